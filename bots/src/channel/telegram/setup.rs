//! Telling Telegram who the bot is: its menu and its descriptions; and reading what Telegram says of it. Knows no question
//! and prints nothing.

use ilfaut_client::dialect::secret::Secret;
use ilfaut_client::model::Language;
use ilfaut_config::locale::{Arg, Words};
use teloxide::prelude::Requester;
use teloxide::types::BotCommand;
use teloxide::{ApiError, Bot, RequestError};

use super::commands::{Entry, MENU};

/// Most characters of a description.
const LONG: usize = 512;
/// Most characters of a short one.
const SHORT: usize = 120;

/// Somebody who may change the bot.
pub(crate) struct Owner(Bot);

/// What Telegram says of the bot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Known {
    /// Its name, without the at sign.
    pub(crate) name: String,
    /// Whether it may be in groups.
    pub(crate) groups: bool,
    /// Whether it hears everything that is said in them.
    pub(crate) hears_all: bool,
    /// Whether it can be called by its name in any chat.
    pub(crate) inline: bool,
}

/// Why Telegram does not do it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It does not know the token.
    Token,
    /// It is to be asked again after so many seconds.
    Later(u32),
    /// It knows the token, and not this method.
    Method(&'static str),
    /// It does not answer, or not as the Bot API does.
    Away,
    /// It does not want to, and says why.
    Refused(String),
}

impl Owner {
    /// The owner of a token, at a server of the Bot API; none: its address cannot be read.
    pub(crate) fn new(token: &Secret, api: &str) -> Option<Self> {
        Some(Self(Bot::new(token.reveal()).set_api_url(api.parse().ok()?)))
    }

    /// What Telegram says of the bot.
    pub(crate) async fn known(&self) -> Result<Known, Refusal> {
        let me = self.0.get_me().await.map_err(|error| refusal(&error))?;
        Ok(Known {
            name: me.user.username.clone().unwrap_or_default(),
            groups: me.can_join_groups,
            hears_all: me.can_read_all_group_messages,
            inline: me.supports_inline_queries,
        })
    }

    /// Sets the menu and the descriptions, in these words, for those who speak a language or for all who speak no other.
    pub(crate) async fn present(
        &self,
        words: &Words,
        to: Option<Language>,
        long: &str,
        short: &str,
    ) -> Result<(), Refusal> {
        let code = to.map(|language| language.to_string());
        let mut request = self.0.set_my_commands(menu(words));
        request.language_code.clone_from(&code);
        request.await.map_err(|error| of_method("setMyCommands", &error))?;
        let mut request = self.0.set_my_description();
        request.description = Some(cut(long, LONG));
        request.language_code.clone_from(&code);
        request.await.map_err(|error| of_method("setMyDescription", &error))?;
        let mut request = self.0.set_my_short_description();
        request.short_description = Some(cut(short, SHORT));
        request.language_code = code;
        request.await.map_err(|error| of_method("setMyShortDescription", &error))?;
        Ok(())
    }
}

fn menu(words: &Words) -> Vec<BotCommand> {
    let command = |entry: &Entry| BotCommand::new(entry.name(words.language()), words.say(entry.about));
    MENU.iter().map(command).collect()
}

/// No longer than Telegram takes.
fn cut(text: &str, most: usize) -> String {
    if text.chars().nth(most).is_none() {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}

/// Why a method is refused to a token that was good a moment ago: « Not Found » speaks of the method then.
fn of_method(method: &'static str, error: &RequestError) -> Refusal {
    match refusal(error) {
        Refusal::Token => Refusal::Method(method),
        other => other,
    }
}

/// Why, without anything of what was sent: the address of a request holds the token.
fn refusal(error: &RequestError) -> Refusal {
    match error {
        RequestError::Api(ApiError::InvalidToken) => Refusal::Token,
        RequestError::Api(ApiError::Unknown(what)) => Refusal::Refused(what.clone()),
        RequestError::Api(error) => Refusal::Refused(error.to_string()),
        RequestError::RetryAfter(wait) => Refusal::Later(wait.seconds()),
        _ => Refusal::Away,
    }
}

impl Refusal {
    /// What it is and what to do.
    pub(crate) fn sentence(&self, api: &str, words: &Words) -> String {
        match self {
            Self::Token => words.say("telegram-token"),
            Self::Later(seconds) => words.say_with("telegram-later", &[("seconds", Arg::from(i64::from(*seconds)))]),
            Self::Method(method) => {
                words.say_with("telegram-method", &[("place", Arg::from(api)), ("method", Arg::from(*method))])
            }
            Self::Away => words.say_with("telegram-away", &[("place", Arg::from(api))]),
            Self::Refused(what) => words.say_with("telegram-refused", &[("what", Arg::from(what.as_str()))]),
        }
    }
}

impl Known {
    /// What only `BotFather` can do, each line saying first whether it is done.
    pub(crate) fn checklist(&self, words: &Words) -> Vec<String> {
        let name = [("name", Arg::from(self.name.as_str()))];
        let line = |done: bool, what: &str| {
            let id = if done { format!("botfather-{what}-done") } else { format!("botfather-{what}") };
            words.say_with(&id, &name)
        };
        vec![
            line(!self.hears_all, "privacy"),
            line(self.inline, "inline"),
            line(self.groups, "groups"),
            line(false, "picture"),
        ]
    }
}

#[cfg(test)]
mod tests {
    use ilfaut_config::locale::Part;

    use super::*;

    const LANGUAGES: [Language; 3] = [Language::FRENCH, Language::ENGLISH, Language::BRETON];

    fn words(language: Language) -> Words {
        Words::new(language, Part::Citizen)
    }

    #[test]
    fn every_command_is_explained_as_telegram_takes_it() {
        for language in LANGUAGES {
            for command in menu(&words(language)) {
                let name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
                assert!((1..=32).contains(&command.command.len()) && command.command.chars().all(name), "{command:?}");
                let length = command.description.chars().count();
                assert!((3..=256).contains(&length) && !command.description.contains('['), "{command:?}");
            }
        }
        let english = menu(&words(Language::ENGLISH));
        assert_eq!((english[0].command.as_str(), english[0].description.as_str()), ("start", "start, or come back"));
        assert_eq!(english[11].command, "stop");
    }

    #[test]
    fn what_is_too_long_is_cut_and_says_so() {
        assert_eq!(cut("été", 3), "été");
        assert_eq!(cut(&"é".repeat(513), LONG), "é".repeat(511) + "…");
    }

    #[test]
    fn the_checklist_tells_what_is_done_from_what_is_not() {
        let good = Known { name: "IlfautBot".into(), groups: true, hears_all: false, inline: true };
        let bad = Known { groups: false, hears_all: true, inline: false, ..good.clone() };
        let [good, bad] = [good, bad].map(|known| known.checklist(&words(Language::FRENCH)));
        assert!(good[..3].iter().all(|line| line.starts_with("fait")), "{good:?}");
        for (line, command) in bad.iter().zip(["/setprivacy", "/setinline", "/setjoingroups", "/setuserpic"]) {
            assert!(line.starts_with("à faire") && line.contains(command) && line.contains("@IlfautBot"), "{line}");
        }
    }

    #[test]
    fn every_refusal_is_one_sentence_without_the_token() {
        let faults = [
            RequestError::Api(ApiError::InvalidToken),
            RequestError::Api(ApiError::Unknown("Bad Request: no".into())),
            RequestError::RetryAfter(teloxide::types::Seconds::from_seconds(7)),
        ];
        for language in LANGUAGES {
            for fault in &faults {
                let told = refusal(fault).sentence("https://api.example", &words(language));
                assert!(!told.contains(['\n', '[', '{']) && !told.is_empty(), "{told}");
            }
        }
        let away = Refusal::Away.sentence("https://api.example", &words(Language::FRENCH));
        assert!(away.contains("https://api.example"), "{away}");
        assert!(refusal(&faults[1]).sentence("", &words(Language::FRENCH)).contains("Bad Request: no"));
    }

    #[test]
    fn a_method_that_is_not_known_says_nothing_against_the_token() {
        let unknown = of_method("setMyCommands", &RequestError::Api(ApiError::InvalidToken));
        for language in LANGUAGES {
            let told = unknown.sentence("http://127.0.0.1:8081", &words(language));
            assert!(told.contains("setMyCommands") && told.contains("http://127.0.0.1:8081"), "{told}");
            assert_ne!(told, Refusal::Token.sentence("", &words(language)));
        }
        let later = RequestError::RetryAfter(teloxide::types::Seconds::from_seconds(7));
        assert_eq!(of_method("setMyCommands", &later), Refusal::Later(7));
    }

    #[test]
    fn an_address_that_is_none_is_no_server() {
        let token = Secret::new("1:a");
        assert!(Owner::new(&token, "http://127.0.0.1:8081").is_some() && Owner::new(&token, "nowhere").is_none());
    }
}

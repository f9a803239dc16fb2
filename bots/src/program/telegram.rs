//! The bot on Telegram: what it needs to start, who it says it is, and its end in order. Knows no update and no dialogue.

use std::fs::{File, TryLockError};
use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

use ilfaut_client::backend::QuestionView;
use ilfaut_client::dialect::secret::Secret;
use ilfaut_client::model::{Channel as Origin, Language};
use ilfaut_config::locale::{Arg, LANGUAGES, Part, Words};
use ilfaut_config::reach::{self, Reached};
use ilfaut_config::settings::{self, is_server};
use ilfaut_config::{diary, environment, gateway, places};

use super::arguments::Bot;
use super::fault::Fault;
use super::{quiet, token};
use crate::channel::Caller;
use crate::channel::ending::Ending;
use crate::channel::telegram::setup::{Owner, Refusal};
use crate::channel::telegram::{self, Intake, Pacing, Telegram, Webhook};

/// How long what is being answered may take once the program is asked to end.
const GRACE: Duration = Duration::from_millis(900);

/// What the bot is set to.
struct Set {
    token: Secret,
    telegram: settings::Telegram,
}

/// Is a bot until the system asks for an end.
pub(super) async fn serve(asked: &Bot, words: &Words) -> Result<(), Fault> {
    let mut ending = Ending::listen().map_err(|error| Fault::Other(error.to_string()))?; // no request to end is missed
    let set = set(asked, words)?;
    let _held = alone(&set, words)?;
    let reached = super::reached(asked.address.as_deref(), asked.key_file.as_deref()).await?;
    let ended = listen(&reached, asked, &set, &mut ending, words).await;
    let shut = reached.backend.shut().await;
    ended?;
    Ok(shut?)
}

async fn listen(reached: &Reached, asked: &Bot, set: &Set, ending: &mut Ending, words: &Words) -> Result<(), Fault> {
    let mut host = super::host(reached, asked.language).await?;
    super::welcomed(reached, &host, Origin::Telegram, &Caller("0".to_owned())).await?;
    host.quiet = quiet::of(set.telegram.quiet);
    let known = owner(set, words)?.known().await.map_err(|refusal| refused(&refusal, set, words))?;
    let store = host.memory.store(); // what was said and its effect are kept in one write
    let opened = Telegram::open(bot(set, words).await?, store, host.identity.clone(), Arc::clone(&host.clock)).await;
    let mut channel = opened.map_err(|fault| failed(&fault, set, words))?;
    let gateway = gateway::beside(reached, asked.language).await;
    let slugs = super::open_slugs(reached).await?;
    let listed = if slugs.is_empty() { words.say("telegram-no-question") } else { slugs.join(", ") };
    let name = ("name", Arg::from(known.name));
    say(&words.say_with("telegram-here", &[name.clone(), ("questions", Arg::from(listed))]));
    let ender = channel.ender();
    let served = tokio::select! {
        served = host.serve(&mut channel) => Some(served),
        () = async { ending.asked().await; ender.end(); tokio::time::sleep(GRACE).await } => None,
    };
    if let Some(gateway) = gateway {
        gateway.end().await;
    }
    match (served, channel.fault()) {
        (Some(_), Some(fault)) => return Err(failed(fault, set, words)),
        (Some(Err(error)), None) => return Err(Fault::Other(error.to_string())),
        _ => say(&words.say_with("telegram-ended", &[name])),
    }
    Ok(())
}

/// Holds the token for this program as long as it is kept; two that fetch messages with one token take them from each other.
fn alone(set: &Set, words: &Words) -> Result<Option<File>, Fault> {
    let number = set.token.reveal().split(':').next().unwrap_or_default().to_owned();
    let place = places::secret_file().with_file_name(format!("telegram-{number}.lock"));
    let opened = place.parent().map(std::fs::create_dir_all).transpose().and_then(|_| File::create(&place));
    let Ok(file) = opened else { return Ok(None) }; // where nothing can be written, Telegram itself tells of a second one
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(Fault::Said(words.say("telegram-twice"))),
        _ => Ok(Some(file)),
    }
}

/// Tells Telegram who the bot is, and its owner what only they can do.
pub(super) async fn set_up(asked: &Bot, words: &Words) -> Result<(), Fault> {
    let set = set(asked, words)?;
    let no = |refusal: Refusal| refused(&refusal, &set, words);
    let owner = owner(&set, words)?;
    let known = owner.known().await.map_err(no)?;
    let reached = super::reached(asked.address.as_deref(), asked.key_file.as_deref()).await?;
    let open = match super::host(&reached, asked.language).await {
        Ok(_) => super::open_questions(&reached).await, // the host gives an empty place its questions
        Err(fault) => Err(fault),
    };
    let shut = reached.backend.shut().await;
    let open = open?;
    shut?;
    let first = Words::new(Language::FRENCH, Part::Citizen);
    owner.present(&first, None, &description(&open, &first), &first.say("describe-short")).await.map_err(no)?;
    for language in LANGUAGES {
        let in_it = Words::new(language, Part::Citizen);
        let (long, short) = (description(&open, &in_it), in_it.say("describe-short"));
        owner.present(&in_it, Some(language), &long, &short).await.map_err(no)?;
    }
    let name = [("name", Arg::from(known.name.as_str()))];
    say(&words.say_with("setup-done", &name));
    say(&format!("\n{}", words.say_with("setup-botfather", &name)));
    for line in known.checklist(words) {
        say(&format!("- {line}"));
    }
    say(&format!("\n{}", words.say("setup-run")));
    for view in &open {
        say(&format!("https://t.me/{}?start={}", known.name, view.question.id));
    }
    Ok(())
}

/// Who runs the bot, what it is for and what it keeps, before anybody presses Start.
fn description(open: &[QuestionView], words: &Words) -> String {
    let organisers = open.iter().map(|view| view.question.operation.organiser.within(words.language()).to_owned());
    let organiser = organisers.into_iter().find(|organiser| !organiser.trim().is_empty());
    let by = organiser.map(|organiser| words.say_with("by", &[("organiser", Arg::from(organiser))]));
    let lines = [Some(words.say("describe")), by, Some(words.say("describe-private"))];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn set(asked: &Bot, words: &Words) -> Result<Set, Fault> {
    diary::begin(asked.log.as_deref(), false).map_err(|fault| match fault {
        diary::Unwritten::Level(level) => Fault::Said(words.say_with("bad-log", &[("log", Arg::from(level))])),
        diary::Unwritten::System(what) => Fault::Other(what),
    })?;
    let mut telegram = settings::load(None).map_err(|told| Fault::Said(told.to_string()))?.telegram;
    if let Some(api) = &asked.api {
        telegram.api.clone_from(api);
    }
    let found = token::find(asked.token_file.as_deref(), telegram.token_file.as_deref(), &environment::of_process);
    let found = found.map_err(|lost| Fault::Said(lost.sentence(words)))?;
    if let Some(file) = found.open {
        let place = Arg::from(file.display().to_string());
        let _ = writeln!(io::stderr(), "{}", words.say_with("token-open", &[("place", place)]));
    }
    Ok(Set { token: found.token, telegram })
}

fn owner(set: &Set, words: &Words) -> Result<Owner, Fault> {
    let api = &set.telegram.api;
    let owner = is_server(api).then(|| Owner::new(&set.token, api)).flatten();
    owner.ok_or_else(|| Fault::Said(words.say_with("telegram-api", &[("place", Arg::from(api.as_str()))])))
}

/// The bot, as its channel wants it.
async fn bot(set: &Set, words: &Words) -> Result<telegram::Settings, Fault> {
    let own = set.telegram.api != settings::Telegram::default().api;
    let api = if own { set.telegram.api.parse().ok() } else { None };
    let intake = match &set.telegram.webhook {
        None => Intake::Poll,
        Some(url) => Intake::Webhook(webhook(set, url, words).await?),
    };
    let pacing = Pacing { overall: set.telegram.messages_per_second, ..Pacing::default() };
    Ok(telegram::Settings { token: set.token.clone(), api, intake, pacing })
}

async fn webhook(set: &Set, url: &str, words: &Words) -> Result<Webhook, Fault> {
    let listen = &set.telegram.listen;
    let nowhere = |what: String| {
        let args = [("place", Arg::from(listen.as_str())), ("what", Arg::from(what))];
        Fault::Said(words.say_with("telegram-listening", &args))
    };
    let places = tokio::net::lookup_host(listen.as_str()).await.map_err(|error| nowhere(error.to_string()))?;
    let listen = places.into_iter().next().ok_or_else(|| nowhere(String::new()))?;
    let secret = reach::key_or_new(&places::webhook_secret_file(set.telegram.secret_file.as_deref()))?;
    let url = url.parse().map_err(|_| Fault::Said(words.say_with("telegram-webhook", &[("what", Arg::from(url))])))?;
    let connections = u8::try_from(set.telegram.connections.get()).unwrap_or(u8::MAX);
    Ok(Webhook { url, listen, secret, connections })
}

fn refused(refusal: &Refusal, set: &Set, words: &Words) -> Fault {
    Fault::Said(refusal.sentence(&set.telegram.api, words))
}

fn failed(fault: &telegram::Fault, set: &Set, words: &Words) -> Fault {
    use telegram::Fault as Why;
    let what = |id: &str, what: String| words.say_with(id, &[("what", Arg::from(what))]);
    Fault::Said(match fault {
        Why::Refused => return refused(&Refusal::Token, set, words),
        Why::Unreachable => return refused(&Refusal::Away, set, words),
        Why::Conflict => words.say("telegram-conflict"),
        Why::Webhook(why) => what("telegram-webhook", why.clone()),
        Why::Listening(error) => {
            let args = [("place", Arg::from(set.telegram.listen.as_str())), ("what", Arg::from(error.to_string()))];
            words.say_with("telegram-listening", &args)
        }
        Why::Store(error) => what("open-other", error.to_string()),
    })
}

fn say(line: &str) {
    let _ = writeln!(io::stdout(), "{line}"); // whoever does not read it does not need it
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_fits_and_says_that_votes_are_secret() {
        for language in LANGUAGES {
            let words = Words::new(language, Part::Citizen);
            let text = description(&[], &words);
            assert!(text.chars().count() <= 400 && text.lines().count() == 2, "{text}");
            assert!(words.say("describe-short").chars().count() <= 120);
        }
    }
}

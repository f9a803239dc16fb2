//! Commands typed in words: every action and every page by its name, in French or in English, and the few that take words of
//! their own. Knows what is called how; what is then done stands elsewhere.

use ilfaut_client::model::Language;
use ilfaut_client::rules::words::folded;
use ilfaut_config::locale::{Part, Words};

use crate::keys::{Action, Keymap, Scope};

/// What a command is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// What a key does, too.
    Do(Action),
    /// Open a question by its name.
    Question,
    /// Show all questions.
    Questions,
    /// Speak another language.
    Language,
    /// Look different.
    Theme,
    /// One proposal at a time, or the list.
    View,
    /// Show the names of all actions, with their keys.
    Keyboard,
}

/// What only a command does, with the message that names it.
const OWN: [(What, &str); 6] = [
    (What::Question, "command-question"),
    (What::Questions, "command-questions"),
    (What::Language, "command-language"),
    (What::Theme, "command-theme"),
    (What::View, "command-view"),
    (What::Keyboard, "command-keyboard"),
];

/// A command with its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Command {
    /// What it is for.
    pub(crate) what: What,
    /// Its name in the reader's language.
    pub(crate) name: String,
    /// What it does, in a sentence.
    pub(crate) help: String,
    /// All its names, folded.
    names: Vec<String>,
}

/// All commands.
pub(crate) fn commands(words: &Words, keys: &Keymap, scope: Scope) -> Vec<Command> {
    let spoken =
        [words.clone(), Words::new(Language::FRENCH, Part::Console), Words::new(Language::ENGLISH, Part::Console)];
    let own = OWN.into_iter().map(|(what, id)| {
        let help = words.say(&format!("{id}.help"));
        command(&spoken, what, id, None, help)
    });
    let actions = Action::ALL.into_iter().filter(|action| *action != Action::Palette).map(|action| {
        let id = format!("action-{}", action.name());
        command(&spoken, What::Do(action), &id, Some(action.name()), help(words, keys, scope, action))
    });
    own.chain(actions).collect()
}

fn command(spoken: &[Words], what: What, id: &str, stable: Option<&str>, help: String) -> Command {
    let said = spoken.iter().map(|words| words.say(id)).collect::<Vec<_>>().join("|");
    let names: Vec<&str> = said.split('|').map(str::trim).chain(stable).collect();
    let name = names.first().copied().unwrap_or_default().to_owned();
    Command { what, name, help, names: names.into_iter().map(folded).collect() }
}

/// What an action does: as its key says it here, else as it says it elsewhere.
fn help(words: &Words, keys: &Keymap, scope: Scope, action: Action) -> String {
    let here = keys.bindings(scope).find(|binding| binding.action == action);
    let binding = here.or_else(|| keys.all().iter().find(|binding| binding.action == action));
    words.say(&binding.map_or_else(|| format!("help-{}", action.name()), |binding| binding.help.to_owned()))
}

impl Command {
    /// How well what is typed fits it: 0 is best; none: not at all.
    fn fit(&self, typed: &str) -> Option<usize> {
        let starts = self.names.iter().any(|name| name.starts_with(typed));
        let within = || self.names.iter().any(|name| name.contains(typed));
        let scattered = || self.names.iter().any(|name| is_scattered(typed, name));
        let told = || typed.chars().count() > 2 && folded(&self.help).contains(typed);
        let ways: [&dyn Fn() -> bool; 4] = [&|| starts, &within, &told, &scattered];
        ways.iter().position(|fits| fits())
    }

    /// Whether one of its names begins so.
    fn begins(&self, typed: &str) -> bool {
        self.names.iter().any(|name| name.starts_with(typed))
    }
}

/// Whether the letters of `typed` stand in `name` in their order, the first at its beginning.
fn is_scattered(typed: &str, name: &str) -> bool {
    let mut letters = name.chars();
    typed.chars().count() > 1
        && typed.chars().next() == name.chars().next()
        && typed.chars().all(|c| letters.any(|l| l == c))
}

/// The commands that what is typed may mean, the likeliest first.
pub(crate) fn matches(known: &[Command], typed: &str) -> Vec<usize> {
    let typed = folded(typed.trim());
    let mut found: Vec<(usize, usize)> =
        known.iter().enumerate().filter_map(|(at, command)| Some((command.fit(&typed)?, at))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, at)| at).collect()
}

/// What is meant by a line, and the words that follow its name.
pub(crate) fn meant<'k>(known: &'k [Command], line: &str) -> Result<(&'k Command, String), Unknown> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let exact = (1..=words.len()).rev().find_map(|count| {
        let name = folded(&words[..count].join(" "));
        let command = known.iter().find(|command| command.names.contains(&name))?;
        Some((command, words[count..].join(" ")))
    });
    exact.map_or_else(|| begun(known, &words), Ok)
}

/// A first word that only one command begins with.
fn begun<'k>(known: &'k [Command], words: &[&str]) -> Result<(&'k Command, String), Unknown> {
    let first = folded(words.first().copied().unwrap_or_default());
    let mut fit = known.iter().filter(|command| !first.is_empty() && command.begins(&first));
    match (fit.next(), fit.next()) {
        (Some(only), None) => Ok((only, words[1..].join(" "))),
        _ => Err(Unknown { near: near(known, &first) }),
    }
}

/// A command that nobody knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unknown {
    /// The names that are nearest.
    pub(crate) near: Vec<String>,
}

fn near(known: &[Command], typed: &str) -> Vec<String> {
    let begun = known.iter().filter(|command| !typed.is_empty() && command.begins(typed)).map(|one| one.name.clone());
    let begun: Vec<String> = begun.take(3).collect();
    if !begun.is_empty() {
        return begun;
    }
    let distance = |command: &Command| command.names.iter().map(|name| strsim::damerau_levenshtein(typed, name)).min();
    known.iter().min_by_key(|command| distance(command)).map(|command| command.name.clone()).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Tab;

    fn known(language: Language) -> Vec<Command> {
        commands(&Words::new(language, Part::Console), &Keymap::default(), Scope::Queue)
    }

    fn what(line: &str) -> Option<(What, String)> {
        let known = known(Language::FRENCH);
        meant(&known, line).ok().map(|(command, rest)| (command.what, rest))
    }

    #[test]
    fn every_command_has_names_of_its_own_in_both_languages() {
        for language in [Language::FRENCH, Language::ENGLISH] {
            let known = known(language);
            for (at, command) in known.iter().enumerate() {
                assert!(!command.name.contains(['[', '{']) && !command.help.contains(['[', '{']), "{command:?}");
                for name in &command.names {
                    let other = known[..at].iter().find(|other| other.names.contains(name));
                    assert_eq!(other, None, "{name} is {command:?}, too");
                }
            }
        }
    }

    #[test]
    fn the_words_of_the_design_are_understood() {
        let rows = [
            ("file", What::Do(Action::Tab(Tab::Queue)), ""),
            ("carte", What::Do(Action::Tab(Tab::Map)), ""),
            ("activite", What::Do(Action::Tab(Tab::Activity)), ""),
            ("Activité", What::Do(Action::Tab(Tab::Activity)), ""),
            ("stats", What::Do(Action::Tab(Tab::Stats)), ""),
            ("journal", What::Do(Action::Tab(Tab::Journal)), ""),
            ("question eau", What::Question, "eau"),
            ("questions", What::Questions, ""),
            ("langue en", What::Language, "en"),
            ("thème sombre", What::Theme, "sombre"),
            ("verrou prendre", What::Do(Action::Seize), ""),
            ("verrou libérer", What::Do(Action::Release), ""),
            ("messages", What::Do(Action::Messages), ""),
            ("erreurs", What::Do(Action::Faults), ""),
            ("tâches", What::Do(Action::Tasks), ""),
            ("copie", What::Do(Action::ShowText), ""),
            ("pied off", What::Do(Action::Hints), "off"),
            ("bip on", What::Do(Action::Bell), "on"),
            ("vue flux", What::View, "flux"),
            ("masquer résultats", What::Do(Action::Results), ""),
            ("filtre canal:TG >2h", What::Do(Action::Filter), "canal:TG >2h"),
            ("clavier", What::Keyboard, ""),
            ("vérifier", What::Do(Action::Verify), ""),
            ("export", What::Do(Action::Export), ""),
            ("accept", What::Do(Action::Accept), ""),
            ("postpone", What::Do(Action::Postpone), ""),
            ("refus", What::Do(Action::Refuse), ""),
        ];
        for (line, expected, rest) in rows {
            assert_eq!(what(line), Some((expected, rest.to_owned())), "{line}");
        }
    }

    #[test]
    fn an_unknown_command_names_what_is_near() {
        let known = known(Language::FRENCH);
        assert_eq!(meant(&known, "accepetr").unwrap_err().near, ["accepter"]);
        assert!(meant(&known, "").is_err());
        let first = |typed: &str| known[matches(&known, typed)[0]].name.clone();
        assert_eq!((first("carte").as_str(), first("dbl").as_str()), ("carte", "doublon"));
        assert_eq!(matches(&known, "").len(), known.len());
    }
}

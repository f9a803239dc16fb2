//! The words that are understood in line mode, in every language at once, from the locales. Knows no state.

use ilfaut_client::model::Language;
use ilfaut_client::rules::words::folded;
use ilfaut_config::locale::{Part, Words};

use crate::keys::{Action, Tab};

/// Each action with the message that lists its words.
const VERBS: [(Action, &str); 40] = [
    (Action::Accept, "plain-verb-accept"),
    (Action::Refuse, "plain-verb-refuse"),
    (Action::Postpone, "plain-verb-postpone"),
    (Action::Undo, "plain-verb-undo"),
    (Action::Redo, "plain-verb-redo"),
    (Action::Edit, "plain-verb-edit"),
    (Action::Tags, "plain-verb-tags"),
    (Action::Duplicate, "plain-verb-duplicate"),
    (Action::Message, "plain-verb-message"),
    (Action::Note, "plain-verb-note"),
    (Action::Wake, "plain-verb-wake"),
    (Action::Author, "plain-verb-author"),
    (Action::Seize, "plain-verb-seize"),
    (Action::Reveal, "plain-verb-reveal"),
    (Action::Compare, "plain-verb-compare"),
    (Action::Mark, "plain-verb-mark"),
    (Action::OnMarked, "plain-verb-on-marked"),
    (Action::ClearMarks, "plain-verb-clear-marks"),
    (Action::Search, "plain-verb-search"),
    (Action::Filter, "plain-verb-filter"),
    (Action::ClearFilter, "plain-verb-clear-filter"),
    (Action::Sort, "plain-verb-sort"),
    (Action::Palette, "plain-verb-palette"),
    (Action::Help, "plain-verb-help"),
    (Action::ShowText, "plain-verb-copy"),
    (Action::Export, "plain-verb-export"),
    (Action::Messages, "plain-verb-messages"),
    (Action::Tasks, "plain-verb-tasks"),
    (Action::Tab(Tab::Queue), "plain-verb-queue"),
    (Action::Tab(Tab::Map), "plain-verb-map"),
    (Action::Tab(Tab::Activity), "plain-verb-activity"),
    (Action::Tab(Tab::Stats), "plain-verb-stats"),
    (Action::Tab(Tab::Journal), "plain-verb-journal"),
    (Action::Open, "plain-verb-open"),
    (Action::Back, "plain-verb-back"),
    (Action::Down, "plain-verb-next"),
    (Action::Up, "plain-verb-previous"),
    (Action::NextZone, "plain-verb-zone"),
    (Action::Reload, "plain-verb-reload"),
    (Action::Quit, "plain-verb-quit"),
];

/// The words that are understood.
pub(super) struct Verbs {
    actions: Vec<(String, Action)>,
    /// Words that ask for the similar proposals.
    similar: Vec<String>,
    /// Words before the name of a list.
    list: Vec<String>,
}

impl Verbs {
    /// All of them.
    pub(super) fn new() -> Self {
        let spoken = [Language::FRENCH, Language::ENGLISH].map(|language| Words::new(language, Part::Console));
        let listed = |id: &str| {
            let words = spoken.iter().flat_map(|words| {
                let list = words.say(id);
                list.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
            });
            words.collect::<Vec<_>>()
        };
        let actions = VERBS.iter().flat_map(|(action, id)| listed(id).into_iter().map(|word| (word, *action)));
        Self { actions: actions.collect(), similar: listed("plain-verb-similar"), list: listed("plain-verb-list") }
    }

    /// What a word asks for; one letter is taken as it is written, a longer word in any case and without accents.
    pub(super) fn action(&self, word: &str) -> Option<Action> {
        self.actions.iter().find(|(known, _)| same(known, word)).map(|(_, action)| *action)
    }

    /// Whether a word asks for the similar proposals.
    pub(super) fn is_similar(&self, word: &str) -> bool {
        self.similar.iter().any(|known| same(known, word))
    }

    /// Whether the name of a list follows.
    pub(super) fn is_list(&self, word: &str) -> bool {
        self.list.iter().any(|known| same(known, word))
    }
}

/// Whether a typed word is this one.
fn same(known: &str, word: &str) -> bool {
    known == word || (known.chars().count() > 1 && folded(known) == folded(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_asks_for_two_things() {
        let verbs = Verbs::new();
        let all = verbs.actions.iter();
        for (at, (word, action)) in all.enumerate() {
            assert!(!word.contains('['), "{word} for {action:?} has no words");
            let other = verbs.actions[..at].iter().find(|(known, _)| same(known, word));
            assert!(other.is_none_or(|(_, other)| other == action), "{word}: {action:?} and {other:?}");
        }
    }

    #[test]
    fn words_are_known_in_both_languages_in_any_case_and_without_accents() {
        let verbs = Verbs::new();
        for word in ["a", "accepter", "ACCEPTE", "accept"] {
            assert_eq!(verbs.action(word), Some(Action::Accept), "{word}");
        }
        assert_eq!((verbs.action("etiquettes"), verbs.action("D")), (Some(Action::Tags), Some(Action::Duplicate)));
        assert_eq!((verbs.action("d"), verbs.action("bonjour")), (None, None));
    }
}

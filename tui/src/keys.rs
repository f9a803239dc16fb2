//! Keys: what they are, what they ask for, and the table that binds one to the other.
//! Knows neither the terminal's own key codes nor what an action changes.

mod action;
mod key;
mod keymap;
mod names;
mod table;

use ilfaut_client::model::RefusalReason;

pub(crate) use action::{Action, Scope, Tab};
pub(crate) use key::Key;
pub(crate) use keymap::Keymap;
#[cfg(test)]
pub(crate) use table::BINDINGS;
pub(crate) use table::Binding;

/// The letters of the picker, in the order it shows them.
pub(crate) const REASONS: [(char, RefusalReason); 12] = [
    ('i', RefusalReason::Incomprehensible),
    ('h', RefusalReason::OffTopic),
    ('p', RefusalReason::Partisan),
    ('j', RefusalReason::Legal),
    ('c', RefusalReason::Advertising),
    ('t', RefusalReason::Test),
    ('d', RefusalReason::AlreadyExists),
    ('m', RefusalReason::MultipleIdeas),
    ('l', RefusalReason::InvalidLanguage),
    ('g', RefusalReason::Rudeness),
    ('o', RefusalReason::OutOfPoliticalScope),
    ('a', RefusalReason::Other),
];

#[cfg(test)]
mod tests {
    use ilfaut_client::model::Language;
    use ilfaut_config::locale::{Part, Words};

    use super::*;

    fn action(scope: Scope, key: Key) -> Option<Action> {
        Keymap::default().action(scope, key)
    }

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for scope in Scope::ALL {
            let keymap = Keymap::default();
            let keys: Vec<Key> = keymap.bindings(scope).flat_map(|binding| binding.keys.iter()).copied().collect();
            for (at, key) in keys.iter().enumerate() {
                assert!(!keys[..at].contains(key), "{key:?} twice in {scope:?}");
            }
        }
    }

    #[test]
    fn no_letter_of_the_picker_is_taken() {
        for (letter, _) in REASONS {
            assert_eq!(action(Scope::Reasons, Key::Char(letter)), None, "{letter}");
        }
    }

    #[test]
    fn every_key_is_named_and_explained_in_both_languages() {
        for language in [Language::FRENCH, Language::ENGLISH] {
            let words = Words::new(language, Part::Console);
            for binding in BINDINGS {
                let said = binding.keys.iter().map(|key| key.label(&words)).chain([words.say(binding.help)]);
                let said: Vec<String> = said.chain(binding.footer.map(|id| words.say(id))).collect();
                assert!(said.iter().all(|said| said.len() == 1 || !said.starts_with('[')), "{language}: {said:?}");
                assert!(said[binding.keys.len()].chars().count() <= 58, "{language}: {said:?}");
            }
        }
    }

    #[test]
    fn every_reason_has_one_letter() {
        for reason in RefusalReason::ALL {
            assert_eq!(REASONS.iter().filter(|(_, known)| *known == reason).count(), 1, "{reason}");
        }
    }

    #[test]
    fn the_key_that_asks_for_a_refusal_never_confirms_it() {
        let keymap = Keymap::default();
        let asking = keymap.bindings(Scope::Queue).find(|binding| binding.action == Action::Refuse).unwrap();
        let confirming = keymap.bindings(Scope::Reasons).find(|binding| binding.action == Action::Confirm).unwrap();
        assert!(asking.keys.iter().all(|key| !confirming.keys.contains(key)));
    }
}

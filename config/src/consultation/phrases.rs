//! How a proposal begins in each language, unless the file says otherwise.

use ilfaut_client::model::{Language, PhraseRule};

/// The rule of a language; none when nobody has said how a proposal begins in it.
pub fn phrase_rule(language: Language) -> Option<PhraseRule> {
    match language {
        Language::FRENCH => Some(PhraseRule::french()),
        Language::ENGLISH => {
            Some(PhraseRule::new("We should", &["we must", "we need to", "we should not", "we must not"]))
        }
        Language::BRETON => Some(PhraseRule::new("Ret eo", &["red eo", "ret e vefe", "ne ret ket", "arabat"])),
        _ => None,
    }
}

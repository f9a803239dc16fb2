//! One sentence for everything that can be refused or go wrong: what it is, what was kept, what to do.

use ilfaut_client::{Error, Refusal};
use ilfaut_config::fault::opening;
use ilfaut_config::locale::{Arg, Words};

use super::status;
use crate::widget::text;

/// What went wrong.
pub(crate) fn fault(words: &Words, error: &Error) -> String {
    match error {
        Error::Refused(refusal) => refused(words, refusal),
        Error::NotFound(_) => words.say("fault-gone"),
        Error::NotSupported(_) => words.say("fault-not-supported"),
        Error::Closed(fault) => opening(fault, words.language()),
        Error::Unavailable(what) => words.say_with("fault-unavailable", &[("what", text::shown(what).into())]),
    }
}

/// What went wrong with one proposal.
pub(crate) fn fault_on(words: &Words, error: &Error, excerpt: &str) -> String {
    words.say_with("fault-on", &[("text", excerpt.into()), ("what", fault(words, error).into())])
}

fn refused(words: &Words, refusal: &Refusal) -> String {
    match refusal {
        Refusal::AlreadyDecided { by, status: now } => {
            let args = [("name", Arg::from(text::shown(by))), ("status", status(words, *now).into())];
            words.say_with("fault-already-decided", &args)
        }
        Refusal::Leased { by, seconds } => {
            let args = [("name", Arg::from(text::shown(by))), ("seconds", i64::from(*seconds).into())];
            words.say_with("fault-leased", &args)
        }
        Refusal::InvalidState(now) => words.say_with("fault-state", &[("status", status(words, *now).into())]),
        Refusal::Contested => words.say("fault-contested"),
        Refusal::ReasonMissing => words.say("fault-reason"),
        Refusal::NotADuplicate => words.say("fault-not-a-duplicate"),
        Refusal::WordsMissing => words.say("fault-words-missing"),
        Refusal::WordsTooLong { length, max } => {
            words.say_with("fault-words-too-long", &[("length", Arg::from(*length)), ("max", Arg::from(*max))])
        }
        Refusal::NobodyToTell => words.say("fault-nobody-to-tell"),
        Refusal::NothingToUndo => words.say("fault-nothing-to-undo"),
        Refusal::TextErased => words.say("fault-erased"),
        other => words.say_with("fault-refused", &[("what", other.to_string().into())]),
    }
}

#[cfg(test)]
mod tests {
    use ilfaut_client::error::OpenFault;
    use ilfaut_client::model::{Language, Status, Time};
    use ilfaut_config::locale::Part;

    use super::*;

    fn refusals() -> Vec<Refusal> {
        vec![
            Refusal::AlreadyDecided { by: "Inès".into(), status: Status::Accepted },
            Refusal::Leased { by: "Inès".into(), seconds: 40 },
            Refusal::InvalidState(Status::Archived),
            Refusal::Contested,
            Refusal::ReasonMissing,
            Refusal::NotADuplicate,
            Refusal::WordsMissing,
            Refusal::WordsTooLong { length: 300, max: 280 },
            Refusal::NobodyToTell,
            Refusal::NothingToUndo,
            Refusal::TextErased,
            Refusal::NotOpenYet { opens: Time(0) },
        ]
    }

    #[test]
    fn every_fault_is_a_sentence_in_both_languages() {
        for language in [Language::FRENCH, Language::ENGLISH] {
            let words = Words::new(language, Part::Console);
            let refused = refusals().into_iter().map(Error::Refused);
            let closed = Error::Closed(OpenFault::Locked("/tmp/x".into()));
            let others =
                [closed, Error::NotFound("p1".into()), Error::NotSupported("x"), Error::Unavailable("x".into())];
            for error in refused.chain(others) {
                let sentence = fault_on(&words, &error, "plus de bancs");
                assert!(!sentence.contains(['[', '{']) && sentence.contains("plus de bancs"), "{error:?}: {sentence}");
                assert!(!sentence.contains('\n'), "{sentence}");
            }
        }
    }

    #[test]
    fn who_was_faster_is_named() {
        let words = Words::new(Language::FRENCH, Part::Console);
        let error = Refusal::AlreadyDecided { by: "Inès".into(), status: Status::Accepted }.into();
        assert!(fault(&words, &error).contains("Inès"));
        assert!(fault(&words, &error).contains("acceptée"));
    }
}

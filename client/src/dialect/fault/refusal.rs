//! Refusals of the port as error answers, and back. make.org's body says less than a refusal does: what is lost is named here.
//!
//! Written: the instant a question opens or ended, the limits and the status of another proposal go into the message only
//! (and, between ilfaut and ilfaut, into the header of [`exact`](super::exact())). Read: what the body does not say comes from
//! [`About`], which the caller knows: the text it sent, the status it saw, the end of the question.

use super::{Body, Fault, Key};
use crate::dialect::length;
use crate::error::{Error, Refusal};
use crate::model::{PhraseFault, PhraseRule, Status, Time};

/// How long make.org's moderators hold a proposal, in seconds (its default).
pub const LOCK_SECONDS: u32 = 15;

/// What was being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Act {
    /// Reading.
    #[default]
    Read,
    /// Voting, or taking a vote back.
    Vote,
    /// Qualifying a vote.
    Qualify,
    /// Proposing.
    Propose,
    /// Holding or deciding.
    Moderate,
    /// One's own account.
    Account,
}

/// What the caller knows of a request that was answered with a fault.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// What was being done.
    pub act: Act,
    /// What it was done to, for « not found ».
    pub name: String,
    /// The text that was sent.
    pub text: String,
    /// The opening that the question offers.
    pub prefix: String,
    /// The status of the proposal when it was last seen.
    pub seen: Option<Status>,
    /// When the question ends, if that is known.
    pub closes: Option<Time>,
}

impl Fault {
    /// A refusal as an answer, for what was being done.
    pub fn refused(refusal: &Refusal, act: Act) -> Self {
        let (status, field, key) = place(refusal, act);
        let message = match refusal {
            Refusal::Leased { by, .. } => by.clone(),
            other => other.to_string(),
        };
        Self::one(status, field, key, message)
    }

    /// Any error of the port as an answer; nothing of the inside is told.
    pub fn of(error: &Error, act: Act) -> Self {
        match error {
            Error::Refused(refusal) => Self::refused(refusal, act),
            Error::NotFound(what) => Self::one(404, "id", Key::NotFound, what),
            Error::NotSupported(what) => Self::one(501, "unknown", Key::Unknown, *what),
            Error::Closed(_) | Error::Unavailable(_) => {
                Self { status: 503, body: Body::Opaque("the consultation is out of reach".to_owned()) }
            }
        }
    }

    /// What an answer means to a caller of the port.
    pub fn error(&self, about: &About) -> Error {
        match self.status {
            400 => self.refusal(about).map_or_else(|| Error::Unavailable(self.told()), Error::Refused),
            401 => Error::NotSupported("do this without a valid login"),
            403 if about.act == Act::Account => Error::Refused(Refusal::NotYours),
            403 => Error::NotSupported("let this account do that"),
            404 => Error::NotFound(about.name.clone()),
            501 => Error::NotSupported("do this"),
            _ => Error::Unavailable(self.told()),
        }
    }

    /// The rule that a list of faults says was broken: the first that is known.
    pub fn refusal(&self, about: &About) -> Option<Refusal> {
        self.faults().iter().find_map(|fault| {
            let key = fault.key.known()?;
            match fault.field.as_str() {
                "content" | "newContent" => content(key, about),
                "moderatorName" if key == Key::AlreadyLocked => {
                    let by = fault.message.clone().unwrap_or_default();
                    Some(Refusal::Leased { by, seconds: LOCK_SECONDS })
                }
                "status" => state(key, about),
                "questionId" | "question" if key == Key::Closed => Some(over(about)),
                "proposalId" if key == Key::OwnProposal => Some(Refusal::OwnProposal),
                "qualificationKey" => Some(Refusal::QualificationDoesNotFit),
                "refusalReason" => Some(Refusal::ReasonMissing),
                _ => None,
            }
        })
    }

    /// The answer in one line for whoever reads logs: the status and the keys, nothing that was typed.
    fn told(&self) -> String {
        let keys: Vec<String> = self.faults().iter().map(|fault| format!("{}/{}", fault.field, fault.key)).collect();
        format!("the server answered {} {}", self.status, keys.join(", ")).trim_end().to_owned()
    }
}

fn over(about: &About) -> Refusal {
    about.closes.map_or(Refusal::NoProposals, |closed| Refusal::Finished { closed })
}

fn content(key: Key, about: &About) -> Option<Refusal> {
    let length = length::characters(&about.text);
    let fault = match key {
        Key::TooShort => PhraseFault::TooShort { length, min: PhraseRule::MIN },
        Key::TooLong => PhraseFault::TooLong { length, max: PhraseRule::MAX },
        Key::InvalidContent if length::has_markup(&about.text) => PhraseFault::Markup,
        Key::InvalidContent => PhraseFault::Opening { prefix: about.prefix.clone() },
        Key::AlreadyProposed => {
            return Some(Refusal::AlreadyProposed { status: about.seen.unwrap_or(Status::Pending) });
        }
        Key::TooManyPending => return Some(Refusal::TooManyPending { limit: crate::backend::MAX_PENDING }),
        _ => return None,
    };
    Some(Refusal::Phrase(fault))
}

fn state(key: Key, about: &About) -> Option<Refusal> {
    let seen = about.seen.unwrap_or(Status::Pending);
    match (key, about.act) {
        (Key::Closed, _) => Some(over(about)),
        (Key::InvalidState, Act::Vote | Act::Qualify) if seen == Status::Accepted => Some(over(about)),
        (Key::InvalidState, Act::Vote | Act::Qualify) => Some(Refusal::NotVotable(seen)),
        (Key::InvalidState, Act::Account) => Some(Refusal::NotWithdrawable(seen)),
        (Key::InvalidState | Key::AlreadyDecided, _) => Some(Refusal::InvalidState(seen)),
        _ => None,
    }
}

/// The status, field and key that stand for a refusal.
fn place(refusal: &Refusal, act: Act) -> (u16, &'static str, Key) {
    match refusal {
        Refusal::NotOpenYet { .. } | Refusal::Finished { .. } if act == Act::Propose => {
            (400, "questionId", Key::Closed)
        }
        Refusal::NoProposals => (400, "questionId", Key::Closed),
        Refusal::OwnProposal => (400, "proposalId", Key::OwnProposal),
        Refusal::QualificationDoesNotFit => (400, "qualificationKey", Key::InvalidValue),
        Refusal::Phrase(PhraseFault::TooShort { .. }) => (400, "content", Key::TooShort),
        Refusal::Phrase(PhraseFault::TooLong { .. }) => (400, "content", Key::TooLong),
        Refusal::Phrase(PhraseFault::Opening { .. } | PhraseFault::Markup) => (400, "content", Key::InvalidContent),
        Refusal::AlreadyProposed { .. } => (400, "content", Key::AlreadyProposed),
        Refusal::TooManyPending { .. } => (400, "content", Key::TooManyPending),
        Refusal::TextErased => (400, "content", Key::NotFound),
        Refusal::NotYours => (403, "userId", Key::AccessDenied),
        Refusal::Leased { .. } => (400, "moderatorName", Key::AlreadyLocked),
        Refusal::AlreadyDecided { .. } => (400, "status", Key::AlreadyDecided),
        Refusal::ReasonMissing => (400, "refusalReason", Key::Mandatory),
        Refusal::NotADuplicate => (400, "duplicateOf", Key::InvalidValue),
        Refusal::WordsMissing => (400, "words", Key::Mandatory),
        Refusal::WordsTooLong { .. } => (400, "words", Key::TooLong),
        Refusal::NothingToUndo | Refusal::NotSetAside | Refusal::NobodyToTell => (400, "id", Key::NotFound),
        Refusal::BeingErased | Refusal::NotBeingErased => (400, "userId", Key::InvalidState),
        Refusal::NotOpenYet { .. }
        | Refusal::Finished { .. }
        | Refusal::NotVotable(_)
        | Refusal::NotWithdrawable(_)
        | Refusal::NotAppealable(_)
        | Refusal::Contested
        | Refusal::InvalidState(_) => (400, "status", Key::InvalidState),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn back(refusal: &Refusal, about: &About) -> Option<Refusal> {
        Fault::refused(refusal, about.act).refusal(about)
    }

    #[test]
    fn what_the_body_can_say_comes_back() {
        let text = "Il faut ça".to_owned();
        let about =
            About { act: Act::Propose, prefix: "Il faut".into(), text, closes: Some(Time(9)), ..About::default() };
        for refusal in [
            Refusal::Phrase(PhraseFault::TooShort { length: 10, min: 12 }),
            Refusal::Phrase(PhraseFault::Opening { prefix: "Il faut".into() }),
            Refusal::AlreadyProposed { status: Status::Pending },
            Refusal::TooManyPending { limit: 3 },
            Refusal::Finished { closed: Time(9) },
        ] {
            assert_eq!(back(&refusal, &about).as_ref(), Some(&refusal));
        }
    }

    #[test]
    fn a_vote_on_what_takes_none_says_which() {
        let about = |seen| About { act: Act::Vote, seen: Some(seen), closes: Some(Time(3)), ..About::default() };
        let refused = Refusal::NotVotable(Status::Refused);
        assert_eq!(back(&refused, &about(Status::Refused)), Some(refused));
        let over = Refusal::Finished { closed: Time(3) };
        assert_eq!(back(&over, &about(Status::Accepted)), Some(over));
        assert_eq!(back(&Refusal::OwnProposal, &about(Status::Accepted)), Some(Refusal::OwnProposal));
    }

    #[test]
    fn the_holder_of_a_lock_is_the_message() {
        let held = Refusal::Leased { by: "Camille".into(), seconds: LOCK_SECONDS };
        let fault = Fault::refused(&held, Act::Moderate);
        assert_eq!(fault.find("moderatorName", Key::AlreadyLocked).unwrap().message.as_deref(), Some("Camille"));
        assert_eq!(fault.refusal(&About::default()), Some(held));
    }

    #[test]
    fn an_answer_means_what_its_status_says() {
        let about = About { name: "p-1".into(), ..About::default() };
        let error = |status, body: &str| Fault::read(status, body.as_bytes()).error(&about);
        assert!(matches!(error(404, "no such thing"), Error::NotFound(name) if name == "p-1"));
        assert!(matches!(error(401, ""), Error::NotSupported(_)) && matches!(error(403, ""), Error::NotSupported(_)));
        for status in [400, 409, 412, 429, 500, 503] {
            assert!(
                matches!(error(status, "<html>secret</html>"), Error::Unavailable(told) if !told.contains("secret"))
            );
        }
    }

    #[test]
    fn nothing_of_the_inside_is_told() {
        let fault = Fault::of(&Error::Unavailable("disk /x is full".into()), Act::Vote);
        assert!(fault.status == 503 && !fault.body.write().1.contains("disk"));
    }
}

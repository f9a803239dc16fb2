//! What happened: the only thing the journal keeps. No event holds a personal datum.
//!
//! Participants, proposals, moderators and questions are numbered in the order of the events that made them. New kinds
//! are added at the end; none is ever changed or removed, so that every journal stays readable.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::model::{
    Aggregate, Channel, Language, ParticipantId, Qualification, RefusalReason, Status, Time, TopicId, Trust, VoteKey,
};
use crate::rules::rotation::Why;
use crate::rules::watch::Reason;

/// Who wrote a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Author {
    /// A participant, by number.
    Participant(u32),
    /// Nobody known: a seed of the organiser, or a row of a file.
    Unknown,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// A question was created, or all that its file says of it was replaced (JSON, readable for ever).
    QuestionSet {
        /// The question, as JSON.
        json: String,
    },
    /// The end of a question was set by hand.
    QuestionClosed {
        /// The question.
        question: u16,
        /// When it ends; none: it has no end.
        at: Option<Time>,
    },
    /// A participant came for the first time.
    Joined {
        /// Random bits.
        id: ParticipantId,
        /// From where.
        channel: Channel,
    },
    /// Cards were dealt by the rotation, for reasons that were not kept then.
    Issued {
        /// To whom.
        participant: u32,
        /// Which proposals.
        proposals: Vec<u32>,
    },
    /// A card was handed back unanswered.
    Passed {
        /// By whom.
        participant: u32,
        /// Which proposal.
        proposal: u32,
    },
    /// A vote; it replaces an earlier one and its qualifications.
    Voted {
        /// By whom.
        participant: u32,
        /// On what.
        proposal: u32,
        /// How.
        key: VoteKey,
        /// How far it is trusted.
        trust: Trust,
    },
    /// A vote was taken back, with its qualifications.
    Unvoted {
        /// By whom.
        participant: u32,
        /// On what.
        proposal: u32,
    },
    /// A qualification was set on the vote that stands.
    Qualified {
        /// By whom.
        participant: u32,
        /// On what.
        proposal: u32,
        /// Which.
        word: Qualification,
    },
    /// A qualification was taken back.
    Unqualified {
        /// By whom.
        participant: u32,
        /// On what.
        proposal: u32,
        /// Which.
        word: Qualification,
    },
    /// A proposal arrived.
    Proposed {
        /// In which question.
        question: u16,
        /// From whom.
        author: Author,
        /// SHA-256 of its salt and text; both are kept with the ties.
        hash: [u8; 32],
        /// Its language.
        language: Language,
        /// Its topics.
        topics: Vec<TopicId>,
        /// Its name in the file it came from.
        external: Option<String>,
        /// `Pending` or, from the organiser, `Accepted`.
        status: Status,
        /// The counts it came with.
        aggregate: Option<Aggregate>,
    },
    /// Its author took a pending proposal back.
    Withdrawn {
        /// Which.
        proposal: u32,
    },
    /// A participant answered the question's self-declared condition.
    Declared {
        /// Who.
        participant: u32,
        /// Of which question.
        question: u16,
        /// What.
        inside: bool,
    },
    /// A moderator came for the first time; the name is kept with the ties.
    ModeratorJoined,
    /// A moderator decided.
    Decided {
        /// Who.
        moderator: u32,
        /// On what.
        proposal: u32,
        /// Accepted, Refused or Postponed.
        status: Status,
        /// Why, if refused.
        reason: Option<RefusalReason>,
    },
    /// A decision was taken back.
    Undone {
        /// Which.
        decision: u32,
    },
    /// A moderator left: what waited for the undo delay is due.
    Left {
        /// Who.
        moderator: u32,
    },
    /// An author was told.
    Told {
        /// What.
        notice: u32,
    },
    /// A participant asked to be erased.
    ErasureAsked {
        /// Who.
        participant: u32,
    },
    /// The erasure was called off.
    ErasureCalledOff {
        /// Who.
        participant: u32,
    },
    /// Link, name, age and texts were destroyed; votes stay counted.
    Erased {
        /// Who.
        participant: u32,
    },
    /// The time to keep a link was over: link, name, age and unpublished texts were destroyed.
    Forgotten {
        /// Who.
        participant: u32,
    },
    /// A moderator proposed to set the votes of some participants aside; nothing changes yet.
    Marked {
        /// Who.
        moderator: u32,
        /// In which question.
        question: u16,
        /// Whose votes.
        participants: Vec<u32>,
        /// Why.
        reason: Reason,
    },
    /// Another moderator confirmed it: these votes leave the trusted counts.
    SetAside {
        /// Who.
        moderator: u32,
        /// What was proposed.
        cohort: u32,
    },
    /// It was taken back: the votes count as before, or what was proposed is off.
    Restored {
        /// Who.
        moderator: u32,
        /// What was proposed.
        cohort: u32,
    },
    /// Cards were dealt by the rotation; those of the same participant that had expired are gone.
    Dealt {
        /// To whom.
        participant: u32,
        /// Which proposals, each with why.
        cards: Vec<(u32, Why)>,
    },
    /// Somebody whose votes are set aside objects; the words are kept with the ties.
    Objected {
        /// Who.
        participant: u32,
        /// To what.
        cohort: u32,
    },
    /// A moderator corrected a proposal; nothing was decided by it.
    Amended {
        /// Who.
        moderator: u32,
        /// Which.
        proposal: u32,
        /// SHA-256 of the new salt and text, if the text was; both are kept with the ties.
        hash: Option<[u8; 32]>,
        /// All its topics from now on, if they were.
        topics: Option<Vec<TopicId>>,
    },
    /// A moderator refused a proposal as saying again what another says.
    Duplicated {
        /// Who.
        moderator: u32,
        /// Which.
        proposal: u32,
        /// What it says again.
        of: u32,
    },
    /// A moderator took back the decision that stood, whoever had taken it.
    TakenBack {
        /// Who.
        moderator: u32,
        /// Which.
        decision: u32,
    },
    /// A moderator left a note for colleagues; the words are kept with the ties.
    Noted {
        /// Who.
        moderator: u32,
        /// On what.
        proposal: u32,
    },
    /// A moderator wrote to an author; the words are kept with the ties.
    Written {
        /// Who.
        moderator: u32,
        /// About what.
        proposal: u32,
    },
    /// A moderator took over what another was holding.
    Seized {
        /// Who.
        moderator: u32,
        /// What.
        proposal: u32,
        /// From whom.
        from: u32,
    },
    /// An author contested the refusal that stood: the proposal waits again.
    Appealed {
        /// Which.
        proposal: u32,
    },
}

/// Events with the instant of each.
pub type Dated = (Time, Event);

/// The bytes of one entry: the first instant, then each event with the milliseconds since the one before.
pub fn encode(events: &[Dated]) -> Result<Vec<u8>> {
    let mut at = events.first().map_or(Time::default(), |(at, _)| *at);
    let mut steps = Vec::with_capacity(events.len());
    let first = at;
    for (time, event) in events {
        steps.push((time.since(at), event));
        at = *time;
    }
    postcard::to_stdvec(&(first, steps)).map_err(|error| Error::Unavailable(error.to_string()))
}

/// The events of one entry.
pub fn decode(payload: &[u8]) -> Result<Vec<Dated>> {
    let (mut at, steps): (Time, Vec<(i64, Event)>) = postcard::from_bytes(payload)
        .map_err(|error| Error::Unavailable(format!("an entry cannot be read: {error}")))?;
    Ok(steps
        .into_iter()
        .map(|(step, event)| {
            at = at.plus(step);
            (at, event)
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vote_takes_about_ten_bytes() {
        let vote = |at| {
            (
                Time(at),
                Event::Voted { participant: 100_000, proposal: 2_769, key: VoteKey::Agree, trust: Trust::Sequence },
            )
        };
        let events: Vec<Dated> = (0..64).map(|n| vote(1_600_000_000_000 + n * 7)).collect();
        let bytes = encode(&events).unwrap();
        assert!(bytes.len() <= 64 * 10, "{} bytes", bytes.len());
        assert_eq!(decode(&bytes).unwrap(), events);
    }
}

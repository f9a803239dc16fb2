//! Everything that follows from the events. The same journal gives the same state, on any machine.

mod act;
mod cohort;
mod moderation;
mod origin;
mod participant;

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

pub use act::{ActState, What};
pub use cohort::{CohortState, Objection};
pub use moderation::{About, DecisionState, ModeratorState, NoticeState, RemarkState};
pub use origin::Origin;
pub use participant::{BallotState, CardState, More, ParticipantState, bit, whole_seconds};

use super::event::Author;
use crate::model::{
    Aggregate, Language, ParticipantId, ProposalId, Question, QuestionId, Status, Tally, Time, TopicId,
};

/// The whole consultation, without names and texts.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// Events applied.
    pub events: u64,
    /// By number.
    pub questions: Vec<QuestionState>,
    /// By number.
    pub proposals: Vec<ProposalState>,
    /// By number.
    pub participants: Vec<ParticipantState>,
    /// The number behind a participant's random bits.
    pub numbers: FxHashMap<ParticipantId, u32>,
    /// By number.
    pub moderators: Vec<ModeratorState>,
    /// By number.
    pub decisions: Vec<DecisionState>,
    /// By number.
    pub remarks: Vec<RemarkState>,
    /// By number.
    pub notices: Vec<NoticeState>,
    /// Notices not told and still to be told: each by participant, then by its own number.
    pub untold: BTreeSet<(u32, u32)>,
    /// Participants whose erasure waits.
    pub erasing: Vec<u32>,
    /// By number.
    pub cohorts: Vec<CohortState>,
}

/// A question and its counts.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct QuestionState {
    /// The question, as JSON for snapshots that outlive new fields.
    #[serde(with = "as_json")]
    pub question: Arc<Question>,
    /// Its proposals, in order of arrival.
    pub proposals: Vec<u32>,
    /// The proposal behind the name in a file.
    pub external: FxHashMap<String, u32>,
    /// Participants who voted or proposed.
    pub participants: u64,
    /// Live votes that stand.
    pub votes: u64,
    /// When votes were taken back, in seconds since 1970: four bytes each, so that any time can be counted from.
    pub unvoted: Vec<u32>,
    /// What moderators and organisers did, in order.
    pub acts: Vec<ActState>,
    /// Votes that imported proposals came with.
    pub imported: u64,
    /// Proposals now accepted.
    pub accepted: u64,
    /// Proposals now pending.
    pub pending: u64,
}

/// A proposal, without its text.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct ProposalState {
    /// The number of its question.
    pub question: u16,
    /// Who wrote it.
    pub author: Author,
    /// SHA-256 of salt and text.
    pub hash: [u8; 32],
    /// Whether a moderator corrected its text.
    pub amended: bool,
    /// Its language.
    pub language: Language,
    /// Its topics.
    pub topics: Vec<TopicId>,
    /// Its name in the file it came from.
    pub external: Option<String>,
    /// When it arrived.
    pub sent: Time,
    /// Where it stands.
    pub status: Status,
    /// The last decision that stands.
    pub decision: Option<u32>,
    /// The refusal that its author contested, once at most; it no longer stands.
    pub appeal: Option<u32>,
    /// What moderators wrote about it, oldest first.
    pub remarks: Vec<u32>,
    /// Whether its text was destroyed.
    pub erased: bool,
    /// The number of the event that last changed what its queue shows; votes do not.
    pub touched: u64,
    /// Live counts.
    pub tally: Tally,
    /// The counts it came with.
    pub aggregate: Option<Box<Aggregate>>,
    /// Of the live counts, those of participants who are set aside.
    pub aside: Option<Box<Tally>>,
}

impl ProposalState {
    /// Whether it was refused and its author has not contested that yet.
    pub fn is_appealable(&self) -> bool {
        self.status == Status::Refused && self.appeal.is_none() && !self.erased
    }
}

impl State {
    /// The number of a question.
    pub fn question(&self, id: &QuestionId) -> Option<u16> {
        self.questions.iter().position(|state| state.question.id == *id).and_then(|at| u16::try_from(at).ok())
    }

    /// The number of a proposal: `p1` is 0.
    pub fn proposal(&self, id: &ProposalId) -> Option<u32> {
        let number: u32 = id.0.strip_prefix('p')?.parse().ok()?;
        number.checked_sub(1).filter(|number| index(*number) < self.proposals.len())
    }

    /// The question of a proposal.
    pub fn question_of(&self, proposal: u32) -> &QuestionState {
        &self.questions[usize::from(self.proposals[index(proposal)].question)]
    }

    /// The vote of a participant on a proposal, if it stands.
    pub fn ballot(&self, participant: u32, proposal: u32) -> Option<BallotState> {
        self.participants[index(participant)].ballot(proposal)
    }

    /// All votes that stand.
    pub fn votes(&self) -> u64 {
        self.questions.iter().map(|question| question.votes).sum()
    }
}

/// A number as an index.
pub fn index(number: u32) -> usize {
    number as usize
}

/// The name of the proposal with this number.
pub fn proposal_id(number: u32) -> ProposalId {
    ProposalId(format!("p{}", u64::from(number) + 1).into())
}

mod as_json {
    //! A question inside a snapshot, as text, since a snapshot's own format cannot skip a field it does not know.

    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serializer};

    use crate::model::Question;

    pub(super) fn serialize<S: Serializer>(question: &Question, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&serde_json::to_string(question).map_err(serde::ser::Error::custom)?)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Arc<Question>, D::Error> {
        let json = String::deserialize(from)?;
        serde_json::from_str(&json).map_err(serde::de::Error::custom)
    }
}

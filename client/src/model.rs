//! The words of the field, as plain data. Knows no storage, no wire, no clock.

pub(crate) mod hex;
pub mod language;
pub mod moderation;
pub mod notice;
pub mod participant;
pub mod phrase;
pub mod proposal;
pub mod question;
pub mod sets;
pub mod tally;
pub mod time;
pub mod vote;

pub use language::{Language, Text};
pub use moderation::{Decision, ModeratorId, RefusalReason};
pub use notice::{Notice, NoticeId, NoticeKind};
pub use participant::{Channel, LinkKey, ParticipantId, Signature};
pub use phrase::{Phrase, PhraseFault, PhraseRule};
pub use proposal::{ProposalId, Status};
pub use question::{Condition, Operation, Question, QuestionId, Step, Topic, TopicId};
pub use sets::Sets;
pub use tally::{Aggregate, Counts, Tally};
pub use time::Time;
pub use vote::{Ballot, Qualification, Trust, VoteKey};

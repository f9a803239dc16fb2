//! What moderators' programs exchange: the dashboard, the queue, one proposal with its history, decisions, bulks.

mod bulk;
mod dashboard;
mod decision;
mod event;
mod item;
mod proposal;
mod votes;

pub use bulk::{AuthorProposals, Bulk, Failure, Lot, TagLot, UntagLot};
pub use dashboard::ModerationQuestionInfo;
pub use decision::{AcceptRequest, NextRequest, RefuseRequest, UpdateRequest, cause, read_cause};
pub use event::{Actor, ModerationEvent};
pub use item::{ItemAuthor, ItemContext, ModerationListItem};
pub use proposal::{ModerationAuthor, ModerationProposal, Setting};
pub use votes::{
    ItemQualification, ItemVote, ModerationQualification, ModerationVote, item_counts, item_votes, tally, votes,
};

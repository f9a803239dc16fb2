//! What may be asked of the writer, and what it answers. Numbers are those of the state.

use crate::backend::{Amendment, Draft, Imported, Kind, ReplayedVote, Undone};
use crate::model::{
    Channel, Decision, LinkKey, NoticeId, ParticipantId, ProposalId, Qualification, Question, QuestionId, Signature,
    Status, Time, VoteKey,
};
use crate::rules::watch::Reason;

/// A change somebody asks for.
#[derive(Debug, Clone)]
pub enum Command {
    /// First contact, or the same person again.
    Join(LinkKey, Channel, Option<Vec<u8>>),
    /// Cards to vote on.
    Next(ParticipantId, QuestionId, usize),
    /// Cards of a kind that was chosen.
    Sequence(ParticipantId, QuestionId, Kind, usize),
    /// A card back, unanswered.
    Pass(ParticipantId, ProposalId),
    /// A vote.
    Vote(ParticipantId, ProposalId, VoteKey),
    /// A vote back.
    Unvote(ParticipantId, ProposalId),
    /// A qualification, set or removed.
    Qualify(ParticipantId, ProposalId, Qualification, bool),
    /// A proposal.
    Propose(ParticipantId, QuestionId, Box<Draft>),
    /// A pending proposal back.
    Withdraw(ParticipantId, ProposalId),
    /// A refusal contested.
    Appeal(ParticipantId, ProposalId),
    /// An answer to the question's condition.
    Declare(ParticipantId, QuestionId, bool),
    /// Words against being set aside.
    Object(ParticipantId, QuestionId, String),
    /// Another name or age.
    Sign(ParticipantId, Signature),
    /// Erasure.
    Erase(ParticipantId),
    /// Erasure called off.
    Keep(ParticipantId),
    /// A notice was told.
    Told(NoticeId),
    /// A moderator's first contact, or the same again.
    Moderator(String),
    /// A decision on what was seen.
    Decide(u32, ProposalId, Status, Decision),
    /// A correction of what was seen.
    Amend(u32, ProposalId, Status, Box<Amendment>),
    /// The last decision back.
    Undo(u32),
    /// The decision that stands back.
    TakeBack(u32, ProposalId, Status),
    /// Words for colleagues.
    Note(u32, ProposalId, String),
    /// Words for an author.
    Write(u32, ProposalId, String),
    /// A lease taken over from another.
    Seize(u32, ProposalId, u32),
    /// A moderator leaves.
    Leave(u32),
    /// A question, new or changed.
    Settle(Box<Question>),
    /// A question ended (`true`) or reopened.
    Close(QuestionId, bool),
    /// Proposals from a file.
    Import(QuestionId, Vec<Imported>),
    /// Votes from a file.
    Replay(QuestionId, Vec<ReplayedVote>),
    /// Votes set aside: proposed, or confirmed by a second moderator.
    SetAside(u32, QuestionId, Vec<ParticipantId>, Reason),
    /// Votes set aside back.
    Restore(u32, u32),
    /// What is due by the clock.
    Sweep,
}

/// What the writer answers once everything is durable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Done; whether anything changed.
    Done(bool),
    /// A participant.
    Participant(ParticipantId),
    /// A moderator.
    Moderator(u32),
    /// Cards.
    Cards(Vec<u32>),
    /// A proposal.
    Proposal(u32),
    /// Proposals, each with whether it is new.
    Proposals(Vec<(u32, bool)>),
    /// An instant.
    When(Time),
    /// How many.
    Count(u64),
    /// What came back to the queue.
    Undone(Undone),
    /// Where a proposal stands.
    Status(Status),
}

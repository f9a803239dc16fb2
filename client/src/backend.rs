//! The port: everything a front end may ask of a consultation, and what it may rely on.
//!
//! # Contract (checked for every backend by `tests/backend`)
//! - **Acknowledged means kept.** When a call that changes something returns `Ok`, the change survives `kill -9` and, on
//!   a durable backend, a power cut. When it returns an error nothing was recorded.
//! - **Idempotent votes.** The same vote again changes nothing and answers as before. One vote per participant and
//!   proposal, whatever the channel. Another key replaces the vote and drops its qualifications.
//! - **No date, no status, no author is taken on trust.** Votes and proposals outside the question's dates, votes on
//!   proposals that are not accepted and votes on one's own proposals are refused.
//! - **Dealt, not chosen.** A vote counts as `sequence` when it answers a card that the rotation dealt to this very
//!   participant, at most [`CARD_LIFE`] ms ago, in its turn: not more cards before it are open or handed back than they have
//!   answered. Any other vote counts as `trusted`, and so do all of whoever hands back far more cards than they answer. A change of
//!   vote keeps the class of the first.
//! - **Secret until voted.** [`Card::standing`] is `None` until this participant has voted on the proposal.
//! - **Decide once.** A decision names the status the moderator saw; when somebody else was faster it is refused with
//!   [`Refusal::AlreadyDecided`](crate::Refusal::AlreadyDecided) and changes nothing.
//! - **Told once, not at once.** The author's notice becomes due [`UNDO_GRACE`] ms after the decision, or when the
//!   moderator leaves; undone before, there is no notice.
//! - **Reached, not known.** An address given with [`Backend::join`] is told by [`Backend::due`] alone, and goes with the person.
//! - **Corrected, not decided.** [`Backend::amend`] changes a text or its topics and nothing else: status, votes, cards that were
//!   dealt and what [`Backend::undo`] takes back stay as they are.
//! - **Contested once.** [`Backend::appeal`] puts a refused proposal back once. Whoever refused it cannot decide on it any more,
//!   unless no other moderator ever came to this place; refused again, it is final.
//! - **Erasure in two steps.** [`Backend::erase`] waits [`ERASURE_DELAY`] ms, during which it can be called off; then the
//!   link, the name, the age and the texts are destroyed. Votes stay counted, without any link to a person.

mod citizen;
mod moderator;
mod notice;
mod organiser;
mod place;
mod record;
mod stats;
mod trust;

use async_trait::async_trait;

use crate::error::Result;
use crate::model::{
    Channel, Decision, LinkKey, ModeratorId, Notice, NoticeId, ParticipantId, ProposalId, Qualification, Question,
    QuestionId, Signature, Status, Time, TopicId, VoteKey,
};
use crate::rules::watch::Reason;

pub use crate::rules::keywords::Keyword;
pub use citizen::{Alike, Card, Draft, Kind, Mine, Page, PersonalData, Progress, Query, Standing};
pub use moderator::{Amendment, Decided, Held, News, Noted, QueueItem, Undone};
pub use notice::Reach;
pub use organiser::{Imported, ReplayedVote, Row};
pub use place::{Capabilities, Head, QuestionView};
pub use record::{Act, Checked, Deed, Leaf};
pub use stats::{ByChannel, Stats, Window};
pub use trust::{Cohort, CohortId, Mark, Marked, Objected, Shown};

/// How long a decision can be taken back before its author is told, in milliseconds (ux: ten seconds).
pub const UNDO_GRACE: i64 = 10 * Time::SECOND;
/// How long an erasure waits before it is final, in milliseconds (24 hours).
pub const ERASURE_DELAY: i64 = Time::DAY;
/// Characters of a note, of words to an author, at most.
pub const MAX_WORDS: usize = 280;
/// Beginnings that figures can be asked for at once.
pub const MAX_WINDOWS: usize = 12;
/// How long a moderator's lease on a proposal lasts unless renewed, in milliseconds (60 seconds).
pub const LEASE: i64 = 60 * Time::SECOND;
/// Proposals of one author that may wait for moderation at once, per question.
pub const MAX_PENDING: usize = 3;
/// Cards of a sequence (make.org: 12).
pub const SEQUENCE: usize = 12;

/// How long a card that was dealt can be answered as part of its sequence, in milliseconds (seven days).
pub const CARD_LIFE: i64 = 7 * Time::DAY;

/// Anything that holds a consultation: the embedded engine, or a server.
#[async_trait]
pub trait Backend: Send + Sync {
    /// What this backend can do.
    fn can(&self) -> Capabilities;

    // ---- for everyone

    /// All questions, the open ones first, then by slug.
    async fn questions(&self) -> Result<Vec<QuestionView>>;

    /// What the accepted proposals of a question speak of, the most frequent first, at most `limit`; the key of each is one for
    /// [`Kind::Keyword`].
    async fn keywords(&self, question: &QuestionId, limit: usize) -> Result<Vec<Keyword>>;

    /// Where the record of all that happened ends now: what anyone can compare with a recount. Everything acknowledged is in it.
    async fn head(&self) -> Result<Head>;

    // ---- for citizens

    /// The participant behind a platform identity, made on first contact.
    ///
    /// `reach` is where to write to them, already sealed by the caller: the backend cannot read it. Another one replaces it; the
    /// same, or none, changes nothing.
    async fn join(&self, link: LinkKey, channel: Channel, reach: Option<Vec<u8>>) -> Result<ParticipantId>;

    /// The next cards to vote on, at most `count` (never more than [`SEQUENCE`]): never one already voted on, never
    /// one's own; in what is dealt together, no two of one author and no two that say the same. Fewer, or none, when there
    /// are no more. Asking again before voting answers with the same cards.
    async fn next(&self, who: ParticipantId, question: &QuestionId, count: usize) -> Result<Vec<Card>>;

    /// Cards of a kind that somebody chose, not voted on yet, at most `count` (never more than [`SEQUENCE`]). They are on
    /// request: votes on them are `trusted` at most. What is liked and what divides is only told where the question's
    /// rotation is make.org's, or once it is over.
    async fn sequence(&self, who: ParticipantId, question: &QuestionId, kind: &Kind, count: usize)
    -> Result<Vec<Card>>;

    /// Hands a card back unanswered: it comes again only when nothing else is left.
    async fn pass(&self, who: ParticipantId, proposal: &ProposalId) -> Result<()>;

    /// Why a proposal was, or would be, shown to this participant.
    async fn why(&self, who: ParticipantId, proposal: &ProposalId) -> Result<Shown>;

    /// One proposal as this participant may see it.
    async fn card(&self, who: ParticipantId, proposal: &ProposalId) -> Result<Card>;

    /// Votes; answers with the card and its standing.
    async fn vote(&self, who: ParticipantId, proposal: &ProposalId, key: VoteKey) -> Result<Card>;

    /// Takes the vote and its qualifications back; nothing to take back is no error.
    async fn unvote(&self, who: ParticipantId, proposal: &ProposalId) -> Result<Card>;

    /// Sets (`on`) or removes a qualification of the vote just cast; the same again changes nothing.
    async fn qualify(&self, who: ParticipantId, proposal: &ProposalId, word: Qualification, on: bool) -> Result<Card>;

    /// Sends a proposal to the moderators.
    async fn propose(&self, who: ParticipantId, question: &QuestionId, draft: Draft) -> Result<ProposalId>;

    /// Takes back one's own proposal while it is pending.
    async fn withdraw(&self, who: ParticipantId, proposal: &ProposalId) -> Result<()>;

    /// Contests the refusal of one's own proposal, once, while its question is open: it waits again, and the refusal is no longer
    /// to be told. The same again while it waits changes nothing.
    async fn appeal(&self, who: ParticipantId, proposal: &ProposalId) -> Result<()>;

    /// One's own proposals and their fate, newest first.
    async fn mine(&self, who: ParticipantId, question: &QuestionId) -> Result<Vec<Mine>>;

    /// The proposals one has voted on, last vote first.
    async fn voted(&self, who: ParticipantId, question: &QuestionId) -> Result<Vec<Card>>;

    /// Accepted proposals by word, by topic, or all.
    async fn search(&self, who: ParticipantId, question: &QuestionId, query: &Query) -> Result<Page>;

    /// The accepted proposals of a question that are most like `text`, the most similar first, at most `limit`: what
    /// somebody who is about to send `text` may want to vote on instead. Only those that seem to be the same idea.
    async fn similar(&self, question: &QuestionId, text: &str, limit: usize) -> Result<Vec<Alike>>;

    /// How many accepted proposals carry each topic.
    async fn topics(&self, question: &QuestionId) -> Result<Vec<(TopicId, u64)>>;

    /// How far this participant has come in a question.
    async fn progress(&self, who: ParticipantId, question: &QuestionId) -> Result<Progress>;

    /// Answers the question's self-declared condition.
    async fn declare(&self, who: ParticipantId, question: &QuestionId, inside: bool) -> Result<()>;

    /// Everything that is kept about this participant, in all questions.
    async fn data(&self, who: ParticipantId) -> Result<PersonalData>;

    /// Whether one's own votes in a question are set aside, and why.
    async fn marked(&self, who: ParticipantId, question: &QuestionId) -> Result<Option<Marked>>;

    /// Objects to it in one's own words, which moderators will read; later words replace earlier ones.
    async fn object(&self, who: ParticipantId, question: &QuestionId, words: String) -> Result<()>;

    /// Changes the name and age one signs with, here and on proposals not yet accepted.
    async fn sign(&self, who: ParticipantId, signature: Signature) -> Result<()>;

    /// Asks for erasure; answers when it becomes final. Asking again changes nothing.
    async fn erase(&self, who: ParticipantId) -> Result<Time>;

    /// Calls an erasure off while it waits.
    async fn keep(&self, who: ParticipantId) -> Result<()>;

    /// What is due to be told to one participant now, oldest first.
    async fn notices(&self, who: ParticipantId) -> Result<Vec<Notice>>;

    /// Everybody who has a notice due now and whose `reach` is known, the oldest notice first. For the place's own programs; cheap
    /// to ask every second.
    async fn due(&self) -> Result<Vec<Reach>>;

    /// Says that a notice has been told; the same again changes nothing.
    async fn told(&self, notice: NoticeId) -> Result<()>;

    // ---- for moderators

    /// The moderator of this name, made on first contact.
    async fn moderator(&self, name: &str) -> Result<ModeratorId>;

    /// Proposals of a question by status, oldest first.
    async fn queue(&self, who: ModeratorId, question: &QuestionId, status: Status) -> Result<Vec<QueueItem>>;

    /// One proposal as the queue shows it, whatever its status; its text is empty once erased.
    async fn item(&self, who: ModeratorId, proposal: &ProposalId) -> Result<QueueItem>;

    /// Takes or renews a lease; refused while another moderator holds it.
    async fn lease(&self, who: ModeratorId, proposal: &ProposalId) -> Result<()>;

    /// Gives a lease back; not holding it is no error.
    async fn release(&self, who: ModeratorId, proposal: &ProposalId) -> Result<()>;

    /// Decides, if the proposal still is as `seen`; recorded at once, told to the author after [`UNDO_GRACE`].
    async fn decide(&self, who: ModeratorId, proposal: &ProposalId, seen: Status, decision: Decision)
    -> Result<Status>;

    /// Corrects the text or the topics, if the proposal still is as `seen`; decides nothing, and the lease one holds is kept. A
    /// changed text must be a phrase of the question, a topic one of the question's or already the proposal's. What is as it was
    /// changes nothing. [`Backend::undo`] does not take it back: correct it again.
    async fn amend(
        &self,
        who: ModeratorId,
        proposal: &ProposalId,
        seen: Status,
        amendment: Amendment,
    ) -> Result<QueueItem>;

    /// Takes back this moderator's last decision that still stands; answers what came back to the queue.
    async fn undo(&self, who: ModeratorId) -> Result<Undone>;

    /// Takes back the decision that stands on a proposal, whoever took it, if the proposal still is as `seen`; what it was
    /// before comes back. Recorded under the name of who takes it back.
    async fn take_back(&self, who: ModeratorId, proposal: &ProposalId, seen: Status) -> Result<Undone>;

    /// Leaves a note on a proposal that only moderators read. The same words again from the same moderator change nothing.
    async fn note(&self, who: ModeratorId, proposal: &ProposalId, words: String) -> Result<()>;

    /// Writes to the author of a proposal, who is told once, [`UNDO_GRACE`] ms later. The same words again from the same
    /// moderator change nothing. Refused where nobody can be told.
    async fn write(&self, who: ModeratorId, proposal: &ProposalId, words: String) -> Result<()>;

    /// Takes the lease that another moderator holds; recorded.
    async fn seize(&self, who: ModeratorId, proposal: &ProposalId) -> Result<()>;

    /// What has changed in the queues of a question since the event `since`, and who holds what now: what a console asks for
    /// instead of whole queues. Counts of votes are no change.
    async fn news(&self, who: ModeratorId, question: &QuestionId, since: u64) -> Result<News>;

    /// What moderators and organisers did in a question, the newest first.
    async fn acts(&self, who: ModeratorId, question: &QuestionId, leaf: &Leaf) -> Result<Vec<Act>>;

    /// Reads the whole record again, from where it is kept, and follows its chain from the first entry to the last. A folder needs
    /// room for the journal a second time meanwhile.
    async fn check(&self, who: ModeratorId) -> Result<Checked>;

    /// The figures of a question since each of `since` (such as the beginning of today; at most [`MAX_WINDOWS`]), and in all.
    async fn stats(&self, who: ModeratorId, question: &QuestionId, since: &[Time]) -> Result<Stats>;

    /// The moderator leaves: leases end, and what waited for the undo delay is due now.
    async fn leave(&self, who: ModeratorId) -> Result<()>;

    /// What the detectors find in a question, the most serious first. Changes nothing.
    async fn alerts(&self, who: ModeratorId, question: &QuestionId) -> Result<Vec<Mark>>;

    /// Proposes to set the votes of these participants aside; the same from another moderator confirms it. Set-aside votes
    /// stay in every raw count and leave the trusted ones, those still to come too.
    async fn set_aside(
        &self,
        who: ModeratorId,
        question: &QuestionId,
        participants: Vec<ParticipantId>,
        reason: Reason,
    ) -> Result<CohortId>;

    /// Takes it back, proposed or confirmed: the votes count as before.
    async fn restore(&self, who: ModeratorId, cohort: CohortId) -> Result<()>;

    /// What was proposed in a question and what became of it, oldest first.
    async fn cohorts(&self, who: ModeratorId, question: &QuestionId) -> Result<Vec<Cohort>>;

    // ---- for organisers

    /// Creates a question, or replaces all that its file says of it; answers whether anything changed.
    async fn settle(&self, question: Question) -> Result<bool>;

    /// Ends a question now (`true`), or opens it again without end (`false`).
    async fn close(&self, question: &QuestionId, closed: bool) -> Result<()>;

    /// Adds proposals that come from the organiser or from a published file; the same `external_id` again is skipped.
    /// Answers with the name of each, in order, and whether it is new.
    async fn import(&self, question: &QuestionId, rows: Vec<Imported>) -> Result<Vec<(ProposalId, bool)>>;

    /// Applies votes of a published log in order, each at its own time, by the rules that bind a bot; they count as
    /// `sequence`. Answers how many changed something: the same lines again change nothing in the end.
    async fn replay(&self, question: &QuestionId, votes: Vec<ReplayedVote>) -> Result<u64>;

    /// Every proposal of a question with its counts, in order of arrival.
    async fn all(&self, question: &QuestionId) -> Result<Vec<Row>>;

    /// Carries out what is due by the clock: erasures, ends of retention. Answers how many persons were erased.
    async fn sweep(&self) -> Result<usize>;

    /// Makes everything durable and gives the place free; later calls answer `Unavailable`.
    async fn shut(&self) -> Result<()>;
}

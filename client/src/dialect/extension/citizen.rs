//! What citizens' programs say: read, vote, propose, and what concerns oneself.

use super::verbs;
use crate::backend::{
    Alike, Card as CardView, Head as Record, Keyword, Kind, Marked as Mark, Mine as Fate, Page, PersonalData,
    Progress as Way, Query, QuestionView, Row, Shown,
};
use crate::model::{Language, Notice, ProposalId, Qualification, QuestionId, Signature, Time, TopicId, VoteKey};

verbs! {
    /// All questions, the open ones first.
    Questions = "questions" by Anyone, repeatable {} -> Vec<QuestionView>;

    /// Accepted proposals that are most like a text.
    Similar = "similar" by Anyone, repeatable {
        /// Of which question.
        question: QuestionId,
        /// The text.
        text: String,
        /// At most so many.
        limit: usize,
    } -> Vec<Alike>;

    /// How many accepted proposals carry each topic.
    Topics = "topics" by Anyone, repeatable {
        /// Of which question.
        question: QuestionId,
    } -> Vec<(TopicId, u64)>;

    /// The words that accepted proposals use most.
    Keywords = "keywords" by Anyone, repeatable {
        /// Of which question.
        question: QuestionId,
        /// At most so many.
        limit: usize,
    } -> Vec<Keyword>;

    /// What came out: every accepted proposal with its counts, once the question is over.
    Results = "results" by Anyone, repeatable {
        /// Of which question.
        question: QuestionId,
    } -> Vec<Row>;

    /// How long the record is, and its last link: what anyone can compare with a recount.
    Head = "head" by Anyone, repeatable {} -> Record;

    /// The next cards to vote on.
    Next = "next" by Participant, repeatable {
        /// Of which question.
        question: QuestionId,
        /// At most so many.
        count: usize,
    } -> Vec<CardView>;

    /// Cards of a kind that somebody chose.
    Sequence = "sequence" by Participant, repeatable {
        /// Of which question.
        question: QuestionId,
        /// Which kind.
        kind: Kind,
        /// At most so many.
        count: usize,
    } -> Vec<CardView>;

    /// Hands a card back unanswered.
    Pass = "pass" by Participant, repeatable {
        /// Which.
        proposal: ProposalId,
    } -> ();

    /// Why a proposal was, or would be, shown.
    Why = "why" by Participant, repeatable {
        /// Which.
        proposal: ProposalId,
    } -> Shown;

    /// One proposal.
    Card = "card" by Participant, repeatable {
        /// Which.
        proposal: ProposalId,
    } -> CardView;

    /// Votes.
    Vote = "vote" by Participant, repeatable {
        /// On what.
        proposal: ProposalId,
        /// How.
        key: VoteKey,
    } -> CardView;

    /// Takes the vote back.
    Unvote = "unvote" by Participant, repeatable {
        /// On what.
        proposal: ProposalId,
    } -> CardView;

    /// Sets or removes a qualification.
    Qualify = "qualify" by Participant, repeatable {
        /// Of the vote on what.
        proposal: ProposalId,
        /// Which.
        word: Qualification,
        /// Set, or removed.
        on: bool,
    } -> CardView;

    /// Sends a proposal to the moderators.
    Propose = "propose" by Participant, once {
        /// To which question.
        question: QuestionId,
        /// What.
        text: String,
        /// In which language.
        language: Language,
        /// Signed how.
        signature: Signature,
    } -> ProposalId;

    /// Takes back one's own proposal.
    Withdraw = "withdraw" by Participant, once {
        /// Which.
        proposal: ProposalId,
    } -> ();

    /// Contests the refusal of one's own proposal.
    Appeal = "appeal" by Participant, repeatable {
        /// Which.
        proposal: ProposalId,
    } -> ();

    /// One's own proposals.
    Mine = "mine" by Participant, repeatable {
        /// To which question.
        question: QuestionId,
    } -> Vec<Fate>;

    /// The proposals one has voted on.
    Voted = "voted" by Participant, repeatable {
        /// Of which question.
        question: QuestionId,
    } -> Vec<CardView>;

    /// Accepted proposals by word, by topic, or all.
    Search = "search" by Participant, repeatable {
        /// Of which question.
        question: QuestionId,
        /// What for.
        query: Query,
    } -> Page;

    /// How far one has come.
    Progress = "progress" by Participant, repeatable {
        /// In which question.
        question: QuestionId,
    } -> Way;

    /// Answers the question's condition.
    Declare = "declare" by Participant, repeatable {
        /// Of which question.
        question: QuestionId,
        /// Yes or no.
        inside: bool,
    } -> ();

    /// Everything that is kept about oneself.
    Data = "data" by Participant, repeatable {} -> PersonalData;

    /// Whether one's votes are set aside, and why.
    Marked = "marked" by Participant, repeatable {
        /// In which question.
        question: QuestionId,
    } -> Option<Mark>;

    /// Objects to it.
    Object = "object" by Participant, repeatable {
        /// In which question.
        question: QuestionId,
        /// In one's own words.
        words: String,
    } -> ();

    /// Changes the name and age one signs with.
    Sign = "sign" by Participant, repeatable {
        /// How.
        signature: Signature,
    } -> ();

    /// Asks for erasure; answers when it becomes final.
    Erase = "erase" by Participant, repeatable {} -> Time;

    /// Calls an erasure off.
    Keep = "keep" by Participant, once {} -> ();

    /// What is due to be told.
    Notices = "notices" by Participant, repeatable {} -> Vec<Notice>;
}

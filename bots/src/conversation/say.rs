//! What the conversation means to say: values, put into words by the voice.

mod counting;
mod note;

use std::sync::Arc;

use ilfaut_client::backend::{self, Card, Marked, Mine, PersonalData, Progress, QuestionView, Standing};
use ilfaut_client::model::{Qualification, Question, Signature, Status, Text, Time, Topic, VoteKey};

use super::ask::{Ask, FileFault, Kept, Part, Spot};
use super::command::Command;
use super::idea::Fault;
use crate::channel::Caution;

pub use counting::Counting;
pub use note::{Courtesy, Listing, Note, Telling, Way, Writing};

/// Votes below which shares say nothing yet, and are not told.
pub(crate) const FEW: u64 = 10;

/// One thing to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Say {
    /// A sentence that needs nothing filled in.
    Note(Note),
    /// What the channel tells of itself.
    Caution(Caution),
    /// First contact: the question, until when, by whom, how private; how many other questions are open.
    Welcome(Arc<Question>, usize),
    /// Back again, in this question.
    Back(Arc<Question>),
    /// A question one turns to.
    Question(Arc<Question>),
    /// An idea to vote on.
    Card(Shown),
    /// Five ideas to vote on at once.
    Lot(Vec<Card>),
    /// A vote was recorded.
    Voted(Box<Card>),
    /// Several votes were recorded, with their places in the message they answer.
    Votes(Vec<(usize, Card)>),
    /// The words of a vote are now these.
    Qualified(VoteKey, Vec<Qualification>),
    /// These words go with another vote.
    DoesNotFit(VoteKey),
    /// A vote was taken back: its idea follows.
    Unvoted,
    /// The vote on this idea was taken back, while something else is in front of one.
    TakenBack(Box<Card>),
    /// Asks the self-declared condition.
    Condition(Arc<Question>),
    /// The question is over.
    Closed(Arc<Question>),
    /// The question opens later.
    Upcoming(Arc<Question>),
    /// A late or early idea goes back to its author.
    Returned(String),
    /// Did you mean this word? With the digit that says the same here, if there is one.
    Perhaps(Command, Option<char>),
    /// Something is wrong with the idea being written.
    Fault(Fault),
    /// Read again: the text, its length and most characters, how it is signed.
    Preview(String, usize, Signature),
    /// An idea being written waits: its text.
    DraftWaits(String),
    /// Two ideas were begun, the first and the second: which one goes on.
    Second(String, String),
    /// Ideas of others that say about the same; whether in the same words.
    Similar(bool, Vec<Card>),
    /// What can be done in front of so many of them.
    SimilarUnclear(usize),
    /// One voted on such an idea; one's own is kept: its text.
    DraftKept(String),
    /// The idea was sent.
    Sent(Signature),
    /// The same idea was sent before.
    AlreadyMine(Status),
    /// Too many ideas wait.
    Quota(usize),
    /// Ideas found: the words, the first number, how many in all, the ideas.
    Found(String, usize, usize, Vec<Card>),
    /// My votes.
    MyVotes(usize, usize, Vec<Card>),
    /// My ideas and, with the question's own words, why they were refused.
    MyIdeas(Arc<Question>, usize, usize, Vec<Mine>),
    /// One of my ideas.
    MyIdea(Box<Mine>),
    /// Topics and how many ideas each has.
    Topics(Vec<(Topic, u64)>),
    /// One keeps to this topic from now on.
    Topic(Topic),
    /// The questions; the name of one that was asked for and is not there.
    Questions(Vec<QuestionView>, Option<String>),
    /// Context, steps, results.
    About(Arc<Question>),
    /// The rules of moderation.
    Charter(Arc<Question>),
    /// What is kept, and until when.
    Privacy(Option<u32>),
    /// How far one has come.
    Progress(Progress),
    /// What is kept, in short.
    Data(Box<PersonalData>),
    /// What is kept, all of it.
    Export(Box<PersonalData>, Kept),
    /// What is kept was written into a file.
    Exported(String),
    /// The file could not be written.
    NotExported(String, FileFault),
    /// The signature is this now.
    Signed(Signature),
    /// What erasure does; how many votes there are.
    EraseAsked,
    /// Erasure becomes final then.
    Erasing(Time),
    /// Why the ideas in front of one came.
    Why(Vec<backend::Shown>),
    /// One's votes are set aside, and why.
    Aside(Box<Marked>),
    /// What everyone said: of which question with how many persons, ideas and votes, and in which zones; what to draw.
    Results(QuestionView, Vec<Part>, Vec<Spot>),
    /// One zone of it: how many ideas, and the first of them.
    ResultsPart(Part),
    /// The parts of it, to choose from.
    ResultsList(QuestionView, Vec<Part>),
    /// There are no results yet.
    NoResultsYet(Arc<Question>),
    /// To whoever wrote a word of distress.
    Care(Box<Text>),
    /// Not recorded, and how to try again.
    Away(Ask),
    /// Votes faster than anybody reads: a pause of so many seconds.
    BreatherOfVotes(u32),
    /// Ideas faster than anybody thinks: a pause of so many seconds.
    BreatherOfIdeas(u32),
    /// Whoever leaves in a pause: so many messages were not read.
    Unread(usize),
    /// An answer to several ideas with a wrong number or wrong digits: how many ideas there are.
    LotUnclear(usize),
    /// This list has numbers up to this.
    ListUnclear(usize),
}

/// An idea to vote on, with what is said around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The question, for the names of topics.
    pub question: Arc<Question>,
    /// The idea.
    pub card: Card,
    /// Its number, when it comes from the sequence.
    pub number: Option<u32>,
    /// Whether to name every digit.
    pub full: bool,
    /// What everyone said, where one may know it.
    pub standing: Option<Standing>,
}

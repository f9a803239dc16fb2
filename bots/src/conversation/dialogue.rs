//! Where one citizen is: everything that must survive between two messages. Knows no text of another person.

mod draft;
mod news;

use std::collections::BTreeMap;

use ilfaut_client::model::{Language, ProposalId, Qualification, QuestionId, Signature, Time, TopicId, VoteKey};
use serde::{Deserialize, Serialize};

use super::ask::{Ask, Kept};
use super::command::Command;

pub use draft::{Compared, Draft, Stage};
pub use news::News;

/// Votes that can be undone one after the other by `0`; older ones through « mes votes ».
const TRAIL: usize = 12;
/// Ideas left for later that are remembered.
const PASSED: usize = 60;
/// Messages in an hour that are answered although they are not understood.
const HINTED: u8 = 20;
/// An hour, in milliseconds.
const HOUR: i64 = 3_600 * Time::SECOND;

/// Where one citizen is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Dialogue {
    /// The language chosen.
    pub language: Option<Language>,
    /// The question one is in.
    pub question: Option<QuestionId>,
    /// Where one is in each question.
    pub places: BTreeMap<QuestionId, Place>,
    /// What a digit means now.
    pub scene: Scene,
    /// An idea being written.
    pub draft: Option<Draft>,
    /// How one signed last; `Some` of nothing is anonymous.
    pub signature: Option<Signature>,
    /// Votes cast in this dialogue.
    pub votes: u32,
    /// Whether the pause has been offered.
    pub rested: bool,
    /// Messages in a row that were not understood.
    pub lost: u8,
    /// The command that a near word may have meant.
    pub perhaps: Option<Command>,
    /// What could not be done because the consultation was away.
    pub retry: Option<Ask>,
    /// Whether one wants no messages.
    pub stopped: bool,
    /// When an erasure becomes final.
    pub erasing: Option<Time>,
    /// What the idea being written was compared with; none: not yet, or not with its present text.
    pub compared: Option<Compared>,
    /// One's own refused idea that was spoken of last: what « contester » is about.
    pub refused: Option<ProposalId>,
    /// When something was typed last.
    pub heard: Option<Time>,
    /// How one wants to be spoken to.
    pub modes: Modes,
    /// Whether the idea being written goes on with the word in it that may hurt.
    pub blunt: bool,
    /// What was not understood of late; none: what came last was understood.
    pub unclear: Option<Unclear>,
    /// What was said last, as far as `0` and the words of a vote depend on it.
    pub latest: Latest,
    /// Where one came from, to be gone back to.
    pub from: Option<Scene>,
    /// An idea begun while another was being written.
    pub second: Option<String>,
    /// Questions in which one was told to be among the first.
    pub first_in: Vec<QuestionId>,
    /// Whether one wants to be told of ideas that wait.
    pub news: News,
}

/// What was said last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Latest {
    /// Perhaps a vote: it can be taken back and be added words to.
    #[default]
    Vote,
    /// A vote was taken back: so can be the one before.
    Undone,
    /// An idea and nothing before it.
    Idea,
    /// Anything else: one can go back from it.
    Other,
}

/// Messages that were not understood, one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unclear {
    /// When the first of them came.
    pub since: Time,
    /// How many there were.
    pub count: u8,
}

/// How somebody wants to be spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Modes {
    /// Each idea in a message of its own, for whoever has it read aloud.
    pub aloud: bool,
    /// No digits where buttons say the same.
    pub bare: bool,
    /// What everyone said first, and the next idea only after a word.
    pub step: bool,
}

/// Where one is in one question.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Place {
    /// Ideas left behind, voted or passed.
    pub behind: u32,
    /// The idea one was shown last.
    pub card: Option<ProposalId>,
    /// Ideas left for later.
    pub passed: Vec<ProposalId>,
    /// The last votes, oldest first.
    pub trail: Vec<Past>,
    /// The topic one keeps to.
    pub topic: Option<TopicId>,
    /// Whether the question's condition was asked.
    pub condition: Condition,
}

/// Whether a self-declared condition was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Condition {
    /// Not yet.
    #[default]
    Unasked,
    /// Asked, not answered.
    Asked,
    /// Answered, or passed over.
    Over,
}

/// A vote just cast.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Past {
    /// On which idea.
    pub proposal: ProposalId,
    /// How.
    pub key: VoteKey,
    /// The words added.
    pub words: Vec<Qualification>,
    /// Whether it moved the numbering of ideas.
    pub counted: bool,
}

/// What a digit means now.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Scene {
    /// A vote on the idea shown, if there is one.
    #[default]
    Card,
    /// Votes on several ideas at once.
    Lot(Vec<ProposalId>),
    /// A vote on an idea opened from a list.
    Opened {
        /// Which.
        proposal: ProposalId,
        /// The vote that stands on it.
        key: Option<VoteKey>,
        /// The words that stand on it.
        words: Vec<Qualification>,
    },
    /// An idea among those found.
    Found {
        /// What was looked for.
        words: String,
        /// How many were passed over.
        skip: usize,
        /// How many there are.
        total: usize,
        /// Those shown.
        shown: Vec<ProposalId>,
    },
    /// One of my votes.
    Votes {
        /// How many were passed over.
        skip: usize,
        /// How many there are.
        total: usize,
        /// Those shown.
        shown: Vec<ProposalId>,
    },
    /// One of my ideas.
    Ideas {
        /// How many were passed over.
        skip: usize,
        /// How many there are.
        total: usize,
        /// Those shown.
        shown: Vec<ProposalId>,
    },
    /// What to do with one of my ideas that waits.
    Idea(ProposalId),
    /// One of the topics.
    Topics(Vec<TopicId>),
    /// One of the questions.
    Questions(Vec<QuestionId>),
    /// One of the languages.
    Languages,
    /// What to do with the idea being written.
    Draft(Stage),
    /// What to do with my data.
    Data,
    /// A name and an age, outside any idea.
    Naming,
    /// The typed word that erases.
    Erasing,
    /// Words to look for.
    Searching,
    /// What to do about votes that are set aside.
    Aside,
    /// Words against it.
    Objecting,
    /// One of the entries of the menu.
    Menu,
    /// One of the parts of the results; which of them is in front of one, none: their list.
    Results(u8),
}

impl Stage {
    /// Whether there is a text already, and no other one is awaited.
    pub(super) fn is_written(&self) -> bool {
        matches!(self, Self::Double | Self::Similar | Self::Sign | Self::Preview)
    }
}

impl Scene {
    /// Whether it is about one's data, which is there for whoever said stop too.
    pub(super) fn is_personal(&self) -> bool {
        matches!(self, Self::Data | Self::Naming | Self::Erasing | Self::Aside | Self::Objecting)
    }

    /// How many numbered entries the list has that is in front of one; none: no list is.
    pub(super) fn entries(&self) -> Option<usize> {
        match self {
            Self::Found { shown, .. } | Self::Votes { shown, .. } | Self::Ideas { shown, .. } => {
                Some(shown.len()).filter(|length| *length > 0)
            }
            Self::Topics(topics) => Some(topics.len()),
            Self::Questions(questions) => Some(questions.len()),
            _ => None,
        }
    }
}

impl Place {
    /// Remembers a vote for undo and for the words that may follow it.
    pub(super) fn remember(&mut self, past: Past) {
        self.trail.retain(|before| before.proposal != past.proposal);
        if self.trail.len() == TRAIL {
            self.trail.remove(0);
        }
        self.trail.push(past);
    }

    /// Leaves an idea for later.
    pub(super) fn pass(&mut self, proposal: ProposalId) {
        self.passed.retain(|before| *before != proposal);
        if self.passed.len() == PASSED {
            self.passed.remove(0);
        }
        self.passed.push(proposal);
        self.behind = self.behind.saturating_add(1);
        self.card = None;
    }
}

impl Dialogue {
    /// Notes that something was not understood; answers whether there was too much of that for another answer.
    pub(super) fn misses(&mut self, now: Time) -> bool {
        let before = self.unclear.filter(|unclear| now.since(unclear.since) < HOUR);
        let Unclear { since, count } = before.unwrap_or(Unclear { since: now, count: 0 });
        self.unclear = Some(Unclear { since, count: count.saturating_add(1) });
        count >= HINTED
    }

    /// What is kept here of a person beside what the consultation keeps.
    pub fn kept(&self) -> Kept {
        let draft = self.draft.as_ref().map(|draft| draft.text.clone()).filter(|text| !text.is_empty());
        Kept { language: self.language, draft, news: self.news == News::Wanted }
    }

    /// The place in the question one is in.
    pub fn place(&self) -> Option<&Place> {
        self.question.as_ref().and_then(|question| self.places.get(question))
    }
}

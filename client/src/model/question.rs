//! A consultation: one operation, one or more open questions, everything a citizen may read about them.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::language::{Language, Text};
use super::moderation::RefusalReason;
use super::phrase::PhraseRule;
use super::time::Time;

/// The slug of a question, such as `environnement`: lower-case letters, digits and hyphens.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct QuestionId(pub Box<str>);

impl fmt::Display for QuestionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for QuestionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for QuestionId {
    fn from(slug: &str) -> Self {
        Self(slug.into())
    }
}

/// The slug of a topic (make.org: a stake tag) within its question.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct TopicId(pub Box<str>);

impl From<&str> for TopicId {
    fn from(slug: &str) -> Self {
        Self(slug.into())
    }
}

/// One subject under which proposals are filed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Topic {
    /// Its slug.
    pub id: TopicId,
    /// Its name.
    pub label: Text,
}

/// One step of the participative process, for the page of context.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Step {
    /// What happens.
    pub label: Text,
    /// From when, if known.
    pub from: Option<Time>,
}

/// A self-declared condition, such as « 18–25 ans »: asked after the first vote, counted apart, never a gate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Condition {
    /// The yes/no question put to the citizen.
    pub ask: Text,
}

/// The consultation that questions belong to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Operation {
    /// Its slug.
    pub slug: String,
    /// Its title.
    pub title: Text,
    /// Who asks and who answers for it.
    pub organiser: Text,
}

/// One open question and all that its file says of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Question {
    /// Its slug.
    pub id: QuestionId,
    /// The consultation it belongs to.
    pub operation: Operation,
    /// The question itself.
    pub wording: Text,
    /// A short name for headers.
    pub short: Text,
    /// Two capital letters (ISO 3166), `FR` unless said.
    pub country: String,
    /// The languages proposals may be written in; the first is the default.
    pub languages: Vec<Language>,
    /// When votes and proposals start; none: already open.
    pub opens: Option<Time>,
    /// When they end; none: open until closed by hand.
    pub closes: Option<Time>,
    /// Whether citizens may propose.
    pub can_propose: bool,
    /// What a proposal must look like, per language.
    pub phrases: BTreeMap<Language, PhraseRule>,
    /// Why this is asked, who decides.
    pub context: Text,
    /// The steps of the process.
    pub steps: Vec<Step>,
    /// Where the results go, and what becomes of them.
    pub results: Text,
    /// The rules of moderation, told to whoever asks.
    pub charter: Text,
    /// The subjects.
    pub topics: Vec<Topic>,
    /// The reasons a moderator may give, with the organiser's own sentence where the default does not suit.
    pub refusals: BTreeMap<RefusalReason, Text>,
    /// A self-declared condition, counted apart.
    pub public: Option<Condition>,
    /// Days after the end when links, names and ages are erased; none: only on request.
    pub erase_after_days: Option<u32>,
    /// What this question relaxes.
    pub policy: Policy,
    /// What deals its cards.
    #[serde(default)]
    pub rotation: Rotation,
    /// What this question changes of the rotation `reliable`: the names of its settings, with numbers as they are written.
    #[serde(default)]
    pub rotation_settings: BTreeMap<String, String>,
}

/// What deals the cards of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Rotation {
    /// Every proposal is seen enough, then votes go where they settle most.
    #[default]
    Reliable,
    /// make.org's sequences of 2022.
    Makeorg,
}

impl Rotation {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Reliable, Self::Makeorg];

    /// Its name in a consultation's file: `reliable`, `makeorg`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reliable => "reliable",
            Self::Makeorg => "makeorg",
        }
    }
}

/// What a question relaxes: everything is strict unless a replayed or imported file needs otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Policy {
    /// Votes on one's own proposals count.
    pub own_votes: bool,
    /// Every text is accepted as it comes.
    pub accept_all: bool,
}

/// Whether a question takes votes now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Openness {
    /// It opens later.
    Upcoming,
    /// It takes votes and proposals.
    Open,
    /// It is over.
    Finished,
}

impl Question {
    /// A question of which nothing is known but its slug: open now, no end, French (used by imports).
    pub fn bare(id: QuestionId) -> Self {
        let wording = Text::one(Language::FRENCH, id.0.as_ref());
        Self {
            operation: Operation { slug: id.to_string(), title: wording.clone(), organiser: Text::default() },
            short: wording.clone(),
            wording,
            id,
            country: "FR".to_owned(),
            languages: vec![Language::FRENCH],
            opens: None,
            closes: None,
            can_propose: true,
            phrases: BTreeMap::from([(Language::FRENCH, PhraseRule::french())]),
            context: Text::default(),
            steps: Vec::new(),
            results: Text::default(),
            charter: Text::default(),
            topics: Vec::new(),
            refusals: BTreeMap::new(),
            public: None,
            erase_after_days: None,
            policy: Policy::default(),
            rotation: Rotation::default(),
            rotation_settings: BTreeMap::new(),
        }
    }

    /// Whether votes and proposals are taken at `now`; the end itself is still open.
    pub fn openness(&self, now: Time) -> Openness {
        if self.opens.is_some_and(|opens| opens > now) {
            Openness::Upcoming
        } else if self.closes.is_some_and(|closes| closes < now) {
            Openness::Finished
        } else {
            Openness::Open
        }
    }

    /// The rule for proposals in `language`, or the first one there is.
    pub fn phrase_rule(&self, language: Language) -> PhraseRule {
        self.phrases.get(&language).or_else(|| self.phrases.values().next()).cloned().unwrap_or_else(PhraseRule::french)
    }
}

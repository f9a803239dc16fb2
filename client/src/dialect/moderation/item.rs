//! A proposal in a moderators' list.
//!
//! From a [`QueueItem`] the list cannot say its channel, its participant, who decided, leases, look-alikes, flags and how
//! far its votes are trusted. Read back these are unknown: the channel is `Web`, the author has sent this one, all counts but the
//! first are 0; `language` is the caller's where the server does not say.

use serde::{Deserialize, Serialize};

use super::{ItemVote, Setting, cause, item_counts, item_votes, read_cause};
use crate::backend::{Decided, QueueItem};
use crate::dialect::moment::Moment;
use crate::dialect::proposal::author;
use crate::dialect::tag::TagRef;
use crate::dialect::tolerance::count;
use crate::dialect::vocabulary::UserType;
use crate::dialect::word::Open;
use crate::model::{Channel, Language, ProposalId, QuestionId, Status, Tally, VoteKey};

/// Who sent it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ItemAuthor {
    /// The account.
    pub id: String,
    /// Who it stands for.
    pub user_type: Open<UserType>,
    /// The name to show.
    pub display_name: Option<String>,
    /// Age in years.
    pub age: Option<i64>,
}

/// Where it was sent from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ItemContext {
    /// Campaign.
    pub source: Option<String>,
    /// Question.
    pub question: Option<String>,
    /// Country.
    pub country: Option<String>,
    /// Language.
    pub language: Option<String>,
}

/// A proposal in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ModerationListItem {
    /// Its name.
    pub id: String,
    /// Who sent it.
    #[serde(default)]
    pub author: ItemAuthor,
    /// Its text.
    pub content: String,
    /// Where it stands.
    #[serde(default)]
    pub status: Open<Status>,
    /// Why it was refused.
    #[serde(default)]
    pub refusal_reason: Option<String>,
    /// Its tags.
    #[serde(default)]
    pub tags: Vec<TagRef>,
    /// When it was sent.
    #[serde(default)]
    pub created_at: Moment,
    /// Share of agree, 0 to 1.
    #[serde(default)]
    pub agreement_rate: f64,
    /// Where it was sent from.
    #[serde(default)]
    pub context: ItemContext,
    /// What was said of it.
    #[serde(default)]
    pub votes: Vec<ItemVote>,
    /// How many votes.
    #[serde(default, deserialize_with = "count")]
    pub votes_count: u64,
}

impl ModerationListItem {
    /// A proposal of the queue.
    pub fn of(item: &QueueItem, setting: &Setting<'_>) -> Self {
        let counts = &setting.tally.count;
        let total = counts.total();
        let refusal = item.decided.as_ref().and_then(|decided| decided.refusal.as_ref());
        let tags = item.topics.iter().map(|topic| TagRef::of(setting.question, topic, item.language));
        let (name, age) = (item.author.name.clone(), item.author.age.map(i64::from));
        Self {
            id: item.proposal.to_string(),
            author: ItemAuthor {
                id: setting.user.to_owned(),
                user_type: UserType::User.into(),
                display_name: name,
                age,
            },
            content: item.text.clone(),
            status: item.status.into(),
            refusal_reason: refusal.map(|(reason, words)| cause(*reason, words.as_deref())),
            tags: tags.collect(),
            created_at: item.sent.into(),
            agreement_rate: if total == 0 { 0.0 } else { counts.vote(VoteKey::Agree) as f64 / total as f64 },
            context: ItemContext {
                source: None,
                question: Some(setting.question.id.to_string()),
                country: Some(setting.question.country.clone()),
                language: Some(item.language.to_string()),
            },
            votes: item_votes(counts),
            votes_count: total,
        }
    }

    /// The queue's view of it. Who refused it and when is not told: the name is empty, the instant that of sending.
    pub fn item(&self, language: Language) -> QueueItem {
        let told = self.context.language.as_deref().and_then(|code| code.parse().ok());
        let at = self.created_at.0;
        let refused = self.refusal_reason.as_deref().filter(|_| self.status.is(Status::Refused)).map(read_cause);
        QueueItem {
            proposal: ProposalId(self.id.as_str().into()),
            question: QuestionId::from(self.context.question.as_deref().unwrap_or_default()),
            text: self.content.clone(),
            language: told.unwrap_or(language),
            author: author::signature([&self.author.display_name, &None, &None], self.author.age),
            by: None,
            channel: Channel::Web,
            by_author: 1,
            sent: at,
            status: self.status.known().unwrap_or(Status::Archived),
            topics: self.tags.iter().map(TagRef::topic).collect(),
            tally: Tally { count: item_counts(&self.votes), ..Tally::default() },
            decided: refused.map(|refusal| Decided { by: String::new(), at, refusal: Some(refusal) }),
            lease: None,
            similar: Vec::new(),
            flags: Vec::new(),
            echoes: Vec::new(),
            suggested: Vec::new(),
            notes: Vec::new(),
            duplicate_of: None,
            given: 0,
            appealed: None,
        }
    }
}

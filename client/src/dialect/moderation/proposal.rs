//! One proposal as a moderator opens it.
//!
//! From a [`QueueItem`] it cannot say the participant, leases (they are faults), look-alikes, flags and how many the author has sent; all
//! reappear in ilfaut's own extension only. Read back: language and channel as in a list, the last decision from the events.
//! `context` is kept as it came (it holds addresses and user agents on make.org's server; ours writes none of that).

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{ModerationEvent, ModerationVote, tally, votes};
use crate::backend::QueueItem;
use crate::dialect::moment::Moment;
use crate::dialect::proposal::{author, slug};
use crate::dialect::tag::Keyword;
use crate::dialect::tolerance::several;
use crate::dialect::word::Open;
use crate::model::{Channel, Language, ProposalId, Question, QuestionId, Status, Tally, TopicId};

/// What a moderator's page says beside the queue's item.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The question.
    pub question: &'a Question,
    /// The author's account, or what stands for it.
    pub user: &'a str,
    /// What was said of the proposal.
    pub tally: &'a Tally,
}

/// Who sent it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ModerationAuthor {
    /// The account.
    pub user_id: String,
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// The name to show.
    pub display_name: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Age in years.
    pub age: Option<i64>,
    /// A picture.
    pub avatar_url: Option<String>,
    /// An organisation's name.
    pub organisation_name: Option<String>,
    /// An organisation's name as a path says it.
    pub organisation_slug: Option<String>,
    /// Whether a notice can be sent.
    pub reachable: bool,
}

/// A proposal with its history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ModerationProposal {
    /// Its name.
    #[serde(default)]
    pub id: String,
    /// Its name again.
    pub proposal_id: String,
    /// Its text as a path says it.
    #[serde(default)]
    pub slug: String,
    /// Its text.
    pub content: String,
    /// Who sent it.
    #[serde(default)]
    pub author: ModerationAuthor,
    /// Its labels.
    #[serde(default)]
    pub labels: Vec<String>,
    /// Where it stands.
    #[serde(default)]
    pub status: Open<Status>,
    /// Why it was refused.
    #[serde(default)]
    pub refusal_reason: Option<String>,
    /// The names of its tags.
    #[serde(default)]
    pub tags: Vec<String>,
    /// What was said of it.
    #[serde(default)]
    pub votes: Vec<ModerationVote>,
    /// Where it was sent from, as it came.
    #[serde(default)]
    pub context: Value,
    /// When it was sent.
    #[serde(default)]
    pub created_at: Option<Moment>,
    /// When it last changed.
    #[serde(default)]
    pub updated_at: Option<Moment>,
    /// What happened to it, newest first.
    #[serde(default)]
    pub events: Vec<ModerationEvent>,
    /// Its idea.
    #[serde(default)]
    pub idea: Option<String>,
    /// Proposals of the same idea, as they came (always none since 2022).
    #[serde(default)]
    pub idea_proposals: Vec<Value>,
    /// Its question.
    #[serde(default)]
    pub question_id: Option<String>,
    /// Its consultation.
    #[serde(default)]
    pub operation_id: Option<String>,
    /// Its keywords.
    #[serde(default, deserialize_with = "several")]
    pub keywords: Vec<Keyword>,
}

impl ModerationProposal {
    /// A proposal of the queue.
    pub fn of(item: &QueueItem, setting: &Setting<'_>) -> Self {
        let question = setting.question;
        let events = ModerationEvent::of(item);
        let refusal = item.decided.as_ref().and_then(|decided| decided.refusal.as_ref());
        Self {
            id: item.proposal.to_string(),
            proposal_id: item.proposal.to_string(),
            slug: slug(&item.text),
            content: item.text.clone(),
            author: ModerationAuthor {
                user_id: setting.user.to_owned(),
                first_name: item.author.name.clone(),
                display_name: item.author.name.clone(),
                age: item.author.age.map(i64::from),
                reachable: matches!(item.channel, Channel::Telegram | Channel::Matrix | Channel::Terminal),
                ..ModerationAuthor::default()
            },
            labels: Vec::new(),
            status: item.status.into(),
            refusal_reason: refusal.map(|(reason, words)| super::cause(*reason, words.as_deref())),
            tags: item.topics.iter().map(|topic| topic.0.to_string()).collect(),
            votes: votes(setting.tally),
            context: json!({
                "country": question.country, "language": item.language.to_string(), "questionId": question.id.to_string(),
                "operationId": question.operation.slug, "customData": {}
            }),
            created_at: Some(item.sent.into()),
            updated_at: item.decided.as_ref().map(|decided| decided.at.into()),
            events,
            idea: None,
            idea_proposals: Vec::new(),
            question_id: Some(question.id.to_string()),
            operation_id: Some(question.operation.slug.clone()),
            keywords: Vec::new(),
        }
    }

    /// The queue's view of it; `language` where the server does not say.
    pub fn item(&self, language: Language) -> QueueItem {
        let author = &self.author;
        let names = [&author.first_name, &author.display_name, &author.organisation_name];
        let status = self.status.known().unwrap_or(Status::Archived);
        QueueItem {
            proposal: ProposalId(self.proposal_id.as_str().into()),
            question: QuestionId::from(self.question_id.as_deref().unwrap_or_default()),
            text: self.content.clone(),
            language: self.context["language"].as_str().and_then(|code| code.parse().ok()).unwrap_or(language),
            author: author::signature(names, author.age),
            by: None,
            channel: Channel::Web,
            by_author: 1,
            sent: self.created_at.unwrap_or_default().0,
            status,
            topics: self.tags.iter().map(|tag| TopicId::from(tag.as_str())).collect(),
            tally: tally(&self.votes),
            decided: ModerationEvent::last_decision(&self.events).filter(|_| status != Status::Pending),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::Decided;
    use crate::dialect::moderation::ModerationListItem;
    use crate::dialect::tolerance;
    use crate::model::{RefusalReason, Signature, Time};

    fn item(status: Status, refusal: Option<(RefusalReason, Option<String>)>) -> QueueItem {
        let decided = (status != Status::Pending).then(|| Decided { by: "Camille".into(), at: Time(9_000), refusal });
        QueueItem {
            proposal: "p7".into(),
            question: "velo".into(),
            text: "Il faut réparer  les pistes".into(),
            language: Language::BRETON,
            author: Signature { name: Some("Nour".into()), age: Some(34) },
            by: None,
            channel: Channel::Web,
            by_author: 1,
            sent: Time(1_000),
            status,
            topics: vec!["garer".into()],
            tally: Tally::default(),
            decided,
            lease: None,
            similar: vec![],
            flags: vec![],
            echoes: vec![],
            suggested: Vec::new(),
            notes: Vec::new(),
            duplicate_of: None,
            given: 0,
            appealed: None,
        }
    }

    fn cases() -> Vec<QueueItem> {
        vec![
            item(Status::Pending, None),
            item(Status::Accepted, None),
            item(Status::Postponed, None),
            item(Status::Refused, Some((RefusalReason::Other, Some("Trop vague : dites où".into())))),
            item(Status::Refused, Some((RefusalReason::AlreadyExists, None))),
        ]
    }

    #[test]
    fn an_item_comes_back_through_its_page() {
        let question = Question::bare("velo".into());
        let setting = Setting { question: &question, user: "u", tally: &Tally::default() };
        for item in cases() {
            let wire = serde_json::to_vec(&ModerationProposal::of(&item, &setting)).unwrap();
            let read: ModerationProposal = tolerance::read(&wire).unwrap();
            assert_eq!(read.item(Language::FRENCH), item);
            assert_eq!(read.events.len(), 1 + usize::from(item.status != Status::Pending));
        }
    }

    #[test]
    fn an_item_comes_back_through_a_list_as_far_as_it_is_told() {
        let question = Question::bare("velo".into());
        let setting = Setting { question: &question, user: "u", tally: &Tally::default() };
        for item in cases() {
            let wire = serde_json::to_vec(&ModerationListItem::of(&item, &setting)).unwrap();
            let back = tolerance::read::<ModerationListItem>(&wire).unwrap().item(Language::FRENCH);
            let refusal = |item: &QueueItem| item.decided.as_ref().and_then(|decided| decided.refusal.clone());
            assert_eq!(refusal(&back), refusal(&item));
            assert_eq!(QueueItem { decided: None, ..back }, QueueItem { decided: None, ..item });
        }
    }

    #[test]
    fn the_least_that_a_server_says_is_enough() {
        let text =
            r#"{"proposalId":"p","content":"c","context":null,"events":[{"actionType":"dream"}],"status":"Dreamt"}"#;
        let read: ModerationProposal = tolerance::read(text.as_bytes()).unwrap();
        assert_eq!((read.item(Language::FRENCH).decided, read.events[0].action_type.as_str()), (None, "dream"));
    }
}

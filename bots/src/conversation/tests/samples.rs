//! Questions, cards and ideas as a consultation would answer them. Values only.

use std::sync::Arc;

use ilfaut_client::backend::{Card, Marked, Mine, PersonalData, QuestionView, Standing};
use ilfaut_client::model::question::Openness;
use ilfaut_client::model::{
    Ballot, Channel, Condition, Language, ParticipantId, Question, Signature, Status, Text, Time, Topic, VoteKey,
};
use ilfaut_client::rules::watch::Reason;

pub(super) fn view(slug: &str, openness: Openness) -> QuestionView {
    let mut question = Question::bare(slug.into());
    question.public = Some(Condition { ask: Text::one(Language::FRENCH, "18-25 ?") });
    question.topics = vec![Topic { id: "bus".into(), label: Text::one(Language::FRENCH, "Bus") }];
    QuestionView { question: Arc::new(question), openness, participants: 0, proposals: 9, votes: 0, pending: 0 }
}

pub(super) fn card(id: &str, key: Option<VoteKey>) -> Card {
    Card {
        proposal: id.into(),
        question: "q".into(),
        text: format!("Il faut des bancs {id}"),
        language: Language::FRENCH,
        author: Signature::default(),
        topics: Vec::new(),
        status: Status::Accepted,
        mine: false,
        ballot: key.map(|key| Ballot { key, qualifications: Vec::new() }),
        standing: key.map(|_| Standing { agree: 7, disagree: 2, neutral: 1 }),
        waiting: false,
        sent: Time(1_000),
    }
}

pub(super) fn mine(id: &str) -> Mine {
    let text = "Il faut des haies partout".to_owned();
    let status = Status::Pending;
    Mine { proposal: id.into(), text, sent: Time(0), status, refusal: None, standing: None, appealable: false }
}

pub(super) fn aside() -> Marked {
    Marked { reason: Reason::Straight { votes: 31, seconds: 40 }, since: Time(0), objected: None }
}

pub(super) fn data() -> PersonalData {
    PersonalData {
        participant: ParticipantId([0; 16]),
        since: Time(0),
        channel: Channel::Terminal,
        signature: Signature::default(),
        votes: Vec::new(),
        proposals: Vec::new(),
        declared: Vec::new(),
        erasure: None,
        aside: Vec::new(),
    }
}

//! Plain data for tests: proposals and questions as a consultation would answer them.

use std::sync::Arc;

use ilfaut_client::model::question::Openness;
use ilfaut_client::model::{Channel, Language, PhraseRule, ProposalId, Question, Signature, Status, Tally, Text, Time};
use ilfaut_client::rules::flags::flags;
use ilfaut_config::locale::{Part, Words};
use jiff::tz::TimeZone;

use super::Setup;
use crate::message::{QuestionView, QueueItem};
use crate::theme::Theme;

/// Noon of a day in November.
pub(crate) const NOON: Time = Time(1_763_812_800_000);

/// The proposal `p{n}`, sent `n` minutes before three hours before noon.
pub(crate) fn item(n: usize, text: &str) -> QueueItem {
    let minutes = i64::try_from(n).unwrap_or(0) * 7;
    QueueItem {
        proposal: ProposalId::from(format!("p{n}").as_str()),
        question: "eau".into(),
        text: text.to_owned(),
        language: Language::FRENCH,
        author: Signature { name: Some("Yann".into()), age: Some(34) },
        by: None,
        channel: Channel::Telegram,
        by_author: 1,
        sent: NOON.plus((minutes - 180) * 60_000),
        status: Status::Pending,
        topics: Vec::new(),
        tally: Tally::default(),
        decided: None,
        lease: None,
        similar: Vec::new(),
        echoes: Vec::new(),
        suggested: Vec::new(),
        notes: Vec::new(),
        duplicate_of: None,
        given: 0,
        appealed: None,
        flags: flags(text, &[Language::FRENCH], &PhraseRule::french()),
    }
}

/// A question with some waiting proposals.
pub(crate) fn question(slug: &str, pending: u64) -> QuestionView {
    let mut question = Question::bare(slug.into());
    question.wording = Text::one(Language::FRENCH, "Comment mieux vivre ensemble dans nos villages et nos villes ?");
    QuestionView {
        question: Arc::new(question),
        openness: Openness::Open,
        participants: 3,
        proposals: 5,
        votes: 40,
        pending,
    }
}

/// What does not change, for a reader of `language`.
pub(crate) fn setup(language: Language) -> Setup {
    Setup {
        moderator: "Morgane".into(),
        words: Words::new(language, Part::Console),
        theme: Theme::default(),
        zone: TimeZone::UTC,
        slow: false,
        keys: crate::keys::Keymap::default(),
        footer: true,
        bell: false,
        filters: Vec::new(),
    }
}

/// A console on one question, at noon, nothing loaded.
#[cfg(test)]
pub(crate) fn console(columns: u16, rows: u16) -> super::App {
    super::App::new(setup(Language::FRENCH), crate::layout::Size(columns, rows), vec![question("village", 3)], NOON).0
}

/// The file of published proposals, where `ILFAUT_DATA` says or said when this was built.
#[cfg(test)]
pub(crate) fn published() -> std::path::PathBuf {
    let compiled = option_env!("ILFAUT_DATA_FOUND").map(std::path::PathBuf::from);
    let folder = std::env::var_os("ILFAUT_DATA").map(std::path::PathBuf::from).filter(|folder| folder.is_dir());
    folder.or(compiled).expect("a test without its data is ignored").join("mondedapres/proposals.csv")
}

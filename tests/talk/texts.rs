//! Any bytes and every real text, typed into a real conversation: always an answer in words, never a panic.

use ilfaut_bots::channel::Limits;
use ilfaut_bots::conversation::Heard;
use ilfaut_client::model::{Channel, LinkKey};
use proptest::prelude::*;

use super::stage;
use crate::data::case;

/// Types each text into the same conversation; answers with those that got nothing.
async fn unanswered(texts: impl IntoIterator<Item = String>) -> Vec<String> {
    let host = stage().await.host();
    let who = host.backend.join(LinkKey([1; 32]), Channel::Terminal, None).await.unwrap();
    let keyboard = Limits { keyboard: true, ..Limits::default() };
    host.turn(who, keyboard, Heard::Arrived { language: None, question: None, proposal: None }).await;
    let mut without = Vec::new();
    for text in texts {
        let turn = host.turn(who, keyboard, Heard::Typed(text.clone())).await;
        let said = turn.message.text();
        let clean = !said.chars().any(|c| c.is_control() && c != '\n');
        if said.trim().is_empty() || !clean {
            without.push(text);
        }
    }
    without
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_bytes_are_answered(lines in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..300), 1..8)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let lines = lines.into_iter().map(|line| String::from_utf8_lossy(&line).into_owned());
        prop_assert_eq!(runtime.block_on(unanswered(lines)), Vec::<String>::new());
    }
}

fn of_csv(path: &str, column: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_path(case(path)).unwrap();
    let at = reader.headers().unwrap().iter().position(|name| name == column).unwrap();
    reader.records().map(|record| record.unwrap()[at].to_owned()).collect()
}

#[tokio::test]
#[cfg_attr(not(ilfaut_data), ignore = "needs the real cases, see ILFAUT_DATA")]
async fn every_real_proposal_is_read_as_an_idea_and_answered() {
    let texts = of_csv("mondedapres/proposals.csv", "proposition");
    assert!(texts.len() > 9_000);
    assert_eq!(unanswered(texts).await, Vec::<String>::new());
}

#[tokio::test]
#[cfg_attr(not(ilfaut_data), ignore = "needs the real cases, see ILFAUT_DATA")]
async fn no_real_proposal_is_read_as_a_command() {
    use ilfaut_bots::conversation::reading::{Reading, read};
    use ilfaut_client::model::Language;
    for text in of_csv("mondedapres/proposals.csv", "proposition") {
        assert_eq!(read(&text, Language::FRENCH, None), Reading::Idea, "{text}");
    }
}

#[tokio::test]
#[cfg_attr(not(ilfaut_data), ignore = "needs the real cases, see ILFAUT_DATA")]
async fn every_other_real_text_is_answered() {
    let moderation = std::fs::read_to_string(case("moderation/texts.json")).unwrap();
    let moderation: serde_json::Value = serde_json::from_str(&moderation).unwrap();
    let items = moderation["items"].as_array().unwrap();
    let mut texts: Vec<String> = items.iter().map(|item| item["text"].as_str().unwrap().to_owned()).collect();
    for folder in std::fs::read_dir(case("polis")).unwrap().map(|entry| entry.unwrap().path()) {
        if folder.is_dir() {
            let path = format!("polis/{}/comments.csv", folder.file_name().unwrap().to_str().unwrap());
            texts.extend(of_csv(&path, "text"));
        }
    }
    assert_eq!(unanswered(texts).await, Vec::<String>::new());
}

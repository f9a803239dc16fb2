//! A crash after the consultation recorded something and before the dialogue was kept: what was typed comes again, and
//! nothing is lost or doubled.

use ilfaut_bots::channel::Limits;
use ilfaut_bots::conversation::Heard;
use ilfaut_client::model::{Channel, LinkKey};

use super::stage;

/// Plays lines, each one twice from the same dialogue when `crash`; answers with what was said and what stands.
async fn played(lines: &[&str], crash: bool) -> (Vec<String>, String) {
    let host = stage().await.host();
    let who = host.backend.join(LinkKey([1; 32]), Channel::Terminal, None).await.unwrap();
    host.turn(who, Limits::default(), Heard::Arrived { language: None, question: None, proposal: None }).await;
    let mut said = Vec::new();
    for line in lines {
        let before = host.memory.load(who).unwrap();
        let heard = || Heard::Typed((*line).to_owned());
        let mut turn = host.turn(who, Limits::default(), heard()).await;
        if crash {
            host.memory.save(who, &before).await.unwrap();
            turn = host.turn(who, Limits::default(), heard()).await;
        }
        said.push(turn.message.text());
    }
    let question = "commune".into();
    let votes: Vec<_> = host.backend.voted(who, &question).await.unwrap();
    let votes: Vec<_> = votes.into_iter().map(|card| (card.text, card.ballot, card.standing)).collect();
    let mine: Vec<_> = host.backend.mine(who, &question).await.unwrap().into_iter().map(|mine| mine.text).collect();
    (said, format!("{votes:?} {mine:?}"))
}

#[tokio::test]
async fn a_crash_before_the_dialogue_is_kept_changes_no_vote() {
    let lines = ["1", "24", "5", "0", "3", "lot", "1 7 2", "0", "0", "il faut plus de bancs", "Léa 34", "1", "1"];
    let (said, stands) = played(&lines, false).await;
    let (said_again, stands_again) = played(&lines, true).await;
    assert_eq!(stands, stands_again);
    let other: Vec<_> = (0..lines.len()).filter(|at| said[*at] != said_again[*at]).map(|at| lines[at]).collect();
    assert_eq!(other, ["1"], "only the idea that was sent is answered otherwise: {said_again:#?}");
}

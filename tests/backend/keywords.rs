//! What the accepted proposals of a question speak of.

use ilfaut_client::backend::{Amendment, Kind, SEQUENCE};
use ilfaut_client::model::Status;

use super::bench::{Bench, seed, unknown};

suite!(
    words_are_told_by_how_many_proposals_hold_them,
    a_keyword_finds_what_it_counts,
    corrections_and_decisions_change_them
);

const TEXTS: [&str; 5] = [
    "Il faut des Vélos pour les écoles",
    "Il faut garer les vélos à l’école",
    "Il faut des pistes pour le vélo",
    "Il faut des trains de nuit, et des vélos dans les trains",
    "Il faut réparer l'école",
];

async fn five(bench: &Bench) {
    bench.import(TEXTS.iter().enumerate().map(|(n, text)| seed(&n.to_string(), text, n)).collect()).await;
}

async fn told(bench: &Bench, limit: usize) -> Vec<(String, u64)> {
    let found = bench.backend().keywords(&bench.question, limit).await.unwrap();
    found.into_iter().map(|keyword| (keyword.label, keyword.count)).collect()
}

async fn words_are_told_by_how_many_proposals_hold_them(bench: &Bench) {
    assert!(told(bench, 5).await.is_empty());
    five(bench).await;
    for _ in 0..2 {
        assert_eq!(told(bench, 2).await, [("vélos".to_owned(), 4), ("école".to_owned(), 3)]);
        assert!(told(bench, 0).await.is_empty() && told(bench, usize::MAX).await.len() > 4);
        bench.reopen().await;
    }
    unknown(bench.backend().keywords(&"nowhere".into(), 3).await);
}

async fn a_keyword_finds_what_it_counts(bench: &Bench) {
    five(bench).await;
    for keyword in bench.backend().keywords(&bench.question, 20).await.unwrap() {
        let kind = Kind::Keyword(keyword.key.clone());
        let cards = bench.backend().sequence(bench.citizen(1).await, &bench.question, &kind, SEQUENCE).await.unwrap();
        assert_eq!(cards.len() as u64, keyword.count, "{keyword:?}");
    }
}

async fn corrections_and_decisions_change_them(bench: &Bench) {
    let ines = bench.moderator("Inès").await;
    let waiting = bench.propose(bench.citizen(1).await, "Il faut davantage de phares").await;
    assert!(told(bench, 9).await.is_empty(), "what waits is not told");
    bench.decide(ines, &waiting, ilfaut_client::model::Decision::Accept).await.unwrap();
    assert!(told(bench, 9).await.contains(&("phares".to_owned(), 1)));
    let text = Some("Il faut davantage de digues".to_owned());
    let amendment = Amendment { text, topics: None };
    bench.backend().amend(ines, &waiting, Status::Accepted, amendment).await.unwrap();
    let words = told(bench, 9).await;
    assert!(words.contains(&("digues".to_owned(), 1)) && !words.iter().any(|(word, _)| word == "phares"), "{words:?}");
}

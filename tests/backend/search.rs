//! Finding accepted proposals by word and by topic.

use ilfaut_client::backend::{Page, Query};
use ilfaut_client::model::{ParticipantId, Question, TopicId};

use super::bench::{Bench, ids, question, seed, unknown};

suite!(
    every_word_must_be_found,
    accents_and_capitals_do_not_matter,
    a_topic_narrows,
    a_page_is_a_part,
    only_accepted_proposals_are_found,
    odd_queries_find_nothing_and_break_nothing,
    topics_count_accepted_proposals,
);

async fn three(bench: &Bench) -> ParticipantId {
    let texts =
        ["Il faut des pistes pour le vélo", "Il faut prêter un Vélo à chaque élève", "Il faut des trains de nuit"];
    bench.import(texts.iter().enumerate().map(|(n, text)| seed(&n.to_string(), text, n)).collect()).await;
    bench.citizen(1).await
}

async fn find(bench: &Bench, who: ParticipantId, words: &str) -> Page {
    let query = Query { words: words.to_owned(), limit: 10, ..Query::default() };
    bench.backend().search(who, &bench.question, &query).await.unwrap()
}

async fn every_word_must_be_found(bench: &Bench) {
    let who = three(bench).await;
    for (words, wanted) in [("", 3), ("vélo", 2), ("vélo élève", 1), ("élève vélo", 1), ("vélo nuit", 0), ("avion", 0)]
    {
        let page = find(bench, who, words).await;
        assert_eq!((page.total, page.cards.len()), (wanted, wanted), "{words}");
    }
}

async fn accents_and_capitals_do_not_matter(bench: &Bench) {
    let who = three(bench).await;
    for words in ["velo", "VÉLO", "Velo", "ve\u{301}lo", "  vélo  "] {
        assert_eq!(find(bench, who, words).await.total, 2, "{words}");
    }
}

async fn a_topic_narrows(bench: &Bench) {
    let who = three(bench).await;
    let query = Query { words: "vélo".to_owned(), topic: Some("air".into()), limit: 10, ..Query::default() };
    let page = bench.backend().search(who, &bench.question, &query).await.unwrap();
    assert_eq!((page.total, page.cards[0].text.as_str()), (1, "Il faut prêter un Vélo à chaque élève"));
    let none = Query { topic: Some("feu".into()), ..query };
    assert_eq!(bench.backend().search(who, &bench.question, &none).await.unwrap().total, 0);
}

async fn a_page_is_a_part(bench: &Bench) {
    let who = bench.citizen(1).await;
    let rows = (0..7).map(|n| seed(&format!("a{n}"), &format!("Il faut planter {n} arbres par rue"), n)).collect();
    bench.import(rows).await;
    let page = async |skip, limit| {
        let query = Query { words: "arbres".to_owned(), skip, limit, ..Query::default() };
        bench.backend().search(who, &bench.question, &query).await.unwrap()
    };
    let whole = ids(&page(0, 100).await.cards);
    assert_eq!(whole.len(), 7);
    let parts =
        [page(0, 3).await, page(3, 3).await, page(6, 3).await, page(9, 3).await, page(usize::MAX, usize::MAX).await];
    assert!(parts.iter().all(|part| part.total == 7));
    assert_eq!(parts.iter().flat_map(|part| ids(&part.cards)).collect::<Vec<_>>(), whole);
}

async fn only_accepted_proposals_are_found(bench: &Bench) {
    let (who, other) = (bench.citizen(1).await, bench.citizen(2).await);
    bench.propose(who, "Il faut patienter longtemps").await;
    assert_eq!(find(bench, other, "patienter").await.total, 0);
    bench.accepted(who, "Il faut accepter longtemps").await;
    assert_eq!(find(bench, other, "accepter").await.total, 1);
    bench.reopen().await;
    assert_eq!(find(bench, other, "longtemps").await.total, 1);
    unknown(bench.backend().search(who, &"nowhere".into(), &Query::default()).await);
}

async fn odd_queries_find_nothing_and_break_nothing(bench: &Bench) {
    let who = three(bench).await;
    for words in ["%", "\u{0}", "(", "\\", "🙂", &"mot ".repeat(5_000)] {
        assert_eq!(find(bench, who, words).await.cards.len(), find(bench, who, words).await.cards.len());
    }
    assert_eq!(find(bench, who, "🙂🙂").await.total, 0);
}

async fn topics_count_accepted_proposals(bench: &Bench) {
    let who = three(bench).await;
    bench.propose(who, "Il faut compter sans moi").await;
    let (eau, air) = (TopicId::from("eau"), TopicId::from("air"));
    let topics = bench.backend().topics(&bench.question).await.unwrap();
    assert_eq!(topics, [(eau, 2), (air, 1)], "in the order of the question");
    bench.settle(Question { topics: vec![], ..question() }).await.unwrap();
    assert!(bench.backend().topics(&bench.question).await.is_ok());
}

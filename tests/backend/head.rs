//! Where the record ends: what anyone can compare with a recount.

use ilfaut_client::model::VoteKey;

use super::bench::{Bench, unavailable};

suite!(the_head_moves_with_what_happens_and_with_nothing_else, whoever_closed_has_no_head);

async fn the_head_moves_with_what_happens_and_with_nothing_else(bench: &Bench) {
    let (who, seeds, backend) = (bench.citizen(1).await, bench.seeds(1).await, bench.backend());
    let before = backend.head().await.unwrap();
    assert!(before.entries > 0 && before.link.len() == 64, "{before:?}");
    assert!(before.link.chars().all(|digit| digit.is_ascii_hexdigit()));
    backend.vote(who, &seeds[0], VoteKey::Agree).await.unwrap();
    let after = backend.head().await.unwrap();
    assert_eq!(after.entries, before.entries + 1);
    assert_ne!(after.link, before.link);
    backend.vote(who, &seeds[0], VoteKey::Agree).await.unwrap();
    backend.search(who, &bench.question, &ilfaut_client::backend::Query::default()).await.unwrap();
    assert_eq!(backend.head().await.unwrap(), after);
    drop(backend);
    if let Some(recount) = bench.recount().await {
        assert_eq!((recount.entries, recount.head), (after.entries, after.link.clone()));
        assert_eq!((recount.broken, recount.differs), (None, vec![]));
    }
    assert_eq!(bench.backend().head().await.unwrap(), after, "opening it again is nothing that happens");
}

async fn whoever_closed_has_no_head(bench: &Bench) {
    let backend = bench.backend();
    backend.shut().await.unwrap();
    unavailable(backend.head().await);
}

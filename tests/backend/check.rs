//! The record read again while the consultation goes on: whole, also while votes come in; and where it is not, the first entry that
//! does not follow is named.

use ilfaut_client::backend::Checked;
use ilfaut_client::model::{Decision, ModeratorId, Status, VoteKey};

use super::bench::{Bench, off_topic, unknown};

suite!(
    a_whole_record_is_told_as_whole,
    it_is_read_while_votes_come_in,
    two_at_once_both_get_an_answer,
    a_byte_changed_on_the_disk_is_named,
);

async fn checked(bench: &Bench) -> Checked {
    let ines = bench.moderator("Inès").await;
    bench.backend().check(ines).await.unwrap()
}

async fn a_whole_record_is_told_as_whole(bench: &Bench) {
    let (ines, who) = (bench.moderator("Inès").await, bench.citizen(1).await);
    let proposal = bench.accepted(who, "Il faut pouvoir vérifier").await;
    bench.backend().vote(bench.citizen(2).await, &proposal, VoteKey::Agree).await.unwrap();
    let found = checked(bench).await;
    let head = bench.backend().head().await.unwrap();
    assert_eq!((found.entries, &found.link, found.broken), (head.entries, &head.link, None));
    assert_eq!(found.events, bench.backend().news(ines, &bench.question, 0).await.unwrap().upto);
    bench.reopen().await;
    assert_eq!(checked(bench).await, found);
    bench.backend().decide(ines, &proposal, Status::Accepted, off_topic()).await.unwrap();
    let later = checked(bench).await;
    assert_eq!((later.entries, later.events, later.broken), (found.entries + 1, found.events + 1, None));
    assert_ne!(later.link, found.link);
    unknown(bench.backend().check(ModeratorId(99)).await);
}

async fn it_is_read_while_votes_come_in(bench: &Bench) {
    let (backend, seeds) = (bench.backend(), bench.seeds(40).await);
    let mut voters = Vec::new();
    for number in 1..=8 {
        voters.push(bench.citizen(number).await);
    }
    let votes = async {
        for seed in &seeds {
            for who in &voters {
                backend.vote(*who, seed, VoteKey::Agree).await.unwrap();
            }
        }
    };
    let checks = async {
        for _ in 0..4 {
            assert_eq!(checked(bench).await.broken, None);
        }
    };
    tokio::join!(votes, checks);
    let (found, head) = (checked(bench).await, bench.backend().head().await.unwrap());
    assert_eq!((found.entries, found.link, found.broken), (head.entries, head.link, None));
}

async fn two_at_once_both_get_an_answer(bench: &Bench) {
    bench.seeds(3).await;
    let (one, two) = tokio::join!(checked(bench), checked(bench));
    assert_eq!((one.broken, one.entries), (None, two.entries));
    // Whoever stops waiting leaves the place to the next.
    let ines = bench.moderator("Inès").await;
    let backend = bench.backend();
    drop(tokio::time::timeout(std::time::Duration::from_millis(1), backend.check(ines)).await);
    assert_eq!(checked(bench).await, two);
}

async fn a_byte_changed_on_the_disk_is_named(bench: &Bench) {
    let ines = bench.moderator("Inès").await;
    let proposal = bench.propose(bench.citizen(1).await, "Il faut une trace de tout").await;
    bench.decide(ines, &proposal, Decision::Accept).await.unwrap();
    let before = checked(bench).await;
    if !bench.flip("essai") {
        return;
    }
    let found = checked(bench).await;
    assert!(found.broken.is_some_and(|entry| (1..=before.entries).contains(&entry)), "{found:?}");
    assert!(found.entries < before.entries, "{found:?}");
    // The consultation goes on meanwhile, and whoever holds the journal decides what to do.
    bench.backend().vote(bench.citizen(2).await, &proposal, VoteKey::Agree).await.unwrap();
    assert!(bench.flip("essai"));
    assert_eq!(checked(bench).await.broken, None);
}

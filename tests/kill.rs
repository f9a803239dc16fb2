//! `kill -9` at random moments: whatever was acknowledged is there when the place is opened again.

use std::time::Duration;

use ilfaut_client::connect::Missing;
use ilfaut_client::world::Dice;

use crate::crowd::{self, Account, Crowd};

/// How often the child is killed.
const KILLS: u32 = 100;

#[test]
fn nothing_acknowledged_is_lost_by_a_hundred_kills() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("place");
    crowd::prepare(&place);
    let (mut dice, mut all, mut fresh) = (Dice::seeded(9), Account::default(), Account::default());
    for kill in 1..=KILLS {
        let mut running = Crowd::start(&place, all.following(), &[]);
        // By turns while it works and while it still opens what the kill before has left.
        if !kill.is_multiple_of(5) {
            running.wait_for(1 + dice.below(30));
        }
        std::thread::sleep(Duration::from_micros(dice.below(60_000)));
        let end = running.kill();
        assert_eq!(end.code, None, "it ended by itself: {}", end.err);
        fresh.extend(&end.account);
        all.extend(&end.account);
        // Every other time the next child opens what was left; the place is never closed in order by the killed one.
        if kill.is_multiple_of(2) {
            check(&place, &std::mem::take(&mut fresh));
        }
    }
    check(&place, &all);
    println!("{KILLS} kills, {} votes and {} proposals acknowledged, none lost", all.votes(), all.proposals());
    assert!(all.votes() > 1_000 && all.proposals() > 50, "{} votes are too few to prove anything", all.votes());
}

fn check(place: &std::path::Path, account: &Account) {
    crowd::block_on(async {
        let backend = crowd::open(place, Missing::Refuse).await.unwrap();
        let lost = account.lost(&*backend).await;
        backend.shut().await.unwrap();
        assert!(lost.is_empty(), "{} lost: {lost:?}", lost.len());
    });
}

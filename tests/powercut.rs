//! Power cuts, simulated: only what was synced is left, and whatever was acknowledged must be in it.
//!
//! `powercut/shim.c`, loaded into the child before the C library, keeps a second folder with what a disk would have kept. A
//! test that could not fail would prove nothing: the controls leave out one sync at a time and must lose something.

mod disk;

use std::path::{Path, PathBuf};
use std::time::Duration;

use ilfaut_client::connect::Missing;
use ilfaut_client::error::Error;
use ilfaut_client::world::Dice;

use crate::crowd::{self, Account, Crowd, REFUSED};
use disk::Disk;

/// Cuts without any luck: nothing unsynced survives.
const STRICT: u32 = 70;
/// Cuts where some of what was not synced survives, in any order.
const LUCKY: u32 = 40;
/// Cuts within which a control must have lost something.
const CONTROL: u32 = 12;

/// What many cuts have left.
#[derive(Debug, Default)]
struct Outcome {
    cuts: u32,
    votes: usize,
    proposals: usize,
    lost: Vec<String>,
    refused: Vec<String>,
}

impl Outcome {
    fn is_clean(&self) -> bool {
        self.lost.is_empty() && self.refused.is_empty()
    }
}

/// Cuts the power `cuts` times, or until something is lost.
fn cut(cuts: u32, seed: u64, variables: &[(&str, &str)]) -> Outcome {
    let disk = Disk::new();
    crowd::prepare(&disk.live());
    disk.keep_all();
    let (mut dice, mut all, mut outcome) = (Dice::seeded(seed), Account::default(), Outcome::default());
    while outcome.cuts < cuts && outcome.is_clean() {
        outcome.cuts += 1;
        let throw = dice.below(1 << 30).to_string();
        let own = disk.variables(&[&[("SHIM_SEED", throw.as_str())], variables].concat());
        let own: Vec<(&str, &str)> = own.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let mut running = Crowd::start(&disk.live(), all.following(), &own);
        if !outcome.cuts.is_multiple_of(6) {
            running.wait_for(1 + dice.below(60));
        }
        std::thread::sleep(Duration::from_micros(dice.below(70_000)));
        let end = running.kill();
        if end.code.is_some() {
            outcome.refused.push(end.err);
        }
        all.extend(&end.account);
        disk.cut();
        let last = outcome.cuts == cuts;
        look(&disk.copy_of_kept(), Missing::Refuse, if last { &all } else { &end.account }, &mut outcome);
    }
    (outcome.votes, outcome.proposals) = (all.votes(), all.proposals());
    outcome
}

/// Opens what is left, as the next start of the program would, and looks for what was acknowledged.
fn look(place: &Path, missing: Missing, account: &Account, outcome: &mut Outcome) {
    crowd::block_on(async {
        match crowd::open(place, missing).await {
            Ok(backend) => {
                outcome.lost.extend(account.lost(&*backend).await);
                drop(backend.shut().await);
            }
            Err(Error::Closed(fault)) => outcome.refused.push(fault.to_string()),
            Err(other) => outcome.refused.push(format!("not a sentence about the place: {other}")),
        }
    });
}

#[test]
#[cfg_attr(not(ilfaut_cc), ignore = "needs cc, the C compiler, on Linux")]
fn a_place_cut_while_it_was_made_is_made_again() {
    let (mut dice, mut acknowledged) = (Dice::seeded(6), 0);
    for cut in 0..40 {
        let disk = Disk::new();
        std::fs::create_dir(disk.live()).unwrap();
        disk.keep_all();
        let luck = if cut % 2 == 0 { "0" } else { "40" };
        let throw = dice.below(1 << 30).to_string();
        let own = disk.variables(&[("SHIM_LUCK", luck), ("SHIM_SEED", &throw)]);
        let own: Vec<(&str, &str)> = own.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let running = Crowd::start(&disk.live(), 0, &own);
        std::thread::sleep(Duration::from_micros(dice.below(90_000)));
        let end = running.kill();
        acknowledged += end.account.votes();
        let mut outcome = Outcome::default();
        look(&disk.copy_of_kept(), Missing::Create, &end.account, &mut outcome);
        assert!(outcome.is_clean(), "cut {cut}: {outcome:?} {}", end.err);
    }
    assert!(acknowledged > 0, "the cuts came too early to prove anything");
}

#[track_caller]
fn assert_nothing_lost(outcome: &Outcome) {
    println!("{} cuts, {} votes and {} proposals acknowledged", outcome.cuts, outcome.votes, outcome.proposals);
    assert!(outcome.is_clean(), "after {} cuts: {outcome:?}", outcome.cuts);
    assert!(outcome.votes > 300 && outcome.proposals > 20, "too few to prove anything: {outcome:?}");
}

#[test]
#[cfg_attr(not(ilfaut_cc), ignore = "needs cc, the C compiler, on Linux")]
fn nothing_acknowledged_is_lost_when_only_synced_bytes_survive() {
    assert_nothing_lost(&cut(STRICT, 1, &[]));
}

#[test]
#[cfg_attr(not(ilfaut_cc), ignore = "needs cc, the C compiler, on Linux")]
fn nothing_acknowledged_is_lost_when_other_bytes_survive_too() {
    assert_nothing_lost(&cut(LUCKY, 2, &[("SHIM_LUCK", "30")]));
}

#[test]
#[cfg_attr(not(ilfaut_cc), ignore = "needs cc, the C compiler, on Linux")]
fn without_the_sync_of_the_journal_votes_are_lost() {
    let outcome = cut(CONTROL, 3, &[("SHIM_DEAF", "journal/db")]);
    assert!(!outcome.is_clean(), "the test cannot see a missing sync: {outcome:?}");
    println!("after {} cuts: {} lost, refused: {:?}", outcome.cuts, outcome.lost.len(), outcome.refused);
}

#[test]
#[cfg_attr(not(ilfaut_cc), ignore = "needs cc, the C compiler, on Linux")]
fn without_the_sync_of_the_ties_people_and_texts_are_lost() {
    let outcome = cut(CONTROL, 4, &[("SHIM_DEAF", "0/db")]);
    assert!(!outcome.is_clean(), "the test cannot see a missing sync: {outcome:?}");
    println!("after {} cuts: {} lost, refused: {:?}", outcome.cuts, outcome.lost.len(), outcome.refused);
}

#[test]
#[cfg_attr(not(ilfaut_cc), ignore = "needs cc, the C compiler, on Linux")]
fn a_full_disk_is_told_and_loses_nothing() {
    let mut dice = Dice::seeded(5);
    // From a disk that was full before the start to one that fills up later, in the middle of a write.
    for space in [0, 100, 700, dice.below(4_000), dice.below(20_000), dice.below(200_000), dice.below(200_000)] {
        let disk = Disk::new();
        crowd::prepare(&disk.live());
        disk.keep_all();
        let space = space.to_string();
        let own = disk.variables(&[("SHIM_SPACE", &space)]);
        let own: Vec<(&str, &str)> = own.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let end = Crowd::start(&disk.live(), 0, &own).ended(Duration::from_mins(1));
        assert_eq!(end.code, Some(REFUSED), "with {space} bytes: {}", end.err);
        let told = ["No space left on device", "no storage space"].iter().any(|words| end.err.contains(words));
        assert!(told, "with {space} bytes: {}", end.err);
        assert!(!end.err.contains("panicked") && !end.err.contains("Os {"), "with {space} bytes: {}", end.err);
        let mut outcome = Outcome::default();
        look(&disk.live(), Missing::Refuse, &end.account, &mut outcome);
        assert!(outcome.is_clean(), "with {space} bytes: {outcome:?}");
    }
}

/// Where the shim is, compiled once per run.
fn shim() -> &'static Path {
    static SHIM: std::sync::OnceLock<PathBuf> = std::sync::OnceLock::new();
    SHIM.get_or_init(disk::compile)
}

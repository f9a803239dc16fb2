//! Coverage, measured: how often the interval holds the true score, beside make.org's, on people drawn by seeded dice.

use ilfaut_client::model::{Counts, Sets, Tally, VoteKey};
use ilfaut_client::rules::certainty::{Composite, interval};
use ilfaut_client::rules::score::{Class, Scores, Weight};
use ilfaut_client::world::Dice;

/// Chances in 65,536 of each qualification within its vote (fitted on 6,495 published proposals).
const WORDS: [[u64; 3]; 3] = [[24_248, 11_141, 4_588], [23_593, 13_107, 4_588], [7_864, 6_554, 3_932]];
/// Proposals drawn for each number of votes.
const PROPOSALS: u32 = 4_000;
/// Composites without a « lesser of two »; make.org's own words for them.
const LINEAR: [Composite; 4] = [Composite::TopScore, Composite::Rejection, Composite::Adhesion, Composite::Engagement];

/// The shares of agree and disagree of one proposal, in 65,536: wide, as the published ones are.
fn shares(dice: &mut Dice) -> [u64; 2] {
    let highest = (0..3).map(|_| dice.below(65_536)).max().unwrap();
    let agree = 3_277 + highest * 9 / 10;
    [agree, (65_536 - agree) * (16_384 + dice.below(32_768)) / 65_536]
}

fn ballot(shares: [u64; 2], dice: &mut Dice) -> (VoteKey, u8) {
    let throw = dice.below(65_536);
    let key = match throw {
        throw if throw < shares[0] => VoteKey::Agree,
        throw if throw < shares[0] + shares[1] => VoteKey::Disagree,
        _ => VoteKey::Neutral,
    };
    let mut words = 0;
    for (at, chance) in WORDS[key.index()].into_iter().enumerate() {
        words |= u8::from(dice.below(65_536) < chance) << at;
    }
    (key, words)
}

/// The true score: the worth of every vote and word at its true rate.
fn truth(composite: Composite, [agree, disagree]: [u64; 2]) -> f64 {
    let worth = composite.worth(&Counts::default());
    let rates = [agree, disagree, 65_536 - agree - disagree].map(|share| share as f64 / 65_536.0);
    let words = (0..9).map(|at| worth.words[at] * rates[at / 3] * WORDS[at / 3][at % 3] as f64 / 65_536.0);
    words.sum::<f64>() + rates.iter().zip(worth.votes).map(|(rate, vote)| rate * vote).sum::<f64>()
}

/// The share of proposals whose true score lies in make.org's interval, and in ours.
fn coverage(composite: Composite, votes: u32) -> [f64; 2] {
    let mut dice = Dice::seeded(u64::from(votes));
    let mut held = [0_u32; 2];
    for _ in 0..PROPOSALS {
        let shares = shares(&mut dice);
        let mut sets = Sets::default();
        for _ in 0..votes {
            let (key, words) = ballot(shares, &mut dice);
            sets.add(key, words);
        }
        let counts = sets.counts();
        let tally = Tally { count: counts, verified: counts, sequence: counts, segment: counts };
        let named = Scores::of(&tally, Class::Sequence, Weight::default()).named();
        let theirs = named.iter().find(|(name, _)| *name == composite.name()).unwrap().1;
        let truth = truth(composite, shares);
        for (held, found) in held.iter_mut().zip([theirs, interval(composite, &sets)]) {
            *held += u32::from(found.lower() <= truth && truth <= found.upper());
        }
    }
    held.map(|held| f64::from(held) / f64::from(PROPOSALS))
}

#[test]
fn the_interval_holds_the_truth_as_often_as_it_says() {
    println!("composite    votes  make.org  ours");
    for composite in LINEAR {
        for votes in [10, 50, 200, 500] {
            let [theirs, ours] = coverage(composite, votes);
            println!("{:<12} {votes:>5}  {theirs:.3}     {ours:.3}", composite.name());
            assert!((0.93..=0.975).contains(&ours), "{} at {votes}: {ours}", composite.name());
        }
    }
}

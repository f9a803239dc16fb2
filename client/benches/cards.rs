//! The next cards of the rotation `reliable`, beside what make.org's shape does: score every proposal, sort, take twelve.

use std::hint::black_box;

use ilfaut_client::rules::rotation::hand::Guest;
use ilfaut_client::rules::rotation::merit::Seen;
use ilfaut_client::rules::rotation::reliable::{Reliable, Settings};
use ilfaut_client::rules::rotation::{Hand, Rotation};
use ilfaut_client::world::Dice;

use crate::timing::{goal, median, timed};

/// Proposals of a question.
const SIZES: [u32; 3] = [2_769, 20_000, 200_000];
/// Rounds, of which medians are printed.
const ROUNDS: u64 = 101;
/// Of these, rounds of what is slow.
const SLOW: u64 = 11;

/// Prints what a card costs.
pub(crate) fn deal() {
    println!("## The next card, medians of {ROUNDS} rounds (of {SLOW} where everything is scored)");
    println!("| proposals | one card | twelve | one, 99 % seen | twelve, 99 % seen | a vote | score all and sort |");
    println!("|---|---|---|---|---|---|---|");
    let rows = SIZES.map(measure);
    let [small, _, large] = rows;
    goal("G8 score all and sort at 200,000, of one card", large[5] / large[0], 1_000.0, true);
    goal("G8 one card at 200,000, of one at 2,769", large[0] / small[0], 3.0, false);
    println!("for who has seen 99 % at 200,000: 1/{:.0} of score all and sort", large[5] / large[2]);
    goal("G8 one card at 200,000 in us", large[0], 50.0, false);
}

/// Microseconds: one card, twelve, the same with 99 % seen, a vote taken in, and all scored and sorted.
fn measure(proposals: u32) -> [f64; 6] {
    let mut dice = Dice::seeded(u64::from(proposals));
    let mut all: Vec<Seen> = (0..proposals).map(|_| seen(&mut dice)).collect();
    let mut rotation = Reliable::new(Settings::default());
    for (id, seen) in (0..).zip(&all) {
        rotation.publish(id, None, *seen);
    }
    let nothing = |_: u32| true;
    let most = |id: u32| id.wrapping_mul(0x9e37_79b9).is_multiple_of(100);
    let mut times: [Vec<_>; 6] = Default::default();
    for round in 0..ROUNDS {
        times[0].push(timed(|| hand(&mut rotation, 1, &nothing, round)).0);
        times[1].push(timed(|| hand(&mut rotation, 12, &nothing, round)).0);
        times[2].push(timed(|| hand(&mut rotation, 1, &most, round)).0);
        times[3].push(timed(|| hand(&mut rotation, 12, &most, round)).0);
        let id = u32::try_from(dice.below(u64::from(proposals))).unwrap();
        all[id as usize].votes[0] += 1.0;
        times[4].push(timed(|| rotation.update(id, all[id as usize])).0);
        if round < SLOW {
            times[5].push(timed(|| sorted(&all, &mut dice)).0);
        }
    }
    let medians = times.each_ref().map(|times| median(times));
    let cells = medians.map(|time| format!("{time:.1} us")).join(" | ");
    println!("| {proposals} | {cells} |");
    medians
}

/// Some votes: none of a few proposals, some hundreds of most.
fn seen(dice: &mut Dice) -> Seen {
    let total = dice.below(400) * dice.below(10) / 9;
    let agree = total * (30 + dice.below(65)) / 100;
    let disagree = (total - agree) * dice.below(100) / 100;
    let votes = [agree, disagree, total - agree - disagree].map(|count| count as f64);
    let words = [0.3, 0.2, 0.1].map(|rate| (votes[0] * rate).floor());
    let [like, doable, platitude] = words;
    let against = [0.3, 0.2, 0.1].map(|rate| (votes[1] * rate).floor());
    Seen { votes, words: [like, doable, platitude, against[0], against[1], against[2]] }
}

fn hand(rotation: &mut Reliable, size: usize, may: &dyn Fn(u32) -> bool, seed: u64) -> usize {
    let mut hand = Hand::new(size, Guest { may, beside: &|_, _| true });
    rotation.deal(&mut hand, &mut Dice::seeded(seed));
    let picks = hand.into_picks();
    assert_eq!(picks.len(), size);
    picks.len()
}

/// Twelve of all: each scored by a draw around its share of agreement, then sorted.
fn sorted(all: &[Seen], dice: &mut Dice) -> Vec<u32> {
    let score = |(id, seen): (u32, &Seen), dice: &mut Dice| {
        let share = (seen.votes[0] + 0.33) / (seen.total() + 1.0);
        let deviation = (share * (1.0 - share) / (seen.total() + 4.0)).sqrt();
        let throws: f64 = (0..3).map(|_| dice.below(1 << 20) as f64 / f64::from(1 << 20) - 0.5).sum();
        (share + 2.0 * deviation * throws, id)
    };
    let mut scored: Vec<(f64, u32)> = (0..).zip(all).map(|entry| score(entry, dice)).collect();
    scored.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
    black_box(scored.into_iter().take(12).map(|(_, id)| id).collect())
}

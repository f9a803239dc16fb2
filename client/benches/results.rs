//! The table of results of 20,000 proposals: make.org's scores, zones with their probability, our intervals.

use ilfaut_client::model::{Counts, Sets, Tally};
use ilfaut_client::rules::certainty::{Composite, Zones, interval};
use ilfaut_client::rules::score::{Class, Scores, Weight};
use ilfaut_client::world::Dice;

use crate::{median, timed};

/// Proposals of the table.
const ROWS: u32 = 20_000;
/// Rounds, of which medians are printed.
const ROUNDS: usize = 5;

/// Prints what the table costs.
pub(crate) fn tabulate() {
    let mut dice = Dice::seeded(7);
    let rows: Vec<Tally> = (0..ROWS).map(|_| tally(&mut dice)).collect();
    let mut times: [Vec<_>; 4] = Default::default();
    for _ in 0..ROUNDS {
        let scores = |row: &Tally| Scores::of(row, Class::Sequence, Weight::default()).top_score.score;
        times[0].push(timed(|| rows.iter().map(scores).sum::<f64>()).0);
        let votes: Vec<[u64; 3]> = rows.iter().map(|row| row.sequence.votes).collect();
        let (time, mut zones) = timed(|| Zones::learned(&votes));
        times[1].push(time);
        times[2].push(timed(|| votes.iter().map(|votes| zones.of(*votes).probability).sum::<f64>()).0);
        times[3]
            .push(timed(|| rows.iter().map(|_| interval(Composite::TopScore, &Sets::default()).score).sum::<f64>()).0);
    }
    let [scores, learning, zones, intervals] = times.each_mut().map(|times| median(times) / 1e3);
    println!("\n## Results of {ROWS} proposals, medians of {ROUNDS} rounds");
    println!(
        "20 scores each: {scores:.1} ms; what all have in common: {learning:.0} ms; zones with their probability:"
    );
    println!(
        "{zones:.0} ms; one interval each: {intervals:.1} ms; all: {:.0} ms",
        scores + learning + zones + intervals
    );
}

fn tally(dice: &mut Dice) -> Tally {
    let total = dice.below(400);
    let agree = total * (30 + dice.below(65)) / 100;
    let disagree = (total - agree) * dice.below(100) / 100;
    let mut counts = Counts { votes: [agree, disagree, total - agree - disagree], ..Counts::default() };
    counts.qualifications = [agree / 3, agree / 4, agree / 9, disagree / 3, disagree / 4, disagree / 9, 0, 0, 0];
    Tally { count: counts, verified: counts, sequence: counts, segment: Counts::default() }
}

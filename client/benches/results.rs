//! The table of results of 20,000 proposals: make.org's scores, zones with their probability, our intervals.

use ilfaut_client::model::{Counts, Sets, Tally, VoteKey};
use ilfaut_client::rules::certainty::{Composite, Zones, interval};
use ilfaut_client::rules::score::{Class, Scores, Weight};
use ilfaut_client::world::Dice;

use crate::timing::{median, timed};

/// Proposals of the table.
const ROWS: u32 = 20_000;
/// Rounds, of which medians are printed.
const ROUNDS: usize = 5;

/// Prints what the table costs.
pub(crate) fn tabulate() {
    let mut dice = Dice::seeded(7);
    let rows: Vec<(Sets, Tally)> = (0..ROWS).map(|_| row(&mut dice)).collect();
    let mut times: [Vec<_>; 4] = Default::default();
    for _ in 0..ROUNDS {
        let scores = |(_, tally): &(Sets, Tally)| Scores::of(tally, Class::Sequence, Weight::default()).top_score.score;
        times[0].push(timed(|| rows.iter().map(scores).sum::<f64>()).0);
        let votes: Vec<[u64; 3]> = rows.iter().map(|(_, tally)| tally.sequence.votes).collect();
        let (time, mut zones) = timed(|| Zones::learned(&votes));
        times[1].push(time);
        times[2].push(timed(|| votes.iter().map(|votes| zones.of(*votes).probability).sum::<f64>()).0);
        let each = |(ballots, _): &(Sets, Tally)| Composite::ALL.map(|composite| interval(composite, ballots).score);
        times[3].push(timed(|| rows.iter().map(|row| each(row).iter().sum::<f64>()).sum::<f64>()).0);
    }
    let [scores, learning, zones, intervals] = times.each_ref().map(|times| median(times) / 1e3);
    println!("\n## Results of {ROWS} proposals, medians of {ROUNDS} rounds");
    println!("| 20 scores each | what all have in common | zones with their probability | 8 intervals each | all |");
    println!("|---|---|---|---|---|");
    let all = scores + learning + zones + intervals;
    println!("| {scores:.1} ms | {learning:.0} ms | {zones:.0} ms | {intervals:.1} ms | {all:.0} ms |");
}

/// Up to 400 ballots, of which each says some qualifications.
fn row(dice: &mut Dice) -> (Sets, Tally) {
    let (total, agree) = (dice.below(400), 30 + dice.below(65));
    let mut ballots = Sets::default();
    for _ in 0..total {
        let throw = dice.below(100);
        let key = if throw < agree {
            VoteKey::Agree
        } else if !throw.is_multiple_of(3) {
            VoteKey::Disagree
        } else {
            VoteKey::Neutral
        };
        ballots.add(key, u8::try_from(dice.below(8)).unwrap());
    }
    let counts = ballots.counts();
    (ballots, Tally { count: counts, verified: counts, sequence: counts, segment: Counts::default() })
}

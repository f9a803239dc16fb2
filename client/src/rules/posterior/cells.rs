//! The cells of the simplex, and the posterior of one proposal over them.

use super::prior::Prior;
use crate::rules::zone::Zone;

/// Cells along one side.
const SIDE: usize = 80;
/// The zones, in the order the cells are sorted by.
const ZONES: [Zone; 4] = [Zone::Consensus, Zone::Rejection, Zone::Limbo, Zone::Controversy];

/// The cells, sorted by zone, with the logarithms that every evaluation needs.
#[derive(Debug, Clone)]
pub struct Cells {
    log_agree: Vec<f32>,
    log_disagree: Vec<f32>,
    log_neutral: Vec<f32>,
    /// Where each zone of [`ZONES`] ends.
    ends: [usize; 4],
}

/// How probable each zone is, for one proposal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Belief {
    /// Consensus, rejection, limbo, controversy.
    pub zones: [f64; 4],
}

impl Belief {
    /// The most probable zone, and its probability.
    pub fn best(&self) -> (Zone, f64) {
        let mut best = 0;
        for zone in 1..4 {
            if self.zones[zone] > self.zones[best] {
                best = zone;
            }
        }
        (ZONES[best], self.zones[best])
    }
}

/// Room for one evaluation, to be used again.
#[derive(Debug, Clone, Default)]
pub struct Scratch(Vec<f32>);

impl Default for Cells {
    fn default() -> Self {
        Self::new()
    }
}

impl Cells {
    /// All cells whose square lies inside the simplex.
    pub fn new() -> Self {
        let mut shares: Vec<(usize, [f64; 3])> = Vec::new();
        for i in 0..SIDE - 1 {
            for j in 0..SIDE - 1 - i {
                let (a, d) = ((i as f64 + 0.5) / SIDE as f64, (j as f64 + 0.5) / SIDE as f64);
                let zone = Zone::of(a, d, 1.0 - a - d);
                shares.push((ZONES.iter().position(|other| *other == zone).unwrap_or(3), [a, d, 1.0 - a - d]));
            }
        }
        shares.sort_by_key(|(zone, _)| *zone);
        let ends = [0, 1, 2, 3].map(|zone| shares.partition_point(|(other, _)| *other <= zone));
        let logs = |at: usize| shares.iter().map(|(_, share)| single(share[at].ln())).collect();
        Self { log_agree: logs(0), log_disagree: logs(1), log_neutral: logs(2), ends }
    }

    /// How many cells there are.
    pub fn len(&self) -> usize {
        self.log_agree.len()
    }

    /// Never: there are always cells.
    pub fn is_empty(&self) -> bool {
        self.log_agree.is_empty()
    }

    /// The shares of every cell as x = ln(agree/neutral), y = ln(disagree/neutral), with the sum of their three logarithms.
    pub fn points(&self) -> impl Iterator<Item = ([f64; 2], f64)> {
        let logs = self.log_agree.iter().zip(&self.log_disagree).zip(&self.log_neutral);
        logs.map(|((a, d), n)| ([f64::from(a - n), f64::from(d - n)], f64::from(a + d + n)))
    }

    /// The logarithm of a prior's density in every cell.
    pub fn weigh(&self, prior: &Prior) -> Vec<f32> {
        self.points().map(|(point, logs)| single(prior.log_density(point) - logs)).collect()
    }

    /// The posterior of counts (agree, disagree, neutral) under a weighed prior.
    pub fn believe(&self, weights: &[f32], counts: [f64; 3], scratch: &mut Scratch) -> Belief {
        let total = self.fill(weights, counts, scratch);
        let mut zones = [0.0; 4];
        let mut start = 0;
        for (zone, end) in zones.iter_mut().zip(self.ends) {
            *zone = sum(&scratch.0[start..end]) / total;
            start = end;
        }
        Belief { zones }
    }

    /// The mean of the posteriors of many counts, in every cell.
    pub fn average(&self, weights: &[f32], counts: &[[f64; 3]]) -> Vec<f64> {
        let mut scratch = Scratch::default();
        let mut all = vec![0.0; self.len()];
        // Single precision adds up a few hundred posteriors without loss.
        for some in counts.chunks(256) {
            let mut part = vec![0.0; self.len()];
            for counts in some {
                let share = single(1.0 / self.fill(weights, *counts, &mut scratch));
                part.iter_mut().zip(&scratch.0).for_each(|(sum, mass)| *sum += share * mass);
            }
            all.iter_mut().zip(&part).for_each(|(sum, part)| *sum += f64::from(*part));
        }
        all.into_iter().map(|sum| sum / counts.len().max(1) as f64).collect()
    }

    /// Fills the masses of all cells up to a common factor, and answers their sum.
    fn fill(&self, weights: &[f32], counts: [f64; 3], scratch: &mut Scratch) -> f64 {
        let [a, d, n] = counts.map(single);
        let room = &mut scratch.0;
        room.clear();
        room.resize(self.len(), 0.0);
        let logs = self.log_agree.iter().zip(&self.log_disagree).zip(&self.log_neutral);
        for ((place, weight), ((la, ld), ln)) in room.iter_mut().zip(weights).zip(logs) {
            *place = weight + a * la + d * ld + n * ln;
        }
        let top = lanes(room, f32::MIN, f32::max).into_iter().fold(f32::MIN, f32::max);
        for place in room.iter_mut() {
            *place = exp(*place - top);
        }
        sum(room)
    }
}

fn sum(masses: &[f32]) -> f64 {
    lanes(masses, 0.0, |sum, mass| sum + mass).into_iter().map(f64::from).sum()
}

/// Folds every sixteenth number together: sixteen folds side by side, which compilers turn into vector instructions.
fn lanes(numbers: &[f32], start: f32, fold: impl Fn(f32, f32) -> f32) -> [f32; 16] {
    let mut lanes = [start; 16];
    for chunk in numbers.chunks(16) {
        lanes.iter_mut().zip(chunk).for_each(|(lane, number)| *lane = fold(*lane, *number));
    }
    lanes
}

/// e to the x for x ≤ 0, within 1e-5 of the value, in a form that compilers turn into vector instructions.
fn exp(x: f32) -> f32 {
    // Adding 1.5·2²³ rounds to the nearest whole number and leaves it in the low bits.
    const ROUND: f32 = 12_582_912.0;
    let x = x.max(-86.0) * std::f32::consts::LOG2_E;
    let shifted = x + ROUND;
    let rest = x - (shifted - ROUND);
    // Taylor series of 2^rest on [-½, ½].
    let power = rest * 0.000_154_035_3 + 0.001_333_355_8;
    let power = power * rest + 0.009_618_129;
    let power = power * rest + 0.055_504_11;
    let power = power * rest + 0.240_226_5;
    let power = power * rest + std::f32::consts::LN_2;
    let power = power * rest + 1.0;
    f32::from_bits(power.to_bits().wrapping_add(shifted.to_bits() << 23))
}

/// A number in single precision: cells are compared, never published.
#[expect(clippy::cast_possible_truncation, reason = "single precision is what is wanted")]
fn single(value: f64) -> f32 {
    value as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_3160_cells_in_four_zones() {
        let cells = Cells::new();
        assert_eq!(cells.len(), 3_160);
        assert!(cells.ends.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn the_fast_exponential_is_close() {
        for step in 0..8_000 {
            let x = -f64::from(step) / 100.0;
            let (fast, exact) = (f64::from(exp(single(x))), x.exp());
            assert!((fast / exact - 1.0).abs() < 1e-5, "{x}: {fast} {exact}");
        }
        assert!(exp(-1e9) < 1e-37);
    }

    #[test]
    fn many_votes_leave_no_doubt() {
        let cells = Cells::new();
        let weights = cells.weigh(&Prior::default());
        let mut scratch = Scratch::default();
        let (zone, sure) = cells.believe(&weights, [900.0, 50.0, 50.0], &mut scratch).best();
        assert_eq!(zone, Zone::Consensus);
        assert!(sure > 0.999);
        let none = cells.believe(&weights, [0.0; 3], &mut scratch);
        assert!((none.zones.iter().sum::<f64>() - 1.0).abs() < 1e-6);
        let huge = cells.believe(&weights, [1e9, 0.0, 0.0], &mut scratch);
        assert!(huge.zones.iter().all(|share| share.is_finite()));
    }
}

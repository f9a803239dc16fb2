//! What one expects of a proposal before its votes, learned from all the others: a mixture of two logistic-normal laws.
//!
//! One law is too stiff: shares of opinions lie along bent curves, and proposals that leave people neutral apart from the
//! rest. Two laws follow both, and a trace of a wide one keeps every share possible.

use super::cells::Cells;

/// A normal law of x = ln(agree/neutral), y = ln(disagree/neutral), and the share of proposals that follow it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Law {
    share: f64,
    mean: [f64; 2],
    /// xx, xy, yy.
    covariance: [f64; 3],
}

/// What is expected of a proposal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prior {
    laws: [Law; 2],
}

/// About what a uniform law over the simplex would say.
const WIDE: Law = Law { share: 0.01, mean: [0.0, 0.0], covariance: [3.0, 1.5, 3.0] };
/// Fewer proposals than this teach nothing: the wide law stays.
const LEAST: usize = 20;
/// Proposals with fewer votes teach nothing.
const ENOUGH: f64 = 5.0;
/// Proposals that are learned from at most, taken evenly: a law of eleven numbers needs no more.
const MOST: usize = 4_000;
/// Steps of learning from nothing; the shares that are published move by less than a hundredth afterwards.
const STEPS: usize = 30;
/// How surely one expects the mean shares before learning, in votes.
const CONCENTRATION: f64 = 6.0;
/// Added to the variances, so that a law never narrows to less than a cell …
const NARROWEST: f64 = 0.001;
/// … and the same once more, divided by the number of proposals that follow the law: few proposals say little of a width.
const SCATTER: f64 = 0.2;

impl Default for Prior {
    /// The wide law alone.
    fn default() -> Self {
        Self { laws: [Law { share: 0.5, ..WIDE }; 2] }
    }
}

impl Prior {
    /// The law that counts (agree, disagree, neutral) of many proposals follow.
    pub fn learned(cells: &Cells, counts: &[[f64; 3]]) -> Self {
        let counts = known(counts);
        if counts.len() < LEAST {
            return Self::default();
        }
        let counts: Vec<[f64; 3]> = counts.iter().step_by(counts.len().div_ceil(MOST)).copied().collect();
        Self::around(&counts).closer(cells, &counts, STEPS)
    }

    /// The same law after more steps of expectation–maximisation over proposals with these counts.
    #[must_use]
    pub fn closer(&self, cells: &Cells, counts: &[[f64; 3]], steps: usize) -> Self {
        let counts = known(counts);
        (0..steps).fold(*self, |prior, _| prior.step(cells, &counts))
    }

    /// The logarithm of the density at a point (x, y).
    pub fn log_density(&self, point: [f64; 2]) -> f64 {
        let near: f64 = self.laws.iter().map(|law| law.density(point)).sum();
        (near + WIDE.density(point)).max(f64::MIN_POSITIVE).ln()
    }

    /// Where learning starts: two laws side by side around the mean shares.
    fn around(counts: &[[f64; 3]]) -> Self {
        let share = |key: usize| {
            let sum: f64 = counts.iter().map(|counts| counts[key] / counts.iter().sum::<f64>()).sum();
            (sum + 1.0) / (counts.len() as f64 + 3.0)
        };
        let (agree, disagree, neutral) = (share(0), share(1), share(2));
        let variance = |share: f64| 1.0 / (share * CONCENTRATION) + 1.0 / (neutral * CONCENTRATION);
        let (xx, yy) = (variance(agree), variance(disagree));
        let (x, y) = ((agree / neutral).ln(), (disagree / neutral).ln());
        let beside = |step: f64| Law { share: 0.5, mean: [x + step * xx.sqrt(), y], covariance: [xx / 2.0, 0.0, yy] };
        Self { laws: [beside(-1.2), beside(1.2)] }
    }

    fn step(&self, cells: &Cells, counts: &[[f64; 3]]) -> Self {
        let masses = cells.average(&cells.weigh(self), counts);
        let mut sums = [[0.0; 6]; 2];
        for ((point, _), mass) in cells.points().zip(masses) {
            let densities = self.laws.map(|law| law.density(point));
            let all = densities.iter().sum::<f64>().max(f64::MIN_POSITIVE);
            let [x, y] = point;
            for (sums, density) in sums.iter_mut().zip(densities) {
                let part = mass * density / all;
                let terms = [part, part * x, part * y, part * x * x, part * x * y, part * y * y];
                sums.iter_mut().zip(terms).for_each(|(sum, term)| *sum += term);
            }
        }
        let law = |at: usize| self.laws[at].fitted(sums[at], counts.len() as f64);
        Self { laws: [law(0), law(1)] }
    }
}

/// Counts that teach something.
fn known(counts: &[[f64; 3]]) -> Vec<[f64; 3]> {
    counts.iter().copied().filter(|counts| counts.iter().sum::<f64>() >= ENOUGH).collect()
}

impl Law {
    fn density(&self, point: [f64; 2]) -> f64 {
        let [xx, xy, yy] = self.covariance;
        let (x, y) = (point[0] - self.mean[0], point[1] - self.mean[1]);
        let determinant = (xx * yy - xy * xy).max(1e-12);
        let square = (yy * x * x - 2.0 * xy * x * y + xx * y * y) / determinant;
        self.share * (-0.5 * square).exp() / determinant.sqrt()
    }

    /// The law of these sums (1, x, y, xx, xy, yy) over a share of so many proposals.
    fn fitted(&self, [share, x, y, xx, xy, yy]: [f64; 6], proposals: f64) -> Self {
        if share * proposals < 1.0 {
            return Self { share: share.max(1e-6), ..*self };
        }
        let (x, y, width) = (x / share, y / share, NARROWEST + SCATTER / (share * proposals));
        let covariance = [xx / share - x * x + width, xy / share - x * y, yy / share - y * y + width];
        Self { share, mean: [x, y], covariance }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::posterior::cells::Scratch;

    fn zones(prior: &Prior, counts: [f64; 3]) -> [f64; 4] {
        let cells = Cells::new();
        cells.believe(&cells.weigh(prior), counts, &mut Scratch::default()).zones
    }

    #[test]
    fn learning_finds_the_law_that_made_the_counts() {
        let counts: Vec<[f64; 3]> = (0..200).map(|n| f64::from(n % 7)).map(|n| [60.0 + n, 20.0 - n, 20.0]).collect();
        let prior = Prior::learned(&Cells::new(), &counts);
        assert!(zones(&prior, [0.0; 3])[0] > 0.5, "{prior:?}");
    }

    #[test]
    fn two_kinds_of_proposals_are_told_apart() {
        let liked = (0..100).map(|n| f64::from(n % 9)).map(|n| [80.0 + n, 10.0, 10.0]);
        let ignored = (0..100).map(|n| f64::from(n % 9)).map(|n| [15.0, 20.0, 55.0 + n]);
        let counts: Vec<[f64; 3]> = liked.chain(ignored).collect();
        let prior = Prior::learned(&Cells::new(), &counts);
        let [consensus, _, limbo, controversy] = zones(&prior, [0.0; 3]);
        assert!(consensus > 0.4 && limbo > 0.4 && controversy < 0.1, "{prior:?}");
        assert!(zones(&prior, [4.0, 0.0, 1.0])[0] > 0.95 && zones(&prior, [1.0, 1.0, 3.0])[2] > 0.95);
    }

    #[test]
    fn few_proposals_or_few_votes_teach_nothing() {
        let cells = Cells::new();
        assert_eq!(Prior::learned(&cells, &[]), Prior::default());
        assert_eq!(Prior::learned(&cells, &[[60.0, 20.0, 20.0]; 19]), Prior::default());
        assert_eq!(Prior::learned(&cells, &[[2.0, 1.0, 1.0]; 500]), Prior::default());
    }

    #[test]
    fn proposals_that_are_all_alike_or_huge_give_finite_laws() {
        let cells = Cells::new();
        for counts in [[5.0, 0.0, 0.0], [0.0, 0.0, 1e9], [1e9, 1e9, 1e9], [3e5, 2e5, 1e5]] {
            let prior = Prior::learned(&cells, &[counts; 40]);
            assert!(cells.weigh(&prior).iter().all(|weight| weight.is_finite()), "{counts:?}: {prior:?}");
            assert!((zones(&prior, counts).iter().sum::<f64>() - 1.0).abs() < 1e-5);
        }
    }
}

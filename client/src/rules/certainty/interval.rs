//! The interval of a composite score: the standard error of a mean over ballots, so that what is said together
//! counts together (make.org adds the variances of the parts as if they were independent).

use super::composite::Composite;
use crate::model::sets::Sets;
use crate::rules::score::Estimate;

/// Ballots that the interval adds, one on each side of the mean, so that a few that agree are not taken for certainty.
const ADDED: f64 = 2.0;
/// How far from the mean the added ballots lie: the standard deviation of a vote split in halves.
const SPREAD: f64 = 0.5;
/// Standard errors of a 95 % interval when the variance is known.
const ERRORS: f64 = 1.96;
/// What is added to them, by degree of freedom, since the variance is estimated too: (z³ + z) / 4, the first term by which
/// Student's quantile differs from the normal one.
const STUDENT: f64 = 2.37;

/// A composite score over ballots with its 95 % interval. With fewer than two ballots it is as wide as with two.
pub fn interval(composite: Composite, sets: &Sets) -> Estimate {
    let (mean, variance) = composite.worth(&sets.counts()).moments(sets);
    let total = sets.total() as f64;
    let spread = (total * variance + ADDED * SPREAD * SPREAD) / (total + ADDED);
    let freedom = (total - 1.0).max(1.0);
    Estimate { score: mean, confidence: (ERRORS + STUDENT / freedom) * (spread / freedom).sqrt() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_counts_give_a_finite_interval() {
        let many = Sets { ballots: [[u64::MAX; 8]; 3] };
        let mut billion = Sets::default();
        billion.ballots[0][1] = 1_000_000_000;
        for sets in [Sets::default(), many, billion] {
            for composite in Composite::ALL {
                let found = interval(composite, &sets);
                assert!(found.score.is_finite() && found.confidence.is_finite() && found.confidence > 0.0);
            }
        }
        assert!(interval(Composite::TopScore, &billion).confidence < 1e-4);
    }
}

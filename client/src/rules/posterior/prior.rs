//! What one expects of a proposal before its votes, learned from all the others: a logistic-normal law.

use super::cells::{Cells, Moments, Scratch};

/// A normal law of x = ln(agree/neutral), y = ln(disagree/neutral).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prior {
    mean: [f64; 2],
    /// xx, xy, yy.
    covariance: [f64; 3],
}

impl Default for Prior {
    /// Wide: about what a uniform law over the simplex would say.
    fn default() -> Self {
        Self { mean: [0.0, 0.0], covariance: [3.0, 1.5, 3.0] }
    }
}

/// Added to both variances, so that a law never narrows to a line.
const RIDGE: f64 = 0.001;

impl Prior {
    /// The logarithm of the density over (agree, disagree) at shares of these logarithms.
    pub fn log_density(&self, agree: f64, disagree: f64, neutral: f64) -> f64 {
        let (x, y) = (agree - neutral - self.mean[0], disagree - neutral - self.mean[1]);
        let [xx, xy, yy] = self.covariance;
        let determinant = (xx * yy - xy * xy).max(1e-12);
        let square = (yy * x * x - 2.0 * xy * x * y + xx * y * y) / determinant;
        -0.5 * square - 0.5 * determinant.ln() - agree - disagree - neutral
    }

    /// The law whose own counts, as moments of a Dirichlet, are nearest; where learning starts.
    pub fn from_shares(mean: [f64; 3], concentration: f64) -> Self {
        let [a, d, n] = mean.map(|share| (share * concentration).max(0.05));
        // Digamma and trigamma of the Dirichlet's parameters give the moments of the log-ratios.
        let mean = [digamma(a) - digamma(n), digamma(d) - digamma(n)];
        let covariance = [trigamma(a) + trigamma(n), trigamma(n), trigamma(d) + trigamma(n)];
        Self { mean, covariance }
    }

    /// One step of expectation–maximisation over proposals with these counts.
    #[must_use]
    pub fn step(&self, cells: &Cells, counts: &[[f64; 3]]) -> Self {
        if counts.is_empty() {
            return *self;
        }
        let weights = cells.weigh(self);
        let mut scratch = Scratch::default();
        let mut sum = Moments::default();
        for counts in counts {
            let moments = cells.moments(&weights, *counts, &mut scratch);
            for (total, value) in sum.mean.iter_mut().zip(moments.mean) {
                *total += value;
            }
            for (total, value) in sum.product.iter_mut().zip(moments.product) {
                *total += value;
            }
        }
        let size = counts.len() as f64;
        let [x, y] = sum.mean.map(|value| value / size);
        let [xx, xy, yy] = sum.product.map(|value| value / size);
        Self { mean: [x, y], covariance: [xx - x * x + RIDGE, xy - x * y, yy - y * y + RIDGE] }
    }
}

fn digamma(mut x: f64) -> f64 {
    let mut value = 0.0;
    while x < 6.0 {
        value -= 1.0 / x;
        x += 1.0;
    }
    let square = 1.0 / (x * x);
    value + x.ln() - 0.5 / x - square * (1.0 / 12.0 - square * (1.0 / 120.0 - square / 252.0))
}

fn trigamma(mut x: f64) -> f64 {
    let mut value = 0.0;
    while x < 6.0 {
        value += 1.0 / (x * x);
        x += 1.0;
    }
    let square = 1.0 / (x * x);
    value + 1.0 / x + square / 2.0 + square / x * (1.0 / 6.0 - square * (1.0 / 30.0 - square / 42.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn learning_finds_the_law_that_made_the_counts() {
        let cells = Cells::new();
        let counts: Vec<[f64; 3]> = (0..200).map(|n| f64::from(n % 7)).map(|n| [60.0 + n, 20.0 - n, 20.0]).collect();
        let mut prior = Prior::from_shares([0.6, 0.2, 0.2], 6.0);
        for _ in 0..20 {
            prior = prior.step(&cells, &counts);
        }
        let mut scratch = Scratch::default();
        let zones = cells.believe(&cells.weigh(&prior), [0.0; 3], &mut scratch).zones;
        assert!(zones[0] > 0.5, "{zones:?}");
    }

    #[test]
    fn digamma_and_trigamma_at_one() {
        assert!((digamma(1.0) + 0.577_215_664_9).abs() < 1e-8);
        assert!((trigamma(1.0) - 1.644_934_066_8).abs() < 1e-7);
    }
}

//! What one more vote is worth: the knowledge gradient of a yes/no question, for the best batch of votes.
//!
//! A question answered with error probability u = Φ(−t) after n votes gains G(t)/(n+1) per vote, where G is the largest,
//! over relative batches r, of [Φ(−t) − E Φ(−|T|)]/r with T ~ N(t√(1+r), r).

/// Largest t in the table.
const LAST: f64 = 6.0;
/// Step of t in the table.
const STEP: f64 = 0.05;
/// Entries of the table.
const ENTRIES: usize = 121;

/// G and Φ(−t), by steps of t.
#[derive(Debug, Clone)]
pub struct Gain {
    gains: Vec<f64>,
    errors: Vec<f64>,
}

impl Default for Gain {
    fn default() -> Self {
        Self::new()
    }
}

impl Gain {
    /// Computes the table.
    pub fn new() -> Self {
        let steps = || (0..ENTRIES).map(|step| step as f64 * STEP);
        Self { gains: steps().map(best_batch).collect(), errors: steps().map(|t| below(-t)).collect() }
    }

    /// The gain at distance t (in standard deviations) from the border.
    pub fn at_distance(&self, t: f64) -> f64 {
        let place = (t.clamp(0.0, LAST) / STEP).min((ENTRIES - 1) as f64);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the table")]
        let step = (place as usize).min(ENTRIES - 2);
        let part = place - step as f64;
        self.gains[step] * (1.0 - part) + self.gains[step + 1] * part
    }

    /// The gain at error probability u.
    pub fn at_error(&self, u: f64) -> f64 {
        let u = u.clamp(self.errors[ENTRIES - 1], 0.5);
        let step = self.errors.partition_point(|error| *error > u).clamp(1, ENTRIES - 1);
        let (high, low) = (self.errors[step - 1], self.errors[step]);
        let part = (high - u) / (high - low);
        self.gains[step - 1] * (1.0 - part) + self.gains[step] * part
    }
}

fn best_batch(t: f64) -> f64 {
    let mut best = 0.0_f64;
    let mut r = 0.1_f64;
    while r < 40.0 {
        let (mean, deviation) = (t * (1.0 + r).sqrt(), r.sqrt());
        // 81 points of the normal law between −4 and 4 deviations.
        let (mut expected, mut mass) = (0.0, 0.0);
        for point in -40..=40 {
            let z = f64::from(point) / 10.0;
            let weight = (-0.5 * z * z).exp();
            expected += weight * below(-(mean + deviation * z).abs());
            mass += weight;
        }
        best = best.max((below(-t) - expected / mass) / r);
        r *= 1.25;
    }
    best
}

/// Φ(x), the standard normal law.
fn below(x: f64) -> f64 {
    0.5 * libm::erfc(-x / std::f64::consts::SQRT_2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sure_gains_nothing_and_what_is_open_gains_most() {
        let gain = Gain::new();
        assert!(gain.at_distance(0.0) > gain.at_distance(1.0));
        assert!(gain.at_distance(1.0) > gain.at_distance(3.0));
        assert!(gain.at_distance(9.0) < 1e-4);
        assert!((gain.at_error(below(-1.3)) - gain.at_distance(1.3)).abs() < 2e-3);
        assert!(gain.at_error(0.0).is_finite() && gain.at_error(1.0).is_finite());
    }
}

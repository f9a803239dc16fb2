//! A number with its confidence, and how both add, subtract and compare (make.org 2022). Knows no counts.

/// A score and the half-width of its interval.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Estimate {
    /// The score itself.
    pub score: f64,
    /// Two standard errors; never negative.
    pub confidence: f64,
}

impl Estimate {
    /// The lower end of the interval.
    pub fn lower(self) -> f64 {
        self.score - self.confidence
    }

    /// The upper end of the interval.
    pub fn upper(self) -> f64 {
        self.score + self.confidence
    }

    /// The sum: scores add, confidences add as squares.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { score: self.score + other.score, confidence: self.confidence.hypot(other.confidence) }
    }

    /// The difference: scores subtract, confidences add as squares.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self { score: self.score - other.score, confidence: self.confidence.hypot(other.confidence) }
    }

    /// The lesser score, with the *greater* confidence.
    #[must_use]
    pub fn least(self, other: Self) -> Self {
        Self { score: self.score.min(other.score), confidence: self.confidence.max(other.confidence) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn estimate(score: f64, confidence: f64) -> Estimate {
        Estimate { score, confidence }
    }

    #[test]
    fn confidences_add_as_squares_whatever_the_sign() {
        let (a, b) = (estimate(1.0, 3.0), estimate(0.25, 4.0));
        assert_eq!(a.plus(b), estimate(1.25, 5.0));
        assert_eq!(a.minus(b), estimate(0.75, 5.0));
        assert_eq!((a.lower(), a.upper()), (-2.0, 4.0));
    }

    #[test]
    fn the_least_keeps_the_widest_interval() {
        assert_eq!(estimate(1.0, 3.0).least(estimate(0.25, 0.5)), estimate(0.25, 3.0));
    }
}

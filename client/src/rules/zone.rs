//! Where a proposal stands: consensus, rejection, limbo or controversy (make.org 2022). Knows shares, not counts.

use std::fmt;

/// From this share on, « pour » (or « contre ») decides alone (make.org 2022).
pub const MAJORITY: f64 = 0.6;
/// From this share of « neutre » on, nothing is decided (make.org 2022).
pub const UNDECIDED: f64 = 0.4;
/// Below this share, a side hardly exists (make.org 2022).
pub const MINORITY: f64 = 0.15;

/// The four zones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zone {
    /// Wanted.
    Consensus,
    /// Unwanted.
    Rejection,
    /// Too many are neutral.
    Limbo,
    /// Divides.
    Controversy,
}

impl Zone {
    /// The zone of three shares: the first rule that fits.
    pub fn of(agree: f64, disagree: f64, neutral: f64) -> Self {
        let decided = neutral < UNDECIDED;
        if agree >= MAJORITY || (decided && disagree < MINORITY) {
            Self::Consensus
        } else if disagree >= MAJORITY || (decided && agree < MINORITY) {
            Self::Rejection
        } else if !decided {
            Self::Limbo
        } else {
            Self::Controversy
        }
    }

    /// The wire name (make.org): `consensus`, `rejection`, `limbo`, `controversy`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Consensus => "consensus",
            Self::Rejection => "rejection",
            Self::Limbo => "limbo",
            Self::Controversy => "controversy",
        }
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_rule_that_fits_wins() {
        for (shares, zone) in [
            ((0.60, 0.60, 0.60), Zone::Consensus),
            ((0.30, 0.10, 0.39), Zone::Consensus),
            ((0.10, 0.10, 0.10), Zone::Consensus),
            ((0.59, 0.60, 0.60), Zone::Rejection),
            ((0.14, 0.50, 0.39), Zone::Rejection),
            ((0.14, 0.50, 0.40), Zone::Limbo),
            ((0.59, 0.01, 0.40), Zone::Limbo),
            ((0.33, 0.33, 0.33), Zone::Controversy),
            ((0.59, 0.15, 0.39), Zone::Controversy),
        ] {
            assert_eq!(Zone::of(shares.0, shares.1, shares.2), zone, "{shares:?}");
        }
    }
}

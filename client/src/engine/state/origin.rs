//! Where a vote came from, in one byte: why its card was dealt, and how long the card lay there before the vote.

use serde::{Deserialize, Serialize};

use crate::model::Time;
use crate::rules::rotation::Why;

/// Why the card of a vote was dealt, and how long it lay there; nothing for a vote that answers no card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Origin(u8);

/// A step of the time that is kept, in milliseconds.
const STEP: i64 = 8 * Time::SECOND;
/// Steps from which on it is only known that it was long.
const LONG: i64 = 15;

impl Origin {
    /// A vote that answers no card.
    pub const NONE: Self = Self(0);

    /// A vote on a card dealt for a reason, so many milliseconds after it was dealt.
    pub fn new(why: Why, waited: i64) -> Self {
        let reason = u8::try_from(why as usize + 1).unwrap_or(0);
        let steps = u8::try_from((waited / STEP).clamp(0, LONG)).unwrap_or(0);
        Self(reason << 4 | steps)
    }

    /// Whether the vote answers a card that was dealt.
    pub fn is_dealt(self) -> bool {
        self.0 != 0
    }

    /// Why the card was dealt; none for a vote that answers no card.
    pub fn why(self) -> Option<Why> {
        Why::ALL.get(usize::from(self.0 >> 4).wrapping_sub(1)).copied()
    }

    /// How long the card lay there, in milliseconds, rounded down to eight seconds; at most about two minutes is kept.
    pub fn waited(self) -> i64 {
        i64::from(self.0 & 15) * STEP
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reason_and_time_come_back() {
        for why in Why::ALL {
            for waited in [0, 7_999, 8_000, 75_000, 1_000_000_000, -5] {
                let origin = Origin::new(why, waited);
                assert_eq!((origin.why(), origin.is_dealt()), (Some(why), true));
                assert_eq!(origin.waited(), waited.clamp(0, 120_000) / 8_000 * 8_000);
            }
        }
        assert_eq!((Origin::NONE.why(), Origin::NONE.is_dealt()), (None, false));
    }
}

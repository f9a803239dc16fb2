//! Instants and spans. Knows no clock: a [`Time`] is always handed in.

use serde::{Deserialize, Serialize};

/// An instant, in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Time(pub i64);

impl Time {
    /// One second, in the unit of [`Time`].
    pub const SECOND: i64 = 1_000;
    /// One day, in the unit of [`Time`].
    pub const DAY: i64 = 86_400_000;

    /// The instant `milliseconds` later (earlier when negative), saturating.
    #[must_use]
    pub const fn plus(self, milliseconds: i64) -> Self {
        Self(self.0.saturating_add(milliseconds))
    }

    /// How many milliseconds passed since `earlier` (negative when it is later).
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

//! How sure a result is: an interval for each composite score that counts who said what together, the zone with its
//! probability, and the threshold of the best. Pure functions of counts; total: any counts give finite numbers.
//!
//! | module | what it holds |
//! |---|---|
//! | [`composite`] | what one ballot is worth to a composite score |
//! | [`mod@interval`] | the interval of a mean over ballots |
//! | [`zones`] | the zone, its probability, and when to say « undecided » |
//! | [`threshold`] | from which lower end on a consensus is among the best |

pub mod composite;
pub mod interval;
pub mod threshold;
pub mod zones;

pub use composite::Composite;
pub use interval::interval;
pub use threshold::consensus_threshold;
pub use zones::{CERTAIN, ZoneOdds, Zones};

//! Carries effects to the consultation and brings answers back, in two lanes: what is read never waits behind what is
//! changed, nor the other way round. Each lane goes in the order it was asked. Knows no state and no screen.

mod bring;
mod delivery;
mod lanes;
mod pulse;
mod reading;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use ilfaut_client::Backend;
use ilfaut_client::model::ModeratorId;

pub(crate) use lanes::Lanes;
use pulse::Pulse;
use reading::read_on;

/// The consultation, and who speaks to it.
#[derive(Clone)]
pub(crate) struct Line {
    /// The consultation.
    pub(crate) backend: Arc<dyn Backend>,
    /// Who moderates.
    pub(crate) who: ModeratorId,
}

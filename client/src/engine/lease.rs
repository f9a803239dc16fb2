//! Who is reading what: leases of moderators, in memory only, since they last a minute.

use rustc_hash::FxHashMap;

use crate::backend::LEASE;
use crate::model::Time;

/// The leases that stand, by the number of the proposal.
#[derive(Debug, Default)]
pub struct Leases(FxHashMap<u32, (u32, Time)>);

impl Leases {
    /// Takes or renews a lease.
    pub fn take(&mut self, proposal: u32, moderator: u32, now: Time) {
        self.0.insert(proposal, (moderator, now.plus(LEASE)));
    }

    /// The other moderator who holds a proposal, and the seconds left.
    pub fn other(&self, proposal: u32, moderator: u32, now: Time) -> Option<(u32, u32)> {
        let (holder, until) = *self.0.get(&proposal)?;
        let left = until.since(now);
        (holder != moderator && left > 0).then(|| (holder, u32::try_from((left + 999) / 1000).unwrap_or(0)))
    }

    /// All that other moderators hold, in order of arrival: what, who, and the seconds left.
    pub fn others(&self, moderator: u32, now: Time) -> Vec<(u32, u32, u32)> {
        let held = |proposal: &u32| {
            let (holder, seconds) = self.other(*proposal, moderator, now)?;
            Some((*proposal, holder, seconds))
        };
        let mut others: Vec<_> = self.0.keys().filter_map(held).collect();
        others.sort_unstable();
        others
    }

    /// Gives one lease back, if this moderator holds it.
    pub fn give_back(&mut self, proposal: u32, moderator: u32) {
        if self.0.get(&proposal).is_some_and(|(holder, _)| *holder == moderator) {
            self.0.remove(&proposal);
        }
    }

    /// Gives back all that a moderator holds.
    pub fn give_all_back(&mut self, moderator: u32) {
        self.0.retain(|_, (holder, _)| *holder != moderator);
    }
}

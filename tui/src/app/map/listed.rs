//! The list over the map: what is under the cursor, in a zone, or all of it. Its cursor stays on its proposal when counts
//! are loaded again.

use ilfaut_client::model::ProposalId;
use ilfaut_client::rules::zone::Zone;

use super::{Map, Spot, ZONES};

/// What a list holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Under {
    /// Everything that is shown.
    All,
    /// A zone.
    Zone(Zone),
    /// What was under the cursor.
    These(Vec<ProposalId>),
}

/// A list with a cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Listed {
    /// What it holds.
    pub(crate) under: Under,
    /// The line under the cursor.
    pub(crate) at: usize,
}

impl Listed {
    /// A list at its first line.
    pub(crate) const fn of(under: Under) -> Self {
        Self { under, at: 0 }
    }
}

impl Map {
    /// What the list holds, the most voted first; without a list, everything that is shown.
    pub(crate) fn members(&self) -> Vec<&Spot> {
        let holds = |spot: &&Spot| match self.list.as_ref().map(|list| &list.under) {
            None | Some(Under::All) => true,
            Some(Under::Zone(zone)) => spot.zone == *zone,
            Some(Under::These(these)) => these.contains(&spot.proposal),
        };
        self.shown().filter(holds).collect()
    }

    /// The line of the list under the cursor.
    pub(crate) fn place(&self) -> usize {
        self.list.as_ref().map_or(0, |list| list.at)
    }

    /// The proposal of that line.
    pub(crate) fn selected(&self) -> Option<&Spot> {
        self.members().get(self.place()).copied()
    }

    /// Puts the cursor of the list on a proposal, if it is there.
    pub(super) fn select(&mut self, proposal: &ProposalId) {
        let (place, count) = {
            let members = self.members();
            (members.iter().position(|spot| spot.proposal == *proposal), members.len())
        };
        if let Some(list) = &mut self.list {
            list.at = place.unwrap_or(list.at).min(count.saturating_sub(1));
        }
    }

    /// The list of the next zone, and after the last one all of it.
    pub(super) fn turn_list(&mut self) {
        let now = match self.list.as_ref().map(|list| &list.under) {
            Some(Under::Zone(zone)) => ZONES.iter().position(|known| known == zone).map_or(0, |at| at + 1),
            _ => 0,
        };
        let under = ZONES.get(now).map_or(Under::All, |zone| Under::Zone(*zone));
        self.list = Some(Listed::of(under));
    }
}

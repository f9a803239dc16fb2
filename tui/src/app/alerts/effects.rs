//! What setting votes aside does to one proposal: its counts and its zone with them and without. Counts what the client
//! hands over, nothing else.

use ilfaut_client::model::ProposalId;
use ilfaut_client::rules::zone::Zone;

use crate::app::map::zone;
use crate::message::Row;

/// What setting votes aside does to one proposal: votes for, against, neutral.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Its text, byte for byte; empty when it was erased.
    pub(crate) text: String,
    /// All votes.
    pub(crate) raw: [u64; 3],
    /// Those that results count.
    pub(crate) kept: [u64; 3],
    /// Its zone, and the hundredths that are for, with every vote of the sequence.
    pub(crate) with: (Zone, u64),
    /// The same without those set aside.
    pub(crate) without: (Zone, u64),
}

impl Counts {
    /// How many votes results do without.
    pub(super) fn taken(&self) -> u64 {
        let sum = |votes: &[u64; 3]| votes.iter().fold(0_u64, |sum, votes| sum.saturating_add(*votes));
        sum(&self.raw).saturating_sub(sum(&self.kept))
    }
}

/// The counts of a row.
pub(super) fn counts(row: Row) -> (ProposalId, Counts) {
    let (raw, kept) = (row.tally.count.votes, row.trusted().sequence.votes);
    let base = row.aggregate.unwrap_or_default();
    let [agree, disagree, neutral] = row.tally.sequence.votes;
    let all = [
        agree.saturating_add(base.agree),
        disagree.saturating_add(base.disagree),
        neutral.saturating_add(base.neutral),
    ];
    let (with, without) = (standing(all), standing(row.scored()));
    (row.proposal, Counts { text: row.text.unwrap_or_default(), raw, kept, with, without })
}

fn standing(votes: [u64; 3]) -> (Zone, u64) {
    let all = votes.iter().fold(0_u64, |sum, votes| sum.saturating_add(*votes)).max(1);
    (zone(votes), (votes[0].saturating_mul(100).saturating_add(all / 2)) / all)
}

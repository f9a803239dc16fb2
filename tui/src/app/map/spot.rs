//! One proposal on the map: its counts, its zone, and where it stands on each pair of axes. Decides nothing: the rules
//! are the client's.

use ilfaut_client::model::{ProposalId, Signature, TopicId};
use ilfaut_client::rules::plebiscite::{LEAST_ADHESION, LEAST_ENGAGEMENT, is_plebiscite};
use ilfaut_client::rules::score::Published;
use ilfaut_client::rules::score::keys::VOTE_SMOOTHING;
use ilfaut_client::rules::score::published::{added, counted};
use ilfaut_client::rules::zone::Zone;

use crate::message::Row;
use crate::plot::Point;

/// Fewest votes of a proposal on the map (ux M5).
pub(crate) const LEAST: u64 = 10;

/// One proposal on the map.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Spot {
    /// Which.
    pub(crate) proposal: ProposalId,
    /// Its text, byte for byte; empty when it was erased.
    pub(crate) text: String,
    /// How its author signed.
    pub(crate) author: Signature,
    /// Its topics.
    pub(crate) topics: Vec<TopicId>,
    /// For, against, neutral, as its zone follows from them.
    pub(crate) votes: [u64; 3],
    /// Every vote.
    pub(crate) all: u64,
    /// Votes set aside.
    pub(crate) aside: u64,
    /// Where it stands.
    pub(crate) zone: Zone,
    /// Its adhesion and engagement.
    pub(crate) numbers: Published,
    /// Whether citizens carried it.
    pub(crate) carried: bool,
}

impl Spot {
    /// The proposal of a row.
    pub(crate) fn of(row: &Row) -> Self {
        let (votes, tally) = (row.scored(), row.trusted());
        let live = counted(&tally.count, &tally.sequence);
        let counts = row.aggregate.map_or(live, |base| added(&base, &live));
        let numbers = Published::of(&counts);
        Self {
            proposal: row.proposal.clone(),
            text: row.text.clone().unwrap_or_default(),
            author: row.author.clone(),
            topics: row.topics.clone(),
            votes,
            all: counts.votes,
            aside: row.aside.count.total(),
            zone: zone(votes),
            numbers,
            carried: is_plebiscite(counts.votes, &numbers),
        }
    }

    /// Votes that its zone follows from.
    pub(crate) fn scored(&self) -> u64 {
        self.votes.iter().fold(0, |sum, votes| sum.saturating_add(*votes))
    }

    /// The hundredths of these votes that are for, against and neutral.
    pub(crate) fn hundredths(&self) -> [u64; 3] {
        let all = self.scored().max(1);
        self.votes.map(|votes| (votes.saturating_mul(100).saturating_add(all / 2)) / all)
    }
}

/// The shares of these votes, each with what the rule adds.
fn shares(votes: [u64; 3]) -> [f64; 3] {
    let all = votes.iter().fold(0_u64, |sum, votes| sum.saturating_add(*votes)) as f64;
    votes.map(|votes| (votes as f64 + VOTE_SMOOTHING) / (all + 1.0))
}

/// The zone of votes for, against and neutral.
pub(crate) fn zone(votes: [u64; 3]) -> Zone {
    let [agree, disagree, neutral] = shares(votes);
    Zone::of(agree, disagree, neutral)
}

/// What the two sides of the map say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Axes {
    /// Upwards the share for, to the right the share against.
    Shares,
    /// Upwards the engagement, from −1 to 1; to the right the adhesion.
    Numbers,
}

/// A part of the plane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Region {
    /// Of the shares.
    Zone(Zone),
    /// Of the numbers: whether a proposal there, with enough votes, was carried.
    Carried(bool),
}

impl Axes {
    /// The other pair.
    pub(crate) const fn other(self) -> Self {
        match self {
            Self::Shares => Self::Numbers,
            Self::Numbers => Self::Shares,
        }
    }

    /// Where a proposal stands; what would be beyond stands at the edge.
    pub(crate) fn point(self, spot: &Spot) -> Point {
        let (x, y) = match self {
            Self::Shares => {
                let [agree, disagree, _] = shares(spot.votes);
                (disagree, agree)
            }
            Self::Numbers => (spot.numbers.adhesion, f64::midpoint(spot.numbers.engagement, 1.0)),
        };
        (x.clamp(0.0, 1.0), y.clamp(0.0, 1.0))
    }

    /// The region of a point; none where no proposal can stand.
    pub(crate) fn region(self, (x, y): Point) -> Option<Region> {
        match self {
            Self::Shares if x + y > 1.0 => None,
            Self::Shares => Some(Region::Zone(Zone::of(y, x, 1.0 - x - y))),
            Self::Numbers if !(0.0..=1.0).contains(&x) || !(0.0..=1.0).contains(&y) => None,
            Self::Numbers => Some(Region::Carried(x >= LEAST_ADHESION && y * 2.0 - 1.0 >= LEAST_ENGAGEMENT)),
        }
    }
}

//! The figures of a question, as moderators follow them from day to day.

use serde::{Deserialize, Serialize};

use crate::model::{Channel, RefusalReason, Time};

/// The figures of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Stats {
    /// One for each beginning that was asked for, in that order, then one for all time.
    pub windows: Vec<Window>,
    /// Where participants come from, the most frequent first.
    pub channels: Vec<ByChannel>,
    /// Why proposals now refused were, the most frequent first.
    pub reasons: Vec<(RefusalReason, u64)>,
    /// Live votes that stand, minute by minute, of the last hour; the last minute last.
    pub minutes: Vec<u32>,
    /// Accepted proposals.
    pub accepted: u64,
    /// Of these, those with fewer than 50 votes, imported ones included.
    pub under_50: u64,
    /// Votes of the accepted proposal that has fewer than 95 % of them.
    pub p5: u64,
}

/// What happened in some time. Votes are live ones that stand.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Window {
    /// Since when; none: since ever.
    pub since: Option<Time>,
    /// Participants who voted or proposed.
    pub participants: u64,
    /// Votes.
    pub votes: u64,
    /// Votes that were taken back.
    pub unvoted: u64,
    /// Proposals that arrived.
    pub received: u64,
    /// Decisions that accepted and still stand.
    pub accepted: u64,
    /// Decisions that refused and still stand.
    pub refused: u64,
    /// Proposals of that time that still wait.
    pub waiting: u64,
    /// Half of the decisions came sooner after the proposal than this, in milliseconds; none without decisions.
    pub delay: Option<i64>,
}

/// The figures of one channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ByChannel {
    /// Which.
    pub channel: Channel,
    /// Participants who voted or proposed.
    pub participants: u64,
    /// Votes.
    pub votes: u64,
    /// Proposals.
    pub proposals: u64,
}

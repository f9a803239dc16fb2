//! What the fake counts: calls, bytes, refusals, and everything odd. Knows no meaning of what it counts.

use serde_json::{Map, Value};
use std::collections::BTreeMap;
use tokio::time::Instant;

/// Calls that are kept word by word; older ones are forgotten.
const KEPT: usize = 20_000;

/// One method's figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) calls: usize,
    /// Of these, answered with `"ok": false` or not at all.
    pub(crate) refused: usize,
    /// Bytes of the bodies that came.
    pub(crate) bytes_in: usize,
    /// Bytes of the bodies that went.
    pub(crate) bytes_out: usize,
}

/// A call as it came.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    /// In small letters.
    pub(crate) method: String,
    pub(crate) params: Map<String, Value>,
    /// Made in the body of a webhook's answer.
    pub(crate) in_reply: bool,
    /// The status it was answered with.
    pub(crate) status: u16,
}

/// All figures.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counts {
    /// By method in small letters; calls made in a webhook's answer are not among them.
    pub(crate) methods: BTreeMap<String, Tally>,
    /// Methods executed out of a webhook's answer.
    pub(crate) in_replies: BTreeMap<String, usize>,
    /// Updates posted to the webhook, tries that failed among them.
    pub(crate) pushes: usize,
    /// Bytes of the bodies posted to the webhook.
    pub(crate) pushed_bytes: usize,
    /// Most posts under way at once.
    pub(crate) pushes_at_once: usize,
    /// Calls that were above Telegram's limits.
    pub(crate) violations: usize,
    /// Answers with 429.
    pub(crate) slowed: usize,
    /// Parameters that the Bot API does not publish.
    pub(crate) strange: Vec<String>,
    /// When the first call came.
    pub(crate) first: Option<Instant>,
    /// The calls, oldest first, `getUpdates` left out.
    pub(crate) calls: Vec<Call>,
}

impl Counts {
    /// Counts one call over a socket.
    pub(crate) fn called(&mut self, method: &str, status: u16, (bytes_in, bytes_out): (usize, usize)) {
        self.first.get_or_insert_with(Instant::now);
        let tally = self.methods.entry(method.to_owned()).or_default();
        tally.calls += 1;
        tally.refused += usize::from(status != 200);
        tally.bytes_in += bytes_in;
        tally.bytes_out += bytes_out;
        self.slowed += usize::from(status == 429);
    }

    /// Keeps the words of a call.
    pub(crate) fn keep(&mut self, call: Call) {
        if self.calls.len() >= KEPT {
            self.calls.drain(..KEPT / 2);
        }
        self.calls.push(call);
    }

    /// Calls of a method over sockets.
    pub(crate) fn of(&self, method: &str) -> Tally {
        self.methods.get(&method.to_ascii_lowercase()).copied().unwrap_or_default()
    }

    /// Everything over sockets.
    pub(crate) fn calls(&self) -> usize {
        self.methods.values().map(|tally| tally.calls).sum()
    }

    /// Everything over sockets but `getUpdates`.
    pub(crate) fn outgoing(&self) -> Tally {
        let others = self.methods.iter().filter(|(name, _)| *name != "getupdates");
        others.fold(Tally::default(), |sum, (_, tally)| Tally {
            calls: sum.calls + tally.calls,
            refused: sum.refused + tally.refused,
            bytes_in: sum.bytes_in + tally.bytes_in,
            bytes_out: sum.bytes_out + tally.bytes_out,
        })
    }
}

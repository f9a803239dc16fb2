//! What a test can set wrong: storms, faults, slowness, updates twice or in another order. Values only.

use std::collections::VecDeque;
use std::time::Duration;

use super::limits::Limits;
use super::refusal::Refusal;

/// What happens to one call.
#[derive(Clone, Debug)]
pub(crate) enum Fault {
    /// Refused, without effect.
    Refuse(Refusal),
    /// A page of a proxy instead of an answer, without effect.
    Page,
    /// The connection is cut before anything is done.
    Cut,
    /// It is done, and the connection is cut instead of an answer.
    Lost,
    /// It is done, and answered so much later.
    Slow(Duration),
}

/// All knobs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Knobs {
    /// Every so manyth call but `getUpdates` is told to come back after so many seconds.
    pub(crate) storm: Option<(usize, u64)>,
    /// Calls seen by the storm.
    pub(crate) stormed: usize,
    /// Every call takes so much longer.
    pub(crate) latency: Duration,
    /// Everything is answered by a proxy's page.
    pub(crate) down: bool,
    /// What the next calls of a method (in small letters) meet.
    pub(crate) faults: VecDeque<(String, Fault)>,
    /// Every so manyth update is delivered twice; never when 0.
    pub(crate) repeat_every: usize,
    /// What people write is dated so many seconds earlier, as what waited at Telegram is.
    pub(crate) behind: u64,
    /// Updates of one batch come youngest first.
    pub(crate) reorder: bool,
    /// Telegram's limits, counted or enforced.
    pub(crate) limits: Option<Limits>,
}

impl Knobs {
    /// What this call meets, if anything.
    pub(crate) fn fault(&mut self, method: &str) -> Option<Fault> {
        if self.down {
            return Some(Fault::Page);
        }
        if let Some(at) = self.faults.iter().position(|(name, _)| name == method) {
            return self.faults.remove(at).map(|(_, fault)| fault);
        }
        let (every, seconds) = self.storm.filter(|_| method != "getupdates")?;
        self.stormed += 1;
        self.stormed.is_multiple_of(every).then(|| Fault::Refuse(Refusal::retry_after(seconds)))
    }
}

//! What is due by the clock: erasures and ends of retention, here and in the consultation. Knows no channel.

use ilfaut_client::Error;
use ilfaut_client::model::{ParticipantId, Time};

use super::Host;

/// How often what is due by the clock is carried out, in milliseconds (one hour).
const SWEEP: i64 = 3_600 * Time::SECOND;

/// How many people are asked for before others are answered.
const PORTION: usize = 16;

impl Host {
    /// Whether it is time to carry out what is due by the clock; if so it begins now.
    pub(super) fn begins_to_sweep(&self) -> bool {
        let now = self.clock.now();
        let mut known = self.known();
        let due = known.swept.is_none_or(|swept| now.since(swept) >= SWEEP);
        if due {
            known.swept = Some(now);
            known.later.retain(|_, until| *until > now);
        }
        due
    }

    /// Carries out what is due by the clock, here and in the consultation, while others are answered.
    pub(super) async fn sweep(&self) {
        self.pace.forget_the_slow();
        let _ = self.backend.sweep().await; // what is out of reach is tried again within the hour
        let (memory, now) = (self.memory.clone(), self.clock.now());
        let read = move || (memory.erased(now).unwrap_or_default(), memory.everybody().unwrap_or_default());
        let Ok((mut gone, everybody)) = tokio::task::spawn_blocking(read).await else { return };
        gone.extend(self.unknown_to_the_consultation(&everybody).await);
        let _ = self.memory.forget(&gone).await;
        self.find_followers().await;
    }

    /// Those whom the consultation has erased, by whichever program; whoever it does not say that of stays.
    async fn unknown_to_the_consultation(&self, everybody: &[ParticipantId]) -> Vec<ParticipantId> {
        let mut unknown = Vec::new();
        for some in everybody.chunks(PORTION) {
            for who in some {
                if matches!(self.backend.data(*who).await, Err(Error::NotFound(_))) {
                    unknown.push(*who);
                }
            }
            tokio::task::yield_now().await;
        }
        unknown
    }
}

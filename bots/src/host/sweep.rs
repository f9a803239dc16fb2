//! What is due by the clock: erasures and ends of retention, here and in the consultation. Knows no channel.

use ilfaut_client::Error;
use ilfaut_client::model::{ParticipantId, Time};

use super::Host;

/// How often what is due by the clock is carried out, in milliseconds (one hour).
const SWEEP: i64 = 3_600 * Time::SECOND;

impl Host {
    /// Carries out what is due by the clock, here and in the consultation, at most once an hour.
    pub async fn sweep(&self) {
        let now = self.clock.now();
        {
            let mut known = self.known();
            if known.swept.is_some_and(|swept| now.since(swept) < SWEEP) {
                return;
            }
            known.swept = Some(now);
        }
        self.pace.forget_the_slow();
        let _ = self.backend.sweep().await; // what is out of reach is tried again within the hour
        let mut gone = self.memory.erased(now).unwrap_or_default();
        gone.extend(self.unknown_to_the_consultation().await);
        let _ = self.memory.forget(&gone);
    }

    /// Those who are remembered here and whom the consultation has erased, by whichever program.
    async fn unknown_to_the_consultation(&self) -> Vec<ParticipantId> {
        let questions = self.questions().await;
        let Some(view) = questions.first() else { return Vec::new() };
        let mut unknown = Vec::new();
        for who in self.memory.everybody().unwrap_or_default() {
            if matches!(self.backend.mine(who, &view.question.id).await, Err(Error::NotFound(_))) {
                unknown.push(who);
            }
        }
        unknown
    }
}

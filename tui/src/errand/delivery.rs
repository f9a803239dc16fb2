//! Orders on their way: one at a time, first in first out. While nobody answers they wait and are tried again, less and
//! less often; once answered they leave the outbox. What was overtaken while it waited is laid aside, never forced.

use std::sync::Arc;
use std::time::Duration;

use ilfaut_client::model::Time;
use ilfaut_client::world::{Clock, Dice};
use ilfaut_client::{Error, Result};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender};

use super::bring::bring;
use super::{Line, Pulse};
use crate::keep::{Kept, Outbox};
use crate::message::Message;
use crate::order::Done;

/// The pause before the second try, in milliseconds.
const FIRST_PAUSE: u64 = 1_000;
/// The longest pause, in milliseconds.
const LONGEST_PAUSE: u64 = 30_000;
/// An order not brought within so long after it was given has waited, in milliseconds.
const SOON: i64 = 2 * Time::SECOND;

/// Something to bring.
pub(crate) enum Job {
    /// An order.
    Order(Kept),
    /// Take back the moderator's last decision, whichever it is.
    Undo,
}

/// Brings orders.
pub(crate) struct Delivery {
    /// Where to.
    pub(crate) line: Line,
    /// Where they are kept.
    pub(crate) outbox: Outbox,
    /// Whether somebody answers there.
    pub(crate) pulse: Arc<Pulse>,
    /// Where answers go.
    pub(crate) answers: UnboundedSender<Message>,
    /// Tells the time.
    pub(crate) clock: Arc<dyn Clock>,
    /// Keeps many consoles from asking all at the same moment.
    pub(crate) dice: Dice,
    /// When nobody had answered last: what was given before has waited behind what could not be brought.
    pub(crate) away: Option<Time>,
}

impl Delivery {
    /// Brings what comes until nothing more can come.
    pub(crate) async fn deliver(mut self, mut jobs: UnboundedReceiver<Job>) {
        while let Some(job) = jobs.recv().await {
            let answer = match job {
                Job::Undo => Message::Undone(self.line.backend.undo(self.line.who).await),
                Job::Order(kept) => self.carry(kept).await,
            };
            let _ = self.answers.send(answer); // nobody listens any more: it is done all the same
        }
    }

    /// Brings one order, however long it takes.
    async fn carry(&mut self, mut kept: Kept) -> Message {
        let behind = self.away.is_some_and(|away| kept.given() <= away);
        let waited = kept.again || behind || self.clock.now().since(kept.given()) > SOON;
        let mut pause = FIRST_PAUSE;
        loop {
            let answer = bring(&self.line, &kept).await;
            let away = matches!(answer, Err(Error::Unavailable(_)));
            self.pulse.heard(!away);
            if !away {
                return self.close(kept, answer, waited || pause > FIRST_PAUSE);
            }
            kept.again = true;
            tokio::select! {
                () = tokio::time::sleep(self.jittered(pause)) => {}
                () = self.pulse.back() => {}
            }
            self.away = Some(self.clock.now());
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }

    /// Between three quarters of a pause and five quarters.
    fn jittered(&mut self, pause: u64) -> Duration {
        Duration::from_millis(pause * 3 / 4 + self.dice.below(pause / 2))
    }

    /// Takes an order that was answered out of the outbox, or lays it aside there.
    fn close(&self, kept: Kept, answer: Result<Done>, waited: bool) -> Message {
        match answer {
            Err(error) if waited && kept.order.proposal().is_some() => {
                let _ = self.outbox.lay_aside(&kept); // else it is refused again at the next start, and seen then
                Message::Overtaken(kept.order, Some(error))
            }
            answer => {
                let _ = self.outbox.drop(&kept); // else it is brought once more, and counts once all the same
                Message::Carried(kept.order, answer)
            }
        }
    }
}

//! The two lanes between the console and the consultation: opened together, ended together. Knows what goes where, and
//! that an order is kept before it goes anywhere.

use std::sync::Arc;
use std::time::Duration;

use ilfaut_client::Result;
use ilfaut_client::world::{Clock, World};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinHandle;

use super::delivery::{Delivery, Job};
use super::{Line, Pulse, read_on};
use crate::effect::Effect;
use crate::keep::{Kept, Outbox};
use crate::message::Message;

/// The lanes while they are open.
pub(crate) struct Lanes {
    outbox: Outbox,
    clock: Arc<dyn Clock>,
    reads: UnboundedSender<Effect>,
    jobs: UnboundedSender<Job>,
    reading: JoinHandle<()>,
    delivering: JoinHandle<()>,
}

impl Lanes {
    /// Opens both, and says where answers come out.
    pub(crate) fn open(line: Line, outbox: Outbox, world: World) -> (Self, UnboundedReceiver<Message>) {
        let (answers, heard) = unbounded_channel();
        let (reads, to_read) = unbounded_channel();
        let (jobs, to_do) = unbounded_channel();
        let pulse = Arc::new(Pulse::new(answers.clone()));
        let reading = tokio::spawn(read_on(line.clone(), Arc::clone(&pulse), to_read, answers.clone()));
        let World { clock, dice } = world;
        let (outbox_too, clock_too) = (outbox.clone(), Arc::clone(&clock));
        let delivery = Delivery { line, outbox: outbox_too, pulse, answers, clock: clock_too, dice, away: None };
        let delivering = tokio::spawn(delivery.deliver(to_do));
        (Self { outbox, clock, reads, jobs, reading, delivering }, heard)
    }

    /// Sends on its way what is for the consultation; an order that could not be kept goes all the same, and the error says so.
    pub(crate) fn send(&self, effect: Effect) -> Result<()> {
        match effect {
            Effect::Order(order) => {
                let now = self.clock.now();
                let kept = self.outbox.keep(order.clone(), now);
                let (kept, answer) = match kept {
                    Ok(kept) => (kept, Ok(())),
                    Err(error) => (self.outbox.unkept(order, now), Err(error)),
                };
                self.bring(kept);
                answer
            }
            Effect::Settle(proposal) => self.outbox.settle(&proposal),
            Effect::Undo => {
                let _ = self.jobs.send(Job::Undo); // when the lane has ended the console ends too
                Ok(())
            }
            reading => {
                let _ = self.reads.send(reading); // likewise
                Ok(())
            }
        }
    }

    /// Brings an order that is kept already.
    pub(crate) fn bring(&self, kept: Kept) {
        let _ = self.jobs.send(Job::Order(kept)); // it is kept: the next console brings it
    }

    /// Lets what is under way be carried out, for so long at most.
    pub(crate) async fn end(self, orders: Duration, reads: Duration) {
        let Self { reads: reading_on, jobs, mut reading, mut delivering, .. } = self;
        drop((reading_on, jobs));
        let _ = tokio::time::timeout(orders, &mut delivering).await; // what did not get through is kept
        let _ = tokio::time::timeout(reads, &mut reading).await; // a lease ends by itself
        delivering.abort();
        reading.abort();
    }
}

//! Updates taken in, however they came: read, kept, and only then passed on in the order of their numbers. Knows neither
//! polling nor the webhook.

use std::sync::Arc;

use ilfaut_client::Result;
use ilfaut_client::world::Clock;
use serde_json::Value;
use teloxide::types::{CallbackQueryId, ChatId};
use tokio::sync::mpsc;

use super::entry::{Entry, What};
use super::group::There;
use super::inbox::Inbox;
use super::intake::{self, Around, Taken};
use super::outgoing::Outgoing;
use super::reply::Reply;
use super::update::{self, Read};
use crate::identity::Identity;
use crate::memory::Receipt;

/// Takes updates in.
pub(super) struct Reception {
    pub(super) inbox: Arc<Inbox>,
    pub(super) outgoing: Outgoing,
    pub(super) identity: Identity,
    pub(super) clock: Arc<dyn Clock>,
    /// Our user name.
    pub(super) bot: String,
    /// Our number.
    pub(super) me: i64,
    /// To whoever listens.
    pub(super) to: mpsc::Sender<Arrived>,
}

/// Something said, kept, on its way to whoever listens.
#[derive(Debug)]
pub(super) struct Arrived {
    /// What.
    pub(super) entry: Entry,
    /// What is kept of it; none: nothing.
    pub(super) receipt: Option<Receipt>,
    /// Takes the answer along, if it is ready in time.
    pub(super) reply: Option<Reply>,
}

impl Reception {
    /// Passes on what a former run left unanswered.
    pub(super) async fn resume(&self) -> Result<()> {
        let (left, unreadable) = self.inbox.left().await?;
        if unreadable > 0 {
            tracing::warn!(unreadable, "what was said before with another key cannot be read any more");
        }
        for (_, entry, receipt) in left {
            self.pass(Arrived { entry, receipt: Some(receipt), reply: None }).await;
        }
        Ok(())
    }

    /// Takes a batch in, all or nothing: what is new is on the disk when this returns. Answers the highest number.
    pub(super) async fn take(&self, updates: Vec<Value>, mut reply: Option<Reply>) -> Result<Option<u32>> {
        let mut batch: Vec<(u32, Taken)> = updates.into_iter().filter_map(|update| self.read(update)).collect();
        batch.sort_by_key(|(id, _)| *id);
        batch.dedup_by_key(|(id, _)| *id); // one that comes twice at once is taken once, too
        let kept: Vec<_> = batch.iter().map(|(id, taken)| (*id, taken.said())).collect();
        let mut new = self.inbox.keep(&kept, self.clock.now().0).await?;
        let highest = batch.last().map(|(id, _)| *id);
        for (id, taken) in batch {
            let Some(receipt) = new.remove(&id) else { continue };
            match taken {
                Taken::Said(entry) => {
                    self.outgoing.back(ChatId(entry.from));
                    self.pass(Arrived { entry, receipt, reply: reply.take() }).await;
                }
                Taken::Asked(entry) => self.pass(Arrived { entry, receipt, reply: None }).await,
                Taken::Spins(query) => self.outgoing.answer(CallbackQueryId(query), None),
                Taken::Nothing => {}
            }
        }
        Ok(highest)
    }

    /// Passes it on; an end that somebody wants for a group only once it is known that they lead it.
    async fn pass(&self, arrived: Arrived) {
        match arrived.entry.what {
            What::Among(group, There::Moved(to)) => self.outgoing.migrated(ChatId(group), ChatId(to)),
            What::Among(group, There::Stopped(Some(by))) => return self.pass_if_they_lead(group, by, arrived),
            _ => {}
        }
        let _ = self.to.send(arrived).await; // nobody listens: it stays kept
    }

    fn pass_if_they_lead(&self, group: i64, user: i64, arrived: Arrived) {
        let (outgoing, inbox, to) = (self.outgoing.clone(), Arc::clone(&self.inbox), self.to.clone());
        tokio::spawn(async move {
            match outgoing.leads(ChatId(group), user).await {
                Some(true) => drop(to.send(arrived).await), // as above
                Some(false) => arrived.receipt.into_iter().for_each(|receipt| inbox.forget(receipt)),
                None => tracing::warn!("Telegram does not say who leads a group; it is asked again at the next start"),
            }
        });
    }

    /// What an update comes to; what cannot be read is told by its kind alone, and counts as taken.
    fn read(&self, update: Value) -> Option<(u32, Taken)> {
        let around = Around {
            identity: &self.identity,
            bot: &self.bot,
            me: self.me,
            now: self.clock.now().0,
            shown_for: &|chat, message| self.outgoing.shown_for(chat, message),
        };
        match update::read(update) {
            Read::Whole(update) => Some((update.id, intake::take(*update, &around))),
            Read::Number(id, kind) => {
                tracing::warn!(id, kind, "an update that cannot be read is passed over");
                Some((id, Taken::Nothing))
            }
            Read::Nothing => {
                tracing::warn!("an update without a number is passed over");
                None
            }
        }
    }
}

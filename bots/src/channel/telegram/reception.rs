//! Updates taken in, however they came: read, kept, and only then passed on in the order of their numbers. Knows neither
//! polling nor the webhook.

use std::sync::Arc;

use ilfaut_client::Result;
use ilfaut_client::world::Clock;
use serde_json::Value;
use teloxide::types::{CallbackQueryId, ChatId};
use tokio::sync::{mpsc, oneshot};

use super::group::There;
use super::inbox::Inbox;
use super::intake::{self, Around, Entry, Taken, What};
use super::outgoing::Outgoing;
use super::update::{self, Read};
use crate::identity::Identity;

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
    /// The number of its update.
    pub(super) id: u32,
    /// What.
    pub(super) entry: Entry,
    /// Takes the answer along, if it is ready in time.
    pub(super) reply: Option<oneshot::Sender<Value>>,
}

impl Reception {
    /// Passes on what a former run left unanswered.
    pub(super) async fn resume(&self) -> Result<()> {
        let (left, unreadable) = self.inbox.left()?;
        if unreadable > 0 {
            tracing::warn!(unreadable, "what was said before with another key cannot be read any more");
        }
        for (id, entry) in left {
            self.pass(Arrived { id, entry, reply: None }).await;
        }
        Ok(())
    }

    /// Takes a batch in, all or nothing: what is new is on the disk when this returns. Answers the highest number.
    pub(super) async fn take(
        &self,
        updates: Vec<Value>,
        mut reply: Option<oneshot::Sender<Value>>,
    ) -> Result<Option<u32>> {
        let mut batch: Vec<(u32, Taken)> = updates.into_iter().filter_map(|update| self.read(update)).collect();
        batch.sort_by_key(|(id, _)| *id);
        batch.dedup_by_key(|(id, _)| *id); // one that comes twice at once is taken once, too
        let kept: Vec<_> = batch.iter().map(|(id, taken)| (*id, taken.said())).collect();
        let new = self.inbox.keep(&kept, self.clock.now().0)?;
        let highest = batch.last().map(|(id, _)| *id);
        for (id, taken) in batch.into_iter().filter(|(id, _)| new.binary_search(id).is_ok()) {
            match taken {
                Taken::Said(entry) => {
                    self.outgoing.back(ChatId(entry.from));
                    self.pass(Arrived { id, entry, reply: reply.take() }).await;
                }
                Taken::Asked(entry) => self.pass(Arrived { id, entry, reply: None }).await,
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
                Some(true) => drop(to.send(arrived).await),    // as above
                Some(false) => drop(inbox.forget(arrived.id)), // what cannot be forgotten is asked again
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

//! Telling, beside the answers, what nobody asked for just now. Knows neither what is told nor why.

use std::io;

use futures_util::future::BoxFuture;
use ilfaut_client::model::ParticipantId;

use super::Serving;
use super::delivery::Spoken;
use crate::channel::Caller;
use crate::host::Turn;
use crate::host::unasked::{AT_ONCE, LOOK};

/// Somebody (none: a room) to be told what nobody asked for, and what tells them.
pub(super) type Unasked = (Option<ParticipantId>, Caller, Turn);

impl Serving<'_> {
    /// Looks now and then for whoever is to be told something; answers how long to wait at most.
    pub(super) fn look(&mut self, wait: Option<i64>) -> Option<i64> {
        if !self.limits.reaches {
            return wait;
        }
        let (now, host, origin, limits) = (self.host.pace.now(), self.host, self.channel.name(), self.limits);
        if self.telling.is_none() && self.unasked < AT_ONCE && now - self.looked >= LOOK {
            self.looked = now;
            self.telling = Some(Box::pin(async move {
                let rooms = host.rooms_to_be_told(origin, limits).await.into_iter();
                let people = host.to_be_told(origin, limits).await.into_iter();
                let rooms = rooms.map(|(caller, turn)| (None, caller, turn));
                rooms.chain(people.map(|(who, caller, turn)| (Some(who), caller, turn))).collect()
            }));
        }
        Some(wait.unwrap_or(LOOK).min(LOOK))
    }

    /// Tells somebody what nobody asked for, unless it has become quiet for them meanwhile.
    pub(super) async fn tell(&mut self, (who, caller, turn): Unasked) -> io::Result<()> {
        if who.is_some_and(|who| !self.host.may_be_told(who)) {
            self.host.lets_go(&turn.told);
            return Ok(());
        }
        self.speak(&caller, Spoken::unasked(turn, who)).await.map(drop)
    }
}

/// Waits for what is under way.
pub(super) async fn finished<T>(under_way: &mut Option<BoxFuture<'_, T>>) -> T {
    match under_way {
        Some(future) => future.await,
        None => std::future::pending().await,
    }
}

//! Telling, beside the answers, what nobody asked for just now. Knows neither what is told nor why.

use std::io;

use futures_util::future::BoxFuture;

use super::{Arrived, Serving, Unasked};
use crate::host::unasked::LOOK;

impl Serving<'_> {
    /// Looks now and then for whoever is to be told something; answers how long to wait at most.
    pub(super) fn look(&mut self, wait: Option<i64>) -> Option<i64> {
        if !self.limits.reaches {
            return wait;
        }
        let (now, host, origin, limits) = (self.host.pace.now(), self.host, self.channel.name(), self.limits);
        if self.telling.is_none() && now - self.looked >= LOOK {
            self.looked = now;
            self.telling = Some(Box::pin(async move {
                let rooms = host.rooms_to_be_told(origin, limits).await.into_iter();
                let mut told: Vec<Unasked> = rooms.map(|(caller, turn)| (None, caller, Some(turn))).collect();
                for (who, caller) in host.to_be_told(origin).await {
                    told.push((Some(who), caller, host.unasked(who, limits).await));
                }
                told
            }));
        }
        Some(wait.unwrap_or(LOOK).min(LOOK))
    }

    /// Tells somebody what nobody asked for.
    pub(super) async fn tell(&mut self, (who, caller, turn): Unasked) -> io::Result<()> {
        let Some(turn) = turn else { return Ok(()) };
        let coming = self.channel.speak(&caller, &turn.message).await?;
        self.deliveries.push(Box::pin(async move {
            Arrived { reached: coming.arrived().await, told: turn.told, receipt: None, unasked: who, room: None }
        }));
        Ok(())
    }
}

/// Waits for what is under way.
pub(super) async fn finished<T>(under_way: &mut Option<BoxFuture<'_, T>>) -> T {
    match under_way {
        Some(future) => future.await,
        None => std::future::pending().await,
    }
}

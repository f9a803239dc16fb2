//! What goes on by itself: votes and decisions that wait are sent, those who asked for it are forgotten.

use std::sync::Weak;
use std::sync::atomic::Ordering;
use std::time::Duration;

use super::Server;
use crate::error::{Error, Result};

/// Beats between two looks at the votes that wait: each citizen's own next call delivers them as well.
const VOTES: u32 = 15;

/// Looks after what waits, for as long as somebody holds the server.
pub(super) async fn beat(server: Weak<Server>, every: Duration) {
    let mut beats: u32 = 0;
    loop {
        tokio::time::sleep(every).await;
        let Some(server) = server.upgrade().filter(|server| !server.is_shut.load(Ordering::SeqCst)) else { return };
        let mut looked = server.decisions().await;
        if beats.is_multiple_of(VOTES) {
            looked = looked.and(server.votes().await);
        }
        if let Err(error) = looked {
            tracing::debug!(why = %error, "what waits goes on waiting");
        }
        beats = beats.wrapping_add(1);
    }
}

impl Server {
    /// Everything that is due; answers how many persons were forgotten.
    pub(super) async fn sweep(&self) -> Result<usize> {
        self.open()?;
        let gone = self.forget_due().await?;
        self.votes().await?;
        self.decisions().await?;
        Ok(gone)
    }

    /// Delivers what waits of everybody; whoever cannot be served does not stop the others.
    async fn votes(&self) -> Result<()> {
        for who in self.outbox.everybody()? {
            match self.reader(who).await {
                Ok(mut seat) => drop(self.flush(&mut seat).await?),
                Err(Error::NotFound(_)) => self.outbox.forget(who)?,
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Sends the decisions that are due; what the server cannot take now waits on.
    async fn decisions(&self) -> Result<()> {
        let now = self.now();
        if !self.waiting()?.iter().any(|waiting| waiting.due <= now) {
            return Ok(());
        }
        let Ok(mut seat) = self.reader(self.desk_seat()).await else { return Ok(()) };
        match self.send_due(&mut seat).await {
            Err(fault) if !fault.again => Err(fault.error),
            _ => Ok(()),
        }
    }

    async fn forget_due(&self) -> Result<usize> {
        let due = self.contexts.due(self.now())?;
        for who in &due {
            self.outbox.forget(*who)?;
            self.contexts.seat(*who).await?.forget()?;
        }
        if !due.is_empty() {
            self.store.rewrite()?;
        }
        Ok(due.len())
    }

    /// Nothing more is taken; what waits is on the store.
    pub(super) fn shut(&self) {
        self.is_shut.store(true, Ordering::SeqCst);
    }
}

//! Waiting, handed in like the clock: real where a program starts, at once where a conversation is played. Knows no reason.

use std::time::Duration;

use async_trait::async_trait;

/// Waits.
#[async_trait]
pub trait Patience: Send + Sync {
    /// Comes back after so many milliseconds, or earlier.
    async fn wait(&self, milliseconds: i64);
}

/// Waits as long as it takes.
pub struct RealPatience;

#[async_trait]
impl Patience for RealPatience {
    async fn wait(&self, milliseconds: i64) {
        tokio::time::sleep(Duration::from_millis(u64::try_from(milliseconds).unwrap_or(0))).await;
    }
}

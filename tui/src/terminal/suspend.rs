//! Going back to the shell for a while, and coming back. Touches no screen: whoever calls has given it back.

/// Stops the programs in the foreground, as the terminal's own key for it would; a shell starts them again.
#[cfg(unix)]
pub(crate) fn stop() -> std::io::Result<()> {
    use rustix::process::{Signal, kill_current_process_group};
    Ok(kill_current_process_group(Signal::TSTP)?)
}

/// There is no such thing here.
#[cfg(not(unix))]
pub(crate) fn stop() -> std::io::Result<()> {
    Err(std::io::ErrorKind::Unsupported.into())
}

/// Waits for each time that the shell brings the program forward again.
pub(crate) struct Forward {
    #[cfg(unix)]
    signal: Option<tokio::signal::unix::Signal>,
}

impl Forward {
    /// Begins to wait.
    #[cfg(unix)]
    pub(crate) fn listen() -> Self {
        let kind = tokio::signal::unix::SignalKind::from_raw(Signal::CONT.as_raw());
        Self { signal: tokio::signal::unix::signal(kind).ok() }
    }

    /// Begins to wait.
    #[cfg(not(unix))]
    pub(crate) fn listen() -> Self {
        Self {}
    }

    /// The next time.
    #[cfg(unix)]
    pub(crate) async fn again(&mut self) {
        match &mut self.signal {
            Some(signal) => drop(signal.recv().await),
            None => std::future::pending().await,
        }
    }

    /// The next time.
    #[cfg(not(unix))]
    pub(crate) async fn again(&mut self) {
        std::future::pending().await
    }
}

#[cfg(unix)]
use rustix::process::Signal;

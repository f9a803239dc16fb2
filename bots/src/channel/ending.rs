//! Signals that ask the program to end. They are listened to from the start: one that comes while a sentence is being
//! answered is heard after it. Knows neither lines nor chats.

use std::io;

#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};

/// Ctrl-C, a polite kill, a terminal that goes away.
#[cfg(unix)]
pub(crate) struct Ending([Signal; 3]);

#[cfg(unix)]
impl Ending {
    /// Listens from now on.
    pub(crate) fn listen() -> io::Result<Self> {
        let [interrupt, terminate, hangup] =
            [SignalKind::interrupt(), SignalKind::terminate(), SignalKind::hangup()].map(signal);
        Ok(Self([interrupt?, terminate?, hangup?]))
    }

    /// Waits until the program is asked to end.
    pub(crate) async fn asked(&mut self) {
        let [interrupt, terminate, hangup] = &mut self.0;
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
            _ = hangup.recv() => {}
        }
    }
}

/// Ctrl-C.
#[cfg(windows)]
pub(crate) struct Ending(tokio::signal::windows::CtrlC);

#[cfg(windows)]
impl Ending {
    /// Listens from now on.
    pub(crate) fn listen() -> io::Result<Self> {
        tokio::signal::windows::ctrl_c().map(Self)
    }

    /// Waits until the program is asked to end.
    pub(crate) async fn asked(&mut self) {
        self.0.recv().await;
    }
}

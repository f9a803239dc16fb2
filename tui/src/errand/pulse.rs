//! Whether the consultation answers, as both lanes find it: a change is told, and whoever waits for its return is woken.

use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::Notify;
use tokio::sync::mpsc::UnboundedSender;

use crate::message::Message;

/// Whether the consultation answers.
pub(crate) struct Pulse {
    up: AtomicBool,
    back: Notify,
    answers: UnboundedSender<Message>,
}

impl Pulse {
    /// It answered a moment ago.
    pub(crate) fn new(answers: UnboundedSender<Message>) -> Self {
        Self { up: AtomicBool::new(true), back: Notify::new(), answers }
    }

    /// What was just asked was answered, or not.
    pub(crate) fn heard(&self, up: bool) {
        if self.up.swap(up, Ordering::SeqCst) == up {
            return;
        }
        let _ = self.answers.send(Message::Line(up)); // nobody looks any more
        if up {
            self.back.notify_waiters();
        }
    }

    /// Waits until it answers again.
    pub(crate) async fn back(&self) {
        self.back.notified().await;
    }
}

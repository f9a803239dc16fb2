//! Answers that go back with the confirmation of what they answer. Whoever was cut off before it arrived brings the same
//! update again, and is given the same answer. Knows no update but its number.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use tokio::sync::oneshot;

/// Answers remembered: more than are under way at once.
const LAST: usize = 256;

/// The last answers given.
#[derive(Debug, Clone, Default)]
pub(super) struct Replies(Arc<Mutex<VecDeque<(u64, Value)>>>);

/// A way back for one answer.
#[derive(Debug)]
pub(super) struct Reply {
    update: u64,
    to: oneshot::Sender<Value>,
    replies: Replies,
}

impl Replies {
    /// A way back for the answer to an update, and where it comes out.
    pub(super) fn open(&self, update: u64) -> (Reply, oneshot::Receiver<Value>) {
        let (to, answer) = oneshot::channel();
        (Reply { update, to, replies: self.clone() }, answer)
    }

    /// What an update was answered before.
    pub(super) fn given(&self, update: u64) -> Option<Value> {
        self.all().iter().find(|(id, _)| *id == update).map(|(_, answer)| answer.clone())
    }

    fn all(&self) -> MutexGuard<'_, VecDeque<(u64, Value)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Reply {
    /// Whether nobody waits any more.
    pub(super) fn is_closed(&self) -> bool {
        self.to.is_closed()
    }

    /// Gives the answer; answers whether somebody took it.
    pub(super) fn give(self, answer: Value) -> bool {
        let mut all = self.replies.all();
        if self.to.send(answer.clone()).is_err() {
            return false;
        }
        all.push_back((self.update, answer));
        if all.len() > LAST {
            all.pop_front();
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_that_was_given_is_given_again_and_only_that() {
        let replies = Replies::default();
        let (reply, mut answer) = replies.open(7);
        assert!(reply.give("pour".into()));
        assert_eq!(answer.try_recv(), Ok("pour".into()));
        let (late, gone) = replies.open(8);
        drop(gone);
        assert!(late.is_closed() && !late.give("contre".into()), "it is sent otherwise");
        assert_eq!((replies.given(7), replies.given(8)), (Some("pour".into()), None));
        for update in 0..300 {
            let (reply, _answer) = replies.open(100 + update);
            reply.give(Value::Null);
        }
        assert_eq!((replies.given(7), replies.all().len()), (None, LAST));
    }
}

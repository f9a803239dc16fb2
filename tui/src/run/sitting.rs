//! Where the moderator is, written at most once a second while it changes. Knows not what is in it.

use ilfaut_client::model::Time;

use crate::keep::{Session, Sessions};

/// Between two writings, in milliseconds.
const PAUSE: i64 = Time::SECOND;

/// The session of this run.
pub(super) struct Sitting {
    sessions: Sessions,
    written: Option<Session>,
    waiting: Option<Session>,
    next: Time,
}

impl Sitting {
    /// The session where it was left.
    pub(super) fn new(sessions: Sessions) -> Self {
        let written = sessions.last();
        Self { sessions, written, waiting: None, next: Time(0) }
    }

    /// Where one was, if that is known.
    pub(super) fn last(&self) -> Option<Session> {
        self.written.clone()
    }

    /// Takes where one is now.
    pub(super) fn take(&mut self, session: Option<Session>, now: Time) {
        if let Some(session) = session {
            self.waiting = Some(session).filter(|session| Some(session) != self.written.as_ref());
        }
        if self.due().is_some_and(|due| due <= now) {
            self.write(now);
        }
    }

    /// When to write next.
    pub(super) fn due(&self) -> Option<Time> {
        self.waiting.as_ref().map(|_| self.next)
    }

    /// Writes what was not written yet.
    pub(super) fn write(&mut self, now: Time) {
        let Some(session) = self.waiting.take() else { return };
        self.next = now.plus(PAUSE);
        if self.sessions.write(&session).is_ok() {
            self.written = Some(session);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ilfaut_client::address::Address;
    use ilfaut_config::reach::Desk;

    use super::*;

    fn at(question: &str) -> Session {
        Session { question: Some(question.into()), ..Session::default() }
    }

    #[test]
    fn it_is_written_once_a_second_and_only_when_it_changed() {
        let sessions = Sessions::new(Arc::new(Desk::take(&Address::Memory, "Morgane").unwrap()));
        let mut sitting = Sitting::new(sessions.clone());
        sitting.take(Some(at("a")), Time(5_000));
        assert_eq!((sessions.last(), sitting.due()), (Some(at("a")), None));
        sitting.take(Some(at("b")), Time(5_200));
        assert_eq!((sessions.last(), sitting.due()), (Some(at("a")), Some(Time(6_000))));
        sitting.take(None, Time(6_000));
        assert_eq!((sessions.last(), sitting.due()), (Some(at("b")), None));
        sitting.take(Some(at("c")), Time(6_100));
        sitting.take(Some(at("b")), Time(6_200));
        assert_eq!(sitting.due(), None, "back where it was");
    }
}

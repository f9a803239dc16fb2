//! One mailbox for each person with something to wait for: what they typed, in order, and what is yet to be told them.
//! Knows no clock of its own (instants are handed in, in milliseconds), no meaning of a message, and no channel.

use std::collections::{HashMap, VecDeque};

use super::Turn;
use crate::channel::{Caller, Incoming};

/// All mailboxes.
pub(super) struct Post {
    boxes: HashMap<Caller, Mailbox>,
    /// Whoever has a mailbox, the next to be served first.
    round: VecDeque<Caller>,
    /// Most messages of one person that wait.
    most: usize,
    /// Nobody is served before.
    closed_until: i64,
}

/// What waits for one person.
#[derive(Default)]
struct Mailbox {
    letters: VecDeque<Incoming>,
    /// The answer that a pause keeps back.
    held: Option<Box<Turn>>,
    /// Nothing is taken out before.
    until: i64,
    /// Whether it was said that the mailbox is full.
    told_full: bool,
    /// Whether something out of it is being answered: the next thing waits.
    busy: bool,
}

/// What to do next.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// This person can be served.
    Serve(Caller),
    /// Nobody before so many milliseconds.
    Wait(i64),
    /// Nothing waits.
    Nothing,
}

/// What is taken out of a mailbox.
pub(super) enum Taken {
    /// An answer that a pause kept back.
    Held(Box<Turn>),
    /// Something that was said.
    Letter(Incoming),
}

/// What became of a message.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Put {
    /// It waits.
    Kept,
    /// There is no room, for the first time in this pause.
    Full,
    /// There still is no room.
    StillFull,
}

impl Post {
    pub(super) fn new(most: usize) -> Self {
        Self { boxes: HashMap::new(), round: VecDeque::new(), most, closed_until: 0 }
    }

    /// Puts a message behind those that wait.
    pub(super) fn put(&mut self, letter: Incoming) -> Put {
        let most = self.most;
        let mailbox = self.mailbox(&letter.from);
        if mailbox.letters.len() >= most {
            return if std::mem::replace(&mut mailbox.told_full, true) { Put::StillFull } else { Put::Full };
        }
        mailbox.letters.push_back(letter);
        Put::Kept
    }

    /// Puts a message back that was taken too early: it is the next, at `until`.
    pub(super) fn put_back(&mut self, letter: Incoming, until: i64) {
        let mailbox = self.mailbox(&letter.from);
        mailbox.letters.push_front(letter);
        mailbox.until = until;
    }

    /// Keeps an answer back until then, and with it all that this person says meanwhile.
    pub(super) fn hold(&mut self, caller: &Caller, turn: Turn, until: i64) {
        let mailbox = self.mailbox(caller);
        mailbox.held = Some(Box::new(turn));
        mailbox.until = until;
    }

    /// Serves nobody before.
    pub(super) fn close(&mut self, until: i64) {
        self.closed_until = until;
    }

    /// Whether every mailbox takes one more message.
    pub(super) fn has_room(&self) -> bool {
        self.boxes.values().all(|mailbox| mailbox.letters.len() < self.most)
    }

    /// Whether a message of this person waits.
    pub(super) fn waits(&self, caller: &Caller) -> bool {
        self.boxes.get(caller).is_some_and(|mailbox| !mailbox.letters.is_empty())
    }

    /// How many messages wait.
    pub(super) fn letters(&self) -> usize {
        self.boxes.values().map(|mailbox| mailbox.letters.len()).sum()
    }

    /// Who is served now, each in turn, or when.
    pub(super) fn next(&mut self, now: i64) -> Next {
        self.boxes.retain(|_, mailbox| mailbox.busy || mailbox.held.is_some() || !mailbox.letters.is_empty());
        let boxes = &self.boxes;
        self.round.retain(|caller| boxes.contains_key(caller));
        let free = |caller: &&Caller| {
            boxes
                .get(*caller)
                .is_some_and(|mailbox| !mailbox.busy && (mailbox.held.is_some() || !mailbox.letters.is_empty()))
        };
        let opens = |caller: &Caller| boxes.get(caller).map_or(0, |mailbox| mailbox.until).max(self.closed_until);
        let waiting = self.round.iter().enumerate().filter(|(_, caller)| free(caller));
        match waiting.map(|(at, caller)| (opens(caller).max(now), at)).min() {
            None => Next::Nothing,
            Some((when, at)) if when <= now => {
                let Some(caller) = self.round.remove(at) else { return Next::Nothing };
                self.round.push_back(caller.clone());
                Next::Serve(caller)
            }
            Some((when, _)) => Next::Wait(when - now),
        }
    }

    /// The next thing out of somebody's mailbox.
    pub(super) fn take(&mut self, caller: &Caller) -> Option<Taken> {
        let mailbox = self.boxes.get_mut(caller)?;
        mailbox.told_full = false;
        let held = mailbox.held.take().map(Taken::Held);
        held.or_else(|| mailbox.letters.pop_front().map(Taken::Letter))
    }

    /// Says whether something of this person is being answered.
    pub(super) fn busy(&mut self, caller: &Caller, busy: bool) {
        self.mailbox(caller).busy = busy;
    }

    fn mailbox(&mut self, caller: &Caller) -> &mut Mailbox {
        if !self.round.contains(caller) {
            self.round.push_back(caller.clone());
        }
        self.boxes.entry(caller.clone()).or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channel::Said;

    fn who(name: &str) -> Caller {
        Caller(name.into())
    }

    fn said(caller: &str, text: &str) -> Incoming {
        Incoming::new(who(caller), Said::Typed(text.into()))
    }

    fn taken(post: &mut Post, caller: &str) -> String {
        match post.take(&who(caller)) {
            Some(Taken::Held(_)) => "held".into(),
            Some(Taken::Letter(Incoming { said: Said::Typed(text), .. })) => text,
            _ => "nothing".into(),
        }
    }

    #[test]
    fn everybody_is_served_in_turn_and_in_order() {
        let mut post = Post::new(9);
        for (caller, text) in [("a", "1"), ("a", "2"), ("b", "3"), ("a", "4")] {
            assert_eq!(post.put(said(caller, text)), Put::Kept);
        }
        let mut order = Vec::new();
        while let Next::Serve(caller) = post.next(0) {
            order.push(taken(&mut post, &caller.0));
        }
        assert_eq!(order, ["1", "3", "2", "4"]);
        assert_eq!((post.next(0), post.letters(), post.boxes.len()), (Next::Nothing, 0, 0));
    }

    #[test]
    fn a_pause_keeps_the_answer_and_then_what_was_typed_and_nobody_else() {
        let mut post = Post::new(9);
        post.hold(&who("a"), Turn::default(), 20);
        post.put(said("a", "1"));
        assert_eq!(post.next(5), Next::Wait(15));
        post.put(said("b", "2"));
        assert_eq!(post.next(5), Next::Serve(who("b")));
        assert_eq!(taken(&mut post, "b"), "2");
        assert_eq!(post.next(20), Next::Serve(who("a")));
        assert!(post.waits(&who("a")) && !post.waits(&who("b")));
        assert_eq!([taken(&mut post, "a"), taken(&mut post, "a"), taken(&mut post, "a")], ["held", "1", "nothing"]);
    }

    #[test]
    fn a_message_taken_too_early_stays_the_next() {
        let mut post = Post::new(1);
        post.put(said("a", "1"));
        post.take(&who("a"));
        post.put_back(said("a", "1"), 7);
        assert_eq!(post.next(0), Next::Wait(7));
        post.close(9);
        assert_eq!((post.next(7), post.next(9)), (Next::Wait(2), Next::Serve(who("a"))));
    }

    #[test]
    fn whoever_is_being_answered_waits_and_nobody_else() {
        let mut post = Post::new(9);
        post.put(said("a", "1"));
        post.put(said("a", "2"));
        assert_eq!(taken(&mut post, "a"), "1");
        post.busy(&who("a"), true);
        assert_eq!(post.next(0), Next::Nothing);
        post.put(said("b", "3"));
        assert_eq!(post.next(0), Next::Serve(who("b")));
        assert_eq!(taken(&mut post, "b"), "3");
        post.busy(&who("a"), false);
        assert_eq!(post.next(0), Next::Serve(who("a")));
    }

    #[test]
    fn a_full_mailbox_says_so_once_a_pause() {
        let mut post = Post::new(1);
        assert!(post.has_room());
        let puts: Vec<Put> = (0..3).map(|_| post.put(said("a", "1"))).collect();
        assert_eq!(puts, [Put::Kept, Put::Full, Put::StillFull]);
        assert!(!post.has_room());
        post.take(&who("a"));
        assert_eq!(post.put(said("a", "1")), Put::Kept);
        assert_eq!(post.put(said("a", "1")), Put::Full);
    }
}

//! One mailbox for each person with something to wait for: what they typed, in order, and what is yet to be told them.
//! Knows no clock of its own (instants are handed in, in milliseconds), no meaning of a message, and no channel.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, VecDeque};

use super::Turn;
use crate::channel::{Caller, Incoming, Said};
use crate::memory::Receipt;

/// All mailboxes.
pub(super) struct Post {
    boxes: HashMap<Caller, Mailbox>,
    /// Those with something to take out, the next to be served first; some of them only in a while.
    ready: VecDeque<Caller>,
    /// Those with something to take out in a while, the soonest first.
    later: BinaryHeap<Reverse<(i64, u64, Caller)>>,
    /// How many were put off: those of one instant come in that order.
    put_off: u64,
    /// Most messages of one person that wait.
    most: usize,
    /// Nobody is served before.
    closed_until: i64,
}

/// What waits for one person.
#[derive(Default)]
struct Mailbox {
    letters: VecDeque<Incoming>,
    /// The answer that a pause keeps back, with the receipt of what it answers.
    held: Option<Held>,
    /// Nothing is taken out before.
    until: i64,
    /// Whether it was said that the mailbox is full.
    told_full: bool,
    /// Whether something out of it is being answered: the next thing waits.
    busy: bool,
    /// Whether it stands among those to be served.
    queued: bool,
}

/// An answer kept back, and the receipt of what it answers.
type Held = (Box<Turn>, Option<Receipt>);

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
    Held(Box<Turn>, Option<Receipt>),
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
        let (ready, later) = (VecDeque::new(), BinaryHeap::new());
        Self { boxes: HashMap::new(), ready, later, put_off: 0, most, closed_until: 0 }
    }

    /// Puts a message behind those that wait.
    pub(super) fn put(&mut self, letter: Incoming) -> Put {
        let (owner, most) = (owner(&letter), self.most);
        let mailbox = self.boxes.entry(owner.clone()).or_default();
        if mailbox.letters.len() >= most {
            return if std::mem::replace(&mut mailbox.told_full, true) { Put::StillFull } else { Put::Full };
        }
        mailbox.letters.push_back(letter);
        self.queue(&owner);
        Put::Kept
    }

    /// Puts a message back that was taken too early: it is the next, at `until`.
    pub(super) fn put_back(&mut self, letter: Incoming, until: i64) {
        let owner = owner(&letter);
        let mailbox = self.boxes.entry(owner.clone()).or_default();
        mailbox.letters.push_front(letter);
        mailbox.until = until;
        self.queue(&owner);
    }

    /// Keeps an answer back until then, and with it all that this person says meanwhile.
    pub(super) fn hold(&mut self, caller: &Caller, turn: Box<Turn>, receipt: Option<Receipt>, until: i64) {
        let mailbox = self.boxes.entry(caller.clone()).or_default();
        mailbox.held = Some((turn, receipt));
        mailbox.until = until;
        self.queue(caller);
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
        while self.later.peek().is_some_and(|Reverse((when, ..))| *when <= now) {
            self.ready.extend(self.later.pop().map(|Reverse((.., caller))| caller));
        }
        if self.closed_until > now && !self.ready.is_empty() {
            return Next::Wait(self.closed_until - now);
        }
        while let Some(caller) = self.ready.pop_front() {
            let Some(mailbox) = self.boxes.get_mut(&caller) else { continue };
            if mailbox.until > now {
                self.put_off += 1;
                self.later.push(Reverse((mailbox.until, self.put_off, caller)));
                continue;
            }
            mailbox.queued = false;
            if mailbox.can_be_served() {
                return Next::Serve(caller);
            }
        }
        let soonest = self.later.peek().map(|Reverse((when, ..))| *when);
        soonest.map_or(Next::Nothing, |when| Next::Wait(when.max(self.closed_until) - now))
    }

    /// The next thing out of somebody's mailbox.
    pub(super) fn take(&mut self, caller: &Caller) -> Option<Taken> {
        let mailbox = self.boxes.get_mut(caller)?;
        mailbox.told_full = false;
        let held = mailbox.held.take().map(|(turn, receipt)| Taken::Held(turn, receipt));
        let taken = held.or_else(|| mailbox.letters.pop_front().map(Taken::Letter));
        self.queue(caller);
        taken
    }

    /// Says whether something out of this mailbox is being answered.
    pub(super) fn busy(&mut self, caller: &Caller, busy: bool) {
        self.boxes.entry(caller.clone()).or_default().busy = busy;
        self.queue(caller);
    }

    /// Lets a mailbox be served in its turn, or forgets it if nothing is in it.
    fn queue(&mut self, caller: &Caller) {
        let Some(mailbox) = self.boxes.get_mut(caller) else { return };
        if mailbox.can_be_served() {
            if !std::mem::replace(&mut mailbox.queued, true) {
                self.ready.push_back(caller.clone());
            }
        } else if !mailbox.busy {
            self.boxes.remove(caller);
        }
    }
}

impl Mailbox {
    fn can_be_served(&self) -> bool {
        !self.busy && (self.held.is_some() || !self.letters.is_empty())
    }
}

/// Whose mailbox a message goes to: whoever looks for ideas from elsewhere is nobody, and all of them have one together.
pub(super) fn owner(letter: &Incoming) -> Caller {
    if let Said::Looked(_) = letter.said { Caller(String::new()) } else { letter.from.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn who(name: &str) -> Caller {
        Caller(name.into())
    }

    fn said(caller: &str, text: &str) -> Incoming {
        Incoming::new(who(caller), Said::Typed(text.into()))
    }

    fn taken(post: &mut Post, caller: &str) -> String {
        match post.take(&who(caller)) {
            Some(Taken::Held(..)) => "held".into(),
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
        post.hold(&who("a"), Box::default(), None, 20);
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

    #[test]
    fn whoever_looks_from_elsewhere_has_one_small_mailbox_with_all_others() {
        let mut post = Post::new(3);
        let looked = |query: usize| Incoming::new(who(&format!("?{query}")), Said::Looked("bancs".into()));
        let kept = (0..500).filter(|query| post.put(looked(*query)) == Put::Kept).count();
        assert_eq!((kept, post.boxes.len()), (3, 1));
        post.put(said("a", "1"));
        let Next::Serve(first) = post.next(0) else { panic!("somebody looks") };
        assert!(matches!(post.take(&first), Some(Taken::Letter(letter)) if letter.from == who("?0")));
        post.busy(&first, true);
        assert_eq!(post.next(0), Next::Serve(who("a")), "nobody waits for them");
    }

    #[test]
    fn many_who_wait_cost_no_more_than_one() {
        let mut post = Post::new(9);
        for at in 0..50_000 {
            post.hold(&who(&at.to_string()), Box::default(), None, 1_000 + at);
        }
        assert_eq!(post.next(0), Next::Wait(1_000));
        let mut served = 0;
        for now in 1_000..51_000 {
            while let Next::Serve(caller) = post.next(now) {
                post.take(&caller);
                served += 1;
            }
        }
        assert_eq!((served, post.boxes.len()), (50_000, 0));
    }
}

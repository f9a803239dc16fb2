//! One chat: what waits for it, what was last shown in it, whether it can be reached. Pure; knows no call.

use std::collections::VecDeque;

use ilfaut_client::model::Time;
use teloxide::types::{ChatId, MessageId};

use super::{Letter, Target};
use crate::channel::Fate;

/// Messages of a chat whose last change is remembered.
const SHOWN: usize = 4;

/// One chat.
#[derive(Default)]
pub(super) struct Chat {
    waiting: VecDeque<Letter>,
    /// Whether somebody is sending what waits.
    served: bool,
    unreachable: bool,
    moved: Option<ChatId>,
    shown: VecDeque<Shown>,
}

/// What a message says since when; none: nobody knows whether it arrived.
struct Shown {
    message: MessageId,
    at: Time,
    print: Option<u64>,
}

impl Chat {
    /// Puts a letter behind the others, or in the place of an older edit of the same message; answers whether somebody must
    /// begin to send.
    pub(super) fn put(&mut self, mut letter: Letter) -> bool {
        if self.unreachable {
            letter.done(Fate::Blocked);
            return false;
        }
        let edited = |other: &Letter| other.target == letter.target && letter.target != Target::New;
        if let Some(older) = self.waiting.iter_mut().find(|other| edited(other)) {
            older.done(Fate::Arrived);
            *older = letter;
        } else {
            self.waiting.push_back(letter);
        }
        !std::mem::replace(&mut self.served, true)
    }

    /// The next letter; none: whoever sends may go.
    pub(super) fn take(&mut self) -> Option<Letter> {
        let next = self.waiting.pop_front();
        self.served = next.is_some();
        next
    }

    /// Whether a newer edit of the same message waits.
    pub(super) fn replaces(&self, letter: &Letter) -> bool {
        letter.target != Target::New && self.waiting.iter().any(|newer| newer.target == letter.target)
    }

    /// Whether it can be reached; if not, nothing waits for it any more.
    pub(super) fn reachable(&mut self, reachable: bool) {
        self.unreachable = !reachable;
        if !reachable {
            self.waiting.drain(..).for_each(|mut letter| letter.done(Fate::Blocked));
        }
    }

    /// It has another number now; answers what waited for it.
    pub(super) fn moved(&mut self, to: ChatId) -> Vec<Letter> {
        self.moved = Some(to);
        self.waiting.drain(..).collect()
    }

    /// It goes on here, whatever was said before.
    pub(super) fn stays(&mut self) {
        self.moved = None;
    }

    /// Its number now, if it has another one.
    pub(super) fn moved_to(&self) -> Option<ChatId> {
        self.moved
    }

    /// A message changed; `print` is what it says now, if that is known.
    pub(super) fn shown(&mut self, message: MessageId, at: Time, print: Option<u64>) {
        self.shown.retain(|shown| shown.message != message);
        self.shown.push_back(Shown { message, at, print });
        if self.shown.len() > SHOWN {
            self.shown.pop_front();
        }
    }

    /// When a message last changed.
    pub(super) fn shown_at(&self, message: MessageId) -> Option<Time> {
        self.shown.iter().find(|shown| shown.message == message).map(|shown| shown.at)
    }

    /// Whether a message says just this.
    pub(super) fn says(&self, message: MessageId, print: u64) -> bool {
        self.shown.iter().any(|shown| shown.message == message && shown.print == Some(print))
    }

    /// Whether nothing waits and nothing is being sent.
    pub(super) fn is_idle(&self) -> bool {
        !self.served && self.waiting.is_empty()
    }

    /// Whether forgetting it loses nothing but what is worth a second.
    pub(super) fn can_be_forgotten(&self) -> bool {
        self.is_idle() && self.moved.is_none()
    }
}

#[cfg(test)]
mod tests {
    use tokio::sync::oneshot;

    use super::*;
    use crate::voice::message::Line;

    fn letter(target: Target, text: &str) -> Letter {
        let lines = vec![Line::plain(text)];
        Letter { chat: ChatId(1), target, lines, rows: Vec::new(), silent: false, attachment: None, done: None }
    }

    const EDIT: Target = Target::Edit(MessageId(7));

    fn text(letter: Option<Letter>) -> Option<String> {
        letter.map(|letter| letter.lines[0].text.clone())
    }

    #[test]
    fn letters_leave_in_order_and_a_newer_edit_takes_the_place_of_an_older() {
        let mut chat = Chat::default();
        assert!(chat.put(letter(Target::New, "a")), "the first begins");
        let (done, mut arrived) = oneshot::channel();
        assert!(!chat.put(Letter { done: Some(done), ..letter(EDIT, "b") }));
        chat.put(letter(Target::New, "c"));
        chat.put(letter(EDIT, "d"));
        assert_eq!(arrived.try_recv(), Ok(Fate::Arrived), "what it said is overtaken, not lost");
        let order: Vec<_> = std::iter::from_fn(|| text(chat.take())).collect();
        assert_eq!(order, ["a", "d", "c"]);
        assert!(chat.is_idle() && chat.put(letter(Target::New, "e")), "then it begins anew");
    }

    #[test]
    fn a_chat_that_cannot_be_reached_gets_nothing_until_it_is_back() {
        let mut chat = Chat::default();
        chat.put(letter(Target::New, "a"));
        let (done, mut arrived) = oneshot::channel();
        chat.put(Letter { done: Some(done), ..letter(Target::New, "b") });
        chat.take();
        chat.reachable(false);
        assert_eq!((arrived.try_recv(), text(chat.take())), (Ok(Fate::Blocked), None));
        assert!(!chat.put(letter(Target::New, "c")));
        chat.reachable(true);
        assert!(chat.put(letter(Target::New, "d")));
        assert_eq!(text(chat.take()).as_deref(), Some("d"));
    }

    #[test]
    fn what_a_message_says_is_known_for_the_last_few() {
        let mut chat = Chat::default();
        chat.shown(MessageId(7), Time(5), Some(1));
        assert!(chat.says(MessageId(7), 1) && !chat.says(MessageId(7), 2));
        chat.shown(MessageId(7), Time(9), None);
        assert!(!chat.says(MessageId(7), 1), "nobody knows whether it arrived");
        assert_eq!(chat.shown_at(MessageId(7)), Some(Time(9)));
        (0..4).for_each(|id| chat.shown(MessageId(id), Time(10), None));
        assert_eq!(chat.shown_at(MessageId(7)), None);
    }
}

//! Bringing the letters of one chat, one after the other: when each is tried, how often, and what becomes of it. Knows no
//! call, only what it came to.

use std::time::Duration;

use teloxide::types::{ChatId, MessageId};

use super::call::{self, Verdict};
use super::{CHATS, Letter, Outgoing, Target};
use crate::channel::Fate;

/// How often a call is tried again when nobody knows why it failed: with growing pauses, about five minutes in all.
const TRIES: u32 = 9;
/// Longest pause between two tries.
const LONGEST: Duration = Duration::from_mins(1);
/// Added to the wait that Telegram asks for: its seconds are rounded down.
const MARGIN: Duration = Duration::from_secs(1);

impl Outgoing {
    /// Sends what waits for a chat, one after the other, until nothing does.
    pub(super) async fn deliver(&self, id: ChatId) {
        while let Some(mut letter) = self.next(id) {
            if self.is_shown(&letter) {
                letter.done(Fate::Arrived);
            } else {
                self.try_to_send(id, letter).await;
            }
        }
    }

    fn next(&self, id: ChatId) -> Option<Letter> {
        let mut chats = self.chats();
        let next = chats.get_mut(&id)?.take();
        if next.is_none() && chats.len() > CHATS {
            chats.retain(|_, chat| !chat.can_be_forgotten());
            self.0.pacer.forget_the_slow();
        }
        next
    }

    /// Whether the message already says just that.
    fn is_shown(&self, letter: &Letter) -> bool {
        let Target::Edit(message) = letter.target else { return false };
        self.chats().get(&letter.chat).is_some_and(|chat| chat.says(message, call::print(letter)))
    }

    /// Sends a letter until it is shown, refused, overtaken, or nobody knows why it cannot be. Each try waits for its turn.
    async fn try_to_send(&self, id: ChatId, mut letter: Letter) {
        let mut tries = 0;
        while tries < TRIES {
            self.0.pacer.turn(id).await;
            if self.chats().get(&id).is_some_and(|chat| chat.replaces(&letter)) {
                return letter.done(Fate::Arrived); // a newer edit of the same message is next
            }
            match call::send(&self.0.bot, &letter).await {
                Verdict::Shown(message) => return self.was_shown(id, message, letter),
                Verdict::SlowDown(wait) if id.is_user() => self.0.pacer.slow_down(wait + MARGIN),
                Verdict::SlowDown(wait) => tokio::time::sleep(wait + MARGIN).await,
                Verdict::Unreachable => return self.is_unreachable(id, letter),
                Verdict::Moved(to) => {
                    self.migrated(id, to);
                    return self.send(Letter { chat: to, ..letter });
                }
                Verdict::Gone if !id.is_user() => return letter.done(Fate::Arrived), // whoever took it away does not want it again
                Verdict::Gone => letter.target = Target::New,
                Verdict::Wrong(what) => {
                    tracing::error!(%what, "Telegram refuses a message");
                    return letter.done(Fate::GivenUp);
                }
                Verdict::Unknown => {
                    tries += 1;
                    tokio::time::sleep(LONGEST.min(Duration::from_secs(1 << tries.min(6)))).await;
                }
            }
        }
        tracing::warn!("a message could not be sent for minutes and is given up");
        letter.done(Fate::GivenUp);
    }

    fn was_shown(&self, id: ChatId, message: MessageId, mut letter: Letter) {
        let (now, print) = (self.now(), call::print(&letter));
        if let Some(chat) = self.chats().get_mut(&id) {
            chat.shown(message, now, Some(print));
        }
        letter.done(Fate::Arrived);
    }

    fn is_unreachable(&self, id: ChatId, mut letter: Letter) {
        if let Some(chat) = self.chats().get_mut(&id) {
            chat.reachable(false);
        }
        letter.done(Fate::Blocked);
    }
}

//! News instead of whole lists: asked for while somebody is there, less often when nobody is, and never felt under the
//! cursor. A consultation that tells no news is asked for its list when a key is pressed.

use ilfaut_client::model::{QuestionId, Time};
use ilfaut_client::{Error, Result};

use super::App;
use super::desk::VIEWS;
use crate::effect::Effect;
use crate::message::News;
use crate::voice;

/// Between two questions while somebody is there, in milliseconds.
const OFTEN: i64 = 10 * Time::SECOND;
/// Between two questions while nobody is, in milliseconds.
const SELDOM: i64 = 60 * Time::SECOND;
/// Without a key for so long, nobody is there, in milliseconds (five minutes).
const AWAY: i64 = 300 * Time::SECOND;

/// What is known of a question's news.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Feed {
    /// Up to which event; none before the first answer.
    upto: Option<u64>,
    /// When to ask again; none while an answer is awaited, or when there are none to be had.
    next: Option<Time>,
    /// Whether the first question had no answer, so that a list may have come without its news.
    late: bool,
    /// Whether the consultation tells no news.
    mute: bool,
}

impl Feed {
    /// When it asks again.
    pub(super) fn due(&self) -> Option<Time> {
        self.next
    }

    /// Whether lists must be asked for instead.
    pub(super) fn is_mute(&self) -> bool {
        self.mute
    }
}

impl App {
    /// A question was opened: from here on its news is heard.
    pub(super) fn begin_news(&mut self) {
        self.feed = Feed::default();
        self.ask_news();
    }

    /// Asks for what is new, unless an answer is awaited already. The first time nothing is new: the lists come whole.
    pub(super) fn ask_news(&mut self) {
        let Some(question) = self.desk.as_ref().map(super::Desk::id) else { return };
        let awaited = self.feed.next.is_none() && self.feed.upto.is_some();
        if !awaited && !self.feed.mute {
            self.feed.next = None;
            self.ask(Effect::News(question, self.feed.upto.unwrap_or(u64::MAX)));
        }
    }

    /// Asks when it is time to.
    pub(super) fn settle_news(&mut self) {
        let often = self.now.plus(OFTEN);
        let present = self.now.since(self.last_key) < AWAY;
        self.feed.next = self.feed.next.map(|next| if present { next.min(often) } else { next });
        if self.feed.next.is_some_and(|next| next <= self.now) {
            self.ask_news();
        }
    }

    /// Takes what is new. Where nothing is, nothing is drawn.
    pub(super) fn take_news(&mut self, question: &QuestionId, answer: Result<News>) {
        self.changed = false;
        if self.desk.as_ref().is_none_or(|desk| desk.question.id != *question) {
            return;
        }
        let pause = if self.now.since(self.last_key) < AWAY { OFTEN } else { SELDOM };
        self.feed.next = Some(self.now.plus(pause));
        match answer {
            Ok(news) => self.hear(&news),
            Err(Error::Unavailable(_)) => self.feed.late = self.feed.upto.is_none(),
            Err(_) => self.feed = Feed { mute: true, ..Feed::default() },
        }
    }

    fn hear(&mut self, news: &News) {
        (self.feed.upto, self.link.heard) = (Some(news.upto), Some(self.now));
        if std::mem::take(&mut self.feed.late) {
            VIEWS.into_iter().take(2).for_each(|status| self.load(status));
        }
        let Some(desk) = &mut self.desk else { return };
        let (shown, mut fresh) = (desk.view(), 0);
        for status in VIEWS {
            let Some(list) = desk.list_of(status) else { continue };
            let heard = list.hear(status, news);
            self.changed |= heard.changed;
            fresh = if status == shown { heard.fresh } else { fresh };
        }
        if fresh > 0 {
            self.tell(voice::fresh(&self.setup.words, fresh));
        }
    }
}

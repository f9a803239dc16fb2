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
        if !matches!(answer, Err(Error::Unavailable(_))) {
            self.changed = self.link.heard.replace(self.now).is_none();
        }
        match answer {
            Ok(news) => self.hear(&news),
            Err(Error::Unavailable(_)) => self.feed.late = self.feed.upto.is_none(),
            Err(_) => self.feed = Feed { mute: true, ..Feed::default() },
        }
    }

    fn hear(&mut self, news: &News) {
        self.feed.upto = Some(news.upto);
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

#[cfg(test)]
mod tests {
    use ilfaut_client::backend::{Decided, Held};
    use ilfaut_client::model::Status;
    use ilfaut_client::world::Dice;

    use super::*;
    use crate::app::Fate;
    use crate::app::samples::{NOON, console, item};
    use crate::keys::Key;
    use crate::message::{Message, QueueItem};

    fn village() -> QuestionId {
        "village".into()
    }

    fn told(changed: Vec<QueueItem>, held: Vec<Held>) -> Message {
        Message::News(village(), Ok(News { upto: 7, changed, held }))
    }

    fn ready(count: usize) -> App {
        let mut app = console(80, 24);
        let items = (0..count).map(|n| item(n, "Il faut des bancs")).collect();
        app.update(Message::Listed(village(), Status::Pending, Ok(items)), NOON);
        app.update(told(Vec::new(), Vec::new()), NOON);
        app.update(Message::Due, NOON.plus(300)); // the cursor has rested: its proposal is asked for
        app
    }

    fn decided(n: usize, status: Status) -> QueueItem {
        let decided = Some(Decided { by: "Inès".into(), at: NOON, refusal: None });
        QueueItem { status, decided, ..item(n, "Il faut des bancs") }
    }

    fn held(n: usize, by: &str) -> Held {
        Held { proposal: item(n, "").proposal, by: by.into(), seconds: 30 }
    }

    fn after(seconds: i64) -> Time {
        NOON.plus(seconds * Time::SECOND)
    }

    #[test]
    fn a_thousand_news_and_lists_never_change_what_is_selected() {
        let mut dice = Dice::seeded(11);
        let mut below = |bound: usize| usize::try_from(dice.below(u64::try_from(bound).unwrap())).unwrap();
        let mut app = ready(60);
        let statuses = [Status::Pending, Status::Accepted, Status::Refused, Status::Postponed, Status::Archived];
        let mut now = NOON;
        for round in 0..1_000 {
            now = now.plus(Time::SECOND * i64::try_from(below(20)).unwrap());
            if below(10) == 0 {
                let keys = [Key::Down, Key::Up, Key::Char('G'), Key::Char('g'), Key::Char('a'), Key::Char('p')];
                app.update(Message::Key(keys[below(6)]), now);
            }
            let before = app.current().map(|row| row.item.proposal.clone());
            let message = if below(4) == 0 {
                let from = below(60);
                let listed = (from..from + 60).filter(|n| n % 3 > 0).map(|n| item(n, "Il faut des bancs"));
                Message::Listed(village(), Status::Pending, Ok(listed.collect()))
            } else {
                let changed = (0..below(8)).map(|_| decided(below(120), statuses[below(5)])).collect();
                told(changed, (0..below(4)).map(|_| held(below(120), "Inès")).collect())
            };
            app.update(message, now);
            let desk = app.desk.as_ref().unwrap();
            let list = desk.list();
            assert_eq!(list.selected(), before.as_ref(), "round {round}");
            assert!(list.place() >= list.top && list.place() < list.top + app.size.list(), "round {round}");
        }
    }

    #[test]
    fn nothing_new_is_nothing_drawn() {
        let mut app = ready(5);
        app.changed = false;
        let effects = app.update(Message::Due, after(10));
        assert_eq!(effects, [Effect::News(village(), 7)]);
        assert!(!app.changed, "asking is nothing to be seen");
        app.update(told(vec![item(1, "Il faut des bancs")], Vec::new()), after(10));
        assert!(!app.changed);
        app.update(told(Vec::new(), vec![held(2, "Inès")]), after(20));
        assert!(std::mem::take(&mut app.changed), "a lease is");
        let later = Held { seconds: 12, ..held(2, "Inès") };
        app.update(told(Vec::new(), vec![later]), after(30));
        assert!(!app.changed, "its seconds are not");
        assert_eq!(app.desk.as_ref().unwrap().list().line(2).unwrap().item.lease, Some(("Inès".into(), 12)));
    }

    #[test]
    fn what_comes_is_said_and_what_goes_stays_in_words_until_it_is_left() {
        let mut app = ready(3);
        app.update(told(vec![decided(0, Status::Accepted), item(3, "a"), item(4, "b")], Vec::new()), after(10));
        assert!(app.note.as_ref().is_some_and(|note| note.text.starts_with("+2")), "{:?}", app.note);
        let fates: Vec<Fate> = app.desk.as_ref().unwrap().list().lines(0).map(|row| row.fate.clone()).collect();
        assert_eq!(fates[0], Fate::Elsewhere(Some(("Inès".into(), Status::Accepted))));
        assert_eq!(fates.len(), 5);
        app.update(told(vec![item(0, "Il faut des bancs")], Vec::new()), after(20));
        assert!(app.current().is_some_and(|row| row.fate == Fate::Open), "taken back by a colleague");
        app.update(told(vec![decided(0, Status::Archived)], Vec::new()), after(30));
        assert!(app.current().is_some_and(|row| row.fate == Fate::Elsewhere(None)));
        app.update(Message::Key(Key::Down), after(31));
        assert_eq!(app.desk.as_ref().unwrap().list().len(), 4);
    }

    #[test]
    fn nobody_there_is_asked_less_often() {
        let mut app = ready(1);
        assert_eq!(app.deadline(), Some(after(10)));
        app.update(Message::Due, after(600));
        app.update(told(Vec::new(), Vec::new()), after(600));
        assert_eq!(app.deadline(), Some(after(660)));
        app.update(Message::Key(Key::Down), after(601));
        assert_eq!(app.deadline(), Some(after(611)));
    }

    #[test]
    fn after_an_hour_without_a_line_lists_come_whole_once() {
        let mut app = console(80, 24);
        app.update(Message::News(village(), Err(Error::Unavailable("x".into()))), NOON);
        app.update(Message::Due, after(10));
        let effects = app.update(told(Vec::new(), Vec::new()), after(11));
        assert_eq!(effects.iter().filter(|effect| matches!(effect, Effect::Load(..))).count(), 2);
    }
}

//! A room where several people read the same idea each day: which idea, who answered it already, what is due. Pure: the
//! moment is handed in. Knows no participant: whoever answered is a mark that means nothing on another day.

use ilfaut_client::model::{Language, ProposalId, QuestionId, Time};
use serde::{Deserialize, Serialize};

/// How long a room that just let us in may say what it wants, in milliseconds.
const SETTLING: i64 = 3 * Time::SECOND;
/// How often the count under an idea changes at most, in milliseconds.
const COUNTING: i64 = 5 * Time::SECOND;
/// From this hour on an idea may come.
const MORNING: i8 = 9;
/// From this hour on none comes any more.
const EVENING: i8 = 20;

/// Somebody who answered an idea, recognised by nobody without the key, and not on another idea.
pub type Mark = [u8; 8];

/// One room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    /// The language spoken there.
    pub language: Language,
    /// The question it was opened for; none: whichever is open.
    pub question: Option<QuestionId>,
    /// Since when we are there.
    pub since: Time,
    /// Whether somebody who leads it asked for silence.
    pub stopped: bool,
    /// The last day on which something came.
    pub last: Option<i32>,
    /// The idea in front of everybody.
    pub today: Option<Today>,
    /// The ideas that were in front of everybody.
    pub shown: Vec<ProposalId>,
}

/// An idea in front of everybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Today {
    /// The question it answers.
    pub question: QuestionId,
    /// The idea.
    pub proposal: ProposalId,
    /// What it is about, as it was said.
    pub head: String,
    /// Its words, as they were said.
    pub idea: String,
    /// The message that shows it, once it is known.
    pub message: Option<i64>,
    /// Those who answered it here.
    pub answered: Vec<Mark>,
    /// How many the message says.
    pub told: usize,
    /// When the message last changed.
    pub changed: Time,
}

/// A moment as the people of a place see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The instant.
    pub now: Time,
    /// The day, counted from any fixed one.
    pub day: i32,
    /// The hour.
    pub hour: i8,
}

impl Room {
    /// A room that just let us in.
    pub fn new(language: Language, question: Option<QuestionId>, since: Time) -> Self {
        Self { language, question, since, stopped: false, last: None, today: None, shown: Vec::new() }
    }

    /// Whether the next idea is due: the first one soon, then one a day, never early nor late in it.
    pub fn is_due(&self, moment: Moment) -> bool {
        !self.stopped
            && match self.last {
                None => moment.now.since(self.since) >= SETTLING,
                Some(last) => last < moment.day && (MORNING..EVENING).contains(&moment.hour),
            }
    }

    /// The idea that comes next, of ideas with their votes in order of arrival: the one with the fewest that did not come yet.
    pub fn next<'a, T>(&self, ideas: impl Iterator<Item = (&'a T, &'a ProposalId, u64)>) -> Option<&'a T> {
        let new = ideas.filter(|(_, proposal, _)| !self.shown.contains(proposal));
        new.min_by_key(|(_, _, votes)| *votes).map(|(idea, ..)| idea)
    }

    /// This day is over, with this idea or without any.
    pub fn turn_to(&mut self, day: i32, today: Option<Today>) {
        self.last = Some(day);
        self.shown.extend(today.as_ref().map(|today| today.proposal.clone()));
        self.today = today;
    }

    /// Somebody answered an idea here, under this message; answers whether that changes anything.
    pub fn answered(&mut self, proposal: &ProposalId, mark: Mark, message: Option<i64>) -> bool {
        let Some(today) = self.today.as_mut().filter(|today| today.proposal == *proposal) else { return false };
        let (known, counted) = (today.message == message, today.answered.contains(&mark));
        today.message = message;
        if !counted {
            today.answered.push(mark);
        }
        !(known && counted)
    }

    /// Somebody took back what they answered; answers whether that changes anything.
    pub fn took_back(&mut self, proposal: &ProposalId, mark: Mark) -> bool {
        let Some(today) = self.today.as_mut().filter(|today| today.proposal == *proposal) else { return false };
        let before = today.answered.len();
        today.answered.retain(|known| *known != mark);
        today.answered.len() != before
    }

    /// The idea in front of everybody, if its message says another count than is true, and may be changed now.
    pub fn miscounted(&self, now: Time) -> Option<&Today> {
        let may = |today: &&Today| today.message.is_some() && now.since(today.changed) >= COUNTING;
        self.today.as_ref().filter(|today| today.told != today.answered.len()).filter(may)
    }

    /// From now on the message says the true count.
    pub fn counted(&mut self, now: Time) {
        if let Some(today) = &mut self.today {
            (today.told, today.changed) = (today.answered.len(), now);
        }
    }

    /// It goes on elsewhere: what was shown before is out of reach.
    pub fn moved(&mut self) {
        if let Some(today) = &mut self.today {
            today.message = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use ilfaut_client::world::{Clock, SetClock};

    use super::*;

    const HOUR: i64 = 3_600 * Time::SECOND;

    fn moment(clock: &SetClock) -> Moment {
        let now = clock.now();
        let hour = i8::try_from(now.0.rem_euclid(Time::DAY) / HOUR).unwrap();
        Moment { now, day: i32::try_from(now.0.div_euclid(Time::DAY)).unwrap(), hour }
    }

    fn room() -> Room {
        Room::new(Language::FRENCH, None, Time(0))
    }

    fn today(proposal: &str) -> Today {
        Today {
            question: "q".into(),
            proposal: proposal.into(),
            head: String::new(),
            idea: String::new(),
            message: None,
            answered: Vec::new(),
            told: 0,
            changed: Time(0),
        }
    }

    fn on(proposal: &str) -> Room {
        let mut room = room();
        room.turn_to(0, Some(today(proposal)));
        room
    }

    #[test]
    fn the_first_idea_comes_soon_and_then_one_a_day_between_morning_and_evening() {
        let (clock, mut room) = (SetClock::at(Time(22 * HOUR)), Room::new(Language::FRENCH, None, Time(22 * HOUR)));
        assert!(!room.is_due(moment(&clock)), "who let us in may still say which question");
        clock.pass(SETTLING);
        assert!(room.is_due(moment(&clock)), "somebody waits for it");
        room.turn_to(0, Some(today("a")));
        let mut came = Vec::new();
        for hour in 23..24 * 4 {
            clock.set(Time(hour * HOUR));
            if room.is_due(moment(&clock)) {
                room.turn_to(moment(&clock).day, None);
                came.push(hour);
            }
        }
        assert_eq!(came, [24 + 9, 48 + 9, 72 + 9]);
        room.stopped = true;
        clock.set(Time(24 * 9 * HOUR + 12 * HOUR));
        assert!(!room.is_due(moment(&clock)));
    }

    #[test]
    fn whoever_was_away_at_nine_is_not_late_before_eight_in_the_evening() {
        let room = on("a");
        let at = |hour| room.is_due(Moment { now: Time(Time::DAY + i64::from(hour) * HOUR), day: 1, hour });
        assert!(at(9) && at(19) && !at(8) && !at(20) && !at(23));
    }

    #[test]
    fn the_idea_with_the_fewest_votes_comes_once() {
        let ideas: Vec<(ProposalId, u64)> = vec![("a".into(), 5), ("b".into(), 2), ("c".into(), 2), ("d".into(), 9)];
        let mut room = room();
        let mut came = Vec::new();
        for day in 0..6 {
            let next = room.next(ideas.iter().map(|idea| (idea, &idea.0, idea.1))).map(|idea| idea.0.to_string());
            room.turn_to(day, next.as_deref().map(today));
            came.extend(next);
        }
        assert_eq!(came, ["b", "c", "a", "d"]);
        assert_eq!((room.today, room.last), (None, Some(5)));
    }

    #[test]
    fn everybody_counts_once_and_only_for_the_idea_of_the_day() {
        let mut room = on("a");
        assert!(room.answered(&"a".into(), [1; 8], Some(7)) && room.answered(&"a".into(), [2; 8], Some(7)));
        assert!(!room.answered(&"a".into(), [1; 8], Some(7)), "the same, or another vote of the same person");
        assert!(!room.answered(&"old".into(), [3; 8], Some(6)), "a card of last week");
        let today = room.today.unwrap();
        assert_eq!((today.answered.len(), today.message), (2, Some(7)));
    }

    #[test]
    fn the_count_changes_every_five_seconds_at_most() {
        let (clock, mut room) = (SetClock::at(Time(0)), on("a"));
        let mut changes = 0;
        for second in 0u8..20 {
            room.answered(&"a".into(), [second; 8], Some(7));
            if room.miscounted(clock.now()).is_some() {
                room.counted(clock.now());
                changes += 1;
            }
            clock.pass(Time::SECOND);
        }
        assert_eq!(changes, 3);
        clock.pass(COUNTING);
        assert_eq!(room.miscounted(clock.now()).map(|today| today.answered.len()), Some(20));
        room.counted(clock.now());
        clock.pass(COUNTING);
        assert_eq!(room.miscounted(clock.now()), None, "nothing new to say");
    }

    #[test]
    fn elsewhere_the_old_message_is_never_changed() {
        let mut room = on("a");
        room.answered(&"a".into(), [1; 8], Some(7));
        room.moved();
        assert!(room.miscounted(Time(Time::DAY)).is_none());
    }
}

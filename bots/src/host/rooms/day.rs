//! What a room is told by the clock: the idea of the day, what became of the one before, how many answered. Knows no channel
//! in particular, and of whoever answered nothing but how many they are.

use ilfaut_client::backend::{Row, Standing};
use ilfaut_client::model::{Channel as Origin, Time, VoteKey};
use jiff::Timestamp;

use super::{Host, Turn, locked};
use crate::channel::{Caller, Fate, Limits};
use crate::conversation::room::{Moment, Room, Today};
use crate::conversation::{Command, Offer, Press, Scene};
use crate::host::looking::Shelf;
use crate::voice::Voice;
use crate::voice::message::{Line, Message};

/// The votes, in the order of their buttons.
const VOTES: [(VoteKey, Command); 3] =
    [(VoteKey::Agree, Command::Agree), (VoteKey::Disagree, Command::Disagree), (VoteKey::Neutral, Command::Neutral)];

impl Host {
    /// What rooms are told now: the idea of the day, and how many answered.
    pub(in crate::host) async fn rooms_to_be_told(&self, origin: Origin, limits: Limits) -> Vec<(Caller, Turn)> {
        let Some(moment) = self.moment() else { return Vec::new() };
        let known = locked(&self.rooms(origin)).all();
        let mut told = Vec::new();
        for (caller, room) in known.into_iter().filter(|(caller, _)| self.may_be_tried(caller)) {
            let turn = if room.is_due(moment) {
                self.next_in_room(origin, limits, &caller, moment).await
            } else {
                self.recounted(origin, limits, &caller, moment.now)
            };
            told.extend(turn.map(|turn| (caller, turn)));
        }
        told
    }

    /// What a room was told arrived there, or did not.
    pub(in crate::host) fn room_was_told(&self, origin: Origin, caller: &Caller, fate: Fate) {
        let rooms = self.rooms(origin);
        let mut rooms = locked(&rooms);
        if fate == Fate::GivenUp {
            rooms.not_shown(caller);
            self.try_later(caller.clone());
        } else {
            rooms.shown(caller); // a room that wants nothing from us has its day all the same
        }
    }

    /// The idea of the day with what became of the one before; kept once it has arrived.
    async fn next_in_room(&self, origin: Origin, limits: Limits, caller: &Caller, moment: Moment) -> Option<Turn> {
        let asked = locked(&self.rooms(origin)).get(caller)?.clone();
        let open = self.open_questions().await;
        let of_room = open.iter().find(|view| asked.question.as_ref() == Some(&view.question.id));
        let view = of_room.or_else(|| open.first().filter(|_| asked.question.is_none()));
        let shelf = match view {
            Some(view) => Some(self.shelf(&view.question.id).await?),
            None => None,
        };
        let before = self.before(&asked).await;
        let rooms = self.rooms(origin);
        let mut rooms = locked(&rooms);
        let mut room = rooms.get(caller).filter(|room| room.is_due(moment))?.clone();
        let voice = self.voice(Some(room.language), limits);
        let first = room.shown.is_empty();
        let (yesterday, row) = (room.today.take(), shelf.as_deref().and_then(|shelf| next(&room, shelf)));
        let today = row.zip(view).and_then(|(row, view)| {
            let [head, idea] = voice.room_idea(row, &view.question)?;
            Some(Today {
                question: view.question.id.clone(),
                proposal: row.proposal.clone(),
                head,
                idea,
                message: None,
                answered: Vec::new(),
                told: 0,
                changed: moment.now,
            })
        });
        let mut lines = Vec::new();
        lines.extend(view.filter(|_| first).map(|view| voice.room_hello(&view.question)));
        lines.extend(yesterday.zip(before).map(|(yesterday, standing)| voice.room_before(&yesterday.idea, &standing)));
        if !lines.is_empty() && today.is_some() {
            lines.push(Line::blank());
        }
        let mut message = today.as_ref().map(|today| card(&voice, today)).unwrap_or_default();
        message.earlier = if first { 0 } else { lines.len() };
        message.lines = lines.into_iter().chain(message.lines).collect();
        room.turn_to(moment.day, today);
        if message.lines.is_empty() {
            rooms.put(caller, room);
            return None;
        }
        rooms.show(caller, room);
        Some(Turn { message, ..Turn::default() })
    }

    /// How everybody, here and elsewhere, sees the idea that was in front of a room.
    async fn before(&self, room: &Room) -> Option<Standing> {
        let today = room.today.as_ref()?;
        let shelf = self.shelf(&today.question).await?;
        shelf.rows.iter().find(|row| row.proposal == today.proposal).map(standing)
    }

    /// The same idea with the true count.
    fn recounted(&self, origin: Origin, limits: Limits, caller: &Caller, now: Time) -> Option<Turn> {
        let rooms = self.rooms(origin);
        let mut rooms = locked(&rooms);
        let mut room = rooms.get(caller)?.clone();
        let today = room.miscounted(now)?;
        let message = card(&self.voice(Some(room.language), limits), today);
        let message = Message { instead_of: today.message, ..message };
        room.counted(now);
        rooms.put(caller, room);
        Some(Turn { message, ..Turn::default() })
    }

    /// Now, as the people of the place see it.
    fn moment(&self) -> Option<Moment> {
        let now = self.clock.now();
        let there = Timestamp::from_millisecond(now.0).ok()?.to_zoned(self.zone.clone());
        let day = there.date().duration_since(jiff::civil::Date::default()).as_hours() / 24;
        Some(Moment { now, day: i32::try_from(day).ok()?, hour: there.hour() })
    }
}

/// The idea that comes next.
fn next<'a>(room: &Room, shelf: &'a Shelf) -> Option<&'a Row> {
    let votes = |row: &Row| {
        let Standing { agree, disagree, neutral } = standing(row);
        agree.saturating_add(disagree).saturating_add(neutral)
    };
    room.next(shelf.rows.iter().map(|row| (row, &row.proposal, votes(row))))
}

/// What everybody said, as a card tells it after a vote.
fn standing(row: &Row) -> Standing {
    let ([agree, disagree, neutral], base) = (row.trusted().verified.votes, row.aggregate.unwrap_or_default());
    let sum = u64::saturating_add;
    Standing {
        agree: sum(agree, base.agree),
        disagree: sum(disagree, base.disagree),
        neutral: sum(neutral, base.neutral),
    }
}

/// The idea in front of everybody, with what can be pressed under it.
fn card(voice: &Voice, today: &Today) -> Message {
    let vote = |(key, command): (VoteKey, Command)| {
        let press = Press::Vote(today.proposal.clone(), key);
        voice.choice(Offer { typed: String::new(), command: Some(command), press, on: false }, &Scene::Card)
    };
    Message {
        lines: voice.room_card(today),
        choices: VOTES.into_iter().map(vote).collect(),
        alone: Some((Some(today.proposal.clone()), voice.alone())),
        silent: true,
        ..Message::default()
    }
}

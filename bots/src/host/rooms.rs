//! Rooms where several people read the same idea each day and vote on it, each for themselves: nobody there learns who voted, nor
//! how many how. Knows no channel in particular, and of a room only its address.

mod kept;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ilfaut_client::backend::{Row, Standing};
use ilfaut_client::model::{Channel as Origin, Language, ParticipantId, ProposalId, QuestionId, Time, VoteKey};
use jiff::Timestamp;

use super::looking::Shelf;
use super::{Host, Turn};
use crate::channel::{Caller, Fate, Incoming, Limits, Place, Said};
use crate::conversation::room::{Mark, Moment, Room, Today};
use crate::conversation::{Command, Dialogue, Offer, Press, Say, Scene};
use crate::voice::Voice;
use crate::voice::message::{Line, Message, Toast};
pub(super) use kept::Rooms;

/// What a mark of whoever answered is made over, so that it proves nothing else.
const ANSWERED: &[u8] = b"answered in a room\0";
/// The votes, in the order of their buttons.
const VOTES: [(VoteKey, Command); 3] =
    [(VoteKey::Agree, Command::Agree), (VoteKey::Disagree, Command::Disagree), (VoteKey::Neutral, Command::Neutral)];

impl Host {
    /// Hears what is said in a room; a vote there changes nothing of one's own conversation.
    pub(super) async fn in_room(&self, origin: Origin, limits: Limits, incoming: &Incoming, place: &Place) -> Turn {
        let room = &place.room;
        let language = incoming.hint.unwrap_or(self.language);
        match &incoming.said {
            Said::Joined => {
                self.entered(origin, room, language, None);
                Turn::default()
            }
            Said::Arrived { question, .. } => {
                let questions = self.questions().await;
                let known = questions.iter().find(|view| question.as_ref() == Some(&view.question.id));
                let question = known.map(|view| view.question.id.clone());
                let known = self.entered(origin, room, language, question);
                let lines = known.map(|known| self.voice(Some(known.language), limits).room_goes_on(known.stopped));
                said(lines.unwrap_or_default())
            }
            Said::Ended { asked } => self.ended(origin, room, *asked, limits),
            Said::Moved(to) => {
                let rooms = self.rooms(origin);
                let mut rooms = locked(&rooms);
                if let Some(mut known) = rooms.remove(room) {
                    known.moved();
                    rooms.put(to, known);
                }
                Turn::default()
            }
            Said::Pressed { press: Press::Vote(proposal, key), .. } => {
                let voice = self.voice(Some(language), limits);
                let toast = self.vote_in_room(origin, incoming, place, (proposal, *key), &voice).await;
                Turn { message: Message { toast: Some(toast), ..Message::default() }, ..Turn::default() }
            }
            _ => Turn::default(),
        }
    }

    /// A room calls us; answers what it is if something came there already, or it wants silence.
    fn entered(&self, origin: Origin, room: &Caller, language: Language, question: Option<QuestionId>) -> Option<Room> {
        let rooms = self.rooms(origin);
        let mut rooms = locked(&rooms);
        let known = rooms.get(room).cloned();
        let mut now = known.unwrap_or_else(|| Room::new(language, None, self.clock.now()));
        now.question = question.or(now.question);
        rooms.put(room, now.clone());
        (now.stopped || now.last.is_some()).then_some(now)
    }

    fn ended(&self, origin: Origin, room: &Caller, asked: bool, limits: Limits) -> Turn {
        let rooms = self.rooms(origin);
        let mut rooms = locked(&rooms);
        if !asked {
            rooms.remove(room);
            return Turn::default();
        }
        let language = rooms.get(room).map_or(self.language, |known| known.language);
        let stopped = Room { stopped: true, ..Room::new(language, None, self.clock.now()) };
        rooms.put(room, stopped);
        said(self.voice(Some(language), limits).room_ends())
    }

    /// Votes for whoever pressed, known by their own link only; answers the word for them alone.
    async fn vote_in_room(
        &self,
        origin: Origin,
        incoming: &Incoming,
        place: &Place,
        (proposal, key): (&ProposalId, VoteKey),
        voice: &Voice,
    ) -> Toast {
        let away = || voice.room_vote_away();
        let Ok(who) = self.backend.join(self.identity.link(origin, &incoming.from), origin, None).await else {
            return away();
        };
        match self.backend.vote(who, proposal, key).await {
            Ok(card) => {
                self.count(origin, place, proposal, who);
                if card.waiting {
                    voice.toast(&Say::Voted(Box::new(card))).unwrap_or_else(away)
                } else {
                    voice.room_voted(key)
                }
            }
            Err(ilfaut_client::Error::Closed(_) | ilfaut_client::Error::Unavailable(_)) => away(),
            Err(_) => voice.room_not_voted(),
        }
    }

    /// Somebody answered here.
    fn count(&self, origin: Origin, place: &Place, proposal: &ProposalId, who: ParticipantId) {
        let mark = self.mark(origin, &place.room, proposal, who);
        let rooms = self.rooms(origin);
        let mut rooms = locked(&rooms);
        let Some(mut room) = rooms.get(&place.room).cloned() else { return };
        if room.answered(proposal, mark, place.message) {
            rooms.put(&place.room, room);
        }
    }

    fn mark(&self, origin: Origin, room: &Caller, proposal: &ProposalId, who: ParticipantId) -> Mark {
        let link = self.identity.link(origin, room);
        let proof = self.identity.proof(&[ANSWERED, &link.0, &who.0, proposal.0.as_bytes()].concat());
        let mut mark = Mark::default();
        mark.iter_mut().zip(proof).for_each(|(to, from)| *to = from);
        mark
    }

    /// What rooms are told now: the idea of the day, and how many answered.
    pub(super) async fn rooms_to_be_told(&self, origin: Origin, limits: Limits) -> Vec<(Caller, Turn)> {
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
    pub(super) fn room_was_told(&self, origin: Origin, caller: &Caller, fate: Fate) {
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

    /// What a room is told when somebody there cannot be answered in private: who it is, is not said.
    pub(super) fn comes_to_us(&self, origin: Origin, caller: &Caller, limits: Limits) -> Message {
        let language = locked(&self.rooms(origin)).get(caller).map_or(self.language, |room| room.language);
        let voice = self.voice(Some(language), limits);
        Message { lines: voice.room_private(), alone: Some((None, voice.alone())), silent: true, ..Message::default() }
    }

    /// Somebody who was never asked anything speaks from a room: they mean its question.
    pub(super) async fn comes_from(&self, origin: Origin, who: ParticipantId, room: &Caller) {
        let known = locked(&self.rooms(origin)).get(room).cloned();
        let question = known.and_then(|room| room.today.map(|today| today.question).or(room.question));
        if let Ok(dialogue) = self.recall(who)
            && dialogue.question.is_none()
            && question.is_some()
        {
            self.keep(who, &Dialogue { question, ..dialogue }, None).await;
        }
    }

    /// Now, as the people of the place see it.
    fn moment(&self) -> Option<Moment> {
        let now = self.clock.now();
        let there = Timestamp::from_millisecond(now.0).ok()?.to_zoned(self.zone.clone());
        let day = there.date().duration_since(jiff::civil::Date::default()).as_hours() / 24;
        Some(Moment { now, day: i32::try_from(day).ok()?, hour: there.hour() })
    }

    fn rooms(&self, origin: Origin) -> Arc<Mutex<Rooms>> {
        let mut known = self.known();
        let open = || Arc::new(Mutex::new(Rooms::open(self.memory.store(), self.identity.clone(), origin)));
        Arc::clone(known.rooms.entry(origin).or_insert_with(open))
    }
}

fn locked(rooms: &Mutex<Rooms>) -> MutexGuard<'_, Rooms> {
    rooms.lock().unwrap_or_else(PoisonError::into_inner)
}

fn said(lines: Vec<Line>) -> Turn {
    Turn { message: Message { lines, silent: true, ..Message::default() }, ..Turn::default() }
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

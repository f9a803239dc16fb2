//! Rooms where several people read the same idea each day and vote on it, each for themselves: nobody there learns who voted, nor
//! how many how. Knows no channel in particular, and of a room only its address.

mod day;
mod kept;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ilfaut_client::model::{Channel as Origin, Language, ParticipantId, ProposalId, QuestionId, VoteKey};

use super::{Host, Turn};
use crate::channel::{Caller, Incoming, Limits, Place, Said};
use crate::conversation::room::{Mark, Room};
use crate::conversation::{Dialogue, Press, Say};
use crate::voice::Voice;
use crate::voice::message::{Line, Message, Toast};
pub(super) use kept::Rooms;

/// What a mark of whoever answered is made over, so that it proves nothing else.
const ANSWERED: &[u8] = b"answered in a room\0";
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
            Said::Called => Turn { message: self.comes_to_us(origin, room, limits), ..Turn::default() },
            Said::Pressed { press: Press::Vote(proposal, key), .. } => {
                let voice = self.voice(Some(language), limits);
                let toast = self.vote_in_room(origin, incoming, place, (proposal, *key), &voice).await;
                Turn { message: Message { toast: Some(toast), ..Message::default() }, ..Turn::default() }
            }
            Said::Pressed { press: Press::Unvote(proposal), .. } => {
                self.unvote_in_room(origin, incoming, place, proposal).await;
                Turn::default()
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

    /// Takes the vote of whoever took it away in front of everybody; they see that it is gone.
    async fn unvote_in_room(&self, origin: Origin, incoming: &Incoming, place: &Place, proposal: &ProposalId) {
        let Ok(who) = self.backend.join(self.identity.link(origin, &incoming.from), origin, None).await else { return };
        if self.backend.unvote(who, proposal).await.is_ok() {
            let mark = self.mark(origin, &place.room, proposal, who);
            let rooms = self.rooms(origin);
            let mut rooms = locked(&rooms);
            if let Some(mut room) = rooms.get(&place.room).cloned()
                && room.took_back(proposal, mark)
            {
                rooms.put(&place.room, room);
            }
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

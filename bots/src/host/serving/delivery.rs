//! What is said, on its way, and what is settled once it is known what became of it. Knows neither what is said nor how it is
//! brought.

use std::io;

use ilfaut_client::model::{NoticeId, ParticipantId};

use super::Serving;
use crate::channel::{Caller, Fate};
use crate::host::Turn;
use crate::memory::Receipt;
use crate::notices;

/// Something to say.
pub(super) struct Spoken {
    turn: Turn,
    /// The receipt's key of what it answers.
    answers: Option<Vec<u8>>,
    /// What is forgotten once it has arrived.
    receipt: Option<Receipt>,
    why: Why,
}

/// Why something is said.
enum Why {
    /// They spoke.
    Answer,
    /// They spoke in this room, and are answered alone.
    FromRoom(Caller),
    /// Somebody is to know it who asked nothing.
    Unasked(ParticipantId),
    /// A room is to know it.
    InRoom,
}

/// Something said of which it is known what became of it.
pub(super) struct Settled {
    to: Caller,
    fate: Fate,
    told: Vec<NoticeId>,
    receipt: Option<Receipt>,
    why: Why,
}

impl Spoken {
    /// The answer to something said, perhaps in a room.
    pub(super) fn answer(turn: Turn, receipt: Option<Receipt>, room: Option<Caller>) -> Self {
        let answers = receipt.as_ref().map(|receipt| receipt.key.clone());
        Self { turn, answers, receipt, why: room.map_or(Why::Answer, Why::FromRoom) }
    }

    /// What is said at once, while the answer is kept back: that one settles the receipt.
    pub(super) fn meanwhile(mut turn: Turn, receipt: Option<&Receipt>, room: Option<Caller>) -> Self {
        let answers = receipt.map(|receipt| receipt.key.clone());
        turn.message.meanwhile = true;
        Self { turn, answers, receipt: None, why: room.map_or(Why::Answer, Why::FromRoom) }
    }

    /// What nobody asked for: for somebody, or for a room.
    pub(super) fn unasked(turn: Turn, who: Option<ParticipantId>) -> Self {
        Self { turn, answers: None, receipt: None, why: who.map_or(Why::InRoom, Why::Unasked) }
    }

    fn is_unasked(&self) -> bool {
        matches!(self.why, Why::Unasked(_) | Why::InRoom)
    }
}

impl Serving<'_> {
    /// Says it; where something typed still waits, its answer follows by itself. Answers whether they take leave.
    pub(super) async fn speak(&mut self, caller: &Caller, mut spoken: Spoken) -> io::Result<bool> {
        let message = &mut spoken.turn.message;
        message.answers = spoken.answers.take();
        message.tells.clone_from(&spoken.turn.told);
        let unasked = spoken.is_unasked();
        spoken.turn.message.more |= !unasked && self.post.waits(caller);
        let coming = self.channel.speak(caller, &spoken.turn.message).await?;
        self.unasked += usize::from(unasked);
        let (host, to) = (self.host, caller.clone());
        let Spoken { turn: Turn { told, leave, .. }, receipt, why, .. } = spoken;
        self.deliveries.push(Box::pin(async move {
            let fate = coming.fate().await;
            if fate == Fate::Arrived {
                notices::told(host.backend.as_ref(), &told).await;
            }
            Settled { to, fate, told, receipt, why }
        }));
        Ok(leave && self.limits.keyboard)
    }

    /// What was said has arrived: it need not be said again. What was given up is due again, and whoever spoke in a room and
    /// cannot be reached in private is told there how to be.
    pub(super) async fn settle(&mut self, settled: Settled) -> io::Result<()> {
        let Settled { to, fate, told, receipt, why } = settled;
        let host = self.host;
        host.lets_go(&told);
        if let Some(receipt) = receipt.filter(|_| fate != Fate::GivenUp) {
            host.memory.settle(receipt);
        }
        self.unasked -= usize::from(matches!(why, Why::Unasked(_) | Why::InRoom));
        match (why, fate) {
            (Why::InRoom, _) => host.room_was_told(self.channel.name(), &to, fate),
            (Why::Unasked(who), Fate::Blocked) => host.leave_alone(who),
            (Why::Unasked(_), Fate::GivenUp) => host.try_later(to),
            (Why::FromRoom(room), Fate::Blocked) => {
                let message = host.comes_to_us(self.channel.name(), &room, self.limits);
                self.channel.speak(&room, &message).await?;
            }
            _ => {}
        }
        Ok(())
    }
}

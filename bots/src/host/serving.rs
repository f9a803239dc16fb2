//! Serving a channel: everybody's messages in order, one person's pause or slow answer never another's, and nothing said
//! lost. Knows neither what a message means nor how it is answered.

mod telling;

use std::io;

use futures_util::future::BoxFuture;
use futures_util::stream::{FuturesUnordered, StreamExt};
use ilfaut_client::model::{NoticeId, ParticipantId, Time};

use super::post::{Next, Post, Put, Taken};
use super::{Host, READ, Turn};
use crate::channel::{Caller, Channel, Delivery, Incoming, Limits, Said};
use crate::conversation::{Note, Say};
use crate::memory::Receipt;
use crate::notices;
use telling::finished;

/// Receipts dropped in one write while many are being answered.
const AT_ONCE: usize = 32;
/// How long to listen before looking at the clock again, in milliseconds (ten minutes).
const IDLE: i64 = 600 * Time::SECOND;

/// What hearing somebody came to.
pub(super) enum Outcome {
    /// An answer.
    Answer(Box<Turn>),
    /// An answer that follows after a pause, and what is said at once.
    Pause(Box<Turn>, Box<Turn>),
    /// Too soon: it waits for so many milliseconds.
    Later(i64),
}

/// Something said that is being answered, and what that came to.
type Heard = (Incoming, Outcome);
/// What to settle once an answer has arrived.
struct Arrived {
    reached: bool,
    told: Vec<NoticeId>,
    receipt: Option<Receipt>,
    /// Who was told what they did not ask for.
    unasked: Option<ParticipantId>,
    /// Where they spoke who are answered in private.
    room: Option<Caller>,
}
/// Somebody to be told what nobody asked for, and what tells them.
type Unasked = (Option<ParticipantId>, Caller, Option<Turn>);

/// One channel being served.
struct Serving<'a> {
    host: &'a Host,
    channel: &'a mut dyn Channel,
    limits: Limits,
    post: Post,
    hearing: FuturesUnordered<BoxFuture<'a, Heard>>,
    deliveries: FuturesUnordered<BoxFuture<'a, Arrived>>,
    telling: Option<BoxFuture<'a, Vec<Unasked>>>,
    looked: i64,
    /// What was answered, to be forgotten.
    settled: Vec<Receipt>,
}

impl Host {
    /// Serves a channel until nobody says anything more and everything said is answered, or nobody can be reached.
    pub async fn serve(&self, channel: &mut dyn Channel) -> io::Result<()> {
        let limits = channel.limits();
        let post = Post::new(self.pace.mailbox());
        let (hearing, deliveries) = (FuturesUnordered::new(), FuturesUnordered::new());
        Serving {
            host: self,
            channel,
            limits,
            post,
            hearing,
            deliveries,
            telling: None,
            looked: 0,
            settled: Vec::new(),
        }
        .serve()
        .await
    }
}

/// No longer than is read, with one character more that tells that it was longer.
fn short(incoming: Incoming) -> Incoming {
    match incoming.said {
        Said::Typed(text) => Incoming { said: Said::Typed(text.chars().take(READ + 1).collect()), ..incoming },
        _ => incoming,
    }
}

impl Serving<'_> {
    async fn serve(&mut self) -> io::Result<()> {
        let mut over = false;
        loop {
            self.forget_the_answered();
            self.host.sweep().await;
            let wait = match self.post.next(self.host.pace.now()) {
                Next::Serve(caller) if self.has_a_hand_free() => {
                    if self.begin(&caller).await? {
                        return Ok(());
                    }
                    continue;
                }
                _ if over && self.post.letters() == 0 && self.hearing.is_empty() => {
                    return self.last_deliveries().await;
                }
                Next::Wait(wait) if self.has_a_hand_free() => Some(wait.min(IDLE)),
                _ => self.hearing.is_empty().then_some(IDLE), // else an answer comes first
            };
            let wait = self.look(wait);
            let listening = self.has_a_hand_free() && (self.post.has_room() || !self.limits.keyboard);
            let incoming = tokio::select! {
                biased;
                Some(heard) = self.hearing.next() => {
                    if self.answer(heard).await? {
                        return Ok(());
                    }
                    continue;
                }
                told = finished(&mut self.telling), if self.telling.is_some() => {
                    self.telling = None;
                    for unasked in told {
                        self.tell(unasked).await?;
                    }
                    continue;
                }
                Some(arrived) = self.deliveries.next() => {
                    self.settle(arrived).await?;
                    continue;
                }
                incoming = self.channel.listen(), if listening => incoming,
                () = self.host.patience.wait(wait.unwrap_or(IDLE)), if wait.is_some() => continue,
            };
            match incoming {
                None => over = true,
                Some(Incoming { from, said: Said::Left, .. }) => return self.unread(&from).await,
                Some(incoming) => self.keep(incoming).await?,
            }
        }
    }

    /// Whether one more person can be answered now.
    fn has_a_hand_free(&self) -> bool {
        self.hearing.len() < self.limits.at_once.max(1)
    }

    /// Puts a message into its mailbox; says once that it is full where others are to be heard meanwhile.
    async fn keep(&mut self, incoming: Incoming) -> io::Result<()> {
        let (from, receipt) = (incoming.from.clone(), incoming.receipt.clone());
        let is_private = incoming.among.is_none() && !matches!(incoming.said, Said::Looked(_));
        let turn = match self.post.put(short(incoming)) {
            Put::Kept => return Ok(()),
            Put::Full if is_private => {
                self.host.told(self.channel.name(), &from, self.limits, &Say::Note(Note::Full)).await
            }
            Put::Full | Put::StillFull if receipt.is_none() => return Ok(()),
            Put::Full | Put::StillFull => Turn::default(), // a button must not spin for ever
        };
        self.speak(&from, turn, receipt, None).await?;
        Ok(())
    }

    /// Begins to serve somebody; answers whether they take leave.
    async fn begin(&mut self, caller: &Caller) -> io::Result<bool> {
        let letter = match self.post.take(caller) {
            None => return Ok(false),
            Some(Taken::Held(turn)) => return self.speak(caller, *turn, None, None).await,
            Some(Taken::Letter(letter)) => letter,
        };
        let (origin, now, limits, host) = (self.channel.name(), self.host.pace.now(), self.limits, self.host);
        if let Some(wait) = host.pace.channel_waits(origin) {
            self.post.put_back(letter, now);
            self.post.close(now + wait);
            return Ok(false);
        }
        self.post.busy(caller, true);
        self.hearing.push(Box::pin(async move {
            let outcome = host.hear(origin, limits, &letter).await;
            (letter, outcome)
        }));
        Ok(false)
    }

    /// Answers something said; answers whether they take leave.
    async fn answer(&mut self, (letter, outcome): Heard) -> io::Result<bool> {
        let caller = letter.from.clone();
        let room = letter.among.clone().map(|place| place.room).filter(|room| *room != caller);
        self.post.busy(&caller, false);
        match outcome {
            Outcome::Later(wait) => self.post.put_back(letter, self.host.pace.now() + wait),
            Outcome::Answer(turn) => return self.speak(&caller, *turn, letter.receipt, room).await,
            Outcome::Pause(turn, now_said) => {
                let until = self.host.pace.now() + i64::from(self.host.pace.pause()) * Time::SECOND;
                self.post.hold(&caller, *turn, until);
                return self.speak(&caller, *now_said, letter.receipt, room).await;
            }
        }
        Ok(false)
    }

    /// Says it; where something typed still waits, its answer follows by itself.
    async fn speak(
        &mut self,
        caller: &Caller,
        mut turn: Turn,
        receipt: Option<Receipt>,
        room: Option<Caller>,
    ) -> io::Result<bool> {
        turn.message.more |= self.post.waits(caller);
        turn.message.answers = receipt.as_ref().map(|receipt| receipt.key.clone());
        match self.channel.speak(caller, &turn.message).await? {
            Delivery::Done => {
                self.settle(Arrived { reached: true, told: turn.told, receipt, unasked: None, room }).await?;
            }
            coming @ Delivery::Coming(_) => self.deliveries.push(Box::pin(async move {
                Arrived { reached: coming.arrived().await, told: turn.told, receipt, unasked: None, room }
            })),
        }
        Ok(turn.leave && self.limits.keyboard)
    }

    /// What was said has arrived: it need not be said again. What cannot be marked is told again; whoever spoke in a room and
    /// cannot be reached in private is told there how to be.
    async fn settle(&mut self, done: Arrived) -> io::Result<()> {
        if done.reached {
            notices::told(self.host.backend.as_ref(), &done.told).await;
        } else if let Some(who) = done.unasked {
            self.host.leave_alone(who);
        } else if let Some(room) = &done.room {
            let message = self.host.comes_to_us(self.channel.name(), room, self.limits);
            self.channel.speak(room, &message).await?;
        }
        self.host.lets_go(&done.told);
        self.settled.extend(done.receipt);
        Ok(())
    }

    /// Forgets what was answered, much of it in one write; what cannot be forgotten is answered again.
    fn forget_the_answered(&mut self) {
        if self.hearing.is_empty() || self.settled.len() >= AT_ONCE {
            let _ = self.host.memory.settle(&std::mem::take(&mut self.settled));
        }
    }

    async fn last_deliveries(&mut self) -> io::Result<()> {
        while let Some(arrived) = self.deliveries.next().await {
            self.settle(arrived).await?;
        }
        self.forget_the_answered();
        Ok(())
    }

    /// Somebody left at once: what they typed and nobody read is told.
    async fn unread(&mut self, caller: &Caller) -> io::Result<()> {
        let letters = self.post.letters();
        if letters > 0 {
            let turn = self.host.told(self.channel.name(), caller, self.limits, &Say::Unread(letters)).await;
            self.channel.speak(caller, &turn.message).await?;
        }
        Ok(())
    }
}

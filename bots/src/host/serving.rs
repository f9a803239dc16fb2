//! Serving a channel: everybody's messages in order, one person's pause or slow answer never another's, and nothing said
//! lost. Knows neither what a message means nor how it is answered.

mod delivery;
mod telling;

use std::io;

use futures_util::future::BoxFuture;
use futures_util::stream::{FuturesUnordered, StreamExt};
use ilfaut_client::model::Time;

use super::post::{Next, Post, Put, Taken, owner};
use super::{Host, READ, Turn};
use crate::channel::{Caller, Channel, Incoming, Limits, Said};
use crate::conversation::{Note, Say};
use delivery::{Settled, Spoken};
use telling::{Unasked, finished};

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

/// One channel being served.
struct Serving<'a> {
    host: &'a Host,
    channel: &'a mut dyn Channel,
    limits: Limits,
    post: Post,
    hearing: FuturesUnordered<BoxFuture<'a, Heard>>,
    deliveries: FuturesUnordered<BoxFuture<'a, Settled>>,
    telling: Option<BoxFuture<'a, Vec<Unasked>>>,
    sweeping: Option<BoxFuture<'a, ()>>,
    /// When it was last looked whether somebody is to be told something.
    looked: i64,
    /// How much that nobody asked for is on its way.
    unasked: usize,
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
            sweeping: None,
            looked: 0,
            unasked: 0,
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
            self.sweep();
            let next = if self.has_a_hand_free() { self.post.next(self.host.pace.now()) } else { Next::Nothing };
            let wait = match next {
                Next::Serve(caller) => {
                    if self.begin(&caller).await? {
                        return self.last_deliveries().await;
                    }
                    continue;
                }
                _ if over && self.post.letters() == 0 && self.hearing.is_empty() => {
                    return self.last_deliveries().await;
                }
                Next::Wait(wait) => Some(wait.min(IDLE)),
                Next::Nothing => self.hearing.is_empty().then_some(IDLE), // else an answer comes first
            };
            let wait = self.look(wait);
            let listening = self.has_a_hand_free() && (!self.limits.keyboard || self.post.has_room());
            let incoming = tokio::select! {
                biased;
                Some(heard) = self.hearing.next() => {
                    if self.answer(heard).await? {
                        return self.last_deliveries().await;
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
                Some(settled) = self.deliveries.next() => {
                    self.settle(settled).await?;
                    continue;
                }
                () = finished(&mut self.sweeping), if self.sweeping.is_some() => {
                    self.sweeping = None;
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
        self.speak(&from, Spoken::answer(turn, receipt, None)).await?;
        Ok(())
    }

    /// Begins to serve somebody; answers whether they take leave.
    async fn begin(&mut self, caller: &Caller) -> io::Result<bool> {
        let letter = match self.post.take(caller) {
            None => return Ok(false),
            Some(Taken::Held(turn, receipt)) => return self.speak(caller, Spoken::answer(*turn, receipt, None)).await,
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
        let owner = owner(&letter);
        let answered = match outcome {
            Outcome::Later(wait) => {
                self.post.put_back(letter, self.host.pace.now() + wait);
                None
            }
            Outcome::Answer(turn) => Some(Spoken::answer(*turn, letter.receipt, room)),
            Outcome::Pause(turn, now_said) => {
                let until = self.host.pace.now() + i64::from(self.host.pace.pause()) * Time::SECOND;
                let meanwhile = Spoken::meanwhile(*now_said, letter.receipt.as_ref(), room);
                self.post.hold(&caller, turn, letter.receipt, until);
                Some(meanwhile)
            }
        };
        self.post.busy(&owner, false);
        match answered {
            Some(spoken) => self.speak(&caller, spoken).await,
            None => Ok(false),
        }
    }

    /// Carries out what is due by the clock now and then, beside the answers.
    fn sweep(&mut self) {
        if self.sweeping.is_none() && self.host.begins_to_sweep() {
            self.sweeping = Some(Box::pin(self.host.sweep()));
        }
    }

    async fn last_deliveries(&mut self) -> io::Result<()> {
        while let Some(settled) = self.deliveries.next().await {
            self.settle(settled).await?;
        }
        if let Some(sweeping) = self.sweeping.take() {
            sweeping.await;
        }
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

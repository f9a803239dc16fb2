//! Serving a channel: everybody's messages in order, one person's pause never another's, and nothing typed lost. Knows
//! neither what a message means nor how it is answered.

use std::io;

use ilfaut_client::model::Time;

use super::post::{Next, Post, Put, Taken};
use super::{Host, READ, Turn};
use crate::channel::{Caller, Channel, Incoming, Limits, Said};
use crate::conversation::{Note, Say};
use crate::notices;

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

/// One channel being served.
struct Serving<'a> {
    host: &'a Host,
    channel: &'a mut dyn Channel,
    limits: Limits,
    post: Post,
}

impl Host {
    /// Serves a channel until nobody says anything more and everything said is answered, or nobody can be reached.
    pub async fn serve(&self, channel: &mut dyn Channel) -> io::Result<()> {
        let limits = channel.limits();
        Serving { host: self, channel, limits, post: Post::new(self.pace.mailbox()) }.serve().await
    }
}

/// No longer than is read, with one character more that tells that it was longer.
fn short(said: Said) -> Said {
    match said {
        Said::Typed(text) => Said::Typed(text.chars().take(READ + 1).collect()),
        said => said,
    }
}

impl Serving<'_> {
    async fn serve(&mut self) -> io::Result<()> {
        let mut over = false;
        loop {
            self.host.sweep().await;
            let wait = match self.post.next(self.host.pace.now()) {
                Next::Serve(caller) => {
                    if self.answer(&caller).await? {
                        return Ok(());
                    }
                    continue;
                }
                _ if over && self.post.letters() == 0 => return Ok(()), // an answer kept back comes with the next visit
                Next::Wait(wait) => wait.min(IDLE),
                Next::Nothing => IDLE,
            };
            let listening = self.post.has_room() || !self.limits.keyboard;
            let incoming = tokio::select! {
                biased;
                incoming = self.channel.listen(), if listening => incoming,
                () = self.host.patience.wait(wait) => continue,
            };
            match incoming {
                None => over = true,
                Some(Incoming { from, said: Said::Left }) => return self.unread(&from).await,
                Some(incoming) => self.keep(incoming).await?,
            }
        }
    }

    /// Puts a message into its mailbox; says once that it is full where others are to be heard meanwhile.
    async fn keep(&mut self, incoming: Incoming) -> io::Result<()> {
        if self.post.put(&incoming.from, short(incoming.said)) == Put::Full {
            let turn = self.host.told(self.channel.name(), &incoming.from, self.limits, &Say::Note(Note::Full)).await;
            self.channel.speak(&incoming.from, &turn.message).await?;
        }
        Ok(())
    }

    /// Serves somebody once; answers whether they take leave.
    async fn answer(&mut self, caller: &Caller) -> io::Result<bool> {
        let said = match self.post.take(caller) {
            None => return Ok(false),
            Some(Taken::Held(turn)) => return self.speak(caller, *turn).await,
            Some(Taken::Letter(said)) => said,
        };
        let (origin, now) = (self.channel.name(), self.host.pace.now());
        if let Some(wait) = self.host.pace.channel_waits(origin) {
            self.post.put_back(caller, said, now);
            self.post.close(now + wait);
            return Ok(false);
        }
        match self.host.hear(origin, self.limits, caller, &said).await {
            Outcome::Later(wait) => self.post.put_back(caller, said, now + wait),
            Outcome::Answer(turn) => return self.speak(caller, *turn).await,
            Outcome::Pause(turn, now_said) => {
                let until = self.host.pace.now() + i64::from(self.host.pace.pause()) * Time::SECOND;
                self.post.hold(caller, *turn, until);
                return self.speak(caller, *now_said).await;
            }
        }
        Ok(false)
    }

    /// Says it; where something typed still waits, its answer follows by itself.
    async fn speak(&mut self, caller: &Caller, mut turn: Turn) -> io::Result<bool> {
        turn.message.more |= self.post.waits(caller);
        self.channel.speak(caller, &turn.message).await?;
        notices::told(self.host.backend.as_ref(), &turn.told).await;
        Ok(turn.leave && self.limits.keyboard)
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

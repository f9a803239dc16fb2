//! One HTTP client for every server: bounded in time and in size, repeated only where that is safe, silent about secrets.
//! Knows no operation and no dialect.
//!
//! Redirects are answers like others (what a request carries goes to the server that was named, and to no other), there are
//! no cookies, and the system's proxies are used for every server but those of this very machine.

mod base;
mod call;
mod repeat;

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use reqwest::{Client, Response};
use tokio::time::{sleep, timeout};

use crate::error::{Error, Result};
use crate::world::Dice;
use base::Base;

pub use call::{Answer, Away, Body, Call, Cause, Sent};

/// What a client waits for, and how much it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Until a connection stands.
    pub connect: Duration,
    /// Until one answer is there whole.
    pub attempt: Duration,
    /// For all attempts with the pauses between them.
    pub total: Duration,
    /// Pause before the second attempt; twice as long before each further one.
    pub pause: Duration,
    /// Attempts at most.
    pub attempts: u32,
    /// Bytes of an answer, unpacked.
    pub body: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            attempt: Duration::from_secs(10),
            total: Duration::from_secs(25),
            pause: Duration::from_millis(300),
            attempts: 4,
            body: 16 << 20,
        }
    }
}

/// How long an unused connection is kept: shorter than servers do, so that none is found closed when it is needed.
const IDLE: Duration = Duration::from_secs(20);

/// A client of one server.
pub struct Http {
    client: Client,
    base: Base,
    limits: Limits,
    dice: Mutex<Dice>,
}

impl Http {
    /// A client of the server at `base`, which may end in a path; nothing is sent yet.
    pub fn new(base: &str, dice: Dice) -> Result<Self> {
        Self::within(base, dice, Limits::default())
    }

    /// The same with other limits.
    pub fn within(base: &str, dice: Dice, limits: Limits) -> Result<Self> {
        let base = Base::read(base)?;
        let client = Client::builder()
            .user_agent(concat!("ilfaut/", env!("CARGO_PKG_VERSION")))
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .connect_timeout(limits.connect)
            .timeout(limits.attempt)
            .pool_idle_timeout(IDLE);
        let client = if base.is_here() { client.no_proxy() } else { client };
        let client = client.build().map_err(|_| Error::Unavailable("no HTTP client can be made here".to_owned()))?;
        Ok(Self { client, base, limits, dice: Mutex::new(dice) })
    }

    /// Sends a call and reads its answer, whatever its status; again, after a pause, where the call may be repeated.
    pub async fn send(&self, call: Call) -> std::result::Result<Answer, Away> {
        let mut sent = Sent::Never;
        let tried = timeout(self.limits.total, self.attempts(&call, &mut sent)).await;
        tried.unwrap_or(Err(Cause::TooSlow)).map_err(|cause| Away { sent, cause })
    }

    async fn attempts(&self, call: &Call, sent: &mut Sent) -> std::result::Result<Answer, Cause> {
        let mut busy = false;
        let mut attempt = 1;
        loop {
            let outcome = self.attempt(call, sent).await;
            let may = call.repeatable && attempt < self.limits.attempts;
            let wish = if may { repeat::wish(&outcome, call.method, busy) } else { None };
            let Some(wish) = wish else { return outcome };
            busy = busy || outcome.as_ref().is_ok_and(|answer| answer.status == repeat::BUSY);
            let Some(pause) = self.pause(attempt, wish) else { return outcome };
            sleep(pause).await;
            attempt += 1;
        }
    }

    /// How long to wait before the next attempt; none when the server asks for more than there is time for.
    fn pause(&self, attempt: u32, asked: Option<Duration>) -> Option<Duration> {
        if asked.is_some_and(|asked| asked > self.limits.total / 2) {
            return None;
        }
        let own = self.limits.pause.saturating_mul(1 << attempt.saturating_sub(1).min(10));
        let mut dice = self.dice.lock().unwrap_or_else(PoisonError::into_inner);
        Some(asked.unwrap_or_default() + repeat::jitter(own, &mut dice))
    }

    async fn attempt(&self, call: &Call, sent: &mut Sent) -> std::result::Result<Answer, Cause> {
        let url = self.base.join(&call.path, &call.query).ok_or(Cause::Unspeakable)?;
        let request = call.request(&self.client, url).ok_or(Cause::Unspeakable)?;
        // From here on the server may have it; a dropped wait must not forget that.
        let before = std::mem::replace(sent, Sent::Perhaps);
        let response = self.client.execute(request).await.map_err(|error| {
            if error.is_connect() || error.is_builder() {
                *sent = before;
            }
            Cause::of(&error)
        })?;
        self.whole(response).await
    }

    /// The answer with its body, read piece by piece and never beyond the limit.
    async fn whole(&self, mut response: Response) -> std::result::Result<Answer, Cause> {
        let most = self.limits.body;
        let told = response.content_length().and_then(|length| usize::try_from(length).ok());
        if told.is_some_and(|length| length > most) {
            return Err(Cause::TooLarge);
        }
        let mut body = Vec::new();
        while let Some(piece) = response.chunk().await.map_err(|error| Cause::of(&error))? {
            if body.len() + piece.len() > most {
                return Err(Cause::TooLarge);
            }
            body.extend_from_slice(&piece);
        }
        Ok(Answer::new(response.status().as_u16(), response.headers().clone(), body))
    }
}

impl fmt::Debug for Http {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Http({})", self.base.host())
    }
}

//! The port on an ilfaut gateway, verb by verb, by ilfaut's own operations. Holds the key of the place, or the login of one
//! moderator, and asks for a token of each person it speaks for.

mod links;
mod login;
mod pieces;
mod port;
mod tokens;
mod waiting;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::http::{Answer, Body, Call, Http, Limits};
use super::outbox::Outbox;
use crate::backend::Capabilities;
use crate::connect::Credentials;
use crate::dialect::extension::{Join, PREFIX, Verb, Welcome};
use crate::dialect::fault::{About, read_exact};
use crate::dialect::header::{AUTHORIZATION, REFUSAL, bearer};
use crate::dialect::route::Method;
use crate::dialect::secret::Secret;
use crate::dialect::{Fault, tolerance};
use crate::error::{Error, Result};
use crate::model::{Channel, LinkKey, ParticipantId};
use crate::store::Store;
use crate::world::Dice;
use links::Links;
use login::Login;
use tokens::Tokens;
use waiting::Seen;

/// Rows of a file, or lines of a log, that are sent at once.
const PIECE: usize = 2_000;

/// What calls wait for: an answer may hold every proposal of a consultation.
const LIMITS: Limits = Limits {
    connect: Duration::from_secs(5),
    attempt: Duration::from_mins(1),
    total: Duration::from_secs(90),
    pause: Duration::from_millis(200),
    attempts: 4,
    body: 256 << 20,
};

/// A consultation behind a gateway.
pub struct Ilfaut {
    http: Http,
    can: Capabilities,
    tokens: Tokens,
    login: Option<Login>,
    outbox: Outbox,
    links: Links,
    seen: Seen,
    closed: AtomicBool,
}

/// By which right a consultation is reached.
#[derive(Debug, Clone, Default)]
pub struct Rights {
    /// The key of the place.
    pub key: Option<Secret>,
    /// The login of a moderator.
    pub login: Option<Credentials>,
}

impl Ilfaut {
    /// A consultation at `url`, if it is ilfaut that answers there; `None` when it is something else.
    pub async fn greet(url: &str, rights: Rights, keep: Arc<dyn Store>, dice: Dice) -> Result<Option<Self>> {
        let http = Http::within(url, dice, LIMITS)?;
        let answer = http.send(Call::new(Method::Get, PREFIX)).await.map_err(unavailable)?;
        let welcome = answer.is_success().then(|| tolerance::read::<Welcome>(&answer.body).ok()).flatten();
        let Some(welcome) = welcome.filter(|welcome| welcome.name == "ilfaut") else { return Ok(None) };
        let (tokens, login) = (Tokens::new(rights.key), rights.login.map(Login::new));
        let links = Links::new(Arc::clone(&keep));
        let (outbox, seen) = (Outbox::new(keep), Seen::default());
        Ok(Some(Self { http, can: welcome.can, tokens, login, outbox, links, seen, closed: AtomicBool::new(false) }))
    }

    /// The participant behind a link: the one it found last while the gateway is away.
    async fn embody(&self, link: LinkKey, channel: Channel, reach: Option<Vec<u8>>) -> Result<ParticipantId> {
        match self.owner(&Join { link, channel, reach }).await {
            Ok(embodied) => {
                let (who, _) = self.tokens.embodied(embodied);
                self.links.remember(&link, who)?;
                Ok(who)
            }
            Err(error @ Error::Unavailable(_)) if !self.is_closed() => self.links.find(&link)?.ok_or(error),
            Err(error) => Err(error),
        }
    }

    /// Says a verb with this token.
    async fn say<V: Verb>(&self, token: Option<&Secret>, verb: &V) -> Result<V::Answer> {
        match self.ask(token, verb).await? {
            Heard::Answer(answer) => Ok(answer),
            Heard::Unknown => Err(Error::NotSupported("do this without a valid login")),
        }
    }

    fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Relaxed)
    }

    async fn ask<V: Verb>(&self, token: Option<&Secret>, verb: &V) -> Result<Heard<V::Answer>> {
        if self.is_closed() {
            return Err(Error::Unavailable("the consultation is closed".to_owned()));
        }
        let mut call = Call::new(Method::Post, V::path());
        call.body = Body::Json(serde_json::to_vec(verb).map_err(|error| Error::Unavailable(error.to_string()))?);
        call.repeatable = V::REPEATABLE;
        call.headers.extend(token.map(|token| (AUTHORIZATION, bearer(token))));
        let answer = self.http.send(call).await.map_err(unavailable)?;
        if answer.status == 401 { Ok(Heard::Unknown) } else { read::<V>(&answer).map(Heard::Answer) }
    }
}

/// What came back.
enum Heard<T> {
    /// An answer.
    Answer(T),
    /// The token opens nothing (any more).
    Unknown,
}

fn unavailable(away: super::http::Away) -> Error {
    Error::Unavailable(away.to_string())
}

fn read<V: Verb>(answer: &Answer) -> Result<V::Answer> {
    if answer.is_success() {
        let read = serde_json::from_slice(&answer.body);
        return read.map_err(|_| Error::Unavailable("the server's answer cannot be read".to_owned()));
    }
    if let Some(refusal) = answer.header(REFUSAL).and_then(read_exact) {
        return Err(refusal.into());
    }
    let fault = Fault::read(answer.status, &answer.body);
    let told = fault.faults().first().and_then(|first| first.message.clone());
    Err(fault.error(&About { name: told.unwrap_or_else(|| V::NAME.to_owned()), ..About::default() }))
}

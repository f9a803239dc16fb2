//! Who a citizen is to a server: session, visitor, tokens and the cards that were fetched, each with the key and the place it
//! was fetched with. Kept per participant on an erasable store, never in a cookie jar, so that two citizens never share one.
//!
//! Whoever speaks for a citizen takes their [`Seat`], one at a time: two requests at once would make two sessions of one
//! person. After every answer, errors too, [`Seat::heard`] keeps what the server said of the session.

mod held;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use tokio::sync::OwnedMutexGuard;

use super::http::Answer;
use super::record;
use crate::dialect::header;
use crate::dialect::moment::Moment;
use crate::dialect::person::Token;
use crate::dialect::secret::Secret;
use crate::error::{Error, Result};
use crate::model::{Channel, ParticipantId, Time};
use crate::store::Store;

pub use held::Held;

/// What every key of a context begins with.
const PREFIX: &[u8] = b"context/";
/// How long a session lasts unused where the server does not say (make.org's default: 20 minutes), in milliseconds.
const SESSION_LIFE: i64 = 20 * 60 * Time::SECOND;
/// How far the end of a session may move before it is written again, in milliseconds: not after every answer.
const DRIFT: i64 = 5 * 60 * Time::SECOND;
/// Locks kept before those nobody holds are let go.
const MANY: usize = 1_024;

/// What is kept of one citizen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// Since when.
    pub since: Time,
    /// The channel of the first contact.
    pub channel: Channel,
    /// The session; none before the first answer.
    pub session: Option<Secret>,
    /// When it ends unless it is used.
    pub until: Time,
    /// How many sessions there have been: a proposal's key fits the one it was fetched in.
    pub sessions: u32,
    /// How often the server lost sight of this citizen's votes: those of an earlier time cannot be changed any more.
    pub era: u32,
    /// The visitor.
    pub visitor: Option<Secret>,
    /// What opens the account, if there is one.
    pub token: Option<Secret>,
    /// What the next token is asked with.
    pub refresh: Option<Secret>,
    /// The account.
    pub user: Option<String>,
    /// When all this is to be forgotten, if that was asked for.
    pub erasure: Option<Time>,
}

/// Everybody's contexts.
#[derive(Clone)]
pub struct Contexts {
    store: Arc<dyn Store>,
    locks: Arc<Mutex<HashMap<ParticipantId, Arc<tokio::sync::Mutex<()>>>>>,
}

/// One citizen's context, while somebody speaks for them.
pub struct Seat {
    /// Who.
    pub who: ParticipantId,
    /// What is kept.
    pub context: Context,
    saved: Option<Context>,
    store: Arc<dyn Store>,
    _turn: OwnedMutexGuard<()>,
}

impl Context {
    fn new(since: Time, channel: Channel) -> Self {
        Self {
            since,
            channel,
            session: None,
            until: Time(0),
            sessions: 0,
            era: 0,
            visitor: None,
            token: None,
            refresh: None,
            user: None,
            erasure: None,
        }
    }

    /// Whether all but the end of the session is the same, and that nearly.
    fn is_nearly(&self, other: &Self) -> bool {
        let same = Self { until: other.until, ..self.clone() } == *other;
        same && self.until.since(other.until).abs() < DRIFT
    }
}

impl Contexts {
    /// Contexts on this store.
    pub fn new(store: Arc<dyn Store>) -> Self {
        Self { store, locks: Arc::default() }
    }

    /// Takes the seat of somebody who has one.
    pub async fn seat(&self, who: ParticipantId) -> Result<Seat> {
        let turn = self.turn(who).await;
        let context = self.load(who)?.ok_or_else(|| Error::NotFound("participant".to_owned()))?;
        Ok(Seat { who, saved: Some(context.clone()), context, store: Arc::clone(&self.store), _turn: turn })
    }

    /// Takes somebody's seat, made on first contact.
    pub async fn welcome(&self, who: ParticipantId, channel: Channel, now: Time) -> Result<Seat> {
        let turn = self.turn(who).await;
        let saved = self.load(who)?;
        let context = saved.clone().unwrap_or_else(|| Context::new(now, channel));
        let mut seat = Seat { who, context, saved, store: Arc::clone(&self.store), _turn: turn };
        seat.save()?;
        Ok(seat)
    }

    /// Those who are to be forgotten at `now`.
    pub fn due(&self, now: Time) -> Result<Vec<ParticipantId>> {
        let mut found = Vec::new();
        self.store.scan(PREFIX, &mut |key, value| {
            let who = key.get(PREFIX.len()..).and_then(|id| id.try_into().ok()).map(ParticipantId);
            let due = record::read(value).is_some_and(|context: Context| context.erasure.is_some_and(|at| at <= now));
            found.extend(who.filter(|_| due));
        })?;
        Ok(found)
    }

    fn load(&self, who: ParticipantId) -> Result<Option<Context>> {
        Ok(self.store.get(&key(who))?.as_deref().and_then(record::read))
    }

    async fn turn(&self, who: ParticipantId) -> OwnedMutexGuard<()> {
        let lock = {
            let mut locks = self.locks.lock().unwrap_or_else(PoisonError::into_inner);
            if locks.len() >= MANY {
                locks.retain(|_, lock| Arc::strong_count(lock) > 1);
            }
            Arc::clone(locks.entry(who).or_default())
        };
        lock.lock_owned().await
    }
}

impl Seat {
    /// Keeps what an answer says of the session and the visitor.
    pub fn heard(&mut self, answer: &Answer, now: Time) -> Result<()> {
        if let Some(visitor) = answer.header(header::VISITOR) {
            self.context.visitor = Some(Secret::new(visitor));
        }
        if let Some(session) = answer.header(header::SESSION).filter(|session| !session.is_empty()) {
            self.enter(Secret::new(session));
        }
        // The server's clock may be ahead of ours: its word shortens our own guess, never lengthens it.
        let told = answer.header(header::SESSION_EXPIRES).and_then(|value| value.parse::<Moment>().ok());
        let guess = now.plus(SESSION_LIFE);
        self.context.until = told.map_or(guess, |until| until.0.min(guess));
        self.save()
    }

    /// Another session: the keys of the one before fit no more, and without an account its votes are out of sight.
    fn enter(&mut self, session: Secret) {
        let context = &mut self.context;
        if context.session.as_ref() == Some(&session) {
            return;
        }
        if context.session.replace(session).is_some() {
            context.sessions = context.sessions.wrapping_add(1);
            if context.token.is_none() {
                context.era = context.era.wrapping_add(1);
            }
        }
    }

    /// Whether the session is gone by now, as far as can be known without asking.
    pub fn is_over(&self, now: Time) -> bool {
        self.context.session.is_none() || self.context.until <= now
    }

    /// Keeps what opens the account: the votes of this session move to it.
    pub fn opened(&mut self, token: &Token) -> Result<()> {
        self.context.token = Some(token.access_token.clone());
        self.context.refresh.clone_from(&token.refresh_token);
        self.save()
    }

    /// The account is out of reach: what was voted with it cannot be changed without.
    pub fn closed(&mut self) -> Result<()> {
        if self.context.token.take().is_some() {
            self.context.era = self.context.era.wrapping_add(1);
        }
        self.context.refresh = None;
        self.save()
    }

    /// Writes what has changed.
    pub fn save(&mut self) -> Result<()> {
        if self.saved.as_ref().is_some_and(|saved| saved.is_nearly(&self.context)) {
            return Ok(());
        }
        self.store.put(&[(key(self.who), Some(record::write(&self.context)))])?;
        self.saved = Some(self.context.clone());
        Ok(())
    }

    /// Forgets this citizen: the context and every card. The store must be rewritten for the bytes to be gone.
    pub fn forget(self) -> Result<()> {
        let mut gone = vec![(key(self.who), None)];
        gone.extend(self.held()?.into_iter().map(|held| (held::key(self.who, &held.card.proposal), None)));
        self.store.put(&gone)
    }
}

fn key(who: ParticipantId) -> Vec<u8> {
    [PREFIX, &who.0].concat()
}

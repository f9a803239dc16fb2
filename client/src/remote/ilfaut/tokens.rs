//! One token per person, asked for when it is needed and again when it has ended. Knows no verb of the consultation.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::login::Login;
use super::{Heard, Ilfaut};
use crate::dialect::extension::{Embodied, Embody, Resume, Seated, Verb};
use crate::dialect::secret::Secret;
use crate::error::Result;
use crate::model::{ModeratorId, ParticipantId};

/// Most tokens kept: they are asked for again.
const MOST: usize = 100_000;

/// The key of the place, and the tokens of those one speaks for.
pub(super) struct Tokens {
    pub(super) key: Option<Secret>,
    people: Mutex<HashMap<ParticipantId, Secret>>,
    seats: Mutex<HashMap<ModeratorId, Secret>>,
}

impl Tokens {
    pub(super) fn new(key: Option<Secret>) -> Self {
        Self { key, people: Mutex::default(), seats: Mutex::default() }
    }

    /// Keeps the token of a participant.
    pub(super) fn embodied(&self, embodied: Embodied) -> (ParticipantId, Secret) {
        let mut people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        if people.len() >= MOST {
            people.clear();
        }
        people.insert(embodied.participant, embodied.token.clone());
        (embodied.participant, embodied.token)
    }

    /// Keeps the token of a moderator.
    pub(super) fn seated(&self, seated: Seated) -> (ModeratorId, Secret) {
        let mut seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        seats.insert(seated.moderator, seated.token.clone());
        (seated.moderator, seated.token)
    }

    fn person(&self, who: ParticipantId) -> Option<Secret> {
        self.people.lock().unwrap_or_else(PoisonError::into_inner).get(&who).cloned()
    }

    fn seat(&self, who: ModeratorId) -> Option<Secret> {
        self.seats.lock().unwrap_or_else(PoisonError::into_inner).get(&who).cloned()
    }
}

impl Ilfaut {
    /// Says a verb with the key of the place, or as the moderator who logged in.
    pub(super) async fn owner<V: Verb + Sync>(&self, verb: &V) -> Result<V::Answer> {
        let access = self.login.as_ref().and_then(Login::access);
        self.say(self.tokens.key.as_ref().or(access.as_ref()), verb).await
    }

    /// Says a verb as a participant.
    pub(super) async fn citizen<V: Verb + Sync>(&self, who: ParticipantId, verb: &V) -> Result<V::Answer> {
        if let Some(token) = self.tokens.person(who)
            && let Heard::Answer(answer) = self.ask(Some(&token), verb).await?
        {
            return Ok(answer);
        }
        let embodied = self.owner(&Embody { participant: who }).await?;
        let (_, token) = self.tokens.embodied(embodied);
        self.say(Some(&token), verb).await
    }

    /// Says a verb as a moderator.
    pub(super) async fn desk<V: Verb + Sync>(&self, who: ModeratorId, verb: &V) -> Result<V::Answer> {
        if let Some(token) = self.tokens.seat(who)
            && let Heard::Answer(answer) = self.ask(Some(&token), verb).await?
        {
            return Ok(answer);
        }
        let seated = match &self.login {
            Some(login) => self.own_seat(login).await?,
            None => self.owner(&Resume { moderator: who }).await?,
        };
        let (_, token) = self.tokens.seated(seated);
        self.say(Some(&token), verb).await
    }
}

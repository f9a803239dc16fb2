//! Who asks, and from where. Made for every request by `guard`.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::house::House;
use super::keys::Staffer;
use super::reply::{Answer, Refused};
use crate::dialect::extension::Who;
use crate::dialect::fault::Act;
use crate::dialect::header::Location;
use crate::error::Result;
use crate::model::{ModeratorId, ParticipantId, QuestionId};

/// The kind of an anonymous session's link.
const SESSION: &str = "session";
/// The kind of the link of a moderator who votes.
const STAFF: &str = "staff";
/// The one participant that all read as who have not voted.
const READER: &str = "reader";

/// Whoever asks.
#[derive(Debug, Clone)]
pub(super) struct Guest {
    /// By which right.
    pub(super) caller: Caller,
    /// The session.
    pub(super) session: Session,
    /// The page of their program they ask from.
    pub(super) location: Location,
}

/// By which right somebody asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Caller {
    /// As anybody.
    Anonymous,
    /// As a participant with a token.
    Participant(ParticipantId),
    /// As a moderator.
    Moderator(Desk),
    /// With the key of the place.
    Owner,
}

/// A moderator at work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Desk {
    /// The number.
    pub(super) id: ModeratorId,
    /// The account; none for whoever was seated by the owner.
    pub(super) account: Option<Staffer>,
}

/// A session: the link of an anonymous participant, and whether there is one.
#[derive(Debug, Clone)]
pub(super) struct Session {
    /// Random; the session is filed under its keyed hash.
    pub(super) link: [u8; 16],
    joined: Arc<AtomicBool>,
    ended: Arc<AtomicBool>,
}

impl Session {
    pub(super) fn new(link: [u8; 16], joined: bool) -> Self {
        Self { link, joined: Arc::new(AtomicBool::new(joined)), ended: Arc::default() }
    }

    /// Ends it: the answer names a new one.
    pub(super) fn end(&self) {
        self.ended.store(true, Ordering::Relaxed);
    }

    /// Whether the answer names a new one.
    pub(super) fn has_ended(&self) -> bool {
        self.ended.load(Ordering::Relaxed)
    }

    /// Whether somebody takes part through it.
    pub(super) fn has_joined(&self) -> bool {
        self.joined.load(Ordering::Relaxed)
    }
}

impl Desk {
    /// Whether they moderate this question.
    pub(super) fn moderates(&self, question: &QuestionId) -> bool {
        self.questions().is_none_or(|own| own.contains(question))
    }

    /// The questions they moderate; none: all.
    pub(super) fn questions(&self) -> Option<&[QuestionId]> {
        self.account.as_ref()?.questions.as_deref()
    }

    /// Whether they may also open and close questions.
    pub(super) fn is_admin(&self) -> bool {
        self.account.as_ref().is_none_or(|account| account.admin)
    }

    /// Refuses unless they moderate this question.
    pub(super) fn must_moderate(&self, question: &QuestionId) -> Answer<()> {
        if self.moderates(question) { Ok(()) } else { Err(Refused::forbidden()) }
    }
}

impl Guest {
    /// Refuses whoever may not say such a verb.
    pub(super) fn may(&self, who: Who) -> Answer<()> {
        let fits = match (who, &self.caller) {
            (Who::Anyone, _)
            | (Who::Participant, Caller::Participant(_))
            | (Who::Moderator, Caller::Moderator(_) | Caller::Owner)
            | (Who::Owner, Caller::Owner) => true,
            (Who::Participant | Who::Moderator | Who::Owner, _) => false,
        };
        match (fits, &self.caller) {
            (true, _) => Ok(()),
            (false, Caller::Anonymous) => Err(Refused::unknown_caller()),
            (false, _) => Err(Refused::forbidden()),
        }
    }

    /// The participant who asks, made on first contact: for what leaves a trace.
    pub(super) async fn participant(&self, house: &House) -> Result<ParticipantId> {
        match &self.caller {
            Caller::Participant(id) => Ok(*id),
            Caller::Moderator(desk) => house.participant(STAFF, &desk.id.0.to_be_bytes()).await,
            Caller::Anonymous | Caller::Owner => {
                let id = house.participant(SESSION, &self.session.link).await?;
                self.session.joined.store(true, Ordering::Relaxed);
                Ok(id)
            }
        }
    }

    /// The participant who asks, or the one that all are who only read: nobody is made by looking.
    pub(super) async fn reader(&self, house: &House) -> Result<ParticipantId> {
        match &self.caller {
            Caller::Anonymous | Caller::Owner if !self.session.has_joined() => house.participant(READER, b"").await,
            _ => self.participant(house).await,
        }
    }

    /// The account that asks: not an anonymous session.
    pub(super) async fn user(&self, house: &House) -> Answer<ParticipantId> {
        match &self.caller {
            Caller::Anonymous => Err(Refused::unknown_caller()),
            Caller::Owner => Err(Refused::forbidden()),
            _ => self.participant(house).await.map_err(|error| Refused::of(&error, Act::Account)),
        }
    }

    /// The moderator who asks.
    pub(super) fn desk(&self) -> Answer<&Desk> {
        match &self.caller {
            Caller::Moderator(desk) => Ok(desk),
            Caller::Anonymous => Err(Refused::unknown_caller()),
            Caller::Participant(_) | Caller::Owner => Err(Refused::forbidden()),
        }
    }
}

impl FromRequestParts<Arc<House>> for Guest {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<House>) -> Answer<Self> {
        parts.extensions.get::<Self>().cloned().ok_or_else(Refused::unknown_caller)
    }
}

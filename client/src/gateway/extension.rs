//! ilfaut's own operations: each verb of the port on its own path. Knows no verb in particular.

mod citizen;
mod moderator;
mod organiser;
mod program;
mod reading;

use std::future::Future;
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::{get, post};

use super::guest::{Caller, Desk, Guest};
use super::house::House;
use super::reply::{Answer, Refused, Sent, json};
use crate::backend::Backend;
use crate::dialect::Fault;
use crate::dialect::extension::{PREFIX, Verb, Welcome};
use crate::dialect::fault::{Act, Key};
use crate::error::Result;
use crate::model::ParticipantId;

/// The routes of all verbs.
pub(super) fn routes() -> Router<Arc<House>> {
    let welcome = Router::new().route(PREFIX, get(welcome));
    let verbs = Verbs(welcome);
    organiser::add(reading::add(moderator::add(citizen::add(program::add(verbs))))).0
}

async fn welcome(State(house): State<Arc<House>>) -> Response {
    let version = env!("CARGO_PKG_VERSION").to_owned();
    json(&Welcome { name: "ilfaut".to_owned(), version, can: house.backend.can() })
}

/// Verbs being added to a router.
struct Verbs(Router<Arc<House>>);

impl Verbs {
    /// A verb whose work looks after who may by itself, beyond what the verb says.
    fn on<V: Verb, F, W>(self, work: F) -> Self
    where
        F: Fn(Arc<House>, Guest, V) -> W + Clone + Send + Sync + 'static,
        W: Future<Output = Answer<V::Answer>> + Send,
    {
        let handle = move |State(house): State<Arc<House>>, guest: Guest, sent: Sent| {
            let work = work.clone();
            async move {
                guest.may(V::WHO)?;
                let answer = work(house, guest, read::<V>(&sent)?).await?;
                Answer::Ok(json(&answer))
            }
        };
        Self(self.0.route(&V::path(), post(handle)))
    }

    /// A verb of anyone who may, that is only handed on.
    fn anyone<V: Verb, F, W>(self, work: F) -> Self
    where
        F: Fn(Arc<dyn Backend>, V) -> W + Clone + Send + Sync + 'static,
        W: Future<Output = Result<V::Answer>> + Send,
    {
        self.on(move |house, _, verb| {
            let work = work(Arc::clone(&house.backend), verb);
            async move { work.await.map_err(|error| refused(&error)) }
        })
    }

    /// A verb of a participant.
    fn citizen<V: Verb, F, W>(self, work: F) -> Self
    where
        F: Fn(Arc<dyn Backend>, ParticipantId, V) -> W + Clone + Send + Sync + 'static,
        W: Future<Output = Result<V::Answer>> + Send,
    {
        self.on(move |house, guest, verb| {
            let work = work.clone();
            async move {
                let Caller::Participant(who) = guest.caller else { return Err(Refused::unknown_caller()) };
                work(Arc::clone(&house.backend), who, verb).await.map_err(|error| refused(&error))
            }
        })
    }

    /// A verb of a moderator, who looks after which questions are theirs.
    fn desk<V: Verb, F, W>(self, work: F) -> Self
    where
        F: Fn(Arc<House>, Desk, V) -> W + Clone + Send + Sync + 'static,
        W: Future<Output = Answer<V::Answer>> + Send,
    {
        self.on(move |house, guest, verb| {
            let work = work.clone();
            async move { work(house, guest.desk()?.clone(), verb).await }
        })
    }
}

fn refused(error: &crate::Error) -> Refused {
    Refused::of(error, Act::Read)
}

/// The verb in a body.
fn read<V: Verb>(sent: &Sent) -> Answer<V> {
    let bytes: &[u8] = if sent.0.is_empty() { b"{}" } else { &sent.0 };
    serde_json::from_slice(bytes).map_err(|error| Fault::one(400, "body", Key::Malformed, error.to_string()).into())
}

//! Visitors as make.org's front sends them: a sequence is dealt to an anonymous session, then each of its cards is voted on.

use std::net::SocketAddr;

use ilfaut_client::backend::SEQUENCE;
use serde_json::Value;

use crate::callers::Caller;
use crate::people::question;
use crate::wire::Wire;

/// What can be voted, in turn.
const KEYS: [&str; 3] = ["agree", "disagree", "neutral"];

/// A session and the cards that were dealt to it: proposal and proposal key.
pub(crate) struct Visit {
    /// The session.
    pub(crate) session: String,
    /// The cards.
    pub(crate) cards: Vec<(String, String)>,
}

/// Where the standard sequence is read.
pub(crate) fn sequence() -> String {
    format!("/sequences/standard/{}", question())
}

impl Visit {
    /// Begins with a new session.
    pub(crate) async fn begin(wire: &mut Wire) -> Self {
        let told = wire.get(&sequence(), None).await;
        assert_eq!(told.status, 200, "{}", String::from_utf8_lossy(&told.body));
        let said: Value = serde_json::from_slice(&told.body).unwrap();
        let text = |card: &Value, name: &str| card[name].as_str().unwrap().to_owned();
        let cards = said["proposals"].as_array().unwrap().iter();
        let cards: Vec<_> = cards.map(|card| (text(card, "id"), text(card, "proposalKey"))).collect();
        assert_eq!(cards.len(), SEQUENCE);
        Self { session: told.session, cards }
    }

    /// Vote number `number`: one card after the other, then all again with the next key; answers whether it was acknowledged.
    pub(crate) async fn vote(&self, wire: &mut Wire, number: usize) -> bool {
        let (proposal, key) = &self.cards[number % self.cards.len()];
        let vote = KEYS[number / self.cards.len() % 3];
        let body = format!(r#"{{"voteKey":"{vote}","proposalKey":"{key}"}}"#);
        wire.post(&format!("/proposals/{proposal}/vote"), &self.session, &body).await.status == 200
    }
}

/// So many new sessions with their cards.
pub(crate) async fn visits(address: SocketAddr, count: usize) -> Vec<Visit> {
    let mut wire = Wire::to(address).await;
    let mut visits = Vec::with_capacity(count);
    for _ in 0..count {
        visits.push(Visit::begin(&mut wire).await);
    }
    visits
}

/// A visitor who votes without end, on a connection of their own.
pub(crate) struct Voter {
    wire: Wire,
    visit: Visit,
    cast: usize,
}

/// So many voters, each with one of the visits.
pub(crate) async fn voters(address: SocketAddr, visits: Vec<Visit>, count: usize) -> Vec<Voter> {
    let mut voters = Vec::with_capacity(count);
    for visit in visits.into_iter().take(count) {
        voters.push(Voter { wire: Wire::to(address).await, visit, cast: 0 });
    }
    voters
}

impl Caller for Voter {
    async fn ask(&mut self) -> bool {
        self.cast += 1;
        self.visit.vote(&mut self.wire, self.cast - 1).await
    }
}

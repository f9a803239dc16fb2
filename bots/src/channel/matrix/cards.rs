//! Which idea a message of ours is about, and which vote a sign was. A message says itself which idea it is, so that a card of
//! last month still takes votes; what a sign said is kept for a while, since taking it away leaves nothing of it.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ilfaut_client::model::{ProposalId, Time};
use matrix_sdk::Client;
use matrix_sdk::config::RequestConfig;
use matrix_sdk::ruma::{EventId, RoomId};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::event::{AMONG, Event, IDEA};
use super::timeline::{self, Unknown};
use crate::identity::{Identity, Mark};
use crate::memory::Ledger;

/// What the key of a sign begins with; its proof follows.
const SIGN: &[u8] = b"matrix/sign/";
/// What the key of somebody's last sign on an idea begins with; the proof of both follows.
const LAST: &[u8] = b"matrix/last/";
/// What the key of the message in front of a room begins with; its proof follows.
const FRONT: &[u8] = b"matrix/front/";
/// Bytes of a proof that tell one event from all others.
const PROOF: usize = 16;
/// How long a sign can be taken back by taking it away, in milliseconds (ninety days).
const KEPT: i64 = 90 * Time::DAY;
/// Messages remembered without asking the homeserver.
const KNOWN: usize = 4_096;

/// How long the homeserver may take to show a message.
const CALL: Duration = Duration::from_secs(5);

/// A message of ours about an idea.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Card {
    /// Which idea.
    pub(super) proposal: ProposalId,
    /// Whether it was meant for several people.
    pub(super) among: bool,
}

impl Card {
    /// What a message of ours says of itself; none: it is about no idea.
    fn read(event: &Event) -> Option<Self> {
        let among = event.content(&[AMONG]).and_then(Value::as_bool).unwrap_or_default();
        Some(Self { proposal: ProposalId::from(event.text(&[IDEA])?), among })
    }
}

/// What is known of cards and signs.
#[derive(Clone)]
pub(super) struct Cards(Arc<Inner>);

struct Inner {
    client: Client,
    ledger: Ledger,
    identity: Identity,
    known: Mutex<Known>,
}

/// The cards of late, the oldest first, and other messages that are none.
#[derive(Default)]
struct Known {
    cards: HashMap<String, Option<Card>>,
    order: VecDeque<String>,
    /// When what is old was dropped last.
    swept: i64,
}

/// What the key of words in which somebody had an idea begins with; the proof of their event follows.
const WORDS: &[u8] = b"matrix/words/";
/// Words as they are kept: not themselves, only what tells them from others.
#[derive(Serialize, Deserialize)]
struct Words {
    at: i64,
    mark: Mark,
}
/// A sign as it is kept; under the key of somebody's last one too.
#[derive(Serialize, Deserialize)]
struct Sign {
    at: i64,
    event: String,
    proposal: ProposalId,
}

impl Cards {
    /// The cards of this account, and its signs in this store.
    pub(super) fn open(client: Client, ledger: Ledger, identity: Identity, now: i64) -> Self {
        let cards = Self(Arc::new(Inner { client, ledger, identity, known: Mutex::default() }));
        cards.drop_old(now);
        cards
    }

    /// Drops what is older than is kept, once a day.
    fn drop_old(&self, now: i64) {
        let last = std::mem::replace(&mut self.known().swept, now);
        if last != 0 && now - last < Time::DAY {
            self.known().swept = last;
            return;
        }
        let all = self.clone();
        tokio::task::spawn_blocking(move || match all.old(now) {
            Ok(old) => all.0.ledger.put_soon(old.into_iter().map(|key| (key, None)).collect()),
            Err(error) => tracing::warn!(%error, "what signs said long ago cannot be looked through"),
        });
    }

    fn old(&self, now: i64) -> ilfaut_client::Result<Vec<Vec<u8>>> {
        let (identity, mut old) = (&self.0.identity, Vec::new());
        for prefix in [SIGN, LAST] {
            self.0.ledger.scan(prefix, &mut |key, value| {
                if read::<Sign>(identity, value).is_none_or(|sign| now - sign.at > KEPT) {
                    old.push(key.to_vec());
                }
            })?;
        }
        self.0.ledger.scan(WORDS, &mut |key, value| {
            if read::<Words>(identity, value).is_none_or(|words| now - words.at > KEPT) {
                old.push(key.to_vec());
            }
        })?;
        Ok(old)
    }

    /// A message of ours in a room is about this idea; among several people it is the one in front of them.
    pub(super) fn shown(&self, room: &str, event: &str, card: Card) {
        if card.among {
            let kept = self.0.identity.seal_bytes(event.as_bytes());
            self.0.ledger.put_soon(vec![(self.key(FRONT, &[room]), Some(kept))]);
        }
        self.note(event, Some(card));
    }

    /// The message of ours about the idea that is in front of several people.
    pub(super) fn in_front(&self, room: &str) -> Option<String> {
        let kept = self.0.ledger.get(&self.key(FRONT, &[room])).ok()??;
        String::from_utf8(self.0.identity.open_bytes(&kept)?).ok()
    }

    fn note(&self, event: &str, card: Option<Card>) {
        let mut known = self.known();
        if known.cards.insert(event.to_owned(), card).is_none() {
            known.order.push_back(event.to_owned());
        }
        if known.order.len() > KNOWN
            && let Some(oldest) = known.order.pop_front()
        {
            known.cards.remove(&oldest);
        }
    }

    /// Whether it is known without asking the homeserver which idea a message is about, or that it is about none.
    pub(super) fn knows(&self, event: &str) -> bool {
        self.known().cards.contains_key(event)
    }

    /// The idea that a message is about; none: it is not ours, or about none.
    pub(super) async fn idea(&self, room: &str, event: &str) -> Result<Option<Card>, Unknown> {
        if let Some(known) = self.known().cards.get(event) {
            return Ok(known.clone());
        }
        let (Ok(id), Ok(name)) = (<&RoomId>::try_from(room), <&EventId>::try_from(event)) else { return Ok(None) };
        let room = self.0.client.get_room(id).ok_or(Unknown::Away)?;
        let found = match room.event(name, Some(RequestConfig::new().timeout(CALL).disable_retry())).await {
            Ok(found) => found,
            Err(error) => {
                let unknown = Unknown::of(&error);
                if unknown.is_none() {
                    self.note(event, None); // asked for once, however many signs are put on it
                }
                return unknown.map_or(Ok(None), Err);
            }
        };
        let me = self.0.client.user_id().map(AsRef::as_ref);
        let ours = timeline::read(&found).filter(|(found, _)| Some(found.sender.as_str()) == me);
        if matches!(ours, Some((_, true))) {
            return Err(Unknown::Sealed);
        }
        let card = ours.and_then(|(found, _)| Card::read(&found));
        self.note(event, card.clone());
        Ok(card)
    }

    /// This sign of somebody is a vote on an idea, and their last one on it: kept before whatever is written after this.
    pub(super) fn remember(&self, from: &str, sign: &str, proposal: &ProposalId, now: i64) {
        let kept = Sign { at: now, event: sign.to_owned(), proposal: proposal.clone() };
        let kept = self.0.identity.seal_bytes(&postcard::to_stdvec(&kept).unwrap_or_default());
        let keys = [self.key(SIGN, &[sign]), self.key(LAST, &[from, &proposal.0])];
        self.0.ledger.put_soon(keys.map(|key| (key, Some(kept.clone()))).into());
        self.drop_old(now);
    }

    /// This sign of somebody is taken away; answers the idea that it was a vote on, unless another sign said more since.
    pub(super) fn taken_away(&self, from: &str, sign: &str) -> Option<ProposalId> {
        let proposal = self.kept(&self.key(SIGN, &[sign]))?.proposal;
        let last = self.kept(&self.key(LAST, &[from, &proposal.0]))?;
        (last.event == sign).then_some(proposal)
    }

    /// Somebody had an idea in this event.
    pub(super) fn worded(&self, event: &str, words: &str, now: i64) {
        let kept = Words { at: now, mark: self.0.identity.mark(words) };
        let kept = self.0.identity.seal_bytes(&postcard::to_stdvec(&kept).unwrap_or_default());
        self.0.ledger.put_soon(vec![(self.key(WORDS, &[event]), Some(kept))]);
    }

    /// The mark of the words in which somebody had an idea, if this event was that.
    pub(super) fn words(&self, event: &str) -> Option<Mark> {
        let kept = self.0.ledger.get(&self.key(WORDS, &[event])).ok()??;
        read::<Words>(&self.0.identity, &kept).map(|words| words.mark)
    }

    fn kept(&self, key: &[u8]) -> Option<Sign> {
        read(&self.0.identity, &self.0.ledger.get(key).ok()??)
    }

    fn key(&self, prefix: &[u8], of: &[&str]) -> Vec<u8> {
        let proof = self.0.identity.proof(&[prefix, of.join("\0").as_bytes()].concat());
        prefix.iter().chain(proof.iter().take(PROOF)).copied().collect()
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn read<T: DeserializeOwned>(identity: &Identity, sealed: &[u8]) -> Option<T> {
    postcard::from_bytes(&identity.open_bytes(sealed)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_says_whether_it_was_meant_for_one_or_for_several() {
        let card = |content: Value| {
            let event = serde_json::json!({ "event_id": "$e", "sender": "@bot:x", "type": "m.room.message", "content": content });
            Card::read(&Event::read(event).unwrap()).map(|card| card.among)
        };
        assert_eq!(card(serde_json::json!({ IDEA: "p", AMONG: true })), Some(true));
        assert_eq!(card(serde_json::json!({ IDEA: "p" })), Some(false), "what says nothing was said to one");
        assert_eq!(card(serde_json::json!({ AMONG: true })), None);
    }
}

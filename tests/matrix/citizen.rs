//! Somebody on Matrix with a program of their own: creates rooms, invites, writes, puts signs on messages and takes them away,
//! and sees what everybody in the room sees. Knows nothing of the bot but its name.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use matrix_sdk::config::SyncSettings;
use matrix_sdk::deserialized_responses::EncryptionInfo;
use matrix_sdk::ruma::api::client::room::create_room::v3::{Request as CreateRoom, RoomPreset};
use matrix_sdk::ruma::events::InitialStateEvent;
use matrix_sdk::ruma::events::poll::unstable_response::UnstablePollResponseEventContent;
use matrix_sdk::ruma::events::poll::unstable_start::OriginalSyncUnstablePollStartEvent;
use matrix_sdk::ruma::events::reaction::ReactionEventContent;
use matrix_sdk::ruma::events::relation::Annotation;
use matrix_sdk::ruma::events::room::encryption::RoomEncryptionEventContent;
use matrix_sdk::ruma::events::room::message::{
    ImageMessageEventContent, MessageType, OriginalSyncRoomMessageEvent, Relation, ReplacementMetadata,
    RoomMessageEventContent,
};
use matrix_sdk::ruma::{OwnedEventId, OwnedRoomId, RoomId, UserId};
use matrix_sdk::{Client, Room, RoomMemberships};
use tokio::task::AbortHandle;
use tokio::time::{Instant, sleep};

use super::synapse::Synapse;

/// Nothing here takes longer unless it is broken; a busy machine needs some of it.
pub(super) const SOON: Duration = Duration::from_mins(1);

/// A message as it is seen.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub(super) event: OwnedEventId,
    pub(super) room: OwnedRoomId,
    pub(super) from: String,
    pub(super) body: String,
    /// Whether it rings.
    pub(super) rings: bool,
    /// Whether it came encrypted.
    pub(super) sealed: bool,
    /// The event under which it stands.
    pub(super) thread: Option<OwnedEventId>,
    /// The picture that it is.
    pub(super) picture: Option<ImageMessageEventContent>,
}

/// Somebody.
pub(super) struct Citizen {
    pub(super) client: Client,
    seen: Arc<Mutex<Vec<Seen>>>,
    polls: Arc<Mutex<Vec<(OwnedEventId, String)>>>,
    syncing: AbortHandle,
}

impl Drop for Citizen {
    fn drop(&mut self) {
        self.syncing.abort();
    }
}

impl Citizen {
    /// Somebody new on this homeserver.
    pub(super) async fn new(synapse: &Synapse, name: &str) -> Self {
        Self::by(synapse, name, &synapse.url()).await
    }

    /// The same, who finds the homeserver here.
    pub(super) async fn by(synapse: &Synapse, name: &str, url: &str) -> Self {
        Self::with(synapse.register_by(name, url).await)
    }

    /// Somebody known, with another program.
    pub(super) async fn again(synapse: &Synapse, name: &str) -> Self {
        Self::with(synapse.log_in(name).await)
    }

    fn with(client: Client) -> Self {
        let seen: Arc<Mutex<Vec<Seen>>> = Arc::default();
        let all = Arc::clone(&seen);
        client.add_event_handler(
            move |event: OriginalSyncRoomMessageEvent, room: Room, sealed: Option<EncryptionInfo>| {
                all.lock().unwrap().push(Seen {
                    room: room.room_id().to_owned(),
                    from: event.sender.to_string(),
                    body: event.content.body().to_owned(),
                    rings: !matches!(event.content.msgtype, MessageType::Notice(_)),
                    sealed: sealed.is_some(),
                    picture: match event.content.msgtype {
                        MessageType::Image(picture) => Some(picture),
                        _ => None,
                    },
                    thread: match event.content.relates_to {
                        Some(Relation::Thread(thread)) => Some(thread.event_id),
                        _ => None,
                    },
                    event: event.event_id,
                });
                async {}
            },
        );
        let polls: Arc<Mutex<Vec<_>>> = Arc::default();
        let asked = Arc::clone(&polls);
        client.add_event_handler(move |event: OriginalSyncUnstablePollStartEvent| {
            asked.lock().unwrap().push((event.event_id, event.content.poll_start().question.text.clone()));
            async {}
        });
        let own = client.clone();
        let settings = SyncSettings::default().timeout(Duration::from_secs(10));
        let syncing = tokio::spawn(async move {
            loop {
                let _ = own.sync(settings.clone()).await; // the homeserver is away: ask again
                sleep(Duration::from_millis(200)).await;
            }
        });
        Self { client, seen, polls, syncing: syncing.abort_handle() }
    }

    /// Opens a room for two and waits until the other is there.
    pub(super) async fn invites(&self, other: &str, sealed: bool) -> Room {
        let other = <&UserId>::try_from(other).unwrap();
        let mut request = CreateRoom::new();
        request.is_direct = true;
        request.preset = Some(RoomPreset::TrustedPrivateChat);
        request.invite = vec![other.to_owned()];
        if sealed {
            let content = RoomEncryptionEventContent::with_recommended_defaults();
            request.initial_state = vec![InitialStateEvent::with_empty_state_key(content).to_raw_any()];
        }
        let room = self.client.create_room(request).await.unwrap();
        let until = Instant::now() + SOON;
        loop {
            let here = room.members(RoomMemberships::JOIN).await.unwrap();
            if here.iter().any(|member| member.user_id() == other) {
                return room;
            }
            assert!(Instant::now() < until, "{other} does not come");
            sleep(Duration::from_millis(100)).await;
        }
    }

    /// Waits until so many people are in a room.
    pub(super) async fn is_with(&self, room: &Room, count: usize) {
        let until = Instant::now() + SOON;
        while room.members(RoomMemberships::JOIN).await.unwrap().len() != count {
            assert!(Instant::now() < until, "{:?}", room.members(RoomMemberships::JOIN).await);
            sleep(Duration::from_millis(100)).await;
        }
    }

    /// Comes into a room that called them.
    pub(super) async fn joins(&self, room: &RoomId) -> Room {
        let until = Instant::now() + SOON;
        loop {
            if let Ok(room) = self.client.join_room_by_id(room).await {
                return room;
            }
            assert!(Instant::now() < until, "{room} does not let them in");
            sleep(Duration::from_millis(100)).await;
        }
    }

    /// A room that their program learns of.
    pub(super) async fn knows(&self, room: &RoomId) -> Room {
        let until = Instant::now() + SOON;
        loop {
            if let Some(room) = self.client.get_room(room) {
                return room;
            }
            assert!(Instant::now() < until, "they never hear of {room}");
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// How many messages of others say this.
    pub(super) fn times(&self, words: &str) -> usize {
        self.sees().iter().filter(|seen| seen.body.contains(words)).count()
    }

    /// How many messages they have seen.
    pub(super) fn count(&self) -> usize {
        self.seen.lock().unwrap().len()
    }

    /// All messages of others, in the order in which they came.
    pub(super) fn sees(&self) -> Vec<Seen> {
        let me = self.client.user_id().unwrap().to_string();
        self.seen.lock().unwrap().iter().filter(|seen| seen.from != me).cloned().collect()
    }

    /// Waits for a message of another with these words, of those after the first so many.
    pub(super) async fn sees_after(&self, count: usize, words: &str) -> Seen {
        let until = Instant::now() + SOON;
        let me = self.client.user_id().unwrap().to_string();
        loop {
            let found = self
                .seen
                .lock()
                .unwrap()
                .iter()
                .skip(count)
                .find(|seen| seen.from != me && seen.body.contains(words))
                .cloned();
            if let Some(found) = found {
                return found;
            }
            assert!(Instant::now() < until, "nobody said {words:?}: {:#?}", self.sees());
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Writes.
    pub(super) async fn says(&self, room: &Room, words: &str) -> OwnedEventId {
        let sent = room.send(RoomMessageEventContent::text_plain(words)).await.unwrap();
        sent.response.event_id
    }

    /// Writes, and waits for the answer with these words.
    pub(super) async fn asks(&self, room: &Room, words: &str, answer: &str) -> Seen {
        let count = self.count();
        self.says(room, words).await;
        self.sees_after(count, answer).await
    }

    /// Writes other words in the place of some.
    pub(super) async fn edits(&self, room: &Room, event: &OwnedEventId, words: &str) {
        let new = RoomMessageEventContent::text_plain(words);
        room.send(new.make_replacement(ReplacementMetadata::new(event.clone(), None))).await.unwrap();
    }

    /// Puts a sign on a message.
    pub(super) async fn signs(&self, room: &Room, event: &OwnedEventId, sign: &str) -> OwnedEventId {
        let sent = room.send(ReactionEventContent::new(Annotation::new(event.clone(), sign.to_owned()))).await.unwrap();
        sent.response.event_id
    }

    /// Waits for a poll with these words, and answers its name.
    pub(super) async fn sees_poll(&self, words: &str) -> OwnedEventId {
        let until = Instant::now() + SOON;
        loop {
            let found = self.polls.lock().unwrap().iter().find(|(_, asked)| asked.contains(words)).cloned();
            if let Some((event, _)) = found {
                return event;
            }
            assert!(Instant::now() < until, "no poll {words:?}: {:#?}", self.polls.lock().unwrap());
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Answers a poll.
    pub(super) async fn answers(&self, room: &Room, poll: &OwnedEventId, answers: &[&str]) {
        let answers = answers.iter().map(|answer| (*answer).to_owned()).collect();
        room.send(UnstablePollResponseEventContent::new(answers, poll.clone())).await.unwrap();
    }

    /// Takes something of theirs away.
    pub(super) async fn takes_away(&self, room: &Room, event: &OwnedEventId) {
        room.redact(event, None, None).await.unwrap();
    }
}

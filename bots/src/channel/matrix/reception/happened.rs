//! What happened in each room since the mark, in order, and what the homeserver left out of it. Knows nothing of what an event
//! means but who was let in by it, and asks the homeserver nothing.

use matrix_sdk::Room;
use matrix_sdk::sync::SyncResponse;

use super::Reception;
use super::said::Batch;
use crate::channel::matrix::event::Event;
use crate::channel::matrix::intake::{Around, Entry, LeftOut, What, entry};
use crate::channel::matrix::timeline::read;

impl Reception {
    /// What was said to us in each room since the mark. The very first answer only tells where we are: what was said before is
    /// not answered, unless another device of ours heard what came before that.
    pub(super) async fn happened(&self, response: &SyncResponse) -> Batch {
        let (mark, former) = (self.mark(), self.inbox.former());
        let mut batch = Batch::default();
        for (id, update) in &response.rooms.joined {
            let Some(room) = self.rooms.get(id) else { continue };
            let count = self.rooms.readers(&room).await;
            match (&mark, &former) {
                (Some(mark), _) => {
                    let events: Vec<(Event, bool)> = update.timeline.events.iter().filter_map(read).collect();
                    let gap = update.timeline.limited && !events.iter().any(|(event, _)| self.rooms.lets_in(event));
                    let came: i64 = events.iter().map(|(event, _)| event.more()).sum();
                    if gap {
                        let until = update.timeline.prev_batch.clone();
                        batch.said.extend(self.left_out(&room, mark, until, count.saturating_add_signed(-came)));
                    }
                    self.said(room.room_id().as_str(), events, count, &mut batch);
                }
                (None, Some(former)) => {
                    batch.said.extend(self.left_out(&room, former, Some(response.next_batch.clone()), count));
                }
                (None, None) => {}
            }
        }
        batch
    }

    /// A room in which something is to be asked for.
    fn left_out(&self, room: &Room, since: &str, until: Option<String>, members: u64) -> Option<Entry> {
        let id = room.room_id().as_str();
        let value = serde_json::json!({ "event_id": format!("left out {since} {id}"), "sender": id, "type": "" });
        let around = Around { me: &self.me, room: id, sealed: false };
        let left_out = LeftOut { since: since.to_owned(), until, members };
        Some(entry(&Event::read(value)?, &around, id, What::LeftOut(left_out)))
    }
}

//! What happened in each room since the mark, in order and without a gap, as far as the homeserver shows it. Knows nothing of
//! what an event means but who was let in by it.

use matrix_sdk::Room;
use matrix_sdk::sync::{SyncResponse, Timeline};

use super::Reception;
use crate::channel::matrix::event::Event;
use crate::channel::matrix::timeline::{Away, between, read};

/// What happened in a room, in order, and whether it could not be decrypted.
pub(in crate::channel::matrix) type Happened = (Room, Vec<(Event, bool)>);

impl Reception {
    /// What happened in each room since the mark, with what an answer of the homeserver left out of it; all of it, or none when
    /// that cannot be fetched just now. The very first answer only tells where we are: what was said before is not answered,
    /// unless another device of ours heard what came before that. `hurried`: a room that cannot be fetched goes without.
    pub(in crate::channel::matrix) async fn happened(
        &self,
        response: &SyncResponse,
        hurried: bool,
    ) -> Result<Vec<Happened>, Away> {
        let (mark, former) = (self.mark(), self.inbox.former());
        let mut happened = Vec::new();
        for (id, update) in &response.rooms.joined {
            let Some(room) = self.rooms.get(id) else { continue };
            let events = match (&mark, &former) {
                (Some(mark), _) => self.events_in(&room, &update.timeline, mark, hurried).await?,
                (None, Some(former)) => left_out(&room, Some(&response.next_batch), former, hurried).await?,
                (None, None) => continue,
            };
            happened.push((room, self.since_called(events)));
        }
        Ok(happened)
    }

    /// What happened in a room since the mark.
    async fn events_in(
        &self,
        room: &Room,
        timeline: &Timeline,
        mark: &str,
        hurried: bool,
    ) -> Result<Vec<(Event, bool)>, Away> {
        let mut events: Vec<(Event, bool)> = timeline.events.iter().filter_map(read).collect();
        if timeline.limited && !events.iter().any(|(event, _)| self.rooms.lets_in(event)) {
            events.splice(0..0, left_out(room, timeline.prev_batch.as_deref(), mark, hurried).await?);
        }
        Ok(events)
    }

    /// What was said before we were called was not said to us.
    fn since_called(&self, mut events: Vec<(Event, bool)>) -> Vec<(Event, bool)> {
        if let Some(from) = events.iter().position(|(event, _)| self.rooms.lets_in(event)) {
            let invited = events.iter().take(from).rposition(|(event, _)| self.rooms.invites(event)).unwrap_or(from);
            events.drain(..invited);
        }
        events
    }
}

/// What lies between two marks in a room; in a hurry a homeserver that does not tell it is not asked again.
async fn left_out(room: &Room, until: Option<&str>, mark: &str, hurried: bool) -> Result<Vec<(Event, bool)>, Away> {
    let events = between(room, until, mark).await;
    if events.is_err() && hurried {
        tracing::error!("what was said in a room meanwhile could not be fetched for minutes and is not heard");
        return Ok(Vec::new());
    }
    events
}

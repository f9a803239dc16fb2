//! A room's timeline: its events read one by one, and what a homeserver left out of an answer, fetched. Knows nothing of what
//! an event means.

use matrix_sdk::Room;
use matrix_sdk::deserialized_responses::TimelineEvent;
use matrix_sdk::room::MessagesOptions;
use matrix_sdk::ruma::UInt;

use super::event::Event;

/// Events of one page of what was left out.
const PAGE: u32 = 100;
/// Most pages of it: a room in which more was said meanwhile begins again where it is.
const PAGES: usize = 20;

/// An event, and whether it could not be decrypted; what cannot be read at all is passed over.
pub(super) fn read(event: &TimelineEvent) -> Option<(Event, bool)> {
    let value = serde_json::from_str(event.raw().json().get()).ok();
    let read = value.and_then(Event::read);
    if read.is_none() {
        tracing::warn!("an event that cannot be read is passed over");
    }
    let read = if event.encryption_info().is_some() { read?.within() } else { read? };
    Some((read, event.kind.is_utd()))
}

/// What happened in a room after the mark and before what was told of it, in order.
pub(super) async fn between(room: &Room, until: Option<&str>, mark: &str) -> Vec<(Event, bool)> {
    let mut found = Vec::new();
    let mut from = until.map(str::to_owned);
    for _ in 0..PAGES {
        let Some(start) = from.take() else { break };
        let mut asked = MessagesOptions::backward().from(start.as_str());
        (asked.to, asked.limit) = (Some(mark.to_owned()), UInt::from(PAGE));
        let Ok(page) = room.messages(asked).await else {
            tracing::warn!("what was said in a room meanwhile cannot be fetched");
            break;
        };
        if page.chunk.is_empty() {
            break;
        }
        found.extend(page.chunk.iter().filter_map(read));
        from = page.end;
    }
    found.reverse();
    found
}

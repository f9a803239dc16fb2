//! A room's timeline: its events read one by one, and what a homeserver left out of an answer, fetched. Knows nothing of what
//! an event means.

use matrix_sdk::deserialized_responses::TimelineEvent;
use matrix_sdk::room::MessagesOptions;
use matrix_sdk::ruma::UInt;
use matrix_sdk::ruma::api::error::ErrorKind;
use matrix_sdk::{Error, Room};

use super::event::{Event, KINDS};

/// Events of one page of what was left out.
const PAGE: u32 = 100;
/// Most pages of it: of a room in which more was said meanwhile the oldest is left out.
const PAGES: usize = 50;

/// What was said meanwhile could not be fetched just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Away;

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

/// What happened in a room after the mark and before what was told of it, in order. A homeserver that does not answer, or is
/// busy, is asked again later: only what it refuses to show is left out.
pub(super) async fn between(room: &Room, until: Option<&str>, mark: &str) -> Result<Vec<(Event, bool)>, Away> {
    let mut found = Vec::new();
    let mut from = until.map(str::to_owned);
    for _ in 0..PAGES {
        let Some(start) = from.take() else { break };
        let mut asked = MessagesOptions::backward().from(start.as_str());
        (asked.to, asked.limit) = (Some(mark.to_owned()), UInt::from(PAGE));
        asked.filter.types = Some(KINDS.map(str::to_owned).to_vec());
        let page = match room.messages(asked).await {
            Ok(page) => page,
            Err(error) if is_refused(&error) => {
                tracing::warn!("what was said in a room meanwhile is not shown to us");
                break;
            }
            Err(_) => return Err(Away),
        };
        found.extend(page.chunk.iter().filter_map(read));
        from = page.end;
    }
    if from.is_some() {
        tracing::warn!("more was said in a room meanwhile than is fetched: the oldest of it is not heard");
    }
    found.reverse();
    Ok(found)
}

/// Whether asking again would change nothing.
fn is_refused(error: &Error) -> bool {
    is_final(error.client_api_error_kind())
}

/// Whether a homeserver's answer stays the same however often it is asked.
pub(super) fn is_final(kind: Option<&ErrorKind>) -> bool {
    matches!(kind, Some(ErrorKind::Forbidden | ErrorKind::NotFound | ErrorKind::BadJson | ErrorKind::InvalidParam))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_refused_for_good_is_left_out() {
        for kind in [ErrorKind::Forbidden, ErrorKind::NotFound, ErrorKind::InvalidParam] {
            assert!(is_final(Some(&kind)), "{kind:?}");
        }
        for kind in [ErrorKind::Unknown, ErrorKind::ConnectionTimeout, ErrorKind::Unrecognized] {
            assert!(!is_final(Some(&kind)), "{kind:?}");
        }
        assert!(!is_final(None), "nobody answered");
    }
}

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

/// Why something cannot be told just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unknown {
    /// The homeserver does not answer, or asks to wait.
    Away,
    /// It cannot be read, or the homeserver itself does not know: that may end soon, or never.
    Sealed,
}

impl Unknown {
    /// By how it failed; none: there is nothing, and asking again would not change that.
    pub(super) fn of(error: &Error) -> Option<Self> {
        Self::by(error.client_api_error_kind())
    }

    /// By what the homeserver says.
    fn by(kind: Option<&ErrorKind>) -> Option<Self> {
        match kind {
            None | Some(ErrorKind::LimitExceeded(_) | ErrorKind::UnknownToken(_)) => Some(Self::Away),
            Some(ErrorKind::Forbidden | ErrorKind::NotFound | ErrorKind::BadJson | ErrorKind::InvalidParam) => None,
            Some(_) => Some(Self::Sealed),
        }
    }
}

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
pub(super) async fn between(room: &Room, until: Option<&str>, mark: &str) -> Result<Vec<(Event, bool)>, Unknown> {
    let mut found = Vec::new();
    let mut from = until.map(str::to_owned);
    for _ in 0..PAGES {
        let Some(start) = from.take() else { break };
        let mut asked = MessagesOptions::backward().from(start.as_str());
        (asked.to, asked.limit) = (Some(mark.to_owned()), UInt::from(PAGE));
        asked.filter.types = Some(KINDS.map(str::to_owned).to_vec());
        let page = match room.messages(asked).await {
            Ok(page) => page,
            Err(error) => {
                let Some(why) = Unknown::of(&error) else {
                    tracing::warn!("what was said in a room meanwhile is not shown to us");
                    break;
                };
                return Err(why);
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_refused_for_good_is_left_out() {
        for kind in [ErrorKind::Forbidden, ErrorKind::NotFound, ErrorKind::InvalidParam] {
            assert_eq!(Unknown::by(Some(&kind)), None, "{kind:?}: what is not shown to us is not ours");
        }
        for kind in [ErrorKind::Unknown, ErrorKind::ConnectionTimeout, ErrorKind::Unrecognized] {
            assert_eq!(Unknown::by(Some(&kind)), Some(Unknown::Sealed), "{kind:?}");
        }
        assert_eq!(Unknown::by(None), Some(Unknown::Away), "nobody answered");
    }
}

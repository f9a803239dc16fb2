//! What a homeserver's answer to a call means for a letter. Pure; knows no letter.

use std::time::Duration;

use matrix_sdk::ruma::api::error::{ErrorKind, RetryAfter};
use matrix_sdk::{Error, HttpError};

/// Longest wait that a homeserver may ask for.
const PATIENCE: Duration = Duration::from_mins(5);

/// What became of a call.
pub(super) enum Verdict {
    /// It is shown, as this event.
    Shown(String),
    /// Too fast: not before so long.
    SlowDown(Duration),
    /// Nobody can be reached there any more.
    Unreachable,
    /// Others than its reader are there by now.
    Crowded,
    /// It will never be taken, and why.
    Wrong(String),
    /// The homeserver is away.
    Away,
    /// It knows us no more: nothing is sent in this run.
    Ended,
    /// Nobody knows.
    Unknown,
}

/// What a failure means.
pub(super) fn verdict(error: &Error) -> Verdict {
    if let Some(wait) = wait_of(error) {
        return Verdict::SlowDown(wait);
    }
    let is_wire = matches!(error, Error::Http(error) if matches!(**error, HttpError::Reqwest(_)));
    match (error.client_api_error_kind(), error.as_client_api_error().map(|error| error.status_code.as_u16())) {
        (Some(kind), _) => verdict_of(kind),
        (None, Some(status @ 413)) => Verdict::Wrong(status.to_string()),
        (None, Some(500..)) => Verdict::Away, // what stands before it answers in its place
        (None, None) if is_wire || matches!(error, Error::Timeout) => Verdict::Away,
        (None, None) if matches!(error, Error::WrongRoomState(_)) => Verdict::Unreachable,
        (None, _) => Verdict::Unknown,
    }
}

fn verdict_of(kind: &ErrorKind) -> Verdict {
    match kind {
        ErrorKind::Forbidden | ErrorKind::NotFound => Verdict::Unreachable,
        ErrorKind::TooLarge | ErrorKind::BadJson | ErrorKind::InvalidParam | ErrorKind::Unrecognized => {
            Verdict::Wrong(kind.errcode().to_string())
        }
        ErrorKind::UnknownToken(_) | ErrorKind::MissingToken => Verdict::Ended,
        _ => Verdict::Unknown,
    }
}

/// How long the homeserver asks to wait, if that is what it says.
pub(in crate::channel::matrix) fn wait_of(error: &Error) -> Option<Duration> {
    let Some(ErrorKind::LimitExceeded(limit)) = error.client_api_error_kind() else { return None };
    let wait = match limit.retry_after {
        Some(RetryAfter::Delay(wait)) => wait,
        _ => Duration::from_secs(1),
    };
    Some(wait.clamp(Duration::from_millis(50), PATIENCE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stays_refused_is_not_sent_again() {
        for kind in [ErrorKind::TooLarge, ErrorKind::Unrecognized] {
            assert!(matches!(verdict_of(&kind), Verdict::Wrong(_)), "{kind:?}");
        }
        assert!(matches!(verdict_of(&ErrorKind::Forbidden), Verdict::Unreachable));
        assert!(matches!(verdict_of(&ErrorKind::MissingToken), Verdict::Ended));
        assert!(matches!(verdict_of(&ErrorKind::Unknown), Verdict::Unknown));
        assert!(matches!(verdict(&Error::Timeout), Verdict::Away));
    }
}

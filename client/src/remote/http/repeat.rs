//! When a request that may arrive twice is sent again, and after how long. Sends nothing itself.

use std::time::Duration;

use super::call::{Answer, Cause};
use crate::dialect::route::Method;
use crate::world::Dice;

/// The server is at another request of the same session: one more try (make.org holds such a lock for 7 s at most).
pub(super) const BUSY: u16 = 409;

/// Whether to try again, and the pause that the server asks for; `busy` when it has been found busy before.
#[expect(clippy::option_option, reason = "no wish is another thing than a wish without a pause")]
pub(super) fn wish(outcome: &Result<Answer, Cause>, method: Method, busy: bool) -> Option<Option<Duration>> {
    match outcome {
        Ok(answer) => match answer.status {
            429 | 500..=599 => Some(asked(answer)),
            BUSY if !busy && method == Method::Post => Some(None),
            _ => None,
        },
        Err(Cause::Unreachable | Cause::TooSlow | Cause::Cut) => Some(None),
        Err(Cause::TooLarge | Cause::Unspeakable) => None,
    }
}

/// What `Retry-After` asks for. A date needs a clock: it counts as longer than anyone waits here.
fn asked(answer: &Answer) -> Option<Duration> {
    let value = answer.header("retry-after")?.trim();
    Some(value.parse().map_or(Duration::MAX, Duration::from_secs))
}

/// A pause between half of `pause` and all of it, so that a crowd does not come back as one.
pub(super) fn jitter(pause: Duration, dice: &mut Dice) -> Duration {
    let half = pause / 2;
    let most = u64::try_from(half.as_millis()).unwrap_or(u64::MAX);
    half + Duration::from_millis(dice.below(most.saturating_add(1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::{HeaderMap, HeaderValue, RETRY_AFTER};

    #[expect(clippy::option_option, reason = "as the function that is tried")]
    fn wish_of(status: u16, after: Option<&'static str>, busy: bool) -> Option<Option<Duration>> {
        let headers = after.map(|after| (RETRY_AFTER, HeaderValue::from_static(after)));
        wish(&Ok(Answer::new(status, HeaderMap::from_iter(headers), Vec::new())), Method::Post, busy)
    }

    #[test]
    fn only_what_may_pass_is_tried_again() {
        for (status, again) in [(200, false), (302, false), (400, false), (404, false), (429, true), (503, true)] {
            assert_eq!(wish_of(status, None, false).is_some(), again, "{status}");
        }
        assert_eq!(wish_of(BUSY, None, false), Some(None));
        assert_eq!(wish_of(BUSY, None, true), None);
        assert_eq!(
            (wish(&Err(Cause::Cut), Method::Get, true), wish(&Err(Cause::TooLarge), Method::Get, true)),
            (Some(None), None)
        );
    }

    #[test]
    fn the_servers_own_pause_is_heard() {
        let after = |after| wish_of(429, Some(after), false).flatten();
        assert_eq!(after("3"), Some(Duration::from_secs(3)));
        assert_eq!(after("Wed, 21 Oct 2026 07:28:00 GMT"), Some(Duration::MAX));
    }

    #[test]
    fn pauses_stay_between_half_and_all() {
        let mut dice = Dice::seeded(1);
        let pause = Duration::from_millis(300);
        for _ in 0..1_000 {
            let found = jitter(pause, &mut dice);
            assert!(found >= pause / 2 && found <= pause);
        }
        assert_eq!(jitter(Duration::ZERO, &mut dice), Duration::ZERO);
    }
}

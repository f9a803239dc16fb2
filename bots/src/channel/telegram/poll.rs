//! Asking Telegram again and again what happened. Asking for what follows is what confirms what came before: so that is asked
//! only when all of it is kept. Knows nothing of what an update says.

use std::time::Duration;

use ilfaut_client::world::Dice;
use serde::Serialize;
use serde_json::Value;
use teloxide::requests::{JsonRequest, Payload, Request};
use teloxide::{ApiError, Bot, RequestError};
use tokio::time::Instant;

use super::fault::Fault;
use super::reception::Reception;
use super::update::KINDS;

/// How long Telegram may keep a question open, in seconds.
pub(super) const OPEN: u64 = 50;
/// Most updates of one answer.
const BATCH: u8 = 100;
/// Whoever answers sooner is busy: before the next question this is waited, so that a crowd's words come in few answers.
const GATHER: Duration = Duration::from_millis(30);
/// The first pause after a failure, in milliseconds; each one after it is twice as long.
const PAUSE: u64 = 500;
/// The longest pause, in milliseconds.
const LONGEST: u64 = 30_000;
/// Refusals in a row because another program asks for the same bot, after which one of the two must go.
const CONFLICTS: u32 = 8;

/// What is asked; answered as plain values, so that one strange update harms no other.
#[derive(Clone, Serialize)]
struct GetUpdates {
    offset: i64,
    limit: u8,
    timeout: u64,
    allowed_updates: [&'static str; KINDS.len()],
}

impl Payload for GetUpdates {
    type Output = Vec<Value>;

    const NAME: &'static str = "getUpdates";
}

/// Asks until that makes no sense any more, and says why.
pub(super) async fn poll(bot: Bot, reception: Reception) -> Fault {
    let (mut dice, mut failures, mut conflicts, mut offset) = (Dice::real(), Failures::default(), 0, 0);
    loop {
        let began = Instant::now();
        let done = match asked(&bot, offset).await {
            Ok(updates) => {
                let some = !updates.is_empty();
                let busy = some && began.elapsed() < GATHER;
                match reception.take(updates, None).await {
                    Ok(None) if some => Err("Telegram sends what cannot be read at all"),
                    Ok(highest) => {
                        // all before is confirmed: whatever is left counts, even if numbers begin anew
                        offset = highest.map_or(0, |highest| i64::from(highest) + 1);
                        conflicts = 0;
                        if busy {
                            tokio::time::sleep(GATHER).await;
                        }
                        Ok(())
                    }
                    Err(_) => Err("what was said cannot be kept, so it is not confirmed and will be asked for again"),
                }
            }
            Err(RequestError::Api(ApiError::InvalidToken)) => return Fault::Refused,
            Err(error) if is_conflict(&error) => {
                conflicts += 1;
                if conflicts > CONFLICTS {
                    return Fault::Conflict;
                }
                Err("another program asks for the messages of the same bot")
            }
            Err(RequestError::RetryAfter(wait)) => {
                tokio::time::sleep(wait.duration()).await;
                continue;
            }
            Err(_) => Err("Telegram cannot be reached"), // the error itself may hold what somebody wrote
        };
        match done {
            Ok(()) => failures.over(),
            Err(what) => tokio::time::sleep(failures.pause(what, &mut dice)).await,
        }
    }
}

async fn asked(bot: &Bot, offset: i64) -> Result<Vec<Value>, RequestError> {
    let what = GetUpdates { offset, limit: BATCH, timeout: OPEN, allowed_updates: KINDS };
    JsonRequest::new(bot.clone(), what).send().await
}

fn is_conflict(error: &RequestError) -> bool {
    match error {
        RequestError::Api(ApiError::TerminatedByOtherGetUpdates | ApiError::CantGetUpdates) => true,
        RequestError::Api(ApiError::Unknown(what)) => what.starts_with("Conflict"),
        _ => false,
    }
}

/// Failures in a row: told once, and waited out in growing pauses.
#[derive(Default)]
struct Failures {
    count: u32,
    told: Option<&'static str>,
}

impl Failures {
    /// How long to wait after one more.
    fn pause(&mut self, what: &'static str, dice: &mut Dice) -> Duration {
        if self.told != Some(what) {
            tracing::warn!("{what}");
            self.told = Some(what);
        }
        let longest = (PAUSE << self.count.min(16)).min(LONGEST);
        self.count += 1;
        Duration::from_millis(longest / 2 + dice.below(longest / 2))
    }

    fn over(&mut self) {
        if self.told.is_some() {
            tracing::info!("Telegram answers again");
        }
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_up_to_thirty_seconds_and_never_quite_alike() {
        let (mut failures, mut dice) = (Failures::default(), Dice::seeded(1));
        let pauses: Vec<u128> = (0..40).map(|_| failures.pause("x", &mut dice).as_millis()).collect();
        assert!((250..500).contains(&pauses[0]), "{pauses:?}");
        assert!(pauses.iter().all(|pause| *pause < 30_000), "{pauses:?}");
        assert!(pauses[20..].iter().all(|pause| *pause >= 15_000), "{pauses:?}");
        failures.over();
        assert!(failures.pause("x", &mut dice).as_millis() < 500);
    }

    #[test]
    fn two_programs_and_a_webhook_are_a_conflict() {
        let said = |what: &str| RequestError::Api(ApiError::Unknown(what.into()));
        assert!(is_conflict(&RequestError::Api(ApiError::TerminatedByOtherGetUpdates)));
        assert!(is_conflict(&said("Conflict: can't use getUpdates method while webhook is active; use deleteWebhook")));
        assert!(!is_conflict(&said("Bad Gateway")));
    }
}

//! Many people who vote one tap after another, as a load for any bot that shows buttons. Knows no bot's words.

use std::time::Duration;

use super::person::Person;
use super::{Fake, wait_until};

/// How long a bot may leave a person waiting.
const PATIENCE: Duration = Duration::from_mins(1);

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Done {
    /// Presses that were answered and followed by an edit.
    pub(crate) votes: usize,
    /// People who gave up waiting, or found no button.
    pub(crate) lost: usize,
}

/// `people` open the bot and press `each` times, each the next time when the bot has edited and answered and they have
/// read for `pause`.
pub(crate) async fn vote(fake: &Fake, people: i64, each: usize, pause: Duration) -> Done {
    let mut tasks = tokio::task::JoinSet::new();
    for number in 1..=people {
        tasks.spawn(session(fake.person(10_000 + number, "fr"), each, pause));
    }
    let mut done = Done::default();
    while let Some(ended) = tasks.join_next().await {
        let votes = ended.unwrap_or(0);
        done.votes += votes;
        done.lost += usize::from(votes < each);
    }
    done
}

/// One person: how many of the presses came to a good end.
async fn session(person: Person, each: usize, pause: Duration) -> usize {
    person.start("");
    let shown = wait_until(&person.shared, PATIENCE, |state| {
        let messages = state.chats.get(&person.chat).map(|chat| &chat.messages);
        messages.is_some_and(|all| {
            all.values().any(|message| message.by_bot && message.value.get("reply_markup").is_some())
        })
    });
    if !shown.await {
        return 0;
    }
    for vote in 0..each {
        tokio::time::sleep(pause).await;
        let Some(data) = next(&person, vote) else { return vote };
        let Ok(press) = person.press(&data) else { return vote };
        let served = |state: &super::state::State| {
            state.presses.get(&press).is_some_and(|press| press.edited.is_some() && press.answered.is_some())
        };
        if !wait_until(&person.shared, PATIENCE, served).await {
            return vote;
        }
    }
    each
}

/// A button of the first row, another one each time.
fn next(person: &Person, vote: usize) -> Option<String> {
    let row = person.last()?.buttons.into_iter().next()?;
    row.get(vote % row.len().max(1))?.data.clone()
}

//! Passing on what was said, in the order of its room: what cannot be read or understood yet is waited for, and what was said
//! after it in that room waits behind it. Knows no conversation.

use std::time::Duration;

use matrix_sdk::ruma::EventId;

use super::Reception;
use crate::channel::matrix::cards::{Card, Unknown};
use crate::channel::matrix::group::There;
use crate::channel::matrix::intake::{self, Around, Entry, Kind, Meant, Sign, What};
use crate::channel::matrix::timeline;
use crate::conversation::Press;

/// When to look again for what cannot be read: its key may be under way.
const AGAIN: [u64; 3] = [1, 3, 6];
/// The longest pause before a homeserver that is away is asked again, in seconds.
const LONGEST: u64 = 30;
/// How often it is asked: about a day. Then it is left for the next start.
const TRIES: u32 = 2_880;

/// How long what is not known yet is waited for.
#[derive(Debug, Default)]
struct Patience {
    away: u32,
    sealed: usize,
}

impl Patience {
    /// How long to wait before asking once more; none: it makes no sense any more.
    fn pause(&mut self, why: Unknown) -> Option<Duration> {
        let seconds = match why {
            Unknown::Away => (self.away < TRIES).then(|| LONGEST.min(1 << self.away.min(5))),
            Unknown::Sealed => AGAIN.get(self.sealed).copied(),
        };
        match why {
            Unknown::Away => self.away += 1,
            Unknown::Sealed => self.sealed += 1,
        }
        seconds.map(Duration::from_secs)
    }
}

impl Reception {
    /// Passes it on in the order of its room: at once if nothing there is waited for, and it is no thing to wait for itself.
    pub(super) async fn pass(&self, number: u64, entry: Entry) {
        let Some(entry) = self.held.behind(number, entry) else { return };
        if self.is_clear(&entry)
            && let Ok(meant) = self.meant(&entry).await
        {
            return self.pass_now(number, entry, meant).await;
        }
        self.held.hold(&entry.room);
        let (all, mut listening) = (self.clone(), self.listening.clone());
        tokio::spawn(async move {
            tokio::select! {
                () = all.pass_held(number, entry) => {}
                _ = listening.changed() => {} // nobody listens any more: it stays kept
            }
        });
    }

    /// Whether nothing must be asked of the homeserver to know what it means.
    fn is_clear(&self, entry: &Entry) -> bool {
        match &entry.what {
            What::Sent(Kind::Sealed) => false,
            What::Reacted(card, _) | What::Unsigned(card) | What::Among(There::Signed(card, _)) => {
                self.cards.known_idea(card).is_some()
            }
            _ => true,
        }
    }

    async fn pass_held(&self, number: u64, entry: Entry) {
        let room = entry.room.clone();
        let mut next = Some((number, entry));
        while let Some((number, entry)) = next {
            self.pass_once_clear(number, entry).await;
            next = self.held.next(&room);
        }
    }

    async fn pass_once_clear(&self, number: u64, entry: Entry) {
        let mut patience = Patience::default();
        loop {
            let why = match self.cleared(&entry).await {
                Ok(Some((entry, meant))) => return self.pass_now(number, entry, meant).await,
                Ok(None) => return self.inbox.forget(number),
                Err(why) => why,
            };
            let Some(pause) = patience.pause(why) else { break };
            tokio::time::sleep(pause).await;
        }
        if entry.what != What::Sent(Kind::Sealed) {
            tracing::warn!("a sign on a message that cannot be read is left for the next start");
        } else if self.rooms.is_first_sealed(&entry.room) {
            tracing::info!("a message cannot be read: its key is missing");
            self.hand_on(number, entry, None).await;
        } else {
            self.inbox.forget(number); // they were told already
        }
    }

    /// What was said, readable, and what it means; none: nothing that is for us.
    async fn cleared(&self, entry: &Entry) -> Result<Option<(Entry, Option<Meant>)>, Unknown> {
        let is_sealed = entry.what == What::Sent(Kind::Sealed);
        let readable = if is_sealed { self.read_again(entry).await? } else { Some(entry.clone()) };
        let Some(readable) = readable else { return Ok(None) };
        let meant = self.meant(&readable).await?;
        Ok(Some((readable, meant)))
    }

    async fn read_again(&self, entry: &Entry) -> Result<Option<Entry>, Unknown> {
        let room = self.rooms.named(&entry.room).ok_or(Unknown::Sealed)?;
        let id = <&EventId>::try_from(entry.event.as_str()).map_err(|_| Unknown::Sealed)?;
        let event = room.event(id, None).await;
        let event = event.map_err(|error| Unknown::of(error.client_api_error_kind()).unwrap_or(Unknown::Sealed))?;
        let Some((event, sealed)) = timeline::read(&event) else { return Ok(None) };
        if sealed {
            return Err(Unknown::Sealed);
        }
        let around = Around { me: &self.me, room: &entry.room, sealed };
        Ok(intake::take(&event, &around).map(|readable| Entry { heard: entry.heard, ..readable }))
    }

    /// What a sign, or a thing taken away, stands for.
    async fn meant(&self, entry: &Entry) -> Result<Option<Meant>, Unknown> {
        let on = |event| self.cards.idea(&entry.room, event);
        Ok(match &entry.what {
            What::Reacted(event, sign) => on(event).await?.map(|card| vote(card, *sign)),
            What::Among(There::Signed(event, sign)) => {
                on(event).await?.filter(|card| card.among).map(|card| vote(card, *sign)) // the others were said to one alone
            }
            What::Among(There::Unsigned(event)) => {
                self.cards.taken_away(&entry.from, event).map(|proposal| Meant::Press(Press::Unvote(proposal)))
            }
            What::Unsigned(poll) => on(poll).await?.map(|card| Meant::Press(Press::Unvote(card.proposal))),
            What::Redacted(event) => match self.cards.taken_away(&entry.from, event) {
                Some(proposal) => Some(Meant::Press(Press::Unvote(proposal))),
                None => self.cards.words(event).map(Meant::Words),
            },
            _ => None,
        })
    }
}

fn vote(card: Card, sign: Sign) -> Meant {
    Meant::Press(Press::Vote(card.proposal, sign.key()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_key_is_waited_for_ten_seconds_and_a_homeserver_a_day() {
        let mut patience = Patience::default();
        let away: u64 = std::iter::from_fn(|| patience.pause(Unknown::Away)).map(|pause| pause.as_secs()).sum();
        assert!((80_000..90_000).contains(&away), "{away}");
        let sealed: u64 = std::iter::from_fn(|| patience.pause(Unknown::Sealed)).map(|pause| pause.as_secs()).sum();
        assert_eq!(sealed, 10, "counted by itself");
    }
}

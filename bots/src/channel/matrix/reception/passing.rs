//! Passing on what was said, in the order of its room: what cannot be read or understood yet is waited for, and what was said
//! after it in that room waits behind it. Knows no conversation.

use std::time::Duration;

use matrix_sdk::ruma::EventId;

use super::Reception;
use super::said::Batch;
use crate::channel::matrix::cards::Card;
use crate::channel::matrix::group::There;
use crate::channel::matrix::intake::{self, Around, Entry, Kind, LeftOut, Meant, Sign, What};
use crate::channel::matrix::timeline::{self, Unknown};
use crate::conversation::Press;

/// When to look again for what cannot be read, in seconds: its key may be under way.
const AGAIN: [u64; 3] = [1, 3, 6];
/// The longest pause before a homeserver that is away is asked again, in seconds.
const LONGEST: u64 = 30;
/// How often it is asked: about a day. Then it is left for the next start.
const TRIES: u32 = 2_880;
/// How often a homeserver is asked that does not know what it must know: about ten minutes. What it left out is not heard then.
const ANSWERS: u32 = 24;
/// How long to wait until some of the answers to a room are sent.
const SPACE: Duration = Duration::from_secs(1);

/// How long what is not known yet is waited for.
#[derive(Debug, Default)]
struct Patience {
    away: u32,
    sealed: usize,
    unknown: u32,
}

impl Patience {
    /// How long to wait before asking once more; none: it makes no sense any more.
    fn pause(&mut self, why: Unknown, what: &What) -> Option<Duration> {
        let longer = |times: &mut u32, most| {
            *times += 1;
            (*times <= most).then(|| LONGEST.min(1 << times.saturating_sub(1).min(5)))
        };
        let seconds = match (why, what) {
            (Unknown::Away, _) => longer(&mut self.away, TRIES),
            (Unknown::Sealed, What::LeftOut(_) | What::LetIn | What::Among(There::Moved(_))) => {
                longer(&mut self.unknown, ANSWERS)
            }
            (Unknown::Sealed, _) => {
                self.sealed += 1;
                AGAIN.get(self.sealed - 1).copied()
            }
        };
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

    /// Whether nothing must be asked of the homeserver, nor waited for, to pass it on.
    fn is_clear(&self, entry: &Entry) -> bool {
        let is_known = match &entry.what {
            What::Sent(Kind::Sealed)
            | What::LetIn
            | What::LeftOut(_)
            | What::Among(There::Moved(_) | There::Led(..)) => return false,
            What::Reacted(card, _) | What::Unsigned(card) | What::Among(There::Signed(card, _)) => {
                self.cards.knows(card)
            }
            _ => true,
        };
        is_known && self.outgoing.has_space(&entry.room) && self.rooms.is_sealing_known(&entry.room)
    }

    async fn pass_held(&self, number: u64, entry: Entry) {
        let room = entry.room.clone();
        let mut next = Some((number, entry));
        while let Some((number, entry)) = next {
            while !self.outgoing.has_space(&room) {
                tokio::time::sleep(SPACE).await;
            }
            self.pass_once_clear(number, entry).await;
            next = self.held.next(&room);
        }
    }

    async fn pass_once_clear(&self, number: u64, entry: Entry) {
        let mut patience = Patience::default();
        loop {
            let why = match self.cleared(number, &entry).await {
                Ok(Some((entry, meant))) => return self.pass_now(number, entry, meant).await,
                Ok(None) => return self.inbox.forget(number),
                Err(why) => why,
            };
            let Some(pause) = patience.pause(why, &entry.what) else { break };
            tokio::time::sleep(pause).await;
        }
        match entry.what {
            What::LeftOut(_) => {
                tracing::error!("what was said in a room meanwhile could not be fetched for minutes and is not heard");
                self.inbox.forget(number);
            }
            What::Sent(Kind::Sealed) if self.rooms.is_first_sealed(&entry.room) => {
                tracing::info!("a message cannot be read: its key is missing");
                self.hand_on(number, entry, None).await;
            }
            What::Sent(Kind::Sealed) => self.inbox.forget(number), // they were told already
            _ => tracing::warn!("something of which the homeserver tells nothing is left for the next start"),
        }
    }

    /// What was said, readable, and what it means; none: nothing that is for us. Few at a time ask the homeserver.
    async fn cleared(&self, number: u64, entry: &Entry) -> Result<Option<(Entry, Option<Meant>)>, Unknown> {
        let readable = match &entry.what {
            What::Among(There::Moved(next)) => Some(self.rooms.moved(entry, next).await?),
            what => {
                let _hand = self.hands.acquire().await.map_err(|_| Unknown::Away)?;
                match what {
                    What::Sent(Kind::Sealed) => self.read_again(entry).await?,
                    What::LetIn => self.rooms.arrival(entry).await?,
                    What::LeftOut(left_out) => return self.fetch(number, entry, left_out).await.map(|()| None),
                    _ => Some(entry.clone()),
                }
            }
        };
        let Some(readable) = readable else { return Ok(None) };
        let _hand = self.hands.acquire().await.map_err(|_| Unknown::Away)?;
        let meant = self.meant(&readable).await?;
        Ok(Some((readable, meant)))
    }

    /// Fetches what was left out, keeps what of it was said to us, and puts it before what was said after it.
    async fn fetch(&self, number: u64, entry: &Entry, left_out: &LeftOut) -> Result<(), Unknown> {
        let Some(room) = self.rooms.named(&entry.room) else { return Ok(()) };
        let events = timeline::between(&room, left_out.until.as_deref(), &left_out.since).await?;
        let mut batch = Batch::default();
        self.said(&entry.room, events, left_out.members, &mut batch);
        let found = self.inbox.fill(number, batch.said).await.map_err(|error| {
            tracing::error!(%error, "what was said meanwhile cannot be kept yet");
            Unknown::Away
        })?;
        self.held.before(&entry.room, found);
        self.outgoing.back(&entry.room);
        self.compare(&batch.compare);
        Ok(())
    }

    async fn read_again(&self, entry: &Entry) -> Result<Option<Entry>, Unknown> {
        let room = self.rooms.named(&entry.room).ok_or(Unknown::Sealed)?;
        let id = <&EventId>::try_from(entry.event.as_str()).map_err(|_| Unknown::Sealed)?;
        let event = room.event(id, None).await;
        let event = event.map_err(|error| Unknown::of(&error).unwrap_or(Unknown::Sealed))?;
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

    fn seconds(why: Unknown, what: &What) -> u64 {
        let mut patience = Patience::default();
        std::iter::from_fn(|| patience.pause(why, what)).map(|pause| pause.as_secs()).sum()
    }

    #[test]
    fn a_missing_key_is_waited_for_ten_seconds_a_gap_ten_minutes_and_a_homeserver_a_day() {
        let (sealed, gap) = (What::Sent(Kind::Sealed), LeftOut { since: "s".into(), until: None, members: 2 });
        assert_eq!(seconds(Unknown::Sealed, &sealed), 10);
        let minutes = seconds(Unknown::Sealed, &What::LeftOut(gap.clone())) / 60;
        assert!((9..=11).contains(&minutes), "{minutes}");
        for what in [sealed, What::LeftOut(gap)] {
            let hours = seconds(Unknown::Away, &what) / 3_600;
            assert!((23..=24).contains(&hours), "{hours}");
        }
        let mut patience = Patience::default();
        assert!(std::iter::from_fn(|| patience.pause(Unknown::Away, &What::LetIn)).count() > 100);
        let pause = patience.pause(Unknown::Sealed, &What::Sent(Kind::Sealed));
        assert_eq!(pause, Some(Duration::from_secs(1)), "counted by itself");
    }
}

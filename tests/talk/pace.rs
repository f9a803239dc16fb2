//! Several people on one channel that go fast: nobody waits for another's pause, and nothing said is lost.

use std::collections::VecDeque;
use std::io;
use std::num::NonZeroU32;
use std::sync::atomic::Ordering;

use async_trait::async_trait;
use ilfaut_bots::channel::{Caller, Channel, Delivery, Incoming, Limits, Said};
use ilfaut_bots::voice::message::Message;
use ilfaut_client::model::{Channel as Origin, Time};
use ilfaut_client::world::Clock;
use ilfaut_config::settings::Rates;

use super::script::Played;
use super::{NOON, stage};

/// A channel of many people: what they say, all at once, and what they hear, with the seconds that have passed.
struct Crowd {
    says: VecDeque<(&'static str, &'static str)>,
    heard: Vec<(String, i64, String)>,
    patience: Played,
}

#[async_trait]
impl Channel for Crowd {
    fn name(&self) -> Origin {
        Origin::Telegram
    }

    fn limits(&self) -> Limits {
        Limits::default()
    }

    async fn listen(&mut self) -> Option<Incoming> {
        if let Some((who, text)) = self.says.pop_front() {
            return Some(Incoming::new(Caller(who.into()), Said::Typed(text.into())));
        }
        if self.patience.over.swap(true, Ordering::SeqCst) {
            std::future::pending::<()>().await;
        }
        None
    }

    async fn speak(&mut self, to: &Caller, message: &Message) -> io::Result<Delivery> {
        let seconds = self.patience.clock.now().since(NOON) / Time::SECOND;
        let first = message.text().split_inclusive(['.', '!', '(']).next().unwrap_or_default().to_owned();
        self.heard.push((to.0.clone(), seconds, first));
        Ok(Delivery::Done)
    }
}

async fn heard(rates: Rates, says: &[(&'static str, &'static str)]) -> Vec<(String, i64, String)> {
    let stage = stage().await.with_rates(rates);
    let mut crowd = Crowd { says: says.iter().copied().collect(), heard: Vec::new(), patience: stage.patience() };
    stage.host().serve(&mut crowd).await.unwrap();
    crowd.heard
}

fn of<'h>(who: &str, heard: &'h [(String, i64, String)]) -> Vec<(i64, &'h str)> {
    heard.iter().filter(|(to, ..)| to == who).map(|(_, at, text)| (*at, text.as_str())).collect()
}

fn number(number: u32) -> NonZeroU32 {
    NonZeroU32::new(number).unwrap()
}

#[tokio::test]
async fn one_persons_pause_is_nobody_elses() {
    let rates = Rates { votes_per_minute: number(1), ..Rates::default() };
    let says =
        [("paul", "bonjour"), ("paul", "1"), ("paul", "2"), ("paul", "mes votes"), ("léa", "bonjour"), ("léa", "3")];
    let heard = heard(rates, &says).await;
    let léa = of("léa", &heard);
    assert_eq!((léa.len(), léa[1]), (2, (0, "Noté : neutre (")), "{heard:#?}");
    let paul = of("paul", &heard);
    assert_eq!(paul[1], (0, "Noté : pour ("));
    assert_eq!(paul[2], (0, "C'est compté !"));
    assert_eq!(paul[3], (20, "Noté : contre ("), "the answer kept back comes by itself");
    assert_eq!((paul.len(), paul[4].0), (5, 20), "and then what was typed: {paul:?}");
    assert!(paul[4].1.starts_with("Vos 2 votes"), "{paul:?}");
}

#[tokio::test]
async fn a_busy_channel_and_a_busy_question_only_make_messages_wait() {
    let says = [("a", "bonjour"), ("b", "bonjour"), ("c", "bonjour"), ("a", "1"), ("b", "2"), ("c", "3")];
    let channel = heard(Rates { channel_per_second: number(1), ..Rates::default() }, &says).await;
    let seconds: Vec<i64> = channel.iter().map(|(_, at, _)| *at).collect();
    assert_eq!(seconds, [0, 1, 2, 3, 4, 5], "{channel:#?}");
    let question = heard(Rates { question_per_second: number(1), ..Rates::default() }, &says).await;
    let votes: Vec<_> = question.iter().filter(|(.., text)| text.starts_with("Noté")).collect();
    assert_eq!(votes.iter().map(|(to, at, _)| (to.as_str(), *at)).collect::<Vec<_>>(), [("a", 0), ("b", 1), ("c", 2)]);
}

#[tokio::test]
async fn more_than_a_mailbox_holds_is_told_once_and_the_rest_is_answered() {
    let rates = Rates { votes_per_minute: number(1), mailbox: number(2), ..Rates::default() };
    let says = [("p", "1"), ("p", "1"), ("p", "4"), ("p", "5"), ("p", "progrès"), ("p", "aide")];
    let says: Vec<_> = [("p", "bonjour")].into_iter().chain(says).collect();
    let heard = heard(rates, &says).await;
    let told: Vec<&str> = of("p", &heard).into_iter().map(|(_, text)| text).collect();
    assert_eq!(told[2], "C'est compté !");
    assert_eq!(told.iter().filter(|text| text.starts_with("Cela fait trop de messages")).count(), 1, "{told:?}");
    assert_eq!(told.len(), 3 + 1 + 3, "the answer kept back and the two messages that fitted: {told:?}");
}

//! What everyone said of a question that is over: the zones of the console's map, and the first ideas of each. Knows no words.

use std::cmp::Reverse;
use std::sync::Arc;

use ilfaut_client::backend::{Row, Standing};
use ilfaut_client::model::{QuestionId, Status, Time};
use ilfaut_client::rules::score::keys::VOTE_SMOOTHING;
use ilfaut_client::rules::zone::Zone;

use super::Host;
use super::asking::trouble;
use crate::conversation::{Answer, Part, Spot, Trouble};

/// Fewest votes of an idea that is told of, as on the console's map.
const LEAST: u64 = 10;
/// Ideas told of each zone.
const FIRST: usize = 3;
/// The zones, in the order they are told.
const ZONES: [Zone; 4] = [Zone::Consensus, Zone::Controversy, Zone::Rejection, Zone::Limbo];

/// Milliseconds for which results stand as they were read: thousands of ideas are read at once.
const FRESH: i64 = 60 * Time::SECOND;

/// What everyone said of one question.
#[derive(Debug, Default)]
pub(super) struct Results {
    /// The ideas of each zone, counted, and the first of them.
    parts: Vec<Part>,
    /// Where each idea stands.
    spots: Vec<Spot>,
}

impl Host {
    /// What everyone said of a question that is over, in words, and drawn where it is to be `drawn`.
    pub(super) async fn results(&self, question: &QuestionId, drawn: bool) -> Result<Answer, Trouble> {
        let results = self.read_results(question).await?;
        let parts = results.parts.clone();
        Ok(Answer::Results(parts, if drawn { results.spots.clone() } else { Vec::new() }))
    }

    async fn read_results(&self, question: &QuestionId) -> Result<Arc<Results>, Trouble> {
        let now = self.clock.now();
        if let Some((_, results)) = self.known().results.get(question).filter(|(at, _)| now.since(*at) < FRESH) {
            return Ok(Arc::clone(results));
        }
        let results = Arc::new(results(&self.backend.all(question).await.map_err(trouble)?));
        let mut known = self.known();
        known.results.retain(|_, (at, _)| now.since(*at) < FRESH);
        known.results.insert(question.clone(), (now, Arc::clone(&results)));
        Ok(results)
    }
}

/// The ideas of each zone, counted, the first of them, and where each stands.
fn results(rows: &[Row]) -> Results {
    let open = rows.iter().filter(|row| row.status == Status::Accepted);
    let voted: Vec<(Zone, [u64; 3], &Row)> = open.filter_map(placed).collect();
    let parts = ZONES.into_iter().map(|zone| part(zone, &voted)).collect();
    Results { parts, spots: voted.iter().map(|(zone, votes, _)| spot(*zone, *votes)).collect() }
}

fn spot(zone: Zone, votes: [u64; 3]) -> Spot {
    let thousandths = |share: f64| (0..=1_000_u16).rev().find(|part| f64::from(*part) <= share * 1_000.0).unwrap_or(0);
    let [agree, disagree, _] = shares(votes).map(thousandths);
    Spot { zone, agree, disagree, votes: sum(votes) }
}

/// The shares that decide the zone.
fn shares(votes: [u64; 3]) -> [f64; 3] {
    let all = sum(votes) as f64;
    votes.map(|votes| (votes as f64 + VOTE_SMOOTHING) / (all + 1.0))
}

fn part(zone: Zone, voted: &[(Zone, [u64; 3], &Row)]) -> Part {
    let mut inside: Vec<_> = voted.iter().filter(|(of, ..)| *of == zone).collect();
    inside.sort_by_key(|(_, votes, row)| (Reverse(weight(zone, *votes)), row.sent));
    let told = |(_, [agree, disagree, neutral], row): &&(Zone, [u64; 3], &Row)| {
        let text = row.text.clone().filter(|text| !text.is_empty())?;
        Some((text, Standing { agree: *agree, disagree: *disagree, neutral: *neutral }))
    };
    let first = if zone == Zone::Limbo { Vec::new() } else { inside.iter().filter_map(told).take(FIRST).collect() };
    Part { zone, count: inside.len(), first }
}

/// The zone of an idea with votes enough.
fn placed(row: &Row) -> Option<(Zone, [u64; 3], &Row)> {
    let votes = row.scored();
    let [agree, disagree, neutral] = shares(votes);
    (sum(votes) >= LEAST).then(|| (Zone::of(agree, disagree, neutral), votes, row))
}

/// What puts an idea first in its zone, in millionths: its share for, or against, or of the lesser side where it divides.
fn weight(zone: Zone, [agree, disagree, neutral]: [u64; 3]) -> u64 {
    let votes = match zone {
        Zone::Consensus => agree,
        Zone::Rejection => disagree,
        Zone::Controversy => agree.min(disagree),
        Zone::Limbo => neutral,
    };
    let share = u128::from(votes) * 1_000_000 / u128::from(sum([agree, disagree, neutral]).max(1));
    u64::try_from(share).unwrap_or(u64::MAX)
}

fn sum(votes: [u64; 3]) -> u64 {
    votes.iter().fold(0, |sum, votes| sum.saturating_add(*votes))
}

#[cfg(test)]
mod tests {
    use ilfaut_client::backend::Imported;
    use ilfaut_client::model::{Aggregate, Language, Question, Signature};
    use ilfaut_client::world::SetClock;

    use super::*;
    use crate::host::tests;

    /// A host on a consultation in memory with one question that is over.
    async fn host(clock: &SetClock) -> Host {
        let host = tests::host(clock).await;
        host.backend.settle(Question { closes: Some(Time(0)), ..Question::bare("q".into()) }).await.unwrap();
        host
    }

    fn idea(external_id: &str, [agree, disagree, neutral]: [u64; 3]) -> Imported {
        let votes = agree + disagree + neutral;
        Imported {
            external_id: external_id.to_owned(),
            text: format!("Il faut des bancs {external_id}"),
            language: Language::FRENCH,
            signature: Signature::default(),
            topics: Vec::new(),
            aggregate: Some(Aggregate { votes, scored: votes, agree, disagree, neutral, net: 0 }),
            pending: false,
            author: None,
            sent: None,
        }
    }

    #[tokio::test]
    async fn results_are_read_once_a_minute_and_drawn_where_they_are_told() {
        let clock = SetClock::at(Time(Time::DAY));
        let (host, question) = (host(&clock).await, QuestionId::from("q"));
        let read = async |drawn| {
            let Ok(Answer::Results(parts, spots)) = host.results(&question, drawn).await else { panic!() };
            (parts.iter().map(|part| part.count).sum::<usize>(), spots)
        };
        host.backend.import(&question, vec![idea("1", [90, 5, 5]), idea("2", [4, 3, 2])]).await.unwrap();
        assert_eq!(read(false).await, (1, Vec::new()), "9 votes are too few");
        let told = Spot { zone: Zone::Consensus, agree: 894, disagree: 52, votes: 100 };
        assert_eq!(read(true).await, (1, vec![told]));
        host.backend.import(&question, vec![idea("3", [5, 90, 5])]).await.unwrap();
        clock.pass(FRESH - 1);
        assert_eq!(read(true).await.0, 1);
        clock.pass(1);
        let (count, spots) = read(true).await;
        assert_eq!((count, spots.len()), (2, 2));
    }

    #[test]
    fn in_each_zone_the_clearest_comes_first() {
        assert!(weight(Zone::Consensus, [90, 5, 5]) > weight(Zone::Consensus, [800, 100, 100]));
        assert!(weight(Zone::Rejection, [5, 90, 5]) > weight(Zone::Rejection, [10, 80, 10]));
        assert!(weight(Zone::Controversy, [45, 45, 10]) > weight(Zone::Controversy, [55, 35, 10]));
        assert_eq!(weight(Zone::Limbo, [0, 0, 0]), 0);
        assert_eq!(weight(Zone::Consensus, [u64::MAX, 0, 0]), 1_000_000);
    }

    #[test]
    fn nothing_voted_on_fills_no_zone() {
        let Results { parts, spots } = results(&[]);
        assert_eq!(spots, []);
        assert_eq!(parts.iter().map(|part| part.zone).collect::<Vec<_>>(), ZONES);
        assert!(parts.iter().all(|part| part.count == 0 && part.first.is_empty()));
    }
}

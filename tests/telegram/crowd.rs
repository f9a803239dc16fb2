//! Many citizens take part while the program is killed three times: afterwards the journal holds every vote whose answer
//! reached somebody, none twice, and each vote cost one edit and one answer. Knows the words of an answer, no call.
//!
//! The usual run is small; `ILFAUT_CROWD=1000` is the whole one.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use ilfaut_bots::identity::Identity;
use ilfaut_client::connect::Missing;
use ilfaut_client::model::VoteKey;
use ilfaut_client::world::Dice;
use tokio::time::Instant;

use super::bot::participant;
use super::fake::person::Person;
use super::fake::state::{Press, State};
use super::fake::{Fake, wait_until};
use super::program::Program;
use crate::crowd;
use crate::serve::daemon::Spot;

/// How many take part unless the environment says otherwise.
const FEW: i64 = 100;
/// Votes of each.
const EACH: usize = 4;
/// How often the program is killed.
const KILLS: usize = 3;
/// How long anybody waits for an answer.
const PATIENCE: Duration = Duration::from_secs(90);
/// Nobody reads an idea faster, and nothing much faster is counted.
const READING: Duration = Duration::from_millis(900);
/// What whoever was too fast is told; they press again.
const HASTY: &str = "pas compté";
/// What arrived less than this before a kill may not have been noted down as arrived.
const NOTING: Duration = Duration::from_millis(200);
/// The number of the first citizen.
const FIRST: i64 = 100_000;

/// What one citizen was told is recorded: the idea, the vote, the press.
type Told = Vec<(String, VoteKey, String)>;

/// Takes part, and says what they were told, or what they saw last where no answer came.
async fn citizen(person: Person, told: Arc<AtomicUsize>) -> Result<Told, String> {
    person.start("");
    let cards = |state: &State| {
        let messages = state.chats.get(&person.chat).map(|chat| &chat.messages);
        messages.is_some_and(|all| all.values().any(|own| own.by_bot && own.value.get("reply_markup").is_some()))
    };
    if !wait_until(&person.shared, PATIENCE, cards).await {
        return Err(format!("no card: {:#?}", person.sees()));
    }
    let mut heard = Told::new();
    for vote in 0..EACH {
        tokio::time::sleep(READING).await; // reading takes a while
        let card = person.last().ok_or("no message")?;
        let at = (vote + usize::try_from(person.id).unwrap_or(0)) % 3;
        let (label, key) =
            [("👍 Pour", VoteKey::Agree), ("👎 Contre", VoteKey::Disagree), ("😐 Neutre", VoteKey::Neutral)][at];
        let idea = card.text.lines().rev().find_map(|line| line.strip_prefix("« ")?.strip_suffix(" »"));
        let idea = idea.ok_or_else(|| format!("no idea in {card:#?}"))?.to_owned();
        let press = loop {
            let press = person.press(label)?;
            let served = |state: &State| {
                let answered = state.presses.get(&press).filter(|press| press.answered.is_some());
                answered.is_some_and(|press| is_hasty(press) || edits(state, person.chat) > vote)
            };
            if !wait_until(&person.shared, PATIENCE, served).await {
                let press = person.shared.quietly(|state| state.presses.get(&press).cloned());
                return Err(format!("no answer to vote {vote}: {press:?} on {:#?}", person.last()));
            }
            if !person.shared.quietly(|state| state.presses.get(&press).is_some_and(is_hasty)) {
                break press;
            }
            tokio::time::sleep(READING).await;
        };
        heard.push((idea, key, press));
        told.fetch_add(1, Ordering::SeqCst);
    }
    Ok(heard)
}

/// Whether a press came before anybody can have read what it answers.
fn is_hasty(press: &Press) -> bool {
    press.answers.iter().any(|toast| toast.text.contains(HASTY))
}

/// How often the bot changed a message of a chat.
fn edits(state: &State, chat: i64) -> usize {
    state.chats.get(&chat).map_or(0, |chat| chat.messages.values().map(|message| message.edits).sum())
}

/// Whether a press was being answered at one of these instants, or just had been.
fn is_in_flight(press: &Press, kills: &[Instant]) -> bool {
    let end = press.answered.map(|answered| press.at + answered);
    kills.iter().any(|kill| press.at <= *kill && end.is_none_or(|end| end + NOTING >= *kill))
}

/// What the votes cost: presses in flight at a kill; edits and answers too many for people who had one; others for whom
/// there was more or less than one edit and one answer per vote.
fn cost(fake: &Fake, kills: &[Instant], people: i64) -> (usize, usize, Vec<String>) {
    fake.shared.quietly(|state| {
        let (mut flying, mut repeated, mut odd) = (0, 0, Vec::new());
        for person in FIRST..FIRST + people {
            let presses: Vec<&Press> = state.presses.values().filter(|press| press.person == person).collect();
            let votes = presses.iter().filter(|press| !is_hasty(press)).count();
            let answers: usize = presses.iter().map(|press| press.answers.len()).sum();
            let (edits, in_flight) =
                (edits(state, person), presses.iter().filter(|press| is_in_flight(press, kills)).count());
            flying += in_flight;
            if in_flight > 0 {
                repeated += edits.saturating_sub(votes) + answers.saturating_sub(presses.len());
            } else if (edits, answers) != (votes, presses.len()) {
                odd.push(format!(
                    "{person}: {votes} votes, {} presses, {edits} edits, {answers} answers",
                    presses.len()
                ));
            }
        }
        (flying, repeated, odd)
    })
}

/// What the folder holds of everybody, and how many votes in all, after the program has ended.
async fn journal(spot: &Spot, people: i64) -> (BTreeMap<i64, BTreeMap<String, VoteKey>>, u64) {
    let key = spot.path("home").join(".config/ilfaut/bots.key");
    let identity = Identity::open(&key, &mut Dice::real()).unwrap();
    let backend = crowd::open(&spot.folder(), Missing::Refuse).await.unwrap();
    let question = backend.questions().await.unwrap().remove(0).question.id.clone();
    let mut all = BTreeMap::new();
    for person in FIRST..FIRST + people {
        let who = participant(backend.as_ref(), &identity, person).await;
        let cards = backend.voted(who, &question).await.unwrap();
        let votes = cards.into_iter().filter_map(|card| Some((card.text, card.ballot?.key)));
        all.insert(person, votes.collect());
    }
    let rows = backend.all(&question).await.unwrap();
    let votes = rows.iter().map(|row| row.tally.count.votes.iter().sum::<u64>()).sum();
    backend.shut().await.unwrap();
    (all, votes)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_takes_part_while_the_program_is_killed_three_times() {
    let people = std::env::var("ILFAUT_CROWD").ok().and_then(|people| people.parse().ok()).unwrap_or(FEW);
    let (spot, fake) = (Spot::new(), Fake::start().await.unwrap());
    let folder = spot.folder();
    tokio::task::spawn_blocking(move || crowd::prepare(&folder)).await.unwrap();
    let total = usize::try_from(people).unwrap() * EACH;
    let (told, began) = (Arc::new(AtomicUsize::new(0)), Instant::now());
    let mut program = Program::start(&spot, &fake);
    let mut citizens = tokio::task::JoinSet::new();
    for id in FIRST..FIRST + people {
        let (person, told) = (fake.person(id, "fr"), Arc::clone(&told));
        citizens.spawn(async move { (id, citizen(person, told).await) });
    }
    let mut kills = Vec::new();
    for kill in 1..=KILLS {
        let enough = total * kill / (KILLS + 1);
        let reached = fake.wait_until(PATIENCE, |_| told.load(Ordering::SeqCst) >= enough).await;
        assert!(reached, "only {} of {enough} votes were answered", told.load(Ordering::SeqCst));
        program.kill();
        kills.push(Instant::now());
        program = Program::start(&spot, &fake);
    }
    let (mut heard, mut faults) = (BTreeMap::new(), Vec::new());
    while let Some(ended) = citizens.join_next().await {
        match ended.unwrap() {
            (id, Ok(told)) => drop(heard.insert(id, told)),
            (id, Err(fault)) => faults.push(format!("{id}: {fault}")),
        }
    }
    assert!(faults.is_empty(), "{} people were left waiting, the first: {}", faults.len(), faults[0]);
    let took = began.elapsed();
    program.kill();
    let (in_flight, excused, others) = cost(&fake, &kills, people);
    let (journal, counted) = journal(&spot, people).await;
    let lost = |(id, told): (&i64, &Told)| {
        let held = &journal[id];
        told.iter()
            .filter(|(idea, key, _)| held.get(idea) != Some(key))
            .map(|it| format!("{id}: {it:?} of {held:?}"))
            .collect::<Vec<_>>()
    };
    let lost: Vec<String> = heard.iter().flat_map(lost).collect();
    let counts = fake.counts();
    println!(
        "{people} citizens, {total} votes, {KILLS} kills in {took:.1?}: {in_flight} presses in flight at a kill, {excused} edits and answers repeated for them; \
         {} edits and {} answers in all; {} refused with 429",
        counts.of("editMessageText").calls,
        counts.of("answerCallbackQuery").calls,
        counts.slowed
    );
    assert!(lost.is_empty(), "{} lost, the first: {}", lost.len(), lost[0]);
    assert_eq!(counted, total as u64, "none twice");
    assert!(
        others.is_empty(),
        "{} people had more or less than one edit and one answer a vote: {}",
        others.len(),
        others[0]
    );
    assert!(counts.strange.is_empty(), "{:?}", counts.strange);
}

//! A load that goes on, and the memory of the process each minute.
//!
//! Newcomers: each opens a connection, is dealt a sequence, votes on its twelve cards and leaves; what memory grows by is set
//! beside what a process of its own takes to hold the same place. Quiet: the same sessions read, and vote again as they have
//! voted, on connections that come and go; nothing is added, so memory must not grow.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ilfaut_client::Backend;
use ilfaut_client::connect::Missing;
use tokio::time::{Interval, MissedTickBehavior, interval, sleep};

use crate::callers::percentiles;
use crate::door::{Door, furnish};
use crate::front::{Visit, sequence, visits};
use crate::memory::{of_place, resident};
use crate::people;
use crate::timing::now;
use crate::wire::Wire;

/// Visitors at once.
const VISITORS: usize = 50;
/// Votes per second of all newcomers, or requests per second in the quiet.
const RATE: u64 = 200;
const MINUTE: Duration = Duration::from_mins(1);

/// What all visitors did.
#[derive(Default)]
struct Done {
    requests: AtomicU64,
    votes: AtomicU64,
    sessions: AtomicU64,
    errors: AtomicU64,
    waits: Mutex<Vec<f64>>,
}

impl Done {
    /// Takes one request down.
    async fn count(&self, request: impl Future<Output = bool>) {
        let begin = now();
        let is_well = request.await;
        self.waits.lock().unwrap().push(begin.elapsed().as_secs_f64() * 1e3);
        self.requests.fetch_add(1, Ordering::Relaxed);
        self.errors.fetch_add(u64::from(!is_well), Ordering::Relaxed);
    }
}

/// Goes on for `minutes`.
pub(crate) async fn steady(minutes: u64, quiet: bool) {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("place");
    let before = furnished(&place).await;
    let door = Door::open(&place, 0).await;
    let done = Arc::new(Done::default());
    let mut tasks = tokio::task::JoinSet::new();
    for visit in visits(door.address, VISITORS).await {
        let (done, address) = (Arc::clone(&done), door.address);
        tasks.spawn(
            async move { if quiet { again(address, visit, &done).await } else { newcomers(address, &done).await } },
        );
    }
    let growth = watch(minutes, &done).await;
    tasks.shutdown().await;
    door.engine.shut().await.unwrap();
    drop(door);
    let (after, votes) = (of_place(&place), done.votes.load(Ordering::Relaxed));
    println!("after the first minute: {:.1} MB more, {} votes more", growth.memory, growth.votes);
    println!("a process that only opens the place: {before:.1} MB before, {after:.1} MB after {votes} votes");
    if votes > 0 {
        let per = |megabytes: f64, votes: u64| megabytes * 1_048_576.0 / votes as f64;
        let (here, there) = (per(growth.memory, growth.votes), per(after - before, votes));
        println!("bytes of memory per new vote: {here:.0} here, {there:.0} in a process that only opens the place");
    }
}

/// Makes the place ready and closes it; megabytes of a process that opens it.
async fn furnished(place: &Path) -> f64 {
    let engine = Arc::new(people::open(place, Missing::Create));
    furnish(&engine, 0).await;
    engine.shut().await.unwrap();
    drop(engine);
    of_place(place)
}

/// What came after the first minute, in which everything warms up.
struct Growth {
    memory: f64,
    votes: u64,
}

/// Prints a line each minute.
async fn watch(minutes: u64, done: &Done) -> Growth {
    println!("| minute | requests | new votes | new sessions | errors | p50 ms | p99 ms | memory MB |");
    println!("|---|---|---|---|---|---|---|---|");
    let (mut first, mut last) = ((0.0, 0), (0.0, 0));
    for minute in 0..=minutes {
        if minute > 0 {
            sleep(MINUTE).await;
        }
        let mut waits = std::mem::take(&mut *done.waits.lock().unwrap());
        let (median, slow) = percentiles(&mut waits);
        let read = |number: &AtomicU64| number.load(Ordering::Relaxed);
        let (requests, votes, sessions) = (read(&done.requests), read(&done.votes), read(&done.sessions));
        let (errors, memory) = (read(&done.errors), resident());
        println!("| {minute} | {requests} | {votes} | {sessions} | {errors} | {median:.2} | {slow:.2} | {memory:.1} |");
        last = (memory, votes);
        if minute <= 1 {
            first = last;
        }
    }
    Growth { memory: last.0 - first.0, votes: last.1 - first.1 }
}

/// The pace of one visitor.
fn pace() -> Interval {
    let mut pace = interval(Duration::from_secs(VISITORS as u64) / u32::try_from(RATE).unwrap());
    pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
    pace
}

/// One newcomer after the other.
async fn newcomers(address: SocketAddr, done: &Done) {
    let mut pace = pace();
    loop {
        let mut wire = Wire::to(address).await;
        let visit = Visit::begin(&mut wire).await;
        done.sessions.fetch_add(1, Ordering::Relaxed);
        for number in 0..visit.cards.len() {
            pace.tick().await;
            done.count(visit.vote(&mut wire, number)).await;
            done.votes.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// One session that has voted: it reads, votes as before, comes back on another connection; a stranger looks.
async fn again(address: SocketAddr, visit: Visit, done: &Done) {
    let (mut pace, mut wire) = (pace(), Wire::to(address).await);
    for number in 0..visit.cards.len() {
        assert!(visit.vote(&mut wire, number).await);
    }
    loop {
        for number in 0..visit.cards.len() {
            let read = format!("/proposals/{}", visit.cards[number].0);
            pace.tick().await;
            done.count(async { wire.get(&sequence(), Some(&visit.session)).await.status == 200 }).await;
            pace.tick().await;
            done.count(visit.vote(&mut wire, number)).await;
            pace.tick().await;
            done.count(async { wire.get(&read, Some(&visit.session)).await.status == 200 }).await;
            pace.tick().await;
            wire = Wire::to(address).await;
            done.count(async { wire.get(&read, None).await.status == 200 }).await;
        }
    }
}

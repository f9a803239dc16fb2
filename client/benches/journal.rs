//! How fast votes are acknowledged, how much they take, how soon a place is open: the engine beside what is possible.
//!
//! `cargo bench -p ilfaut-client --features bench` (a few minutes; `-- --quick` for a look). Only ratios within one run mean
//! anything: stores take turns within each round, and medians are printed. Everything is durable: one fdatasync per batch.
#![expect(clippy::unwrap_used, reason = "a benchmark stops where something is wrong")]

mod load;
mod peers;
mod people;
mod size;
mod timing;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use ilfaut_client::connect::Missing;

use load::{Asked, Figure, Queue, run};
use peers::{Bare, RECORD, Sqlite, Trees};
use timing::{goal, median};

/// Outstanding callers.
const CALLERS: [usize; 3] = [1, 64, 1_024];
/// The stores, in the order in which they take turns.
const STORES: [&str; 5] =
    ["bare file", "engine, through the port", "engine, writer alone", "SQLite (WAL, FULL)", "sled, two trees"];

/// The two ways of asking the engine: a vote answered with its card, and its acknowledgement alone.
const ENGINES: [usize; 2] = [1, 2];

/// How long everything takes.
struct Size {
    rounds: usize,
    round: Duration,
    groups: [(usize, u64); 3],
}

const FULL: Size =
    Size { rounds: 5, round: Duration::from_millis(500), groups: [(1, 300_000), (4, 560_000), (64, 5_600_000)] };
const QUICK: Size =
    Size { rounds: 2, round: Duration::from_millis(100), groups: [(1, 5_000), (4, 40_000), (64, 300_000)] };

fn main() {
    if let Ok(what) = std::env::var(size::CHILD) {
        return size::child(&what);
    }
    let size = if std::env::args().any(|arg| arg == "--quick") { QUICK } else { FULL };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        speed(&size).await;
        calls();
        space(&size).await;
    });
}

/// Every store's place and its taker, kept over all rounds.
struct Stores {
    bare: Arc<Queue>,
    port: Arc<Asked>,
    writer: Arc<Asked>,
    sqlite: Arc<Queue>,
    trees: Arc<Queue>,
    next: [Arc<AtomicU64>; 5],
}

impl Stores {
    async fn new(folder: &Path) -> Self {
        let (one, two) = (asked(&folder.join("port"), true).await, asked(&folder.join("writer"), false).await);
        Self {
            bare: Arc::new(Queue::new(Bare::new(&folder.join("bare")))),
            port: Arc::new(one),
            writer: Arc::new(two),
            sqlite: Arc::new(Queue::new(Sqlite::new(&folder.join("sqlite")))),
            trees: Arc::new(Queue::new(Trees::new(&folder.join("trees")))),
            next: Default::default(),
        }
    }

    async fn turn(&self, store: usize, callers: usize, time: Duration) -> Figure {
        let next = &self.next[store];
        match store {
            0 => run(&self.bare, callers, time, next).await,
            1 => run(&self.port, callers, time, next).await,
            2 => run(&self.writer, callers, time, next).await,
            3 => run(&self.sqlite, callers, time, next).await,
            _ => run(&self.trees, callers, time, next).await,
        }
    }
}

async fn asked(place: &Path, port: bool) -> Asked {
    let engine = Arc::new(people::open(place, Missing::Create));
    let people = people::furnish(&engine, people::PEOPLE).await;
    Asked { engine, people, port }
}

/// Votes per second, and how they compare within each round.
async fn speed(size: &Size) {
    let folder = tempfile::tempdir().unwrap();
    let stores = Stores::new(folder.path()).await;
    println!("\n## Acknowledged votes, medians of {} rounds of {:?}", size.rounds, size.round);
    println!("| callers | store | votes/s | of the bare file [least..most] | p50 us | p99 us |");
    println!("|---|---|---|---|---|---|");
    let mut all = Vec::new();
    for callers in CALLERS {
        let mut figures: [Vec<Figure>; 5] = Default::default();
        for _ in 0..size.rounds {
            for (store, figures) in figures.iter_mut().enumerate() {
                figures.push(stores.turn(store, callers, size.round).await);
            }
        }
        for (store, own) in figures.iter().enumerate() {
            let ratios: Vec<f64> = own.iter().zip(&figures[0]).map(|(own, bare)| own.rate / bare.rate).collect();
            let of = |what: fn(&Figure) -> f64| median(&own.iter().map(what).collect::<Vec<_>>());
            let (least, most) = ratios.iter().fold((f64::MAX, 0.0_f64), |(a, b), ratio| (a.min(*ratio), b.max(*ratio)));
            println!(
                "| {callers} | {} | {:.0} | {:.2} [{least:.2}..{most:.2}] | {:.0} | {:.0} |",
                STORES[store],
                of(|f| f.rate),
                median(&ratios),
                of(|f| f.median),
                of(|f| f.slow),
            );
        }
        all.push((callers, figures));
    }
    for (callers, figures) in all {
        for engine in ENGINES {
            targets(callers, engine, &figures);
        }
    }
}

/// The goals that this number of callers decides, for one way of asking the engine.
fn targets(callers: usize, engine: usize, figures: &[Vec<Figure>; 5]) {
    let ratio = |other: usize, what: fn(&Figure) -> f64| {
        let ratios = figures[engine].iter().zip(&figures[other]).map(|(own, other)| what(own) / what(other));
        median(&ratios.collect::<Vec<_>>())
    };
    let rate = |other: usize| ratio(other, |figure| figure.rate);
    let name = |goal: &str| format!("{goal}; {}", STORES[engine]);
    match callers {
        1 => {
            goal(&name("G2 p50 of the bare file's"), ratio(0, |f| f.median), 1.7, false);
            goal(&name("G3 p50 of SQLite's"), ratio(3, |f| f.median), 1.3, false);
        }
        64 => {
            goal(&name("G2 votes/s of the bare file's"), rate(0), 0.6, true);
            goal(&name("G3 votes/s of SQLite's"), rate(3), 2.5, true);
        }
        _ => {
            goal(&name("G1 votes/s of the bare file's"), rate(0), 0.75, true);
            goal(&name("G3 votes/s of SQLite's"), rate(3), 5.0, true);
            goal(&name("G4 votes/s of two trees'"), rate(4), 10.0, true);
        }
    }
}

/// System calls of one commit, and the blocks that they touch.
fn calls() {
    println!("\n## Per commit of one vote");
    let Some(calls) = size::calls() else { return println!("strace is absent: not counted") };
    println!("| syncs | writes | bytes of blocks touched |\n|---|---|---|");
    println!("| {:.3} | {:.3} | {:.0} |", calls.syncs, calls.writes, calls.bytes);
    goal("G2b syncs", calls.syncs, 1.01, false);
    goal("G2b writes", calls.writes, 1.01, false);
    // The bare file appends a checksum and a record: most touch one block, a few two.
    let bare = size::BLOCK + (4 + RECORD) as f64;
    goal("G2b bytes written, of the bare file's", calls.bytes / bare, 1.1, false);
}

/// Bytes per vote, then opening and memory at both sizes.
async fn space(size: &Size) {
    let folder = tempfile::tempdir().unwrap();
    println!(
        "\n## Bytes on disk per vote (the bare record has {RECORD})\n| votes | in groups of | bytes/vote | times the record |\n|---|---|---|---|"
    );
    let mut goals = Vec::new();
    for ((group, votes), wanted) in size.groups.into_iter().zip([9.0, 4.0, 2.0]) {
        let place = folder.path().join(group.to_string());
        let bytes = size::fill(&place, votes, group).await;
        let times = bytes / RECORD as f64;
        println!("| {votes} | {group} | {bytes:.1} | {times:.2} |");
        goals.push(("G5 times the record", times, wanted));
    }
    println!(
        "\n## Opening\n| votes | how it was left | s | MB | of the bare file: time | memory |\n|---|---|---|---|---|---|"
    );
    let place = folder.path().join("people");
    size::fill(&place, 0, 1).await;
    let (seconds, memory) = size::in_a_child("open", &place);
    println!("| 0 | people and proposals alone, closed in order | {seconds:.3} | {memory:.0} | | |");
    for (group, votes) in &size.groups[1..] {
        goals.extend(opening(&folder.path().join(group.to_string()), *votes));
    }
    for (name, found, wanted) in goals {
        goal(name, found, wanted, false);
    }
}

/// Prints how soon a place is open; answers with what was wanted.
fn opening(place: &Path, votes: u64) -> [(&'static str, f64, f64); 4] {
    let bare = place.with_extension("bare");
    size::fill_bare(&bare, votes);
    let best = |what: &str, place: &Path, before: &dyn Fn()| {
        let runs = (0..3).map(|_| {
            before();
            size::in_a_child(what, place)
        });
        runs.min_by(|a, b| a.0.total_cmp(&b.0)).unwrap()
    };
    let file = best("bare", &bare, &|| ());
    let copy = place.with_extension("copy");
    // A child that opens and is ended leaves the place unsealed: each run begins with a copy.
    let again = |change: fn(&Path)| {
        let (place, copy) = (place.to_owned(), copy.clone());
        move || {
            drop(std::fs::remove_dir_all(&copy));
            duplicate(&place, &copy);
            change(&copy);
        }
    };
    let kept = best("open", &copy, &again(|_| ()));
    let replayed = best("open", &copy, &again(|copy| drop(std::fs::remove_file(copy.join("snapshot")))));
    let crashed = best("open", &copy, &again(size::unseal));
    for (name, (seconds, memory)) in [
        ("bare file, replayed", file),
        ("closed in order", kept),
        ("without its snapshot", replayed),
        ("after a crash", crashed),
    ] {
        println!(
            "| {votes} | {name} | {seconds:.3} | {memory:.0} | {:.2} | {:.2} |",
            seconds / file.0,
            memory / file.1
        );
    }
    [
        ("G6 closed in order", kept.0 / file.0, 0.5),
        ("G6 without its snapshot", replayed.0 / file.0, 2.0),
        ("G6 after a crash", crashed.0 / file.0, 2.0),
        ("G6 memory", replayed.1 / file.1, 2.0),
    ]
}

fn duplicate(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            duplicate(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

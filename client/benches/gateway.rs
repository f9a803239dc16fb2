//! Votes per second through HTTP beside the bare engine, in one run on loopback; and memory under a load that goes on.
//!
//! `cargo bench -p ilfaut-client --features bench --bench gateway` (two minutes; `-- --quick` for a look). Only ratios within one
//! run mean anything: the ways of asking take turns within each round, all at one engine on disk. wrk plays make.org's front where
//! it is installed, else a client of our own.
//!
//! `-- --minutes 10`: ten minutes of newcomers who vote; `-- --minutes 10 --quiet`: ten minutes in which nothing new is said.
#![expect(clippy::unwrap_used, reason = "a benchmark stops where something is wrong")]

mod callers;
mod door;
mod front;
mod memory;
#[expect(dead_code, reason = "votes are numbered otherwise here")]
mod people;
mod steady;
#[expect(dead_code, reason = "single pieces of work are not timed here")]
mod timing;
mod wire;
mod wrk;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use ilfaut_client::Backend;

use callers::{Citizen, Figure, run};
use door::Door;
use timing::{goal, median};

/// Citizens at once.
const CITIZENS: u32 = 1_000;
/// The ways of asking, in the order in which they take turns.
const WAYS: [&str; 4] = [
    "engine, through the port, 1000 at once",
    "remote and gateway, 1000 at once",
    "make.org's dialect, 64 at once",
    "make.org's dialect, 1000 at once",
];

fn main() {
    if memory::is_child() {
        return memory::child();
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let has = |flag: &str| std::env::args().any(|arg| arg == flag);
    let minutes = std::env::args().skip_while(|arg| arg != "--minutes").nth(1);
    runtime.block_on(async {
        match minutes {
            Some(minutes) => steady::steady(minutes.parse().unwrap(), has("--quiet")).await,
            None if has("--quick") => speed(2, Duration::from_millis(500)).await,
            None => speed(5, Duration::from_secs(4)).await,
        }
    });
}

/// Votes per second of each way, and how they compare within each round.
async fn speed(rounds: usize, time: Duration) {
    let folder = tempfile::tempdir().unwrap();
    let door = Door::open(&folder.path().join("place"), CITIZENS).await;
    let remote = door.remote().await;
    let [bare, far] = [Arc::clone(&door.engine) as Arc<dyn Backend>, remote].map(|backend| door.citizens(&backend));
    let before = memory::resident();
    let mut figures: [Vec<Figure>; 4] = Default::default();
    let mut people = [bare, far];
    for _ in 0..rounds {
        for (way, citizens) in people.iter_mut().enumerate() {
            let own: Vec<Citizen> = std::mem::take(citizens);
            let (figure, own) = run(own, time).await;
            *citizens = own;
            figures[way].push(figure);
        }
        figures[2].push(dialect(&door, folder.path(), 64, time).await);
        figures[3].push(dialect(&door, folder.path(), 1_000, time).await);
    }
    tell(rounds, time, &figures);
    println!("memory of this process: {before:.0} MB before, {:.0} MB after", memory::resident());
    drop(people);
    door.engine.shut().await.unwrap();
}

/// A turn of make.org's dialect, by sessions of its own: each vote changes something.
async fn dialect(door: &Door, folder: &Path, callers: usize, time: Duration) -> Figure {
    let visits = front::visits(door.address, CITIZENS as usize).await;
    match wrk::run(door.address, folder, &visits, callers, time) {
        Some(figure) => figure,
        None => run(front::voters(door.address, visits, callers).await, time).await.0,
    }
}

fn tell(rounds: usize, time: Duration, figures: &[Vec<Figure>; 4]) {
    let tool = if wrk::is_here() { "wrk" } else { "our own client, in this process" };
    println!("\n## Acknowledged votes, medians of {rounds} rounds of {time:?}; make.org's dialect by {tool}");
    println!("| asked | votes/s | of the bare engine [least..most] | p50 ms | p99 ms | errors |");
    println!("|---|---|---|---|---|---|");
    for (way, own) in figures.iter().enumerate() {
        let ratios: Vec<f64> = own.iter().zip(&figures[0]).map(|(own, bare)| own.rate / bare.rate).collect();
        let of = |what: fn(&Figure) -> f64| median(&own.iter().map(what).collect::<Vec<_>>());
        let (least, most) = ratios.iter().fold((f64::MAX, 0.0_f64), |(a, b), ratio| (a.min(*ratio), b.max(*ratio)));
        println!(
            "| {} | {:.0} | {:.2} [{least:.2}..{most:.2}] | {:.1} | {:.1} | {} |",
            WAYS[way],
            of(|f| f.rate),
            median(&ratios),
            of(|f| f.median),
            of(|f| f.slow),
            errors(own),
        );
    }
    goal("errors", figures.iter().map(|own| errors(own)).sum::<u64>() as f64, 0.0, false);
}

fn errors(figures: &[Figure]) -> u64 {
    figures.iter().map(|figure| figure.errors).sum()
}

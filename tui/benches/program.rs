//! The program itself, started in a terminal of its own (`script`, of util-linux) on a folder with a long queue: when its first
//! picture stands, and what it has in memory then.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use ilfaut_client::address::Address;
use ilfaut_client::backend::Imported;
use ilfaut_client::connect::{self, Missing, World};
use ilfaut_client::model::{Language, Question, Signature, Time};
use ilfaut_client::world::{Dice, SetClock};

use crate::timing::{median, now};

/// Rows of the short queue that the long one is compared with.
const FEW: usize = 50;

/// Measures both queues by turns.
pub(crate) fn start(texts: &[String], rounds: usize) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let home = tempfile::tempdir().unwrap();
    println!("\n## The program, from its start to its first picture of the queue (80x24), medians of {rounds} rounds");
    println!("| rows | ms | MB in memory, the engine's included |\n|---|---|---|");
    let rows = [texts.len(), FEW];
    let places = rows.map(|rows| home.path().join(format!("place-{rows}")));
    for (place, rows) in places.iter().zip(rows) {
        runtime.block_on(fill(place, &texts[..rows]));
    }
    let mut found: [Vec<(f64, f64)>; 2] = Default::default();
    for _ in 0..rounds {
        for ((place, rows), found) in places.iter().zip(rows).zip(&mut found) {
            match run(home.path(), place, rows) {
                Some(figures) => found.push(figures),
                None => return println!("`script` is absent, or shows no queue: not measured"),
            }
        }
    }
    for (found, rows) in found.iter().zip(rows) {
        let of = |what: fn(&(f64, f64)) -> f64| median(&found.iter().map(what).collect::<Vec<_>>());
        println!("| {rows} | {:.0} | {:.1} |", of(|found| found.0), of(|found| found.1));
    }
}

/// A folder in which all these texts wait.
async fn fill(place: &Path, texts: &[String]) {
    let clock = SetClock::at(Time(1_763_812_800_000));
    let world = World { clock: Arc::new(clock), dice: Dice::seeded(3) };
    let address: Address = format!("sled:{}", place.display()).parse().unwrap();
    let backend = connect::open(&address, world, Missing::Create).await.unwrap();
    backend.settle(Question::bare("village".into())).await.unwrap();
    let row = |(n, text): (usize, &String)| Imported {
        external_id: format!("s{n}"),
        text: text.clone(),
        language: Language::FRENCH,
        signature: Signature::default(),
        topics: Vec::new(),
        aggregate: None,
        pending: true,
        author: None,
        sent: None,
    };
    backend.import(&"village".into(), texts.iter().enumerate().map(row).collect()).await.unwrap();
    backend.shut().await.unwrap();
}

/// Milliseconds until the place in the queue stands on the screen, and megabytes then.
fn run(home: &Path, place: &Path, rows: usize) -> Option<(f64, f64)> {
    let program = env!("CARGO_BIN_EXE_ilfaut-tui");
    let line = format!("stty rows 24 cols 80; exec '{program}' --lang en --address 'sled:{}'", place.display());
    let mut script = Command::new("script");
    script.args(["-qec", &line, "/dev/null"]).env("HOME", home).env("TERM", "xterm").stdin(Stdio::piped());
    let begin = now();
    let mut child = script.stdout(Stdio::piped()).spawn().ok()?;
    let (mut out, mut seen, mut piece) = (child.stdout.take()?, String::new(), [0; 4096]);
    let grouped = if rows < 1_000 { rows.to_string() } else { format!("{},{:03}", rows / 1_000, rows % 1_000) };
    let shown = loop {
        let read = out.read(&mut piece).ok()?;
        seen.push_str(&String::from_utf8_lossy(&piece[..read]));
        // Blanks are not sent: the number of the header is one piece with its bracket.
        if seen.contains(&format!("{grouped}]")) || read == 0 {
            break read > 0;
        }
    };
    let took = begin.elapsed().as_secs_f64() * 1e3;
    let memory = resident(child.id());
    drop(child.kill());
    drop(child.wait());
    drop(out.read_to_end(&mut Vec::new()));
    shown.then_some((took, memory?))
}

/// Megabytes of the process that another one has started.
fn resident(parent: u32) -> Option<f64> {
    let wanted = format!("PPid:\t{parent}");
    let all = std::fs::read_dir("/proc").ok()?.filter_map(Result::ok);
    let status = all.filter_map(|entry| std::fs::read_to_string(entry.path().join("status")).ok());
    let status = status.into_iter().find(|status| status.lines().any(|line| line == wanted))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.split_whitespace().next()?.parse::<f64>().ok()? / 1024.0)
}

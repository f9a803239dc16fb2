//! Finding by word and by likeness, beside what one would use instead: tantivy, SQLite's full-text search, and groups of four
//! letters compared with every text. Only ratios within one run mean anything.
//!
//! `cargo bench -p ilfaut-client --features bench --bench words -- [FILE.csv]`: the file has a column `proposition`, as a
//! published consultation does; without one, texts are made up.
#![expect(clippy::unwrap_used, reason = "a benchmark stops where something is wrong")]

mod corpus;
mod finders;
mod letters;
mod queue;
mod timing;

use std::hint::black_box;
use std::process::Command;

use ilfaut_client::model::Language;
use ilfaut_client::rules::search::{Index, Search};
use ilfaut_client::rules::similar;

use finders::{Fts, Tantivy};
use timing::{goal, median, timed};

/// What a child builds instead of the benchmark, to tell how much memory that takes.
const CHILD: &str = "ILFAUT_BENCH_CHILD";
/// Rounds, of which medians are printed.
const ROUNDS: usize = 9;
/// Texts whose look-alikes are looked for in each round.
const LOOKED: usize = 60;
/// What people look for.
const QUERIES: [&str; 15] = [
    "écoles",
    "ecole",
    "hopitaux",
    "circuits courts",
    "salaire soignants",
    "médecins campagne",
    "transports",
    "vélo",
    "forêt",
    "eau potable",
    "télétravail",
    "déchets plastiques",
    "impôts",
    "animaux",
    "biodiversité",
];

fn main() {
    let file = std::env::args().skip(1).find(|arg| !arg.starts_with("--"));
    let texts = corpus::texts(file.as_deref());
    if let Ok(what) = std::env::var(CHILD) {
        return child(&what, &texts);
    }
    println!("{} texts, medians of {ROUNDS} rounds", texts.len());
    search(&texts, file.as_deref());
    likeness(&texts);
    queue::ask(&texts);
}

fn indexed(texts: &[String]) -> Index {
    let mut index = Index::new();
    for (number, text) in (0..).zip(texts) {
        index.put(number, text, Language::FRENCH);
    }
    index
}

fn search(texts: &[String], file: Option<&str>) {
    let (built, index) = timed(|| indexed(texts));
    let (built_tantivy, tantivy) = timed(|| Tantivy::new(texts));
    let (built_fts, fts) = timed(|| Fts::new(texts));
    let (mut times, mut equal): ([Vec<f64>; 3], usize) = Default::default();
    println!("\n## Search, 20 results\n| query | ours | tantivy | FTS5 | hits: ours | tantivy | FTS5 |");
    println!("|---|---|---|---|---|---|---|");
    for query in QUERIES {
        let (mut own, mut hits): ([Vec<f64>; 3], [usize; 3]) = Default::default();
        for _ in 0..ROUNDS {
            let found = [
                timed(|| index.find(&Search::new(query), |_| true).len()),
                timed(|| tantivy.find(query)),
                timed(|| fts.find(query)),
            ];
            for (at, (time, count)) in found.into_iter().enumerate() {
                own[at].push(time);
                hits[at] = count;
            }
        }
        let own_medians = own.each_ref().map(|own| median(own));
        println!(
            "| {query} | {:.1} us | {:.1} us | {:.1} us | {} | {} | {} |",
            own_medians[0], own_medians[1], own_medians[2], hits[0], hits[1], hits[2]
        );
        equal += usize::from(hits[0] == hits[1]);
        times.iter_mut().zip(own).for_each(|(all, own)| all.extend(own));
    }
    let [ours, theirs, sqlite] = times.each_ref().map(|times| median(times));
    let memory = ["nothing", "ours", "tantivy", "fts"].map(|what| in_a_child(what, file));
    let memory = [1, 2, 3].map(|at| memory[at] - memory[0]);
    println!("| engine | build ms | memory MB | p50 us |\n|---|---|---|---|");
    let built = [built, built_tantivy, built_fts].map(|time| time / 1e3);
    for (at, (name, p50)) in [("ours", ours), ("tantivy", theirs), ("FTS5", sqlite)].into_iter().enumerate() {
        println!("| {name} | {:.0} | {:.1} | {p50:.1} |", built[at], memory[at]);
    }
    goal("G9 p50, of tantivy's", ours / theirs, 1.0, false);
    goal("G9 times faster than FTS5", sqlite / ours, 5.0, true);
    goal("G9 queries with tantivy's hit count", equal as f64, 13.0, true);
    goal("G9 memory, of tantivy's", memory[0] / memory[1], 1.0 / 3.0, false);
}

fn likeness(texts: &[String]) {
    let (built, index) = timed(|| {
        let mut index = similar::index::Index::new();
        (0..).zip(texts).for_each(|(number, text)| index.put(number, text));
        index
    });
    let grams: Vec<Vec<u32>> = texts.iter().map(|text| letters::grams(text)).collect();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let (mut pairs, mut found) = (0, 0);
    for round in 0..ROUNDS {
        let looked: Vec<usize> = (0..LOOKED).map(|n| (n * texts.len() / LOOKED + round * 17) % texts.len()).collect();
        let mut five = Vec::new();
        for own in &looked {
            let may = |other: u32| other as usize != *own;
            let (time, nearest) = timed(|| index.nearest(&texts[*own], 5, 0.0, may));
            ours.push(time);
            five.push(nearest);
        }
        for (own, nearest) in looked.iter().zip(five) {
            let (time, best) = timed(|| letters::nearest(&grams, *own));
            theirs.push(time);
            let copies: Vec<usize> = best.into_iter().filter(|(share, _)| *share >= 0.5).map(|(_, at)| at).collect();
            let copied = |number: u32| letters::jaccard(&grams[*own], &grams[number as usize]) >= 0.5;
            pairs += copies.len();
            found += copies.len().min(nearest.iter().filter(|(_, number)| copied(*number)).count());
        }
    }
    let (ours, theirs) = (median(&ours), median(&theirs));
    println!("\n## Look-alikes: built in {:.0} ms", built / 1e3);
    println!("ours {ours:.1} us, four letters compared with every text {theirs:.1} us");
    println!("texts that share half of their letters: {found} of {pairs} among the five most similar");
    goal("G10 times faster", theirs / ours, 500.0, true);
    goal("G10 found", found as f64 / pairs.max(1) as f64, 1.0, true);
}

/// Megabytes that a process of its own takes with nothing but the texts and one index.
fn in_a_child(what: &str, file: Option<&str>) -> f64 {
    let ran = Command::new(std::env::current_exe().unwrap()).args(file).env(CHILD, what).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap().trim().parse().unwrap()
}

fn child(what: &str, texts: &[String]) {
    match what {
        "ours" => drop(black_box((indexed(texts), memory()))),
        "tantivy" => drop(black_box((Tantivy::new(texts), memory()))),
        "fts" => drop(black_box((Fts::new(texts), memory()))),
        _ => memory(),
    }
}

fn memory() {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes: f64 = line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0.0);
    println!("{}", kilobytes / 1024.0);
}

//! Finding by word and by likeness, beside what one would write instead: SQLite's full-text search, and 4-grams compared
//! with every text. Figures of one run only compare with each other.
//!
//! `cargo bench -p ilfaut-client --features bench --bench words -- [FILE.csv]`; the file has a column of texts with the head
//! `proposition`; without one, texts are made up.

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use ilfaut_client::model::Language;
use ilfaut_client::rules::words;
use ilfaut_client::rules::{search, similar};
use rusqlite::Connection;

/// Texts, repeated with a mark of their own until there are this many.
const TEXTS: usize = 20_000;
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
/// Rounds, of which the median counts.
const ROUNDS: usize = 5;
/// Texts whose look-alikes are looked for.
const LOOKED: usize = 40;

fn main() -> Result<(), Box<dyn Error>> {
    let texts = texts(std::env::args().skip(1).find(|arg| !arg.starts_with("--")).as_deref())?;
    println!("{} texts", texts.len());
    searching(&texts)?;
    likeness(&texts);
    Ok(())
}

fn texts(file: Option<&str>) -> Result<Vec<String>, Box<dyn Error>> {
    let own = ["haies", "bus", "écoles", "vélos", "déchets", "hôpitaux", "forêts", "impôts", "trains", "plages"];
    let mut texts = match file {
        Some(file) => columns(&std::fs::read_to_string(file)?),
        None => (0..TEXTS)
            .map(|n| format!("Il faut {} {} et des {} à {n}", own[n % 10], own[n / 10 % 10], own[n / 100 % 10]))
            .collect(),
    };
    let known = texts.len().max(1);
    for n in known..TEXTS {
        texts.push(format!("{} n{n}", texts[n % known]));
    }
    texts.truncate(TEXTS);
    Ok(texts)
}

/// The second field of each line of a published file, quotes taken off: enough to have real words.
fn columns(csv: &str) -> Vec<String> {
    let field = |line: &str| {
        let rest = line.split_once(',')?.1;
        let text = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once("\",")?.0.replace("\"\"", "\""),
            None => rest.split_once(',')?.0.to_owned(),
        };
        text.starts_with("Il faut").then_some(text)
    };
    csv.lines().filter_map(field).collect()
}

fn searching(texts: &[String]) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let mut index = search::Index::new();
    for (number, text) in (0..).zip(texts) {
        index.put(number, text, Language::FRENCH);
    }
    let built = start.elapsed();
    let start = Instant::now();
    let other = Connection::open_in_memory()?;
    other.execute_batch("CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'unicode61 remove_diacritics 2'); BEGIN")?;
    for text in texts {
        other.execute("INSERT INTO t(x) VALUES (?)", [text])?;
    }
    other.execute_batch("COMMIT")?;
    println!("search: built in {built:?}, FTS5 in {:?}", start.elapsed());
    let mut all = (Vec::new(), Vec::new());
    for query in QUERIES {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        let mut hits = (0, 0);
        for _ in 0..ROUNDS {
            let start = Instant::now();
            hits.0 = black_box(index.find(&search::Search::new(query), |_| true)).len();
            ours.push(start.elapsed());
            let start = Instant::now();
            hits.1 = black_box(fts(&other, query)?);
            theirs.push(start.elapsed());
        }
        println!("  {query}: {} hits in {:?}, FTS5 {} in {:?}", hits.0, median(&mut ours), hits.1, median(&mut theirs));
        all.0.extend(ours);
        all.1.extend(theirs);
    }
    compare("search", median(&mut all.0), "FTS5", median(&mut all.1));
    Ok(())
}

/// The best twenty, and how many there are: what a page of results needs.
fn fts(db: &Connection, query: &str) -> Result<usize, Box<dyn Error>> {
    let mut page = db.prepare_cached("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 20")?;
    let rows: Vec<i64> = page.query_map([query], |row| row.get(0))?.collect::<Result<_, _>>()?;
    black_box(rows);
    let mut count = db.prepare_cached("SELECT count(*) FROM t WHERE t MATCH ?")?;
    Ok(count.query_row([query], |row| row.get(0))?)
}

fn likeness(texts: &[String]) {
    let start = Instant::now();
    let mut index = similar::index::Index::new();
    for (number, text) in (0..).zip(texts) {
        index.put(number, text);
    }
    println!("similar: built in {:?}", start.elapsed());
    let grams: Vec<Vec<u32>> = texts.iter().map(|text| grams(text)).collect();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let (mut pairs, mut found) = (0, 0);
    for (number, text) in (0..).zip(texts).step_by(texts.len() / LOOKED) {
        let own: usize = number as usize;
        let start = Instant::now();
        let five = black_box(index.nearest(text, 5, 0.0, |other| other != number));
        ours.push(start.elapsed());
        let start = Instant::now();
        let best = black_box(brute(&grams, own));
        theirs.push(start.elapsed());
        if best >= 0.5 {
            pairs += 1;
            let wanted = |other: &(f64, u32)| jaccard(&grams[own], &grams[other.1 as usize]) >= best;
            found += usize::from(five.iter().any(wanted));
        }
    }
    println!("  best 4-gram match of at least 0.5 among the five: {found} of {pairs}");
    compare("similar", median(&mut ours), "4-grams", median(&mut theirs));
}

fn brute(grams: &[Vec<u32>], own: usize) -> f64 {
    let asked = &grams[own];
    let others = grams.iter().enumerate().filter(|(other, _)| *other != own);
    others.map(|(_, other)| jaccard(asked, other)).fold(0.0, f64::max)
}

fn grams(text: &str) -> Vec<u32> {
    let form = words::normalised(text);
    let mut grams: Vec<u32> =
        form.as_bytes().windows(4).map(|four| u32::from_be_bytes([four[0], four[1], four[2], four[3]])).collect();
    grams.sort_unstable();
    grams.dedup();
    grams
}

fn jaccard(a: &[u32], b: &[u32]) -> f64 {
    let (mut at, mut both) = (0, 0);
    for gram in a {
        while b.get(at).is_some_and(|other| other < gram) {
            at += 1;
        }
        both += usize::from(b.get(at) == Some(gram));
    }
    both as f64 / (a.len() + b.len() - both).max(1) as f64
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn compare(what: &str, ours: Duration, other: &str, theirs: Duration) {
    let ratio = theirs.as_secs_f64() / ours.as_secs_f64().max(1e-9);
    println!("{what}: p50 {ours:?}, {other} {theirs:?}: {ratio:.0} times faster");
}

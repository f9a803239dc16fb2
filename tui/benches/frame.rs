//! What a frame of the console costs: its time over 20,000 rows and over 50, the bytes that each key sends to the terminal, and
//! how soon the program shows its first picture.
//!
//! `cargo bench -p ilfaut-tui --features bench` (a minute; `-- --quick` for a look). Only ratios within one run mean anything: the
//! two queues take turns within each round, and medians are printed.
#![expect(clippy::unwrap_used, reason = "a benchmark stops where something is wrong")]

mod program;
mod timing;

use ilfaut_tui::Probe;

use timing::{goal, median, timed};

/// Rows of the long queue, and of the short one.
const ROWS: [usize; 2] = [20_000, 50];
/// The window of the published figures (performance.md, 5), then the usual one.
const WINDOWS: [(u16, u16); 2] = [(200, 60), (80, 24)];

/// How long everything takes.
struct Effort {
    rounds: usize,
    frames: usize,
}

fn main() {
    let quick = std::env::args().any(|arg| arg == "--quick");
    let effort = if quick { Effort { rounds: 3, frames: 50 } } else { Effort { rounds: 9, frames: 300 } };
    let texts: Vec<String> = (0..ROWS[0]).map(text).collect();
    for window in WINDOWS {
        times(&effort, &texts, window);
        bytes(&texts, window);
    }
    slow(&texts);
    program::start(&texts, effort.rounds.min(5));
}

/// A proposal of the usual length (half of the published ones have 114 characters or fewer).
fn text(n: usize) -> String {
    let whats =
        ["des lignes de car le dimanche", "une maison médicale", "des pistes cyclables", "plus de haies et de mares"];
    let wheres = ["entre les petites villes", "dans chaque canton", "autour des écoles", "le long des routes"];
    let whys =
        ["pour que chacun puisse se déplacer", "pour que personne ne reste seul", "pour les enfants et les aînés"];
    format!("Il faut {} {} {}, idée numéro {n}", whats[n % 4], wheres[n / 4 % 4], whys[n / 16 % 3])
}

/// The time of a key and its frame, on a long queue and on a short one by turns.
fn times(effort: &Effort, texts: &[String], (columns, lines): (u16, u16)) {
    let mut probes = ROWS.map(|rows| Probe::new(&texts[..rows], columns, lines, false).unwrap());
    println!(
        "\n## A key and its frame, {columns}x{lines}, medians of {} rounds of {}, us",
        effort.rounds, effort.frames
    );
    println!("| key | over {} rows | over {} rows | ratio [least..most] |\n|---|---|---|---|", ROWS[0], ROWS[1]);
    let mut moved = f64::NAN;
    for (name, keys) in [("cursor", "jk"), ("first and last row", "Gg"), ("nothing new", "")] {
        let mut found: [Vec<f64>; 2] = Default::default();
        for _ in 0..effort.rounds {
            for (probe, found) in probes.iter_mut().zip(&mut found) {
                let all: Vec<f64> = (0..effort.frames).map(|n| frame(probe, keys, n)).collect();
                found.push(median(&all));
            }
        }
        let ratios: Vec<f64> = found[0].iter().zip(&found[1]).map(|(long, short)| long / short).collect();
        let (least, most) = ratios.iter().fold((f64::MAX, 0.0_f64), |(a, b), ratio| (a.min(*ratio), b.max(*ratio)));
        let (long, short, ratio) = (median(&found[0]), median(&found[1]), median(&ratios));
        println!("| {name} | {long:.0} | {short:.0} | {ratio:.2} [{least:.2}..{most:.2}] |");
        moved = if keys == "jk" { ratio } else { moved };
    }
    goal("G13 a frame over 20,000 rows, of one over 50", moved, 1.2, false);
}

fn frame(probe: &mut Probe, keys: &str, n: usize) -> f64 {
    let key = keys.chars().nth(n % keys.len().max(1));
    timed(|| {
        if let Some(key) = key {
            probe.press(key);
        }
        probe.draw().unwrap()
    })
}

/// The bytes of each key on a long queue.
fn bytes(texts: &[String], (columns, lines): (u16, u16)) {
    let mut probe = Probe::new(texts, columns, lines, false).unwrap();
    let first = probe.draw().unwrap();
    let full = probe.redraw().unwrap();
    println!("\n## Bytes to the terminal, {columns}x{lines}, {} rows\n| what | bytes |\n|---|---|", texts.len());
    println!("| first picture | {first} |\n| everything again | {full} |");
    let idle = probe.draw().unwrap();
    println!("| a picture in which nothing changed | {idle} |");
    println!("| at rest (nothing is drawn) | {} |", if probe.is_changed() { "drawn!" } else { "0" });
    let moved: Vec<f64> = (0..9).map(|_| key(&mut probe, 'j')).collect();
    let moved = median(&moved);
    println!("| cursor down one row | {moved:.0} |");
    for _ in 0..lines {
        key(&mut probe, 'j');
    }
    println!("| the list scrolls by one row | {:.0} |", median(&[(); 9].map(|()| key(&mut probe, 'j'))));
    let page = median(&[(); 5].map(|()| {
        probe.page();
        probe.draw().unwrap() as f64
    }));
    println!("| page down | {page:.0} |");
    println!("| accept, before the answer | {:.0} |", key(&mut probe, 'a'));
    println!("| the picker of reasons | {:.0} |", key(&mut probe, 'r'));
    goal("G13 a picture in which nothing changed, bytes", idle as f64, 40.0, false);
    // The goal was set in this window; in a small one the preview of the selected proposal is a larger part of everything.
    if (columns, lines) == WINDOWS[0] {
        goal("G13 cursor down one row, of everything again", moved / full as f64, 1.0 / 15.0, false);
    }
}

fn key(probe: &mut Probe, key: char) -> f64 {
    probe.press(key);
    probe.draw().unwrap() as f64
}

/// Thirty rows further down, row by row: as usual and on a slow line.
fn slow(texts: &[String]) {
    println!(
        "\n## Thirty rows down, row by row, in a window of 140x40\n| line | first picture, bytes | thirty rows, bytes |\n|---|---|---|"
    );
    for (name, slow) in [("as usual", false), ("slow (--debit bas)", true)] {
        let mut probe = Probe::new(texts, 140, 40, slow).unwrap();
        let first = probe.draw().unwrap();
        for _ in 0..40 {
            key(&mut probe, 'j');
        }
        let walked: f64 = (0..30).map(|_| key(&mut probe, 'j')).sum();
        println!("| {name} | {first} | {walked:.0} |");
    }
}

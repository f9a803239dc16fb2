//! The shape of files and functions: lengths, heads, names, the top level, what is listed.

use std::collections::BTreeSet;

use super::source::Source;
use super::{files, none};

/// Lines of a file, test modules left out.
const FILE: usize = 300;
/// Lines of a file that is a test as a whole.
const TEST_FILE: usize = 400;
/// Lines of the longest function.
const FUNCTION: usize = 60;
/// Lines that 95 functions of 100 must not exceed.
const LONG: usize = 40;
/// Lines that every second function must not exceed.
const MEDIAN: usize = 9;
/// Words of a file's first line of documentation.
const HEAD: usize = 5;

/// What stands at the top of the project; dot-files come beside.
const TOP: [&str; 11] = [
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "README.md",
    "bots",
    "client",
    "config",
    "tests",
    "tui",
];
/// Names that say nothing of what a file holds.
const EMPTY_NAMES: [&str; 6] = ["mod", "utils", "util", "common", "manager", "helpers"];

fn too_long(source: &Source) -> Vec<String> {
    let most = if source.is_test() { TEST_FILE } else { FILE };
    let file = (source.lines > most).then(|| format!("{}: {} lines, at most {most}", source.path, source.lines));
    let long = source.functions.iter().filter(|f| !source.is_test() && f.lines > FUNCTION);
    let long = long.map(|f| format!("{}:{} fn {}: {} lines, at most {FUNCTION}", source.path, f.line, f.name, f.lines));
    file.into_iter().chain(long).collect()
}

#[test]
fn no_file_and_no_function_is_too_long() {
    none(&Source::all().iter().flat_map(too_long).collect::<Vec<_>>());
}

#[test]
fn a_long_file_and_a_long_function_are_caught() {
    let body = "    a();\n".repeat(FILE);
    let bad = Source::new("client/src/bad.rs", &format!("//! x\nfn long() {{\n{body}}}\n"));
    assert_eq!(too_long(&bad).len(), 2);
    let tested =
        Source::new("client/src/good.rs", &format!("//! x\n#[cfg(test)]\nmod tests {{\nfn long() {{\n{body}}}\n}}\n"));
    none(&too_long(&tested));
}

/// The median and the 95th percentile of `lengths`.
fn spread(mut lengths: Vec<usize>) -> (usize, usize) {
    lengths.sort_unstable();
    let at = |share: usize| lengths.get((lengths.len() * share / 100).min(lengths.len().saturating_sub(1)));
    (at(50).copied().unwrap_or(0), at(95).copied().unwrap_or(0))
}

#[test]
fn most_functions_are_short() {
    let sources: Vec<Source> = Source::all().into_iter().filter(|source| !source.is_test()).collect();
    let lengths: Vec<usize> = sources.iter().flat_map(|source| source.functions.iter().map(|f| f.lines)).collect();
    let count = lengths.len();
    let (median, long) = spread(lengths);
    println!("{count} functions, median {median} lines, 95 % within {long}");
    assert!(
        median <= MEDIAN && long <= LONG,
        "median {median} (at most {MEDIAN}), 95 % within {long} (at most {LONG})"
    );
}

#[test]
fn long_functions_move_the_spread() {
    assert_eq!(spread(vec![1; 100]), (1, 1));
    assert_eq!(spread([vec![1; 49], vec![50; 51]].concat()), (50, 50));
    assert_eq!(spread(Vec::new()), (0, 0));
}

fn head(source: &Source) -> Option<String> {
    let first = source.text.lines().next().unwrap_or_default();
    let words = first.strip_prefix("//! ").map_or(0, |words| words.split_whitespace().count());
    (words < HEAD).then(|| format!("{}: opens without a `//!` that says what it is for", source.path))
}

#[test]
fn every_file_opens_by_saying_what_it_is_for() {
    none(&Source::all().iter().filter_map(head).collect::<Vec<_>>());
}

#[test]
fn a_file_without_a_head_is_caught() {
    for bad in ["", "fn a() {}", "// not a doc", "//! votes", "\n//! One line too low, so not at the head.\n"] {
        assert!(head(&Source::new("a.rs", bad)).is_some(), "{bad:?}");
    }
    assert_eq!(head(&Source::new("a.rs", "//! Votes and what qualifies them.\n")), None);
}

fn empty_name(path: &str) -> Option<String> {
    let mut parts = path.split('/').map(|part| part.split_once('.').map_or(part, |(stem, _)| stem));
    let code = path.rsplit_once('.').is_some_and(|(_, end)| end == "rs");
    let word = parts.find(|part| EMPTY_NAMES.contains(part)).filter(|_| code)?;
    Some(format!("{path}: `{word}` says nothing of what it holds"))
}

#[test]
fn every_file_has_a_name_that_says_something() {
    none(&files().iter().filter_map(|path| empty_name(path)).collect::<Vec<_>>());
}

#[test]
fn an_empty_name_is_caught() {
    for bad in ["client/src/model/mod.rs", "tui/src/utils.rs", "bots/src/helpers/text.rs"] {
        assert!(empty_name(bad).is_some(), "{bad}");
    }
    assert_eq!(empty_name("client/src/model/moderation.rs"), None);
}

/// `allow` hides for ever; `expect` says why and speaks up when it is needed no more. Ignored tests give a reason.
fn hushed(source: &Source) -> Vec<String> {
    let marks: [(&[&str], &str); 3] = [
        (&["#", "[", "allow", "("], "allows: say #[expect(…, reason = …)]"),
        (&["#", "!", "[", "allow", "("], "allows: say #![expect(…, reason = …)]"),
        (&["#", "[", "ignore", "]"], "ignores a test without a reason"),
    ];
    let hits = |signs: &[&str]| source.lines_of(signs);
    let faults = marks.into_iter().flat_map(|(signs, what)| hits(signs).into_iter().map(move |line| (line, what)));
    faults.map(|(line, what)| format!("{}:{line} {what}", source.path)).collect()
}

#[test]
fn nothing_is_hushed_without_a_reason() {
    none(&Source::all().iter().flat_map(hushed).collect::<Vec<_>>());
}

#[test]
fn a_hushed_lint_and_a_bare_ignore_are_caught() {
    let bad = "#![allow(dead_code)]\n#[allow(unused)]\nfn a() {}\n#[ignore]\nfn b() {}\n";
    assert_eq!(hushed(&Source::new("a.rs", bad)).len(), 3);
    let good = "#[expect(dead_code, reason = \"x\")]\nfn a() {}\n#[ignore = \"needs the data\"]\nfn b() {}\n";
    none(&hushed(&Source::new("a.rs", good)));
}

fn astray<'a>(top: impl Iterator<Item = &'a str>) -> Vec<String> {
    let found: BTreeSet<&str> = top.filter(|name| !name.starts_with('.')).collect();
    let wanted: BTreeSet<&str> = TOP.into_iter().collect();
    found.symmetric_difference(&wanted).map(|name| format!("{name}: the top level has {wanted:?}")).collect()
}

#[test]
fn the_top_level_is_what_it_says() {
    let files = files();
    none(&astray(files.iter().map(|path| path.split('/').next().unwrap_or(path))));
}

#[test]
fn a_file_too_many_or_missing_at_the_top_is_caught() {
    assert_eq!(astray(TOP.into_iter().chain(["notes.txt", ".ci"])).len(), 1);
    assert_eq!(astray(TOP.into_iter().skip(1)).len(), 1);
}

/// Files of `sources` that no `mod` reaches from one of `roots`.
fn unlisted(sources: &[Source], roots: &[&str]) -> Vec<String> {
    let mut reached: BTreeSet<String> = roots.iter().map(|&root| root.to_owned()).collect();
    let mut waiting: Vec<String> = reached.iter().cloned().collect();
    while let Some(path) = waiting.pop() {
        let Some(source) = sources.iter().find(|source| source.path == path) else { continue };
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
        let is_root = roots.contains(&path.as_str());
        let home = if is_root { folder.to_owned() } else { format!("{folder}/{}", file.trim_end_matches(".rs")) };
        for line in source.text.lines().map(str::trim).filter(|line| line.ends_with(';')) {
            let words: Vec<&str> = line.trim_end_matches(';').split_whitespace().collect();
            let [.., "mod", name] = words[..] else { continue };
            let next = format!("{home}/{name}.rs");
            if reached.insert(next.clone()) {
                waiting.push(next);
            }
        }
    }
    let lost = sources.iter().filter(|source| !reached.contains(&source.path));
    lost.map(|source| format!("{}: no `mod` names it, so it is never compiled", source.path)).collect()
}

const ROOTS: [&str; 15] = [
    "client/src/lib.rs",
    "config/src/lib.rs",
    "config/src/bin/ilfaut.rs",
    "bots/src/lib.rs",
    "bots/src/main.rs",
    "tui/src/lib.rs",
    "tui/src/main.rs",
    "tui/build.rs",
    "tui/benches/frame.rs",
    "tests/main.rs",
    "tests/build.rs",
    "client/benches/deal.rs",
    "client/benches/gateway.rs",
    "client/benches/journal.rs",
    "client/benches/words.rs",
];

#[test]
fn every_file_is_listed() {
    none(&unlisted(&Source::all(), &ROOTS));
}

#[test]
fn an_unlisted_file_is_caught() {
    let sources = [
        Source::new("tests/main.rs", "//! x\nmod a;\n"),
        Source::new("tests/a.rs", "//! x\npub(crate) mod b;\n"),
        Source::new("tests/a/b.rs", "//! x\n"),
        Source::new("tests/c.rs", "//! x\n"),
    ];
    assert_eq!(unlisted(&sources, &["tests/main.rs"]).len(), 1);
}

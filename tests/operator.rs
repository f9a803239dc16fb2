//! The operator's program as a script meets it: what it prints, where, and the exit code. Small files of our own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ilfaut_client::connect::{self, Missing, World};
use ilfaut_client::model::{Channel, LinkKey, Qualification, VoteKey};
use ilfaut_client::world::{Dice, SystemClock};
use proptest::prelude::{ProptestConfig, any, prop};
use serde_json::Value;
use tempfile::TempDir;

use super::program::{Ran, command, ran, run};

/// One row of an exported CSV file, by column.
pub(crate) type Row = BTreeMap<String, String>;

/// A place of its own and files beside it.
pub(crate) struct Desk {
    folder: TempDir,
}

impl Desk {
    /// An empty one.
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A path beside the place.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The address of the place.
    pub(crate) fn address(&self) -> String {
        format!("sled:{}", self.path("place").display())
    }

    /// Writes a file beside the place and names it.
    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        std::fs::write(self.path(name), text).unwrap();
        self.path(name).display().to_string()
    }

    /// Runs a command of the program in this place.
    pub(crate) fn ilfaut(&self, command: &str, args: &[&str]) -> Ran {
        let address = self.address();
        run("ilfaut", &[&[command, "--address", &address], args].concat(), b"")
    }

    /// As [`Desk::ilfaut`], for a command that must be done and answers with JSON.
    pub(crate) fn done(&self, command: &str, args: &[&str]) -> Value {
        let ran = self.ilfaut(command, &[args, &["--json"]].concat());
        assert_eq!(ran.code, Some(0), "{ran:?}");
        serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {ran:?}"))
    }

    /// Exports a question and reads the rows back, in order; the JSON file must say the same.
    pub(crate) fn export(&self, question: &str) -> Vec<Row> {
        let out = self.path("out");
        self.done("export", &["--question", question, "--out", &out.display().to_string()]);
        let rows = rows(&out.join("proposals.csv"));
        let text = std::fs::read_to_string(out.join("proposals.json")).unwrap();
        let objects: Vec<BTreeMap<String, Value>> = serde_json::from_str(&text).unwrap();
        assert_eq!(rows.len(), objects.len());
        for (row, object) in rows.iter().zip(&objects) {
            assert!(row.keys().eq(object.keys()), "other columns in {object:?}");
            for (column, cell) in row {
                assert_same(column, cell, &object[column]);
            }
        }
        rows
    }
}

fn assert_same(column: &str, cell: &str, value: &Value) {
    let same = match value {
        Value::Null => cell.is_empty(),
        Value::String(text) => text == cell,
        Value::Bool(flag) => flag.to_string() == cell,
        number => (number.as_f64().unwrap() - cell.parse::<f64>().unwrap()).abs() < 1e-12,
    };
    assert!(same, "{column}: {cell:?} is not {value}");
}

/// The rows of a CSV file with a line of names.
pub(crate) fn rows(path: &Path) -> Vec<Row> {
    csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect()
}

const AGGREGATES: &str =
    "row,proposition,auteur,age,votes,adhesion,engagement,n_scored,agree,disagree,neutral,net_qualif
a7,\" Il faut \"\"oser\"\",
encore \",Léa,38,120,0.8933,0.40217391304347827,99,89,2,8,37
b8,\"=Il faut, oui\",,,5,0.5,0.25,3,1,2,0,1
";

#[test]
fn what_is_imported_comes_out_again_and_only_once() {
    let desk = Desk::new();
    let file = desk.write("a.csv", AGGREGATES);
    let told = desk.done("import", &["--question", "q", "--aggregates", &file]);
    assert_eq!((&told["new"], &told["skipped"]), (&2.into(), &0.into()));
    assert_eq!(told["inconsistent"][0]["external_id"], "b8");
    let again = desk.done("import", &["--question", "q", "--aggregates", &file]);
    assert_eq!((&again["new"], &again["skipped"]), (&0.into(), &2.into()));
    let rows = desk.export("q");
    let first: Vec<&str> = ["external_id", "text", "author", "age", "votes", "scored", "net", "plebiscite", "likeIt"]
        .into_iter()
        .map(|column| rows[0][column].as_str())
        .collect();
    assert_eq!(first, ["a7", " Il faut \"oser\",\nencore ", "Léa", "38", "120", "99", "37", "true", ""]);
    assert_eq!((rows[1]["text"].as_str(), rows[1]["zone"].as_str()), ("=Il faut, oui", "controversy"));
}

#[test]
fn a_queue_of_imported_proposals_waits_for_a_moderator() {
    let desk = Desk::new();
    let file = desk.write("a.csv", AGGREGATES);
    desk.done("import", &["--question", "q", "--aggregates", &file, "--pending"]);
    let rows = desk.export("q");
    assert!(rows.iter().all(|row| row["status"] == "Pending" && row["plebiscite"] == "false"), "{rows:?}");
}

#[tokio::test]
async fn live_votes_add_to_imported_counts_and_cards_are_served_from_them() {
    let desk = Desk::new();
    desk.done("import", &["--question", "q", "--aggregates", &desk.write("a.csv", AGGREGATES)]);
    let world = World { clock: Arc::new(SystemClock), dice: Dice::seeded(1) };
    let backend = connect::open(&desk.address().parse().unwrap(), world, Missing::Refuse).await.unwrap();
    let who = backend.join(LinkKey([7; 32]), Channel::Terminal, None).await.unwrap();
    let cards = backend.next(who, &"q".into(), 12).await.unwrap();
    assert_eq!(cards.len(), 2);
    let at = cards.iter().position(|card| card.text.starts_with("Il faut")).unwrap();
    for before in &cards[..at] {
        backend.vote(who, &before.proposal, VoteKey::Neutral).await.unwrap();
    }
    let card = &cards[at];
    let voted = backend.vote(who, &card.proposal, VoteKey::Agree).await.unwrap();
    assert_eq!(voted.standing.unwrap().agree, 90);
    backend.qualify(who, &card.proposal, Qualification::LikeIt, true).await.unwrap();
    backend.shut().await.unwrap();
    drop(backend);
    let row = &desk.export("q")[0];
    let counts =
        ["votes", "scored", "agree", "disagree", "neutral", "net", "likeIt"].map(|column| row[column].as_str());
    assert_eq!(counts, ["121", "100", "90", "2", "8", "38", ""]);
}

const VOTES: &str = "t_ms,participant,comment,vote\n1,a,1,1\n2,b,1,-1\n3,c,1,0\n4,a,1,-1\n5,a,2,1\n6,a,9,1\n";
const COMMENTS: &str = "comment,author,t_ms,moderated,text\n1,a,0,1,First\n2,b,0,-1,\"Second\n\"\n3,z,0,0,Third\n";

#[test]
fn a_replayed_conversation_counts_its_last_votes() {
    let desk = Desk::new();
    let (votes, comments) = (desk.write("v.csv", VOTES), desk.write("c.csv", COMMENTS));
    let args = ["--question", "q", "--votes", &votes, "--comments", &comments];
    let told = desk.done("replay", &args);
    let numbers = ["comments", "new", "participants", "lines", "without_text"].map(|name| told[name].as_u64().unwrap());
    assert_eq!(numbers, [4, 4, 4, 6, 1]);
    for _ in 0..2 {
        let rows = desk.export("q");
        let counts = |row: &Row| ["external_id", "text", "agree", "disagree", "neutral"].map(|c| row[c].clone());
        let found: Vec<[String; 5]> = rows.iter().map(counts).collect();
        let expected = [
            ["1", "First", "0", "2", "1"],
            ["2", "Second\n", "1", "0", "0"],
            ["3", "Third", "0", "0", "0"],
            ["9", "", "1", "0", "0"],
        ];
        assert_eq!(found, expected);
        desk.done("replay", &args);
    }
    assert_eq!(desk.done("recount", &[])["votes"], 5);
}

#[test]
fn a_citizens_question_is_never_relaxed_by_a_replay() {
    let desk = Desk::new();
    let (votes, comments) = (desk.write("v.csv", VOTES), desk.write("c.csv", COMMENTS));
    desk.done("import", &["--question", "q", "--aggregates", &desk.write("a.csv", AGGREGATES)]);
    let ran = desk.ilfaut("replay", &["--question", "q", "--votes", &votes, "--comments", &comments]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.lines().count()), (Some(1), "", 1), "{ran:?}");
}

/// A conversation where one person says no to everything in a second, against everybody else.
fn with_a_hasty_person(desk: &Desk) {
    let header = ["comment,author,day,text".to_owned()];
    let comments = header.into_iter().chain((0..30).map(|n| format!("c{n},a{n},2020-01-01,Il faut {n} bancs")));
    let comments = desk.write("comments.csv", comments.collect::<Vec<_>>().join("\n"));
    let line = |who: usize, at: usize, n: usize, vote: i8| format!("{},p{who},c{n},{vote}\n", 1_600_000_000_000 + at);
    let others = (0..9).flat_map(|who| (0..30).map(move |n| line(who, 1_000_000 * who + 9_000 * n, n, 1)));
    let hasty = (0..30).map(|n| line(9, 50_000_000 + 30 * n, n, -1));
    let votes: String = others.chain(hasty).collect();
    let votes = desk.write("votes.csv", format!("t_ms,participant,comment,vote\n{votes}"));
    desk.done("replay", &["--question", "q", "--votes", &votes, "--comments", &comments]);
}

#[test]
fn alerts_are_told_and_two_moderators_set_votes_aside() {
    let desk = Desk::new();
    with_a_hasty_person(&desk);
    let as_moderator = |name: &str, args: &[&str]| {
        let address = desk.address();
        let args = [args, &["--address", &address, "--json"]].concat();
        let ran = ran(command("ilfaut", &args).env("USER", name), b"");
        (ran.code, serde_json::from_str::<Value>(&ran.out).unwrap())
    };
    let alert = |told: &Value| told["questions"][0]["alerts"][0].clone();
    let (code, told) = as_moderator("Inès", &["alerts", "--question", "q"]);
    let first = alert(&told);
    assert_eq!((code, first["participants"].as_array().unwrap().len(), &first["cohort"]), (Some(0), 1, &Value::Null));
    let name = first["name"].as_str().unwrap();
    let (_, told) = as_moderator("Inès", &["aside", name]);
    assert_eq!(alert(&told)["cohort"]["proposed"], "Inès");
    assert_eq!(alert(&as_moderator("Inès", &["aside", name]).1)["cohort"]["confirmed"], Value::Null);
    let told = alert(&as_moderator("Yann", &["aside", name]).1);
    assert_eq!(told["cohort"]["confirmed"], "Yann");
    for proposal in told["proposals"].as_array().unwrap() {
        assert_eq!((&proposal["votes_raw"][1], &proposal["votes_kept"][1]), (&1.into(), &0.into()), "{proposal}");
    }
    assert_eq!(alert(&as_moderator("Yann", &["restore", name]).1)["cohort"]["restored"], "Yann");
    assert_eq!(as_moderator("Yann", &["restore", name]).0, Some(1), "nothing is left to restore");
    assert_eq!(as_moderator("Yann", &["aside", "ffffff"]).0, Some(1));
    let said = desk.ilfaut("alerts", &["--lang", "fr"]).out;
    assert!(said.contains(name) && said.contains("trop vite pour avoir lu") && said.contains("bruts"), "{said}");
}

#[test]
fn questions_close_and_open_again() {
    let desk = Desk::new();
    let told = desk.done("open", &[]);
    let question = told["consultations"][0]["questions"][0].as_str().unwrap().to_owned();
    assert_eq!(desk.done("open", &[])["consultations"][0]["seeded"], 0);
    assert_eq!(desk.done("close", &["--question", &question])["closed"], true);
    assert_eq!(desk.done("open", &["--question", &question])["closed"], false);
    assert_eq!(desk.ilfaut("close", &["--question", "nowhere"]).code, Some(1));
    assert_eq!(desk.done("recount", &[])["sound"], true);
}

/// Everything that a script must be able to tell apart, with nothing on standard output and one sentence beside it.
#[test]
fn every_fault_is_one_sentence_and_an_exit_code() {
    let desk = Desk::new();
    let good = desk.write("a.csv", AGGREGATES);
    std::fs::create_dir(desk.path("foreign")).unwrap();
    desk.write("foreign/letter.txt", "Dear all");
    let foreign = format!("sled:{}", desk.path("foreign").display());
    let out = desk.path("out").display().to_string();
    let rows: [(&[&str], i32); 9] = [
        (&["export", "--address", &desk.address(), "--question", "q", "--out", &out], 1),
        (&["recount", "--address", &desk.address()], 1),
        (&["close", "--address", &desk.address(), "--question", "q"], 1),
        (&["import", "--address", &foreign, "--question", "q", "--aggregates", &good], 1),
        (&["import", "--address", &desk.address(), "--question", "q", "--aggregates", "/no/such/file"], 1),
        (&["import", "--address", "ftp://here", "--question", "q", "--aggregates", &good], 2),
        (&["import", "--address", &desk.address(), "--question", "Q!", "--aggregates", &good], 2),
        (&["frobnicate"], 2),
        (&["score"], 2),
    ];
    for (args, code) in rows {
        let ran = run("ilfaut", args, b"");
        assert_eq!((ran.code, ran.out.as_str(), ran.err.lines().count()), (Some(code), "", 1), "{args:?}: {ran:?}");
        let told = run("ilfaut", &[args, &["--json"]].concat(), b"");
        let object: Value = serde_json::from_str(&told.out).unwrap();
        assert_eq!((object["code"].as_i64(), told.err.as_str()), (Some(code.into()), ""), "{told:?}");
    }
    assert!(!desk.path("place").exists(), "a refused command made a folder");
    assert_eq!(std::fs::read_dir(desk.path("foreign")).unwrap().count(), 1);
}

#[test]
fn a_file_with_bad_lines_is_told_line_by_line_and_changes_nothing() {
    let desk = Desk::new();
    let bad =
        desk.write("bad.csv", format!("{AGGREGATES}c9,Il faut a,,,x,,,1,1,0,0,0\na7,Il faut b,,,1,,,1,1,0,0,0\n"));
    let ran = desk.ilfaut("import", &["--question", "q", "--aggregates", &bad]);
    assert_eq!((ran.code, ran.err.lines().count()), (Some(2), 3), "{ran:?}");
    assert!(ran.err.contains("ligne 5") && ran.err.contains("ligne 6"), "{ran:?}");
    assert!(!desk.path("place").exists());
}

/// Every file of a folder with its bytes.
fn bytes_of(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let own = files.into_iter().map(|path| (path.clone(), std::fs::read(path).unwrap()));
    own.chain(folders.iter().flat_map(|folder| bytes_of(folder))).collect()
}

#[test]
fn a_flipped_bit_is_refused_and_recounted_without_a_change() {
    let desk = Desk::new();
    desk.done("import", &["--question", "q", "--aggregates", &desk.write("a.csv", AGGREGATES)]);
    desk.done("open", &[]);
    let log = desk.path("place").join("journal/db");
    let whole = std::fs::read(&log).unwrap();
    let written: Vec<usize> = (0..whole.len()).filter(|at| whole[*at] != 0).collect();
    let mut named = 0;
    for share in 1..8 {
        let mut flipped = whole.clone();
        flipped[written[written.len() * share / 8]] ^= 0x10;
        std::fs::write(&log, flipped).unwrap();
        let before = bytes_of(&desk.path("place"));
        let ran = desk.ilfaut("export", &["--question", "q", "--out", &desk.path("out").display().to_string()]);
        assert_eq!((ran.code, ran.err.lines().count()), (Some(1), 1), "{ran:?}");
        let ran = desk.ilfaut("recount", &["--json"]);
        let told: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!((ran.code, &told["sound"]), (Some(3), &false.into()), "{ran:?}");
        named += usize::from(told["broken"]["entry"].as_u64().is_some_and(|entry| entry >= 1));
        assert!(before == bytes_of(&desk.path("place")), "a refused folder was changed");
    }
    assert!(named > 0, "no broken entry was named");
    std::fs::write(&log, whole).unwrap();
    assert_eq!(desk.done("recount", &[])["sound"], true);
}

#[test]
fn complaints_are_an_exit_code_of_their_own() {
    let desk = Desk::new();
    assert_eq!(run("ilfaut", &["check"], b"").code, Some(0));
    let bad = desk.write("bad.toml", "operation = 3\nnonsense = true\n");
    let ran = run("ilfaut", &["check", &bad], b"");
    assert!(ran.code == Some(1) && ran.out.contains("bad.toml:1"), "{ran:?}");
    assert_eq!(desk.ilfaut("open", &[&bad]).code, Some(2));
    assert!(!desk.path("place").exists());
}

#[test]
fn french_is_spoken_unless_another_language_is_asked_for() {
    let french = run("ilfaut", &["frobnicate"], b"");
    let english = run("ilfaut", &["--lang", "en", "frobnicate"], b"");
    assert!(french.err.contains("n’est pas une commande") && english.err.contains("is not a command"));
    assert!(run("ilfaut", &["--lang", "en", "--help"], b"").out.contains("Exit codes"));
}

proptest::proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is piped or named: an answer or a sentence, never a panic.
    #[test]
    fn any_bytes_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..300), cut in 0_usize..200) {
        let desk = Desk::new();
        let mut text = AGGREGATES.as_bytes()[..cut.min(AGGREGATES.len())].to_vec();
        text.extend(&bytes);
        let scored = run("ilfaut", &["score"], &bytes);
        let imported = desk.ilfaut("import", &["--question", "q", "--aggregates", &desk.write("a.csv", &text)]);
        let checked = run("ilfaut", &["check", &desk.write("a.toml", &bytes)], b"");
        for ran in [scored, imported, checked] {
            assert!(ran.code.is_some_and(|code| code <= 2) && !ran.err.contains("panicked"), "{ran:?}");
        }
    }
}

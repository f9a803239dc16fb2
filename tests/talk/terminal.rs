//! The program itself in a pipe: how many bytes it says, how it ends, what it does with bytes that are no text.

use std::io::Write;
use std::process::{Command, Stdio};

use ilfaut_client::connect::Missing;

use crate::crowd;
use crate::program::{Ran, command, own_words, ran, run};

/// A talk in memory, with a home folder of its own.
fn talk(args: &[&str], input: &[u8]) -> Ran {
    let home = tempfile::tempdir().unwrap();
    let args: Vec<&str> = args.iter().copied().chain(["--address", "memory:"]).collect();
    ran(command("ilfaut-bots", &args).env("HOME", home.path()), input)
}

fn said(input: &str) -> String {
    let ran = talk(&["talk"], input.as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
    ran.out
}

#[test]
fn a_vote_and_a_lot_cost_few_bytes_and_the_whole_loop_stays_under_three_thousand() {
    let screen = said("").len();
    let five = said("1\n1\n1\n1\n1\n").len();
    let lot = said("lot\n").len();
    let voted = said("lot\n1 1 2 3 1\n").len();
    let whole = said("1\n2\n1\n3\n14\nil faut plus de bancs\nLéa 34\n1\n");
    println!("first screen and farewell {screen} B; one vote {} B", (five - screen) / 5);
    println!("a lot of five {} B; its answer with the next lot {} B", lot - screen, voted - lot);
    println!("question, five votes, one proposal: {} B", whole.len());
    assert!(whole.len() < 3_000, "{} bytes:\n{whole}", whole.len());
    assert!(whole.contains("attend un modérateur"), "{whole}");
}

#[test]
fn the_first_vote_takes_two_keystrokes_and_no_word_is_in_colour() {
    let said = said("1\n");
    assert!(said.contains("Noté : pour"), "{said}");
    assert!(!said.contains('\u{1b}') && !said.contains("> "), "{said}");
}

#[test]
fn bytes_that_are_no_text_are_answered() {
    let long = vec![b'a'; 1 << 20];
    let lines: [&[u8]; 7] = [b"\xff\xfe\x80", b"\0\0", b"\x1b[2J\x07", &long, "é".as_bytes(), b"\r", b"1"];
    let ran = talk(&[], &lines.join(&b"\n"[..]));
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.out.contains("Noté : pour") && ran.out.contains("trop long"), "{}", ran.out);
    assert!(!ran.out.chars().any(|c| c.is_control() && c != '\n'), "{:?}", ran.out);
}

#[test]
fn arguments_that_cannot_be_read_end_with_two_and_places_with_one() {
    let bad = run("ilfaut-bots", &["--what"], b"");
    assert_eq!(bad.code, Some(2), "{bad:?}");
    let place = run("ilfaut-bots", &["--lang", "fr", "--address", "nowhere"], b"");
    assert_eq!(place.code, Some(1), "{place:?}");
    assert!(place.err.contains("nowhere") && place.err.contains("n'est pas une adresse"), "{place:?}");
    let place = run("ilfaut-bots", &["--lang", "en", "--address", "nowhere"], b"");
    assert!(place.err.contains("nowhere") && place.err.contains("is not an address"), "{place:?}");
}

#[test]
fn another_key_is_another_citizen_and_the_same_key_resumes() {
    let home = tempfile::tempdir().unwrap();
    let place = format!("sled:{}", home.path().join("place").display());
    let talk = |key: &str, input: &str| {
        let args = ["talk", "--address", &place, "--key", key];
        let ran = ran(command("ilfaut-bots", &args).env("HOME", home.path()), input.as_bytes());
        assert_eq!(ran.code, Some(0), "{ran:?}");
        ran.out
    };
    assert!(talk("léa", "1\n7\n").contains("Bonjour"));
    let again = talk("léa", "mes votes\n");
    assert!(again.contains("Re-bonjour") && again.contains("Idée 3") && again.contains("Votre vote"), "{again}");
    assert!(again.contains("--key léa"), "{again}");
    assert!(talk("yann", "").contains("Idée 1"));
}

#[test]
fn votes_faster_than_anybody_reads_wait_in_a_pipe_and_all_of_them_count() {
    let home = tempfile::tempdir().unwrap();
    let settings = home.path().join("ilfaut.toml");
    std::fs::write(&settings, "[rates]\nvotes_per_minute = 5\npause_seconds = 1\nmailbox = 2\n").unwrap();
    let args = ["talk", "--address", "memory:"];
    let input = "1\n".repeat(9) + "progrès\n";
    let ran =
        ran(command("ilfaut-bots", &args).env("HOME", home.path()).env("ILFAUT_CONFIG", &settings), input.as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
    assert!(ran.out.contains("9 idées vues"), "{}", ran.out);
    assert_eq!(ran.out.matches("On souffle une seconde").count(), 4, "{}", ran.out);
    assert_eq!(ran.out.matches("Noté : pour").count(), 9, "every vote is answered: {}", ran.out);
}

#[test]
fn settings_that_cannot_be_read_are_told_with_their_line() {
    let home = tempfile::tempdir().unwrap();
    let settings = home.path().join("ilfaut.toml");
    std::fs::write(&settings, "[rates]\nvotes_per_minute = 0\n").unwrap();
    let args = ["--address", "memory:", "--lang", "fr"];
    let ran = ran(command("ilfaut-bots", &args).env("HOME", home.path()).env("ILFAUT_CONFIG", &settings), b"1\n");
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{ran:?}");
    assert!(ran.err.contains("ilfaut.toml:2: ") && ran.err.contains("votes_per_minute = 30"), "{ran:?}");
}

#[test]
fn a_place_held_by_a_program_that_shares_nothing_is_told_in_one_sentence() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("place");
    crowd::prepare(&folder);
    let holding = crowd::block_on(crowd::open(&folder, Missing::Refuse)).unwrap();
    let args = ["--address", &format!("sled:{}", folder.display()), "--lang", "fr"];
    let second = ran(command("ilfaut-bots", &args).env("HOME", home.path()), b"1\n");
    assert_eq!((second.code, second.out.as_str()), (Some(1), ""), "{second:?}");
    assert!(second.err.contains("ouvert dans un autre programme") && second.err.lines().count() == 1, "{second:?}");
    crowd::block_on(holding.shut()).unwrap();
}

#[cfg(unix)]
#[test]
fn a_signal_ends_it_cleanly() {
    let home = tempfile::tempdir().unwrap();
    for signal in ["TERM", "INT"] {
        let mut command = command("ilfaut-bots", &["--address", "memory:"]);
        let command = command.env("HOME", home.path()).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(b"1\n").unwrap();
        let mut out = std::io::BufReader::new(child.stdout.take().unwrap());
        let mut seen = String::new();
        while !seen.contains("Noté") {
            assert!(std::io::BufRead::read_line(&mut out, &mut seen).unwrap() > 0, "{seen}");
        }
        let killed = Command::new("kill").args([format!("-{signal}"), child.id().to_string()]).status().unwrap();
        assert!(killed.success());
        let mut rest = Vec::new();
        std::io::Read::read_to_end(&mut out, &mut rest).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0));
        assert!(own_words(&[seen.as_bytes(), &rest].concat()).contains("À bientôt"));
        drop(stdin);
    }
}

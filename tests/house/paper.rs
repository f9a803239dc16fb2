//! What is written for people: commands that can be copied, samples that load, nothing of the machine it was made on.

use crate::program;

use super::{files, files_of, none, text};

/// The two ways to run the tests, as README and `.ci/run` must both say them.
const TESTS: [&str; 2] = ["cargo test --workspace", "cargo test --workspace --all-features"];

/// Our programs, and how `cargo run` names them.
const PROGRAMS: [&str; 3] = ["ilfaut", "ilfaut-bots", "ilfaut-tui"];

/// First words of commands that are not ours.
const OTHERS: [&str; 14] =
    ["cargo", "cat", "cd", "cp", "curl", "echo", "export", "git", "ls", "mkdir", "printf", "rm", "scp", "ssh"];

/// The commands of the fenced `sh` blocks of a page, prompts and comments cut off, continued lines joined.
fn commands(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut inside = false;
    for line in page.replace("\\\n", " ").lines() {
        match line.trim() {
            "```sh" | "```bash" | "```shell" | "```console" => inside = true,
            "```" => inside = false,
            line if inside && !line.starts_with('#') && !line.is_empty() => {
                let line = line.strip_prefix("$ ").unwrap_or(line);
                found.push(line.split_once("  #").map_or(line, |(command, _)| command).trim().to_owned());
            }
            _ => {}
        }
    }
    found
}

/// A command line as words, quotes respected; `|`, `&&` and `;` split it into several.
fn pieces(command: &str) -> Vec<Vec<String>> {
    let (mut all, mut words, mut word, mut quote) = (Vec::new(), Vec::new(), None::<String>, None::<char>);
    for c in command.chars() {
        match (c, quote) {
            (c, Some(open)) if c == open => quote = None,
            ('\'' | '"', None) => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            ('|' | '&' | ';', None) => {
                words.extend(word.take());
                all.push(std::mem::take(&mut words));
            }
            (c, None) if c.is_whitespace() => words.extend(word.take()),
            (c, _) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word.take());
    all.push(words);
    all.retain(|words| !words.is_empty());
    all
}

/// The program of ours that `words` start, with its arguments; none when they start something else.
fn ours(words: &[String]) -> Option<(String, Vec<String>)> {
    let words: Vec<&str> = words.iter().map(String::as_str).skip_while(|word| is_assignment(word)).collect();
    let (first, rest) = words.split_first()?;
    let name = first.rsplit('/').next().unwrap_or(first);
    if PROGRAMS.contains(&name) {
        return Some((name.to_owned(), until_redirection(rest)));
    }
    let ["run", options @ ..] = rest else { return None };
    let cut = options.iter().position(|word| *word == "--").unwrap_or(options.len());
    let named =
        options[..cut].windows(2).find(|pair| ["-p", "--package", "--bin"].contains(&pair[0])).map(|pair| pair[1]);
    let name = if named == Some("ilfaut-config") { "ilfaut" } else { named.unwrap_or("ilfaut-bots") };
    (*first == "cargo").then(|| (name.to_owned(), until_redirection(options.get(cut + 1..).unwrap_or_default())))
}

fn is_assignment(word: &str) -> bool {
    word.split_once('=').is_some_and(|(name, _)| name.chars().all(|c| c == '_' || c.is_ascii_uppercase()))
}

fn until_redirection(words: &[&str]) -> Vec<String> {
    words.iter().take_while(|word| !word.starts_with(['<', '>'])).map(|&word| word.to_owned()).collect()
}

/// What is wrong with a command: a first word nobody knows, or arguments that our own program does not take.
fn fault(words: &[String]) -> Option<String> {
    let Some((program, mut args)) = ours(words) else {
        let first = words.iter().find(|word| !is_assignment(word))?;
        let known = OTHERS.contains(&first.as_str()) || super::root().join(first).is_file();
        return (!known).then(|| format!("who is {first}?"));
    };
    if !PROGRAMS.contains(&program.as_str()) {
        return Some(format!("no program is called {program}"));
    }
    args.push("--help".to_owned());
    let ran = program::run(&program, &args, b"");
    (ran.code != Some(0)).then(|| format!("{program} {args:?} answers {:?}: {}", ran.code, ran.err))
}

fn faults(path: &str, page: &str) -> Vec<String> {
    let all: Vec<Vec<String>> = commands(page).iter().flat_map(|command| pieces(command)).collect();
    all.iter().filter_map(|words| fault(words)).map(|fault| format!("{path}: {fault}")).collect()
}

#[test]
fn every_written_command_is_one_that_the_programs_take() {
    none(&files_of("md").into_iter().flat_map(|path| faults(&path, &text(&path))).collect::<Vec<_>>());
}

#[test]
fn a_wrong_command_is_caught() {
    let bad = "```sh\nilfaut nonsense\n$ cargo run --release -- --no-such-flag\nfrobnicate\n# a comment\n```\nilfaut not in a block\n";
    assert_eq!(faults("x.md", bad).len(), 3);
}

#[test]
fn commands_are_cut_as_a_shell_would() {
    let words = pieces("printf '1\\n2\\n' | A=b cargo run -p ilfaut-tui -- --lang \"en\" > x");
    assert_eq!(words.len(), 2);
    assert_eq!(ours(&words[1]), Some(("ilfaut-tui".to_owned(), vec!["--lang".to_owned(), "en".to_owned()])));
}

/// The commands of `page` that run the tests.
fn test_commands(lines: impl Iterator<Item = String>) -> Vec<String> {
    let tests = lines.filter_map(|line| line.find("cargo test").map(|at| line[at..].to_owned()));
    let mut tests: Vec<String> =
        tests.map(|line| line.split("  ").next().unwrap_or_default().trim().to_owned()).collect();
    tests.sort();
    tests.dedup();
    tests
}

#[test]
fn readme_and_ci_know_the_same_two_test_commands() {
    assert_eq!(test_commands(commands(&text("README.md")).into_iter()), TESTS, "README.md");
    let ci = text(".ci/run");
    let run = ci.lines().map(str::trim).filter(|line| line.starts_with("cargo test")).map(str::to_owned);
    assert_eq!(test_commands(run), TESTS, ".ci/run");
}

#[test]
fn another_test_command_is_caught() {
    let page = "```sh\ncargo test --workspace\ncargo test -p ilfaut-client\n```\n";
    assert_ne!(test_commands(commands(page).into_iter()), TESTS);
}

/// Traces of the machine or of the network that a file was made on.
fn traces(path: &str, text: &str) -> Vec<String> {
    let marks = [
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("/home/", "user"),
        concat!("index.", "crates.io"),
        concat!("static.", "crates.io"),
        concat!("registry.", "npmjs"),
        concat!("files.", "pythonhosted"),
        concat!("127.0.0.1:", "3128"),
    ];
    let hits = marks.into_iter().filter(|mark| text.contains(mark));
    hits.map(|mark| format!("{path} names {mark}")).collect()
}

#[test]
fn no_file_tells_of_the_machine_it_was_made_on() {
    let read = |path: String| std::fs::read_to_string(super::root().join(&path)).ok().map(|text| (path, text));
    let texts = files().into_iter().filter_map(read);
    none(&texts.flat_map(|(path, text)| traces(&path, &text)).collect::<Vec<_>>());
}

#[test]
fn a_machine_path_is_caught() {
    assert_eq!(traces("a.toml", concat!("dir = \"/wo", "rk/main\"\nhost = \"static.", "crates.io\"")).len(), 2);
}

#[test]
fn the_sample_consultation_loads_and_can_be_voted_on() {
    let sample = ilfaut_config::consultation::sample();
    assert_eq!(sample.questions.len(), 4);
    for seeded in &sample.questions {
        assert!(seeded.seeds.len() >= 30, "{}: {} seeds", seeded.question.id, seeded.seeds.len());
        assert!(seeded.seeds.iter().all(|seed| !seed.topics.is_empty() && !seed.pending), "{}", seeded.question.id);
    }
}

#[test]
fn the_licence_is_the_affero_one() {
    assert!(text("LICENSE").contains("GNU AFFERO GENERAL PUBLIC LICENSE"));
    assert!(text("Cargo.toml").contains("license = \"AGPL-3.0-or-later\""));
}

//! Every mistake of a file, as a table: what is written, then the line and the words that must be told.

use ilfaut_client::model::{Language, PhraseRule, RefusalReason, TopicId};

use super::*;

mod mistakes;

/// A file without mistakes, on which the rows put one.
const GOOD: &str = r#"[operation]
slug = "op"
title = "Une opération"
organiser = "La mairie"

[[question]]
slug = "eau"
wording = "Comment garder l'eau propre ?"
topics = { mer = "La mer" }

[question.seeds]
mer = ["Il faut nettoyer les plages"]
"#;

fn told(text: &str) -> Vec<Complaint> {
    parse(text, "q.toml").expect_err(text)
}

/// The good file with the line that starts with `old` replaced, and the line where that was.
fn with(old: &str, new: &str) -> (String, usize) {
    let at = GOOD.lines().position(|line| line.starts_with(old)).expect(old);
    let lines: Vec<&str> = GOOD.lines().enumerate().map(|(n, line)| if n == at { new } else { line }).collect();
    (lines.join("\n"), at + 1)
}

/// Checks that exactly one mistake is told, on this line, with these words.
fn check(text: &str, line: usize, what: &str, instead: &str) {
    let told = told(text);
    assert_eq!(told.len(), 1, "{text}\n{told:#?}");
    let one = &told[0];
    assert_eq!(one.line, line, "{text}\n{one}");
    assert!(one.what.contains(what), "{what} in {one}");
    assert!(one.instead.contains(instead), "{instead} in {one}");
    for language in [Language::FRENCH, Language::ENGLISH] {
        let told = parse_in(text, "q.toml", language).expect_err(text).remove(0).to_string();
        assert!(told.starts_with(&format!("q.toml:{line}: ")), "{told}");
        assert!(!told.contains('[') || !told.contains(".instead]"), "a message is missing: {told}");
        assert!(!told.contains("{ $") && !told.contains("{$"), "an argument is missing: {told}");
    }
}

#[test]
fn a_good_file_is_read() {
    let read = parse(GOOD, "q.toml").unwrap();
    assert_eq!(read.operation.slug, "op");
    let Seeded { question, seeds } = &read.questions[0];
    assert_eq!(question.operation, read.operation);
    assert_eq!(question.short, question.wording);
    assert_eq!((question.opens, question.closes, question.can_propose), (None, None, true));
    assert_eq!(question.phrases[&Language::FRENCH], PhraseRule::french());
    assert_eq!(question.refusals.len(), 0, "all reasons, with their usual sentences");
    assert_eq!(seeds[0].topics, [TopicId::from("mer")]);
    assert_eq!(seeds[0].text, "Il faut nettoyer les plages");
    assert!(!seeds[0].pending && seeds[0].aggregate.is_none());
}

#[test]
fn whole_files() {
    for text in ["", "\n\n", "# rien\n"] {
        check(text, 1, "vide", "[operation]");
    }
    check("[operation]\nslug = \"op\"\ntitle = \"T\"\norganiser = \"O\"\n", 1, "aucune question", "[[question]]");
    let none = "question = []\n[operation]\nslug = \"op\"\ntitle = \"T\"\norganiser = \"O\"\n";
    check(none, 1, "aucune question", "[[question]]");
    check("[[question]]\nslug = \"eau\"\nwording = \"Quoi ?\"\n", 1, "« operation »", "[operation]");
    let (text, line) = with("[[question]]", "[question]");
    check(&text, line, "liste", "[[question]]");
    check(&format!("{GOOD}\n[[questions]]\nslug = \"x\"\n"), 14, "« questions »", "écrivez question");
    check(
        &format!("operation = 3\n{}", GOOD.split_once("organiser = \"La mairie\"").unwrap().1),
        1,
        "un nombre",
        "[operation]",
    );
}

#[test]
fn ends_before_beginnings_are_told_with_both() {
    let (text, line) = with("wording", "wording = \"Quoi ?\"\nopens = 2026-09-12\ncloses = 2026-09-11");
    check(&text, line + 2, "la fin (2026-09-11) est avant le début (2026-09-12)", "2026-09-12");
    let (text, _) = with("wording", "wording = \"Quoi ?\"\nopens = 2026-09-12\ncloses = 2026-09-12");
    assert!(parse(&text, "q.toml").is_ok(), "one whole day");
}

#[test]
fn a_seed_that_is_too_long_says_by_how_much() {
    let (text, line) = with("mer =", &format!("mer = [\"Il faut {}\"]", "é".repeat(140)));
    check(&text, line, "148 caractères, soit 8 de trop", "140");
}

#[test]
fn two_questions_of_one_name_are_told_with_the_line_of_the_first() {
    let text = format!("{GOOD}\n[[question]]\nslug = \"eau\"\nwording = \"Encore ?\"\n");
    check(&text, 15, "« eau » existe déjà, ligne 7", "autre slug");
}

#[test]
fn what_slips_under_the_heading_of_topics_is_named() {
    let text = "[operation]\nslug = \"op\"\ntitle = \"T\"\norganiser = \"O\"\n[[question]]\nslug = \"eau\"\nwording = \"Quoi ?\"\n\
        [question.topics]\nmer = \"La mer\"\ncloses = 2026-01-01\n";
    check(text, 10, "« closes »", "au-dessus de [question.topics]");
}

#[test]
fn all_mistakes_are_told_at_once_in_the_order_of_the_lines() {
    let text =
        "[operation]\nslug = \"Op\"\ntitle = 3\n\n[[question]]\nslug = \"eau\"\nopens = \"demain\"\nshort = plouf\n";
    let told = told(text);
    let lines: Vec<usize> = told.iter().map(|complaint| complaint.line).collect();
    assert_eq!(lines, [2, 3, 7, 8], "what is missing may be hidden in line 8: {told:#?}");
}

#[test]
fn a_mistake_that_questions_share_is_told_once() {
    let text = GOOD.replace("organiser", "opens = \"demain\"\norganiser")
        + "[[question]]\nslug = \"air\"\nwording = \"Quoi ?\"\n";
    check(&text, 4, "« demain »", "opens = ");
}

#[test]
fn the_question_wins_over_the_operation() {
    let text = r#"
[operation]
slug = "op"
title = { fr = "T", en = "T in English" }
organiser = "O"
closes = 2026-11-30
erase_after = "12 weeks"
languages = ["fr", "de"]
openings = { de = ["Man soll", "man muss"], fr = "On devrait" }
country = "BE"
[operation.topics]
mer = "La mer"
air = { fr = "L'air", en = "Air" }
[operation.refusals]
off-topic = "Autre question."
partisan = false

[[question]]
slug = "a"
wording = "A ?"
seeds = ["On devrait y aller", { text = "Man soll es tun", language = "de", topics = ["mer", "air"], name = "Léa", age = 34 }]

[[question]]
slug = "b"
wording = "B ?"
closes = 2026-12-31T18:00:00+01:00
erase_after = "10 jours"
public = "18-25 ?"
propose = false
steps = ["Un", { from = 2026-12-01, label = { fr = "Deux", en = "Two" } }]
context = """
Une ligne
et sa suite.

Un paragraphe."""
"#;
    let read = parse(text, "q.toml").unwrap_or_else(|told| panic!("{told:#?}"));
    let [a, b] = read.questions.as_slice() else { panic!() };
    let topics: Vec<&str> = a.question.topics.iter().map(|topic| topic.id.0.as_ref()).collect();
    assert_eq!(topics, ["mer", "air"], "in the order of the file");
    assert_eq!((a.question.erase_after_days, b.question.erase_after_days), (Some(84), Some(10)));
    assert_eq!(a.question.closes.unwrap().0, 1_796_079_599_999, "30 November, to its end in Paris");
    assert_eq!(b.question.closes.unwrap().0, 1_798_736_400_000);
    assert!(a.question.can_propose && !b.question.can_propose && b.question.public.is_some());
    assert_eq!(a.question.country, "BE");
    assert_eq!(a.question.refusals.len(), 11, "all but the one taken away");
    assert!(a.question.refusals[&RefusalReason::Test].is_empty());
    assert_eq!(a.question.refusals[&RefusalReason::OffTopic].within(Language::FRENCH), "Autre question.");
    assert_eq!(a.seeds[1].language.as_str(), "de");
    assert_eq!((a.seeds[1].topics.len(), a.seeds[1].signature.age), (2, Some(34)));
    assert_eq!(b.question.steps[1].label.within(Language::ENGLISH), "Two");
    assert!(b.question.steps[1].from.is_some());
    assert_eq!(b.question.context.within(Language::FRENCH), "Une ligne et sa suite.\n\nUn paragraphe.");
}

#[test]
fn the_name_of_a_seed_does_not_depend_on_its_place() {
    let (moved, _) = with("mer =", "mer = [\"Il faut des quais\", \"Il faut nettoyer les plages\"]");
    let (before, after) = (parse(GOOD, "a").unwrap(), parse(&moved, "b").unwrap());
    assert_eq!(before.questions[0].seeds[0].external_id, after.questions[0].seeds[1].external_id);
    assert_ne!(after.questions[0].seeds[0].external_id, after.questions[0].seeds[1].external_id);
}

#[test]
fn the_shipped_sample_is_four_questions_of_thirty_ideas_that_anyone_could_have_proposed() {
    let read = parse(SAMPLE, "la-parole-aux-bretons.toml").unwrap_or_else(|told| panic!("{told:#?}"));
    assert_eq!(read, sample());
    let slugs: Vec<String> = read.questions.iter().map(|seeded| seeded.question.id.to_string()).collect();
    assert_eq!(slugs, ["qualite-de-vie", "environnement", "solidarite", "emploi"]);
    let mut all = std::collections::BTreeSet::new();
    for Seeded { question, seeds } in &read.questions {
        assert!(seeds.len() >= 30, "{}: {}", question.id, seeds.len());
        assert!(question.closes.is_none() && question.opens.is_none(), "the sample is always open");
        assert!(question.steps.len() >= 3 && question.topics.len() >= 5 && question.erase_after_days.is_some());
        for text in [&question.context, &question.charter, &question.results, &question.wording, &question.short] {
            assert!(text.0.contains_key(&Language::FRENCH) && text.0.contains_key(&Language::ENGLISH), "{text:?}");
        }
        for topic in &question.topics {
            assert!(seeds.iter().any(|seed| seed.topics.contains(&topic.id)), "{topic:?} has no idea");
        }
        for seed in seeds {
            assert!(seed.text.starts_with("Il faut") && seed.text.chars().count() <= 140, "{}", seed.text);
            assert_eq!(seed.topics.len(), 1, "{}", seed.text);
            assert!(all.insert(seed.text.clone()), "{} is there twice", seed.text);
        }
    }
}

#[test]
fn any_text_is_answered_and_never_panics() {
    let mut cut: Vec<String> = Vec::new();
    for (at, _) in SAMPLE.char_indices().step_by(997) {
        cut.push(SAMPLE[..at].to_owned());
        cut.push(SAMPLE[at..].to_owned());
        cut.push(format!("{}\"{}", &SAMPLE[..at], &SAMPLE[at..]));
        cut.push(format!("{}[{}", &SAMPLE[..at], &SAMPLE[at..]));
    }
    for text in cut {
        if let Err(told) = parse(&text, "q.toml") {
            let lines = text.lines().count().max(1);
            assert!(!told.is_empty() && told.iter().all(|one| (1..=lines + 1).contains(&one.line)), "{told:?}");
        }
    }
}

#[test]
fn files_and_folders_are_read_with_all_their_mistakes() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let read_all = || read(&[folder.path().to_owned()], Language::FRENCH);
    assert!(read_all().unwrap_err().to_string().contains("aucun fichier .toml"));
    std::fs::write(at("b.toml"), GOOD).unwrap();
    std::fs::write(at("a.toml"), format!("\u{FEFF}{}", GOOD.replace("\"eau\"", "\"air\""))).unwrap();
    std::fs::write(at("notes.txt"), "rien").unwrap();
    let slugs: Vec<_> = read_all().unwrap().iter().map(|one| one.questions[0].question.id.to_string()).collect();
    assert_eq!(slugs, ["air", "eau"]);
    std::fs::write(at("c.toml"), GOOD).unwrap();
    std::fs::write(at("d.toml"), b"# un\n# d\xE9j\xE0 vu\n").unwrap();
    let told = read_all().unwrap_err().to_string();
    assert!(told.contains("c.toml:1: la question « eau » existe déjà dans") && told.contains("d.toml:2: "), "{told}");
    let told = read(&[at("none.toml")], Language::ENGLISH).unwrap_err().to_string();
    assert!(told.contains("none.toml:1: the file cannot be opened"), "{told}");
}

//! Conversations as plain text files, played through the real host on a scripted channel and the memory backend: what a
//! citizen types (`>`), what is said (`<`), what happens around them (`*`). `BLESS=1 cargo test talk` writes them anew.
//!
//! The same files are for every channel: nothing in them depends on one.

mod crash;
mod pace;
pub(crate) mod scene;
pub(crate) mod script;
mod terminal;
mod texts;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ilfaut_client::address::Address;
use ilfaut_client::backend::Imported;
use ilfaut_client::connect::{self, Missing, World};
use ilfaut_client::model::{
    Aggregate, Condition, Language, Operation, Question, RefusalReason, Signature, Step, Text, Time, Topic,
};
use ilfaut_client::world::{Dice, SetClock};

use script::{Stage, play};

/// 12 November 2026, 10:00 in Paris.
const NOON: Time = Time(1_794_474_000_000);

pub(crate) fn transcripts() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("transcripts");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    files
}

fn fr(words: &str) -> Text {
    Text::one(Language::FRENCH, words)
}

fn topic(id: &str, label: &str) -> Topic {
    Topic { id: id.into(), label: fr(label) }
}

/// A small consultation whose words do not change with the shipped sample.
fn question(slug: &str, wording: &str) -> Question {
    let operation = Operation { slug: "essai".into(), title: fr("Essai"), organiser: fr("la commune de Trégor") };
    let own = fr("Ceci ne parle pas de la commune : dites ce que la commune peut faire.");
    let mut refusals: BTreeMap<_, _> = RefusalReason::ALL.into_iter().map(|reason| (reason, Text::default())).collect();
    refusals.insert(RefusalReason::OffTopic, own);
    let step = |label: &str, days: i64| Step { label: fr(label), from: Some(NOON.plus(days * Time::DAY)) };
    Question {
        operation,
        wording: fr(wording),
        short: fr(slug),
        closes: Some(NOON.plus(18 * Time::DAY)),
        context: fr("La commune prépare son plan pour dix ans et veut savoir ce qui compte pour vous."),
        steps: vec![step("On vote et on propose", -10), step("Les résultats sont publiés", 20)],
        results: fr("le conseil municipal y répond en séance publique."),
        topics: vec![topic("mobilite", "Mobilité"), topic("sante", "Santé")],
        refusals,
        erase_after_days: Some(90),
        ..Question::bare(slug.into())
    }
}

fn seeds(slug: &str) -> Vec<Imported> {
    let seed = |n: usize, text: &str, topic: &str, name: Option<&str>, age: Option<u8>| Imported {
        external_id: format!("{slug}-{n}"),
        text: text.to_owned(),
        language: Language::FRENCH,
        signature: Signature { name: name.map(str::to_owned), age },
        topics: vec![topic.into()],
        aggregate: (n == 0).then_some(Aggregate {
            votes: 100,
            scored: 100,
            agree: 71,
            disagree: 17,
            neutral: 12,
            net: 20,
        }),
        pending: false,
        author: None,
        sent: Some(NOON.plus(-Time::DAY)),
    };
    let texts = [
        ("Il faut créer des lignes de car le dimanche entre les petites villes", "mobilite", Some("Maël"), Some(29)),
        ("Il faut ouvrir une maison médicale dans chaque canton", "sante", Some("Nolwenn"), Some(52)),
        ("Il faut des pistes cyclables sûres jusqu'aux écoles", "mobilite", None, None),
        ("Il faut prêter des vélos électriques pendant un mois", "mobilite", Some("Erwan"), None),
        ("Il faut un infirmier dans chaque collège", "sante", None, Some(41)),
        ("Il faut un abri vélo devant chaque mairie\u{1b}[2J", "mobilite", Some("Ann\u{7}a"), Some(33)),
        ("Il faut payer le permis aux aides à domicile", "sante", None, None),
    ];
    texts.iter().enumerate().map(|(n, (text, topic, name, age))| seed(n, text, topic, *name, *age)).collect()
}

pub(crate) async fn stage() -> Stage {
    let clock = SetClock::at(NOON);
    let world = World { clock: std::sync::Arc::new(clock.clone()), dice: Dice::seeded(3) };
    let backend = connect::open(&Address::Memory, world, Missing::Create).await.unwrap();
    let mut first = question("commune", "Comment mieux vivre dans la commune ?");
    first.public = Some(Condition { ask: fr("Habitez-vous la commune ?") });
    let second = question("ecole", "Que faut-il changer à l'école ?");
    for question in [first, second] {
        let slug = question.id.clone();
        backend.settle(question).await.unwrap();
        backend.import(&slug, seeds(&slug.0)).await.unwrap();
    }
    Stage::new(backend, clock)
}

#[tokio::test]
async fn transcripts_are_what_is_said() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut faults = Vec::new();
    for path in transcripts() {
        let written = std::fs::read_to_string(&path).unwrap();
        let said = play(stage().await, &written).await;
        if bless {
            std::fs::write(&path, &said).unwrap();
        } else if let Some(fault) = difference(&written, &said) {
            faults.push(format!("{}:{fault}", path.file_name().unwrap().display()));
        }
    }
    assert!(faults.is_empty(), "BLESS=1 writes these anew, after you have read them aloud:\n{}", faults.join("\n"));
}

#[test]
fn there_are_transcripts() {
    assert!(transcripts().len() >= 10, "{:?}", transcripts());
}

/// The first line that differs.
fn difference(written: &str, said: &str) -> Option<String> {
    let (written, said): (Vec<&str>, Vec<&str>) = (written.lines().collect(), said.lines().collect());
    let at = (0..written.len().max(said.len())).find(|at| written.get(*at) != said.get(*at))?;
    let line = |lines: &[&str]| lines.get(at).map_or("(nothing)".to_owned(), |line| (*line).to_owned());
    Some(format!("{}\n  written: {}\n  said:    {}", at + 1, line(&written), line(&said)))
}

#[test]
fn a_transcript_that_differs_is_caught() {
    assert_eq!(difference("a\nb\n", "a\nb\n"), None);
    assert!(difference("a\nb\n", "a\nc\n").is_some_and(|fault| fault.starts_with("2\n")));
    assert!(difference("a\n", "a\nb\n").is_some());
}

//! Consultations as text files: one operation, its questions, and the proposals each starts with.

use std::fmt;

use ilfaut_client::Backend;
use ilfaut_client::backend::Imported;
use ilfaut_client::error::Result;
use ilfaut_client::model::{Language, Operation, Phrase, Question, QuestionId, Signature, Text};
use sha2::{Digest, Sha256};

/// A consultation as its file tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consultation {
    /// The operation that all its questions belong to.
    pub operation: Operation,
    /// Its questions, in the order of the file.
    pub questions: Vec<Seeded>,
}

/// A question and the proposals it starts with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seeded {
    /// The question.
    pub question: Question,
    /// The organiser's own proposals, so that the first citizen can vote at once.
    pub seeds: Vec<Imported>,
}

/// One mistake in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// The file, as it was named.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
    /// What to write instead.
    pub instead: String,
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}; write instead: {}", self.file, self.line, self.what, self.instead)
    }
}

impl std::error::Error for Complaint {}

/// Reads a consultation; answers with every mistake there is, in the order of the lines.
pub fn parse(text: &str, file: &str) -> std::result::Result<Consultation, Vec<Complaint>> {
    let _ = text;
    let (what, instead) = ("consultation files cannot be read yet".to_owned(), "nothing".to_owned());
    Err(vec![Complaint { file: file.to_owned(), line: 1, what, instead }])
}

/// « La Parole aux Bretons », shipped so that a newcomer votes at once.
pub fn sample() -> Consultation {
    let fr = |words: &str| Text::one(Language::FRENCH, words);
    let operation = Operation {
        slug: "la-parole-aux-bretons".to_owned(),
        title: fr("La Parole aux Bretons"),
        organiser: fr("Un exemple fourni avec ilfaut"),
    };
    let mut question = Question::bare(QuestionId::from("environnement"));
    question.operation = operation.clone();
    question.wording = fr("Comment protéger l'environnement en Bretagne ?");
    question.short = fr("Environnement");
    let seeds = [
        "Il faut replanter des haies sur les talus",
        "Il faut des cars le dimanche jusqu'à la mer",
        "Il faut rendre l'eau des rivières baignable",
    ];
    let seeds = seeds.into_iter().map(|text| seed(text, Language::FRENCH)).collect();
    Consultation { operation, questions: vec![Seeded { question, seeds }] }
}

fn seed(text: &str, language: Language) -> Imported {
    Imported {
        external_id: seed_id(text),
        text: Phrase::published(text).as_str().to_owned(),
        language,
        signature: Signature::default(),
        topics: Vec::new(),
        aggregate: None,
        pending: false,
        author: None,
        sent: None,
    }
}

/// The name of a seed: follows from its text alone, so that lines may be moved around in the file.
fn seed_id(text: &str) -> String {
    let hash = Sha256::digest(text.as_bytes());
    hash.iter().take(8).fold("seed-".to_owned(), |id, byte| format!("{id}{byte:02x}"))
}

/// What [`settle`] changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settled {
    /// Questions that are new or say something else than before.
    pub changed: Vec<QuestionId>,
    /// Seeds that are new.
    pub seeded: usize,
    /// Seeds that were there already.
    pub known: usize,
}

/// Makes a backend hold the consultation: questions set, seeds imported once; again, it changes nothing.
pub async fn settle(backend: &dyn Backend, consultation: &Consultation) -> Result<Settled> {
    let mut settled = Settled::default();
    for Seeded { question, seeds } in &consultation.questions {
        if backend.settle(question.clone()).await? {
            settled.changed.push(question.id.clone());
        }
        if seeds.is_empty() {
            continue;
        }
        for (_, new) in backend.import(&question.id, seeds.clone()).await? {
            *if new { &mut settled.seeded } else { &mut settled.known } += 1;
        }
    }
    Ok(settled)
}

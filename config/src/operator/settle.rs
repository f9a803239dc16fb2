//! `ilfaut open` and `ilfaut close`: consultations are put in a place, questions end and begin again.

use std::path::PathBuf;

use ilfaut_client::connect::Missing;
use ilfaut_client::model::{Language, QuestionId};
use serde_json::{Value, json};

use super::answer::{Answer, Fault, Said};
use super::arguments::{Close, Open};
use super::check;
use super::place::{self, Shared};
use crate::consultation::{self, Consultation, Settled};
use crate::settings;

/// Settles consultations, or opens one question again.
pub(super) fn open(asked: &Open, language: Language) -> Result<Answer, Fault> {
    if let Some(question) = &asked.question {
        return shut(asked.address.as_deref(), question, false);
    }
    let consultations = read(&asked.files, language)?;
    place::within(asked.address.as_deref(), Missing::Create, async |backend| {
        let (mut said, mut settled) = (Vec::new(), Vec::new());
        for consultation in &consultations {
            let found = consultation::settle(&**backend, consultation).await?;
            said.push(told(consultation, &found));
            settled.push(as_json(consultation, &found));
        }
        Ok(Answer::done(said, json!({ "consultations": settled })))
    })
}

/// Ends a question now.
pub(super) fn close(asked: &Close) -> Result<Answer, Fault> {
    shut(asked.address.as_deref(), &asked.question, true)
}

/// Every file must be good before a place is touched; without files, those of the settings, or the sample.
fn read(files: &[PathBuf], language: Language) -> Result<Vec<Consultation>, Fault> {
    let found = if files.is_empty() {
        settings::load(None).and_then(|settings| settings.consultations(language))
    } else {
        consultation::read(files, language)
    };
    found.map_err(|complaints| Fault::many(check::complaints(&complaints.0)))
}

fn told(consultation: &Consultation, settled: &Settled) -> Said {
    Said::new("open-done")
        .with("operation", consultation.operation.slug.as_str())
        .with("questions", consultation.questions.len())
        .with("changed", settled.changed.len())
        .with("seeded", settled.seeded)
        .with("known", settled.known)
}

fn as_json(consultation: &Consultation, settled: &Settled) -> Value {
    json!({
        "operation": consultation.operation.slug,
        "questions": consultation.questions.iter().map(|seeded| seeded.question.id.to_string()).collect::<Vec<_>>(),
        "changed": settled.changed.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "seeded": settled.seeded,
        "known": settled.known,
    })
}

fn shut(address: Option<&str>, question: &QuestionId, closed: bool) -> Result<Answer, Fault> {
    place::within(address, Missing::Refuse, async |backend: &Shared| {
        let question = place::known_question(backend, question).await?.id.clone();
        backend.close(&question, closed).await?;
        let said = Said::new(if closed { "close-done" } else { "open-again" }).with("question", question.to_string());
        Ok(Answer::done(vec![said], json!({ "question": question.to_string(), "closed": closed })))
    })
}

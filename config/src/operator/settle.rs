//! `ilfaut open` and `ilfaut close`: consultations are put in a place, questions end and begin again.

use std::path::PathBuf;

use ilfaut_client::connect::Missing;
use ilfaut_client::model::QuestionId;
use serde_json::{Value, json};

use super::answer::{Answer, Code, Fault, Said};
use super::arguments::{Close, Open};
use super::check;
use super::place::{self, Shared};
use crate::consultation::{self, Consultation, Settled};

/// Settles consultations, or opens one question again.
pub(super) fn open(asked: &Open) -> Result<Answer, Fault> {
    if let Some(question) = &asked.question {
        return shut(asked.address.as_deref(), question, false);
    }
    let consultations = read(&asked.files)?;
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

/// Every file must be good before a place is touched; without files, the sample is settled.
fn read(files: &[PathBuf]) -> Result<Vec<Consultation>, Fault> {
    if files.is_empty() {
        return Ok(vec![consultation::sample()]);
    }
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for file in files {
        match consultation::parse(&check::text(file)?, &file.display().to_string()) {
            Ok(consultation) => good.push(consultation),
            Err(complaints) => bad.extend(complaints),
        }
    }
    if bad.is_empty() { Ok(good) } else { Err(Fault { code: Code::BadInput, said: check::complaints(&bad) }) }
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
        let question = place::known_question(backend, question).await?.id;
        backend.close(&question, closed).await?;
        let said = Said::new(if closed { "close-done" } else { "open-again" }).with("question", question.to_string());
        Ok(Answer::done(vec![said], json!({ "question": question.to_string(), "closed": closed })))
    })
}

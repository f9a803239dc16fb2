//! `ilfaut alerts`, `ilfaut aside` and `ilfaut restore`: whose votes the detectors mark, why, and what moderators made of it.
//! The marks change nothing; setting votes aside takes two moderators, and any of them takes it back.

use std::collections::BTreeMap;

use ilfaut_client::backend::Row;
use ilfaut_client::connect::Missing;
use ilfaut_client::model::{ModeratorId, ProposalId, QuestionId};
use serde_json::{Value, json};

use super::answer::{Answer, Fault, Said};
use super::arguments::{Alerts, Marked};
use super::place::{self, Shared};
use crate::alert::{self, Entry};
use crate::environment;
use crate::locale::Words;

/// Proposals told of each alert; a machine gets all.
const TOLD: usize = 3;

/// Each proposal with its votes: for, against, neutral; all of them, then those that results count.
type Counts = BTreeMap<ProposalId, ([u64; 3], [u64; 3])>;

/// The alerts of one question.
struct Found {
    question: QuestionId,
    entries: Vec<Entry>,
    counts: Counts,
}

/// Tells the alerts of a question, or of all.
pub(super) fn list(asked: &Alerts, words: &Words) -> Result<Answer, Fault> {
    place::within(asked.address.as_deref(), Missing::Refuse, async |backend| {
        let who = backend.moderator(&environment::user()).await?;
        let found = find(backend, who, asked.question.as_ref()).await?;
        let said = found.iter().flat_map(|found| told(found, words)).collect();
        Ok(Answer::done(said, json!({ "questions": found.iter().map(as_json).collect::<Vec<_>>() })))
    })
}

/// Proposes to set votes aside, or confirms what somebody else proposed.
pub(super) fn aside(asked: &Marked, words: &Words) -> Result<Answer, Fault> {
    changed(asked, words, async |backend, who, question, entry| {
        let people = entry.standing().map_or(&entry.participants, |cohort| &cohort.participants).clone();
        backend.set_aside(who, question, people, entry.reason).await?;
        Ok(())
    })
}

/// Takes back what was proposed or confirmed.
pub(super) fn restore(asked: &Marked, words: &Words) -> Result<Answer, Fault> {
    changed(asked, words, async |backend, who, _, entry| match entry.standing() {
        Some(cohort) => Ok(backend.restore(who, cohort.id).await?),
        None => Err(Fault::no(Said::new("alerts-nothing").with("name", entry.name()))),
    })
}

/// Finds the alert of a name, changes what is made of it, and tells it again.
async fn named<W>(backend: &Shared, name: &str, words: &Words, work: W) -> Result<Answer, Fault>
where
    W: AsyncFnOnce(&Shared, ModeratorId, &QuestionId, &Entry) -> Result<(), Fault>,
{
    let who = backend.moderator(&environment::user()).await?;
    let unknown = || Fault::no(Said::new("alerts-unknown").with("name", name));
    let is_named = |entry: &&Entry| entry.name() == name;
    let found = find(backend, who, None).await?;
    let of = |found: &Found| found.entries.iter().find(is_named).cloned().map(|entry| (found.question.clone(), entry));
    let (question, entry) = found.iter().find_map(of).ok_or_else(unknown)?;
    work(backend, who, &question, &entry).await?;
    let mut found = find(backend, who, Some(&question)).await?;
    for found in &mut found {
        found.entries.retain(|entry| entry.name() == name);
    }
    let said = found.iter().flat_map(|found| entries(found, words)).collect();
    Ok(Answer::done(said, json!({ "questions": found.iter().map(as_json).collect::<Vec<_>>() })))
}

fn changed<W>(asked: &Marked, words: &Words, work: W) -> Result<Answer, Fault>
where
    W: AsyncFnOnce(&Shared, ModeratorId, &QuestionId, &Entry) -> Result<(), Fault>,
{
    place::within(asked.address.as_deref(), Missing::Refuse, async |backend| {
        named(backend, &asked.name, words, work).await
    })
}

async fn find(backend: &Shared, who: ModeratorId, question: Option<&QuestionId>) -> Result<Vec<Found>, Fault> {
    let questions = match question {
        Some(question) => vec![place::known_question(backend, question).await?.id.clone()],
        None => backend.questions().await?.into_iter().map(|view| view.question.id.clone()).collect(),
    };
    let mut found = Vec::new();
    for question in questions {
        let marks = backend.alerts(who, &question).await?;
        let cohorts = backend.cohorts(who, &question).await?;
        let counts = backend.all(&question).await?.iter().map(counts).collect();
        found.push(Found { question, entries: alert::entries(marks, cohorts), counts });
    }
    Ok(found)
}

fn counts(row: &Row) -> (ProposalId, ([u64; 3], [u64; 3])) {
    (row.proposal.clone(), (row.tally.count.votes, row.trusted().sequence.votes))
}

fn told(found: &Found, words: &Words) -> Vec<Said> {
    let head = Said::new("alerts-head").with("question", found.question.to_string()).with("n", found.entries.len());
    std::iter::once(head).chain(entries(found, words)).collect()
}

fn entries(found: &Found, words: &Words) -> Vec<Said> {
    let language = words.language();
    let mut said = Vec::new();
    for entry in &found.entries {
        let head = Said::new("alerts-entry")
            .with("name", entry.name())
            .with("level", alert::level(entry.level, language))
            .with("reason", alert::reason(&entry.reason, language));
        said.push(head);
        let state = alert::state(entry.cohort.as_ref(), language);
        said.push(Said::new("alerts-state").with("people", entry.participants.len()).with("state", state));
        let objections = alert::objections(entry.cohort.as_ref(), language).into_iter();
        said.extend(objections.map(|objection| Said::new("alerts-objection").with("objection", objection)));
        said.extend(entry.proposals.iter().take(TOLD).filter_map(|proposal| effect(proposal, &found.counts)));
        let more = entry.proposals.len().saturating_sub(TOLD);
        said.extend((more > 0).then(|| Said::new("alerts-more").with("n", more)));
    }
    said
}

fn effect(proposal: &ProposalId, counts: &Counts) -> Option<Said> {
    let (raw, kept) = counts.get(proposal)?;
    let votes = |votes: &[u64; 3]| votes.map(|count| count.to_string()).join(" / ");
    Some(Said::new("alerts-votes").with("id", proposal.to_string()).with("raw", votes(raw)).with("kept", votes(kept)))
}

fn as_json(found: &Found) -> Value {
    let alerts: Vec<Value> = found.entries.iter().map(|entry| entry_json(entry, &found.counts)).collect();
    json!({ "question": found.question.to_string(), "alerts": alerts })
}

fn entry_json(entry: &Entry, counts: &Counts) -> Value {
    let proposals = entry.proposals.iter().filter_map(|proposal| {
        let (raw, kept) = counts.get(proposal)?;
        Some(json!({ "proposal": proposal.to_string(), "votes_raw": raw, "votes_kept": kept }))
    });
    json!({
        "name": entry.name(),
        "kind": entry.reason.name(),
        "reason": entry.reason,
        "level": entry.level.map(ilfaut_client::rules::watch::Level::name),
        "participants": entry.participants.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "proposals": proposals.collect::<Vec<_>>(),
        "cohort": entry.cohort.as_ref().map(|cohort| json!({
            "number": cohort.id.0,
            "participants": cohort.participants.len(),
            "proposed": cohort.proposed,
            "at": cohort.at.0,
            "confirmed": cohort.confirmed,
            "restored": cohort.restored,
            "objections": cohort.objections,
        })),
    })
}

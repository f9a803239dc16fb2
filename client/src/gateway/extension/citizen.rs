//! What citizens' programs say, handed on.

use super::{Verbs, refused};
use crate::backend::{Backend, Draft, Row};
use crate::dialect::Fault;
use crate::dialect::extension as verb;
use crate::dialect::fault::Key;
use crate::error::{Error, Refusal, Result};
use crate::gateway::reply::Answer;
use crate::model::question::Openness;
use crate::model::{ParticipantId, Phrase, ProposalId, QuestionId, Status};

pub(super) fn add(verbs: Verbs) -> Verbs {
    about_oneself(voting(reading(verbs)))
}

fn reading(verbs: Verbs) -> Verbs {
    verbs
        .anyone(|backend, verb::Questions {}| async move { backend.questions().await })
        .anyone(
            |backend, verb: verb::Similar| async move { backend.similar(&verb.question, &verb.text, verb.limit).await },
        )
        .anyone(|backend, verb: verb::Topics| async move { backend.topics(&verb.question).await })
        .anyone(|backend, verb: verb::Keywords| async move { backend.keywords(&verb.question, verb.limit).await })
        .on(|house, _, verb: verb::Results| async move { results(house.backend.as_ref(), &verb.question).await })
        .anyone(|backend, verb::Head {}| async move { backend.head().await })
        .citizen(|backend, who, verb: verb::Next| async move { backend.next(who, &verb.question, verb.count).await })
        .citizen(|backend, who, verb: verb::Sequence| async move {
            backend.sequence(who, &verb.question, &verb.kind, verb.count).await
        })
        .citizen(|backend, who, verb: verb::Why| async move { backend.why(who, &verb.proposal).await })
        .citizen(|backend, who, verb: verb::Card| async move { backend.card(who, &verb.proposal).await })
        .citizen(
            |backend, who, verb: verb::Search| async move { backend.search(who, &verb.question, &verb.query).await },
        )
}

fn voting(verbs: Verbs) -> Verbs {
    verbs
        .citizen(|backend, who, verb: verb::Pass| async move { backend.pass(who, &verb.proposal).await })
        .citizen(|backend, who, verb: verb::Vote| async move { backend.vote(who, &verb.proposal, verb.key).await })
        .citizen(|backend, who, verb: verb::Unvote| async move { backend.unvote(who, &verb.proposal).await })
        .citizen(|backend, who, verb: verb::Qualify| async move {
            backend.qualify(who, &verb.proposal, verb.word, verb.on).await
        })
        .on(|house, guest, verb: verb::Propose| async move {
            let who = guest.user(&house).await?;
            propose(house.backend.as_ref(), who, verb).await.map_err(|error| refused(&error))
        })
        .citizen(|backend, who, verb: verb::Withdraw| async move { backend.withdraw(who, &verb.proposal).await })
        .citizen(|backend, who, verb: verb::Appeal| async move { backend.appeal(who, &verb.proposal).await })
}

fn about_oneself(verbs: Verbs) -> Verbs {
    verbs
        .citizen(|backend, who, verb: verb::Mine| async move { backend.mine(who, &verb.question).await })
        .citizen(|backend, who, verb: verb::Voted| async move { backend.voted(who, &verb.question).await })
        .citizen(|backend, who, verb: verb::Progress| async move { backend.progress(who, &verb.question).await })
        .citizen(
            |backend, who, verb: verb::Declare| async move { backend.declare(who, &verb.question, verb.inside).await },
        )
        .citizen(|backend, who, verb::Data {}| async move { backend.data(who).await })
        .citizen(|backend, who, verb: verb::Marked| async move { backend.marked(who, &verb.question).await })
        .citizen(
            |backend, who, verb: verb::Object| async move { backend.object(who, &verb.question, verb.words).await },
        )
        .citizen(|backend, who, verb: verb::Sign| async move { backend.sign(who, verb.signature).await })
        .citizen(|backend, who, verb::Erase {}| async move { backend.erase(who).await })
        .citizen(|backend, who, verb::Keep {}| async move { backend.keep(who).await })
        .citizen(|backend, who, verb::Notices {}| async move { backend.notices(who).await })
}

/// Counts are nobody's business while they can still change anybody's vote.
async fn results(backend: &dyn Backend, question: &QuestionId) -> Answer<Vec<Row>> {
    let views = backend.questions().await.map_err(|error| refused(&error))?;
    let view = views.into_iter().find(|view| view.question.id == *question);
    let view = view.ok_or_else(|| refused(&Error::NotFound(format!("question {question}"))))?;
    if view.openness != Openness::Finished {
        return Err(Fault::one(400, "question", Key::InvalidState, "results are told once the question is over").into());
    }
    let mut rows = backend.all(question).await.map_err(|error| refused(&error))?;
    rows.retain(|row| row.status == Status::Accepted);
    Ok(rows)
}

/// The text is checked here as well as by whoever wrote the program.
async fn propose(backend: &dyn Backend, who: ParticipantId, verb: verb::Propose) -> Result<ProposalId> {
    let verb::Propose { question: slug, text, language, signature } = verb;
    let views = backend.questions().await?;
    let question = views.into_iter().map(|view| view.question).find(|question| question.id == slug);
    let question = question.ok_or_else(|| Error::NotFound(format!("question {slug}")))?;
    let phrase = Phrase::parse(&text, &question.phrase_rule(language)).map_err(Refusal::Phrase)?;
    backend.propose(who, &slug, Draft { phrase, language, signature }).await
}

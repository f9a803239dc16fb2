//! What is read, and leases: one after the other, answered whether the consultation could or not. Changes nothing that
//! must not be lost.

use std::sync::Arc;

use ilfaut_client::model::{ModeratorId, QuestionId};
use ilfaut_client::{Backend, Result};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender};

use super::{Line, Pulse};
use crate::effect::Effect;
use crate::message::{Message, Watched};

/// Proposals found for a text, at most.
const FOUND: usize = 12;

/// Carries out what comes until nothing more can come.
pub(crate) async fn read_on(
    line: Line,
    pulse: Arc<Pulse>,
    mut effects: UnboundedReceiver<Effect>,
    answers: UnboundedSender<Message>,
) {
    while let Some(effect) = effects.recv().await {
        if let Some(answer) = read(line.backend.as_ref(), line.who, effect).await {
            pulse.heard(!answer.is_away());
            let _ = answers.send(answer); // nobody listens any more: the effect is done all the same
        }
    }
}

async fn read(backend: &dyn Backend, who: ModeratorId, effect: Effect) -> Option<Message> {
    match effect {
        Effect::Lease(proposal) => {
            let answer = backend.lease(who, &proposal).await;
            Some(Message::Leased(proposal, answer))
        }
        Effect::Seize(proposal) => {
            let answer = backend.seize(who, &proposal).await;
            Some(Message::Seized(proposal, answer))
        }
        Effect::Release(proposal) => {
            let _ = backend.release(who, &proposal).await; // it ends by itself anyway
            None
        }
        Effect::Look(proposal) => {
            let item = backend.item(who, &proposal).await.map(Box::new);
            Some(Message::Looked(proposal, item))
        }
        Effect::Questions => Some(Message::Questions(backend.questions().await)),
        Effect::Check => Some(Message::Checked(backend.check(who).await)),
        of_a_question => read_question(backend, who, of_a_question).await,
    }
}

async fn read_question(backend: &dyn Backend, who: ModeratorId, effect: Effect) -> Option<Message> {
    Some(match effect {
        Effect::Load(question, status) => {
            let items = backend.queue(who, &question, status).await;
            Message::Listed(question, status, items)
        }
        Effect::News(question, since) => {
            let news = backend.news(who, &question, since).await;
            Message::News(question, news)
        }
        Effect::Find(question, text) => {
            let found = backend.similar(&question, &text, FOUND).await;
            Message::Found(text, found)
        }
        Effect::Watch(question) => {
            let answer = watched(backend, who, &question).await;
            Message::Watched(question, answer)
        }
        Effect::All(question) => {
            let rows = backend.all(&question).await;
            Message::All(question, rows)
        }
        Effect::Stats(question, since) => {
            let stats = backend.stats(who, &question, &since).await.map(Box::new);
            Message::Stats(question, stats)
        }
        Effect::Acts(question, leaf) => {
            let acts = backend.acts(who, &question, &leaf).await;
            Message::Acts(question, leaf, acts)
        }
        _ => return None,
    })
}

async fn watched(backend: &dyn Backend, who: ModeratorId, question: &QuestionId) -> Result<Watched> {
    let marks = backend.alerts(who, question).await?;
    let cohorts = backend.cohorts(who, question).await?;
    Ok(Watched { marks, cohorts, rows: backend.all(question).await? })
}

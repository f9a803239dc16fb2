//! Carries effects to the consultation, one after the other in the order they were asked, and brings answers back.
//! Knows no state and no screen.

use std::sync::Arc;

use ilfaut_client::Backend;
use ilfaut_client::model::ModeratorId;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender};

use crate::effect::Effect;
use crate::message::Message;

/// Carries out what comes until nothing more can come.
pub(crate) async fn carry(
    backend: Arc<dyn Backend>,
    who: ModeratorId,
    mut effects: UnboundedReceiver<Effect>,
    answers: UnboundedSender<Message>,
) {
    while let Some(effect) = effects.recv().await {
        if let Some(answer) = carry_one(backend.as_ref(), who, effect).await {
            let _ = answers.send(answer); // nobody listens any more: the effect is done all the same
        }
    }
}

async fn carry_one(backend: &dyn Backend, who: ModeratorId, effect: Effect) -> Option<Message> {
    Some(match effect {
        Effect::Redraw => return None,
        Effect::Questions => Message::Questions(backend.questions().await),
        Effect::Load(question, status) => {
            let items = backend.queue(who, &question, status).await;
            Message::Listed(question, status, items)
        }
        Effect::Lease(proposal) => {
            let answer = backend.lease(who, &proposal).await;
            Message::Leased(proposal, answer)
        }
        Effect::Release(proposal) => {
            let _ = backend.release(who, &proposal).await; // it ends by itself anyway
            return None;
        }
        Effect::Decide { proposal, seen, decision } => {
            let answer = backend.decide(who, &proposal, seen, decision).await;
            Message::Decided(proposal, answer)
        }
        Effect::Undo => Message::Undone(backend.undo(who).await),
    })
}

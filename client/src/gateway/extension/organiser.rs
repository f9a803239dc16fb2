//! What organisers' programs say, handed on.

use super::{Verbs, refused};
use crate::dialect::extension as verb;
use crate::gateway::guest::Caller;

pub(super) fn add(verbs: Verbs) -> Verbs {
    verbs
        .anyone(|backend, verb: verb::Settle| async move { backend.settle(*verb.question).await })
        .anyone(|backend, verb: verb::Close| async move { backend.close(&verb.question, verb.closed).await })
        .anyone(|backend, verb: verb::Import| async move { backend.import(&verb.question, verb.rows).await })
        .anyone(|backend, verb: verb::Replay| async move { backend.replay(&verb.question, verb.votes).await })
        .anyone(|backend, verb::Sweep {}| async move { backend.sweep().await })
        .on(|house, guest, verb: verb::All| async move {
            if let Caller::Moderator(desk) = &guest.caller {
                desk.must_moderate(&verb.question)?;
            }
            house.backend.all(&verb.question).await.map_err(|error| refused(&error))
        })
}

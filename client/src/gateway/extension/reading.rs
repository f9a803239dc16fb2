//! What moderators' programs read beside the queue, handed on where the question is theirs. Knows no proposal by itself.

use super::Verbs;
use super::moderator::told;
use crate::dialect::extension as verb;

pub(super) fn add(verbs: Verbs) -> Verbs {
    verbs
        .desk(|house, desk, verb: verb::News| async move {
            desk.must_moderate(&verb.question)?;
            told(house.backend.news(desk.id, &verb.question, verb.since).await)
        })
        .desk(|house, desk, verb: verb::Stats| async move {
            desk.must_moderate(&verb.question)?;
            told(house.backend.stats(desk.id, &verb.question, &verb.since).await)
        })
        .desk(|house, desk, verb: verb::Acts| async move {
            desk.must_moderate(&verb.question)?;
            told(house.backend.acts(desk.id, &verb.question, &verb.leaf).await)
        })
        .desk(|house, desk, verb::Check {}| async move { told(house.backend.check(desk.id).await) })
}

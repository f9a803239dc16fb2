//! What an author may do against a refusal: contest it once, so that somebody else decides. Knows nothing of what is told to
//! whom.

use super::{Desk, Outcome};
use crate::engine::event::{Author, Event};
use crate::engine::state::{ProposalState, index};
use crate::error::{Refusal, Result};
use crate::model::{ParticipantId, ProposalId, Status};

/// A refusal contested: the proposal waits again. The same while it waits is no event.
pub fn appeal(desk: &Desk<'_>, who: ParticipantId, on: &ProposalId) -> Result<Outcome> {
    let (participant, _) = desk.speaker(who)?;
    let (proposal, place) = desk.proposal(on)?;
    if place.author != Author::Participant(participant) {
        return Err(Refusal::NotYours.into());
    }
    if place.appeal.is_some() && matches!(place.status, Status::Pending | Status::Postponed) {
        return Ok(Outcome::none());
    }
    if !place.is_appealable() {
        return Err(Refusal::NotAppealable(place.status).into());
    }
    desk.open(desk.state.question_of(proposal))?;
    Ok(Outcome::one(desk.now, Event::Appealed { proposal }))
}

/// Refuses whoever refused a proposal that its author contested. Where no other moderator ever came to this place nobody else
/// could decide, and they may.
pub(super) fn barred(desk: &Desk<'_>, who: u32, place: &ProposalState) -> std::result::Result<(), Refusal> {
    let own = place.appeal.is_some_and(|refusal| desk.state.decisions[index(refusal)].moderator == who);
    let alone = desk.state.moderators.len() == 1;
    if own && !alone { Err(Refusal::Contested) } else { Ok(()) }
}

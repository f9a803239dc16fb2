//! What moderators may write about a proposal: notes for colleagues, letters to its author. Decides nothing, tells nobody itself.

use super::moderator::{fitting, moderator};
use super::{Desk, Outcome};
use crate::engine::event::{Author, Event};
use crate::engine::state::{ProposalState, index};
use crate::engine::ties::{Said, Tie};
use crate::error::{Refusal, Result};
use crate::model::ProposalId;

/// Leaves a note that only moderators read; the same from the same moderator is no event.
pub fn note(desk: &Desk<'_>, who: u32, on: &ProposalId, words: &str) -> Result<Outcome> {
    let (proposal, place) = about(desk, who, on)?;
    remark(desk, place, (who, words), Event::Noted { moderator: who, proposal })
}

/// Writes to the author, who must be there to be told; the same from the same moderator is no event.
pub fn write(desk: &Desk<'_>, who: u32, on: &ProposalId, words: &str) -> Result<Outcome> {
    let (proposal, place) = about(desk, who, on)?;
    match place.author {
        Author::Participant(author) if !desk.state.participants[index(author)].gone => {}
        _ => return Err(Refusal::NobodyToTell.into()),
    }
    remark(desk, place, (who, words), Event::Written { moderator: who, proposal })
}

/// The proposal that words are to be about, which must have its own.
fn about<'a>(desk: &Desk<'a>, who: u32, on: &ProposalId) -> Result<(u32, &'a ProposalState)> {
    moderator(desk, who)?;
    let (proposal, place) = desk.proposal(on)?;
    if place.erased { Err(Refusal::TextErased.into()) } else { Ok((proposal, place)) }
}

fn remark(desk: &Desk<'_>, place: &ProposalState, (who, words): (u32, &str), event: Event) -> Result<Outcome> {
    let words = words.trim();
    if words.is_empty() {
        return Err(Refusal::WordsMissing.into());
    }
    fitting(words)?;
    let letter = matches!(event, Event::Written { .. });
    let same = |number: &u32| {
        let remark = &desk.state.remarks[index(*number)];
        let said = desk.ties.words(Said::Remark(*number));
        remark.moderator == who && remark.notice.is_some() == letter && said == Some(words)
    };
    if place.remarks.iter().any(same) {
        return Ok(Outcome::none());
    }
    let number = Said::Remark(u32::try_from(desk.state.remarks.len()).unwrap_or(u32::MAX));
    Ok(Outcome { before: vec![Tie::Words(number, words.to_owned())], ..Outcome::one(desk.now, event) })
}

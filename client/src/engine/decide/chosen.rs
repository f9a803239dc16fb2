//! Sequences of a kind that somebody asked for: what is liked, what divides, what speaks of a word, a first proposal.

use super::cards::{Table, may_vote};
use super::{Desk, Outcome};
use crate::backend::{Kind, SEQUENCE};
use crate::engine::command::Answer;
use crate::engine::state::{ProposalState, QuestionState, index};
use crate::error::{Error, Result};
use crate::model::question::{Openness, Rotation};
use crate::model::{ParticipantId, QuestionId, Tally};
use crate::rules::rotation::makeorg::{is_popular, other_kind};
use crate::rules::score::{Class, Pool, PoolConfig, Scores, Weight};
use crate::rules::search::Search;
use crate::rules::zone::Zone;
use crate::world::Dice;

/// Cards of a kind; nothing is recorded, since whoever chose them was dealt nothing.
pub fn sequence(
    desk: &Desk<'_>,
    who: ParticipantId,
    question: &QuestionId,
    (kind, count): (&Kind, usize),
    (table, dice): (&mut Table<'_>, &mut Dice),
) -> Result<Outcome> {
    let (participant, state) = desk.speaker(who)?;
    let (number, place) = desk.question(question)?;
    let may = |card: u32| state.ballot(card).is_none() && may_vote(desk.state, participant, card);
    let count = count.min(SEQUENCE);
    let all = || place.proposals.iter().copied().filter(|card| may(*card));
    let votes = |card: u32| (card, desk.state.proposals[index(card)].tally.sequence.total());
    let of_zone =
        |wanted: Zone| all().filter(|card| is_in(&desk.state.proposals[index(*card)], wanted)).map(votes).collect();
    let candidates = match kind {
        Kind::First => {
            let cards = table.decks.first(desk.state, number, &|card| may_vote(desk.state, participant, card), dice);
            let cards = cards.into_iter().filter(|card| may(*card)).take(count.min(1)).collect();
            return Ok(Outcome { answer: Answer::Cards(cards), ..Outcome::none() });
        }
        Kind::Keyword(word) => {
            let found = table.finder.place(number).map(|place| place.words.find(&Search::new(word), may));
            found.unwrap_or_default().into_iter().map(votes).collect()
        }
        Kind::Popular => of_zone(told(desk, place, Zone::Consensus)?),
        Kind::Controversial => of_zone(told(desk, place, Zone::Controversy)?),
    };
    let cards = other_kind(candidates, false, count, dice);
    Ok(Outcome { answer: Answer::Cards(cards), ..Outcome::none() })
}

/// A zone, where zones may be told.
fn told(desk: &Desk<'_>, place: &QuestionState, zone: Zone) -> Result<Zone> {
    let question = &place.question;
    if question.rotation == Rotation::Makeorg || question.openness(desk.now) == Openness::Finished {
        Ok(zone)
    } else {
        Err(Error::NotSupported("tell what is liked or divides before the end"))
    }
}

/// Whether a tested proposal is in a zone, by make.org's own rule.
fn is_in(proposal: &ProposalState, wanted: Zone) -> bool {
    let aside = proposal.aside.as_deref().copied().unwrap_or_default();
    let tally = Tally { sequence: proposal.tally.sequence.without(&aside.sequence), ..proposal.tally };
    let scores = Scores::of(&tally, Class::Sequence, Weight::default());
    let total = tally.sequence.total();
    if Pool::of(proposal.status, total, &scores, &PoolConfig::default()) != Pool::Tested {
        return false;
    }
    match wanted {
        Zone::Consensus => is_popular(scores.zone(), scores.top_score.lower(), None),
        other => scores.zone() == other,
    }
}

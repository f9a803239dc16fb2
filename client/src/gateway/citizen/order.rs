//! In which order a search answers: as the port finds them, by a field, by chance that a seed repeats, by what votes say.
//!
//! What votes say is told where the port tells it in sequences: where the question's rotation is make.org's, or once it is
//! over. Elsewhere such an order is refused as a value that is not allowed, so that nobody reads results out of it.

use std::cmp::Ordering;
use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::backend::{Card, QuestionView, Row};
use crate::dialect::Fault;
use crate::dialect::fault::{Act, Key};
use crate::dialect::proposal::slug;
use crate::dialect::query::SearchQuery;
use crate::dialect::vocabulary::{Order, SortAlgorithm, SortField};
use crate::dialect::word::Open;
use crate::gateway::call::{Call, told};
use crate::gateway::reply::Answer;
use crate::model::question::{Openness, Rotation};
use crate::model::{Counts, ProposalId, Tally};
use crate::rules::score::{Class, Scores, Weight};

/// What a card is put in order by.
#[derive(Debug, Clone, PartialEq)]
enum Rank {
    /// A text, letter by letter.
    Text(String),
    /// A number.
    Number(f64),
}

/// What votes tell of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    Agreement,
    Liked,
    Divides,
    Doable,
}

/// Whether the port's own order is asked for.
pub(super) fn is_usual(query: &SearchQuery) -> bool {
    query.sort.by.is_none() && query.sort_algorithm.is_none()
}

/// Cards in the order asked, and what repeats it where it is by chance. A field to sort by comes before an algorithm.
pub(super) async fn ordered(
    call: &Call,
    views: &[QuestionView],
    query: &SearchQuery,
    cards: Vec<Card>,
) -> Answer<(Vec<Card>, Option<i32>)> {
    if let Some(field) = query.sort.by.as_ref().and_then(Open::known) {
        let falling = query.sort.order.as_ref().is_some_and(|order| order.is(Order::Descending));
        return Ok((by_field(call, views, (field, falling), cards).await?, None));
    }
    match query.sort_algorithm.as_ref().and_then(Open::known) {
        None | Some(SortAlgorithm::B2bFirst) => Ok((cards, None)),
        Some(SortAlgorithm::Random | SortAlgorithm::ActorVote) => Ok(by_chance(call, query, cards, |_| false)),
        Some(SortAlgorithm::TaggedFirst) => Ok(by_chance(call, query, cards, |card| !card.topics.is_empty())),
        Some(SortAlgorithm::Popular) => Ok((by_votes(call, views, ALGORITHM, Told::Liked, cards).await?, None)),
        Some(SortAlgorithm::Controversy) => Ok((by_votes(call, views, ALGORITHM, Told::Divides, cards).await?, None)),
        Some(SortAlgorithm::Realistic) => Ok((by_votes(call, views, ALGORITHM, Told::Doable, cards).await?, None)),
    }
}

const ALGORITHM: &str = "sortAlgorithm";
const FIELD: &str = "sort";

/// By a number that follows from the seed and the name alone, so that new proposals move none of the others.
fn by_chance(
    call: &Call,
    query: &SearchQuery,
    mut cards: Vec<Card>,
    first: impl Fn(&Card) -> bool,
) -> (Vec<Card>, Option<i32>) {
    let seed = query.seed.unwrap_or_else(|| i32::from_le_bytes(call.house.random()));
    cards.sort_by_cached_key(|card| (!first(card), drawn(seed, &card.proposal)));
    (cards, Some(seed))
}

fn drawn(seed: i32, proposal: &ProposalId) -> [u8; 32] {
    Sha256::new().chain_update(seed.to_le_bytes()).chain_update(proposal.0.as_bytes()).finalize().into()
}

async fn by_field(
    call: &Call,
    views: &[QuestionView],
    (field, falling): (SortField, bool),
    cards: Vec<Card>,
) -> Answer<Vec<Card>> {
    let text = |card: &Card| match field {
        SortField::Content => card.text.to_lowercase(),
        SortField::Slug => slug(&card.text),
        SortField::Language => card.language.to_string(),
        SortField::Country | SortField::QuestionCountries => of(views, card, |view| view.question.country.clone()),
        SortField::QuestionLanguage => {
            of(views, card, |view| view.question.languages.first().map(ToString::to_string).unwrap_or_default())
        }
        _ => String::new(), // nobody here has labels or a trend
    };
    match field {
        SortField::CreatedAt | SortField::UpdatedAt => {
            let rows = rows(call, views).await?;
            let sent = |card: &Card| rows.get(&card.proposal).map_or(0.0, |row| row.sent.0 as f64);
            Ok(sorted(cards, |card| Rank::Number(sent(card)), falling))
        }
        SortField::AgreementRate | SortField::Score => {
            let wanted = if field == SortField::Score { Told::Liked } else { Told::Agreement };
            let mut cards = by_votes(call, views, FIELD, wanted, cards).await?;
            if !falling {
                cards.reverse();
            }
            Ok(cards)
        }
        _ => Ok(sorted(cards, |card| Rank::Text(text(card)), falling)),
    }
}

fn of(views: &[QuestionView], card: &Card, say: impl Fn(&QuestionView) -> String) -> String {
    views.iter().find(|view| view.question.id == card.question).map(say).unwrap_or_default()
}

/// From the most, where it may be told of every question looked through.
async fn by_votes(
    call: &Call,
    views: &[QuestionView],
    field: &str,
    wanted: Told,
    cards: Vec<Card>,
) -> Answer<Vec<Card>> {
    let tells =
        |view: &QuestionView| view.openness == Openness::Finished || view.question.rotation == Rotation::Makeorg;
    if !views.iter().all(tells) {
        let what = "what votes say is told once the question is over";
        return Err(Fault::one(400, field, Key::InvalidValue, what).into());
    }
    let rows = rows(call, views).await?;
    let rank = |card: &Card| rows.get(&card.proposal).map_or(f64::MIN, |row| score(row, wanted));
    Ok(sorted(cards, |card| Rank::Number(rank(card)), true))
}

fn score(row: &Row, wanted: Told) -> f64 {
    let base = row.aggregate.unwrap_or_default();
    let add = |counts: Counts| {
        let [agree, disagree, neutral] = counts.votes;
        let votes = [
            agree.saturating_add(base.agree),
            disagree.saturating_add(base.disagree),
            neutral.saturating_add(base.neutral),
        ];
        Counts { votes, ..counts }
    };
    let trusted = row.trusted();
    let tally = Tally { verified: add(trusted.verified), sequence: add(trusted.sequence), ..trusted };
    let scores = Scores::of(&tally, Class::Sequence, Weight::default());
    match wanted {
        Told::Agreement => scores.adhesion().score,
        Told::Liked => scores.top_score.lower(),
        Told::Divides => scores.controversy.score,
        Told::Doable => scores.realistic.score,
    }
}

/// What the port tells of every proposal, by name.
async fn rows(call: &Call, views: &[QuestionView]) -> Answer<HashMap<ProposalId, Row>> {
    let mut rows = HashMap::new();
    for view in views {
        let all = told(call.backend().all(&view.question.id).await, Act::Read)?;
        rows.extend(all.into_iter().map(|row| (row.proposal.clone(), row)));
    }
    Ok(rows)
}

fn sorted(cards: Vec<Card>, rank: impl Fn(&Card) -> Rank, falling: bool) -> Vec<Card> {
    let mut ranked: Vec<(Rank, Card)> = cards.into_iter().map(|card| (rank(&card), card)).collect();
    ranked.sort_by(|(one, _), (other, _)| if falling { compare(other, one) } else { compare(one, other) });
    ranked.into_iter().map(|(_, card)| card).collect()
}

fn compare(one: &Rank, other: &Rank) -> Ordering {
    match (one, other) {
        (Rank::Text(one), Rank::Text(other)) => one.cmp(other),
        (Rank::Number(one), Rank::Number(other)) => one.total_cmp(other),
        (Rank::Text(_), Rank::Number(_)) => Ordering::Less,
        (Rank::Number(_), Rank::Text(_)) => Ordering::Greater,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Aggregate, Language, Sets, Signature, Status, Time};

    fn row(agree: u64, disagree: u64) -> Row {
        Row {
            external_id: None,
            proposal: "p".into(),
            text: None,
            language: Language::FRENCH,
            author: Signature::default(),
            status: Status::Accepted,
            duplicate_of: None,
            topics: Vec::new(),
            sent: Time(0),
            tally: Tally::default(),
            aggregate: Some(Aggregate { agree, disagree, ..Aggregate::default() }),
            ballots: Sets::default(),
            aside: Tally::default(),
            limited: None,
        }
    }

    #[test]
    fn what_is_liked_and_what_divides_rank_as_their_names_say() {
        let (liked, divides, disliked) = (row(90, 10), row(50, 50), row(5, 95));
        assert!(score(&liked, Told::Liked) > score(&divides, Told::Liked));
        assert!(score(&liked, Told::Agreement) > score(&disliked, Told::Agreement));
        assert!(score(&divides, Told::Divides) > score(&liked, Told::Divides));
    }

    #[test]
    fn one_seed_draws_one_order() {
        let drawn_by = |seed| {
            let mut names = ["p1", "p2", "p3", "p4", "p5", "p6", "p7"];
            names.sort_by_key(|name| drawn(seed, &ProposalId::from(*name)));
            names
        };
        assert_eq!(drawn_by(7), drawn_by(7));
        assert_ne!(drawn_by(7), drawn_by(8));
    }
}

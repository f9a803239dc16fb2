//! The terms of one proposal as one object for machines. Computes nothing but what is written beside them.

use ilfaut_client::model::{Counts, Tally};
use ilfaut_client::rules::certainty::Composite;
use ilfaut_client::rules::score::keys::Key;
use ilfaut_client::rules::score::{Class, DEFAULT_WEIGHT, Estimate, Pool, Scores, Trending, Weight};
use ilfaut_client::rules::zone::Zone;
use serde_json::{Map, Value, json};

use super::super::table::UNDECIDED;
use super::paper::{of, parts, score_of, smoothing};
use super::terms::Terms;

/// All of it.
pub(super) fn json(terms: &Terms) -> Value {
    let (row, counts, published) = (&terms.row, &terms.counts, &terms.published);
    let class = |counts: &Counts| -> Value {
        Key::all().map(|key| (key.name().to_owned(), json!(of(key, counts)))).collect::<Map<_, _>>().into()
    };
    json!({
        "proposal": row.proposal.to_string(),
        "external_id": row.external_id,
        "question": terms.question.to_string(),
        "status": row.status.name(),
        "text": row.text,
        "counts": {
            "count": class(&row.tally.count),
            "verified": class(&row.tally.verified),
            "sequence": class(&row.tally.sequence),
            "segment": class(&row.tally.segment),
        },
        "aside": {
            "count": class(&row.aside.count),
            "verified": class(&row.aside.verified),
            "sequence": class(&row.aside.sequence),
            "segment": class(&row.aside.segment),
        },
        "imported": row.aggregate,
        "edition_2020": {
            "votes": counts.votes, "scored": counts.scored, "agree": counts.agree, "disagree": counts.disagree,
            "neutral": counts.neutral, "net": counts.net,
            "adhesion": published.adhesion, "engagement": published.engagement, "score": published.score,
        },
        "edition_2022": terms.scores.as_ref().map(|scores| edition_2022(terms, scores)),
        "zone": {
            "makeorg": terms.plugin.name(),
            "scored": terms.row.scored(),
            "limited": terms.row.limited.is_some(),
            "certain": terms.odds.certain().map_or(UNDECIDED, Zone::name),
            "best": terms.odds.best.name(),
            "probability": terms.odds.probability,
            "probabilities": terms.odds.zones.iter()
                .map(|(zone, share)| (zone.name().to_owned(), json!(share))).collect::<Map<_, _>>(),
        },
        "pool": Pool::name(terms.pool),
        "trending": terms.trending.map(Trending::name),
        "consensus_threshold": terms.threshold,
        "plebiscite": terms.plebiscite,
    })
}

fn edition_2022(terms: &Terms, scores: &Scores) -> Value {
    let tally = &terms.row.trusted();
    let bounds = |found: Estimate| json!({ "score": found.score, "lower": found.lower(), "upper": found.upper() });
    let composites = terms.intervals.iter().map(|(composite, ours)| {
        let parts: Map<String, Value> =
            parts(*composite, scores).into_iter().map(|(name, sign)| (name.to_owned(), json!(sign))).collect();
        let theirs = score_of(scores, composite.name());
        let told = json!({ "terms": parts, "makeorg": bounds(theirs), "correct": bounds(*ours) });
        (composite.name().to_owned(), told)
    });
    json!({
        "weight": DEFAULT_WEIGHT,
        "keys": rates(tally, Class::Sequence, "sequence_rate"),
        "composites": composites.collect::<Map<_, _>>(),
        "segment": terms.segment.as_ref().map(|scores| json!({
            "keys": rates(tally, Class::Segment, "segment_rate"),
            "composites": Composite::ALL.map(|composite| {
                (composite.name().to_owned(), bounds(score_of(scores, composite.name())))
            }).into_iter().collect::<Map<_, _>>(),
            "zone": scores.zone().name(),
        })),
    })
}

fn rates(tally: &Tally, class: Class, name: &str) -> Map<String, Value> {
    let rate = |key: Key| {
        let found = key.estimate(tally, class, Weight::default());
        let rate = json!({
            "smoothing": smoothing(key), "verified_rate": key.rate(&tally.verified), name: key.rate(class.of(tally)),
            "score": found.score, "confidence": found.confidence,
        });
        (key.name().to_owned(), rate)
    };
    Key::all().map(rate).collect()
}

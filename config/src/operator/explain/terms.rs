//! Everything that the results of one proposal follow from, computed once. Says nothing of it: that is [`super::paper`].

use ilfaut_client::backend::Row;
use ilfaut_client::model::{Aggregate, QuestionId};
use ilfaut_client::rules::certainty::{Composite, ZoneOdds, Zones, consensus_threshold, interval};
use ilfaut_client::rules::score::published::{added, counted};
use ilfaut_client::rules::score::{Class, Estimate, Pool, PoolConfig, Published, Scores, Trending, Weight};
use ilfaut_client::rules::zone::Zone;

use super::super::table::{carried, zone_of};

/// All terms of one proposal.
pub(super) struct Terms {
    /// Its question.
    pub(super) question: QuestionId,
    /// Its texts and counts.
    pub(super) row: Row,
    /// Its counts as the edition of 2020 takes them, imported ones included.
    pub(super) counts: Aggregate,
    /// The edition of 2020.
    pub(super) published: Published,
    /// The edition of 2022; none for a row that was imported with its counts.
    pub(super) scores: Option<Scores>,
    /// The edition of 2022 of the votes of its own segment; none where nobody of it has voted.
    pub(super) segment: Option<Scores>,
    /// Each composite with our interval.
    pub(super) intervals: [(Composite, Estimate); 8],
    /// make.org's zone.
    pub(super) plugin: Zone,
    /// The zones with their probability.
    pub(super) odds: ZoneOdds,
    /// Where the rotation finds it.
    pub(super) pool: Pool,
    /// How it stands out at first sight.
    pub(super) trending: Option<Trending>,
    /// The threshold of the best consensus of its question.
    pub(super) threshold: Option<f64>,
    /// Whether it is a plébiscite.
    pub(super) plebiscite: bool,
}

impl Terms {
    /// The terms of `row`, one of `rows`, all those of its question.
    pub(super) fn of(question: &QuestionId, row: &Row, rows: &[Row]) -> Self {
        let mut zones = Zones::learned(&rows.iter().map(Row::scored).collect::<Vec<_>>());
        let tally = row.trusted();
        let live = counted(&tally.count, &tally.sequence);
        let counts = row.aggregate.map_or(live, |base| added(&base, &live));
        let published = Published::of(&counts);
        let scores = scores(row);
        let segment = Scores::of(&tally, Class::Segment, Weight::default());
        let known = row.aggregate.is_none().then_some(scores);
        let pooled: Vec<_> = rows.iter().filter(|row| row.aggregate.is_none()).map(pooled).collect();
        Self {
            question: question.clone(),
            counts,
            published,
            segment: known.and((tally.segment.total() > 0).then_some(segment)),
            intervals: Composite::ALL.map(|composite| (composite, interval(composite, &row.ballots))),
            plugin: known.map_or_else(|| zone_of(&counts), |scores| scores.zone()),
            odds: zones.of(row.scored()),
            pool: pooled_at(row, &scores, counts.scored),
            trending: Trending::of(&row.tally.count),
            threshold: consensus_threshold(pooled.iter().map(|(scores, pool)| (scores, *pool))),
            plebiscite: carried(row.status, &counts, &published),
            scores: known,
            row: row.clone(),
        }
    }
}

fn scores(row: &Row) -> Scores {
    Scores::of(&row.trusted(), Class::Sequence, Weight::default())
}

fn pooled(row: &Row) -> (Scores, Pool) {
    let scores = scores(row);
    (scores, pooled_at(row, &scores, row.trusted().sequence.total()))
}

fn pooled_at(row: &Row, scores: &Scores, total: u64) -> Pool {
    Pool::of(row.status, total, scores, &PoolConfig::default())
}

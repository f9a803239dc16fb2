//! The terms of one proposal as sentences. Computes nothing but what is printed beside them.

use ilfaut_client::model::{Aggregate, Counts, Qualification, Tally, VoteKey};
use ilfaut_client::rules::certainty::Composite;
use ilfaut_client::rules::score::keys::{Key, QUALIFICATION_SMOOTHING, VOTE_SMOOTHING};
use ilfaut_client::rules::score::{Class, DEFAULT_WEIGHT, Estimate, Scores, Weight};

use super::super::answer::Said;
use super::terms::Terms;
use crate::locale::Words;

/// The sentences, in the order one would ask.
pub(super) fn said(terms: &Terms, words: &Words) -> Vec<Said> {
    let write = Writing { comma: words.language() == ilfaut_client::model::Language::FRENCH };
    let row = &terms.row;
    let mut said = vec![
        Said::new("explain-head")
            .with("id", row.proposal.to_string())
            .with("question", terms.question.to_string())
            .with("status", row.status.name())
            .with("text", row.text.clone().unwrap_or_default().replace(['\n', '\r'], " ")),
        Said::new("explain-counts"),
    ];
    said.extend(Key::all().map(|key| count(key, &row.tally)));
    said.extend(row.aggregate.as_ref().map(imported));
    if row.aside != Tally::default() {
        said.push(Said::new("explain-aside").with("count", row.aside.count.total()));
    }
    said.extend(write.edition_2020(terms));
    match &terms.scores {
        Some(scores) => said.extend(write.edition_2022(terms, scores)),
        None => said.push(Said::new("explain-2022-none")),
    }
    said.extend(terms.segment.iter().flat_map(|scores| write.segment(terms, scores)));
    said.extend(write.results(terms, words));
    said
}

pub(super) fn of(key: Key, counts: &Counts) -> u64 {
    match key {
        Key::Vote(key) => counts.vote(key),
        Key::Word(word) => counts.qualification(word),
    }
}

fn count(key: Key, tally: &Tally) -> Said {
    Said::new("explain-count")
        .with("key", key.name())
        .with("all", of(key, &tally.count))
        .with("verified", of(key, &tally.verified))
        .with("sequence", of(key, &tally.sequence))
        .with("segment", of(key, &tally.segment))
}

fn imported(base: &Aggregate) -> Said {
    Said::new("explain-imported")
        .with("votes", base.votes)
        .with("scored", base.scored)
        .with("agree", base.agree)
        .with("disagree", base.disagree)
        .with("neutral", base.neutral)
        .with("net", base.net.to_string())
}

/// How numbers are written.
struct Writing {
    comma: bool,
}

impl Writing {
    fn number(&self, number: f64) -> String {
        let text = format!("{number:.4}");
        if self.comma { text.replace('.', ",").replace('-', "−") } else { text.replace('-', "−") }
    }

    fn edition_2020(&self, terms: &Terms) -> [Said; 4] {
        let (counts, published) = (&terms.counts, &terms.published);
        [
            Said::new("explain-2020"),
            Said::new("explain-2020-adhesion")
                .with("agree", counts.agree)
                .with("scored", counts.scored)
                .with("value", self.number(published.adhesion)),
            Said::new("explain-2020-engagement")
                .with("net", counts.net.to_string())
                .with("agree", counts.agree)
                .with("disagree", counts.disagree)
                .with("value", self.number(published.engagement)),
            Said::new("explain-2020-score").with("value", self.number(published.score)),
        ]
    }

    fn edition_2022(&self, terms: &Terms, scores: &Scores) -> Vec<Said> {
        let weights = |said: Said| {
            said.with("weight", self.number(DEFAULT_WEIGHT)).with("rest", self.number(1.0 - DEFAULT_WEIGHT))
        };
        let mut said = vec![weights(Said::new("explain-2022"))];
        said.extend(Key::all().map(|key| weights(self.rate(key, &terms.row.trusted(), Class::Sequence))));
        said.push(Said::new("explain-composites"));
        said.extend(terms.intervals.iter().map(|(composite, ours)| {
            let theirs = score_of(scores, composite.name());
            Said::new("explain-composite")
                .with("name", composite.name())
                .with("terms", self.sum(*composite, scores))
                .with("value", self.number(theirs.score))
                .with("lower", self.number(theirs.lower()))
                .with("upper", self.number(theirs.upper()))
                .with("mean", self.number(ours.score))
                .with("our-lower", self.number(ours.lower()))
                .with("our-upper", self.number(ours.upper()))
        }));
        said
    }

    /// The same of the votes of the proposal's own segment; of these nobody keeps ballots, so that there is one interval.
    fn segment(&self, terms: &Terms, scores: &Scores) -> Vec<Said> {
        let tally = terms.row.trusted();
        let weights = |said: Said| {
            said.with("weight", self.number(DEFAULT_WEIGHT)).with("rest", self.number(1.0 - DEFAULT_WEIGHT))
        };
        let mut said = vec![weights(Said::new("explain-segment")).with("votes", tally.segment.total())];
        said.extend(Key::all().map(|key| weights(self.rate(key, &tally, Class::Segment))));
        said.extend(Composite::ALL.map(|composite| {
            let theirs = score_of(scores, composite.name());
            Said::new("explain-segment-composite")
                .with("name", composite.name())
                .with("terms", self.sum(composite, scores))
                .with("value", self.number(theirs.score))
                .with("lower", self.number(theirs.lower()))
                .with("upper", self.number(theirs.upper()))
        }));
        said.push(Said::new("explain-segment-zone").with("zone", scores.zone().name()));
        said
    }

    fn rate(&self, key: Key, tally: &Tally, class: Class) -> Said {
        let estimate = key.estimate(tally, class, Weight::default());
        Said::new("explain-2022-rate")
            .with("key", key.name())
            .with("verified", of(key, &tally.verified))
            .with("verified-votes", tally.verified.total())
            .with("sequence", of(key, class.of(tally)))
            .with("sequence-votes", class.of(tally).total())
            .with("smoothing", smoothing(key).to_string().replace('.', if self.comma { "," } else { "." }))
            .with("value", self.number(estimate.score))
            .with("confidence", self.number(estimate.confidence))
    }

    /// `agree 0,5 + likeIt 0,2 − noWay 0,1`
    fn sum(&self, composite: Composite, scores: &Scores) -> String {
        let mut text = String::new();
        for (name, sign) in parts(composite, scores) {
            let sign = match (text.is_empty(), sign > 0.0) {
                (true, true) => "",
                (true, false) => "− ",
                (false, true) => " + ",
                (false, false) => " − ",
            };
            text = format!("{text}{sign}{name} {}", self.number(score_of(scores, name).score));
        }
        text
    }

    fn results(&self, terms: &Terms, words: &Words) -> Vec<Said> {
        let [(_, consensus), (_, rejection), (_, limbo), (_, controversy)] = terms.odds.zones;
        let zone = terms.odds.certain().map_or_else(|| words.say("explain-undecided"), |zone| zone.name().to_owned());
        let nothing = || words.say("explain-nothing");
        vec![
            Said::new("explain-plugin").with("zone", terms.plugin.name()),
            scored(terms),
            Said::new("explain-zone")
                .with("zone", zone)
                .with("consensus", self.number(consensus))
                .with("rejection", self.number(rejection))
                .with("limbo", self.number(limbo))
                .with("controversy", self.number(controversy)),
            Said::new("explain-pool")
                .with("pool", terms.pool.name())
                .with("trending", terms.trending.map_or_else(nothing, |trending| trending.name().to_owned()))
                .with("threshold", terms.threshold.map_or_else(nothing, |threshold| self.number(threshold))),
            Said::new("explain-plebiscite")
                .with("carried", if terms.plebiscite { "yes" } else { "no" })
                .with("votes", terms.counts.votes)
                .with("adhesion", self.number(terms.published.adhesion))
                .with("engagement", self.number(terms.published.engagement))
                .with("status", terms.row.status.name()),
        ]
    }
}

/// What the probabilities follow from: whole votes, or votes of which no person's weigh more than a limit together.
fn scored(terms: &Terms) -> Said {
    let [agree, disagree, neutral] = terms.row.scored();
    let limited = if terms.row.limited.is_some() { "yes" } else { "no" };
    Said::new("explain-scored")
        .with("limited", limited)
        .with("agree", agree)
        .with("disagree", disagree)
        .with("neutral", neutral)
}

pub(super) const fn smoothing(key: Key) -> f64 {
    match key {
        Key::Vote(_) => VOTE_SMOOTHING,
        Key::Word(_) => QUALIFICATION_SMOOTHING,
    }
}

/// The keys that a composite adds and takes away; of two, the lesser one by these scores.
pub(super) fn parts(composite: Composite, scores: &Scores) -> Vec<(&'static str, f64)> {
    if composite == Composite::Controversy {
        let lesser = |a: &'static str, b: &'static str| {
            if score_of(scores, b).score < score_of(scores, a).score { (b, 1.0) } else { (a, 1.0) }
        };
        return vec![lesser("agree", "disagree"), lesser("likeIt", "noWay")];
    }
    let worth = composite.worth(&Counts::default());
    let votes = VoteKey::ALL.map(|key| (key.name(), worth.votes[key.index()]));
    let words = Qualification::ALL.map(|word| (word.name(), worth.words[word.index()]));
    votes.into_iter().chain(words).filter(|(_, sign)| *sign != 0.0).collect()
}

pub(super) fn score_of(scores: &Scores, name: &str) -> Estimate {
    scores.named().into_iter().find(|(other, _)| *other == name).map_or_else(Estimate::default, |(_, score)| score)
}

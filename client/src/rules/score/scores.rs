//! The twenty scores of make.org's 2022 edition: twelve of single keys, eight made of them.

use super::estimate::Estimate;
use super::keys::{Class, Key, Weight};
use crate::model::{Qualification, Tally, VoteKey};
use crate::rules::zone::Zone;

/// All scores of one proposal in one class.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scores {
    votes: [Estimate; 3],
    words: [Estimate; 9],
    /// Banality, said by supporters and by opponents.
    pub platitude: Estimate,
    /// How strongly it is wanted.
    pub top_score: Estimate,
    /// How much it divides.
    pub controversy: Estimate,
    /// How strongly it is unwanted.
    pub rejection: Estimate,
    /// Loved rather than loathed.
    pub greatness: Estimate,
    /// Doable rather than impossible.
    pub realistic: Estimate,
    /// Loved and doable rather than banal.
    pub engagement: Estimate,
}

impl Scores {
    /// The scores of a tally in one class.
    pub fn of(tally: &Tally, class: Class, weight: Weight) -> Self {
        use Qualification::{Doable, Impossible, LikeIt, NoWay, PlatitudeAgree, PlatitudeDisagree};
        let votes = VoteKey::ALL.map(|key| Key::Vote(key).estimate(tally, class, weight));
        let words = Qualification::ALL.map(|word| Key::Word(word).estimate(tally, class, weight));
        let [agree, disagree, _] = votes;
        let of = |word: Qualification| words[word.index()];
        let platitude = of(PlatitudeAgree).plus(of(PlatitudeDisagree));
        let (loved, loathed) = (of(LikeIt), of(NoWay));
        let (doable, impossible) = (of(Doable), of(Impossible));
        let greatness = loved.minus(loathed);
        let realistic = doable.minus(impossible);
        Self {
            votes,
            words,
            platitude,
            top_score: agree.plus(loved).plus(doable).minus(loathed).minus(impossible).minus(platitude),
            controversy: agree.least(disagree).plus(loved.least(loathed)),
            rejection: disagree.plus(loathed).plus(impossible).minus(loved).minus(doable).minus(platitude),
            greatness,
            realistic,
            engagement: greatness.plus(realistic).minus(platitude),
        }
    }

    /// The score of a vote.
    pub const fn vote(&self, key: VoteKey) -> Estimate {
        self.votes[key.index()]
    }

    /// The score of a qualification.
    pub const fn word(&self, word: Qualification) -> Estimate {
        self.words[word.index()]
    }

    /// How many would agree: the score of `agree` under its published name.
    pub const fn adhesion(&self) -> Estimate {
        self.vote(VoteKey::Agree)
    }

    /// Where the proposal stands.
    pub fn zone(&self) -> Zone {
        let [agree, disagree, neutral] = self.votes.map(|vote| vote.score);
        Zone::of(agree, disagree, neutral)
    }

    /// The twenty scores with their wire names: keys first, then composites.
    pub fn named(&self) -> [(&'static str, Estimate); 20] {
        let mut all = [("", Estimate::default()); 20];
        let keys = Key::all().zip(self.votes.into_iter().chain(self.words)).map(|(key, score)| (key.name(), score));
        let composites = [
            ("platitude", self.platitude),
            ("topScore", self.top_score),
            ("controversy", self.controversy),
            ("rejection", self.rejection),
            ("adhesion", self.adhesion()),
            ("greatness", self.greatness),
            ("realistic", self.realistic),
            ("engagement", self.engagement),
        ];
        all.iter_mut().zip(keys.chain(composites)).for_each(|(slot, score)| *slot = score);
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Counts;

    fn everywhere(counts: Counts) -> Tally {
        Tally { count: counts, verified: counts, sequence: counts, segment: Counts::default() }
    }

    fn sequence(tally: &Tally) -> Scores {
        Scores::of(tally, Class::Sequence, Weight::default())
    }

    #[track_caller]
    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
    }

    #[test]
    fn before_any_vote() {
        let scores = sequence(&Tally::default());
        close(scores.top_score.score, 0.31);
        close(scores.top_score.confidence, 1.322_875_655_532_295_4);
        close(scores.controversy.score, 0.34);
        close(scores.engagement.score, -0.02);
        assert_eq!(scores.zone(), Zone::Controversy);
    }

    #[test]
    fn everyone_loves_it_and_finds_it_doable() {
        let scores =
            sequence(&everywhere(Counts { votes: [100, 0, 0], qualifications: [100, 100, 0, 0, 0, 0, 0, 0, 0] }));
        close(scores.engagement.score, 1.98);
        close(scores.greatness.score, 100.0 / 101.0);
        close(scores.adhesion().score, 100.33 / 101.0);
        assert_eq!(scores.zone(), Zone::Consensus);
    }

    #[test]
    fn a_push_by_direct_links_moves_half_the_score_and_no_interval() {
        let honest = Counts { votes: [5, 60, 35], ..Counts::default() };
        let pushed = Counts { votes: [305, 61, 40], ..Counts::default() };
        let tally = Tally { verified: pushed, count: pushed, ..everywhere(honest) };
        let (alone, mixed) = (sequence(&everywhere(honest)).adhesion(), sequence(&tally).adhesion());
        close(mixed.confidence, alone.confidence);
        close(mixed.score, f64::midpoint(5.33 / 101.0, 305.33 / 407.0));
    }

    #[test]
    fn every_score_has_its_name_once() {
        let names: std::collections::BTreeSet<_> = sequence(&Tally::default()).named().map(|(name, _)| name).into();
        assert_eq!((names.len(), names.contains("")), (20, false));
    }
}

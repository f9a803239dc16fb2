//! How much a proposal is wanted, and how surely: the posterior of its top score, shrunk towards what all others show.

/// Votes (agree, disagree, neutral) and the six qualifications that enter a top score, of one proposal.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Seen {
    /// Agree, disagree, neutral.
    pub votes: [f64; 3],
    /// likeIt, doable, platitudeAgree, noWay, impossible, platitudeDisagree.
    pub words: [f64; 6],
}

/// What the proposals of a question have in common.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Common {
    shares: [f64; 3],
    concentration: f64,
    rates: [f64; 6],
    tightness: [f64; 6],
}

/// The posterior of a top score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Merit {
    /// Its mean.
    pub mean: f64,
    /// Its standard deviation.
    pub deviation: f64,
}

/// Proposals with fewer votes say nothing of what is common.
const ENOUGH: f64 = 5.0;
/// How few and how many votes what is common can weigh in a rate of qualifications. Where rates hardly differ between
/// proposals, a proposal's own thousand votes say less of its rate than those of all others.
const TIGHT: (f64, f64) = (2.0, 10_000.0);

impl Default for Common {
    /// Before anything is known: one vote of each kind, and rates of the first make.org consultations.
    fn default() -> Self {
        Self {
            shares: [0.6, 0.2, 0.2],
            concentration: 3.0,
            rates: [0.3, 0.15, 0.07, 0.3, 0.2, 0.07],
            tightness: [10.0; 6],
        }
    }
}

impl Seen {
    /// All votes.
    pub fn total(&self) -> f64 {
        self.votes.iter().sum()
    }
}

impl Common {
    /// Learns by moments: every proposal with enough votes weighs the same.
    pub fn learn<'a>(all: impl Iterator<Item = &'a Seen> + Clone) -> Self {
        let enough = all.filter(|seen| seen.total() >= ENOUGH);
        if enough.clone().next().is_none() {
            return Self::default();
        }
        let share = |key: usize| {
            let pairs = enough.clone().map(move |seen| (seen.votes[key], seen.total()));
            Moments::of(pairs)
        };
        let shares = [share(0), share(1), share(2)];
        let spread = |pick: fn(&Moments) -> f64| shares.iter().map(pick).sum::<f64>();
        let concentration = concentration(spread(|m| m.excess), spread(|m| m.scale)).clamp(0.5, 60.0);
        let rate = |word: usize| {
            let key = word / 3;
            let pairs = enough.clone().map(move |seen| (seen.words[word], seen.votes[key]));
            Moments::of(pairs.filter(|(_, votes)| *votes >= ENOUGH))
        };
        let words = [rate(0), rate(1), rate(2), rate(3), rate(4), rate(5)];
        Self {
            shares: shares.map(|moments| moments.mean),
            concentration,
            rates: words.map(|moments| moments.mean),
            tightness: words.map(|moments| concentration_of(&moments).clamp(TIGHT.0, TIGHT.1)),
        }
    }

    /// The posterior of one proposal.
    pub fn judge(&self, seen: &Seen) -> Merit {
        let total = seen.total() + self.concentration;
        let share = |key: usize| (seen.votes[key] + self.concentration * self.shares[key]) / total;
        let (agree, disagree) = (share(0), share(1));
        let rate = |word: usize| {
            let votes = seen.votes[word / 3] + self.tightness[word];
            let rate = (seen.words[word] + self.tightness[word] * self.rates[word]) / votes;
            (rate, rate * (1.0 - rate) / (votes + 1.0))
        };
        let [like, doable, dull, never, impossible, flat] = [rate(0), rate(1), rate(2), rate(3), rate(4), rate(5)];
        let up = 1.0 + like.0 + doable.0 - dull.0;
        let down = never.0 + impossible.0 + flat.0;
        let spread = total + 1.0;
        let variance = (up * up * agree * (1.0 - agree)
            + down * down * disagree * (1.0 - disagree)
            + 2.0 * up * down * agree * disagree)
            / spread
            + agree * agree * (like.1 + doable.1 + dull.1)
            + disagree * disagree * (never.1 + impossible.1 + flat.1);
        Merit { mean: agree * up - disagree * down, deviation: variance.max(1e-12).sqrt() }
    }
}

#[derive(Debug, Clone, Copy)]
struct Moments {
    mean: f64,
    /// Spread beyond that of the votes themselves.
    excess: f64,
    /// What the excess would be if proposals had nothing in common.
    scale: f64,
}

impl Moments {
    fn of(pairs: impl Iterator<Item = (f64, f64)> + Clone) -> Self {
        let (mut size, mut sum, mut inverse) = (0.0, 0.0, 0.0);
        for (hits, votes) in pairs.clone() {
            size += 1.0;
            sum += hits / votes;
            inverse += 1.0 / votes;
        }
        if size < 2.0 {
            return Self { mean: if size > 0.0 { sum / size } else { 0.1 }, excess: 0.0, scale: 0.0 };
        }
        let (mean, inverse) = (sum / size, inverse / size);
        let square = pairs.map(|(hits, votes)| (hits / votes - mean).powi(2)).sum::<f64>() / size;
        let whole = mean * (1.0 - mean);
        Self { mean, excess: square - whole * inverse, scale: whole * (1.0 - inverse) }
    }
}

fn concentration_of(moments: &Moments) -> f64 {
    concentration(moments.excess, moments.scale)
}

fn concentration(excess: f64, scale: f64) -> f64 {
    if excess <= 0.0 { f64::INFINITY } else { (scale / excess - 1.0).max(0.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_votes_are_shrunk_and_many_speak_for_themselves() {
        let common = Common::default();
        let few = common.judge(&Seen { votes: [2.0, 0.0, 0.0], words: [0.0; 6] });
        let many = common.judge(&Seen { votes: [2_000.0, 0.0, 0.0], words: [0.0; 6] });
        assert!(few.mean < many.mean && few.deviation > many.deviation);
        assert!((many.mean - 1.0).abs() < 0.02, "{many:?}");
    }

    #[test]
    fn what_is_common_is_learned() {
        let seen: Vec<Seen> = (0..50)
            .map(|n| Seen { votes: [60.0 + f64::from(n % 9), 20.0, 20.0], words: [20.0, 9.0, 4.0, 6.0, 4.0, 1.0] })
            .collect();
        let common = Common::learn(seen.iter());
        assert!((common.shares[0] - 0.61).abs() < 0.02, "{common:?}");
        assert!(common.concentration > 20.0);
        assert_eq!(Common::learn(std::iter::empty()), Common::default());
    }
}

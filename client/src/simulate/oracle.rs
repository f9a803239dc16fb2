//! What every participant thinks of every proposal, as a pure function of a seed (unsigned 64-bit arithmetic only).

use serde::Deserialize;

use crate::model::{Qualification, VoteKey};

/// The size of a consultation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    /// Its name.
    pub name: &'static str,
    /// The seed of its opinions.
    pub seed: u64,
    /// Participants.
    pub participants: u64,
    /// Proposals.
    pub proposals: u64,
    /// Votes.
    pub votes: u64,
}

/// The consultations of make.org whose figures are public, and a tiny one for tests.
pub const SCALES: [Scale; 6] = [
    Scale { name: "bretagne", seed: 0xB2E7_A91E_0000_0001, participants: 107_127, proposals: 2_769, votes: 560_000 },
    Scale {
        name: "hauts-de-france",
        seed: 0xB2E7_A91E_0000_0002,
        participants: 22_600,
        proposals: 1_980,
        votes: 117_520,
    },
    Scale { name: "bordeaux", seed: 0xB2E7_A91E_0000_0003, participants: 24_598, proposals: 895, votes: 131_962 },
    Scale { name: "grenoble", seed: 0xB2E7_A91E_0000_0004, participants: 18_985, proposals: 719, votes: 103_801 },
    Scale { name: "nantes", seed: 0xB2E7_A91E_0000_0005, participants: 19_946, proposals: 1_148, votes: 135_011 },
    Scale { name: "tiny", seed: 0xB2E7_A91E_0000_00FF, participants: 200, proposals: 30, votes: 1_000 },
];

impl Scale {
    /// The scale of this name.
    pub fn named(name: &str) -> Option<Self> {
        SCALES.into_iter().find(|scale| scale.name == name)
    }

    /// The same proposals with fewer participants and votes (`percent` of 100).
    #[must_use]
    pub fn with_percent(self, percent: u64) -> Self {
        Self { participants: self.participants * percent / 100, votes: self.votes * percent / 100, ..self }
    }
}

/// Opinion and participation tables, out of 65,536.
#[derive(Debug, Clone, Deserialize)]
pub struct Tables {
    /// Share of agree, by entry.
    pub opinion_table_agree: Vec<u64>,
    /// Share of neutral, by entry.
    pub opinion_table_neutral: Vec<u64>,
    /// Votes wanted, by entry.
    pub votes_per_participant_table: Vec<u64>,
    /// Shares of the qualifications, per vote.
    pub qualif: Shares,
}

impl Tables {
    /// What is wrong with them, if anything: a table that is empty or of another length, shares beyond the whole.
    pub fn fault(&self) -> Option<&'static str> {
        let Self {
            opinion_table_agree: agree, opinion_table_neutral: neutral, votes_per_participant_table: votes, ..
        } = self;
        if agree.is_empty() || votes.is_empty() || agree.len() != neutral.len() {
            Some("opinion_table_agree, opinion_table_neutral, votes_per_participant_table: lengths")
        } else if agree.iter().zip(neutral).any(|(a, n)| a.saturating_add(*n) > 65_536) {
            Some("opinion_table_agree + opinion_table_neutral > 65536")
        } else if votes.iter().all(|votes| *votes == 0) || votes.iter().any(|votes| *votes > 100_000) {
            Some("votes_per_participant_table")
        } else {
            None
        }
    }
}

/// Shares of the three qualifications of each vote, out of 65,536.
#[derive(Debug, Clone, Deserialize)]
pub struct Shares {
    /// Of agree.
    pub agree: AgreeShares,
    /// Of neutral.
    pub neutral: NeutralShares,
    /// Of disagree.
    pub disagree: DisagreeShares,
}

/// Of agree.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AgreeShares {
    /// Coup de cœur.
    pub like_it: u64,
    /// Réaliste.
    pub doable: u64,
    /// Banalité.
    pub platitude_agree: u64,
}

/// Of neutral.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NeutralShares {
    /// Pas d'avis.
    pub no_opinion: u64,
    /// Pas compris.
    pub do_not_understand: u64,
    /// Indifférent.
    pub do_not_care: u64,
}

/// Of disagree.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DisagreeShares {
    /// Surtout pas.
    pub no_way: u64,
    /// Infaisable.
    pub impossible: u64,
    /// Banalité.
    pub platitude_disagree: u64,
}

/// SplitMix64.
#[derive(Debug, Clone)]
pub struct Stream(u64);

impl Stream {
    /// The stream of a seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub const fn next_number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.0)
    }

    /// The next number below `bound`, by the high half of a product.
    pub fn below(&mut self, bound: u64) -> u64 {
        u64::try_from((u128::from(self.next_number()) * u128::from(bound)) >> 64).unwrap_or(0)
    }
}

/// The finaliser of SplitMix64.
pub const fn mix(z: u64) -> u64 {
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// One answer: the vote, and its qualifications as bits in the order of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opinion {
    /// The vote.
    pub key: VoteKey,
    /// One bit per qualification, in the order of [`Opinion::words`].
    pub bits: u8,
}

impl Opinion {
    /// The qualifications of a vote in the order of the bits (for neutral: not the order of the digits).
    pub const fn words(key: VoteKey) -> [Qualification; 3] {
        match key {
            VoteKey::Neutral => [Qualification::NoOpinion, Qualification::DoNotUnderstand, Qualification::DoNotCare],
            other => other.qualifications(),
        }
    }

    /// The qualifications set.
    pub fn qualifications(self) -> impl Iterator<Item = Qualification> {
        let words = Self::words(self.key);
        (0..3usize).filter(move |bit| self.bits >> bit & 1 == 1).map(move |bit| words[bit])
    }
}

/// A crowd with opinions.
#[derive(Debug, Clone)]
pub struct World {
    /// Its size, with the seed in use.
    pub scale: Scale,
    /// Shares of agree and neutral of each proposal, out of 65,536.
    pub opinions: Vec<(u64, u64)>,
    /// The participant at whose arrival each proposal is published.
    pub published: Vec<u64>,
    /// Votes each participant wants to cast.
    pub wanted: Vec<u64>,
    /// Shares of the qualifications: of every proposal, or one for all.
    pub(super) shares: Vec<[[u64; 3]; 3]>,
}

impl World {
    /// The crowd of a scale.
    pub fn new(scale: Scale, tables: &Tables) -> Self {
        let mut stream = Stream::new(scale.seed ^ 1);
        let entries = tables.opinion_table_agree.len() as u64;
        let opinions = (0..scale.proposals)
            .map(|_| {
                let entry = index(stream.below(entries));
                (tables.opinion_table_agree[entry], tables.opinion_table_neutral[entry])
            })
            .collect();
        let published = (0..scale.proposals).map(|j| if j < 10 { 0 } else { arrival(scale, j) }).collect();
        let Shares { agree, neutral, disagree } = &tables.qualif;
        let shares = vec![[
            [agree.like_it, agree.doable, agree.platitude_agree],
            [disagree.no_way, disagree.impossible, disagree.platitude_disagree],
            [neutral.no_opinion, neutral.do_not_understand, neutral.do_not_care],
        ]];
        Self { scale, opinions, published, wanted: wanted(scale, tables), shares }
    }

    /// What a participant thinks of a proposal; order and repetition do not matter.
    pub fn opinion(&self, participant: u64, proposal: u64) -> Opinion {
        let h = mix(self
            .scale
            .seed
            .wrapping_add(participant.wrapping_mul(0x9E37_79B9_7F4A_7C15))
            .wrapping_add(proposal.wrapping_mul(0xC2B2_AE3D_27D4_EB4F)));
        let (agree, neutral) = self.opinions[index(proposal)];
        let draw = h & 0xFFFF;
        let key = if draw < agree {
            VoteKey::Agree
        } else if draw < agree + neutral {
            VoteKey::Neutral
        } else {
            VoteKey::Disagree
        };
        let shares = self.shares_of(index(proposal))[key.index()];
        let bits = (0..3).filter(|bit| (h >> (16 * (bit + 1))) & 0xFFFF < shares[*bit]).map(|bit| 1u8 << bit).sum();
        Opinion { key, bits }
    }

    fn shares_of(&self, proposal: usize) -> &[[u64; 3]; 3] {
        &self.shares[proposal % self.shares.len()]
    }

    /// The true shares of agree, disagree and neutral of a proposal.
    pub fn truth(&self, proposal: usize) -> [f64; 3] {
        let (agree, neutral) = self.opinions[proposal];
        let (a, n) = (agree as f64 / 65_536.0, neutral as f64 / 65_536.0);
        [a, 1.0 - a - n, n]
    }

    /// The true top score of a proposal, from its shares and those of the qualifications.
    pub fn true_top_score(&self, proposal: usize) -> f64 {
        let [a, d, _] = self.truth(proposal);
        let shares = self.shares_of(proposal);
        let of = |key: usize, word: usize| shares[key][word] as f64 / 65_536.0;
        a * (1.0 + of(0, 0) + of(0, 1) - of(0, 2)) - d * (of(1, 0) + of(1, 1) + of(1, 2))
    }
}

/// Publication slows down: proposal j of P arrives with participant U·j³/P³.
fn arrival(scale: Scale, j: u64) -> u64 {
    let cube = |x: u64| u128::from(x) * u128::from(x) * u128::from(x);
    u64::try_from(u128::from(scale.participants) * cube(j) / cube(scale.proposals)).unwrap_or(u64::MAX)
}

fn wanted(scale: Scale, tables: &Tables) -> Vec<u64> {
    let table = &tables.votes_per_participant_table;
    let mut stream = Stream::new(scale.seed ^ 2);
    let mut wanted: Vec<u64> =
        (0..scale.participants).map(|_| table[index(stream.below(table.len() as u64))]).collect();
    // A handful of people may all be silent: then the first one speaks.
    if wanted.iter().all(|votes| *votes == 0) {
        let Some(first) = wanted.first_mut() else { return wanted };
        *first = 1;
    }
    let (mut sum, mut at) = (wanted.iter().sum::<u64>(), 0);
    while sum != scale.votes {
        if sum < scale.votes && wanted[at] > 0 {
            wanted[at] += 1;
            sum += 1;
        } else if sum > scale.votes && wanted[at] > 1 {
            wanted[at] -= 1;
            sum -= 1;
        }
        at = (at + 1) % wanted.len();
    }
    wanted
}

/// A small number as an index.
pub(super) fn index(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

//! Votes and qualifications on the wire: what is sent, what is counted.
//!
//! From a [`Card`], not everything can be said: a standing that is still secret is written as zeros, and of the nine
//! qualifications only one's own are known (each counts 1). From [`Counts`] everything is. Read back, one's own ballot is
//! what `hasVoted` and `hasQualified` say; the counts of qualifications have no place in a card.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::fault::{Fault, FieldError, Key};
use super::form::Form;
use super::proposal::ProposalKey;
use super::tolerance::count;
use super::word::Open;
use crate::backend::{Card, Standing};
use crate::model::{Ballot, Counts, Qualification, VoteKey};

/// How many said one word of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QualificationTally {
    /// The word.
    pub qualification_key: Open<Qualification>,
    /// How many.
    #[serde(default, deserialize_with = "count")]
    pub count: u64,
    /// Whether this session or account is one of them.
    #[serde(default)]
    pub has_qualified: bool,
}

/// How many voted one way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VoteTally {
    /// The vote.
    pub vote_key: Open<VoteKey>,
    /// How many.
    #[serde(default, deserialize_with = "count")]
    pub count: u64,
    /// The words said with it.
    #[serde(default)]
    pub qualifications: Vec<QualificationTally>,
    /// Whether this session or account is one of them.
    #[serde(default)]
    pub has_voted: bool,
    /// A score (2024).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
}

/// The body of a vote, or of its withdrawal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VoteRequest {
    /// The vote.
    pub vote_key: VoteKey,
    /// The key that the proposal came with.
    pub proposal_key: Option<ProposalKey>,
}

/// The body of a qualification, or of its withdrawal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QualificationRequest {
    /// The word.
    pub qualification_key: Qualification,
    /// The vote it qualifies.
    pub vote_key: VoteKey,
    /// The key that the proposal came with.
    pub proposal_key: Option<ProposalKey>,
}

impl VoteRequest {
    /// Reads a body.
    pub fn read(body: &Value) -> Result<Self, Fault> {
        let mut form = Form::of(body);
        let (vote, key) = (form.word("voteKey"), form.maybe_text("proposalKey"));
        form.done(|| Some(Self { vote_key: vote?, proposal_key: key.map(ProposalKey) }))
    }
}

impl QualificationRequest {
    /// Reads a body; a word that cannot qualify this vote is a fault (make.org's server says nothing and loses it).
    pub fn read(body: &Value) -> Result<Self, Fault> {
        let mut form = Form::of(body);
        let word: Option<Qualification> = form.word("qualificationKey");
        let (vote, key) = (form.word("voteKey"), form.maybe_text("proposalKey"));
        if let (Some(word), Some(vote)) = (word, vote)
            && word.key() != vote
        {
            form.also(FieldError::new(
                "qualificationKey",
                Key::InvalidValue,
                format!("{word} does not qualify {vote}"),
            ));
        }
        form.done(|| Some(Self { qualification_key: word?, vote_key: vote?, proposal_key: key.map(ProposalKey) }))
    }
}

impl QualificationTally {
    /// The tally of a word, with or without one's own.
    pub fn new(word: Qualification, count: u64, own: bool) -> Self {
        Self { qualification_key: word.into(), count, has_qualified: own }
    }
}

/// The tally of one vote in counts, with one's own ballot.
pub fn tally(key: VoteKey, counts: &Counts, own: Option<&Ballot>) -> VoteTally {
    let own = own.filter(|ballot| ballot.key == key);
    let of = |word| {
        let said = own.is_some_and(|ballot| ballot.qualifications.contains(&word));
        QualificationTally::new(word, counts.qualification(word), said)
    };
    VoteTally {
        vote_key: key.into(),
        count: counts.vote(key),
        qualifications: key.qualifications().map(of).into(),
        has_voted: own.is_some(),
        score: None,
    }
}

/// The three tallies of a proposal, always agree, disagree, neutral.
pub fn tallies(counts: &Counts, own: Option<&Ballot>) -> Vec<VoteTally> {
    VoteKey::ALL.map(|key| tally(key, counts, own)).into()
}

/// What a card lets one count: its standing where it is told, and one's own words.
pub fn counts(card: &Card) -> Counts {
    let votes = card.standing.map_or([0; 3], |standing| [standing.agree, standing.disagree, standing.neutral]);
    let mut counts = Counts { votes, ..Counts::default() };
    for word in card.ballot.iter().flat_map(|ballot| &ballot.qualifications) {
        counts.qualifications[word.index()] = 1;
    }
    counts
}

/// The votes that tallies count; a key that is missing counts 0.
pub fn standing(votes: &[VoteTally]) -> Standing {
    let of = |key| votes.iter().find(|tally| tally.vote_key.is(key)).map_or(0, |tally| tally.count);
    Standing { agree: of(VoteKey::Agree), disagree: of(VoteKey::Disagree), neutral: of(VoteKey::Neutral) }
}

/// One's own vote in tallies, with the words that fit it.
pub fn ballot(votes: &[VoteTally]) -> Option<Ballot> {
    let own = votes.iter().find(|tally| tally.has_voted)?;
    let key = own.vote_key.known()?;
    let said = |word: &Qualification| {
        own.qualifications.iter().any(|tally| tally.has_qualified && tally.qualification_key.is(*word))
    };
    Some(Ballot { key, qualifications: key.qualifications().into_iter().filter(said).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_word_of_another_family_is_refused() {
        let body = serde_json::json!({ "qualificationKey": "noWay", "voteKey": "agree", "proposalKey": null });
        let fault = QualificationRequest::read(&body).unwrap_err();
        assert!(fault.find("qualificationKey", Key::InvalidValue).is_some());
        let both = QualificationRequest::read(&serde_json::json!({ "voteKey": "later" })).unwrap_err();
        assert_eq!(both.faults().len(), 2);
    }

    #[test]
    fn unknown_keys_survive_and_count_for_nobody() {
        let text = r#"{"voteKey":"perhaps","count":3,"qualifications":[{"qualificationKey":"blue","count":1,"hasQualified":true}],"hasVoted":true}"#;
        let read: VoteTally = super::super::tolerance::read(text.as_bytes()).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), text);
        assert_eq!((ballot(std::slice::from_ref(&read)), standing(&[read])), (None, Standing::default()));
    }

    prop_compose! {
        fn a_ballot()(key in 0..3_usize, said in any::<[bool; 3]>()) -> Ballot {
            let key = VoteKey::ALL[key];
            let words = key.qualifications().into_iter().zip(said).filter(|(_, said)| *said);
            Ballot { key, qualifications: words.map(|(word, _)| word).collect() }
        }
    }

    proptest! {
        #[test]
        fn a_ballot_and_a_standing_come_back(own in proptest::option::of(a_ballot()), votes: [u32; 3], words: [u32; 9]) {
            let counts = Counts { votes: votes.map(u64::from), qualifications: words.map(u64::from) };
            let written = tallies(&counts, own.as_ref());
            let json = serde_json::to_vec(&written).unwrap();
            let read: Vec<VoteTally> = super::super::tolerance::read(&json).unwrap();
            prop_assert_eq!(&read, &written);
            prop_assert_eq!(ballot(&read), own);
            let [agree, disagree, neutral] = counts.votes;
            prop_assert_eq!(standing(&read), Standing { agree, disagree, neutral });
        }

        #[test]
        fn a_request_written_is_read_the_same(word in 0..9_usize, key in any::<Option<String>>()) {
            let word = Qualification::ALL[word];
            let sent = QualificationRequest { qualification_key: word, vote_key: word.key(), proposal_key: key.clone().map(ProposalKey) };
            prop_assert_eq!(QualificationRequest::read(&serde_json::to_value(&sent).unwrap()), Ok(sent));
            let sent = VoteRequest { vote_key: word.key(), proposal_key: key.map(ProposalKey) };
            prop_assert_eq!(VoteRequest::read(&serde_json::to_value(&sent).unwrap()), Ok(sent));
        }
    }
}

//! What a change makes of a ballot, and the changes that bring a ballot about. Keeps and sends nothing.

use crate::error::Refusal;
use crate::model::{Ballot, Qualification, VoteKey};

/// One change of one's own ballot on a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Vote; another vote goes, with its qualifications.
    Vote(VoteKey),
    /// Take the vote back, with its qualifications.
    Unvote,
    /// Set (`true`) or remove a qualification.
    Qualify(Qualification, bool),
}

/// There is no vote that this word could qualify.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DoesNotFit;

impl From<DoesNotFit> for Refusal {
    fn from(_: DoesNotFit) -> Self {
        Self::QualificationDoesNotFit
    }
}

impl Change {
    /// The ballot after this change of it.
    pub fn upon(self, ballot: Option<&Ballot>) -> Result<Option<Ballot>, DoesNotFit> {
        match self {
            Self::Unvote => Ok(None),
            Self::Vote(key) => match ballot.filter(|ballot| ballot.key == key) {
                Some(same) => Ok(Some(same.clone())),
                None => Ok(Some(Ballot { key, qualifications: Vec::new() })),
            },
            Self::Qualify(word, on) => {
                let ballot = ballot.filter(|ballot| ballot.key == word.key()).ok_or(DoesNotFit)?;
                let has =
                    |other: &Qualification| if *other == word { on } else { ballot.qualifications.contains(other) };
                let qualifications = ballot.key.qualifications().into_iter().filter(has).collect();
                Ok(Some(Ballot { key: ballot.key, qualifications }))
            }
        }
    }
}

/// The changes after which `ballot` stands, whatever stood before, if no other words than those of `lift` did.
pub(super) fn changes(ballot: Option<&Ballot>, lift: &[Qualification]) -> Vec<Change> {
    let Some(ballot) = ballot else { return vec![Change::Unvote] };
    let fits = |word: &&Qualification| word.key() == ballot.key;
    let off = lift.iter().filter(fits).map(|word| Change::Qualify(*word, false));
    let on = ballot.qualifications.iter().map(|word| Change::Qualify(*word, true));
    std::iter::once(Change::Vote(ballot.key)).chain(off).chain(on).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Qualification::{Doable, LikeIt, NoWay};
    use VoteKey::{Agree, Disagree};

    fn after(changes: &[Change]) -> Option<Ballot> {
        changes.iter().fold(None, |ballot, change| change.upon(ballot.as_ref()).unwrap())
    }

    #[test]
    fn a_ballot_changes_as_the_contract_says() {
        let liked = after(&[Change::Vote(Agree), Change::Qualify(LikeIt, true), Change::Vote(Agree)]);
        assert_eq!(liked, Some(Ballot { key: Agree, qualifications: vec![LikeIt] }));
        let other = Change::Vote(Disagree).upon(liked.as_ref()).unwrap();
        assert_eq!(other, Some(Ballot { key: Disagree, qualifications: vec![] }));
        assert_eq!(Change::Qualify(NoWay, true).upon(liked.as_ref()), Err(DoesNotFit));
        assert_eq!((Change::Qualify(NoWay, false).upon(None), Change::Unvote.upon(None)), (Err(DoesNotFit), Ok(None)));
    }

    #[test]
    fn the_changes_of_a_ballot_bring_it_about() {
        let wanted = after(&[Change::Vote(Agree), Change::Qualify(Doable, true)]);
        let steps = changes(wanted.as_ref(), &[LikeIt, NoWay]);
        assert_eq!(after(&steps), wanted);
        assert_eq!(steps, [Change::Vote(Agree), Change::Qualify(LikeIt, false), Change::Qualify(Doable, true)]);
        assert_eq!(changes(None, &[]), [Change::Unvote]);
    }
}

//! What was typed on a proposal and not sent: it is there again when the same is opened again. Knows neither screens nor how a
//! session is kept.

use ilfaut_client::model::{ProposalId, RefusalReason};
use serde::{Deserialize, Serialize};

/// Drafts kept at most; the oldest goes first.
const MOST: usize = 64;

/// What words were meant for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Purpose {
    /// Words beside a refusal.
    Refusal,
    /// A corrected text.
    Correction,
    /// A message to the author.
    Message,
    /// A note for colleagues.
    Note,
}

/// Words that were typed and not sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Draft {
    /// On which proposal.
    pub(crate) proposal: ProposalId,
    /// What for.
    pub(crate) purpose: Purpose,
    /// The words.
    pub(crate) words: String,
    /// The reason chosen beside them, for a refusal.
    pub(crate) reason: Option<RefusalReason>,
}

/// All words that were typed and not sent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Drafts(Vec<Draft>);

impl Drafts {
    /// What was typed on a proposal for a purpose.
    pub(crate) fn of(&self, proposal: &ProposalId, purpose: Purpose) -> Option<&Draft> {
        self.0.iter().find(|draft| draft.proposal == *proposal && draft.purpose == purpose)
    }

    /// Keeps a draft instead of the one before; without words there is none.
    pub(crate) fn keep(&mut self, draft: Draft) {
        self.forget(&draft.proposal, draft.purpose);
        if !draft.words.trim().is_empty() {
            self.0.push(draft);
        }
        self.0.drain(..self.0.len().saturating_sub(MOST));
    }

    /// The words were sent.
    pub(crate) fn forget(&mut self, proposal: &ProposalId, purpose: Purpose) {
        self.0.retain(|draft| draft.proposal != *proposal || draft.purpose != purpose);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(proposal: &str, purpose: Purpose, words: &str) -> Draft {
        Draft { proposal: proposal.into(), purpose, words: words.into(), reason: None }
    }

    #[test]
    fn each_purpose_has_its_own_words_and_empty_ones_are_none() {
        let mut drafts = Drafts::default();
        drafts.keep(draft("p1", Purpose::Note, "un"));
        drafts.keep(draft("p1", Purpose::Message, "deux"));
        drafts.keep(draft("p1", Purpose::Note, "trois"));
        let words = |drafts: &Drafts, purpose| drafts.of(&"p1".into(), purpose).map(|draft| draft.words.clone());
        assert_eq!(words(&drafts, Purpose::Note).as_deref(), Some("trois"));
        drafts.keep(draft("p1", Purpose::Note, "  "));
        assert_eq!(words(&drafts, Purpose::Note), None);
        assert_eq!(words(&drafts, Purpose::Message).as_deref(), Some("deux"));
    }

    #[test]
    fn the_oldest_goes_first() {
        let mut drafts = Drafts::default();
        (0..=MOST).for_each(|n| drafts.keep(draft(&format!("p{n}"), Purpose::Note, "mots")));
        assert!(drafts.of(&"p0".into(), Purpose::Note).is_none() && drafts.of(&"p1".into(), Purpose::Note).is_some());
    }
}

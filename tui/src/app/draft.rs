//! What was typed on a proposal and not sent: it is there again when the same is opened again. Knows neither screens nor how a
//! session is kept.

use ilfaut_client::model::{ProposalId, RefusalReason};
use serde::{Deserialize, Serialize};

use super::App;
use super::panel::Panel;

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
    pub(super) fn keep(&mut self, draft: Draft) {
        self.forget(&draft.proposal, draft.purpose);
        if !draft.words.trim().is_empty() {
            self.0.push(draft);
        }
        self.0.drain(..self.0.len().saturating_sub(MOST));
    }

    /// The words were sent.
    pub(super) fn forget(&mut self, proposal: &ProposalId, purpose: Purpose) {
        self.0.retain(|draft| draft.proposal != *proposal || draft.purpose != purpose);
    }
}

impl App {
    /// Keeps what is being typed in every open panel.
    pub(super) fn keep_drafts(&mut self) {
        for draft in self.panels.iter().filter_map(Panel::draft) {
            self.drafts.keep(draft);
        }
    }

    /// What was typed on a proposal for a purpose; empty when nothing was.
    pub(super) fn drafted(&self, proposal: &ProposalId, purpose: Purpose) -> String {
        self.drafts.of(proposal, purpose).map(|draft| draft.words.clone()).unwrap_or_default()
    }
}

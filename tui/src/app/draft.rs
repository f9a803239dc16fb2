//! Drafts of what is open: kept while one types, taken up when the same is opened again. Knows no panel's inside.

use ilfaut_client::model::ProposalId;

use super::App;
use super::panel::Panel;
use crate::draft::Purpose;

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

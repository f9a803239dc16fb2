//! Two proposals side by side.

use ilfaut_client::backend::Alike;
use ilfaut_client::model::ProposalId;

use super::Panel;
use crate::app::App;
use crate::app::travel::moved;
use crate::keys::Action;

/// Lines above which nothing is ever written there.
const LINES: usize = 40;

/// Compare as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Compare {
    /// The proposal under the cursor.
    pub(crate) proposal: ProposalId,
    /// The one it is compared to.
    pub(crate) other: Alike,
    /// How many lines are above the window.
    pub(crate) scrolled: usize,
}

impl App {
    /// An action while it is open; answers whether it was one. The similar keys go to the next one.
    pub(in crate::app) fn act_on_compare(&mut self, action: Action) -> bool {
        let height = self.size.page();
        match action {
            Action::NextSimilar => self.compare_next(1),
            Action::PreviousSimilar => self.compare_next(-1),
            motion if motion.is_motion() => {
                let Some(Panel::Compare(compare)) = self.panels.last_mut() else { return false };
                compare.scrolled = moved(motion, compare.scrolled, height, LINES.saturating_sub(height) + 1);
            }
            _ => return false,
        }
        true
    }

    fn compare_next(&mut self, by: isize) {
        self.choose_similar(by);
        let chosen = self.chosen().cloned();
        if let (Some(Panel::Compare(compare)), Some(chosen)) = (self.panels.last_mut(), chosen) {
            (compare.other, compare.scrolled) = (chosen, 0);
        }
    }
}

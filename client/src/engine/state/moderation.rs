//! What moderators did: decisions, words, and what authors are told of them. Knows no name and no words, only numbers.

use serde::{Deserialize, Serialize};

use super::{State, index};
use crate::model::{RefusalReason, Status, Time};

/// A moderator: which decisions can be taken back.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ModeratorState {
    /// Decisions that stand, oldest first.
    pub decisions: Vec<u32>,
}

/// A decision.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct DecisionState {
    /// By whom.
    pub moderator: u32,
    /// On what.
    pub proposal: u32,
    /// Where it stood before.
    pub before: Status,
    /// The decision that stood before.
    pub previous: Option<u32>,
    /// Where it stands.
    pub after: Status,
    /// Why, if refused.
    pub reason: Option<RefusalReason>,
    /// What it says again, if refused as a duplicate.
    pub of: Option<u32>,
    /// When.
    pub at: Time,
    /// What its author will be told.
    pub notice: Option<u32>,
    /// Whether it was taken back.
    pub undone: bool,
}

/// Something to tell an author.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct NoticeState {
    /// To whom.
    pub participant: u32,
    /// Of what.
    pub about: About,
    /// From when on.
    pub due: Time,
    /// Told; if not, it is only to be told while it is in [`State::untold`].
    pub told: bool,
}

/// What a notice tells of, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum About {
    /// A decision.
    Decision(u32),
    /// That a decision was taken back.
    Back(u32),
    /// A moderator's words.
    Remark(u32),
}

/// Words of a moderator about a proposal: a note for colleagues, or a letter to its author.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct RemarkState {
    /// From whom.
    pub moderator: u32,
    /// About what.
    pub proposal: u32,
    /// When.
    pub at: Time,
    /// What tells its author of it; none for a note.
    pub notice: Option<u32>,
}

impl State {
    /// What is still to be told to a participant, in order.
    pub fn untold_to(&self, participant: u32) -> impl Iterator<Item = u32> {
        self.untold.range((participant, 0)..=(participant, u32::MAX)).map(|(_, notice)| *notice)
    }

    /// Whether a notice is still to be told.
    pub fn is_untold(&self, notice: u32) -> bool {
        self.untold.contains(&(self.notices[index(notice)].participant, notice))
    }

    /// Everything still to be told of what a moderator did.
    pub fn untold_of(&self, moderator: u32) -> impl Iterator<Item = u32> {
        let of = move |notice: &u32| self.moderator_of(self.notices[index(*notice)].about) == moderator;
        self.untold.iter().map(|(_, notice)| *notice).filter(of)
    }

    /// Whose doing a notice tells of.
    pub fn moderator_of(&self, about: About) -> u32 {
        match about {
            About::Decision(number) | About::Back(number) => self.decisions[index(number)].moderator,
            About::Remark(number) => self.remarks[index(number)].moderator,
        }
    }
}

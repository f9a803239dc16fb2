//! The picker of reasons: a choice, and the moderator's own words to the author. Knows no other screen.

use ilfaut_client::backend::Alike;
use ilfaut_client::model::{Decision, ProposalId, Question, RefusalReason, Status};

use super::App;
use super::field::Field;
use crate::draft::{Draft, Purpose};
use crate::keys::{Action, Key, REASONS};

/// A refusal being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Picker {
    /// The proposal.
    pub(crate) proposal: ProposalId,
    /// As it stood when the picker was opened.
    pub(crate) seen: Status,
    /// The reasons that this question offers, with their letters.
    pub(crate) offered: Vec<(char, RefusalReason)>,
    /// The one chosen; nothing is preset, so that none is given by carelessness.
    pub(crate) choice: Option<RefusalReason>,
    /// The moderator's own words.
    pub(crate) words: Field,
    /// Whether letters go to the words instead of choosing.
    pub(crate) typing: bool,
    /// The look-alike that was chosen before: the reason « already exists » then names it.
    pub(crate) same: Option<Alike>,
}

/// What is missing before a refusal can be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Missing {
    /// A reason.
    Reason,
    /// Words, which the reason « other » cannot do without.
    Words,
}

impl Picker {
    /// A picker for one proposal; a question that names reasons offers no others.
    pub(crate) fn new(proposal: ProposalId, seen: Status, question: &Question) -> Self {
        let named = &question.refusals;
        let offered = REASONS.into_iter().filter(|(_, reason)| named.is_empty() || named.contains_key(reason));
        Self {
            proposal,
            seen,
            offered: offered.collect(),
            choice: None,
            words: Field::default(),
            typing: false,
            same: None,
        }
    }

    /// With what was typed before, and the look-alike that was chosen.
    pub(super) fn with(mut self, draft: Option<&Draft>, same: Option<&Alike>) -> Self {
        if let Some(draft) = draft {
            (self.words, self.choice) = (Field::of(&draft.words), draft.reason);
        }
        self.same = same.cloned();
        self
    }

    /// The words typed beside the reason.
    pub(super) fn draft(&self) -> Draft {
        let (proposal, words) = (self.proposal.clone(), self.words.text().to_owned());
        Draft { proposal, purpose: Purpose::Refusal, words, reason: self.choice }
    }

    /// Lines of a column: reasons stand in two.
    pub(crate) fn lines(&self) -> usize {
        self.offered.len().div_ceil(2)
    }

    /// Takes a key that chooses or types; answers whether it did something.
    pub(crate) fn press(&mut self, key: Key) -> bool {
        if self.typing {
            return self.words.press(key);
        }
        let lines = self.lines().cast_signed();
        match key {
            Key::Char(letter) => self.choose(self.offered.iter().find(|(known, _)| *known == letter).copied()),
            Key::Down => self.step(1),
            Key::Up => self.step(-1),
            Key::Right => self.step(lines),
            Key::Left => self.step(-lines),
            _ => false,
        }
    }

    fn choose(&mut self, offer: Option<(char, RefusalReason)>) -> bool {
        let Some((_, reason)) = offer else { return false };
        self.choice = Some(reason);
        self.typing = reason == RefusalReason::Other;
        true
    }

    /// Moves the choice without starting to type.
    fn step(&mut self, by: isize) -> bool {
        let place = self.choice.and_then(|choice| self.offered.iter().position(|(_, reason)| *reason == choice));
        let next = place.map_or(Some(0), |place| place.checked_add_signed(by));
        let Some((_, reason)) = next.and_then(|next| self.offered.get(next)) else { return false };
        self.choice = Some(*reason);
        true
    }

    /// The refusal as it stands, or what it lacks.
    pub(crate) fn decision(&self) -> Result<Decision, Missing> {
        let decision = self.preview().ok_or(Missing::Reason)?;
        if self.choice == Some(RefusalReason::Other) && self.words.words().is_none() {
            return Err(Missing::Words);
        }
        Ok(decision)
    }

    /// The refusal as it stands, once a reason is chosen.
    pub(crate) fn preview(&self) -> Option<Decision> {
        let (reason, words) = (self.choice?, self.words.words());
        Some(match &self.same {
            Some(same) if reason == RefusalReason::AlreadyExists => {
                Decision::Duplicate { of: same.proposal.clone(), words }
            }
            _ => Decision::Refuse { reason, words },
        })
    }
}

impl App {
    /// An action while it is open; answers whether it was one.
    pub(super) fn act_on_reasons(&mut self, action: Action) -> bool {
        let Some(picker) = self.picker_mut() else { return false };
        match action {
            Action::Confirm => self.confirm(),
            Action::NextList => picker.typing = !picker.typing,
            Action::Back if picker.typing => picker.typing = false,
            _ => return false,
        }
        true
    }

    fn confirm(&mut self) {
        let Some(picker) = self.picker_mut() else { return };
        match picker.decision() {
            Ok(decision) => {
                let proposal = picker.proposal.clone();
                self.close_panel();
                self.drafts.forget(&proposal, Purpose::Refusal);
                self.decide(&proposal, decision);
            }
            Err(Missing::Reason) => self.warn(self.say("note-choose")),
            Err(Missing::Words) => {
                picker.typing = true;
                self.warn(self.say("note-write"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use ilfaut_client::model::{QuestionId, Text};

    use super::*;

    fn picker(refusals: &[RefusalReason]) -> Picker {
        let mut question = Question::bare(QuestionId::from("q"));
        question.refusals = refusals.iter().map(|reason| (*reason, Text::default())).collect();
        Picker::new(ProposalId::from("p1"), Status::Pending, &question)
    }

    #[test]
    fn nothing_is_preset() {
        assert_eq!(picker(&[]).decision(), Err(Missing::Reason));
        assert_eq!(picker(&[]).offered.len(), 12);
    }

    #[test]
    fn a_question_offers_its_own_reasons_only() {
        let mut picker = picker(&[RefusalReason::Rudeness, RefusalReason::OffTopic]);
        assert_eq!(picker.offered, [('h', RefusalReason::OffTopic), ('g', RefusalReason::Rudeness)]);
        assert!(!picker.press(Key::Char('t')));
        assert!(picker.press(Key::Char('g')));
        assert_eq!(picker.decision(), Ok(Decision::Refuse { reason: RefusalReason::Rudeness, words: None }));
    }

    #[test]
    fn other_needs_words_and_letters_then_write() {
        let mut picker = picker(&[]);
        picker.press(Key::Char('a'));
        assert_eq!(picker.decision(), Err(Missing::Words));
        for c in "h i".chars() {
            picker.press(Key::Char(c));
        }
        let words = Some("h i".to_owned());
        assert_eq!(picker.decision(), Ok(Decision::Refuse { reason: RefusalReason::Other, words }));
    }

    #[test]
    fn arrows_walk_two_columns_and_stop_at_the_ends() {
        let mut picker = picker(&[]);
        picker.press(Key::Up);
        assert_eq!(picker.choice, Some(RefusalReason::Incomprehensible));
        assert!(!picker.press(Key::Up));
        picker.press(Key::Right);
        assert_eq!(picker.choice, Some(RefusalReason::AlreadyExists));
        assert!(!picker.press(Key::Right));
        picker.press(Key::Down);
        picker.press(Key::Left);
        assert_eq!(picker.choice, Some(RefusalReason::OffTopic));
    }
}

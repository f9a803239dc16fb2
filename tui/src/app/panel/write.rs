//! Words to an author or to colleagues: free, or one of a few sentences that are often needed.

use ilfaut_client::backend::Noted;
use ilfaut_client::model::{Language, ProposalId};
use ilfaut_client::rules::flags::Flag;
use ilfaut_config::locale::{Part, Words};

use super::Panel;
use crate::app::{App, Field};
use crate::draft::{Draft, Purpose};
use crate::effect::Effect;
use crate::keys::{Action, Key};
use crate::message::QueueItem;
use crate::order::Order;

/// The messages that are ready to be sent to an author, with the flag each answers to.
const READY: [(&str, Option<Flag>); 5] = [
    ("ready-precise", Some(Flag::TooShort)),
    ("ready-several", Some(Flag::SeveralIdeas)),
    ("ready-corrected", None),
    ("ready-alike", None),
    ("ready-thanks", None),
];

/// Write as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Write {
    /// The proposal.
    pub(crate) proposal: ProposalId,
    /// To the author, or to colleagues.
    pub(crate) purpose: Purpose,
    /// The words.
    pub(crate) field: Field,
    /// Sentences that can be taken instead, the fittest first.
    pub(crate) ready: Vec<String>,
    /// Which of them was taken.
    pub(crate) taken: Option<usize>,
    own: Field,
}

impl Write {
    /// Words on a proposal, with what was typed before.
    pub(in crate::app) fn new(item: &QueueItem, purpose: Purpose, draft: &str) -> Self {
        let ready = if purpose == Purpose::Message { ready(item.language, &item.flags) } else { Vec::new() };
        Self {
            proposal: item.proposal.clone(),
            purpose,
            field: Field::of(draft),
            ready,
            taken: None,
            own: Field::default(),
        }
    }

    /// Takes a key that is bound to nothing; answers whether it did something. Arrows take a ready sentence.
    pub(in crate::app) fn press(&mut self, key: Key) -> bool {
        let place = match (key, self.taken) {
            (Key::Down, None) => 0,
            (Key::Down, Some(taken)) => taken + 1,
            (Key::Up, Some(taken)) => return self.take(taken.checked_sub(1)),
            (Key::Up, None) => return false,
            (key, _) => return self.field.press(key),
        };
        self.take(Some(place))
    }

    /// Puts a ready sentence in place of the words, or one's own words back.
    fn take(&mut self, place: Option<usize>) -> bool {
        let sentence = |place: Option<usize>| place.and_then(|place| self.ready.get(place));
        if place.is_some() && sentence(place).is_none() {
            return false;
        }
        if sentence(self.taken).is_none_or(|taken| taken != self.field.text()) {
            self.own = self.field.clone();
        }
        self.field = sentence(place).map_or_else(|| self.own.clone(), |sentence| Field::of(sentence));
        self.taken = place;
        true
    }

    /// What was typed.
    pub(in crate::app) fn draft(&self) -> Draft {
        let words = self.field.text().to_owned();
        Draft { proposal: self.proposal.clone(), purpose: self.purpose, words, reason: None }
    }
}

/// Ready sentences in the author's language; those that answer to a flag of the text come first.
fn ready(language: Language, flags: &[Flag]) -> Vec<String> {
    let words = Words::new(language, Part::Console);
    let mut ready = READY;
    ready.sort_by_key(|(_, flag)| !flag.is_some_and(|flag| flags.contains(&flag)));
    ready.into_iter().map(|(id, _)| words.say(id)).collect()
}

impl App {
    /// An action while it is open; answers whether it was one.
    pub(in crate::app) fn act_on_write(&mut self, action: Action) -> bool {
        if action == Action::Confirm {
            self.confirm_words();
        }
        action == Action::Confirm
    }

    fn confirm_words(&mut self) {
        let Some(Panel::Write(write)) = self.panels.last() else { return };
        let (proposal, purpose) = (write.proposal.clone(), write.purpose);
        let Some(words) = write.field.words() else { return self.warn(self.say("write-empty")) };
        self.close_panel();
        self.drafts.forget(&proposal, purpose);
        let (order, id) = match purpose {
            Purpose::Note => (self.noted(proposal, words), "write-noted"),
            _ => (Order::Write { proposal, words }, "write-sent"),
        };
        self.ask(Effect::Order(order));
        self.tell(self.say(id));
    }

    /// A note, on the screen at once.
    fn noted(&mut self, proposal: ProposalId, words: String) -> Order {
        let note = Noted { by: self.setup.moderator.clone(), at: self.now, words: Some(words.clone()) };
        if let Some(row) = self.desk.as_mut().and_then(|desk| desk.row_mut(&proposal)) {
            row.item.notes.push(note);
        }
        Order::Note { proposal, words }
    }
}

//! Topics being chosen: letters narrow the list, Space and digits check. Topics are the organisers': none is made here.

use ilfaut_client::backend::Amendment;
use ilfaut_client::model::{Language, ProposalId, Question, Status, TopicId};

use super::Panel;
use crate::app::{App, Field};
use crate::effect::Effect;
use crate::keys::{Action, Key};
use crate::message::QueueItem;
use crate::order::Order;
use crate::voice;

/// Topics of one proposal, at most (ux M4).
pub(crate) const MOST: usize = 5;
/// Columns in which topics stand.
pub(crate) const COLUMNS: usize = 2;

/// A topic that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Offer {
    /// Its slug.
    pub(crate) id: TopicId,
    /// Its name.
    pub(crate) name: String,
    /// Whether proposals like this one carry it.
    pub(crate) suggested: bool,
}

/// Tags as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tags {
    /// The proposal.
    pub(crate) proposal: ProposalId,
    /// As it stood when the choice began.
    pub(crate) seen: Status,
    /// What narrows the list.
    pub(crate) filter: Field,
    /// All that can be chosen, the suggested ones first.
    pub(crate) offers: Vec<Offer>,
    /// Those chosen, in the order they were.
    pub(crate) checked: Vec<TopicId>,
    /// The place of the cursor among those in sight.
    pub(crate) cursor: usize,
    /// Whether one more was wished for than there may be.
    pub(crate) full: bool,
    before: Vec<TopicId>,
}

impl Tags {
    /// The choice for one proposal: its topics are checked, the suggested ones where it has none.
    pub(in crate::app) fn new(item: &QueueItem, seen: Status, question: &Question, language: Language) -> Self {
        let before = item.topics.clone();
        let known = question.topics.iter().map(|topic| topic.id.clone());
        let lost = before.iter().filter(|id| !question.topics.iter().any(|topic| topic.id == **id)).cloned();
        let mut offers: Vec<Offer> = known.chain(lost).map(|id| offer(item, question, language, id)).collect();
        offers.sort_by_key(|offer| !offer.suggested);
        let offered = |id: &&TopicId| offers.iter().any(|offer| offer.id == **id);
        let suggested = item.suggested.iter().filter(offered).take(MOST).cloned();
        let checked = if before.is_empty() { suggested.collect() } else { before.clone() };
        let (proposal, filter) = (item.proposal.clone(), Field::default());
        Self { proposal, seen, filter, offers, checked, cursor: 0, full: false, before }
    }

    /// Those in sight: a word of each begins with what was typed.
    pub(crate) fn in_sight(&self) -> Vec<&Offer> {
        let typed = fold(self.filter.text().trim());
        let fits = |offer: &&Offer| {
            let name = fold(&offer.name);
            name.starts_with(&typed) || name.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(&typed))
        };
        self.offers.iter().filter(fits).collect()
    }

    /// Takes a key that is bound to nothing; answers whether it did something.
    pub(in crate::app) fn press(&mut self, key: Key) -> bool {
        self.full = false;
        match key {
            Key::Char(' ') => self.toggle(self.cursor),
            Key::Char(digit @ '1'..='9') => self.toggle(digit as usize - '1' as usize),
            Key::Down => self.step(COLUMNS.cast_signed()),
            Key::Up => self.step(-COLUMNS.cast_signed()),
            Key::Right => self.step(1),
            Key::Left => self.step(-1),
            key => {
                self.cursor = 0;
                self.filter.press(key)
            }
        }
    }

    fn step(&mut self, by: isize) -> bool {
        let next = self.cursor.checked_add_signed(by).filter(|next| *next < self.in_sight().len());
        self.cursor = next.unwrap_or(self.cursor);
        next.is_some()
    }

    fn toggle(&mut self, place: usize) -> bool {
        let Some(id) = self.in_sight().get(place).map(|offer| offer.id.clone()) else { return false };
        self.cursor = place;
        if let Some(at) = self.checked.iter().position(|checked| *checked == id) {
            self.checked.remove(at);
        } else if self.checked.len() < MOST {
            self.checked.push(id);
        } else {
            self.full = true;
        }
        true
    }
}

fn offer(item: &QueueItem, question: &Question, language: Language, id: TopicId) -> Offer {
    Offer { name: voice::topic(question, &id, language), suggested: item.suggested.contains(&id), id }
}

/// Lower case without the usual accents: enough to find a word that somebody types.
fn fold(text: &str) -> String {
    ilfaut_client::rules::words::folded(text)
}

impl App {
    /// An action while it is open; answers whether it was one.
    pub(in crate::app) fn act_on_tags(&mut self, action: Action) -> bool {
        if action == Action::Confirm {
            self.confirm_tags();
        }
        action == Action::Confirm
    }

    fn confirm_tags(&mut self) {
        let Some(Panel::Tags(tags)) = self.panels.last() else { return };
        let (proposal, seen, topics) = (tags.proposal.clone(), tags.seen, tags.checked.clone());
        if tags.before == topics {
            return self.give_up("note-unchanged");
        }
        self.close_panel();
        let aimed = std::mem::take(&mut self.aimed);
        if aimed.len() > 1 {
            return self.ask_to_tag(&aimed, &topics);
        }
        if let Some(row) = self.desk.as_mut().and_then(|desk| desk.row_mut(&proposal)) {
            row.item.topics.clone_from(&topics);
        }
        let said = self.setup.words.say_with("tags-done", &[("n", topics.len().into())]);
        self.ask(Effect::Order(Order::Amend {
            proposal,
            seen,
            amendment: Amendment { text: None, topics: Some(topics) },
        }));
        self.tell(said);
    }
}

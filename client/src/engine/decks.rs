//! The rotations of all questions, as the writer keeps them: made when cards are first asked for, then brought up to date
//! before each deal with what changed since. Never stored: all of it follows from the state.

use rustc_hash::FxHashMap;

use super::event::{Author, Event};
use super::state::{ProposalState, State, index};
use crate::model::question::Rotation as Name;
use crate::model::{Counts, Qualification, Status, VoteKey};
use crate::rules::rotation::hand::Guest;
use crate::rules::rotation::merit::Seen;
use crate::rules::rotation::pools::Pools;
use crate::rules::rotation::reliable::{Reliable, Settings};
use crate::rules::rotation::{Hand, Pick, Rotation};
use crate::rules::score::PoolConfig;
use crate::world::Dice;

/// The rotations by question.
#[derive(Default)]
pub struct Decks(FxHashMap<u16, Deck>);

/// One question's rotation, and the proposals that changed since its last deal.
struct Deck {
    rotation: Box<dyn Rotation>,
    changed: Vec<u32>,
    first: First,
}

/// A long sequence for nobody, of which everyone who arrives gets the next card.
#[derive(Default)]
struct First {
    cards: Vec<u32>,
    visits: usize,
}

/// Cards of the long sequence (make.org: 24).
const FIRST: usize = 24;
/// Visits after which it is dealt anew (make.org: 72).
const VISITS: usize = 72;

impl Decks {
    /// Deals up to `size` cards of a question.
    pub fn deal(
        &mut self,
        state: &State,
        question: u16,
        (size, guest): (usize, Guest<'_>),
        dice: &mut Dice,
    ) -> Vec<Pick> {
        let deck = self.0.entry(question).or_insert_with(|| Deck::new(state, question));
        deck.catch_up(state);
        let mut hand = Hand::new(size, guest);
        deck.rotation.deal(&mut hand, dice);
        hand.into_picks()
    }

    /// The cards for somebody who arrives, the one whose turn it is first.
    pub fn first(&mut self, state: &State, question: u16, may: &dyn Fn(u32) -> bool, dice: &mut Dice) -> Vec<u32> {
        let visits = self.0.get(&question).map_or(VISITS, |deck| deck.first.visits);
        if visits.is_multiple_of(VISITS) {
            let picks = self.deal(state, question, (FIRST, Guest { may, beside: &|_, _| true }), dice);
            if let Some(deck) = self.0.get_mut(&question) {
                deck.first = First { cards: picks.into_iter().map(|pick| pick.id).collect(), visits: 0 };
            }
        }
        let Some(first) = self.0.get_mut(&question).map(|deck| &mut deck.first) else { return Vec::new() };
        let turn = first.visits % first.cards.len().max(1);
        first.visits += 1;
        let (before, after) = first.cards.split_at(turn);
        after.iter().chain(before).copied().collect()
    }

    /// Notes what an event changed, once the state has taken it.
    pub fn follow(&mut self, state: &State, event: &Event) {
        if self.0.is_empty() {
            return;
        }
        match event {
            Event::Voted { proposal, .. }
            | Event::Unvoted { proposal, .. }
            | Event::Qualified { proposal, .. }
            | Event::Unqualified { proposal, .. }
            | Event::Decided { proposal, .. }
            | Event::Withdrawn { proposal } => self.change(state, *proposal),
            Event::Passed { participant, .. } => {
                let ballots = state.participants.get(index(*participant)).map_or(&[][..], |who| &who.ballots);
                for ballot in ballots {
                    self.change(state, ballot.proposal);
                }
            }
            Event::Undone { decision } => {
                if let Some(decision) = state.decisions.get(index(*decision)) {
                    self.change(state, decision.proposal);
                }
            }
            Event::Proposed { .. } => {
                let newest = u32::try_from(state.proposals.len().saturating_sub(1)).unwrap_or(u32::MAX);
                self.change(state, newest);
            }
            Event::Erased { participant } | Event::Forgotten { participant } => {
                let written = state.participants.get(index(*participant)).map_or(&[][..], |who| who.proposals());
                for proposal in written {
                    self.change(state, *proposal);
                }
            }
            // A whole question may look different now: its rotation is made again when cards are next asked for.
            Event::SetAside { cohort, .. } | Event::Restored { cohort, .. } => {
                if let Some(cohort) = state.cohorts.get(index(*cohort)) {
                    self.0.remove(&cohort.question);
                }
            }
            Event::QuestionSet { .. } => self.0.clear(),
            _ => {}
        }
    }

    fn change(&mut self, state: &State, proposal: u32) {
        let deck = state.proposals.get(index(proposal)).and_then(|place| self.0.get_mut(&place.question));
        if let Some(deck) = deck {
            deck.changed.push(proposal);
        }
    }
}

impl Deck {
    fn new(state: &State, question: u16) -> Self {
        let place = &state.questions[usize::from(question)];
        let rotation: Box<dyn Rotation> = match place.question.rotation {
            Name::Reliable => Box::new(Reliable::new(Settings::changed(&place.question.rotation_settings))),
            Name::Makeorg => Box::new(Pools::new(PoolConfig::default())),
        };
        Self { rotation, changed: place.proposals.clone(), first: First::default() }
    }

    fn catch_up(&mut self, state: &State) {
        let mut changed = std::mem::take(&mut self.changed);
        changed.sort_unstable();
        changed.dedup();
        for number in changed {
            let proposal = &state.proposals[index(number)];
            if proposal.status != Status::Accepted || proposal.erased {
                self.rotation.retire(number);
                continue;
            }
            let author = match proposal.author {
                Author::Participant(author) => Some(author),
                Author::Unknown => None,
            };
            let seen = seen(proposal);
            self.rotation.publish(number, author, seen);
            self.rotation.update(number, seen);
        }
    }
}

/// What the votes of the sequence say of a proposal: set-aside ones left out, those it was imported with included.
fn seen(proposal: &ProposalState) -> Seen {
    let aside = proposal.aside.as_ref().map_or(Counts::default(), |aside| aside.sequence);
    let counts = proposal.tally.sequence.without(&aside);
    let base = proposal.aggregate.as_deref().copied().unwrap_or_default();
    let [agree, disagree, neutral] = VoteKey::ALL.map(|key| counts.vote(key));
    let votes = [agree + base.agree, disagree + base.disagree, neutral + base.neutral].map(|count| count as f64);
    let mut words = [0.0; 6];
    words.iter_mut().zip(Qualification::ALL).for_each(|(place, word)| *place = counts.qualification(word) as f64);
    Seen { votes, words }
}

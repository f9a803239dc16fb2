//! An answer pressed instead of typed. It says what it means by itself, so that a button of last month still means the same:
//! only [`Press::Here`] depends on the moment, and says so. Knows no button and how it is written on the wire.

use ilfaut_client::model::{ProposalId, Qualification, VoteKey};

use super::ask::{Ask, Marked};
use super::command::Command;
use super::dialogue::{Dialogue, Scene};
use super::say::{Note, Say};
use super::turn::Turn;
use super::typed;

/// One answer pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Press {
    /// A vote on this idea.
    Vote(ProposalId, VoteKey),
    /// A word that the vote on this idea shall carry (`true`), or not.
    Qualify(ProposalId, Qualification, bool),
    /// The vote on this idea taken back.
    Unvote(ProposalId),
    /// This idea left for later.
    Pass(ProposalId),
    /// This idea looked at.
    Open(ProposalId),
    /// The refusal of this idea of one's own contested.
    Appeal(ProposalId),
    /// A word that means the same anywhere.
    Word(Command),
    /// What would be typed, meant only in the very place where it was offered.
    Here(Stamp, String),
}

/// A place in a conversation, to be recognised: never read as anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp(pub u32);

impl Stamp {
    /// The stamp of where somebody is: all that a digit or a « yes » may depend on.
    pub fn of(dialogue: &Dialogue) -> Self {
        let before_an_idea = dialogue.place().filter(|_| dialogue.scene == Scene::Card);
        let idea = before_an_idea.map(|place| (&place.card, place.condition, dialogue.perhaps, &dialogue.retry));
        let written = (&dialogue.draft, &dialogue.signature, &dialogue.compared);
        let meant = (&dialogue.scene, &dialogue.question, written, idea);
        Self(postcard::to_stdvec(&meant).map_or(0, |bytes| crc32fast::hash(&bytes)))
    }
}

impl Press {
    /// Whether the idea it was pressed on gives way to what follows, instead of staying above it.
    pub fn gives_way(&self) -> bool {
        matches!(self, Self::Vote(..) | Self::Qualify(..) | Self::Unvote(_) | Self::Pass(_))
    }

    /// Whether it casts a vote, which nobody does faster than they read.
    pub fn is_vote(&self) -> bool {
        matches!(self, Self::Vote(..))
    }
}

/// Somebody pressed; `hasty`: before they can have read what they answer.
pub(super) fn pressed(turn: &mut Turn<'_>, press: Press, hasty: bool) {
    let here = turn.step.next.scene.is_personal() && matches!(press, Press::Here(..));
    if turn.step.next.stopped && !here && press != Press::Word(Command::Resume) {
        turn.note(Note::StillStopped);
        return;
    }
    if hasty && press.is_vote() {
        turn.note(Note::TooSoon);
        return;
    }
    (turn.dialogue().lost, turn.dialogue().unclear) = (0, None);
    if !matches!(press, Press::Here(..)) {
        turn.dialogue().perhaps = None;
    }
    match press {
        Press::Vote(proposal, key) => vote(turn, proposal, key),
        Press::Qualify(proposal, word, on) => turn.ask(Ask::Qualify(proposal, vec![(word, on)])),
        Press::Unvote(proposal) => turn.ask(Ask::Unvote(proposal)),
        Press::Pass(proposal) => pass(turn, &proposal),
        Press::Open(proposal) => open(turn, proposal),
        Press::Appeal(proposal) => turn.ask(Ask::Appeal(proposal)),
        Press::Word(word) => typed::command(turn, word),
        Press::Here(stamp, _) if stamp != Stamp::of(&turn.step.next) => {
            turn.note(Note::OldButton);
            turn.still();
        }
        Press::Here(_, text) => typed::typed(turn, &text),
    }
}

/// On the idea in front of one, or on any other one that was shown.
fn vote(turn: &mut Turn<'_>, proposal: ProposalId, key: VoteKey) {
    turn.ask(Ask::Vote { votes: vec![Marked { proposal, key, words: Vec::new() }], left: Vec::new() });
}

fn pass(turn: &mut Turn<'_>, proposal: &ProposalId) {
    let current = turn.step.next.place().and_then(|place| place.card.as_ref());
    if current == Some(proposal) {
        turn.ask(Ask::Pass { left: vec![proposal.clone()], count: 1 });
    } else {
        turn.note(Note::AlreadyBehind);
        if !turn.is_busy() || !turn.resume() {
            turn.next_card();
        }
    }
}

/// An idea being written waits meanwhile, and is said to.
fn open(turn: &mut Turn<'_>, proposal: ProposalId) {
    let draft = turn.step.next.draft.as_ref().map(|draft| draft.text.clone()).filter(|text| !text.is_empty());
    if let (Scene::Draft(_), Some(text)) = (&turn.step.next.scene, draft) {
        turn.say(Say::DraftKept(text));
    }
    let scene = &turn.step.next.scene;
    if matches!(scene, Scene::Draft(_)) || scene.entries().is_some() {
        turn.dialogue().from = Some(turn.step.next.scene.clone());
    }
    turn.ask(Ask::Card(proposal));
}

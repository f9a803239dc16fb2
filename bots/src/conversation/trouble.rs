//! What the consultation did not do, said in words, with what was kept and what to do next. Knows no happy end.

use ilfaut_client::Refusal;

use super::ask::{Ask, Trouble};
use super::dialogue::{Latest, Scene};
use super::drafting;
use super::idea;
use super::instead;
use super::recorded::next_after;
use super::say::{Counting, Note, Say, Writing};
use super::turn::Turn;

/// The consultation did not do what was asked.
pub(super) fn failed(turn: &mut Turn<'_>, ask: Ask, trouble: Trouble) {
    match (trouble, &ask) {
        (_, Ask::Similar(..)) => instead::unknown(turn),
        (Trouble::Away, _) => {
            turn.say(Say::Away(ask.clone()));
            turn.dialogue().retry = Some(ask);
        }
        (Trouble::NotSupported, _) => turn.note(Note::CannotHere),
        (Trouble::File(what), Ask::Export { path, .. }) => turn.say(Say::NotExported(path.clone(), what)),
        (Trouble::NotFound | Trouble::File(_), _) => gone(turn, &ask, Note::Gone),
        (Trouble::Refused(refusal), Ask::Propose { .. }) => not_sent(turn, &refusal),
        (Trouble::Refused(Refusal::NotOpenYet { .. } | Refusal::Finished { .. }), _) => closed(turn),
        (Trouble::Refused(_), Ask::Appeal(_)) => {
            turn.dialogue().refused = None;
            turn.note(Note::NotAppealed);
        }
        (Trouble::Refused(refusal), _) => refused(turn, &ask, &refusal),
    }
}

/// Why the rest was not recorded, after part of it was.
pub(super) fn told(turn: &mut Turn<'_>, trouble: &Trouble) {
    match trouble {
        Trouble::Away => turn.say(Say::Away(Ask::Vote { votes: Vec::new(), left: Vec::new() })),
        Trouble::Refused(Refusal::Finished { .. } | Refusal::NotOpenYet { .. }) => closed(turn),
        _ => turn.note(Note::Gone),
    }
    turn.dialogue().scene = Scene::Card;
}

fn gone(turn: &mut Turn<'_>, ask: &Ask, note: Note) {
    turn.note(note);
    if let Ask::Vote { votes, .. } = ask {
        let place = turn.place();
        place.card = place.card.take().filter(|card| votes.iter().all(|vote| vote.proposal != *card));
    }
    if let Ask::Unvote(proposal) | Ask::Qualify(proposal, _) = ask {
        turn.place().trail.retain(|past| past.proposal != *proposal);
    }
    next_after(turn, ask);
}

fn refused(turn: &mut Turn<'_>, ask: &Ask, refusal: &Refusal) {
    match refusal {
        Refusal::OwnProposal => gone(turn, ask, Note::Own),
        Refusal::NotVotable(_) | Refusal::TextErased => gone(turn, ask, Note::Gone),
        Refusal::QualificationDoesNotFit => turn.note(Note::NothingToQualify),
        Refusal::NotWithdrawable(_) => gone(turn, ask, Note::NotWithdrawable),
        Refusal::NotYours => gone(turn, ask, Note::NotYours),
        Refusal::NotBeingErased => {
            turn.dialogue().erasing = None;
            gone(turn, ask, Note::NothingToKeep);
        }
        Refusal::BeingErased => being_erased(turn),
        Refusal::NotSetAside => gone(turn, ask, Note::Counting(Counting::NothingAside)),
        _ => turn.note(Note::Refused),
    }
}

/// An idea that a rule keeps back stays with its author.
fn not_sent(turn: &mut Turn<'_>, refusal: &Refusal) {
    let text = turn.step.next.draft.as_ref().map_or_else(String::new, |draft| draft.text.clone());
    match refusal {
        Refusal::NotOpenYet { .. } | Refusal::Finished { .. } => {
            turn.dialogue().draft = None;
            turn.dialogue().scene = Scene::Card;
            closed(turn);
            turn.say(Say::Returned(text));
        }
        Refusal::NoProposals => {
            turn.note(Note::Writing(Writing::NoProposals));
            turn.dialogue().scene = Scene::Card;
        }
        Refusal::Phrase(fault) => {
            let fault = idea::mend(&text, fault);
            drafting::faulty(turn, &text, fault);
        }
        Refusal::AlreadyProposed { status } => {
            turn.say(Say::AlreadyMine(*status));
            turn.next_card();
        }
        Refusal::TooManyPending { limit } => {
            turn.dialogue().scene = Scene::Card;
            turn.say(Say::Quota(*limit));
            turn.still();
        }
        Refusal::BeingErased => being_erased(turn),
        _ => turn.note(Note::Refused),
    }
}

fn being_erased(turn: &mut Turn<'_>) {
    turn.dialogue().scene = Scene::Card;
    match turn.step.next.erasing {
        Some(until) => turn.say(Say::Erasing(until)),
        None => turn.note(Note::Refused),
    }
}

fn closed(turn: &mut Turn<'_>) {
    let busy = turn.is_busy();
    if !busy {
        turn.place().card = None;
        turn.dialogue().scene = Scene::Card;
        turn.dialogue().latest = Latest::Other;
        turn.let_the_condition_go();
    }
    if turn.is_open() {
        turn.note(Note::Refused); // the consultation closed since its list was read, or it is another's idea
    }
    if busy {
        turn.resume();
    }
}

//! State + event → state. Total: an event that names what does not exist is an error, never a panic.

mod acts;
mod aside;
mod ballot;
mod moderation;

use std::sync::Arc;

use super::event::{Author, Dated, Event};
use super::state::{
    BallotState, CardState, ModeratorState, More, ParticipantState, ProposalState, QuestionState, State, index,
    whole_seconds,
};
use crate::backend::ERASURE_DELAY;
use crate::error::{Error, Result};
use crate::model::{Channel, ParticipantId, Question, Status, Time, Trust};
use crate::rules::rotation::Why;
use ballot::{qualify, takes_part, unvote, vote, weigh_choice};
use moderation::{
    Verdict, amended, appealed, decided, duplicated, leave, left, remarked, seized, taken_back, told, undone, withdrawn,
};

/// Applies one event.
pub fn apply(state: &mut State, dated: &Dated) -> Result<()> {
    state.events += 1;
    happen(state, dated)?;
    acts::keep(state, dated)
}

fn happen(state: &mut State, (at, event): &Dated) -> Result<()> {
    match event {
        Event::QuestionSet { json } => question_set(state, json),
        Event::QuestionClosed { question, at } => {
            Arc::make_mut(&mut item(&mut state.questions, *question)?.question).closes = *at;
            Ok(())
        }
        Event::Joined { id, channel } => joined(state, *at, *id, *channel),
        Event::Issued { participant, proposals } => {
            dealt(state, *at, *participant, proposals.iter().map(|proposal| (*proposal, Why::Spare)))
        }
        Event::Dealt { participant, cards } => dealt(state, *at, *participant, cards.iter().copied()),
        Event::Passed { participant, proposal } => passed(state, *participant, *proposal),
        Event::Voted { participant, proposal, key, trust } => {
            let before = unvote(state, *participant, *proposal)?;
            vote(state, *participant, *proposal, (*key, *trust), (*at, before))
        }
        Event::Unvoted { participant, proposal } => unvoted(state, *at, *participant, *proposal),
        Event::Qualified { participant, proposal, word } => qualify(state, (*participant, *proposal), *word, true),
        Event::Unqualified { participant, proposal, word } => qualify(state, (*participant, *proposal), *word, false),
        Event::Proposed { .. } => proposed(state, *at, event),
        Event::Withdrawn { proposal } => withdrawn(state, *proposal),
        Event::Appealed { proposal } => appealed(state, *proposal),
        Event::Declared { participant, question, inside } => declared(state, *participant, *question, *inside),
        Event::ModeratorJoined => {
            state.moderators.push(ModeratorState::default());
            Ok(())
        }
        Event::Decided { moderator, proposal, status, reason } => {
            decided(state, *at, (*moderator, *proposal), Verdict { after: *status, reason: *reason, of: None })
        }
        Event::Duplicated { moderator, proposal, of } => duplicated(state, *at, (*moderator, *proposal), *of),
        Event::Undone { decision } => undone(state, *at, *decision),
        Event::TakenBack { moderator, decision } => taken_back(state, *at, *moderator, *decision),
        Event::Noted { moderator, proposal } => remarked(state, *at, (*moderator, *proposal), false),
        Event::Written { moderator, proposal } => remarked(state, *at, (*moderator, *proposal), true),
        Event::Seized { moderator, proposal, from } => seized(state, [*moderator, *from], *proposal),
        Event::Left { moderator } => left(state, *at, *moderator),
        Event::Told { notice } => told(state, *notice),
        Event::ErasureAsked { participant } => erasure(state, *participant, Some(at.plus(ERASURE_DELAY))),
        Event::ErasureCalledOff { participant } => erasure(state, *participant, None),
        Event::Erased { participant } => leave(state, *participant, true),
        Event::Forgotten { participant } => leave(state, *participant, false),
        Event::Marked { moderator, question, participants, reason } => {
            aside::marked(state, *at, (*moderator, *question), (participants, *reason))
        }
        Event::SetAside { moderator, cohort } => aside::set_aside(state, *moderator, *cohort),
        Event::Restored { moderator, cohort } => aside::restored(state, *moderator, *cohort),
        Event::Amended { moderator, proposal, hash, topics } => {
            amended(state, (*moderator, *proposal), *hash, topics.as_ref())
        }
        Event::Objected { participant, cohort } => aside::objected(state, *at, *participant, *cohort),
    }
}

fn unknown() -> Error {
    Error::Unavailable("an entry names what no entry before it has made".to_owned())
}

fn item<T>(list: &mut [T], number: impl Into<u32>) -> Result<&mut T> {
    list.get_mut(index(number.into())).ok_or_else(unknown)
}

fn more(state: &mut State, participant: u32) -> Result<&mut More> {
    Ok(item(&mut state.participants, participant)?.more.get_or_insert_default())
}

fn joined(state: &mut State, since: Time, id: ParticipantId, channel: Channel) -> Result<()> {
    let number = u32::try_from(state.participants.len()).map_err(|_| unknown())?;
    state.numbers.insert(id, number);
    let (ballots, issued) = (Vec::new(), Vec::new());
    state.participants.push(ParticipantState { id, since, ballots, issued, more: None, channel, gone: false });
    Ok(())
}

fn question_set(state: &mut State, json: &str) -> Result<()> {
    let question: Arc<Question> = serde_json::from_str(json)
        .map_err(|error| Error::Unavailable(format!("a question cannot be read: {error}")))?;
    match state.question(&question.id) {
        Some(number) => state.questions[usize::from(number)].question = question,
        None => state.questions.push(QuestionState {
            question,
            proposals: Vec::new(),
            external: rustc_hash::FxHashMap::default(),
            participants: 0,
            votes: 0,
            unvoted: Vec::new(),
            acts: Vec::new(),
            imported: 0,
            accepted: 0,
            pending: 0,
        }),
    }
    Ok(())
}

fn declared(state: &mut State, participant: u32, question: u16, inside: bool) -> Result<()> {
    let more = more(state, participant)?;
    more.declared.retain(|(of, _)| *of != question);
    more.declared.push((question, inside));
    Ok(())
}

fn erasure(state: &mut State, participant: u32, due: Option<Time>) -> Result<()> {
    more(state, participant)?.erasure = due;
    state.erasing.retain(|other| *other != participant);
    state.erasing.extend(due.map(|_| participant));
    Ok(())
}

fn dealt(state: &mut State, at: Time, participant: u32, cards: impl Iterator<Item = (u32, Why)>) -> Result<()> {
    let issued = &mut item(&mut state.participants, participant)?.issued;
    issued.retain(|card| card.lasts(at));
    issued.extend(cards.map(|(proposal, why)| CardState { proposal, at: whole_seconds(at), why }));
    Ok(())
}

/// A card whose vote is taken back is open again, as if dealt now.
fn unvoted(state: &mut State, at: Time, participant: u32, proposal: u32) -> Result<()> {
    let before = unvote(state, participant, proposal)?;
    let at = whole_seconds(at);
    if before.is_some() {
        let question = item(&mut state.proposals, proposal)?.question;
        item(&mut state.questions, question)?.unvoted.push(at);
    }
    let why = |ballot: BallotState| ballot.origin.why().unwrap_or(Why::Spare);
    let card = before.filter(|ballot| ballot.trust >= Trust::Sequence).map(|ballot| CardState {
        proposal,
        at,
        why: why(ballot),
    });
    let issued = &mut item(&mut state.participants, participant)?.issued;
    if let Some(card) = card {
        issued.insert(0, card);
    }
    Ok(())
}

fn passed(state: &mut State, participant: u32, proposal: u32) -> Result<()> {
    item(&mut state.participants, participant)?.issued.retain(|card| card.proposal != proposal);
    let passed = &mut more(state, participant)?.passed;
    passed.retain(|card| *card != proposal);
    passed.push(proposal);
    let question = item(&mut state.proposals, proposal)?.question;
    weigh_choice(state, participant, question)
}

fn proposed(state: &mut State, at: Time, event: &Event) -> Result<()> {
    let Event::Proposed { question, author, hash, language, topics, external, status, aggregate } = event else {
        return Err(unknown());
    };
    let number = u32::try_from(state.proposals.len()).map_err(|_| unknown())?;
    let newcomer = match author {
        Author::Participant(who) => !takes_part(state, *who, *question)?,
        Author::Unknown => false,
    };
    let place = item(&mut state.questions, *question)?;
    place.proposals.push(number);
    place.participants += u64::from(newcomer);
    place.imported += aggregate.map_or(0, |aggregate| aggregate.votes);
    place.accepted += u64::from(*status == Status::Accepted);
    place.pending += u64::from(*status == Status::Pending);
    if let Some(name) = external {
        place.external.insert(name.clone(), number);
    }
    state.proposals.push(ProposalState {
        question: *question,
        author: *author,
        hash: *hash,
        amended: false,
        language: *language,
        topics: topics.clone(),
        external: external.clone(),
        sent: at,
        status: *status,
        decision: None,
        appeal: None,
        remarks: Vec::new(),
        erased: false,
        touched: state.events,
        tally: crate::model::Tally::default(),
        aggregate: aggregate.map(Box::new),
        aside: None,
    });
    if let Author::Participant(who) = author {
        more(state, *who)?.proposals.push(number);
    }
    Ok(())
}

//! State + event → state. Total: an event that names what does not exist is an error, never a panic.

use super::event::{Author, Dated, Event};
use super::state::{
    BallotState, DecisionState, ModeratorState, More, NoticeState, ParticipantState, ProposalState, QuestionState,
    State, bit, index,
};
use crate::backend::UNDO_GRACE;
use crate::error::{Error, Result};
use crate::model::{Question, RefusalReason, Status, Time, Trust, VoteKey};

/// Applies one event.
pub fn apply(state: &mut State, (at, event): &Dated) -> Result<()> {
    state.events += 1;
    match event {
        Event::QuestionSet { json } => question_set(state, json),
        Event::QuestionClosed { question, at } => {
            item(&mut state.questions, *question)?.question.closes = *at;
            Ok(())
        }
        Event::Joined { id, channel } => {
            let number = u32::try_from(state.participants.len()).map_err(|_| unknown())?;
            state.numbers.insert(*id, number);
            state.participants.push(ParticipantState {
                id: *id,
                since: *at,
                ballots: Vec::new(),
                issued: Vec::new(),
                more: None,
                channel: *channel,
                gone: false,
            });
            Ok(())
        }
        Event::Issued { participant, proposals } => {
            item(&mut state.participants, *participant)?.issued.extend(proposals);
            Ok(())
        }
        Event::Passed { participant, proposal } => passed(state, *participant, *proposal),
        Event::Voted { participant, proposal, key, trust } => {
            unvote(state, *participant, *proposal)?;
            vote(state, *participant, *proposal, (*key, *trust), *at)
        }
        Event::Unvoted { participant, proposal } => {
            if unvote(state, *participant, *proposal)?.is_some_and(|ballot| ballot.trust >= Trust::Sequence) {
                item(&mut state.participants, *participant)?.issued.insert(0, *proposal);
            }
            Ok(())
        }
        Event::Qualified { participant, proposal, word } => qualify(state, (*participant, *proposal), *word, true),
        Event::Unqualified { participant, proposal, word } => qualify(state, (*participant, *proposal), *word, false),
        Event::Proposed { .. } => proposed(state, *at, event),
        Event::Withdrawn { proposal } => {
            move_to(state, *proposal, Status::Archived)?;
            state.proposals[index(*proposal)].erased = true;
            Ok(())
        }
        Event::Declared { participant, question, inside } => {
            let more = more(state, *participant)?;
            more.declared.retain(|(of, _)| of != question);
            more.declared.push((*question, *inside));
            Ok(())
        }
        Event::ModeratorJoined => {
            state.moderators.push(ModeratorState::default());
            Ok(())
        }
        Event::Decided { moderator, proposal, status, reason } => {
            decided(state, *at, (*moderator, *proposal), (*status, *reason))
        }
        Event::Undone { decision } => undone(state, *at, *decision),
        Event::Left { moderator } => left(state, *at, *moderator),
        Event::Told { notice } => {
            let notice = item(&mut state.notices, *notice)?;
            (notice.done, notice.told) = (true, true);
            Ok(())
        }
        Event::ErasureAsked { participant } => {
            more(state, *participant)?.erasure = Some(at.plus(crate::backend::ERASURE_DELAY));
            state.erasing.push(*participant);
            Ok(())
        }
        Event::ErasureCalledOff { participant } => {
            more(state, *participant)?.erasure = None;
            state.erasing.retain(|other| other != participant);
            Ok(())
        }
        Event::Erased { participant } => leave(state, *participant, true),
        Event::Forgotten { participant } => leave(state, *participant, false),
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

fn question_set(state: &mut State, json: &str) -> Result<()> {
    let question: Question = serde_json::from_str(json)
        .map_err(|error| Error::Unavailable(format!("a question cannot be read: {error}")))?;
    match state.question(&question.id) {
        Some(number) => state.questions[usize::from(number)].question = question,
        None => state.questions.push(QuestionState {
            question,
            proposals: Vec::new(),
            external: rustc_hash::FxHashMap::default(),
            participants: 0,
            votes: 0,
            imported: 0,
            accepted: 0,
            pending: 0,
        }),
    }
    Ok(())
}

fn passed(state: &mut State, participant: u32, proposal: u32) -> Result<()> {
    item(&mut state.participants, participant)?.issued.retain(|card| *card != proposal);
    let passed = &mut more(state, participant)?.passed;
    passed.retain(|card| *card != proposal);
    passed.push(proposal);
    Ok(())
}

fn vote(state: &mut State, who: u32, on: u32, (key, trust): (VoteKey, Trust), at: Time) -> Result<()> {
    let question = item(&mut state.proposals, on)?.question;
    let newcomer = !takes_part(state, who, question)?;
    let participant = item(&mut state.participants, who)?;
    let at = u32::try_from(at.0.max(0) / 1000).unwrap_or(u32::MAX);
    let ballot = BallotState { proposal: on, at, key, trust, words: 0 };
    let Err(place) = participant.place(on) else { return Err(unknown()) };
    participant.ballots.insert(place, ballot);
    participant.issued.retain(|card| *card != on);
    if let Some(more) = &mut participant.more {
        more.passed.retain(|card| *card != on);
    }
    state.proposals[index(on)].tally.add_vote(key, trust);
    let question = item(&mut state.questions, question)?;
    question.votes += 1;
    question.participants += u64::from(newcomer);
    Ok(())
}

/// Whether a participant has a vote that stands, or a proposal, in a question.
fn takes_part(state: &State, who: u32, question: u16) -> Result<bool> {
    let participant = state.participants.get(index(who)).ok_or_else(unknown)?;
    let of = |proposal: u32| state.proposals.get(index(proposal)).is_some_and(|state| state.question == question);
    Ok(participant.ballots.iter().any(|ballot| of(ballot.proposal)) || participant.proposals().iter().copied().any(of))
}

fn unvote(state: &mut State, who: u32, on: u32) -> Result<Option<BallotState>> {
    let participant = item(&mut state.participants, who)?;
    let Ok(place) = participant.place(on) else { return Ok(None) };
    let ballot = participant.ballots.remove(place);
    let proposal = item(&mut state.proposals, on)?;
    proposal.tally.remove_vote(ballot.key, ballot.trust);
    for word in ballot.ballot().qualifications {
        proposal.tally.remove_qualification(word, ballot.trust);
    }
    let question = proposal.question;
    let gone = !takes_part(state, who, question)?;
    let question = item(&mut state.questions, question)?;
    question.votes -= 1;
    question.participants -= u64::from(gone);
    Ok(Some(ballot))
}

fn qualify(state: &mut State, (who, on): (u32, u32), word: crate::model::Qualification, set: bool) -> Result<()> {
    let participant = item(&mut state.participants, who)?;
    let Ok(place) = participant.place(on) else { return Err(unknown()) };
    let ballot = &mut participant.ballots[place];
    if ballot.key != word.key() || ballot.has(word) == set {
        return Ok(());
    }
    ballot.words ^= bit(word);
    let trust = ballot.trust;
    let tally = &mut item(&mut state.proposals, on)?.tally;
    if set {
        tally.add_qualification(word, trust);
    } else {
        tally.remove_qualification(word, trust);
    }
    Ok(())
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
        language: *language,
        topics: topics.clone(),
        external: external.clone(),
        sent: at,
        status: *status,
        decision: None,
        erased: false,
        tally: crate::model::Tally::default(),
        aggregate: aggregate.map(Box::new),
    });
    if let Author::Participant(who) = author {
        more(state, *who)?.proposals.push(number);
    }
    Ok(())
}

/// Changes a status and the counts of its question; answers the status before.
fn move_to(state: &mut State, proposal: u32, status: Status) -> Result<Status> {
    let proposal = item(&mut state.proposals, proposal)?;
    let before = std::mem::replace(&mut proposal.status, status);
    let question = item(&mut state.questions, proposal.question)?;
    question.accepted =
        question.accepted + u64::from(status == Status::Accepted) - u64::from(before == Status::Accepted);
    question.pending = question.pending + u64::from(status == Status::Pending) - u64::from(before == Status::Pending);
    Ok(before)
}

fn decided(
    state: &mut State,
    at: Time,
    (moderator, proposal): (u32, u32),
    (after, reason): (Status, Option<RefusalReason>),
) -> Result<()> {
    let number = u32::try_from(state.decisions.len()).map_err(|_| unknown())?;
    let before = move_to(state, proposal, after)?;
    let place = &mut state.proposals[index(proposal)];
    let author = place.author;
    let previous = place.decision.replace(number);
    if let Some(notice) = previous.and_then(|previous| state.decisions[index(previous)].notice) {
        item(&mut state.notices, notice)?.done = true;
    }
    let mut notice = None;
    if let (Author::Participant(participant), Status::Accepted | Status::Refused) = (author, after) {
        notice = Some(u32::try_from(state.notices.len()).map_err(|_| unknown())?);
        let due = at.plus(UNDO_GRACE);
        state.notices.push(NoticeState { participant, decision: number, back: false, due, done: false, told: false });
    }
    item(&mut state.moderators, moderator)?.decisions.push(number);
    state.decisions.push(DecisionState {
        moderator,
        proposal,
        before,
        previous,
        after,
        reason,
        at,
        notice,
        undone: false,
    });
    Ok(())
}

fn undone(state: &mut State, at: Time, number: u32) -> Result<()> {
    let decision = item(&mut state.decisions, number)?;
    decision.undone = true;
    let (moderator, proposal, before, previous) =
        (decision.moderator, decision.proposal, decision.before, decision.previous);
    let notice = decision.notice;
    item(&mut state.moderators, moderator)?.decisions.retain(|other| *other != number);
    move_to(state, proposal, before)?;
    state.proposals[index(proposal)].decision = previous;
    if let Some(notice) = notice {
        let notice = item(&mut state.notices, notice)?;
        notice.done = true;
        let (told, participant) = (notice.told, notice.participant);
        stands_again(state, (number, previous), participant, told.then_some(at))?;
    }
    Ok(())
}

/// After a decision was taken back, `told` being when its author needs to hear of it: the one before is told (again), or,
/// if there is none, that the proposal waits.
fn stands_again(
    state: &mut State,
    (number, previous): (u32, Option<u32>),
    participant: u32,
    told: Option<Time>,
) -> Result<()> {
    let before = previous.and_then(|previous| state.decisions[index(previous)].notice);
    match (before, told) {
        (Some(before), told) => {
            let before = item(&mut state.notices, before)?;
            if let Some(at) = told {
                (before.due, before.told) = (at, false);
            }
            before.done = before.told;
        }
        (None, Some(due)) => {
            let notice = NoticeState { participant, decision: number, back: true, due, done: false, told: false };
            state.notices.push(notice);
        }
        (None, None) => {}
    }
    Ok(())
}

fn left(state: &mut State, at: Time, moderator: u32) -> Result<()> {
    item(&mut state.moderators, moderator)?;
    for notice in state.notices.iter_mut().filter(|notice| !notice.done) {
        if state.decisions[index(notice.decision)].moderator == moderator {
            notice.due = notice.due.min(at);
        }
    }
    Ok(())
}

/// Destroys what ties a participant to a person. `texts`: published ones too.
fn leave(state: &mut State, who: u32, texts: bool) -> Result<()> {
    let participant = item(&mut state.participants, who)?;
    participant.gone = true;
    participant.issued = Vec::new();
    if let Some(more) = &mut participant.more {
        more.erasure = None;
        more.passed = Vec::new();
    }
    let written = participant.proposals().to_vec();
    state.erasing.retain(|other| *other != who);
    for proposal in written {
        if texts || state.proposals[index(proposal)].status != Status::Accepted {
            move_to(state, proposal, Status::Archived)?;
            state.proposals[index(proposal)].erased = true;
        }
    }
    for notice in state.notices.iter_mut().filter(|notice| notice.participant == who) {
        notice.done = true;
    }
    Ok(())
}

//! Counts again from nothing: anyone who holds the journal can. Needs no texts, no names, no links.

use std::fs;
use std::path::Path;

use super::apply::apply;
use super::embedded::read_snapshot;
use super::event;
use super::state::State;
use crate::error::{Difference, Flaw, Result};
use crate::journal::folder::{Folder, Mark};
use crate::journal::sled::{Read, read_copy, seal_holds};

/// What a recount from nothing found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recount {
    /// Entries of the journal that could be read, in order from the first.
    pub entries: u64,
    /// Events in them.
    pub events: u64,
    /// The link of the last good entry, in hexadecimal.
    pub head: String,
    /// Questions.
    pub questions: u64,
    /// Proposals.
    pub proposals: u64,
    /// Participants.
    pub participants: u64,
    /// Votes that stand (imported counts left out).
    pub votes: u64,
    /// The first entry that is missing or broken, counted from 1, and what is wrong with it.
    pub broken: Option<(u64, Flaw)>,
    /// What differs between the recount and what the program had kept.
    pub differs: Vec<Difference>,
}

/// Recounts a folder, from a copy.
pub fn folder(path: &Path) -> Result<Recount> {
    let (folder, mark) = Folder::hold(path, false)?;
    let mut state = State::default();
    let mut entries = 0;
    let mut unreadable = None;
    let read = if folder.inside("journal").exists() {
        read_copy(&folder, mark, &mut |payload| {
            entries += 1;
            let applied =
                event::decode(payload).and_then(|events| events.iter().try_for_each(|event| apply(&mut state, event)));
            if let (Err(error), None) = (&applied, &unreadable) {
                unreadable = Some((entries, Flaw::Unreadable(error.to_string())));
            }
            Ok(())
        })?
    } else {
        Read::default()
    };
    let broken = unreadable.or(read.broken);
    let differs = if broken.is_none() { differences(&folder, mark, &state)? } else { Vec::new() };
    Ok(Recount {
        entries: read.head.length,
        events: state.events,
        head: read.head.hex(),
        questions: state.questions.len() as u64,
        proposals: state.proposals.len() as u64,
        participants: state.participants.len() as u64,
        votes: state.votes(),
        broken,
        differs,
    })
}

/// Compares with what the program kept when it closed the folder, if it did.
fn differences(folder: &Folder, mark: Mark, state: &State) -> Result<Vec<Difference>> {
    let mut differs = Vec::new();
    if seal_holds(folder, mark)? == Some(false) {
        differs.push(Difference::Files);
    }
    if mark.seal.is_none() {
        return Ok(differs);
    }
    let kept = fs::read(folder.inside("snapshot")).ok().and_then(|bytes| read_snapshot(&bytes, mark.head));
    match kept {
        Some(kept) if kept == *state => {}
        Some(kept) => differs.push(Difference::State { kept: kept.votes(), counted: state.votes() }),
        None => differs.push(Difference::Unreadable),
    }
    Ok(differs)
}

//! What is said on the status line, and what was decided here: enough to count the seconds until an author is told.

use ilfaut_client::model::{ProposalId, Status, Time};

use super::App;
use crate::message::UNDO_GRACE;
use crate::voice;

/// How long a sentence stays, in milliseconds (ux: six seconds; a warning twice as long).
const STAYS: i64 = 6 * Time::SECOND;

/// Sentences that are kept to be read again.
const TOLD: usize = 200;

/// A sentence on the status line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Note {
    /// The sentence.
    pub(crate) text: String,
    /// Whether something went wrong.
    pub(crate) warning: bool,
    /// Until when it stays.
    pub(crate) until: Time,
}

/// A decision taken here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spoken {
    /// On which proposal.
    pub(crate) proposal: ProposalId,
    /// The beginning of its text.
    pub(crate) excerpt: String,
    /// Where it led.
    pub(crate) status: Status,
    /// When the author is told.
    pub(crate) told: Time,
}

impl Spoken {
    /// When it was decided.
    pub(crate) fn at(&self) -> Time {
        self.told.plus(-UNDO_GRACE)
    }
}

/// Decisions from which a pace is told, and the time they must span, in milliseconds (two minutes).
const ENOUGH: (usize, i64) = (5, 120 * Time::SECOND);

impl App {
    /// What was decided here and still stands, oldest first.
    pub(crate) fn spoken(&self) -> &[Spoken] {
        &self.spoken
    }

    /// How fast one goes, from what was decided here within an hour; none before there is enough to tell.
    pub(crate) fn pace(&self) -> Option<String> {
        let lately = self.spoken.iter().filter(|spoken| self.now.since(spoken.at()) < voice::PACE);
        let span = self.now.since(lately.clone().next()?.at());
        let (count, waiting) = (lately.count(), self.desk.as_ref()?.count(Status::Pending)?);
        if count < ENOUGH.0 || span < ENOUGH.1 || waiting == 0 {
            return None;
        }
        let per_hour = i64::try_from(count).ok()?.saturating_mul(voice::PACE) / span;
        Some(voice::pace(&self.setup.words, usize::try_from(per_hour).ok()?, waiting))
    }

    /// Says a sentence on the status line.
    pub(super) fn tell(&mut self, text: String) {
        self.put(Note { text, warning: false, until: self.now.plus(STAYS) });
    }

    /// Says that something went wrong.
    pub(super) fn warn(&mut self, text: String) {
        self.put(Note { text, warning: true, until: self.now.plus(2 * STAYS) });
    }

    fn put(&mut self, note: Note) {
        self.told.push(Note { until: self.now, ..note.clone() });
        let old = self.told.len().saturating_sub(TOLD);
        self.told.drain(..old);
        self.note = Some(note);
    }

    /// The last decision whose author is not told yet, and the seconds left.
    pub(crate) fn grace(&self) -> Option<(&Spoken, i64)> {
        let last = self.spoken.iter().rev().find(|spoken| spoken.told > self.now)?;
        let left = last.told.since(self.now);
        Some((last, (left + Time::SECOND - 1) / Time::SECOND))
    }

    /// When the number of seconds left changes next.
    pub(super) fn next_second(&self) -> Option<Time> {
        self.grace().map(|(spoken, seconds)| spoken.told.plus(-(seconds - 1) * Time::SECOND))
    }
}

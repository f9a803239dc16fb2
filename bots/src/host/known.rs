//! What the host remembers between two turns. Knows nothing that is kept elsewhere too: losing all of it loses nothing.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ilfaut_client::backend::QuestionView;
use ilfaut_client::model::{Channel as Origin, NoticeId, ParticipantId, ProposalId, QuestionId, Time};

use super::Host;
use super::looking::Shelf;
use super::results::Results;
use super::rooms::Rooms;
use crate::channel::Caller;
use crate::conversation::Dialogue;
use crate::memory::{Follower, Receipt};

/// How long nothing is brought unasked where it could not be brought, in milliseconds (ten minutes).
const LATER: i64 = 600 * Time::SECOND;

/// What the host remembers between two turns; losing it loses nothing.
#[derive(Default)]
pub struct Known {
    pub(super) questions: Arc<Vec<QuestionView>>,
    pub(super) swept: Option<Time>,
    /// Those to whom it was said that they are answered late.
    pub(super) late: HashSet<ParticipantId>,
    /// Refused ideas of which people were told when they had asked nothing.
    pub(super) refused: HashMap<ParticipantId, ProposalId>,
    pub(super) unsaved: HashMap<ParticipantId, Dialogue>,
    /// What is being told: nothing is told twice while it is on its way.
    pub(super) telling: HashSet<NoticeId>,
    /// What everyone said of the questions that are over, and when it was read.
    pub(super) results: HashMap<QuestionId, (Time, Arc<Results>)>,
    /// Those who cannot be told anything until they speak.
    pub(super) left_alone: HashSet<ParticipantId>,
    /// Those to whom something could not be brought, and when it may be tried again.
    pub(super) later: HashMap<Caller, Time>,
    /// Ideas as they were a moment ago.
    pub(super) shelves: HashMap<QuestionId, Arc<Shelf>>,
    /// Those who want to be told of ideas that wait, and have been told nothing for long.
    pub(super) followers: Vec<(ParticipantId, Follower)>,
    /// Where several people hear us.
    pub(super) rooms: HashMap<Origin, Arc<Mutex<Rooms>>>,
}

impl Host {
    pub(super) fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where somebody is in their conversation.
    pub(super) fn recall(&self, who: ParticipantId) -> ilfaut_client::Result<Dialogue> {
        match self.known().unsaved.get(&who) {
            Some(dialogue) => Ok(dialogue.clone()),
            None => self.memory.load(who),
        }
    }

    /// Keeps the dialogue; where that fails it lives on in this process, so that a digit still means what was shown.
    pub(super) async fn keep(&self, who: ParticipantId, dialogue: &Dialogue, receipt: Option<&Receipt>) {
        let saved = self.memory.save_with(who, dialogue, receipt).await.is_ok();
        let mut known = self.known();
        known.unsaved.remove(&who);
        if !saved {
            known.unsaved.insert(who, dialogue.clone());
        }
    }

    /// The questions; those last known when the consultation is away.
    pub(super) async fn questions(&self) -> Arc<Vec<QuestionView>> {
        let fresh = self.backend.questions().await;
        let mut known = self.known();
        if let Ok(questions) = fresh {
            known.questions = Arc::new(questions);
        }
        Arc::clone(&known.questions)
    }

    /// Whether a notice is not being told yet; from now on it is.
    pub(super) fn takes_up(&self, notice: NoticeId) -> bool {
        self.known().telling.insert(notice)
    }

    /// These notices are told, or could not be.
    pub(super) fn lets_go(&self, notices: &[NoticeId]) {
        let mut known = self.known();
        for notice in notices {
            known.telling.remove(notice);
        }
    }

    /// Somebody cannot be told anything: they are left alone until they speak.
    pub(super) fn leave_alone(&self, who: ParticipantId) {
        self.known().left_alone.insert(who);
    }

    /// Something could not be brought there: it is tried again, but not at once.
    pub(super) fn try_later(&self, caller: Caller) {
        let until = self.clock.now().plus(LATER);
        self.known().later.insert(caller, until);
    }

    /// Whether something may be brought there unasked.
    pub(super) fn may_be_tried(&self, caller: &Caller) -> bool {
        let now = self.clock.now();
        self.known().later.get(caller).is_none_or(|until| *until <= now)
    }

    /// Somebody speaks, and can be told things again.
    pub(super) fn can_be_told_again(&self, who: ParticipantId, caller: &Caller) {
        let mut known = self.known();
        known.left_alone.remove(&who);
        known.later.remove(caller);
    }
}

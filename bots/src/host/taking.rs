//! An idea taken back by taking away the words that proposed it. Its words are known here by their mark alone: nothing is kept
//! of them beside the consultation. Knows no channel in particular.

use ilfaut_client::model::{Channel as Origin, ParticipantId, Status};

use super::{Host, Turn};
use crate::channel::{Incoming, Limits};
use crate::conversation::{Heard, Note, Say};
use crate::identity::{Identity, Mark};

impl Host {
    /// Gives up the idea being written, or takes back the one that waits for a moderator, if these were its words.
    pub(super) async fn taken_back(&self, origin: Origin, limits: Limits, incoming: &Incoming, mark: Mark) -> Turn {
        let link = self.identity.link(origin, &incoming.from);
        let Ok(who) = self.backend.join(link, origin, None).await else { return Turn::default() };
        let written = self.recall(who).ok().and_then(|dialogue| dialogue.draft);
        if written.is_some_and(|draft| is_it(&self.identity, &draft.text, mark)) {
            return self.turn(who, limits, Heard::TakenBack).await;
        }
        if !self.withdrawn(who, mark).await {
            return Turn::default();
        }
        self.only(who, limits, &Say::Note(Note::Withdrawn))
    }

    async fn withdrawn(&self, who: ParticipantId, mark: Mark) -> bool {
        for view in self.questions().await.iter() {
            let mine = self.backend.mine(who, &view.question.id).await.unwrap_or_default();
            let pending = mine.into_iter().filter(|idea| idea.status == Status::Pending);
            if let Some(idea) = pending.into_iter().find(|idea| is_it(&self.identity, &idea.text, mark)) {
                return self.backend.withdraw(who, &idea.proposal).await.is_ok();
            }
        }
        false
    }
}

fn is_it(identity: &Identity, text: &str, mark: Mark) -> bool {
    identity.mark(text) == mark
}

//! What moderators decided and wrote, told to authors once and where they are listening. Knows no channel.

use std::sync::Arc;

use ilfaut_client::Backend;
use ilfaut_client::backend::Card;
use ilfaut_client::model::{Notice, NoticeId, NoticeKind, ParticipantId, ProposalId, Question};

use crate::conversation::{Context, Dialogue, Heard, Say, step};
use crate::voice::Voice;
use crate::voice::message::{Choice, Line};

/// What is due for somebody.
#[derive(Default)]
pub(crate) struct Due {
    notices: Vec<(Notice, Option<Arc<Question>>)>,
    /// Ideas that their own says again, and on which they can vote.
    others: Vec<Card>,
}

/// What is due for somebody, as it can be told now; `takes_up` says of each whether it is not being told already.
pub(crate) async fn due(
    backend: &dyn Backend,
    who: ParticipantId,
    takes_up: &mut (dyn FnMut(NoticeId) -> bool + Send),
) -> Due {
    let mut notices = backend.notices(who).await.unwrap_or_default(); // out of reach: they will be due next time
    notices.retain(|notice| takes_up(notice.id));
    if notices.is_empty() {
        return Due::default();
    }
    let questions = backend.questions().await.unwrap_or_default();
    let mut due = Due::default();
    for notice in notices {
        let card = backend.card(who, &notice.proposal).await.ok();
        let question = card.and_then(|card| questions.iter().find(|view| view.question.id == card.question));
        if let NoticeKind::Duplicate { of, text: Some(_), .. } = &notice.kind {
            let other = backend.card(who, of).await.ok();
            due.others.extend(other.filter(|card| card.ballot.is_none() && !card.mine));
        }
        due.notices.push((notice, question.map(|view| view.question.clone())));
    }
    due
}

impl Due {
    /// Remembers which refusal is told, and puts the idea that somebody's own says again before them, in the place of the next one, where nothing else is under
    /// way; answers which.
    pub(crate) fn put_before(
        &self,
        dialogue: &mut Dialogue,
        said: &mut Vec<Say>,
        context: &Context<'_>,
    ) -> Option<ProposalId> {
        dialogue.refused = self.refused().or(dialogue.refused.take());
        let card = self.others.last()?;
        let step = step(dialogue, Heard::Told(Box::new(card.clone())), context);
        if step.say.is_empty() {
            return None;
        }
        said.pop_if(|say| matches!(say, Say::Card(_)));
        said.extend(step.say);
        *dialogue = step.next;
        Some(card.proposal.clone())
    }

    /// The lines that tell it; `before` is the idea that was put before them.
    pub(crate) fn lines(&self, voice: &Voice, before: Option<&ProposalId>) -> Vec<Line> {
        let mut lines = Vec::new();
        for (notice, question) in &self.notices {
            lines.extend(voice.notice(notice, question.as_deref()));
            if let NoticeKind::Duplicate { of, .. } = &notice.kind
                && before != Some(of)
                && self.others.iter().any(|card| card.proposal == *of)
            {
                lines.push(voice.find_it());
            }
        }
        lines.extend(self.notices.first().map(|_| Line::blank()));
        lines
    }

    /// The idea that was refused, if that is told last.
    pub(crate) fn refused(&self) -> Option<ProposalId> {
        let (notice, _) = self.notices.last()?;
        matches!(notice.kind, NoticeKind::Refused { .. }).then(|| notice.proposal.clone())
    }

    /// The answers to what is told that mean the same anywhere.
    pub(crate) fn choices(&self, voice: &Voice) -> Vec<Choice> {
        let Some((notice, _)) = self.notices.last() else { return Vec::new() };
        match notice.kind {
            NoticeKind::Refused { .. } => vec![voice.contest(&notice.proposal)],
            NoticeKind::Accepted => vec![voice.see(&notice.proposal)],
            _ => Vec::new(),
        }
    }

    /// The idea that is open to votes now, to be passed on.
    pub(crate) fn share(&self, voice: &Voice) -> Option<(ProposalId, String)> {
        let accepted = self.notices.iter().rev().find(|(notice, _)| notice.kind == NoticeKind::Accepted);
        accepted.map(|(notice, _)| (notice.proposal.clone(), voice.share()))
    }

    /// What to mark as told after it was said.
    pub(crate) fn told(&self) -> Vec<NoticeId> {
        self.notices.iter().map(|(notice, _)| notice.id).collect()
    }
}

/// Marks as told what was said; what cannot be marked is told again.
pub(crate) async fn told(backend: &dyn Backend, notices: &[NoticeId]) {
    for notice in notices {
        let _ = backend.told(*notice).await;
    }
}

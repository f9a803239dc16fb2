//! What moderators decided, told to authors once and where they are listening. Knows no dialogue and no channel.

use ilfaut_client::Backend;
use ilfaut_client::model::{NoticeId, ParticipantId};

use crate::voice::Voice;
use crate::voice::message::Line;

/// What is due for somebody: the lines to say, and what to mark as told after they were said.
pub(crate) async fn due(backend: &dyn Backend, who: ParticipantId, voice: &Voice) -> (Vec<Line>, Vec<NoticeId>) {
    let notices = backend.notices(who).await.unwrap_or_default(); // out of reach: they will be due next time
    if notices.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let questions = backend.questions().await.unwrap_or_default();
    let (mut lines, mut told) = (Vec::new(), Vec::new());
    for notice in notices {
        let card = backend.card(who, &notice.proposal).await.ok();
        let question = card.and_then(|card| questions.iter().find(|view| view.question.id == card.question));
        lines.extend(voice.notice(&notice, question.map(|view| &view.question)));
        told.push(notice.id);
    }
    lines.push(Line::blank());
    (lines, told)
}

/// Marks as told what was said; what cannot be marked is told again.
pub(crate) async fn told(backend: &dyn Backend, notices: &[NoticeId]) {
    for notice in notices {
        let _ = backend.told(*notice).await;
    }
}

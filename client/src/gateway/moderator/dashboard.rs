//! The questions that whoever asks may work on, what is most urgent first: those that have begun and have not been over for
//! two weeks.

use std::cmp::Reverse;

use crate::backend::QuestionView;
use crate::dialect::fault::Act;
use crate::dialect::moderation::ModerationQuestionInfo;
use crate::dialect::query::DashboardQuery;
use crate::dialect::vocabulary::ModerationMode;
use crate::gateway::call::{Call, told};
use crate::gateway::guest::Desk;
use crate::gateway::reply::Answer;
use crate::model::{Status, Time};

use super::counted;
use super::piece::Piece;

/// How long a question that is over is still told of.
const AFTER: i64 = 14 * Time::DAY;

pub(super) async fn dashboard(call: Call) -> Answer {
    let desk = call.guest.desk()?;
    let query = DashboardQuery::read(&call.pairs)?;
    let mut infos = Vec::new();
    for view in call.questions().await? {
        if desk.moderates(&view.question.id) && is_current(&view, call.house.now()) {
            let mut info = ModerationQuestionInfo::of(&view, call.language(None, &view.question));
            if query.mode == ModerationMode::Enrichment {
                info.proposal_to_moderate_count = lacking(&call, desk, view, &query).await?;
            }
            infos.push(info);
        }
    }
    infos.sort_by_key(|info| Reverse(info.proposal_to_moderate_count));
    Ok(counted(&infos, infos.len()))
}

fn is_current(view: &QuestionView, now: Time) -> bool {
    let question = &view.question;
    question.opens.is_none_or(|opens| opens <= now) && question.closes.is_none_or(|closes| closes.plus(AFTER) > now)
}

/// How many accepted proposals lack tags.
async fn lacking(call: &Call, desk: &Desk, view: QuestionView, query: &DashboardQuery) -> Answer<u64> {
    let question = view.question;
    let accepted = told(call.backend().queue(desk.id, &question.id, Status::Accepted).await, Act::Moderate)?;
    let lacks = |item| Piece { item, question: question.clone() }.lacks_tags(query.min_votes_count, query.min_score);
    Ok(accepted.into_iter().filter(|item| lacks(item.clone())).count() as u64)
}

//! One proposal with its question, as whoever moderates that question has it in hand.

use std::sync::Arc;

use crate::backend::{Card, QueueItem};
use crate::dialect::fault::Act;
use crate::dialect::moderation::{ModerationListItem, ModerationProposal, Setting};
use crate::gateway::call::{Call, told};
use crate::gateway::reply::Answer;
use crate::model::{ProposalId, Question};
use crate::rules::score::{Class, Scores, Weight};

/// A proposal and its question.
pub(in crate::gateway) struct Piece {
    /// The proposal.
    pub(in crate::gateway) item: QueueItem,
    /// Its question.
    pub(in crate::gateway) question: Arc<Question>,
}

impl Piece {
    /// The proposal of this name; refused where it is of a question that is not theirs.
    pub(in crate::gateway) async fn find(call: &Call, id: &ProposalId) -> Answer<Self> {
        let desk = call.guest.desk()?;
        let item = told(call.backend().item(desk.id, id).await, Act::Moderate)?;
        let question = call.question_of(&item.question).await?;
        desk.must_moderate(&question.id)?;
        Ok(Self { item, question })
    }

    /// The proposal in the path.
    pub(super) async fn asked(call: &Call) -> Answer<Self> {
        Self::find(call, &call.proposal()).await
    }

    /// As its own page tells it.
    pub(super) fn page(&self) -> ModerationProposal {
        self.with(ModerationProposal::of)
    }

    /// As a list tells it.
    pub(super) fn row(&self) -> ModerationListItem {
        self.with(ModerationListItem::of)
    }

    fn with<T>(&self, write: impl Fn(&QueueItem, &Setting<'_>) -> T) -> T {
        let user = self.item.by.map(|author| author.to_string()).unwrap_or_default();
        write(&self.item, &Setting { question: &self.question, user: &user, tally: &self.item.tally })
    }

    /// Whether it lacks tags that its question has, with so many votes and such a score.
    pub(super) fn lacks_tags(&self, votes: Option<u64>, score: Option<f64>) -> bool {
        let scores = || Scores::of(&self.item.tally, Class::Sequence, Weight::default());
        self.item.topics.is_empty()
            && !self.question.topics.is_empty()
            && votes.is_none_or(|least| self.item.tally.count.total() >= least)
            && score.is_none_or(|least| scores().top_score.score >= least)
    }

    /// As a citizen would see it who has not voted on it.
    pub(in crate::gateway) fn card(self) -> Card {
        let item = self.item;
        Card {
            proposal: item.proposal,
            question: self.question.id.clone(),
            text: crate::model::phrase::clean(&item.text),
            language: item.language,
            author: item.author,
            topics: item.topics,
            status: item.status,
            mine: false,
            ballot: None,
            standing: None,
            waiting: false,
            sent: item.sent,
        }
    }
}

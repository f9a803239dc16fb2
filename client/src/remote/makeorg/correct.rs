//! One proposal as a moderator opens it, its correction, and the words of a question.

use super::Server;
use super::ask::Ask;
use crate::backend::{Amendment, Keyword, QueueItem};
use crate::dialect::fault::Act;
use crate::dialect::moderation::UpdateRequest;
use crate::dialect::page::Asking;
use crate::dialect::route::Operation;
use crate::dialect::tag::QuestionKeyword;
use crate::error::{Error, Refusal, Result};
use crate::model::{ModeratorId, ProposalId, QuestionId, Status};
use crate::rules::flags::flags;

impl Server {
    /// One proposal; where a decision waits on it, as it will stand.
    pub(super) async fn item(&self, who: ModeratorId, proposal: &ProposalId) -> Result<QueueItem> {
        let mut seat = self.desk_of(who).await?;
        let mut item = self.read_proposal(&mut seat, proposal).await.map_err(|fault| fault.error)?;
        drop(seat); // the question's page may be read from the same desk
        if let Some(waiting) = self.waiting_on(proposal)? {
            item.status = waiting.status();
        }
        let view = self.question(&item.question).await?;
        let rule = view.question.phrase_rule(item.language);
        item.flags = flags(&item.text, &view.question.languages, &rule);
        Ok(item)
    }

    /// Corrects an accepted proposal: such a server corrects another one only while it accepts it.
    pub(super) async fn amend(
        &self,
        who: ModeratorId,
        proposal: &ProposalId,
        seen: Status,
        amendment: Amendment,
    ) -> Result<QueueItem> {
        let mut seat = self.desk_of(who).await?;
        let item = self.read_proposal(&mut seat, proposal).await.map_err(|fault| fault.error)?;
        if item.status != seen {
            let by = item.decided.map(|decided| decided.by).unwrap_or_default();
            return Err(Refusal::AlreadyDecided { by, status: item.status }.into());
        }
        if item.status != Status::Accepted {
            return Err(Error::NotSupported("correct there what is not accepted"));
        }
        let topics = amendment.topics.unwrap_or(item.topics);
        let body = UpdateRequest {
            new_content: amendment.text.filter(|text| *text != item.text),
            tags: topics.iter().map(|topic| topic.0.to_string()).collect(),
            question_id: None,
            predicted_tags: None,
            predicted_tags_model_name: None,
        };
        let ask = Ask::new(Operation::UpdateProposal, &[&proposal.0]).act(Act::Moderate, None, None).json(&body);
        self.tell(&mut seat, &ask).await.map_err(|fault| fault.error)?;
        drop(seat);
        self.item(who, proposal).await
    }

    /// The words that its proposals use most, as the server says.
    pub(super) async fn keywords(&self, question: &QuestionId, limit: usize) -> Result<Vec<Keyword>> {
        let mut seat = self.nobody().await?;
        let query = Asking::default().maybe("limit", Some(limit)).pairs();
        let ask = Ask::new(Operation::ListKeywords, &[&question.0]).query(query);
        let told: Vec<QuestionKeyword> = self.ask(&mut seat, &ask).await.map_err(|fault| fault.error)?;
        let word = |word: QuestionKeyword| Keyword { key: word.key, label: word.label, count: word.count };
        Ok(told.into_iter().map(word).collect())
    }
}

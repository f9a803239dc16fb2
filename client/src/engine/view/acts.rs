//! What moderators and organisers did, with names and words, page by page from the newest. What was erased has none.

use crate::backend::{Act, CohortId, Deed, Leaf};
use crate::engine::state::{ActState, What, index, proposal_id};
use crate::engine::ties::Said;
use crate::engine::writer::Shared;
use crate::error::Result;
use crate::model::QuestionId;

impl Shared {
    /// A page of what was done in a question.
    pub fn acts(&self, question: &QuestionId, leaf: &Leaf) -> Result<Vec<Act>> {
        let question = self.question_number(question)?;
        let on = leaf.proposal.as_ref().map(|id| self.number_of(id)).transpose()?;
        let all = &self.state.questions[usize::from(question)].acts;
        let end = leaf.before.map_or(all.len(), |before| all.partition_point(|act| act.event < before));
        let asked = |act: &&ActState| on.is_none() || act.what.proposal(&self.state) == on;
        Ok(all[..end].iter().rev().filter(asked).take(leaf.limit).map(|act| self.act(act)).collect())
    }

    fn act(&self, ActState { event, at, what }: &ActState) -> Act {
        let proposal = what.proposal(&self.state);
        Act {
            event: *event,
            at: *at,
            by: what.moderator(&self.state).map(|moderator| self.ties.name(moderator).to_owned()),
            proposal: proposal.map(proposal_id),
            text: proposal.and_then(|number| self.ties.text(number)).map(|written| written.text.clone()),
            deed: self.deed(what),
        }
    }

    fn deed(&self, what: &What) -> Deed {
        match what {
            What::Decided(number) => {
                let decision = &self.state.decisions[index(*number)];
                let (status, reason, words) = (decision.after, decision.reason, self.said(Said::Decision(*number)));
                Deed::Decided { status, reason, words, duplicate_of: decision.of.map(proposal_id) }
            }
            What::TakenBack { decision, .. } => {
                let decision = &self.state.decisions[index(*decision)];
                let decided_by = self.ties.name(decision.moderator).to_owned();
                Deed::TakenBack { from: decision.after, to: decision.before, decided_by }
            }
            What::Remarked(number) => {
                let words = self.said(Said::Remark(*number));
                let is_note = self.state.remarks[index(*number)].notice.is_none();
                if is_note { Deed::Noted(words) } else { Deed::Written(words) }
            }
            What::Seized { from, .. } => Deed::Seized { from: self.ties.name(*from).to_owned() },
            What::Amended { text, topics, .. } => Deed::Amended { text: *text, topics: topics.clone() },
            What::Marked(number) => {
                let cohort = &self.state.cohorts[index(*number)];
                let (people, reason) = (cohort.participants.len(), cohort.reason);
                Deed::Marked { cohort: CohortId(*number), people, reason }
            }
            What::SetAside(_, cohort) => Deed::SetAside { cohort: CohortId(*cohort) },
            What::Restored(_, cohort) => Deed::Restored { cohort: CohortId(*cohort) },
            What::Settled => Deed::Settled,
            What::Closed(at) => Deed::Closed { at: *at },
        }
    }
}

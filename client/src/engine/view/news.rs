//! What a console asks for every few seconds: what changed in the queues of a question, and who holds what. Compares no texts
//! and looks at no votes, so that it costs little whatever the question holds.

use crate::backend::{Held, News};
use crate::engine::state::{index, proposal_id};
use crate::engine::writer::Shared;
use crate::error::Result;
use crate::model::QuestionId;

/// A proposal, the moderator who holds it, the seconds left.
type Lease = (u32, u32, u32);

impl Shared {
    /// What changed after the event `since`; `upto` is told as the last event, and `leases` are those of others.
    pub fn news(&self, question: &QuestionId, (since, upto): (u64, u64), leases: &[Lease]) -> Result<News> {
        let question = self.question_number(question)?;
        let numbers = &self.state.questions[usize::from(question)].proposals;
        let here = |lease: &&Lease| self.state.proposals[index(lease.0)].question == question;
        let held: Vec<&Lease> = leases.iter().filter(here).collect();
        let lease = |number: u32| {
            let (_, holder, seconds) = held.iter().find(|lease| lease.0 == number)?;
            Some((self.ties.name(*holder).to_owned(), *seconds))
        };
        let touched = |number: &&u32| self.state.proposals[index(**number)].touched > since;
        let changed = numbers.iter().filter(touched).map(|number| self.item(*number, lease(*number), false)).collect();
        Ok(News { upto, changed, held: held.iter().map(|lease| self.hold(lease)).collect() })
    }

    fn hold(&self, (proposal, holder, seconds): &Lease) -> Held {
        let by = self.ties.name(*holder).to_owned();
        Held { proposal: proposal_id(*proposal), by, seconds: *seconds }
    }
}

//! The moderators' verbs that take more than one step: leases beside the writer, what changed, what was done. Knows no rule by
//! itself: the writer decides.

use super::{Engine, unexpected};
use crate::backend::{Act, CohortId, Leaf, MAX_WINDOWS, News, Stats};
use crate::engine::command::{Answer, Command};
use crate::error::{Error, Result};
use crate::model::{Decision, ModeratorId, ParticipantId, ProposalId, QuestionId, Status, Time};
use crate::rules::watch::Reason;

impl Engine {
    pub(super) fn take_lease(&self, who: ModeratorId, proposal: &ProposalId) -> Result<()> {
        let number = self.holding(who, proposal)?;
        self.leases(|leases, now| leases.take(number, who.0, now));
        Ok(())
    }

    pub(super) fn give_lease_back(&self, who: ModeratorId, proposal: &ProposalId) -> Result<()> {
        if let Some(number) = self.read()?.state.proposal(proposal) {
            self.leases(|leases, _| leases.give_back(number, who.0));
        }
        Ok(())
    }

    pub(super) async fn seized(&self, who: ModeratorId, proposal: &ProposalId) -> Result<()> {
        let (number, holder) = self.holder(who, proposal)?;
        if let Some(from) = holder {
            self.submit(Command::Seize(who.0, proposal.clone(), from)).await?;
        }
        self.leases(|leases, now| leases.take(number, who.0, now));
        Ok(())
    }

    pub(super) async fn decided(
        &self,
        who: ModeratorId,
        proposal: &ProposalId,
        seen: Status,
        decision: Decision,
    ) -> Result<Status> {
        let number = self.holding(who, proposal)?;
        let status = answer!(self.submit(Command::Decide(who.0, proposal.clone(), seen, decision)).await?, Status)?;
        self.leases(|leases, _| leases.give_back(number, who.0));
        Ok(status)
    }

    pub(super) fn what_changed(&self, who: ModeratorId, question: &QuestionId, since: u64) -> Result<News> {
        // What is told beyond it is not durable yet, and told again next time.
        let upto = self.head.events();
        let leases = self.leases(|leases, now| leases.others(who.0, now));
        let shared = self.read()?;
        shared.known(who)?;
        shared.news(question, (since, upto), &leases)
    }

    pub(super) fn done(&self, who: ModeratorId, question: &QuestionId, leaf: &Leaf) -> Result<Vec<Act>> {
        let shared = self.read()?;
        shared.known(who)?;
        shared.acts(question, leaf)
    }

    /// Refuses more beginnings than are counted from at once: the state is held meanwhile.
    pub(super) fn figures(&self, who: ModeratorId, question: &QuestionId, since: &[Time]) -> Result<Stats> {
        let shared = self.read()?;
        shared.known(who)?;
        if since.len() > MAX_WINDOWS {
            return Err(Error::NotSupported("count from so many beginnings at once"));
        }
        shared.stats(question, since, self.clock.now())
    }

    pub(super) async fn set_apart(
        &self,
        who: ModeratorId,
        question: &QuestionId,
        participants: Vec<ParticipantId>,
        reason: Reason,
    ) -> Result<CohortId> {
        let command = Command::SetAside(who.0, question.clone(), participants, reason);
        let number = answer!(self.submit(command).await?, Count)?;
        Ok(CohortId(u32::try_from(number).unwrap_or(u32::MAX)))
    }
}

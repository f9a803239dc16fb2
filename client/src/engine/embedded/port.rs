//! The port on the embedded engine: each verb is a command for the writer, or a view.

use async_trait::async_trait;
use tokio::sync::oneshot;

use super::{Engine, closed, unexpected};
use crate::backend::{
    Alike, Backend, Capabilities, Card, Cohort, CohortId, Draft, Imported, Kind, Mark, Marked, Mine, Page,
    PersonalData, Progress, Query, QuestionView, QueueItem, ReplayedVote, Row, Shown, Undone,
};
use crate::engine::command::{Answer, Command};
use crate::engine::state::proposal_id;
use crate::engine::writer::Asked;
use crate::error::Result;
use crate::model::{
    Channel, Decision, LinkKey, ModeratorId, Notice, NoticeId, ParticipantId, ProposalId, Qualification, Question,
    QuestionId, Signature, Status, Time, TopicId, VoteKey,
};
use crate::rules::watch::Reason;

#[async_trait]
impl Backend for Engine {
    fn can(&self) -> Capabilities {
        Capabilities { moderate: true, undo_after_notice: true, organise: true, durable: self.durable, converse: true }
    }

    async fn questions(&self) -> Result<Vec<QuestionView>> {
        Ok(self.read()?.questions(self.clock.now()))
    }

    async fn join(&self, link: LinkKey, channel: Channel, reach: Option<Vec<u8>>) -> Result<ParticipantId> {
        match self.submit(Command::Join(link, channel, reach)).await? {
            Answer::Participant(id) => Ok(id),
            other => Err(unexpected(&other)),
        }
    }

    async fn next(&self, who: ParticipantId, question: &QuestionId, count: usize) -> Result<Vec<Card>> {
        match self.submit(Command::Next(who, question.clone(), count)).await? {
            Answer::Cards(numbers) => self.read()?.cards(who, &numbers),
            other => Err(unexpected(&other)),
        }
    }

    async fn sequence(
        &self,
        who: ParticipantId,
        question: &QuestionId,
        kind: &Kind,
        count: usize,
    ) -> Result<Vec<Card>> {
        match self.submit(Command::Sequence(who, question.clone(), kind.clone(), count)).await? {
            Answer::Cards(numbers) => self.read()?.cards(who, &numbers),
            other => Err(unexpected(&other)),
        }
    }

    async fn pass(&self, who: ParticipantId, proposal: &ProposalId) -> Result<()> {
        self.submit(Command::Pass(who, proposal.clone())).await.map(drop)
    }

    async fn why(&self, who: ParticipantId, proposal: &ProposalId) -> Result<Shown> {
        self.read()?.why(who, proposal)
    }

    async fn card(&self, who: ParticipantId, proposal: &ProposalId) -> Result<Card> {
        self.read()?.card_of(who, proposal)
    }

    async fn vote(&self, who: ParticipantId, proposal: &ProposalId, key: VoteKey) -> Result<Card> {
        self.card_after(who, proposal, Command::Vote(who, proposal.clone(), key)).await
    }

    async fn unvote(&self, who: ParticipantId, proposal: &ProposalId) -> Result<Card> {
        self.card_after(who, proposal, Command::Unvote(who, proposal.clone())).await
    }

    async fn qualify(&self, who: ParticipantId, proposal: &ProposalId, word: Qualification, on: bool) -> Result<Card> {
        self.card_after(who, proposal, Command::Qualify(who, proposal.clone(), word, on)).await
    }

    async fn propose(&self, who: ParticipantId, question: &QuestionId, draft: Draft) -> Result<ProposalId> {
        match self.submit(Command::Propose(who, question.clone(), Box::new(draft))).await? {
            Answer::Proposal(number) => Ok(proposal_id(number)),
            other => Err(unexpected(&other)),
        }
    }

    async fn withdraw(&self, who: ParticipantId, proposal: &ProposalId) -> Result<()> {
        self.submit(Command::Withdraw(who, proposal.clone())).await.map(drop)
    }

    async fn mine(&self, who: ParticipantId, question: &QuestionId) -> Result<Vec<Mine>> {
        self.read()?.mine(who, question)
    }

    async fn voted(&self, who: ParticipantId, question: &QuestionId) -> Result<Vec<Card>> {
        self.read()?.voted(who, question)
    }

    async fn search(&self, who: ParticipantId, question: &QuestionId, query: &Query) -> Result<Page> {
        self.read()?.search(who, question, query)
    }

    async fn similar(&self, question: &QuestionId, text: &str, limit: usize) -> Result<Vec<Alike>> {
        self.read()?.similar(question, text, limit)
    }

    async fn topics(&self, question: &QuestionId) -> Result<Vec<(TopicId, u64)>> {
        self.read()?.topics(question)
    }

    async fn progress(&self, who: ParticipantId, question: &QuestionId) -> Result<Progress> {
        self.read()?.progress(who, question)
    }

    async fn declare(&self, who: ParticipantId, question: &QuestionId, inside: bool) -> Result<()> {
        self.submit(Command::Declare(who, question.clone(), inside)).await.map(drop)
    }

    async fn data(&self, who: ParticipantId) -> Result<PersonalData> {
        self.read()?.data(who)
    }

    async fn marked(&self, who: ParticipantId, question: &QuestionId) -> Result<Option<Marked>> {
        self.read()?.marked(who, question)
    }

    async fn object(&self, who: ParticipantId, question: &QuestionId, words: String) -> Result<()> {
        self.submit(Command::Object(who, question.clone(), words)).await.map(drop)
    }

    async fn sign(&self, who: ParticipantId, signature: Signature) -> Result<()> {
        self.submit(Command::Sign(who, signature)).await.map(drop)
    }

    async fn erase(&self, who: ParticipantId) -> Result<Time> {
        match self.submit(Command::Erase(who)).await? {
            Answer::When(due) => Ok(due),
            other => Err(unexpected(&other)),
        }
    }

    async fn keep(&self, who: ParticipantId) -> Result<()> {
        self.submit(Command::Keep(who)).await.map(drop)
    }

    async fn notices(&self, who: ParticipantId) -> Result<Vec<Notice>> {
        self.read()?.notices(who, self.clock.now())
    }

    async fn told(&self, notice: NoticeId) -> Result<()> {
        self.submit(Command::Told(notice)).await.map(drop)
    }

    async fn moderator(&self, name: &str) -> Result<ModeratorId> {
        match self.submit(Command::Moderator(name.to_owned())).await? {
            Answer::Moderator(number) => Ok(ModeratorId(number)),
            other => Err(unexpected(&other)),
        }
    }

    async fn queue(&self, who: ModeratorId, question: &QuestionId, status: Status) -> Result<Vec<QueueItem>> {
        let shared = self.read()?;
        let held = |number| {
            let (holder, seconds) = self.leases(|leases, now| leases.other(number, who.0, now))?;
            Some((shared.ties.name(holder).to_owned(), seconds))
        };
        shared.queue(question, status, held)
    }

    async fn lease(&self, who: ModeratorId, proposal: &ProposalId) -> Result<()> {
        let number = self.holding(who, proposal)?;
        self.leases(|leases, now| leases.take(number, who.0, now));
        Ok(())
    }

    async fn release(&self, who: ModeratorId, proposal: &ProposalId) -> Result<()> {
        if let Some(number) = self.read()?.state.proposal(proposal) {
            self.leases(|leases, _| leases.give_back(number, who.0));
        }
        Ok(())
    }

    async fn decide(
        &self,
        who: ModeratorId,
        proposal: &ProposalId,
        seen: Status,
        decision: Decision,
    ) -> Result<Status> {
        let number = self.holding(who, proposal)?;
        match self.submit(Command::Decide(who.0, proposal.clone(), seen, decision)).await? {
            Answer::Status(status) => {
                self.leases(|leases, _| leases.give_back(number, who.0));
                Ok(status)
            }
            other => Err(unexpected(&other)),
        }
    }

    async fn undo(&self, who: ModeratorId) -> Result<Undone> {
        match self.submit(Command::Undo(who.0)).await? {
            Answer::Undone(undone) => Ok(undone),
            other => Err(unexpected(&other)),
        }
    }

    async fn leave(&self, who: ModeratorId) -> Result<()> {
        self.leases(|leases, _| leases.give_all_back(who.0));
        self.submit(Command::Leave(who.0)).await.map(drop)
    }

    async fn alerts(&self, who: ModeratorId, question: &QuestionId) -> Result<Vec<Mark>> {
        self.read()?.alerts(who, question)
    }

    async fn set_aside(
        &self,
        who: ModeratorId,
        question: &QuestionId,
        participants: Vec<ParticipantId>,
        reason: Reason,
    ) -> Result<CohortId> {
        match self.submit(Command::SetAside(who.0, question.clone(), participants, reason)).await? {
            Answer::Count(number) => Ok(CohortId(u32::try_from(number).unwrap_or(u32::MAX))),
            other => Err(unexpected(&other)),
        }
    }

    async fn restore(&self, who: ModeratorId, cohort: CohortId) -> Result<()> {
        self.submit(Command::Restore(who.0, cohort.0)).await.map(drop)
    }

    async fn cohorts(&self, who: ModeratorId, question: &QuestionId) -> Result<Vec<Cohort>> {
        self.read()?.cohorts(who, question)
    }

    async fn settle(&self, question: Question) -> Result<bool> {
        match self.submit(Command::Settle(Box::new(question))).await? {
            Answer::Done(changed) => Ok(changed),
            other => Err(unexpected(&other)),
        }
    }

    async fn close(&self, question: &QuestionId, closed: bool) -> Result<()> {
        self.submit(Command::Close(question.clone(), closed)).await.map(drop)
    }

    async fn import(&self, question: &QuestionId, rows: Vec<Imported>) -> Result<Vec<(ProposalId, bool)>> {
        match self.submit(Command::Import(question.clone(), rows)).await? {
            Answer::Proposals(numbers) => {
                Ok(numbers.into_iter().map(|(number, new)| (proposal_id(number), new)).collect())
            }
            other => Err(unexpected(&other)),
        }
    }

    async fn replay(&self, question: &QuestionId, votes: Vec<ReplayedVote>) -> Result<u64> {
        match self.submit(Command::Replay(question.clone(), votes)).await? {
            Answer::Count(changed) => Ok(changed),
            other => Err(unexpected(&other)),
        }
    }

    async fn all(&self, question: &QuestionId) -> Result<Vec<Row>> {
        self.read()?.rows(question)
    }

    async fn sweep(&self) -> Result<usize> {
        match self.submit(Command::Sweep).await? {
            Answer::Count(erased) => Ok(usize::try_from(erased).unwrap_or(usize::MAX)),
            other => Err(unexpected(&other)),
        }
    }

    async fn shut(&self) -> Result<()> {
        let (done, answer) = oneshot::channel();
        self.send(Asked::Shut(done))?;
        answer.await.map_err(|_| closed())?
    }
}

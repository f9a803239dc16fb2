//! The port on the embedded engine: each verb is a command for the writer, or a view.

use async_trait::async_trait;

use super::{Engine, unexpected};
use crate::backend::{
    Act, Alike, Amendment, Backend, Capabilities, Card, Checked, Cohort, CohortId, Draft, Head, Imported, Keyword,
    Kind, Leaf, Mark, Marked, Mine, News, Page, PersonalData, Progress, Query, QuestionView, QueueItem, Reach,
    ReplayedVote, Row, Shown, Stats, Undone,
};
use crate::engine::command::{Answer, Command};
use crate::engine::state::proposal_id;
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

    async fn keywords(&self, question: &QuestionId, limit: usize) -> Result<Vec<Keyword>> {
        self.read()?.keywords(question, limit)
    }

    async fn head(&self) -> Result<Head> {
        let head = self.read().map(|_| self.head.get())?;
        Ok(Head { entries: head.length, link: head.hex() })
    }

    async fn join(&self, link: LinkKey, channel: Channel, reach: Option<Vec<u8>>) -> Result<ParticipantId> {
        answer!(self.submit(Command::Join(link, channel, reach)).await?, Participant)
    }

    async fn next(&self, who: ParticipantId, question: &QuestionId, count: usize) -> Result<Vec<Card>> {
        let numbers = answer!(self.submit(Command::Next(who, question.clone(), count)).await?, Cards)?;
        self.read()?.cards(who, &numbers)
    }

    async fn sequence(
        &self,
        who: ParticipantId,
        question: &QuestionId,
        kind: &Kind,
        count: usize,
    ) -> Result<Vec<Card>> {
        let command = Command::Sequence(who, question.clone(), kind.clone(), count);
        let numbers = answer!(self.submit(command).await?, Cards)?;
        self.read()?.cards(who, &numbers)
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
        let command = Command::Propose(who, question.clone(), Box::new(draft));
        answer!(self.submit(command).await?, Proposal).map(proposal_id)
    }

    async fn withdraw(&self, who: ParticipantId, proposal: &ProposalId) -> Result<()> {
        self.submit(Command::Withdraw(who, proposal.clone())).await.map(drop)
    }

    async fn appeal(&self, who: ParticipantId, proposal: &ProposalId) -> Result<()> {
        self.submit(Command::Appeal(who, proposal.clone())).await.map(drop)
    }

    async fn mine(&self, who: ParticipantId, question: &QuestionId) -> Result<Vec<Mine>> {
        self.read()?.mine(who, question, self.clock.now())
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
        self.read()?.data(who, self.clock.now())
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
        answer!(self.submit(Command::Erase(who)).await?, When)
    }

    async fn keep(&self, who: ParticipantId) -> Result<()> {
        self.submit(Command::Keep(who)).await.map(drop)
    }

    async fn notices(&self, who: ParticipantId) -> Result<Vec<Notice>> {
        self.read()?.notices(who, self.clock.now())
    }

    async fn due(&self) -> Result<Vec<Reach>> {
        Ok(self.read()?.due(self.clock.now()))
    }

    async fn told(&self, notice: NoticeId) -> Result<()> {
        self.submit(Command::Told(notice)).await.map(drop)
    }

    async fn moderator(&self, name: &str) -> Result<ModeratorId> {
        answer!(self.submit(Command::Moderator(name.to_owned())).await?, Moderator).map(ModeratorId)
    }

    async fn queue(&self, who: ModeratorId, question: &QuestionId, status: Status) -> Result<Vec<QueueItem>> {
        let shared = self.read()?;
        shared.queue(question, status, |number| self.held(&shared, who, number))
    }

    async fn item(&self, who: ModeratorId, proposal: &ProposalId) -> Result<QueueItem> {
        let shared = self.read()?;
        shared.queued(proposal, |number| self.held(&shared, who, number))
    }

    async fn lease(&self, who: ModeratorId, proposal: &ProposalId) -> Result<()> {
        self.take_lease(who, proposal)
    }

    async fn release(&self, who: ModeratorId, proposal: &ProposalId) -> Result<()> {
        self.give_lease_back(who, proposal)
    }

    async fn decide(
        &self,
        who: ModeratorId,
        proposal: &ProposalId,
        seen: Status,
        decision: Decision,
    ) -> Result<Status> {
        self.decided(who, proposal, seen, decision).await
    }

    async fn amend(
        &self,
        who: ModeratorId,
        proposal: &ProposalId,
        seen: Status,
        amendment: Amendment,
    ) -> Result<QueueItem> {
        self.holding(who, proposal)?;
        self.submit(Command::Amend(who.0, proposal.clone(), seen, Box::new(amendment))).await?;
        self.item(who, proposal).await
    }

    async fn undo(&self, who: ModeratorId) -> Result<Undone> {
        answer!(self.submit(Command::Undo(who.0)).await?, Undone)
    }

    async fn take_back(&self, who: ModeratorId, proposal: &ProposalId, seen: Status) -> Result<Undone> {
        self.holding(who, proposal)?;
        answer!(self.submit(Command::TakeBack(who.0, proposal.clone(), seen)).await?, Undone)
    }

    async fn note(&self, who: ModeratorId, proposal: &ProposalId, words: String) -> Result<()> {
        self.submit(Command::Note(who.0, proposal.clone(), words)).await.map(drop)
    }

    async fn write(&self, who: ModeratorId, proposal: &ProposalId, words: String) -> Result<()> {
        self.submit(Command::Write(who.0, proposal.clone(), words)).await.map(drop)
    }

    async fn seize(&self, who: ModeratorId, proposal: &ProposalId) -> Result<()> {
        self.seized(who, proposal).await
    }

    async fn news(&self, who: ModeratorId, question: &QuestionId, since: u64) -> Result<News> {
        self.what_changed(who, question, since)
    }

    async fn stats(&self, who: ModeratorId, question: &QuestionId, since: &[Time]) -> Result<Stats> {
        self.figures(who, question, since)
    }

    async fn acts(&self, who: ModeratorId, question: &QuestionId, leaf: &Leaf) -> Result<Vec<Act>> {
        self.done(who, question, leaf)
    }

    async fn check(&self, who: ModeratorId) -> Result<Checked> {
        self.checked(who).await
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
        self.set_apart(who, question, participants, reason).await
    }

    async fn restore(&self, who: ModeratorId, cohort: CohortId) -> Result<()> {
        self.submit(Command::Restore(who.0, cohort.0)).await.map(drop)
    }

    async fn cohorts(&self, who: ModeratorId, question: &QuestionId) -> Result<Vec<Cohort>> {
        self.read()?.cohorts(who, question)
    }

    async fn settle(&self, question: Question) -> Result<bool> {
        answer!(self.submit(Command::Settle(Box::new(question))).await?, Done)
    }

    async fn close(&self, question: &QuestionId, closed: bool) -> Result<()> {
        self.submit(Command::Close(question.clone(), closed)).await.map(drop)
    }

    async fn import(&self, question: &QuestionId, rows: Vec<Imported>) -> Result<Vec<(ProposalId, bool)>> {
        self.imported(question, rows).await
    }

    async fn replay(&self, question: &QuestionId, votes: Vec<ReplayedVote>) -> Result<u64> {
        answer!(self.submit(Command::Replay(question.clone(), votes)).await?, Count)
    }

    async fn all(&self, question: &QuestionId) -> Result<Vec<Row>> {
        self.read()?.rows(question)
    }

    async fn sweep(&self) -> Result<usize> {
        self.swept().await
    }

    async fn shut(&self) -> Result<()> {
        self.end().await
    }
}

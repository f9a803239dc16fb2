//! The port: each verb is the operation of its name.

use std::sync::atomic::Ordering;

use async_trait::async_trait;

use super::Ilfaut;
use crate::backend::{
    Act, Alike, Amendment, Backend, Capabilities, Card, Checked, Cohort, CohortId, Draft, Head, Imported, Keyword,
    Kind, Leaf, Mark, Marked, Mine, News, Page, PersonalData, Progress, Query, QuestionView, QueueItem, Reach,
    ReplayedVote, Row, Shown, Stats, Undone,
};
use crate::dialect::extension as verb;
use crate::error::{Error, Result};
use crate::model::{
    Channel, Decision, LinkKey, ModeratorId, Notice, NoticeId, ParticipantId, ProposalId, Qualification, Question,
    QuestionId, Signature, Status, Time, TopicId, VoteKey,
};
use crate::remote::outbox::Change;
use crate::rules::watch::Reason;

#[async_trait]
impl Backend for Ilfaut {
    fn can(&self) -> Capabilities {
        self.can
    }

    async fn join(&self, link: LinkKey, channel: Channel, reach: Option<Vec<u8>>) -> Result<ParticipantId> {
        self.embody(link, channel, reach).await
    }

    async fn moderator(&self, name: &str) -> Result<ModeratorId> {
        let seated = match &self.login {
            Some(login) => self.own_seat(login).await?,
            None => self.owner(&verb::Sit { name: name.to_owned() }).await?,
        };
        Ok(self.tokens.seated(seated).0)
    }

    async fn propose(&self, who: ParticipantId, question: &QuestionId, draft: Draft) -> Result<ProposalId> {
        let Draft { phrase, language, signature } = draft;
        let (question, text) = (question.clone(), phrase.to_string());
        self.citizen(who, &verb::Propose { question, text, language, signature }).await
    }

    async fn import(&self, question: &QuestionId, rows: Vec<Imported>) -> Result<Vec<(ProposalId, bool)>> {
        self.send_rows(question, &rows).await
    }

    async fn replay(&self, question: &QuestionId, votes: Vec<ReplayedVote>) -> Result<u64> {
        self.send_votes(question, &votes).await
    }

    /// Leaves the server as it is: it belongs to another program.
    async fn shut(&self) -> Result<()> {
        self.closed.store(true, Ordering::Relaxed);
        Ok(())
    }

    async fn questions(&self) -> Result<Vec<QuestionView>> {
        self.owner(&verb::Questions {}).await
    }

    async fn next(&self, who: ParticipantId, question: &QuestionId, count: usize) -> Result<Vec<Card>> {
        self.dealt(who, &verb::Next { question: question.clone(), count }).await
    }

    async fn sequence(
        &self,
        who: ParticipantId,
        question: &QuestionId,
        kind: &Kind,
        count: usize,
    ) -> Result<Vec<Card>> {
        self.dealt(who, &verb::Sequence { question: question.clone(), kind: kind.clone(), count }).await
    }

    async fn pass(&self, who: ParticipantId, proposal: &ProposalId) -> Result<()> {
        self.citizen(who, &verb::Pass { proposal: proposal.clone() }).await
    }

    async fn why(&self, who: ParticipantId, proposal: &ProposalId) -> Result<Shown> {
        self.citizen(who, &verb::Why { proposal: proposal.clone() }).await
    }

    async fn card(&self, who: ParticipantId, proposal: &ProposalId) -> Result<Card> {
        let card = self.citizen(who, &verb::Card { proposal: proposal.clone() }).await?;
        self.came(who, vec![card])?.pop().ok_or_else(|| Error::NotFound(format!("proposal {proposal}")))
    }

    async fn vote(&self, who: ParticipantId, proposal: &ProposalId, key: VoteKey) -> Result<Card> {
        self.change(who, proposal, Change::Vote(key)).await
    }

    async fn unvote(&self, who: ParticipantId, proposal: &ProposalId) -> Result<Card> {
        self.change(who, proposal, Change::Unvote).await
    }

    async fn qualify(&self, who: ParticipantId, proposal: &ProposalId, word: Qualification, on: bool) -> Result<Card> {
        self.change(who, proposal, Change::Qualify(word, on)).await
    }

    async fn withdraw(&self, who: ParticipantId, proposal: &ProposalId) -> Result<()> {
        self.citizen(who, &verb::Withdraw { proposal: proposal.clone() }).await
    }

    async fn appeal(&self, who: ParticipantId, proposal: &ProposalId) -> Result<()> {
        self.citizen(who, &verb::Appeal { proposal: proposal.clone() }).await
    }

    async fn mine(&self, who: ParticipantId, question: &QuestionId) -> Result<Vec<Mine>> {
        self.citizen(who, &verb::Mine { question: question.clone() }).await
    }

    async fn voted(&self, who: ParticipantId, question: &QuestionId) -> Result<Vec<Card>> {
        self.dealt(who, &verb::Voted { question: question.clone() }).await
    }

    async fn search(&self, who: ParticipantId, question: &QuestionId, query: &Query) -> Result<Page> {
        let verb = verb::Search { question: question.clone(), query: query.clone() };
        let page = self.citizen(who, &verb).await?;
        Ok(Page { cards: self.came(who, page.cards)?, ..page })
    }

    async fn similar(&self, question: &QuestionId, text: &str, limit: usize) -> Result<Vec<Alike>> {
        self.owner(&verb::Similar { question: question.clone(), text: text.to_owned(), limit }).await
    }

    async fn topics(&self, question: &QuestionId) -> Result<Vec<(TopicId, u64)>> {
        self.owner(&verb::Topics { question: question.clone() }).await
    }

    async fn keywords(&self, question: &QuestionId, limit: usize) -> Result<Vec<Keyword>> {
        self.owner(&verb::Keywords { question: question.clone(), limit }).await
    }

    async fn head(&self) -> Result<Head> {
        self.owner(&verb::Head {}).await
    }

    async fn progress(&self, who: ParticipantId, question: &QuestionId) -> Result<Progress> {
        self.citizen(who, &verb::Progress { question: question.clone() }).await
    }

    async fn declare(&self, who: ParticipantId, question: &QuestionId, inside: bool) -> Result<()> {
        self.citizen(who, &verb::Declare { question: question.clone(), inside }).await
    }

    async fn data(&self, who: ParticipantId) -> Result<PersonalData> {
        self.citizen(who, &verb::Data {}).await
    }

    async fn marked(&self, who: ParticipantId, question: &QuestionId) -> Result<Option<Marked>> {
        self.citizen(who, &verb::Marked { question: question.clone() }).await
    }

    async fn object(&self, who: ParticipantId, question: &QuestionId, words: String) -> Result<()> {
        self.citizen(who, &verb::Object { question: question.clone(), words }).await
    }

    async fn sign(&self, who: ParticipantId, signature: Signature) -> Result<()> {
        self.citizen(who, &verb::Sign { signature }).await
    }

    async fn erase(&self, who: ParticipantId) -> Result<Time> {
        self.citizen(who, &verb::Erase {}).await
    }

    async fn keep(&self, who: ParticipantId) -> Result<()> {
        self.citizen(who, &verb::Keep {}).await
    }

    async fn notices(&self, who: ParticipantId) -> Result<Vec<Notice>> {
        self.citizen(who, &verb::Notices {}).await
    }

    async fn due(&self) -> Result<Vec<Reach>> {
        self.owner(&verb::Due {}).await
    }

    async fn told(&self, notice: NoticeId) -> Result<()> {
        self.owner(&verb::Told { notice }).await
    }

    async fn queue(&self, who: ModeratorId, question: &QuestionId, status: Status) -> Result<Vec<QueueItem>> {
        self.desk(who, &verb::Queue { question: question.clone(), status }).await
    }

    async fn item(&self, who: ModeratorId, proposal: &ProposalId) -> Result<QueueItem> {
        self.desk(who, &verb::Item { proposal: proposal.clone() }).await
    }

    async fn amend(
        &self,
        who: ModeratorId,
        proposal: &ProposalId,
        seen: Status,
        amendment: Amendment,
    ) -> Result<QueueItem> {
        self.desk(who, &verb::Amend { proposal: proposal.clone(), seen, amendment }).await
    }

    async fn lease(&self, who: ModeratorId, proposal: &ProposalId) -> Result<()> {
        self.desk(who, &verb::Lease { proposal: proposal.clone() }).await
    }

    async fn release(&self, who: ModeratorId, proposal: &ProposalId) -> Result<()> {
        self.desk(who, &verb::Release { proposal: proposal.clone() }).await
    }

    async fn decide(
        &self,
        who: ModeratorId,
        proposal: &ProposalId,
        seen: Status,
        decision: Decision,
    ) -> Result<Status> {
        self.desk(who, &verb::Decide { proposal: proposal.clone(), seen, decision }).await
    }

    async fn undo(&self, who: ModeratorId) -> Result<Undone> {
        self.desk(who, &verb::Undo {}).await
    }

    async fn take_back(&self, who: ModeratorId, proposal: &ProposalId, seen: Status) -> Result<Undone> {
        self.desk(who, &verb::TakeBack { proposal: proposal.clone(), seen }).await
    }

    async fn note(&self, who: ModeratorId, proposal: &ProposalId, words: String) -> Result<()> {
        self.desk(who, &verb::Note { proposal: proposal.clone(), words }).await
    }

    async fn write(&self, who: ModeratorId, proposal: &ProposalId, words: String) -> Result<()> {
        self.desk(who, &verb::Write { proposal: proposal.clone(), words }).await
    }

    async fn seize(&self, who: ModeratorId, proposal: &ProposalId) -> Result<()> {
        self.desk(who, &verb::Seize { proposal: proposal.clone() }).await
    }

    async fn news(&self, who: ModeratorId, question: &QuestionId, since: u64) -> Result<News> {
        self.desk(who, &verb::News { question: question.clone(), since }).await
    }

    async fn stats(&self, who: ModeratorId, question: &QuestionId, since: &[Time]) -> Result<Stats> {
        self.desk(who, &verb::Stats { question: question.clone(), since: since.to_vec() }).await
    }

    async fn acts(&self, who: ModeratorId, question: &QuestionId, leaf: &Leaf) -> Result<Vec<Act>> {
        self.desk(who, &verb::Acts { question: question.clone(), leaf: leaf.clone() }).await
    }

    async fn check(&self, who: ModeratorId) -> Result<Checked> {
        self.desk(who, &verb::Check {}).await
    }

    async fn leave(&self, who: ModeratorId) -> Result<()> {
        self.desk(who, &verb::Leave {}).await
    }

    async fn alerts(&self, who: ModeratorId, question: &QuestionId) -> Result<Vec<Mark>> {
        self.desk(who, &verb::Alerts { question: question.clone() }).await
    }

    async fn set_aside(
        &self,
        who: ModeratorId,
        question: &QuestionId,
        participants: Vec<ParticipantId>,
        reason: Reason,
    ) -> Result<CohortId> {
        self.desk(who, &verb::SetAside { question: question.clone(), participants, reason }).await
    }

    async fn restore(&self, who: ModeratorId, cohort: CohortId) -> Result<()> {
        self.desk(who, &verb::Restore { cohort }).await
    }

    async fn cohorts(&self, who: ModeratorId, question: &QuestionId) -> Result<Vec<Cohort>> {
        self.desk(who, &verb::Cohorts { question: question.clone() }).await
    }

    async fn settle(&self, question: Question) -> Result<bool> {
        self.owner(&verb::Settle { question: Box::new(question) }).await
    }

    async fn close(&self, question: &QuestionId, closed: bool) -> Result<()> {
        self.owner(&verb::Close { question: question.clone(), closed }).await
    }

    async fn all(&self, question: &QuestionId) -> Result<Vec<Row>> {
        self.owner(&verb::All { question: question.clone() }).await
    }

    async fn sweep(&self) -> Result<usize> {
        self.deliver_all().await?;
        self.owner(&verb::Sweep {}).await
    }
}

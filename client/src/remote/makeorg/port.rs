//! The port's verbs, each handed to where it is done; those that no such server has are refused here.

use async_trait::async_trait;

use super::MakeOrg;
use crate::backend::{
    Act, Alike, Amendment, Backend, Capabilities, Card, Checked, Cohort, CohortId, Draft, Head, Imported, Keyword,
    Kind, Leaf, Mark, Marked, Mine, News, Page, PersonalData, Progress, Query, QuestionView, QueueItem, Reach,
    ReplayedVote, Row, Shown, Stats, Undone,
};
use crate::error::{Error, Refusal, Result};
use crate::model::{
    Channel, Decision, LinkKey, ModeratorId, Notice, NoticeId, ParticipantId, ProposalId, Qualification, Question,
    QuestionId, Signature, Status, Time, TopicId, VoteKey,
};
use crate::remote::outbox::Change;
use crate::rules::watch::Reason;

const TELL: Error = Error::NotSupported("have notices: the server tells authors itself");
const ORGANISE: Error = Error::NotSupported("organise a consultation there");
const WATCH: Error = Error::NotSupported("look there for votes that are not their voters' own");

#[async_trait]
impl Backend for MakeOrg {
    fn can(&self) -> Capabilities {
        let moderate = self.0.credentials.is_some();
        Capabilities { moderate, undo_after_notice: false, organise: false, durable: false, converse: false }
    }

    async fn questions(&self) -> Result<Vec<QuestionView>> {
        self.0.questions().await
    }

    /// Where to write to somebody is not kept: make.org tells authors itself, by mail.
    async fn join(&self, link: LinkKey, channel: Channel, _reach: Option<Vec<u8>>) -> Result<ParticipantId> {
        self.0.join(link, channel).await
    }

    async fn next(&self, who: ParticipantId, question: &QuestionId, count: usize) -> Result<Vec<Card>> {
        self.0.next(who, question, count).await
    }

    async fn sequence(
        &self,
        who: ParticipantId,
        question: &QuestionId,
        kind: &Kind,
        count: usize,
    ) -> Result<Vec<Card>> {
        self.0.sequence(who, question, kind, count).await
    }

    async fn pass(&self, who: ParticipantId, proposal: &ProposalId) -> Result<()> {
        self.0.pass(who, proposal).await
    }

    async fn why(&self, who: ParticipantId, proposal: &ProposalId) -> Result<Shown> {
        self.0.why(who, proposal).await
    }

    async fn card(&self, who: ParticipantId, proposal: &ProposalId) -> Result<Card> {
        self.0.card(who, proposal).await
    }

    async fn vote(&self, who: ParticipantId, proposal: &ProposalId, key: VoteKey) -> Result<Card> {
        self.0.change(who, proposal, Change::Vote(key)).await
    }

    async fn unvote(&self, who: ParticipantId, proposal: &ProposalId) -> Result<Card> {
        self.0.change(who, proposal, Change::Unvote).await
    }

    async fn qualify(&self, who: ParticipantId, proposal: &ProposalId, word: Qualification, on: bool) -> Result<Card> {
        self.0.change(who, proposal, Change::Qualify(word, on)).await
    }

    async fn propose(&self, who: ParticipantId, question: &QuestionId, draft: Draft) -> Result<ProposalId> {
        self.0.propose(who, question, &draft).await
    }

    async fn withdraw(&self, _who: ParticipantId, _proposal: &ProposalId) -> Result<()> {
        Err(Error::NotSupported("take a proposal back that was sent there"))
    }

    async fn appeal(&self, _who: ParticipantId, _proposal: &ProposalId) -> Result<()> {
        Err(Error::NotSupported("contest a refusal there"))
    }

    async fn mine(&self, who: ParticipantId, question: &QuestionId) -> Result<Vec<Mine>> {
        self.0.mine(who, question).await
    }

    async fn voted(&self, who: ParticipantId, question: &QuestionId) -> Result<Vec<Card>> {
        self.0.voted(who, question).await
    }

    async fn search(&self, who: ParticipantId, question: &QuestionId, query: &Query) -> Result<Page> {
        self.0.search(who, question, query).await
    }

    async fn similar(&self, question: &QuestionId, text: &str, limit: usize) -> Result<Vec<Alike>> {
        self.0.similar(question, text, limit).await
    }

    async fn topics(&self, question: &QuestionId) -> Result<Vec<(TopicId, u64)>> {
        self.0.topics(question).await
    }

    async fn progress(&self, who: ParticipantId, question: &QuestionId) -> Result<Progress> {
        self.0.progress(who, question).await
    }

    async fn declare(&self, _who: ParticipantId, _question: &QuestionId, _inside: bool) -> Result<()> {
        Err(Error::NotSupported("keep what somebody declares of themselves"))
    }

    async fn data(&self, who: ParticipantId) -> Result<PersonalData> {
        self.0.data(who).await
    }

    async fn marked(&self, who: ParticipantId, _question: &QuestionId) -> Result<Option<Marked>> {
        self.0.reader(who).await.map(|_| None)
    }

    async fn object(&self, who: ParticipantId, _question: &QuestionId, _words: String) -> Result<()> {
        self.0.reader(who).await?;
        Err(Refusal::NotSetAside.into())
    }

    async fn sign(&self, _who: ParticipantId, _signature: Signature) -> Result<()> {
        Err(Error::NotSupported("change how an account there signs"))
    }

    async fn erase(&self, who: ParticipantId) -> Result<Time> {
        self.0.erase(who).await
    }

    async fn keep(&self, who: ParticipantId) -> Result<()> {
        self.0.keep(who).await
    }

    async fn notices(&self, who: ParticipantId) -> Result<Vec<Notice>> {
        self.0.reader(who).await.map(|_| Vec::new())
    }

    async fn due(&self) -> Result<Vec<Reach>> {
        Err(TELL)
    }

    async fn told(&self, _notice: NoticeId) -> Result<()> {
        Err(TELL)
    }

    async fn moderator(&self, _name: &str) -> Result<ModeratorId> {
        self.0.moderator().await
    }

    async fn queue(&self, who: ModeratorId, question: &QuestionId, status: Status) -> Result<Vec<QueueItem>> {
        self.0.queue(who, question, status).await
    }

    async fn item(&self, who: ModeratorId, proposal: &ProposalId) -> Result<QueueItem> {
        self.0.item(who, proposal).await
    }

    async fn amend(
        &self,
        who: ModeratorId,
        proposal: &ProposalId,
        seen: Status,
        amendment: Amendment,
    ) -> Result<QueueItem> {
        self.0.amend(who, proposal, seen, amendment).await
    }

    async fn keywords(&self, question: &QuestionId, limit: usize) -> Result<Vec<Keyword>> {
        self.0.keywords(question, limit).await
    }

    async fn head(&self) -> Result<Head> {
        Err(Error::NotSupported("show its record"))
    }

    async fn lease(&self, who: ModeratorId, proposal: &ProposalId) -> Result<()> {
        self.0.lease(who, proposal).await
    }

    /// There is no giving back: such a lock ends by itself after seconds.
    async fn release(&self, _who: ModeratorId, _proposal: &ProposalId) -> Result<()> {
        self.0.open()
    }

    async fn decide(
        &self,
        who: ModeratorId,
        proposal: &ProposalId,
        seen: Status,
        decision: Decision,
    ) -> Result<Status> {
        self.0.decide(who, proposal, seen, decision).await
    }

    async fn undo(&self, who: ModeratorId) -> Result<Undone> {
        self.0.undo(who).await
    }

    /// Only what has not been sent yet.
    async fn take_back(&self, who: ModeratorId, proposal: &ProposalId, seen: Status) -> Result<Undone> {
        self.0.take_back(who, proposal, seen).await
    }

    async fn note(&self, _who: ModeratorId, _proposal: &ProposalId, _words: String) -> Result<()> {
        Err(Error::NotSupported("keep notes there"))
    }

    /// There, an author is only written to with a decision.
    async fn write(&self, _who: ModeratorId, _proposal: &ProposalId, _words: String) -> Result<()> {
        Err(Error::NotSupported("write to an author there"))
    }

    async fn seize(&self, _who: ModeratorId, _proposal: &ProposalId) -> Result<()> {
        Err(Error::NotSupported("take over a lock there"))
    }

    async fn news(&self, _who: ModeratorId, _question: &QuestionId, _since: u64) -> Result<News> {
        Err(Error::NotSupported("tell what changed there"))
    }

    async fn stats(&self, _who: ModeratorId, _question: &QuestionId, _since: &[Time]) -> Result<Stats> {
        Err(Error::NotSupported("count there by days"))
    }

    async fn acts(&self, _who: ModeratorId, _question: &QuestionId, _leaf: &Leaf) -> Result<Vec<Act>> {
        Err(Error::NotSupported("show what moderators did there"))
    }

    async fn check(&self, _who: ModeratorId) -> Result<Checked> {
        Err(Error::NotSupported("check its record"))
    }

    async fn leave(&self, who: ModeratorId) -> Result<()> {
        self.0.leave(who).await
    }

    async fn alerts(&self, _who: ModeratorId, _question: &QuestionId) -> Result<Vec<Mark>> {
        Err(WATCH)
    }

    async fn set_aside(
        &self,
        _who: ModeratorId,
        _question: &QuestionId,
        _participants: Vec<ParticipantId>,
        _reason: Reason,
    ) -> Result<CohortId> {
        Err(WATCH)
    }

    async fn restore(&self, _who: ModeratorId, _cohort: CohortId) -> Result<()> {
        Err(WATCH)
    }

    async fn cohorts(&self, _who: ModeratorId, _question: &QuestionId) -> Result<Vec<Cohort>> {
        Err(WATCH)
    }

    async fn settle(&self, _question: Question) -> Result<bool> {
        Err(ORGANISE)
    }

    async fn close(&self, _question: &QuestionId, _closed: bool) -> Result<()> {
        Err(ORGANISE)
    }

    async fn import(&self, _question: &QuestionId, _rows: Vec<Imported>) -> Result<Vec<(ProposalId, bool)>> {
        Err(ORGANISE)
    }

    async fn replay(&self, _question: &QuestionId, _votes: Vec<ReplayedVote>) -> Result<u64> {
        Err(ORGANISE)
    }

    async fn all(&self, _question: &QuestionId) -> Result<Vec<Row>> {
        Err(ORGANISE)
    }

    async fn sweep(&self) -> Result<usize> {
        self.0.sweep().await
    }

    async fn shut(&self) -> Result<()> {
        self.0.shut();
        Ok(())
    }
}

//! Cards, fates and proposals on the wire, into each other.
//!
//! A card does not say who its author is: [`Setting`] adds that. On the wire there is no word for why
//! one's own proposal was refused ([`Mine::refusal`]) except for moderators. Read back, an organisation is a name, tags are
//! topics, and the counts are kept back until one has voted, whatever the server told.

use super::{Author, Proposal, ProposalKey, ProposalQuestion, slug};
use crate::backend::{Card, Mine};
use crate::dialect::moment::Moment;
use crate::dialect::tag::TagRef;
use crate::dialect::{question, vote};
use crate::model::{Language, ProposalId, Question, QuestionId, Signature, Status, Time, TopicId};

/// What a proposal's page says beside the card.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The question.
    pub question: &'a Question,
    /// The language asked for.
    pub language: Language,
    /// The author's account, where it may be told.
    pub user: Option<&'a str>,
    /// The key made for whoever asks.
    pub key: &'a str,
}

impl Proposal {
    /// A card as one participant sees it.
    pub fn of_card(card: &Card, setting: &Setting<'_>) -> Self {
        let votes = vote::tallies(&vote::counts(card), card.ballot.as_ref());
        let mut proposal = Self::bare(&card.proposal, &card.text, card.status, card.sent, setting);
        proposal.content_language = Some(card.language.to_string());
        proposal.votes = votes;
        proposal.author = Author::from(&card.author);
        proposal.tags = card.topics.iter().map(|topic| TagRef::of(setting.question, topic, setting.language)).collect();
        proposal.my_proposal = card.mine;
        proposal
    }

    /// One's own proposal, in any status.
    pub fn of_mine(mine: &Mine, signature: &Signature, setting: &Setting<'_>) -> Self {
        let mut proposal = Self::bare(&mine.proposal, &mine.text, mine.status, mine.sent, setting);
        let votes = mine.standing.map_or([0; 3], |standing| [standing.agree, standing.disagree, standing.neutral]);
        proposal.votes = vote::tallies(&crate::model::Counts { votes, ..Default::default() }, None);
        proposal.author = Author::from(signature);
        proposal.my_proposal = true;
        proposal
    }

    fn bare(id: &ProposalId, text: &str, status: Status, sent: Time, setting: &Setting<'_>) -> Self {
        Self {
            id: id.to_string(),
            user_id: setting.user.map(str::to_owned),
            content: text.to_owned(),
            content_language: None,
            translated_content: None,
            translated_language: None,
            slug: slug(text),
            status: status.into(),
            created_at: sent.into(),
            updated_at: None,
            votes: Vec::new(),
            context: None,
            trending: None,
            labels: Vec::new(),
            author: Author::default(),
            organisations: Vec::new(),
            tags: Vec::new(),
            selected_stake_tag: None,
            my_proposal: false,
            idea: None,
            question: Some(ProposalQuestion::of(setting.question, setting.language)),
            operation_id: Some(setting.question.operation.slug.clone()),
            proposal_key: ProposalKey(setting.key.to_owned()),
            keywords: Vec::new(),
        }
    }

    /// The card it stands for; `question` and `language` where it does not say. A status nobody knows takes no votes.
    pub fn card(&self, question: &QuestionId, language: Language) -> Card {
        let ballot = vote::ballot(&self.votes);
        let told = self.question.as_ref().map(|question| question.question_id.as_str()).filter(|id| !id.is_empty());
        let written = self.content_language.as_deref().or_else(|| self.question.as_ref()?.language.as_deref());
        Card {
            proposal: ProposalId(self.id.as_str().into()),
            question: told.map_or_else(|| question.clone(), QuestionId::from),
            text: crate::model::phrase::clean(&self.content),
            language: written.and_then(|code| code.parse().ok()).unwrap_or(language),
            author: Signature::from(&self.author),
            sent: self.created_at.0,
            topics: self.topics(),
            status: self.status.known().unwrap_or(Status::Archived),
            mine: self.my_proposal,
            standing: ballot.is_some().then(|| vote::standing(&self.votes)),
            ballot,
            waiting: false,
        }
    }

    /// One's own proposal and its fate, as far as it is told: never why it was refused.
    pub fn mine(&self) -> Mine {
        let status = self.status.known().unwrap_or(Status::Archived);
        Mine {
            proposal: ProposalId(self.id.as_str().into()),
            text: self.content.clone(),
            sent: self.created_at.0,
            status,
            refusal: None,
            standing: (status == Status::Accepted).then(|| vote::standing(&self.votes)),
            appealable: false,
        }
    }

    fn topics(&self) -> Vec<TopicId> {
        self.tags.iter().map(TagRef::topic).collect()
    }
}

impl ProposalQuestion {
    /// A question in short.
    pub fn of(question: &Question, language: Language) -> Self {
        Self {
            question_id: question.id.to_string(),
            slug: question.id.to_string(),
            wording: question::Wording::of(question, language),
            countries: vec![question.country.clone()],
            language: question::first_language(question),
            returned_language: Some(language.to_string()),
            start_date: Some(Moment::start(question.opens)),
            end_date: Some(Moment::end(question.closes)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::Standing;
    use crate::dialect::tolerance;
    use crate::model::{Ballot, Qualification, VoteKey};

    fn card(ballot: Option<Ballot>) -> Card {
        Card {
            proposal: "p1".into(),
            question: "velo".into(),
            text: "Il faut un arceau devant chaque école".into(),
            language: Language::ENGLISH,
            author: Signature { name: Some("Nour".into()), age: Some(34) },
            topics: vec!["garer".into()],
            status: Status::Accepted,
            mine: false,
            standing: ballot.is_some().then_some(Standing { agree: 3, disagree: 2, neutral: 1 }),
            ballot,
            waiting: false,
            sent: Time(1_000),
        }
    }

    fn setting(question: &Question) -> Setting<'_> {
        Setting { question, language: Language::FRENCH, user: None, key: "k" }
    }

    #[test]
    fn a_card_comes_back_through_the_wire() {
        let question = Question::bare("velo".into());
        let ballot = Ballot { key: VoteKey::Agree, qualifications: vec![Qualification::Doable] };
        for card in [card(None), card(Some(ballot))] {
            let wire = serde_json::to_vec(&Proposal::of_card(&card, &setting(&question))).unwrap();
            let read: Proposal = tolerance::read(&wire).unwrap();
            assert_eq!(read.card(&"elsewhere".into(), Language::BRETON), card);
            assert_eq!((read.created_at, read.proposal_key), (Moment(Time(1_000)), ProposalKey("k".into())));
        }
    }

    #[test]
    fn counts_that_a_server_tells_stay_secret_until_one_has_voted() {
        let text = r#"{"id":"p","content":"c","votes":[{"voteKey":"agree","count":"12","hasVoted":false}]}"#;
        let read: Proposal = tolerance::read(text.as_bytes()).unwrap();
        let card = read.card(&"q".into(), Language::FRENCH);
        assert_eq!((card.standing, card.ballot, card.question), (None, None, "q".into()));
    }

    #[test]
    fn ones_own_comes_back_without_the_reason() {
        let question = Question::bare("velo".into());
        let mine = Mine {
            proposal: "p2".into(),
            text: "Il faut des trains la nuit".into(),
            sent: Time(77_000),
            status: Status::Pending,
            refusal: None,
            standing: None,
            appealable: false,
        };
        let written = Proposal::of_mine(&mine, &Signature::default(), &setting(&question));
        assert_eq!(written.mine(), mine);
    }
}

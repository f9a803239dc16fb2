//! The votes of an anonymous session, moved to the account that logs in. Knows the port only.
//!
//! Each vote is first given as the account and then taken back from the session: whatever stops in between loses nothing, and
//! the next login ends it. What the account has voted itself stays as it is. A moved vote was not dealt to the account: it
//! counts as `trusted`. Votes of questions that are over stay with the session.

use crate::backend::{Backend, Card};
use crate::error::{Error, Refusal, Result};
use crate::model::question::Openness;
use crate::model::{ParticipantId, ProposalId};

/// Moves every vote that can be moved.
pub(super) async fn votes(backend: &dyn Backend, from: ParticipantId, to: ParticipantId) -> Result<()> {
    for view in backend.questions().await?.into_iter().filter(|view| view.openness == Openness::Open) {
        for card in backend.voted(from, &view.question.id).await? {
            one(backend, from, to, card).await?;
        }
    }
    Ok(())
}

async fn one(backend: &dyn Backend, from: ParticipantId, to: ParticipantId, card: Card) -> Result<()> {
    let (proposal, Some(ballot)) = (card.proposal, card.ballot) else { return Ok(()) };
    if !has_voted(backend, to, &proposal).await? {
        match backend.vote(to, &proposal, ballot.key).await {
            Ok(_) => {
                for word in ballot.qualifications {
                    unless_refused(backend.qualify(to, &proposal, word, true).await)?;
                }
            }
            Err(Error::Refused(Refusal::OwnProposal)) => {}
            Err(Error::Refused(_)) => return Ok(()),
            Err(error) => return Err(error),
        }
    }
    unless_refused(backend.unvote(from, &proposal).await)
}

async fn has_voted(backend: &dyn Backend, who: ParticipantId, proposal: &ProposalId) -> Result<bool> {
    match backend.card(who, proposal).await {
        Ok(card) => Ok(card.ballot.is_some()),
        Err(Error::NotFound(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

fn unless_refused<T>(result: Result<T>) -> Result<()> {
    match result {
        Ok(_) | Err(Error::Refused(_)) => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::address::Address;
    use crate::backend::{Draft, Imported};
    use crate::connect::{Missing, open};
    use crate::model::{
        Channel, Language, LinkKey, Phrase, PhraseRule, Qualification, Question, QuestionId, Signature, Time, VoteKey,
    };
    use crate::world::{Dice, SetClock, World};

    fn seed(text: &str) -> Imported {
        Imported {
            external_id: text.to_owned(),
            text: text.to_owned(),
            language: Language::FRENCH,
            signature: Signature::default(),
            topics: Vec::new(),
            aggregate: None,
            pending: false,
            author: None,
            sent: None,
        }
    }

    async fn place() -> (Arc<dyn Backend>, QuestionId, ParticipantId, ParticipantId) {
        let world = World { clock: Arc::new(SetClock::at(Time(1_000_000))), dice: Dice::seeded(3) };
        let backend = open(&Address::Memory, world, Missing::Create).await.unwrap();
        let mut question = Question::bare("essai".into());
        question.policy.accept_all = true;
        let id = question.id.clone();
        backend.settle(question).await.unwrap();
        let [session, account] = [1, 2].map(|number| LinkKey([number; 32]));
        let session = backend.join(session, Channel::Web, None).await.unwrap();
        let account = backend.join(account, Channel::Web, None).await.unwrap();
        (backend, id, session, account)
    }

    #[tokio::test]
    async fn votes_go_along_with_their_qualifications_and_count_once() {
        let (backend, question, session, account) = place().await;
        let rows = ["Il faut planter des haies", "Il faut des trains la nuit"].map(seed).to_vec();
        let ids: Vec<_> = backend.import(&question, rows).await.unwrap().into_iter().map(|(id, _)| id).collect();
        backend.vote(session, &ids[0], VoteKey::Agree).await.unwrap();
        backend.qualify(session, &ids[0], Qualification::Doable, true).await.unwrap();
        backend.vote(session, &ids[1], VoteKey::Disagree).await.unwrap();
        backend.vote(account, &ids[1], VoteKey::Neutral).await.unwrap();
        for _ in 0..2 {
            votes(backend.as_ref(), session, account).await.unwrap();
            let own = |number: usize| backend.card(account, &ids[number]);
            let ballot = own(0).await.unwrap().ballot.unwrap();
            assert_eq!((ballot.key, ballot.qualifications), (VoteKey::Agree, vec![Qualification::Doable]));
            assert_eq!(own(1).await.unwrap().ballot.unwrap().key, VoteKey::Neutral);
            assert!(backend.voted(session, &question).await.unwrap().is_empty());
            assert_eq!(backend.questions().await.unwrap()[0].votes, 2);
        }
    }

    #[tokio::test]
    async fn nobody_votes_on_their_own_by_a_session_either() {
        let (backend, question, session, account) = place().await;
        let phrase = Phrase::parse("Il faut ouvrir les gymnases le soir", &PhraseRule::french()).unwrap();
        let draft = Draft { phrase, language: Language::FRENCH, signature: Signature::default() };
        let own = backend.propose(account, &question, draft).await.unwrap();
        backend.vote(session, &own, VoteKey::Agree).await.unwrap();
        votes(backend.as_ref(), session, account).await.unwrap();
        assert_eq!(backend.questions().await.unwrap()[0].votes, 0);
    }

    #[tokio::test]
    async fn what_is_over_stays() {
        let (backend, question, session, account) = place().await;
        let ids = backend.import(&question, vec![seed("Il faut planter des haies")]).await.unwrap();
        backend.vote(session, &ids[0].0, VoteKey::Agree).await.unwrap();
        backend.close(&question, true).await.unwrap();
        votes(backend.as_ref(), session, account).await.unwrap();
        assert_eq!(backend.voted(session, &question).await.unwrap().len(), 1);
    }
}

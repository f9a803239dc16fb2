//! One citizen, one session: kept after every answer, never another's; votes carry keys that fit it.

use std::collections::BTreeSet;
use std::sync::Arc;

use ilfaut_client::backend::{Draft, Query};
use ilfaut_client::model::question::Rotation;
use ilfaut_client::model::{Language, Phrase, PhraseRule, Qualification, Signature, Status, Time, VoteKey};
use ilfaut_client::{Backend, Error, Refusal};

use super::fake::Fake;
use super::{Far, camille, tells_no_secret};

#[tokio::test]
async fn a_citizen_reads_votes_qualifies_and_takes_back() {
    let fake = Fake::start().await;
    let far = Far::at(&fake.server.base());
    let questions = far.backend.questions().await.unwrap();
    assert_eq!((questions.len(), questions[0].participants, questions[0].pending), (1, 310, 0));
    assert_eq!(questions[0].question.rotation, Rotation::Makeorg);
    let velo = questions[0].question.id.clone();
    let who = far.join(1).await;
    let cards = far.backend.next(who, &velo, 2).await.unwrap();
    assert_eq!((cards.len(), cards[0].standing, cards[0].author.age), (2, None, Some(34)));
    assert_eq!(far.backend.next(who, &velo, 2).await.unwrap(), cards, "asking again answers the same");
    let p1 = cards[0].proposal.clone();
    let voted = far.backend.vote(who, &p1, VoteKey::Agree).await.unwrap();
    assert_eq!((voted.waiting, voted.standing.unwrap().agree), (false, 1));
    let again = far.backend.vote(who, &p1, VoteKey::Agree).await.unwrap();
    assert_eq!((again, fake.server.count("POST /proposals/p1/vote")), (voted, 1));
    let said = far.backend.qualify(who, &p1, Qualification::Doable, true).await.unwrap();
    assert_eq!(said.ballot.unwrap().qualifications, [Qualification::Doable]);
    let wrong = far.backend.qualify(who, &p1, Qualification::NoWay, true).await;
    assert!(matches!(wrong, Err(Error::Refused(Refusal::QualificationDoesNotFit))));
    let changed = far.backend.vote(who, &p1, VoteKey::Disagree).await.unwrap();
    let standing = changed.standing.unwrap();
    assert_eq!((standing.agree, standing.disagree, changed.ballot.unwrap().qualifications), (0, 1, vec![]));
    assert_eq!(far.backend.voted(who, &velo).await.unwrap().len(), 1);
    assert_eq!(far.backend.progress(who, &velo).await.unwrap().seen, 1);
    let taken = far.backend.unvote(who, &p1).await.unwrap();
    assert_eq!((taken.ballot, taken.standing, fake.votes_on("p1").len()), (None, None, 0));
    assert_eq!(fake.state.lock().unwrap().trolls, 0, "every vote carried a key that fits");
    let found = far.backend.search(who, &velo, &Query { words: "pistes".into(), limit: 5, ..Query::default() }).await;
    assert_eq!(found.unwrap().cards[0].proposal, "p2".into());
    let alike = far.backend.similar(&velo, "Il faut réparer les pistes cyclables", 3).await.unwrap();
    assert_eq!((alike[0].percent, alike[0].proposal.clone()), (100, "p2".into()));
    assert_eq!(far.backend.topics(&velo).await.unwrap(), [("t1".into(), 2)]);
}

#[tokio::test]
async fn two_citizens_never_share_a_session() {
    let fake = Fake::start().await;
    let far = Far::at(&fake.server.base());
    let velo = "velo".into();
    let people = [far.join(1).await, far.join(2).await, far.join(3).await];
    for round in 0..3 {
        let asked = people.map(|who| far.backend.next(who, &velo, 3));
        let [a, b, c] = asked;
        let (a, b, c) = tokio::join!(a, b, c);
        for (who, cards) in people.into_iter().zip([a, b, c]) {
            far.backend.vote(who, &cards.unwrap()[0].proposal, VoteKey::ALL[round]).await.unwrap();
        }
    }
    let state = fake.state.lock().unwrap();
    let sessions: BTreeSet<&String> = state.votes.keys().map(|(session, _)| session).collect();
    assert_eq!((sessions.len(), state.votes.len(), state.trolls), (3, 9, 0));
    // One for each of the three and one for nobody in particular, who reads what everybody may.
    assert_eq!(state.sessions, 4);
    let seen = fake.server.seen();
    assert!(seen.iter().all(|request| request.header("cookie").is_none()));
}

#[tokio::test]
async fn a_new_session_fetches_a_fresh_key_and_votes_only_once() {
    let fake = Fake::start().await;
    let far = Far::at(&fake.server.base());
    let (who, velo) = (far.join(1).await, "velo".into());
    let cards = far.backend.next(who, &velo, 4).await.unwrap();
    far.backend.vote(who, &cards[0].proposal, VoteKey::Agree).await.unwrap();
    fake.end_sessions();
    far.clock.pass(30 * 60 * Time::SECOND);
    far.backend.vote(who, &cards[1].proposal, VoteKey::Agree).await.unwrap();
    assert_eq!(fake.server.count("GET /proposals/p2"), 1);
    assert_eq!(fake.state.lock().unwrap().trolls, 0);
    // The server has forgotten the first vote with its session; we have not, and send no second one.
    let same = far.backend.vote(who, &cards[0].proposal, VoteKey::Agree).await.unwrap();
    assert_eq!(same.ballot.map(|ballot| ballot.key), Some(VoteKey::Agree));
    let other = far.backend.vote(who, &cards[0].proposal, VoteKey::Disagree).await;
    assert!(matches!(other, Err(Error::NotSupported(_))), "{other:?}");
    assert_eq!(fake.votes_on("p1"), ["agree"]);
    let left = far.backend.next(who, &velo, 4).await.unwrap();
    assert_eq!(left.iter().map(|card| card.proposal.to_string()).collect::<Vec<_>>(), ["p3", "p4"]);
}

#[tokio::test]
async fn what_the_server_does_not_check_is_checked_here() {
    let fake = Fake::start().await;
    fake.state.lock().unwrap().status.insert("p3".into(), "Refused".into());
    let far = Far::at(&fake.server.base());
    let (who, velo) = (far.join(1).await, "velo".into());
    let refused = far.backend.vote(who, &"p3".into(), VoteKey::Agree).await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::NotVotable(Status::Refused)))));
    assert!(matches!(far.backend.vote(who, &"p9".into(), VoteKey::Agree).await, Err(Error::NotFound(_))));
    assert!(matches!(far.backend.card(who, &"..".into()).await, Err(Error::NotFound(_))));
    let early = Far::on(&fake.server.base(), Arc::clone(&far.store), far.clock.clone());
    far.clock.pass(100 * Time::DAY);
    let late = early.backend.vote(who, &"p1".into(), VoteKey::Agree).await;
    assert!(matches!(late, Err(Error::Refused(Refusal::Finished { .. }))), "{late:?}");
    assert!(matches!(early.backend.next(who, &velo, 3).await, Err(Error::Refused(Refusal::Finished { .. }))));
    assert_eq!(fake.state.lock().unwrap().votes.len(), 0);
}

fn draft(text: &str) -> Draft {
    let phrase = Phrase::parse(text, &PhraseRule::french()).unwrap();
    Draft { phrase, language: Language::FRENCH, signature: Signature::default() }
}

#[tokio::test]
async fn a_proposal_needs_an_account_and_fits_both_ways_of_counting() {
    let fake = Fake::start().await;
    let far = Far::at(&fake.server.base());
    let (who, velo) = (far.join(1).await, "velo".into());
    let first = far.backend.next(who, &velo, 1).await.unwrap();
    far.backend.vote(who, &first[0].proposal, VoteKey::Agree).await.unwrap();
    let anonymous = far.backend.propose(who, &velo, draft("Il faut réparer les ponts")).await;
    assert!(matches!(anonymous, Err(Error::NotSupported(_))));
    let mut wrong = camille();
    wrong.password = ilfaut_client::dialect::secret::Secret::new("another-SECRET");
    let refused = far.backend.log_in(who, &wrong).await.unwrap_err();
    tells_no_secret(&refused);
    far.backend.log_in(who, &camille()).await.unwrap();
    let trees = format!("Il faut {}", "🌳".repeat(100));
    assert!(matches!(far.backend.propose(who, &velo, draft(&trees)).await, Err(Error::Refused(Refusal::Phrase(_)))));
    let sent = far.backend.propose(who, &velo, draft("Il faut réparer les ponts")).await.unwrap();
    assert_eq!((sent, fake.state.lock().unwrap().sent.len()), ("p77".into(), 1));
    assert_eq!(far.backend.mine(who, &velo).await.unwrap()[0].status, Status::Pending);
    // A change of the vote cast before the login is still one vote: it moved to the account with its session.
    far.backend.vote(who, &first[0].proposal, VoteKey::Neutral).await.unwrap();
    assert_eq!(fake.votes_on("p1"), ["neutral"]);
}

#[tokio::test]
async fn whoever_is_forgotten_leaves_nothing_here() {
    let fake = Fake::start().await;
    let far = Far::at(&fake.server.base());
    let (who, velo) = (far.join(1).await, "velo".into());
    let cards = far.backend.next(who, &velo, 2).await.unwrap();
    far.backend.vote(who, &cards[0].proposal, VoteKey::Agree).await.unwrap();
    assert_eq!(far.backend.data(who).await.unwrap().votes.len(), 1);
    let at = far.backend.erase(who).await.unwrap();
    assert!(matches!(
        far.backend.vote(who, &cards[1].proposal, VoteKey::Agree).await,
        Err(Error::Refused(Refusal::BeingErased))
    ));
    assert_eq!(far.backend.sweep().await.unwrap(), 0);
    far.clock.set(at);
    assert_eq!(far.backend.sweep().await.unwrap(), 1);
    let mut left = 0;
    far.store.scan(b"", &mut |key, _| left += usize::from(key.windows(16).any(|part| part == who.0))).unwrap();
    assert_eq!(left, 0);
    assert!(matches!(far.backend.data(who).await, Err(Error::NotFound(_))));
}

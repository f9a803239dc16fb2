//! Our remote adapters on our own gateway: the one that knows make.org's dialect only, and ilfaut's with a moderator's login.

use std::sync::Arc;

use ilfaut_client::Error;
use ilfaut_client::backend::{Backend, Query};
use ilfaut_client::connect::{self, Credentials, Near};
use ilfaut_client::dialect::secret::Secret;
use ilfaut_client::model::{
    Channel, Decision, LinkKey, ParticipantId, ProposalId, Qualification, QuestionId, Status, Tally, Time, VoteKey,
};
use ilfaut_client::remote::makeorg::{self, MakeOrg};
use ilfaut_client::store::memory::MemoryStore;
use serde_json::json;

use super::stage::{PASSWORD, Stage, run};
use crate::backend::bench::draft;

fn account(name: &str) -> makeorg::Credentials {
    makeorg::Credentials { username: format!("{name}@example.org"), password: Secret::new(PASSWORD), client: None }
}

fn makeorg(stage: &Stage) -> MakeOrg {
    let settings = makeorg::Settings { beat: None, ..makeorg::Settings::default() };
    MakeOrg::open(&stage.url(), stage.world(), Arc::new(MemoryStore::default()), settings, Some(account("ana")))
        .unwrap()
}

async fn tally(stage: &Stage, proposal: &ProposalId) -> Tally {
    let rows = stage.backend.all(&"essai".into()).await.unwrap();
    rows.into_iter().find(|row| row.proposal == *proposal).unwrap().tally
}

async fn somebody(remote: &MakeOrg) -> (ParticipantId, QuestionId) {
    (remote.join(LinkKey([1; 32]), Channel::Terminal, None).await.unwrap(), "essai".into())
}

#[test]
fn a_citizen_votes_by_make_orgs_dialect_alone() {
    run(&async |stage: &Stage| {
        let remote = makeorg(stage);
        assert!(remote.questions().await.unwrap().iter().any(|view| &*view.question.id.0 == "essai"));
        let (who, essai) = somebody(&remote).await;
        let cards = remote.next(who, &essai, 5).await.unwrap();
        assert_eq!(cards.len(), 5);
        assert!(cards.iter().all(|card| card.standing.is_none() && card.sent == stage.clock_now()));
        let first = &cards[0].proposal;
        let voted = remote.vote(who, first, VoteKey::Agree).await.unwrap();
        assert_eq!(voted.standing.map(|standing| standing.agree), Some(1));
        remote.qualify(who, first, Qualification::LikeIt, true).await.unwrap();
        let counted = tally(stage, first).await;
        assert_eq!((counted.sequence.votes, counted.sequence.qualification(Qualification::LikeIt)), ([1, 0, 0], 1));
        assert!(remote.unvote(who, first).await.unwrap().ballot.is_none());
        assert_eq!(tally(stage, first).await.count.votes, [0; 3]);
        let query = Query { words: "trains".into(), limit: 5, ..Query::default() };
        assert_eq!(remote.search(who, &essai, &query).await.unwrap().total, 1);
        let sent = remote.propose(who, &essai, draft("Il faut des bus le dimanche")).await;
        assert!(matches!(sent, Err(Error::NotSupported(_))), "{sent:?}");
    });
}

#[test]
fn an_idea_goes_from_an_account_to_a_moderator_and_back_by_make_orgs_dialect_alone() {
    run(&async |stage: &Stage| {
        let remote = makeorg(stage);
        let (who, essai) = somebody(&remote).await;
        let first = remote.next(who, &essai, 1).await.unwrap().remove(0).proposal;
        remote.vote(who, &first, VoteKey::Disagree).await.unwrap();
        let user = json!({
            "email": "nour@example.org", "password": PASSWORD, "firstName": "Nour", "dateOfBirth": "1990-04-01",
            "country": "FR", "approvePrivacyPolicy": true
        });
        stage.program().post("/user", &user).await.with(201);
        remote.log_in(who, &account("nour")).await.unwrap();
        assert_eq!(tally(stage, &first).await.count.votes, [0, 1, 0], "the vote goes with the account, once");
        let idea = remote.propose(who, &essai, draft("Il faut des bus le dimanche")).await.unwrap();
        let desk = remote.moderator("ana").await.unwrap();
        let queue = remote.queue(desk, &essai, Status::Pending).await.unwrap();
        assert_eq!(queue.iter().map(|item| &item.proposal).collect::<Vec<_>>(), [&idea]);
        remote.decide(desk, &idea, Status::Pending, Decision::Accept).await.unwrap();
        assert_eq!(stage.backend.queue(desk, &essai, Status::Pending).await.unwrap().len(), 1, "it can be taken back");
        stage.clock.pass(11 * Time::SECOND);
        remote.sweep().await.unwrap();
        let mine = remote.mine(who, &essai).await.unwrap();
        assert_eq!(
            mine.iter().map(|mine| (&mine.proposal, mine.status)).collect::<Vec<_>>(),
            [(&idea, Status::Accepted)]
        );
    });
}

#[test]
fn a_moderator_logs_in_and_goes_on_when_the_token_has_ended() {
    run(&async |stage: &Stage| {
        let reach = async |password: &str| {
            let credentials = Credentials { login: "ana@example.org".into(), password: Secret::new(password) };
            let near = Near { credentials: Some(credentials), ..Near::default() };
            connect::open_remote(&stage.url(), None, near, stage.world()).await.unwrap()
        };
        let wrong = reach("autre chose").await.moderator("ana@example.org").await;
        assert!(matches!(wrong, Err(Error::NotSupported(_))), "{wrong:?}");
        let remote = reach(PASSWORD).await;
        let desk = remote.moderator("ana@example.org").await.unwrap();
        for _ in 0..3 {
            assert!(remote.queue(desk, &"essai".into(), Status::Pending).await.unwrap().is_empty());
            assert_eq!(remote.all(&"essai".into()).await.unwrap().len(), 30);
            stage.clock.pass(400 * Time::SECOND);
        }
        let other = remote.queue(desk, &"fini".into(), Status::Pending).await;
        assert!(matches!(other, Err(Error::NotSupported(_))), "not her question: {other:?}");
        stage.clock.pass(2 * Time::DAY);
        assert!(remote.queue(desk, &"essai".into(), Status::Pending).await.is_ok(), "logged in again");
    });
}

#[test]
fn results_are_told_once_the_question_is_over() {
    run(&async |stage: &Stage| {
        let ask = |slug: &str| json!({ "question": slug });
        stage.program().post("/ilfaut/v1/results", &ask("essai")).await.refuses(400, "question", "invalid_state");
        stage.program().post("/ilfaut/v1/results", &ask("nowhere")).await.with(404);
        let rows = stage.program().post("/ilfaut/v1/results", &ask("fini")).await.with(200);
        let agree = |row: &serde_json::Value| row["aggregate"]["agree"].as_u64();
        assert_eq!(
            rows.as_array().unwrap().iter().map(agree).collect::<Vec<_>>(),
            [Some(20), Some(90), Some(50), Some(70)]
        );
    });
}

//! A moderator on a plain make.org: decisions wait ten seconds here, and can be taken back until they are sent.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ilfaut_client::backend::UNDO_GRACE;
use ilfaut_client::model::{Decision, RefusalReason, Status};
use ilfaut_client::{Backend, Error, Refusal};
use serde_json::json;

use super::Far;
use super::fake::{Fake, reply};
use super::socket::{Reply, Server};

fn pending(fake: &Fake) {
    let mut state = fake.state.lock().unwrap();
    state.status.extend(["p1", "p2"].map(|id| (id.to_owned(), "Pending".to_owned())));
}

fn decisions(fake: &Fake) -> Vec<String> {
    let acts = fake.state.lock().unwrap().acts.clone();
    acts.into_iter().filter(|act| act.starts_with("accept") || act.starts_with("refuse")).collect()
}

#[tokio::test]
async fn a_decision_waits_and_is_sent_with_its_lock() {
    let fake = Fake::start().await;
    pending(&fake);
    let far = Far::at(&fake.server.base());
    let who = far.backend.moderator("Camille").await.unwrap();
    assert_eq!(far.backend.questions().await.unwrap()[0].pending, 7);
    let velo = "velo".into();
    let queue = far.backend.queue(who, &velo, Status::Pending).await.unwrap();
    assert_eq!(queue.len(), 2);
    far.backend.lease(who, &"p1".into()).await.unwrap();
    let refusal = Decision::Refuse { reason: RefusalReason::Other, words: None };
    let bare = far.backend.decide(who, &"p1".into(), Status::Pending, refusal).await;
    assert!(matches!(bare, Err(Error::Refused(Refusal::ReasonMissing))));
    let status = far.backend.decide(who, &"p1".into(), Status::Pending, Decision::Accept).await.unwrap();
    assert_eq!((status, decisions(&fake).len()), (Status::Accepted, 0));
    assert_eq!(far.backend.queue(who, &velo, Status::Pending).await.unwrap().len(), 1);
    far.backend.sweep().await.unwrap();
    assert_eq!(decisions(&fake).len(), 0);
    far.clock.pass(UNDO_GRACE);
    far.backend.sweep().await.unwrap();
    far.backend.sweep().await.unwrap();
    assert_eq!(decisions(&fake), ["accept p1"]);
    let acts = fake.state.lock().unwrap().acts.clone();
    let at = acts.iter().position(|act| act == "accept p1").unwrap();
    assert_eq!(acts[at - 1], "lock p1", "the lock is renewed before");
    assert!(matches!(far.backend.undo(who).await, Err(Error::NotSupported(_))));
    let late = far.backend.decide(who, &"p1".into(), Status::Pending, Decision::Accept).await;
    assert!(matches!(late, Err(Error::Refused(Refusal::AlreadyDecided { status: Status::Accepted, .. }))));
}

#[tokio::test]
async fn undone_in_time_nothing_is_ever_sent() {
    let fake = Fake::start().await;
    pending(&fake);
    let far = Far::at(&fake.server.base());
    let who = far.backend.moderator("Camille").await.unwrap();
    assert!(matches!(far.backend.undo(who).await, Err(Error::Refused(Refusal::NothingToUndo))));
    far.backend.decide(who, &"p1".into(), Status::Pending, Decision::Accept).await.unwrap();
    let undone = far.backend.undo(who).await.unwrap();
    assert_eq!((undone.proposal, undone.status, undone.told), ("p1".into(), Status::Pending, false));
    far.clock.pass(UNDO_GRACE);
    far.backend.sweep().await.unwrap();
    assert_eq!(decisions(&fake).len(), 0);
}

#[tokio::test]
async fn one_that_waits_is_taken_back_by_its_name() {
    let fake = Fake::start().await;
    pending(&fake);
    let far = Far::at(&fake.server.base());
    let who = far.backend.moderator("Camille").await.unwrap();
    let (one, two) = ("p1".into(), "p2".into());
    far.backend.decide(who, &one, Status::Pending, Decision::Accept).await.unwrap();
    far.backend.decide(who, &two, Status::Pending, Decision::Accept).await.unwrap();
    let other = far.backend.take_back(who, &one, Status::Refused).await;
    assert!(matches!(other, Err(Error::Refused(Refusal::InvalidState(Status::Accepted)))));
    let undone = far.backend.take_back(who, &one, Status::Accepted).await.unwrap();
    assert_eq!((undone.proposal, undone.status, undone.told), ("p1".into(), Status::Pending, false));
    far.clock.pass(UNDO_GRACE);
    far.backend.sweep().await.unwrap();
    assert_eq!(decisions(&fake), ["accept p2"]);
    assert!(matches!(far.backend.take_back(who, &two, Status::Accepted).await, Err(Error::NotSupported(_))));
}

#[tokio::test]
async fn what_such_a_server_has_no_words_for_is_said_to_be_so() {
    let fake = Fake::start().await;
    pending(&fake);
    let far = Far::at(&fake.server.base());
    let who = far.backend.moderator("Camille").await.unwrap();
    let proposal = "p1".into();
    let sent = [
        far.backend.note(who, &proposal, "Vu.".into()).await,
        far.backend.write(who, &proposal, "Merci.".into()).await,
        far.backend.seize(who, &proposal).await,
        far.backend.decide(who, &proposal, Status::Pending, Decision::Wake).await.map(drop),
    ];
    assert!(sent.iter().all(|sent| matches!(sent, Err(Error::NotSupported(_)))), "{sent:?}");
    let duplicate = Decision::Duplicate { of: "p2".into(), words: None };
    far.backend.decide(who, &proposal, Status::Pending, duplicate).await.unwrap();
    far.clock.pass(UNDO_GRACE);
    far.backend.sweep().await.unwrap();
    assert_eq!(decisions(&fake), ["refuse p1"], "the nearest true thing");
}

#[tokio::test]
async fn leaving_sends_and_a_restart_forgets_nothing() {
    let fake = Fake::start().await;
    pending(&fake);
    let far = Far::at(&fake.server.base());
    let who = far.backend.moderator("Camille").await.unwrap();
    far.backend.decide(who, &"p1".into(), Status::Pending, Decision::Accept).await.unwrap();
    far.backend.leave(who).await.unwrap();
    assert_eq!(decisions(&fake), ["accept p1"]);
    let refusal = Decision::Refuse { reason: RefusalReason::OffTopic, words: None };
    far.backend.decide(who, &"p2".into(), Status::Pending, refusal).await.unwrap();
    let later = Far::on(&fake.server.base(), Arc::clone(&far.store), far.clock.clone());
    drop(far);
    later.clock.pass(UNDO_GRACE);
    later.backend.sweep().await.unwrap();
    assert_eq!(decisions(&fake), ["accept p1", "refuse p2"]);
}

#[tokio::test]
async fn another_moderator_may_be_faster() {
    let fake = Fake::start().await;
    pending(&fake);
    let far = Far::at(&fake.server.base());
    let who = far.backend.moderator("Camille").await.unwrap();
    far.backend.decide(who, &"p1".into(), Status::Pending, Decision::Accept).await.unwrap();
    fake.state.lock().unwrap().status.insert("p1".into(), "Refused".into());
    far.clock.pass(UNDO_GRACE);
    far.backend.sweep().await.unwrap();
    assert_eq!(decisions(&fake).len(), 0);
    let held = Arc::new(AtomicBool::new(false));
    let (state, lock) = (Arc::clone(&fake.state), Arc::clone(&held));
    let server = Server::start(move |request| {
        if request.path.ends_with("/lock") && lock.load(Ordering::SeqCst) {
            return Reply::json(
                400,
                &json!([{ "field": "moderatorName", "key": "already_locked", "message": "Yann" }]),
            );
        }
        reply(&mut state.lock().unwrap(), request)
    })
    .await;
    let far = Far::at(&server.base());
    let who = far.backend.moderator("Camille").await.unwrap();
    held.store(true, Ordering::SeqCst);
    let refused = far.backend.decide(who, &"p2".into(), Status::Pending, Decision::Accept).await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::Leased { by, .. })) if by == "Yann"));
}

#[tokio::test]
async fn a_token_that_ends_is_refreshed_once_then_asked_for_again() {
    let fake = Fake::start().await;
    pending(&fake);
    fake.state.lock().unwrap().refreshes = true;
    let far = Far::at(&fake.server.base());
    let who = far.backend.moderator("Camille").await.unwrap();
    fake.end_token();
    far.backend.lease(who, &"p1".into()).await.unwrap();
    fake.state.lock().unwrap().refreshes = false;
    fake.end_token();
    far.backend.lease(who, &"p1".into()).await.unwrap();
    assert_eq!(fake.state.lock().unwrap().acts, ["login", "refresh", "lock p1", "login", "lock p1"]);
}

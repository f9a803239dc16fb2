//! Votes that cannot be delivered wait, are shown as waiting, and arrive once.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ilfaut_client::Backend;
use ilfaut_client::model::{Qualification, Time, VoteKey};

use super::Far;
use super::fake::{Fake, State, reply};
use super::socket::{Reply, Server};

/// After a server could not be reached nobody tries again for a few seconds of the clock that is handed in.
const BREATH: i64 = 6 * Time::SECOND;

#[tokio::test]
async fn a_server_that_goes_and_comes_back_gets_each_vote_once() {
    let fake = Fake::start().await;
    let (port, state) = (fake.server.port, Arc::clone(&fake.state));
    let far = Far::at(&fake.server.base());
    let (who, velo) = (far.join(1).await, "velo".into());
    let cards = far.backend.next(who, &velo, 3).await.unwrap();
    drop(fake);
    tokio::time::sleep(Duration::from_millis(20)).await;
    let [p1, p2, p3] = [0, 1, 2].map(|at| cards[at].proposal.clone());
    for key in [VoteKey::Disagree, VoteKey::Agree] {
        let card = far.backend.vote(who, &p1, key).await.unwrap();
        assert!(card.waiting && card.ballot.unwrap().key == key);
    }
    far.backend.qualify(who, &p1, Qualification::LikeIt, true).await.unwrap();
    assert!(far.backend.vote(who, &p2, VoteKey::Neutral).await.unwrap().waiting);
    far.backend.vote(who, &p3, VoteKey::Agree).await.unwrap();
    far.backend.unvote(who, &p3).await.unwrap();
    assert_eq!(far.backend.voted(who, &velo).await.unwrap().len(), 2);
    assert_eq!(far.backend.next(who, &velo, 1).await.unwrap()[0].proposal, p3, "what was dealt is still there");

    // Another program on the same store: what waits survives the end of the first.
    let far = Far::on(&format!("http://127.0.0.1:{port}"), Arc::clone(&far.store), far.clock.clone());
    let fake = Fake::start_at(port, state).await;
    far.clock.pass(BREATH);
    far.backend.sweep().await.unwrap();
    far.backend.sweep().await.unwrap();
    assert_eq!(
        (fake.votes_on("p1"), fake.votes_on("p2"), fake.votes_on("p3").len()),
        (vec!["agree".into()], vec!["neutral".into()], 0)
    );
    assert_eq!(fake.server.count("POST /proposals/p1/vote"), 1, "the vote that was replaced was never sent");
    assert_eq!(fake.state.lock().unwrap().words.values().flatten().collect::<Vec<_>>(), ["likeIt"]);
    let card = far.backend.card(who, &p1).await.unwrap();
    assert_eq!((card.waiting, card.ballot.unwrap().qualifications), (false, vec![Qualification::LikeIt]));
}

#[tokio::test]
async fn a_vote_whose_answer_was_lost_is_not_counted_twice() {
    for lost in [Lost::Cut, Lost::Silent, Lost::Page] {
        let state = Arc::new(Mutex::new(State::default()));
        let (shared, left) = (Arc::clone(&state), Arc::new(AtomicUsize::new(4)));
        let server = Server::start(move |request| {
            let answer = reply(&mut shared.lock().unwrap(), request);
            let votes = request.path.ends_with("/vote");
            let loses = votes && left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1)).is_ok();
            if loses { lost.reply() } else { answer }
        })
        .await;
        let far = Far::at(&server.base());
        let (who, velo) = (far.join(1).await, "velo".into());
        let cards = far.backend.next(who, &velo, 2).await.unwrap();
        let card = far.backend.vote(who, &cards[0].proposal, VoteKey::Agree).await.unwrap();
        assert!(card.waiting, "{lost:?}");
        for _ in 0..4 {
            far.clock.pass(BREATH);
            far.backend.sweep().await.unwrap();
        }
        assert!(!far.backend.card(who, &cards[0].proposal).await.unwrap().waiting, "{lost:?}");
        let state = state.lock().unwrap();
        assert_eq!(state.votes.values().collect::<Vec<_>>(), ["agree"], "{lost:?}");
    }
}

#[derive(Debug, Clone, Copy)]
enum Lost {
    Cut,
    Silent,
    Page,
}

impl Lost {
    fn reply(self) -> Reply {
        match self {
            Self::Cut => Reply::Cut(r#"{"voteKey":"agr"#),
            Self::Silent => Reply::Silent(Duration::from_secs(2)),
            Self::Page => Reply::page(200),
        }
    }
}

#[tokio::test]
async fn a_vote_refused_on_arrival_leaves_the_outbox() {
    let fake = Fake::start().await;
    let (port, state) = (fake.server.port, Arc::clone(&fake.state));
    let far = Far::at(&fake.server.base());
    let (who, velo) = (far.join(1).await, "velo".into());
    let cards = far.backend.next(who, &velo, 2).await.unwrap();
    drop(fake);
    tokio::time::sleep(Duration::from_millis(20)).await;
    for card in &cards {
        assert!(far.backend.vote(who, &card.proposal, VoteKey::Agree).await.unwrap().waiting);
    }
    state.lock().unwrap().status.insert("p1".into(), "Archived".into());
    let fake = Fake::start_at(port, state).await;
    fake.end_sessions();
    far.clock.pass(30 * 60 * Time::SECOND);
    far.backend.sweep().await.unwrap();
    assert_eq!((fake.votes_on("p1").len(), fake.votes_on("p2").len()), (0, 1));
    let card = far.backend.card(who, &cards[0].proposal).await.unwrap();
    assert_eq!((card.waiting, card.ballot), (false, None));
}

#[tokio::test]
async fn a_busy_server_is_left_alone_for_as_long_as_it_asks() {
    let busy = Arc::new(AtomicUsize::new(1));
    let (state, still) = (Arc::new(Mutex::new(State::default())), Arc::clone(&busy));
    let server = Server::start(move |request| {
        if request.path.ends_with("/vote") && still.load(Ordering::SeqCst) > 0 {
            return Reply::page(429).with("retry-after", "30");
        }
        reply(&mut state.lock().unwrap(), request)
    })
    .await;
    let far = Far::at(&server.base());
    let (who, velo) = (far.join(1).await, "velo".into());
    let cards = far.backend.next(who, &velo, 1).await.unwrap();
    assert!(far.backend.vote(who, &cards[0].proposal, VoteKey::Agree).await.unwrap().waiting);
    busy.store(0, Ordering::SeqCst);
    far.backend.sweep().await.unwrap();
    assert_eq!(server.count("POST /proposals/p1/vote"), 1);
    far.clock.pass(31 * Time::SECOND);
    far.backend.sweep().await.unwrap();
    assert_eq!(server.count("POST /proposals/p1/vote"), 2);
    assert!(!far.backend.card(who, &cards[0].proposal).await.unwrap().waiting);
}

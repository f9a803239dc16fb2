//! Moderators: the queue, leases, deciding once, taking back.

use ilfaut_client::Refusal;
use ilfaut_client::backend::LEASE;
use ilfaut_client::model::{Decision, RefusalReason, Status, VoteKey};

use super::bench::{Bench, START, off_topic, refusal, unknown};

suite!(
    a_moderator_keeps_a_number,
    the_queue_is_oldest_first_and_by_status,
    a_decision_counts_once,
    two_at_once_decide_once,
    make_orgs_states_are_followed,
    a_refusal_needs_a_reason_that_is_offered,
    the_last_decision_is_taken_back,
    only_ones_own_decisions_are_taken_back,
    what_was_voted_on_can_be_taken_back_and_keeps_its_votes,
    what_somebody_else_decided_since_stays,
    a_lease_keeps_others_out_for_a_while,
    a_lease_is_renewed_released_and_left,
);

async fn a_moderator_keeps_a_number(bench: &Bench) {
    let (ines, yann) = (bench.moderator("Inès").await, bench.moderator("Yann").await);
    assert_ne!(ines, yann);
    bench.reopen().await;
    assert_eq!((bench.moderator("Inès").await, bench.moderator("Yann").await), (ines, yann));
}

async fn the_queue_is_oldest_first_and_by_status(bench: &Bench) {
    let ines = bench.moderator("Inès").await;
    let mut sent = Vec::new();
    for number in 1..=4 {
        bench.clock.pass(1_000);
        sent.push(bench.propose(bench.citizen(number).await, &format!("Il faut {number} idées en tout")).await);
    }
    bench.decide(ines, &sent[0], Decision::Accept).await.unwrap();
    bench.decide(ines, &sent[1], Decision::Postpone).await.unwrap();
    bench.reopen().await;
    for (status, wanted) in [
        (Status::Pending, &sent[2..]),
        (Status::Accepted, &sent[..1]),
        (Status::Postponed, &sent[1..2]),
        (Status::Refused, &[]),
    ] {
        let queue = bench.backend().queue(ines, &bench.question, status).await.unwrap();
        assert_eq!(queue.iter().map(|item| item.proposal.clone()).collect::<Vec<_>>(), wanted, "{status}");
    }
    let accepted = bench.backend().queue(ines, &bench.question, Status::Accepted).await.unwrap();
    let decided = accepted[0].decided.as_ref().unwrap();
    assert_eq!((decided.by.as_str(), decided.at), ("Inès", START.plus(4_000)));
}

async fn a_decision_counts_once(bench: &Bench) {
    let (ines, yann) = (bench.moderator("Inès").await, bench.moderator("Yann").await);
    let proposal = bench.propose(bench.citizen(1).await, "Il faut décider une fois").await;
    assert_eq!(bench.decide(ines, &proposal, Decision::Accept).await.unwrap(), Status::Accepted);
    let late = refusal(bench.decide(yann, &proposal, off_topic()).await);
    assert_eq!(late, Refusal::AlreadyDecided { by: "Inès".to_owned(), status: Status::Accepted });
    assert_eq!(bench.row(&proposal).await.status, Status::Accepted);
    unknown(bench.decide(ines, &"p99".into(), Decision::Accept).await);
}

async fn two_at_once_decide_once(bench: &Bench) {
    let (ines, yann) = (bench.moderator("Inès").await, bench.moderator("Yann").await);
    for number in 1..=20 {
        let proposal = bench.propose(bench.citizen(number).await, &format!("Il faut trancher {number} fois")).await;
        let (one, two) =
            tokio::join!(bench.decide(ines, &proposal, Decision::Accept), bench.decide(yann, &proposal, off_topic()));
        assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1);
        let status = one.or(two).unwrap();
        assert_eq!(bench.row(&proposal).await.status, status);
    }
}

async fn make_orgs_states_are_followed(bench: &Bench) {
    let ines = bench.moderator("Inès").await;
    let proposal = bench.propose(bench.citizen(1).await, "Il faut suivre les états").await;
    let decide = async |seen, decision| bench.backend().decide(ines, &proposal, seen, decision).await;
    assert_eq!(decide(Status::Pending, Decision::Postpone).await.unwrap(), Status::Postponed);
    assert_eq!(decide(Status::Postponed, Decision::Accept).await.unwrap(), Status::Accepted);
    let state = |result| match refusal(result) {
        Refusal::InvalidState(status) => status,
        other => panic!("{other}"),
    };
    assert_eq!(state(decide(Status::Accepted, Decision::Accept).await), Status::Accepted);
    assert_eq!(state(decide(Status::Accepted, Decision::Postpone).await), Status::Accepted);
    assert_eq!(decide(Status::Accepted, off_topic()).await.unwrap(), Status::Refused);
    assert_eq!(state(decide(Status::Refused, Decision::Postpone).await), Status::Refused);
    assert_eq!(decide(Status::Refused, Decision::Accept).await.unwrap(), Status::Accepted);
    assert_eq!(bench.backend().mine(bench.citizen(1).await, &bench.question).await.unwrap()[0].refusal, None);
}

async fn a_refusal_needs_a_reason_that_is_offered(bench: &Bench) {
    let ines = bench.moderator("Inès").await;
    let proposal = bench.propose(bench.citizen(1).await, "Il faut dire pourquoi").await;
    for (reason, words) in
        [(RefusalReason::Partisan, None), (RefusalReason::Other, None), (RefusalReason::Other, Some("  "))]
    {
        let decision = Decision::Refuse { reason, words: words.map(str::to_owned) };
        assert_eq!(refusal(bench.decide(ines, &proposal, decision).await), Refusal::ReasonMissing, "{reason}");
    }
    assert_eq!(bench.row(&proposal).await.status, Status::Pending);
}

async fn the_last_decision_is_taken_back(bench: &Bench) {
    let ines = bench.moderator("Inès").await;
    let one = bench.propose(bench.citizen(1).await, "Il faut une première décision").await;
    let two = bench.propose(bench.citizen(2).await, "Il faut une deuxième décision").await;
    bench.decide(ines, &one, Decision::Accept).await.unwrap();
    bench.decide(ines, &two, off_topic()).await.unwrap();
    bench.reopen().await;
    for wanted in [&two, &one] {
        let undone = bench.backend().undo(ines).await.unwrap();
        assert_eq!((&undone.proposal, undone.status, undone.told), (wanted, Status::Pending, false));
        assert_eq!(bench.row(wanted).await.status, Status::Pending);
    }
    assert_eq!(refusal(bench.backend().undo(ines).await), Refusal::NothingToUndo);
    assert_eq!(bench.decide(ines, &two, Decision::Accept).await.unwrap(), Status::Accepted);
}

async fn only_ones_own_decisions_are_taken_back(bench: &Bench) {
    let (ines, yann) = (bench.moderator("Inès").await, bench.moderator("Yann").await);
    let proposal = bench.propose(bench.citizen(1).await, "Il faut la décision d'Inès").await;
    bench.decide(ines, &proposal, Decision::Accept).await.unwrap();
    assert_eq!(refusal(bench.backend().undo(yann).await), Refusal::NothingToUndo);
}

async fn what_was_voted_on_can_be_taken_back_and_keeps_its_votes(bench: &Bench) {
    let (ines, voter) = (bench.moderator("Inès").await, bench.citizen(2).await);
    let proposal = bench.accepted(bench.citizen(1).await, "Il faut voter aussitôt").await;
    bench.backend().vote(voter, &proposal, VoteKey::Agree).await.unwrap();
    assert_eq!(bench.backend().undo(ines).await.unwrap().status, Status::Pending);
    bench.reopen().await;
    let row = bench.row(&proposal).await;
    assert_eq!((row.status, row.tally.count.votes), (Status::Pending, [1, 0, 0]));
    let late = bench.backend().vote(voter, &proposal, VoteKey::Disagree).await;
    assert_eq!(refusal(late), Refusal::NotVotable(Status::Pending));
}

async fn what_somebody_else_decided_since_stays(bench: &Bench) {
    let (ines, yann) = (bench.moderator("Inès").await, bench.moderator("Yann").await);
    let proposal = bench.accepted(bench.citizen(1).await, "Il faut relire à deux").await;
    bench.backend().decide(yann, &proposal, Status::Accepted, off_topic()).await.unwrap();
    let undone = bench.backend().undo(ines).await;
    assert!(undone.is_err(), "{undone:?}");
    assert_eq!(bench.row(&proposal).await.status, Status::Refused);
}

async fn a_lease_keeps_others_out_for_a_while(bench: &Bench) {
    let (ines, yann) = (bench.moderator("Inès").await, bench.moderator("Yann").await);
    let proposal = bench.propose(bench.citizen(1).await, "Il faut lire tranquille").await;
    let backend = bench.backend();
    backend.lease(ines, &proposal).await.unwrap();
    bench.clock.pass(10_000);
    let held = refusal(backend.lease(yann, &proposal).await);
    assert_eq!(held, Refusal::Leased { by: "Inès".to_owned(), seconds: 50 });
    let seen = backend.queue(yann, &bench.question, Status::Pending).await.unwrap().remove(0).lease;
    assert_eq!(seen, Some(("Inès".to_owned(), 50)));
    assert_eq!(backend.queue(ines, &bench.question, Status::Pending).await.unwrap()[0].lease, None);
    bench.clock.pass(LEASE);
    backend.lease(yann, &proposal).await.unwrap();
    unknown(backend.lease(yann, &"p99".into()).await);
}

async fn a_lease_is_renewed_released_and_left(bench: &Bench) {
    let (ines, yann) = (bench.moderator("Inès").await, bench.moderator("Yann").await);
    let proposal = bench.propose(bench.citizen(1).await, "Il faut rendre la place").await;
    let backend = bench.backend();
    backend.lease(ines, &proposal).await.unwrap();
    bench.clock.pass(LEASE - 1_000);
    backend.lease(ines, &proposal).await.unwrap();
    bench.clock.pass(LEASE - 1_000);
    assert!(matches!(refusal(backend.lease(yann, &proposal).await), Refusal::Leased { .. }));
    backend.release(yann, &proposal).await.unwrap();
    assert!(backend.lease(yann, &proposal).await.is_err(), "not yann's to give back");
    backend.release(ines, &proposal).await.unwrap();
    backend.lease(yann, &proposal).await.unwrap();
    backend.leave(yann).await.unwrap();
    backend.lease(ines, &proposal).await.unwrap();
}

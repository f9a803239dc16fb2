//! Proposals from their author's side: sent, listed, withdrawn, limited.

use ilfaut_client::Refusal;
use ilfaut_client::backend::{Draft, MAX_PENDING};
use ilfaut_client::model::{Decision, Question, RefusalReason, Signature, Status, Time, VoteKey};

use super::bench::{Bench, START, draft, off_topic, question, refusal, unknown};

suite!(
    a_proposal_waits_for_a_moderator,
    an_author_sees_the_fate_of_each,
    the_same_text_is_sent_once,
    the_same_text_of_two_people_is_two_proposals,
    few_may_wait_at_once,
    a_pending_proposal_is_withdrawn,
    only_ones_own_pending_proposal_can_be_withdrawn,
    no_proposal_out_of_time,
    some_questions_take_votes_only,
    a_signature_is_kept_and_changed_until_accepted,
);

async fn a_proposal_waits_for_a_moderator(bench: &Bench) {
    let (who, ines) = (bench.citizen(1).await, bench.moderator("Inès").await);
    let proposal = bench.propose(who, "Il faut plus de trains le soir").await;
    let queue = bench.backend().queue(ines, &bench.question, Status::Pending).await.unwrap();
    assert_eq!(queue.len(), 1);
    assert_eq!((&queue[0].proposal, queue[0].text.as_str()), (&proposal, "Il faut plus de trains le soir"));
    assert_eq!((queue[0].by_author, queue[0].sent, queue[0].status), (1, START, Status::Pending));
    assert_eq!((queue[0].decided.as_ref(), queue[0].lease.as_ref()), (None, None));
    let view = bench.backend().questions().await.unwrap().remove(0);
    assert_eq!((view.pending, view.proposals, view.participants), (1, 0, 1));
}

async fn an_author_sees_the_fate_of_each(bench: &Bench) {
    let (who, other, ines) = (bench.citizen(1).await, bench.citizen(2).await, bench.moderator("Inès").await);
    let accepted = bench.accepted(who, "Il faut accepter cette idée").await;
    bench.clock.pass(1_000);
    let refused = bench.propose(who, "Il faut refuser cette idée").await;
    let words = Some("C'est déjà fait.".to_owned());
    let decision = Decision::Refuse { reason: RefusalReason::Other, words: words.clone() };
    bench.decide(ines, &refused, decision).await.unwrap();
    bench.backend().vote(other, &accepted, VoteKey::Agree).await.unwrap();
    bench.reopen().await;
    let mine = bench.backend().mine(who, &bench.question).await.unwrap();
    assert_eq!(mine.iter().map(|one| &one.proposal).collect::<Vec<_>>(), [&refused, &accepted], "newest first");
    assert_eq!((mine[0].status, mine[0].refusal.clone()), (Status::Refused, Some((RefusalReason::Other, words))));
    assert_eq!((mine[0].standing, mine[0].sent), (None, START.plus(1_000)));
    assert_eq!((mine[1].status, mine[1].standing.map(|standing| standing.agree)), (Status::Accepted, Some(1)));
    assert!(bench.backend().mine(other, &bench.question).await.unwrap().is_empty());
}

async fn the_same_text_is_sent_once(bench: &Bench) {
    let who = bench.citizen(1).await;
    bench.propose(who, "Il faut planter des haies").await;
    let again = bench.try_propose(who, "il faut  planter des haies").await;
    assert_eq!(refusal(again), Refusal::AlreadyProposed { status: Status::Pending });
    assert_eq!(bench.backend().mine(who, &bench.question).await.unwrap().len(), 1);
}

async fn the_same_text_of_two_people_is_two_proposals(bench: &Bench) {
    let (one, two) = (bench.citizen(1).await, bench.citizen(2).await);
    let first = bench.propose(one, "Il faut planter des haies").await;
    assert_ne!(first, bench.propose(two, "Il faut planter des haies").await);
}

async fn few_may_wait_at_once(bench: &Bench) {
    let (who, ines) = (bench.citizen(1).await, bench.moderator("Inès").await);
    let mut sent = Vec::new();
    for number in 0..MAX_PENDING {
        sent.push(bench.propose(who, &format!("Il faut {number} idées de plus")).await);
    }
    let one_more = async || bench.try_propose(who, "Il faut une idée de trop").await;
    assert_eq!(refusal(one_more().await), Refusal::TooManyPending { limit: MAX_PENDING });
    bench.decide(ines, &sent[0], off_topic()).await.unwrap();
    one_more().await.unwrap();
}

async fn a_pending_proposal_is_withdrawn(bench: &Bench) {
    let (who, ines) = (bench.citizen(1).await, bench.moderator("Inès").await);
    let proposal = bench.propose(who, "Il faut y penser encore").await;
    bench.backend().withdraw(who, &proposal).await.unwrap();
    assert!(bench.backend().queue(ines, &bench.question, Status::Pending).await.unwrap().is_empty());
    assert_eq!(bench.row(&proposal).await.status, Status::Archived);
    let decided = bench.decide(ines, &proposal, Decision::Accept).await;
    assert!(decided.is_err(), "{decided:?}");
    bench.propose(who, "Il faut y penser encore").await;
}

async fn only_ones_own_pending_proposal_can_be_withdrawn(bench: &Bench) {
    let (who, other) = (bench.citizen(1).await, bench.citizen(2).await);
    let pending = bench.propose(who, "Il faut garder celle-ci").await;
    assert_eq!(refusal(bench.backend().withdraw(other, &pending).await), Refusal::NotYours);
    let accepted = bench.accepted(who, "Il faut voter celle-là").await;
    let late = bench.backend().withdraw(who, &accepted).await;
    assert_eq!(refusal(late), Refusal::NotWithdrawable(Status::Accepted));
    unknown(bench.backend().withdraw(who, &"p77".into()).await);
}

async fn no_proposal_out_of_time(bench: &Bench) {
    let (who, opens) = (bench.citizen(1).await, START.plus(Time::DAY));
    bench.settle(Question { opens: Some(opens), ..question() }).await.unwrap();
    let early = bench.try_propose(who, "Il faut attendre demain").await;
    assert_eq!(refusal(early), Refusal::NotOpenYet { opens });
    let closed = question().closes.unwrap();
    bench.clock.set(closed.plus(1));
    assert_eq!(refusal(bench.try_propose(who, "Il faut venir à l'heure").await), Refusal::Finished { closed });
    assert!(bench.backend().all(&bench.question).await.unwrap().is_empty());
}

async fn some_questions_take_votes_only(bench: &Bench) {
    let (who, seeds) = (bench.citizen(1).await, bench.seeds(1).await);
    bench.settle(Question { can_propose: false, ..question() }).await.unwrap();
    assert_eq!(refusal(bench.try_propose(who, "Il faut pouvoir proposer").await), Refusal::NoProposals);
    bench.backend().vote(who, &seeds[0], VoteKey::Agree).await.unwrap();
}

async fn a_signature_is_kept_and_changed_until_accepted(bench: &Bench) {
    let (who, ines) = (bench.citizen(1).await, bench.moderator("Inès").await);
    let signed = |name: &str| Signature { name: Some(name.to_owned()), age: Some(33) };
    let send = async |text: &str, name: &str| {
        let draft = Draft { signature: signed(name), ..draft(text) };
        bench.backend().propose(who, &bench.question, draft).await.unwrap()
    };
    let accepted = send("Il faut signer une fois", "Anne").await;
    bench.decide(ines, &accepted, Decision::Accept).await.unwrap();
    let pending = send("Il faut signer deux fois", "Anne").await;
    bench.backend().sign(who, signed("Soazig")).await.unwrap();
    bench.reopen().await;
    assert_eq!(bench.row(&accepted).await.author, signed("Anne"));
    assert_eq!(bench.row(&pending).await.author, signed("Soazig"));
    assert_eq!(bench.backend().data(who).await.unwrap().signature, signed("Soazig"));
}

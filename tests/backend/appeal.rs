//! A refusal contested by its author: once, while the question is open, and never decided again by whoever refused it.

use ilfaut_client::Refusal;
use ilfaut_client::backend::{Mine, UNDO_GRACE};
use ilfaut_client::model::{
    Decision, ModeratorId, NoticeKind, ParticipantId, ProposalId, RefusalReason, Status, VoteKey,
};

use super::bench::{Bench, off_topic, refusal, unknown};

suite!(
    what_is_contested_waits_again,
    whoever_refused_it_does_not_decide_again,
    refused_again_it_is_final,
    the_same_again_changes_nothing_while_it_waits,
    only_ones_own_refusal_can_be_contested,
    a_duplicate_can_be_contested,
    only_while_the_question_is_open,
    a_moderator_who_is_alone_decides_again,
    what_is_decided_after_it_is_taken_back,
    consoles_hear_of_it,
    the_record_says_it,
);

const TEXT: &str = "Il faut des haies le long des chemins";

/// A proposal that Inès refused and its author, citizen 1, contested; Yann is there too.
async fn contested(bench: &Bench) -> (ModeratorId, ModeratorId, ProposalId) {
    let (ines, yann, proposal) = refused(bench).await;
    appeal(bench, &proposal).await;
    (ines, yann, proposal)
}

async fn refused(bench: &Bench) -> (ModeratorId, ModeratorId, ProposalId) {
    let (ines, yann) = (bench.moderator("Inès").await, bench.moderator("Yann").await);
    let proposal = bench.propose(bench.citizen(1).await, TEXT).await;
    bench.decide(ines, &proposal, off_topic()).await.unwrap();
    (ines, yann, proposal)
}

async fn appeal(bench: &Bench, proposal: &ProposalId) {
    bench.backend().appeal(bench.citizen(1).await, proposal).await.unwrap();
}

async fn mine(bench: &Bench) -> Mine {
    let mine = bench.backend().mine(bench.citizen(1).await, &bench.question).await.unwrap().remove(0);
    assert_eq!(bench.backend().data(bench.citizen(1).await).await.unwrap().proposals[0], mine);
    mine
}

async fn told(bench: &Bench, who: ParticipantId) -> Vec<NoticeKind> {
    bench.clock.pass(UNDO_GRACE);
    let notices = bench.backend().notices(who).await.unwrap();
    for notice in &notices {
        bench.backend().told(notice.id).await.unwrap();
    }
    notices.into_iter().map(|notice| notice.kind).collect()
}

async fn what_is_contested_waits_again(bench: &Bench) {
    let (ines, yann, proposal) = refused(bench).await;
    assert!(mine(bench).await.appealable);
    assert_eq!(bench.backend().item(yann, &proposal).await.unwrap().appealed, None);
    appeal(bench, &proposal).await;
    for _ in 0..2 {
        let own = mine(bench).await;
        assert_eq!((own.status, own.refusal, own.appealable), (Status::Pending, None, false));
        let waiting = bench.backend().queue(yann, &bench.question, Status::Pending).await.unwrap();
        let waiting: Vec<_> = waiting.into_iter().map(|item| (item.proposal, item.appealed, item.decided)).collect();
        assert_eq!(waiting, [(proposal.clone(), Some("Inès".to_owned()), None)]);
        assert_eq!(bench.backend().questions().await.unwrap()[0].pending, 1);
        assert_eq!(bench.row(&proposal).await.status, Status::Pending);
        assert_eq!(told(bench, bench.citizen(1).await).await, [], "nothing is refused now");
        bench.reopen_from_nothing().await;
    }
    assert_eq!(refusal(bench.backend().undo(ines).await), Refusal::NothingToUndo);
    bench.decide(yann, &proposal, Decision::Accept).await.unwrap();
    assert_eq!(told(bench, bench.citizen(1).await).await, [NoticeKind::Accepted]);
    bench.backend().vote(bench.citizen(2).await, &proposal, VoteKey::Agree).await.unwrap();
}

async fn whoever_refused_it_does_not_decide_again(bench: &Bench) {
    let (ines, yann, proposal) = contested(bench).await;
    bench.reopen().await;
    let head = bench.backend().head().await.unwrap();
    for decision in [Decision::Accept, off_topic(), Decision::Postpone] {
        assert_eq!(refusal(bench.decide(ines, &proposal, decision).await), Refusal::Contested);
    }
    assert_eq!(bench.backend().head().await.unwrap(), head);
    bench.decide(yann, &proposal, Decision::Postpone).await.unwrap();
    let wake = bench.backend().decide(ines, &proposal, Status::Postponed, Decision::Wake).await;
    assert_eq!(refusal(wake), Refusal::Contested);
    appeal(bench, &proposal).await;
    assert_eq!(mine(bench).await.status, Status::Postponed, "it waits already");
    bench.backend().decide(yann, &proposal, Status::Postponed, Decision::Accept).await.unwrap();
    let again = bench.backend().decide(ines, &proposal, Status::Accepted, off_topic()).await;
    assert_eq!(refusal(again), Refusal::Contested);
    let back = bench.backend().take_back(ines, &proposal, Status::Accepted).await;
    assert_eq!(refusal(back), Refusal::Contested);
    assert_eq!(bench.backend().item(ines, &proposal).await.unwrap().appealed.as_deref(), Some("Inès"));
}

async fn refused_again_it_is_final(bench: &Bench) {
    let (ines, yann, proposal) = refused(bench).await;
    let who = bench.citizen(1).await;
    let off = NoticeKind::Refused { reason: RefusalReason::OffTopic, words: None };
    assert_eq!(told(bench, who).await, std::slice::from_ref(&off));
    appeal(bench, &proposal).await;
    bench.decide(yann, &proposal, off_topic()).await.unwrap();
    bench.reopen().await;
    assert_eq!(told(bench, who).await, [off]);
    assert!(!mine(bench).await.appealable);
    let again = bench.backend().appeal(who, &proposal).await;
    assert_eq!(refusal(again), Refusal::NotAppealable(Status::Refused));
    let overruled = bench.backend().decide(ines, &proposal, Status::Refused, Decision::Accept).await;
    assert_eq!(refusal(overruled), Refusal::Contested);
}

async fn the_same_again_changes_nothing_while_it_waits(bench: &Bench) {
    let (_, _, proposal) = contested(bench).await;
    let head = bench.backend().head().await.unwrap();
    appeal(bench, &proposal).await;
    bench.reopen().await;
    appeal(bench, &proposal).await;
    assert_eq!(bench.backend().head().await.unwrap(), head);
    bench.backend().withdraw(bench.citizen(1).await, &proposal).await.unwrap();
    let gone = bench.backend().appeal(bench.citizen(1).await, &proposal).await;
    assert_eq!(refusal(gone), Refusal::NotAppealable(Status::Archived));
}

async fn only_ones_own_refusal_can_be_contested(bench: &Bench) {
    let (_, _, proposal) = refused(bench).await;
    let (who, other) = (bench.citizen(1).await, bench.citizen(2).await);
    let seed = bench.seeds(1).await.remove(0);
    let waiting = bench.propose(who, "Il faut des talus").await;
    let accepted = bench.accepted(who, "Il faut des mares").await;
    let head = bench.backend().head().await.unwrap();
    let backend = bench.backend();
    assert_eq!(refusal(backend.appeal(other, &proposal).await), Refusal::NotYours);
    assert_eq!(refusal(backend.appeal(who, &seed).await), Refusal::NotYours);
    for (on, status) in [(&waiting, Status::Pending), (&accepted, Status::Accepted)] {
        assert_eq!(refusal(backend.appeal(who, on).await), Refusal::NotAppealable(status));
    }
    unknown(backend.appeal(who, &"p99".into()).await);
    let all = backend.mine(who, &bench.question).await.unwrap();
    assert_eq!(all.iter().map(|mine| mine.appealable).collect::<Vec<_>>(), [false, false, true], "newest first");
    assert_eq!(backend.head().await.unwrap(), head);
    backend.erase(who).await.unwrap();
    assert_eq!(refusal(backend.appeal(who, &proposal).await), Refusal::BeingErased);
    let all = backend.mine(who, &bench.question).await.unwrap();
    assert!(all.iter().all(|mine| !mine.appealable));
}

async fn a_duplicate_can_be_contested(bench: &Bench) {
    let (ines, yann) = (bench.moderator("Inès").await, bench.moderator("Yann").await);
    let of = bench.seeds(1).await.remove(0);
    let proposal = bench.propose(bench.citizen(1).await, TEXT).await;
    let same = || Decision::Duplicate { of: of.clone(), words: None };
    bench.decide(ines, &proposal, same()).await.unwrap();
    assert!(mine(bench).await.appealable);
    appeal(bench, &proposal).await;
    bench.reopen().await;
    let item = bench.backend().item(yann, &proposal).await.unwrap();
    assert_eq!((item.status, item.appealed.as_deref(), item.duplicate_of), (Status::Pending, Some("Inès"), None));
    assert_eq!(refusal(bench.decide(ines, &proposal, same()).await), Refusal::Contested);
    bench.decide(yann, &proposal, same()).await.unwrap();
    assert_eq!(bench.row(&proposal).await.duplicate_of, Some(of));
    assert!(!mine(bench).await.appealable);
}

async fn only_while_the_question_is_open(bench: &Bench) {
    let (_, yann, proposal) = refused(bench).await;
    let who = bench.citizen(1).await;
    bench.backend().close(&bench.question, true).await.unwrap();
    assert!(!mine(bench).await.appealable);
    assert!(matches!(refusal(bench.backend().appeal(who, &proposal).await), Refusal::Finished { .. }));
    bench.backend().close(&bench.question, false).await.unwrap();
    assert!(mine(bench).await.appealable);
    appeal(bench, &proposal).await;
    bench.backend().close(&bench.question, true).await.unwrap();
    bench.decide(yann, &proposal, Decision::Accept).await.unwrap();
    assert_eq!(mine(bench).await.status, Status::Accepted, "what was contested in time is decided after the end");
}

async fn a_moderator_who_is_alone_decides_again(bench: &Bench) {
    let (ines, who) = (bench.moderator("Inès").await, bench.citizen(1).await);
    let proposal = bench.propose(who, TEXT).await;
    bench.decide(ines, &proposal, off_topic()).await.unwrap();
    appeal(bench, &proposal).await;
    bench.reopen().await;
    bench.decide(ines, &proposal, Decision::Postpone).await.unwrap();
    bench.moderator("Yann").await;
    let late = bench.backend().decide(ines, &proposal, Status::Postponed, Decision::Accept).await;
    assert_eq!(refusal(late), Refusal::Contested, "somebody else has come");
}

async fn what_is_decided_after_it_is_taken_back(bench: &Bench) {
    let (_, yann, proposal) = contested(bench).await;
    let who = bench.citizen(1).await;
    bench.decide(yann, &proposal, Decision::Accept).await.unwrap();
    assert_eq!(told(bench, who).await, [NoticeKind::Accepted]);
    let undone = bench.backend().undo(yann).await.unwrap();
    assert_eq!((undone.status, undone.told), (Status::Pending, true));
    bench.reopen_from_nothing().await;
    assert_eq!(told(bench, who).await, [NoticeKind::BackToQueue]);
    let item = bench.backend().item(yann, &proposal).await.unwrap();
    assert_eq!((item.appealed.as_deref(), item.decided), (Some("Inès"), None));
    bench.decide(yann, &proposal, off_topic()).await.unwrap();
    assert_eq!(refusal(bench.backend().appeal(who, &proposal).await), Refusal::NotAppealable(Status::Refused));
}

async fn consoles_hear_of_it(bench: &Bench) {
    let (ines, yann, proposal) = refused(bench).await;
    let since = bench.backend().news(yann, &bench.question, 0).await.unwrap().upto;
    appeal(bench, &proposal).await;
    let news = bench.backend().news(yann, &bench.question, since).await.unwrap();
    let changed: Vec<_> = news.changed.iter().map(|item| (&item.proposal, item.status, &item.appealed)).collect();
    assert_eq!(changed, [(&proposal, Status::Pending, &Some("Inès".to_owned()))]);
    let late = bench.backend().decide(ines, &proposal, Status::Refused, Decision::Accept).await;
    assert_eq!(refusal(late), Refusal::InvalidState(Status::Pending), "it is not as it was seen");
}

async fn the_record_says_it(bench: &Bench) {
    let (_, yann, proposal) = contested(bench).await;
    bench.decide(yann, &proposal, off_topic()).await.unwrap();
    if let Some(recount) = bench.recount().await {
        assert_eq!((recount.broken, recount.differs), (None, vec![]));
    }
    assert!(!mine(bench).await.appealable);
}

//! What authors are told of decisions: once, not at once, never of what was taken back in time.

use ilfaut_client::backend::UNDO_GRACE;
use ilfaut_client::model::{Decision, NoticeKind, ParticipantId, RefusalReason, Status};

use super::bench::{Bench, START, off_topic};

suite!(
    an_acceptance_is_told_once_after_the_delay,
    a_refusal_is_told_with_its_words,
    a_moderator_who_leaves_makes_it_due,
    what_is_taken_back_in_time_is_never_told,
    what_was_due_but_not_told_is_never_told,
    what_was_told_is_corrected,
    a_postponed_proposal_tells_nothing,
    a_decision_that_stands_again_is_told,
    a_decision_told_before_and_standing_again_is_told_again,
    seeds_tell_nobody,
    several_are_told_oldest_first,
);

async fn kinds(bench: &Bench, who: ParticipantId) -> Vec<NoticeKind> {
    bench.backend().notices(who).await.unwrap().into_iter().map(|notice| notice.kind).collect()
}

async fn an_acceptance_is_told_once_after_the_delay(bench: &Bench) {
    let (who, other) = (bench.citizen(1).await, bench.citizen(2).await);
    let proposal = bench.accepted(who, "Il faut le dire une fois").await;
    bench.clock.pass(UNDO_GRACE - 1);
    assert!(bench.backend().notices(who).await.unwrap().is_empty());
    bench.reopen().await;
    bench.clock.pass(1);
    let notices = bench.backend().notices(who).await.unwrap();
    assert_eq!(notices.len(), 1);
    assert_eq!((&notices[0].proposal, notices[0].text.as_str()), (&proposal, "Il faut le dire une fois"));
    assert_eq!((&notices[0].kind, notices[0].decided), (&NoticeKind::Accepted, START));
    assert_eq!(bench.backend().notices(who).await.unwrap(), notices, "due until told");
    assert!(bench.backend().notices(other).await.unwrap().is_empty());
    bench.backend().told(notices[0].id).await.unwrap();
    bench.backend().told(notices[0].id).await.unwrap();
    bench.reopen().await;
    assert!(bench.backend().notices(who).await.unwrap().is_empty());
}

async fn a_refusal_is_told_with_its_words(bench: &Bench) {
    let (who, ines) = (bench.citizen(1).await, bench.moderator("Inès").await);
    let proposal = bench.propose(who, "Il faut dire les mots").await;
    let words = Some("La ville n'y peut rien.".to_owned());
    let reason = RefusalReason::OutOfPoliticalScope;
    bench.decide(ines, &proposal, Decision::Refuse { reason, words: words.clone() }).await.unwrap();
    bench.clock.pass(UNDO_GRACE);
    assert_eq!(kinds(bench, who).await, [NoticeKind::Refused { reason, words }]);
}

async fn a_moderator_who_leaves_makes_it_due(bench: &Bench) {
    let (who, ines, yann) = (bench.citizen(1).await, bench.moderator("Inès").await, bench.moderator("Yann").await);
    bench.accepted(who, "Il faut partir aussitôt").await;
    bench.backend().leave(yann).await.unwrap();
    assert!(kinds(bench, who).await.is_empty(), "somebody else's decision");
    bench.backend().leave(ines).await.unwrap();
    assert_eq!(kinds(bench, who).await, [NoticeKind::Accepted]);
}

async fn what_is_taken_back_in_time_is_never_told(bench: &Bench) {
    let (who, ines) = (bench.citizen(1).await, bench.moderator("Inès").await);
    bench.accepted(who, "Il faut se raviser vite").await;
    bench.clock.pass(UNDO_GRACE - 1);
    assert!(!bench.backend().undo(ines).await.unwrap().told);
    bench.clock.pass(10 * UNDO_GRACE);
    bench.backend().leave(ines).await.unwrap();
    assert!(kinds(bench, who).await.is_empty());
}

async fn what_was_due_but_not_told_is_never_told(bench: &Bench) {
    let (who, ines) = (bench.citizen(1).await, bench.moderator("Inès").await);
    bench.accepted(who, "Il faut se raviser à temps").await;
    bench.clock.pass(10 * UNDO_GRACE);
    assert!(!bench.backend().undo(ines).await.unwrap().told);
    bench.clock.pass(10 * UNDO_GRACE);
    assert!(kinds(bench, who).await.is_empty());
}

async fn what_was_told_is_corrected(bench: &Bench) {
    let (who, ines) = (bench.citizen(1).await, bench.moderator("Inès").await);
    let proposal = bench.accepted(who, "Il faut se raviser tard").await;
    bench.clock.pass(UNDO_GRACE);
    let told = bench.backend().notices(who).await.unwrap().remove(0);
    bench.backend().told(told.id).await.unwrap();
    let undone = bench.backend().undo(ines).await.unwrap();
    assert_eq!((undone.proposal, undone.status, undone.told), (proposal, Status::Pending, true));
    bench.clock.pass(UNDO_GRACE);
    assert_eq!(kinds(bench, who).await, [NoticeKind::BackToQueue]);
}

async fn a_postponed_proposal_tells_nothing(bench: &Bench) {
    let (who, ines) = (bench.citizen(1).await, bench.moderator("Inès").await);
    let proposal = bench.propose(who, "Il faut y revenir plus tard").await;
    bench.decide(ines, &proposal, Decision::Postpone).await.unwrap();
    bench.clock.pass(UNDO_GRACE);
    assert!(kinds(bench, who).await.is_empty());
}

async fn seeds_tell_nobody(bench: &Bench) {
    let who = bench.citizen(1).await;
    bench.seeds(3).await;
    bench.clock.pass(UNDO_GRACE);
    assert!(kinds(bench, who).await.is_empty());
}

async fn several_are_told_oldest_first(bench: &Bench) {
    let (who, ines) = (bench.citizen(1).await, bench.moderator("Inès").await);
    let one = bench.propose(who, "Il faut une idée de plus").await;
    let two = bench.propose(who, "Il faut une idée de moins").await;
    bench.decide(ines, &two, Decision::Accept).await.unwrap();
    bench.clock.pass(1_000);
    bench.decide(ines, &one, off_topic()).await.unwrap();
    bench.clock.pass(UNDO_GRACE);
    let notices = bench.backend().notices(who).await.unwrap();
    assert_eq!(notices.iter().map(|notice| &notice.proposal).collect::<Vec<_>>(), [&two, &one]);
}

async fn a_decision_that_stands_again_is_told(bench: &Bench) {
    let (who, yann) = (bench.citizen(1).await, bench.moderator("Yann").await);
    let proposal = bench.accepted(who, "Il faut le dire quand même").await;
    bench.backend().decide(yann, &proposal, Status::Accepted, off_topic()).await.unwrap();
    let undone = bench.backend().undo(yann).await.unwrap();
    assert_eq!((undone.status, undone.told), (Status::Accepted, false));
    bench.clock.pass(UNDO_GRACE);
    bench.reopen().await;
    assert_eq!(kinds(bench, who).await, [NoticeKind::Accepted], "the first decision still stands");
    let ines = bench.moderator("Inès").await;
    assert!(!bench.backend().undo(ines).await.unwrap().told, "nobody was told of it yet");
}

async fn a_decision_told_before_and_standing_again_is_told_again(bench: &Bench) {
    let (who, yann) = (bench.citizen(1).await, bench.moderator("Yann").await);
    let proposal = bench.accepted(who, "Il faut le redire s'il le faut").await;
    let told = async || {
        bench.clock.pass(UNDO_GRACE);
        let notices = bench.backend().notices(who).await.unwrap();
        for notice in &notices {
            bench.backend().told(notice.id).await.unwrap();
        }
        notices.into_iter().map(|notice| notice.kind).collect::<Vec<_>>()
    };
    assert_eq!(told().await, [NoticeKind::Accepted]);
    bench.backend().decide(yann, &proposal, Status::Accepted, off_topic()).await.unwrap();
    assert_eq!(told().await, [NoticeKind::Refused { reason: RefusalReason::OffTopic, words: None }]);
    assert!(bench.backend().undo(yann).await.unwrap().told);
    assert_eq!(told().await, [NoticeKind::Accepted], "it is open to votes again, not in the queue");
    assert!(told().await.is_empty());
}

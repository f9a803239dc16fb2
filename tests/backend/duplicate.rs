//! Moderators: a proposal that says another again, one that is put back to wait, decisions of others taken back.

use ilfaut_client::Refusal;
use ilfaut_client::backend::{ERASURE_DELAY, UNDO_GRACE};
use ilfaut_client::model::{
    Decision, ModeratorId, NoticeKind, ParticipantId, ProposalId, Question, RefusalReason, Status, VoteKey,
};

use super::bench::{Bench, off_topic, question, refusal, seed, unknown};

suite!(
    a_duplicate_is_refused_and_both_keep_their_votes,
    the_author_is_shown_the_other,
    what_is_not_open_is_not_shown,
    only_another_of_the_question_that_stands_fits,
    the_one_it_says_again_may_go,
    a_duplicate_is_undone,
    a_postponed_one_is_put_back,
    a_decision_of_somebody_else_is_taken_back,
    a_decision_told_is_taken_back_and_told,
    the_decision_before_stands_again,
    what_is_not_as_it_was_seen_is_not_taken_back,
);

const TEXT: &str = "Il faut des haies le long des chemins";

fn duplicate(of: &ProposalId) -> Decision {
    Decision::Duplicate { of: of.clone(), words: None }
}

async fn kinds(bench: &Bench, who: ParticipantId) -> Vec<NoticeKind> {
    bench.backend().notices(who).await.unwrap().into_iter().map(|notice| notice.kind).collect()
}

async fn tell_all(bench: &Bench, who: ParticipantId) {
    bench.clock.pass(UNDO_GRACE);
    for notice in bench.backend().notices(who).await.unwrap() {
        bench.backend().told(notice.id).await.unwrap();
    }
}

async fn repeats(bench: &Bench, who: ModeratorId, on: &ProposalId) -> Option<ProposalId> {
    let shown = bench.backend().item(who, on).await.unwrap().duplicate_of.map(|alike| alike.proposal);
    assert_eq!(shown, bench.row(on).await.duplicate_of);
    shown
}

async fn a_duplicate_is_refused_and_both_keep_their_votes(bench: &Bench) {
    let (ines, who, voter) = (bench.moderator("Inès").await, bench.citizen(1).await, bench.citizen(2).await);
    let first = bench.seeds(1).await.remove(0);
    let again = bench.accepted(who, "Il faut des haies").await;
    bench.backend().vote(voter, &first, VoteKey::Disagree).await.unwrap();
    bench.backend().vote(voter, &again, VoteKey::Agree).await.unwrap();
    assert_eq!(repeats(bench, ines, &again).await, None);
    let status = bench.backend().decide(ines, &again, Status::Accepted, duplicate(&first)).await.unwrap();
    assert_eq!(status, Status::Refused);
    bench.reopen().await;
    assert_eq!((repeats(bench, ines, &again).await, repeats(bench, ines, &first).await), (Some(first.clone()), None));
    let (one, two) = (bench.row(&first).await, bench.row(&again).await);
    assert_eq!((one.tally.count.votes, two.tally.count.votes), ([0, 1, 0], [1, 0, 0]));
    let item = bench.backend().item(ines, &again).await.unwrap();
    assert_eq!(item.decided.unwrap().refusal, Some((RefusalReason::AlreadyExists, None)));
    let alike = item.duplicate_of.unwrap();
    assert_eq!((alike.percent, alike.text.as_str(), alike.status), (100, "Il faut des haies", Status::Accepted));
    bench.backend().decide(ines, &again, Status::Refused, Decision::Accept).await.unwrap();
    assert_eq!(repeats(bench, ines, &again).await, None);
}

async fn the_author_is_shown_the_other(bench: &Bench) {
    let (ines, who) = (bench.moderator("Inès").await, bench.citizen(1).await);
    let first = bench.accepted(bench.citizen(2).await, TEXT).await;
    let again = bench.propose(who, "Il faut des haies partout le long des chemins").await;
    let words = Some("Merci, la voici.".to_owned());
    let decision = Decision::Duplicate { of: first.clone(), words: Some(" Merci, la voici. ".to_owned()) };
    bench.decide(ines, &again, decision).await.unwrap();
    bench.clock.pass(UNDO_GRACE - 1);
    assert!(kinds(bench, who).await.is_empty());
    bench.reopen().await;
    bench.clock.pass(1);
    let wanted = NoticeKind::Duplicate { of: first, text: Some(TEXT.to_owned()), words: words.clone() };
    assert_eq!(kinds(bench, who).await, [wanted]);
    let mine = bench.backend().mine(who, &bench.question).await.unwrap().remove(0);
    assert_eq!((mine.status, mine.refusal), (Status::Refused, Some((RefusalReason::AlreadyExists, words))));
}

async fn what_is_not_open_is_not_shown(bench: &Bench) {
    let (ines, who) = (bench.moderator("Inès").await, bench.citizen(1).await);
    let waiting = bench.propose(bench.citizen(2).await, TEXT).await;
    let again = bench.propose(who, "Il faut des haies partout le long des chemins").await;
    bench.decide(ines, &again, duplicate(&waiting)).await.unwrap();
    bench.clock.pass(UNDO_GRACE);
    let told =
        |text: Option<&str>| NoticeKind::Duplicate { of: waiting.clone(), text: text.map(str::to_owned), words: None };
    assert_eq!(kinds(bench, who).await, [told(None)], "nobody has read it yet");
    bench.decide(ines, &waiting, Decision::Accept).await.unwrap();
    assert_eq!(kinds(bench, who).await, [told(Some(TEXT))]);
}

async fn only_another_of_the_question_that_stands_fits(bench: &Bench) {
    let ines = bench.moderator("Inès").await;
    let seed_here = bench.seeds(1).await.remove(0);
    bench.settle(Question { id: "autre".into(), ..question() }).await.unwrap();
    let far = bench.backend().import(&"autre".into(), vec![seed("x", TEXT, 0)]).await.unwrap().remove(0).0;
    let refused = bench.propose(bench.citizen(1).await, "Il faut des haies basses").await;
    bench.decide(ines, &refused, off_topic()).await.unwrap();
    let asleep = bench.propose(bench.citizen(2).await, "Il faut des haies hautes").await;
    bench.decide(ines, &asleep, Decision::Postpone).await.unwrap();
    let proposal = bench.propose(bench.citizen(3).await, TEXT).await;
    let head = bench.backend().head().await.unwrap();
    for of in [&proposal, &far, &refused, &asleep] {
        assert_eq!(refusal(bench.decide(ines, &proposal, duplicate(of)).await), Refusal::NotADuplicate, "{of}");
    }
    unknown(bench.decide(ines, &proposal, duplicate(&"p99".into())).await);
    assert_eq!(bench.backend().head().await.unwrap(), head);
    let again = bench.backend().decide(ines, &refused, Status::Refused, duplicate(&seed_here)).await;
    assert_eq!(refusal(again), Refusal::InvalidState(Status::Refused));
    bench.backend().decide(ines, &asleep, Status::Postponed, duplicate(&seed_here)).await.unwrap();
    bench.decide(ines, &proposal, duplicate(&seed_here)).await.unwrap();
}

async fn the_one_it_says_again_may_go(bench: &Bench) {
    let (ines, who, other) = (bench.moderator("Inès").await, bench.citizen(1).await, bench.citizen(2).await);
    let first = bench.accepted(other, TEXT).await;
    let again = bench.propose(who, "Il faut des haies partout le long des chemins").await;
    bench.decide(ines, &again, duplicate(&first)).await.unwrap();
    bench.backend().erase(other).await.unwrap();
    bench.clock.pass(ERASURE_DELAY);
    assert_eq!(bench.backend().sweep().await.unwrap(), 1);
    bench.reopen().await;
    assert_eq!(kinds(bench, who).await, [NoticeKind::Duplicate { of: first.clone(), text: None, words: None }]);
    let alike = bench.backend().item(ines, &again).await.unwrap().duplicate_of.unwrap();
    assert_eq!((alike.proposal, alike.percent, alike.text.as_str(), alike.status), (first, 0, "", Status::Archived));
}

async fn a_duplicate_is_undone(bench: &Bench) {
    let (ines, who) = (bench.moderator("Inès").await, bench.citizen(1).await);
    let first = bench.seeds(1).await.remove(0);
    let again = bench.propose(who, TEXT).await;
    bench.decide(ines, &again, duplicate(&first)).await.unwrap();
    let undone = bench.backend().undo(ines).await.unwrap();
    assert_eq!((&undone.proposal, undone.status, undone.told), (&again, Status::Pending, false));
    bench.clock.pass(UNDO_GRACE);
    bench.reopen().await;
    assert!(kinds(bench, who).await.is_empty());
    assert_eq!(repeats(bench, ines, &again).await, None);
    bench.decide(ines, &again, duplicate(&first)).await.unwrap();
    tell_all(bench, who).await;
    assert!(bench.backend().undo(ines).await.unwrap().told);
    assert_eq!(kinds(bench, who).await, [NoticeKind::BackToQueue]);
}

async fn a_postponed_one_is_put_back(bench: &Bench) {
    let (ines, yann, who) = (bench.moderator("Inès").await, bench.moderator("Yann").await, bench.citizen(1).await);
    let proposal = bench.propose(who, TEXT).await;
    let wake = async |seen| bench.backend().decide(yann, &proposal, seen, Decision::Wake).await;
    assert_eq!(refusal(wake(Status::Pending).await), Refusal::InvalidState(Status::Pending));
    bench.decide(ines, &proposal, Decision::Postpone).await.unwrap();
    assert_eq!(wake(Status::Postponed).await.unwrap(), Status::Pending);
    bench.reopen().await;
    let waiting = bench.backend().queue(ines, &bench.question, Status::Pending).await.unwrap();
    assert_eq!(waiting.iter().map(|item| &item.proposal).collect::<Vec<_>>(), [&proposal]);
    assert_eq!(bench.backend().questions().await.unwrap()[0].pending, 1);
    let late = refusal(bench.backend().decide(ines, &proposal, Status::Postponed, Decision::Accept).await);
    assert_eq!(late, Refusal::AlreadyDecided { by: "Yann".to_owned(), status: Status::Pending });
    assert_eq!(bench.backend().undo(yann).await.unwrap().status, Status::Postponed);
    assert_eq!(bench.backend().undo(ines).await.unwrap().status, Status::Pending);
    bench.clock.pass(UNDO_GRACE);
    assert!(kinds(bench, who).await.is_empty());
    bench.decide(ines, &proposal, Decision::Accept).await.unwrap();
    assert_eq!(refusal(wake(Status::Accepted).await), Refusal::InvalidState(Status::Accepted));
}

async fn a_decision_of_somebody_else_is_taken_back(bench: &Bench) {
    let (ines, yann, who) = (bench.moderator("Inès").await, bench.moderator("Yann").await, bench.citizen(1).await);
    let (first, then) = (bench.accepted(who, TEXT).await, bench.accepted(who, "Il faut des talus").await);
    let undone = bench.backend().take_back(yann, &first, Status::Accepted).await.unwrap();
    assert_eq!((&undone.proposal, undone.status, undone.told), (&first, Status::Pending, false));
    bench.reopen().await;
    bench.clock.pass(UNDO_GRACE);
    assert_eq!(kinds(bench, who).await, [NoticeKind::Accepted], "the other one only");
    assert_eq!(bench.backend().item(ines, &first).await.unwrap().decided, None);
    assert_eq!(refusal(bench.backend().undo(yann).await), Refusal::NothingToUndo);
    assert_eq!(bench.backend().undo(ines).await.unwrap().proposal, then);
    assert_eq!(refusal(bench.backend().undo(ines).await), Refusal::NothingToUndo, "it was taken back already");
    let bare = bench.backend().take_back(ines, &first, Status::Pending).await;
    assert_eq!(refusal(bare), Refusal::NothingToUndo);
    bench.decide(yann, &first, Decision::Accept).await.unwrap();
}

async fn a_decision_told_is_taken_back_and_told(bench: &Bench) {
    let (yann, who) = (bench.moderator("Yann").await, bench.citizen(1).await);
    let proposal = bench.accepted(who, TEXT).await;
    tell_all(bench, who).await;
    assert!(bench.backend().take_back(yann, &proposal, Status::Accepted).await.unwrap().told);
    bench.reopen().await;
    assert_eq!(kinds(bench, who).await, [NoticeKind::BackToQueue]);
}

async fn the_decision_before_stands_again(bench: &Bench) {
    let (ines, yann, who) = (bench.moderator("Inès").await, bench.moderator("Yann").await, bench.citizen(1).await);
    let first = bench.seeds(1).await.remove(0);
    let proposal = bench.accepted(who, TEXT).await;
    tell_all(bench, who).await;
    bench.backend().decide(yann, &proposal, Status::Accepted, duplicate(&first)).await.unwrap();
    tell_all(bench, who).await;
    let undone = bench.backend().take_back(ines, &proposal, Status::Refused).await.unwrap();
    assert_eq!((undone.status, undone.told), (Status::Accepted, true));
    bench.reopen().await;
    assert_eq!(kinds(bench, who).await, [NoticeKind::Accepted]);
    assert_eq!(repeats(bench, ines, &proposal).await, None);
    bench.backend().vote(bench.citizen(2).await, &proposal, VoteKey::Agree).await.unwrap();
    let undone = bench.backend().take_back(yann, &proposal, Status::Accepted).await.unwrap();
    assert_eq!(undone.status, Status::Pending);
    assert_eq!(bench.row(&proposal).await.tally.count.votes, [1, 0, 0]);
}

async fn what_is_not_as_it_was_seen_is_not_taken_back(bench: &Bench) {
    let (ines, yann, who) = (bench.moderator("Inès").await, bench.moderator("Yann").await, bench.citizen(1).await);
    let proposal = bench.accepted(who, TEXT).await;
    let back = async |seen| bench.backend().take_back(yann, &proposal, seen).await;
    let other = Refusal::AlreadyDecided { by: "Inès".to_owned(), status: Status::Accepted };
    assert_eq!(refusal(back(Status::Refused).await), other);
    bench.backend().lease(ines, &proposal).await.unwrap();
    assert!(matches!(refusal(back(Status::Accepted).await), Refusal::Leased { .. }));
    bench.backend().release(ines, &proposal).await.unwrap();
    unknown(bench.backend().take_back(yann, &"p99".into(), Status::Accepted).await);
    bench.backend().erase(who).await.unwrap();
    bench.clock.pass(ERASURE_DELAY);
    bench.backend().sweep().await.unwrap();
    assert_eq!(refusal(back(Status::Archived).await), Refusal::TextErased);
    assert_eq!(bench.row(&proposal).await.status, Status::Archived);
}

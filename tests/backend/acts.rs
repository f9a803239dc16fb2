//! What moderators and organisers did: every deed with its name, words and number, the newest first, page by page.

use ilfaut_client::backend::{Act, Amendment, CohortId, Deed, ERASURE_DELAY, Leaf};
use ilfaut_client::model::{Decision, ModeratorId, ProposalId, RefusalReason, Status, Time, TopicId};
use ilfaut_client::rules::watch::Reason;

use super::bench::{Bench, START, off_topic, question, seed, unknown};

suite!(
    every_deed_is_told,
    what_moderators_do_together_is_told,
    what_citizens_do_is_not_told,
    pages_follow_each_other,
    what_was_done_to_one_proposal,
    words_and_texts_go_with_their_author,
    the_same_is_told_after_another_opening,
    each_question_has_its_own,
);

async fn acts(bench: &Bench, leaf: Leaf) -> Vec<Act> {
    let ines = bench.moderator("Inès").await;
    bench.backend().acts(ines, &bench.question, &leaf).await.unwrap()
}

/// All that was done, the oldest first.
async fn all(bench: &Bench) -> Vec<Act> {
    let mut all = acts(bench, Leaf { limit: 1_000, ..Leaf::default() }).await;
    assert!(all.is_sorted_by(|one, other| one.event > other.event), "the newest first");
    all.reverse();
    all
}

fn decided(status: Status) -> Deed {
    Deed::Decided { status, reason: None, words: None, duplicate_of: None }
}

/// Whose deeds, on what, and which.
fn deeds(acts: &[Act]) -> Vec<(Option<&str>, Option<&ProposalId>, &Deed)> {
    acts.iter().map(|act| (act.by.as_deref(), act.proposal.as_ref(), &act.deed)).collect()
}

async fn every_deed_is_told(bench: &Bench) {
    let (ines, yann) = (bench.moderator("Inès").await, bench.moderator("Yann").await);
    let (one, two, backend) = (bench.citizen(1).await, bench.citizen(2).await, bench.backend());
    let first = bench.propose(one, "Il faut dire qui a fait quoi").await;
    bench.clock.pass(1_000);
    bench.decide(ines, &first, Decision::Postpone).await.unwrap();
    let words = Some("Sans rapport".to_owned());
    let refusal = Decision::Refuse { reason: RefusalReason::OffTopic, words: words.clone() };
    backend.decide(ines, &first, Status::Postponed, refusal).await.unwrap();
    backend.undo(ines).await.unwrap();
    let text = Some("Il faut dire qui a tout fait".to_owned());
    let topics = vec![TopicId::from("air")];
    let amendment = Amendment { text: text.clone(), topics: Some(topics.clone()) };
    backend.amend(yann, &first, Status::Postponed, amendment).await.unwrap();
    let why = Reason::Haste { votes: 15, seconds: 5 };
    let cohort = backend.set_aside(ines, &bench.question, vec![one, two], why).await.unwrap();
    backend.set_aside(yann, &bench.question, vec![one, two], why).await.unwrap();
    backend.restore(yann, cohort).await.unwrap();
    backend.close(&bench.question, true).await.unwrap();
    backend.close(&bench.question, false).await.unwrap();
    let found = all(bench).await;
    let (ines, yann, on) = (Some("Inès"), Some("Yann"), Some(&first));
    let reason = Some(RefusalReason::OffTopic);
    let refused = Deed::Decided { status: Status::Refused, reason, words, duplicate_of: None };
    let decided_by = "Inès".to_owned();
    let wanted = [
        (None, None, Deed::Settled),
        (ines, on, decided(Status::Postponed)),
        (ines, on, refused),
        (ines, on, Deed::TakenBack { from: Status::Refused, to: Status::Postponed, decided_by }),
        (yann, on, Deed::Amended { text: true, topics: Some(topics) }),
        (ines, None, Deed::Marked { cohort, people: 2, reason: why }),
        (yann, None, Deed::SetAside { cohort }),
        (yann, None, Deed::Restored { cohort }),
        // Closed at 1,000 ms: the millisecond before was its last.
        (None, None, Deed::Closed { at: Some(START.plus(999)) }),
        (None, None, Deed::Closed { at: None }),
    ];
    assert_eq!(deeds(&found), wanted.iter().map(|(by, on, deed)| (*by, *on, deed)).collect::<Vec<_>>());
    assert_eq!((found[0].at, found[1].at, &found[1].text), (START, START.plus(1_000), &text));
    assert_eq!((found[5].text.clone(), cohort), (None, CohortId(0)));
    let upto = backend.news(bench.moderator("Inès").await, &bench.question, 0).await.unwrap().upto;
    assert_eq!((found[0].event, found.last().unwrap().event), (1, upto), "the number of its event");
    unknown(backend.acts(ModeratorId(99), &bench.question, &Leaf::default()).await);
    unknown(backend.acts(ModeratorId(0), &"ailleurs".into(), &Leaf::default()).await);
}

async fn what_moderators_do_together_is_told(bench: &Bench) {
    let (ines, yann, backend) = (bench.moderator("Inès").await, bench.moderator("Yann").await, bench.backend());
    let text = |words: &str| Some(words.to_owned());
    let author = bench.citizen(1).await;
    let first = bench.accepted(bench.citizen(2).await, "Il faut partager le travail").await;
    let second = bench.propose(author, "Il faut partager tout le travail").await;
    backend.note(ines, &second, "Déjà vu quelque part".to_owned()).await.unwrap();
    backend.note(ines, &second, "Déjà vu quelque part".to_owned()).await.unwrap();
    backend.write(yann, &second, "Que voulez-vous dire ?".to_owned()).await.unwrap();
    backend.lease(ines, &second).await.unwrap();
    backend.seize(yann, &second).await.unwrap();
    bench
        .decide(yann, &second, Decision::Duplicate { of: first.clone(), words: text("Merci quand même") })
        .await
        .unwrap();
    backend.take_back(ines, &second, Status::Refused).await.unwrap();
    let leaf = Leaf { limit: 10, proposal: Some(second.clone()), before: None };
    let mut found = acts(bench, leaf.clone()).await;
    found.reverse();
    let (ines, yann, on) = (Some("Inès"), Some("Yann"), Some(&second));
    let reason = Some(RefusalReason::AlreadyExists);
    let again =
        Deed::Decided { status: Status::Refused, reason, words: text("Merci quand même"), duplicate_of: Some(first) };
    let wanted = [
        (ines, on, Deed::Noted(text("Déjà vu quelque part"))),
        (yann, on, Deed::Written(text("Que voulez-vous dire ?"))),
        (yann, on, Deed::Seized { from: "Inès".to_owned() }),
        (yann, on, again),
        (ines, on, Deed::TakenBack { from: Status::Refused, to: Status::Pending, decided_by: "Yann".to_owned() }),
    ];
    assert_eq!(deeds(&found), wanted.iter().map(|(by, on, deed)| (*by, *on, deed)).collect::<Vec<_>>());
    backend.erase(author).await.unwrap();
    bench.clock.pass(ERASURE_DELAY);
    backend.sweep().await.unwrap();
    bench.reopen().await;
    let left = acts(bench, leaf).await;
    assert_eq!((left.len(), left.iter().all(|act| act.text.is_none())), (5, true));
    assert!(matches!(left[1].deed, Deed::Decided { words: None, .. }));
    assert_eq!((&left[4].deed, &left[3].deed), (&Deed::Noted(None), &Deed::Written(None)));
}

async fn what_citizens_do_is_not_told(bench: &Bench) {
    let (one, two, backend) = (bench.citizen(1).await, bench.citizen(2).await, bench.backend());
    let before = all(bench).await;
    let seeds = bench.seeds(2).await;
    let own = bench.propose(one, "Il faut rester discret").await;
    backend.vote(two, &seeds[0], ilfaut_client::model::VoteKey::Agree).await.unwrap();
    backend.unvote(two, &seeds[0]).await.unwrap();
    backend.withdraw(one, &own).await.unwrap();
    assert!(!backend.settle(question()).await.unwrap());
    assert_eq!(all(bench).await, before, "nor a file that says nothing new");
}

/// Three proposals, each decided on.
async fn three(bench: &Bench) -> Vec<ProposalId> {
    let (ines, mut proposals) = (bench.moderator("Inès").await, Vec::new());
    for (number, text) in (1..).zip(["Il faut une idée", "Il faut deux idées", "Il faut trois idées"]) {
        let proposal = bench.propose(bench.citizen(number).await, text).await;
        bench.decide(ines, &proposal, Decision::Accept).await.unwrap();
        proposals.push(proposal);
    }
    proposals
}

async fn pages_follow_each_other(bench: &Bench) {
    three(bench).await;
    let whole = acts(bench, Leaf { limit: 100, ..Leaf::default() }).await;
    assert_eq!(whole.len(), 4);
    let (mut paged, mut before) = (Vec::new(), None);
    loop {
        let page = acts(bench, Leaf { before, limit: 2, proposal: None }).await;
        assert!(page.len() <= 2);
        let Some(last) = page.last() else { break };
        before = Some(last.event);
        paged.extend(page);
    }
    assert_eq!(paged, whole);
    assert_eq!(acts(bench, Leaf { before: Some(u64::MAX), limit: 100, proposal: None }).await, whole);
    assert_eq!(acts(bench, Leaf { before: Some(0), limit: 100, proposal: None }).await, []);
    assert_eq!(acts(bench, Leaf::default()).await, [], "none asked for");
}

async fn what_was_done_to_one_proposal(bench: &Bench) {
    let proposals = three(bench).await;
    let yann = bench.moderator("Yann").await;
    bench.backend().decide(yann, &proposals[1], Status::Accepted, off_topic()).await.unwrap();
    let leaf = Leaf { limit: 10, proposal: Some(proposals[1].clone()), before: None };
    let found = acts(bench, leaf.clone()).await;
    assert_eq!(found.iter().map(|act| act.by.as_deref()).collect::<Vec<_>>(), [Some("Yann"), Some("Inès")]);
    assert_eq!(acts(bench, Leaf { before: Some(found[0].event), ..leaf }).await, found[1..]);
    let ines = bench.moderator("Inès").await;
    let nowhere = Leaf { limit: 1, proposal: Some("p99".into()), before: None };
    unknown(bench.backend().acts(ines, &bench.question, &nowhere).await);
}

async fn words_and_texts_go_with_their_author(bench: &Bench) {
    let (ines, one) = (bench.moderator("Inès").await, bench.citizen(1).await);
    let proposal = bench.propose(one, "Il faut tout oublier").await;
    let words = Some("Un mot personnel".to_owned());
    bench
        .decide(ines, &proposal, Decision::Refuse { reason: RefusalReason::Other, words: words.clone() })
        .await
        .unwrap();
    let told = all(bench).await.pop().unwrap();
    assert_eq!(told.text.as_deref(), Some("Il faut tout oublier"));
    assert!(matches!(told.deed, Deed::Decided { words: found, .. } if found == words));
    bench.backend().erase(one).await.unwrap();
    bench.clock.pass(ERASURE_DELAY);
    bench.backend().sweep().await.unwrap();
    let told = all(bench).await.pop().unwrap();
    assert_eq!((told.by.as_deref(), &told.proposal, &told.text), (Some("Inès"), &Some(proposal), &None));
    assert!(matches!(told.deed, Deed::Decided { words: None, reason: Some(RefusalReason::Other), .. }));
}

async fn the_same_is_told_after_another_opening(bench: &Bench) {
    three(bench).await;
    let before = all(bench).await;
    bench.reopen().await;
    assert_eq!(all(bench).await, before);
    bench.reopen_from_nothing().await;
    assert_eq!(all(bench).await, before);
}

async fn each_question_has_its_own(bench: &Bench) {
    let (ines, mut other) = (bench.moderator("Inès").await, question());
    let before = all(bench).await;
    other.id = "ailleurs".into();
    other.closes = Some(START.plus(Time::DAY));
    bench.settle(other.clone()).await.unwrap();
    let there =
        bench.backend().import(&other.id, vec![seed("a", "Il faut être ailleurs", 0)]).await.unwrap().remove(0).0;
    bench.backend().decide(ines, &there, Status::Accepted, off_topic()).await.unwrap();
    assert_eq!(all(bench).await, before);
    let leaf = Leaf { limit: 10, ..Leaf::default() };
    let found = bench.backend().acts(ines, &other.id, &leaf).await.unwrap();
    assert_eq!((found.len(), &found[1].deed), (2, &Deed::Settled));
}

//! What a console asks for instead of whole queues: every change of a proposal, never a vote, who holds what; and the topics that
//! are suggested beside the queue.

use ilfaut_client::backend::{Amendment, ERASURE_DELAY, Held, Imported, LEASE, News};
use ilfaut_client::model::{Decision, ModeratorId, ProposalId, Qualification, Status, TopicId, VoteKey};

use super::bench::{Bench, off_topic, question, seed, unknown};

suite!(
    every_change_is_told_once,
    votes_are_no_news,
    what_is_no_longer_shown_is_told_as_archived,
    an_item_of_news_is_the_item_itself,
    who_holds_what_is_told,
    a_number_from_elsewhere_finds_its_way_back,
    nothing_is_lost_between_two_openings,
    news_are_of_one_question,
    topics_are_suggested_by_what_is_alike,
    no_topic_is_suggested_where_there_are_none,
);

async fn news(bench: &Bench, who: ModeratorId, since: u64) -> News {
    bench.backend().news(who, &bench.question, since).await.unwrap()
}

/// Which proposals changed since, and up to where that is known.
async fn changed(bench: &Bench, who: ModeratorId, since: &mut u64) -> Vec<(ProposalId, Status)> {
    let News { upto, changed, .. } = news(bench, who, *since).await;
    assert!(upto >= *since);
    *since = upto;
    changed.into_iter().map(|item| (item.proposal, item.status)).collect()
}

async fn every_change_is_told_once(bench: &Bench) {
    let (ines, yann) = (bench.moderator("Inès").await, bench.moderator("Yann").await);
    let mut since = 0;
    assert_eq!(changed(bench, ines, &mut since).await, []);
    let one = bench.propose(bench.citizen(1).await, "Il faut des bancs à l'ombre").await;
    let two = bench.propose(bench.citizen(2).await, "Il faut des quais accessibles").await;
    let both = [(one.clone(), Status::Pending), (two.clone(), Status::Pending)];
    assert_eq!(changed(bench, ines, &mut since).await, both);
    assert_eq!(changed(bench, ines, &mut since).await, [], "told once");
    let backend = bench.backend();
    let mut told = async |status| assert_eq!(changed(bench, ines, &mut since).await, [(one.clone(), status)]);
    backend.decide(yann, &one, Status::Pending, Decision::Postpone).await.unwrap();
    told(Status::Postponed).await;
    backend.decide(yann, &one, Status::Postponed, Decision::Wake).await.unwrap();
    told(Status::Pending).await;
    backend.decide(yann, &one, Status::Pending, off_topic()).await.unwrap();
    told(Status::Refused).await;
    backend.undo(yann).await.unwrap();
    told(Status::Pending).await;
    let text = Amendment { text: Some("Il faut des bancs au soleil".to_owned()), topics: None };
    backend.amend(yann, &one, Status::Pending, text).await.unwrap();
    told(Status::Pending).await;
    let topics = Amendment { text: None, topics: Some(vec![TopicId::from("eau")]) };
    backend.amend(yann, &one, Status::Pending, topics.clone()).await.unwrap();
    told(Status::Pending).await;
    backend.amend(yann, &one, Status::Pending, topics).await.unwrap();
    assert_eq!(changed(bench, ines, &mut since).await, [], "what changes nothing is no news");
    let backend = bench.backend();
    let mut told = async |status| assert_eq!(changed(bench, ines, &mut since).await, [(one.clone(), status)]);
    backend.note(yann, &one, "À relire".to_owned()).await.unwrap();
    told(Status::Pending).await;
    let again = Decision::Duplicate { of: two.clone(), words: None };
    backend.decide(yann, &two, Status::Pending, Decision::Accept).await.unwrap();
    assert_eq!(news(bench, ines, 0).await.changed.len(), 2);
    backend.decide(yann, &one, Status::Pending, again).await.unwrap();
    let both = [(one.clone(), Status::Refused), (two.clone(), Status::Accepted)];
    assert_eq!(changed(bench, ines, &mut since).await, both);
    backend.take_back(ines, &one, Status::Refused).await.unwrap();
    assert_eq!(changed(bench, ines, &mut since).await, [(one.clone(), Status::Pending)]);
    let seeds = bench.seeds(1).await;
    assert_eq!(changed(bench, ines, &mut since).await, [(seeds[0].clone(), Status::Accepted)]);
    unknown(bench.backend().news(ines, &"ailleurs".into(), 0).await.map(drop));
    unknown(bench.backend().news(ModeratorId(99), &bench.question, 0).await.map(drop));
}

async fn votes_are_no_news(bench: &Bench) {
    let (ines, who) = (bench.moderator("Inès").await, bench.citizen(1).await);
    let seeds = bench.seeds(3).await;
    let mut since = news(bench, ines, 0).await.upto;
    let before = since;
    let backend = bench.backend();
    bench.next(who, 3).await;
    backend.vote(who, &seeds[0], VoteKey::Agree).await.unwrap();
    backend.qualify(who, &seeds[0], Qualification::LikeIt, true).await.unwrap();
    backend.vote(who, &seeds[0], VoteKey::Neutral).await.unwrap();
    backend.unvote(who, &seeds[0]).await.unwrap();
    backend.pass(who, &seeds[1]).await.unwrap();
    backend.lease(ines, &seeds[2]).await.unwrap();
    assert_eq!(changed(bench, ines, &mut since).await, []);
    assert!(since > before, "what happened is counted all the same");
}

async fn what_is_no_longer_shown_is_told_as_archived(bench: &Bench) {
    let ines = bench.moderator("Inès").await;
    let (one, two) = (bench.citizen(1).await, bench.citizen(2).await);
    let withdrawn = bench.propose(one, "Il faut y réfléchir encore").await;
    let erased = bench.accepted(two, "Il faut oublier tout cela").await;
    let mut since = news(bench, ines, 0).await.upto;
    bench.backend().withdraw(one, &withdrawn).await.unwrap();
    let told = news(bench, ines, since).await;
    assert_eq!((told.changed.len(), &told.changed[0].proposal), (1, &withdrawn));
    assert_eq!((told.changed[0].status, told.changed[0].text.as_str()), (Status::Archived, ""));
    since = told.upto;
    bench.backend().erase(two).await.unwrap();
    assert_eq!(changed(bench, ines, &mut since).await, [], "an erasure waits a day");
    bench.clock.pass(ERASURE_DELAY);
    bench.backend().sweep().await.unwrap();
    let told = news(bench, ines, since).await;
    assert_eq!((told.changed.len(), &told.changed[0].proposal), (1, &erased));
    assert_eq!((told.changed[0].status, told.changed[0].text.as_str()), (Status::Archived, ""));
    assert_eq!(told.changed[0].by, None);
}

async fn an_item_of_news_is_the_item_itself(bench: &Bench) {
    let (ines, yann) = (bench.moderator("Inès").await, bench.moderator("Yann").await);
    bench.seeds(4).await;
    let one = bench.propose(bench.citizen(1).await, "Il faut des haies").await;
    let two = bench.propose(bench.citizen(2).await, "Il faut des haies !").await;
    bench.backend().lease(yann, &one).await.unwrap();
    let told = news(bench, ines, 0).await;
    assert_eq!(told.changed.len(), 6);
    for proposal in [&one, &two] {
        let mut item = bench.backend().item(ines, proposal).await.unwrap();
        assert!(!item.similar.is_empty() && !item.suggested.is_empty(), "{item:?}");
        item.similar.clear();
        item.echoes.clear();
        item.suggested.clear();
        assert_eq!(told.changed.iter().find(|told| told.proposal == *proposal), Some(&item));
    }
}

async fn who_holds_what_is_told(bench: &Bench) {
    let (ines, yann) = (bench.moderator("Inès").await, bench.moderator("Yann").await);
    let one = bench.propose(bench.citizen(1).await, "Il faut lire à voix haute").await;
    let two = bench.propose(bench.citizen(2).await, "Il faut lire à voix basse").await;
    let backend = bench.backend();
    backend.lease(yann, &two).await.unwrap();
    bench.clock.pass(10_500);
    backend.lease(yann, &one).await.unwrap();
    let held = |proposal: &ProposalId, seconds| Held { proposal: proposal.clone(), by: "Yann".to_owned(), seconds };
    assert_eq!(news(bench, ines, 0).await.held, [held(&one, 60), held(&two, 50)]);
    assert_eq!(news(bench, ines, u64::MAX).await.held.len(), 2, "whatever is asked from");
    assert_eq!(news(bench, yann, 0).await.held, [], "one's own are no news");
    backend.release(yann, &one).await.unwrap();
    assert_eq!(news(bench, ines, 0).await.held, [held(&two, 50)]);
    bench.clock.pass(LEASE);
    assert_eq!(news(bench, ines, 0).await.held, []);
}

async fn a_number_from_elsewhere_finds_its_way_back(bench: &Bench) {
    let ines = bench.moderator("Inès").await;
    bench.propose(bench.citizen(1).await, "Il faut retrouver le fil").await;
    let upto = news(bench, ines, 0).await.upto;
    for since in [upto, upto + 1, 1 << 60, u64::MAX] {
        let told = news(bench, ines, since).await;
        assert_eq!((told.upto, told.changed.len()), (upto, 0), "{since}");
    }
}

async fn nothing_is_lost_between_two_openings(bench: &Bench) {
    let ines = bench.moderator("Inès").await;
    let one = bench.propose(bench.citizen(1).await, "Il faut attendre un peu").await;
    let since = news(bench, ines, 0).await.upto;
    bench.propose(bench.citizen(2).await, "Il faut arriver plus tard").await;
    bench.decide(ines, &one, Decision::Accept).await.unwrap();
    let before = news(bench, ines, since).await;
    assert_eq!(before.changed.len(), 2);
    bench.reopen().await;
    assert_eq!(news(bench, ines, since).await, before);
    bench.reopen_from_nothing().await;
    assert_eq!(news(bench, ines, since).await, before);
}

async fn news_are_of_one_question(bench: &Bench) {
    let (ines, yann) = (bench.moderator("Inès").await, bench.moderator("Yann").await);
    let mut other = question();
    other.id = "ailleurs".into();
    bench.settle(other.clone()).await.unwrap();
    let there =
        bench.backend().import(&other.id, vec![seed("a", "Il faut être ailleurs", 0)]).await.unwrap().remove(0).0;
    bench.backend().lease(yann, &there).await.unwrap();
    let here = news(bench, ines, 0).await;
    assert_eq!((here.changed.len(), here.held.len()), (0, 0));
    let told = bench.backend().news(ines, &other.id, 0).await.unwrap();
    assert_eq!((&told.changed[0].proposal, told.held.len()), (&there, 1));
}

/// Accepted proposals with topics, and one that waits.
async fn furnished(bench: &Bench, topics: [&str; 3]) -> ProposalId {
    let texts =
        ["Il faut planter des haies", "Il faut planter des haies au bord des champs", "Il faut des trains de nuit"];
    let rows = texts.iter().zip(topics).enumerate().map(|(at, (text, topic))| Imported {
        topics: vec![TopicId::from(topic)],
        ..seed(&format!("t{at}"), text, at)
    });
    bench.import(rows.collect()).await;
    bench.propose(bench.citizen(1).await, "Il faut planter des haies au bord des champs !").await
}

async fn topics_are_suggested_by_what_is_alike(bench: &Bench) {
    let ines = bench.moderator("Inès").await;
    let proposal = furnished(bench, ["air", "eau", "eau"]).await;
    let item = bench.backend().item(ines, &proposal).await.unwrap();
    assert_eq!(item.suggested, ["eau", "air"].map(TopicId::from), "the most similar one says water");
    let queue = bench.backend().queue(ines, &bench.question, Status::Pending).await.unwrap();
    assert_eq!(queue[0].suggested, item.suggested);
    let accepted = bench.backend().queue(ines, &bench.question, Status::Accepted).await.unwrap();
    assert!(accepted.iter().all(|item| item.suggested.is_empty()), "only where look-alikes are told");
}

async fn no_topic_is_suggested_where_there_are_none(bench: &Bench) {
    let ines = bench.moderator("Inès").await;
    let proposal = furnished(bench, ["air", "eau", "eau"]).await;
    let mut bare = question();
    bare.topics.truncate(1);
    bench.settle(bare.clone()).await.unwrap();
    assert_eq!(bench.backend().item(ines, &proposal).await.unwrap().suggested, [TopicId::from("eau")]);
    bare.topics.clear();
    bench.settle(bare).await.unwrap();
    let item = bench.backend().item(ines, &proposal).await.unwrap();
    assert!(item.suggested.is_empty() && !item.similar.is_empty(), "{item:?}");
}

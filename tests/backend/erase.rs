//! Erasure in two steps: called off in time, then final; votes stay counted, nothing else stays.

use ilfaut_client::backend::{ERASURE_DELAY, Query};
use ilfaut_client::model::{Decision, ParticipantId, Qualification, Question, Signature, Status, Tally, Time, VoteKey};
use ilfaut_client::{Error, Refusal};

use super::bench::{Bench, START, draft, question, refusal};

suite!(
    an_erasure_waits_a_day,
    nothing_is_recorded_while_it_waits,
    an_erasure_is_called_off,
    nothing_to_call_off,
    votes_stay_counted_without_a_person,
    names_ages_and_texts_are_gone,
    the_same_person_comes_back_as_somebody_new,
    others_are_left_as_they_were,
    who_comes_back_while_being_erased_is_kept,
    the_end_of_retention_is_carried_out,
);

async fn erased(bench: &Bench, who: ParticipantId) {
    bench.backend().erase(who).await.unwrap();
    bench.clock.pass(ERASURE_DELAY);
    assert_eq!(bench.backend().sweep().await.unwrap(), 1);
}

async fn an_erasure_waits_a_day(bench: &Bench) {
    let who = bench.citizen(1).await;
    assert_eq!(bench.backend().data(who).await.unwrap().erasure, None);
    let due = bench.backend().erase(who).await.unwrap();
    assert_eq!(due, START.plus(ERASURE_DELAY));
    bench.clock.pass(1_000);
    assert_eq!(bench.backend().erase(who).await.unwrap(), due, "asking again changes nothing");
    bench.reopen().await;
    assert_eq!(bench.backend().data(who).await.unwrap().erasure, Some(due));
    bench.clock.set(due.plus(-1));
    assert_eq!(bench.backend().sweep().await.unwrap(), 0);
    bench.clock.set(due);
    assert_eq!(bench.backend().sweep().await.unwrap(), 1);
    assert_eq!(bench.backend().sweep().await.unwrap(), 0);
}

async fn nothing_is_recorded_while_it_waits(bench: &Bench) {
    let (who, seeds, backend) = (bench.citizen(1).await, bench.seeds(2).await, bench.backend());
    backend.vote(who, &seeds[1], VoteKey::Agree).await.unwrap();
    backend.erase(who).await.unwrap();
    assert_eq!(refusal(backend.vote(who, &seeds[0], VoteKey::Agree).await), Refusal::BeingErased);
    assert_eq!(refusal(backend.qualify(who, &seeds[1], Qualification::LikeIt, true).await), Refusal::BeingErased);
    assert_eq!(refusal(bench.try_propose(who, "Il faut se décider enfin").await), Refusal::BeingErased);
    assert_eq!(bench.row(&seeds[0]).await.tally, Tally::default());
}

async fn an_erasure_is_called_off(bench: &Bench) {
    let (who, seeds, backend) = (bench.citizen(1).await, bench.seeds(1).await, bench.backend());
    backend.erase(who).await.unwrap();
    bench.clock.pass(ERASURE_DELAY - 1);
    backend.keep(who).await.unwrap();
    assert_eq!(backend.data(who).await.unwrap().erasure, None);
    bench.clock.pass(2 * ERASURE_DELAY);
    assert_eq!(backend.sweep().await.unwrap(), 0);
    assert_eq!(bench.citizen(1).await, who);
    backend.vote(who, &seeds[0], VoteKey::Agree).await.unwrap();
}

async fn nothing_to_call_off(bench: &Bench) {
    let who = bench.citizen(1).await;
    assert_eq!(refusal(bench.backend().keep(who).await), Refusal::NotBeingErased);
}

async fn votes_stay_counted_without_a_person(bench: &Bench) {
    let (who, seeds, backend) = (bench.citizen(1).await, bench.seeds(3).await, bench.backend());
    for (seed, key) in seeds.iter().zip(VoteKey::ALL) {
        backend.vote(who, seed, key).await.unwrap();
        backend.qualify(who, seed, key.qualifications()[0], true).await.unwrap();
    }
    let tallies = async || bench.backend().all(&bench.question).await.unwrap().into_iter().map(|row| row.tally);
    let before: Vec<Tally> = tallies().await.collect();
    erased(bench, who).await;
    assert_eq!(tallies().await.collect::<Vec<_>>(), before);
    bench.reopen().await;
    assert_eq!(tallies().await.collect::<Vec<_>>(), before);
}

async fn names_ages_and_texts_are_gone(bench: &Bench) {
    let (who, other, ines) = (bench.citizen(1).await, bench.citizen(2).await, bench.moderator("Inès").await);
    let signature = Signature { name: Some("Katell".to_owned()), age: Some(58) };
    let mut sent = Vec::new();
    for text in ["Il faut tout effacer un jour", "Il faut effacer même ceci"] {
        let draft = ilfaut_client::backend::Draft { signature: signature.clone(), ..draft(text) };
        sent.push(bench.backend().propose(who, &bench.question, draft).await.unwrap());
    }
    bench.decide(ines, &sent[0], Decision::Accept).await.unwrap();
    bench.backend().vote(other, &sent[0], VoteKey::Agree).await.unwrap();
    erased(bench, who).await;
    for _ in 0..2 {
        let rows = bench.backend().all(&bench.question).await.unwrap();
        for row in &rows {
            assert_eq!((row.text.as_deref(), &row.author), (None, &Signature::default()));
            assert_ne!(row.status, Status::Pending);
        }
        assert_eq!(rows[0].tally.count.votes, [1, 0, 0]);
        let everything = Query { words: "effacer".to_owned(), limit: 10, ..Query::default() };
        assert_eq!(bench.backend().search(other, &bench.question, &everything).await.unwrap().total, 0);
        let queue = bench.backend().queue(ines, &bench.question, Status::Pending).await.unwrap();
        assert!(queue.is_empty(), "{queue:?}");
        assert!(bench.next(bench.citizen(3).await, 5).await.is_empty(), "an empty card");
        bench.reopen().await;
    }
}

async fn the_same_person_comes_back_as_somebody_new(bench: &Bench) {
    let (who, seeds) = (bench.citizen(1).await, bench.seeds(1).await);
    bench.backend().vote(who, &seeds[0], VoteKey::Agree).await.unwrap();
    erased(bench, who).await;
    let back = bench.citizen(1).await;
    assert_ne!(back, who);
    let data = bench.backend().data(back).await.unwrap();
    assert!(data.votes.is_empty() && data.proposals.is_empty() && data.erasure.is_none());
    match bench.backend().data(who).await {
        Err(Error::NotFound(_) | Error::Refused(_)) => {}
        kept => panic!("something is kept: {kept:?}"),
    }
    assert!(bench.backend().vote(who, &seeds[0], VoteKey::Disagree).await.is_err());
}

async fn others_are_left_as_they_were(bench: &Bench) {
    let (who, other, seeds) = (bench.citizen(1).await, bench.citizen(2).await, bench.seeds(1).await);
    bench.accepted(other, "Il faut rester comme avant").await;
    bench.backend().vote(other, &seeds[0], VoteKey::Agree).await.unwrap();
    let before = bench.backend().data(other).await.unwrap();
    erased(bench, who).await;
    bench.reopen().await;
    assert_eq!(bench.citizen(2).await, other);
    assert_eq!(bench.backend().data(other).await.unwrap(), before);
    assert_eq!(bench.moderator("Inès").await, bench.moderator("Inès").await);
}

async fn the_end_of_retention_is_carried_out(bench: &Bench) {
    let closes = START.plus(Time::DAY);
    bench.settle(Question { closes: Some(closes), erase_after_days: Some(7), ..question() }).await.unwrap();
    let (who, seeds) = (bench.citizen(1).await, bench.seeds(1).await);
    bench.backend().vote(who, &seeds[0], VoteKey::Agree).await.unwrap();
    bench.clock.set(closes.plus(7 * Time::DAY - 1));
    assert_eq!(bench.backend().sweep().await.unwrap(), 0);
    bench.clock.set(closes.plus(7 * Time::DAY + 1));
    assert_eq!(bench.backend().sweep().await.unwrap(), 1);
    assert_ne!(bench.citizen(1).await, who);
    assert_eq!(bench.row(&seeds[0]).await.tally.count.votes, [1, 0, 0]);
}

async fn who_comes_back_while_being_erased_is_kept(bench: &Bench) {
    for round in 1..=20 {
        let who = bench.citizen(round).await;
        bench.backend().erase(who).await.unwrap();
        bench.clock.pass(ERASURE_DELAY);
        let backend = bench.backend();
        let (first, erased, back) = tokio::join!(bench.citizen(200 + round), backend.sweep(), bench.citizen(round));
        drop(backend);
        assert_eq!((erased.unwrap(), first == back), (1, false));
        let back = if back == who { bench.citizen(round).await } else { back };
        bench.reopen().await;
        assert_eq!(bench.citizen(round).await, back, "who came back is forgotten");
    }
}

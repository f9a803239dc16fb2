//! What a backend promises of its place: all is found again, nothing works after the end.

use ilfaut_client::Error;
use ilfaut_client::backend::UNDO_GRACE;
use ilfaut_client::model::{Channel, LinkKey, Qualification, Signature, Status, VoteKey};

use super::bench::{Bench, off_topic};

suite!(
    everything_is_found_again,
    nothing_works_after_the_end,
    a_backend_says_what_it_can_do,
    a_participant_sees_all_data
);

/// All that a backend answers, as one text.
async fn everything(bench: &Bench) -> String {
    let (backend, question) = (bench.backend(), &bench.question);
    let mut all = vec![format!("{:#?}\n{:#?}", backend.questions().await, backend.all(question).await)];
    for number in 1..=4 {
        let who = bench.citizen(number).await;
        all.push(format!("{:#?}\n{:#?}", backend.data(who).await, backend.notices(who).await));
        all.push(format!("{:#?}\n{:#?}", backend.progress(who, question).await, backend.next(who, question, 4).await));
    }
    let ines = bench.moderator("Inès").await;
    for status in [Status::Pending, Status::Accepted, Status::Refused, Status::Postponed, Status::Archived] {
        all.push(format!("{:#?}", backend.queue(ines, question, status).await));
    }
    all.concat()
}

async fn everything_is_found_again(bench: &Bench) {
    let (seeds, ines) = (bench.seeds(9).await, bench.moderator("Inès").await);
    for (at, seed) in seeds.iter().enumerate().skip(1) {
        let who = bench.citizen(u8::try_from(at % 3 + 1).unwrap()).await;
        bench.clock.pass(77);
        bench.backend().vote(who, seed, VoteKey::ALL[at % 3]).await.unwrap();
        bench.backend().qualify(who, seed, VoteKey::ALL[at % 3].qualifications()[1], true).await.unwrap();
    }
    bench.accepted(bench.citizen(1).await, "Il faut tout retrouver").await;
    let refused = bench.propose(bench.citizen(2).await, "Il faut tout garder").await;
    bench.decide(ines, &refused, off_topic()).await.unwrap();
    bench.propose(bench.citizen(3).await, "Il faut tout relire").await;
    bench.backend().sign(bench.citizen(2).await, Signature { name: Some("Loïc".to_owned()), age: None }).await.unwrap();
    bench.backend().declare(bench.citizen(1).await, &bench.question, true).await.unwrap();
    bench.backend().erase(bench.citizen(3).await).await.unwrap();
    bench.clock.pass(UNDO_GRACE);
    let before = everything(bench).await;
    for _ in 0..3 {
        bench.reopen().await;
        let after = everything(bench).await;
        assert!(before == after, "before:\n{before}\nafter:\n{after}");
    }
}

async fn nothing_works_after_the_end(bench: &Bench) {
    let (who, seeds) = (bench.citizen(1).await, bench.seeds(1).await);
    let backend = bench.backend();
    backend.shut().await.unwrap();
    let vote = backend.vote(who, &seeds[0], VoteKey::Agree).await;
    assert!(matches!(vote, Err(Error::Unavailable(_))), "{vote:?}");
    let join = backend.join(LinkKey([9; 32]), Channel::Terminal, None).await;
    assert!(matches!(join, Err(Error::Unavailable(_))), "{join:?}");
    let due = backend.due().await;
    assert!(matches!(due, Err(Error::Unavailable(_))), "{due:?}");
    drop(backend.shut().await);
}

async fn a_backend_says_what_it_can_do(bench: &Bench) {
    let can = bench.backend().can();
    assert!(can.moderate && can.organise && can.undo_after_notice);
    assert_eq!(can.durable, bench.outlives_the_process());
}

async fn a_participant_sees_all_data(bench: &Bench) {
    let (who, seeds, backend) = (bench.citizen(1).await, bench.seeds(2).await, bench.backend());
    let data = backend.data(who).await.unwrap();
    assert_eq!((data.participant, data.since, data.channel), (who, super::bench::START, Channel::Terminal));
    assert!(data.votes.is_empty() && data.proposals.is_empty() && data.declared.is_empty());
    bench.clock.pass(5);
    backend.vote(who, &seeds[1], VoteKey::Disagree).await.unwrap();
    backend.qualify(who, &seeds[1], Qualification::Impossible, true).await.unwrap();
    let own = bench.propose(who, "Il faut voir ses données").await;
    backend.declare(who, &bench.question, false).await.unwrap();
    let data = backend.data(who).await.unwrap();
    assert_eq!(data.votes[0].ballot.as_ref().unwrap().qualifications, [Qualification::Impossible]);
    assert_eq!((data.votes.len(), &data.proposals[0].proposal), (1, &own));
    assert_eq!(data.declared, [(bench.question.clone(), false)]);
}

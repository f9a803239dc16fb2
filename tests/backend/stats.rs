//! The figures of a question, against counts made by hand at a clock that stands still.

use ilfaut_client::Error;
use ilfaut_client::backend::{ByChannel, ERASURE_DELAY, Imported, MAX_WINDOWS, Stats, Window};
use ilfaut_client::model::{
    Aggregate, Channel, Decision, LinkKey, ModeratorId, ParticipantId, RefusalReason, Status, Time, VoteKey,
};

use super::bench::{Bench, START, idea, off_topic, question, seed, unknown};

suite!(
    nothing_is_all_zeros,
    what_happened_is_counted_from_each_beginning,
    votes_are_told_minute_by_minute,
    only_what_stands_is_counted,
    half_of_the_decisions_came_sooner,
    few_votes_are_counted_with_imported_ones,
    the_erased_stay_counted_without_their_texts,
    figures_are_the_same_after_another_opening,
    too_many_beginnings_are_refused,
);

const HOUR: i64 = 60 * 60 * Time::SECOND;

async fn stats(bench: &Bench, since: &[Time]) -> Stats {
    let ines = bench.moderator("Inès").await;
    bench.backend().stats(ines, &bench.question, since).await.unwrap()
}

async fn from(bench: &Bench, number: u8, channel: Channel) -> ParticipantId {
    bench.backend().join(LinkKey([number; 32]), channel, None).await.unwrap()
}

async fn refuse(bench: &Bench, who: ModeratorId, on: &ilfaut_client::model::ProposalId, reason: RefusalReason) {
    bench.decide(who, on, Decision::Refuse { reason, words: None }).await.unwrap();
}

async fn nothing_is_all_zeros(bench: &Bench) {
    let found = stats(bench, &[START]).await;
    let zero = Window::default();
    assert_eq!(found.windows, [Window { since: Some(START), ..zero.clone() }, zero]);
    assert_eq!((found.minutes, found.channels, found.reasons), (vec![0; 60], vec![], vec![]));
    assert_eq!((found.accepted, found.under_50, found.p5), (0, 0, 0));
    let ines = bench.moderator("Inès").await;
    unknown(bench.backend().stats(ines, &"ailleurs".into(), &[]).await.map(drop));
    unknown(bench.backend().stats(ModeratorId(99), &bench.question, &[]).await.map(drop));
}

/// Day one: two seeds, one proposal of a citizen, accepted after an hour; two voters. Day two: another proposal, refused after
/// two hours, and one that waits; one voter comes back, one vote is taken back.
async fn two_days(bench: &Bench) {
    let (ines, backend) = (bench.moderator("Inès").await, bench.backend());
    let seeds = bench.seeds(2).await;
    let (one, two) = (from(bench, 1, Channel::Terminal).await, from(bench, 2, Channel::Telegram).await);
    let three = from(bench, 3, Channel::Telegram).await;
    let first = bench.propose(three, "Il faut commencer par là").await;
    backend.vote(one, &seeds[0], VoteKey::Agree).await.unwrap();
    backend.vote(two, &seeds[0], VoteKey::Disagree).await.unwrap();
    backend.vote(two, &seeds[1], VoteKey::Neutral).await.unwrap();
    bench.clock.pass(HOUR);
    bench.decide(ines, &first, Decision::Accept).await.unwrap();
    bench.clock.set(START.plus(Time::DAY));
    let second = bench.propose(one, "Il faut continuer par ici").await;
    bench.propose(two, "Il faut encore attendre").await;
    backend.vote(one, &first, VoteKey::Agree).await.unwrap();
    backend.vote(one, &seeds[1], VoteKey::Agree).await.unwrap();
    backend.unvote(one, &seeds[1]).await.unwrap();
    backend.unvote(one, &seeds[1]).await.unwrap();
    bench.clock.pass(2 * HOUR);
    bench.decide(ines, &second, off_topic()).await.unwrap();
}

async fn what_happened_is_counted_from_each_beginning(bench: &Bench) {
    two_days(bench).await;
    let day = START.plus(Time::DAY);
    let found = stats(bench, &[day, START, day.plus(HOUR)]).await;
    let second = Window {
        since: Some(day),
        participants: 2,
        votes: 1,
        unvoted: 1,
        received: 2,
        accepted: 0,
        refused: 1,
        waiting: 1,
        delay: Some(2 * HOUR),
    };
    let all = Window {
        since: None,
        participants: 3,
        votes: 4,
        unvoted: 1,
        received: 5,
        accepted: 1,
        refused: 1,
        waiting: 1,
        delay: Some(2 * HOUR),
    };
    let late = Window { since: Some(day.plus(HOUR)), refused: 1, delay: Some(2 * HOUR), ..Window::default() };
    assert_eq!(found.windows, [second, Window { since: Some(START), ..all.clone() }, late, all]);
    let of = |channel, participants, votes, proposals| ByChannel { channel, participants, votes, proposals };
    let channels = [of(Channel::Telegram, 2, 2, 2), of(Channel::Terminal, 1, 2, 1), of(Channel::File, 0, 0, 2)];
    assert_eq!(found.channels, channels);
    assert_eq!(found.reasons, [(RefusalReason::OffTopic, 1)]);
    assert_eq!((found.accepted, found.under_50, found.p5), (3, 3, 1));
}

async fn votes_are_told_minute_by_minute(bench: &Bench) {
    let (who, seeds) = (bench.citizen(1).await, bench.seeds(5).await);
    let mut vote = seeds.iter();
    for minutes in [0, 1, 60, 61] {
        bench.clock.set(START.plus(minutes * 60 * Time::SECOND));
        bench.backend().vote(who, vote.next().unwrap(), VoteKey::Agree).await.unwrap();
    }
    let found = stats(bench, &[]).await.minutes;
    let mut wanted = vec![0; 60];
    (wanted[58], wanted[59]) = (1, 1);
    assert_eq!(found, wanted, "sixty minutes ago and before is another hour");
    bench.backend().vote(who, vote.next().unwrap(), VoteKey::Agree).await.unwrap();
    bench.clock.pass(59 * Time::SECOND);
    assert_eq!(stats(bench, &[]).await.minutes[59], 2);
    bench.clock.pass(Time::SECOND);
    let later = stats(bench, &[]).await.minutes;
    assert_eq!((later[57], later[58], later[59]), (1, 2, 0));
}

async fn only_what_stands_is_counted(bench: &Bench) {
    let (ines, backend) = (bench.moderator("Inès").await, bench.backend());
    let (one, two) = (bench.citizen(1).await, bench.citizen(2).await);
    let proposal = bench.propose(one, "Il faut changer d'avis").await;
    let accepted = async || {
        let Stats { mut windows, .. } = stats(bench, &[]).await;
        let all = windows.remove(0);
        (all.accepted, all.refused, all.waiting)
    };
    bench.decide(ines, &proposal, Decision::Accept).await.unwrap();
    assert_eq!(accepted().await, (1, 0, 0));
    backend.vote(two, &proposal, VoteKey::Agree).await.unwrap();
    backend.vote(two, &proposal, VoteKey::Disagree).await.unwrap();
    backend.decide(ines, &proposal, Status::Accepted, off_topic()).await.unwrap();
    assert_eq!(accepted().await, (0, 1, 0));
    backend.undo(ines).await.unwrap();
    assert_eq!(accepted().await, (1, 0, 0));
    backend.undo(ines).await.unwrap();
    assert_eq!(accepted().await, (0, 0, 1));
    bench.decide(ines, &proposal, Decision::Postpone).await.unwrap();
    assert_eq!(accepted().await, (0, 0, 1), "what is put off still waits");
    let found = stats(bench, &[]).await;
    assert_eq!((found.windows[0].votes, found.windows[0].unvoted), (1, 0), "a change of vote takes none back");
    assert_eq!((found.windows[0].delay, found.reasons), (None, vec![]));
}

async fn half_of_the_decisions_came_sooner(bench: &Bench) {
    let ines = bench.moderator("Inès").await;
    let reasons = [RefusalReason::AlreadyExists, RefusalReason::OffTopic, RefusalReason::AlreadyExists];
    for (number, reason) in (1..).zip(reasons) {
        let proposal = bench.propose(bench.citizen(number).await, &idea(usize::from(number))).await;
        bench.clock.pass(i64::from(number) * HOUR);
        refuse(bench, ines, &proposal, reason).await;
    }
    let found = stats(bench, &[]).await;
    assert_eq!(found.windows[0].delay, Some(2 * HOUR));
    assert_eq!(found.reasons, [(RefusalReason::AlreadyExists, 2), (RefusalReason::OffTopic, 1)]);
}

async fn few_votes_are_counted_with_imported_ones(bench: &Bench) {
    let base = |votes| Some(Aggregate { votes, ..Aggregate::default() });
    let rows = (0..40).map(|at| Imported { aggregate: base(30 + at as u64), ..seed(&at.to_string(), &idea(at), at) });
    let names = bench.import(rows.collect()).await;
    let found = stats(bench, &[]).await;
    assert_eq!((found.accepted, found.under_50, found.p5), (40, 20, 32));
    bench.backend().vote(bench.citizen(1).await, &names[19], VoteKey::Agree).await.unwrap();
    assert_eq!(stats(bench, &[]).await.under_50, 19, "49 imported and one here");
    assert_eq!(stats(bench, &[]).await.windows[0].votes, 1, "imported ones are not live");
}

async fn the_erased_stay_counted_without_their_texts(bench: &Bench) {
    two_days(bench).await;
    let (before, one) = (stats(bench, &[]).await, bench.citizen(1).await);
    bench.backend().erase(one).await.unwrap();
    bench.clock.pass(ERASURE_DELAY);
    bench.backend().sweep().await.unwrap();
    let after = stats(bench, &[]).await;
    let Window { participants, votes, received, .. } = before.windows[0];
    assert_eq!(after.windows[0], Window { refused: 0, delay: Some(HOUR), ..before.windows[0].clone() });
    assert_eq!((participants, votes, received, after.channels), (3, 4, 5, before.channels));
}

async fn figures_are_the_same_after_another_opening(bench: &Bench) {
    two_days(bench).await;
    let before = stats(bench, &[START.plus(Time::DAY)]).await;
    bench.reopen().await;
    assert_eq!(stats(bench, &[START.plus(Time::DAY)]).await, before);
    bench.reopen_from_nothing().await;
    assert_eq!(stats(bench, &[START.plus(Time::DAY)]).await, before);
    let mut other = question();
    other.id = "ailleurs".into();
    bench.settle(other.clone()).await.unwrap();
    let ines = bench.moderator("Inès").await;
    let there = bench.backend().stats(ines, &other.id, &[]).await.unwrap();
    assert_eq!((there.windows, there.channels), (vec![Window::default()], vec![]), "another question has its own");
}

async fn too_many_beginnings_are_refused(bench: &Bench) {
    let (ines, since) = (bench.moderator("Inès").await, vec![START; MAX_WINDOWS + 1]);
    assert_eq!(stats(bench, &since[1..]).await.windows.len(), MAX_WINDOWS + 1);
    let refused = bench.backend().stats(ines, &bench.question, &since).await;
    assert!(matches!(refused, Err(Error::NotSupported(_))), "{refused:?}");
}

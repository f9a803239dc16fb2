//! Votes set aside: two moderators decide, nothing is deleted, everything comes back; and what the detectors tell.

use ilfaut_client::Refusal;
use ilfaut_client::backend::{ERASURE_DELAY, Objected};
use ilfaut_client::model::{ModeratorId, ParticipantId, ProposalId, Qualification, Tally, VoteKey};
use ilfaut_client::rules::watch::Reason;

use super::bench::{Bench, START, refusal, unknown};

suite!(
    it_takes_two_moderators,
    votes_to_come_are_set_aside_too,
    taken_back_everything_counts_as_before,
    whoever_is_in_two_cohorts_comes_back_with_the_last,
    nobody_and_strangers_cannot_be_set_aside,
    the_detectors_mark_and_change_nothing,
    whoever_is_set_aside_is_told_why_and_may_object,
    an_objection_is_erased_with_its_author,
);

/// Why, in every case here.
const WHY: Reason = Reason::Haste { votes: 15, seconds: 5 };

/// Votes « pour, coup de cœur » on the first cards dealt; answers with their names.
async fn votes(bench: &Bench, who: ParticipantId, count: usize) -> Vec<ProposalId> {
    let cards = bench.backend().next(who, &bench.question, count).await.unwrap();
    for card in &cards {
        bench.backend().vote(who, &card.proposal, VoteKey::Agree).await.unwrap();
        bench.backend().qualify(who, &card.proposal, Qualification::LikeIt, true).await.unwrap();
    }
    cards.into_iter().map(|card| card.proposal).collect()
}

async fn set_aside(bench: &Bench, by: ModeratorId, who: &[ParticipantId]) -> ilfaut_client::backend::CohortId {
    bench.backend().set_aside(by, &bench.question, who.to_vec(), WHY).await.unwrap()
}

/// Raw and trusted counts of a proposal.
async fn counts(bench: &Bench, proposal: &ProposalId) -> (Tally, Tally) {
    let row = bench.row(proposal).await;
    assert_eq!(row.ballots.counts(), row.trusted().sequence, "ballots and trusted counts are the same");
    (row.tally, row.trusted())
}

async fn it_takes_two_moderators(bench: &Bench) {
    bench.seeds(3).await;
    let (ines, yann) = (bench.moderator("Inès").await, bench.moderator("Yann").await);
    let (honest, bot) = (bench.citizen(1).await, bench.citizen(2).await);
    let proposal = votes(bench, honest, 3).await.remove(0);
    votes(bench, bot, 3).await;
    let (raw, before) = counts(bench, &proposal).await;
    assert_eq!((raw.sequence.votes, raw), ([2, 0, 0], before));
    let cohort = set_aside(bench, ines, &[bot]).await;
    assert_eq!(set_aside(bench, ines, &[bot, bot]).await, cohort);
    assert_eq!(counts(bench, &proposal).await, (raw, raw), "one moderator changes nothing");
    assert_eq!(set_aside(bench, yann, &[bot]).await, cohort);
    bench.reopen().await;
    let (kept, trusted) = counts(bench, &proposal).await;
    assert_eq!((kept, trusted.count), (raw, raw.count));
    assert_eq!((trusted.sequence.votes, trusted.verified.votes), ([1, 0, 0], [1, 0, 0]));
    assert_eq!(trusted.sequence.qualification(Qualification::LikeIt), 1);
    let standing = bench.backend().card(honest, &proposal).await.unwrap().standing.unwrap();
    assert_eq!(standing.agree, 1);
    let told = bench.backend().cohorts(ines, &bench.question).await.unwrap().remove(0);
    assert_eq!((told.proposed.as_str(), told.confirmed.as_deref(), told.reason), ("Inès", Some("Yann"), WHY));
    assert_eq!((told.participants, told.restored), (vec![bot], None));
}

async fn votes_to_come_are_set_aside_too(bench: &Bench) {
    bench.seeds(4).await;
    let bot = bench.citizen(1).await;
    let first = votes(bench, bot, 2).await.remove(0);
    for name in ["Inès", "Yann"] {
        set_aside(bench, bench.moderator(name).await, &[bot]).await;
    }
    let later = votes(bench, bot, 2).await.remove(0);
    assert_eq!(counts(bench, &later).await.1.sequence.votes, [0; 3]);
    bench.backend().vote(bot, &first, VoteKey::Disagree).await.unwrap();
    let (raw, trusted) = counts(bench, &first).await;
    assert_eq!((raw.sequence.votes, trusted.sequence.votes), ([0, 1, 0], [0; 3]));
    bench.backend().qualify(bot, &later, Qualification::LikeIt, false).await.unwrap();
    bench.backend().unvote(bot, &first).await.unwrap();
    bench.reopen().await;
    assert_eq!(counts(bench, &first).await, (Tally::default(), Tally::default()));
    let (raw, trusted) = counts(bench, &later).await;
    assert_eq!((raw.sequence.qualifications, trusted.sequence.votes), ([0; 9], [0; 3]));
}

async fn taken_back_everything_counts_as_before(bench: &Bench) {
    bench.seeds(2).await;
    let (ines, yann) = (bench.moderator("Inès").await, bench.moderator("Yann").await);
    let bot = bench.citizen(1).await;
    let proposal = votes(bench, bot, 1).await.remove(0);
    let before = counts(bench, &proposal).await;
    let cohort = set_aside(bench, ines, &[bot]).await;
    set_aside(bench, yann, &[bot]).await;
    assert_ne!(counts(bench, &proposal).await, before);
    bench.backend().restore(ines, cohort).await.unwrap();
    bench.backend().restore(yann, cohort).await.unwrap();
    bench.reopen().await;
    assert_eq!(counts(bench, &proposal).await, before);
    let told = bench.backend().cohorts(yann, &bench.question).await.unwrap().remove(0);
    assert_eq!((told.confirmed.as_deref(), told.restored.as_deref()), (Some("Yann"), Some("Inès")));
    assert_ne!(set_aside(bench, yann, &[bot]).await, cohort, "it begins anew");
    assert_eq!(counts(bench, &proposal).await, before);
}

async fn whoever_is_in_two_cohorts_comes_back_with_the_last(bench: &Bench) {
    bench.seeds(2).await;
    let (ines, yann) = (bench.moderator("Inès").await, bench.moderator("Yann").await);
    let (one, other) = (bench.citizen(1).await, bench.citizen(2).await);
    let proposal = votes(bench, one, 2).await.remove(0);
    votes(bench, other, 2).await;
    let mut cohorts = Vec::new();
    for who in [vec![one], vec![other, one]] {
        cohorts.push(set_aside(bench, ines, &who).await);
        set_aside(bench, yann, &who).await;
    }
    let trusted = async || counts(bench, &proposal).await.1.sequence.votes;
    assert_eq!(trusted().await, [0; 3]);
    bench.backend().restore(ines, cohorts[0]).await.unwrap();
    assert_eq!(trusted().await, [0; 3]);
    bench.backend().restore(ines, cohorts[1]).await.unwrap();
    assert_eq!(trusted().await, [2, 0, 0]);
}

async fn nobody_and_strangers_cannot_be_set_aside(bench: &Bench) {
    let ines = bench.moderator("Inès").await;
    let (stranger, other) = (ParticipantId([9; 16]), ModeratorId(77));
    let citizen = bench.citizen(1).await;
    let backend = bench.backend();
    unknown(backend.set_aside(ines, &bench.question, Vec::new(), WHY).await);
    unknown(backend.set_aside(ines, &bench.question, vec![citizen, stranger], WHY).await);
    unknown(backend.set_aside(other, &bench.question, vec![citizen], WHY).await);
    unknown(backend.set_aside(ines, &"rien".into(), vec![citizen], WHY).await);
    unknown(backend.restore(ines, ilfaut_client::backend::CohortId(0)).await);
    unknown(backend.alerts(other, &bench.question).await);
    assert_eq!(backend.cohorts(ines, &bench.question).await.unwrap(), []);
}

async fn the_detectors_mark_and_change_nothing(bench: &Bench) {
    bench.seeds(20).await;
    let ines = bench.moderator("Inès").await;
    let bot = bench.citizen(1).await;
    for _ in 0..2 {
        votes(bench, bot, 10).await;
    }
    let marks = bench.backend().alerts(ines, &bench.question).await.unwrap();
    assert_eq!(marks.len(), 1, "{marks:?}");
    assert_eq!((marks[0].reason.name(), &marks[0].participants), ("haste", &vec![bot]));
    let (raw, trusted) = counts(bench, &marks[0].proposals[0]).await;
    assert_eq!(raw, trusted);
}

async fn whoever_is_set_aside_is_told_why_and_may_object(bench: &Bench) {
    bench.seeds(3).await;
    let (ines, yann) = (bench.moderator("Inès").await, bench.moderator("Yann").await);
    let (honest, bot) = (bench.citizen(1).await, bench.citizen(2).await);
    votes(bench, bot, 3).await;
    let object = async |who, words: &str| bench.backend().object(who, &bench.question, words.to_owned()).await;
    assert_eq!(refusal(object(bot, "Pourquoi ?").await), Refusal::NotSetAside);
    set_aside(bench, ines, &[bot]).await;
    assert_eq!(bench.backend().marked(bot, &bench.question).await.unwrap(), None, "one moderator is not enough");
    bench.clock.pass(5_000);
    let cohort = set_aside(bench, yann, &[bot]).await;
    let marked = bench.backend().marked(bot, &bench.question).await.unwrap().unwrap();
    assert_eq!((marked.reason, marked.since, marked.objected), (WHY, START, None));
    assert_eq!(bench.backend().marked(honest, &bench.question).await.unwrap(), None);
    object(bot, "Je lis vite, voilà tout.").await.unwrap();
    bench.clock.pass(1_000);
    object(bot, "Je suis correctrice : je lis vite.").await.unwrap();
    object(bot, "Je suis correctrice : je lis vite.").await.unwrap();
    bench.reopen().await;
    let told = bench.backend().cohorts(ines, &bench.question).await.unwrap().remove(0);
    let at = START.plus(6_000);
    let words = Some("Je suis correctrice : je lis vite.".to_owned());
    assert_eq!(told.objections, [Objected { participant: bot, at, words }]);
    assert_eq!(bench.backend().marked(bot, &bench.question).await.unwrap().unwrap().objected, Some(at));
    let data = bench.backend().data(bot).await.unwrap();
    assert_eq!(data.aside.len(), 1);
    assert_eq!((&data.aside[0].0, data.aside[0].2.as_deref()), (&bench.question, told.objections[0].words.as_deref()));
    bench.backend().restore(ines, cohort).await.unwrap();
    assert_eq!(bench.backend().marked(bot, &bench.question).await.unwrap(), None);
    assert_eq!(bench.backend().data(bot).await.unwrap().aside, []);
    assert_eq!(refusal(object(bot, "Encore moi").await), Refusal::NotSetAside);
}

async fn an_objection_is_erased_with_its_author(bench: &Bench) {
    bench.seeds(3).await;
    let (ines, yann, bot) = (bench.moderator("Inès").await, bench.moderator("Yann").await, bench.citizen(2).await);
    votes(bench, bot, 3).await;
    set_aside(bench, ines, &[bot]).await;
    set_aside(bench, yann, &[bot]).await;
    bench.backend().object(bot, &bench.question, "Je lis vite".to_owned()).await.unwrap();
    bench.backend().erase(bot).await.unwrap();
    bench.clock.pass(ERASURE_DELAY + 1);
    assert_eq!(bench.backend().sweep().await.unwrap(), 1);
    for _ in 0..2 {
        let told = bench.backend().cohorts(ines, &bench.question).await.unwrap().remove(0);
        assert_eq!(told.objections.len(), 1);
        assert_eq!(told.objections[0].words, None);
        bench.reopen().await;
    }
}

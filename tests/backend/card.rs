//! Cards: which come next, what they show before and after one's vote, how far one has come.

use std::collections::BTreeSet;

use ilfaut_client::Error;
use ilfaut_client::backend::{Imported, Kind, Query, ReplayedVote, SEQUENCE, Shown, Standing};
use ilfaut_client::model::question::Rotation;
use ilfaut_client::model::{Aggregate, Channel, LinkKey, Question, QuestionId, Signature, Status, Time, VoteKey};
use ilfaut_client::rules::rotation::Why;

use super::bench::{Bench, START, idea, ids, question, seed, unknown};

suite!(
    the_same_person_is_the_same_participant,
    every_accepted_proposal_comes_once,
    the_same_cards_come_again_until_voted_on,
    a_sequence_has_a_limit,
    ones_own_and_undecided_proposals_never_come,
    the_least_voted_come_first,
    two_that_say_the_same_or_have_one_author_never_come_together,
    every_card_says_why_it_came,
    one_proposal_or_none_is_a_question_too,
    counts_of_any_size_are_dealt_with,
    a_clock_that_goes_back_breaks_no_card,
    every_rotation_deals_everything_once,
    chosen_kinds_are_on_request,
    a_card_handed_back_comes_last,
    the_standing_is_secret_until_voted,
    the_last_vote_is_listed_first,
    progress_counts_what_can_be_voted_on,
    a_card_says_what_the_proposal_is,
);

async fn the_same_person_is_the_same_participant(bench: &Bench) {
    let backend = bench.backend();
    let first = backend.join(LinkKey([1; 32]), Channel::Terminal, None).await.unwrap();
    let again = backend.join(LinkKey([1; 32]), Channel::Telegram, Some(vec![1, 2, 3])).await.unwrap();
    let other = backend.join(LinkKey([2; 32]), Channel::Terminal, None).await.unwrap();
    assert_eq!(first, again);
    assert_ne!(first, other);
    assert_eq!(backend.data(first).await.unwrap().channel, Channel::Terminal, "the channel of the first contact");
}

async fn every_accepted_proposal_comes_once(bench: &Bench) {
    let who = bench.citizen(1).await;
    let seeds: BTreeSet<_> = bench.seeds(30).await.into_iter().collect();
    let mut seen = BTreeSet::new();
    loop {
        let cards = bench.next(who, 5).await;
        let Some(first) = cards.first() else { break };
        assert!(cards.iter().all(|card| !seen.contains(card)), "one comes back");
        bench.backend().vote(who, first, VoteKey::Neutral).await.unwrap();
        assert!(seen.insert(first.clone()));
    }
    assert_eq!(seen, seeds);
}

async fn the_same_cards_come_again_until_voted_on(bench: &Bench) {
    let who = bench.citizen(1).await;
    bench.seeds(40).await;
    let cards = bench.next(who, 5).await;
    assert_eq!(cards.len(), 5);
    assert_eq!(bench.next(who, 5).await, cards);
    bench.reopen().await;
    assert_eq!(bench.next(who, 5).await, cards, "after a restart too");
    bench.backend().vote(who, &cards[0], VoteKey::Agree).await.unwrap();
    let after = bench.next(who, 5).await;
    assert_eq!(after[..4], cards[1..]);
}

async fn a_sequence_has_a_limit(bench: &Bench) {
    let who = bench.citizen(1).await;
    bench.seeds(SEQUENCE + 3).await;
    assert_eq!(bench.next(who, usize::MAX).await.len(), SEQUENCE);
    assert_eq!(bench.next(who, 0).await.len(), 0);
}

async fn ones_own_and_undecided_proposals_never_come(bench: &Bench) {
    let (who, other) = (bench.citizen(1).await, bench.citizen(2).await);
    let seeds = bench.seeds(3).await;
    let own = bench.accepted(who, "Il faut accepter la mienne").await;
    let pending = bench.propose(other, "Il faut encore attendre").await;
    let cards: BTreeSet<_> = bench.next(who, SEQUENCE).await.into_iter().collect();
    assert_eq!(cards, seeds.into_iter().collect());
    let cards = bench.next(other, SEQUENCE).await;
    assert!(cards.contains(&own) && !cards.contains(&pending));
}

async fn the_least_voted_come_first(bench: &Bench) {
    let seeds = bench.seeds(30).await;
    let mut voted = BTreeSet::new();
    for voter in 0..2 {
        let voter = bench.citizen(100 + voter).await;
        for card in bench.next(voter, SEQUENCE).await {
            bench.backend().vote(voter, &card, VoteKey::Agree).await.unwrap();
            assert!(voted.insert(card), "others had no vote yet");
        }
    }
    let rest: BTreeSet<_> = seeds.into_iter().filter(|seed| !voted.contains(seed)).collect();
    let who = bench.citizen(1).await;
    assert_eq!(bench.next(who, rest.len()).await.into_iter().collect::<BTreeSet<_>>(), rest);
}

async fn two_that_say_the_same_or_have_one_author_never_come_together(bench: &Bench) {
    let (who, author) = (bench.citizen(1).await, bench.citizen(2).await);
    let texts = ["Il faut planter des haies", "Il faut planter des haies !", "Il faut des bus le soir"];
    let rows = texts.iter().enumerate().map(|(n, text)| seed(&format!("t{n}"), text, n)).collect();
    let seeds = bench.import(rows).await;
    let own =
        [bench.accepted(author, "Il faut rouvrir la gare").await, bench.accepted(author, "Il faut un skatepark").await];
    let mut seen = BTreeSet::new();
    for hand in [3, 2] {
        let cards = bench.next(who, SEQUENCE).await;
        assert_eq!(cards.len(), hand);
        assert!(!(cards.contains(&seeds[0]) && cards.contains(&seeds[1])), "{cards:?}");
        assert!(!own.iter().all(|own| cards.contains(own)), "{cards:?}");
        for card in &cards {
            bench.backend().vote(who, card, VoteKey::Neutral).await.unwrap();
        }
        seen.extend(cards);
    }
    assert_eq!(seen.len(), 5, "in the end everything comes");
}

async fn every_card_says_why_it_came(bench: &Bench) {
    let (who, other) = (bench.citizen(1).await, bench.citizen(2).await);
    let seeds = bench.seeds(3).await;
    let backend = bench.backend();
    assert_eq!(backend.why(who, &seeds[0]).await.unwrap(), Shown::Chosen, "nothing was dealt yet");
    let card = bench.next(who, 1).await.remove(0);
    let dealt = Shown::Dealt { why: Why::New };
    assert_eq!(backend.why(who, &card).await.unwrap(), dealt);
    assert_eq!(backend.why(other, &card).await.unwrap(), Shown::Chosen, "somebody else's card");
    backend.vote(who, &card, VoteKey::Agree).await.unwrap();
    backend.vote(who, &card, VoteKey::Disagree).await.unwrap();
    bench.reopen().await;
    let backend = bench.backend();
    assert_eq!(backend.why(who, &card).await.unwrap(), dealt, "after the vote, and after a change of mind");
    let own = bench.accepted(who, "Il faut accepter la mienne").await;
    assert_eq!(backend.why(who, &own).await.unwrap(), Shown::Own);
    unknown(backend.why(who, &"p99".into()).await);
}

async fn one_proposal_or_none_is_a_question_too(bench: &Bench) {
    let who = bench.citizen(1).await;
    assert_eq!(bench.next(who, SEQUENCE).await, []);
    let seeds = bench.seeds(1).await;
    assert_eq!(bench.next(who, SEQUENCE).await, seeds);
    bench.backend().vote(who, &seeds[0], VoteKey::Agree).await.unwrap();
    assert_eq!(bench.next(who, SEQUENCE).await, [], "all is voted on");
    bench.backend().unvote(who, &seeds[0]).await.unwrap();
    assert_eq!(bench.next(who, SEQUENCE).await, seeds);
}

async fn counts_of_any_size_are_dealt_with(bench: &Bench) {
    let who = bench.citizen(1).await;
    let counts = [0, 1, 1_000_000_000, u64::MAX / 4];
    let rows = counts.into_iter().enumerate().map(|(n, agree)| {
        let aggregate = Aggregate { votes: agree, scored: agree, agree, ..Aggregate::default() };
        Imported { aggregate: Some(aggregate), ..seed(&format!("n{n}"), &idea(n), n) }
    });
    let seeds: BTreeSet<_> = bench.import(rows.collect()).await.into_iter().collect();
    assert_eq!(bench.next(who, SEQUENCE).await.into_iter().collect::<BTreeSet<_>>(), seeds);
    for seed in &seeds {
        bench.backend().vote(who, seed, VoteKey::Disagree).await.unwrap();
    }
    assert_eq!(bench.next(bench.citizen(2).await, SEQUENCE).await.len(), seeds.len());
}

async fn a_clock_that_goes_back_breaks_no_card(bench: &Bench) {
    let who = bench.citizen(1).await;
    bench.seeds(2).await;
    let cards = bench.next(who, 2).await;
    bench.clock.pass(-Time::DAY / 2);
    assert_eq!(bench.next(who, 2).await, cards);
    bench.backend().vote(who, &cards[0], VoteKey::Agree).await.unwrap();
    bench.reopen().await;
    bench.backend().vote(who, &cards[1], VoteKey::Agree).await.unwrap();
    for card in &cards {
        assert_eq!(bench.row(card).await.tally.sequence.total(), 1);
    }
}

async fn every_rotation_deals_everything_once(bench: &Bench) {
    let who = bench.citizen(1).await;
    for rotation in Rotation::ALL {
        let slug = format!("essai-{}", rotation.name());
        let id = QuestionId::from(slug.as_str());
        bench.settle(Question { id: id.clone(), rotation, ..question() }).await.unwrap();
        let rows = (0..30).map(|n| seed(&format!("r{n}"), &idea(n), n)).collect();
        bench.backend().import(&id, rows).await.unwrap();
        let mut seen = BTreeSet::new();
        loop {
            let cards = bench.backend().next(who, &id, SEQUENCE).await.unwrap();
            if cards.is_empty() {
                break;
            }
            for card in cards {
                bench.backend().vote(who, &card.proposal, VoteKey::Agree).await.unwrap();
                assert!(seen.insert(card.proposal), "{}", rotation.name());
            }
        }
        assert_eq!(seen.len(), 30, "{}", rotation.name());
    }
}

async fn chosen_kinds_are_on_request(bench: &Bench) {
    let (who, voter) = (bench.citizen(1).await, bench.citizen(2).await);
    let id = QuestionId::from("essai-makeorg");
    bench.settle(Question { id: id.clone(), rotation: Rotation::Makeorg, ..question() }).await.unwrap();
    let counts = [(90, 5), (50, 50), (5, 90), (0, 0)];
    let rows = (0..).zip(counts).map(|(n, _)| seed(&format!("k{n}"), &idea(n), n)).collect();
    let seeds: Vec<_> = bench.backend().import(&id, rows).await.unwrap().into_iter().map(|(id, _)| id).collect();
    let mut votes = Vec::new();
    for (proposal, (agree, disagree)) in seeds.iter().zip(counts) {
        for voter in 0..agree + disagree {
            let key = if voter < agree { VoteKey::Agree } else { VoteKey::Disagree };
            let voter = bench.citizen(100 + voter).await;
            votes.push(ReplayedVote { voter, proposal: proposal.clone(), key, at: START });
        }
    }
    bench.backend().replay(&id, votes).await.unwrap();
    let backend = bench.backend();
    let ask = async |kind| ids(&backend.sequence(who, &id, &kind, SEQUENCE).await.unwrap());
    assert_eq!(ask(Kind::Popular).await, seeds[..1]);
    assert_eq!(ask(Kind::Controversial).await, seeds[1..2]);
    assert_eq!(ask(Kind::Keyword("cantines".to_owned())).await, seeds[2..3]);
    let mut first = BTreeSet::new();
    for _ in 0..seeds.len() {
        first.extend(ask(Kind::First).await);
    }
    assert_eq!(first.len(), seeds.len(), "one after the other");
    backend.vote(who, &seeds[0], VoteKey::Agree).await.unwrap();
    let row = backend.all(&id).await.unwrap().remove(0);
    assert_eq!((row.tally.count.total(), row.tally.sequence.total()), (96, 95), "on request is no sequence");
    assert_eq!(ask(Kind::Popular).await, [], "never twice");
    bench.seeds(1).await;
    let early = backend.sequence(voter, &bench.question, &Kind::Popular, 1).await;
    assert!(matches!(early, Err(Error::NotSupported(_))), "{early:?}");
}

async fn a_card_handed_back_comes_last(bench: &Bench) {
    let who = bench.citizen(1).await;
    bench.seeds(4).await;
    let first = bench.next(who, 1).await.remove(0);
    bench.backend().pass(who, &first).await.unwrap();
    bench.backend().pass(who, &first).await.unwrap();
    bench.reopen().await;
    for _ in 0..3 {
        let next = bench.next(who, 1).await.remove(0);
        assert_ne!(next, first);
        bench.backend().vote(who, &next, VoteKey::Agree).await.unwrap();
    }
    assert_eq!(bench.next(who, 1).await, std::slice::from_ref(&first), "nothing else is left");
    assert_eq!(bench.row(&first).await.tally.count.total(), 0, "handing back is no vote");
}

async fn the_standing_is_secret_until_voted(bench: &Bench) {
    let (who, other) = (bench.citizen(1).await, bench.citizen(2).await);
    let (backend, seeds) = (bench.backend(), bench.seeds(1).await);
    backend.vote(other, &seeds[0], VoteKey::Disagree).await.unwrap();
    let everything = Query { limit: 10, ..Query::default() };
    let shown = async || {
        let mut cards = backend.next(who, &bench.question, 1).await.unwrap();
        cards.push(backend.card(who, &seeds[0]).await.unwrap());
        cards.extend(backend.search(who, &bench.question, &everything).await.unwrap().cards);
        cards
    };
    let before = shown().await;
    assert_eq!(before.len(), 3);
    assert!(before.iter().all(|card| card.standing.is_none() && card.ballot.is_none()), "{before:?}");
    let answer = backend.vote(who, &seeds[0], VoteKey::Agree).await.unwrap();
    let standing = Some(Standing { agree: 1, disagree: 1, neutral: 0 });
    assert_eq!(answer.standing, standing);
    assert!(shown().await.iter().all(|card| card.standing == standing));
    assert_eq!(backend.voted(who, &bench.question).await.unwrap()[0].standing, standing);
}

async fn the_last_vote_is_listed_first(bench: &Bench) {
    let (who, seeds) = (bench.citizen(1).await, bench.seeds(3).await);
    for at in [1, 0, 2] {
        bench.clock.pass(1_000);
        bench.backend().vote(who, &seeds[at], VoteKey::Agree).await.unwrap();
    }
    let wanted: Vec<_> = [2, 0, 1].into_iter().map(|at: usize| seeds[at].clone()).collect();
    assert_eq!(ids(&bench.backend().voted(who, &bench.question).await.unwrap()), wanted);
    bench.reopen().await;
    assert_eq!(ids(&bench.backend().voted(who, &bench.question).await.unwrap()), wanted);
}

async fn progress_counts_what_can_be_voted_on(bench: &Bench) {
    let (who, seeds) = (bench.citizen(1).await, bench.seeds(4).await);
    bench.accepted(who, "Il faut compter la mienne à part").await;
    bench.propose(who, "Il faut attendre celle-ci").await;
    bench.backend().vote(who, &seeds[0], VoteKey::Agree).await.unwrap();
    let progress = bench.backend().progress(who, &bench.question).await.unwrap();
    assert_eq!((progress.seen, progress.total, progress.votes), (1, 4, 1));
    assert_eq!((progress.proposals, progress.declared), (2, None));
    bench.backend().declare(who, &bench.question, true).await.unwrap();
    bench.backend().declare(who, &bench.question, false).await.unwrap();
    assert_eq!(bench.backend().progress(who, &bench.question).await.unwrap().declared, Some(false));
}

async fn a_card_says_what_the_proposal_is(bench: &Bench) {
    let who = bench.citizen(1).await;
    let signature = Signature { name: Some("Mona".to_owned()), age: Some(41) };
    let row = Imported { signature: signature.clone(), ..seed("a", " Il faut  deux\nlignes ", 1) };
    let proposal = bench.import(vec![row]).await.remove(0);
    let card = bench.backend().card(who, &proposal).await.unwrap();
    assert_eq!((card.text.as_str(), card.author), ("Il faut deux lignes", signature), "fit for one line");
    assert_eq!((card.status, card.mine, card.topics), (Status::Accepted, false, vec!["air".into()]));
    assert_eq!((card.question, card.proposal), (bench.question.clone(), proposal.clone()));
    assert_eq!(bench.row(&proposal).await.text.as_deref(), Some(" Il faut  deux\nlignes "), "byte for byte");
}

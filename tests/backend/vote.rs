//! Votes and their qualifications: counted once, replaced, taken back, refused where they must be.

use ilfaut_client::Refusal;
use ilfaut_client::backend::{CARD_LIFE, SEQUENCE, Standing};
use ilfaut_client::model::{Ballot, Counts, Decision, ProposalId, Qualification, Question, Status, Time, VoteKey};

use super::bench::{Bench, START, off_topic, question, refusal, seed, unknown};

suite!(
    a_vote_counts_once,
    the_same_vote_keeps_its_qualifications,
    another_key_replaces_the_vote_and_drops_its_qualifications,
    a_vote_is_taken_back_with_its_qualifications,
    a_vote_is_taken_back_from_what_is_no_longer_shown,
    a_qualification_is_set_once_and_removed,
    three_qualifications_fit_one_vote,
    a_qualification_must_fit_the_vote,
    nobody_votes_on_their_own_proposal,
    own_votes_count_where_the_question_says_so,
    only_accepted_proposals_take_votes,
    no_vote_before_the_opening,
    no_vote_after_the_end,
    the_end_itself_still_takes_votes,
    what_is_unknown_is_not_found,
    only_issued_cards_count_as_sequence,
    a_change_of_mind_keeps_the_class_of_the_first_vote,
    a_card_that_expired_is_no_sequence,
    whoever_picks_among_cards_is_no_sequence,
    whoever_hands_back_nearly_everything_has_no_sequence,
    many_at_once_are_all_counted,
);

async fn a_vote_counts_once(bench: &Bench) {
    let (who, seeds) = (bench.citizen(1).await, bench.seeds(1).await);
    let first = bench.backend().vote(who, &seeds[0], VoteKey::Agree).await.unwrap();
    let again = bench.backend().vote(who, &seeds[0], VoteKey::Agree).await.unwrap();
    assert_eq!(first, again);
    assert_eq!(first.ballot, Some(Ballot { key: VoteKey::Agree, qualifications: vec![] }));
    assert_eq!(first.standing, Some(Standing { agree: 1, disagree: 0, neutral: 0 }));
    assert_eq!(bench.row(&seeds[0]).await.tally.count.votes, [1, 0, 0]);
}

async fn the_same_vote_keeps_its_qualifications(bench: &Bench) {
    let (who, seeds) = (bench.citizen(1).await, bench.seeds(1).await);
    bench.backend().vote(who, &seeds[0], VoteKey::Agree).await.unwrap();
    bench.backend().qualify(who, &seeds[0], Qualification::Doable, true).await.unwrap();
    let again = bench.backend().vote(who, &seeds[0], VoteKey::Agree).await.unwrap();
    assert_eq!(again.ballot.unwrap().qualifications, [Qualification::Doable]);
}

async fn another_key_replaces_the_vote_and_drops_its_qualifications(bench: &Bench) {
    let (who, seeds) = (bench.citizen(1).await, bench.seeds(1).await);
    bench.backend().vote(who, &seeds[0], VoteKey::Agree).await.unwrap();
    bench.backend().qualify(who, &seeds[0], Qualification::LikeIt, true).await.unwrap();
    let card = bench.backend().vote(who, &seeds[0], VoteKey::Disagree).await.unwrap();
    assert_eq!(card.ballot, Some(Ballot { key: VoteKey::Disagree, qualifications: vec![] }));
    let tally = bench.row(&seeds[0]).await.tally;
    for counts in [tally.count, tally.verified, tally.sequence, tally.segment] {
        assert_eq!(counts.qualifications, [0; 9]);
        assert_eq!((counts.votes[0], counts.votes[2]), (0, 0));
    }
    assert_eq!(tally.count.votes, [0, 1, 0]);
    let back = bench.backend().vote(who, &seeds[0], VoteKey::Agree).await.unwrap();
    assert_eq!(back.ballot, Some(Ballot { key: VoteKey::Agree, qualifications: vec![] }));
}

async fn a_vote_is_taken_back_with_its_qualifications(bench: &Bench) {
    let (who, seeds) = (bench.citizen(1).await, bench.seeds(1).await);
    bench.backend().vote(who, &seeds[0], VoteKey::Neutral).await.unwrap();
    bench.backend().qualify(who, &seeds[0], Qualification::NoOpinion, true).await.unwrap();
    for _ in 0..2 {
        let card = bench.backend().unvote(who, &seeds[0]).await.unwrap();
        assert_eq!(card.ballot, None);
        assert_eq!(bench.row(&seeds[0]).await.tally, ilfaut_client::model::Tally::default());
    }
    assert!(bench.backend().voted(who, &bench.question).await.unwrap().is_empty());
}

async fn a_vote_is_taken_back_from_what_is_no_longer_shown(bench: &Bench) {
    let (who, author, ines) = (bench.citizen(1).await, bench.citizen(2).await, bench.moderator("Inès").await);
    let proposal = bench.propose(author, "Il faut un banc devant la mairie").await;
    bench.decide(ines, &proposal, Decision::Accept).await.unwrap();
    bench.backend().vote(who, &proposal, VoteKey::Agree).await.unwrap();
    bench.backend().undo(ines).await.unwrap();
    assert_eq!(bench.backend().unvote(who, &proposal).await.unwrap().ballot, None);
    assert_eq!(bench.row(&proposal).await.tally.count.total(), 0);
}

async fn a_qualification_is_set_once_and_removed(bench: &Bench) {
    let (who, seeds) = (bench.citizen(1).await, bench.seeds(1).await);
    bench.backend().vote(who, &seeds[0], VoteKey::Disagree).await.unwrap();
    for on in [true, true, false, false, true] {
        let card = bench.backend().qualify(who, &seeds[0], Qualification::NoWay, on).await.unwrap();
        assert_eq!(card.ballot.unwrap().qualifications, if on { vec![Qualification::NoWay] } else { vec![] });
        let counts = bench.row(&seeds[0]).await.tally.count;
        assert_eq!(counts.qualification(Qualification::NoWay), u64::from(on));
    }
}

async fn three_qualifications_fit_one_vote(bench: &Bench) {
    let (who, seeds) = (bench.citizen(1).await, bench.seeds(3).await);
    for (key, seed) in VoteKey::ALL.into_iter().zip(&seeds) {
        bench.backend().vote(who, seed, key).await.unwrap();
        let mut words = key.qualifications();
        words.reverse();
        for word in words {
            bench.backend().qualify(who, seed, word, true).await.unwrap();
        }
        let card = bench.backend().card(who, seed).await.unwrap();
        assert_eq!(card.ballot.unwrap().qualifications, key.qualifications(), "in the order of the digits");
    }
}

async fn a_qualification_must_fit_the_vote(bench: &Bench) {
    let (who, seeds) = (bench.citizen(1).await, bench.seeds(1).await);
    let qualify = async |word, on| bench.backend().qualify(who, &seeds[0], word, on).await;
    assert_eq!(refusal(qualify(Qualification::LikeIt, true).await), Refusal::QualificationDoesNotFit);
    bench.backend().vote(who, &seeds[0], VoteKey::Agree).await.unwrap();
    assert_eq!(refusal(qualify(Qualification::NoWay, true).await), Refusal::QualificationDoesNotFit);
    assert_eq!(bench.row(&seeds[0]).await.tally.count.qualifications, [0; 9]);
}

async fn nobody_votes_on_their_own_proposal(bench: &Bench) {
    let (who, other) = (bench.citizen(1).await, bench.citizen(2).await);
    let own = bench.accepted(who, "Il faut des bancs dans les parcs").await;
    assert_eq!(refusal(bench.backend().vote(who, &own, VoteKey::Agree).await), Refusal::OwnProposal);
    assert_eq!(bench.row(&own).await.tally.count.total(), 0);
    bench.backend().vote(other, &own, VoteKey::Agree).await.unwrap();
}

async fn own_votes_count_where_the_question_says_so(bench: &Bench) {
    let mut relaxed = question();
    relaxed.policy.own_votes = true;
    bench.settle(relaxed).await.unwrap();
    let who = bench.citizen(1).await;
    let own =
        bench.import(vec![ilfaut_client::backend::Imported { author: Some(who), ..seed("c1", "Un commentaire", 0) }]);
    let own = own.await;
    bench.backend().vote(who, &own[0], VoteKey::Agree).await.unwrap();
    assert_eq!(bench.row(&own[0]).await.tally.count.votes, [1, 0, 0]);
}

async fn only_accepted_proposals_take_votes(bench: &Bench) {
    let (author, who, ines) = (bench.citizen(1).await, bench.citizen(2).await, bench.moderator("Inès").await);
    let vote = async |proposal: &ProposalId| refusal(bench.backend().vote(who, proposal, VoteKey::Agree).await);
    let pending = bench.propose(author, "Il faut une première idée").await;
    assert_eq!(vote(&pending).await, Refusal::NotVotable(Status::Pending));
    bench.decide(ines, &pending, Decision::Postpone).await.unwrap();
    assert_eq!(vote(&pending).await, Refusal::NotVotable(Status::Postponed));
    let refused = bench.propose(author, "Il faut une deuxième idée").await;
    bench.decide(ines, &refused, off_topic()).await.unwrap();
    assert_eq!(vote(&refused).await, Refusal::NotVotable(Status::Refused));
}

async fn no_vote_before_the_opening(bench: &Bench) {
    let (who, seeds) = (bench.citizen(1).await, bench.seeds(1).await);
    let opens = START.plus(Time::DAY);
    bench.settle(Question { opens: Some(opens), ..question() }).await.unwrap();
    assert_eq!(refusal(bench.backend().vote(who, &seeds[0], VoteKey::Agree).await), Refusal::NotOpenYet { opens });
    bench.clock.set(opens);
    bench.backend().vote(who, &seeds[0], VoteKey::Agree).await.unwrap();
}

async fn no_vote_after_the_end(bench: &Bench) {
    let (who, seeds) = (bench.citizen(1).await, bench.seeds(2).await);
    bench.backend().vote(who, &seeds[1], VoteKey::Agree).await.unwrap();
    let closed = question().closes.unwrap();
    bench.clock.set(closed.plus(1));
    let backend = bench.backend();
    assert_eq!(refusal(backend.vote(who, &seeds[0], VoteKey::Agree).await), Refusal::Finished { closed });
    assert_eq!(refusal(backend.unvote(who, &seeds[1]).await), Refusal::Finished { closed });
    let late = backend.qualify(who, &seeds[1], Qualification::LikeIt, true).await;
    assert_eq!(refusal(late), Refusal::Finished { closed });
    assert_eq!(bench.row(&seeds[1]).await.tally.count.votes, [1, 0, 0]);
}

async fn the_end_itself_still_takes_votes(bench: &Bench) {
    let (who, seeds) = (bench.citizen(1).await, bench.seeds(1).await);
    bench.clock.set(question().closes.unwrap());
    bench.backend().vote(who, &seeds[0], VoteKey::Agree).await.unwrap();
}

async fn what_is_unknown_is_not_found(bench: &Bench) {
    let (who, backend) = (bench.citizen(1).await, bench.backend());
    for name in ["", "p", "p0", "p99", "p18446744073709551616", "nobody", "p1 ", "é"] {
        unknown(backend.vote(who, &name.into(), VoteKey::Agree).await);
        unknown(backend.unvote(who, &name.into()).await);
        unknown(backend.card(who, &name.into()).await);
    }
    unknown(backend.next(who, &"nowhere".into(), 1).await);
    let seeds = bench.seeds(1).await;
    let stranger = ilfaut_client::model::ParticipantId([9; 16]);
    unknown(backend.vote(stranger, &seeds[0], VoteKey::Agree).await);
}

async fn only_issued_cards_count_as_sequence(bench: &Bench) {
    let (who, other) = (bench.citizen(1).await, bench.citizen(2).await);
    bench.seeds(SEQUENCE).await;
    let issued = bench.next(who, 1).await;
    bench.backend().vote(who, &issued[0], VoteKey::Agree).await.unwrap();
    bench.backend().vote(other, &issued[0], VoteKey::Agree).await.unwrap();
    let tally = bench.row(&issued[0]).await.tally;
    let votes = [tally.count, tally.verified, tally.sequence, tally.segment].map(|counts| counts.total());
    assert_eq!(votes, [2, 2, 1, 0]);
}

/// Votes on a proposal in the classes count, verified, sequence, segment.
async fn classes(bench: &Bench, proposal: &ProposalId) -> [u64; 4] {
    let tally = bench.row(proposal).await.tally;
    [tally.count, tally.verified, tally.sequence, tally.segment].map(|counts| counts.total())
}

async fn a_change_of_mind_keeps_the_class_of_the_first_vote(bench: &Bench) {
    let (who, other) = (bench.citizen(1).await, bench.citizen(2).await);
    bench.seeds(2).await;
    let (backend, issued) = (bench.backend(), bench.next(who, 1).await);
    for key in VoteKey::ALL {
        backend.vote(who, &issued[0], key).await.unwrap();
        backend.vote(other, &issued[0], key).await.unwrap();
        assert_eq!(classes(bench, &issued[0]).await, [2, 2, 1, 0]);
    }
    let before = bench.row(&issued[0]).await.tally;
    backend.vote(who, &issued[0], VoteKey::Neutral).await.unwrap();
    assert_eq!(bench.row(&issued[0]).await.tally, before, "the same again on a spent card is nothing");
    backend.qualify(who, &issued[0], Qualification::NoOpinion, true).await.unwrap();
    assert_eq!(bench.row(&issued[0]).await.tally.sequence.qualification(Qualification::NoOpinion), 1);
    backend.unvote(who, &issued[0]).await.unwrap();
    assert_eq!(classes(bench, &issued[0]).await, [1, 1, 0, 0]);
    backend.vote(who, &issued[0], VoteKey::Agree).await.unwrap();
    assert_eq!(classes(bench, &issued[0]).await, [2, 2, 1, 0]);
}

async fn a_card_that_expired_is_no_sequence(bench: &Bench) {
    let who = bench.citizen(1).await;
    bench.seeds(3).await;
    let old = bench.next(who, 3).await;
    bench.clock.pass(CARD_LIFE - 1_000);
    bench.backend().vote(who, &old[0], VoteKey::Agree).await.unwrap();
    bench.clock.pass(2_000);
    bench.reopen().await;
    bench.backend().vote(who, &old[1], VoteKey::Agree).await.unwrap();
    assert_eq!(classes(bench, &old[0]).await, [1, 1, 1, 0]);
    assert_eq!(classes(bench, &old[1]).await, [1, 1, 0, 0]);
    assert_eq!(bench.next(who, 3).await, old[2..], "it is dealt anew");
    bench.backend().vote(who, &old[2], VoteKey::Agree).await.unwrap();
    assert_eq!(classes(bench, &old[2]).await, [1, 1, 1, 0]);
}

async fn whoever_picks_among_cards_is_no_sequence(bench: &Bench) {
    let (picker, citizen) = (bench.citizen(1).await, bench.citizen(2).await);
    bench.seeds(30).await;
    let cards = bench.next(picker, SEQUENCE).await;
    bench.backend().vote(picker, &cards[5], VoteKey::Agree).await.unwrap();
    assert_eq!(classes(bench, &cards[5]).await, [1, 1, 0, 0], "five cards before it are open");
    bench.backend().vote(picker, &cards[0], VoteKey::Agree).await.unwrap();
    assert_eq!(classes(bench, &cards[0]).await, [1, 1, 1, 0], "in its turn");
    for card in &cards[1..5] {
        bench.backend().pass(picker, card).await.unwrap();
    }
    let next = bench.next(picker, 1).await;
    bench.backend().vote(picker, &next[0], VoteKey::Agree).await.unwrap();
    assert_eq!(classes(bench, &next[0]).await[2], 0, "four handed back, two answered");
    let cards = bench.next(citizen, SEQUENCE).await;
    bench.backend().vote(citizen, &cards[0], VoteKey::Agree).await.unwrap();
    bench.backend().pass(citizen, &cards[1]).await.unwrap();
    let before = classes(bench, &cards[2]).await[2];
    bench.backend().vote(citizen, &cards[2], VoteKey::Agree).await.unwrap();
    assert_eq!(classes(bench, &cards[2]).await[2], before + 1, "one left out now and then is fine");
}

async fn whoever_hands_back_nearly_everything_has_no_sequence(bench: &Bench) {
    let (picker, citizen) = (bench.citizen(1).await, bench.citizen(2).await);
    bench.seeds(40).await;
    let first = bench.next(picker, 1).await.remove(0);
    bench.backend().vote(picker, &first, VoteKey::Agree).await.unwrap();
    bench.backend().qualify(picker, &first, Qualification::LikeIt, true).await.unwrap();
    for handed_back in 1..=9 {
        let card = bench.next(picker, 1).await.remove(0);
        bench.backend().pass(picker, &card).await.unwrap();
        let counted = u64::from(handed_back < 9);
        assert_eq!(classes(bench, &first).await, [1, 1, counted, 0], "{handed_back} handed back, one answered");
    }
    bench.reopen().await;
    let tally = bench.row(&first).await.tally;
    assert_eq!((tally.sequence, tally.verified.qualification(Qualification::LikeIt)), (Counts::default(), 1));
    bench.backend().unvote(picker, &first).await.unwrap();
    assert_eq!(classes(bench, &first).await, [0; 4]);
    for card in bench.next(citizen, SEQUENCE).await.iter().take(6) {
        bench.backend().pass(citizen, card).await.unwrap();
    }
    for _ in 0..7 {
        let card = bench.next(citizen, 1).await.remove(0);
        bench.backend().vote(citizen, &card, VoteKey::Agree).await.unwrap();
    }
    let rows = bench.backend().all(&bench.question).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.tally.sequence.total()).sum::<u64>(), 1, "the seventh answer is in its turn");
}

async fn many_at_once_are_all_counted(bench: &Bench) {
    let seeds = bench.seeds(3).await;
    let mut voters = tokio::task::JoinSet::new();
    for number in 1..=60 {
        let (backend, seeds) = (bench.backend(), seeds.clone());
        let who = bench.citizen(number).await;
        voters.spawn(async move {
            for (seed, key) in seeds.iter().zip(VoteKey::ALL) {
                backend.vote(who, seed, key).await.unwrap();
                backend.vote(who, seed, key).await.unwrap();
            }
        });
    }
    voters.join_all().await;
    for (at, seed) in seeds.iter().enumerate() {
        let votes = bench.row(seed).await.tally.count.votes;
        assert_eq!((votes[at], votes.iter().sum::<u64>()), (60, 60));
    }
}

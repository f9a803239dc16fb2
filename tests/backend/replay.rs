//! Published logs of votes: by the same rules as a bot, each vote at its own time, twice as good as once.

use ilfaut_client::backend::{Imported, ReplayedVote};
use ilfaut_client::model::{Channel, LinkKey, ParticipantId, ProposalId, Tally, VoteKey};

use super::bench::{Bench, START, question, seed};

suite!(
    a_log_is_counted,
    each_line_twice_changes_nothing,
    a_log_again_ends_the_same,
    replayed_votes_count_as_sequence,
    a_log_with_a_refused_line_records_nothing
);

async fn log(bench: &Bench) -> Vec<ReplayedVote> {
    let mut relaxed = question();
    relaxed.policy.own_votes = true;
    relaxed.policy.accept_all = true;
    bench.settle(relaxed).await.unwrap();
    let mut people = Vec::new();
    for number in 1..=3 {
        people.push(bench.backend().join(LinkKey([number; 32]), Channel::File, None).await.unwrap());
    }
    let rows = (0..2).map(|n| Imported { author: Some(people[0]), ..seed(&n.to_string(), "Un commentaire", n) });
    let on = bench.import(rows.collect()).await;
    let vote = |voter: usize, proposal: usize, key, at| line(people[voter], &on[proposal], key, at);
    vec![
        vote(0, 0, VoteKey::Agree, 1_000),
        vote(1, 0, VoteKey::Disagree, 2_000),
        vote(1, 0, VoteKey::Agree, 2_500),
        vote(2, 0, VoteKey::Neutral, 3_000),
        vote(2, 1, VoteKey::Disagree, 2_900),
    ]
}

fn line(voter: ParticipantId, proposal: &ProposalId, key: VoteKey, at: i64) -> ReplayedVote {
    ReplayedVote { voter, proposal: proposal.clone(), key, at: START.plus(at) }
}

async fn tallies(bench: &Bench) -> Vec<Tally> {
    bench.backend().all(&bench.question).await.unwrap().into_iter().map(|row| row.tally).collect()
}

async fn a_log_is_counted(bench: &Bench) {
    let log = log(bench).await;
    assert_eq!(bench.backend().replay(&bench.question, log).await.unwrap(), 5);
    bench.reopen().await;
    let votes: Vec<_> = tallies(bench).await.iter().map(|tally| tally.count.votes).collect();
    assert_eq!(votes, [[2, 0, 1], [0, 1, 0]]);
}

async fn each_line_twice_changes_nothing(bench: &Bench) {
    let log = log(bench).await;
    let twice = log.iter().flat_map(|line| [line.clone(), line.clone()]).collect();
    assert_eq!(bench.backend().replay(&bench.question, twice).await.unwrap(), 5);
    let votes: Vec<_> = tallies(bench).await.iter().map(|tally| tally.count.votes).collect();
    assert_eq!(votes, [[2, 0, 1], [0, 1, 0]]);
}

async fn a_log_again_ends_the_same(bench: &Bench) {
    let log = log(bench).await;
    bench.backend().replay(&bench.question, log.clone()).await.unwrap();
    let before = tallies(bench).await;
    bench.reopen().await;
    bench.backend().replay(&bench.question, log).await.unwrap();
    assert_eq!(tallies(bench).await, before);
}

async fn replayed_votes_count_as_sequence(bench: &Bench) {
    let log = log(bench).await;
    bench.backend().replay(&bench.question, log).await.unwrap();
    for tally in tallies(bench).await {
        assert_eq!((tally.sequence, tally.segment.total()), (tally.count, 0));
    }
}

async fn a_log_with_a_refused_line_records_nothing(bench: &Bench) {
    let mut log = log(bench).await;
    let before = tallies(bench).await;
    log[3].proposal = "p99".into();
    assert!(bench.backend().replay(&bench.question, log).await.is_err());
    assert_eq!(tallies(bench).await, before);
}

//! Proposals from files: once each, byte for byte, with published counts that live votes add to.

use ilfaut_client::backend::{Imported, Standing};
use ilfaut_client::model::{Aggregate, Status, Time, VoteKey};

use super::bench::{Bench, START, refusal, seed, unknown};

suite!(
    a_row_comes_in_once,
    texts_are_kept_byte_for_byte,
    published_counts_are_a_base_for_live_votes,
    a_pending_row_waits_for_a_moderator,
    a_row_keeps_its_date,
    an_unknown_question_takes_no_row,
    no_rows_are_no_error,
);

async fn a_row_comes_in_once(bench: &Bench) {
    let rows = || vec![seed("1", "Il faut une chose", 0), seed("2", "Il faut une autre chose", 1)];
    let import = async |rows| bench.backend().import(&bench.question, rows).await.unwrap();
    let first = import(rows()).await;
    assert!(first.iter().all(|(_, new)| *new));
    bench.reopen().await;
    let mut more = rows();
    more.push(seed("3", "Il faut une troisième chose", 2));
    more.push(seed("3", "Il faut une troisième chose, encore", 2));
    let again = import(more).await;
    assert_eq!(again.iter().map(|(_, new)| *new).collect::<Vec<_>>(), [false, false, true, false]);
    assert_eq!((&again[0].0, &again[1].0, &again[2].0), (&first[0].0, &first[1].0, &again[3].0));
    let rows = bench.backend().all(&bench.question).await.unwrap();
    let external: Vec<_> = rows.iter().filter_map(|row| row.external_id.as_deref()).collect();
    assert_eq!(external, ["1", "2", "3"], "in order of arrival");
}

async fn texts_are_kept_byte_for_byte(bench: &Bench) {
    let texts = ["", " Il faut\tdeux\r\nlignes ", "Il faut e\u{301}crire", "<b>Il faut</b>", "\u{200b}\u{0}", "x"];
    let rows = texts.iter().enumerate().map(|(n, text)| seed(&n.to_string(), text, n)).collect();
    bench.import(rows).await;
    bench.reopen().await;
    let kept = bench.backend().all(&bench.question).await.unwrap();
    assert_eq!(kept.iter().map(|row| row.text.as_deref()).collect::<Vec<_>>(), texts.map(Some));
}

async fn published_counts_are_a_base_for_live_votes(bench: &Bench) {
    let aggregate = Aggregate { votes: 100, scored: 100, agree: 80, disagree: 15, neutral: 5, net: -3 };
    let row = Imported { aggregate: Some(aggregate), ..seed("1", "Il faut compter dessus", 0) };
    let proposal = bench.import(vec![row]).await.remove(0);
    let who = bench.citizen(1).await;
    let card = bench.backend().vote(who, &proposal, VoteKey::Agree).await.unwrap();
    assert_eq!(card.standing, Some(Standing { agree: 81, disagree: 15, neutral: 5 }));
    bench.reopen().await;
    let row = bench.row(&proposal).await;
    assert_eq!((row.aggregate, row.tally.count.votes), (Some(aggregate), [1, 0, 0]));
    assert_eq!(bench.backend().questions().await.unwrap()[0].votes, 101);
}

async fn a_pending_row_waits_for_a_moderator(bench: &Bench) {
    let (who, ines) = (bench.citizen(1).await, bench.moderator("Inès").await);
    let row = Imported { pending: true, ..seed("1", "Il faut d'abord me lire", 0) };
    let proposal = bench.import(vec![row]).await.remove(0);
    let vote = bench.backend().vote(who, &proposal, VoteKey::Agree).await;
    assert_eq!(refusal(vote), ilfaut_client::Refusal::NotVotable(Status::Pending));
    assert_eq!(bench.backend().queue(ines, &bench.question, Status::Pending).await.unwrap().len(), 1);
    bench.decide(ines, &proposal, ilfaut_client::model::Decision::Accept).await.unwrap();
    bench.backend().vote(who, &proposal, VoteKey::Agree).await.unwrap();
}

async fn a_row_keeps_its_date(bench: &Bench) {
    let sent = START.plus(-900 * Time::DAY);
    let rows =
        vec![Imported { sent: Some(sent), ..seed("1", "Il faut une date", 0) }, seed("2", "Il faut celle du jour", 1)];
    let proposals = bench.import(rows).await;
    assert_eq!((bench.row(&proposals[0]).await.sent, bench.row(&proposals[1]).await.sent), (sent, START));
}

async fn an_unknown_question_takes_no_row(bench: &Bench) {
    unknown(bench.backend().import(&"nowhere".into(), vec![seed("1", "Il faut un lieu", 0)]).await);
    unknown(bench.backend().all(&"nowhere".into()).await);
}

async fn no_rows_are_no_error(bench: &Bench) {
    assert!(bench.backend().import(&bench.question, vec![]).await.unwrap().is_empty());
}

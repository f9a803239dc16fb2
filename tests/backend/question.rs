//! Questions: settled, opened, closed, listed.

use ilfaut_client::Refusal;
use ilfaut_client::model::question::Openness;
use ilfaut_client::model::{Language, Question, Text, Time, VoteKey};

use super::bench::{Bench, START, question, refusal, unknown};

suite!(
    settling_again_changes_nothing,
    a_changed_file_replaces_what_it_says,
    a_question_is_closed_and_opened_by_hand,
    open_questions_are_listed_first,
    questions_do_not_mix,
    the_clock_may_go_backwards,
);

async fn settling_again_changes_nothing(bench: &Bench) {
    assert!(!bench.settle(question()).await.unwrap());
    bench.reopen().await;
    assert!(!bench.settle(question()).await.unwrap());
    let questions = bench.backend().questions().await.unwrap();
    assert_eq!((questions.len(), &*questions[0].question), (1, &question()));
}

async fn a_changed_file_replaces_what_it_says(bench: &Bench) {
    let (who, seeds) = (bench.citizen(1).await, bench.seeds(1).await);
    bench.backend().vote(who, &seeds[0], VoteKey::Agree).await.unwrap();
    let changed = Question { short: Text::one(Language::FRENCH, "autre nom"), ..question() };
    assert!(bench.settle(changed.clone()).await.unwrap());
    bench.reopen().await;
    let view = bench.backend().questions().await.unwrap().remove(0);
    assert_eq!((&*view.question, view.votes, view.proposals), (&changed, 1, 1));
}

async fn a_question_is_closed_and_opened_by_hand(bench: &Bench) {
    let (who, seeds, backend) = (bench.citizen(1).await, bench.seeds(1).await, bench.backend());
    backend.close(&bench.question, true).await.unwrap();
    bench.clock.pass(1);
    assert_eq!(backend.questions().await.unwrap()[0].openness, Openness::Finished);
    let late = refusal(backend.vote(who, &seeds[0], VoteKey::Agree).await);
    assert!(matches!(late, Refusal::Finished { .. }), "{late:?}");
    backend.close(&bench.question, false).await.unwrap();
    bench.clock.pass(400 * Time::DAY);
    backend.vote(who, &seeds[0], VoteKey::Agree).await.unwrap();
    assert_eq!(backend.questions().await.unwrap()[0].openness, Openness::Open);
    unknown(backend.close(&"nowhere".into(), true).await);
}

async fn open_questions_are_listed_first(bench: &Bench) {
    for (slug, opens, closes) in [("a-finie", -2, Some(-1)), ("b-ouverte", -1, None), ("c-future", 1, None)] {
        let at = |days: i64| START.plus(days * Time::DAY);
        let own = Question { opens: Some(at(opens)), closes: closes.map(at), ..Question::bare(slug.into()) };
        assert!(bench.settle(own).await.unwrap());
    }
    bench.reopen().await;
    let views = bench.backend().questions().await.unwrap();
    let slugs: Vec<&str> = views.iter().map(|view| &*view.question.id.0).collect();
    assert_eq!(slugs[..2], ["b-ouverte", "essai"]);
    assert_eq!(views.iter().filter(|view| view.openness == Openness::Open).count(), 2);
}

async fn questions_do_not_mix(bench: &Bench) {
    let other = Question::bare("autre".into());
    bench.settle(other.clone()).await.unwrap();
    let (who, seeds) = (bench.citizen(1).await, bench.seeds(2).await);
    bench.backend().vote(who, &seeds[0], VoteKey::Agree).await.unwrap();
    let backend = bench.backend();
    assert!(backend.next(who, &other.id, 5).await.unwrap().is_empty());
    assert!(backend.voted(who, &other.id).await.unwrap().is_empty());
    assert!(backend.all(&other.id).await.unwrap().is_empty());
    let again = backend.import(&other.id, vec![super::bench::seed("s0", "Il faut le même numéro", 0)]).await.unwrap();
    assert!(again[0].1, "external ids are unique within a question only");
    assert_eq!(backend.progress(who, &other.id).await.unwrap().votes, 0);
    assert_eq!(backend.data(who).await.unwrap().votes.len(), 1);
}

async fn the_clock_may_go_backwards(bench: &Bench) {
    let (who, seeds, backend) = (bench.citizen(1).await, bench.seeds(2).await, bench.backend());
    backend.vote(who, &seeds[0], VoteKey::Agree).await.unwrap();
    bench.clock.pass(-3_600_000);
    backend.vote(who, &seeds[1], VoteKey::Agree).await.unwrap();
    bench.reopen().await;
    assert_eq!(bench.backend().progress(who, &bench.question).await.unwrap().votes, 2);
}

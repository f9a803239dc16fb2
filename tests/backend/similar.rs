//! Proposals that are like another text: before one is sent, and beside each that waits.

use ilfaut_client::backend::QueueItem;
use ilfaut_client::model::Status;
use ilfaut_client::rules::flags::Flag;

use super::bench::{Bench, seed, unknown};

suite!(
    the_same_idea_in_other_words_is_found,
    only_accepted_proposals_are_told_to_citizens,
    moderators_see_what_waits_too_and_what_to_look_at,
    erased_texts_are_like_nothing,
);

async fn like(bench: &Bench, text: &str) -> Vec<(u8, String)> {
    let found = bench.backend().similar(&bench.question, text, 3).await.unwrap();
    found.into_iter().map(|alike| (alike.percent, alike.text)).collect()
}

async fn waiting(bench: &Bench) -> Vec<QueueItem> {
    let who = bench.backend().moderator("Morgane").await.unwrap();
    bench.backend().queue(who, &bench.question, Status::Pending).await.unwrap()
}

async fn the_same_idea_in_other_words_is_found(bench: &Bench) {
    let texts = ["Il faut taxer les yachts", "Il faut planter des haies", "Il faut des trains de nuit"];
    bench.import(texts.iter().enumerate().map(|(n, text)| seed(&n.to_string(), text, n)).collect()).await;
    assert_eq!(like(bench, "IL FAUT TAXER LES YACHTS !").await, [(100, texts[0].to_owned())]);
    let found = like(bench, "Il faut que les yachts soient taxés pour les ports").await;
    assert!(matches!(&found[..], [(50..100, text)] if text == texts[0]), "{found:?}");
    assert_eq!(like(bench, "Il faut des piscines").await, []);
    assert_eq!(like(bench, "").await, []);
    bench.reopen().await;
    assert_eq!(like(bench, texts[1]).await, [(100, texts[1].to_owned())]);
    unknown(bench.backend().similar(&"nowhere".into(), "x", 3).await);
}

async fn only_accepted_proposals_are_told_to_citizens(bench: &Bench) {
    let who = bench.citizen(1).await;
    let text = "Il faut accueillir les hérissons";
    assert_eq!(like(bench, text).await, []);
    bench.propose(who, text).await;
    assert_eq!(like(bench, text).await, []);
    bench.accepted(who, "Il faut accueillir les chouettes").await;
    assert_eq!(like(bench, "Il faut accueillir les chouettes").await.len(), 1);
}

async fn moderators_see_what_waits_too_and_what_to_look_at(bench: &Bench) {
    let who = bench.citizen(1).await;
    let accepted = bench.accepted(who, "Il faut protéger les chouettes").await;
    let first = bench.propose(who, "Il faut protéger les chouettes : voir www.exemple.fr").await;
    let second = bench.propose(who, "Il faut protéger les chouettes du village").await;
    let items = waiting(bench).await;
    assert_eq!(items.len(), 2);
    for (item, other) in items.iter().zip([&second, &first]) {
        let similar: Vec<_> = item.similar.iter().map(|alike| &alike.proposal).collect();
        assert!(similar.contains(&&accepted) && similar.contains(&other) && similar.len() == 2, "{similar:?}");
    }
    assert_eq!((&items[0].flags[..], &items[1].flags[..]), (&[Flag::Link][..], &[][..]));
}

async fn erased_texts_are_like_nothing(bench: &Bench) {
    let who = bench.citizen(1).await;
    let text = "Il faut accueillir les chouettes";
    bench.accepted(who, text).await;
    assert_eq!(like(bench, text).await.len(), 1);
    let due = bench.backend().erase(who).await.unwrap();
    bench.clock.set(due);
    bench.backend().sweep().await.unwrap();
    assert_eq!(like(bench, text).await, []);
}

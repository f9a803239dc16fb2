//! Who is to be told something now, and where to write to them: only who gave an address, the oldest notice first.

use ilfaut_client::backend::{ERASURE_DELAY, Reach, UNDO_GRACE};
use ilfaut_client::model::{Channel, Decision, LinkKey, ParticipantId};

use super::bench::{Bench, off_topic};

suite!(
    whoever_has_a_notice_due_is_named_until_told,
    the_oldest_notice_comes_first,
    whoever_gave_no_address_is_not_named,
    the_last_address_counts,
    what_is_not_due_names_nobody,
    an_erased_address_is_gone,
);

async fn join(bench: &Bench, number: u8, reach: Option<&str>) -> ParticipantId {
    let reach = reach.map(|reach| reach.as_bytes().to_vec());
    bench.backend().join(LinkKey([number; 32]), Channel::Telegram, reach).await.unwrap()
}

fn reached(participant: ParticipantId, reach: &str) -> Reach {
    Reach { participant, channel: Channel::Telegram, reach: reach.as_bytes().to_vec() }
}

async fn due(bench: &Bench) -> Vec<Reach> {
    bench.backend().due().await.unwrap()
}

async fn tell_all(bench: &Bench, who: ParticipantId) {
    for notice in bench.backend().notices(who).await.unwrap() {
        bench.backend().told(notice.id).await.unwrap();
    }
}

async fn whoever_has_a_notice_due_is_named_until_told(bench: &Bench) {
    let who = join(bench, 1, Some("scellé-1")).await;
    assert_eq!(due(bench).await, []);
    bench.accepted(who, "Il faut le dire à qui l'a écrit").await;
    bench.accepted(who, "Il faut le dire une seule fois").await;
    bench.clock.pass(UNDO_GRACE - 1);
    assert_eq!(due(bench).await, []);
    bench.clock.pass(1);
    assert_eq!(due(bench).await, [reached(who, "scellé-1")], "once, whatever the number of notices");
    bench.reopen().await;
    assert_eq!(due(bench).await, [reached(who, "scellé-1")]);
    bench.reopen_from_nothing().await;
    let first = bench.backend().notices(who).await.unwrap().remove(0);
    bench.backend().told(first.id).await.unwrap();
    assert_eq!(due(bench).await.len(), 1, "the other one is still to be told");
    tell_all(bench, who).await;
    assert_eq!(due(bench).await, []);
    bench.reopen().await;
    assert_eq!(due(bench).await, []);
}

async fn the_oldest_notice_comes_first(bench: &Bench) {
    let mut all = Vec::new();
    for (number, reach) in [(1, "un"), (2, "deux"), (3, "trois")] {
        all.push(reached(join(bench, number, Some(reach)).await, reach));
    }
    let [one, two, three] = [0, 1, 2].map(|at: usize| all[at].clone());
    for (reach, text) in [(&three, "Il faut des haies"), (&one, "Il faut des talus"), (&two, "Il faut des mares")] {
        bench.accepted(reach.participant, text).await;
        bench.clock.pass(1);
    }
    bench.accepted(three.participant, "Il faut des puits").await;
    bench.clock.pass(UNDO_GRACE);
    assert_eq!(due(bench).await, [three.clone(), one.clone(), two.clone()]);
    let first = bench.backend().notices(three.participant).await.unwrap().remove(0);
    bench.backend().told(first.id).await.unwrap();
    bench.reopen_from_nothing().await;
    assert_eq!(due(bench).await, [one, two, three]);
}

async fn whoever_gave_no_address_is_not_named(bench: &Bench) {
    let (here, far) = (join(bench, 1, None).await, join(bench, 2, Some("scellé-2")).await);
    bench.accepted(here, "Il faut des haies").await;
    bench.accepted(far, "Il faut des talus").await;
    bench.seeds(1).await;
    bench.clock.pass(UNDO_GRACE);
    assert_eq!(due(bench).await, [reached(far, "scellé-2")]);
    assert_eq!(bench.backend().notices(here).await.unwrap().len(), 1);
    assert_eq!(join(bench, 1, Some("scellé-1")).await, here);
    assert_eq!(due(bench).await, [reached(here, "scellé-1"), reached(far, "scellé-2")]);
}

async fn the_last_address_counts(bench: &Bench) {
    let who = join(bench, 1, Some("avant")).await;
    bench.accepted(who, "Il faut des haies").await;
    bench.clock.pass(UNDO_GRACE);
    let head = bench.backend().head().await.unwrap();
    for (given, kept) in [(Some("avant"), "avant"), (None, "avant"), (Some("après"), "après"), (None, "après")] {
        assert_eq!(join(bench, 1, given).await, who);
        assert_eq!(due(bench).await, [reached(who, kept)], "{given:?}");
    }
    assert_eq!(bench.backend().head().await.unwrap(), head, "nothing of it is in the record");
    bench.reopen().await;
    assert_eq!(due(bench).await, [reached(who, "après")]);
    bench.reopen_from_nothing().await;
    assert_eq!(join(bench, 1, None).await, who);
    assert_eq!(due(bench).await, [reached(who, "après")]);
}

async fn what_is_not_due_names_nobody(bench: &Bench) {
    let (who, ines) = (join(bench, 1, Some("scellé")).await, bench.moderator("Inès").await);
    let proposal = bench.accepted(who, "Il faut des haies").await;
    bench.backend().undo(ines).await.unwrap();
    bench.clock.pass(UNDO_GRACE);
    assert_eq!(due(bench).await, [], "taken back in time");
    bench.decide(ines, &proposal, Decision::Postpone).await.unwrap();
    bench.clock.pass(UNDO_GRACE);
    assert_eq!(due(bench).await, []);
    let refused = bench.propose(who, "Il faut des talus").await;
    bench.decide(ines, &refused, off_topic()).await.unwrap();
    assert_eq!(due(bench).await, []);
    bench.backend().leave(ines).await.unwrap();
    assert_eq!(due(bench).await, [reached(who, "scellé")], "a moderator who leaves makes it due");
    tell_all(bench, who).await;
    bench.backend().undo(ines).await.unwrap();
    assert_eq!(due(bench).await, [reached(who, "scellé")], "told, and no longer true");
}

async fn an_erased_address_is_gone(bench: &Bench) {
    let who = join(bench, 1, Some("adresse-d-avant")).await;
    join(bench, 1, Some("adresse-scellee")).await;
    bench.accepted(who, "Il faut des haies").await;
    bench.clock.pass(UNDO_GRACE);
    assert_eq!(due(bench).await, [reached(who, "adresse-scellee")]);
    bench.backend().erase(who).await.unwrap();
    bench.clock.pass(ERASURE_DELAY);
    assert_eq!(bench.backend().sweep().await.unwrap(), 1);
    assert_eq!(due(bench).await, []);
    bench.reopen().await;
    assert!(!bench.holds("adresse-scellee") && !bench.holds("adresse-d-avant"));
    assert_eq!(due(bench).await, []);
}

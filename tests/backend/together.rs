//! Moderators beside each other: notes, letters to authors, leases taken over.

use ilfaut_client::Refusal;
use ilfaut_client::backend::{ERASURE_DELAY, LEASE, MAX_WORDS, UNDO_GRACE};
use ilfaut_client::model::{Decision, ModeratorId, NoticeKind, ParticipantId, ProposalId, Question, Status, VoteKey};

use super::bench::{Bench, START, off_topic, question, refusal, unknown};

suite!(
    a_note_is_read_by_moderators_only,
    the_same_words_again_change_nothing,
    what_is_empty_or_too_long_is_refused,
    a_letter_is_told_once_after_the_delay,
    a_letter_is_no_decision,
    a_moderator_who_leaves_makes_a_letter_due,
    nobody_is_written_to_who_is_not_there,
    words_are_erased_with_the_author,
    words_go_where_a_retention_ends,
    a_lease_is_taken_over_and_recorded,
    an_item_tells_what_its_author_gave,
    a_recount_finds_the_same,
);

async fn noted(bench: &Bench, who: ModeratorId, on: &ProposalId) -> Vec<(String, Option<String>)> {
    let item = bench.backend().item(who, on).await.unwrap();
    item.notes.into_iter().map(|note| (note.by, note.words)).collect()
}

async fn kinds(bench: &Bench, who: ParticipantId) -> Vec<NoticeKind> {
    bench.backend().notices(who).await.unwrap().into_iter().map(|notice| notice.kind).collect()
}

fn letter(words: &str) -> NoticeKind {
    NoticeKind::Written { words: Some(words.to_owned()) }
}

async fn erased(bench: &Bench, who: ParticipantId) {
    bench.backend().erase(who).await.unwrap();
    bench.clock.pass(ERASURE_DELAY);
    assert_eq!(bench.backend().sweep().await.unwrap(), 1);
}

async fn a_note_is_read_by_moderators_only(bench: &Bench) {
    let (ines, yann, who) = (bench.moderator("Inès").await, bench.moderator("Yann").await, bench.citizen(1).await);
    let proposal = bench.propose(who, "Il faut en parler entre nous").await;
    bench.backend().note(ines, &proposal, "  À voir avec Yann ".to_owned()).await.unwrap();
    bench.clock.pass(1_000);
    bench.backend().note(yann, &proposal, "Vu.".to_owned()).await.unwrap();
    bench.decide(ines, &proposal, off_topic()).await.unwrap();
    bench.reopen().await;
    let wanted = [("Inès", "À voir avec Yann"), ("Yann", "Vu.")].map(|(by, words)| (by.into(), Some(words.into())));
    assert_eq!(noted(bench, yann, &proposal).await, wanted);
    let shown = bench.backend().queue(yann, &bench.question, Status::Refused).await.unwrap().remove(0);
    assert_eq!(shown.notes.iter().map(|note| note.at).collect::<Vec<_>>(), [START, START.plus(1_000)]);
    bench.clock.pass(UNDO_GRACE);
    assert!(matches!(kinds(bench, who).await[..], [NoticeKind::Refused { words: None, .. }]));
    unknown(bench.backend().note(ines, &"p99".into(), "Vu.".to_owned()).await);
}

async fn the_same_words_again_change_nothing(bench: &Bench) {
    let (ines, yann) = (bench.moderator("Inès").await, bench.moderator("Yann").await);
    let [one, two] = [1, 2].map(|number| (number, format!("Il faut {number} fois la même chose")));
    let one = bench.propose(bench.citizen(one.0).await, &one.1).await;
    let two = bench.propose(bench.citizen(two.0).await, &two.1).await;
    let note = async |who, on| bench.backend().note(who, on, "Pareil.".to_owned()).await.unwrap();
    let write = async |who, on| bench.backend().write(who, on, "Pareil.".to_owned()).await.unwrap();
    note(ines, &one).await;
    write(ines, &one).await;
    bench.reopen().await;
    let head = bench.backend().head().await.unwrap();
    note(ines, &one).await;
    write(ines, &one).await;
    bench.backend().note(ines, &one, " Pareil.\n".to_owned()).await.unwrap();
    assert_eq!(bench.backend().head().await.unwrap(), head);
    assert_eq!(noted(bench, ines, &one).await.len(), 1);
    note(yann, &one).await;
    note(ines, &two).await;
    assert_eq!((noted(bench, ines, &one).await.len(), noted(bench, ines, &two).await.len()), (2, 1));
    bench.clock.pass(UNDO_GRACE);
    assert_eq!(kinds(bench, bench.citizen(1).await).await, [letter("Pareil.")]);
}

async fn what_is_empty_or_too_long_is_refused(bench: &Bench) {
    let (ines, who) = (bench.moderator("Inès").await, bench.citizen(1).await);
    let proposal = bench.propose(who, "Il faut peser ses mots").await;
    let (just, long) = ("é".repeat(MAX_WORDS), "é".repeat(MAX_WORDS + 1));
    let too_long = Refusal::WordsTooLong { length: MAX_WORDS + 1, max: MAX_WORDS };
    for (words, wanted) in [("", Refusal::WordsMissing), (" \n ", Refusal::WordsMissing), (&long, too_long.clone())] {
        let words = words.to_owned();
        assert_eq!(refusal(bench.backend().note(ines, &proposal, words.clone()).await), wanted);
        assert_eq!(refusal(bench.backend().write(ines, &proposal, words).await), wanted);
    }
    bench.backend().note(ines, &proposal, just.clone()).await.unwrap();
    bench.backend().write(ines, &proposal, just.clone()).await.unwrap();
    assert_eq!(noted(bench, ines, &proposal).await, [("Inès".to_owned(), Some(just))]);
    let seed = bench.seeds(1).await.remove(0);
    let decision = Decision::Duplicate { of: seed, words: Some(long) };
    assert_eq!(refusal(bench.decide(ines, &proposal, decision).await), too_long);
}

async fn a_letter_is_told_once_after_the_delay(bench: &Bench) {
    let (ines, who, other) = (bench.moderator("Inès").await, bench.citizen(1).await, bench.citizen(2).await);
    let proposal = bench.propose(who, "Il faut répondre aux gens").await;
    bench.clock.pass(500);
    bench.backend().write(ines, &proposal, "Où exactement ?".to_owned()).await.unwrap();
    bench.clock.pass(UNDO_GRACE - 1);
    assert!(kinds(bench, who).await.is_empty());
    bench.reopen().await;
    bench.clock.pass(1);
    let notice = bench.backend().notices(who).await.unwrap().remove(0);
    assert_eq!((&notice.kind, notice.decided), (&letter("Où exactement ?"), START.plus(500)));
    assert_eq!((&notice.proposal, notice.text.as_str()), (&proposal, "Il faut répondre aux gens"));
    assert!(kinds(bench, other).await.is_empty());
    bench.backend().told(notice.id).await.unwrap();
    bench.reopen().await;
    assert!(kinds(bench, who).await.is_empty());
    bench.backend().write(ines, &proposal, "Où exactement ?".to_owned()).await.unwrap();
    bench.clock.pass(UNDO_GRACE);
    assert!(kinds(bench, who).await.is_empty(), "said and told before");
}

async fn a_letter_is_no_decision(bench: &Bench) {
    let (ines, who) = (bench.moderator("Inès").await, bench.citizen(1).await);
    let proposal = bench.propose(who, "Il faut écrire sans décider").await;
    bench.backend().write(ines, &proposal, "Bientôt.".to_owned()).await.unwrap();
    assert_eq!(refusal(bench.backend().undo(ines).await), Refusal::NothingToUndo);
    bench.decide(ines, &proposal, Decision::Accept).await.unwrap();
    assert_eq!(bench.backend().undo(ines).await.unwrap().proposal, proposal);
    bench.clock.pass(UNDO_GRACE);
    assert_eq!(kinds(bench, who).await, [letter("Bientôt.")], "only the decision was taken back");
    assert_eq!(noted(bench, ines, &proposal).await, []);
}

async fn a_moderator_who_leaves_makes_a_letter_due(bench: &Bench) {
    let (ines, yann, who) = (bench.moderator("Inès").await, bench.moderator("Yann").await, bench.citizen(1).await);
    let proposal = bench.propose(who, "Il faut partir tout de suite").await;
    bench.backend().write(ines, &proposal, "À demain.".to_owned()).await.unwrap();
    bench.backend().leave(yann).await.unwrap();
    assert!(kinds(bench, who).await.is_empty());
    bench.backend().leave(ines).await.unwrap();
    bench.reopen().await;
    assert_eq!(kinds(bench, who).await, [letter("À demain.")]);
}

async fn nobody_is_written_to_who_is_not_there(bench: &Bench) {
    let (ines, who) = (bench.moderator("Inès").await, bench.citizen(1).await);
    let (seed, own) = (bench.seeds(1).await.remove(0), bench.accepted(who, "Il faut encore être là").await);
    let withdrawn = bench.propose(who, "Il faut reprendre ceci").await;
    bench.backend().withdraw(who, &withdrawn).await.unwrap();
    let write = async |on: &ProposalId| bench.backend().write(ines, on, "Bonjour.".to_owned()).await;
    let note = async |on: &ProposalId| bench.backend().note(ines, on, "Bonjour.".to_owned()).await;
    assert_eq!(refusal(write(&seed).await), Refusal::NobodyToTell);
    assert_eq!(refusal(write(&withdrawn).await), Refusal::TextErased);
    assert_eq!(refusal(note(&withdrawn).await), Refusal::TextErased);
    note(&seed).await.unwrap();
    let end = question().closes.unwrap();
    bench.settle(Question { erase_after_days: Some(1), ..question() }).await.unwrap();
    bench.clock.set(end.plus(2 * ERASURE_DELAY));
    assert_eq!(bench.backend().sweep().await.unwrap(), 1);
    assert_eq!(bench.row(&own).await.status, Status::Accepted, "published texts stay");
    assert_eq!(refusal(write(&own).await), Refusal::NobodyToTell);
    note(&own).await.unwrap();
    unknown(write(&"p99".into()).await);
}

async fn words_are_erased_with_the_author(bench: &Bench) {
    let (ines, who, voter) = (bench.moderator("Inès").await, bench.citizen(1).await, bench.citizen(2).await);
    let (own, others) =
        (bench.accepted(who, "Il faut m'oublier").await, bench.propose(voter, "Il faut se souvenir").await);
    bench.backend().vote(voter, &own, VoteKey::Agree).await.unwrap();
    bench.backend().note(ines, &own, "Katell du bourg".to_owned()).await.unwrap();
    bench.backend().write(ines, &own, "Chère Katell".to_owned()).await.unwrap();
    bench.backend().note(ines, &others, "Celui-ci reste".to_owned()).await.unwrap();
    bench.reopen().await;
    assert_eq!(bench.holds("Katell"), bench.outlives_the_process());
    erased(bench, who).await;
    for _ in 0..2 {
        assert_eq!(noted(bench, ines, &own).await, [("Inès".to_owned(), None)]);
        assert_eq!(noted(bench, ines, &others).await, [("Inès".to_owned(), Some("Celui-ci reste".to_owned()))]);
        assert!(!bench.holds("Katell"), "the bytes are still there");
        bench.reopen().await;
    }
    for gone in [
        bench.backend().note(ines, &own, "Encore".to_owned()).await,
        bench.backend().write(ines, &own, "Encore".to_owned()).await,
    ] {
        assert_eq!(refusal(gone), Refusal::TextErased);
    }
}

async fn words_go_where_a_retention_ends(bench: &Bench) {
    let (ines, who) = (bench.moderator("Inès").await, bench.citizen(1).await);
    let (open, waiting) =
        (bench.accepted(who, "Il faut rester en ligne").await, bench.propose(who, "Il faut attendre").await);
    for proposal in [&open, &waiting] {
        bench.backend().note(ines, proposal, format!("mot sur {proposal}.")).await.unwrap();
    }
    bench.settle(Question { erase_after_days: Some(1), ..question() }).await.unwrap();
    bench.clock.set(question().closes.unwrap().plus(2 * ERASURE_DELAY));
    assert_eq!(bench.backend().sweep().await.unwrap(), 1);
    bench.reopen().await;
    assert_eq!(noted(bench, ines, &open).await[0].1, Some(format!("mot sur {open}.")));
    assert_eq!(noted(bench, ines, &waiting).await[0].1, None);
    assert!(!bench.holds(&format!("mot sur {waiting}.")));
}

async fn a_lease_is_taken_over_and_recorded(bench: &Bench) {
    let (ines, yann) = (bench.moderator("Inès").await, bench.moderator("Yann").await);
    let proposal = bench.propose(bench.citizen(1).await, "Il faut passer le relais").await;
    let backend = bench.backend();
    backend.lease(ines, &proposal).await.unwrap();
    let head = backend.head().await.unwrap();
    backend.seize(yann, &proposal).await.unwrap();
    let taken = backend.head().await.unwrap();
    assert_ne!(taken, head, "a lease taken over is recorded");
    let held = Refusal::Leased { by: "Yann".to_owned(), seconds: 60 };
    assert_eq!(refusal(bench.decide(ines, &proposal, Decision::Accept).await), held);
    backend.seize(yann, &proposal).await.unwrap();
    bench.clock.pass(LEASE);
    backend.seize(ines, &proposal).await.unwrap();
    assert_eq!(backend.head().await.unwrap(), taken, "nothing was taken from anybody");
    assert_eq!(refusal(backend.lease(yann, &proposal).await), Refusal::Leased { by: "Inès".to_owned(), seconds: 60 });
    unknown(backend.seize(ines, &"p99".into()).await);
    bench.reopen().await;
    bench.decide(ines, &proposal, Decision::Accept).await.unwrap();
}

async fn an_item_tells_what_its_author_gave(bench: &Bench) {
    let (ines, who) = (bench.moderator("Inès").await, bench.citizen(1).await);
    let seeds = bench.seeds(3).await;
    bench.settle(Question { id: "autre".into(), ..question() }).await.unwrap();
    let other = bench.backend().import(&"autre".into(), vec![super::bench::seed("x", "Il faut ailleurs", 0)]).await;
    for proposal in seeds[..2].iter().chain(&other.unwrap().into_iter().map(|(id, _)| id).collect::<Vec<_>>()) {
        bench.backend().vote(who, proposal, VoteKey::Agree).await.unwrap();
    }
    let own = bench.propose(who, "Il faut donner avant de prendre").await;
    let given = async |on: &ProposalId| bench.backend().item(ines, on).await.unwrap().given;
    assert_eq!((given(&own).await, given(&seeds[0]).await), (2, 0));
}

async fn a_recount_finds_the_same(bench: &Bench) {
    let (ines, yann, who) = (bench.moderator("Inès").await, bench.moderator("Yann").await, bench.citizen(1).await);
    let seed = bench.seeds(1).await.remove(0);
    let proposal = bench.propose(who, "Il faut tout recompter").await;
    bench.backend().lease(ines, &proposal).await.unwrap();
    bench.backend().seize(yann, &proposal).await.unwrap();
    bench.backend().note(yann, &proposal, "Doublon ?".to_owned()).await.unwrap();
    bench.backend().write(yann, &proposal, "On regarde.".to_owned()).await.unwrap();
    bench.decide(yann, &proposal, Decision::Postpone).await.unwrap();
    bench.backend().decide(ines, &proposal, Status::Postponed, Decision::Wake).await.unwrap();
    bench.decide(yann, &proposal, Decision::Duplicate { of: seed, words: None }).await.unwrap();
    bench.backend().take_back(ines, &proposal, Status::Refused).await.unwrap();
    if let Some(found) = bench.recount().await {
        assert_eq!((found.differs, found.broken, found.proposals), (vec![], None, 2));
    }
    assert_eq!(bench.row(&proposal).await.status, Status::Pending);
}

//! Moderators: one proposal by itself, its text and topics corrected, nothing decided by it.

use ilfaut_client::Refusal;
use ilfaut_client::backend::{Amendment, ERASURE_DELAY, LEASE, Query, QueueItem};
use ilfaut_client::error::Result;
use ilfaut_client::model::{
    Decision, ModeratorId, PhraseFault, ProposalId, Qualification, Signature, Status, TopicId, VoteKey,
};

use super::bench::{Bench, off_topic, refusal, unknown};

suite!(
    one_item_is_as_the_queue_shows_it,
    an_item_tells_its_author_and_its_counts,
    a_text_is_corrected_in_every_status,
    the_corrected_text_is_the_one_that_is_found,
    votes_and_cards_stay,
    topics_are_corrected_among_those_of_the_question,
    a_text_that_is_no_proposal_is_refused,
    what_was_overtaken_or_is_held_is_left_as_it_is,
    the_same_again_changes_nothing,
    a_correction_decides_nothing,
    a_corrected_text_is_erased_with_its_author,
    a_name_changes_beside_a_corrected_text,
);

fn text(text: &str) -> Amendment {
    Amendment { text: Some(text.to_owned()), topics: None }
}

fn topics(topics: &[&str]) -> Amendment {
    Amendment { text: None, topics: Some(topics.iter().map(|topic| TopicId::from(*topic)).collect()) }
}

async fn amend(
    bench: &Bench,
    who: ModeratorId,
    on: &ProposalId,
    seen: Status,
    amendment: Amendment,
) -> Result<QueueItem> {
    bench.backend().amend(who, on, seen, amendment).await
}

async fn item(bench: &Bench, who: ModeratorId, on: &ProposalId) -> QueueItem {
    bench.backend().item(who, on).await.unwrap()
}

async fn found(bench: &Bench, words: &str) -> usize {
    let query = Query { words: words.to_owned(), limit: 10, ..Query::default() };
    bench.backend().search(bench.citizen(9).await, &bench.question, &query).await.unwrap().total
}

async fn one_item_is_as_the_queue_shows_it(bench: &Bench) {
    let (ines, yann) = (bench.moderator("Inès").await, bench.moderator("Yann").await);
    bench.accepted(bench.citizen(1).await, "Il faut planter des haies partout").await;
    for number in 2..=4 {
        let text = format!("Il faut planter des haies partout, vraiment partout et pour {number} communes");
        bench.propose(bench.citizen(number).await, &text).await;
    }
    let queue = bench.backend().queue(ines, &bench.question, Status::Pending).await.unwrap();
    assert!(!queue[0].similar.is_empty() && !queue[0].echoes.is_empty(), "{:?}", queue[0]);
    bench.backend().lease(yann, &queue[1].proposal).await.unwrap();
    for (at, shown) in bench.backend().queue(ines, &bench.question, Status::Pending).await.unwrap().iter().enumerate() {
        assert_eq!(shown.lease.is_some(), at == 1);
        assert_eq!(item(bench, ines, &shown.proposal).await, *shown);
    }
    bench.decide(ines, &queue[0].proposal, off_topic()).await.unwrap();
    bench.reopen().await;
    let refused = bench.backend().queue(ines, &bench.question, Status::Refused).await.unwrap();
    assert_eq!(item(bench, ines, &queue[0].proposal).await, refused[0]);
    unknown(bench.backend().item(ines, &"p99".into()).await);
}

async fn an_item_tells_its_author_and_its_counts(bench: &Bench) {
    let (ines, who, voter) = (bench.moderator("Inès").await, bench.citizen(1).await, bench.citizen(2).await);
    let (seed, own) = (bench.seeds(1).await.remove(0), bench.accepted(who, "Il faut compter les voix").await);
    bench.backend().vote(voter, &own, VoteKey::Agree).await.unwrap();
    bench.backend().qualify(voter, &own, Qualification::Doable, true).await.unwrap();
    let shown = item(bench, ines, &own).await;
    assert_eq!((shown.by, shown.tally), (Some(who), bench.row(&own).await.tally));
    assert_eq!((shown.tally.count.votes, item(bench, ines, &seed).await.by), ([1, 0, 0], None));
    bench.backend().erase(who).await.unwrap();
    bench.clock.pass(ERASURE_DELAY);
    bench.backend().sweep().await.unwrap();
    let gone = item(bench, ines, &own).await;
    assert_eq!((gone.by, gone.text.as_str(), gone.status), (None, "", Status::Archived));
    assert_eq!(gone.tally.count.votes, [1, 0, 0]);
}

async fn a_text_is_corrected_in_every_status(bench: &Bench) {
    let (ines, who) = (bench.moderator("Inès").await, bench.citizen(1).await);
    let decisions = [None, Some(Decision::Accept), Some(Decision::Postpone), Some(off_topic())];
    for (number, decision) in decisions.into_iter().enumerate() {
        let author = bench.citizen(number.try_into().unwrap()).await;
        let proposal = bench.propose(author, &format!("Il faut {number} corections ici")).await;
        if let Some(decision) = decision {
            bench.decide(ines, &proposal, decision).await.unwrap();
        }
        let before = item(bench, ines, &proposal).await;
        let wanted = format!("Il faut {number} corrections ici");
        let after = amend(bench, ines, &proposal, before.status, text(&wanted)).await.unwrap();
        bench.reopen().await;
        assert_eq!(after, item(bench, ines, &proposal).await);
        assert_eq!(
            (after.text.as_str(), after.status, &after.decided),
            (wanted.as_str(), before.status, &before.decided)
        );
        assert_eq!(bench.row(&proposal).await.text.as_deref(), Some(wanted.as_str()));
        assert_eq!(bench.backend().mine(author, &bench.question).await.unwrap()[0].text, wanted);
    }
    let withdrawn = bench.propose(who, "Il faut reprendre cette idée").await;
    bench.backend().withdraw(who, &withdrawn).await.unwrap();
    let late = amend(bench, ines, &withdrawn, Status::Archived, text("Il faut la reprendre tout à fait")).await;
    assert_eq!(refusal(late), Refusal::TextErased);
}

async fn the_corrected_text_is_the_one_that_is_found(bench: &Bench) {
    let ines = bench.moderator("Inès").await;
    let proposal = bench.accepted(bench.citizen(1).await, "Il faut davantage de plages calmes").await;
    let alike = async |text| bench.backend().similar(&bench.question, text, 3).await.unwrap().len();
    assert_eq!((found(bench, "plages").await, alike("Il faut davantage de plages calmes").await), (1, 1));
    let wanted = "Il faut rouvrir le tramway de nuit";
    amend(bench, ines, &proposal, Status::Accepted, text(wanted)).await.unwrap();
    for _ in 0..2 {
        assert_eq!((found(bench, "plages").await, found(bench, "tramway").await), (0, 1));
        assert_eq!((alike("Il faut davantage de plages calmes").await, alike(wanted).await), (0, 1));
        let cards = bench.backend().next(bench.citizen(2).await, &bench.question, 1).await.unwrap();
        assert_eq!(cards[0].text, wanted);
        bench.reopen().await;
    }
}

async fn votes_and_cards_stay(bench: &Bench) {
    let (ines, who) = (bench.moderator("Inès").await, bench.citizen(2).await);
    let seeds = bench.seeds(2).await;
    let dealt = bench.next(who, 2).await;
    bench.backend().vote(who, &dealt[0], VoteKey::Agree).await.unwrap();
    for seed in &seeds {
        amend(bench, ines, seed, Status::Accepted, text(&format!("Il faut relire {seed} deux fois"))).await.unwrap();
    }
    assert_eq!(bench.next(who, 2).await, dealt[1..], "a card that was dealt keeps its name");
    bench.backend().vote(who, &dealt[1], VoteKey::Disagree).await.unwrap();
    bench.reopen().await;
    let tallies = [bench.row(&dealt[0]).await.tally, bench.row(&dealt[1]).await.tally];
    assert_eq!(tallies.map(|tally| tally.sequence.votes), [[1, 0, 0], [0, 1, 0]]);
}

async fn topics_are_corrected_among_those_of_the_question(bench: &Bench) {
    let ines = bench.moderator("Inès").await;
    let seed = bench.seeds(1).await.remove(0);
    let after = amend(bench, ines, &seed, Status::Accepted, topics(&["air", "eau", "air"])).await.unwrap();
    assert_eq!(after.topics, ["air", "eau"].map(TopicId::from));
    let both = Amendment { topics: Some(vec!["air".into()]), ..text("Il faut changer tout à la fois") };
    amend(bench, ines, &seed, Status::Accepted, both).await.unwrap();
    bench.reopen().await;
    let counted = bench.backend().topics(&bench.question).await.unwrap();
    assert_eq!(counted, [(TopicId::from("eau"), 0), (TopicId::from("air"), 1)]);
    let unlike = Amendment { topics: Some(vec!["feu".into()]), ..text("Il faut que rien ne change ici") };
    unknown(amend(bench, ines, &seed, Status::Accepted, unlike).await);
    assert_eq!(item(bench, ines, &seed).await.text, "Il faut changer tout à la fois");
    amend(bench, ines, &seed, Status::Accepted, topics(&[])).await.unwrap();
    assert_eq!(bench.row(&seed).await.topics, []);
}

async fn a_text_that_is_no_proposal_is_refused(bench: &Bench) {
    let ines = bench.moderator("Inès").await;
    let proposal = bench.propose(bench.citizen(1).await, "Il faut tenir la règle").await;
    for wrong in ["", "Il faut", "Je veux tenir la règle", "Il faut <b>tenir</b> la règle", &"Il faut ".repeat(50)] {
        let fault: Refusal = refusal(amend(bench, ines, &proposal, Status::Pending, text(wrong)).await);
        assert!(matches!(fault, Refusal::Phrase(_)), "{wrong}: {fault}");
    }
    let long = refusal(amend(bench, ines, &proposal, Status::Pending, text(&"Il faut ".repeat(50))).await);
    assert_eq!(long, Refusal::Phrase(PhraseFault::TooLong { length: 399, max: 140 }));
    let tidy =
        amend(bench, ines, &proposal, Status::Pending, text("  il faut   suivre la\u{200B} règle ")).await.unwrap();
    assert_eq!(tidy.text, "Il faut suivre la règle");
}

async fn what_was_overtaken_or_is_held_is_left_as_it_is(bench: &Bench) {
    let (ines, yann) = (bench.moderator("Inès").await, bench.moderator("Yann").await);
    let proposal = bench.propose(bench.citizen(1).await, "Il faut relire à deux").await;
    let wanted = || text("Il faut relire à trois");
    bench.backend().lease(yann, &proposal).await.unwrap();
    let held = refusal(amend(bench, ines, &proposal, Status::Pending, wanted()).await);
    assert_eq!(held, Refusal::Leased { by: "Yann".to_owned(), seconds: 60 });
    amend(bench, yann, &proposal, Status::Pending, text("Il faut relire à quatre")).await.unwrap();
    assert!(bench.backend().lease(ines, &proposal).await.is_err(), "one's own lease is kept");
    bench.clock.pass(LEASE);
    bench.decide(yann, &proposal, Decision::Accept).await.unwrap();
    let late = refusal(amend(bench, ines, &proposal, Status::Pending, wanted()).await);
    assert_eq!(late, Refusal::AlreadyDecided { by: "Yann".to_owned(), status: Status::Accepted });
    assert_eq!(item(bench, ines, &proposal).await.text, "Il faut relire à quatre");
    unknown(amend(bench, ines, &"p99".into(), Status::Pending, wanted()).await);
}

async fn the_same_again_changes_nothing(bench: &Bench) {
    let ines = bench.moderator("Inès").await;
    let seed = bench.seeds(1).await.remove(0);
    let both = || Amendment { topics: Some(vec!["air".into()]), ..text("Il faut dire une seule fois") };
    let first = amend(bench, ines, &seed, Status::Accepted, both()).await.unwrap();
    let head = bench.backend().head().await.unwrap();
    for amendment in [both(), Amendment::default(), text("il faut dire  une seule fois"), topics(&["air", "air"])] {
        assert_eq!(amend(bench, ines, &seed, Status::Accepted, amendment).await.unwrap(), first);
    }
    assert_eq!(bench.backend().head().await.unwrap(), head);
    amend(bench, ines, &seed, Status::Accepted, text("Il faut dire autre chose")).await.unwrap();
    assert_ne!(bench.backend().head().await.unwrap(), head);
}

async fn a_correction_decides_nothing(bench: &Bench) {
    let (ines, who) = (bench.moderator("Inès").await, bench.citizen(1).await);
    let proposal = bench.accepted(who, "Il faut décider d'abord").await;
    amend(bench, ines, &proposal, Status::Accepted, text("Il faut décider ensuite")).await.unwrap();
    bench.backend().leave(ines).await.unwrap();
    let notices = bench.backend().notices(who).await.unwrap();
    assert_eq!(notices.iter().map(|notice| notice.text.as_str()).collect::<Vec<_>>(), ["Il faut décider ensuite"]);
    let undone = bench.backend().undo(ines).await.unwrap();
    assert_eq!((undone.proposal, undone.status), (proposal.clone(), Status::Pending));
    let shown = item(bench, ines, &proposal).await;
    assert_eq!((shown.status, shown.text.as_str()), (Status::Pending, "Il faut décider ensuite"));
    assert_eq!(refusal(bench.backend().undo(ines).await), Refusal::NothingToUndo);
}

async fn a_corrected_text_is_erased_with_its_author(bench: &Bench) {
    let (ines, who) = (bench.moderator("Inès").await, bench.citizen(1).await);
    let proposal = bench.accepted(who, "Il faut effacer cette phrase").await;
    bench.backend().vote(bench.citizen(2).await, &proposal, VoteKey::Agree).await.unwrap();
    for number in 1..=3 {
        let again = text(&format!("Il faut effacer cette phrase {number} fois"));
        amend(bench, ines, &proposal, Status::Accepted, again).await.unwrap();
        bench.reopen().await;
    }
    assert_eq!(bench.holds("effacer cette phrase"), bench.outlives_the_process());
    bench.backend().erase(who).await.unwrap();
    bench.clock.pass(ERASURE_DELAY);
    assert_eq!(bench.backend().sweep().await.unwrap(), 1);
    for _ in 0..2 {
        let row = bench.row(&proposal).await;
        assert_eq!((row.text, row.status, row.tally.count.votes), (None, Status::Archived, [1, 0, 0]));
        assert_eq!(found(bench, "effacer").await, 0);
        assert!(!bench.holds("effacer cette phrase"), "the bytes are still there");
        bench.reopen().await;
    }
    let late = amend(bench, ines, &proposal, Status::Archived, text("Il faut la réécrire ici")).await;
    assert_eq!(refusal(late), Refusal::TextErased);
}

async fn a_name_changes_beside_a_corrected_text(bench: &Bench) {
    let (ines, who) = (bench.moderator("Inès").await, bench.citizen(1).await);
    let proposal = bench.propose(who, "Il faut signer plus tard").await;
    amend(bench, ines, &proposal, Status::Pending, text("Il faut signer autrement")).await.unwrap();
    let signature = Signature { name: Some("Katell".to_owned()), age: Some(58) };
    bench.backend().sign(who, signature.clone()).await.unwrap();
    bench.reopen().await;
    let shown = item(bench, ines, &proposal).await;
    assert_eq!((shown.text.as_str(), shown.author), ("Il faut signer autrement", signature));
}

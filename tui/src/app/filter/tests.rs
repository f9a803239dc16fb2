//! Filters as moderators type them, on proposals as they come.

use ilfaut_client::backend::{Alike, Decided};
use ilfaut_client::model::{Channel, Language, ParticipantId, Question, RefusalReason, Status, Text, Topic, TopicId};
use ilfaut_client::rules::flags::Flag;
use ilfaut_config::locale::{Part, Words};

use super::{Filter, Lexicon};
use crate::app::samples::{NOON, item};
use crate::message::QueueItem;

fn lexicon() -> Lexicon {
    let mut question = Question::bare("village".into());
    let label = Text::one(Language::FRENCH, "Vie locale");
    question.topics = vec![Topic { id: TopicId::from("vie-locale"), label }];
    Lexicon::new(&question)
}

fn filter(text: &str) -> Filter {
    lexicon().read(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"))
}

/// A proposal with something of everything.
fn full() -> QueueItem {
    let mut item = item(0, "Il faut créer des « maisons » de l’Été à Rennes, pour tous");
    item.channel = Channel::Matrix;
    item.by = Some(ParticipantId([0x7f; 16]));
    item.topics = vec![TopicId::from("vie-locale")];
    item.flags = vec![Flag::Insult];
    item.lease = Some(("Inès".into(), 40));
    item.similar =
        vec![Alike { percent: 83, proposal: "p9".into(), text: "Il faut…".into(), status: Status::Accepted }];
    let refusal = Some((RefusalReason::OffTopic, None));
    item.decided = Some(Decided { by: "Inès".into(), at: NOON, refusal });
    item
}

#[test]
fn what_is_typed_is_found_whatever_accents_and_case() {
    let item = full();
    let yes = [
        "",
        "CREER",
        "l'ete",
        "\"a rennes\"",
        "«à Rennes»",
        "maisons rennes",
        "-brest",
        "canal:matrix",
        "canal:MX",
        "canal: mx",
        "channel:matrix",
        "tag:vie",
        "étiquette:locale",
        "topic:\"vie locale\"",
        "motif:hors",
        "reason:off",
        "auteur:yan",
        "auteur:#7f7f",
        "langue:fr",
        "signal:insulte",
        "signal:insult",
        "verrou:ines",
        "verrou:oui",
        "lock:yes",
        "statut:traiter",
        "-statut:refusée",
        "status:pending",
        ">2h",
        "<4h",
        "-<10min",
        "≈>0,8",
        "~0.83",
        "≈>80%",
        "≈<0,9",
    ];
    for text in yes {
        assert!(filter(text).lets(&item, NOON), "{text}");
    }
    let no =
        ["brest", "-creer", "\"rennes à\"", "canal:tg", "signal:lien", ">4h", "<10min", "≈>0,9", "-≈0,8", "langue:en"];
    for text in no {
        assert!(!filter(text).lets(&item, NOON), "{text}");
    }
}

#[test]
fn a_mistake_names_its_word() {
    let words = Words::new(Language::FRENCH, Part::Console);
    let rows = [
        ("bus statu:traiter", "statu:traiter"),
        ("canal:pigeon", "canal:pigeon"),
        ("tag:mer", "tag:mer"),
        ("motif:", "motif:"),
        (">2", ">2"),
        ("<h", "<h"),
        (">99999999999999999999h", ">99999999999999999999h"),
        ("≈>1000", "≈>1000"),
        ("≈beaucoup", "≈beaucoup"),
        ("bus \"sans fin", "sans fin"),
        ("langue:français", "langue:français"),
    ];
    for (text, word) in rows {
        let fault = lexicon().read(text).unwrap_err();
        let said = fault.said(&words);
        assert!(said.contains(word) && !said.contains(['[', '{']), "{text}: {said}");
    }
}

#[test]
fn addresses_and_odd_signs_are_words() {
    let mut item = full();
    item.text = "Il faut voir http://exemple.org - et 50 %".into();
    for text in ["http://exemple.org", "-", "--", "50 %", "«»", ":", "a-b -x"] {
        filter(text);
    }
    assert!(filter("http://exemple.org - 50 %").lets(&item, NOON));
}

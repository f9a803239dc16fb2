//! Why an idea came, whether one's votes count, and words against their being set aside.

use super::*;
use crate::conversation::dialogue::Stage;

fn is_care(say: Option<&Say>) -> bool {
    matches!(say, Some(Say::Care(line)) if line.within(Language::FRENCH) == "3114")
}

#[test]
fn a_word_of_distress_is_answered_by_the_line_alone_and_counts_for_nothing() {
    for before in ["", "8", "chercher", "mes données", "thèmes", "il faut des haies partout"] {
        let mut talk = Talk { keyboard: false, ..Talk::begin() };
        talk.type_in(before);
        if talk.dialogue.scene == Scene::Draft(Stage::Write) {
            continue;
        }
        let place = (talk.dialogue.scene.clone(), talk.dialogue.draft.clone(), talk.dialogue.lost);
        for _ in 0..30 {
            let said = talk.type_in("je veux mourir ce soir");
            assert!(said.len() == 1 && is_care(said.first()), "{before}: {said:?}");
        }
        assert_eq!((talk.dialogue.scene, talk.dialogue.draft, talk.dialogue.lost), place, "{before}");
        assert_eq!(talk.dialogue.unclear, None);
    }
    let mut talk = Talk::begin();
    talk.type_in("stop");
    let said = talk.type_in("je veux mourir");
    assert!(said.len() == 1 && is_care(said.first()), "{said:?}");
}

#[test]
fn an_idea_with_a_word_of_distress_goes_its_way_after_the_line() {
    let text = "il faut que personne ne doive mourir seul";
    let mut plain = Talk::begin();
    let mut talk = plain.again();
    let said = talk.type_in(text);
    assert!(is_care(said.first()) && said[1..] == plain.type_in(&text.replace("mourir", "vivre"))[..], "{said:?}");
    assert_eq!(talk.dialogue.scene, plain.dialogue.scene);
    assert_eq!(
        talk.dialogue.draft.map(|draft| draft.text).as_deref(),
        Some("Il faut que personne ne doive mourir seul")
    );
    let mut talk = Talk::begin();
    talk.type_in("8");
    let said = talk.type_in("ne plus mourir seul");
    assert!(is_care(said.first()) && said.len() > 1, "where an idea is awaited, it is taken: {said:?}");
}

use crate::conversation::say::Counting;

#[test]
fn every_idea_in_front_of_one_has_its_reason() {
    let mut talk = Talk::begin();
    let said = talk.type_in("pourquoi cette idée ?");
    assert!(matches!(&said[..], [Say::Why(reasons), Say::Card(_)] if reasons.len() == 1), "{said:?}");
    talk.type_in("lot");
    let said = talk.type_in("pourquoi");
    assert!(matches!(&said[..], [Say::Why(reasons), _] if reasons.len() == 5), "{said:?}");
    assert!(matches!(talk.dialogue.scene, Scene::Lot(_)), "one is where one was");
}

#[test]
fn without_an_idea_there_is_no_reason() {
    let mut talk = Talk::begin();
    talk.dialogue.places.values_mut().for_each(|place| place.card = None);
    assert_eq!(notes(&talk.type_in("pourquoi")), [Note::NoCard]);
}

#[test]
fn whoever_is_set_aside_is_told_why_and_can_object_by_digits_alone() {
    let mut talk = Talk::begin();
    talk.type_in("mes données");
    let said = talk.type_in("4");
    assert!(matches!(said[..], [Say::Aside(_), Say::Note(Note::Counting(Counting::AsideChoices))]), "{said:?}");
    assert_eq!(notes(&talk.type_in("1")), [Note::Counting(Counting::Objecting)]);
    assert_eq!(notes(&talk.type_in("")), [Note::Counting(Counting::Objecting)]);
    assert_eq!(notes(&talk.type_in("je lis vite, je suis correctrice")), [Note::Counting(Counting::Objected)]);
    assert_eq!(talk.dialogue.scene, Scene::Card);
}

#[test]
fn words_against_it_reach_the_moderators_as_they_were_typed() {
    let words = |typed: &str, before: Option<&str>| {
        let mut talk = Talk::begin();
        before.map(|typed| talk.type_in(typed));
        let sent = std::cell::RefCell::new(Vec::new());
        talk.hear(Heard::Typed(typed.into()), &|ask| {
            if let Ask::Object(_, words) = &ask {
                sent.borrow_mut().push(words.clone());
            }
            answer(ask)
        });
        sent.into_inner()
    };
    assert_eq!(words("contester Nous sommes deux à la maison", None), ["Nous sommes deux à la maison"]);
    assert_eq!(words("Il faut me croire, 12 fois", Some("contester")), ["Il faut me croire, 12 fois"]);
    assert_eq!(words("contre", Some("contester")), ["contre"]);
    for back in ["0", "retour", "quitter"] {
        assert_eq!(words(back, Some("contester")), Vec::<String>::new(), "{back}");
    }
}

#[test]
fn words_typed_after_a_consultation_that_did_not_answer_are_no_objection() {
    let mut talk = Talk::begin();
    talk.away("contester");
    assert_eq!(talk.dialogue.scene, Scene::Card);
    let said = talk.type_in("réessayer");
    assert!(matches!(said[..], [Say::Aside(_), Say::Note(Note::Counting(Counting::Objecting))]), "{said:?}");
}

#[test]
fn whoever_counts_is_told_so() {
    let counts = |ask: Ask| match ask {
        Ask::Counted(_, objecting) => Heard::Answered(Answer::Counted(None, objecting)),
        Ask::Object(..) => Heard::Failed(ask, Trouble::Refused(Refusal::NotSetAside)),
        ask => answer(ask),
    };
    let mut talk = Talk::begin();
    for (typed, note) in [
        ("mes votes comptent-ils ?", Note::Counting(Counting::Counted)),
        ("contester", Note::Counting(Counting::NothingAside)),
        ("contester c'est injuste", Note::Counting(Counting::NothingAside)),
    ] {
        let said = talk.hear(Heard::Typed(typed.into()), &counts);
        assert_eq!(notes(&said), [note], "{typed}");
        assert!(matches!(said.last(), Some(Say::Card(_))), "{typed}: {said:?}");
    }
}

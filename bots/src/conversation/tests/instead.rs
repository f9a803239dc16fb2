//! « Voter plutôt ? »: an idea meets those that say about the same before it is sent, and is never lost on the way.

use super::*;
use crate::conversation::dialogue::Stage;
use crate::conversation::say::Writing;

#[test]
fn similar_ideas_are_shown_once_per_text_and_before_the_signature() {
    let mut talk = Talk::begin();
    let said = talk.type_in("il faut plus de bancs");
    assert!(matches!(&said[..], [Say::Similar(false, cards)] if cards.len() == 2), "{said:?}");
    assert_eq!(talk.dialogue.scene, Scene::Draft(Stage::Similar));
    assert_eq!(notes(&talk.type_in("8")), [Note::Writing(Writing::Sign)]);
    assert!(matches!(talk.type_in("anonyme")[..], [Say::Preview(..)]));
    talk.type_in("2");
    assert!(
        matches!(talk.type_in("il faut plus de bancs")[..], [Say::Preview(..)]),
        "the same text is not asked again"
    );
    talk.type_in("2");
    let said = talk.type_in("il faut beaucoup plus de bancs");
    assert!(matches!(said[..], [Say::Similar(..)]), "another text is: {said:?}");
}

#[test]
fn an_idea_like_no_other_meets_no_extra_step() {
    let mut talk = Talk::begin();
    assert_eq!(notes(&talk.type_in("il faut des haies partout")), [Note::Writing(Writing::Sign)]);
}

#[test]
fn similar_ideas_that_cannot_be_found_out_keep_nothing_back() {
    let mut talk = Talk::begin();
    assert_eq!(notes(&talk.away("il faut plus de bancs")), [Note::Writing(Writing::Sign)]);
    assert_eq!(talk.dialogue.compared, None, "it is asked again when it can be");
}

#[test]
fn every_choice_before_similar_ideas_has_a_digit_and_a_word() {
    for (typed, scene) in [
        ("8", Scene::Draft(Stage::Sign)),
        ("envoyer quand même", Scene::Draft(Stage::Sign)),
        ("non", Scene::Draft(Stage::Sign)),
        ("4", Scene::Draft(Stage::Write)),
        ("récrire", Scene::Draft(Stage::Write)),
        ("0", Scene::Card),
        ("laisser", Scene::Card),
        ("oui", Scene::Draft(Stage::Similar)),
        ("3", Scene::Draft(Stage::Similar)),
        ("14", Scene::Draft(Stage::Similar)),
        ("pour", Scene::Draft(Stage::Similar)),
        ("", Scene::Draft(Stage::Similar)),
    ] {
        let mut talk = Talk::begin();
        talk.type_in("il faut plus de bancs");
        let said = talk.type_in(typed);
        assert_eq!(talk.dialogue.scene, scene, "{typed}: {said:?}");
        assert_eq!(talk.dialogue.draft.is_none(), scene == Scene::Card, "{typed}");
        assert_eq!(talk.dialogue.votes, 0, "{typed}");
    }
    for typed in ["2", "02"] {
        let mut talk = Talk::begin();
        talk.type_in("il faut plus de bancs");
        talk.type_in(typed);
        assert_eq!(matches!(talk.dialogue.scene, Scene::Opened { .. }), typed == "2");
    }
}

#[test]
fn a_vote_on_a_similar_idea_offers_ones_own_once_more() {
    let mut talk = Talk::begin();
    talk.type_in("il faut plus de bancs");
    talk.type_in("2");
    let said = talk.type_in("1");
    assert_eq!(said.iter().filter(|say| matches!(say, Say::DraftKept(text) if text.ends_with("bancs"))).count(), 1);
    assert!(matches!(said.last(), Some(Say::Card(_))), "{said:?}");
    let said = talk.type_in("1");
    assert!(!said.iter().any(|say| matches!(say, Say::DraftKept(_))), "once: {said:?}");
    let said = talk.type_in("8");
    assert!(matches!(&said[..], [Say::DraftWaits(_), Say::Note(Note::Writing(Writing::Sign))]), "{said:?}");
}

#[test]
fn back_from_a_similar_idea_is_back_to_the_choice() {
    for typed in ["0", "7", "retour"] {
        let mut talk = Talk::begin();
        talk.type_in("il faut plus de bancs");
        talk.type_in("1");
        let said = talk.type_in(typed);
        assert!(matches!(said[..], [Say::Similar(..)]), "{typed}: {said:?}");
        assert!(talk.dialogue.draft.is_some());
    }
    let mut talk = Talk::begin();
    talk.type_in("il faut plus de bancs");
    talk.type_in("1");
    let said = talk.hear(Heard::Arrived { language: None, question: None, proposal: None }, &answer);
    assert!(matches!(said.last(), Some(Say::Similar(..))), "after a restart too: {said:?}");
}

#[test]
fn the_same_words_leave_nothing_to_send() {
    let same = |ask: Ask| match ask {
        Ask::Similar(..) => Heard::Answered(Answer::Similar(vec![(100, card("s", None)), (75, card("t", None))])),
        ask => answer(ask),
    };
    let mut talk = Talk::begin();
    let said = talk.hear(Heard::Typed("il faut plus de bancs".into()), &same);
    assert!(matches!(&said[..], [Say::Similar(true, cards)] if cards.len() == 1), "{said:?}");
    talk.hear(Heard::Typed("oui".into()), &same);
    let said = talk.hear(Heard::Typed("1".into()), &same);
    assert!(notes(&said).contains(&Note::Writing(Writing::SameWords)) && talk.dialogue.draft.is_none(), "{said:?}");
}

#[test]
fn words_taken_away_give_up_their_idea_and_never_a_vote() {
    let mut talk = Talk::begin();
    for typed in ["il faut plus de bancs", "2", "1"] {
        talk.type_in(typed);
    }
    assert!(talk.dialogue.draft.is_some() && talk.dialogue.scene == Scene::Card);
    let said = talk.hear(Heard::TakenBack, &|ask| {
        assert!(!matches!(ask, Ask::Unvote(_)), "{ask:?}");
        answer(ask)
    });
    assert_eq!(notes(&said), [Note::Writing(Writing::Dropped)]);
    assert_eq!((talk.dialogue.draft.is_none(), talk.dialogue.votes), (true, 1));
}

#[test]
fn of_two_ideas_the_first_taken_away_leaves_the_second() {
    let mut talk = Talk::begin();
    for typed in ["il faut des haies partout", "il faut plus de bancs"] {
        talk.type_in(typed);
    }
    assert_eq!(talk.dialogue.scene, Scene::Draft(Stage::Second));
    talk.hear(Heard::TakenBack, &|ask| answer(ask));
    assert_eq!(talk.dialogue.draft.as_ref().map(|draft| draft.text.as_str()), Some("Il faut plus de bancs"));
    assert_eq!(talk.dialogue.scene, Scene::Draft(Stage::Similar));
}

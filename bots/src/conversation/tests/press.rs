//! What is pressed: the same as what is typed in the place where it is offered, and its own meaning anywhere else.

use crate::conversation::say::Writing;
use std::cell::RefCell;

use ilfaut_client::model::Qualification;

use super::*;
use crate::conversation::dialogue::Stage;

fn vote(id: &str) -> Press {
    Press::Vote(id.into(), VoteKey::Agree)
}

/// What is asked when this is heard, in order.
fn asked(talk: &Talk, heard: Heard) -> Vec<Ask> {
    let (mut talk, asked) = (talk.again(), RefCell::new(Vec::new()));
    talk.hear(heard, &|ask| {
        asked.borrow_mut().push(ask.clone());
        answer(ask)
    });
    asked.into_inner()
}

fn voted_on(said: &[Say]) -> Vec<&str> {
    said.iter().filter_map(|say| if let Say::Voted(card) = say { Some(card.text.as_str()) } else { None }).collect()
}

#[test]
fn a_vote_on_the_idea_in_front_brings_the_next() {
    let mut talk = Talk::begin();
    let said = talk.press(vote("p0"));
    assert!(matches!(&said[..], [Say::Voted(_), Say::Condition(_), Say::Card(_)]), "{said:?}");
    assert_eq!((talk.dialogue.votes, talk.dialogue.place().unwrap().behind), (1, 1));
}

#[test]
fn a_vote_on_an_old_idea_moves_nobody_on() {
    let mut talk = Talk::begin();
    let said = talk.press(vote("old"));
    assert!(matches!(said.last(), Some(Say::Card(shown)) if shown.number == Some(1)), "{said:?}");
    assert_eq!(talk.dialogue.place().unwrap().behind, 0, "the idea in front has not been answered");
}

#[test]
fn what_is_pressed_beside_the_conversation_is_answered_by_one_line() {
    let mut talk = Talk { aside: true, ..Talk::begin() };
    talk.press(vote("p0"));
    let in_front = talk.dialogue.place().unwrap().card.clone();
    let said = talk.press(vote("old"));
    assert!(matches!(&said[..], [Say::Voted(_)]), "{said:?}");
    talk.press(vote("older"));
    let said = talk.press(Press::Unvote("old".into()));
    assert!(matches!(&said[..], [Say::TakenBack(_)]), "{said:?}");
    assert_eq!(talk.dialogue.place().unwrap().card, in_front);
    let said = talk.press(Press::Unvote("older".into()));
    assert!(matches!(&said[..], [Say::Unvoted, Say::Card(_)]), "the last vote is undone: {said:?}");
}

#[test]
fn a_corrected_message_is_not_read_again_and_that_is_said() {
    let mut talk = Talk::begin();
    let edit = |talk: &mut Talk, text: &str| notes(&talk.hear(Heard::Edited(text.to_owned()), &answer));
    assert_eq!(edit(&mut talk, "2"), [Note::Edited]);
    assert_eq!(edit(&mut talk, "mes votes"), [Note::Edited]);
    assert_eq!(edit(&mut talk, "il faut plus de bancs"), [Note::EditedIdea]);
    assert_eq!(edit(&mut talk, "merci beaucoup, vraiment"), []);
    assert_eq!(talk.dialogue.votes, 0);
}

#[test]
fn a_vote_on_an_old_idea_leaves_an_idea_being_written_where_it_was() {
    let begun = ["8", "il faut plus de bancs", "il faut des haies partout", "il faut", "il faut ceci ; il faut cela"];
    for typed in begun {
        let mut talk = Talk::begin();
        talk.type_in(typed);
        for press in [vote("old"), Press::Pass("p0".into()), Press::Pass("gone".into()), Press::Unvote("old".into())] {
            let before = (talk.dialogue.scene.clone(), talk.dialogue.draft.clone());
            assert!(matches!(before.0, Scene::Draft(_)), "{typed}");
            let said = talk.press(press.clone());
            assert!(!said.is_empty());
            assert_eq!((&talk.dialogue.scene, &talk.dialogue.draft), (&before.0, &before.1), "{typed}: {press:?}");
        }
        assert_eq!(talk.dialogue.votes, 1);
    }
}

#[test]
fn a_vote_that_cannot_be_recorded_leaves_an_idea_being_written_too() {
    for trouble in [
        Trouble::Away,
        Trouble::NotFound,
        Trouble::Refused(Refusal::OwnProposal),
        Trouble::Refused(Refusal::Finished { closed: Time(0) }),
    ] {
        let mut talk = Talk::begin();
        talk.type_in("il faut des haies partout");
        let before = (talk.dialogue.scene.clone(), talk.dialogue.draft.clone());
        let said = talk.hear(Heard::Pressed(vote("old"), false), &|ask| match ask {
            Ask::Vote { .. } => Heard::Failed(ask, trouble.clone()),
            ask => answer(ask),
        });
        assert!(!said.is_empty());
        assert_eq!((talk.dialogue.scene, talk.dialogue.draft), before, "{trouble:?}");
    }
}

#[test]
fn a_vote_on_an_old_idea_leaves_a_list_and_an_opened_idea_open() {
    for typed in ["mes votes", "mes idées", "chercher bus", "thèmes", "questions", "lot"] {
        let mut talk = Talk::begin();
        talk.type_in(typed);
        let before = talk.dialogue.scene.clone();
        let said = talk.press(vote("old"));
        assert_eq!(voted_on(&said).len(), 1, "{typed}: {said:?}");
        assert_eq!(talk.dialogue.scene, before, "{typed}");
    }
    let mut talk = Talk::begin();
    talk.type_in("mes votes");
    talk.type_in("2");
    let said = talk.press(vote("old"));
    assert!(matches!(&said[..], [Say::Voted(_), Say::Card(_)]), "{said:?}");
    assert!(matches!(&talk.dialogue.scene, Scene::Opened { proposal, .. } if *proposal == "v1".into()));
}

#[test]
fn a_word_stands_or_does_not_however_often_it_is_pressed() {
    let mut talk = Talk::begin();
    talk.press(vote("p0"));
    for on in [true, true, false, false] {
        talk.press(Press::Qualify("p0".into(), Qualification::Doable, on));
        let words = &talk.dialogue.place().unwrap().trail.last().unwrap().words;
        assert_eq!(words.contains(&Qualification::Doable), on);
    }
}

#[test]
fn an_old_vote_is_taken_back_and_its_idea_is_in_front_again() {
    let mut talk = Talk::begin();
    for id in ["p0", "p1", "p2"] {
        talk.press(vote(id));
    }
    let said = talk.press(Press::Unvote("p0".into()));
    assert!(matches!(&said[..], [Say::Unvoted, Say::Card(_)]), "{said:?}");
    assert_eq!(talk.dialogue.place().unwrap().card, Some("p0".into()));
}

#[test]
fn what_is_left_for_later_twice_is_left_once() {
    let mut talk = Talk::begin();
    talk.press(Press::Pass("p0".into()));
    assert_eq!(notes(&talk.press(Press::Pass("p0".into()))), [Note::AlreadyBehind]);
    assert_eq!(talk.dialogue.place().unwrap().passed, ["p0".into()]);
}

#[test]
fn an_idea_opened_while_one_is_written_says_that_ones_own_waits() {
    let mut talk = Talk::begin();
    talk.type_in("il faut des haies partout");
    let said = talk.press(Press::Open("x".into()));
    assert!(matches!(&said[..], [Say::DraftKept(text), Say::Card(_)] if text.ends_with("partout")), "{said:?}");
    assert!(matches!(talk.type_in("8")[..], [Say::DraftWaits(_), Say::Note(Note::Writing(Writing::Sign))]));
}

#[test]
fn a_word_means_the_same_in_every_scene() {
    for before in ["", "mes votes", "8", "il faut plus de bancs", "lot", "effacer", "thèmes", "mes données"] {
        let mut talk = Talk::begin();
        talk.type_in(before);
        let said = talk.press(Press::Word(Command::Votes));
        assert!(matches!(said[..], [Say::MyVotes(..)]), "{before}: {said:?}");
    }
}

#[test]
fn a_button_of_another_moment_does_nothing_and_says_where_one_is() {
    let mut talk = Talk::begin();
    talk.type_in("il faut des haies partout");
    let old = Press::Here(Stamp::of(&talk.dialogue), "anonyme".into());
    talk.type_in("Léa 34");
    let before = talk.dialogue.clone();
    let said = talk.press(old);
    assert!(matches!(said[..], [Say::Note(Note::OldButton), Say::Preview(..)]), "{said:?}");
    assert_eq!(talk.dialogue, before);
    talk.type_in("0");
    talk.type_in("mes votes");
    let said = talk.press(Press::Here(Stamp(7), "1".into()));
    assert!(matches!(said[..], [Say::Note(Note::OldButton), Say::ListUnclear(5)]), "{said:?}");
}

#[test]
fn a_hasty_vote_is_not_counted_and_a_hasty_word_is() {
    let mut talk = Talk::begin();
    let before = talk.dialogue.clone();
    assert_eq!(notes(&talk.hear(Heard::Pressed(vote("p0"), true), &answer)), [Note::TooSoon]);
    assert_eq!(talk.dialogue, before);
    talk.press(vote("p0"));
    let said = talk.hear(Heard::Pressed(Press::Qualify("p0".into(), Qualification::LikeIt, true), true), &answer);
    assert_eq!(voted_on(&said).len(), 1);
}

#[test]
fn whoever_said_stop_is_asked_nothing_by_any_button() {
    let mut talk = Talk::begin();
    talk.type_in("stop");
    for press in [vote("p0"), Press::Open("p0".into()), Press::Word(Command::Menu), Press::Appeal("p0".into())] {
        assert_eq!(notes(&talk.press(press)), [Note::StillStopped]);
    }
    assert!(matches!(talk.press(Press::Word(Command::Resume))[..], [Say::Back(_), Say::Card(_)]));
}

#[test]
fn a_refused_idea_is_contested_by_word_or_button_once_it_is_looked_at() {
    let refused = |ask| match ask {
        Ask::Mine(_) => Heard::Answered(Answer::Mine(vec![backend::Mine {
            status: Status::Refused,
            appealable: true,
            ..mine("m0")
        }])),
        ask => answer(ask),
    };
    let mut talk = Talk::begin();
    assert_eq!(asked(&talk, Heard::Typed("contester".into())), [Ask::Counted("q".into(), true)]);
    talk.type_in("mes idées");
    talk.hear(Heard::Typed("1".into()), &refused);
    let wanted = Ask::Appeal("m0".into());
    assert_eq!(asked(&talk, Heard::Typed("contester".into()))[0], wanted);
    let offered = offers(&talk.dialogue, Language::FRENCH);
    assert_eq!(offered[0].press, Press::Appeal("m0".into()));
    assert_eq!(notes(&talk.press(offered[0].press.clone())), [Note::Appealed]);
    assert_eq!(talk.dialogue.refused, None);
    assert!(matches!(talk.dialogue.scene, Scene::Card | Scene::Draft(Stage::Write)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever was typed before, each answer that is offered does by its press what it does when typed.
    #[test]
    fn a_press_does_what_its_text_does(typed in prop::collection::vec(anything_typed(), 1..20)) {
        let mut talk = Talk::begin();
        for text in typed {
            talk.type_in(&text);
            for offer in offers(&talk.dialogue, Language::FRENCH) {
                let pressed = asked(&talk, Heard::Pressed(offer.press.clone(), false));
                let typed = asked(&talk, Heard::Typed(offer.typed.clone()));
                let same = pressed.first() == typed.first() && pressed.is_empty() == typed.is_empty();
                prop_assert!(same, "{offer:?} in {:?}: {pressed:?}, typed {typed:?}", talk.dialogue.scene);
            }
        }
    }
}

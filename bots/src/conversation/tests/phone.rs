//! What only a telephone sends, and how one wants to be spoken to.

use crate::conversation::say::{Way, Writing};
use ilfaut_client::rules::zone::Zone;

use super::*;
use crate::channel::Medium;
use crate::conversation::dialogue::Stage;

fn forward(talk: &mut Talk, text: &str) -> Vec<Say> {
    talk.hear(Heard::Forwarded(text.to_owned()), &answer)
}

#[test]
fn words_passed_on_are_an_idea_only_once_one_says_so() {
    for (typed, scene) in [
        ("1", Scene::Draft(Stage::Sign)),
        ("oui", Scene::Draft(Stage::Sign)),
        ("0", Scene::Card),
        ("non", Scene::Card),
        ("pour", Scene::Draft(Stage::Borrowed)),
        ("3", Scene::Draft(Stage::Borrowed)),
        ("", Scene::Draft(Stage::Borrowed)),
    ] {
        let mut talk = Talk::begin();
        assert_eq!(notes(&forward(&mut talk, "il faut des haies partout")), [Note::Writing(Writing::Whose)]);
        talk.type_in(typed);
        assert_eq!(talk.dialogue.scene, scene, "{typed}");
        assert_eq!(talk.dialogue.votes, 0);
    }
}

#[test]
fn words_passed_on_never_vote_and_never_push_ones_own_idea_away() {
    let mut talk = Talk::begin();
    for text in ["1", "pour", "effacer", "stop", "EFFACER"] {
        forward(&mut talk, text);
    }
    assert_eq!((talk.dialogue.votes, talk.dialogue.stopped, &talk.dialogue.scene), (0, false, &Scene::Card));
    talk.type_in("il faut des bancs ici");
    let before = talk.dialogue.draft.clone();
    assert!(notes(&forward(&mut talk, "il faut des haies partout")).contains(&Note::Writing(Writing::Borrowed)));
    assert_eq!(talk.dialogue.draft, before);
}

#[test]
fn whoever_said_stop_is_asked_nothing_whatever_they_send() {
    let mut talk = Talk::begin();
    talk.type_in("stop");
    assert_eq!(notes(&forward(&mut talk, "il faut des haies partout")), [Note::StillStopped]);
    assert_eq!(notes(&talk.hear(Heard::Sent(Medium::Voice), &answer)), [Note::StillStopped]);
}

#[test]
fn a_picture_is_offered_and_asked_for_once_the_question_is_over_and_where_it_can_be_sent() {
    let mut talk = Talk::begin();
    assert!(matches!(talk.type_in("image")[..], [Say::NoResultsYet(_), Say::Card(_)]));
    talk.questions[0].openness = Openness::Finished;
    assert!(matches!(talk.type_in("image")[..], [Say::Note(Note::NoPicture), Say::ResultsList(..)]));
    assert!(!offers(&talk.dialogue, Language::FRENCH).iter().any(|offer| offer.press.is_vote()));
    for documents in [false, true] {
        let context = Context {
            now: Time(1),
            questions: &talk.questions,
            language: Language::FRENCH,
            keyboard: false,
            files: false,
            documents,
            reaches: false,
            whole: false,
            aside: false,
            care: None,
        };
        let asked = step(&talk.dialogue, Heard::Typed("image".into()), &context).ask;
        let question = QuestionId::from("q");
        assert_eq!(asked, Some(if documents { Ask::Picture(question) } else { Ask::Results(question) }));
        let part = Part { zone: Zone::Consensus, count: 1, first: Vec::new() };
        let answered = |spots| {
            let answer = Answer::Results(vec![part.clone()], spots);
            notes(&step(&talk.dialogue, Heard::Answered(answer), &context).say)
        };
        assert_eq!(answered(Vec::new()), if documents { vec![Note::Drawable] } else { Vec::new() });
        assert_eq!(answered(vec![Spot { zone: Zone::Consensus, agree: 900, disagree: 50, votes: 20 }]), []);
    }
}

#[test]
fn after_twenty_unknown_messages_in_an_hour_only_what_is_known_is_answered() {
    for known in ["1", "menu", "il faut des haies partout"] {
        let mut talk = Talk { keyboard: false, ..Talk::begin() };
        assert!((0..20).all(|_| !talk.type_in("azerty").is_empty()));
        assert_eq!(talk.type_in("azerty"), []);
        assert_eq!(talk.hear(Heard::Sent(Medium::Picture), &answer), []);
        assert_eq!(talk.type_in("centre"), [], "a near word is no known word");
        assert!(!talk.type_in(known).is_empty(), "{known}");
        assert_eq!(talk.dialogue.unclear, None);
        assert!(!talk.type_in("azerty").is_empty(), "from now on it is counted anew");
    }
    let mut talk = Talk { keyboard: false, ..Talk::begin() };
    (0..21).for_each(|_| drop(talk.type_in("azerty")));
    assert!(!talk.press(Press::Word(Command::Help)).is_empty() && !talk.type_in("azerty").is_empty());
}

#[test]
fn an_hour_later_or_at_a_keyboard_everything_is_answered() {
    let mut talk = Talk { keyboard: false, ..Talk::begin() };
    (0..21).for_each(|_| drop(talk.type_in("azerty")));
    talk.now = Time(1 + 3_600 * Time::SECOND);
    assert_eq!(notes(&talk.type_in("azerty")), [Note::Hint]);
    let mut talk = Talk::begin();
    assert!((0..300).all(|_| !talk.type_in("azerty").is_empty()));
}

#[test]
fn a_word_that_may_hurt_is_asked_about_once_and_goes_if_it_is_meant() {
    let hurting = "il faut virer ce connard de maire";
    for again in [hurting, "1", "envoyer quand même"] {
        let mut talk = Talk::begin();
        assert_eq!(notes(&talk.type_in(hurting)), [Note::Writing(Writing::Rude)]);
        assert_eq!(notes(&talk.type_in(again)), [Note::Writing(Writing::Sign)], "{again}");
        assert!(matches!(talk.type_in("anonyme")[..], [Say::Preview(..)]));
        assert!(matches!(talk.type_in("8")[..], [Say::Preview(..)]));
    }
    let mut talk = Talk::begin();
    talk.type_in(hurting);
    assert_eq!(notes(&talk.type_in("il faut changer de maire")), [Note::Writing(Writing::Sign)]);
    talk.type_in("0");
    assert_eq!(notes(&talk.type_in(hurting)), [Note::Writing(Writing::Rude)], "another time it is asked again");
}

#[test]
fn whoever_insults_sees_the_idea_again_and_nothing_else() {
    let mut talk = Talk::begin();
    assert!(matches!(talk.type_in("connard")[..], [Say::Card(_)]));
    assert!(matches!(talk.type_in("espèce de gros connard")[..], [Say::Card(_)]));
    assert_eq!(talk.dialogue.draft, None);
}

#[test]
fn a_heart_votes_for_and_says_so() {
    let mut talk = Talk::begin();
    talk.type_in("❤️");
    let past = talk.dialogue.place().unwrap().trail.last().unwrap().clone();
    assert_eq!((past.key, past.words.len()), (VoteKey::Agree, 1));
}

#[test]
fn after_a_long_silence_a_number_brings_the_list_again_before_it_opens() {
    for list in ["mes votes", "mes idées", "chercher bus", "thèmes", "questions"] {
        let mut talk = Talk::begin();
        talk.type_in(list);
        let scene = talk.dialogue.scene.clone();
        talk.now = Time(1 + 1_800 * Time::SECOND);
        assert!(notes(&talk.type_in("1")).contains(&Note::LongAgo), "{list}");
        assert_eq!(talk.dialogue.scene, scene, "{list}");
        assert!(!notes(&talk.type_in("1")).contains(&Note::LongAgo), "{list}");
        assert_ne!(talk.dialogue.scene, scene, "{list}");
    }
    let mut talk = Talk::begin();
    talk.type_in("1");
    talk.now = Time(Time::DAY);
    assert!(matches!(talk.type_in("1")[0], Say::Voted(_)), "a vote on the idea in front needs no asking");
}

#[test]
fn step_by_step_the_next_idea_comes_after_a_word() {
    let mut talk = Talk::begin();
    talk.type_in("pas à pas");
    let said = talk.type_in("1");
    assert!(matches!(said.last(), Some(Say::Note(Note::Onward))), "{said:?}");
    assert_eq!(notes(&talk.type_in("5")), [Note::Onward], "a word more is still possible");
    assert!(matches!(talk.type_in("suivante").last(), Some(Say::Card(_))));
    talk.type_in("mode normal");
    assert!(matches!(talk.type_in("1").last(), Some(Say::Card(_))));
}

#[test]
fn each_way_of_being_spoken_to_is_kept_and_can_be_left() {
    let mut talk = Talk::begin();
    for (typed, note) in [
        ("mode lecture", Note::Way(Way::Aloud)),
        ("chiffres off", Note::Way(Way::Bare)),
        ("chiffres on", Note::Way(Way::Digits)),
        ("pas à pas off", Note::Way(Way::Unstep)),
        ("mode normal", Note::Way(Way::Normal)),
    ] {
        let said = talk.type_in(typed);
        assert!(matches!(&said[..], [Say::Note(told), Say::Card(_)] if *told == note), "{typed}: {said:?}");
    }
    assert_eq!(talk.dialogue.modes, Modes::default());
}

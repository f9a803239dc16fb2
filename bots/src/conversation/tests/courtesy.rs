//! What two citizens stumbled on: the condition, going back, words under another idea, small talk, a second idea.

use super::*;

#[test]
fn the_condition_is_asked_once_and_is_over_at_the_next_vote() {
    let yes = |talk: &Talk| offers(&talk.dialogue, Language::FRENCH).iter().any(|offer| offer.typed == "oui");
    let mut talk = Talk::begin();
    talk.type_in("1");
    assert!(yes(&talk));
    let mut answered = talk.again();
    assert!(matches!(answered.type_in("oui")[..], [Say::Note(Note::Declared), Say::Card(_)]));
    assert!(!yes(&answered));
    let mut qualified = talk.again();
    assert!(matches!(qualified.type_in("5")[..], [Say::Qualified(..), Say::Condition(_), Say::Card(_)]));
    assert!(yes(&qualified));
    for typed in ["2", "7", "thèmes 0"] {
        let mut later = talk.again();
        let said: Vec<Say> = typed.split(' ').flat_map(|typed| later.type_in(typed)).collect();
        assert!(!said.iter().any(|say| matches!(say, Say::Condition(_))) && !yes(&later), "{typed}: {said:?}");
        assert!(matches!(later.type_in("oui")[..], [Say::Note(Note::NotHere), Say::Card(_)]), "{typed}");
    }
    talk.type_in("0");
    assert!(!yes(&talk));
    assert!(
        matches!(talk.type_in("1")[..], [Say::Voted(_), Say::Condition(_), Say::Card(_)]),
        "asked with the first vote"
    );
}

#[test]
fn back_only_returns_unless_a_vote_was_just_spoken_of() {
    let mut talk = Talk::begin();
    talk.type_in("1");
    for typed in ["aide", "menu", "chercher", "thèmes", "mes votes", "azerty", "progrès", "7", "merci"] {
        let mut tried = talk.again();
        tried.type_in(typed);
        let said = tried.type_in("0");
        assert!(matches!(&said[..], [.., Say::Card(_)]) && !said.contains(&Say::Unvoted), "{typed}: {said:?}");
        assert_eq!(tried.dialogue.votes, 1);
        assert!(tried.dialogue.place().is_some_and(|place| place.trail.len() == 1), "{typed}");
    }
    talk.press(Press::Vote("x1".into(), VoteKey::Disagree));
    assert!(matches!(talk.type_in("0")[..], [Say::Unvoted, Say::Card(_)]));
    assert!(matches!(talk.type_in("0")[..], [Say::Unvoted, Say::Card(_)]), "and so can be the one before");
    assert!(matches!(talk.type_in("0")[..], [Say::Note(Note::NothingToUndo), Say::Card(_)]));
}

#[test]
fn words_go_with_the_vote_that_was_just_spoken_of() {
    let words = |talk: &Talk| {
        offers(&talk.dialogue, Language::FRENCH)
            .iter()
            .filter(|offer| matches!(offer.press, Press::Qualify(..)))
            .count()
    };
    let mut talk = Talk::begin();
    talk.type_in("1");
    assert_eq!(words(&talk), 3);
    for typed in ["7", "0", "aide"] {
        let mut later = talk.again();
        later.type_in(typed);
        assert_eq!(words(&later), 0, "{typed}");
        assert!(notes(&later.type_in("5")).contains(&Note::NothingToQualify), "{typed}");
    }
}

#[test]
fn what_people_say_to_each_other_is_never_begun_as_an_idea() {
    for typed in
        ["Bonjour, je suis Jeannine, comment ça marche ?", "je ne sais pas", "merci", "pourquoi pas ?", "qui vous paie"]
    {
        let mut talk = Talk::begin();
        let said = talk.type_in(typed);
        assert!(matches!(&said[..], [Say::Note(Note::Courtesy(_)), Say::Card(_)]), "{typed}: {said:?}");
        assert_eq!(talk.dialogue.draft, None);
    }
    for (typed, offered) in [
        ("je voudrais des bancs à l'ombre", "Il faut des bancs à l'ombre"),
        ("Bonjour, j'aimerais que les bus passent le soir", "Il faut que les bus passent le soir"),
        ("il faudrait planter des haies", "Il faut planter des haies"),
    ] {
        let mut talk = Talk::begin();
        talk.type_in(typed);
        assert_eq!(talk.dialogue.draft.and_then(|draft| draft.offer).as_deref(), Some(offered), "{typed}");
    }
}

#[test]
fn a_second_idea_takes_the_place_of_none_without_a_word() {
    let texts =
        |talk: &Talk| (talk.dialogue.draft.as_ref().map(|draft| draft.text.clone()), talk.dialogue.second.clone());
    for before in [&["il faut plus de trains le soir"][..], &["il faut plus de trains le soir", "Léa 34"]] {
        let mut talk = Talk::begin();
        for typed in before {
            talk.type_in(typed);
        }
        assert!(matches!(talk.type_in("il faut des haies partout")[..], [Say::Second(..)]));
        let mut kept = talk.again();
        let said = kept.type_in("1");
        assert!(said.contains(&Say::Returned("il faut des haies partout".into())), "{said:?}");
        assert_eq!(texts(&kept), (Some("Il faut plus de trains le soir".into()), None));
        let said = talk.type_in("remplacer");
        assert!(said.contains(&Say::Returned("Il faut plus de trains le soir".into())), "{said:?}");
        assert_eq!(texts(&talk), (Some("Il faut des haies partout".into()), None));
    }
}

//! Rows of buttons: always three on an idea, numbers in fives elsewhere.

use ilfaut_client::model::{Language, ProposalId, Qualification, QuestionId, VoteKey};

use super::*;
use crate::conversation::dialogue::{Condition, Past, Place};
use crate::conversation::{Ask, Dialogue, Scene, Stamp, offers};

fn choices(dialogue: &Dialogue, language: Language) -> Vec<Choice> {
    let choice = |offer: crate::conversation::Offer| Choice {
        label: offer.command.map_or_else(|| offer.typed.clone(), |command| command.word(language).to_owned()),
        command: offer.command,
        typed: offer.typed,
        press: offer.press,
        on: offer.on,
    };
    offers(dialogue, language).into_iter().map(choice).collect()
}

fn in_front(place: Place) -> Dialogue {
    let question = QuestionId::from("bretons");
    Dialogue { question: Some(question.clone()), places: [(question, place)].into(), ..Dialogue::default() }
}

fn first() -> Place {
    Place { card: Some("p1".into()), ..Place::default() }
}

fn later(key: VoteKey) -> Place {
    let past = Past { proposal: "p0".into(), key, words: vec![Qualification::LikeIt], counted: true };
    Place { trail: vec![past], ..first() }
}

fn labels(choices: &[Choice]) -> Vec<Vec<String>> {
    rows(choices).into_iter().map(|row| row.into_iter().map(|key| key.label).collect()).collect()
}

fn french(dialogue: &Dialogue) -> Vec<Vec<String>> {
    labels(&choices(dialogue, Language::FRENCH))
}

#[test]
fn the_first_idea() {
    let rows = french(&in_front(first()));
    assert_eq!(rows, [vec!["👍 Pour", "👎 Contre", "😐 Neutre"], vec!["Passer", "Proposer"], vec!["Menu"]]);
}

#[test]
fn an_idea_after_a_vote() {
    let rows = french(&in_front(later(VoteKey::Agree)));
    let wanted = [
        vec!["👍 Pour", "👎 Contre", "😐 Neutre"],
        vec!["✔ Coup de cœur", "Réaliste", "Banalité"],
        vec!["↩ Annuler", "Passer", "Proposer", "Menu"],
    ];
    assert_eq!(rows, wanted);
}

#[test]
fn a_question_comes_first_in_the_third_row() {
    let asked = in_front(Place { condition: Condition::Asked, ..later(VoteKey::Agree) });
    assert_eq!(french(&asked)[2], ["Oui", "Non", "↩ Annuler", "Passer"]);
    let failed = Dialogue { retry: Some(Ask::Keep), ..in_front(first()) };
    assert_eq!(french(&failed)[1..], [vec!["Passer", "Proposer"], vec!["Réessayer", "Menu"]]);
}

#[test]
fn an_idea_has_three_rows_in_every_language_whatever_stands() {
    let opened = |key| Dialogue {
        scene: Scene::Opened { proposal: "p1".into(), key, words: Vec::new() },
        ..in_front(later(VoteKey::Neutral))
    };
    let dialogues = [
        in_front(first()),
        in_front(later(VoteKey::Agree)),
        in_front(later(VoteKey::Disagree)),
        in_front(later(VoteKey::Neutral)),
        in_front(Place { condition: Condition::Asked, ..first() }),
        opened(None),
        opened(Some(VoteKey::Disagree)),
    ];
    for dialogue in dialogues {
        for language in [Language::FRENCH, Language::ENGLISH, Language::BRETON] {
            let choices = choices(&dialogue, language);
            let rows = rows(&choices);
            assert_eq!(rows.len(), 3, "{rows:?}");
            assert!(rows[0].iter().all(|key| key.press.is_vote()) && rows[0].len() == 3, "{rows:?}");
            for row in &rows {
                assert!((1..=8).contains(&row.len()), "{rows:?}");
                assert!(row.iter().all(|key| (1..=LABEL).contains(&key.label.chars().count())), "{rows:?}");
            }
        }
    }
}

#[test]
fn a_list_is_numbers_in_fives_then_words() {
    let shown: Vec<ProposalId> = (0..7).map(|number| format!("p{number}").as_str().into()).collect();
    let found = Scene::Found { words: "vélo".into(), skip: 0, total: 20, shown };
    let rows = french(&Dialogue { scene: found, ..Dialogue::default() });
    assert_eq!(rows, [vec!["1", "2", "3", "4", "5"], vec!["6", "7"], vec!["Suite", "↩ Annuler"]]);
}

#[test]
fn long_words_go_into_rows_of_their_own_and_end_in_time() {
    let choice = |label: &str| Choice {
        typed: label.into(),
        label: label.into(),
        command: Some(Command::Send),
        press: Press::Here(Stamp(1), label.into()),
        on: false,
    };
    let rows =
        labels(&[choice("garder telle quelle"), choice("envoyer quand même"), choice("mes votes comptent-ils ?")]);
    assert_eq!(rows, [["Garder telle quelle"], ["Envoyer quand même"], ["Mes votes comptent-…"]]);
    assert!(labels(&[]).is_empty());
}

#[test]
fn a_list_without_end_stays_a_keyboard() {
    let choice = |number: usize| Choice {
        typed: number.to_string(),
        label: number.to_string(),
        command: None,
        press: Press::Here(Stamp(1), number.to_string()),
        on: false,
    };
    let choices: Vec<Choice> = (1..500).map(choice).collect();
    assert!(rows(&choices).iter().map(Vec::len).sum::<usize>() <= 100);
}

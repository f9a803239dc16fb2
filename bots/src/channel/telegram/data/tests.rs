//! Buttons: read as they were written, for the chat they were written for, and never otherwise.

use ilfaut_client::model::{Language, QuestionId};
use proptest::prelude::*;

use super::*;
use crate::conversation::dialogue::{Compared, Condition, Draft, Past, Place, Stage};
use crate::conversation::idea::Fault;
use crate::conversation::{Ask, Dialogue, Scene, offers};

const CHAT: ChatId = ChatId(4_711);
const LANGUAGES: [Language; 3] = [Language::FRENCH, Language::ENGLISH, Language::BRETON];
const UUID: &str = "bc9a2b75-ed31-4a13-8a1f-5d4c1f0a3b6e";

fn identity() -> Identity {
    Identity::new([7; 32])
}

fn ids() -> impl Strategy<Value = ProposalId> {
    let uuid = any::<u128>().prop_map(|bits| {
        let hex = format!("{bits:032x}");
        [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
    });
    let id = prop_oneof![uuid, (0u64..1_000_000).prop_map(|number| format!("p{number}")), "[a-zA-Z0-9~.é-]{0,20}"];
    id.prop_map(|id| id.as_str().into())
}

fn presses() -> impl Strategy<Value = Press> {
    let key = prop::sample::select(KEYS.map(|(_, key)| key).to_vec());
    let word = prop::sample::select(WORDS.map(|(_, word)| word).to_vec());
    let command = prop::sample::select(vec![Command::Agree, Command::Menu, Command::Resume, Command::Object]);
    prop_oneof![
        (ids(), key).prop_map(|(id, key)| Press::Vote(id, key)),
        (ids(), word, any::<bool>()).prop_map(|(id, word, on)| Press::Qualify(id, word, on)),
        ids().prop_map(Press::Unvote),
        ids().prop_map(Press::Pass),
        ids().prop_map(Press::Open),
        ids().prop_map(Press::Appeal),
        command.prop_map(Press::Word),
        (any::<u32>(), ".{0,12}").prop_map(|(stamp, typed)| Press::Here(Stamp(stamp), typed)),
    ]
}

proptest! {
    #[test]
    fn a_press_comes_back_as_it_was(press in presses(), chat: i64) {
        let written = written(&identity(), ChatId(chat), &press).unwrap();
        prop_assert!((1..=MOST).contains(&written.len()));
        prop_assert_eq!(read(&identity(), ChatId(chat), &written), Some(press));
    }

    #[test]
    fn a_changed_character_is_refused(press in presses(), at: prop::sample::Index, with in any::<char>()) {
        let written = written(&identity(), CHAT, &press).unwrap();
        let mut letters: Vec<char> = written.chars().collect();
        let at = at.index(letters.len());
        prop_assume!(letters[at] != with);
        letters[at] = with;
        prop_assert_eq!(read(&identity(), CHAT, &letters.into_iter().collect::<String>()), None);
    }

    #[test]
    fn the_button_of_another_chat_or_key_is_refused(press in presses(), other: i64) {
        prop_assume!(other != CHAT.0);
        let written = written(&identity(), CHAT, &press).unwrap();
        prop_assert_eq!(read(&identity(), ChatId(other), &written), None);
        prop_assert_eq!(read(&Identity::new([8; 32]), CHAT, &written), None);
    }

    #[test]
    fn anything_else_is_refused(data in ".{0,80}") {
        prop_assert_eq!(read(&identity(), CHAT, &data), None);
    }

    #[test]
    fn even_what_is_proved_is_read_with_care(body in ".{0,40}") {
        let body = format!("{VERSION}{body}");
        let proved = format!("{body}{}", proof(&identity(), CHAT, &body));
        if let Some(press) = read(&identity(), CHAT, &proved) {
            let again = written(&identity(), CHAT, &press);
            prop_assert_eq!(again.and_then(|data| read(&identity(), CHAT, &data)), Some(press));
        }
    }
}

#[test]
fn a_uuid_is_packed_and_only_as_it_is_usually_written() {
    assert_eq!(packed(&UUID.into()).len(), 23);
    for other in [UUID.to_uppercase(), UUID.replace('-', ""), UUID.replace("bc9a", "bcg9"), "p12".into()] {
        assert_eq!(packed(&other.as_str().into()), format!(".{other}"));
    }
}

#[test]
fn what_is_too_long_has_no_button() {
    let here = |length: usize| written(&identity(), CHAT, &Press::Here(Stamp(1), "é".repeat(length)));
    assert!(here(24).is_some() && here(25).is_none());
    assert!(written(&identity(), CHAT, &Press::Open("p".repeat(60).as_str().into())).is_none());
}

fn place() -> Place {
    let past = |key| Past { proposal: UUID.into(), key, words: Vec::new(), counted: true };
    Place {
        card: Some(UUID.into()),
        trail: vec![past(VoteKey::Agree)],
        condition: Condition::Asked,
        ..Place::default()
    }
}

fn scenes() -> Vec<Scene> {
    let shown = vec![ProposalId::from(UUID); 5];
    let opened = |key| Scene::Opened { proposal: UUID.into(), key, words: vec![Qualification::LikeIt] };
    let mut scenes = vec![
        Scene::Card,
        Scene::Lot(shown.clone()),
        opened(None),
        opened(Some(VoteKey::Neutral)),
        Scene::Found { words: "vélo".into(), skip: 0, total: 9, shown: shown.clone() },
        Scene::Votes { skip: 0, total: 9, shown: shown.clone() },
        Scene::Ideas { skip: 0, total: 9, shown },
        Scene::Idea(UUID.into()),
        Scene::Topics(vec!["sante".into(); 12]),
        Scene::Questions(vec!["bretons".into(); 3]),
        Scene::Languages,
        Scene::Data,
        Scene::Naming,
        Scene::Erasing,
        Scene::Searching,
        Scene::Aside,
        Scene::Objecting,
    ];
    let stages = [Stage::Write, Stage::Mend(Fault::Short), Stage::Double, Stage::Sign, Stage::Preview, Stage::Similar];
    scenes.extend(stages.map(Scene::Draft));
    scenes
}

#[test]
fn every_answer_in_every_scene_fits_a_button() {
    let question = QuestionId::from("bretons");
    let compared = Compared { question: question.clone(), shown: vec![UUID.into(); 3], same: false, instead: None };
    let draft = Draft { text: "Il faut des bancs".into(), offer: Some("Il faut des bancs".into()), hinted: false };
    for scene in scenes() {
        let dialogue = Dialogue {
            question: Some(question.clone()),
            places: [(question.clone(), place())].into(),
            scene,
            draft: Some(draft.clone()),
            compared: Some(compared.clone()),
            perhaps: Some(Command::Erase),
            retry: Some(Ask::Keep),
            ..Dialogue::default()
        };
        for language in LANGUAGES {
            let offers = offers(&dialogue, language);
            assert!(!offers.is_empty(), "{:?}", dialogue.scene);
            for offer in offers {
                let written = written(&identity(), CHAT, &offer.press).expect("a button");
                assert_eq!(read(&identity(), CHAT, &written), Some(offer.press), "{:?}", dialogue.scene);
            }
        }
    }
}

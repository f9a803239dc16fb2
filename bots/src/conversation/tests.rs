//! The pure machine driven by hand: answers are values written here, and no state leaves anybody without a way on.

mod courtesy;
mod instead;
mod labels;
mod phone;
mod press;
mod samples;
mod trust;

use std::sync::Arc;

use ilfaut_client::Refusal;
use ilfaut_client::backend::{self, Card, Page, Progress, QuestionView};
use ilfaut_client::model::question::Openness;
use ilfaut_client::model::{Ballot, Language, ProposalId, Status, Text, Time, VoteKey};
use proptest::prelude::*;

use super::*;
use samples::{aside, card, data, mine, view};

/// What a consultation with endless ideas would answer.
fn answer(ask: Ask) -> Heard {
    let voted = |proposal: &ProposalId, key| Card { proposal: proposal.clone(), ..card("p1", key) };
    Heard::Answered(match ask {
        Ask::Next { passed, count, .. } => {
            let from = passed.len();
            Answer::Next { cards: (from..from + count).map(|n| card(&format!("p{n}"), None)).collect(), count }
        }
        Ask::Card(proposal) => Answer::Card(Box::new(voted(&proposal, Some(VoteKey::Neutral)))),
        Ask::Pass { left, count } => Answer::Passed { left, count },
        Ask::Vote { votes, .. } => {
            let cards = votes.into_iter().map(|vote| {
                let ballot = Ballot { key: vote.key, qualifications: vote.words };
                Card { ballot: Some(ballot), ..voted(&vote.proposal, Some(vote.key)) }
            });
            Answer::Voted(cards.collect(), None)
        }
        Ask::Unvote(proposal) => Answer::Unvoted(Box::new(voted(&proposal, None))),
        Ask::Qualify(proposal, words) => {
            let key = words.first().map_or(VoteKey::Agree, |(word, _)| word.key());
            let qualifications = words.into_iter().filter_map(|(word, on)| on.then_some(word)).collect();
            let ballot = Some(Ballot { key, qualifications });
            Answer::Qualified(Box::new(Card { ballot, ..voted(&proposal, Some(key)) }))
        }
        Ask::Propose { .. } => Answer::Proposed,
        Ask::Withdraw(_) => Answer::Withdrawn,
        Ask::Mine(_) => Answer::Mine((0..7).map(|n| mine(&format!("m{n}"))).collect()),
        Ask::Voted(_) => Answer::Votes((0..7).map(|n| card(&format!("v{n}"), Some(VoteKey::Agree))).collect()),
        Ask::Search(_, query) => {
            let cards = (0..5).map(|n| card(&format!("s{n}"), None)).collect();
            Answer::Found(query, Page { total: 12, cards })
        }
        Ask::Topics(_) => Answer::Topics(vec![("bus".into(), 4)]),
        Ask::Progress(_) => Answer::Progress(Progress::default()),
        Ask::Declare(..) => Answer::Declared,
        Ask::Data => Answer::Data(Box::new(data())),
        Ask::Copy => Answer::Copy(Box::new(data())),
        Ask::Export { path, .. } => Answer::Exported { path },
        Ask::Sign(signature) => Answer::Signed(signature),
        Ask::Erase => Answer::Erasing(Time(Time::DAY)),
        Ask::Keep => Answer::Kept,
        Ask::Why(ideas) => Answer::Why(ideas.iter().map(|_| backend::Shown::Chosen).collect()),
        Ask::Counted(_, objecting) => Answer::Counted(Some(aside()), objecting),
        Ask::Appeal(_) => Answer::Appealed,
        Ask::Results(_) | Ask::Picture(_) => Answer::Results(Vec::new(), Vec::new()),
        Ask::Object(..) => Answer::Objected,
        Ask::Similar(_, text) => Answer::Similar(if text.contains("bancs") { alike(2) } else { Vec::new() }),
    })
}

/// So many ideas that are like a text.
fn alike(count: u8) -> Vec<(u8, Card)> {
    (0..count).map(|n| (80 - n, card(&format!("like{n}"), None))).collect()
}

/// Somebody talking.
struct Talk {
    dialogue: Dialogue,
    questions: Vec<QuestionView>,
    now: Time,
    keyboard: bool,
    /// Whether what is pressed is pressed beside the conversation.
    aside: bool,
}

impl Talk {
    fn begin() -> Self {
        let questions = vec![view("q", Openness::Open), view("r", Openness::Open)];
        let mut talk = Self { dialogue: Dialogue::default(), questions, now: Time(1), keyboard: true, aside: false };
        talk.hear(Heard::Arrived { language: None, question: None, proposal: None }, &answer);
        talk
    }

    fn hear(&mut self, heard: Heard, answer: &dyn Fn(Ask) -> Heard) -> Vec<Say> {
        let care = matches!(&heard, Heard::Typed(text) | Heard::Forwarded(text) if text.contains("mourir"))
            .then(|| Text::one(Language::FRENCH, "3114"));
        let context = Context {
            now: self.now,
            questions: &self.questions,
            language: Language::FRENCH,
            keyboard: self.keyboard,
            files: true,
            documents: false,
            reaches: false,
            care: care.as_ref(),
            whole: matches!(&heard, Heard::Pressed(press, _) if press.gives_way()),
            aside: self.aside && matches!(&heard, Heard::Pressed(..)),
        };
        let (mut heard, mut said) = (heard, Vec::new());
        for _ in 0..12 {
            let step = step(&self.dialogue, heard, &context);
            self.dialogue = step.next;
            said.extend(step.say);
            match step.ask {
                Some(ask) => heard = answer(ask),
                None => return said,
            }
        }
        panic!("a turn without end in {:?}", self.dialogue);
    }

    /// The same somebody at the same moment, once more.
    fn again(&self) -> Self {
        Self { dialogue: self.dialogue.clone(), questions: self.questions.clone(), ..*self }
    }

    fn press(&mut self, press: Press) -> Vec<Say> {
        self.hear(Heard::Pressed(press, false), &answer)
    }

    fn type_in(&mut self, text: &str) -> Vec<Say> {
        self.hear(Heard::Typed(text.to_owned()), &answer)
    }

    fn away(&mut self, text: &str) -> Vec<Say> {
        self.hear(Heard::Typed(text.to_owned()), &|ask| Heard::Failed(ask, Trouble::Away))
    }
}

fn notes(said: &[Say]) -> Vec<Note> {
    said.iter().filter_map(|say| if let Say::Note(note) = say { Some(*note) } else { None }).collect()
}

#[test]
fn the_first_vote_is_one_keystroke_away() {
    let mut talk = Talk::begin();
    assert!(matches!(talk.type_in("1")[..], [Say::Voted(_), Say::Condition(_), Say::Card(_)]));
    assert_eq!(talk.dialogue.votes, 1);
}

#[test]
fn a_break_is_offered_once_after_twelve_votes() {
    let mut talk = Talk::begin();
    let offered = (0..30).filter(|_| notes(&talk.type_in("1")).contains(&Note::Rest)).count();
    assert_eq!((offered, talk.dialogue.votes), (1, 30));
}

#[test]
fn unknown_words_get_two_hints_then_little() {
    let mut talk = Talk::begin();
    let heard: Vec<_> = (0..4).flat_map(|_| notes(&talk.type_in("azerty"))).collect();
    assert_eq!(heard, [Note::Hint, Note::HintAgain, Note::HintShort, Note::HintShort]);
    talk.type_in("1");
    assert_eq!(notes(&talk.type_in("azerty")), [Note::Hint]);
}

#[test]
fn a_changed_letter_asks_and_yes_answers() {
    let mut talk = Talk::begin();
    Arc::make_mut(&mut talk.questions[0].question).public = None;
    assert!(matches!(talk.type_in("centre")[..], [Say::Perhaps(Command::Disagree, Some('2'))]));
    assert_eq!(talk.dialogue.votes, 0);
    assert!(matches!(talk.type_in("oui")[..], [Say::Voted(_), ..]));
    talk.type_in("centre");
    talk.type_in("azerty");
    assert_eq!(notes(&talk.type_in("oui")), [Note::NotHere]);
}

#[test]
fn a_vote_that_was_not_recorded_is_said_and_tried_again() {
    let mut talk = Talk::begin();
    assert!(matches!(talk.away("1")[..], [Say::Away(Ask::Vote { .. })]));
    assert_eq!(talk.dialogue.votes, 0);
    assert!(matches!(talk.type_in("réessayer")[..], [Say::Voted(_), ..]));
    assert_eq!((talk.dialogue.votes, &talk.dialogue.retry), (1, &None));
}

#[test]
fn the_same_step_twice_asks_the_same() {
    let mut talk = Talk::begin();
    let before = talk.dialogue.clone();
    let context = Context {
        now: Time(1),
        questions: &talk.questions,
        language: Language::FRENCH,
        keyboard: true,
        files: true,
        documents: false,
        reaches: false,
        whole: false,
        aside: false,
        care: None,
    };
    let ask = |text: &str| step(&before, Heard::Typed(text.to_owned()), &context).ask;
    for text in ["1", "14", "7", "lot", "0"] {
        assert_eq!(ask(text), ask(text), "{text}");
    }
    talk.type_in("1");
    assert!(matches!(&talk.type_in("0")[..], [Say::Unvoted, Say::Card(_)]));
}

#[test]
fn every_fault_keeps_the_draft() {
    let refusals = [
        Refusal::AlreadyProposed { status: Status::Pending },
        Refusal::TooManyPending { limit: 3 },
        Refusal::BeingErased,
    ];
    for refusal in refusals {
        let mut talk = Talk::begin();
        talk.type_in("il faut plus de trains le soir");
        talk.type_in("Léa 34");
        let fail = |ask| match ask {
            Ask::Propose { .. } => Heard::Failed(ask, Trouble::Refused(refusal.clone())),
            other => answer(other),
        };
        talk.hear(Heard::Typed("1".to_owned()), &fail);
        assert_eq!(
            talk.dialogue.draft.map(|draft| draft.text).as_deref(),
            Some("Il faut plus de trains le soir"),
            "{refusal}"
        );
    }
    for text in
        ["il faut", "il faut lire www.exemple.fr", "il faut <b>tout</b> changer", &"il faut des bancs ".repeat(20)]
    {
        let mut talk = Talk::begin();
        talk.type_in(text);
        let kept = talk.dialogue.draft.map(|draft| draft.text);
        assert_eq!(kept.as_deref(), Some(text.trim()), "{text}");
    }
}

#[test]
fn a_late_idea_goes_back_to_its_author() {
    let mut talk = Talk::begin();
    talk.questions[0].openness = Openness::Finished;
    let said = talk.type_in("il faut plus de trains le soir");
    assert!(matches!(&said[..], [Say::Closed(_), Say::Returned(text)] if text == "il faut plus de trains le soir"));
    assert!(matches!(talk.type_in("1")[..], [Say::Closed(_)]));
}

#[test]
fn erasing_takes_the_whole_word_in_capitals() {
    for (typed, erased) in [("EFFACER", true), ("effacer", false), ("oui", false), ("EFFACE", false), ("1", false)] {
        let mut talk = Talk::begin();
        talk.type_in("effacer");
        talk.type_in(typed);
        assert_eq!(talk.dialogue.erasing.is_some(), erased, "{typed}");
    }
}

#[test]
fn stop_is_silent_until_resumed() {
    let mut talk = Talk::begin();
    talk.type_in("stop");
    assert_eq!(notes(&talk.type_in("1")), [Note::StillStopped]);
    assert_eq!(talk.dialogue.votes, 0);
    assert!(matches!(talk.type_in("reprendre")[..], [Say::Back(_), Say::Card(_)]));
}

#[test]
fn each_question_keeps_its_place() {
    let mut talk = Talk::begin();
    for typed in ["1", "7", "questions", "2"] {
        talk.type_in(typed);
    }
    assert_eq!(talk.dialogue.place().map(|place| place.behind), Some(0));
    talk.type_in("questions");
    talk.type_in("1");
    assert_eq!(talk.dialogue.place().map(|place| place.behind), Some(2));
}

fn anything_typed() -> impl Strategy<Value = String> {
    let known = [
        "0",
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
        "14",
        "25",
        "46",
        "112",
        "1 1 7 3 1",
        "99",
        "oui",
        "non",
        "passer",
        "pour réaliste",
        "contre",
        "centre",
        "lot",
        "thèmes",
        "bus",
        "mélange",
        "mes votes",
        "mes idées",
        "+",
        "retirer",
        "mes données",
        "changer",
        "effacer",
        "EFFACER",
        "garder",
        "exporter",
        "exporter x.json",
        "chercher",
        "chercher bus",
        "questions",
        "langue",
        "english",
        "français",
        "menu",
        "résultats",
        "image",
        "mode lecture",
        "mode normal",
        "chiffres off",
        "pas à pas",
        "❤",
        "il faut des bancs, connard",
        "contester",
        "aide",
        "règles",
        "vie privée",
        "en savoir plus",
        "progrès",
        "stop",
        "reprendre",
        "pause",
        "réessayer",
        "envoyer",
        "modifier",
        "signer",
        "anonyme",
        "Léa 34",
        "azerty",
        "",
        "il faut",
        "il faut plus de bancs",
        "il faut ceci ; il faut cela",
        "il faut lire www.a.fr",
        "plus de bus le soir",
    ];
    prop_oneof![
        8 => prop::sample::select(known.to_vec()).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever was typed before, each answer that is offered is understood, and no turn goes round for ever.
    #[test]
    fn every_option_has_a_digit_or_a_word(typed in prop::collection::vec((anything_typed(), any::<bool>()), 1..25)) {
        let mut talk = Talk::begin();
        for (text, away) in typed {
            if away && text.len() % 5 == 0 { talk.away(&text); } else { talk.type_in(&text); }
            for offer in offers(&talk.dialogue, Language::FRENCH) {
                let mut tried = talk.again();
                let said = tried.type_in(&offer.typed);
                let lost = [Note::Hint, Note::HintAgain, Note::HintShort, Note::HintDraft, Note::BadDigits, Note::NotHere, Note::NothingToQualify, Note::StillStopped];
                let misread = notes(&said).iter().any(|note| lost.contains(note))
                    || said.iter().any(|say| matches!(say, Say::ListUnclear(_) | Say::LotUnclear(_) | Say::Perhaps(..)));
                let declared = notes(&said).contains(&Note::Declared); // what is under way is told again after it
                prop_assert!(!misread || declared, "{:?} in {:?}: {said:?}", offer, talk.dialogue.scene);
                prop_assert!(!said.is_empty(), "{offer:?} in {:?} is answered by nothing", talk.dialogue.scene);
                labels::does_what_it_says(&talk, offer)?;
            }
        }
    }

    /// Any bytes get an answer in words.
    #[test]
    fn anything_is_answered(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut talk = Talk::begin();
        prop_assert!(!talk.type_in(&String::from_utf8_lossy(&bytes)).is_empty());
        talk.type_in("8");
        prop_assert!(!talk.type_in(&String::from_utf8_lossy(&bytes)).is_empty());
    }
}

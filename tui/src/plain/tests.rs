//! Whole journeys in line mode, as transcripts.

use ilfaut_client::model::{Language, Status};

use super::*;
use crate::app::samples::{NOON, item, question, setup};
use crate::order::{Done, Order};

/// Somebody who types, and a consultation that answers at once.
struct Desk {
    app: App,
    talk: Talk,
    transcript: String,
}

impl Desk {
    fn new(language: Language) -> Self {
        let app = App::new(setup(language), PAPER, vec![question("village", 4)], NOON).0;
        let mut desk = Self { app, talk: Talk::new(Vec::new()), transcript: String::new() };
        let texts = [
            "Il faut créer des lignes de car le dimanche",
            "Il faut\u{200B} interdire les voitures\nen centre-ville !",
            "Il faut plus de trains",
            "Il faut planter des haies",
        ];
        let items = texts.iter().enumerate().map(|(n, text)| item(n * 4, text)).collect();
        desk.happen(Message::Listed("village".into(), Status::Pending, Ok(items)));
        desk.settle();
        desk
    }

    fn happen(&mut self, message: Message) {
        let answered = is_answer(&message);
        let effects = self.app.update(message, NOON);
        self.talk.happened(answered, &self.app);
        for effect in effects {
            self.talk.sent(&effect, NOON);
            match effect {
                Effect::Order(order) => self.happen(carried(order)),
                Effect::Load(question, status) => {
                    let rows = self
                        .app
                        .desk
                        .as_ref()
                        .map(|desk| desk.list().lines(0).cloned().collect::<Vec<_>>())
                        .unwrap_or_default();
                    let open = rows.into_iter().map(|row| row.item).filter(|item| item.status == status);
                    self.happen(Message::Listed(question, status, Ok(open.collect())));
                }
                Effect::Undo => {
                    let error = ilfaut_client::Refusal::NothingToUndo.into();
                    self.happen(Message::Undone(Err(error)));
                }
                effect => self.talk.happened(asks(&effect), &self.app), // answered, with nothing new
            }
        }
    }

    fn settle(&mut self) {
        while let Some(message) = self.talk.next(&self.app) {
            self.happen(message);
        }
        for line in self.talk.speak(&self.app) {
            self.transcript.push_str(&line);
            self.transcript.push('\n');
        }
    }

    fn types(&mut self, lines: &[&str]) -> &str {
        for line in lines {
            self.transcript.extend(["> ", line, "\n"]);
            self.talk.hear(line, &self.app);
            self.settle();
        }
        &self.transcript
    }
}

fn carried(order: Order) -> Message {
    let done = match &order {
        Order::Decide { decision, .. } => Done::Status(decision.status()),
        _ => Done::Nothing,
    };
    Message::Carried(order, Ok(done))
}

#[test]
fn a_journey_in_french() {
    let mut desk = Desk::new(Language::FRENCH);
    desk.types(&[
        "",
        "a",
        "r grossier : Redites-la sans crier",
        "r",
        "bof",
        "m",
        "suivant",
        "retour",
        "n’importe quoi",
        "2",
        "s",
        "?",
    ]);
    insta::assert_snapshot!("journey_french", desk.transcript);
}

#[test]
fn a_journey_in_english() {
    let mut desk = Desk::new(Language::ENGLISH);
    desk.types(&["accept", "refuse dup", "r other", "Please say where", "list refused", "queue", "quit"]);
    insta::assert_snapshot!("journey_english", desk.transcript);
    assert!(desk.app.over);
}

#[test]
fn nothing_but_sentences_is_said() {
    let mut desk = Desk::new(Language::FRENCH);
    for page in ["carte", "activité", "stats", "journal", "file", "ouvre", "retour", "?", "t", "retour", "e", "retour"]
    {
        desk.types(&[page]);
    }
    let odd = |c: char| {
        (c.is_control() && c != '\n')
            || ('\u{2500}'..='\u{259f}').contains(&c)
            || ('\u{2800}'..='\u{28ff}').contains(&c)
    };
    let found: Vec<char> = desk.transcript.chars().filter(|c| odd(*c)).collect();
    assert!(found.is_empty(), "{found:?} in\n{}", desk.transcript);
    assert!(!desk.transcript.contains("> \n[") && !desk.transcript.contains('\u{1b}'));
}

#[test]
fn a_line_waits_until_the_one_before_was_answered() {
    let mut desk = Desk::new(Language::FRENCH);
    desk.talk.speak(&desk.app);
    desk.talk.sent(&Effect::Undo, NOON);
    assert!(!desk.talk.listens() && desk.talk.speak(&desk.app).is_empty());
    desk.app.now = NOON.plus(PATIENCE);
    desk.talk.happened(false, &desk.app);
    assert!(desk.talk.listens());
    assert_eq!(desk.talk.speak(&desk.app), [desk.app.setup.words.say("plain-slow")]);
}

#[test]
fn a_refusal_that_cannot_be_opened_presses_nothing_else() {
    let mut desk = Desk::new(Language::FRENCH);
    desk.happen(Message::Listed("village".into(), Status::Pending, Ok(Vec::new())));
    desk.types(&["suivant", "r test"]);
    assert!(desk.app.panels.is_empty(), "{}", desk.transcript);
}

#[test]
fn the_end_of_the_input_ends_the_console() {
    let mut desk = Desk::new(Language::FRENCH);
    desk.talk.end();
    desk.settle_once();
    assert!(desk.app.over);
}

impl Desk {
    fn settle_once(&mut self) {
        if let Some(message) = self.talk.next(&self.app) {
            self.happen(message);
        }
    }
}

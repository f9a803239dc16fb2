//! What opens over a proposal, key by key: nothing typed is lost, and nothing is sent that was not confirmed.

use std::sync::Arc;

use ilfaut_client::backend::{Alike, Amendment};
use ilfaut_client::model::{Decision, Language, ParticipantId, ProposalId, RefusalReason, Status, Text, Time, Topic};
use ilfaut_client::{Error, Refusal};

use crate::app::samples::{NOON, console, item, question, setup};
use crate::app::{App, Panel};
use crate::draft::Purpose;
use crate::effect::Effect;
use crate::keys::{Key, Scope};
use crate::layout::Size;
use crate::message::{Message, QueueItem};
use crate::order::{Done, Order};

const REST: i64 = 300;

fn like(n: usize, percent: u8) -> Alike {
    let text = format!("Il faut des cars le dimanche, n° {n}");
    Alike { percent, proposal: item(n, "").proposal, text, status: Status::Accepted }
}

fn items() -> Vec<QueueItem> {
    let mut items = vec![item(0, "Il fo plu de medecins dans les campagnes"), item(1, "Il faut planter des haies")];
    items[0].by = Some(ParticipantId([1; 16]));
    items[0].similar = vec![like(7, 83), like(8, 71)];
    items[0].suggested = vec!["sante".into(), "campagne".into()];
    items
}

fn topics() -> Vec<Topic> {
    let topic = |slug: &str, name: &str| Topic { id: slug.into(), label: Text::one(Language::FRENCH, name) };
    [("mobilite", "Mobilité"), ("sante", "Santé"), ("campagne", "Vie des campagnes"), ("ecole", "École")]
        .into_iter()
        .chain([("eau", "Eau"), ("mer", "Mer")])
        .map(|(slug, name)| topic(slug, name))
        .collect()
}

fn ready() -> App {
    let mut view = question("village", 2);
    Arc::make_mut(&mut view.question).topics = topics();
    let mut app = App::new(setup(Language::FRENCH), Size(80, 24), vec![view], NOON).0;
    app.update(Message::Listed("village".into(), Status::Pending, Ok(items())), NOON);
    app
}

fn press(app: &mut App, keys: &str) -> Vec<Effect> {
    let typed = |c| match c {
        '\n' => Key::Enter,
        '\u{1b}' => Key::Esc,
        '\u{8}' => Key::Backspace,
        '↓' => Key::Down,
        '↑' => Key::Up,
        c => Key::Char(c),
    };
    let done = keys.chars().flat_map(|c| app.update(Message::Key(typed(c)), NOON));
    done.filter(|effect| matches!(effect, Effect::Order(_) | Effect::Seize(_) | Effect::Find(..))).collect()
}

fn id(n: usize) -> ProposalId {
    item(n, "").proposal
}

fn amended(text: Option<&str>, topics: Option<&[&str]>) -> Effect {
    let topics = topics.map(|topics| topics.iter().map(|topic| (*topic).into()).collect());
    let amendment = Amendment { text: text.map(str::to_owned), topics };
    Effect::Order(Order::Amend { proposal: id(0), seen: Status::Pending, amendment })
}

fn note(app: &App) -> String {
    app.note.as_ref().map(|note| note.text.clone()).unwrap_or_default()
}

fn retype(app: &mut App, text: &str) {
    app.update(Message::Key(Key::End), NOON);
    app.update(Message::Key(Key::Ctrl('u')), NOON);
    app.update(Message::Pasted(text.into()), NOON);
}

#[test]
fn a_correction_is_on_the_screen_at_once() {
    let mut app = ready();
    press(&mut app, "e");
    retype(&mut app, "Il faut plus de médecins dans les campagnes");
    let text = "Il faut plus de médecins dans les campagnes";
    assert_eq!(press(&mut app, "\n"), [amended(Some(text), None)]);
    let row = app.current().unwrap();
    assert_eq!((row.item.text.as_str(), app.looks.is_corrected(&id(0))), (text, true));
    assert_eq!((app.scope(), app.drafted(&id(0), Purpose::Correction)), (Scope::Queue, String::new()));
}

#[test]
fn what_is_no_phrase_is_refused_with_its_reason_and_kept() {
    let mut app = ready();
    press(&mut app, "e");
    retype(&mut app, "Plus de médecins dans les campagnes");
    assert_eq!(press(&mut app, "\n"), []);
    assert!(note(&app).contains("Il faut"), "{}", note(&app));
    assert_eq!(app.scope(), Scope::Edit);
    retype(&mut app, "");
    assert_eq!(press(&mut app, "Il faut\n"), []);
    assert!(note(&app).contains("12"), "{}", note(&app));
}

#[test]
fn rewriting_is_warned_of_and_takes_a_second_enter() {
    let mut app = ready();
    press(&mut app, "e");
    let text = "Il faut ouvrir des écoles et des crèches partout en ville";
    retype(&mut app, text);
    assert_eq!(press(&mut app, "\n"), []);
    assert_eq!(note(&app), app.say("edit-rewritten"));
    assert_eq!(press(&mut app, "e\u{8}\n"), [], "typing asks for the warning again");
    assert_eq!(press(&mut app, "\n"), [amended(Some(text), None)]);
}

#[test]
fn an_unchanged_text_sends_nothing() {
    let mut app = ready();
    let text = "Il faut planter des haies";
    press(&mut app, "je");
    assert_eq!(press(&mut app, "\n"), []);
    assert_eq!((note(&app), app.scope()), (app.say("note-unchanged"), Scope::Queue));
    assert_eq!(app.current().unwrap().item.text, text);
}

#[test]
fn escape_changes_nothing_and_what_was_typed_is_there_again() {
    let mut app = ready();
    press(&mut app, "e");
    retype(&mut app, "Il faut plus de medecins");
    press(&mut app, "\u{1b}");
    assert_eq!(app.current().unwrap().item.text, "Il fo plu de medecins dans les campagnes");
    press(&mut app, "iÀ revoir\u{1b}mBonjour\u{1b}ra\u{1b}");
    press(&mut app, "\u{1b}rapas ici\u{1b}\u{1b}");
    press(&mut app, "j");
    assert_eq!(app.drafted(&id(1), Purpose::Note), "");
    press(&mut app, "k");
    let field = |app: &App| match app.panel() {
        Some(Panel::Edit(edit)) => edit.field.text().to_owned(),
        Some(Panel::Write(write)) => write.field.text().to_owned(),
        Some(Panel::Reasons(picker)) => picker.words.text().to_owned(),
        _ => String::new(),
    };
    let expected = [("e", "Il faut plus de medecins"), ("i", "À revoir"), ("m", "Bonjour"), ("r", "pas ici")];
    for (key, words) in expected {
        press(&mut app, key);
        assert_eq!(field(&app), words, "{key}");
        press(&mut app, "\u{1b}\u{1b}");
        if app.panel().is_some() {
            press(&mut app, "\u{1b}");
        }
    }
}

#[test]
fn what_was_not_taken_is_a_draft_again() {
    let mut app = ready();
    press(&mut app, "e");
    retype(&mut app, "Il faut plus de médecins dans les campagnes");
    let Some(Effect::Order(order)) = press(&mut app, "\n").pop() else { panic!("an order") };
    let error = Error::from(Refusal::InvalidState(Status::Archived));
    let effects = app.update(Message::Carried(order, Err(error)), NOON);
    assert!(effects.contains(&Effect::Look(id(0))), "{effects:?}");
    assert_eq!(app.drafted(&id(0), Purpose::Correction), "Il faut plus de médecins dans les campagnes");
    assert!(!app.looks.is_corrected(&id(0)));
}

#[test]
fn suggested_topics_are_checked_where_there_are_none() {
    let mut app = ready();
    press(&mut app, "t");
    assert_eq!(press(&mut app, "\n"), [amended(None, Some(&["sante", "campagne"]))]);
    press(&mut app, "t");
    assert_eq!(press(&mut app, "\n"), [], "nothing has changed since");
}

#[test]
fn letters_narrow_topics_and_digits_check_them() {
    let mut app = ready();
    press(&mut app, "t12");
    assert_eq!(press(&mut app, "eco1\n"), [amended(None, Some(&["ecole"]))], "accents do not matter");
}

#[test]
fn five_topics_are_enough() {
    let mut app = ready();
    press(&mut app, "t345");
    assert!(matches!(app.panel(), Some(Panel::Tags(tags)) if tags.checked.len() == 5 && !tags.full));
    press(&mut app, "6");
    assert!(matches!(app.panel(), Some(Panel::Tags(tags)) if tags.checked.len() == 5 && tags.full));
}

#[test]
fn a_duplicate_takes_four_keys_from_the_list() {
    let mut app = ready();
    let decision = Decision::Duplicate { of: id(7), words: None };
    let expected = Effect::Order(Order::Decide { proposal: id(0), seen: Status::Pending, decision });
    assert_eq!(press(&mut app, "\n]D\n"), [expected]);
}

#[test]
fn the_chosen_look_alike_goes_into_a_refusal_too() {
    let mut app = ready();
    press(&mut app, "\n]]");
    assert_eq!(app.chosen().map(|alike| alike.percent), Some(71));
    let decision = Decision::Duplicate { of: id(8), words: None };
    let expected = Effect::Order(Order::Decide { proposal: id(0), seen: Status::Pending, decision });
    assert_eq!(press(&mut app, "rd\n"), [expected]);
}

#[test]
fn without_a_chosen_one_the_reason_stands_alone() {
    let mut app = ready();
    let decision = Decision::Refuse { reason: RefusalReason::AlreadyExists, words: None };
    let expected = Effect::Order(Order::Decide { proposal: id(0), seen: Status::Pending, decision });
    assert_eq!(press(&mut app, "rd\n"), [expected]);
}

#[test]
fn any_other_is_found_once_the_hand_rests() {
    let mut app = ready();
    assert_eq!(press(&mut app, "jDhaies"), []);
    assert_eq!(app.deadline(), Some(NOON.plus(REST)));
    let effects = app.update(Message::Due, NOON.plus(REST));
    assert!(effects.contains(&Effect::Find("village".into(), "haies".into())), "{effects:?}");
    assert_eq!(press(&mut app, "\n"), []);
    assert_eq!(note(&app), app.say("duplicate-choose"));
    let itself = Alike { proposal: id(1), ..like(1, 100) };
    app.update(Message::Found("autre".into(), Ok(vec![like(5, 50)])), NOON);
    app.update(Message::Found("haies".into(), Ok(vec![itself, like(9, 60)])), NOON);
    let decision = Decision::Duplicate { of: id(9), words: None };
    let expected = Effect::Order(Order::Decide { proposal: id(1), seen: Status::Pending, decision });
    assert_eq!(press(&mut app, "\n"), [expected]);
}

#[test]
fn notes_and_messages_are_sent_and_a_note_is_seen_at_once() {
    let mut app = ready();
    let words = "Même personne que p7".to_owned();
    let sent = press(&mut app, "iMême personne que p7\n");
    assert_eq!(sent, [Effect::Order(Order::Note { proposal: id(0), words })]);
    assert_eq!(app.current().unwrap().item.notes.len(), 1);
    let sent = press(&mut app, "m↓\n");
    assert!(matches!(&sent[..], [Effect::Order(Order::Write { words, .. })] if words.len() > 20), "{sent:?}");
    press(&mut app, "mBonjour↓↓ Yann↑↓↑↑");
    assert!(
        matches!(app.panel(), Some(Panel::Write(write)) if write.field.text().ends_with(" Yann")),
        "{:?}",
        app.panel()
    );
    press(&mut app, "\u{1b}");
    assert_eq!(note(&app), app.say("note-kept"));
    assert_eq!(press(&mut app, "jm"), []);
    assert_eq!(note(&app), app.say("write-nobody"));
}

#[test]
fn a_lease_is_taken_over_only_after_a_yes() {
    let mut app = ready();
    let mut held = items();
    held[0].lease = Some(("Inès".into(), 42));
    app.update(Message::Listed("village".into(), Status::Pending, Ok(held)), NOON);
    app.act(crate::keys::Action::Seize);
    assert_eq!(press(&mut app, "\n"), []);
    app.act(crate::keys::Action::Seize);
    assert_eq!(press(&mut app, "o"), [Effect::Seize(id(0))]);
    app.update(Message::Seized(id(0), Ok(())), NOON);
    assert_eq!((app.current().unwrap().item.lease.clone(), note(&app)), (None, app.say("seize-done")));
}

#[test]
fn look_alikes_are_asked_for_once_and_only_when_the_cursor_has_rested() {
    let mut app = ready();
    let wanted = |n: usize| Effect::Look(id(n));
    assert_eq!(app.update(Message::Key(Key::Char('j')), NOON), []);
    assert_eq!(app.deadline(), Some(NOON.plus(REST)));
    assert_eq!(app.update(Message::Due, NOON.plus(REST)), [wanted(1)]);
    assert_eq!(app.deadline(), None, "nothing ticks");
    let later = NOON.plus(10 * Time::SECOND);
    app.update(Message::Looked(id(1), Ok(Box::new(items().remove(1)))), later);
    assert_eq!(app.update(Message::Key(Key::Char('k')), later), []);
    assert_eq!(app.update(Message::Due, later.plus(REST)), [wanted(7), wanted(8)]);
    app.update(Message::Looked(id(7), Ok(Box::new(item(7, "Il faut des cars")))), later);
    app.update(Message::Looked(id(8), Err(Error::NotFound("p8".into()))), later);
    assert_eq!(app.update(Message::Due, later.plus(2 * REST)), []);
}

#[test]
fn a_proposal_handled_meanwhile_is_seen_when_it_is_opened() {
    let mut app = console(80, 24);
    app.update(Message::Listed("village".into(), Status::Pending, Ok(items())), NOON);
    press(&mut app, "\n");
    let moved = QueueItem { status: Status::Accepted, ..items().remove(0) };
    app.update(Message::Looked(id(0), Ok(Box::new(moved))), NOON);
    assert!(!app.current().unwrap().is_open());
}

#[test]
fn a_corrected_answer_is_what_the_list_shows() {
    let mut app = ready();
    press(&mut app, "e");
    retype(&mut app, "Il faut plus de médecins dans les campagnes");
    let Some(Effect::Order(order)) = press(&mut app, "\n").pop() else { panic!("an order") };
    let kept =
        QueueItem { text: "Il faut plus de médecins dans les campagnes".into(), by_author: 9, ..items().remove(0) };
    app.update(Message::Carried(order, Ok(Done::Item(Box::new(kept)))), NOON);
    assert_eq!(app.current().unwrap().item.by_author, 9);
}

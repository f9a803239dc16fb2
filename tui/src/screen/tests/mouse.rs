//! The mouse on the screen, what is copied, a slow line, a window in which nothing can be read.

use super::*;
use crate::effect::Effect;
use crate::keys::{Action, Tab};
use crate::message::Spot;
use crate::screen::at;

/// Presses the cell that holds these words, once or twice.
fn click(app: &mut App, words: &str, twice: bool) -> Vec<Effect> {
    let drawn = picture(app);
    let rows = drawn.backend().buffer().area.height;
    let row = |y: u16| (0..app.size.0).map(|x| drawn.backend().buffer()[(x, y)].symbol()).collect::<String>();
    let (y, text) = (0..rows).map(|y| (y, row(y))).find(|(_, text)| text.contains(words)).expect(words);
    let x = crate::widget::text::width(&text[..text.find(words).unwrap()]);
    let spot = at(app, u16::try_from(x).unwrap(), y, twice);
    spot.map(|spot| app.update(Message::Clicked(spot), NOON)).unwrap_or_default()
}

#[test]
fn a_press_selects_and_two_open() {
    let mut app = app(80, 24);
    click(&mut app, "VOTER POUR MOI", false);
    assert!(app.current().unwrap().item.text.contains("VOTER POUR MOI") && app.detail.is_none());
    click(&mut app, "plus de trains", true);
    assert!(app.current().unwrap().item.text.contains("plus de trains") && app.detail.is_some());
}

#[test]
fn hints_and_tabs_do_what_their_keys_do() {
    let mut app = app(80, 24);
    click(&mut app, "refuser", false);
    assert!(app.picker().is_some());
    app.update(Message::Key(Key::Esc), NOON);
    click(&mut app, "4 ", false);
    assert_eq!(app.tab, Tab::Stats);
    click(&mut app, "1 ", false);
    assert_eq!(app.tab, Tab::Queue);
    assert_eq!(at(&app, 75, 2, false), None);
    assert_eq!(at(&app, 79, 23, false), None);
}

#[test]
fn the_wheel_turns_and_empty_lines_are_nothing() {
    let mut app = app(80, 24);
    app.update(Message::Wheel(3), NOON);
    assert_eq!(app.desk.as_ref().unwrap().list().place(), 3);
    app.update(Message::Wheel(-3), NOON);
    assert_eq!(app.desk.as_ref().unwrap().list().place(), 0);
    app.update(Message::Clicked(Spot::Line(10, true)), NOON);
    assert_eq!((app.desk.as_ref().unwrap().list().place(), app.detail), (0, None));
}

#[test]
fn nothing_is_decided_in_a_window_where_nothing_can_be_read() {
    let mut app = app(20, 5);
    let said = picture(&app).backend().to_string();
    assert!(said.contains("trop") && said.contains("20×5"), "{said}");
    assert!(app.update(Message::Key(Key::Char('a')), NOON).is_empty());
    assert!(app.update(Message::Clicked(Spot::Do(Action::Accept)), NOON).is_empty());
    assert_eq!(at(&app, 3, 4, false), None);
    assert!(app.current().unwrap().is_open());
    app.update(Message::Key(Key::Char('q')), NOON);
    assert!(app.over);
}

#[test]
fn what_is_copied_is_said_to_be_sent() {
    let mut app = app(80, 24);
    press(&mut app, "jj");
    let effects = app.update(Message::Key(Key::Char('y')), NOON);
    let text = "p8\nIl faut\u{200B} interdire \u{202E}les voitures\u{202C} en centre-ville le samedi".to_owned();
    assert!(effects.contains(&Effect::Copy(text)), "{effects:?}");
    app.update(Message::Copied(Ok(70)), NOON);
    let note = app.note.as_ref().unwrap().text.clone();
    assert!(note.starts_with("Envoyé au terminal (OSC 52) : 70") && !note.contains("opié"), "{note}");
    app.update(Message::Clicked(Spot::Do(Action::ShowText)), NOON);
    let said = picture(&app).backend().to_string();
    assert!(said.contains("p8") && said.contains("interdire □les voitures"), "{said}");
    assert!(!said.contains("« Il faut□ interdire"), "the text stands by itself: {said}");
}

#[test]
fn a_slow_line_turns_half_windows() {
    let mut setup_ = setup(Language::FRENCH);
    setup_.slow = true;
    let mut app = app_for(setup_, 80, 16);
    app.update(Message::Resized(140, 40), NOON);
    assert_eq!(app.size, Size(100, 20));
    let items = (0..40).map(|n| item(n, "Il faut des bancs")).collect();
    app.update(Message::Listed("village".into(), Status::Pending, Ok(items)), NOON);
    let height = app.size.list();
    let mut tops = std::collections::BTreeSet::new();
    for _ in 0..39 {
        press(&mut app, "j");
        let list = app.desk.as_ref().unwrap().list();
        assert!(list.top <= list.place() && list.place() < list.top + height);
        tops.insert(list.top);
    }
    assert!(tops.len() <= 40 / (height / 2) + 1, "{height} lines: {tops:?}");
}

#[test]
fn the_title_says_what_waits() {
    let mut app = app(80, 24);
    assert_eq!(crate::screen::window_title(&app), "(8) ilfaut");
    app.update(Message::Listed("village".into(), Status::Pending, Ok(Vec::new())), NOON);
    press(&mut app, "a");
    assert_eq!(crate::screen::window_title(&app).trim_start_matches("(1) "), "ilfaut");
}

//! Pictures of every screen, kept beside this file in `snapshots/`.

mod beside;
mod hands;
mod mouse;
mod svg;
mod texts;
mod themes;

use std::sync::Arc;

use ilfaut_client::Refusal;
use ilfaut_client::model::{Channel, Language, ProposalId, RefusalReason, Signature, Status, Text, Time};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::{Color, Modifier};

use crate::app::samples::{NOON, item, question, setup};
use crate::app::{App, Setup};
use crate::keys::Key;
use crate::layout::Size;
use crate::message::{Message, QueueItem};
use crate::order::{Done, Order};
use crate::theme::{Palette, Theme};
use ilfaut_client::backend::{Alike, Decided};
use ilfaut_client::rules::flags::Flag;

/// The screen as it is drawn.
pub(crate) fn picture(app: &App) -> Terminal<TestBackend> {
    let mut terminal = Terminal::new(TestBackend::new(app.size.0, app.size.1)).unwrap();
    terminal.draw(|frame| super::draw(app, frame)).unwrap();
    terminal
}

/// What came of a decision.
fn carried(proposal: &str, answer: ilfaut_client::Result<Status>) -> Message {
    let (proposal, decision) = (ProposalId::from(proposal), ilfaut_client::model::Decision::Accept);
    Message::Carried(Order::Decide { proposal, seen: Status::Pending, decision }, answer.map(Done::Status))
}

fn texts() -> Vec<QueueItem> {
    let texts = [
        "Il faut créer des lignes de car le dimanche entre les petites villes et les gares les plus proches, toute l'année",
        "Il faut que les cantines scolaires servent au moins deux repas végétariens par semaine 🥕🌱 👨‍👩‍👧",
        "Il faut\u{200B} interdire \u{202E}les voitures\u{202C} en centre-ville le samedi",
        "Il faut ضمان قطارات أكثر في المساء بين المدن الصغيرة",
        "IL FAUT VOTER POUR MOI !!! http://exemple.org",
        "Il faut ouvrir les me\u{301}diathe\u{300}ques\nle soir et le dimanche",
        "Il faut plus de trains",
        "Il faut 日本語の提案です、夜の電車をもっと増やしてほしい、と思います",
    ];
    let channels = [Channel::Telegram, Channel::Matrix, Channel::Terminal, Channel::Web];
    let one = |(n, text): (usize, &str)| QueueItem { channel: channels[n % 4], ..item(n * 4, text) };
    let mut items: Vec<QueueItem> = texts.into_iter().enumerate().map(one).collect();
    items[1].author = Signature { name: Some("Association des riverains du canal de Nantes".into()), age: None };
    items[3].author = Signature::default();
    items[3].by_author = 3;
    items[5].lease = Some(("Inès".into(), 42));
    items
}

pub(crate) fn app_for(setup: Setup, columns: u16, rows: u16) -> App {
    let mut app = App::new(setup, Size(columns, rows), vec![question("village", 8)], NOON).0;
    app.update(Message::Listed("village".into(), Status::Pending, Ok(texts())), NOON);
    app.update(Message::Listed("village".into(), Status::Postponed, Ok(Vec::new())), NOON);
    app
}

pub(crate) fn app(columns: u16, rows: u16) -> App {
    app_for(setup(Language::FRENCH), columns, rows)
}

pub(crate) fn press(app: &mut App, keys: &str) {
    for c in keys.chars() {
        let key = if c == '\n' {
            Key::Enter
        } else if c == '\t' {
            Key::Tab
        } else {
            Key::Char(c)
        };
        app.update(Message::Key(key), NOON);
    }
}

pub(crate) fn shows(name: &str, app: &App) {
    insta::assert_snapshot!(name, picture(app).backend());
}

#[test]
fn queue() {
    let mut app = app(80, 24);
    shows("queue_80x24", &app);
    press(&mut app, "jj");
    shows("queue_hidden_characters_80x24", &app);
    press(&mut app, "jjjjj");
    shows("queue_wide_characters_80x24", &app);
}

#[test]
fn queue_after_decisions() {
    let mut app = app(80, 24);
    press(&mut app, "apa");
    app.update(carried("p0", Ok(Status::Accepted)), NOON);
    app.update(carried("p4", Ok(Status::Postponed)), NOON.plus(2_500));
    shows("queue_decided_80x24", &app);
    let faster = Refusal::AlreadyDecided { by: "Inès".into(), status: Status::Refused };
    app.update(carried("p8", Err(faster.into())), NOON.plus(3_000));
    shows("queue_somebody_was_faster_80x24", &app);
}

#[test]
fn queue_in_other_sizes() {
    shows("queue_140x40", &app(140, 40));
    shows("queue_60x16", &app(60, 16));
    shows("too_small_58x14", &app(58, 14));
}

#[test]
fn queue_in_ascii_and_in_english() {
    let mut setup_ = setup(Language::ENGLISH);
    setup_.theme = Theme { palette: Palette::Mono, ascii: true };
    let mut app = app_for(setup_, 80, 24);
    shows("queue_english_ascii_80x24", &app);
    press(&mut app, "r");
    shows("reasons_english_ascii_80x24", &app);
}

#[test]
fn empty() {
    let mut app = App::new(setup(Language::FRENCH), Size(80, 24), vec![question("village", 0)], NOON).0;
    shows("loading_80x24", &app);
    app.update(Message::Listed("village".into(), Status::Pending, Ok(Vec::new())), NOON);
    shows("empty_80x24", &app);
}

#[test]
fn detail() {
    let mut app = app(80, 24);
    press(&mut app, "\n");
    shows("detail_80x24", &app);
    press(&mut app, "JJJJJ");
    shows("detail_read_by_another_80x24", &app);
    app.update(Message::Resized(60, 16), NOON);
    press(&mut app, "g");
    shows("detail_60x16", &app);
}

#[test]
fn detail_of_a_long_text_scrolls() {
    let mut app = app(60, 16);
    let long = format!("Il faut {} voilà", "encore une longue explication ".repeat(20));
    app.update(Message::Listed("village".into(), Status::Pending, Ok(vec![item(40, &long)])), NOON);
    press(&mut app, "G\n");
    for _ in 0..20 {
        app.update(Message::Key(Key::PageDown), NOON);
    }
    let end = picture(&app).backend().to_string();
    assert!(end.contains("voilà »"), "{end}");
}

#[test]
fn reasons() {
    let mut app = app(80, 24);
    press(&mut app, "r");
    shows("reasons_80x24", &app);
    press(&mut app, "m");
    shows("reasons_chosen_80x24", &app);
    press(&mut app, "aVotre idée dépend de la région : écrivez-lui ");
    shows("reasons_words_80x24", &app);
    assert!(picture(&app).backend().to_string().contains("écrivez-lui"));
    app.update(Message::Resized(60, 16), NOON);
    shows("reasons_words_60x16", &app);
}

#[test]
fn a_question_with_its_own_reasons() {
    let mut view = question("village", 8);
    Arc::make_mut(&mut view.question).refusals.insert(RefusalReason::OffTopic, Text::default());
    Arc::make_mut(&mut view.question).refusals.insert(RefusalReason::Other, Text::default());
    let mut app = App::new(setup(Language::FRENCH), Size(80, 24), vec![view], NOON).0;
    app.update(Message::Listed("village".into(), Status::Pending, Ok(texts())), NOON);
    press(&mut app, "rh");
    shows("reasons_of_the_question_80x24", &app);
}

#[test]
fn look_alikes_and_flags_stand_beside_the_text() {
    let mut app = app(80, 24);
    let like = |percent, status, text: &str| Alike { percent, proposal: "p12".into(), text: text.into(), status };
    let mut items = texts();
    items[0].similar = vec![
        like(79, Status::Accepted, "Il faut des cars le dimanche entre les petites villes et les gares"),
        like(56, Status::Pending, "Il faut plus de cars le dimanche"),
    ];
    items[0].flags = vec![Flag::SeveralIdeas];
    app.update(Message::Listed("village".into(), Status::Pending, Ok(items)), NOON);
    shows("alike_80x24", &app);
    press(&mut app, "\n");
    shows("alike_detail_80x24", &app);
}

#[test]
fn one_text_by_many_hands_is_shown_as_a_group() {
    let mut app = app(80, 24);
    let mut items = texts();
    let echo = |n: usize, text: &str| QueueItem {
        echoes: [32, 36, 40].into_iter().filter(|other| *other != n).map(|n| item(n, "").proposal).collect(),
        ..item(n, text)
    };
    items.extend([
        echo(32, "Il faut interdire la publicité lumineuse dans toutes les rues de la ville"),
        echo(36, "Il faut INTERDIRE la publicité lumineuse, dans toutes les rues de notre ville !"),
        echo(40, "il faut interdire la publicite lumineuse dans toutes les rues de la ville."),
    ]);
    app.update(Message::Listed("village".into(), Status::Pending, Ok(items)), NOON);
    press(&mut app, "GS");
    shows("echo_80x24", &app);
    press(&mut app, "S\n");
    shows("echo_detail_80x24", &app);
}

#[test]
fn handled_lists_say_by_whom_and_why() {
    let mut app = app(80, 24);
    let decided = |refusal| Some(Decided { by: "Inès".into(), at: Time(NOON.0 - 3_600_000), refusal });
    let words = Some("Écrivez-la en deux fois.".to_owned());
    let refused = |n: usize, text: &str| QueueItem {
        status: Status::Refused,
        decided: decided(Some((RefusalReason::MultipleIdeas, words.clone()))),
        ..item(n, text)
    };
    press(&mut app, "\t\t\t");
    app.update(
        Message::Listed(
            "village".into(),
            Status::Refused,
            Ok(vec![refused(1, "Il faut des arbres et des bancs et des cafés partout")]),
        ),
        NOON,
    );
    shows("refused_80x24", &app);
}

#[test]
fn questions() {
    let mut questions = vec![question("eau", 0), question("village", 12), question("energie", 3)];
    questions[0].openness = ilfaut_client::model::question::Openness::Finished;
    let mut app = App::new(setup(Language::FRENCH), Size(80, 24), questions, NOON).0;
    app.update(Message::Key(Key::Esc), NOON);
    shows("questions_80x24", &app);
}

#[test]
fn no_colour_changes_colours_only() {
    let mut plain = setup(Language::FRENCH);
    plain.theme.palette = Palette::Mono;
    let mut with = app(80, 24);
    let mut without = app_for(plain, 80, 24);
    for app in [&mut with, &mut without] {
        press(app, "a");
        app.update(carried("p0", Ok(Status::Accepted)), NOON);
    }
    let (with, without) = (picture(&with), picture(&without));
    let pairs = with.backend().buffer().content.iter().zip(&without.backend().buffer().content);
    let mut coloured = 0;
    for (a, b) in pairs {
        assert_eq!((a.symbol(), a.modifier), (b.symbol(), b.modifier));
        assert_eq!((b.fg, b.bg), (Color::Reset, Color::Reset));
        coloured += usize::from(a.fg != Color::Reset);
    }
    assert!(coloured > 0);
}

#[test]
fn the_selected_line_is_marked_twice() {
    let picture = picture(&app(80, 24));
    let buffer = picture.backend().buffer();
    assert_eq!(buffer[(0, 4)].symbol(), "▌");
    assert!(buffer[(20, 4)].modifier.contains(Modifier::REVERSED));
    assert!(!buffer[(20, 5)].modifier.contains(Modifier::REVERSED));
}

#[test]
fn no_text_breaks_the_grid() {
    for size in [(80, 24), (140, 40), (60, 16)] {
        let mut app = app(size.0, size.1);
        for _ in 0..texts().len() {
            let drawn = picture(&app).backend().to_string();
            assert!(!drawn.contains(['\u{200B}', '\u{202E}', '\u{1b}', '\u{200D}']));
            press(&mut app, "j");
        }
    }
}

//! Pictures of the figures, in every size.

use ilfaut_client::model::{Channel, Language, RefusalReason, Time};

use crate::app::App;
use crate::app::samples::{NOON, setup};
use crate::effect::Effect;
use crate::keys::Key;
use crate::message::{ByChannel, Message, Stats, Window};
use crate::screen::tests::{app, app_for, press, shows};
use crate::theme::Theme;

fn window(scale: u64, delay: Option<i64>) -> Window {
    Window {
        since: None,
        participants: 1_204 * scale,
        votes: 6_310 * scale,
        unvoted: 74 * scale,
        received: 41 * scale,
        accepted: 28 * scale,
        refused: 9 * scale,
        waiting: 4 * scale,
        delay,
    }
}

fn stats() -> Stats {
    let by = |channel, participants, votes, proposals| ByChannel { channel, participants, votes, proposals };
    Stats {
        windows: vec![window(1, Some(4_320_000)), window(7, Some(7_500_000)), window(16, Some(3 * Time::DAY))],
        channels: vec![
            by(Channel::Telegram, 11_820, 71_204, 402),
            by(Channel::Matrix, 1_031, 6_950, 77),
            by(Channel::Terminal, 212, 1_102, 19),
        ],
        reasons: vec![
            (RefusalReason::AlreadyExists, 61),
            (RefusalReason::MultipleIdeas, 33),
            (RefusalReason::Incomprehensible, 21),
            (RefusalReason::OffTopic, 1),
        ],
        minutes: vec![0; 60],
        accepted: 719,
        under_50: 143,
        p5: 38,
    }
}

fn opened(mut app: App) -> App {
    press(&mut app, "4");
    app.update(Message::Stats("village".into(), Ok(Box::new(stats()))), NOON);
    app
}

#[test]
fn figures_in_every_size() {
    shows("stats_80x24", &opened(app(80, 24)));
    shows("stats_140x40", &opened(app(140, 40)));
    let mut app = opened(app(60, 16));
    shows("stats_60x16", &app);
    press(&mut app, "\t\t");
    shows("stats_reasons_60x16", &app);
}

#[test]
fn figures_in_english_and_ascii() {
    let mut setup = setup(Language::ENGLISH);
    setup.theme = Theme { palette: crate::theme::Palette::Mono, ascii: true };
    shows("stats_english_ascii_80x24", &opened(app_for(setup, 80, 24)));
}

#[test]
fn another_period_is_asked_for_and_nothing_old_is_shown_under_its_name() {
    let mut app = opened(app(80, 24));
    let asked = app.update(Message::Key(Key::Char('d')), NOON);
    assert!(matches!(&asked[..], [Effect::Stats(question, since)] if &*question.0 == "village" && since.len() == 2));
    assert!(app.figures.stats.is_none());
    shows("stats_loading_80x24", &app);
}

#[test]
fn the_chosen_table_is_what_is_exported() {
    let mut app = opened(app(80, 24));
    press(&mut app, "\t");
    let saved = app.update(Message::Key(Key::Char('x')), NOON);
    let [Effect::Save { name, content }, Effect::Save { name: second, content: text }] = &saved[..] else {
        panic!("{saved:?}")
    };
    assert_eq!(
        (name.as_str(), second.as_str()),
        ("village-chiffres-2025-11-22.csv", "village-chiffres-2025-11-22.txt")
    );
    assert_eq!(content.lines().nth(1), Some("Telegram,11820,71204,402"));
    assert!(text.contains("1 h 12") && text.contains("doublon"), "{text}");
}

//! Pictures of the activity, in every size.

use ilfaut_client::backend::{CohortId, Objected};
use ilfaut_client::model::{Counts, Language, ParticipantId, ProposalId, Sets, Signature, Status, Tally};
use ilfaut_client::rules::watch::{Level, Reason};

use crate::app::App;
use crate::app::samples::{NOON, setup};
use crate::effect::Effect;
use crate::keys::Key;
use crate::message::{Cohort, Mark, Message, Row, Stats, Watched, Window};
use crate::order::Order;
use crate::screen::tests::{app, app_for, press, shows};
use crate::theme::Theme;

fn watched() -> Watched {
    let person = |n: u8| ParticipantId([n; 16]);
    let mark = |reason, level, people: std::ops::Range<u8>, ideas: &[&str]| Mark {
        reason,
        level,
        participants: people.map(person).collect(),
        proposals: ideas.iter().map(|idea| ProposalId::from(*idea)).collect(),
    };
    let cohort = |id: u32, people: std::ops::Range<u8>, confirmed: Option<&str>, restored: Option<&str>| Cohort {
        id: CohortId(id),
        participants: people.map(person).collect(),
        reason: Reason::Haste { votes: 15, seconds: 4 },
        proposed: "Inès".into(),
        at: NOON,
        confirmed: confirmed.map(str::to_owned),
        restored: restored.map(str::to_owned),
        objections: Vec::new(),
    };
    let row = |idea: &str, text: &str, agree: u64, aside: u64| {
        let counts = |agree| Counts { votes: [agree, 12, 3], ..Counts::default() };
        let tally = |agree| Tally {
            count: counts(agree),
            verified: counts(agree),
            sequence: counts(agree),
            ..Tally::default()
        };
        let apart = Counts { votes: [aside, 0, 0], ..Counts::default() };
        Row {
            external_id: None,
            proposal: idea.into(),
            text: Some(text.into()),
            language: Language::FRENCH,
            author: Signature::default(),
            status: Status::Accepted,
            duplicate_of: None,
            topics: Vec::new(),
            sent: NOON,
            tally: tally(agree),
            aggregate: None,
            ballots: Sets::default(),
            limited: None,
            aside: Tally { count: apart, verified: apart, sequence: apart, ..Tally::default() },
        }
    };
    Watched {
        marks: vec![
            mark(
                Reason::Cohort { accounts: 24, seconds: 540, proposals: 3 },
                Level::Warning,
                0..24,
                &["p1", "p2", "p3"],
            ),
            mark(Reason::Straight { votes: 45, seconds: 40 }, Level::Warning, 30..31, &["p2"]),
            mark(Reason::Haste { votes: 15, seconds: 4 }, Level::Notice, 40..41, &["p3"]),
            mark(Reason::Twins { accounts: 3, shared: 12 }, Level::Notice, 50..53, &["p1", "p3"]),
        ],
        cohorts: vec![
            cohort(0, 60..62, Some("Yann"), Some("Morgane")),
            cohort(1, 0..24, Some("Yann"), None),
            Cohort {
                objections: vec![Objected { participant: person(30), at: NOON, words: Some("Je lis vite !".into()) }],
                ..cohort(2, 30..31, None, None)
            },
        ],
        rows: vec![
            row("p1", "Il faut ouvrir les médiathèques le soir et le dimanche", 140, 24),
            row("p2", "Il faut créer des lignes de car le dimanche entre les petites villes et les gares", 96, 22),
            row("p3", "Il faut planter des haies", 52, 0),
        ],
    }
}

fn stats() -> Stats {
    let minutes = (0..60).map(|minute| if minute == 37 { 214 } else { (minute * 7) % 40 }).collect();
    let windows = vec![Window::default(); 3];
    Stats { windows, channels: Vec::new(), reasons: Vec::new(), minutes, accepted: 0, under_50: 0, p5: 0 }
}

fn opened(mut app: App) -> App {
    press(&mut app, "3");
    app.update(Message::Watched("village".into(), Ok(watched())), NOON);
    app.update(Message::Stats("village".into(), Ok(Box::new(stats()))), NOON);
    app
}

#[test]
fn alerts() {
    let mut app = app(80, 24);
    press(&mut app, "3");
    shows("alerts_loading_80x24", &app);
    let mut app = opened(app);
    shows("alerts_80x24", &app);
    press(&mut app, "j");
    shows("alerts_proposed_80x24", &app);
    app.update(Message::Resized(60, 16), NOON);
    shows("alerts_60x16", &app);
    app.update(Message::Resized(140, 40), NOON);
    press(&mut app, "G");
    shows("alerts_past_140x40", &app);
    app.update(Message::Watched("village".into(), Ok(Watched::default())), NOON);
    app.update(Message::Resized(80, 24), NOON.plus(60_000));
    shows("alerts_empty_80x24", &app);
    press(&mut app, "?");
    shows("alerts_help_80x24", &app);
}

#[test]
fn alerts_in_english_and_ascii() {
    let mut setup = setup(Language::ENGLISH);
    setup.theme = Theme { palette: crate::theme::Palette::Mono, ascii: true };
    shows("alerts_english_80x24", &opened(app_for(setup, 80, 24)));
}

#[test]
fn accounts_are_listed_by_pseudonym() {
    let mut app = opened(app(80, 24));
    press(&mut app, "\n");
    shows("alerts_accounts_80x24", &app);
    app.update(Message::Key(Key::Esc), NOON);
    assert!(app.panel().is_none() && app.alerts.cursor == 0);
}

fn states(app: &App) -> Vec<&'static str> {
    app.alerts.entries.iter().map(|entry| app.alerts.state(entry)).collect()
}

#[test]
fn what_is_only_noted_here_is_taken_back_here() {
    let mut app = opened(app(80, 24));
    assert_eq!(states(&app), ["aside-confirmed", "aside-proposed", "alert-open", "alert-open", "aside-restored"]);
    assert_eq!(app.alerts.open(), 3);
    press(&mut app, "jjja");
    assert_eq!((states(&app)[3], app.alerts.open()), ("alert-kept", 2));
    press(&mut app, "kp");
    assert_eq!((states(&app)[0], app.alerts.cursor), ("alert-watched", 0), "it is on top, and the cursor with it");
    app.update(Message::Watched("village".into(), Ok(watched())), NOON.plus(1_000));
    assert_eq!((states(&app)[0], states(&app)[3]), ("alert-watched", "alert-kept"), "a reload keeps both");
    press(&mut app, "uu");
    assert_eq!(states(&app), ["aside-confirmed", "aside-proposed", "alert-open", "alert-open", "aside-restored"]);
}

#[test]
fn votes_are_set_aside_after_a_yes_only() {
    let mut app = opened(app(80, 24));
    press(&mut app, "jjr");
    assert!(app.update(Message::Key(Key::Enter), NOON).is_empty());
    press(&mut app, "r");
    let effects = app.update(Message::Key(Key::Char('o')), NOON);
    let asked = |effect: &Effect| matches!(effect, Effect::Order(Order::SetAside { people, .. }) if people.len() == 1);
    assert!(effects.len() == 1 && effects.iter().all(asked), "{effects:?}");
}

#[test]
fn keeping_what_was_set_aside_restores_it_and_undo_proposes_it_again() {
    let mut app = opened(app(80, 24));
    let effects = app.update(Message::Key(Key::Char('a')), NOON);
    assert_eq!(effects, [Effect::Order(Order::Restore(CohortId(1)))]);
    let effects = app.update(Message::Key(Key::Char('u')), NOON);
    let again = |effect: &Effect| matches!(effect, Effect::Order(Order::SetAside { people, .. }) if people.len() == 24);
    assert!(effects.len() == 1 && effects.iter().all(again), "{effects:?}");
    let effects = app.update(Message::Key(Key::Char('u')), NOON);
    assert!(effects.is_empty() && app.note.is_some());
}

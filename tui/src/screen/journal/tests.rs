//! Pictures of the journal, in every size.

use ilfaut_client::backend::CohortId;
use ilfaut_client::model::{ProposalId, RefusalReason, Status};
use ilfaut_client::rules::watch::Reason;

use crate::app::App;
use crate::app::samples::NOON;
use crate::effect::Effect;
use crate::keys::Key;
use crate::message::{Act, Checked, Deed, Leaf, Message};
use crate::order::Order;
use crate::screen::tests::{app, press, shows};

fn act(event: u64, by: Option<&str>, on: Option<&str>, deed: Deed) -> Act {
    let text = on.map(|_| "Il faut plus de médecins dans les petites villes\u{1b}[2J".to_owned());
    let at = NOON.plus(-i64::try_from(60 - event).unwrap() * 420_000);
    Act { event, at, by: by.map(str::to_owned), proposal: on.map(ProposalId::from), text, deed }
}

fn acts() -> Vec<Act> {
    let decided = |status, reason, words: Option<&str>| Deed::Decided {
        status,
        reason,
        words: words.map(str::to_owned),
        duplicate_of: None,
    };
    let cohort = CohortId(31);
    let taken = Deed::TakenBack { from: Status::Refused, to: Status::Pending, decided_by: "Morgane".into() };
    vec![
        act(59, Some("Morgane"), Some("p29"), taken),
        act(58, Some("Morgane"), Some("p29"), decided(Status::Refused, Some(RefusalReason::Test), None)),
        act(55, Some("Inès"), Some("p28"), Deed::Amended { text: true, topics: Some(vec!["sante".into()]) }),
        act(54, Some("Inès"), Some("p28"), decided(Status::Accepted, None, None)),
        act(50, Some("Inès"), None, Deed::SetAside { cohort }),
        act(
            49,
            Some("Yann"),
            None,
            Deed::Marked { cohort, people: 388, reason: Reason::Haste { votes: 15, seconds: 4 } },
        ),
        act(44, Some("Yann"), Some("p8"), Deed::Noted(Some("demander un avis juridique".into()))),
        act(43, Some("Yann"), Some("p8"), decided(Status::Postponed, None, None)),
        act(40, Some("Inès"), Some("p7"), Deed::Seized { from: "Yann".into() }),
        Act { text: None, ..act(39, Some("Inès"), Some("p7"), Deed::Written(None)) },
        act(3, None, None, Deed::Settled),
    ]
}

fn opened(mut app: App) -> App {
    press(&mut app, "5");
    let leaf = Leaf { before: None, limit: 100, proposal: None };
    app.update(Message::Acts("village".into(), leaf, Ok(acts())), NOON);
    app
}

#[test]
fn acts_in_every_size() {
    let mut app = opened(app(80, 24));
    shows("journal_80x24", &app);
    press(&mut app, "jjjjj");
    app.update(Message::Resized(60, 16), NOON);
    shows("journal_60x16", &app);
    app.update(Message::Resized(140, 40), NOON);
    shows("journal_140x40", &app);
}

#[test]
fn a_chain_is_said_to_be_whole_or_where_it_breaks() {
    let mut app = opened(app(80, 24));
    let asked = app.update(Message::Key(Key::Char('V')), NOON);
    assert_eq!(asked, [Effect::Check]);
    let checked = Checked { entries: 3_402, events: 9_000, link: "5d".repeat(32), broken: None };
    app.update(Message::Checked(Ok(checked.clone())), NOON);
    shows("journal_checked_80x24", &app);
    app.update(Message::Checked(Ok(Checked { broken: Some(17), ..checked })), NOON);
    shows("journal_broken_80x24", &app);
}

#[test]
fn what_can_be_undone_is_undone_by_one_order() {
    let mut app = opened(app(80, 24));
    let undone = |app: &mut App| app.update(Message::Key(Key::Char('u')), NOON);
    assert!(undone(&mut app).is_empty(), "what was taken back is not taken back twice");
    press(&mut app, "jjj");
    let orders = undone(&mut app);
    assert_eq!(orders[0], Effect::Order(Order::TakeBack { proposal: "p28".into(), seen: Status::Accepted }));
    assert!(matches!(orders[1], Effect::Acts(..)));
    press(&mut app, "j");
    assert_eq!(undone(&mut app)[0], Effect::Order(Order::Restore(CohortId(31))));
}

#[test]
fn the_end_of_what_was_read_asks_for_more_until_there_is_none() {
    let mut app = app(80, 24);
    press(&mut app, "5");
    let page: Vec<Act> = (1..=100).rev().map(|n| Act { event: 200 + n, ..act(1, None, None, Deed::Settled) }).collect();
    let leaf = Leaf { before: None, limit: 100, proposal: None };
    app.update(Message::Acts("village".into(), leaf.clone(), Ok(page)), NOON);
    let more = app.update(Message::Key(Key::Char('G')), NOON);
    let older = Leaf { before: Some(201), ..leaf };
    assert_eq!(more, [Effect::Acts("village".into(), older.clone())]);
    assert!(app.update(Message::Key(Key::Char('j')), NOON).is_empty(), "asked once");
    app.update(Message::Acts("village".into(), older, Ok(acts())), NOON);
    assert_eq!(app.acts().len(), 111);
    assert!(app.update(Message::Key(Key::Char('G')), NOON).is_empty(), "that was all");
    assert_eq!(app.act_under().map(|act| act.event), Some(3));
}

#[test]
fn an_act_opens_its_proposal_and_exports_are_harmless() {
    let mut app = opened(app(80, 24));
    press(&mut app, "\n");
    shows("journal_act_80x24", &app);
    app.update(Message::Key(Key::Esc), NOON);
    press(&mut app, "jjjjjjjjj");
    let saved = app.update(Message::Key(Key::Char('x')), NOON);
    let [Effect::Save { content, .. }] = &saved[..] else { panic!("{saved:?}") };
    assert!(content.lines().count() == 12 && !content.contains('\u{1b}'), "{content}");
}

#[test]
fn acts_are_limited_by_name_or_kind_and_sought_by_their_words() {
    let mut app = opened(app(80, 24));
    press(&mut app, "fyann\n");
    assert_eq!(app.acts().len(), 3);
    press(&mut app, "frefuse\n");
    assert_eq!(app.acts().iter().map(|act| act.event).collect::<Vec<_>>(), [58]);
    press(&mut app, "F/juridique\n");
    assert_eq!((app.acts().len(), app.act_under().map(|act| act.event)), (11, Some(44)));
}

//! Whole mornings of a moderator, key by key: keys and answers in, effects and state out.

mod replay;

use ilfaut_client::model::{Decision, ProposalId, QuestionId, RefusalReason, Status, Time};
use ilfaut_client::world::Dice;
use ilfaut_client::{Error, Refusal};

use super::samples::{NOON, console, item, question, setup};
use super::{App, Fate};
use crate::effect::Effect;
use crate::keys::{Key, Scope};
use crate::layout::Size;
use crate::message::{Message, QueueItem, UNDO_GRACE, Undone};
use crate::order::{Done, Order};

fn listed(items: Vec<QueueItem>) -> Message {
    Message::Listed(QuestionId::from("village"), Status::Pending, Ok(items))
}

fn three() -> Vec<QueueItem> {
    ["Il faut plus de bancs au bord de l'eau", "Il faut des trains le soir", "Il faut planter des haies partout"]
        .into_iter()
        .enumerate()
        .map(|(n, text)| item(n, text))
        .collect()
}

/// A console with three waiting proposals.
fn ready() -> App {
    let mut app = console(80, 24);
    app.update(listed(three()), NOON);
    app
}

fn press(app: &mut App, keys: &str) -> Vec<Effect> {
    let done = keys.chars().flat_map(|c| app.update(Message::Key(typed(c)), NOON));
    done.filter(|effect| !matches!(effect, Effect::Look(_))).collect()
}

fn typed(c: char) -> Key {
    match c {
        '\n' => Key::Enter,
        '\t' => Key::Tab,
        '\u{1b}' => Key::Esc,
        c => Key::Char(c),
    }
}

fn id(n: usize) -> ProposalId {
    item(n, "").proposal
}

/// What came of a decision on `p{n}`.
fn carried(n: usize, answer: ilfaut_client::Result<Status>) -> Message {
    let order = Order::Decide { proposal: id(n), seen: Status::Pending, decision: Decision::Accept };
    Message::Carried(order, answer.map(Done::Status))
}

fn decide(n: usize, decision: Decision) -> Effect {
    Effect::Order(Order::Decide { proposal: id(n), seen: Status::Pending, decision })
}

fn refusal(reason: RefusalReason, words: Option<&str>) -> Decision {
    Decision::Refuse { reason, words: words.map(str::to_owned) }
}

fn selected(app: &App) -> Option<ProposalId> {
    app.current().map(|row| row.item.proposal.clone())
}

fn note(app: &App) -> &str {
    app.note.as_ref().map_or("", |note| note.text.as_str())
}

#[test]
fn one_key_accepts_and_leads_to_the_next() {
    let mut app = ready();
    assert_eq!(press(&mut app, "a"), [decide(0, Decision::Accept)]);
    assert_eq!(selected(&app), Some(id(1)));
    assert_eq!(press(&mut app, "p"), [decide(1, Decision::Postpone)]);
    assert_eq!(selected(&app), Some(id(2)));
    app.update(carried(0, Ok(Status::Accepted)), NOON);
    let (spoken, seconds) = app.grace().unwrap();
    assert_eq!((spoken.status, seconds), (Status::Accepted, 10));
}

#[test]
fn a_refusal_takes_three_keys_and_presets_no_reason() {
    let mut app = ready();
    assert_eq!(press(&mut app, "r"), [Effect::Lease(id(0))]);
    assert_eq!(press(&mut app, "\n"), []);
    assert_eq!(note(&app), app.say("note-choose"));
    let expected = [decide(0, refusal(RefusalReason::OffTopic, None)), Effect::Release(id(0))];
    assert_eq!(press(&mut app, "h\n"), expected);
    assert_eq!((app.scope(), selected(&app)), (Scope::Queue, Some(id(1))));
}

#[test]
fn other_asks_for_words_first() {
    let mut app = ready();
    assert_eq!(press(&mut app, "ra\n"), [Effect::Lease(id(0))]);
    assert_eq!(note(&app), app.say("note-write"));
    app.update(Message::Pasted("par ici\nq".into()), NOON);
    let effects = press(&mut app, "\n");
    assert_eq!(effects[0], decide(0, refusal(RefusalReason::Other, Some("par ici q"))));
}

#[test]
fn escape_gives_up_step_by_step_and_never_leaves() {
    let mut app = ready();
    press(&mut app, "\nr");
    press(&mut app, "axyz");
    assert!(app.picker().is_some_and(|picker| picker.typing));
    press(&mut app, "\u{1b}");
    assert!(app.picker().is_some_and(|picker| !picker.typing && picker.words.words().is_some()));
    press(&mut app, "\u{1b}");
    assert_eq!(app.scope(), Scope::Detail);
    assert_eq!(press(&mut app, "\u{1b}"), [Effect::Release(id(0))]);
    press(&mut app, "\u{1b}\u{1b}\u{1b}");
    assert_eq!((app.scope(), app.over), (Scope::Queue, false));
}

#[test]
fn a_lease_follows_what_is_open() {
    let mut app = ready();
    assert_eq!(press(&mut app, "\n"), [Effect::Lease(id(0))]);
    assert_eq!(press(&mut app, "J"), [Effect::Release(id(0)), Effect::Lease(id(1))]);
    assert_eq!(press(&mut app, "a"), [decide(1, Decision::Accept), Effect::Release(id(1)), Effect::Lease(id(2))]);
    assert_eq!(app.scope(), Scope::Detail);
    assert_eq!(press(&mut app, "q"), [Effect::Release(id(2))]);
    press(&mut app, "\n");
    assert_eq!(app.update(Message::Stop, NOON), [Effect::Release(id(2))]);
}

#[test]
fn a_lease_is_renewed_while_somebody_is_there() {
    let mut app = ready();
    press(&mut app, "\n");
    let later = |seconds: i64| NOON.plus(seconds * Time::SECOND);
    assert_eq!(app.deadline(), Some(later(30)));
    assert_eq!(app.update(Message::Due, later(29)), []);
    assert_eq!(app.update(Message::Due, later(30)), [Effect::Lease(id(0))]);
    assert_eq!(app.update(Message::Due, later(301)), []);
    assert_eq!(app.deadline(), None, "nobody there: nothing ticks");
    let effects = app.update(Message::Key(Key::PageDown), later(400));
    assert!(effects.contains(&Effect::Lease(id(0))), "{effects:?}");
}

#[test]
fn another_reader_is_named_and_the_lease_is_asked_for_when_theirs_ends() {
    let mut app = ready();
    press(&mut app, "\n");
    let leased = || Err(Error::Refused(Refusal::Leased { by: "Inès".into(), seconds: 20 }));
    app.update(Message::Leased(id(0), leased()), NOON);
    assert!(note(&app).contains("Inès"), "{}", note(&app));
    assert_eq!(app.current().unwrap().item.lease, Some(("Inès".into(), 20)));
    let later = NOON.plus(20 * Time::SECOND);
    assert_eq!(app.update(Message::Due, later), [Effect::Lease(id(0))]);
    app.update(Message::Leased(id(0), Ok(())), later);
    assert_eq!(app.current().unwrap().item.lease, None);
}

#[test]
fn another_moderator_was_faster() {
    let mut app = ready();
    press(&mut app, "a");
    let refusal = Refusal::AlreadyDecided { by: "Inès".into(), status: Status::Refused };
    app.update(carried(0, Err(refusal.into())), NOON);
    assert!(note(&app).contains("Inès") && note(&app).contains("refusée"), "{}", note(&app));
    press(&mut app, "k");
    assert_eq!(app.current().unwrap().fate, Fate::Elsewhere(Some(("Inès".into(), Status::Refused))));
    assert_eq!(press(&mut app, "arp"), [], "no verb acts on it");
    press(&mut app, "j");
    assert_eq!(app.desk.as_ref().unwrap().list().len(), 2, "it goes when it is left");
}

#[test]
fn what_was_not_recorded_waits_again() {
    let mut app = ready();
    press(&mut app, "a");
    assert_eq!(press(&mut app, "ka"), [], "not sent twice while it is on its way");
    app.update(carried(0, Err(Error::Unavailable("panne".into()))), NOON);
    assert!(app.note.as_ref().is_some_and(|note| note.warning && note.text.contains("rien n'a été enregistré")));
    press(&mut app, "g");
    assert_eq!(press(&mut app, "a"), [decide(0, Decision::Accept)]);
}

#[test]
fn undo_brings_back_under_the_cursor() {
    let mut app = ready();
    press(&mut app, "aj");
    app.update(carried(0, Ok(Status::Accepted)), NOON);
    let back = Order::TakeBack { proposal: id(0), seen: Status::Accepted };
    assert_eq!(press(&mut app, "u"), [Effect::Order(back)]);
    let undone = Undone { proposal: id(0), status: Status::Pending, told: false };
    let effects = app.update(Message::Undone(Ok(undone)), NOON);
    assert!(effects.contains(&Effect::Load("village".into(), Status::Pending)));
    assert_eq!(selected(&app), Some(id(0)));
    assert!(app.current().unwrap().is_open() && app.grace().is_none());
    assert!(note(&app).contains("plus de bancs"), "{}", note(&app));
}

#[test]
fn undo_after_the_author_was_told_says_so_and_finds_the_line_again() {
    let mut app = ready();
    press(&mut app, "a");
    app.update(carried(0, Ok(Status::Accepted)), NOON);
    let later = NOON.plus(UNDO_GRACE + 1);
    app.update(Message::Due, later);
    assert_eq!(app.desk.as_ref().unwrap().list().len(), 2);
    let undone = Undone { proposal: id(0), status: Status::Pending, told: true };
    app.update(Message::Undone(Ok(undone)), later);
    assert_eq!(selected(&app), Some(id(1)), "not loaded yet");
    app.update(listed(three()), later);
    assert_eq!(selected(&app), Some(id(0)));
    assert!(note(&app).contains("prévenu"), "{}", note(&app));
}

#[test]
fn nothing_left_to_undo_is_said() {
    let mut app = ready();
    app.update(Message::Undone(Err(Refusal::NothingToUndo.into())), NOON);
    assert_eq!(note(&app), app.say("fault-nothing-to-undo"));
}

#[test]
fn the_seconds_of_grace_are_counted_and_then_nothing_ticks() {
    let mut app = ready();
    press(&mut app, "a");
    app.update(carried(0, Ok(Status::Accepted)), NOON);
    let mut ticks = 0;
    let mut now = NOON;
    while let Some(at) = app.deadline() {
        assert!(at > now, "the clock moves on");
        now = at;
        app.update(Message::Due, now);
        ticks += 1;
    }
    assert_eq!((ticks, now), (11, NOON.plus(UNDO_GRACE)), "ten seconds, and once when the cursor had rested");
}

#[test]
fn a_postponed_one_is_decided_from_its_own_list() {
    let mut app = ready();
    press(&mut app, "p");
    app.update(carried(0, Ok(Status::Postponed)), NOON);
    let postponed = || QueueItem { status: Status::Postponed, ..item(0, "Il faut plus de bancs") };
    let list = |items| Message::Listed("village".into(), Status::Postponed, Ok(items));
    assert_eq!(press(&mut app, "\t"), [Effect::Load("village".into(), Status::Postponed)]);
    app.update(list(vec![postponed()]), NOON);
    assert_eq!(press(&mut app, "p"), []);
    assert_eq!(note(&app), "Elle est déjà reportée.");
    let decision =
        Effect::Order(Order::Decide { proposal: id(0), seen: Status::Postponed, decision: Decision::Accept });
    assert_eq!(press(&mut app, "a"), [decision]);
    app.update(carried(0, Ok(Status::Accepted)), NOON);
    assert_eq!(app.current().unwrap().fate, Fate::Decided(Status::Accepted, NOON.plus(UNDO_GRACE)));
}

#[test]
fn a_refresh_brings_news_without_moving_the_cursor() {
    let mut app = ready();
    press(&mut app, "j");
    let mut more = three();
    more.extend([item(3, "Il faut des jardins"), item(4, "Il faut des cafés")]);
    app.update(listed(more), NOON);
    assert_eq!(selected(&app), Some(id(1)));
    assert!(note(&app).starts_with("+2"), "{}", note(&app));
    app.update(Message::News("village".into(), Err(Error::NotSupported("tell what changed"))), NOON);
    let later = NOON.plus(31 * Time::SECOND);
    let effects = app.update(Message::Key(Key::Down), later);
    assert_eq!(effects, [Effect::Load("village".into(), Status::Pending)], "somebody is there and the list is old");
}

#[test]
fn a_held_key_decides_and_confirms_nothing() {
    let mut app = ready();
    for key in ['a', 'r', 'p', 'u', 'q', 'Q'] {
        assert_eq!(app.update(Message::Held(Key::Char(key)), NOON), [], "{key}");
    }
    press(&mut app, "r");
    app.update(Message::Held(Key::Char('t')), NOON);
    assert_eq!(app.picker().unwrap().choice, None);
    press(&mut app, "t");
    app.update(Message::Held(Key::Enter), NOON);
    assert!(app.picker().is_some() && !app.over);
    press(&mut app, "\u{1b}");
    app.update(Message::Held(Key::Down), NOON);
    assert_eq!(selected(&app), Some(id(1)), "moving by holding is welcome");
}

#[test]
fn pasted_texts_run_no_keys() {
    let mut app = ready();
    assert_eq!(app.update(Message::Pasted("aarh\nq".into()), NOON), []);
    assert!(!app.over && app.scope() == Scope::Queue);
    assert_eq!(note(&app), app.say("note-pasted"));
}

#[test]
fn control_c_cancels_and_twice_leaves() {
    let mut app = ready();
    press(&mut app, "r");
    app.update(Message::Key(Key::Ctrl('c')), NOON);
    assert!(app.picker().is_none() && !app.over);
    press(&mut app, "j");
    app.update(Message::Key(Key::Ctrl('c')), NOON);
    assert!(!app.over);
    app.update(Message::Key(Key::Ctrl('c')), NOON);
    assert!(app.over);
}

#[test]
fn q_closes_the_view_and_the_last_one_leaves() {
    let mut app = ready();
    press(&mut app, "\n?q");
    assert_eq!(app.scope(), Scope::Detail);
    press(&mut app, "qq");
    assert!(app.over);
    let mut app = ready();
    press(&mut app, "\nQ");
    assert!(app.over);
}

#[test]
fn of_several_questions_the_first_with_work_is_open() {
    let questions = vec![question("eau", 0), question("village", 2)];
    let (mut app, effects) = App::new(setup("fr".parse().unwrap()), Size(80, 24), questions, NOON);
    let first = [Effect::News("village".into(), u64::MAX), Effect::Load("village".into(), Status::Pending)];
    assert_eq!((app.scope(), &effects[..2]), (Scope::Queue, &first[..]));
    assert_eq!(press(&mut app, "\u{1b}"), [Effect::Questions]);
    assert_eq!(app.scope(), Scope::Questions);
    assert_eq!(press(&mut app, "k\n")[1], Effect::Load("eau".into(), Status::Pending));
    press(&mut app, "q");
    assert!(!app.over, "closing a list of several questions shows the questions");
    press(&mut app, "q");
    assert!(app.over);
}

#[test]
fn nothing_is_decided_in_a_window_too_small_to_read() {
    let mut app = ready();
    app.update(Message::Resized(58, 14), NOON);
    assert_eq!(press(&mut app, "aprh\n"), []);
    app.update(Message::Resized(60, 16), NOON);
    assert_eq!(app.scope(), Scope::Queue);
    app.update(Message::Resized(20, 5), NOON);
    press(&mut app, "q");
    assert!(app.over);
}

#[test]
fn no_key_and_no_answer_ever_panics() {
    let keys = [
        Key::Enter,
        Key::Esc,
        Key::Tab,
        Key::BackTab,
        Key::Up,
        Key::Down,
        Key::Left,
        Key::Right,
        Key::PageUp,
        Key::PageDown,
        Key::Home,
        Key::End,
        Key::Backspace,
        Key::Delete,
        Key::F(1),
        Key::Ctrl('d'),
        Key::Ctrl('u'),
        Key::Ctrl('r'),
    ];
    let letters: Vec<char> = "arpuhjkglGRJKAesiocdtm?é\u{301}😀 ".chars().collect();
    let mut dice = Dice::seeded(11);
    let mut app = ready();
    let mut pick = |bound: usize| usize::try_from(dice.below(u64::try_from(bound).unwrap())).unwrap();
    for round in 0..5_000 {
        let message = match pick(12) {
            0 => listed((0..pick(9)).map(|n| item(n + round % 5, "Il faut des bancs")).collect()),
            1 => carried(pick(9), Ok(Status::Accepted)),
            3 => Message::Undone(Ok(Undone { proposal: id(pick(9)), status: Status::Pending, told: false })),
            4 => Message::Resized(1 + u16::try_from(pick(150)).unwrap(), u16::try_from(pick(50)).unwrap()),
            5 => Message::Pasted("a\nb".into()),
            6..9 => Message::Key(keys[pick(keys.len())]),
            _ => Message::Key(Key::Char(letters[pick(letters.len())])),
        };
        app.update(message, NOON.plus(i64::try_from(round).unwrap() * 700));
        let drawn = crate::screen::tests::picture(&app).backend().to_string();
        let unsaid = drawn
            .match_indices('[')
            .filter(|(at, _)| !drawn[*at..].starts_with("[x]"))
            .find(|(at, _)| drawn[at + 1..].starts_with(|c: char| c.is_ascii_lowercase()));
        assert_eq!(unsaid, None, "a message without words:\n{drawn}");
    }
}

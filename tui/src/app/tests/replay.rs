//! Mornings written down as files of keys, one step a line: `KEYS` counted, a tab, what is then so. Whoever changes a key
//! sees here what it costs a moderator.

use ilfaut_client::backend::Alike;
use ilfaut_client::model::{Decision, Status};

use super::{App, Effect, Key, Message, NOON, Order, Undone, carried, console, id, item, listed, selected};
use crate::order::Done;

const FILES: [(&str, &str); 4] = [
    ("verbs", include_str!("replay/verbs.keys")),
    ("marks", include_str!("replay/marks.keys")),
    ("filter", include_str!("replay/filter.keys")),
    ("words", include_str!("replay/words.keys")),
];

/// A console with six waiting proposals, each like another.
fn desk() -> App {
    let texts = [
        "Il faut plus de bancs au bord de l'eau",
        "Il faut des trains le soir",
        "Il faut planter des haies partout",
        "Il faut des bancs et des trains",
        "Il faut ouvrir les musées le soir",
        "Il faut des écoles plus petites",
    ];
    let like =
        |n: usize| Alike { percent: 83, proposal: id(n + 50), text: "Il faut…".into(), status: Status::Accepted };
    let mut items: Vec<_> = texts.iter().enumerate().map(|(n, text)| item(n, text)).collect();
    items.iter_mut().enumerate().for_each(|(n, item)| item.similar = vec![like(n), like(n + 10)]);
    let mut app = console(100, 30);
    app.update(listed(items), NOON);
    app
}

/// The keys of a line: signs, and names between angles.
fn keys(line: &str) -> Vec<Key> {
    let (mut keys, mut rest) = (Vec::new(), line);
    while let Some(sign) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|name| name.split_once('>'));
        match named.and_then(|(name, after)| Some((Key::read(name)?, after))) {
            Some((key, after)) => {
                keys.push(key);
                rest = after;
            }
            None => {
                keys.push(Key::Char(sign));
                rest = &rest[sign.len_utf8()..];
            }
        }
    }
    keys
}

/// What the consultation answers to an order.
fn answer(order: &Order) -> Message {
    let done = match order {
        Order::Decide { decision, .. } => Ok(Done::Status(decision.status())),
        Order::TakeBack { proposal, .. } => {
            Ok(Done::Undone(Undone { proposal: proposal.clone(), status: Status::Pending, told: false }))
        }
        _ => Ok(Done::Nothing),
    };
    Message::Carried(order.clone(), done)
}

/// Presses the keys, each order answered at once; answers with what was ordered, in short.
fn play(app: &mut App, keys: &[Key]) -> Vec<String> {
    let mut said = Vec::new();
    for key in keys {
        for effect in app.update(Message::Key(*key), NOON) {
            if let Effect::Order(order) = effect {
                said.push(short(&order));
                app.update(answer(&order), NOON);
            }
        }
    }
    said
}

fn short(order: &Order) -> String {
    match order {
        Order::Decide { proposal, decision, .. } => match decision {
            Decision::Refuse { reason, .. } => format!("refuse {proposal} {}", reason.name()),
            Decision::Duplicate { of, .. } => format!("duplicate {proposal} {of}"),
            decision => format!("{} {proposal}", decision.status().name().to_lowercase()),
        },
        Order::TakeBack { proposal, .. } => format!("back {proposal}"),
        other => format!("{other:?}"),
    }
}

#[test]
fn every_morning_costs_the_keys_that_are_written_down() {
    for (name, file) in FILES {
        let mut app = desk();
        for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [count, typed, ordered, at] = cells[..] else { panic!("{name}: {line}") };
            let keys = keys(typed);
            assert_eq!(keys.len().to_string(), count, "{name}: {line}");
            assert_eq!(play(&mut app, &keys).join(", "), ordered, "{name}: {line}");
            let here = selected(&app).map(|proposal| proposal.to_string()).unwrap_or_default();
            let screen = crate::screen::tests::picture(&app).backend().to_string();
            assert!(here == at || at == "-", "{name}: {line}\nthe cursor is on {here}\n{screen}");
        }
    }
}

#[test]
fn the_promised_counts_stand() {
    let cost = |orders: &str| {
        let line = include_str!("replay/verbs.keys").lines().find(|line| line.split('\t').nth(2) == Some(orders));
        line.and_then(|line| line.split('\t').next()).map(str::to_owned)
    };
    assert_eq!(cost("accepted p0").as_deref(), Some("1"));
    assert_eq!(cost("refuse p1 off-topic").as_deref(), Some("3"));
    assert_eq!(cost("duplicate p2 p52").as_deref(), Some("4"));
    assert_eq!(cost("back p2").as_deref(), Some("1"));
}

#[test]
fn a_refused_decision_is_no_step() {
    let mut app = desk();
    app.update(Message::Key(Key::Char('a')), NOON);
    app.update(carried(0, Err(ilfaut_client::Error::Unavailable("x".into()))), NOON);
    assert_eq!(app.update(Message::Key(Key::Char('u')), NOON), [Effect::Undo]);
}

#[test]
fn where_one_cannot_be_taken_back_by_name_the_last_one_is() {
    let mut app = desk();
    play(&mut app, &[Key::Char('a')]);
    let orders = app.update(Message::Key(Key::Char('u')), NOON);
    let [Effect::Order(order)] = &orders[..] else { panic!("{orders:?}") };
    let refused = Err(ilfaut_client::Error::NotSupported("take one decision back"));
    assert_eq!(app.update(Message::Carried(order.clone(), refused), NOON), [Effect::Undo]);
}

#[test]
fn yes_is_never_the_key_that_asked() {
    let mut app = desk();
    let changed = ilfaut_config::console::Rebinding { action: "accept".into(), keys: vec!["o".into()], line: 1 };
    app.setup.keys = crate::keys::Keymap::read("x", &[changed], &app.setup.words).unwrap();
    assert_eq!(play(&mut app, &keys("  ;oo<Enter>")), [""; 0]);
    assert_eq!(play(&mut app, &keys(";on")), [""; 0]);
    assert_eq!(app.marked().len(), 2);
}

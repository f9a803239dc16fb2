//! From what happened in a room to what was said to us there: whether only two read it is judged at each event, by who came and
//! who went. Asks the homeserver nothing.

use super::{COMPARE, Reception};
use crate::channel::matrix::bridges::Bridges;
use crate::channel::matrix::event::Event;
use crate::channel::matrix::group::{self, There};
use crate::channel::matrix::intake::{self, Around, Entry, What, entry};
use crate::channel::matrix::rooms::TWO;

/// What was said to us.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// In order, for the conversation.
    pub(super) said: Vec<Entry>,
    /// Who asks to compare signs, and under which name.
    pub(super) compare: Vec<(String, String)>,
}

impl Reception {
    /// Adds what was said to us in a room by these events, at whose end so many are there.
    pub(super) fn said(&self, room: &str, events: Vec<(Event, bool)>, members: u64, batch: &mut Batch) {
        judge((&self.me, self.rooms.bridges()), room, &self.since_called(events), members, batch);
    }

    /// What was said before we were called was not said to us.
    fn since_called(&self, mut events: Vec<(Event, bool)>) -> Vec<(Event, bool)> {
        if let Some(from) = events.iter().position(|(event, _)| self.rooms.lets_in(event)) {
            let invited = events.iter().take(from).rposition(|(event, _)| self.rooms.invites(event)).unwrap_or(from);
            events.drain(..invited);
        }
        events
    }
}

/// What was said by these events; we ourselves count as there from the beginning, since we are told what was said before we came.
fn judge((me, bridges): (&str, &Bridges), room: &str, events: &[(Event, bool)], members: u64, batch: &mut Batch) {
    let is_nobody = |user: &str| user == me || bridges.is_one(user);
    let more = |event: &Event| if event.state_key().is_some_and(is_nobody) { 0 } else { event.more() };
    let came: i64 = events.iter().map(|(event, _)| more(event)).sum();
    let mut count = members.saturating_add_signed(-came);
    for (event, sealed) in events {
        if event.state_key().is_none() && bridges.is_one(&event.sender) {
            continue; // « your telephone was away », and the like
        }
        let around = Around { me, room, sealed: *sealed };
        count = count.saturating_add_signed(more(event));
        if let Some(changed) = changed(event, &around, more(event), count) {
            batch.said.push(changed);
        } else if count != TWO {
            batch.said.extend(group::take(event, &around));
        } else if event.text(&["msgtype"]) == Some(COMPARE) && event.sender != me {
            batch.compare.push((event.sender.clone(), event.id.clone()));
        } else {
            batch.said.extend(intake::take(event, &around));
        }
    }
}

/// What changes the room itself.
fn changed(event: &Event, around: &Around<'_>, more: i64, count: u64) -> Option<Entry> {
    if event.membership() == Some((around.me, "join")) {
        return Some(entry(event, around, around.room, What::LetIn));
    }
    if more > 0 && count == TWO + 1 {
        return Some(group::of_room(event, around, There::Crowded));
    }
    event.moves_to().map(|next| group::of_room(event, around, There::Moved(next.to_owned())))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const ME: &str = "@ilfaut:x";

    fn event(number: usize, value: &Value) -> (Event, bool) {
        let mut value = value.clone();
        value["event_id"] = json!(format!("${number}"));
        (Event::read(value).unwrap(), false)
    }

    fn words(body: &str) -> Value {
        json!({ "sender": "@a:x", "type": "m.room.message", "content": { "msgtype": "m.text", "body": body } })
    }

    fn member(who: &str, is: &str, before: &str) -> Value {
        json!({ "sender": who, "type": "m.room.member", "state_key": who, "content": { "membership": is },
            "unsigned": { "prev_content": { "membership": before } } })
    }

    fn judged(events: &[Value], members: u64) -> Vec<What> {
        let events: Vec<_> = events.iter().enumerate().map(|(number, value)| event(number, value)).collect();
        let mut batch = Batch::default();
        judge((ME, &Bridges::new(&["@bridge:x".to_owned()])), "!r:x", &events, members, &mut batch);
        batch.said.into_iter().map(|entry| entry.what).collect()
    }

    #[test]
    fn what_was_said_between_two_is_a_vote_though_a_third_comes_in_the_same_answer() {
        let yann_comes = member("@yann:x", "join", "invite");
        let said = judged(&[words("1"), yann_comes.clone(), words("2")], 3);
        assert_eq!(said, [What::Typed("1".into()), What::Among(There::Crowded)]);
        let said = judged(&[words("1"), member("@yann:x", "leave", "join"), words("2")], 2);
        assert_eq!(said, [What::Typed("2".into())], "what a third could read was not said in private");
        let refused = member("@yann:x", "leave", "invite");
        assert_eq!(judged(&[words("1"), refused, words("2")], 2).len(), 2, "who never was there changes nothing");
    }

    #[test]
    fn a_bridge_is_nobody() {
        let bridge = member("@bridge:x", "join", "invite");
        let mut its = words("2");
        its["sender"] = json!("@bridge:x");
        assert_eq!(
            judged(&[words("1"), bridge, its, words("3")], 2),
            [What::Typed("1".into()), What::Typed("3".into())]
        );
    }

    #[test]
    fn what_was_said_while_we_were_called_is_said_to_us() {
        let events = [member(ME, "invite", "leave"), words("1"), member(ME, "join", "invite"), words("2")];
        assert_eq!(judged(&events, 2), [What::Typed("1".into()), What::LetIn, What::Typed("2".into())]);
    }
}

//! A group that the bot was added to: who is in it, and how it becomes a supergroup. Knows no socket.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::Shared;
use super::person::Person;
use super::state::{Chat, Message, Standing, State};

/// A group.
#[derive(Clone)]
pub(crate) struct Group {
    pub(crate) shared: Arc<Shared>,
    /// Its number: negative.
    pub(crate) id: i64,
    /// Who made it.
    pub(crate) owner: Person,
}

impl Group {
    /// `owner` makes a group and adds the bot.
    pub(crate) fn new(owner: &Person, title: &str) -> Self {
        let id = owner.shared.act(|state| {
            let id = -state.number() - 600_000_000;
            let value = json!({ "id": id, "type": "group", "title": title, "all_members_are_administrators": true });
            let chat = Chat { value, standing: Standing::Left, creator: Some(owner.id), ..Chat::default() };
            state.chats.insert(id, chat);
            id
        });
        let group = Self { shared: Arc::clone(&owner.shared), id, owner: owner.at(id) };
        group.enter(owner);
        group.add();
        group
    }

    /// Adds the bot, for the first time or again.
    pub(crate) fn add(&self) {
        self.owner.stand(Standing::Member);
        self.tell("new_chat_members", json!([State::bot()]));
    }

    /// Removes the bot.
    pub(crate) fn remove(&self) {
        self.owner.stand(Standing::Out);
    }

    /// `person` joins: the same one, in the group.
    pub(crate) fn enter(&self, person: &Person) -> Person {
        self.shared.act(|state| {
            state.chats.get_mut(&self.id).map(|chat| chat.members.insert(person.id));
        });
        person.at(self.id)
    }

    /// A service message, which the bot is told of.
    fn tell(&self, what: &str, value: Value) {
        self.shared.act(|state| {
            let Some(from) = state.people.get(&self.owner.id).cloned() else { return };
            let content = Map::from_iter([(what.to_owned(), value)]);
            let message = state.post(self.id, &from, content, Message::default());
            state.put("message", message);
        });
    }

    /// Becomes a supergroup: another number, and the old one answers 400 for ever.
    pub(crate) fn migrate(&self) -> Self {
        let to = self.shared.act(|state| {
            let to = -1_001_000_000_000 - state.number();
            let old = state.chats.get_mut(&self.id)?;
            old.moved = Some(to);
            let value = json!({ "id": to, "type": "supergroup", "title": old.value["title"] });
            let (standing, members, creator) = (old.standing, old.members.clone(), old.creator);
            let chat = Chat { value, standing, members, creator, ..Chat::default() };
            state.chats.insert(to, chat);
            Some(to)
        });
        let new = Self { id: to.unwrap_or(self.id), owner: self.owner.at(to.unwrap_or(self.id)), ..self.clone() };
        self.tell("migrate_to_chat_id", new.id.into());
        new.tell("migrate_from_chat_id", self.id.into());
        new
    }
}

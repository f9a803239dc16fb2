//! The table of keys as it is in force: the default one, with what a moderator's file says otherwise. Whatever would leave a key
//! with two meanings, or a picker without its letters, is refused with the line that says it.

use std::sync::Arc;

use ilfaut_config::console::Rebinding;
use ilfaut_config::consultation::Complaint;
use ilfaut_config::locale::{Arg, Words};

use super::table::{BINDINGS, Binding, MODAL};
use super::{Action, Key, Scope};

/// The table of keys in force; cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Keymap {
    bindings: Arc<[Binding]>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self { bindings: BINDINGS.into() }
    }
}

impl Keymap {
    /// The default table changed by a file; a complaint is what is wrong with it first.
    pub(crate) fn read(file: &str, changes: &[Rebinding], words: &Words) -> Result<Self, Complaint> {
        let told = Told { file, words };
        let mut bindings: Vec<Binding> = BINDINGS.to_vec();
        for change in changes {
            let action = Action::named(&change.action).ok_or_else(|| told.unknown_action(change))?;
            let keys = keys(change, &told)?;
            rebind(&mut bindings, action, &keys).map_err(|key| told.typed(change, key))?;
        }
        let keymap = Self { bindings: bindings.into() };
        match changes.iter().find_map(|change| Some((change, keymap.conflict(change)?))) {
            Some((change, (key, other))) => Err(told.conflict(change, key, other)),
            None => Ok(keymap),
        }
    }

    /// What `key` does in `scope`.
    pub(crate) fn action(&self, scope: Scope, key: Key) -> Option<Action> {
        self.bindings(scope).find(|binding| binding.keys.contains(&key)).map(|binding| binding.action)
    }

    /// Everything that can be done in `scope`, in the order of the table.
    pub(crate) fn bindings(&self, scope: Scope) -> impl Iterator<Item = &Binding> {
        self.bindings.iter().filter(move |binding| binding.scopes.contains(&scope))
    }

    /// Everything that can be done anywhere, in the order of the table.
    pub(crate) fn all(&self) -> &[Binding] {
        &self.bindings
    }

    /// A key of a change that does something else in the same place, with that.
    fn conflict(&self, change: &Rebinding) -> Option<(Key, Action)> {
        let changed = Action::named(&change.action)?;
        let mine = self.bindings.iter().filter(|binding| binding.action == changed);
        let mut keys = mine.flat_map(|binding| binding.scopes.iter().map(|scope| (*scope, &binding.keys)));
        keys.find_map(|(scope, keys)| {
            let other = self.bindings(scope).find(|other| other.action != changed && shares(&other.keys, keys))?;
            keys.iter().find(|key| other.keys.contains(key)).map(|key| (*key, other.action))
        })
    }
}

fn shares(some: &[Key], others: &[Key]) -> bool {
    some.iter().any(|key| others.contains(key))
}

/// The keys that a change names.
fn keys(change: &Rebinding, told: &Told<'_>) -> Result<Vec<Key>, Complaint> {
    let read = |written: &String| Key::read(written).ok_or_else(|| told.unknown_key(change, written));
    change.keys.iter().map(read).collect()
}

/// Gives an action other keys wherever it has some; where letters are typed it keeps to keys that are none. An error is a letter
/// that it would need there.
fn rebind(bindings: &mut [Binding], action: Action, keys: &[Key]) -> Result<(), Key> {
    for binding in bindings.iter_mut().filter(|binding| binding.action == action) {
        let modal = binding.scopes.iter().any(|scope| MODAL.contains(scope));
        let fit = |key: &Key| !modal || !key.is_typed();
        let mut new: Vec<Key> = keys.iter().copied().filter(fit).collect();
        if action == Action::Cancel {
            new.push(Key::Ctrl('c'));
        }
        match keys.first() {
            Some(key) if new.is_empty() && !modal_aside(action) => return Err(*key),
            Some(_) if new.is_empty() => {}
            _ => binding.keys = new.into(),
        }
    }
    Ok(())
}

/// Whether an action has its place on pages and only a second one where letters are typed.
fn modal_aside(action: Action) -> bool {
    BINDINGS.iter().any(|binding| binding.action == action && !binding.scopes.iter().any(|scope| MODAL.contains(scope)))
}

/// How mistakes are told.
struct Told<'a> {
    file: &'a str,
    words: &'a Words,
}

impl Told<'_> {
    fn unknown_action(&self, change: &Rebinding) -> Complaint {
        let near = nearest(&change.action, Action::ALL.iter().map(|action| action.name()));
        self.complaint(change, "keys-unknown-action", &[("name", change.action.as_str().into()), ("near", near.into())])
    }

    fn unknown_key(&self, change: &Rebinding, key: &str) -> Complaint {
        self.complaint(change, "keys-unknown-key", &[("key", key.into())])
    }

    fn typed(&self, change: &Rebinding, key: Key) -> Complaint {
        let args = [("key", key.label(self.words).into()), ("name", change.action.as_str().into())];
        self.complaint(change, "keys-typed", &args)
    }

    fn conflict(&self, change: &Rebinding, key: Key, other: Action) -> Complaint {
        let args = [("key", key.label(self.words).into()), ("other", other.name().into())];
        self.complaint(change, "keys-conflict", &args)
    }

    fn complaint(&self, change: &Rebinding, id: &str, args: &[(&str, Arg)]) -> Complaint {
        let instead = self.words.say_with(&format!("{id}.instead"), args);
        Complaint { file: self.file.to_owned(), line: change.line, what: self.words.say_with(id, args), instead }
    }
}

/// The known name that is nearest to a written one.
pub(crate) fn nearest<'k>(written: &str, known: impl Iterator<Item = &'k str>) -> String {
    let near = known.min_by_key(|name| strsim::damerau_levenshtein(written, name));
    near.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use ilfaut_client::model::Language;
    use ilfaut_config::locale::Part;

    use super::*;

    fn keymap(changes: &[(&str, &[&str])]) -> Result<Keymap, String> {
        let words = Words::new(Language::FRENCH, Part::Console);
        let change = |(at, (action, keys)): (usize, &(&str, &[&str]))| Rebinding {
            action: (*action).to_owned(),
            keys: keys.iter().map(|key| (*key).to_owned()).collect(),
            line: at + 5,
        };
        let changes: Vec<Rebinding> = changes.iter().enumerate().map(change).collect();
        Keymap::read("console.toml", &changes, &words).map_err(|complaint| complaint.to_string())
    }

    #[test]
    fn an_action_gets_other_keys_and_loses_its_own() {
        let keymap = keymap(&[("accept", &["F2", "Ctrl-a"]), ("wake", &["A"])]).unwrap();
        assert_eq!(keymap.action(Scope::Queue, Key::F(2)), Some(Action::Accept));
        assert_eq!(keymap.action(Scope::Activity, Key::Ctrl('a')), Some(Action::Accept));
        assert_eq!(keymap.action(Scope::Queue, Key::Char('a')), None);
        assert_eq!(keymap.action(Scope::Detail, Key::Char('A')), Some(Action::Wake));
    }

    #[test]
    fn keys_can_be_swapped() {
        let keymap = keymap(&[("accept", &["r"]), ("refuse", &["a"])]).unwrap();
        assert_eq!(keymap.action(Scope::Queue, Key::Char('r')), Some(Action::Accept));
        assert_eq!(keymap.action(Scope::Queue, Key::Char('a')), Some(Action::Refuse));
    }

    #[test]
    fn every_mistake_is_refused_with_its_line() {
        let rows: [(&[(&str, &[&str])], &str, &str); 7] = [
            (&[("acept", &["a"])], ":5: ", "accept"),
            (&[("accept", &["a"]), ("wake", &["Hyper-x"])], ":6: ", "Hyper-x"),
            (&[("accept", &["y"])], ":5: ", "copy"),
            (&[("accept", &["x"]), ("export", &["Ctrl-x"]), ("refuse", &["x"])], ":5: ", "refuse"),
            (&[("confirm", &["v"])], ":5: ", "confirm"),
            (&[("quit", &["Ctrl-c"])], ":5: ", "cancel"),
            (&[("accept", &["j"])], ":5: ", "down"),
        ];
        for (changes, line, says) in rows {
            let told = keymap(changes).unwrap_err();
            assert!(told.starts_with(&format!("console.toml{line}")) && told.contains(says), "{told}");
            assert!(!told.contains(['[', '{']) || told.contains(" = ["), "{told}");
        }
    }

    #[test]
    fn control_c_stays_and_letters_stay_with_the_pickers() {
        let keymap = keymap(&[("cancel", &["F9"]), ("back", &["b"]), ("author", &["B"])]).unwrap();
        for scope in Scope::ALL {
            assert_eq!(keymap.action(scope, Key::Ctrl('c')), Some(Action::Cancel), "{scope:?}");
        }
        assert_eq!(keymap.action(Scope::Tags, Key::Esc), Some(Action::Back));
        assert_eq!(keymap.action(Scope::Tags, Key::Char('b')), None);
        assert_eq!(keymap.action(Scope::Detail, Key::Char('b')), Some(Action::Back));
    }
}

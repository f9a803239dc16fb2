//! Keys and pasted texts: what they mean where they are pressed.

use super::App;
use super::burst::Letter;
use super::help::Help;
use super::panel::Panel;
use crate::effect::Effect;
use crate::keys::{Action, Key, Scope};

impl App {
    /// Takes a key; `held` when it repeats itself because it is being held down.
    pub(super) fn press(&mut self, key: Key, held: bool) {
        (self.last_key, self.pressed) = (self.now, Some(key));
        if key == Key::Ctrl('c') {
            return self.cancel();
        }
        self.cancelled = false;
        let scope = self.scope();
        let bound = self.bound(scope, key);
        if self.size.is_too_small() {
            return self.press_blind(bound, key);
        }
        if self.types_a_text(key, bound) {
            return;
        }
        match bound {
            Some(_) if std::mem::take(&mut self.aiming) => self.act_on_marked(bound.filter(|_| !held)),
            Some(action) if held && is_grave(action) => self.changed = false,
            Some(action) => self.act(action),
            None => {
                self.changed = self.press_in_panel(key, held) || std::mem::take(&mut self.aiming);
                self.foresee_prompt();
            }
        }
        self.refresh_when_stale();
    }

    /// What a key does here; where letters are typed into the help they do nothing else.
    fn bound(&self, scope: Scope, key: Key) -> Option<Action> {
        let types = matches!(self.panel(), Some(Panel::Help(help)) if help.typing);
        if types && (key.is_typed() || matches!(key, Key::Left | Key::Right)) {
            return None;
        }
        self.setup.keys.action(scope, key)
    }

    /// Whether somebody types a text where keys do things: it is dropped.
    fn types_a_text(&mut self, key: Key, bound: Option<Action>) -> bool {
        if !matches!(key, Key::Char(_)) || self.panel().is_some() {
            return false;
        }
        let letter = self.burst.hear(bound.is_some(), self.now);
        if letter == Letter::Text {
            self.warn(self.say("note-typing"));
        }
        letter != Letter::Key
    }

    /// Nothing is decided in a window where nothing can be read.
    fn press_blind(&mut self, bound: Option<Action>, key: Key) {
        self.over |= matches!(bound, Some(Action::Close | Action::Quit)) || key == Key::Char('q');
    }

    /// Gives up the nearest thing; asked twice in a row, leaves.
    fn cancel(&mut self) {
        self.over = std::mem::replace(&mut self.cancelled, true);
        if self.panel().is_some() {
            self.back();
        }
        self.tell(self.say("note-cancel"));
    }

    /// A pasted text is typed where one types, and never runs keys.
    pub(super) fn paste(&mut self, text: &str) {
        match self.panels.last_mut().and_then(Panel::field_mut) {
            Some(field) => {
                field.insert(text);
                self.note = None;
                self.foresee_prompt();
            }
            None => self.tell(self.say("note-pasted")),
        }
    }

    /// Does what a key or a command asks for: what is open takes it first, then the page, then the console.
    pub(super) fn act(&mut self, action: Action) {
        if !self.act_on_panel(action) && !self.act_on_page(action) {
            self.act_anywhere(action);
        }
    }

    fn act_on_page(&mut self, action: Action) -> bool {
        match self.page_scope() {
            _ if self.panel().is_some() => false,
            Scope::Map => self.act_on_map(action),
            Scope::Activity => self.act_on_activity(action),
            Scope::Stats => self.act_on_stats(action),
            Scope::Journal => self.act_on_journal(action),
            _ => false,
        }
    }

    /// Marks, filters and switches; answers whether the action was one of them.
    fn act_on_list(&mut self, action: Action) -> bool {
        let scope = self.page_scope();
        let on_list = matches!(scope, Scope::Queue | Scope::Detail);
        let found = on_list || matches!(scope, Scope::Map | Scope::Journal);
        self.act_on_switch(action) || (on_list && self.act_on_marks(action)) || (found && self.act_on_limits(action))
    }

    fn act_anywhere(&mut self, action: Action) {
        let on_proposal = matches!(self.page_scope(), Scope::Queue | Scope::Detail);
        match action {
            verb if is_of_a_proposal(verb) && !on_proposal => self.tell(self.say("note-no-proposal-here")),
            Action::Accept => self.accept(),
            Action::Refuse => self.refuse(),
            Action::Postpone => self.postpone(),
            Action::Wake => self.wake(),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::Help => self.open_panel(Panel::Help(Help::default())),
            Action::Palette => self.open_palette(),
            Action::Messages => self.show_messages(false),
            Action::Faults => self.show_messages(true),
            Action::Tasks => self.show_tasks(),
            Action::Zen => self.set_zen(!self.zen),
            Action::Tab(tab) => self.open_tab(tab),
            Action::Open => self.open(),
            Action::Back => self.back(),
            Action::NextList => self.next_list(1),
            Action::PreviousList => self.next_list(-1),
            Action::Reload => self.reload(),
            Action::Redraw => self.ask(Effect::Redraw),
            Action::Close => self.close(),
            Action::Quit => self.over = true,
            Action::Cancel => self.cancel(),
            Action::NextEcho => self.next_echo(),
            Action::Copy => self.copy(),
            Action::ShowText => self.show_text(),
            Action::Suspend => self.ask(Effect::Suspend),
            Action::Release => self.release(),
            Action::Export if self.page_scope() == Scope::Queue => self.export_queue(),
            other if self.act_on_list(other) => {}
            other if self.act_on_proposal(other) => {}
            motion => self.travel(motion),
        }
    }
}

/// What is done with the proposal under the cursor, and with nothing that cannot be seen.
fn is_of_a_proposal(action: Action) -> bool {
    use Action::{Accept, Author, Duplicate, Edit, Message, Note, Postpone, Refuse, Seize, Tags, Wake};
    matches!(action, Accept | Refuse | Postpone | Edit | Tags | Duplicate | Message | Note | Wake | Author | Seize)
}

/// What must not happen twice because a finger rested on a key.
fn is_grave(action: Action) -> bool {
    use Action::{
        Accept, Back, Cancel, Close, Confirm, Duplicate, Mark, OnMarked, Open, Postpone, Quit, Redo, Refuse, Undo, Wake,
    };
    action == Action::ConfirmAside
        || matches!(action, Duplicate | Mark | OnMarked | Redo | Wake)
        || matches!(action, Accept | Refuse | Postpone | Undo | Confirm | Open | Back | Close | Quit | Cancel)
}

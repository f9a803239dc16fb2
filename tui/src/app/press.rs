//! Keys and pasted texts: what they mean where they are pressed.

use super::App;
use super::panel::Panel;
use crate::effect::Effect;
use crate::keys::{Action, Key, Scope, action};

impl App {
    /// Takes a key; `held` when it repeats itself because it is being held down.
    pub(super) fn press(&mut self, key: Key, held: bool) {
        self.last_key = self.now;
        if key == Key::Ctrl('c') {
            return self.cancel();
        }
        self.cancelled = false;
        let scope = self.scope();
        let bound = action(scope, key);
        if self.size.is_too_small() {
            return self.press_blind(bound, key);
        }
        match bound {
            Some(action) if held && is_grave(action) => self.changed = false,
            Some(action) => self.act(action),
            None => self.changed = self.press_in_panel(key, held),
        }
        self.refresh_when_stale();
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

    fn act_anywhere(&mut self, action: Action) {
        match action {
            Action::Accept => self.accept(),
            Action::Refuse => self.refuse(),
            Action::Postpone => self.postpone(),
            Action::Undo => self.ask(Effect::Undo),
            Action::Help => self.open_panel(Panel::Help(0)),
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
            Action::Export if self.page_scope() == Scope::Queue => self.export_queue(),
            other if self.act_on_proposal(other) => {}
            motion => self.travel(motion),
        }
    }
}

/// What must not happen twice because a finger rested on a key.
fn is_grave(action: Action) -> bool {
    use Action::{Accept, Back, Cancel, Close, Confirm, Open, Postpone, Quit, Refuse, Undo};
    action == Action::ConfirmAside
        || matches!(action, Accept | Refuse | Postpone | Undo | Confirm | Open | Back | Close | Quit | Cancel)
}

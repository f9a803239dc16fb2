//! Keys and pasted texts: what they mean where they are pressed.

use super::App;
use super::picker::Missing;
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
            None if scope == Scope::Reasons => self.press_in_picker(key, held),
            None => self.changed = false,
        }
        self.refresh_when_stale();
    }

    /// Nothing is decided in a window where nothing can be read.
    fn press_blind(&mut self, bound: Option<Action>, key: Key) {
        self.over |= matches!(bound, Some(Action::Close | Action::Quit)) || key == Key::Char('q');
    }

    fn press_in_picker(&mut self, key: Key, held: bool) {
        let Some(picker) = &mut self.picker else { return };
        self.changed = (picker.typing || !held) && picker.press(key);
    }

    /// Gives up the nearest thing; asked twice in a row, leaves.
    fn cancel(&mut self) {
        self.over = std::mem::replace(&mut self.cancelled, true);
        if self.help.is_some() || self.picker.is_some() {
            self.back();
        }
        self.tell(self.say("note-cancel"));
    }

    /// A pasted text is typed where one types, and never runs keys.
    pub(super) fn paste(&mut self, text: &str) {
        match &mut self.picker {
            Some(picker) if picker.typing && self.help.is_none() => {
                picker.words.insert(text);
                self.note = None;
            }
            _ => self.tell(self.say("note-pasted")),
        }
    }

    fn act(&mut self, action: Action) {
        match action {
            Action::Accept => self.accept(),
            Action::Refuse => self.refuse(),
            Action::Postpone => self.postpone(),
            Action::Undo => self.ask(Effect::Undo),
            Action::Confirm => self.confirm(),
            Action::Help => self.help = Some(0),
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
            Action::Alerts => self.open_alerts(),
            Action::SetAside => self.set_aside(),
            Action::ConfirmAside => self.confirm_aside(),
            Action::Restore => self.restore(),
            motion => self.travel(motion),
        }
    }

    fn confirm(&mut self) {
        let Some(picker) = &mut self.picker else { return };
        match picker.decision() {
            Ok(decision) => {
                let proposal = picker.proposal.clone();
                self.picker = None;
                self.decide(&proposal, decision);
            }
            Err(Missing::Reason) => self.warn(self.say("note-choose")),
            Err(Missing::Words) => {
                picker.typing = true;
                self.warn(self.say("note-write"));
            }
        }
    }
}

/// What must not happen twice because a finger rested on a key.
fn is_grave(action: Action) -> bool {
    use Action::{Accept, Back, Cancel, Close, Confirm, Open, Postpone, Quit, Refuse, Undo};
    let on_votes = matches!(action, Action::SetAside | Action::ConfirmAside | Action::Restore);
    on_votes || matches!(action, Accept | Refuse | Postpone | Undo | Confirm | Open | Back | Close | Quit | Cancel)
}

//! The reader's terminal: taken, read, and given back whatever happens (an end, an error, a panic).
//! Translates its key codes; knows no state.

use std::io::{Result, stdout};

use crossterm::cursor::Show;
use crossterm::event::{
    DisableBracketedPaste, EnableBracketedPaste, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers,
};
use crossterm::execute;
use ratatui::DefaultTerminal;

use crate::keys::Key;
use crate::message::Message;

/// The terminal while the console has it.
pub(crate) struct Taken(pub(crate) DefaultTerminal);

impl Taken {
    /// Takes the terminal: raw keys, the other screen, pasted texts told apart from keys.
    ///
    /// From here on a panic gives it back before it is reported.
    pub(crate) fn take() -> Result<Self> {
        let reported = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            give_back();
            reported(panic);
        }));
        let terminal = ratatui::try_init()?;
        let taken = Self(terminal);
        execute!(stdout(), EnableBracketedPaste)?;
        Ok(taken)
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        give_back();
    }
}

/// Leaves the terminal as it was found; may be done twice.
fn give_back() {
    let _ = execute!(stdout(), DisableBracketedPaste, Show); // a terminal that is gone cannot be given back
    let _ = ratatui::try_restore();
}

/// What an event of the terminal means here.
pub(crate) fn message(event: Event) -> Option<Message> {
    match event {
        Event::Key(event) => pressed(event),
        Event::Paste(text) => Some(Message::Pasted(text)),
        Event::Resize(columns, rows) => Some(Message::Resized(columns, rows)),
        _ => None,
    }
}

fn pressed(event: KeyEvent) -> Option<Message> {
    let key = key(event)?;
    match event.kind {
        KeyEventKind::Press => Some(Message::Key(key)),
        KeyEventKind::Repeat => Some(Message::Held(key)),
        KeyEventKind::Release => None,
    }
}

/// The key; a letter held with Alt or the like is never taken for the letter.
fn key(event: KeyEvent) -> Option<Key> {
    let held = event.modifiers - KeyModifiers::SHIFT;
    Some(match event.code {
        KeyCode::Char(c) if held == KeyModifiers::CONTROL => Key::Ctrl(c.to_ascii_lowercase()),
        KeyCode::Char(c) if held.is_empty() || held == KeyModifiers::CONTROL | KeyModifiers::ALT => Key::Char(c),
        _ if !held.is_empty() => return None,
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::F(1) => Key::F1,
        _ => return None,
    })
}

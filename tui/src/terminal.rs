//! The reader's terminal: taken, read, and given back whatever happens (an end, an error, a panic).
//! Translates its key codes; knows no state.

use std::io::{Result, stdout};

use crossterm::cursor::Show;
use crossterm::event::{
    DisableBracketedPaste, EnableBracketedPaste, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers,
};
use crossterm::execute;
use ratatui::DefaultTerminal;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

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

/// Reads the terminal from a thread of its own until the program ends.
///
/// A thread, because reading a terminal that hung up may never return: nothing else waits for it.
pub(crate) fn listen() -> Result<UnboundedReceiver<Result<Event>>> {
    let (heard, events) = unbounded_channel();
    let read_on = move || {
        loop {
            let event = crossterm::event::read();
            let lost = event.is_err();
            if heard.send(event).is_err() || lost {
                return;
            }
        }
    };
    std::thread::Builder::new().name("keys".to_owned()).spawn(read_on)?;
    Ok(events)
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
        KeyCode::F(number) => Key::F(number),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs one of the ignored tests below in a terminal of its own; answers with everything that terminal was sent.
    #[cfg(target_os = "linux")]
    fn in_a_terminal(test: &str) -> Option<String> {
        let program = std::env::current_exe().unwrap();
        let line = format!("{} --ignored --exact terminal::tests::{test} --nocapture; stty -a", program.display());
        let script = std::process::Command::new("script").args(["-qec", line.as_str(), "/dev/null"]).output();
        let said = script.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
        said.inspect_err(|error| eprintln!("skipped: no `script` to make a terminal with ({error})")).ok()
    }

    #[cfg(target_os = "linux")]
    fn is_given_back(said: &str) {
        for (taken, given_back) in [("[?1049h", "[?1049l"), ("[?25l", "[?25h"), ("[?2004h", "[?2004l")] {
            let (at, back) = (said.find(taken), said.rfind(given_back));
            assert!(at.is_some() && at < back, "{taken} then {given_back}: {said:?}");
        }
        let modes: Vec<&str> = said[said.rfind("speed").unwrap_or(0)..].split_whitespace().collect();
        assert!(["icanon", "echo", "isig"].iter().all(|mode| modes.contains(mode)), "{modes:?}");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_panic_gives_the_terminal_back_before_it_is_reported() {
        let Some(said) = in_a_terminal("panics_while_it_has_the_terminal") else { return };
        is_given_back(&said);
        let (back, reported) = (said.find("[?1049l"), said.find("on purpose"));
        assert!(back.is_some() && back < reported, "{said:?}");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn an_end_gives_the_terminal_back() {
        if let Some(said) = in_a_terminal("ends_while_it_has_the_terminal") {
            is_given_back(&said);
        }
    }

    #[test]
    #[ignore = "run by another test in a terminal of its own"]
    fn panics_while_it_has_the_terminal() {
        let mut taken = Taken::take().unwrap();
        taken.0.draw(|frame| frame.render_widget("drawn", frame.area())).unwrap();
        panic!("on purpose");
    }

    #[test]
    #[ignore = "run by another test in a terminal of its own"]
    fn ends_while_it_has_the_terminal() {
        let mut taken = Taken::take().unwrap();
        taken.0.draw(|frame| frame.render_widget("drawn", frame.area())).unwrap();
    }

    fn pressed_with(code: KeyCode, modifiers: KeyModifiers) -> Option<Key> {
        key(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn a_letter_with_alt_is_not_the_letter() {
        assert_eq!(pressed_with(KeyCode::Char('a'), KeyModifiers::ALT), None);
        assert_eq!(pressed_with(KeyCode::Char('a'), KeyModifiers::SUPER), None);
        assert_eq!(pressed_with(KeyCode::Char('a'), KeyModifiers::NONE), Some(Key::Char('a')));
        assert_eq!(pressed_with(KeyCode::Char('G'), KeyModifiers::SHIFT), Some(Key::Char('G')));
        assert_eq!(pressed_with(KeyCode::Char('C'), KeyModifiers::CONTROL), Some(Key::Ctrl('c')));
        assert_eq!(pressed_with(KeyCode::Enter, KeyModifiers::ALT), None);
    }

    #[test]
    fn a_held_key_is_told_apart_and_a_released_one_is_nothing() {
        let event = |kind| Event::Key(KeyEvent::new_with_kind(KeyCode::Char('a'), KeyModifiers::NONE, kind));
        assert!(matches!(message(event(KeyEventKind::Press)), Some(Message::Key(Key::Char('a')))));
        assert!(matches!(message(event(KeyEventKind::Repeat)), Some(Message::Held(Key::Char('a')))));
        assert!(message(event(KeyEventKind::Release)).is_none());
        assert!(message(Event::FocusGained).is_none());
    }
}

//! The reader's terminal: taken, read, and given back whatever happens (an end, an error, a panic).
//! Translates its key codes; knows no state.

mod mouse;
mod suspend;

use std::io::{Result, Write, stdout};
use std::sync::Once;

use crossterm::cursor::Show;
use crossterm::event::{
    DisableBracketedPaste, EnableBracketedPaste, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers,
};
use crossterm::execute;
use crossterm::style::Print;
use ratatui::DefaultTerminal;
use ratatui::layout::Rect;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

pub(crate) use mouse::{Mouse, Moved};
pub(crate) use suspend::{Forward, stop};

use crate::keys::Key;
use crate::message::Message;
use crate::skin::Heard;

/// Presses and the wheel are told, with columns beyond 223; motion is not.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
/// The mouse is the terminal's own again.
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";
/// The title of the window is put by, for terminals that can.
const TITLE_KEPT: &str = "\x1b[22;2t";
/// The title that was put by.
const TITLE_BACK: &str = "\x1b[23;2t";

/// The terminal while the console has it.
pub(crate) struct Taken {
    /// What is drawn on.
    pub(crate) screen: DefaultTerminal,
    /// The title of its window, as it was last set.
    title: String,
}

impl Taken {
    /// Takes the terminal: raw keys, the other screen, pasted texts told apart from keys, and the mouse where it is wanted.
    ///
    /// From here on a panic gives it back before it is reported.
    pub(crate) fn take(mouse: bool) -> Result<Self> {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            let reported = std::panic::take_hook();
            std::panic::set_hook(Box::new(move |panic| {
                give_back();
                reported(panic);
            }));
        });
        let taken = Self { screen: ratatui::try_init()?, title: String::new() };
        execute!(stdout(), EnableBracketedPaste, Print(TITLE_KEPT), Print(if mouse { MOUSE_ON } else { "" }))?;
        Ok(taken)
    }

    /// Draws everything again next time. The terminal is asked nothing: whoever reads its keys would get the answer.
    pub(crate) fn clear(&mut self) -> Result<()> {
        let size = self.screen.size()?;
        self.screen.resize(Rect::new(0, 0, size.width, size.height))
    }

    /// Sets the title of the window when it is another one.
    pub(crate) fn name(&mut self, title: &str) -> Result<()> {
        if self.title == title {
            return Ok(());
        }
        title.clone_into(&mut self.title);
        write(&format!("\x1b]2;{title}\x07"))
    }
}

/// Sends the terminal a sequence that draws nothing.
pub(crate) fn write(sequence: &str) -> Result<()> {
    let mut out = stdout();
    out.write_all(sequence.as_bytes())?;
    out.flush()
}

impl Drop for Taken {
    fn drop(&mut self) {
        give_back();
    }
}

/// Leaves the terminal as it was found; may be done twice.
fn give_back() {
    // A terminal that is gone cannot be given back.
    let _ = execute!(stdout(), Print(MOUSE_OFF), Print(TITLE_BACK), DisableBracketedPaste, Show);
    let _ = ratatui::try_restore();
}

/// Reads the terminal from a thread of its own until the program ends.
///
/// A thread, because reading a terminal that hung up may never return: nothing else waits for it.
pub(crate) fn listen() -> Result<UnboundedReceiver<Result<Heard>>> {
    let (heard, events) = unbounded_channel();
    let read_on = move || {
        loop {
            let event = crossterm::event::read().map(Heard::Event);
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
        for (taken, given_back) in [
            ("[?1049h", "[?1049l"),
            ("[?25l", "[?25h"),
            ("[?2004h", "[?2004l"),
            ("[?1000h", "[?1000l"),
            ("[22;2t", "[23;2t"),
        ] {
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
    fn the_title_is_set_once_and_motion_is_never_asked_for() {
        let Some(said) = in_a_terminal("ends_while_it_has_the_terminal") else { return };
        assert_eq!(said.matches("]2;(3) ilfaut").count(), 1, "{said:?}");
        assert!(!said.contains("[?1002h") && !said.contains("[?1003h"), "{said:?}");
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
        let mut taken = Taken::take(true).unwrap();
        taken.name("(3) ilfaut").unwrap();
        taken.screen.draw(|frame| frame.render_widget("drawn", frame.area())).unwrap();
        panic!("on purpose");
    }

    #[test]
    #[ignore = "run by another test in a terminal of its own"]
    fn ends_while_it_has_the_terminal() {
        let mut taken = Taken::take(true).unwrap();
        for _ in 0..3 {
            taken.name("(3) ilfaut").unwrap();
        }
        taken.screen.draw(|frame| frame.render_widget("drawn", frame.area())).unwrap();
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

//! What the benchmarks may ask of the console: a queue of so many rows, keys, and what a frame sends to the terminal.
//! Compiled for them alone; draws on nothing.

use std::cell::Cell;
use std::io::{Result, Write};
use std::rc::Rc;

use ilfaut_client::model::{Language, Status};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

use crate::app::App;
use crate::app::samples::{NOON, item, question, setup};
use crate::keys::Key;
use crate::layout::Size;
use crate::message::Message;
use crate::screen;

/// A terminal that only counts.
#[derive(Debug, Clone, Default)]
struct Counter(Rc<Cell<usize>>);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        self.0.set(self.0.get() + bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

/// A console on a queue, and a terminal that counts what it is sent.
pub struct Probe {
    app: App,
    terminal: Terminal<CrosstermBackend<Counter>>,
    sent: Counter,
}

impl Probe {
    /// A queue of `texts` in a window of so many columns and lines; on a slow line if wished.
    pub fn new(texts: &[String], columns: u16, lines: u16, slow: bool) -> Result<Self> {
        let mut setup = setup(Language::FRENCH);
        setup.slow = slow;
        let size = Size(columns, lines);
        let size = if slow { size.slow() } else { size };
        let pending = u64::try_from(texts.len()).unwrap_or(0);
        let mut app = App::new(setup, size, vec![question("village", pending)], NOON).0;
        let items = texts.iter().enumerate().map(|(n, text)| item(n, text)).collect();
        app.update(Message::Listed("village".into(), Status::Pending, Ok(items)), NOON);
        let sent = Counter::default();
        let terminal = terminal(Rect::new(0, 0, columns, lines), &sent)?;
        Ok(Self { app, terminal, sent })
    }

    /// Presses the key of a character; the moment stands still.
    pub fn press(&mut self, key: char) {
        self.app.update(Message::Key(Key::Char(key)), NOON);
    }

    /// Turns a page.
    pub fn page(&mut self) {
        self.app.update(Message::Key(Key::PageDown), NOON);
    }

    /// Whether something is to be drawn.
    pub fn is_changed(&self) -> bool {
        self.app.changed
    }

    /// Draws a frame; answers with the bytes that the terminal is sent.
    pub fn draw(&mut self) -> Result<usize> {
        self.app.changed = false;
        let before = self.sent.0.get();
        self.terminal.draw(|frame| screen::draw(&self.app, frame))?;
        Ok(self.sent.0.get() - before)
    }

    /// Draws everything again; answers with the bytes.
    pub fn redraw(&mut self) -> Result<usize> {
        self.terminal = terminal(self.terminal.get_frame().area(), &self.sent)?;
        self.draw()
    }
}

/// A terminal that nothing was drawn on yet.
fn terminal(area: Rect, sent: &Counter) -> Result<Terminal<CrosstermBackend<Counter>>> {
    let options = TerminalOptions { viewport: Viewport::Fixed(area) };
    Terminal::with_options(CrosstermBackend::new(sent.clone()), options)
}

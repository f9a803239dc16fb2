//! How the console meets its reader: on a screen, or line by line. Each hears and shows in its own way; the loop and the state
//! know no more of it than this.

use std::collections::VecDeque;
use std::io::{BufRead, IsTerminal, Read, Result, Write, stdin, stdout};

use crossterm::event::Event;
use ilfaut_client::model::Time;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::app::App;
use crate::clipboard;
use crate::effect::Effect;
use crate::layout::Size;
use crate::message::Message;
use crate::plain::{PAPER, Talk};
use crate::screen;
use crate::terminal::{self, Mouse, Moved, Taken};

/// The most bytes of one typed line that are read.
const LINE: u64 = 64 * 1024;

/// Something that the reader did.
pub(crate) enum Heard {
    /// On the screen.
    Event(Event),
    /// A line was typed.
    Line(String),
    /// No more lines will come.
    End,
}

/// Which skin is wanted.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    /// Line by line; what is said first.
    pub(crate) plain: Option<Vec<String>>,
    /// With the mouse.
    pub(crate) mouse: bool,
    /// Within tmux.
    pub(crate) tmux: bool,
}

/// How the console meets its reader.
pub(crate) enum Skin {
    /// On a screen.
    Screen(Box<Screen>),
    /// Line by line.
    Lines(Box<Talk>),
}

/// The screen, and what was heard of it.
pub(crate) struct Screen {
    taken: Option<Taken>,
    mouse: Mouse,
    wanted: Wanted,
    heard: VecDeque<Message>,
}

impl Skin {
    /// Takes the terminal, or begins to talk; answers with the window too.
    pub(crate) fn open(wanted: Wanted) -> Result<(Self, Size)> {
        if let Some(greeting) = wanted.plain {
            return Ok((Self::Lines(Box::new(Talk::new(greeting))), PAPER));
        }
        let taken = Taken::take(wanted.mouse)?;
        let size = taken.screen.size()?;
        let screen = Screen { taken: Some(taken), mouse: Mouse::default(), wanted, heard: VecDeque::new() };
        Ok((Self::Screen(Box::new(screen)), Size(size.width, size.height)))
    }

    /// Listens to the reader from a thread of its own.
    pub(crate) fn listen(&self) -> Result<UnboundedReceiver<Result<Heard>>> {
        match self {
            Self::Screen(_) => terminal::listen(),
            Self::Lines(_) => listen_to_lines(),
        }
    }

    /// Whether it can take what the reader does next.
    pub(crate) fn listens(&self) -> bool {
        match self {
            Self::Screen(_) => true,
            Self::Lines(talk) => talk.listens(),
        }
    }

    /// Whether an answer to the last line is complete and is to be said before the next one is heard.
    pub(crate) fn has_words(&self) -> bool {
        match self {
            Self::Screen(_) => false,
            Self::Lines(talk) => talk.has_words(),
        }
    }

    /// Takes what the reader did.
    pub(crate) fn hear(&mut self, heard: Heard, app: &App, now: Time) {
        match (self, heard) {
            (Self::Screen(screen), Heard::Event(Event::Mouse(event))) => {
                let moved = screen.mouse.hear(event, now);
                screen.heard.extend(moved.and_then(|moved| pressed(moved, app)));
            }
            (Self::Screen(screen), Heard::Event(event)) => screen.heard.extend(terminal::message(event)),
            (Self::Lines(talk), Heard::Line(line)) => talk.hear(&line, app),
            (Self::Lines(talk), Heard::End) => talk.end(),
            _ => {}
        }
    }

    /// The next message that came of it.
    pub(crate) fn next(&mut self, app: &App) -> Option<Message> {
        match self {
            Self::Screen(screen) => screen.heard.pop_front(),
            Self::Lines(talk) => talk.next(app),
        }
    }

    /// An effect was sent on its way.
    pub(crate) fn sent(&mut self, effect: &Effect, now: Time) {
        if let Self::Lines(talk) = self {
            talk.sent(effect, now);
        }
    }

    /// Something happened to the state; whether it was an answer.
    pub(crate) fn happened(&mut self, answered: bool, app: &App) {
        if let Self::Lines(talk) = self {
            talk.happened(answered, app);
        }
    }

    /// When something happens to it by itself.
    pub(crate) fn deadline(&self) -> Option<Time> {
        match self {
            Self::Screen(_) => None,
            Self::Lines(talk) => talk.deadline(),
        }
    }

    /// Shows the state as it is.
    pub(crate) fn show(&mut self, app: &App) -> Result<()> {
        match self {
            Self::Screen(screen) => screen.show(app),
            Self::Lines(talk) => say(&talk.speak(app), talk.listens()),
        }
    }

    /// Draws everything again at the next occasion.
    pub(crate) fn clear(&mut self) {
        if let Self::Screen(screen) = self {
            let _ = screen.taken.as_mut().map(Taken::clear); // the next picture says if the terminal is gone
        }
    }

    /// Gives the terminal back for a while, and goes back to the shell; answers whether it did.
    pub(crate) fn suspend(&mut self) -> bool {
        let Self::Screen(screen) = self else { return false };
        screen.taken = None;
        terminal::stop().is_ok() || screen.retake().is_err()
    }

    /// Takes the terminal again; answers with its window.
    pub(crate) fn resume(&mut self) -> Result<Option<Size>> {
        let Self::Screen(screen) = self else { return Ok(None) };
        screen.taken = None;
        screen.retake().map(Some)
    }

    /// Offers a text to the terminal's clipboard; answers with how many characters were sent, none when there are too many.
    pub(crate) fn copy(&self, text: &str) -> Option<usize> {
        let Self::Screen(screen) = self else { return None };
        let sequence = clipboard::offer(text, screen.wanted.tmux)?;
        terminal::write(&sequence).ok().map(|()| text.chars().count())
    }

    /// Rings.
    pub(crate) fn ring(&self) {
        if matches!(self, Self::Screen(_)) {
            let _ = terminal::write("\x07"); // the next picture says if the terminal is gone
        }
    }

    /// Gives the terminal back for good.
    pub(crate) fn close(&mut self) {
        if let Self::Screen(screen) = self {
            screen.taken = None;
        }
    }
}

impl Screen {
    fn show(&mut self, app: &App) -> Result<()> {
        let Some(taken) = &mut self.taken else { return Ok(()) };
        taken.name(&screen::window_title(app))?;
        taken.screen.draw(|frame| screen::draw(app, frame)).map(drop)
    }

    fn retake(&mut self) -> Result<Size> {
        let mut taken = Taken::take(self.wanted.mouse)?;
        taken.clear()?;
        let size = taken.screen.size()?;
        self.taken = Some(taken);
        Ok(Size(size.width, size.height))
    }
}

/// What the mouse asks for where it was moved.
fn pressed(moved: Moved, app: &App) -> Option<Message> {
    match moved {
        Moved::Pressed(column, row, twice) => screen::at(app, column, row, twice).map(Message::Clicked),
        Moved::Turned(lines) => Some(Message::Wheel(lines)),
    }
}

/// Says sentences, one a line; a sign asks for the next line where somebody types.
fn say(lines: &[String], asks: bool) -> Result<()> {
    let mut out = stdout().lock();
    for line in lines {
        writeln!(out, "{line}")?;
    }
    if asks && !lines.is_empty() && stdin().is_terminal() && out.is_terminal() {
        write!(out, "> ")?;
    }
    out.flush()
}

/// Reads lines until there are no more.
fn listen_to_lines() -> Result<UnboundedReceiver<Result<Heard>>> {
    let (heard, lines) = unbounded_channel();
    let read_on = move || {
        let mut input = stdin().lock();
        loop {
            let mut line = Vec::new();
            let read = input.by_ref().take(LINE).read_until(b'\n', &mut line);
            let end = matches!(read, Ok(0) | Err(_));
            let line = read.map(|count| if count == 0 { Heard::End } else { Heard::Line(text(&line)) });
            if heard.send(line).is_err() || end {
                return;
            }
        }
    };
    std::thread::Builder::new().name("lines".to_owned()).spawn(read_on)?;
    Ok(lines)
}

fn text(line: &[u8]) -> String {
    String::from_utf8_lossy(line).chars().filter(|c| !c.is_control()).collect()
}

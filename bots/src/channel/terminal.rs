//! The line session: a terminal, ssh, a pipe, a screen reader. Knows lines and signals, and nothing of consultations.
//!
//! No escape codes unless standard output is a terminal that wants colour, one prompt per line, nothing redrawn. Whatever
//! bytes come in, a line of text goes on; whatever text goes out, no control character reaches the terminal.

mod lines;
mod paint;

use std::io::{self, IsTerminal, Write};

use async_trait::async_trait;
use ilfaut_client::model::{Channel as Origin, Language, QuestionId};
use tokio::sync::mpsc::Receiver;

use super::ending::Ending;
use super::{Caller, Channel, Delivery, Incoming, Limits, Said};
use crate::voice::message::Message;
use paint::Paint;

/// The prompt, where somebody sees it.
const PROMPT: &str = "> ";

/// Standard input and output.
pub struct Terminal {
    caller: Caller,
    arrival: Option<Said>,
    lines: Receiver<String>,
    ending: Ending,
    over: bool,
    prompt: bool,
    paint: Paint,
}

impl Terminal {
    /// Opens the terminal for one person, who wants this language and this question; must run within tokio.
    pub fn open(caller: Caller, language: Option<Language>, question: Option<QuestionId>) -> io::Result<Self> {
        let colour = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|no| no.is_empty());
        let dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
        Ok(Self {
            caller,
            arrival: Some(Said::Arrived { language, question, proposal: None }),
            lines: lines::of_stdin(),
            ending: Ending::listen()?,
            over: false,
            prompt: io::stdin().is_terminal(),
            paint: Paint { colour: colour && !dumb, wrap: io::stdout().is_terminal() },
        })
    }

    /// Says something that answers nothing, such as how to come back.
    pub fn add(&self, message: &Message) -> io::Result<()> {
        write(&self.paint.text(message))
    }
}

fn write(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

#[async_trait]
impl Channel for Terminal {
    fn name(&self) -> Origin {
        Origin::Terminal
    }

    fn limits(&self) -> Limits {
        Limits { keyboard: true, files: true, ..Limits::default() }
    }

    async fn listen(&mut self) -> Option<Incoming> {
        let from = self.caller.clone();
        if let Some(said) = self.arrival.take() {
            return Some(Incoming::new(from, said));
        }
        tokio::select! {
            biased;
            () = self.ending.asked() => Some(Incoming::new(from, Said::Left)),
            line = self.lines.recv(), if !self.over => {
                self.over = line.is_none();
                line.map(|line| Incoming::new(from, Said::Typed(line)))
            }
        }
    }

    async fn speak(&mut self, _: &Caller, message: &Message) -> io::Result<Delivery> {
        let mut text = self.paint.text(message);
        if self.prompt && !message.more {
            text.push_str(PROMPT);
        }
        write(&text)?;
        Ok(Delivery::Done)
    }
}

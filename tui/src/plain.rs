//! The console line by line, for screen readers, dumb terminals, pipes and logs: the same state and the same verbs as on the
//! screen, in words and short sentences. Draws nothing, writes no escape sequence, and says only what has changed.

mod heard;
mod tell;
#[cfg(test)]
mod tests;
mod verbs;

use std::collections::VecDeque;

use ilfaut_client::model::Time;

use crate::app::App;
use crate::effect::Effect;
use crate::keys::Scope;
use crate::layout::Size;
use crate::message::Message;
use tell::Told;
use verbs::Verbs;

/// The window that pages are laid out for before they are read as lines: too low for a picture of the map.
pub(crate) const PAPER: Size = Size(100, 23);
/// How long an answer is waited for before the next line is heard, in milliseconds.
const PATIENCE: i64 = 5 * Time::SECOND;

/// One thing that a typed line asks for.
#[derive(Debug)]
pub(crate) enum Step {
    /// A message, only while keys go where it was meant for.
    Send(Option<Scope>, Message),
    /// Sentences.
    Say(Vec<String>),
    /// The page once more.
    Repeat,
}

/// A conversation with somebody who reads and types lines.
pub(crate) struct Talk {
    verbs: Verbs,
    steps: VecDeque<Step>,
    waiting: usize,
    since: Option<Time>,
    ended: bool,
    heard: bool,
    told: Told,
    said: Vec<String>,
}

impl Talk {
    /// The conversation at its start; `greeting` is said first.
    pub(crate) fn new(greeting: Vec<String>) -> Self {
        let (verbs, told) = (Verbs::new(), Told::default());
        Self { verbs, steps: VecDeque::new(), waiting: 0, since: None, ended: false, heard: true, told, said: greeting }
    }

    /// Takes a typed line.
    pub(crate) fn hear(&mut self, line: &str, app: &App) {
        self.heard = true;
        self.steps.extend(heard::steps(line, app, &self.verbs));
    }

    /// No more lines will come.
    pub(crate) fn end(&mut self) {
        self.ended = true;
    }

    /// Whether the next line may be heard: everything that the one before asked for was answered.
    pub(crate) fn listens(&self) -> bool {
        self.waiting == 0 && self.steps.is_empty() && !self.ended
    }

    /// Whether everything that was asked for was answered, and the answer was not said yet.
    pub(crate) fn has_words(&self) -> bool {
        self.waiting == 0 && self.steps.is_empty() && (self.heard || !self.said.is_empty())
    }

    /// The next thing to do, unless an answer is waited for.
    pub(crate) fn next(&mut self, app: &App) -> Option<Message> {
        while self.waiting == 0 {
            match self.steps.pop_front() {
                Some(Step::Send(meant, message)) if meant.is_none_or(|meant| meant == app.scope()) => {
                    return Some(message);
                }
                Some(Step::Send(..)) => self.steps.clear(),
                Some(Step::Say(sentences)) => self.said.extend(sentences),
                Some(Step::Repeat) => self.told.forget(),
                None if self.ended => return Some(Message::Stop),
                None => return None,
            }
        }
        None
    }

    /// An effect was sent on its way.
    pub(crate) fn sent(&mut self, effect: &Effect, now: Time) {
        if asks(effect) {
            self.waiting += 1;
            self.since = Some(now);
        }
    }

    /// Something happened; whether it was an answer.
    pub(crate) fn happened(&mut self, answered: bool, app: &App) {
        if answered {
            self.waiting = self.waiting.saturating_sub(1);
            self.since = Some(app.now);
        } else if self.waiting > 0 && self.deadline().is_some_and(|at| at <= app.now) {
            self.waiting = 0;
            self.said.push(app.setup.words.say("plain-slow"));
        }
    }

    /// When waiting for an answer ends.
    pub(crate) fn deadline(&self) -> Option<Time> {
        self.since.filter(|_| self.waiting > 0).map(|since| since.plus(PATIENCE))
    }

    /// What is to be said now; nothing while something is under way.
    pub(crate) fn speak(&mut self, app: &App) -> Vec<String> {
        if self.waiting > 0 || !self.steps.is_empty() {
            return Vec::new();
        }
        let mut lines = std::mem::take(&mut self.said);
        let page = std::mem::take(&mut self.heard);
        lines.extend(self.told.news(app, page));
        lines.retain(|line| !line.is_empty());
        lines
    }
}

/// Whether an effect is answered by a message.
fn asks(effect: &Effect) -> bool {
    !matches!(
        effect,
        Effect::Release(_)
            | Effect::Settle(_)
            | Effect::Redraw
            | Effect::Save { .. }
            | Effect::Ring
            | Effect::Suspend
            | Effect::Copy(_)
    )
}

/// Whether a message answers an effect.
pub(crate) fn is_answer(message: &Message) -> bool {
    !matches!(
        message,
        Message::Key(_)
            | Message::Held(_)
            | Message::Pasted(_)
            | Message::Resized(..)
            | Message::Due
            | Message::Stop
            | Message::Copied(_)
            | Message::Saved(_)
            | Message::Clicked(_)
            | Message::Wheel(_)
            | Message::Line(_)
            | Message::Unkept(_)
    )
}

//! What is spoken at once, before any channel gives it a form. Knows no channel.

use crate::conversation::command::Command;

/// Everything that answers one thing typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Message {
    /// Lines to read; a channel that draws nothing loses nothing.
    pub lines: Vec<Line>,
    /// The answers understood now, for channels that can draw them.
    pub choices: Vec<Choice>,
    /// Whether more comes by itself: nothing is awaited yet.
    pub more: bool,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What kind of line it is.
    pub tone: Tone,
    /// Its words; may hold line ends, never other control characters.
    pub text: String,
}

/// What kind of line it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// An ordinary sentence.
    Plain,
    /// The idea that one votes on.
    Idea,
    /// What can be answered.
    Hint,
}

/// One answer that can be drawn as a button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it stands for when typed.
    pub typed: String,
    /// The word on it.
    pub label: String,
    /// What it means; none: an entry of a list.
    pub command: Option<Command>,
}

impl Line {
    /// An ordinary sentence.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { tone: Tone::Plain, text: text.into() }
    }

    /// The idea that one votes on.
    pub fn idea(text: impl Into<String>) -> Self {
        Self { tone: Tone::Idea, text: text.into() }
    }

    /// Nothing, to keep two things apart.
    pub fn blank() -> Self {
        Self::plain("")
    }
}

impl Message {
    /// All lines, one under the other.
    pub fn text(&self) -> String {
        self.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")
    }
}

//! What is spoken at once, before any channel gives it a form. Knows no channel.

use ilfaut_client::model::{NoticeId, ProposalId};

use crate::conversation::Press;
use crate::conversation::command::Command;

/// Everything that answers one thing typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each answers one plain question about a message")]
pub struct Message {
    /// Lines to read; a channel that draws nothing loses nothing.
    pub lines: Vec<Line>,
    /// The answers understood now, for channels that can draw them.
    pub choices: Vec<Choice>,
    /// Whether more comes by itself: nothing is awaited yet.
    pub more: bool,
    /// Whether it takes the place of the message that was answered by a press.
    pub in_place: bool,
    /// A word at once to whoever pressed.
    pub toast: Option<Toast>,
    /// Whether it may arrive without a sound.
    pub silent: bool,
    /// What goes with it.
    pub attachment: Option<Attachment>,
    /// An idea that can be passed on, with the word for it.
    pub share: Option<(ProposalId, String)>,
    /// The way to speak with us alone, for an idea or any, with the word for it.
    pub alone: Option<(Option<ProposalId>, String)>,
    /// How many of the first lines are about what was shown here before.
    pub earlier: usize,
    /// The message whose place it takes, by its number there.
    pub instead_of: Option<i64>,
    /// Ideas that can be passed on, for whoever looked for them.
    pub found: Vec<Found>,
    /// The receipt's key of what it answers; none: nothing that the channel keeps.
    pub answers: Option<Vec<u8>>,
    /// The ideas voted on by what it answers.
    pub voted: Vec<ProposalId>,
    /// Whether it is only said while the answer itself is kept back.
    pub meanwhile: bool,
    /// What is marked as told once it has arrived.
    pub tells: Vec<NoticeId>,
}

/// A word at once to whoever pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// The word.
    pub text: String,
    /// Whether it must be read.
    pub alert: bool,
}

/// An idea that can be passed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it is called in a list.
    pub title: String,
    /// What is passed on; the link follows it.
    pub text: String,
    /// The word on the button that leads to it.
    pub label: String,
    /// The idea.
    pub proposal: ProposalId,
}

/// A file that goes with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// Whether it is a picture to look at; the lines then say all that it shows.
    pub picture: bool,
    /// What is in it.
    pub bytes: Vec<u8>,
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
    /// The same as a press.
    pub press: Press,
    /// Whether it stands already, and pressing takes it away.
    pub on: bool,
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

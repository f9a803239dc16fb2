//! A way to reach people: lines come in, messages go out. Knows nothing of consultations; it carries and does not decide.

pub mod terminal;

use std::io;

use async_trait::async_trait;
use ilfaut_client::model::{Channel as Origin, Language, QuestionId};

use crate::voice::Manner;
use crate::voice::message::Message;

/// One channel.
#[async_trait]
pub trait Channel: Send {
    /// Which channel it is.
    fn name(&self) -> Origin;

    /// What it lets its people do.
    fn limits(&self) -> Limits;

    /// The next thing that somebody says; none when nobody will say anything more. Listening may be broken off and taken
    /// up again: nothing said in between is lost. Asked once more after that, it waits, unless somebody leaves.
    async fn listen(&mut self) -> Option<Incoming>;

    /// Says something to somebody; an error means that they cannot be reached any more.
    async fn speak(&mut self, to: &Caller, message: &Message) -> io::Result<()>;
}

/// What a channel lets its people do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Limits {
    /// Whether people type lines at a keyboard.
    pub keyboard: bool,
    /// Whether files can be written where the person is.
    pub files: bool,
}

impl Limits {
    /// What of it changes the words.
    pub fn manner(self) -> Manner {
        Manner { keyboard: self.keyboard }
    }
}

/// Whoever speaks, as the channel knows them; only the identity reads it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Caller(pub String);

/// One thing said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// By whom.
    pub from: Caller,
    /// What.
    pub said: Said,
}

/// What can be said on a channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Somebody came in.
    Arrived {
        /// The language they insist on.
        language: Option<Language>,
        /// The question they came for.
        question: Option<QuestionId>,
    },
    /// Somebody typed.
    Typed(String),
    /// Somebody leaves at once, and waits for no answer.
    Left,
}

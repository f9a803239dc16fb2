//! A way to reach people: lines come in, messages go out. Knows nothing of consultations; it carries and does not decide.

pub(crate) mod ending;
#[cfg(feature = "matrix")]
pub mod matrix;
#[cfg(feature = "telegram")]
pub mod telegram;
pub mod terminal;

use std::io;

use async_trait::async_trait;
use ilfaut_client::model::{Channel as Origin, Language, ProposalId, QuestionId};
use serde::{Deserialize, Serialize};
use tokio::sync::oneshot;

use crate::conversation::Press;
use crate::identity::Mark;
use crate::memory::Receipt;
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

    /// Says something to somebody, and need not wait until they have it; an error means that nobody can be reached any more.
    async fn speak(&mut self, to: &Caller, message: &Message) -> io::Result<Delivery>;
}

/// Whether somebody has what was said to them.
#[derive(Debug)]
pub enum Delivery {
    /// They have it.
    Done,
    /// It is on its way; answers what became of it.
    Coming(oneshot::Receiver<Fate>),
}

/// What became of something said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// They have it, or something newer in its place.
    Arrived,
    /// They want nothing from us: nothing more is to be said until they speak.
    Blocked,
    /// It could not be brought, and nobody knows why: it is to be said another time.
    GivenUp,
}

impl Delivery {
    /// Waits until it is known what became of it.
    pub async fn fate(self) -> Fate {
        match self {
            Self::Done => Fate::Arrived,
            Self::Coming(answer) => answer.await.unwrap_or(Fate::GivenUp),
        }
    }
}

/// What a channel lets its people do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each answers one plain question about a channel")]
pub struct Limits {
    /// Whether people type lines at a keyboard.
    pub keyboard: bool,
    /// Whether files can be written where the person is.
    pub files: bool,
    /// Whether files and pictures can be sent to the person.
    pub documents: bool,
    /// Whether answers are drawn as buttons.
    pub buttons: bool,
    /// Whether people can be written to unasked.
    pub reaches: bool,
    /// Whether everybody sees how somebody votes where several people read the same.
    pub open_rooms: bool,
    /// Whose messages they are, who knows that they are written.
    pub platform: Option<&'static str>,
    /// How many people are answered at once; none: one after the other.
    pub at_once: usize,
}

impl Limits {
    /// What of it changes the words.
    pub fn manner(self) -> Manner {
        let Self { keyboard, buttons, documents, open_rooms, platform, .. } = self;
        Manner { keyboard, buttons, documents, open_rooms, platform }
    }
}

/// Whoever speaks, as the channel knows them; only the identity reads it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Caller(pub String);

/// One thing said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// By whom.
    pub from: Caller,
    /// What.
    pub said: Said,
    /// The language their program speaks.
    pub hint: Option<Language>,
    /// Whether they can be written to unasked from now on.
    pub reachable: bool,
    /// Whether it has waited long before it reached the channel.
    pub late: bool,
    /// To be kept together with its effect.
    pub receipt: Option<Receipt>,
    /// Where several people hear it; none: nobody else does.
    pub among: Option<Place>,
}

/// Where several people hear each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// All of them together; what concerns all is said by it.
    pub room: Caller,
    /// The message that is answered, by its number there.
    pub message: Option<i64>,
}

impl Incoming {
    /// Said just now, by somebody of whom nothing more is known.
    pub fn new(from: Caller, said: Said) -> Self {
        Self { from, said, hint: None, reachable: false, late: false, receipt: None, among: None }
    }
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
        /// The idea they came for.
        proposal: Option<ProposalId>,
    },
    /// Somebody typed.
    Typed(String),
    /// Somebody pressed a button; `hasty`: before they can have read what they answer.
    Pressed {
        /// What it means.
        press: Press,
        /// Whether it came too soon.
        hasty: bool,
    },
    /// Somebody changed what they had typed.
    Edited(String),
    /// Somebody passed another's words on.
    Forwarded(String),
    /// Somebody sent what cannot be read.
    Sent(Medium),
    /// A place where several people hear each other lets us in; so does [`Said::Arrived`] there, and asks for an answer.
    Joined,
    /// A place wants nothing more from us; `asked`: and wants to be told so.
    Ended {
        /// Whether whoever leads it asked for it.
        asked: bool,
    },
    /// A place goes on elsewhere.
    Moved(Caller),
    /// Somebody speaks to us before several people, of what belongs between two.
    Called,
    /// Somebody looks for ideas by these words from where nobody is known: asked by a window, not by a person.
    Looked(String),
    /// Somebody lets us write to them again, and asks nothing.
    Back,
    /// Somebody takes away the words of this mark, in which they had an idea.
    TakenBack(Mark),
    /// The channel itself has something to tell somebody.
    Cautioned(Caution),
    /// What was said before a restart has had its effect, but nobody knows whether its answer arrived.
    Unsure,
    /// Somebody leaves at once, and waits for no answer.
    Left,
}

/// What a channel tells of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Caution {
    /// What is said here can be read on its way.
    Open,
    /// A vote by a sign can be read on its way, though words cannot.
    OpenSigns,
    /// These signs are ours: somebody compares them with theirs.
    Compare(String),
    /// Both programs hold each other for verified, as far as signs sent through the chat itself can tell.
    Verified,
    /// They were not compared, or are not the same.
    Unverified,
    /// Others read now what was said between two.
    Crowd,
    /// Ideas are drawn as polls from now on, or no more.
    Polls(bool),
    /// Words come with simple signs only from now on, or with all again.
    Ascii(bool),
    /// Somebody comes by a bridge, whose keepers can read what is said.
    Bridged,
    /// What is said of an idea stands in a thread under it from now on, or no more.
    Threads(bool),
}

/// What can be sent and not be read; kept as it stands here: whatever is added, is added at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Medium {
    /// A voice.
    Voice,
    /// A picture, a moving one, a sticker.
    Picture,
    /// A file.
    File,
    /// A place.
    Place,
    /// Somebody's telephone number or card.
    Contact,
    /// Anything else.
    Other,
    /// Words for which the key is missing.
    Sealed,
}

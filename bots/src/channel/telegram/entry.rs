//! One thing said, in the short form that is kept until it is answered, and what it says to the conversation. Pure; knows no
//! update and no store.

use ilfaut_client::model::{Language, ProposalId, QuestionId};
use serde::{Deserialize, Serialize};
use teloxide::types::ChatId;

use super::group::There;
use super::{data, inline};
use crate::channel::{Caller, Incoming, Medium, Said};
use crate::conversation::{Press, Stamp};
use crate::identity::Identity;

/// How long something may have waited before it is late, in seconds.
pub(super) const LATE: i64 = 120;
/// What a link to an idea begins with.
pub(super) const IDEA: &str = "p_";

/// One thing said in a chat, in the short form that is kept until it is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// By whom: their private chat has the same number.
    pub(super) from: i64,
    /// When it reached us, in milliseconds.
    pub(super) at: i64,
    /// When it was said, in seconds, where Telegram tells.
    pub(super) date: Option<i64>,
    /// The language of their program.
    pub(super) language: Option<Language>,
    /// What.
    pub(super) what: What,
    /// Whether it has had its effect, and perhaps no answer.
    pub(super) heard: bool,
}

/// What was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum What {
    /// Coming, with what the link says.
    Arrived(Option<String>),
    /// Words.
    Typed(String),
    /// Words changed.
    Edited(String),
    /// Words of another.
    Forwarded(String),
    /// A button.
    Pressed(Pressed),
    /// Something that cannot be read.
    Sent(Medium),
    /// Our name in another chat: Telegram's name for it, and the words behind it.
    Looked(String, String),
    /// Something in this group.
    Among(i64, There),
    /// Leave to write to them again.
    Back,
}

/// A button pressed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Pressed {
    /// Telegram's name for it.
    pub(super) query: String,
    /// The message under which it stood.
    pub(super) message: i32,
    /// What it sent.
    pub(super) data: String,
    /// Whether nobody can have read what it answers.
    pub(super) hasty: bool,
}

impl What {
    /// Whether it might mean something else the second time, or take back what was done since.
    fn is_done_once(&self) -> bool {
        matches!(
            self,
            Self::Typed(_)
                | Self::Edited(_)
                | Self::Forwarded(_)
                | Self::Pressed(_)
                | Self::Among(_, There::Proposed(_))
        )
    }
}

impl Entry {
    /// By whom.
    pub(super) fn caller(&self) -> Caller {
        match &self.what {
            What::Looked(query, _) => inline::caller(query),
            _ => Caller(self.from.to_string()),
        }
    }

    /// What is said, for the conversation; what had its effect before a restart is not done twice.
    pub(super) fn incoming(&self, identity: &Identity, now: i64) -> Incoming {
        let said = match &self.what {
            what if self.heard && what.is_done_once() => Said::Unsure,
            What::Arrived(payload) => arrived(payload.as_deref()),
            What::Typed(text) => Said::Typed(text.clone()),
            What::Edited(text) => Said::Edited(text.clone()),
            What::Forwarded(text) => Said::Forwarded(text.clone()),
            What::Pressed(pressed) => {
                let press = data::read(identity, ChatId(self.from), &pressed.data);
                Said::Pressed { press: press.unwrap_or_else(nothing_any_more), hasty: pressed.hasty }
            }
            What::Sent(medium) => Said::Sent(*medium),
            What::Looked(_, words) => Said::Looked(words.clone()),
            What::Among(group, there) => there.said(*group, identity),
            What::Back => Said::Back,
        };
        let among = if let What::Among(group, there) = &self.what { Some(there.place(*group)) } else { None };
        let late = (now / 1_000).saturating_sub(self.date.unwrap_or(self.at / 1_000)) > LATE;
        Incoming { hint: self.language, reachable: among.is_none(), among, late, ..Incoming::new(self.caller(), said) }
    }
}

/// What a button means that we did not write, or can read no more: it is told so, as any button of another place.
pub(super) fn nothing_any_more() -> Press {
    Press::Here(Stamp(0), String::new())
}

pub(super) fn arrived(payload: Option<&str>) -> Said {
    let proposal = payload.and_then(|payload| payload.strip_prefix(IDEA)).map(ProposalId::from);
    let question = payload.filter(|_| proposal.is_none()).map(QuestionId::from);
    Said::Arrived { language: None, question, proposal }
}

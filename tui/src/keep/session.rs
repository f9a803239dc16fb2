//! Where a moderator was: enough to go on there after a cut line. Every part may be missing. Knows no state of the console.

use std::sync::Arc;

use ilfaut_client::Result;
use ilfaut_client::model::{ProposalId, QuestionId, RefusalReason, Status};
use ilfaut_config::reach::Desk;
use serde::{Deserialize, Serialize};

use super::{read, written};
use crate::draft::Drafts;
use crate::keys::Tab;

/// Where it is kept.
const KEY: &[u8] = b"session";

/// Where a moderator was.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Session {
    /// The question that was open.
    pub(crate) question: Option<QuestionId>,
    /// Its page.
    pub(crate) tab: Option<Tab>,
    /// Its list.
    pub(crate) list: Option<Status>,
    /// The proposal under the cursor.
    pub(crate) cursor: Option<ProposalId>,
    /// Whether it was open on its own page.
    pub(crate) detail: bool,
    /// The marked proposals.
    pub(crate) marks: Vec<ProposalId>,
    /// What the list was limited to.
    pub(crate) filter: Option<String>,
    /// What the list was sorted by.
    pub(crate) sort: Option<String>,
    /// What was typed and not sent.
    pub(crate) drafts: Drafts,
    /// What was being written.
    pub(crate) draft: Option<Draft>,
}

/// Words that were not sent yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Draft {
    /// A refusal.
    Refusal {
        /// Of which proposal.
        proposal: ProposalId,
        /// The reason, if one was chosen.
        choice: Option<RefusalReason>,
        /// The words so far.
        words: String,
        /// Whether letters went to the words.
        typing: bool,
    },
}

/// The session that this console writes.
#[derive(Clone)]
pub(crate) struct Sessions(Arc<Desk>);

impl Sessions {
    /// The session of a desk.
    pub(crate) fn new(desk: Arc<Desk>) -> Self {
        Self(desk)
    }

    /// The last one, if there was one.
    pub(crate) fn last(&self) -> Option<Session> {
        self.0.store().get(KEY).ok().flatten().as_deref().and_then(read)
    }

    /// Writes it in place of the last.
    pub(crate) fn write(&self, session: &Session) -> Result<()> {
        self.0.store().put(&[(KEY.to_vec(), Some(written(session)))])
    }
}

#[cfg(test)]
mod tests {
    use ilfaut_client::address::Address;

    use super::*;

    #[test]
    fn a_session_is_read_as_it_was_written_and_parts_may_be_missing() {
        let sessions = Sessions::new(Arc::new(Desk::take(&Address::Memory, "Morgane").unwrap()));
        assert_eq!(sessions.last(), None);
        let draft = Draft::Refusal { proposal: "p1".into(), choice: None, words: "à demi".into(), typing: true };
        let session = Session { list: Some(Status::Postponed), draft: Some(draft), ..Session::default() };
        sessions.write(&session).unwrap();
        assert_eq!(sessions.last(), Some(session));
        assert_eq!(read::<Session>(b"\x01{\"question\":\"eau\"}").unwrap().question, Some("eau".into()));
    }
}

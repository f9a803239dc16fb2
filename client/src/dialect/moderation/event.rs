//! What happened to a proposal, newest first. Empty arguments are left out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{cause, read_cause};
use crate::backend::{Decided, QueueItem};
use crate::dialect::moment::Moment;
use crate::dialect::vocabulary::Happening;
use crate::dialect::word::Open;
use crate::model::Status;

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Actor {
    /// The account; ours: the name.
    pub id: String,
    /// The name to show.
    pub display_name: Option<String>,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ModerationEvent {
    /// When.
    pub date: Moment,
    /// Who.
    pub user: Option<Actor>,
    /// What.
    pub action_type: Open<Happening>,
    /// With which words.
    pub arguments: BTreeMap<String, String>,
}

/// The name of the argument that says why.
const REASON: &str = "refusalReason";

fn arguments<const N: usize>(of: [(&str, &str); N]) -> BTreeMap<String, String> {
    let said = of.into_iter().filter(|(_, value)| !value.is_empty());
    said.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

impl ModerationEvent {
    /// What the queue knows of the past: it was sent; and the last decision that stands.
    pub fn of(item: &QueueItem) -> Vec<Self> {
        let sent = Self {
            date: item.sent.into(),
            user: None,
            action_type: Happening::Propose.into(),
            arguments: arguments([("content", &item.text)]),
        };
        item.decided.iter().filter_map(|decided| Self::decided(decided, item.status)).chain([sent]).collect()
    }

    fn decided(decided: &Decided, status: Status) -> Option<Self> {
        let (happening, arguments) = match status {
            Status::Accepted => (Happening::Accept, arguments([("userNotified", "true")])),
            Status::Refused => {
                let why = decided.refusal.as_ref().map(|(reason, words)| cause(*reason, words.as_deref()));
                let why = why.unwrap_or_default();
                (Happening::Refuse, arguments([(REASON, &why), ("userNotified", "true")]))
            }
            Status::Postponed => (Happening::Postpone, BTreeMap::new()),
            Status::Pending | Status::Archived => return None,
        };
        let user = Actor { id: decided.by.clone(), display_name: Some(decided.by.clone()) };
        Some(Self { date: decided.at.into(), user: Some(user), action_type: happening.into(), arguments })
    }

    /// The last decision among events.
    pub fn last_decision(events: &[Self]) -> Option<Decided> {
        let event = events.iter().find(|event| {
            matches!(event.action_type.known(), Some(Happening::Accept | Happening::Refuse | Happening::Postpone))
        })?;
        let name = |user: &Actor| user.display_name.clone().unwrap_or_else(|| user.id.clone());
        let refusal = event.action_type.is(Happening::Refuse).then(|| event.arguments.get(REASON)).flatten();
        let by = event.user.as_ref().map(name).unwrap_or_default();
        Some(Decided { by, at: event.date.0, refusal: refusal.map(|text| read_cause(text)) })
    }
}

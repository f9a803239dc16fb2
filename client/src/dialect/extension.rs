//! ilfaut's own operations, beside make.org's: the port, verb by verb, for programs that know ilfaut. Values only.
//!
//! Every verb is `POST /ilfaut/v1/{name}` with its members as a JSON object, answered with its [`Verb::Answer`] as JSON and
//! refused as make.org refuses, with the refusal in full in the header
//! [`REFUSAL`](super::header::REFUSAL). Who speaks is the bearer token: the owner's key, or the token of one participant or
//! moderator. `GET /ilfaut/v1` answers [`Welcome`].

mod citizen;
mod moderator;
mod organiser;
mod program;
mod reading;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

pub use citizen::*;
pub use moderator::*;
pub use organiser::*;
pub use program::*;
pub use reading::*;

use crate::backend::Capabilities;

/// Where all of them are; the number changes when a program written for it would be misled.
pub const PREFIX: &str = "/ilfaut/v1";

/// Who may say a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    /// Anyone.
    Anyone,
    /// The participant whose token it is.
    Participant,
    /// A moderator.
    Moderator,
    /// Whoever holds the key of the place.
    Owner,
}

/// One operation: its members are its own fields.
pub trait Verb: Serialize + DeserializeOwned + Send + 'static {
    /// The last part of its path.
    const NAME: &'static str;
    /// Who may.
    const WHO: Who;
    /// Whether saying it twice ends as saying it once.
    const REPEATABLE: bool;
    /// What is answered.
    type Answer: Serialize + DeserializeOwned + Send + 'static;

    /// Its path.
    fn path() -> String {
        format!("{PREFIX}/{}", Self::NAME)
    }
}

/// What greets a program: that this is ilfaut, and what the consultation behind it can do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Welcome {
    /// Always `ilfaut`.
    pub name: String,
    /// The version of the program.
    pub version: String,
    /// What the backend can do.
    pub can: Capabilities,
}

/// A verb as an OpenAPI document needs it.
#[cfg(test)]
pub(crate) struct Described {
    /// The last part of its path.
    pub(crate) name: &'static str,
    /// Who may.
    pub(crate) who: Who,
    /// Its members.
    pub(crate) members: schemars::Schema,
    /// What is answered.
    pub(crate) answer: schemars::Schema,
}

#[cfg(test)]
impl Described {
    fn of<V: Verb + schemars::JsonSchema>(schemas: &mut schemars::SchemaGenerator) -> Self
    where
        V::Answer: schemars::JsonSchema,
    {
        let (members, answer) = (schemas.subschema_for::<V>(), schemas.subschema_for::<V::Answer>());
        Self { name: V::NAME, who: V::WHO, members, answer }
    }
}

/// Every verb there is.
#[cfg(test)]
pub(crate) fn described(schemas: &mut schemars::SchemaGenerator) -> Vec<Described> {
    let all = [program::described, citizen::described, moderator::described, reading::described, organiser::described];
    all.into_iter().flat_map(|of| of(schemas)).collect()
}

/// Declares verbs: `Name = "path" by Who [repeatable | once] { fields } -> Answer;`.
macro_rules! verbs {
    ($($(#[$doc:meta])* $name:ident = $path:literal by $who:ident, $how:ident
        { $($(#[$about:meta])* $field:ident: $kind:ty),* $(,)? } -> $answer:ty;)*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
            #[cfg_attr(test, derive(schemars::JsonSchema), schemars(inline))]
            pub struct $name {
                $($(#[$about])* pub $field: $kind,)*
            }

            impl super::Verb for $name {
                const NAME: &'static str = $path;
                const WHO: super::Who = super::Who::$who;
                const REPEATABLE: bool = verbs!(@ $how);
                type Answer = $answer;
            }
        )*

        /// The names of these verbs, who may say each, and their members and answers as schemas.
        #[cfg(test)]
        pub(super) fn described(schemas: &mut schemars::SchemaGenerator) -> Vec<super::Described> {
            vec![$(super::Described::of::<$name>(schemas)),*]
        }
    };
    (@ repeatable) => { true };
    (@ once) => { false };
}
use verbs;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{LinkKey, ProposalId, VoteKey};

    #[test]
    fn a_verb_is_a_plain_object() {
        let verb = Vote { proposal: ProposalId::from("p1"), key: VoteKey::Agree };
        assert_eq!(serde_json::to_string(&verb).unwrap(), r#"{"proposal":"p1","key":"agree"}"#);
        assert_eq!((Vote::path(), Vote::WHO, Vote::REPEATABLE), ("/ilfaut/v1/vote".into(), Who::Participant, true));
    }

    #[test]
    fn no_link_is_shown() {
        let join = Join { link: LinkKey([7; 32]), channel: crate::model::Channel::Terminal, reach: None };
        assert!(!format!("{join:?}").contains("0707"));
    }
}

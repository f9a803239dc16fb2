//! What the gateway is handed: keys, who moderates, where accounts are kept, how strict to be. Reads no file.

use std::sync::Arc;

use crate::dialect::secret::Secret;
use crate::model::{QuestionId, Time};
use crate::store::Store;
use crate::world::World;

/// Everything that opens something, and what goes with it.
pub struct Keys {
    /// Opens everything: for programs of whoever owns the place.
    pub owner: Secret,
    /// Seals sessions and tokens, and names accounts; with another one, all of them end.
    pub seal: [u8; 32],
    /// Who moderates.
    pub staff: Arc<dyn Staff>,
    /// Where the accounts of citizens are kept.
    pub accounts: Box<dyn Store>,
    /// Time and chance.
    pub world: World,
    /// How strict to be.
    pub manners: Manners,
}

/// Who moderates, asked at every request: whoever is struck off is out at once.
pub trait Staff: Send + Sync {
    /// The moderator of this login, whatever its capitals.
    fn find(&self, login: &str) -> Option<Staffer>;
}

/// Nobody moderates by login.
pub struct NoStaff;

impl Staff for NoStaff {
    fn find(&self, _: &str) -> Option<Staffer> {
        None
    }
}

/// One moderator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staffer {
    /// What they log in with.
    pub login: String,
    /// The name that others and the journal of decisions see.
    pub name: String,
    /// The password, hashed (argon2, a PHC string).
    pub password: Secret,
    /// The questions they moderate; none: all.
    pub questions: Option<Vec<QuestionId>>,
    /// Whether they may also open and close questions.
    pub admin: bool,
}

/// How strict the gateway is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manners {
    /// Fronts whose pages may ask, such as `https://participer.example.org`; none: only programs.
    pub origins: Vec<String>,
    /// How long a session lives unused, in milliseconds.
    pub session: i64,
    /// How long a token of a login lives, in milliseconds (make.org: 300 s).
    pub token: i64,
    /// How long it can be refreshed, in milliseconds.
    pub refresh: i64,
    /// Requests that one anonymous session, or one address without any, may make in a minute.
    pub requests_per_minute: u32,
    /// Bad logins in a row before a login rests.
    pub bad_logins: u32,
    /// How long it rests, in milliseconds.
    pub rest: i64,
}

impl Default for Manners {
    fn default() -> Self {
        Self {
            origins: Vec::new(),
            session: 7 * Time::DAY,
            token: 300 * Time::SECOND,
            refresh: 12 * 3_600 * Time::SECOND,
            requests_per_minute: 300,
            bad_logins: 5,
            rest: 900 * Time::SECOND,
        }
    }
}

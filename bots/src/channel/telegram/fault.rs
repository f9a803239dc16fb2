//! Why Telegram cannot be used, or no longer. Knows no sentence: whoever shows it has the words.

use std::fmt;
use std::io;

/// Why Telegram cannot be used.
#[derive(Debug)]
pub enum Fault {
    /// Telegram does not know the token.
    Refused,
    /// Telegram does not answer.
    Unreachable,
    /// Another program listens for the same bot.
    Conflict,
    /// Telegram does not want to call at this address, and why.
    Webhook(String),
    /// Nobody can call here, and why.
    Listening(io::Error),
    /// What was said cannot be kept, and why.
    Store(ilfaut_client::Error),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused => f.write_str("Telegram refuses the token"),
            Self::Unreachable => f.write_str("Telegram cannot be reached"),
            Self::Conflict => f.write_str("another program listens for the same bot"),
            Self::Webhook(what) => write!(f, "Telegram refuses the webhook: {what}"),
            Self::Listening(error) => write!(f, "nobody can call here: {error}"),
            Self::Store(error) => write!(f, "what is said cannot be kept: {error}"),
        }
    }
}

impl From<ilfaut_client::Error> for Fault {
    fn from(error: ilfaut_client::Error) -> Self {
        Self::Store(error)
    }
}

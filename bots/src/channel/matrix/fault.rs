//! Why Matrix cannot be used, or no longer. Knows no sentence: whoever shows it has the words.

use std::fmt;

/// Why Matrix cannot be used.
#[derive(Debug)]
pub enum Fault {
    /// Nobody logged in here yet, or what was kept of it is gone.
    NotSetUp,
    /// These words do not open the folder.
    Passphrase,
    /// Another program works with the folder.
    Taken,
    /// The folder cannot be used, and why.
    Folder(String),
    /// The homeserver does not let this account in, and why.
    Refused(String),
    /// The homeserver let in another account than the one that was named.
    Another(String),
    /// The homeserver knows the session no more.
    LoggedOut,
    /// The account has keys already, and another key is needed to use them.
    Recovery,
    /// That key is not the one.
    WrongRecovery,
    /// The homeserver does not answer.
    Unreachable,
    /// What was said cannot be kept, and why.
    Store(ilfaut_client::Error),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSetUp => f.write_str("nobody logged in here yet"),
            Self::Passphrase => f.write_str("these words do not open the folder"),
            Self::Taken => f.write_str("another program works with the folder"),
            Self::Folder(what) => write!(f, "the folder cannot be used: {what}"),
            Self::Refused(what) => write!(f, "the homeserver refuses: {what}"),
            Self::Another(name) => write!(f, "this is another account: {name}"),
            Self::LoggedOut => f.write_str("the homeserver knows the session no more"),
            Self::Recovery => f.write_str("the account has keys already"),
            Self::WrongRecovery => f.write_str("that is not the recovery key"),
            Self::Unreachable => f.write_str("the homeserver cannot be reached"),
            Self::Store(error) => write!(f, "what is said cannot be kept: {error}"),
        }
    }
}

impl From<ilfaut_client::Error> for Fault {
    fn from(error: ilfaut_client::Error) -> Self {
        Self::Store(error)
    }
}

//! Why the program could not start, as one sentence in the reader's language. Knows no channel.

use std::path::PathBuf;

use ilfaut_client::Error;
use ilfaut_client::address::Address;
use ilfaut_client::error::OpenFault;
use ilfaut_config::furnish::Unfurnished;
use ilfaut_config::locale::{Arg, Words};

/// Why the program could not start.
#[derive(Debug)]
pub(super) enum Fault {
    /// The place could not be opened.
    Place(OpenFault),
    /// The hashing key could not be read or made.
    Secret(PathBuf, String),
    /// Files of consultations with mistakes, each told already in the reader's language.
    Said(String),
    /// The server there lets nobody speak without the key of the place.
    Key(String),
    /// Nobody answers at this address.
    Away(String, String),
    /// Anything else.
    Other(String),
}

impl From<OpenFault> for Fault {
    fn from(fault: OpenFault) -> Self {
        Self::Place(fault)
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        match error {
            Error::Closed(fault) => Self::Place(fault),
            error => Self::Other(error.to_string()),
        }
    }
}

impl From<Unfurnished> for Fault {
    fn from(fault: Unfurnished) -> Self {
        match fault {
            Unfurnished::Files(complaints) => Self::Said(complaints.to_string()),
            Unfurnished::Place(error) => error.into(),
        }
    }
}

impl Fault {
    /// Why `address` could not be reached.
    pub(super) fn of(error: Error, address: &Address) -> Self {
        match error {
            Error::Unavailable(what) => Self::Away(address.to_string(), what),
            error => error.into(),
        }
    }

    /// What it is and what to do.
    pub(super) fn sentence(&self, words: &Words) -> String {
        let said = |id: &str, args: &[(&str, &str)]| {
            let args: Vec<(&str, Arg)> = args.iter().map(|(name, value)| (*name, Arg::from(*value))).collect();
            words.say_with(id, &args)
        };
        match self {
            Self::Secret(file, what) => said("open-secret", &[("place", &file.display().to_string()), ("what", what)]),
            Self::Said(complaints) => complaints.clone(),
            Self::Key(place) => said("open-key", &[("place", place)]),
            Self::Away(place, what) => said("open-away", &[("place", place), ("what", what)]),
            Self::Other(what) => said("open-other", &[("what", what)]),
            Self::Place(fault) => ilfaut_config::fault::opening(fault, words.language()),
        }
    }
}

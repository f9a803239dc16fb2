//! Whether somebody wants to be told of ideas that wait for them. Knows no message.

use serde::{Deserialize, Serialize};

/// Whether somebody wants to be told of ideas that wait for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum News {
    /// They were not asked.
    #[default]
    Unasked,
    /// They were asked, and have not said yes, or said no since.
    Unwanted,
    /// They do.
    Wanted,
}

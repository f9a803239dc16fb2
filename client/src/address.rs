//! Which backend, by one address: `memory:`, `sled:FOLDER`, `http(s)://HOST`. Reading one touches no disk.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use crate::error::OpenFault;

/// Where a consultation is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// In this process only; gone when it ends.
    Memory,
    /// An embedded folder, open in one program at a time.
    Sled(PathBuf),
    /// A server that speaks make.org's dialect.
    Http(String),
}

impl FromStr for Address {
    type Err = OpenFault;

    fn from_str(text: &str) -> Result<Self, OpenFault> {
        let bad = || OpenFault::Address(text.to_owned());
        match text.split_once(':').ok_or_else(bad)? {
            ("memory", "") => Ok(Self::Memory),
            ("sled", folder) if !folder.is_empty() => Ok(Self::Sled(folder.into())),
            ("http" | "https", rest) if rest.starts_with("//") && rest.len() > 2 => Ok(Self::Http(text.to_owned())),
            _ => Err(bad()),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Memory => f.write_str("memory:"),
            Self::Sled(folder) => write!(f, "sled:{}", folder.display()),
            Self::Http(url) => f.write_str(url),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_and_written_back() {
        for text in ["memory:", "sled:/tmp/x", "sled:a b", "http://127.0.0.1:8080", "https://api.example.org"] {
            assert_eq!(text.parse::<Address>().map(|a| a.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn anything_else_is_named_back() {
        for text in ["", "sled:", "memory:x", "ftp://a", "http:", "http://", "/tmp/x", "postgres"] {
            assert_eq!(text.parse::<Address>(), Err(OpenFault::Address(text.to_owned())));
        }
    }
}

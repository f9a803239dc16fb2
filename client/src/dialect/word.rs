//! Enumerations of the wire that stay open: a word nobody knows here is kept and written back as it came.

use std::fmt;

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

/// A closed list of words with their exact spelling on the wire.
pub trait Word: Copy + PartialEq + 'static {
    /// Every word, in the order of make.org's list.
    const ALL: &'static [Self];

    /// The spelling on the wire.
    fn name(self) -> &'static str;

    /// The word of this exact spelling.
    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|word| word.name() == name)
    }

    /// The word of this spelling, whatever its capitals: where make.org does not mind them.
    fn folded(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|word| word.name().eq_ignore_ascii_case(name))
    }
}

/// A word of a list, or another that came over the wire.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Open<T> {
    /// A word of the list.
    Known(T),
    /// Any other, as it came.
    Other(Box<str>),
}

impl<T: Word> Open<T> {
    /// Reads an exact spelling.
    pub fn read(name: &str) -> Self {
        T::named(name).map_or_else(|| Self::Other(name.into()), Self::Known)
    }

    /// Reads a spelling whatever its capitals.
    pub fn read_folded(name: &str) -> Self {
        T::folded(name).map_or_else(|| Self::Other(name.into()), Self::Known)
    }

    /// The spelling on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(word) => word.name(),
            Self::Other(name) => name,
        }
    }

    /// The word, if it is of the list.
    pub const fn known(&self) -> Option<T> {
        match self {
            Self::Known(word) => Some(*word),
            Self::Other(_) => None,
        }
    }

    /// Whether it is this very word.
    pub fn is(&self, word: T) -> bool {
        self.known() == Some(word)
    }
}

/// Nothing said: an empty word of no list.
impl<T> Default for Open<T> {
    fn default() -> Self {
        Self::Other("".into())
    }
}

impl<T> From<T> for Open<T> {
    fn from(word: T) -> Self {
        Self::Known(word)
    }
}

impl<T: Word> fmt::Display for Open<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<T: Word> fmt::Debug for Open<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<T: Word> Serialize for Open<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de, T: Word> Deserialize<'de> for Open<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|name| Self::read(&name))
    }
}

/// Declares a list of words with their spellings.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $word:ident = $wire:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$of])* $word,)+ }

        impl $crate::dialect::word::Word for $name {
            const ALL: &'static [Self] = &[$(Self::$word),+];

            fn name(self) -> &'static str {
                match self { $(Self::$word => $wire,)+ }
            }
        }
    };
}
pub(crate) use words;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::VoteKey;

    #[test]
    fn a_word_nobody_knows_comes_back_as_it_was() {
        for name in ["agree", "Agree", "later", "", "é\n"] {
            let json = serde_json::to_string(name).unwrap();
            let word: Open<VoteKey> = serde_json::from_str(&json).unwrap();
            assert_eq!(serde_json::to_string(&word).unwrap(), json);
            assert_eq!(word.known().is_some(), name == "agree");
        }
    }

    #[test]
    fn capitals_are_minded_only_where_make_org_does() {
        assert!(Open::<VoteKey>::read("AGREE").known().is_none());
        assert!(Open::<VoteKey>::read_folded("AGREE").is(VoteKey::Agree));
    }
}

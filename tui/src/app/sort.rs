//! The orders in which a list can be read. Knows no list, only its lines and where they are.

use std::cmp::Reverse;

use ilfaut_client::rules::words::folded;

use super::list::Row;

/// An order of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Sort {
    /// Those that wait longest first.
    #[default]
    Oldest,
    /// The newest first.
    Newest,
    /// Those most like another first.
    Alike,
    /// Those with most to look at first.
    Flagged,
    /// By the name of the author.
    Author,
}

impl Sort {
    /// All of them, in the order in which the key goes round.
    pub(crate) const ALL: [Self; 5] = [Self::Oldest, Self::Newest, Self::Alike, Self::Flagged, Self::Author];

    /// The next one, round and round.
    pub(crate) fn next(self) -> Self {
        let at = Self::ALL.iter().position(|sort| *sort == self).unwrap_or(0);
        Self::ALL[(at + 1) % Self::ALL.len()]
    }

    /// The message that names it, and the name that a session keeps.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Oldest => "order-oldest",
            Self::Newest => "order-newest",
            Self::Alike => "order-alike",
            Self::Flagged => "order-flagged",
            Self::Author => "order-author",
        }
    }

    /// The order of that name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.name() == name)
    }

    /// Puts places of `rows` into this order; equals stay as they came.
    pub(super) fn arrange(self, places: &mut [usize], rows: &[Row]) {
        match self {
            Self::Oldest => {}
            Self::Newest => places.reverse(),
            Self::Alike => places.sort_by_key(|at| Reverse(likeness(&rows[*at]))),
            Self::Flagged => places.sort_by_key(|at| Reverse(rows[*at].item.flags.len() + rows[*at].item.echoes.len())),
            Self::Author => places.sort_by_cached_key(|at| author(&rows[*at])),
        }
    }
}

/// How much a line is like another: the most alike one, then how many there are.
fn likeness(row: &Row) -> (u8, usize) {
    let most = row.item.similar.iter().map(|alike| alike.percent).max().unwrap_or(0);
    (most, row.item.echoes.len())
}

/// Authors without a name come last; those of one name stay apart by their number.
fn author(row: &Row) -> (bool, String, Option<[u8; 16]>) {
    let name = row.item.author.name.as_deref().map(folded);
    (name.is_none(), name.unwrap_or_default(), row.item.by.map(|by| by.0))
}

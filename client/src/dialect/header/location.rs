//! Where a citizen is when a request is sent: one word and what it is about. A proposal key only fits the location it was
//! fetched with, so the two are kept and sent together.

use std::fmt;

use crate::dialect::word::{Open, words};

words! {
    /// A place in make.org's front.
    Page {
        /// The sequence of a question.
        Sequence = "sequence",
        /// The sequence of what is liked.
        SequencePopular = "sequence-popular",
        /// The sequence of what divides.
        SequenceControversial = "sequence-controversial",
        /// The sequence of a keyword (not a sequence for the server of 2022).
        SequenceKeyword = "sequence-keyword",
        /// The widget in another site.
        Widget = "widget",
        /// A question's first page.
        Participate = "page-participate",
        /// A question's proposals.
        Explore = "page-explore",
        /// A question's results.
        Results = "page-results",
        /// A question's main ideas.
        TopIdeas = "page-top-ideas",
        /// One proposal.
        Proposal = "proposal-page",
        /// A search.
        Search = "search-page",
    }
}

/// The value of `x-make-location`, such as `sequence q-velo`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Location {
    /// The first word.
    pub page: Open<Page>,
    /// What it is about: a question, a proposal; nothing for a search.
    pub about: String,
}

impl Location {
    /// A place and what it is about.
    pub fn new(page: Page, about: impl fmt::Display) -> Self {
        Self { page: page.into(), about: about.to_string() }
    }

    /// Reads any value.
    pub fn read(value: &str) -> Self {
        let (page, about) = value.split_once(' ').unwrap_or((value, ""));
        Self { page: Open::read(page), about: about.to_owned() }
    }

    /// Whether the server of 2022 counts a vote with a fitting key here as a vote of the sequence.
    pub fn is_sequence(&self) -> bool {
        use Page::{Sequence, SequenceControversial, SequencePopular, Widget};
        matches!(self.page.known(), Some(Sequence | Widget | SequencePopular | SequenceControversial))
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.page.as_str())?;
        if self.about.is_empty() { Ok(()) } else { write!(f, " {}", self.about) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_location_is_replayed_letter_by_letter() {
        for value in ["sequence q-velo", "search-page", "page-of-2030 a b  c", "", "widget q é"] {
            assert_eq!(Location::read(value).to_string(), value);
        }
    }

    #[test]
    fn only_four_places_are_sequences() {
        let is = |value: &str| Location::read(value).is_sequence();
        assert!(is("sequence q") && is("widget q") && is("sequence-popular q") && is("sequence-controversial q"));
        assert!(!is("sequence-keyword q") && !is("proposal-page p") && !is("Sequence q") && !is("sequences q"));
    }
}

//! What is said of whether one's votes count, as far as nothing must be filled in. Knows no words.

/// Sentences about whether one's votes count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// They do.
    Counted,
    /// What can be done about votes that are set aside.
    AsideChoices,
    /// Say why they should.
    Objecting,
    /// The moderators have one's words.
    Objected,
    /// Nothing is set aside.
    NothingAside,
}

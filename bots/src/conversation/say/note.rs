//! Sentences that need nothing filled in, by what they are about. Knows no words.

use super::Counting;
use crate::channel::Medium;

/// Sentences that need nothing filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// First hint.
    Hint,
    /// Second hint.
    HintAgain,
    /// From the third on.
    HintShort,
    /// Not understood where an idea's text is not awaited but a number is.
    HintDraft,
    /// There is no question at all.
    NoQuestion,
    /// All ideas are seen.
    End,
    /// All ideas of the topic are seen.
    EndOfTopic,
    /// The ideas left for later come back.
    PassedAgain,
    /// There is no idea to vote on.
    NoCard,
    /// The other questions, when this one takes nothing.
    Others,
    /// Nothing to undo.
    NothingToUndo,
    /// There is no vote to add a word to.
    NothingToQualify,
    /// A digit that means nothing here.
    BadDigits,
    /// A word that answers nothing here.
    NotHere,
    /// A vote with no idea in front of one.
    NotCounted,
    /// What is said out of courtesy.
    Courtesy(Courtesy),
    /// Twelve votes: a break or go on.
    Rest,
    /// The break is taken.
    Pause,
    /// All the words.
    Menu,
    /// How it works.
    Help,
    /// The condition was answered.
    Declared,
    /// The condition was passed over.
    Undeclared,
    /// Not your idea, so not withdrawn.
    NotYours,
    /// Only a waiting idea can be taken back.
    NotWithdrawable,
    /// The idea is taken back.
    Withdrawn,
    /// What was answered already is not read again in other words.
    Edited,
    /// Nor is an idea that was sent.
    EditedIdea,
    /// Languages to choose from.
    Languages,
    /// The language is changed.
    LanguageChanged,
    /// How to sign from now on.
    Naming,
    /// Whether one's votes count.
    Counting(Counting),
    /// Erasure was not confirmed.
    NotErased,
    /// Erasure is called off.
    Kept,
    /// There is no erasure to call off.
    NothingToKeep,
    /// No more messages.
    Stopped,
    /// Still stopped: the word to come back.
    StillStopped,
    /// One's own idea takes no vote of one's own.
    Own,
    /// The idea is no longer open to votes.
    Gone,
    /// Nothing waits to be tried again.
    NothingToRetry,
    /// It cannot be done here.
    CannotHere,
    /// A rule forbids it.
    Refused,
    /// Files cannot be written on this channel.
    NoFiles,
    /// Pictures cannot be sent on this channel.
    NoPicture,
    /// The word for the results as a picture.
    Drawable,
    /// Good-bye.
    Bye,
    /// What was typed is too long to be read.
    TooMuch,
    /// More was typed in a pause than can be kept.
    Full,
    /// A vote faster than anybody reads, not counted.
    TooSoon,
    /// A button whose moment is over.
    OldButton,
    /// The idea to be left for later is behind already.
    AlreadyBehind,
    /// What was sent cannot be read.
    Unreadable(Medium),
    /// The refused idea is looked at again.
    Appealed,
    /// The refused idea is not looked at again.
    NotAppealed,
    /// The word that brings the next idea.
    Onward,
    /// What follows comes late.
    Late,
    /// The list, after a long silence, before a number of it means anything.
    LongAgo,
    /// About an idea being written.
    Writing(Writing),
    /// About a list.
    Listing(Listing),
    /// How one is spoken to from now on.
    Way(Way),
    /// About being told of ideas that wait.
    Telling(Telling),
}

/// Sentences about being told of ideas that wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// Whether one wants to be told.
    Offer,
    /// One is told from now on.
    Wanted,
    /// One is not.
    Unwanted,
}

/// Sentences to whoever speaks as one does among people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Courtesy {
    /// Good day, and how it works.
    Greeting,
    /// You are welcome.
    Thanks,
    /// Questions are not answered here, and where they are.
    Question,
    /// Not to know is an answer too.
    Unsure,
}

/// Sentences about an idea being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// Write an idea.
    Write,
    /// It may be two ideas.
    Double,
    /// How to sign.
    Sign,
    /// No person is called so.
    BadName,
    /// No person is that old.
    BadAge,
    /// Write it again.
    Rewrite,
    /// The idea is given up.
    Dropped,
    /// One voted on the same words, so there is nothing to send.
    SameWords,
    /// This question takes votes only.
    NoProposals,
    /// A word in the idea may hurt.
    Rude,
    /// Whether somebody else's words are one's own idea too.
    Whose,
    /// An idea that somebody else wrote.
    Borrowed,
}

/// Sentences about lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// What to look for.
    Searching,
    /// Nothing found.
    NothingFound,
    /// No votes yet.
    NoVotes,
    /// No ideas yet.
    NoIdeas,
    /// No topics here.
    NoTopics,
    /// Nothing more in this list.
    NoMore,
    /// Ideas of all topics from now on.
    Mixed,
    /// How the results are counted.
    Method,
}

/// Sentences about how one is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Each idea comes in a message of its own from now on.
    Aloud,
    /// No digits where there are buttons from now on.
    Bare,
    /// Digits again from now on.
    Digits,
    /// The next idea comes only after a word from now on.
    Step,
    /// The next idea comes by itself again.
    Unstep,
    /// Everything as it was at first.
    Normal,
}

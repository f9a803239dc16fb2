//! The name that each simple sentence has in the files of words. Knows no words.

use crate::channel::Medium;
use crate::conversation::say::{Counting, Note};

/// The message of a note; every one is in every file.
pub(super) fn id(note: Note) -> &'static str {
    match note {
        Note::Hint => "hint",
        Note::HintAgain => "hint-again",
        Note::HintShort => "hint-short",
        Note::HintDraft => "hint-draft",
        Note::NoQuestion => "no-question",
        Note::End => "end",
        Note::EndOfTopic => "end-topic",
        Note::PassedAgain => "passed-again",
        Note::NoCard => "no-card",
        Note::Others => "others-hint",
        Note::NothingToUndo => "nothing-to-undo",
        Note::NothingToQualify => "nothing-to-qualify",
        Note::BadDigits => "bad-digits",
        Note::Rest => "rest",
        Note::Pause => "pause",
        Note::Menu => "menu",
        Note::Help => "help",
        Note::Declared => "declared",
        Note::Undeclared => "undeclared",
        Note::Write => "write",
        Note::Double => "double",
        Note::Sign => "sign",
        Note::BadName => "bad-name",
        Note::BadAge => "bad-age",
        Note::Rewrite => "rewrite",
        Note::Dropped => "dropped",
        Note::SameWords => "same-words",
        Note::NoProposals => "no-proposals",
        Note::NotYours => "not-yours",
        Note::NotWithdrawable => "not-withdrawable",
        Note::Withdrawn => "withdrawn",
        Note::Searching => "searching",
        Note::NothingFound => "nothing-found",
        Note::NoVotes => "no-votes",
        Note::NoIdeas => "no-ideas",
        Note::NoTopics => "no-topics",
        Note::NoMore => "no-more",
        Note::Mixed => "mixed",
        Note::Languages => "languages",
        Note::LanguageChanged => "language-changed",
        Note::Naming => "naming",
        Note::Counting(note) => of_counting(note),
        Note::NotErased => "not-erased",
        Note::Kept => "kept",
        Note::NothingToKeep => "nothing-to-keep",
        Note::Stopped => "stopped",
        Note::StillStopped => "still-stopped",
        Note::Own => "own",
        Note::Gone => "gone",
        Note::NothingToRetry => "nothing-to-retry",
        Note::CannotHere => "cannot-here",
        Note::Refused => "refused",
        Note::NoFiles => "no-files",
        Note::Bye => "bye",
        Note::TooMuch => "too-much",
        Note::Full => "full",
        Note::TooSoon => "too-soon",
        Note::OldButton => "old-button",
        Note::AlreadyBehind => "already-behind",
        Note::Unreadable(medium) => of_medium(medium),
        Note::Borrowed => "borrowed",
        Note::Appealed => "appealed",
    }
}

fn of_medium(medium: Medium) -> &'static str {
    match medium {
        Medium::Voice => "unreadable-voice",
        Medium::Picture => "unreadable-picture",
        Medium::File => "unreadable-file",
        Medium::Place => "unreadable-place",
        Medium::Contact => "unreadable-contact",
        Medium::Other => "unreadable",
    }
}

fn of_counting(note: Counting) -> &'static str {
    match note {
        Counting::Counted => "counted",
        Counting::AsideChoices => "aside-choices",
        Counting::Objecting => "objecting",
        Counting::Objected => "objected",
        Counting::NothingAside => "nothing-aside",
    }
}

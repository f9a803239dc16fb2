//! The name that each simple sentence has in the files of words. Knows no words.

use crate::channel::Medium;
use crate::conversation::say::{Counting, Courtesy, Listing, Note, Telling, Way, Writing};

/// The message of a note; every one is in every file.
pub(super) fn id(note: Note) -> &'static str {
    match note {
        Note::Hint | Note::HintAgain | Note::HintShort | Note::HintDraft => of_hint(note),
        Note::NoQuestion => "no-question",
        Note::End => "end",
        Note::EndOfTopic => "end-topic",
        Note::PassedAgain => "passed-again",
        Note::NoCard => "no-card",
        Note::Others => "others-hint",
        Note::NothingToUndo => "nothing-to-undo",
        Note::NothingToQualify => "nothing-to-qualify",
        Note::BadDigits => "bad-digits",
        Note::NotHere => "not-here",
        Note::NotCounted => "not-counted",
        Note::Courtesy(courtesy) => of_courtesy(courtesy),
        Note::Rest => "rest",
        Note::Pause => "pause",
        Note::Menu => "menu",
        Note::Help => "help",
        Note::Declared => "declared",
        Note::Undeclared => "undeclared",
        Note::NotYours | Note::NotWithdrawable | Note::Withdrawn | Note::Edited | Note::EditedIdea => of_own(note),
        Note::Languages => "languages",
        Note::LanguageChanged => "language-changed",
        Note::Naming => "naming",
        Note::Writing(note) => of_writing(note),
        Note::Listing(note) => of_listing(note),
        Note::Way(note) => of_way(note),
        Note::Telling(note) => of_telling(note),
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
        Note::NoPicture => "no-picture",
        Note::Drawable => "drawable",
        Note::Bye => "bye",
        Note::TooMuch => "too-much",
        Note::Full => "full",
        Note::TooSoon => "too-soon",
        Note::OldButton => "old-button",
        Note::AlreadyBehind => "already-behind",
        Note::Unreadable(medium) => of_medium(medium),
        Note::Appealed => "appealed",
        Note::NotAppealed => "not-appealed",
        Note::Onward => "onward",
        Note::Late => "late",
        Note::LongAgo => "long-ago",
    }
}

fn of_hint(note: Note) -> &'static str {
    match note {
        Note::HintAgain => "hint-again",
        Note::HintShort => "hint-short",
        Note::HintDraft => "hint-draft",
        _ => "hint",
    }
}

fn of_own(note: Note) -> &'static str {
    match note {
        Note::NotYours => "not-yours",
        Note::NotWithdrawable => "not-withdrawable",
        Note::Edited => "edited",
        Note::EditedIdea => "edited-idea",
        _ => "withdrawn",
    }
}

fn of_medium(medium: Medium) -> &'static str {
    match medium {
        Medium::Voice => "unreadable-voice",
        Medium::Picture => "unreadable-picture",
        Medium::File => "unreadable-file",
        Medium::Place => "unreadable-place",
        Medium::Contact => "unreadable-contact",
        Medium::Sealed => "unreadable-sealed",
        Medium::Other => "unreadable",
    }
}

fn of_courtesy(courtesy: Courtesy) -> &'static str {
    match courtesy {
        Courtesy::Greeting => "courtesy-greeting",
        Courtesy::Thanks => "courtesy-thanks",
        Courtesy::Question => "courtesy-question",
        Courtesy::Unsure => "courtesy-unsure",
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

fn of_writing(note: Writing) -> &'static str {
    match note {
        Writing::Write => "write",
        Writing::Double => "double",
        Writing::Sign => "sign",
        Writing::BadName => "bad-name",
        Writing::BadAge => "bad-age",
        Writing::Rewrite => "rewrite",
        Writing::Dropped => "dropped",
        Writing::SameWords => "same-words",
        Writing::NoProposals => "no-proposals",
        Writing::Rude => "rude",
        Writing::Whose => "whose",
        Writing::Borrowed => "borrowed",
    }
}

fn of_listing(note: Listing) -> &'static str {
    match note {
        Listing::Searching => "searching",
        Listing::NothingFound => "nothing-found",
        Listing::NoVotes => "no-votes",
        Listing::NoIdeas => "no-ideas",
        Listing::NoTopics => "no-topics",
        Listing::NoMore => "no-more",
        Listing::Mixed => "mixed",
        Listing::Method => "results-how",
    }
}

fn of_telling(note: Telling) -> &'static str {
    match note {
        Telling::Offer => "news-offer",
        Telling::Wanted => "news-wanted",
        Telling::Unwanted => "news-unwanted",
    }
}

fn of_way(note: Way) -> &'static str {
    match note {
        Way::Aloud => "mode-aloud",
        Way::Bare => "mode-bare",
        Way::Digits => "mode-digits",
        Way::Step => "mode-step",
        Way::Unstep => "mode-unstep",
        Way::Normal => "mode-normal",
    }
}

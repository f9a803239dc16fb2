//! The name that each action keeps in files and commands, whatever the language and whatever key does it. Knows no key.

use super::{Action, Tab};

impl Action {
    /// All of them.
    pub(crate) const ALL: [Self; 76] = [
        Self::Accept,
        Self::Refuse,
        Self::Postpone,
        Self::Undo,
        Self::Redo,
        Self::Edit,
        Self::Tags,
        Self::Duplicate,
        Self::Message,
        Self::Note,
        Self::Wake,
        Self::Author,
        Self::NextSimilar,
        Self::PreviousSimilar,
        Self::Compare,
        Self::Reveal,
        Self::Seize,
        Self::Release,
        Self::Mark,
        Self::Range,
        Self::MarkMatching,
        Self::MarkVisible,
        Self::ClearMarks,
        Self::OnMarked,
        Self::Search,
        Self::NextMatch,
        Self::PreviousMatch,
        Self::Filter,
        Self::ClearFilter,
        Self::Sort,
        Self::Zen,
        Self::Palette,
        Self::Help,
        Self::Copy,
        Self::ShowText,
        Self::Export,
        Self::Messages,
        Self::Faults,
        Self::Tasks,
        Self::Hints,
        Self::Bell,
        Self::Results,
        Self::Tab(Tab::Queue),
        Self::Tab(Tab::Map),
        Self::Tab(Tab::Activity),
        Self::Tab(Tab::Stats),
        Self::Tab(Tab::Journal),
        Self::Open,
        Self::Back,
        Self::Down,
        Self::Up,
        Self::Left,
        Self::Right,
        Self::PageDown,
        Self::PageUp,
        Self::HalfDown,
        Self::HalfUp,
        Self::First,
        Self::Last,
        Self::NextList,
        Self::PreviousList,
        Self::NextZone,
        Self::Density,
        Self::Axes,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ConfirmAside,
        Self::Verify,
        Self::Reload,
        Self::Redraw,
        Self::Suspend,
        Self::Close,
        Self::Quit,
        Self::Cancel,
        Self::Confirm,
        Self::NextEcho,
    ];

    /// Its name in files.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Tab(Tab::Queue) => "queue",
            Self::Tab(Tab::Map) => "map",
            Self::Tab(Tab::Activity) => "activity",
            Self::Tab(Tab::Stats) => "stats",
            Self::Tab(Tab::Journal) => "journal",
            Self::Search => "search",
            Self::NextMatch => "next-match",
            Self::PreviousMatch => "previous-match",
            Self::Filter => "filter",
            Self::ClearFilter => "clear-filter",
            Self::Sort => "sort",
            Self::Mark => "mark",
            Self::Range => "range",
            Self::MarkMatching => "mark-matching",
            Self::MarkVisible => "mark-visible",
            Self::ClearMarks => "clear-marks",
            Self::OnMarked => "on-marked",
            Self::Down => "down",
            Self::Up => "up",
            Self::Left => "left",
            Self::Right => "right",
            Self::PageDown => "page-down",
            Self::PageUp => "page-up",
            Self::HalfDown => "half-down",
            Self::HalfUp => "half-up",
            Self::First => "first",
            Self::Last => "last",
            Self::NextList => "next-list",
            Self::PreviousList => "previous-list",
            Self::NextZone => "next-zone",
            Self::Density => "density",
            Self::Axes => "axes",
            Self::ZoomIn => "zoom-in",
            Self::ZoomOut => "zoom-out",
            deed => deed.deed(),
        }
    }

    /// The name of what is done to proposals, votes, and the console itself.
    const fn deed(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Refuse => "refuse",
            Self::Postpone => "postpone",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::Edit => "edit",
            Self::Tags => "tags",
            Self::Duplicate => "duplicate",
            Self::Message => "message",
            Self::Note => "note",
            Self::Wake => "wake",
            Self::Author => "author",
            Self::NextSimilar => "next-similar",
            Self::PreviousSimilar => "previous-similar",
            Self::NextEcho => "next-echo",
            Self::Compare => "compare",
            Self::Reveal => "reveal",
            Self::Seize => "seize",
            Self::Release => "release",
            Self::Zen => "zen",
            Self::Copy => "copy",
            Self::Export => "export",
            Self::ConfirmAside => "confirm-aside",
            Self::Verify => "verify",
            page => page.housekeeping(),
        }
    }

    /// The name of what is done to the console itself.
    const fn housekeeping(self) -> &'static str {
        match self {
            Self::Palette => "palette",
            Self::Help => "help",
            Self::ShowText => "show-text",
            Self::Messages => "messages",
            Self::Faults => "errors",
            Self::Tasks => "tasks",
            Self::Hints => "footer",
            Self::Bell => "bell",
            Self::Results => "results",
            Self::Open => "open",
            Self::Back => "back",
            Self::Reload => "reload",
            Self::Redraw => "redraw",
            Self::Suspend => "suspend",
            Self::Close => "close",
            Self::Quit => "quit",
            Self::Cancel => "cancel",
            _ => "confirm",
        }
    }

    /// The action of that name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::BINDINGS;

    #[test]
    fn every_action_has_a_name_of_its_own() {
        for (at, action) in Action::ALL.into_iter().enumerate() {
            assert_eq!(Action::named(action.name()), Some(action), "{at}");
            assert!(action.name().chars().all(|c| c.is_ascii_lowercase() || c == '-'));
        }
        assert!(BINDINGS.iter().all(|binding| Action::ALL.contains(&binding.action)));
    }
}

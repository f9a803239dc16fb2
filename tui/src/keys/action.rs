//! What keys and commands ask for, and where keys are pressed. Knows no key: the table binds one to the other.

use serde::{Deserialize, Serialize};

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Action {
    /// Open the proposal to votes; on the page of activity: let votes count.
    Accept,
    /// Ask for the reason of a refusal; on the page of activity: set votes aside.
    Refuse,
    /// Set the proposal aside for later; on the page of activity: watch.
    Postpone,
    /// Take back the last thing done.
    Undo,
    /// Do again what was taken back last.
    Redo,
    /// Correct the text.
    Edit,
    /// Choose topics.
    Tags,
    /// Say which other proposal it repeats.
    Duplicate,
    /// Write to the author.
    Message,
    /// Leave a note for colleagues.
    Note,
    /// Put a postponed proposal back among those that wait.
    Wake,
    /// Show what else the author has sent.
    Author,
    /// Choose the next similar proposal.
    NextSimilar,
    /// Choose the similar proposal before.
    PreviousSimilar,
    /// Show the proposal beside the similar one.
    Compare,
    /// Show masked words.
    Reveal,
    /// Take over the lease that a colleague holds.
    Seize,
    /// Give one's own lease back.
    Release,
    /// Mark the proposal, or take its mark off, and go down.
    Mark,
    /// Mark from here to where the cursor goes.
    Range,
    /// Mark what a filter finds.
    MarkMatching,
    /// Mark all that is in sight.
    MarkVisible,
    /// Take all marks off.
    ClearMarks,
    /// The next verb is for all that is marked.
    OnMarked,
    /// Search words in the list.
    Search,
    /// The next one found.
    NextMatch,
    /// The one found before.
    PreviousMatch,
    /// Limit the list.
    Filter,
    /// Show the whole list.
    ClearFilter,
    /// Sort in another way.
    Sort,
    /// One proposal at a time.
    Zen,
    /// Type a command.
    Palette,
    /// Show the keys.
    Help,
    /// Send what is selected to the terminal's clipboard.
    Copy,
    /// Show what is selected as plain text, to be selected by hand.
    ShowText,
    /// Write the view to a file.
    Export,
    /// Show what was said before.
    Messages,
    /// Show what went wrong before.
    Faults,
    /// Show what waits to be sent.
    Tasks,
    /// Show or hide the footer.
    Hints,
    /// Ring on grave alerts, or not.
    Bell,
    /// Show or hide votes until one has decided.
    Results,
    /// Show a page.
    Tab(Tab),
    /// Open what is selected.
    Open,
    /// Return to where one came from; never leaves the program.
    Back,
    /// The line below.
    Down,
    /// The line above.
    Up,
    /// To the left, on the map.
    Left,
    /// To the right, on the map.
    Right,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// Half a page down.
    HalfDown,
    /// Half a page up.
    HalfUp,
    /// The first line.
    First,
    /// The last line.
    Last,
    /// The next list, table or field.
    NextList,
    /// The one before.
    PreviousList,
    /// The next zone of the map.
    NextZone,
    /// Dots or digits, on the map.
    Density,
    /// Other axes, on the map.
    Axes,
    /// See less of the map, larger.
    ZoomIn,
    /// See more of the map, smaller.
    ZoomOut,
    /// Confirm that votes are set aside.
    ConfirmAside,
    /// Check the chain of the record.
    Verify,
    /// Ask again for what is on the screen.
    Reload,
    /// Draw the whole screen again.
    Redraw,
    /// Go back to the shell for a while.
    Suspend,
    /// Close the view; at the bottom, leave.
    Close,
    /// Leave.
    Quit,
    /// Give up what is under way; twice, leave.
    Cancel,
    /// Confirm the choice.
    Confirm,
    /// The next proposal that says nearly the same.
    NextEcho,
}

impl Action {
    /// Whether it moves a cursor up or down, or scrolls.
    pub(crate) const fn is_motion(self) -> bool {
        use Action::{Down, First, HalfDown, HalfUp, Last, PageDown, PageUp, Up};
        matches!(self, Down | Up | PageDown | PageUp | HalfDown | HalfUp | First | Last)
    }
}

/// The pages of a question, in the order of the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub(crate) enum Tab {
    /// Proposals by status.
    #[default]
    Queue,
    /// What unites, what divides.
    Map,
    /// Alerts on votes.
    Activity,
    /// Figures.
    Stats,
    /// What was done, by whom.
    Journal,
}

impl Tab {
    /// All pages, in the order of the digits.
    pub(crate) const ALL: [Self; 5] = [Self::Queue, Self::Map, Self::Activity, Self::Stats, Self::Journal];

    /// The message that names it.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Queue => "tab-queue",
            Self::Map => "tab-map",
            Self::Activity => "tab-activity",
            Self::Stats => "tab-stats",
            Self::Journal => "tab-journal",
        }
    }
}

/// Where keys are pressed: pages first, then the panels that open over them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Scope {
    /// The list of questions.
    Questions,
    /// A list of proposals.
    Queue,
    /// One proposal.
    Detail,
    /// The map.
    Map,
    /// The alerts of a question.
    Activity,
    /// The figures.
    Stats,
    /// The journal.
    Journal,
    /// The picker of reasons.
    Reasons,
    /// The picker of topics.
    Tags,
    /// The correction of a text.
    Edit,
    /// The picker of the proposal that another repeats.
    Duplicate,
    /// Words to an author, or to colleagues.
    Write,
    /// Two proposals side by side.
    Compare,
    /// A line typed at the bottom: words to find, a filter.
    Prompt,
    /// The line of commands.
    Palette,
    /// A question to be answered by yes or no.
    Ask,
    /// The page of keys.
    Help,
    /// A page of plain text.
    Text,
}

impl Scope {
    /// All of them.
    pub(crate) const ALL: [Self; 18] = [
        Self::Questions,
        Self::Queue,
        Self::Detail,
        Self::Map,
        Self::Activity,
        Self::Stats,
        Self::Journal,
        Self::Reasons,
        Self::Tags,
        Self::Edit,
        Self::Duplicate,
        Self::Write,
        Self::Compare,
        Self::Prompt,
        Self::Palette,
        Self::Ask,
        Self::Help,
        Self::Text,
    ];
}

//! The default keys: one table, from which footer and help are drawn. Verbs first: the footer shows them in this order.
//! Knows neither the terminal's own key codes nor what an action changes.

use std::borrow::Cow;

use super::{Action, Key, Scope, Tab};

/// Some keys, what they do, and where.
#[derive(Debug, Clone)]
pub(crate) struct Binding {
    /// The keys; the first is the one that is taught.
    pub(crate) keys: Cow<'static, [Key]>,
    /// What they do.
    pub(crate) action: Action,
    /// Where.
    pub(crate) scopes: &'static [Scope],
    /// The message that says it in the help.
    pub(crate) help: &'static str,
    /// The message that says it in the footer, for the few that stand there.
    pub(crate) footer: Option<&'static str>,
}

const PAGES: &[Scope] = &[
    Scope::Questions,
    Scope::Queue,
    Scope::Detail,
    Scope::Map,
    Scope::Activity,
    Scope::Stats,
    Scope::Journal,
    Scope::Compare,
    Scope::Text,
    Scope::Help,
];
const VIEWS: &[Scope] =
    &[Scope::Questions, Scope::Queue, Scope::Detail, Scope::Map, Scope::Activity, Scope::Stats, Scope::Journal];
const TABS: &[Scope] = &[Scope::Queue, Scope::Detail, Scope::Map, Scope::Activity, Scope::Stats, Scope::Journal];
const PROPOSALS: &[Scope] = &[Scope::Queue, Scope::Detail];
const LISTS: &[Scope] = &[Scope::Questions, Scope::Queue, Scope::Activity, Scope::Journal];
const FIND: &[Scope] = &[Scope::Queue, Scope::Map, Scope::Journal];
const QUEUE: &[Scope] = &[Scope::Queue];
const DETAIL: &[Scope] = &[Scope::Detail];
const MAP: &[Scope] = &[Scope::Map];
const ACTIVITY: &[Scope] = &[Scope::Activity];
const JOURNAL: &[Scope] = &[Scope::Journal];
const TYPED: &[Scope] = &[
    Scope::Reasons,
    Scope::Tags,
    Scope::Edit,
    Scope::Duplicate,
    Scope::Write,
    Scope::Prompt,
    Scope::Palette,
    Scope::Ask,
];
/// Places where letters are typed, or choose.
pub(super) const MODAL: &[Scope] = TYPED;
const TEXTS: &[Scope] = &[Scope::Help, Scope::Text, Scope::Stats, Scope::Compare];
const ENTER: &[Key] = &[Key::Enter];
const OPEN: &[Key] = &[Key::Enter, Key::Char('l'), Key::Right];
const BACK: &[Key] = &[Key::Esc, Key::Char('h'), Key::Left];
const DOWN: &[Key] = &[Key::Char('j'), Key::Down];
const UP: &[Key] = &[Key::Char('k'), Key::Up];

const fn bind(
    keys: &'static [Key],
    action: Action,
    scopes: &'static [Scope],
    help: &'static str,
    footer: Option<&'static str>,
) -> Binding {
    Binding { keys: Cow::Borrowed(keys), action, scopes, help, footer }
}

/// The table.
pub(crate) static BINDINGS: &[Binding] = &[
    bind(&[Key::Char('a')], Action::Accept, PROPOSALS, "help-accept", Some("do-accept")),
    bind(&[Key::Char('r')], Action::Refuse, PROPOSALS, "help-refuse", Some("do-refuse")),
    bind(&[Key::Char('p')], Action::Postpone, PROPOSALS, "help-postpone", Some("do-postpone")),
    bind(&[Key::Char('u')], Action::Undo, PROPOSALS, "help-undo", Some("do-undo")),
    bind(&[Key::Char('a')], Action::Accept, ACTIVITY, "help-keep-votes", Some("do-keep-votes")),
    bind(&[Key::Char('r')], Action::Refuse, ACTIVITY, "help-set-aside", Some("do-set-aside")),
    bind(&[Key::Char('p')], Action::Postpone, ACTIVITY, "help-watch", Some("do-watch")),
    bind(&[Key::Char('c')], Action::ConfirmAside, ACTIVITY, "help-confirm-aside", Some("do-confirm-aside")),
    bind(&[Key::Char('u')], Action::Undo, ACTIVITY, "help-undo-aside", Some("do-undo")),
    bind(ENTER, Action::Confirm, &[Scope::Reasons], "help-confirm", Some("do-confirm")),
    bind(
        ENTER,
        Action::Confirm,
        &[Scope::Tags, Scope::Edit, Scope::Duplicate, Scope::Write, Scope::Prompt, Scope::Palette],
        "help-validate",
        Some("do-validate"),
    ),
    bind(OPEN, Action::Open, &[Scope::Questions], "help-open", Some("do-open")),
    bind(&[Key::Char('?'), Key::F(1)], Action::Help, VIEWS, "help-help", Some("do-help")),
    bind(&[Key::F(1)], Action::Help, TYPED, "help-help", None),
    bind(&[Key::Char('e')], Action::Edit, PROPOSALS, "help-edit", Some("do-edit")),
    bind(&[Key::Char('t')], Action::Tags, PROPOSALS, "help-tags", Some("do-tags")),
    bind(&[Key::Char('D')], Action::Duplicate, PROPOSALS, "help-duplicate", Some("do-duplicate")),
    bind(OPEN, Action::Open, &[Scope::Queue, Scope::Activity, Scope::Journal], "help-open", Some("do-open")),
    bind(ENTER, Action::Open, MAP, "help-open-map", Some("do-open-map")),
    bind(&[Key::Char('z')], Action::NextZone, MAP, "help-zone", Some("do-zone")),
    bind(&[Key::Char('d')], Action::Density, MAP, "help-density", Some("do-density")),
    bind(&[Key::Char('w')], Action::Axes, MAP, "help-axes", Some("do-axes")),
    bind(&[Key::Char('+')], Action::ZoomIn, MAP, "help-zoom-in", None),
    bind(&[Key::Char('-')], Action::ZoomOut, MAP, "help-zoom-out", None),
    bind(&[Key::Char('u')], Action::Undo, JOURNAL, "help-reverse", Some("do-reverse")),
    bind(&[Key::Char('V')], Action::Verify, JOURNAL, "help-verify", Some("do-verify")),
    bind(&[Key::Tab], Action::NextList, &[Scope::Queue], "help-next-list", Some("do-next-list")),
    bind(&[Key::BackTab], Action::PreviousList, &[Scope::Queue], "help-previous-list", None),
    bind(&[Key::Tab], Action::NextList, &[Scope::Stats, Scope::Detail], "help-next-table", None),
    bind(
        &[Key::Tab],
        Action::NextList,
        &[Scope::Edit, Scope::Duplicate, Scope::Palette, Scope::Prompt],
        "help-next-field",
        None,
    ),
    bind(&[Key::Char('d')], Action::Density, &[Scope::Stats], "help-period", Some("do-period")),
    bind(&[Key::Char(']'), Key::Char(')')], Action::NextSimilar, DETAIL, "help-next-similar", None),
    bind(&[Key::Char('['), Key::Char('(')], Action::PreviousSimilar, DETAIL, "help-previous-similar", None),
    bind(&[Key::Char('=')], Action::Compare, DETAIL, "help-compare", None),
    bind(&[Key::Char('v')], Action::Reveal, DETAIL, "help-reveal", None),
    bind(&[Key::Char('m')], Action::Message, PROPOSALS, "help-message", None),
    bind(&[Key::Char('i')], Action::Note, PROPOSALS, "help-note", None),
    bind(&[Key::Char('b')], Action::Author, PROPOSALS, "help-author", None),
    bind(&[Key::Char('w')], Action::Wake, PROPOSALS, "help-wake", None),
    bind(&[Key::Char(' ')], Action::Mark, QUEUE, "help-mark", Some("do-mark")),
    bind(&[Key::Char('v')], Action::Range, QUEUE, "help-range", None),
    bind(&[Key::Char('T')], Action::MarkMatching, QUEUE, "help-mark-matching", None),
    bind(&[Key::Char('*')], Action::MarkVisible, QUEUE, "help-mark-visible", None),
    bind(&[Key::Char('\\'), Key::Char('-')], Action::ClearMarks, QUEUE, "help-clear-marks", None),
    bind(&[Key::Char(';')], Action::OnMarked, QUEUE, "help-on-marked", Some("do-on-marked")),
    bind(ENTER, Action::Open, &[Scope::Help], "help-run", Some("do-run")),
    bind(&[Key::Char('/')], Action::Search, &[Scope::Help], "help-find", Some("do-search")),
    bind(&[Key::Char('/')], Action::Search, FIND, "help-search", Some("do-search")),
    bind(&[Key::Char('n')], Action::NextMatch, FIND, "help-next-match", None),
    bind(&[Key::Char('N')], Action::PreviousMatch, FIND, "help-previous-match", None),
    bind(&[Key::Char('f')], Action::Filter, FIND, "help-filter", Some("do-filter")),
    bind(&[Key::Char('F')], Action::ClearFilter, FIND, "help-clear-filter", None),
    bind(&[Key::Char('s')], Action::Sort, QUEUE, "help-sort", None),
    bind(&[Key::Char('S')], Action::NextEcho, PROPOSALS, "help-next-echo", None),
    bind(&[Key::Char('z')], Action::Zen, PROPOSALS, "help-zen", None),
    bind(&[Key::Ctrl('r')], Action::Redo, PROPOSALS, "help-redo", None),
    bind(
        &[Key::Char('x')],
        Action::Export,
        &[Scope::Queue, Scope::Map, Scope::Stats, Scope::Journal, Scope::Activity],
        "help-export",
        None,
    ),
    bind(&[Key::Char('y')], Action::Copy, TABS, "help-copy", None),
    bind(&[Key::Char(':')], Action::Palette, VIEWS, "help-palette", None),
    bind(&[Key::Char('1')], Action::Tab(Tab::Queue), TABS, "help-tab-queue", None),
    bind(&[Key::Char('2')], Action::Tab(Tab::Map), TABS, "help-tab-map", None),
    bind(&[Key::Char('3')], Action::Tab(Tab::Activity), TABS, "help-tab-activity", None),
    bind(&[Key::Char('4')], Action::Tab(Tab::Stats), TABS, "help-tab-stats", None),
    bind(&[Key::Char('5')], Action::Tab(Tab::Journal), TABS, "help-tab-journal", None),
    bind(&[Key::Esc], Action::Back, TYPED, "help-give-up", Some("do-give-up")),
    bind(&[Key::Up], Action::Up, &[Scope::Prompt, Scope::Palette], "help-line-before", None),
    bind(&[Key::Down], Action::Down, &[Scope::Prompt, Scope::Palette], "help-line-after", None),
    bind(&[Key::Tab], Action::NextList, &[Scope::Reasons], "help-words", Some("do-words")),
    bind(DOWN, Action::Down, LISTS, "help-down", None),
    bind(UP, Action::Up, LISTS, "help-up", None),
    bind(DOWN, Action::Down, MAP, "help-map-down", None),
    bind(UP, Action::Up, MAP, "help-map-up", None),
    bind(&[Key::Char('h'), Key::Left], Action::Left, MAP, "help-map-left", None),
    bind(&[Key::Char('l'), Key::Right], Action::Right, MAP, "help-map-right", None),
    bind(&[Key::Char('J'), Key::Char('j'), Key::Down], Action::Down, DETAIL, "help-next", Some("do-next")),
    bind(&[Key::Char('K'), Key::Char('k'), Key::Up], Action::Up, DETAIL, "help-previous", None),
    bind(DOWN, Action::Down, TEXTS, "help-scroll-down", None),
    bind(UP, Action::Up, TEXTS, "help-scroll-up", None),
    bind(&[Key::PageDown], Action::PageDown, PAGES, "help-page-down", None),
    bind(&[Key::PageUp], Action::PageUp, PAGES, "help-page-up", None),
    bind(&[Key::Ctrl('d')], Action::HalfDown, PAGES, "help-half-down", None),
    bind(&[Key::Ctrl('u')], Action::HalfUp, PAGES, "help-half-up", None),
    bind(&[Key::Char('g'), Key::Home], Action::First, PAGES, "help-first", None),
    bind(&[Key::Char('G'), Key::End], Action::Last, PAGES, "help-last", None),
    bind(BACK, Action::Back, DETAIL, "help-back", Some("do-give-up")),
    bind(BACK, Action::Back, LISTS, "help-back", None),
    bind(&[Key::Esc], Action::Back, MAP, "help-back", None),
    bind(BACK, Action::Back, TEXTS, "help-close-help", Some("do-close")),
    bind(&[Key::Char('R')], Action::Reload, VIEWS, "help-reload", None),
    bind(&[Key::Ctrl('l')], Action::Redraw, &Scope::ALL, "help-redraw", None),
    bind(&[Key::Ctrl('z')], Action::Suspend, &Scope::ALL, "help-suspend", None),
    bind(&[Key::Char('q')], Action::Close, PAGES, "help-close", None),
    bind(&[Key::Char('Q')], Action::Quit, PAGES, "help-quit", Some("do-quit")),
    bind(&[Key::Ctrl('c')], Action::Cancel, &Scope::ALL, "help-cancel", None),
];

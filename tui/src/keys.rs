//! One table of keys: what each does where, and by which words the footer and the help name it.
//! Knows neither the terminal's own key codes nor what an action changes.

use ilfaut_client::model::RefusalReason;
use ilfaut_config::locale::Words;

/// A key as the console understands it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    /// A character, as typed.
    Char(char),
    /// A letter held with Control.
    Ctrl(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift-Tab.
    BackTab,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// F1.
    F1,
}

impl Key {
    /// The key as it is written for people.
    pub(crate) fn label(self, words: &Words) -> String {
        match self {
            Self::Char(c) => c.to_string(),
            Self::Ctrl(c) => format!("Ctrl-{c}"),
            Self::Up => "↑".to_owned(),
            Self::Down => "↓".to_owned(),
            Self::Left => "←".to_owned(),
            Self::Right => "→".to_owned(),
            Self::F1 => "F1".to_owned(),
            named => words.say(named.id()),
        }
    }

    /// The message that names a key which is not written by a sign.
    const fn id(self) -> &'static str {
        match self {
            Self::Esc => "key-escape",
            Self::Tab => "key-tab",
            Self::BackTab => "key-backtab",
            Self::PageUp => "key-page-up",
            Self::PageDown => "key-page-down",
            Self::Home => "key-home",
            Self::End => "key-end",
            Self::Backspace => "key-backspace",
            Self::Delete => "key-delete",
            _ => "key-enter",
        }
    }
}

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    /// Open the proposal to votes.
    Accept,
    /// Ask for the reason of a refusal.
    Refuse,
    /// Set the proposal aside.
    Postpone,
    /// Take back the last decision.
    Undo,
    /// Show the keys.
    Help,
    /// Open what is selected.
    Open,
    /// Return to where one came from; never leaves the program.
    Back,
    /// The line below.
    Down,
    /// The line above.
    Up,
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
    /// The next list (or, in the picker, the words to the author).
    NextList,
    /// The list before.
    PreviousList,
    /// Ask again for the list.
    Reload,
    /// Draw the whole screen again.
    Redraw,
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
    /// Show the alerts of the question.
    Alerts,
    /// Propose to set the votes of an alert aside.
    SetAside,
    /// Confirm that they are set aside.
    ConfirmAside,
    /// Let them count again.
    Restore,
}

/// Where keys are pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// The list of questions.
    Questions,
    /// A list of proposals.
    List,
    /// One proposal.
    Detail,
    /// The picker of reasons.
    Reasons,
    /// The alerts of a question.
    Alerts,
    /// The page of keys.
    Help,
}

/// Some keys, what they do, and where.
pub(crate) struct Binding {
    /// The keys; the first is the one that is taught.
    pub(crate) keys: &'static [Key],
    /// What they do.
    pub(crate) action: Action,
    /// Where.
    pub(crate) scopes: &'static [Scope],
    /// The message that says it in the help.
    pub(crate) help: &'static str,
    /// The message that says it in the footer, for the few that stand there.
    pub(crate) footer: Option<&'static str>,
}

const EVERYWHERE: &[Scope] =
    &[Scope::Questions, Scope::List, Scope::Detail, Scope::Reasons, Scope::Alerts, Scope::Help];
const PLACES: &[Scope] = &[Scope::Questions, Scope::List, Scope::Detail, Scope::Alerts, Scope::Help];
const VIEWS: &[Scope] = &[Scope::Questions, Scope::List, Scope::Detail, Scope::Alerts];
const PROPOSALS: &[Scope] = &[Scope::List, Scope::Detail];
const LISTS: &[Scope] = &[Scope::Questions, Scope::List, Scope::Alerts];
const ALERTS: &[Scope] = &[Scope::Alerts];

const fn bind(
    keys: &'static [Key],
    action: Action,
    scopes: &'static [Scope],
    help: &'static str,
    footer: Option<&'static str>,
) -> Binding {
    Binding { keys, action, scopes, help, footer }
}

/// The table. Verbs first: the footer shows them in this order.
pub(crate) const BINDINGS: &[Binding] = &[
    bind(&[Key::Char('a')], Action::Accept, PROPOSALS, "help-accept", Some("do-accept")),
    bind(&[Key::Char('r')], Action::Refuse, PROPOSALS, "help-refuse", Some("do-refuse")),
    bind(&[Key::Char('p')], Action::Postpone, PROPOSALS, "help-postpone", Some("do-postpone")),
    bind(&[Key::Char('u')], Action::Undo, PROPOSALS, "help-undo", Some("do-undo")),
    bind(&[Key::Char('e')], Action::SetAside, ALERTS, "help-set-aside", Some("do-set-aside")),
    bind(&[Key::Char('c')], Action::ConfirmAside, ALERTS, "help-confirm-aside", Some("do-confirm-aside")),
    bind(&[Key::Char('r')], Action::Restore, ALERTS, "help-restore", Some("do-restore")),
    bind(&[Key::Enter], Action::Confirm, &[Scope::Reasons], "help-confirm", Some("do-confirm")),
    bind(&[Key::Enter, Key::Char('l'), Key::Right], Action::Open, &[Scope::Questions], "help-open", Some("do-open")),
    bind(&[Key::Char('?'), Key::F1], Action::Help, VIEWS, "help-help", Some("do-help")),
    bind(&[Key::F1], Action::Help, &[Scope::Reasons], "help-help", None),
    bind(&[Key::Enter, Key::Char('l'), Key::Right], Action::Open, &[Scope::List], "help-open", Some("do-open")),
    bind(&[Key::Tab], Action::NextList, &[Scope::List], "help-next-list", Some("do-next-list")),
    bind(&[Key::BackTab], Action::PreviousList, &[Scope::List], "help-previous-list", None),
    bind(&[Key::Char('s')], Action::NextEcho, PROPOSALS, "help-next-echo", None),
    bind(&[Key::Char('A')], Action::Alerts, &[Scope::List], "help-alerts", None),
    bind(&[Key::Esc], Action::Back, &[Scope::Reasons], "help-give-up", Some("do-give-up")),
    bind(&[Key::Tab], Action::NextList, &[Scope::Reasons], "help-words", Some("do-words")),
    bind(&[Key::Char('j'), Key::Down], Action::Down, LISTS, "help-down", None),
    bind(&[Key::Char('k'), Key::Up], Action::Up, LISTS, "help-up", None),
    bind(&[Key::Char('J'), Key::Char('j'), Key::Down], Action::Down, &[Scope::Detail], "help-next", Some("do-next")),
    bind(&[Key::Char('K'), Key::Char('k'), Key::Up], Action::Up, &[Scope::Detail], "help-previous", None),
    bind(&[Key::Char('j'), Key::Down], Action::Down, &[Scope::Help], "help-scroll-down", None),
    bind(&[Key::Char('k'), Key::Up], Action::Up, &[Scope::Help], "help-scroll-up", None),
    bind(&[Key::PageDown], Action::PageDown, PLACES, "help-page-down", None),
    bind(&[Key::PageUp], Action::PageUp, PLACES, "help-page-up", None),
    bind(&[Key::Ctrl('d')], Action::HalfDown, PLACES, "help-half-down", None),
    bind(&[Key::Ctrl('u')], Action::HalfUp, PLACES, "help-half-up", None),
    bind(&[Key::Char('g'), Key::Home], Action::First, PLACES, "help-first", None),
    bind(&[Key::Char('G'), Key::End], Action::Last, PLACES, "help-last", None),
    bind(&[Key::Esc, Key::Char('h'), Key::Left], Action::Back, &[Scope::Detail], "help-back", Some("do-give-up")),
    bind(&[Key::Esc, Key::Char('h'), Key::Left], Action::Back, LISTS, "help-back", None),
    bind(&[Key::Esc, Key::Char('h'), Key::Left], Action::Back, &[Scope::Help], "help-close-help", Some("do-close")),
    bind(&[Key::Char('R')], Action::Reload, VIEWS, "help-reload", None),
    bind(&[Key::Ctrl('l')], Action::Redraw, EVERYWHERE, "help-redraw", None),
    bind(&[Key::Char('q')], Action::Close, PLACES, "help-close", None),
    bind(&[Key::Char('Q')], Action::Quit, PLACES, "help-quit", Some("do-quit")),
    bind(&[Key::Ctrl('c')], Action::Cancel, EVERYWHERE, "help-cancel", None),
];

/// The letters of the picker, in the order it shows them.
pub(crate) const REASONS: [(char, RefusalReason); 12] = [
    ('i', RefusalReason::Incomprehensible),
    ('h', RefusalReason::OffTopic),
    ('p', RefusalReason::Partisan),
    ('j', RefusalReason::Legal),
    ('c', RefusalReason::Advertising),
    ('t', RefusalReason::Test),
    ('d', RefusalReason::AlreadyExists),
    ('m', RefusalReason::MultipleIdeas),
    ('l', RefusalReason::InvalidLanguage),
    ('g', RefusalReason::Rudeness),
    ('o', RefusalReason::OutOfPoliticalScope),
    ('a', RefusalReason::Other),
];

/// What `key` does in `scope`.
pub(crate) fn action(scope: Scope, key: Key) -> Option<Action> {
    bindings(scope).find(|binding| binding.keys.contains(&key)).map(|binding| binding.action)
}

/// Everything that can be done in `scope`, in the order of the table.
pub(crate) fn bindings(scope: Scope) -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().filter(move |binding| binding.scopes.contains(&scope))
}

#[cfg(test)]
mod tests {
    use ilfaut_client::model::Language;
    use ilfaut_config::locale::Part;

    use super::*;

    const SCOPES: [Scope; 5] = [Scope::Questions, Scope::List, Scope::Detail, Scope::Reasons, Scope::Help];

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for scope in SCOPES {
            let keys: Vec<Key> = bindings(scope).flat_map(|binding| binding.keys).copied().collect();
            for (at, key) in keys.iter().enumerate() {
                assert!(!keys[..at].contains(key), "{key:?} twice in {scope:?}");
            }
        }
    }

    #[test]
    fn no_letter_of_the_picker_is_taken() {
        for (letter, _) in REASONS {
            assert_eq!(action(Scope::Reasons, Key::Char(letter)), None, "{letter}");
        }
    }

    #[test]
    fn every_key_is_named_and_explained_in_both_languages() {
        for language in [Language::FRENCH, Language::ENGLISH] {
            let words = Words::new(language, Part::Console);
            for binding in BINDINGS {
                let said = binding.keys.iter().map(|key| key.label(&words)).chain([words.say(binding.help)]);
                let said: Vec<String> = said.chain(binding.footer.map(|id| words.say(id))).collect();
                assert!(said.iter().all(|said| !said.starts_with('[')), "{language}: {said:?}");
                assert!(said[binding.keys.len()].chars().count() <= 58, "{language}: {said:?}");
            }
        }
    }

    #[test]
    fn every_reason_has_one_letter() {
        for reason in RefusalReason::ALL {
            assert_eq!(REASONS.iter().filter(|(_, known)| *known == reason).count(), 1, "{reason}");
        }
    }

    #[test]
    fn the_key_that_asks_for_a_refusal_never_confirms_it() {
        let asking = bindings(Scope::List).find(|binding| binding.action == Action::Refuse).unwrap();
        let confirming = bindings(Scope::Reasons).find(|binding| binding.action == Action::Confirm).unwrap();
        assert!(asking.keys.iter().all(|key| !confirming.keys.contains(key)));
    }
}

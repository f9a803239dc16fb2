//! The footer: the keys that matter here, drawn from the table of keys, and which of them stands under the mouse.

use ratatui::text::{Line, Span};

use super::text;
use crate::app::Setup;
use crate::keys::{Action, Scope};
use crate::theme;

/// One key and what it does, in a few letters.
struct Hint {
    action: Action,
    before: &'static str,
    key: String,
    what: String,
}

impl Hint {
    /// The cells that it takes, and the blank before it.
    fn width(&self) -> usize {
        text::width(self.before) + text::width(&self.key) + 1 + text::width(&self.what)
    }
}

/// The hints of a scope, as many as `cells` hold; the verbs and the help come first.
fn hints(scope: Scope, setup: &Setup, cells: usize) -> Vec<Hint> {
    let words = &setup.words;
    let (mut hints, mut taken, mut before) = (Vec::new(), 1, "");
    for binding in setup.keys.bindings(scope) {
        let (Some(id), Some(key)) = (binding.footer, binding.keys.first()) else { continue };
        let hint = Hint { action: binding.action, before, key: key.label(words), what: words.say(id) };
        taken += hint.width();
        if taken > cells {
            break;
        }
        before = if binding.action == Action::Help { " · " } else { " " };
        hints.push(hint);
    }
    hints
}

/// The hints of a scope on one line.
pub(crate) fn footer(scope: Scope, setup: &Setup, cells: usize) -> Line<'static> {
    let drawn = |hint: Hint| {
        let what = Span::raw(format!(" {}", hint.what));
        [Span::raw(hint.before), Span::styled(hint.key, theme::STRONG), what]
    };
    let hints = hints(scope, setup, cells).into_iter().flat_map(drawn);
    std::iter::once(Span::raw(" ")).chain(hints).collect()
}

/// What the hint in this column does.
pub(crate) fn at(scope: Scope, setup: &Setup, cells: usize, column: usize) -> Option<Action> {
    let mut from = 1;
    let under = hints(scope, setup, cells).into_iter().find(|hint| {
        let begins = from + text::width(hint.before);
        from += hint.width();
        (begins..from).contains(&column)
    });
    under.map(|hint| hint.action)
}

#[cfg(test)]
mod tests {
    use ilfaut_client::model::Language;

    use super::*;

    #[test]
    fn the_verbs_stand_in_every_width_that_is_served() {
        let setup = crate::app::samples::setup(Language::FRENCH);
        for (scope, cells) in [(Scope::Queue, 60), (Scope::Queue, 80), (Scope::Detail, 60), (Scope::Detail, 140)] {
            let line = footer(scope, &setup, cells).to_string();
            assert!(line.starts_with(" a accepter r refuser p reporter u annuler ? aide"), "{line}");
            assert!(text::width(&line) <= cells, "{line}");
        }
    }

    #[test]
    fn the_mouse_finds_each_hint_where_it_is_drawn() {
        let setup = crate::app::samples::setup(Language::FRENCH);
        let line = footer(Scope::Queue, &setup, 80).to_string();
        let column = |what: &str| text::width(&line[..line.find(what).unwrap()]);
        let at = |column| at(Scope::Queue, &setup, 80, column);
        for (what, action) in [("a accepter", Action::Accept), ("refuser", Action::Refuse), ("? aide", Action::Help)] {
            assert_eq!(at(column(what)), Some(action), "{what}");
        }
        assert_eq!([at(0), at(column("r refuser") - 1), at(79)], [None; 3]);
    }
}

//! The footer: the keys that matter here, drawn from the table of keys.

use ratatui::text::{Line, Span};

use super::text;
use crate::app::Setup;
use crate::keys::{Action, Scope};
use crate::theme;

/// The hints of a scope, as many as `cells` hold; the verbs and the help come first.
pub(crate) fn footer(scope: Scope, setup: &Setup, cells: usize) -> Line<'static> {
    let words = &setup.words;
    let mut spans = vec![Span::raw(" ")];
    let mut taken = 1;
    let mut before = "";
    for binding in setup.keys.bindings(scope) {
        let (Some(id), Some(key)) = (binding.footer, binding.keys.first()) else { continue };
        let (key, what) = (key.label(words), words.say(id));
        let wide = text::width(before) + text::width(&key) + 1 + text::width(&what);
        if taken + wide > cells {
            break;
        }
        taken += wide;
        spans.extend([Span::raw(before), Span::styled(key, theme::STRONG), Span::raw(format!(" {what}"))]);
        before = if binding.action == Action::Help { " · " } else { " " };
    }
    Line::from(spans)
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
}

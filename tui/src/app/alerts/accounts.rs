//! The accounts of an alert, by pseudonyms that mean nothing outside: random bits, never who somebody is.

use ilfaut_client::model::ParticipantId;

use crate::app::App;
use crate::app::panel::{Panel, Text};
use crate::widget::text;

/// Digits of a pseudonym in a list of all.
const LONG: usize = 8;
/// Blanks between two of them.
const GAP: usize = 2;

/// The first digits of a pseudonym.
pub(crate) fn pseudonym(who: &ParticipantId, digits: usize) -> String {
    who.to_string().chars().take(digits).collect()
}

impl App {
    /// Lists the accounts of the alert under the cursor.
    pub(super) fn show_accounts(&mut self) {
        let Some(entry) = self.alert() else { return };
        let width = self.size.text_width();
        let reason = ilfaut_config::alert::reason(&entry.reason, self.setup.words.language());
        let mut lines: Vec<String> = text::wrapped(&reason, width);
        let count = ("n", entry.participants.len().into());
        lines.extend(text::wrapped(&self.setup.words.say_with("alert-accounts", &[count]), width));
        lines.push(String::new());
        let names: Vec<String> = entry.participants.iter().map(|who| pseudonym(who, LONG)).collect();
        lines.extend(names.chunks((width / (LONG + GAP)).max(1)).map(|names| names.join("  ")));
        let lines = lines.into_iter().map(|line| format!(" {line}")).collect();
        self.open_panel(Panel::Text(Text { title: "title-accounts", lines, scrolled: 0 }));
    }
}

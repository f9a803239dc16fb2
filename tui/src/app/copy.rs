//! What leaves for the terminal's clipboard, or is shown to be selected by hand. Whether a terminal takes it cannot be
//! known: what is said is what was sent.

use super::App;
use super::journal::{beside, deed, object, who};
use super::panel::{Panel, Text};
use crate::effect::Effect;
use crate::keys::Scope;

impl App {
    /// Sends what is selected to the terminal's clipboard.
    pub(super) fn copy(&mut self) {
        match self.selected_text() {
            Some(text) => self.ask(Effect::Copy(text)),
            None => self.tell(self.say("copy-nothing")),
        }
    }

    /// Shows what is selected on lines by themselves.
    pub(super) fn show_text(&mut self) {
        match self.selected_text() {
            Some(text) => {
                let lines = text.lines().map(crate::widget::text::shown).collect();
                self.open_panel(Panel::Text(Text { title: "title-copy", lines, scrolled: 0 }));
            }
            None => self.tell(self.say("copy-nothing")),
        }
    }

    /// The selected proposal: its number, then its text as it was written; on other pages the selected line.
    fn selected_text(&self) -> Option<String> {
        match self.page_scope() {
            Scope::Questions => self.asked.as_ref().map(ToString::to_string),
            Scope::Queue | Scope::Detail => {
                self.current().map(|row| format!("{}\n{}", row.item.proposal, row.item.text))
            }
            Scope::Map => self.map.selected().map(|spot| format!("{}\n{}", spot.proposal, spot.text)),
            Scope::Journal => self.act_under().map(|act| {
                let words = &self.setup.words;
                [who(self, act), deed(words, &act.deed), object(words, act), beside(words, act)].join(" ")
            }),
            _ => None,
        }
    }

    /// Says what was sent, never that it was taken.
    pub(super) fn take_copied(&mut self, answer: Result<usize, String>) {
        match answer {
            Ok(count) => {
                let said = self.setup.words.say_with("copy-sent", &[("n", count.into())]);
                self.tell(said);
            }
            Err(why) => self.warn(why),
        }
    }
}

//! What is done with a line typed at the bottom: words to find, a filter, a filter for marks. Knows how a filter is asked for,
//! not how it is read.

use super::panel::{Panel, Prompt};
use super::{App, Filter, Sort};
use crate::keys::{Action, Scope};
use ilfaut_client::rules::words::folded;

/// What a typed line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Words to find.
    Words,
    /// What to show.
    Filter,
    /// What to mark.
    Marks,
}

impl App {
    /// An action on what is shown of the list; answers whether it was one.
    pub(super) fn act_on_limits(&mut self, action: Action) -> bool {
        match action {
            Action::Search => self.open_prompt(Wanted::Words),
            Action::Filter => self.open_prompt(Wanted::Filter),
            Action::NextMatch => self.next_match(true),
            Action::PreviousMatch => self.next_match(false),
            Action::ClearFilter => self.clear_filter(),
            Action::Sort => self.sort_otherwise(),
            Action::Author => self.filter_by_author(),
            _ => return false,
        }
        true
    }

    /// Opens the line in which it is typed.
    pub(super) fn open_prompt(&mut self, wanted: Wanted) {
        let text = match wanted {
            Wanted::Words => self.needle.clone(),
            Wanted::Filter if self.page_scope() != Scope::Queue => String::new(),
            Wanted::Filter => self.desk.as_ref().map(|desk| desk.limits().filter.text.clone()).unwrap_or_default(),
            Wanted::Marks => String::new(),
        };
        self.open_panel(Panel::Prompt(Prompt::new(wanted, &text)));
    }

    /// Takes what was typed; an error is the sentence to say, and the line stays open.
    pub(super) fn take_typed(&mut self, wanted: Wanted, text: &str) -> Result<(), String> {
        match wanted {
            Wanted::Filter if matches!(self.page_scope(), Scope::Map | Scope::Journal) => {
                self.close_panel();
                match self.page_scope() {
                    Scope::Map => self.limit_map(text.trim()),
                    _ => self.limit_journal(text.trim()),
                }
            }
            Wanted::Words => {
                self.needle = text.trim().to_owned();
                self.close_panel();
                if !self.needle.is_empty() {
                    self.act(Action::NextMatch);
                }
            }
            Wanted::Filter => {
                self.filter(text)?;
                self.close_panel();
            }
            Wanted::Marks => {
                self.mark_matching(text)?;
                self.close_panel();
            }
        }
        Ok(())
    }

    /// How many lines a filter would leave, or what is wrong with it.
    pub(super) fn foresee(&self, text: &str) -> Result<usize, String> {
        let Some(desk) = &self.desk else { return Ok(0) };
        let filter = desk.lexicon().read(text).map_err(|fault| fault.said(&self.setup.words))?;
        Ok(desk.list().count(|item| filter.lets(item, self.now)))
    }

    /// Shows only what a filter lets through; an error is the sentence to say.
    pub(crate) fn filter(&mut self, text: &str) -> Result<(), String> {
        let words = self.setup.words.clone();
        let Some(desk) = &mut self.desk else { return Ok(()) };
        let filter = desk.lexicon().read(text).map_err(|fault| fault.said(&words))?;
        desk.set_filter(&filter);
        self.tell_filtered();
        Ok(())
    }

    fn tell_filtered(&mut self) {
        let Some(desk) = &self.desk else { return };
        let (shown, all) = (desk.list().len(), desk.list().total());
        self.tell(self.setup.words.say_with("note-filtered", &[("n", shown.into()), ("all", all.into())]));
    }

    fn clear_filter(&mut self) {
        if let Some(desk) = &mut self.desk {
            desk.set_filter(&Filter::default());
        }
        self.needle.clear();
        self.tell_filtered();
    }

    /// Moves to the next line (or the one before) that holds the words looked for.
    fn next_match(&mut self, onwards: bool) {
        if self.needle.is_empty() {
            return self.open_prompt(Wanted::Words);
        }
        match self.page_scope() {
            Scope::Map => return self.find_on_map(onwards),
            Scope::Journal => return self.find_in_journal(onwards),
            _ => {}
        }
        let needle = folded(&self.needle);
        let Some(desk) = &mut self.desk else { return };
        let list = desk.list_mut();
        let holds = |text: &str| folded(text).contains(&needle);
        let here = list.current().is_some_and(|row| holds(&row.item.text));
        if list.seek(onwards, |row| holds(&row.item.text)) {
            self.detail = self.detail.map(|_| 0);
        } else {
            let id = if here { "note-only-match" } else { "note-no-match" };
            self.tell(self.setup.words.say_with(id, &[("words", self.needle.as_str().into())]));
        }
    }

    /// Whether a text holds the words looked for.
    pub(crate) fn is_found(&self, text: &str) -> bool {
        !self.needle.is_empty() && folded(text).contains(&folded(&self.needle))
    }

    fn sort_otherwise(&mut self) {
        let sort = self.desk.as_ref().map_or(Sort::default(), |desk| desk.limits().sort.next());
        if let Some(desk) = &mut self.desk {
            desk.set_sort(sort);
        }
        self.tell(self.setup.words.say_with("note-sorted", &[("order", self.say(sort.name()).into())]));
    }

    /// Shows only what the author of the proposal under the cursor has sent.
    fn filter_by_author(&mut self) {
        let Some(row) = self.current() else { return self.tell(self.say("note-empty")) };
        let number = row.item.by.map(|by| by.to_string().chars().take(8).collect::<String>());
        let Some(number) = number else { return self.tell(self.say("note-no-author")) };
        let filtered = self.filter(&format!("{}:#{number}", self.name_of("filter-author")));
        self.detail = None;
        if let Err(sentence) = filtered {
            self.warn(sentence);
        }
    }

    /// The first of the names in a message.
    pub(super) fn name_of(&self, id: &str) -> String {
        self.say(id).split('|').next().unwrap_or_default().to_owned()
    }

    /// Whether the list is filtered, or sorted otherwise than usual.
    pub(crate) fn is_limited(&self) -> bool {
        self.desk.as_ref().is_some_and(|desk| *desk.limits() != super::filter::Limits::default())
    }

    /// How the list is sorted and what it is limited to, as it stands on the screen.
    pub(crate) fn limits(&self) -> String {
        let Some(desk) = &self.desk else { return String::new() };
        let words = &self.setup.words;
        let sort = self.say(desk.limits().sort.name());
        let filter = crate::widget::text::shown(&desk.limits().filter.text);
        if filter.is_empty() {
            return words.say_with("limits-sorted", &[("order", sort.into())]);
        }
        let (shown, all) = (desk.list().len(), desk.list().total());
        let args = [("order", sort.into()), ("filter", filter.into()), ("n", shown.into()), ("all", all.into())];
        words.say_with("limits-filtered", &args)
    }
}

//! The figures of a question: of which days, and which table is chosen. Draws nothing.

mod period;
mod tables;

use ilfaut_client::Result;
use ilfaut_client::model::{QuestionId, Time};

pub(crate) use period::Period;
pub(crate) use tables::{Cell, Table, channels, figures, reasons};

use super::App;
use crate::effect::Effect;
use crate::keys::Action;
use crate::message::Stats;
use crate::voice;

/// How many tables there are.
const TABLES: usize = 3;

/// The page as it stands.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    /// What was answered last.
    pub(crate) stats: Option<Box<Stats>>,
    /// When.
    pub(crate) at: Option<Time>,
    /// Of which days.
    pub(crate) period: Period,
    /// The table that is chosen.
    pub(crate) table: usize,
}

impl Figures {
    /// The three tables.
    pub(crate) fn tables(&self, words: &ilfaut_config::locale::Words) -> Vec<Table> {
        let all =
            |stats: &Stats| vec![figures(words, stats, self.period), channels(words, stats), reasons(words, stats)];
        self.stats.as_deref().map(all).unwrap_or_default()
    }
}

impl App {
    /// Shows the page.
    pub(super) fn open_stats(&mut self) {
        self.ask_stats();
    }

    /// Asks for the figures of the days that are chosen.
    pub(super) fn ask_stats(&mut self) {
        let since = self.figures.period.beginnings(self.now, &self.setup.zone);
        if let Some(question) = self.desk.as_ref().map(super::Desk::id) {
            self.ask(Effect::Stats(question, since));
        }
    }

    /// Takes the figures, unless another question was opened meanwhile.
    pub(super) fn take_stats(&mut self, question: &QuestionId, answer: Result<Box<Stats>>) {
        let here = self.desk.as_ref().is_some_and(|desk| desk.question.id == *question);
        match answer {
            Ok(stats) if here => (self.figures.stats, self.figures.at) = (Some(stats), Some(self.now)),
            Err(error) if here => self.warn(voice::fault(&self.setup.words, &error)),
            _ => {}
        }
    }

    /// An action on it; answers whether it was one.
    pub(super) fn act_on_stats(&mut self, action: Action) -> bool {
        match action {
            Action::NextList => self.figures.table = (self.figures.table + 1) % TABLES,
            Action::Density => {
                (self.figures.period, self.figures.stats) = (self.figures.period.next(), None);
                self.ask_stats();
            }
            Action::Export => self.export_stats(),
            _ => return false,
        }
        true
    }
}

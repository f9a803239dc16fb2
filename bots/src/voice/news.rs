//! That ideas wait for somebody who asked to be told. Knows neither when that is said nor to whom.

use ilfaut_client::model::Question;
use ilfaut_config::locale::Arg;

use super::Voice;
use super::message::{Choice, Line};
use crate::conversation::Scene;
use crate::conversation::command::Command;
use crate::conversation::offer::anywhere;

impl Voice {
    /// How many ideas wait, and what to answer.
    pub fn waiting(&self, question: &Question, count: u64) -> Vec<Line> {
        let args = [("count", Arg::from(count)), ("question", Arg::from(self.text(&question.wording)))];
        vec![self.line("news-told", &args), self.note("news-told-hint")]
    }

    /// The answers to that.
    pub fn waiting_choices(&self) -> Vec<Choice> {
        let choice = |word| self.choice(anywhere(word, self.words.language()), &Scene::Card);
        [Command::Continue, Command::Untell].map(choice).to_vec()
    }
}

//! What must be there before the screen is taken: a terminal, a consultation, a question. Whatever is missing is told
//! in one sentence, in the reader's language, and nothing is drawn.

use std::ffi::OsString;
use std::io::IsTerminal;
use std::process::ExitCode;
use std::sync::Arc;

use ilfaut_client::Backend;
use ilfaut_client::backend::QuestionView;
use ilfaut_client::model::ModeratorId;
use ilfaut_client::world::World;
use ilfaut_config::locale::{Part, Words};
use ilfaut_config::{console, environment, gateway, places, reach};
use jiff::tz::TimeZone;

use crate::app::Setup;
use crate::args::{self, Args};
use crate::keys::Keymap;
use crate::login::{self, Desk};
use crate::theme::Theme;
use crate::{run, voice};

/// A consultation with somebody at its desk.
pub(crate) struct Place {
    /// The consultation.
    pub(crate) backend: Arc<dyn Backend>,
    /// Who moderates.
    pub(crate) who: ModeratorId,
    /// Its questions, or the one that was asked for.
    pub(crate) questions: Vec<QuestionView>,
    /// What is kept of this moderator on this machine.
    pub(crate) desk: Arc<reach::Desk>,
    /// Tells the time, throws the dice.
    pub(crate) world: World,
}

/// Runs the program with these arguments (the first is its own name).
///
/// Answers with 0 when the moderator left, 1 when something was missing or lost, 2 when the arguments make no sense.
pub fn main_with(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let asked = match args::read(args, &Words::new(console::chosen(None), Part::Console)) {
        Ok(asked) => asked,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let words = Words::new(console::chosen(asked.lang.as_deref()), Part::Console);
    match moderate(&asked, &words) {
        Ok(said) => {
            if let Some(sentence) = said {
                println!("{sentence}");
            }
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

/// Opens the place and runs the console on it; answers with what is to be said at the end. An error is the sentence to say.
fn moderate(asked: &Args, words: &Words) -> Result<Option<String>, String> {
    let address = places::address(asked.address.as_deref()).map_err(|fault| voice::fault(words, &fault.into()))?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    runtime.block_on(async {
        let desk = login::sit(&address, asked, words).await?;
        let gateway = gateway::beside(&desk.reached, words.language()).await;
        let done = work(&desk, asked, words).await;
        if let Some(gateway) = gateway {
            gateway.end().await;
        }
        let shut = desk.reached.backend.shut().await.map_err(|error| voice::fault(words, &error));
        shut.and(done)
    })
}

/// Runs the console for whoever sits at the desk.
async fn work(desk: &Desk, asked: &Args, words: &Words) -> Result<Option<String>, String> {
    let backend = Arc::clone(&desk.reached.backend);
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        return Err(words.say("no-terminal"));
    }
    let Some(who) = desk.who else { return Err(words.say("cannot-moderate")) };
    let questions = backend.questions().await.map_err(|error| voice::fault(words, &error))?;
    let questions = chosen(questions, asked.question.as_deref(), words, &desk.reached.address.to_string())?;
    let theme = Theme { colours: !environment::no_colour(), ascii: asked.ascii };
    let wishes = console::load(words.language()).map_err(|complaints| complaints.to_string())?;
    let setup = Setup {
        moderator: desk.name.clone(),
        words: words.clone(),
        theme,
        zone: TimeZone::system(),
        keys: wished_keys(&wishes, words)?,
        footer: wishes.footer,
        bell: wishes.bell,
        filters: wishes.filters.into_iter().map(|saved| (saved.name, saved.filter)).collect(),
    };
    let kept = reach::Desk::take(&desk.reached.address, &desk.name);
    let kept = Arc::new(kept.map_err(|error| voice::fault(words, &error))?);
    run::run(Place { backend, who, questions, desk: kept, world: reach::world() }, setup).await
}

/// The table of keys that the moderator's file makes; an error is the sentence to say.
fn wished_keys(wishes: &console::Console, words: &Words) -> Result<Keymap, String> {
    let file = wishes.file.display().to_string();
    Keymap::read(&file, &wishes.keys, words).map_err(|complaint| complaint.to_string())
}

/// All questions, or the one that was asked for.
fn chosen(all: Vec<QuestionView>, slug: Option<&str>, words: &Words, place: &str) -> Result<Vec<QuestionView>, String> {
    if all.is_empty() {
        return Err(words.say_with("no-question", &[("place", place.into())]));
    }
    let Some(slug) = slug else { return Ok(all) };
    let known = all.iter().map(|view| view.question.id.to_string()).collect::<Vec<_>>().join(", ");
    let found: Vec<QuestionView> = all.into_iter().filter(|view| view.question.id.0.as_ref() == slug).collect();
    let unknown = || words.say_with("unknown-question", &[("question", slug.into()), ("known", known.into())]);
    if found.is_empty() { Err(unknown()) } else { Ok(found) }
}

#[cfg(test)]
mod tests {
    use ilfaut_client::model::Language;

    use super::*;
    use crate::app::samples::question;

    #[test]
    fn a_question_is_named_or_all_are_offered() {
        let words = Words::new(Language::FRENCH, Part::Console);
        let all = || vec![question("eau", 2), question("energie", 0)];
        assert_eq!(chosen(all(), None, &words, "x").unwrap().len(), 2);
        assert_eq!(chosen(all(), Some("energie"), &words, "x").unwrap().len(), 1);
        let unknown = chosen(all(), Some("air"), &words, "x").unwrap_err();
        assert!(unknown.contains("air") && unknown.contains("eau, energie"), "{unknown}");
        assert!(chosen(Vec::new(), None, &words, "sled:/x").unwrap_err().contains("sled:/x"));
    }
}

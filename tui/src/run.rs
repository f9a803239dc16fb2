//! The loop: wait for a key, an answer or a moment; update; carry effects out; draw when something changed and nothing
//! else waits. At rest nothing ticks. The only place that knows the state, the terminal and the consultation at once.

use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use crossterm::event::Event;
use ilfaut_client::world::Clock;
use ilfaut_config::console;
use ilfaut_config::locale::Words;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinHandle;

use crate::app::{App, Setup};
use crate::effect::Effect;
use crate::errand;
use crate::layout::Size;
use crate::message::Message;
use crate::screen;
use crate::start::Place;
use crate::terminal::{self, Taken};

/// Runs the console until the moderator leaves; an error is the sentence to say.
pub(crate) async fn run(place: Place, setup: Setup) -> Result<(), String> {
    let words = setup.words.clone();
    let mut running = Running::open(&place, setup, &words)?;
    let ended = running.work().await.map_err(|error| lost(&words, &error));
    let said = running.leave().await;
    let left = place.backend.leave(place.who).await.map_err(|error| crate::voice::fault(&words, &error));
    ended.and(said).and(left)
}

fn lost(words: &Words, error: &std::io::Error) -> String {
    words.say_with("lost-terminal", &[("what", error.to_string().into())])
}

/// Everything that runs.
struct Running {
    app: App,
    taken: Option<Taken>,
    input: UnboundedReceiver<std::io::Result<Event>>,
    effects: UnboundedSender<Effect>,
    answers: UnboundedReceiver<Message>,
    errand: JoinHandle<()>,
    clock: Arc<dyn Clock>,
}

impl Running {
    fn open(place: &Place, setup: Setup, words: &Words) -> Result<Self, String> {
        let taken = Taken::take().map_err(|error| lost(words, &error))?;
        let size = taken.0.size().map_err(|error| lost(words, &error))?;
        let input = terminal::listen().map_err(|error| lost(words, &error))?;
        let (effects, to_do) = unbounded_channel();
        let (answer, answers) = unbounded_channel();
        let errand = tokio::spawn(errand::carry(Arc::clone(&place.backend), place.who, to_do, answer));
        let clock = Arc::clone(&place.clock);
        let (app, first) = App::new(setup, Size(size.width, size.height), place.questions.clone(), clock.now());
        let mut running = Self { app, taken: Some(taken), input, effects, answers, errand, clock };
        running.carry_out(first);
        Ok(running)
    }

    /// Works until the moderator or the system ends it.
    async fn work(&mut self) -> std::io::Result<()> {
        let mut stop = std::pin::pin!(asked_to_stop());
        while !self.app.over {
            let out_of_date = self.app.changed;
            let message = tokio::select! {
                biased;
                () = &mut stop => Some(Message::Stop),
                message = self.next() => Some(message?),
                () = std::future::ready(()), if out_of_date => None,
            };
            match message {
                Some(message) => self.take(message),
                None => self.draw()?,
            }
        }
        Ok(())
    }

    /// The next message: an answer, a key, or the moment that the state waits for.
    async fn next(&mut self) -> std::io::Result<Message> {
        let rest = self.app.deadline().map(|at| at.since(self.clock.now()).max(0).unsigned_abs());
        let moment = async {
            match rest {
                Some(milliseconds) => tokio::time::sleep(Duration::from_millis(milliseconds)).await,
                None => std::future::pending().await,
            }
        };
        let mut moment = std::pin::pin!(moment);
        loop {
            let event = tokio::select! {
                answer = self.answers.recv() => return Ok(answer.unwrap_or(Message::Stop)),
                event = self.input.recv() => event,
                () = &mut moment => return Ok(Message::Due),
            };
            let Some(event) = event else { return Ok(Message::Stop) };
            if let Some(message) = terminal::message(event?) {
                return Ok(message);
            }
        }
    }

    fn take(&mut self, message: Message) {
        let effects = self.app.update(message, self.clock.now());
        self.carry_out(effects);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if effect == Effect::Redraw {
                let _ = self.taken.as_mut().map(|taken| taken.0.clear()); // the next picture says if the terminal is gone
            } else if let Effect::KeepFilter { name, filter } = effect {
                keep(&mut self.app, &name, &filter);
            } else {
                let _ = self.effects.send(effect); // when the errands have ended the loop ends too
            }
        }
    }

    fn draw(&mut self) -> std::io::Result<()> {
        self.app.changed = false;
        if let Some(taken) = &mut self.taken {
            taken.0.draw(|frame| screen::draw(&self.app, frame))?;
        }
        Ok(())
    }

    /// Gives the terminal back, lets what was asked be carried out, and says what did not work.
    async fn leave(mut self) -> Result<(), String> {
        let effects = self.app.update(Message::Stop, self.clock.now());
        self.carry_out(effects);
        self.taken = None;
        drop(self.effects);
        let ended = self.errand.await.map_err(|error| error.to_string());
        while let Ok(answer) = self.answers.try_recv() {
            self.app.note = None;
            self.app.update(answer, self.clock.now());
            if let Some(note) = self.app.note.as_ref().filter(|note| note.warning) {
                return Err(note.text.clone());
            }
        }
        ended
    }
}

/// Keeps a filter among the settings of the console; what went wrong is said.
fn keep(app: &mut App, name: &str, filter: &str) {
    if let Err(error) = console::keep_filter(&console::file(), name, filter) {
        app.fail(&error.to_string());
    }
}

/// Waits until the system asks the program to end: a signal, a closed window.
#[cfg(unix)]
async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let kinds = [SignalKind::terminate(), SignalKind::hangup(), SignalKind::interrupt(), SignalKind::quit()];
    let mut signals: Vec<_> = kinds.into_iter().filter_map(|kind| signal(kind).ok()).collect();
    let mut any = |context: &mut Context<'_>| signals.iter_mut().any(|signal| signal.poll_recv(context).is_ready());
    std::future::poll_fn(move |context| if any(context) { Poll::Ready(()) } else { Poll::Pending }).await;
}

/// Waits until the system asks the program to end.
#[cfg(not(unix))]
async fn asked_to_stop() {
    let _ = tokio::signal::ctrl_c().await;
}

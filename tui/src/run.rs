//! The loop: wait for a key, an answer or a moment; update; carry effects out; draw when something changed and nothing
//! else waits. At rest nothing ticks. The only place that knows the state, the terminal and the consultation at once.

mod sitting;

use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use crossterm::event::Event;
use ilfaut_client::world::Clock;
use ilfaut_config::console;
use ilfaut_config::locale::Words;
use tokio::sync::mpsc::UnboundedReceiver;

use crate::app::{App, Setup};
use crate::effect::Effect;
use crate::errand::{Lanes, Line};
use crate::files;
use crate::keep::{Outbox, Sessions};
use crate::layout::Size;
use crate::message::Message;
use crate::screen;
use crate::start::Place;
use crate::terminal::{self, Taken};
use sitting::Sitting;

/// How long orders are given to get through when the moderator leaves.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long they are given when the system asks for the end, and how long leases are.
const HASTE: Duration = Duration::from_secs(1);

/// Runs the console until the moderator leaves; answers with what is to be said then. An error is the sentence to say.
pub(crate) async fn run(place: Place, setup: Setup) -> Result<Option<String>, String> {
    let words = setup.words.clone();
    let outbox = Outbox::new(Arc::clone(&place.desk), place.world.dice.clone());
    let mut running = Running::open(&place, &outbox, setup, &words)?;
    let ended = running.work().await.map_err(|error| lost(&words, &error));
    let said = running.leave().await;
    let _ = tokio::time::timeout(HASTE, place.backend.leave(place.who)).await; // leases end by themselves anyway
    let waiting = outbox.waiting();
    let _ = outbox.tidy(); // else next time
    ended.and(said)?;
    Ok((waiting > 0).then(|| words.say_with("link-waiting", &[("n", waiting.into())])))
}

fn lost(words: &Words, error: &std::io::Error) -> String {
    words.say_with("lost-terminal", &[("what", error.to_string().into())])
}

/// Everything that runs.
struct Running {
    app: App,
    taken: Option<Taken>,
    input: UnboundedReceiver<std::io::Result<Event>>,
    lanes: Lanes,
    answers: UnboundedReceiver<Message>,
    sitting: Sitting,
    hasty: bool,
    clock: Arc<dyn Clock>,
}

impl Running {
    fn open(place: &Place, outbox: &Outbox, setup: Setup, words: &Words) -> Result<Self, String> {
        let taken = Taken::take().map_err(|error| lost(words, &error))?;
        let size = taken.0.size().map_err(|error| lost(words, &error))?;
        let input = terminal::listen().map_err(|error| lost(words, &error))?;
        let line = Line { backend: Arc::clone(&place.backend), who: place.who };
        let (lanes, answers) = Lanes::open(line, outbox.clone(), place.world.clone());
        let sitting = Sitting::new(Sessions::new(Arc::clone(&place.desk)));
        let clock = Arc::clone(&place.world.clock);
        let (app, first) = App::new(setup, Size(size.width, size.height), place.questions.clone(), clock.now());
        let mut running = Self { app, taken: Some(taken), input, lanes, answers, sitting, hasty: false, clock };
        running.take_up(outbox).map_err(|error| crate::voice::fault(words, &error))?;
        running.carry_out(first);
        let more = running.sitting.last().map(|session| running.app.resume(session)).unwrap_or_default();
        running.carry_out(more);
        Ok(running)
    }

    /// Takes up the orders of an earlier run, this console's and those that nobody answers for any more.
    fn take_up(&mut self, outbox: &Outbox) -> ilfaut_client::Result<()> {
        outbox.adopt()?;
        let (overtaken, waiting): (Vec<_>, Vec<_>) = outbox.all()?.into_iter().partition(|kept| kept.overtaken);
        self.app.take_up(waiting.iter().map(|kept| &kept.order));
        for kept in waiting {
            self.lanes.bring(kept);
        }
        for kept in overtaken {
            self.take(Message::Overtaken(kept.order, None));
        }
        Ok(())
    }

    /// Works until the moderator or the system ends it.
    async fn work(&mut self) -> std::io::Result<()> {
        let mut stop = std::pin::pin!(asked_to_stop());
        while !self.app.over {
            let out_of_date = self.app.changed;
            let message = tokio::select! {
                biased;
                () = &mut stop => {
                    self.hasty = true;
                    Some(Message::Stop)
                }
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
        let due = self.app.deadline().into_iter().chain(self.sitting.due()).min();
        let rest = due.map(|at| at.since(self.clock.now()).max(0).unsigned_abs());
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
        let now = self.clock.now();
        let effects = self.app.update(message, now);
        self.carry_out(effects);
        self.sitting.take(self.app.session(), now);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Redraw => {
                    let _ = self.taken.as_mut().map(|taken| taken.0.clear()); // the next picture says if the terminal is gone
                }
                Effect::KeepFilter { name, filter } => keep(&mut self.app, &name, &filter),
                Effect::Save { name, content } => self.take(Message::Saved(files::save(&name, &content))),
                effect => {
                    if let Err(error) = self.lanes.send(effect) {
                        self.take(Message::Unkept(error));
                    }
                }
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

    /// Gives the terminal back, lets what was asked be carried out while there is time, and says what did not work.
    async fn leave(mut self) -> Result<(), String> {
        self.sitting.take(self.app.session(), self.clock.now());
        self.sitting.write(self.clock.now());
        let effects = self.app.update(Message::Stop, self.clock.now());
        self.carry_out(effects);
        self.taken = None;
        self.lanes.end(if self.hasty { HASTE } else { PATIENCE }, HASTE).await;
        while let Ok(answer) = self.answers.try_recv() {
            self.app.note = None;
            self.app.update(answer, self.clock.now());
            if let Some(note) = self.app.note.as_ref().filter(|note| note.warning) {
                return Err(note.text.clone());
            }
        }
        Ok(())
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

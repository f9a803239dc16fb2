//! The loop: wait for a key, an answer or a moment; update; carry effects out; draw when something changed and nothing
//! else waits. At rest nothing ticks. The only place that knows the state, the terminal and the consultation at once.

mod sitting;

use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use ilfaut_client::model::Time;
use ilfaut_client::world::Clock;
use ilfaut_config::console;
use ilfaut_config::locale::Words;
use tokio::sync::mpsc::UnboundedReceiver;

use crate::app::{App, Setup};
use crate::effect::Effect;
use crate::errand::{Lanes, Line};
use crate::files;
use crate::keep::{Outbox, Sessions};
use crate::message::Message;
use crate::plain::is_answer;
use crate::skin::{Heard, Skin, Wanted};
use crate::start::Place;
use crate::terminal::Forward;
use sitting::Sitting;

/// How long orders are given to get through when the moderator leaves.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long they are given when the system asks for the end, and how long leases are.
const HASTE: Duration = Duration::from_secs(1);
/// How long the shell has for stopping the program before it comes back by itself, in milliseconds: where nobody watches the
/// terminal's jobs, nothing stops.
const AWAY: i64 = Time::SECOND;

/// Runs the console until the moderator leaves; answers with what is to be said then. An error is the sentence to say.
pub(crate) async fn run(place: Place, setup: Setup, wanted: Wanted) -> Result<Option<String>, String> {
    let words = setup.words.clone();
    let outbox = Outbox::new(Arc::clone(&place.desk), place.world.dice.clone());
    let mut running = Running::open(&place, &outbox, setup, wanted, &words)?;
    let ended = running.work().await.map_err(|error| lost(&words, &error));
    let said = running.leave().await;
    let _ = tokio::time::timeout(HASTE, place.backend.leave(place.who)).await; // leases end by themselves anyway
    let waiting = outbox.waiting();
    let _ = outbox.tidy(); // else next time
    ended?;
    let waits = (waiting > 0).then(|| words.say_with("link-waiting", &[("n", waiting.into())]));
    let told: Vec<String> = said.into_iter().chain(waits).collect();
    Ok((!told.is_empty()).then(|| told.join("\n")))
}

fn lost(words: &Words, error: &std::io::Error) -> String {
    words.say_with("lost-terminal", &[("what", error.to_string().into())])
}

/// Everything that runs.
struct Running {
    app: App,
    skin: Skin,
    input: UnboundedReceiver<std::io::Result<Heard>>,
    lanes: Lanes,
    answers: UnboundedReceiver<Message>,
    sitting: Sitting,
    hasty: bool,
    clock: Arc<dyn Clock>,
    forward: Forward,
    /// When the shell was given the terminal back.
    away: Option<Time>,
}

impl Running {
    fn open(place: &Place, outbox: &Outbox, setup: Setup, wanted: Wanted, words: &Words) -> Result<Self, String> {
        let (skin, size) = Skin::open(wanted).map_err(|error| lost(words, &error))?;
        let size = if setup.slow { size.slow() } else { size };
        let input = skin.listen().map_err(|error| lost(words, &error))?;
        let line = Line { backend: Arc::clone(&place.backend), who: place.who };
        let (lanes, answers) = Lanes::open(line, outbox.clone(), place.world.clone());
        let sitting = Sitting::new(Sessions::new(Arc::clone(&place.desk)));
        let clock = Arc::clone(&place.world.clock);
        let (app, first) = App::new(setup, size, place.questions.clone(), clock.now());
        let (forward, away, hasty) = (Forward::listen(), None, false);
        let mut running = Self { app, skin, input, lanes, answers, sitting, hasty, clock, forward, away };
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
            if self.skin.has_words() {
                self.draw()?;
            }
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

    /// The next message: an answer, what the reader did, or the moment that something waits for.
    async fn next(&mut self) -> std::io::Result<Message> {
        let rest = self.deadline().map(|at| at.since(self.clock.now()).max(0).unsigned_abs());
        let moment = async {
            match rest {
                Some(milliseconds) => tokio::time::sleep(Duration::from_millis(milliseconds)).await,
                None => std::future::pending().await,
            }
        };
        let mut moment = std::pin::pin!(moment);
        loop {
            if let Some(message) = self.skin.next(&self.app) {
                return Ok(message);
            }
            if self.skin.has_words() {
                return Ok(Message::Due);
            }
            let listens = self.skin.listens();
            let heard = tokio::select! {
                answer = self.answers.recv() => return Ok(answer.unwrap_or(Message::Stop)),
                heard = self.input.recv(), if listens => heard,
                () = self.forward.again() => return self.come_back(),
                () = &mut moment => return if self.away.is_some() { self.come_back() } else { Ok(Message::Due) },
            };
            let Some(heard) = heard else { return Ok(Message::Stop) };
            self.skin.hear(heard?, &self.app, self.clock.now());
        }
    }

    /// When something happens by itself.
    fn deadline(&self) -> Option<Time> {
        let back = self.away.map(|since| since.plus(AWAY));
        self.app.deadline().into_iter().chain(self.sitting.due()).chain(self.skin.deadline()).chain(back).min()
    }

    /// The shell brings the console forward again, or never let it go.
    fn come_back(&mut self) -> std::io::Result<Message> {
        self.away = None;
        let size = self.skin.resume()?;
        Ok(size.map_or(Message::Due, |size| Message::Resized(size.0, size.1)))
    }

    fn take(&mut self, message: Message) {
        let now = self.clock.now();
        let answered = is_answer(&message);
        let effects = self.app.update(message, now);
        self.skin.happened(answered, &self.app);
        self.carry_out(effects);
        self.sitting.take(self.app.session(), now);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Redraw => self.skin.clear(),
                Effect::Ring => self.skin.ring(),
                Effect::Suspend => self.away = self.skin.suspend().then(|| self.clock.now()),
                Effect::Copy(text) => self.copy(&text),
                Effect::KeepFilter { name, filter } => keep(&mut self.app, &name, &filter),
                Effect::Save { name, content } => self.take(Message::Saved(files::save(&name, &content))),
                effect => {
                    self.skin.sent(&effect, self.clock.now());
                    if let Err(error) = self.lanes.send(effect) {
                        self.take(Message::Unkept(error));
                    }
                }
            }
        }
    }

    fn copy(&mut self, text: &str) {
        let sent = self.skin.copy(text).ok_or_else(|| self.app.setup.words.say("copy-too-long"));
        self.take(Message::Copied(sent));
    }

    fn draw(&mut self) -> std::io::Result<()> {
        self.app.changed = false;
        self.skin.show(&self.app)
    }

    /// Gives the terminal back, lets what was asked be carried out while there is time; answers with what did not work.
    async fn leave(mut self) -> Option<String> {
        self.sitting.take(self.app.session(), self.clock.now());
        self.sitting.write(self.clock.now());
        let effects = self.app.update(Message::Stop, self.clock.now());
        self.carry_out(effects);
        if self.skin.has_words() {
            let _ = self.skin.show(&self.app); // whoever hears nobody any more needs no answer
        }
        self.skin.close();
        self.lanes.end(if self.hasty { HASTE } else { PATIENCE }, HASTE).await;
        while let Ok(answer) = self.answers.try_recv() {
            self.app.note = None;
            self.app.update(answer, self.clock.now());
            if let Some(note) = self.app.note.as_ref().filter(|note| note.warning) {
                return Some(note.text.clone());
            }
        }
        None
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

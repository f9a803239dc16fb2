//! A channel that reads a transcript, and the stage it plays on. Knows the file's marks, not what is said.
//!
//! `> words` typed; `] label` the button so called pressed, on the newest message that has it; `< words` said; `# words` a
//! comment; `* happening` one of those in [`Scene::read`]. From `* buttons` on a phone is played: what its buttons say
//! stands in `< [ word | word`, a word at once to whoever pressed in `< (word)`.

use std::collections::VecDeque;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::task::Poll;

use async_trait::async_trait;
use ilfaut_bots::channel::{Caller, Channel, Delivery, Incoming, Limits, Said};
use ilfaut_bots::host::{Host, Known, Pace, Patience};
use ilfaut_bots::identity::Identity;
use ilfaut_bots::memory::Memory;
use ilfaut_bots::voice::TimeZone;
use ilfaut_bots::voice::message::{Choice, Message};
use ilfaut_client::Backend;
use ilfaut_client::address::Address;
use ilfaut_client::connect;
use ilfaut_client::model::{Channel as Origin, Language, Text};
use ilfaut_client::world::SetClock;
use ilfaut_config::settings::{Care, Rates};
use tokio::task::JoinHandle;

use super::scene::{Deed, Scene};

/// The key of every identity here.
pub(crate) const KEY: [u8; 32] = [7; 32];

/// Messages whose buttons can be pressed.
const DRAWN: usize = 40;

/// What a conversation is played on.
pub(crate) struct Stage {
    pub(crate) backend: Arc<dyn Backend>,
    pub(crate) clock: SetClock,
    memory: Memory,
    pub(crate) rates: Rates,
    patience: Played,
    care: Care,
}

/// Lets a transcript say when time passes; once it is over, time passes at once.
#[derive(Clone)]
pub(super) struct Played {
    /// The clock that passes.
    pub(super) clock: SetClock,
    /// Whether a line just let time pass.
    passed: Arc<AtomicBool>,
    /// Whether nobody will say anything more.
    pub(super) over: Arc<AtomicBool>,
}

#[async_trait]
impl Patience for Played {
    async fn wait(&self, milliseconds: i64) {
        if self.over.load(Ordering::SeqCst) {
            self.clock.pass(milliseconds);
            return;
        }
        let passed = || if self.passed.swap(false, Ordering::SeqCst) { Poll::Ready(()) } else { Poll::Pending };
        std::future::poll_fn(|_| passed()).await;
    }
}

impl Stage {
    pub(super) fn new(backend: Arc<dyn Backend>, clock: SetClock) -> Self {
        let memory = Memory::new(connect::open_store(&Address::Memory, "bots").unwrap().into());
        let patience = Played { clock: clock.clone(), passed: Arc::default(), over: Arc::default() };
        Self { backend, clock, memory, rates: Rates::default(), patience, care: Care::default() }
    }

    /// The same with words of distress, and what is said to them.
    fn with_care(self, care: Care) -> Self {
        Self { care, ..self }
    }

    /// The same with other rates.
    pub(crate) fn with_rates(self, rates: Rates) -> Self {
        Self { rates, ..self }
    }

    /// Whoever says when time passes, and its clock.
    pub(super) fn patience(&self) -> Played {
        self.patience.clone()
    }

    pub(super) fn host(self) -> Host {
        Host {
            backend: self.backend,
            memory: self.memory,
            identity: Identity::new(KEY),
            pace: Pace::new(&self.rates, Arc::new(self.clock.clone())),
            patience: Arc::new(self.patience),
            clock: Arc::new(self.clock),
            zone: TimeZone::get("Europe/Paris").unwrap(),
            language: Language::FRENCH,
            care: self.care,
            quiet: None,
            known: Mutex::new(Known::default()),
        }
    }
}

/// The rates that a transcript asks for.
pub(crate) fn rates(written: &str) -> Rates {
    let votes = written.lines().find_map(|line| line.strip_prefix("* votes a minute: ")?.parse().ok());
    let usual = Rates::default();
    Rates { votes_per_minute: votes.unwrap_or(usual.votes_per_minute), ..usual }
}

/// The words of distress that a transcript knows, and what is said to them: `* care WORDS: LINE`.
pub(crate) fn care(written: &str) -> Care {
    let found = written.lines().find_map(|line| line.strip_prefix("* care ")?.split_once(": "));
    let words =
        |(words, line): (&str, &str)| Care { words: vec![words.to_owned()], line: Text::one(Language::FRENCH, line) };
    found.map(words).unwrap_or_default()
}

/// Plays a transcript on a terminal; answers the same text with what was really said.
pub(crate) async fn play(stage: Stage, written: &str) -> String {
    play_as(Origin::Terminal, stage, written).await
}

/// The same by a channel of this name.
pub(crate) async fn play_as(name: Origin, stage: Stage, written: &str) -> String {
    let rates = rates(written);
    let stage = stage.with_rates(rates).with_care(care(written));
    let lines = written.lines().filter(|line| !line.starts_with('<')).map(str::to_owned).collect();
    let mut script = Script {
        name,
        lines,
        scene: Scene { backend: Arc::clone(&stage.backend), clock: stage.clock.clone() },
        caller: Caller("léa".into()),
        played: Vec::new(),
        restart: false,
        patience: stage.patience.clone(),
        buttons: written.lines().any(|line| line == "* buttons"),
        late: false,
        drawn: VecDeque::new(),
        reading: None,
    };
    let mut host = stage.host();
    loop {
        host.serve(&mut script).await.unwrap();
        if !std::mem::take(&mut script.restart) {
            break;
        }
        host.known = Mutex::new(Known::default());
    }
    script.played.join("\n") + "\n"
}

struct Script {
    name: Origin,
    lines: VecDeque<String>,
    scene: Scene,
    caller: Caller,
    played: Vec<String>,
    restart: bool,
    patience: Played,
    /// Whether answers are drawn as buttons.
    buttons: bool,
    /// Whether what is said now has waited long.
    late: bool,
    /// The buttons of the last messages, the newest first.
    drawn: VecDeque<Vec<Choice>>,
    /// What a line makes happen, as long as it does.
    reading: Option<JoinHandle<Option<Deed>>>,
}

impl Script {
    /// What the next line makes happen, or the one before where listening to it was broken off; none: there is no line.
    fn reading(&mut self) -> Option<&mut JoinHandle<Option<Deed>>> {
        if self.reading.is_none() {
            let line = self.lines.pop_front()?;
            self.played.push(line.clone());
            let (scene, name, caller) = (self.scene.clone(), self.name, self.caller.clone());
            let happens = async move { scene.read(&line, (name, &caller)).await };
            self.reading = Some(tokio::spawn(happens));
        }
        self.reading.as_mut()
    }

    /// Presses the button so called on the newest message that has it.
    fn press(&self, label: &str, hasty: bool) -> Said {
        let called = |choice: &&Choice| choice.label == label;
        let choice = self.drawn.iter().find_map(|choices| choices.iter().find(called));
        Said::Pressed { press: choice.unwrap_or_else(|| panic!("no button {label:?}")).press.clone(), hasty }
    }

    /// What the citizen says by what they do, if that is anything.
    async fn said(&mut self, deed: Deed) -> Option<Said> {
        let arrived = |question: Option<String>| Said::Arrived {
            language: None,
            question: question.map(|slug| slug.as_str().into()),
            proposal: None,
        };
        Some(match deed {
            Deed::Arrive(question) => arrived(question),
            Deed::As(name) => {
                self.caller = Caller(name);
                arrived(None)
            }
            Deed::Type(words) => Said::Typed(words),
            Deed::Press(label, hasty) => self.press(&label, hasty),
            Deed::Forward(words) => Said::Forwarded(words),
            Deed::Edit(words) => Said::Edited(words),
            Deed::Send(medium) => Said::Sent(medium),
            Deed::Late(late) => {
                self.late = late;
                return None;
            }
            Deed::Wait => {
                self.patience.passed.store(true, Ordering::SeqCst);
                tokio::task::yield_now().await; // what has become due is said before the next line
                return None;
            }
            Deed::Restart => {
                self.restart = true;
                Said::Left
            }
        })
    }
}

#[async_trait]
impl Channel for Script {
    fn name(&self) -> Origin {
        self.name
    }

    fn limits(&self) -> Limits {
        let platform = self.buttons.then_some("Telegram");
        Limits { buttons: self.buttons, documents: self.buttons, platform, ..Limits::default() }
    }

    async fn listen(&mut self) -> Option<Incoming> {
        while let Some(reading) = self.reading() {
            let deed = reading.await.unwrap();
            self.reading = None;
            let said = match deed {
                Some(deed) => self.said(deed).await,
                None => None,
            };
            if let Some(said) = said {
                return Some(Incoming { late: self.late, ..Incoming::new(self.caller.clone(), said) });
            }
        }
        if self.patience.over.swap(true, Ordering::SeqCst) {
            std::future::pending::<()>().await;
        }
        None
    }

    async fn speak(&mut self, to: &Caller, message: &Message) -> io::Result<Delivery> {
        assert_eq!(to, &self.caller);
        let text = message.text();
        assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "control characters reach the channel: {text:?}");
        if self.buttons {
            self.played.extend(message.toast.as_ref().map(|toast| format!("< ({})", toast.text)));
            self.played.extend(message.attachment.as_ref().map(|file| format!("< (file {})", file.name)));
        }
        self.played.extend(text.lines().map(|line| if line.is_empty() { "<".to_owned() } else { format!("< {line}") }));
        if self.buttons && !message.choices.is_empty() {
            let label =
                |choice: &Choice| if choice.on { format!("✔ {}", choice.label) } else { choice.label.clone() };
            self.played.push(format!("< [ {}", message.choices.iter().map(label).collect::<Vec<_>>().join(" | ")));
        }
        self.drawn.push_front(message.choices.clone());
        self.drawn.truncate(DRAWN);
        Ok(Delivery::Done)
    }
}

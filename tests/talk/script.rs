//! A channel that reads a transcript, and the stage it plays on. Knows the file's marks, not what is said.
//!
//! `> words` typed; `] label` the button so called pressed, on the newest message that has it; `< words` said; `# words` a
//! comment; `* happening` one of those in [`Script::happen`]. From `* buttons` on a phone is played: what its buttons say
//! stands in `< [ word | word`, a word at once to whoever pressed in `< (word)`.

use std::collections::VecDeque;
use std::io;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::task::Poll;

use async_trait::async_trait;
use ilfaut_bots::channel::{Caller, Channel, Delivery, Incoming, Limits, Medium, Said};
use ilfaut_bots::host::{Host, Known, Pace, Patience};
use ilfaut_bots::identity::Identity;
use ilfaut_bots::memory::Memory;
use ilfaut_bots::voice::TimeZone;
use ilfaut_bots::voice::message::{Choice, Message};
use ilfaut_client::Backend;
use ilfaut_client::address::Address;
use ilfaut_client::connect;
use ilfaut_client::model::{Channel as Origin, Decision, Language, RefusalReason, Status, Time};
use ilfaut_client::rules::watch::Reason;
use ilfaut_client::world::SetClock;
use ilfaut_config::settings::{Care, Rates};

/// The key of every identity here.
const KEY: [u8; 32] = [7; 32];

/// Messages whose buttons can be pressed.
const DRAWN: usize = 40;

/// What a conversation is played on.
pub(super) struct Stage {
    backend: Arc<dyn Backend>,
    clock: SetClock,
    memory: Memory,
    rates: Rates,
    patience: Played,
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
        Self { backend, clock, memory, rates: Rates::default(), patience }
    }

    /// The same with other rates.
    pub(super) fn with_rates(self, rates: Rates) -> Self {
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
            care: Care::default(),
            quiet: None,
            known: Mutex::new(Known::default()),
        }
    }
}

/// Plays a transcript; answers the same text with what was really said.
pub(super) async fn play(stage: Stage, written: &str) -> String {
    let votes: Option<NonZeroU32> =
        written.lines().find_map(|line| line.strip_prefix("* votes a minute: ")?.parse().ok());
    let stage = match votes {
        Some(votes_per_minute) => stage.with_rates(Rates { votes_per_minute, ..Rates::default() }),
        None => stage,
    };
    let lines = written.lines().filter(|line| !line.starts_with('<')).map(str::to_owned).collect();
    let mut script = Script {
        lines,
        backend: Arc::clone(&stage.backend),
        clock: stage.clock.clone(),
        caller: Caller("léa".into()),
        played: Vec::new(),
        restart: false,
        patience: stage.patience.clone(),
        buttons: written.lines().any(|line| line == "* buttons"),
        late: false,
        drawn: VecDeque::new(),
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
    lines: VecDeque<String>,
    backend: Arc<dyn Backend>,
    clock: SetClock,
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
}

impl Script {
    /// Presses the button so called on the newest message that has it.
    fn press(&self, label: &str) -> Said {
        let called = |choice: &&Choice| choice.label == label;
        let choice = self.drawn.iter().find_map(|choices| choices.iter().find(called));
        Said::Pressed { press: choice.unwrap_or_else(|| panic!("no button {label:?}")).press.clone(), hasty: false }
    }

    /// Does what a `*` line says; answers with what the citizen does then, if that is anything.
    async fn happen(&mut self, happening: &str) -> Option<Said> {
        let words: Vec<&str> = happening.split(' ').collect();
        match words[..] {
            ["arrive"] => return Some(Said::Arrived { language: None, question: None, proposal: None }),
            ["arrive", slug] => {
                return Some(Said::Arrived { language: None, question: Some(slug.into()), proposal: None });
            }
            ["as", name] => {
                self.caller = Caller(name.to_owned());
                return Some(Said::Arrived { language: None, question: None, proposal: None });
            }
            ["restart"] => self.restart = true,
            ["buttons"] => {} // taken before the beginning
            ["late"] => self.late = true,
            ["in", "time"] => self.late = false,
            ["hasty", ref label @ ..] => {
                if let Said::Pressed { press, .. } = self.press(&label.join(" ")) {
                    return Some(Said::Pressed { press, hasty: true });
                }
            }
            ["forward", ref words @ ..] => return Some(Said::Forwarded(words.join(" "))),
            ["edit", ref words @ ..] => return Some(Said::Edited(words.join(" "))),
            ["send", "voice"] => return Some(Said::Sent(Medium::Voice)),
            ["send", "picture"] => return Some(Said::Sent(Medium::Picture)),
            ["send", "contact"] => return Some(Said::Sent(Medium::Contact)),
            ["votes", "a", "minute:", _] => {} // taken before the beginning
            ["wait", count, unit] => {
                let unit = match unit {
                    "s" => Time::SECOND,
                    "h" => 3_600 * Time::SECOND,
                    "days" => Time::DAY,
                    other => panic!("no unit {other}"),
                };
                self.clock.pass(count.parse::<i64>().unwrap() * unit);
                self.patience.passed.store(true, Ordering::SeqCst);
                tokio::task::yield_now().await; // what has become due is said before the next line
            }
            ["accept"] => self.decide(Decision::Accept).await,
            ["postpone"] => self.decide(Decision::Postpone).await,
            ["undo"] => self.undo().await,
            ["refuse", reason, ref words @ ..] => {
                let reason: RefusalReason = reason.parse().unwrap();
                let words = (!words.is_empty()).then(|| words.join(" "));
                self.decide(Decision::Refuse { reason, words }).await;
            }
            ["duplicate", ref of @ ..] => self.duplicate(&of.join(" ")).await,
            ["write", ref words @ ..] => self.write(words.join(" ")).await,
            ["set", "aside"] => self.set_aside().await,
            ["close", slug] => self.backend.close(&slug.into(), true).await.unwrap(),
            _ => panic!("nothing happens by {happening:?}"),
        }
        None
    }

    /// A moderator decides the oldest idea that waits, and leaves.
    async fn decide(&self, decision: Decision) {
        let inès = self.backend.moderator("Inès").await.unwrap();
        for view in self.backend.questions().await.unwrap() {
            let queue = self.backend.queue(inès, &view.question.id, Status::Pending).await.unwrap();
            if let Some(item) = queue.first() {
                self.backend.decide(inès, &item.proposal, Status::Pending, decision).await.unwrap();
                self.backend.leave(inès).await.unwrap();
                return;
            }
        }
        panic!("no idea waits for a moderator");
    }

    /// A moderator refuses the oldest idea that waits as saying again what this one, open to votes, says.
    async fn duplicate(&self, of: &str) {
        let inès = self.backend.moderator("Inès").await.unwrap();
        let open = self.backend.queue(inès, &"commune".into(), Status::Accepted).await.unwrap();
        let of = open.into_iter().find(|item| item.text == of).unwrap().proposal;
        self.decide(Decision::Duplicate { of, words: None }).await;
    }

    /// A moderator writes to the author of the oldest idea that waits, and leaves.
    async fn write(&self, words: String) {
        let inès = self.backend.moderator("Inès").await.unwrap();
        let queue = self.backend.queue(inès, &"commune".into(), Status::Pending).await.unwrap();
        self.backend.write(inès, &queue[0].proposal, words).await.unwrap();
        self.backend.leave(inès).await.unwrap();
    }

    /// Two moderators set the votes of whoever talks aside.
    async fn set_aside(&self) {
        let link = Identity::new(KEY).link(Origin::Terminal, &self.caller);
        let who = self.backend.join(link, Origin::Terminal, None).await.unwrap();
        for name in ["Inès", "Yann"] {
            let moderator = self.backend.moderator(name).await.unwrap();
            let reason = Reason::Straight { votes: 31, seconds: 40 };
            self.backend.set_aside(moderator, &"commune".into(), vec![who], reason).await.unwrap();
        }
    }

    async fn undo(&self) {
        let inès = self.backend.moderator("Inès").await.unwrap();
        self.backend.undo(inès).await.unwrap();
        self.backend.leave(inès).await.unwrap();
    }
}

#[async_trait]
impl Channel for Script {
    fn name(&self) -> Origin {
        Origin::Terminal
    }

    fn limits(&self) -> Limits {
        let platform = self.buttons.then_some("Telegram");
        Limits { buttons: self.buttons, documents: self.buttons, platform, ..Limits::default() }
    }

    async fn listen(&mut self) -> Option<Incoming> {
        while let Some(line) = self.lines.pop_front() {
            self.played.push(line.clone());
            let said = match line.split_at_checked(1) {
                Some((">", typed)) => Some(Said::Typed(typed.strip_prefix(' ').unwrap_or(typed).to_owned())),
                Some(("]", label)) => Some(self.press(label.trim())),
                Some(("*", happening)) => self.happen(happening.trim()).await,
                Some(("#", _)) | None => None,
                Some((mark, _)) => panic!("a line begins with {mark:?}: {line}"),
            };
            if self.restart {
                return Some(Incoming::new(self.caller.clone(), Said::Left));
            }
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

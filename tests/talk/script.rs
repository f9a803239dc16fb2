//! A channel that reads a transcript, and the stage it plays on. Knows the file's marks, not what is said.
//!
//! `> words` typed; `< words` said; `# words` a comment; `* happening` one of those in [`Script::happen`].

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use ilfaut_bots::channel::{Caller, Channel, Incoming, Limits, Said};
use ilfaut_bots::host::{Host, Known};
use ilfaut_bots::identity::Identity;
use ilfaut_bots::memory::Memory;
use ilfaut_bots::voice::TimeZone;
use ilfaut_bots::voice::message::Message;
use ilfaut_client::Backend;
use ilfaut_client::address::Address;
use ilfaut_client::connect;
use ilfaut_client::model::{Channel as Origin, Decision, Language, RefusalReason, Status, Time};
use ilfaut_client::world::SetClock;

/// What a conversation is played on.
pub(super) struct Stage {
    backend: Arc<dyn Backend>,
    clock: SetClock,
    memory: Memory,
}

impl Stage {
    pub(super) fn new(backend: Arc<dyn Backend>, clock: SetClock) -> Self {
        Self { backend, clock, memory: Memory::new(connect::open_store(&Address::Memory, "bots").unwrap()) }
    }

    pub(super) fn host(self) -> Host {
        Host {
            backend: self.backend,
            memory: self.memory,
            identity: Identity::new([7; 32]),
            clock: Arc::new(self.clock),
            zone: TimeZone::get("Europe/Paris").unwrap(),
            language: Language::FRENCH,
            known: Mutex::new(Known::default()),
        }
    }
}

/// Plays a transcript; answers the same text with what was really said.
pub(super) async fn play(stage: Stage, written: &str) -> String {
    let lines = written.lines().filter(|line| !line.starts_with('<')).map(str::to_owned).collect();
    let mut script = Script {
        lines,
        backend: Arc::clone(&stage.backend),
        clock: stage.clock.clone(),
        caller: Caller("léa".into()),
        played: Vec::new(),
        restart: false,
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
}

impl Script {
    /// Does what a `*` line says; answers with what the citizen does then, if that is anything.
    async fn happen(&mut self, happening: &str) -> Option<Said> {
        let words: Vec<&str> = happening.split(' ').collect();
        match words[..] {
            ["arrive"] => return Some(Said::Arrived { language: None, question: None }),
            ["arrive", slug] => return Some(Said::Arrived { language: None, question: Some(slug.into()) }),
            ["as", name] => {
                self.caller = Caller(name.to_owned());
                return Some(Said::Arrived { language: None, question: None });
            }
            ["restart"] => self.restart = true,
            ["wait", count, unit] => {
                let unit = match unit {
                    "s" => Time::SECOND,
                    "h" => 3_600 * Time::SECOND,
                    "days" => Time::DAY,
                    other => panic!("no unit {other}"),
                };
                self.clock.pass(count.parse::<i64>().unwrap() * unit);
            }
            ["accept"] => self.decide(Decision::Accept).await,
            ["postpone"] => self.decide(Decision::Postpone).await,
            ["undo"] => self.undo().await,
            ["refuse", reason, ref words @ ..] => {
                let reason: RefusalReason = reason.parse().unwrap();
                let words = (!words.is_empty()).then(|| words.join(" "));
                self.decide(Decision::Refuse { reason, words }).await;
            }
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
        Limits::default()
    }

    async fn listen(&mut self) -> Option<Incoming> {
        while let Some(line) = self.lines.pop_front() {
            self.played.push(line.clone());
            let said = match line.split_at_checked(1) {
                Some((">", typed)) => Some(Said::Typed(typed.strip_prefix(' ').unwrap_or(typed).to_owned())),
                Some(("*", happening)) => self.happen(happening.trim()).await,
                Some(("#", _)) | None => None,
                Some((mark, _)) => panic!("a line begins with {mark:?}: {line}"),
            };
            if self.restart {
                return None;
            }
            if let Some(said) = said {
                return Some(Incoming { from: self.caller.clone(), said });
            }
        }
        None
    }

    async fn speak(&mut self, to: &Caller, message: &Message) -> io::Result<()> {
        assert_eq!(to, &self.caller);
        let text = message.text();
        assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "control characters reach the channel: {text:?}");
        self.played.extend(text.lines().map(|line| if line.is_empty() { "<".to_owned() } else { format!("< {line}") }));
        Ok(())
    }
}

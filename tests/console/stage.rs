//! A served consultation with proposals that wait, and consoles at its desk. Knows no case.

use std::net::TcpListener;

use ilfaut_client::address::Address;
use ilfaut_client::backend::Imported;
use ilfaut_client::connect::{self, Missing};
use ilfaut_client::model::{Language, Question, QuestionId, Signature, Status};

use super::window::Window;
use crate::crowd;
use crate::serve::daemon::{Daemon, Spot};

/// The question.
const QUESTION: &str = "village";

/// A consultation, and where it is served.
pub(super) struct Stage {
    pub(super) spot: Spot,
    listen: String,
}

impl Stage {
    /// A consultation with so many proposals that wait.
    pub(super) fn new(count: usize) -> Self {
        let spot = Spot::new();
        std::fs::write(spot.path("key"), "0123456789abcdef0123456789abcdef").unwrap();
        crowd::block_on(async {
            let backend = crowd::open(&spot.folder(), Missing::Create).await.unwrap();
            let question = QuestionId::from(QUESTION);
            backend.settle(Question::bare(question.clone())).await.unwrap();
            backend.import(&question, (0..count).map(row).collect()).await.unwrap();
            backend.shut().await.unwrap();
        });
        let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        Self { spot, listen: free.to_string() }
    }

    /// Where it is served.
    pub(super) fn host(&self) -> &str {
        &self.listen
    }

    /// Serves it, always at the same address and with the same key.
    pub(super) fn serve(&self) -> Daemon {
        let key = self.spot.path("key").display().to_string();
        Daemon::listening(&self.spot, &self.spot.address(), &self.listen, &["--key-file", &key])
    }

    /// A console of a moderator of this machine, at the server or at what stands before it.
    pub(super) fn console(&self, who: &str, host: &str) -> Option<Window> {
        let (address, key) = (format!("http://{host}"), self.spot.path("key").display().to_string());
        self.console_at(who, &["--address", &address, "--key-file", &key])
    }

    /// A console with these arguments.
    pub(super) fn console_at(&self, who: &str, args: &[&str]) -> Option<Window> {
        let mut command = self.spot.command("ilfaut-tui", &[args, &["--lang", "fr"]].concat());
        command.env("USER", who);
        let window = Window::open(&command, self.spot.path(&format!("{who}.pid")));
        if window.is_none() {
            println!("skipped: there is no `script` here");
        }
        window
    }

    /// How many are accepted and how many wait, read from the folder when nobody has it open.
    pub(super) fn fates(&self) -> (usize, usize) {
        crowd::block_on(async {
            let backend = crowd::open(&self.spot.folder(), Missing::Refuse).await.unwrap();
            let rows = backend.all(&QUESTION.into()).await.unwrap();
            backend.shut().await.unwrap();
            let count = |status| rows.iter().filter(|row| row.status == status).count();
            (count(Status::Accepted), count(Status::Pending))
        })
    }

    /// Events in the journal, read when nobody has it open.
    pub(super) fn events(&self) -> u64 {
        connect::recount(&Address::Sled(self.spot.folder())).unwrap().events
    }
}

fn row(n: usize) -> Imported {
    Imported {
        external_id: format!("s{n}"),
        text: format!("Il faut {n} bancs au bord de l’eau"),
        language: Language::FRENCH,
        signature: Signature::default(),
        topics: Vec::new(),
        aggregate: None,
        pending: true,
        author: None,
        sent: None,
    }
}

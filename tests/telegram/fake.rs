//! A Bot API server of our own over real sockets, with people and their phones on the other side.
//! Strict where the real one is strict, and as wrong as a test wants it; checks nothing itself, so that a bench can use it.

pub(crate) mod alone;
pub(crate) mod counts;
pub(crate) mod crowd;
pub(crate) mod group;
pub(crate) mod knobs;
pub(crate) mod limits;
pub(crate) mod markup;
pub(crate) mod messages;
pub(crate) mod methods;
pub(crate) mod person;
pub(crate) mod profile;
pub(crate) mod queue;
pub(crate) mod refusal;
pub(crate) mod seen;
pub(crate) mod server;
pub(crate) mod shapes;
pub(crate) mod state;
pub(crate) mod webhook;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use counts::Counts;
use knobs::{Fault, Knobs};
use person::Person;
use state::{BOT, Chat, Press, State};

/// What the server and the people have in common.
pub(crate) struct Shared {
    /// What opens the paths.
    pub(crate) token: String,
    /// Moves with every update and every poller.
    pub(crate) turns: watch::Sender<u64>,
    /// Moves with everything.
    changes: watch::Sender<u64>,
    state: Mutex<State>,
}

impl Shared {
    /// Changes the state, and wakes whoever waits for a change.
    pub(crate) fn act<T>(&self, deed: impl FnOnce(&mut State) -> T) -> T {
        let (done, turns) = self.quietly(|state| (deed(state), state.queue.turns));
        self.turns.send_if_modified(|seen| {
            let moved = turns > *seen;
            *seen = turns.max(*seen);
            moved
        });
        self.changes.send_modify(|count| *count += 1);
        done
    }

    /// Looks at the state, or changes what nobody waits for.
    pub(crate) fn quietly<T>(&self, deed: impl FnOnce(&mut State) -> T) -> T {
        deed(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A running server; it ends when it is dropped.
pub(crate) struct Fake {
    pub(crate) shared: Arc<Shared>,
    port: u16,
    tasks: [JoinHandle<()>; 2],
}

impl Fake {
    /// Starts on a free port.
    pub(crate) async fn start() -> std::io::Result<Self> {
        Self::start_at(0).await
    }

    /// Starts on a port.
    pub(crate) async fn start_at(port: u16) -> std::io::Result<Self> {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
        let port = listener.local_addr()?.port();
        let shared = Arc::new(Shared {
            token: format!("{BOT}:{}", "fake-token_of-the-tests-SECRET-00000"),
            turns: watch::Sender::new(0),
            changes: watch::Sender::new(0),
            state: Mutex::default(),
        });
        let router = server::router(Arc::clone(&shared));
        let serve = tokio::spawn(async move { drop(axum::serve(listener, router).await) });
        let post = tokio::spawn(webhook::serve(Arc::clone(&shared)));
        Ok(Self { shared, port, tasks: [serve, post] })
    }

    /// What a bot is given as its Bot API server.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What a bot is given as its token.
    pub(crate) fn token(&self) -> &str {
        &self.shared.token
    }

    /// Somebody whose phone speaks `language`; nobody the bot knows until they write. The same number is the same person.
    pub(crate) fn person(&self, id: i64, language: &str) -> Person {
        self.shared.act(|state| {
            let name = format!("Camille {id}");
            let user = json!({ "id": id, "is_bot": false, "first_name": name, "language_code": language });
            state.people.insert(id, user);
            let value = json!({ "id": id, "type": "private", "first_name": name });
            state.chats.entry(id).or_insert_with(|| Chat { value, ..Chat::default() });
        });
        Person { shared: Arc::clone(&self.shared), id, chat: id }
    }

    /// Sets what goes wrong.
    pub(crate) fn set(&self, change: impl FnOnce(&mut Knobs)) {
        self.shared.act(|state| change(&mut state.knobs));
    }

    /// What the next call of `method` meets.
    pub(crate) fn spoil(&self, method: &str, fault: Fault) {
        self.set(|knobs| knobs.faults.push_back((method.to_ascii_lowercase(), fault)));
    }

    /// An update as no phone writes it; its number is ours.
    pub(crate) fn put(&self, update: Value) {
        self.shared.act(|state| state.queue.put_raw(update));
    }

    /// Delivers the last `count` updates once more.
    pub(crate) fn redeliver(&self, count: usize) {
        self.shared.act(|state| state.queue.redeliver(count));
    }

    /// Every press so far is too old to be answered.
    pub(crate) fn age(&self) {
        self.shared.act(|state| state.presses.values_mut().for_each(|press| press.old = true));
    }

    /// The figures so far.
    pub(crate) fn counts(&self) -> Counts {
        self.shared.quietly(|state| state.counts.clone())
    }

    /// A press and what came of it.
    pub(crate) fn pressed(&self, id: &str) -> Option<Press> {
        self.shared.quietly(|state| state.presses.get(id).cloned())
    }

    /// Waits until `done`, looking at each change: whether it came about within `limit`.
    pub(crate) async fn wait_until(&self, limit: Duration, done: impl FnMut(&State) -> bool) -> bool {
        wait_until(&self.shared, limit, done).await
    }
}

/// As [`Fake::wait_until`], for those who have no server at hand.
pub(crate) async fn wait_until(shared: &Shared, limit: Duration, mut done: impl FnMut(&State) -> bool) -> bool {
    let mut changes = shared.changes.subscribe();
    let end = tokio::time::Instant::now() + limit;
    loop {
        if shared.quietly(|state| done(state)) {
            return true;
        }
        if tokio::time::timeout_at(end, changes.changed()).await.is_err() {
            return false;
        }
    }
}

impl Drop for Fake {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}

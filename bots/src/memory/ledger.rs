//! One thread that writes for everybody: whatever waits goes to the disk in one write and one sync, in the order in which it
//! was handed in, so that nobody who answers people ever waits for a disk. Knows nothing of what it writes.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use ilfaut_client::store::Store;
use ilfaut_client::{Error, Result};
use tokio::sync::oneshot;

/// Pairs of one write: far more than people say in the time of one sync.
const MOST: usize = 4_096;
/// Pairs in no hurry that wait for no other write any more.
const TOGETHER: usize = 64;
/// How long what is in no hurry waits for another write to go along with.
const UNHURRIED: Duration = Duration::from_millis(50);

/// What is written under a key (or, with `None`, dropped).
pub(crate) type Pair = (Vec<u8>, Option<Vec<u8>>);

/// A store that one thread writes to and everybody reads.
#[derive(Clone)]
pub struct Ledger(Arc<Inner>);

struct Inner {
    store: Arc<dyn Store>,
    /// None: it is closed.
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

/// What is to be written.
struct Job {
    pairs: Vec<Pair>,
    /// Whether what was dropped is to be destroyed too.
    destroys: bool,
    /// Who waits for it; nobody: it is in no hurry.
    told: Option<oneshot::Sender<Result<()>>>,
}

impl Ledger {
    /// A ledger that writes to this store.
    pub fn new(store: Arc<dyn Store>) -> Self {
        let (jobs, to_do) = mpsc::channel();
        let written = Arc::clone(&store);
        let thread = thread::spawn(move || write(written.as_ref(), &to_do));
        Self(Arc::new(Inner { store, jobs: Some(jobs), thread: Some(thread) }))
    }

    /// The value under `key`, as far as it is written.
    pub(crate) fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>> {
        self.0.store.get(key)
    }

    /// Calls `each` for every pair whose key begins with `prefix`, in the order of the keys.
    pub(crate) fn scan(&self, prefix: &[u8], each: &mut dyn FnMut(&[u8], &[u8])) -> Result<()> {
        self.0.store.scan(prefix, each)
    }

    /// Writes all pairs or none of them; durable when the answer comes, and written even where nobody waits for it.
    pub(crate) fn put(&self, pairs: Vec<Pair>) -> impl Future<Output = Result<()>> + Send + use<> {
        self.asked(pairs, false)
    }

    /// Drops these keys, and destroys what was under them and under all that was dropped before.
    pub(crate) fn destroy(&self, keys: Vec<Vec<u8>>) -> impl Future<Output = Result<()>> + Send + use<> {
        self.asked(keys.into_iter().map(|key| (key, None)).collect(), true)
    }

    /// Writes with the next write, or a moment later.
    pub(crate) fn put_soon(&self, pairs: Vec<Pair>) {
        self.hand_in(Job { pairs, destroys: false, told: None });
    }

    fn asked(&self, pairs: Vec<Pair>, destroys: bool) -> impl Future<Output = Result<()>> + Send + use<> {
        let (told, answer) = oneshot::channel();
        self.hand_in(Job { pairs, destroys, told: Some(told) });
        async { answer.await.unwrap_or_else(|_| Err(Error::Unavailable("nobody writes any more".to_owned()))) }
    }

    fn hand_in(&self, job: Job) {
        if let Some(jobs) = &self.0.jobs {
            let _ = jobs.send(job); // nobody writes: whoever waits for the answer learns it
        }
    }
}

impl Drop for Inner {
    /// What was handed in is written before the store is let go.
    fn drop(&mut self) {
        self.jobs = None;
        let _ = self.thread.take().map(JoinHandle::join); // what was not written was not promised
    }
}

/// What goes to the disk together.
#[derive(Default)]
struct Batch {
    pairs: Vec<Pair>,
    destroys: bool,
    told: Vec<oneshot::Sender<Result<()>>>,
}

/// Writes until nobody can hand anything in any more.
fn write(store: &dyn Store, jobs: &Receiver<Job>) {
    let mut batch = Batch::default();
    loop {
        match batch.next(jobs) {
            Ok(job) => batch.add(job),
            Err(RecvTimeoutError::Timeout) => batch.write(store),
            Err(RecvTimeoutError::Disconnected) => return batch.write(store),
        }
        while batch.pairs.len() < MOST
            && let Ok(job) = jobs.try_recv()
        {
            batch.add(job);
        }
        if !batch.told.is_empty() || batch.pairs.len() >= TOGETHER {
            batch.write(store);
        }
    }
}

impl Batch {
    fn next(&self, jobs: &Receiver<Job>) -> std::result::Result<Job, RecvTimeoutError> {
        if self.pairs.is_empty() {
            return jobs.recv().map_err(|_| RecvTimeoutError::Disconnected);
        }
        jobs.recv_timeout(UNHURRIED)
    }

    fn add(&mut self, job: Job) {
        self.pairs.extend(job.pairs);
        self.destroys |= job.destroys;
        self.told.extend(job.told);
    }

    fn write(&mut self, store: &dyn Store) {
        let Self { pairs, destroys, told } = std::mem::take(self);
        let put = if pairs.is_empty() { Ok(()) } else { store.put(&pairs) };
        let done = if destroys { put.and_then(|()| store.rewrite()) } else { put };
        let what = done.err().map(|error| match error {
            Error::Unavailable(what) => what,
            other => other.to_string(),
        });
        if let Some(what) = &what {
            tracing::warn!(%what, "what is said cannot be kept");
        }
        for told in told {
            let _ = told.send(what.clone().map_or(Ok(()), |what| Err(Error::Unavailable(what)))); // nobody waits
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use ilfaut_client::address::Address;
    use ilfaut_client::connect::open_store;

    use super::*;

    /// A store that counts its writes and takes its time for the first one, until it is told to go on.
    struct Slow(Box<dyn Store>, Mutex<Vec<usize>>, Mutex<Receiver<()>>);

    impl Store for Slow {
        fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>> {
            self.0.get(key)
        }

        fn put(&self, pairs: &[Pair]) -> Result<()> {
            let _ = self.2.lock().unwrap().recv();
            self.1.lock().unwrap().push(pairs.len());
            self.0.put(pairs)
        }

        fn scan(&self, prefix: &[u8], each: &mut dyn FnMut(&[u8], &[u8])) -> Result<()> {
            self.0.scan(prefix, each)
        }

        fn rewrite(&self) -> Result<()> {
            self.0.rewrite()
        }
    }

    fn pair(key: &str, value: &str) -> Pair {
        (key.into(), Some(value.into()))
    }

    #[tokio::test]
    async fn whatever_waits_is_one_write_and_nobody_blocks() {
        let (go, on) = mpsc::channel();
        let inner = open_store(&Address::Memory, "bots").unwrap();
        let store = Arc::new(Slow(inner, Mutex::default(), Mutex::new(on)));
        let ledger = Ledger::new(store.clone());
        let first = ledger.put(vec![pair("a", "1")]);
        thread::sleep(Duration::from_millis(20)); // the disk turns
        let others: Vec<_> = (0..9).map(|at| ledger.put(vec![pair("b", &at.to_string())])).collect();
        ledger.put_soon(vec![pair("c", "1")]);
        assert_eq!(ledger.get(b"b").unwrap(), None, "whoever hands in waits for nothing");
        drop(go);
        first.await.unwrap();
        for other in others {
            other.await.unwrap();
        }
        assert_eq!(ledger.get(b"b").unwrap().as_deref(), Some(&b"8"[..]), "in the order they were handed in");
        drop(ledger);
        assert_eq!(store.1.lock().unwrap().iter().sum::<usize>(), 11);
        assert!(store.1.lock().unwrap().len() <= 3, "{:?}", store.1.lock().unwrap());
    }

    #[tokio::test]
    async fn what_is_in_no_hurry_is_written_all_the_same_and_before_the_end() {
        let store: Arc<dyn Store> = open_store(&Address::Memory, "bots").unwrap().into();
        let ledger = Ledger::new(Arc::clone(&store));
        ledger.put_soon(vec![pair("a", "1")]);
        while store.get(b"a").unwrap().is_none() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        ledger.put_soon(vec![pair("b", "1")]);
        drop(ledger.put(vec![pair("c", "1")]));
        drop(ledger);
        assert!(store.get(b"b").unwrap().is_some() && store.get(b"c").unwrap().is_some());
    }
}

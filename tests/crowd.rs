//! A crowd of citizens that votes and proposes without end in a child process, and the account of what was acknowledged to
//! it: what the kill and power-cut tests look for afterwards. Knows the port only.
//!
//! The child writes one line per acknowledgement, after it and never before; what was under way when the child ended is in
//! nobody's account, and may be there or not.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use ilfaut_client::address::Address;
use ilfaut_client::backend::{Backend, Draft, Imported};
use ilfaut_client::connect::{self, Missing, World};
use ilfaut_client::error::Result;
use ilfaut_client::model::{
    Channel, Language, LinkKey, Phrase, PhraseRule, ProposalId, Question, QuestionId, Signature, VoteKey,
};
use ilfaut_client::world::{Dice, SystemClock};

use crate::program;

/// The folder that the child opens; unset in an ordinary test run.
const FOLDER: &str = "ILFAUT_TEST_CROWD";
/// The number of the first citizen.
const FIRST: &str = "ILFAUT_TEST_CROWD_FIRST";
/// Proposals to vote on.
const SEEDS: usize = 24;
/// Votes of each citizen.
const VOTES: usize = 8;
/// Citizens at once.
const AT_ONCE: u64 = 16;
/// The exit code of a child that was refused something.
pub(crate) const REFUSED: i32 = 3;

/// A child process full of citizens.
pub(crate) struct Crowd {
    child: Child,
    reader: JoinHandle<Account>,
    /// Acknowledgements so far.
    pub(crate) heard: Arc<AtomicU64>,
}

/// What was acknowledged, by citizen.
#[derive(Default)]
pub(crate) struct Account {
    /// Each citizen that joined.
    pub(crate) citizens: BTreeMap<u64, Citizen>,
}

/// What one citizen was told is recorded.
#[derive(Default, Clone)]
pub(crate) struct Citizen {
    participant: String,
    votes: usize,
    proposed: bool,
}

/// How a child ended, and what it said on standard error.
pub(crate) struct End {
    /// What it was told is recorded.
    pub(crate) account: Account,
    /// Its exit code; none when a signal ended it.
    pub(crate) code: Option<i32>,
    /// Its standard error, after how it ended.
    pub(crate) err: String,
}

/// Makes a place with a question and proposals to vote on.
pub(crate) fn prepare(folder: &Path) {
    block_on(async {
        let backend = open(folder, Missing::Create).await.unwrap();
        furnish(&*backend).await.unwrap();
        backend.shut().await.unwrap();
    });
}

/// The question and the proposals to vote on; the same again changes nothing.
async fn furnish(backend: &dyn Backend) -> Result<Vec<ProposalId>> {
    let seed = |n: usize| Imported {
        external_id: n.to_string(),
        text: format!("Il faut la graine numéro {n}"),
        language: Language::FRENCH,
        signature: Signature::default(),
        topics: vec![],
        aggregate: None,
        pending: false,
        author: None,
        sent: None,
    };
    backend.settle(Question::bare(question())).await?;
    let seeds = backend.import(&question(), (0..SEEDS).map(seed).collect()).await?;
    Ok(seeds.into_iter().map(|(seed, _)| seed).collect())
}

/// Opens `folder` in this process.
pub(crate) async fn open(folder: &Path, missing: Missing) -> Result<Arc<dyn Backend>> {
    let world = World { clock: Arc::new(SystemClock), dice: Dice::real() };
    connect::open(&Address::Sled(folder.to_owned()), world, missing).await
}

/// Runs a future to its end.
pub(crate) fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(future)
}

impl Crowd {
    /// Starts a child whose citizens are numbered from `first`, in the place `folder`.
    pub(crate) fn start(folder: &Path, first: u64, variables: &[(&str, &str)]) -> Self {
        let mut command = Command::new(program::own());
        command.args(["--exact", "crowd::as_crowd", "--nocapture", "--quiet"]);
        command.env(FOLDER, folder).env(FIRST, first.to_string()).envs(variables.iter().copied());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the child starts");
        let (heard, stdout) = (Arc::new(AtomicU64::new(0)), child.stdout.take().unwrap());
        let reader = std::thread::spawn({
            let heard = Arc::clone(&heard);
            move || Account::read(stdout, &heard)
        });
        Self { child, reader, heard }
    }

    /// Waits until `acknowledgements` have been heard, or the child has ended.
    pub(crate) fn wait_for(&mut self, acknowledgements: u64) {
        while self.heard.load(Ordering::SeqCst) < acknowledgements && self.child.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Ends the child with SIGKILL.
    pub(crate) fn kill(mut self) -> End {
        self.child.kill().unwrap();
        self.end()
    }

    /// Waits for the child to end of itself; after `patience` it is killed and the test fails.
    pub(crate) fn ended(mut self, patience: Duration) -> End {
        let pause = Duration::from_millis(10);
        let tries = patience.as_millis() / pause.as_millis();
        for _ in 0..tries {
            if self.child.try_wait().unwrap().is_some() {
                return self.end();
            }
            std::thread::sleep(pause);
        }
        let end = self.kill();
        panic!("the child still ran after {patience:?}: {}", end.err);
    }

    fn end(mut self) -> End {
        let status = self.child.wait().unwrap();
        let account = self.reader.join().unwrap();
        let mut err = format!("{status}\n");
        self.child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        End { account, code: status.code(), err }
    }
}

impl Account {
    fn read(stdout: ChildStdout, heard: &AtomicU64) -> Self {
        let (mut account, mut reader, mut line) = (Self::default(), BufReader::new(stdout), String::new());
        while reader.read_line(&mut line).unwrap_or(0) > 0 {
            // A line that SIGKILL has cut was never heard.
            if line.ends_with('\n') && account.hear(line.trim_end()) {
                heard.fetch_add(1, Ordering::SeqCst);
            }
            line.clear();
        }
        account
    }

    fn hear(&mut self, line: &str) -> bool {
        let words: Vec<&str> = line.split(' ').collect();
        let Some(number) = words.get(1).and_then(|number| number.parse().ok()) else { return false };
        let citizen = self.citizens.entry(number);
        match words[..] {
            ["joined", _, participant] => participant.clone_into(&mut citizen.or_default().participant),
            ["voted", _, count] => citizen.or_default().votes = count.parse().unwrap(),
            ["proposed", _] => citizen.or_default().proposed = true,
            _ => return false,
        }
        true
    }

    /// Votes in it.
    pub(crate) fn votes(&self) -> usize {
        self.citizens.values().map(|citizen| citizen.votes).sum()
    }

    /// Proposals in it.
    pub(crate) fn proposals(&self) -> usize {
        self.citizens.values().filter(|citizen| citizen.proposed).count()
    }

    /// The number of a citizen that nobody has been yet.
    pub(crate) fn following(&self) -> u64 {
        self.citizens.last_key_value().map_or(0, |(number, _)| number + 1 + AT_ONCE)
    }

    /// Takes another account in.
    pub(crate) fn extend(&mut self, other: &Self) {
        self.citizens.extend(other.citizens.iter().map(|(number, citizen)| (*number, citizen.clone())));
    }

    /// What `backend` does not know any more of this account.
    pub(crate) async fn lost(&self, backend: &dyn Backend) -> Vec<String> {
        let seeds = seeds(backend).await;
        let mut lost = Vec::new();
        for (number, citizen) in &self.citizens {
            let who = backend.join(link(*number), Channel::Terminal, None).await.unwrap();
            if who.to_string() != citizen.participant {
                lost.push(format!("citizen {number} is somebody else"));
            }
            let data = backend.data(who).await.unwrap();
            if seeds.is_empty() {
                lost.push("the question".to_owned());
                continue;
            }
            for turn in 0..citizen.votes {
                let (proposal, key) = (seed_of(*number, turn, &seeds), key_of(*number, turn));
                let kept = data.votes.iter().find(|card| card.proposal == *proposal);
                if kept.and_then(|card| card.ballot.as_ref()).is_none_or(|ballot| ballot.key != key) {
                    lost.push(format!("vote {turn} of citizen {number}"));
                }
            }
            if citizen.proposed && !data.proposals.iter().any(|own| own.text == text_of(*number)) {
                lost.push(format!("the proposal of citizen {number}"));
            }
        }
        lost
    }
}

fn question() -> QuestionId {
    "foule".into()
}

fn link(number: u64) -> LinkKey {
    let mut link = [7; 32];
    link[..8].copy_from_slice(&number.to_be_bytes());
    LinkKey(link)
}

fn seed_of(number: u64, turn: usize, seeds: &[ProposalId]) -> &ProposalId {
    &seeds[(usize::try_from(number).unwrap() + turn) % seeds.len()]
}

fn key_of(number: u64, turn: usize) -> VoteKey {
    VoteKey::ALL[(usize::try_from(number).unwrap() + turn / 3) % 3]
}

fn text_of(number: u64) -> String {
    format!("Il faut l'idée numéro {number}, gardée quoi qu'il arrive")
}

async fn seeds(backend: &dyn Backend) -> Vec<ProposalId> {
    let rows = backend.all(&question()).await.unwrap_or_default();
    rows.into_iter().filter(|row| row.external_id.is_some()).map(|row| row.proposal).collect()
}

/// The door: in a child it becomes the crowd and never returns; in an ordinary run it tries itself once.
#[test]
fn as_crowd() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        let first = std::env::var(FIRST).unwrap().parse().unwrap();
        std::process::exit(block_on(live(Path::new(&folder), first)));
    }
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("place");
    prepare(&place);
    let mut crowd = Crowd::start(&place, 0, &[]);
    crowd.wait_for(20);
    let End { account, err, .. } = crowd.kill();
    assert!(account.votes() > 0, "{err}");
}

/// Lives as a crowd until something is refused; says what, and answers with the exit code.
async fn live(folder: &Path, first: u64) -> i32 {
    let opened = async {
        let backend = open(folder, Missing::Create).await?;
        let seeds = furnish(&*backend).await?;
        Result::Ok((backend, seeds))
    };
    let (backend, seeds) = match opened.await {
        Ok((backend, seeds)) => (backend, Arc::new(seeds)),
        Err(error) => return refused(&error.to_string()),
    };
    let next = Arc::new(AtomicU64::new(first));
    let mut citizens = tokio::task::JoinSet::new();
    for _ in 0..AT_ONCE {
        let (backend, next, seeds) = (Arc::clone(&backend), Arc::clone(&next), Arc::clone(&seeds));
        citizens.spawn(async move {
            loop {
                be(&*backend, next.fetch_add(1, Ordering::SeqCst), &seeds).await?;
            }
        });
    }
    let ended: Result<()> = citizens.join_next().await.unwrap().unwrap();
    let code = refused(&ended.map_or_else(|error| error.to_string(), |()| "ended".to_owned()));
    drop(tokio::time::timeout(Duration::from_secs(5), backend.shut()).await);
    code
}

fn refused(why: &str) -> i32 {
    eprintln!("refused: {why}");
    REFUSED
}

/// Lives the life of one citizen.
async fn be(backend: &dyn Backend, number: u64, seeds: &[ProposalId]) -> Result<()> {
    let who = backend.join(link(number), Channel::Terminal, None).await?;
    say(format_args!("joined {number} {who}"));
    for turn in 0..VOTES {
        backend.vote(who, seed_of(number, turn, seeds), key_of(number, turn)).await?;
        say(format_args!("voted {number} {}", turn + 1));
    }
    if number.is_multiple_of(4) {
        let phrase = Phrase::parse(&text_of(number), &PhraseRule::french()).unwrap();
        let draft = Draft { phrase, language: Language::FRENCH, signature: Signature::default() };
        backend.propose(who, &question(), draft).await?;
        say(format_args!("proposed {number}"));
    }
    Ok(())
}

/// One line, whole, at once: the pipe takes it before the next acknowledgement is waited for.
fn say(line: std::fmt::Arguments<'_>) {
    let line = format!("{line}\n");
    std::io::stdout().lock().write_all(line.as_bytes()).unwrap();
}

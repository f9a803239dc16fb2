//! The bot as its operator starts it: a program of its own, set up once by hand, killed at will, with the consultation in a
//! folder that moderators reach beside it. Knows no sentence.

use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::sync::Arc;

use ilfaut_client::Backend;
use ilfaut_client::connect::Missing;
use ilfaut_config::reach::{self, Rights};

use super::synapse::Synapse;
use crate::program::{self, Ran};

/// What opens the folder of the keys.
pub(super) const PASSPHRASE: &str = "cinq mots assez longs ici";

/// The bot, running or not.
pub(super) struct Bot {
    folder: tempfile::TempDir,
    url: String,
    /// Its name.
    pub(super) name: String,
    child: Option<Child>,
}

impl Drop for Bot {
    fn drop(&mut self) {
        self.kill();
    }
}

impl Bot {
    /// An account on this homeserver, set up and running.
    pub(super) async fn start(synapse: &Synapse) -> Self {
        Self::start_by(synapse, &synapse.url()).await
    }

    /// The same, which finds its homeserver here.
    pub(super) async fn start_by(synapse: &Synapse, url: &str) -> Self {
        let mut bot = Self::new(synapse).await;
        url.clone_into(&mut bot.url);
        let set_up = bot.set_up(&[], "pw-bot\n");
        assert_eq!(set_up.code, Some(0), "{set_up:?}");
        bot.begin();
        bot
    }

    /// An account on this homeserver into which nobody logged in yet.
    pub(super) async fn new(synapse: &Synapse) -> Self {
        Self::called(synapse, "bot").await
    }

    /// The same, called otherwise.
    pub(super) async fn called(synapse: &Synapse, name: &str) -> Self {
        let (folder, name) = (tempfile::tempdir().unwrap(), synapse.account(name).await);
        let bot = Self { folder, url: synapse.url(), name, child: None };
        bot.passphrase(PASSPHRASE);
        bot
    }

    /// Runs `setup matrix` with this typed into it.
    pub(super) fn set_up(&self, more: &[&str], typed: &str) -> Ran {
        let mut args = vec!["setup".to_owned()];
        args.extend(self.args());
        args.extend(["--user".to_owned(), self.name.clone()]);
        args.extend(more.iter().map(|arg| (*arg).to_owned()));
        program::ran(program::command("ilfaut-bots", &args).env("HOME", self.folder.path()), typed.as_bytes())
    }

    /// How it is told where everything is.
    pub(super) fn args(&self) -> Vec<String> {
        let of = |name: &str| self.folder.path().join(name).display().to_string();
        let args = [
            "matrix",
            "--homeserver",
            &self.url,
            "--folder",
            &of("keys"),
            "--passphrase-file",
            &of("passphrase"),
            "--lang",
            "fr",
        ];
        args.map(str::to_owned).into()
    }

    /// Tries to run, where it must end by itself.
    pub(super) fn ends(&self) -> Ran {
        let mut args = self.args();
        args.extend(["--address".to_owned(), "memory:".to_owned()]);
        program::ran(program::command("ilfaut-bots", &args).env("HOME", self.folder.path()), b"")
    }

    /// Whether it still runs.
    pub(super) fn runs(&mut self) -> bool {
        self.child.as_mut().is_some_and(|child| child.try_wait().unwrap().is_none())
    }

    /// Writes a file of the operator's.
    pub(super) fn file(&self, name: &str, words: &str) -> String {
        let file = self.folder.path().join(name);
        std::fs::write(&file, words).unwrap();
        std::fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
        file.display().to_string()
    }

    /// From now on it is set so.
    pub(super) fn settings(&self, words: &str) {
        std::fs::create_dir_all(self.folder.path().join(".config/ilfaut")).unwrap();
        self.file(".config/ilfaut/ilfaut.toml", words);
    }

    /// From now on these words are to open the folder.
    pub(super) fn passphrase(&self, words: &str) {
        self.file("passphrase", words);
    }

    /// The folder of the session and the keys.
    pub(super) fn keys(&self) -> PathBuf {
        self.folder.path().join("keys")
    }

    /// Where the consultation is.
    pub(super) fn place(&self) -> PathBuf {
        self.folder.path().join("place")
    }

    /// Begins to run and waits until it listens.
    pub(super) fn begin(&mut self) {
        let mut args = self.args();
        args.extend(["--address".to_owned(), format!("sled:{}", self.place().display())]);
        let mut command = program::command("ilfaut-bots", &args);
        let settings = std::fs::File::options().create(true).append(true).open(self.folder.path().join("err.log"));
        command.env("HOME", self.folder.path()).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(settings.unwrap());
        let mut child = command.spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while !line.contains("écoute") {
            line.clear();
            assert!(out.read_line(&mut line).unwrap() > 0, "it ended by itself: {}", self.noted());
        }
        std::thread::spawn(move || out.read_to_string(&mut String::new())); // nobody reads it, and it must not wait
        self.child = Some(child);
    }

    /// Kills it, whatever is under way.
    pub(super) fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = (child.kill(), child.wait());
        }
    }

    /// The number of its process.
    pub(super) fn process(&self) -> u32 {
        self.child.as_ref().unwrap().id()
    }

    /// What it noted on standard error.
    pub(super) fn noted(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("err.log")).unwrap_or_default()
    }

    /// Votes that the consultation counts.
    pub(super) async fn votes(&self) -> u64 {
        let desk = self.desk().await;
        let question = desk.questions().await.unwrap()[0].question.id.clone();
        let rows = desk.all(&question).await.unwrap();
        rows.iter().flat_map(|row| row.tally.count.votes).sum()
    }

    /// The rooms in which its account is, as the homeserver says.
    pub(super) async fn rooms(&self, synapse: &Synapse) -> Vec<String> {
        let client = synapse.log_in("bot").await;
        let request = matrix_sdk::ruma::api::client::membership::joined_rooms::v3::Request::new();
        let rooms = client.send(request).await.unwrap().joined_rooms;
        client.matrix_auth().logout().await.unwrap();
        rooms.iter().map(ToString::to_string).collect()
    }

    /// The consultation, as a console beside the bot has it.
    pub(super) async fn desk(&self) -> Arc<dyn Backend> {
        let address = format!("sled:{}", self.place().display()).parse().unwrap();
        reach::open(&address, Missing::Refuse, Rights { key: None, credentials: None }).await.unwrap().backend
    }
}

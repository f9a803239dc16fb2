//! A homeserver of its own for each test: Synapse on a free port of this machine, which can be killed and begin again on what
//! it kept, and ends with the test however that ends. Knows no bot.

use std::ffi::OsString;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use matrix_sdk::Client;
use matrix_sdk::ruma::api::client::account::register::v3::Request as Register;
use matrix_sdk::ruma::api::client::uiaa::{AuthData, Dummy};
use tokio::time::{Instant, sleep};

/// How long it may take to begin; a busy machine needs most of it.
const BEGINNING: Duration = Duration::from_mins(2);
/// As many messages as anybody sends.
const UNLIMITED: &str = "{per_second: 100000, burst_count: 100000}";
/// What it notes: what went wrong.
const LOG: &str = "version: 1\nhandlers: {f: {class: logging.FileHandler, filename: FOLDER/homeserver.log}}\nroot: {level: WARNING, handlers: [f]}\ndisable_existing_loggers: false\n";

/// The files of one that has begun for the first time, and holds nothing yet.
static NEW: OnceLock<Vec<(OsString, Vec<u8>)>> = OnceLock::new();

/// A homeserver, running or not.
pub(super) struct Synapse {
    folder: tempfile::TempDir,
    port: u16,
    child: Option<Child>,
}

impl Drop for Synapse {
    fn drop(&mut self) {
        self.kill();
    }
}

impl Synapse {
    /// A homeserver that limits nobody.
    pub(super) async fn start() -> Self {
        Self::limited(UNLIMITED).await
    }

    /// A homeserver that takes so many messages of one account.
    pub(super) async fn limited(messages: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let place = folder.path().to_str().unwrap();
        let filled =
            |text: &str| text.replace("FOLDER", place).replace("PORT", &port.to_string()).replace("MESSAGES", messages);
        fs::write(folder.path().join("homeserver.yaml"), filled(include_str!("synapse.yaml"))).unwrap();
        fs::write(folder.path().join("log.yaml"), filled(LOG)).unwrap();
        let mut synapse = Self { folder, port, child: None };
        if NEW.get().is_none() {
            let _ = NEW.set(synapse.made().await); // another test was faster
        }
        for (name, bytes) in NEW.get().unwrap() {
            fs::write(synapse.folder.path().join(name), bytes).unwrap();
        }
        synapse.begin().await;
        synapse
    }

    /// What it makes when it begins for the first time, which takes it longest.
    async fn made(&mut self) -> Vec<(OsString, Vec<u8>)> {
        let key =
            Command::new(bin("generate_signing_key")).arg("-o").arg(self.folder.path().join("signing.key")).status();
        assert!(key.unwrap().success());
        self.begin().await;
        self.kill();
        let files = fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap());
        let is_kept = |name: &OsString| {
            ["signing.key", "homeserver.db"].iter().any(|kept| name.to_string_lossy().starts_with(kept))
        };
        let kept = files.filter(|file| is_kept(&file.file_name()));
        kept.map(|file| (file.file_name(), fs::read(file.path()).unwrap())).collect()
    }

    /// Begins, on what it kept.
    pub(super) async fn begin(&mut self) {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/matrix/homeserver.py");
        let out = fs::File::create(self.folder.path().join("out.log")).unwrap();
        let mut python = Command::new(bin("python"));
        python.arg(script).arg(self.folder.path().join("homeserver.yaml")).stdin(Stdio::piped());
        python.stdout(out.try_clone().unwrap()).stderr(out);
        self.child = Some(python.spawn().unwrap());
        let until = Instant::now() + BEGINNING;
        while tokio::net::TcpStream::connect(("127.0.0.1", self.port)).await.is_err() {
            let ended = self.child.as_mut().unwrap().try_wait().unwrap();
            assert!(ended.is_none() && Instant::now() < until, "{ended:?} {}", self.log());
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// Kills it as a power cut does.
    pub(super) fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = (child.kill(), child.wait());
        }
    }

    /// Where it answers.
    pub(super) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// On which port it listens.
    pub(super) fn port(&self) -> u16 {
        self.port
    }

    /// Where it keeps everything.
    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("out.log")).unwrap_or_default()
    }

    /// Somebody new, logged in; their password is `pw-NAME`.
    pub(super) async fn register(&self, name: &str) -> Client {
        self.register_by(name, &self.url()).await
    }

    /// The same, who finds the homeserver here.
    pub(super) async fn register_by(&self, name: &str, url: &str) -> Client {
        let client = Client::builder().homeserver_url(url).build().await.unwrap();
        client.matrix_auth().register(request(name)).await.unwrap();
        client
    }

    /// Somebody known, by another program.
    pub(super) async fn log_in(&self, name: &str) -> Client {
        let client = Client::builder().homeserver_url(self.url()).build().await.unwrap();
        client.matrix_auth().login_username(name, &format!("pw-{name}")).send().await.unwrap();
        client
    }

    /// An account into which nobody is logged in yet.
    pub(super) async fn account(&self, name: &str) -> String {
        let client = Client::builder().homeserver_url(self.url()).build().await.unwrap();
        let mut request = request(name);
        request.inhibit_login = true;
        client.matrix_auth().register(request).await.unwrap().user_id.to_string()
    }
}

fn request(name: &str) -> Register {
    let mut request = Register::new();
    request.username = Some(name.to_owned());
    request.password = Some(format!("pw-{name}"));
    request.auth = Some(AuthData::Dummy(Dummy::new()));
    request
}

fn bin(name: &str) -> PathBuf {
    let venv = std::env::var_os("ILFAUT_SYNAPSE").expect("ILFAUT_SYNAPSE names the environment of Synapse");
    Path::new(&venv).join("bin").join(name)
}

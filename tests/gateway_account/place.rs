//! A gateway on a consultation in memory, and people who speak to it. Knows no test.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use argon2::password_hash::{PasswordHasher, SaltString};
use ilfaut_client::Backend;
use ilfaut_client::address::Address;
use ilfaut_client::connect::{self, Missing};
use ilfaut_client::dialect::secret::Secret;
use ilfaut_client::gateway::{self, Keys, Manners, Staff, Staffer};
use ilfaut_client::model::{ProposalId, QuestionId, Time};
use ilfaut_client::store::memory::MemoryStore;
use ilfaut_client::world::{Dice, SetClock, World};
use serde_json::Value;
use tokio::runtime::Runtime;
use tokio::sync::oneshot;

use super::wire::{self, Heard};
use crate::backend::bench;

/// The key of the place.
pub(crate) const OWNER: &str = "owner-key-0123456789";
/// The moderator's password.
pub(crate) const PASSWORD: &str = "une phrase de passe";

/// A gateway at work.
pub(crate) struct Place {
    runtime: Runtime,
    /// Where it listens.
    pub(crate) at: SocketAddr,
    /// What it serves.
    pub(crate) backend: Arc<dyn Backend>,
    /// The time, which only the test moves.
    pub(crate) clock: SetClock,
    /// Who moderates.
    pub(crate) staff: Arc<Roll>,
    /// Accepted proposals.
    pub(crate) seeds: Vec<ProposalId>,
    _end: oneshot::Sender<()>,
}

/// Who moderates, until struck off.
pub(crate) struct Roll(pub(crate) Mutex<Vec<Staffer>>);

impl Staff for Roll {
    fn find(&self, login: &str) -> Option<Staffer> {
        self.0.lock().unwrap().iter().find(|staffer| staffer.login.eq_ignore_ascii_case(login)).cloned()
    }
}

fn ines() -> Staffer {
    let salt = SaltString::encode_b64(b"sel de Guerande").unwrap();
    let cheap = argon2::Params::new(argon2::Params::MIN_M_COST, 1, 1, None).unwrap();
    let argon2 = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, cheap);
    let password = Secret::new(argon2.hash_password(PASSWORD.as_bytes(), &salt).unwrap().to_string());
    let (login, name) = ("ines@example.org".to_owned(), "Inès".to_owned());
    Staffer { login, name, password, questions: Some(vec![QuestionId::from("essai")]), admin: false }
}

impl Place {
    /// A place with few seeds, a moderator and these manners.
    pub(crate) fn new(manners: Manners) -> Self {
        Self::on(manners, || {})
    }

    /// The same, on threads that begin with `begin`.
    pub(crate) fn on(manners: Manners, begin: impl Fn() + Send + Sync + 'static) -> Self {
        let mut runtime = tokio::runtime::Builder::new_multi_thread();
        let runtime = runtime.worker_threads(2).enable_all().on_thread_start(begin).build().unwrap();
        let clock = SetClock::at(bench::START);
        let world = |seed| World { clock: Arc::new(clock.clone()), dice: Dice::seeded(seed) };
        let staff = Arc::new(Roll(Mutex::new(vec![ines()])));
        let keys = Keys {
            owner: Secret::new(OWNER),
            seal: [5; 32],
            staff: Arc::clone(&staff) as Arc<dyn Staff>,
            accounts: Box::new(MemoryStore::default()),
            world: world(2),
            manners,
        };
        let (end, ended) = oneshot::channel::<()>();
        let (backend, seeds, at) = runtime.block_on(async {
            let backend = connect::open(&Address::Memory, world(1), Missing::Create).await.unwrap();
            backend.settle(bench::question()).await.unwrap();
            let rows = (0..5).map(|n| bench::seed(&format!("s{n}"), &bench::idea(n), n)).collect();
            let seeds = backend.import(&"essai".into(), rows).await.unwrap().into_iter().map(|(id, _)| id).collect();
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            let at = listener.local_addr().unwrap();
            let served = gateway::serve(listener, Arc::clone(&backend), keys, async {
                let _ = ended.await;
            });
            tokio::spawn(served);
            (backend, seeds, at)
        });
        Self { runtime, at, backend, clock, staff, seeds, _end: end }
    }

    /// With the usual manners.
    pub(crate) fn usual() -> Self {
        Self::new(Manners::default())
    }

    /// Waits for the backend.
    pub(crate) fn wait<T>(&self, of: impl Future<Output = T>) -> T {
        self.runtime.block_on(of)
    }

    /// Somebody with nothing yet.
    pub(crate) fn somebody(&self) -> Somebody<'_> {
        Somebody { place: self, session: None, token: None, refresh: None }
    }

    /// Somebody who has registered this address and logged in.
    pub(crate) fn citizen(&self, address: &str) -> Somebody<'_> {
        let mut somebody = self.somebody();
        let heard = somebody.register(address);
        assert_eq!(heard.status, 201, "{heard:?}");
        assert_eq!(somebody.log_in(address, "assez long").status, 200);
        somebody
    }

    /// The refusals and sessions counted, or any other number of `/metrics`.
    pub(crate) fn number(&self, name: &str) -> Option<f64> {
        let text = wire::ask(self.at, "GET", "/metrics", &[], "").text;
        let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '))?;
        line.parse().ok()
    }
}

/// A program that follows sessions and keeps its tokens.
pub(crate) struct Somebody<'a> {
    pub(crate) place: &'a Place,
    pub(crate) session: Option<String>,
    pub(crate) token: Option<String>,
    pub(crate) refresh: Option<String>,
}

impl Somebody<'_> {
    /// Sends a request as whoever they are.
    pub(crate) fn ask(&mut self, method: &str, path: &str, kind: &str, body: &str) -> Heard {
        let bearer = self.token.as_ref().map(|token| format!("Bearer {token}"));
        let mut headers = vec![("content-type", kind)];
        headers.extend(self.session.as_deref().map(|session| ("x-session-id", session)));
        headers.extend(bearer.as_deref().map(|bearer| ("authorization", bearer)));
        let heard = wire::ask(self.place.at, method, path, &headers, body);
        self.session = heard.header("x-session-id").map(str::to_owned).or(self.session.take());
        heard
    }

    /// Reads.
    pub(crate) fn get(&mut self, path: &str) -> Heard {
        self.ask("GET", path, "application/json", "")
    }

    /// Sends JSON.
    pub(crate) fn post(&mut self, path: &str, body: &Value) -> Heard {
        self.ask("POST", path, "application/json", &body.to_string())
    }

    /// Sends pairs for a token, and keeps the answer's.
    pub(crate) fn form(&mut self, path: &str, body: &str) -> Heard {
        self.token = None;
        let heard = self.ask("POST", path, "application/x-www-form-urlencoded", body);
        if heard.status == 200 {
            let text = |name: &str| heard.json()[name].as_str().map(str::to_owned);
            (self.token, self.refresh) = (text("access_token"), text("refresh_token"));
        }
        heard
    }

    /// Logs in.
    pub(crate) fn log_in(&mut self, name: &str, password: &str) -> Heard {
        let escape = |text: &str| text.replace('+', "%2B").replace(' ', "+");
        let body = format!("grant_type=password&username={}&password={}", escape(name), escape(password));
        self.form("/oauth/make_access_token", &body)
    }

    /// Exchanges the refresh token.
    pub(crate) fn refresh(&mut self) -> Heard {
        let body = format!("grant_type=refresh_token&refresh_token={}", self.refresh.clone().unwrap_or_default());
        self.form("/oauth/access_token", &body)
    }

    /// Registers as Nour, with the password « assez long ».
    pub(crate) fn register(&mut self, address: &str) -> Heard {
        self.post("/user", &registration(address))
    }
}

/// What Nour sends to register.
pub(crate) fn registration(address: &str) -> Value {
    serde_json::json!({
        "email": address, "password": "assez long", "firstName": "Nour", "dateOfBirth": "1992-04-01",
        "country": "FR", "approvePrivacyPolicy": true
    })
}

/// A minute of the clock.
pub(crate) const MINUTE: i64 = 60 * Time::SECOND;

//! A gateway on a port of its own before a consultation in memory: three questions, proposals, moderators with logins.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use argon2::password_hash::{PasswordHasher, SaltString};
use ilfaut_client::address::Address;
use ilfaut_client::backend::{Backend, Imported};
use ilfaut_client::connect::{self, Missing, World};
use ilfaut_client::dialect::secret::Secret;
use ilfaut_client::gateway::{Keys, Manners, Staff, Staffer, serve};
use ilfaut_client::model::{Aggregate, Question, QuestionId, Text, Time};
use ilfaut_client::store::memory::MemoryStore;
use ilfaut_client::world::{Clock, Dice, SetClock};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::wire::Program;
use crate::backend::bench::{START, idea, question, seed};

/// Opens everything.
const OWNER: &str = "the-owners-own-key";

/// What a test plays on.
pub(crate) struct Stage {
    /// The consultation, from behind.
    pub(crate) backend: Arc<dyn Backend>,
    /// The time, which only the test moves.
    pub(crate) clock: SetClock,
    address: SocketAddr,
}

struct Roster(Vec<Staffer>);

impl Staff for Roster {
    fn find(&self, login: &str) -> Option<Staffer> {
        self.0.iter().find(|staffer| staffer.login.eq_ignore_ascii_case(login)).cloned()
    }
}

/// The password of every moderator, and of every account.
pub(crate) const PASSWORD: &str = "une longue phrase";

fn staffer(login: &str, questions: &[&str]) -> Staffer {
    let salt = SaltString::encode_b64(b"sel de Guerande").unwrap();
    let cheap = argon2::Params::new(argon2::Params::MIN_M_COST, 1, 1, None).unwrap();
    let argon2 = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, cheap);
    let password = Secret::new(argon2.hash_password(PASSWORD.as_bytes(), &salt).unwrap().to_string());
    let questions = Some(questions.iter().map(|slug| QuestionId::from(*slug)).collect());
    let login = format!("{login}@example.org");
    Staffer { name: login.clone(), login, password, questions, admin: false }
}

/// Runs a test on a stage of its own.
pub(crate) fn run(test: &impl AsyncFn(&Stage)) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let stage = Stage::new().await;
        test(&stage).await;
    });
}

impl Stage {
    async fn new() -> Self {
        let clock = SetClock::at(START);
        let world = |seed| World { clock: Arc::new(clock.clone()), dice: Dice::seeded(seed) };
        let backend = connect::open(&Address::Memory, world(7), Missing::Create).await.unwrap();
        furnish(backend.as_ref()).await;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let keys = Keys {
            owner: Secret::new(OWNER),
            seal: [9; 32],
            staff: Arc::new(Roster(vec![staffer("lou", &["fini"]), staffer("ana", &["essai"])])),
            accounts: Box::new(MemoryStore::default()),
            world: world(8),
            manners: Manners { requests_per_minute: 100_000, ..Manners::default() },
        };
        tokio::spawn(serve(listener, Arc::clone(&backend), keys, std::future::pending()));
        Self { backend, clock, address }
    }

    /// Where it answers.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What its clock shows.
    pub(crate) fn clock_now(&self) -> Time {
        self.clock.now()
    }

    /// Its time, and other dice.
    pub(crate) fn world(&self) -> World {
        World { clock: Arc::new(self.clock.clone()), dice: Dice::seeded(11) }
    }

    /// A program without any login.
    pub(crate) fn program(&self) -> Program {
        Program::at(self.address)
    }

    /// A program that speaks for citizen number `number`.
    pub(crate) async fn citizen(&self, number: u8) -> (Program, String) {
        let link = format!("{number:02x}").repeat(32);
        let body = json!({ "link": link, "channel": "terminal", "reach": null });
        let joined = self.owner().post("/ilfaut/v1/join", &body).await.with(200);
        (self.bearing(&joined["token"]), joined["participant"].as_str().unwrap().to_owned())
    }

    /// A program of a moderator of all questions, seated by the owner.
    pub(crate) async fn moderator(&self, name: &str) -> Program {
        let seated = self.owner().post("/ilfaut/v1/sit", &json!({ "name": name })).await.with(200);
        self.bearing(&seated["token"])
    }

    fn owner(&self) -> Program {
        self.bearing(&Value::from(OWNER))
    }

    fn bearing(&self, token: &Value) -> Program {
        let mut program = self.program();
        program.say("authorization", &format!("Bearer {}", token.as_str().unwrap()));
        program
    }
}

/// « essai » with thirty proposals, « fini » that is over, with four whose votes are known, « demain » that opens later.
async fn furnish(backend: &dyn Backend) {
    let (open, over) = (question(), QuestionId::from("fini"));
    backend.settle(Question { short: Text::one("fr".parse().unwrap(), "Essai"), ..open.clone() }).await.unwrap();
    let closed = Question { opens: None, closes: Some(START.plus(-Time::DAY)), id: over.clone(), ..open.clone() };
    backend.settle(closed).await.unwrap();
    let later =
        Question { opens: Some(START.plus(Time::DAY)), id: "demain".into(), country: "BE".to_owned(), ..open.clone() };
    backend.settle(later).await.unwrap();
    let rows = (0..30).map(|n| seed(&format!("s{n}"), &idea(n), n)).collect();
    backend.import(&open.id, rows).await.unwrap();
    let known = |(n, (agree, disagree)): (usize, (u64, u64))| {
        let votes = agree + disagree;
        let aggregate = Some(Aggregate { votes, scored: votes, agree, disagree, ..Aggregate::default() });
        Imported { aggregate, ..seed(&format!("f{n}"), &idea(40 + n), n) }
    };
    let rows = [(20, 80), (90, 10), (50, 50), (70, 30)].into_iter().enumerate().map(known).collect();
    backend.import(&over, rows).await.unwrap();
}

/// The members `id` of a list.
pub(crate) fn ids(list: &Value) -> Vec<String> {
    list.as_array().expect("a list").iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
}

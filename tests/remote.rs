//! The remote adapter against servers of our own on real sockets: a small make.org, and ones that misbehave.

mod away;
mod broken;
mod desk;
mod fake;
mod outbox;
mod session;
mod socket;
mod transport;

use std::sync::Arc;
use std::time::Duration;

use ilfaut_client::connect::World;
use ilfaut_client::dialect::secret::Secret;
use ilfaut_client::model::{Channel, LinkKey, ParticipantId, Time};
use ilfaut_client::remote::http::Limits;
use ilfaut_client::remote::makeorg::{Credentials, MakeOrg, Settings};
use ilfaut_client::store::Store;
use ilfaut_client::store::memory::MemoryStore;
use ilfaut_client::world::{Dice, SetClock};
use ilfaut_client::{Backend, Error};

/// 2026-01-10: the fake's question is open.
const NOW: Time = Time(1_768_003_200_000);

/// Short enough for a test, and never the reason that one fails on a busy machine.
fn quick() -> Limits {
    Limits {
        connect: Duration::from_secs(2),
        attempt: Duration::from_millis(500),
        total: Duration::from_secs(4),
        pause: Duration::from_millis(5),
        attempts: 3,
        ..Limits::default()
    }
}

/// A remote adapter with its clock and its store.
struct Far {
    backend: MakeOrg,
    clock: SetClock,
    store: Arc<dyn Store>,
}

impl Far {
    fn at(base: &str) -> Self {
        Self::on(base, Arc::new(MemoryStore::default()), SetClock::at(NOW))
    }

    fn on(base: &str, store: Arc<dyn Store>, clock: SetClock) -> Self {
        let world = World { clock: Arc::new(clock.clone()), dice: Dice::seeded(7) };
        let settings = Settings { limits: quick(), beat: None, ..Settings::default() };
        let backend = MakeOrg::open(base, world, Arc::clone(&store), settings, Some(camille())).unwrap();
        Self { backend, clock, store }
    }

    async fn join(&self, link: u8) -> ParticipantId {
        self.backend.join(LinkKey([link; 32]), Channel::Terminal, None).await.unwrap()
    }
}

fn camille() -> Credentials {
    Credentials { username: "camille@example.org".into(), password: Secret::new("password-SECRET"), client: None }
}

/// Nothing that opens anything is in an error, however it is shown.
#[track_caller]
fn tells_no_secret(error: &Error) {
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains("SECRET"), "{shown}");
}

//! Asking the homeserver again and again what happened. Asking for what follows is what confirms what came before: so that is
//! asked only when all of it is kept. Knows nothing of what an event says.

use std::convert::Infallible;
use std::time::Duration;

use ilfaut_client::world::Dice;
use matrix_sdk::Client;
use matrix_sdk::config::{SyncSettings, SyncToken};
use matrix_sdk::ruma::UInt;
use matrix_sdk::ruma::api::client::filter::{Filter, FilterDefinition, LazyLoadOptions, RoomEventFilter, RoomFilter};
use matrix_sdk::ruma::api::client::sync::sync_events::v3::Filter as Asked;
use matrix_sdk::ruma::presence::PresenceState;
use matrix_sdk::sync::SyncResponse;

use super::account::why;
use super::event::KINDS;
use super::fault::Fault;
use super::reception::Reception;

/// How long the homeserver may keep a question open.
const OPEN: Duration = Duration::from_secs(30);
/// Most events of a room in one answer; what lies before them is fetched.
const BATCH: u32 = 50;
/// What our account keeps for itself at the homeserver and the library needs.
const OWN: [&str; 4] = ["m.direct", "m.secret_storage.*", "m.cross_signing.*", "m.megolm_backup.v1"];
/// What must be known of a room to write in it.
const STATE: [&str; 6] = [
    "m.room.create",
    "m.room.member",
    "m.room.encryption",
    "m.room.history_visibility",
    "m.room.tombstone",
    "m.room.power_levels",
];
/// The first pause after a failure, in milliseconds; each one after it is twice as long.
const PAUSE: u64 = 500;
/// The longest pause, in milliseconds.
const LONGEST: u64 = 30_000;
/// How often in a row what happened cannot be read from our own folder before that is said.
const STUCK: u32 = 20;

/// Learns where we are, where nothing is known of that yet: until then nobody can be answered, or heard in order.
pub(super) async fn first(client: &Client, reception: &Reception) -> Result<(), Fault> {
    let (mut dice, mut failures) = (Dice::real(), Failures::default());
    while reception.mark().is_none() {
        match ask(client, None).await {
            Ok(response) => reception.take_first(&response).await?,
            Err(fault) => failures.wait_out(fault, &mut dice).await?,
        }
    }
    Ok(())
}

/// Passes on what a former run left, follows who called meanwhile, and listens; says why that is over.
pub(super) async fn begin(client: Client, reception: Reception) -> Fault {
    let fault = match resume(&client, &reception).await {
        Ok(never) => match never {},
        Err(fault) => fault,
    };
    reception.outgoing.end();
    fault
}

async fn resume(client: &Client, reception: &Reception) -> Result<Infallible, Fault> {
    reception.resume().await?;
    reception.rooms.follow(&reception.rooms.invited());
    listen(client, reception).await
}

/// Asks until that makes no sense any more, and says why.
async fn listen(client: &Client, reception: &Reception) -> Result<Infallible, Fault> {
    let (mut dice, mut failures, mut is_first) = (Dice::real(), Failures::default(), true);
    loop {
        let response = match ask(client, reception.mark()).await {
            Ok(response) => response,
            Err(fault) => {
                failures.wait_out(fault, &mut dice).await?;
                continue;
            }
        };
        failures.over();
        reception.outgoing.is_well();
        while let Err(error) = reception.take(&response).await {
            tracing::error!(%error, "what was said cannot be kept, so nothing more is asked for");
            tokio::time::sleep(failures.pause(&mut dice)).await;
        }
        if std::mem::take(&mut is_first) {
            reception.rooms.leave_empty(&reception.rooms.all());
        }
    }
}

/// Asks once what happened since this mark.
async fn ask(client: &Client, mark: Option<String>) -> Result<SyncResponse, Fault> {
    let (token, open) = match mark {
        Some(mark) => (SyncToken::Specific(mark), OPEN),
        None => (SyncToken::NoToken, Duration::ZERO),
    };
    let asked = SyncSettings::new().filter(Asked::FilterDefinition(lean())).timeout(open).token(token);
    client.sync_once(asked.set_presence(PresenceState::Offline)).await.map_err(|error| why(&error))
}

/// Only what is read.
fn lean() -> FilterDefinition {
    let types = |names: &[&str]| Some(names.iter().map(|name| (*name).to_owned()).collect::<Vec<String>>());
    let mut own = Filter::empty();
    own.types = types(&OWN);
    let (mut timeline, mut state) = (RoomEventFilter::empty(), RoomEventFilter::empty());
    (timeline.types, timeline.limit) = (types(&KINDS), Some(UInt::from(BATCH)));
    state.types = types(&STATE);
    state.lazy_load_options = LazyLoadOptions::Enabled { include_redundant_members: false };
    let mut room = RoomFilter::empty();
    (room.timeline, room.state) = (timeline, state);
    (room.ephemeral, room.account_data) = (RoomEventFilter::ignore_all(), RoomEventFilter::ignore_all());
    let mut lean = FilterDefinition::empty();
    (lean.presence, lean.account_data, lean.room) = (Filter::ignore_all(), own, room);
    lean
}

/// Failures in a row, waited out in growing pauses.
#[derive(Default)]
struct Failures(u32);

impl Failures {
    /// Waits after one more, unless waiting makes no sense.
    async fn wait_out(&mut self, fault: Fault, dice: &mut Dice) -> Result<(), Fault> {
        match fault {
            Fault::LoggedOut => return Err(fault),
            Fault::Folder(_) if self.0 >= STUCK => return Err(fault),
            Fault::Folder(what) => tracing::warn!(%what, "what happened cannot be read"),
            other => tracing::warn!("{other}"),
        }
        tokio::time::sleep(self.pause(dice)).await;
        Ok(())
    }

    /// How long to wait after one more.
    fn pause(&mut self, dice: &mut Dice) -> Duration {
        let longest = (PAUSE << self.0.min(16)).min(LONGEST);
        self.0 += 1;
        Duration::from_millis(longest / 2 + dice.below(longest / 2))
    }

    fn over(&mut self) {
        self.0 = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_up_to_thirty_seconds_and_never_quite_alike() {
        let (mut failures, mut dice) = (Failures::default(), Dice::seeded(1));
        let pauses: Vec<u128> = (0..40).map(|_| failures.pause(&mut dice).as_millis()).collect();
        assert!((250..500).contains(&pauses[0]) && pauses.iter().all(|pause| *pause < 30_000), "{pauses:?}");
        failures.over();
        assert!(failures.pause(&mut dice).as_millis() < 500);
    }

    #[test]
    fn only_what_is_read_is_asked_for() {
        let lean = serde_json::to_value(lean()).unwrap();
        assert_eq!(lean["room"]["state"]["lazy_load_members"], true);
        assert_eq!(lean["presence"]["types"], serde_json::json!([]));
        assert_eq!(lean["room"]["ephemeral"]["types"], serde_json::json!([]));
        assert!(lean["room"]["timeline"]["types"].as_array().unwrap().contains(&"m.reaction".into()));
    }
}

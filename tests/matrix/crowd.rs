//! Citizens in as many encrypted rooms at once, and what that costs: votes in a second, memory, bytes a vote, beside
//! what the homeserver does by itself. `ILFAUT_CROWD` says how many citizens: few, unless it does.

use std::time::Duration;

use matrix_sdk::Room;
use matrix_sdk::ruma::events::room::message::RoomMessageEventContent;
use tokio::time::Instant;

use super::citizen::Citizen;
use super::program::Bot;
use super::synapse::Synapse;
use super::wire::Wire;

/// Citizens where nobody says how many.
const FEW: usize = 10;
/// Votes of each.
const VOTES: usize = 5;
/// Citizens who come at the same time.
const AT_ONCE: usize = 5;
/// How long the homeserver is measured by itself.
const ALONE: Duration = Duration::from_secs(5);

/// Somebody in a room with the bot.
struct Seat {
    citizen: Citizen,
    room: Room,
}

/// Comes, opens a room and waits for the first idea.
async fn seat(synapse: &Synapse, bot: &str, number: usize) -> Seat {
    let citizen = Citizen::new(synapse, &format!("citizen{number}")).await;
    let room = citizen.invites(bot, true).await;
    citizen.sees_after(0, "Idée 1").await;
    Seat { citizen, room }
}

/// Votes as soon as the answer to the vote before is there.
async fn votes(seat: &Seat) -> usize {
    let mut recorded = 0;
    for vote in 0..VOTES {
        let digit = ["1", "2", "3"][vote % 3];
        let answer = seat.citizen.asks(&seat.room, digit, "Noté").await;
        assert!(answer.sealed, "{answer:?}");
        recorded += 1;
    }
    recorded
}

/// Messages that the homeserver takes in a second from so many senders, without anybody's encryption.
async fn alone(synapse: &Synapse) -> f64 {
    let client = synapse.register("measure").await;
    let mut rooms = Vec::new();
    for _ in 0..AT_ONCE {
        rooms.push(
            client.create_room(matrix_sdk::ruma::api::client::room::create_room::v3::Request::new()).await.unwrap(),
        );
    }
    let begun = Instant::now();
    let send = |room: Room| async move {
        let mut sent = 0u32;
        while begun.elapsed() < ALONE {
            room.send(RoomMessageEventContent::text_plain("mesure")).await.unwrap();
            sent += 1;
        }
        sent
    };
    let sent: u32 = futures_util::future::join_all(rooms.into_iter().map(send)).await.into_iter().sum();
    f64::from(sent) / begun.elapsed().as_secs_f64()
}

/// The memory of a process, in MiB.
fn memory(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().split(' ').next().unwrap().parse::<u64>().unwrap() / 1_024
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn a_crowd_votes_in_as_many_encrypted_rooms() {
    let count: usize = std::env::var("ILFAUT_CROWD").ok().map_or(FEW, |count| count.parse().unwrap());
    let synapse = Synapse::start().await;
    let wire = Wire::to(synapse.port()).await;
    let bot = Bot::start_by(&synapse, &wire.url).await;
    let mut seats = Vec::new();
    let begun = Instant::now();
    for numbers in (0..count).collect::<Vec<_>>().chunks(AT_ONCE) {
        let coming = numbers.iter().map(|number| seat(&synapse, &bot.name, *number));
        seats.extend(futures_util::future::join_all(coming).await);
    }
    let came = begun.elapsed();
    let (before, begun) = (wire.bytes(), Instant::now());
    let recorded: usize = futures_util::future::join_all(seats.iter().map(votes)).await.into_iter().sum();
    let took = begun.elapsed();
    let after = wire.bytes();
    let memory = memory(bot.process());
    let desk = bot.desk().await;
    let question = desk.questions().await.unwrap()[0].question.id.clone();
    let counted: u64 =
        desk.all(&question).await.unwrap().iter().map(|row| row.tally.count.votes.iter().sum::<u64>()).sum();
    drop(seats);
    let alone = alone(&synapse).await;
    let each = |at: usize| (after[at] - before[at]) / u64::try_from(recorded).unwrap();
    println!(
        "{count} citizens came in {:.1} s; {recorded} votes in {:.1} s: {:.1} votes/s (each an encrypted message and an encrypted answer); \
         bot {memory} MiB; bytes a vote: {} sent, {} got; the homeserver alone takes {alone:.1} plain messages/s",
        came.as_secs_f64(),
        took.as_secs_f64(),
        f64::from(u32::try_from(recorded).unwrap()) / took.as_secs_f64(),
        each(0),
        each(1),
    );
    assert_eq!(recorded, count * VOTES);
    assert_eq!(counted, u64::try_from(recorded).unwrap(), "each is counted, and once");
}

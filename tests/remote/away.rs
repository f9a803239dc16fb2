//! ilfaut's gateway goes away in the middle of a vote and comes back: the vote waits, arrives, and counts once.

use std::net::SocketAddr;
use std::sync::Arc;

use ilfaut_client::address::Address;
use ilfaut_client::connect::{self, Missing, Near, World};
use ilfaut_client::dialect::secret::Secret;
use ilfaut_client::gateway::keys::NoStaff;
use ilfaut_client::gateway::{Keys, Manners, serve};
use ilfaut_client::model::{Channel, LinkKey, Qualification, Question, VoteKey};
use ilfaut_client::store::memory::MemoryStore;
use ilfaut_client::world::{Dice, SetClock};
use ilfaut_client::{Backend, Error};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use super::NOW;
use crate::backend::bench::seed;

fn world() -> World {
    World { clock: Arc::new(SetClock::at(NOW)), dice: Dice::seeded(5) }
}

/// A gateway that ends when the sender is used.
async fn gateway(inner: Arc<dyn Backend>, at: SocketAddr) -> (SocketAddr, impl AsyncFnOnce()) {
    let listener = TcpListener::bind(at).await.unwrap();
    let address = listener.local_addr().unwrap();
    let keys = Keys {
        owner: Secret::new("k"),
        seal: [1; 32],
        staff: Arc::new(NoStaff),
        accounts: Box::new(MemoryStore::default()),
        world: world(),
        manners: Manners::default(),
    };
    let (stop, stopped) = oneshot::channel::<()>();
    let served = tokio::spawn(serve(listener, inner, keys, async move { drop(stopped.await) }));
    let end = async move || {
        stop.send(()).unwrap();
        served.await.unwrap().unwrap();
    };
    (address, end)
}

#[tokio::test]
async fn a_vote_waits_for_the_gateway_and_counts_once() {
    let inner = connect::open(&Address::Memory, world(), Missing::Create).await.unwrap();
    let question = Question::bare("q".into());
    inner.settle(question.clone()).await.unwrap();
    inner
        .import(&question.id, vec![seed("a", "Il faut des haies", 0), seed("b", "Il faut des trains", 1)])
        .await
        .unwrap();
    let (address, end) = gateway(Arc::clone(&inner), "127.0.0.1:0".parse().unwrap()).await;
    let url = format!("http://{address}");
    let remote = connect::open_remote(&url, Some(Secret::new("k")), Near::default(), world()).await.unwrap();
    let who = remote.join(LinkKey([3; 32]), Channel::Terminal, None).await.unwrap();
    let cards = remote.next(who, &question.id, 2).await.unwrap();
    end().await;

    assert_eq!(remote.join(LinkKey([3; 32]), Channel::Terminal, None).await.unwrap(), who, "known while it is away");
    let voted = remote.vote(who, &cards[0].proposal, VoteKey::Agree).await.unwrap();
    assert!(voted.waiting && voted.standing.is_none());
    remote.vote(who, &cards[0].proposal, VoteKey::Disagree).await.unwrap();
    let again = remote.qualify(who, &cards[0].proposal, Qualification::NoWay, true).await.unwrap();
    assert_eq!(again.ballot.map(|ballot| (ballot.key, ballot.qualifications.len())), Some((VoteKey::Disagree, 1)));
    let nowhere = remote.next(who, &question.id, 2).await;
    assert!(matches!(nowhere, Err(Error::Unavailable(_))), "{nowhere:?}");
    assert_eq!(inner.progress(who, &question.id).await.unwrap().votes, 0);

    let (_, end) = gateway(Arc::clone(&inner), address).await;
    let left = remote.next(who, &question.id, 2).await.unwrap();
    assert_eq!(left.iter().map(|card| &card.proposal).collect::<Vec<_>>(), [&cards[1].proposal]);
    remote.next(who, &question.id, 2).await.unwrap();
    let rows = inner.all(&question.id).await.unwrap();
    let row = rows.iter().find(|row| row.proposal == cards[0].proposal).unwrap();
    assert_eq!((row.tally.count.votes, row.tally.sequence.votes), ([0, 1, 0], [0, 1, 0]));
    assert!(!remote.card(who, &cards[0].proposal).await.unwrap().waiting);
    end().await;
}

//! What was said survives a crash, is there once, and tells nothing to whoever has the store alone.

use std::sync::Arc;

use ilfaut_client::address::Address;
use ilfaut_client::connect::open_store;
use ilfaut_client::store::Store;

use super::*;
use crate::channel::telegram::entry::What;
use crate::memory::Memory;

fn store() -> Arc<dyn Store> {
    open_store(&Address::Memory, "bots").unwrap().into()
}

fn inbox(store: &Arc<dyn Store>) -> Inbox {
    Inbox::open(Ledger::new(Arc::clone(store)), Identity::new([7; 32])).unwrap()
}

fn said(text: &str) -> Entry {
    Entry { from: 4_711, at: 5, date: Some(1), language: None, what: What::Typed(text.into()), heard: false }
}

async fn keep(inbox: &Inbox, batch: &[Arrival]) -> Vec<u32> {
    let mut new: Vec<u32> = inbox.keep(batch, 0).await.unwrap().into_keys().collect();
    new.sort_unstable();
    new
}

async fn left(inbox: &Inbox) -> Vec<(u32, Entry)> {
    inbox.left().await.unwrap().0.into_iter().map(|(id, entry, _)| (id, entry)).collect()
}

/// How many keys the store has ever been given.
struct Counting(Box<dyn Store>, Mutex<HashSet<Vec<u8>>>);

impl Store for Counting {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>> {
        self.0.get(key)
    }

    fn put(&self, pairs: &[(Vec<u8>, Option<Vec<u8>>)]) -> Result<()> {
        self.1.lock().unwrap().extend(pairs.iter().map(|(key, _)| key.clone()));
        self.0.put(pairs)
    }

    fn scan(&self, prefix: &[u8], each: &mut dyn FnMut(&[u8], &[u8])) -> Result<()> {
        self.0.scan(prefix, each)
    }

    fn rewrite(&self) -> Result<()> {
        self.0.rewrite()
    }
}

#[tokio::test]
async fn what_was_said_is_left_until_its_answer_arrived() {
    let store = store();
    let batch = [(7, Some(said("pour"))), (8, None), (9, Some(said("contre")))];
    assert_eq!(keep(&inbox(&store), &batch).await, [7, 8, 9]);

    let again = inbox(&store);
    assert_eq!(left(&again).await, [(7, said("pour")), (9, said("contre"))]);
    let memory = Memory::new(Arc::clone(&store));
    let receipt = again.left().await.unwrap().0.remove(0).2;
    let (who, dialogue) = (ilfaut_client::model::ParticipantId([1; 16]), crate::conversation::Dialogue::default());
    memory.save_with(who, &dialogue, Some(&receipt)).await.unwrap();
    assert_eq!(left(&again).await[0], (7, Entry { heard: true, ..said("pour") }));
    memory.settle(receipt);
    drop(memory);
    assert_eq!(left(&again).await, [(9, said("contre"))]);
}

#[tokio::test]
async fn what_comes_twice_is_there_once_even_after_a_restart() {
    let store = store();
    let batch = [(7, Some(said("pour")))];
    let first = inbox(&store);
    let receipt = first.keep(&batch, 0).await.unwrap().remove(&7).flatten().unwrap();
    assert!(keep(&first, &batch).await.is_empty());
    first.forget(receipt);
    drop(first);
    assert!(keep(&inbox(&store), &batch).await.is_empty());
    assert_eq!(inbox(&store).left().await.unwrap(), (Vec::new(), 0));
}

#[tokio::test]
async fn the_store_holds_no_more_keys_than_were_ever_waited_for() {
    let store = Arc::new(Counting(open_store(&Address::Memory, "bots").unwrap(), Mutex::default()));
    let inbox = Inbox::open(Ledger::new(store.clone()), Identity::new([7; 32])).unwrap();
    for id in 0..2_000 {
        let kept = inbox.keep(&[(id, Some(said("pour")))], 0).await.unwrap();
        kept.into_values().flatten().for_each(|receipt| inbox.forget(receipt));
    }
    let keys = store.1.lock().unwrap().len();
    assert!(keys < 300, "{keys} keys for 2,000 updates");
}

#[tokio::test]
async fn what_a_former_version_kept_is_answered() {
    let store = store();
    let identity = Identity::new([7; 32]);
    let entry = identity.seal_bytes(&postcard::to_extend(&said("pour"), vec![FIRST]).unwrap());
    let seen = (Some((7_u32, 0_i64)), [1_u64 << 7; 16]);
    let seen = postcard::to_extend(&seen, vec![FIRST]).unwrap();
    store.put(&[(key(7), Some(entry)), (SEEN.to_vec(), Some(seen))]).unwrap();
    let inbox = inbox(&store);
    assert_eq!(left(&inbox).await, [(7, said("pour"))]);
    assert_eq!(keep(&inbox, &[(7, Some(said("pour"))), (8, Some(said("contre")))]).await, [8]);
}

#[tokio::test]
async fn the_store_alone_tells_nobody_who_said_what() {
    let store = store();
    keep(&inbox(&store), &[(7, Some(said("un secret")))]).await;
    let mut all = Vec::new();
    store.scan(b"", &mut |key, value| all.extend([key, value].concat())).unwrap();
    let holds = |what: &[u8]| all.windows(what.len()).any(|part| part == what);
    assert!(!holds(b"un secret") && !holds(b"4711") && !holds(&postcard::to_stdvec(&4_711_i64).unwrap()));
}

#[tokio::test]
async fn what_another_key_sealed_is_dropped_and_counted() {
    let store = store();
    keep(&inbox(&store), &[(7, Some(said("pour")))]).await;
    let other = Inbox::open(Ledger::new(Arc::clone(&store)), Identity::new([8; 32])).unwrap();
    assert_eq!(other.left().await.unwrap(), (Vec::new(), 1));
    assert_eq!(inbox(&store).left().await.unwrap(), (Vec::new(), 0));
}

#[tokio::test]
async fn the_oldest_is_heard_first_though_numbers_began_anew() {
    let store = store();
    let at = |at| Some(Entry { at, ..said("pour") });
    keep(&inbox(&store), &[(900, at(1)), (3, at(2)), (4, at(2))]).await;
    let order: Vec<u32> = left(&inbox(&store)).await.into_iter().map(|(id, _)| id).collect();
    assert_eq!(order, [900, 3, 4]);
}

/// A disk that is full.
struct Full;

impl Store for Full {
    fn get(&self, _: &[u8]) -> Result<Option<Vec<u8>>> {
        Ok(None)
    }

    fn put(&self, _: &[(Vec<u8>, Option<Vec<u8>>)]) -> Result<()> {
        Err(Error::Unavailable("full".into()))
    }

    fn scan(&self, _: &[u8], _: &mut dyn FnMut(&[u8], &[u8])) -> Result<()> {
        Ok(())
    }

    fn rewrite(&self) -> Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn what_cannot_be_kept_is_new_again_when_it_comes_again() {
    let full = Inbox::open(Ledger::new(Arc::new(Full)), Identity::new([7; 32])).unwrap();
    assert!(full.keep(&[(7, Some(said("pour")))], 0).await.is_err());
    assert!(full.state().seen.take(7, 0) && full.state().writing.is_empty());
}

#[tokio::test]
async fn what_is_on_its_way_to_the_disk_is_not_confirmed_to_another() {
    let (store, batch) = (store(), [(7, Some(said("pour")))]);
    let inbox = inbox(&store);
    let fresh = inbox.begin(&batch, 0).unwrap();
    assert!(inbox.keep(&batch, 0).await.is_err(), "the other has not written it yet");
    inbox.state().writing.clear();
    assert_eq!(fresh.receipts.len(), 1);
    assert!(inbox.keep(&batch, 0).await.unwrap().is_empty(), "now it is there");
}

//! What was said survives a crash, is there once, and tells nothing to whoever has the store alone.

use ilfaut_client::address::Address;
use ilfaut_client::connect::open_store;

use super::*;
use crate::channel::telegram::intake::What;
use crate::memory::Memory;

fn store() -> Arc<dyn Store> {
    open_store(&Address::Memory, "bots").unwrap().into()
}

fn inbox(store: &Arc<dyn Store>) -> Inbox {
    Inbox::open(Arc::clone(store), Identity::new([7; 32])).unwrap()
}

fn said(text: &str) -> Entry {
    Entry { from: 4_711, at: 5, date: Some(1), language: None, what: What::Typed(text.into()), heard: false }
}

#[test]
fn what_was_said_is_left_until_its_answer_arrived() {
    let store = store();
    let batch = [(7, Some(said("pour"))), (8, None), (9, Some(said("contre")))];
    assert_eq!(inbox(&store).keep(&batch, 0).unwrap(), [7, 8, 9]);

    let again = inbox(&store);
    assert_eq!(again.left().unwrap(), (vec![(7, said("pour")), (9, said("contre"))], 0));
    let memory = Memory::new(Arc::clone(&store));
    let receipt = again.receipt(7, &said("pour"));
    memory
        .save_with(
            ilfaut_client::model::ParticipantId([1; 16]),
            &crate::conversation::Dialogue::default(),
            Some(&receipt),
        )
        .unwrap();
    assert_eq!(again.left().unwrap().0[0], (7, Entry { heard: true, ..said("pour") }));
    memory.settle(std::slice::from_ref(&receipt)).unwrap();
    assert_eq!(again.left().unwrap().0, [(9, said("contre"))]);
}

#[test]
fn what_comes_twice_is_there_once_even_after_a_restart() {
    let store = store();
    let batch = [(7, Some(said("pour")))];
    let first = inbox(&store);
    assert_eq!(first.keep(&batch, 0).unwrap(), [7]);
    assert_eq!(first.keep(&batch, 0).unwrap(), Vec::<u32>::new());
    Memory::new(Arc::clone(&store)).settle(&[first.receipt(7, &said("pour"))]).unwrap();
    assert_eq!(inbox(&store).keep(&batch, 0).unwrap(), Vec::<u32>::new());
    assert_eq!(inbox(&store).left().unwrap(), (Vec::new(), 0));
}

#[test]
fn the_store_alone_tells_nobody_who_said_what() {
    let store = store();
    inbox(&store).keep(&[(7, Some(said("un secret")))], 0).unwrap();
    let mut all = Vec::new();
    store.scan(b"", &mut |key, value| all.extend([key, value].concat())).unwrap();
    let holds = |what: &[u8]| all.windows(what.len()).any(|part| part == what);
    assert!(!holds(b"un secret") && !holds(b"4711") && !holds(&postcard::to_stdvec(&4_711_i64).unwrap()));
}

#[test]
fn what_another_key_sealed_is_dropped_and_counted() {
    let store = store();
    inbox(&store).keep(&[(7, Some(said("pour")))], 0).unwrap();
    let other = Inbox::open(Arc::clone(&store), Identity::new([8; 32])).unwrap();
    assert_eq!(other.left().unwrap(), (Vec::new(), 1));
    assert_eq!(inbox(&store).left().unwrap(), (Vec::new(), 0));
}

#[test]
fn the_oldest_is_heard_first_though_numbers_began_anew() {
    let store = store();
    let at = |at| Some(Entry { at, ..said("pour") });
    inbox(&store).keep(&[(900, at(1)), (3, at(2)), (4, at(2))], 0).unwrap();
    let left: Vec<u32> = inbox(&store).left().unwrap().0.into_iter().map(|(id, _)| id).collect();
    assert_eq!(left, [900, 3, 4]);
}

/// A disk that is full.
struct Full;

impl Store for Full {
    fn get(&self, _: &[u8]) -> Result<Option<Vec<u8>>> {
        Ok(None)
    }

    fn put(&self, _: &[(Vec<u8>, Option<Vec<u8>>)]) -> Result<()> {
        Err(ilfaut_client::Error::Unavailable("full".into()))
    }

    fn scan(&self, _: &[u8], _: &mut dyn FnMut(&[u8], &[u8])) -> Result<()> {
        Ok(())
    }

    fn rewrite(&self) -> Result<()> {
        Ok(())
    }
}

#[test]
fn what_cannot_be_kept_is_new_again_when_it_comes_again() {
    let full = Inbox::open(Arc::new(Full), Identity::new([7; 32])).unwrap();
    assert!(full.keep(&[(7, Some(said("pour")))], 0).is_err());
    assert_eq!(*full.seen.lock().unwrap(), Seen::default());
}

//! What a crash between two writings leaves of texts that a moderator corrected, on a store that outlives the ties.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use super::*;
use crate::engine::apply::apply;
use crate::engine::event::{Author, Dated, Event};
use crate::engine::state::State;
use crate::model::{Channel, Language, Status, Time};

/// Pairs that outlive the ties that use them, as a disk does.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<BTreeMap<Vec<u8>, Vec<u8>>>>);

impl Store for Kept {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>> {
        Ok(self.0.lock().unwrap().get(key).cloned())
    }

    fn put(&self, pairs: &[Pair]) -> Result<()> {
        let mut kept = self.0.lock().unwrap();
        for (key, value) in pairs {
            match value {
                Some(value) => kept.insert(key.clone(), value.clone()),
                None => kept.remove(key),
            };
        }
        Ok(())
    }

    fn scan(&self, prefix: &[u8], each: &mut dyn FnMut(&[u8], &[u8])) -> Result<()> {
        let kept = self.0.lock().unwrap();
        kept.iter().filter(|(key, _)| key.starts_with(prefix)).for_each(|(key, value)| each(key, value));
        Ok(())
    }

    fn rewrite(&self) -> Result<()> {
        Ok(())
    }
}

const WHO: ParticipantId = ParticipantId([7; 16]);

fn written(text: &str) -> Written {
    Written { salt: [text.len().try_into().unwrap(); 16], text: text.to_owned(), signature: Signature::default() }
}

/// What follows from one proposal, corrected to each of `texts` in turn.
fn state(texts: &[&str], more: &[Event]) -> State {
    let mut state = State::default();
    let question = crate::model::Question::bare("essai".into());
    let mut events = vec![
        Event::QuestionSet { json: serde_json::to_string(&question).unwrap() },
        Event::Joined { id: WHO, channel: Channel::Terminal },
        Event::ModeratorJoined,
        Event::Proposed {
            question: 0,
            author: Author::Participant(0),
            hash: written("first").hash(),
            language: Language::FRENCH,
            topics: vec![],
            external: None,
            status: Status::Pending,
            aggregate: None,
        },
    ];
    let corrected = |text: &&str| {
        let hash = Some(written(text).hash());
        Event::Amended { moderator: 0, proposal: 0, hash, topics: None }
    };
    events.extend(texts.iter().map(corrected));
    events.extend_from_slice(more);
    let events: Vec<Dated> = events.into_iter().map(|event| (Time(0), event)).collect();
    for event in &events {
        apply(&mut state, event).unwrap();
    }
    state
}

/// A store in which these ties were written.
fn store(ties: &[Tie]) -> Kept {
    let store = Kept::default();
    let all = Ties::load(Box::new(store.clone()), &State::default()).unwrap();
    all.write(ties, &[]).unwrap();
    store
}

fn open(store: &Kept, state: &State) -> Result<String> {
    let ties = Ties::load(Box::new(store.clone()), state)?;
    Ok(ties.text(0).map(|written| written.text.clone()).unwrap_or_default())
}

fn holds(store: &Kept, text: &str) -> bool {
    let mut found = false;
    store.scan(b"", &mut |_, value| found |= value.windows(text.len()).any(|part| part == text.as_bytes())).unwrap();
    found
}

/// A crash may come between any two writings: what the journal knows of is what counts, and nothing else is kept.
#[test]
fn a_correction_is_there_when_the_journal_has_it_and_not_before() {
    let before =
        [Tie::Text(0, written("first")), Tie::Amended(0, written("second")), Tie::Amended(0, written("third"))];
    for (known, wanted) in [(&[][..], "first"), (&["second"][..], "second"), (&["second", "third"][..], "third")] {
        let (store, state) = (store(&before), state(known, &[]));
        for _ in 0..2 {
            assert_eq!(open(&store, &state).unwrap(), wanted);
            for text in ["first", "second", "third"] {
                assert_eq!(holds(&store, text), text == wanted, "{text} where {wanted} counts");
            }
        }
    }
}

#[test]
fn what_was_corrected_is_replaced_for_good_and_goes_with_its_author() {
    let store = store(&[Tie::Text(0, written("first")), Tie::Amended(0, written("second"))]);
    let corrected = state(&["second"], &[]);
    let ties = Ties::load(Box::new(store.clone()), &corrected).unwrap();
    ties.write(&[Tie::Amended(0, written("third")), Tie::Superseded(0, written("second").hash())], &[]).unwrap();
    assert_eq!(open(&store, &state(&["second", "third"], &[])).unwrap(), "third");
    assert!(!holds(&store, "second"));
    ties.write(&[Tie::Forget(WHO, vec![0], vec![])], &[]).unwrap();
    assert!(!holds(&store, "third"));
}

#[test]
fn an_erasure_cut_in_two_is_finished() {
    let store = store(&[Tie::Text(0, written("first")), Tie::Amended(0, written("second"))]);
    let erased = state(&["second"], &[Event::Erased { participant: 0 }]);
    assert_eq!(open(&store, &erased).unwrap(), "");
    assert!(!holds(&store, "first") && !holds(&store, "second"));
}

/// A crash may come between words and the event that makes them known: what comes next must not inherit them.
#[test]
fn words_are_there_when_the_journal_knows_of_them_and_not_before() {
    let noted = Event::Noted { moderator: 0, proposal: 0 };
    let letter = Event::Written { moderator: 0, proposal: 0 };
    let said = |number: u32, words: &str| Tie::Words(Said::Remark(number), words.to_owned());
    let refused = Tie::Words(Said::Decision(0), "a refusal".to_owned());
    for known in 0..=2 {
        let store = store(&[Tie::Text(0, written("first")), said(0, "a note"), said(1, "a letter"), refused.clone()]);
        let state = state(&[], &[noted.clone(), letter.clone()][..known]);
        for _ in 0..2 {
            let ties = Ties::load(Box::new(store.clone()), &state).unwrap();
            let words = [0, 1].map(|number| ties.words(Said::Remark(number)));
            assert_eq!(words, [(known > 0).then_some("a note"), (known > 1).then_some("a letter")]);
            assert_eq!(ties.words(Said::Decision(0)), None);
            assert_eq!([holds(&store, "a note"), holds(&store, "a letter")], [known > 0, known > 1]);
        }
    }
}

#[test]
fn words_go_with_the_author_also_where_a_crash_cut_it_in_two() {
    let noted = Event::Noted { moderator: 0, proposal: 0 };
    let decided = Event::Decided { moderator: 0, proposal: 0, status: Status::Refused, reason: None };
    let words = [Said::Remark(0), Said::Decision(0)].map(|said| Tie::Words(said, "said of Katell".to_owned()));
    for (last, kept) in [(Event::Left { moderator: 0 }, true), (Event::Forgotten { participant: 0 }, false)] {
        let store = store(&[&[Tie::Text(0, written("first"))], &words[..]].concat());
        let state = state(&[], &[noted.clone(), decided.clone(), last]);
        Ties::load(Box::new(store.clone()), &state).unwrap();
        assert_eq!(holds(&store, "said of Katell"), kept);
    }
}

//! Folders as they are found: missing, open elsewhere, foreign, newer, cut short, with a flipped bit. Each is refused with one
//! sentence and left as it was, and a recount reads it without changing it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use ilfaut_client::address::Address;
use ilfaut_client::backend::{Draft, Imported};
use ilfaut_client::connect::{self, Missing, Recount};
use ilfaut_client::error::{Error, OpenFault, Result};
use ilfaut_client::model::{Channel, Language, LinkKey, Phrase, PhraseRule, Question, QuestionId, Signature, VoteKey};
use ilfaut_client::world::Dice;

use crate::crowd::{block_on, open};

const TEXT: &str = "Il faut reconnaître ce texte entre tous";

/// A place that was closed in order: a question, a few seeds, one citizen with votes and a proposal.
fn place(folder: &Path) -> PathBuf {
    let place = folder.join("place");
    block_on(async {
        let backend = open(&place, Missing::Create).await.unwrap();
        let question: QuestionId = "lieu".into();
        backend.settle(Question::bare(question.clone())).await.unwrap();
        let rows = (0..6).map(|n| Imported {
            external_id: n.to_string(),
            text: format!("Il faut la graine {n}"),
            language: Language::FRENCH,
            signature: Signature::default(),
            topics: vec![],
            aggregate: None,
            pending: false,
            author: None,
            sent: None,
        });
        let seeds = backend.import(&question, rows.collect()).await.unwrap();
        let who = backend.join(LinkKey([3; 32]), Channel::Terminal, None).await.unwrap();
        for (seed, _) in &seeds {
            backend.vote(who, seed, VoteKey::Agree).await.unwrap();
        }
        let phrase = Phrase::parse(TEXT, &PhraseRule::french()).unwrap();
        let signature = Signature { name: Some("Gwenn-Aël".to_owned()), age: Some(29) };
        backend.propose(who, &question, Draft { phrase, language: Language::FRENCH, signature }).await.unwrap();
        backend.shut().await.unwrap();
    });
    place
}

fn try_open(place: &Path) -> Result<()> {
    block_on(async {
        let backend = open(place, Missing::Refuse).await?;
        backend.shut().await
    })
}

#[track_caller]
fn fault(result: Result<()>) -> OpenFault {
    match result {
        Err(Error::Closed(fault)) => fault,
        other => panic!("a sentence about the place was expected: {other:?}"),
    }
}

fn recount(place: &Path) -> Recount {
    connect::recount(&Address::Sled(place.to_owned())).unwrap()
}

/// Every file below `folder` with its bytes; the lock is no content.
fn bytes_of(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(std::result::Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            all.extend(bytes_of(&entry.path()));
        } else if entry.file_name() != "lock" {
            all.insert(entry.path(), fs::read(entry.path()).unwrap());
        }
    }
    all
}

/// Bytes before the empty rest of a file.
fn used(file: &Path) -> u64 {
    fs::read(file).unwrap().iter().rposition(|byte| *byte != 0).map_or(0, |last| last as u64 + 1)
}

fn flip(file: &Path, at: usize, bit: u8) {
    let mut bytes = fs::read(file).unwrap();
    bytes[at] ^= 1 << bit;
    fs::write(file, bytes).unwrap();
}

#[test]
fn a_missing_place_is_not_made_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("nothing");
    assert!(matches!(fault(try_open(&place)), OpenFault::Missing(_)));
    assert!(!place.exists());
    assert!(matches!(fault(connect::recount(&Address::Sled(place.clone())).map(drop)), OpenFault::Missing(_)));
    assert!(!place.exists());
}

#[test]
fn a_place_is_open_once() {
    let folder = tempfile::tempdir().unwrap();
    let place = place(folder.path());
    block_on(async {
        let first = open(&place, Missing::Refuse).await.unwrap();
        let second = open(&place, Missing::Refuse).await.map(drop);
        assert!(matches!(fault(second), OpenFault::Locked(_)));
        first.shut().await.unwrap();
    });
    try_open(&place).unwrap();
}

#[test]
fn a_foreign_folder_or_file_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("letter.txt"), "dear").unwrap();
    for place in [folder.path().to_owned(), folder.path().join("letter.txt")] {
        block_on(async {
            let opened = open(&place, Missing::Create).await.map(drop);
            assert!(matches!(fault(opened), OpenFault::Foreign(_)), "{}", place.display());
        });
    }
    assert_eq!(bytes_of(folder.path()).len(), 1);
}

#[test]
fn a_place_whose_making_was_cut_short_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("place");
    fs::create_dir(&place).unwrap();
    fs::write(place.join("HEAD.new"), "ilf").unwrap();
    block_on(async {
        let backend = open(&place, Missing::Create).await.unwrap();
        backend.shut().await.unwrap();
    });
}

#[test]
fn a_newer_place_is_refused_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let place = place(folder.path());
    let head = fs::read_to_string(place.join("HEAD")).unwrap();
    fs::write(place.join("HEAD"), head.replacen("ilfaut 1", "ilfaut 2", 1)).unwrap();
    let before = bytes_of(&place);
    assert!(matches!(fault(try_open(&place)), OpenFault::Newer { found: 2, known: 1, .. }));
    assert_eq!(bytes_of(&place), before);
}

#[test]
fn a_whole_place_recounts_to_what_was_kept() {
    let folder = tempfile::tempdir().unwrap();
    let place = place(folder.path());
    let before = bytes_of(&place);
    let recount = recount(&place);
    assert_eq!((recount.broken.clone(), recount.differs.clone()), (None, vec![]), "{recount:?}");
    assert_eq!((recount.questions, recount.proposals, recount.participants, recount.votes), (1, 7, 1, 6));
    assert!(recount.entries > 0 && recount.events >= 15, "{recount:?}");
    assert_eq!(bytes_of(&place), before, "a recount changes nothing");
}

#[test]
fn a_flipped_bit_in_the_journal_is_refused_and_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let place = place(folder.path());
    let db = place.join("journal/db");
    let (used, mut dice, mut named) = (used(&db), Dice::seeded(11), 0);
    for _ in 0..60 {
        let (at, bit) = (usize::try_from(dice.below(used)).unwrap(), u8::try_from(dice.below(8)).unwrap());
        flip(&db, at, bit);
        let before = bytes_of(&place);
        assert!(matches!(fault(try_open(&place)), OpenFault::Damaged { .. }), "byte {at}");
        let recount = recount(&place);
        assert!(recount.broken.is_some() || !recount.differs.is_empty(), "byte {at}: {recount:?}");
        named += usize::from(recount.broken.is_some());
        assert_eq!(bytes_of(&place), before, "byte {at}");
        flip(&db, at, bit);
    }
    try_open(&place).unwrap();
    println!("60 flipped bits, all refused at open, {named} of them in an entry that the recount named");
}

#[test]
fn a_flipped_bit_in_an_entry_is_named_by_its_number() {
    let folder = tempfile::tempdir().unwrap();
    let place = place(folder.path());
    let db = place.join("journal/db");
    let slug =
        fs::read(&db).unwrap().windows(4).position(|bytes| bytes == b"lieu").expect("the slug is in the journal");
    flip(&db, slug, 0);
    let (entry, flaw) = recount(&place).broken.expect("an entry is broken");
    assert!(entry >= 1, "{entry} {flaw}");
}

#[test]
fn a_journal_cut_short_is_refused_and_told_of() {
    for sealed in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let place = place(folder.path());
        let db = place.join("journal/db");
        if !sealed {
            let head = fs::read_to_string(place.join("HEAD")).unwrap();
            let marked: Vec<&str> = head.lines().take(3).chain(["open"]).collect();
            fs::write(place.join("HEAD"), marked.join("\n") + "\n").unwrap();
            try_open(&place).unwrap();
            fs::write(place.join("HEAD"), marked.join("\n") + "\n").unwrap();
        }
        let slug = fs::read(&db).unwrap().windows(4).rposition(|bytes| bytes == b"lieu").unwrap();
        let bytes = fs::read(&db).unwrap();
        fs::write(&db, &bytes[..slug]).unwrap();
        let before = bytes_of(&place);
        assert!(matches!(fault(try_open(&place)), OpenFault::Damaged { .. }), "sealed: {sealed}");
        assert!(recount(&place).broken.is_some(), "sealed: {sealed}");
        assert_eq!(bytes_of(&place), before, "sealed: {sealed}");
    }
}

#[test]
fn damaged_ties_never_stop_the_process_and_never_lie() {
    let folder = tempfile::tempdir().unwrap();
    let place = place(folder.path());
    let kept = bytes_of(&place);
    let (db, mut dice, mut refused) = (place.join("ties/0/db"), Dice::seeded(12), 0);
    let used = used(&db);
    for _ in 0..60 {
        let (at, bit) = (usize::try_from(dice.below(used)).unwrap(), u8::try_from(dice.below(8)).unwrap());
        flip(&db, at, bit);
        let looked = block_on(async {
            let backend = open(&place, Missing::Refuse).await?;
            let who = backend.join(LinkKey([3; 32]), Channel::Terminal, None).await.unwrap();
            let data = backend.data(who).await.unwrap();
            backend.shut().await.unwrap();
            Ok((data.votes.len(), data.proposals.first().map(|own| own.text.clone()), data.signature.age))
        });
        match looked {
            Ok(found) => assert_eq!(found, (6, Some(TEXT.to_owned()), Some(29)), "byte {at} bit {bit}"),
            Err(Error::Closed(_)) => refused += 1,
            Err(other) => panic!("byte {at} bit {bit}: not a sentence about the place: {other}"),
        }
        fs::remove_dir_all(&place).unwrap();
        for (path, bytes) in &kept {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
    println!("60 flipped bits in the ties: {refused} refused, the others changed nothing that is read");
}

#[test]
fn an_odd_head_is_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let place = place(folder.path());
    let head = fs::read(place.join("HEAD")).unwrap();
    let mut dice = Dice::seeded(13);
    for turn in 0..200u64 {
        let mut odd = head.clone();
        match turn % 3 {
            0 => odd.truncate(usize::try_from(dice.below(head.len() as u64)).unwrap()),
            1 => odd[usize::try_from(dice.below(head.len() as u64)).unwrap()] = dice.bytes::<1>()[0],
            _ => odd = dice.bytes::<40>().to_vec(),
        }
        fs::write(place.join("HEAD"), &odd).unwrap();
        if odd != head
            && !String::from_utf8_lossy(&odd).starts_with(std::str::from_utf8(&head[..head.len() - 1]).unwrap())
        {
            fault(try_open(&place));
        }
    }
}

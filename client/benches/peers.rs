//! What the engine is measured beside: a bare file, SQLite, and the layout one would write first on sled.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use rusqlite::Connection;

use crate::load::Peer;
use crate::people::Vote;

/// Bytes of one vote in the bare file: question 2, participant 4, proposal 4, key 1, qualifications 2, seconds 4.
pub(crate) const RECORD: usize = 17;

/// An append-only file with one fdatasync per batch: the physical limit.
pub(crate) struct Bare {
    file: File,
    bytes: Vec<u8>,
}

impl Bare {
    /// Appends to `path`.
    pub(crate) fn new(path: &Path) -> Self {
        Self { file: File::options().create(true).append(true).open(path).unwrap(), bytes: Vec::new() }
    }
}

impl Peer for Bare {
    fn commit(&mut self, votes: &[Vote]) {
        self.bytes.clear();
        self.bytes.extend([0; 4]);
        for vote in votes {
            self.bytes.extend(record(*vote));
        }
        let sum = crc32fast::hash(&self.bytes[4..]).to_be_bytes();
        self.bytes[..4].copy_from_slice(&sum);
        self.file.write_all(&self.bytes).unwrap();
        self.file.sync_data().unwrap();
    }
}

/// A vote as the bare file keeps it.
pub(crate) fn record(vote: Vote) -> [u8; RECORD] {
    let mut bytes = [0; RECORD];
    bytes[2..6].copy_from_slice(&vote.participant.to_be_bytes());
    bytes[6..10].copy_from_slice(&vote.proposal.to_be_bytes());
    bytes[10] = vote.key;
    bytes
}

/// SQLite with a write-ahead log, fully synchronous: one transaction per batch, a vote and its tally.
pub(crate) struct Sqlite(Connection);

impl Sqlite {
    /// Opens `path`.
    pub(crate) fn new(path: &Path) -> Self {
        let connection = Connection::open(path).unwrap();
        let setup = "pragma journal_mode = wal; pragma synchronous = full;
            create table if not exists votes (participant integer, proposal integer, key integer, at integer,
                primary key (participant, proposal)) without rowid;
            create table if not exists tallies (proposal integer, key integer, count integer,
                primary key (proposal, key)) without rowid;";
        connection.execute_batch(setup).unwrap();
        Self(connection)
    }
}

impl Peer for Sqlite {
    fn commit(&mut self, votes: &[Vote]) {
        let change = self.0.transaction().unwrap();
        {
            let mut find =
                change.prepare_cached("select key from votes where participant = ? and proposal = ?").unwrap();
            let mut put = change.prepare_cached("insert or replace into votes values (?, ?, ?, 0)").unwrap();
            let count = "insert into tallies values (?, ?, ?) on conflict do update set count = count + excluded.count";
            let mut count = change.prepare_cached(count).unwrap();
            for vote in votes {
                let before = find.query_row((vote.participant, vote.proposal), |row| row.get::<_, u8>(0)).ok();
                if before == Some(vote.key) {
                    continue;
                }
                put.execute((vote.participant, vote.proposal, vote.key)).unwrap();
                count.execute((vote.proposal, vote.key, 1)).unwrap();
                if let Some(before) = before {
                    count.execute((vote.proposal, before, -1)).unwrap();
                }
            }
        }
        change.commit().unwrap();
    }
}

/// A tree of votes and a tree of tallies on sled, made durable once per batch.
pub(crate) struct Trees {
    db: sled::Db,
    votes: sled::Tree,
    tallies: sled::Tree,
    file: File,
}

impl Trees {
    /// Opens `path`.
    pub(crate) fn new(path: &Path) -> Self {
        let db = sled::Config::default().path(path).flush_every_ms(None).open().unwrap();
        let (votes, tallies) = (db.open_tree("votes").unwrap(), db.open_tree("tallies").unwrap());
        let file = File::options().write(true).open(path.join("db")).unwrap();
        Self { db, votes, tallies, file }
    }

    fn add(&self, proposal: u32, key: u8, count: i64) {
        let name = [&proposal.to_be_bytes()[..], &[key]].concat();
        let before =
            self.tallies.get(&name).unwrap().map_or(0, |bytes| i64::from_be_bytes(bytes[..].try_into().unwrap()));
        self.tallies.insert(name, &(before + count).to_be_bytes()).unwrap();
    }
}

impl Peer for Trees {
    fn commit(&mut self, votes: &[Vote]) {
        for vote in votes {
            let name = [&[0, 0][..], &vote.participant.to_be_bytes(), &vote.proposal.to_be_bytes()].concat();
            let before = self.votes.insert(name, &[vote.key, 0, 0, 0, 0, 0, 0]).unwrap();
            if let Some(before) = before {
                self.add(vote.proposal, before[0], -1);
            }
            self.add(vote.proposal, vote.key, 1);
        }
        self.db.flush().unwrap();
        self.file.sync_data().unwrap();
    }
}

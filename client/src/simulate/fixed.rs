//! Fixed replay: participants in order, each with a uniform choice of what is votable. The yardstick of a rotation, and the
//! proof that a simulated crowd is the published one: its log and its tallies have known hashes.

use sha2::{Digest, Sha256};

use super::free::Ballot;
use super::oracle::{Opinion, Stream, World, index};
use crate::model::{Aggregate, Trust, VoteKey};
use crate::rules::plebiscite::is_plebiscite;
use crate::rules::score::Published;

/// The head of the table of tallies.
const HEAD: &str = "proposal,agree,neutral,disagree,likeIt,doable,platitudeAgree,noOpinion,doNotUnderstand,doNotCare,noWay,\
                    impossible,platitudeDisagree\n";

/// What a fixed replay gave.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Fixed {
    /// People who voted at least once.
    pub voting_participants: u64,
    /// Votes cast.
    pub votes_cast: u64,
    /// Votes that found no proposal.
    pub unplaced: u64,
    /// Votes « pour ».
    pub agree: u64,
    /// Votes « neutre ».
    pub neutral: u64,
    /// Votes « contre ».
    pub disagree: u64,
    /// The nine qualifications, in the order of the table.
    pub qualifications: [u64; 9],
    /// How many proposals are plébiscites.
    pub plebiscites: usize,
    /// SHA-256 of their numbers, in order, with commas between.
    pub plebiscites_sha256: String,
    /// SHA-256 of the log, one line a vote.
    pub log_sha256: String,
    /// SHA-256 of the table of tallies.
    pub tally_sha256: String,
}

/// One line of the table: agree, neutral, disagree, then three qualifications of each.
type Row = [u64; 12];

/// Replays, and answers the ballots too; `progress` is told every participant.
pub fn replay(world: &World, progress: &mut dyn FnMut(u64)) -> (Fixed, Vec<Ballot>) {
    let mut stream = Stream::new(world.scale.seed ^ 3);
    let (mut visible, mut carried, mut voting) = (0, 0, 0);
    let mut ballots = Vec::new();
    let mut log = Sha256::new();
    for participant in 0..world.scale.participants {
        progress(participant);
        while visible < world.published.len() && world.published[visible] <= participant {
            visible += 1;
        }
        let wanted = index(world.wanted[index(participant)]) + carried;
        let take = wanted.min(visible);
        carried = wanted - take;
        voting += u64::from(take > 0);
        let mut chosen: Vec<u64> = Vec::with_capacity(take);
        while chosen.len() < take {
            let proposal = stream.below(visible as u64);
            if !chosen.contains(&proposal) {
                chosen.push(proposal);
                let opinion = world.opinion(participant, proposal);
                log.update(format!("{participant},{proposal},{},{}\n", letter(opinion.key), opinion.bits));
                ballots.push(Ballot::new(participant, proposal, opinion, Trust::Sequence));
            }
        }
    }
    let rows = rows(world.opinions.len(), &ballots);
    let fixed = summary(&rows, &ballots, hex(log), [voting, carried as u64]);
    (fixed, ballots)
}

fn rows(proposals: usize, ballots: &[Ballot]) -> Vec<Row> {
    let mut rows = vec![[0; 12]; proposals];
    for Ballot { proposal, opinion: Opinion { key, bits }, .. } in ballots {
        let column = "AND".find(letter(*key)).unwrap_or(0);
        let row = &mut rows[*proposal as usize];
        row[column] += 1;
        for bit in (0..3).filter(|bit| bits >> bit & 1 == 1) {
            row[3 + 3 * column + bit] += 1;
        }
    }
    rows
}

fn summary(rows: &[Row], ballots: &[Ballot], log_sha256: String, [voting_participants, unplaced]: [u64; 2]) -> Fixed {
    let sum = |column: usize| rows.iter().map(|row| row[column]).sum::<u64>();
    let numbers: Vec<String> = (0..rows.len()).filter(|at| carried(&rows[*at])).map(|at| at.to_string()).collect();
    Fixed {
        voting_participants,
        votes_cast: ballots.len() as u64,
        unplaced,
        agree: sum(0),
        neutral: sum(1),
        disagree: sum(2),
        qualifications: [3, 4, 5, 6, 7, 8, 9, 10, 11].map(sum),
        plebiscites: numbers.len(),
        plebiscites_sha256: hex(Sha256::new().chain_update(numbers.join(","))),
        log_sha256,
        tally_sha256: hex(Sha256::new().chain_update(table(rows))),
    }
}

fn table(rows: &[Row]) -> String {
    let line = |(at, row): (usize, &Row)| {
        let cells: Vec<String> = row.iter().map(ToString::to_string).collect();
        format!("{at},{}\n", cells.join(","))
    };
    std::iter::once(HEAD.to_owned()).chain(rows.iter().enumerate().map(line)).collect()
}

fn carried(row: &Row) -> bool {
    let votes = row[0] + row[1] + row[2];
    let up = i64::try_from(row[3] + row[4]).unwrap_or(i64::MAX);
    let down = i64::try_from(row[5] + row[9] + row[10] + row[11]).unwrap_or(i64::MAX);
    let counts = Aggregate { votes, scored: votes, agree: row[0], disagree: row[2], neutral: row[1], net: up - down };
    is_plebiscite(votes, &Published::of(&counts))
}

const fn letter(key: VoteKey) -> char {
    match key {
        VoteKey::Agree => 'A',
        VoteKey::Neutral => 'N',
        VoteKey::Disagree => 'D',
    }
}

fn hex(hash: Sha256) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    hash.finalize().iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

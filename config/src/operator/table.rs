//! The table of an export: one row for each proposal, every column in its place, as CSV and as JSON. Pure; writes to
//! whatever it is handed.
//!
//! Two kinds of rows. A proposal that lives here has all its counts: `agree`, `disagree`, `neutral`, the nine
//! qualifications and `net` are those of the sequence class (they add up to `scored`), `votes` counts every vote. A
//! proposal imported with published counts adds its live votes to them; what its file never said (the nine
//! qualifications, the scores of 2022) stays empty, and its zone follows from its scored counts alone.

use std::io::Write;

use ilfaut_client::backend::Row;
use ilfaut_client::model::{Aggregate, Qualification, Status};
use ilfaut_client::rules::certainty::{ZoneOdds, Zones};
use ilfaut_client::rules::plebiscite::is_plebiscite;
use ilfaut_client::rules::score::keys::VOTE_SMOOTHING;
use ilfaut_client::rules::score::published::{added, counted};
use ilfaut_client::rules::score::{Class, Estimate, Published, Scores, Weight};
use ilfaut_client::rules::zone::Zone;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// The columns, in order.
pub(super) const COLUMNS: [&str; 50] = [
    "external_id",
    "id",
    "text",
    "author",
    "age",
    "status",
    "votes",
    "scored",
    "agree",
    "disagree",
    "neutral",
    "likeIt",
    "doable",
    "platitudeAgree",
    "noWay",
    "impossible",
    "platitudeDisagree",
    "doNotUnderstand",
    "noOpinion",
    "doNotCare",
    "adhesion_2020",
    "engagement_2020",
    "score_2020",
    "top_score",
    "top_score_lower",
    "top_score_upper",
    "engagement",
    "engagement_lower",
    "engagement_upper",
    "adhesion",
    "adhesion_lower",
    "adhesion_upper",
    "realistic",
    "realistic_lower",
    "realistic_upper",
    "platitude",
    "platitude_lower",
    "platitude_upper",
    "controversy",
    "controversy_lower",
    "controversy_upper",
    "rejection",
    "rejection_lower",
    "rejection_upper",
    "zone",
    "plebiscite",
    "net",
    "zone_probability",
    "zone_certain",
    "duplicate_of",
];

/// What stands in place of a zone that is not certain enough.
pub(super) const UNDECIDED: &str = "undecided";

/// One value of a row.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// Words, byte for byte.
    Text(String),
    /// A count.
    Count(u64),
    /// A difference of counts.
    Net(i64),
    /// A score: the shortest decimals that read back as the same number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// Not known: empty, never 0.
    Unknown,
}

impl Cell {
    fn text(words: Option<&str>) -> Self {
        words.map_or(Self::Unknown, |words| Self::Text(words.to_owned()))
    }
}

impl std::fmt::Display for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(words) => f.write_str(words),
            Self::Count(count) => write!(f, "{count}"),
            Self::Net(net) => write!(f, "{net}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Flag(flag) => write!(f, "{flag}"),
            Self::Unknown => Ok(()),
        }
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(words) => serializer.serialize_str(words),
            Self::Count(count) => serializer.serialize_u64(*count),
            Self::Net(net) => serializer.serialize_i64(*net),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Unknown => serializer.serialize_unit(),
        }
    }
}

/// One row: as many cells as there are [`COLUMNS`].
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line(Vec<Cell>);

impl Line {
    /// The rows of a question; how sure the zone of each is follows from all of them.
    pub(super) fn all(rows: &[Row]) -> Vec<Self> {
        let mut zones = Zones::learned(&rows.iter().map(Row::scored).collect::<Vec<_>>());
        rows.iter().map(|row| Self::of(row, &zones.of(row.scored()))).collect()
    }

    /// The row of a proposal with these odds.
    fn of(row: &Row, odds: &ZoneOdds) -> Self {
        let tally = row.trusted();
        let live = counted(&tally.count, &tally.sequence);
        let counts = row.aggregate.map_or(live, |base| added(&base, &live));
        let numbers = Published::of(&counts);
        let scores = row.aggregate.is_none().then(|| Scores::of(&tally, Class::Sequence, Weight::default()));
        let mut cells = signed(row);
        cells.extend([counts.votes, counts.scored, counts.agree, counts.disagree, counts.neutral].map(Cell::Count));
        cells.extend(Qualification::ALL.map(|word| match row.aggregate {
            None => Cell::Count(tally.sequence.qualification(word)),
            Some(_) => Cell::Unknown,
        }));
        cells.extend([numbers.adhesion, numbers.engagement, numbers.score].map(Cell::Number));
        cells.extend(estimates(scores.as_ref()));
        let zone = scores.map_or_else(|| zone_of(&counts), |scores| scores.zone());
        cells.push(Cell::text(Some(zone.name())));
        cells.push(Cell::Flag(carried(row.status, &counts, &numbers)));
        cells.push(Cell::Net(counts.net));
        cells.push(Cell::Number(odds.probability));
        cells.push(Cell::text(Some(odds.certain().map_or(UNDECIDED, Zone::name))));
        cells.push(Cell::text(row.duplicate_of.as_ref().map(|of| &*of.0)));
        Self(cells)
    }
}

/// Who said what, and where it stands.
fn signed(row: &Row) -> Vec<Cell> {
    vec![
        Cell::text(row.external_id.as_deref()),
        Cell::Text(row.proposal.to_string()),
        Cell::text(row.text.as_deref()),
        Cell::text(row.author.name.as_deref()),
        row.author.age.map_or(Cell::Unknown, |age| Cell::Count(u64::from(age))),
        Cell::text(Some(row.status.name())),
    ]
}

/// The seven scores of 2022 with their bounds, or as many unknown cells.
fn estimates(scores: Option<&Scores>) -> Vec<Cell> {
    let Some(scores) = scores else { return vec![Cell::Unknown; 21] };
    let bounds = |score: Estimate| [score.score, score.lower(), score.upper()].map(Cell::Number);
    [
        scores.top_score,
        scores.engagement,
        scores.adhesion(),
        scores.realistic,
        scores.platitude,
        scores.controversy,
        scores.rejection,
    ]
    .into_iter()
    .flat_map(bounds)
    .collect()
}

/// The zone of scored counts alone: the smoothed shares, with nothing mixed in.
pub(super) fn zone_of(counts: &Aggregate) -> Zone {
    let share = |votes: u64| (votes as f64 + VOTE_SMOOTHING) / (counts.scored as f64 + 1.0);
    Zone::of(share(counts.agree), share(counts.disagree), share(counts.neutral))
}

/// Whether a row is a plébiscite: only what citizens could vote on can have been carried by them; an erased text takes no vote back.
pub(super) fn carried(status: Status, counts: &Aggregate, numbers: &Published) -> bool {
    matches!(status, Status::Accepted | Status::Archived) && is_plebiscite(counts.votes, numbers)
}

impl Serialize for Line {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(COLUMNS.len()))?;
        for (column, cell) in COLUMNS.iter().zip(&self.0) {
            map.serialize_entry(column, cell)?;
        }
        map.end()
    }
}

/// The table as CSV: a line of names, then one line for each proposal (RFC 4180, ended by a line feed).
pub(super) fn write_csv(lines: &[Line], to: &mut dyn Write) -> std::io::Result<()> {
    let mut writer = csv::Writer::from_writer(to);
    writer.write_record(COLUMNS)?;
    for Line(cells) in lines {
        writer.write_record(cells.iter().map(ToString::to_string))?;
    }
    writer.flush()
}

/// The table as JSON: an array with one object for each proposal, one a line.
pub(super) fn write_json(lines: &[Line], to: &mut dyn Write) -> std::io::Result<()> {
    let mut before = "[\n";
    for line in lines {
        to.write_all(before.as_bytes())?;
        serde_json::to_writer(&mut *to, line)?;
        before = ",\n";
    }
    to.write_all(if lines.is_empty() { b"[]\n" } else { b"\n]\n" })
}

#[cfg(test)]
mod tests {
    use ilfaut_client::model::{Counts, Language, ProposalId, Sets, Signature, Tally, Time, Trust, VoteKey};

    use super::*;

    fn row() -> Row {
        Row {
            external_id: None,
            proposal: ProposalId::from("p1"),
            text: Some("=Il faut \"oser\",\r\nencore ".to_owned()),
            language: Language::FRENCH,
            author: Signature { name: Some("Léa".to_owned()), age: Some(38) },
            status: Status::Accepted,
            duplicate_of: None,
            topics: Vec::new(),
            sent: Time(0),
            tally: Tally::default(),
            aggregate: None,
            ballots: Sets::default(),
            aside: Tally::default(),
            limited: None,
        }
    }

    fn filled(row: &Row) -> Line {
        Line::all(std::slice::from_ref(row)).remove(0)
    }

    fn cell(line: &Line, column: &str) -> Cell {
        line.0[COLUMNS.iter().position(|name| *name == column).unwrap()].clone()
    }

    #[test]
    fn every_row_fills_every_column_once() {
        let imported = Row { aggregate: Some(Aggregate::default()), text: None, ..row() };
        assert_eq!((filled(&row()).0.len(), filled(&imported).0.len()), (COLUMNS.len(), COLUMNS.len()));
        let names: std::collections::BTreeSet<_> = COLUMNS.into_iter().collect();
        assert_eq!(names.len(), COLUMNS.len());
        assert_eq!(COLUMNS[11..20], Qualification::ALL.map(Qualification::name));
    }

    #[test]
    fn live_rows_count_every_vote_and_score_those_of_the_sequence() {
        let mut tally = Tally::default();
        tally.add_vote(VoteKey::Agree, Trust::Sequence);
        tally.add_vote(VoteKey::Agree, Trust::Trusted);
        tally.add_vote(VoteKey::Neutral, Trust::Sequence);
        tally.add_qualification(Qualification::Doable, Trust::Sequence);
        tally.add_qualification(Qualification::LikeIt, Trust::Trusted);
        let line = filled(&Row { tally, ..row() });
        let found =
            ["votes", "scored", "agree", "disagree", "neutral", "likeIt", "doable"].map(|name| cell(&line, name));
        assert_eq!(found, [3, 2, 1, 0, 1, 0, 1].map(Cell::Count));
        assert_eq!((cell(&line, "net"), cell(&line, "engagement_2020")), (Cell::Net(1), Cell::Number(0.5)));
        assert!(matches!(cell(&line, "top_score_lower"), Cell::Number(_)));
    }

    #[test]
    fn imported_rows_add_live_votes_and_leave_the_unknown_empty() {
        let base = Aggregate { votes: 100, scored: 9, agree: 8, disagree: 1, neutral: 0, net: 5 };
        let live = Counts { votes: [1, 0, 0], ..Counts::default() };
        let tally = Tally { count: live, verified: live, sequence: live, ..Tally::default() };
        let line = filled(&Row { aggregate: Some(base), tally, ..row() });
        assert_eq!(["votes", "scored", "agree"].map(|name| cell(&line, name)), [101, 10, 9].map(Cell::Count));
        assert_eq!(cell(&line, "adhesion_2020"), Cell::Number(9.33 / 11.0));
        for unknown in ["likeIt", "doNotCare", "top_score", "rejection_upper", "adhesion"] {
            assert_eq!(cell(&line, unknown), Cell::Unknown);
        }
        assert_eq!(
            (cell(&line, "zone"), cell(&line, "plebiscite")),
            (Cell::Text("consensus".to_owned()), Cell::Flag(true))
        );
        let waiting = filled(&Row { aggregate: Some(base), status: Status::Pending, ..row() });
        assert_eq!(cell(&waiting, "plebiscite"), Cell::Flag(false));
    }

    #[test]
    fn a_duplicate_names_what_it_says_again_and_keeps_its_votes() {
        let votes = Counts { votes: [3, 1, 0], ..Counts::default() };
        let tally = Tally { count: votes, verified: votes, sequence: votes, ..Tally::default() };
        let again = Row { status: Status::Refused, duplicate_of: Some(ProposalId::from("p7")), tally, ..row() };
        let line = filled(&again);
        assert_eq!(cell(&line, "duplicate_of"), Cell::Text("p7".to_owned()));
        assert_eq!(["votes", "agree"].map(|name| cell(&line, name)), [4, 3].map(Cell::Count));
        assert_eq!(cell(&filled(&row()), "duplicate_of"), Cell::Unknown);
    }

    #[test]
    fn a_zone_is_said_once_it_is_certain() {
        let many = Counts { votes: [900, 50, 50], ..Counts::default() };
        let tally = Tally { count: many, verified: many, sequence: many, ..Tally::default() };
        let lines = Line::all(&[row(), Row { tally, ..row() }]);
        assert_eq!(cell(&lines[0], "zone_certain"), Cell::Text("undecided".to_owned()));
        assert_eq!(cell(&lines[1], "zone_certain"), Cell::Text("consensus".to_owned()));
        assert!(matches!(cell(&lines[1], "zone_probability"), Cell::Number(sure) if sure > 0.99));
    }

    #[test]
    fn csv_and_json_say_the_same_to_the_byte() {
        let lines = [filled(&row()), filled(&Row { text: None, aggregate: Some(Aggregate::default()), ..row() })];
        let (mut csv, mut json) = (Vec::new(), Vec::new());
        write_csv(&lines, &mut csv).unwrap();
        write_json(&lines, &mut json).unwrap();
        let read: Vec<csv::StringRecord> = csv::Reader::from_reader(&csv[..]).records().map(Result::unwrap).collect();
        let said: Vec<serde_json::Map<String, serde_json::Value>> = serde_json::from_slice(&json).unwrap();
        assert_eq!(read[0].get(2), row().text.as_deref());
        assert_eq!(said[0]["text"].as_str(), row().text.as_deref());
        assert_eq!((read[1].get(2), &said[1]["text"]), (Some(""), &serde_json::Value::Null));
        for (record, object) in read.iter().zip(&said) {
            for (column, value) in COLUMNS.iter().zip(record) {
                let same = match &object[*column] {
                    serde_json::Value::Null => value.is_empty(),
                    serde_json::Value::String(words) => words == value,
                    serde_json::Value::Bool(flag) => flag.to_string() == value,
                    number => (number.as_f64().unwrap() - value.parse::<f64>().unwrap()).abs() < 1e-12,
                };
                assert!(same, "{column}: {value} is not {}", object[*column]);
            }
        }
        let mut nothing = Vec::new();
        write_json(&[], &mut nothing).unwrap();
        assert_eq!(nothing, b"[]\n");
    }

    #[test]
    fn numbers_are_the_shortest_that_read_back_and_have_no_exponent() {
        for number in [0.1 + 0.2, 1.0 / 3.0, 1e-12, -0.004_999_999_999_999_998, 1e-9] {
            let text = Cell::Number(number).to_string();
            assert_eq!((text.parse(), text.contains('e')), (Ok(number), false));
        }
    }
}

//! Reads a published file of proposals with their counts (the columns of make.org's open data, as recovered). Knows no
//! place: what it read is handed on.

use std::collections::HashMap;
use std::io::Read;

use csv::StringRecord;
use ilfaut_client::backend::Imported;
use ilfaut_client::model::{Aggregate, Language, Signature};

use super::columns::{BadLine, Columns, Lines};

/// One proposal of the file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// What is imported.
    pub(super) row: Imported,
    /// Its counts.
    pub(super) counts: Aggregate,
    /// Adhesion, engagement and score, where the file prints them.
    pub(super) printed: [Option<f64>; 3],
}

/// Where each value stands; the first column is always the proposal's name.
struct Places {
    text: usize,
    counts: [usize; 6],
    author: Option<usize>,
    age: Option<usize>,
    printed: [Option<usize>; 3],
}

impl Places {
    fn of(columns: &Columns) -> Result<Self, BadLine> {
        Ok(Self {
            text: columns.need(&["proposition", "text"])?,
            counts: [
                columns.need(&["votes"])?,
                columns.need(&["n_scored", "scored"])?,
                columns.need(&["agree"])?,
                columns.need(&["disagree"])?,
                columns.need(&["neutral"])?,
                columns.need(&["net_qualif", "net"])?,
            ],
            author: columns.find(&["auteur", "author"]),
            age: columns.find(&["age"]),
            printed: [
                columns.find(&["adhesion_2020", "adhesion"]),
                columns.find(&["engagement_2020", "engagement"]),
                columns.find(&["score_2020", "score"]),
            ],
        })
    }
}

/// Every proposal of the file, or everything that is wrong with it.
pub(super) fn read(file: impl Read, language: Language, pending: bool) -> Result<Vec<Line>, Vec<BadLine>> {
    let mut lines = Lines::open(file)?;
    let places = Places::of(lines.columns()).map_err(|bad| vec![bad])?;
    let mut seen: HashMap<String, u64> = HashMap::new();
    lines.each(|number, record| {
        let line = line(record, &places, language, pending)?;
        match seen.insert(line.row.external_id.clone(), number) {
            Some(first) => Err(BadLine::new("bad-twice").with("name", line.row.external_id).with("first", first)),
            None => Ok(line),
        }
    })
}

fn line(record: &StringRecord, places: &Places, language: Language, pending: bool) -> Result<Line, BadLine> {
    let named = |at: usize| record.get(at).unwrap_or_default();
    let external_id = named(0).to_owned();
    if external_id.is_empty() {
        return Err(BadLine::new("bad-nameless"));
    }
    if named(places.text).is_empty() {
        return Err(BadLine::new("bad-textless").with("name", external_id));
    }
    let [votes, scored, agree, disagree, neutral, net] = places.counts;
    let count = |at: usize| number(named(at));
    let counts = Aggregate {
        votes: count(votes)?,
        scored: count(scored)?,
        agree: count(agree)?,
        disagree: count(disagree)?,
        neutral: count(neutral)?,
        net: number(named(net))?,
    };
    let [adhesion, engagement, score] = places.printed.map(|at| at.map_or("", named)).map(optional::<f64>);
    let row = Imported {
        external_id,
        text: named(places.text).to_owned(),
        language,
        signature: Signature {
            name: places.author.map(named).filter(|name| !name.is_empty()).map(str::to_owned),
            age: optional(places.age.map_or("", named))?,
        },
        topics: Vec::new(),
        aggregate: Some(counts),
        pending,
        author: None,
        sent: None,
    };
    Ok(Line { row, counts, printed: [adhesion?, engagement?, score?] })
}

fn optional<N: std::str::FromStr>(text: &str) -> Result<Option<N>, BadLine> {
    if text.trim().is_empty() { Ok(None) } else { number(text).map(Some) }
}

fn number<N: std::str::FromStr>(text: &str) -> Result<N, BadLine> {
    text.trim().parse().map_err(|_| BadLine::new("bad-number").with("value", text))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str =
        "row,proposition,auteur,age,votes,adhesion,engagement,score,n_scored,agree,disagree,neutral,net_qualif\n";

    fn read_all(rows: &str) -> Result<Vec<Line>, Vec<BadLine>> {
        read(format!("{HEAD}{rows}").as_bytes(), Language::FRENCH, false)
    }

    #[test]
    fn a_row_is_read_byte_for_byte() {
        let lines = read_all("7,\" Il faut \"\"oser\"\",\nencore \",Léa,38,12,0.5,0.25,0.75,9,4,3,2,-1\n").unwrap();
        let line = &lines[0];
        assert_eq!(line.row.text, " Il faut \"oser\",\nencore ");
        assert_eq!(line.row.signature, Signature { name: Some("Léa".to_owned()), age: Some(38) });
        assert_eq!(line.counts, Aggregate { votes: 12, scored: 9, agree: 4, disagree: 3, neutral: 2, net: -1 });
        assert_eq!(line.printed, [Some(0.5), Some(0.25), Some(0.75)]);
    }

    #[test]
    fn what_an_author_left_out_stays_out() {
        let lines = read_all("7,Il faut oser,,,12,,,,9,4,3,2,-1\n").unwrap();
        assert_eq!(lines[0].row.signature, Signature::default());
        assert_eq!(lines[0].printed, [None; 3]);
    }

    #[test]
    fn every_bad_row_is_told_with_its_line() {
        let bad = read_all(
            "1,Il faut a,,,1,,,,1,1,0,0,0\n2,Il faut b,,,x,,,,1,1,0,0,0\n3,too,short\n,Il faut c,,,1,,,,1,1,0,0,0\n1,Il faut d,,,1,,,,1,1,0,0,0\n5,,,,1,,,,1,1,0,0,0\n6,Il faut e,,300,1,,,,1,1,0,0,0\n7,Il faut f,,,-1,,,,1,1,0,0,0\n",
        )
        .unwrap_err();
        assert_eq!(bad.iter().map(|bad| bad.line).collect::<Vec<_>>(), [3, 4, 5, 6, 7, 8, 9]);
    }

    #[test]
    fn a_missing_column_is_named() {
        let bad = read("row,text,votes\n1,a,2\n".as_bytes(), Language::FRENCH, false).unwrap_err();
        assert_eq!(bad, [BadLine::new("bad-column").with("column", "n_scored").at(1)]);
        assert_eq!(read("".as_bytes(), Language::FRENCH, false).unwrap_err().len(), 1);
    }

    #[test]
    fn our_own_export_is_such_a_file() {
        let text = "external_id,id,text,author,age,status,votes,scored,agree,disagree,neutral,adhesion_2020,engagement_2020,score_2020,engagement,adhesion,net\n\
            a,p1,Il faut oser,,,Accepted,3,2,1,1,0,0.25,0.5,0.75,9,9,1\n";
        let lines = read(text.as_bytes(), Language::FRENCH, true).unwrap();
        assert_eq!((lines[0].printed, lines[0].row.pending), ([Some(0.25), Some(0.5), Some(0.75)], true));
    }
}

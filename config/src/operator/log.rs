//! Reads a published conversation of pol.is: who said what, and every vote in order. Knows no place.

use std::io::Read;

use csv::StringRecord;
use ilfaut_client::model::{Time, VoteKey};

use super::columns::{BadLine, Lines};

/// A comment of the conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Comment {
    /// Its name.
    pub(super) id: String,
    /// Who wrote it.
    pub(super) author: Option<String>,
    /// When.
    pub(super) at: Option<Time>,
    /// Its text, byte for byte; empty when only votes tell of it.
    pub(super) text: String,
}

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Vote {
    /// When.
    pub(super) at: Time,
    /// Who.
    pub(super) participant: String,
    /// On what.
    pub(super) comment: String,
    /// How.
    pub(super) key: VoteKey,
}

/// Every comment, whatever its moderators said of it.
pub(super) fn comments(file: impl Read) -> Result<Vec<Comment>, Vec<BadLine>> {
    let mut lines = Lines::open(file)?;
    let one = |bad| vec![bad];
    let (id, text) = (lines.columns().need(&["comment"]).map_err(one)?, lines.columns().need(&["text"]).map_err(one)?);
    let (author, at) = (lines.columns().find(&["author"]), lines.columns().find(&["t_ms"]));
    lines.each(|_, record| {
        let when = at.map(|at| cell(record, at)).filter(|when| !when.is_empty());
        Ok(Comment {
            id: name(record, id)?,
            author: author.map(|at| cell(record, at)).filter(|author| !author.is_empty()).map(str::to_owned),
            at: when.map(time).transpose()?,
            text: record.get(text).unwrap_or_default().to_owned(),
        })
    })
}

/// Every vote, in the order of the file.
pub(super) fn votes(file: impl Read) -> Result<Vec<Vote>, Vec<BadLine>> {
    let mut lines = Lines::open(file)?;
    let places: Result<Vec<usize>, BadLine> =
        ["t_ms", "participant", "comment", "vote"].into_iter().map(|column| lines.columns().need(&[column])).collect();
    let places = places.map_err(|bad| vec![bad])?;
    let [at, participant, comment, vote] = places[..] else { return Ok(Vec::new()) };
    lines.each(|_, record| {
        Ok(Vote {
            at: time(cell(record, at))?,
            participant: name(record, participant)?,
            comment: name(record, comment)?,
            key: key(cell(record, vote))?,
        })
    })
}

fn cell(record: &StringRecord, at: usize) -> &str {
    record.get(at).unwrap_or_default().trim()
}

fn name(record: &StringRecord, at: usize) -> Result<String, BadLine> {
    let name = cell(record, at);
    if name.is_empty() { Err(BadLine::new("bad-nameless")) } else { Ok(name.to_owned()) }
}

fn time(text: &str) -> Result<Time, BadLine> {
    text.parse().map(Time).map_err(|_| BadLine::new("bad-number").with("value", text))
}

/// pol.is: 1 agrees, −1 disagrees, 0 passes.
fn key(text: &str) -> Result<VoteKey, BadLine> {
    match text {
        "1" => Ok(VoteKey::Agree),
        "-1" => Ok(VoteKey::Disagree),
        "0" => Ok(VoteKey::Neutral),
        other => Err(BadLine::new("bad-vote").with("value", other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_keep_their_text_to_the_byte() {
        let read = comments(&b"comment,author,t_ms,moderated,text\n4,9,12,-1,\"a\n\"\n5,,,1, b \n"[..]).unwrap();
        assert_eq!((read[0].text.as_str(), read[1].text.as_str()), ("a\n", " b "));
        assert_eq!((read[0].author.as_deref(), read[0].at), (Some("9"), Some(Time(12))));
        assert_eq!((read[1].author.as_deref(), read[1].at), (None, None));
    }

    #[test]
    fn votes_are_read_in_order_and_every_bad_one_is_told() {
        let read = votes(&b"t_ms,participant,comment,vote\n1,a,7,1\n2,a,7,-1\n3,b,7,0\n"[..]).unwrap();
        assert_eq!(
            read.iter().map(|vote| vote.key).collect::<Vec<_>>(),
            [VoteKey::Agree, VoteKey::Disagree, VoteKey::Neutral]
        );
        let bad = votes(&b"t_ms,participant,comment,vote\nx,a,7,1\n2,,7,1\n3,b,7,2\n4,b,7,1\n"[..]).unwrap_err();
        assert_eq!(bad.iter().map(|bad| bad.line).collect::<Vec<_>>(), [2, 3, 4]);
        assert_eq!(votes(&b"a,b\n"[..]).unwrap_err().len(), 1);
    }
}

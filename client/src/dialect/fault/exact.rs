//! A refusal in full, beside make.org's shorter body: the value of one response header that ilfaut's own client reads.

use crate::error::Refusal;

/// The value of [`REFUSAL`](crate::dialect::header::REFUSAL): JSON in printable ASCII, as a header must be.
pub fn exact(refusal: &Refusal) -> String {
    let json = serde_json::to_string(refusal).unwrap_or_default();
    let mut ascii = String::with_capacity(json.len());
    let hex = |unit: u16, shift: u16| char::from_digit(u32::from(unit >> shift & 15), 16).unwrap_or('0');
    for c in json.chars() {
        if c.is_ascii() {
            ascii.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                ascii.extend(['\\', 'u', hex(*unit, 12), hex(*unit, 8), hex(*unit, 4), hex(*unit, 0)]);
            }
        }
    }
    ascii
}

/// The refusal that such a value says; none when it says something newer.
pub fn read_exact(value: &str) -> Option<Refusal> {
    serde_json::from_str(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{PhraseFault, Status, Time};

    #[test]
    fn every_refusal_survives_a_header() {
        for refusal in [
            Refusal::NotOpenYet { opens: Time(5) },
            Refusal::Finished { closed: Time(-5) },
            Refusal::OwnProposal,
            Refusal::Contested,
            Refusal::NotAppealable(Status::Accepted),
            Refusal::NotVotable(Status::Refused),
            Refusal::Phrase(PhraseFault::Opening { prefix: "Ret eo è\n\"𝄞".into() }),
            Refusal::Leased { by: "Éloïse".into(), seconds: 12 },
            Refusal::AlreadyDecided { by: "Zoé".into(), status: Status::Accepted },
        ] {
            let value = exact(&refusal);
            assert!(value.bytes().all(|byte| (b' '..=b'~').contains(&byte)), "{value}");
            assert_eq!(read_exact(&value), Some(refusal));
        }
    }

    #[test]
    fn a_newer_refusal_is_none() {
        assert_eq!((read_exact("\"TooBlue\""), read_exact(""), read_exact("é")), (None, None, None));
    }
}

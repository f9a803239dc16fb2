//! `ilfaut recount`: everything once more from the first entry, compared with what the program had kept. Changes
//! nothing, even in a folder that no program would open.

use ilfaut_client::connect;
use ilfaut_client::error::Difference;
use serde_json::json;

use super::answer::{Answer, Code, Fault, Said};
use super::arguments;
use crate::places;

/// Recounts and says what was found; anything that does not fit is exit code 3.
pub(super) fn run(asked: &arguments::Recount) -> Result<Answer, Fault> {
    let address = places::address(asked.address.as_deref())?;
    Ok(answer(&connect::recount(&address)?))
}

fn answer(found: &connect::Recount) -> Answer {
    let mut said = vec![
        Said::new("recount-found")
            .with("entries", found.entries)
            .with("events", found.events)
            .with("questions", found.questions)
            .with("proposals", found.proposals)
            .with("participants", found.participants)
            .with("votes", found.votes),
        Said::new("recount-head").with("head", found.head.as_str()),
    ];
    said.extend(found.broken.iter().map(|(entry, flaw)| Said::Broken(*entry, flaw.clone())));
    // What another version kept is not wrong, only not comparable.
    let (other, differs): (Vec<_>, Vec<_>) =
        found.differs.iter().partition(|difference| **difference == Difference::Version);
    said.extend(other.iter().map(|_| Said::new("recount-version")));
    said.extend(differs.iter().map(|difference| Said::Differs((*difference).clone())));
    let sound = found.broken.is_none() && differs.is_empty();
    if sound {
        said.push(Said::new("recount-sound"));
    }
    let broken = found.broken.as_ref().map(|(entry, what)| json!({ "entry": entry, "what": what.to_string() }));
    let json = json!({
        "entries": found.entries,
        "events": found.events,
        "head": found.head,
        "questions": found.questions,
        "proposals": found.proposals,
        "participants": found.participants,
        "votes": found.votes,
        "broken": broken,
        "differs": differs.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "other_version": !other.is_empty(),
        "sound": sound,
    });
    Answer { code: if sound { Code::Done } else { Code::Differs }, said, json }
}

#[cfg(test)]
mod tests {
    use ilfaut_client::error::Flaw;

    use super::*;

    #[test]
    fn a_broken_entry_or_a_difference_is_an_exit_code_of_its_own() {
        let sound = connect::Recount::default();
        assert_eq!(answer(&sound).code, Code::Done);
        let broken = connect::Recount { broken: Some((7, Flaw::Link)), ..sound.clone() };
        assert_eq!((answer(&broken).code, &answer(&broken).json["broken"]["entry"]), (Code::Differs, &json!(7)));
        let other = connect::Recount { differs: vec![Difference::Version], ..sound.clone() };
        assert_eq!((answer(&other).code, &answer(&other).json["other_version"]), (Code::Done, &json!(true)));
        let differs = connect::Recount { differs: vec![Difference::Unreadable], ..sound };
        assert_eq!((answer(&differs).code, answer(&differs).said.len()), (Code::Differs, 3));
    }
}

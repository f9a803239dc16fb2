//! `ilfaut explain`: every term of every score of one proposal, for people line by line, for machines as one object.

mod object;
mod paper;
mod terms;

use ilfaut_client::backend::Row;
use ilfaut_client::connect::Missing;

use super::answer::{Answer, Fault, Said};
use super::arguments::Explain;
use super::place;
use crate::locale::Words;
use terms::Terms;

/// Finds the proposal and tells all that its results follow from.
pub(super) fn run(asked: &Explain, words: &Words) -> Result<Answer, Fault> {
    place::within(asked.address.as_deref(), Missing::Refuse, async |backend| {
        let mut found: Vec<Terms> = Vec::new();
        for view in backend.questions().await? {
            let rows = backend.all(&view.question.id).await?;
            let named = |row: &&Row| is_named(row, &asked.proposal);
            found.extend(rows.iter().filter(named).map(|row| Terms::of(&view.question.id, row, &rows)));
        }
        let own = found.iter().position(|terms| *terms.row.proposal.0 == *asked.proposal);
        let terms = match (own, &found[..]) {
            (Some(own), _) => &found[own],
            (None, [only]) => only,
            (None, []) => return Err(unknown("explain-none", &asked.proposal)),
            (None, several) => {
                let names: Vec<String> = several.iter().map(|terms| terms.row.proposal.to_string()).collect();
                return Err(Fault::no(
                    Said::new("explain-several")
                        .with("proposal", asked.proposal.as_str())
                        .with("names", names.join(", ")),
                ));
            }
        };
        Ok(Answer::done(paper::said(terms, words), object::json(terms)))
    })
}

fn unknown(id: &'static str, proposal: &str) -> Fault {
    Fault::no(Said::new(id).with("proposal", proposal))
}

fn is_named(row: &Row, name: &str) -> bool {
    *row.proposal.0 == *name || row.external_id.as_deref() == Some(name)
}

//! Look-alikes where the server has none to offer: a search by the words that say most, judged by our own rules.

use super::Server;
use crate::backend::{Alike, Query};
use crate::error::Result;
use crate::model::{QuestionId, Status};
use crate::rules::similar::{is_same, percent, similarity};
use crate::rules::words::{is_small, words};

/// Words searched for, the longest first: more find less.
const WORDS: usize = 4;
/// Proposals of an answer that are compared.
const COMPARED: usize = 50;

impl Server {
    /// The accepted proposals that seem to be the same idea.
    pub(super) async fn similar(&self, question: &QuestionId, text: &str, limit: usize) -> Result<Vec<Alike>> {
        let said = telling(text);
        if said.is_empty() {
            return Ok(Vec::new());
        }
        let query = Query { words: said.join(" "), topic: None, skip: 0, limit: COMPARED };
        let mut seat = self.nobody().await?;
        let (_, held) = self.find(&mut seat, question, &query).await.map_err(|fault| fault.error)?;
        let accepted = held.into_iter().map(|held| held.card).filter(|card| card.status == Status::Accepted);
        let mut found: Vec<(f64, Alike)> = accepted
            .map(|card| (similarity(text, &card.text), card))
            .filter(|(alike, _)| is_same(*alike))
            .map(|(alike, card)| {
                let it =
                    Alike { percent: percent(alike), proposal: card.proposal, text: card.text, status: card.status };
                (alike, it)
            })
            .collect();
        found.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        Ok(found.into_iter().take(limit).map(|(_, alike)| alike).collect())
    }
}

/// The words of a text that say most of its subject, in its order.
fn telling(text: &str) -> Vec<String> {
    let mut said = words(text);
    said.retain(|word| !is_small(word));
    let mut longest: Vec<usize> = (0..said.len()).collect();
    longest.sort_by_key(|at| std::cmp::Reverse(said[*at].chars().count()));
    longest.truncate(WORDS);
    longest.sort_unstable();
    longest.into_iter().map(|at| said[at].clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_in_their_order_are_searched_for() {
        let found = telling("Il faut réparer les pistes cyclables de la ville après l'hiver");
        assert_eq!(found.len(), WORDS);
        assert!(found.contains(&"cyclables".to_owned()) && !found.contains(&"les".to_owned()));
        assert_eq!(telling("de la"), Vec::<String>::new());
    }
}

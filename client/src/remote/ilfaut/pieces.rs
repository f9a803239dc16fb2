//! Files and logs, sent piece by piece so that no request is larger than a server takes. Knows nothing of their rows.

use super::{Ilfaut, PIECE};
use crate::backend::{Imported, ReplayedVote};
use crate::dialect::extension as verb;
use crate::error::Result;
use crate::model::{ProposalId, QuestionId};

impl Ilfaut {
    pub(super) async fn send_rows(&self, question: &QuestionId, rows: &[Imported]) -> Result<Vec<(ProposalId, bool)>> {
        let mut named = Vec::with_capacity(rows.len());
        for rows in pieces(rows) {
            let piece = verb::Import { question: question.clone(), rows: rows.to_vec() };
            named.extend(self.owner(&piece).await?);
        }
        Ok(named)
    }

    pub(super) async fn send_votes(&self, question: &QuestionId, votes: &[ReplayedVote]) -> Result<u64> {
        let mut changed = 0;
        for votes in pieces(votes) {
            let piece = verb::Replay { question: question.clone(), votes: votes.to_vec() };
            changed += self.owner(&piece).await?;
        }
        Ok(changed)
    }
}

/// Pieces that one request holds, at least one.
fn pieces<T>(all: &[T]) -> impl Iterator<Item = &[T]> {
    let first = if all.is_empty() { Some(all) } else { None };
    first.into_iter().chain(all.chunks(PIECE))
}

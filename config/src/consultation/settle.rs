//! Makes a backend hold what a file says. Knows no file.

use ilfaut_client::Backend;
use ilfaut_client::error::Result;
use ilfaut_client::model::QuestionId;

use super::{Consultation, Seeded};

/// What [`settle`] changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settled {
    /// Questions that are new or say something else than before.
    pub changed: Vec<QuestionId>,
    /// Seeds that are new.
    pub seeded: usize,
    /// Seeds that were there already.
    pub known: usize,
}

/// Makes a backend hold the consultation: questions set, seeds imported once; again, it changes nothing.
pub async fn settle(backend: &dyn Backend, consultation: &Consultation) -> Result<Settled> {
    let mut settled = Settled::default();
    for Seeded { question, seeds } in &consultation.questions {
        if backend.settle(question.clone()).await? {
            settled.changed.push(question.id.clone());
        }
        if seeds.is_empty() {
            continue;
        }
        for (_, new) in backend.import(&question.id, seeds.clone()).await? {
            *if new { &mut settled.seeded } else { &mut settled.known } += 1;
        }
    }
    Ok(settled)
}

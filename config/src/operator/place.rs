//! Opens the place a command works on, and leaves it closed and durable whatever happens. Knows no command.

use std::sync::Arc;

use ilfaut_client::Backend;
use ilfaut_client::connect::Missing;
use ilfaut_client::model::{Question, QuestionId};

use super::answer::{Answer, Fault, Said};
use crate::places;
use crate::reach::{self, Rights};

/// A backend that tasks can share.
pub(super) type Shared = Arc<dyn Backend>;

/// Opens the place that `address` names (or the usual one), lets `work` use it, and shuts it.
pub(super) fn within<W>(address: Option<&str>, missing: Missing, work: W) -> Result<Answer, Fault>
where
    W: AsyncFnOnce(&Shared) -> Result<Answer, Fault>,
{
    let address = places::address(address)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Fault::no(Said::new("fault-runtime").with("what", error.to_string())))?;
    runtime.block_on(async {
        let key = places::key_file(None).map(|file| reach::key(&file)).transpose()?;
        let rights = Rights { key, credentials: None };
        let reached = reach::open(&address, missing, rights).await?;
        let backend = Arc::clone(&reached.backend);
        let answer = work(&backend).await;
        let shut = backend.shut().await;
        let answer = answer?;
        shut?;
        Ok(answer)
    })
}

/// The question of this slug, if the place has it.
pub(super) async fn question(backend: &Shared, slug: &QuestionId) -> Result<Option<Arc<Question>>, Fault> {
    let views = backend.questions().await?;
    Ok(views.into_iter().map(|view| view.question).find(|question| question.id == *slug))
}

/// The question of this slug, which must be there.
pub(super) async fn known_question(backend: &Shared, slug: &QuestionId) -> Result<Arc<Question>, Fault> {
    let unknown = || Fault::no(Said::new("fault-no-question").with("question", slug.to_string()));
    question(backend, slug).await?.ok_or_else(unknown)
}

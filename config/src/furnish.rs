//! A place without any question gets the consultations of the settings, or the sample, so that whoever comes first can take
//! part at once.

use ilfaut_client::model::Language;
use ilfaut_client::{Backend, Error};

use crate::consultation::{self, Complaints};
use crate::settings;

/// Why a place could not be furnished.
#[derive(Debug, thiserror::Error)]
pub enum Unfurnished {
    /// The files have mistakes.
    #[error(transparent)]
    Files(#[from] Complaints),
    /// The place refused.
    #[error(transparent)]
    Place(#[from] Error),
}

/// Furnishes an empty place; one that has a question, or that does not let itself be organised, is left as it is.
pub async fn furnish(backend: &dyn Backend, language: Language) -> Result<(), Unfurnished> {
    if !backend.can().organise || !backend.questions().await?.is_empty() {
        return Ok(());
    }
    for consultation in settings::load(None)?.consultations(language)? {
        consultation::settle(backend, &consultation).await?;
    }
    Ok(())
}

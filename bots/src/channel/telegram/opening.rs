//! How Telegram is reached: the settings, whoever calls it, and what takes in what happens. Knows no message and nobody who
//! speaks.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use ilfaut_client::dialect::secret::Secret;
use teloxide::net::default_reqwest_settings;
use teloxide::prelude::Requester;
use teloxide::{ApiError, Bot, RequestError};
use tokio::task::AbortHandle;
use url::Url;

use super::fault::Fault;
use super::outgoing::Pacing;
use super::reception::Reception;
use super::webhook::Webhook;
use super::{poll, webhook};

/// How long a question that Telegram keeps open may take.
const PATIENCE: Duration = Duration::from_secs(poll::OPEN + 15);

/// How Telegram is reached.
#[derive(Debug, Clone)]
pub struct Settings {
    /// What opens it.
    pub token: Secret,
    /// Another server that speaks the Bot API.
    pub api: Option<Url>,
    /// How what happens comes here.
    pub intake: Intake,
    /// How fast it may be written to.
    pub pacing: Pacing,
}

/// How what happens comes here.
#[derive(Debug, Clone)]
pub enum Intake {
    /// We ask.
    Poll,
    /// Telegram calls.
    Webhook(Webhook),
}

/// Asks Telegram, or lets it call; says why when that ends by itself.
pub(super) async fn begin(
    settings: &Settings,
    bot: &Bot,
    reception: Reception,
    fault: Arc<OnceLock<Fault>>,
) -> Result<AbortHandle, Fault> {
    let task = match &settings.intake {
        Intake::Poll => {
            bot.delete_webhook().await.map_err(|error| refused(&error))?;
            let patient = self::bot(settings, Some(PATIENCE))?;
            tokio::spawn(async move {
                let ended = match reception.resume().await {
                    Ok(()) => poll::poll(patient, reception).await,
                    Err(error) => error.into(),
                };
                let _ = fault.set(ended); // there is only this one
            })
        }
        Intake::Webhook(webhook) => {
            let listener = webhook::open(bot, webhook).await?;
            let webhook = webhook.clone();
            tokio::spawn(async move {
                let ended = match reception.resume().await {
                    Ok(()) => webhook::hear(listener, webhook, reception).await,
                    Err(error) => error.into(),
                };
                let _ = fault.set(ended); // there is only this one
            })
        }
    };
    Ok(task.abort_handle())
}

/// Whoever calls Telegram, with as much patience as is wanted.
pub(super) fn bot(settings: &Settings, patience: Option<Duration>) -> Result<Bot, Fault> {
    let mut client = default_reqwest_settings();
    if let Some(patience) = patience {
        client = client.timeout(patience);
    }
    if settings.api.is_some() {
        client = client.no_proxy(); // a server of one's own is near
    }
    let bot = Bot::with_client(settings.token.reveal(), client.build().map_err(|_| Fault::Unreachable)?);
    Ok(match &settings.api {
        Some(api) => bot.set_api_url(api.clone()),
        None => bot,
    })
}

/// Why Telegram did not answer as it should.
pub(super) fn refused(error: &RequestError) -> Fault {
    match error {
        RequestError::Api(ApiError::InvalidToken) => Fault::Refused,
        _ => Fault::Unreachable,
    }
}

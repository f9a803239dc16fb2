//! The bot's account: logging in once, its session and keys in a folder that is closed by a passphrase, and opening it again.
//! Knows no room and no message.
//!
//! The session lies in the same sealed store as the keys: neither is of any use without the other.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ilfaut_client::dialect::secret::Secret;
use matrix_sdk::authentication::matrix::MatrixSession;
use matrix_sdk::config::RequestConfig;
use matrix_sdk::encryption::recovery::{RecoveryError, RecoveryState};
use matrix_sdk::encryption::{BackupDownloadStrategy, EncryptionSettings};
use matrix_sdk::ruma::DeviceId;
use matrix_sdk::ruma::api::error::ErrorKind;
use matrix_sdk::store::{StateStoreDataKey, StateStoreDataValue};
use matrix_sdk::{Client, ClientBuildError, HttpError, StoreError};

use super::fault::Fault;

/// Where the session lies in the store, once all that belongs to it is there.
const SESSION: &[u8] = b"ilfaut/session";
/// Where it lies which device logs in, before it does: one that was broken off is taken up again.
const INTENT: &[u8] = b"ilfaut/device";
/// What a device of ours is called.
const DEVICE: &str = "ilfaut";
/// How long one request may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How a store says that it is closed by other words.
const CLOSED: &str = "Failed to initialize the store cipher";

/// Where the account is, and where its keys lie.
#[derive(Debug, Clone)]
pub struct Place {
    /// The homeserver.
    pub homeserver: String,
    /// The folder of the session and the keys.
    pub folder: PathBuf,
    /// What opens the folder.
    pub passphrase: Secret,
}

/// By what somebody logs in.
#[derive(Debug, Clone)]
pub(crate) enum Proof {
    /// The account's password.
    Password(Secret),
    /// What a page of the homeserver gave.
    Token(Secret),
}

/// An account in its folder, logged in or not; nobody else works with the folder meanwhile.
pub(crate) struct Account {
    client: Client,
    /// Whether it was logged in before.
    is_kept: bool,
    _held: File,
}

impl Account {
    /// Opens the folder, making it where there is none.
    pub(crate) async fn open(place: &Place) -> Result<Self, Fault> {
        let held = hold(&place.folder)?;
        let client = client(place).await?;
        let session = session(&client).await?;
        let is_kept = session.is_some();
        if let Some(session) = session {
            client.restore_session(session).await.map_err(|error| why(&error))?;
        }
        Ok(Self { client, is_kept, _held: held })
    }

    /// Opens the folder for listening: from this mark on, or from the beginning.
    pub(super) async fn resume(
        place: &Place,
        mark: impl FnOnce(&str) -> Result<Option<String>, Fault>,
    ) -> Result<Self, Fault> {
        if !place.folder.is_dir() {
            return Err(Fault::NotSetUp);
        }
        let held = hold(&place.folder)?;
        let client = client(place).await?;
        let session = session(&client).await?.ok_or(Fault::NotSetUp)?;
        let mark = mark(session.meta.device_id.as_str())?;
        let store = client.state_store();
        let kept = match mark {
            // the library may have gone further than what was kept here: what lies between is heard again
            Some(mark) => store.set_kv_data(StateStoreDataKey::SyncToken, StateStoreDataValue::SyncToken(mark)).await,
            None => store.remove_kv_data(StateStoreDataKey::SyncToken).await,
        };
        kept.map_err(|error| Fault::Folder(error.to_string()))?;
        client.restore_session(session).await.map_err(|error| why(&error))?;
        Ok(Self { client, is_kept: true, _held: held })
    }

    /// Whoever is logged in.
    pub(crate) fn name(&self) -> Option<String> {
        self.client.user_id().map(ToString::to_string)
    }

    /// Calls the homeserver.
    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    /// The page of the homeserver where a token is given after a login elsewhere.
    pub(crate) async fn page(&self, back: &str) -> Result<String, Fault> {
        self.client.matrix_auth().get_sso_login_url(back, None).await.map_err(|error| why(&error))
    }

    /// Logs in.
    pub(crate) async fn log_in(&self, user: &str, proof: &Proof) -> Result<(), Fault> {
        let (auth, device) = (self.client.matrix_auth(), self.device().await?);
        let login = match proof {
            Proof::Password(password) => auth.login_username(user, password.reveal()),
            Proof::Token(token) => auth.login_token(token.reveal()),
        };
        let login = login.initial_device_display_name(DEVICE).device_id(&device);
        let is = login.send().await.map_err(|error| why(&error))?.user_id;
        if is != user {
            let _ = auth.logout().await; // it is nobody's session
            return Err(Fault::Another(is.to_string()));
        }
        Ok(())
    }

    /// The device that logs in: one that was broken off before it was kept is taken up again, with its keys.
    async fn device(&self) -> Result<String, Fault> {
        let store = self.client.state_store();
        let folder_fault = |error: StoreError| Fault::Folder(error.to_string());
        let intent = store.get_custom_value(INTENT).await.map_err(folder_fault)?;
        if let Some(device) = intent.and_then(|bytes| String::from_utf8(bytes).ok()) {
            return Ok(device);
        }
        let device = DeviceId::new().to_string();
        store.set_custom_value_no_read(INTENT, device.clone().into_bytes()).await.map_err(folder_fault)?;
        Ok(device)
    }

    /// Keeps the session: only now is the account ready to be a bot's.
    pub(crate) async fn keep(&self) -> Result<(), Fault> {
        let session = self.client.matrix_auth().session().ok_or_else(|| Fault::Refused(String::new()))?;
        let bytes = serde_json::to_vec(&session).map_err(|error| Fault::Folder(error.to_string()))?;
        let kept = self.client.state_store().set_custom_value_no_read(SESSION, bytes).await;
        kept.map_err(|error| Fault::Folder(error.to_string()))
    }

    /// Makes the account one that others can verify and whose keys are not lost with this machine; answers the key that brings
    /// them back, if it is new. `recovery`: that key, where the account has one already.
    pub(crate) async fn secure(&self, recovery: Option<&Secret>) -> Result<Option<Secret>, Fault> {
        let encryption = self.client.encryption();
        encryption.wait_for_e2ee_initialization_tasks().await;
        let keys = encryption.recovery();
        match (keys.state(), recovery) {
            (RecoveryState::Enabled, None) if !self.is_kept => {
                // it was broken off before anybody could read the key: that one is good for nothing any more
                return keys.reset_key().await.map(|key| Some(Secret::new(key))).map_err(|error| no(&error));
            }
            (RecoveryState::Enabled, _) => return Ok(None),
            (RecoveryState::Incomplete, None) => return Err(Fault::Recovery),
            (_, Some(key)) => {
                keys.recover(key.reveal().trim()).await.map_err(|_| Fault::WrongRecovery)?;
                return Ok(None);
            }
            _ => {}
        }
        let is_signed = encryption.cross_signing_status().await.is_some_and(|status| status.is_complete());
        if !is_signed {
            return Err(Fault::Recovery);
        }
        match keys.enable().await {
            Ok(key) => Ok(Some(Secret::new(key))),
            Err(RecoveryError::BackupExistsOnServer) => Err(Fault::Recovery),
            Err(error) => Err(no(&error)),
        }
    }
}

fn no(error: &RecoveryError) -> Fault {
    match error {
        RecoveryError::Sdk(error) => why(error),
        error => Fault::Refused(error.to_string()),
    }
}

async fn client(place: &Place) -> Result<Client, Fault> {
    let keys = EncryptionSettings {
        auto_enable_cross_signing: true,
        auto_enable_backups: true,
        backup_download_strategy: BackupDownloadStrategy::AfterDecryptionFailure,
    };
    let builder = Client::builder()
        .homeserver_url(&place.homeserver)
        .sqlite_store(&place.folder, Some(place.passphrase.reveal()))
        .with_encryption_settings(keys)
        .request_config(RequestConfig::new().timeout(PATIENCE).retry_limit(2));
    builder.build().await.map_err(|error| match error {
        ClientBuildError::SqliteStore(error) if error.to_string().starts_with(CLOSED) => Fault::Passphrase,
        ClientBuildError::SqliteStore(error) => Fault::Folder(error.to_string()),
        ClientBuildError::Http(error) => refused(&error),
        _ => Fault::Unreachable,
    })
}

async fn session(client: &Client) -> Result<Option<MatrixSession>, Fault> {
    let kept = client.state_store().get_custom_value(SESSION).await;
    let kept = kept.map_err(|error| Fault::Folder(error.to_string()))?;
    Ok(kept.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
}

/// Holds the folder, for its owner alone.
fn hold(folder: &Path) -> Result<File, Fault> {
    let folder_fault = |error: io::Error| Fault::Folder(format!("{}: {error}", folder.display()));
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(folder_fault)?;
    let lock = OpenOptions::new().write(true).create(true).truncate(false).open(folder.join("lock"));
    let lock = lock.map_err(folder_fault)?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(std::fs::TryLockError::WouldBlock) => Err(Fault::Taken),
        Err(std::fs::TryLockError::Error(error)) => Err(folder_fault(error)),
    }
}

/// Why the homeserver did not answer as it should: without anything of what was sent.
pub(super) fn why(error: &matrix_sdk::Error) -> Fault {
    match error {
        matrix_sdk::Error::Http(error) => refused(error),
        other => Fault::Folder(other.to_string()),
    }
}

fn refused(error: &HttpError) -> Fault {
    match error.client_api_error_kind() {
        Some(ErrorKind::UnknownToken(_) | ErrorKind::MissingToken) => Fault::LoggedOut,
        Some(kind) => Fault::Refused(kind.errcode().to_string()),
        None => Fault::Unreachable,
    }
}

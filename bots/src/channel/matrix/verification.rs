//! Comparing signs with somebody (SAS). A program cannot look at another screen: it says its own signs in the room, agrees, and
//! leaves the comparing to the person. Whoever stands between could rewrite those signs: so this proves little, and we say so.
//! Knows no consultation.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::StreamExt;
use matrix_sdk::Client;
use matrix_sdk::encryption::verification::{SasState, SasVerification, VerificationRequest, VerificationRequestState};
use matrix_sdk::ruma::UserId;
use matrix_sdk::ruma::events::key::verification::VerificationMethod;
use tokio::sync::mpsc;

use super::reception::{Arrived, told};
use crate::channel::Caution;

/// How long somebody may take to compare.
const PATIENCE: Duration = Duration::from_mins(10);
/// How many compare at the same time: more are not answered.
const AT_ONCE: usize = 16;

/// Compares signs with whoever wants to.
#[derive(Clone)]
pub(super) struct Verification {
    client: Client,
    /// Not holding it: when nobody listens any more, that is over.
    to: mpsc::WeakSender<Arrived>,
    /// Who is comparing just now.
    busy: Arc<Mutex<HashSet<String>>>,
}

impl Verification {
    pub(super) fn new(client: Client, to: &mpsc::Sender<Arrived>) -> Self {
        Self { client, to: to.downgrade(), busy: Arc::default() }
    }

    /// Does this with somebody, once at a time with each and with few in all.
    fn with<F: Future<Output = ()> + Send + 'static>(&self, user: &str, does: impl FnOnce(Self, String) -> F) {
        {
            let mut busy = self.busy();
            if busy.len() >= AT_ONCE || !busy.insert(user.to_owned()) {
                return;
            }
        }
        let (all, user) = (self.clone(), user.to_owned());
        let done = does(self.clone(), user.clone());
        tokio::spawn(async move {
            done.await;
            all.busy().remove(&user);
        });
    }

    fn busy(&self) -> MutexGuard<'_, HashSet<String>> {
        self.busy.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Somebody asks us to compare, under this name of theirs for it.
    pub(super) fn asked(&self, user: &str, flow: &str) {
        let flow = flow.to_owned();
        self.with(user, |all, user| async move {
            let Ok(id) = <&UserId>::try_from(user.as_str()) else { return };
            let Some(request) = all.client.encryption().get_verification_request(id, &flow).await else { return };
            if request.accept_with_methods(vec![VerificationMethod::SasV1]).await.is_ok() {
                all.compare(&user, request).await;
            }
        });
    }

    /// Asks somebody to compare.
    pub(super) fn ask(&self, user: &str) {
        self.with(user, |all, user| async move {
            match all.request(&user).await {
                Some(request) => all.compare(&user, request).await,
                None => all.tell(&user, Caution::Unverified).await,
            }
        });
    }

    async fn request(&self, user: &str) -> Option<VerificationRequest> {
        let id = <&UserId>::try_from(user).ok()?;
        let identity = self.client.encryption().request_user_identity(id).await.ok()??;
        identity.request_verification_with_methods(vec![VerificationMethod::SasV1]).await.ok()
    }

    async fn compare(&self, user: &str, request: VerificationRequest) {
        let compared = tokio::time::timeout(PATIENCE, self.compared(user, &request)).await;
        let verified = compared.unwrap_or_default();
        if !verified {
            let _ = request.cancel().await; // it may be over already
        }
        self.tell(user, if verified { Caution::Verified } else { Caution::Unverified }).await;
    }

    async fn compared(&self, user: &str, request: &VerificationRequest) -> bool {
        let now = futures_util::stream::once(std::future::ready(request.state()));
        let mut states = std::pin::pin!(now.chain(request.changes()));
        while let Some(state) = states.next().await {
            match state {
                VerificationRequestState::Ready { .. } if request.we_started() => {
                    let started = request.start_sas().await.ok().flatten();
                    let Some(_) = started else { return false };
                }
                VerificationRequestState::Transitioned { verification } => {
                    let Some(signs) = verification.sas() else { return false };
                    return self.agreed(user, &signs).await;
                }
                VerificationRequestState::Done | VerificationRequestState::Cancelled(_) => return false,
                _ => {}
            }
        }
        false
    }

    async fn agreed(&self, user: &str, signs: &SasVerification) -> bool {
        if !signs.we_started() && signs.accept().await.is_err() {
            return false;
        }
        let now = futures_util::stream::once(std::future::ready(signs.state()));
        let mut states = std::pin::pin!(now.chain(signs.changes()));
        while let Some(state) = states.next().await {
            match state {
                SasState::KeysExchanged { emojis, decimals: (a, b, c) } => {
                    let pictures = emojis.map(|all| all.emojis.map(|one| one.symbol).join(" "));
                    let numbers = format!("{a} {b} {c}");
                    let shown = pictures.map_or_else(|| numbers.clone(), |pictures| format!("{pictures} ({numbers})"));
                    self.tell(user, Caution::Compare(shown)).await;
                    if signs.confirm().await.is_err() {
                        return false;
                    }
                }
                SasState::Done { .. } => return true,
                SasState::Cancelled(_) => return false,
                _ => {}
            }
        }
        false
    }

    async fn tell(&self, user: &str, caution: Caution) {
        if let Some(to) = self.to.upgrade() {
            let _ = to.send(told(user, caution)).await; // nobody listens any more
        }
    }
}

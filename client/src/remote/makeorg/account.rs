//! Accounts on the server: logging in, asking for a new token, and what is left when neither helps.

use super::line::{Heard, unreadable};
use super::{Credentials, Server, ask::Ask, named};
use crate::dialect::person::{CurrentUser, Grant, Token};
use crate::dialect::route::Operation;
use crate::dialect::tolerance;
use crate::error::Error;
use crate::model::ParticipantId;
use crate::remote::context::Seat;
use crate::remote::outbox::Undelivered;

/// What to try when a token is refused; each once.
#[derive(Clone, Copy)]
pub(super) enum Step {
    /// A new token for the refresh token.
    Refresh,
    /// A new login.
    LogIn,
}

impl Server {
    /// The seat of the moderator whose credentials were handed in.
    pub(super) fn desk_seat(&self) -> ParticipantId {
        named("moderator", self.credentials.as_ref().map_or(b"", |credentials| credentials.username.as_bytes()))
    }

    /// Opens an account with a name and a password, and learns which it is.
    pub(super) async fn log_in(&self, seat: &mut Seat, credentials: &Credentials) -> Heard<CurrentUser> {
        let grant = Grant::Password {
            username: credentials.username.clone(),
            password: credentials.password.clone(),
            approves: None,
        };
        self.grant(seat, &grant, credentials).await?;
        let user: CurrentUser = self.whoami(seat).await?;
        seat.context.user = Some(user.user_id.clone());
        seat.save()?;
        Ok(user)
    }

    /// The account that the seat's token opens; a token refused just after it was given is not asked for again.
    async fn whoami(&self, seat: &mut Seat) -> Heard<CurrentUser> {
        let ask = Ask::new(Operation::GetCurrentUser, &[]);
        let answer = self.exchange(seat, &ask).await?;
        if !answer.is_success() {
            return Err(self.refused(&answer, &ask));
        }
        tolerance::read(&answer.body).map_err(|_| unreadable(&ask))
    }

    /// After a token was refused: the next step that helps; none left when this was the last.
    pub(super) async fn renew(&self, seat: &mut Seat, step: Step) -> Heard<Option<Step>> {
        let own = self.credentials.as_ref().filter(|_| seat.who == self.desk_seat());
        if let (Step::Refresh, Some(token)) = (step, seat.context.refresh.clone()) {
            let program = own.cloned().unwrap_or_else(Credentials::nobody);
            if self.grant(seat, &Grant::Refresh { token }, &program).await.is_ok() {
                return Ok(Some(Step::LogIn));
            }
        }
        let Some(credentials) = own else {
            seat.closed()?;
            return Ok(None);
        };
        self.log_in(seat, credentials).await?;
        Ok(None)
    }

    async fn grant(&self, seat: &mut Seat, grant: &Grant, of: &Credentials) -> Heard<()> {
        let ask = Ask::new(Operation::IssueToken, &[]).form(grant.pairs(of.client.as_ref()));
        let answer = self.exchange(seat, &ask).await?;
        if matches!(answer.status, 400 | 401 | 403 | 412) {
            return Err(wrong());
        }
        if !answer.is_success() {
            return Err(self.refused(&answer, &ask));
        }
        let token: Token = tolerance::read(&answer.body).map_err(|_| unreadable(&ask))?;
        if token.access_token.is_empty() {
            return Err(unreadable(&ask));
        }
        Ok(seat.opened(&token)?)
    }
}

fn wrong() -> Undelivered {
    Error::NotSupported("open this account: its name or its password is wrong").into()
}

impl Credentials {
    /// Nobody's: enough to ask for a new token where the server does not want to know who asks.
    fn nobody() -> Self {
        Self { username: String::new(), password: crate::dialect::secret::Secret::default(), client: None }
    }
}

//! The login of one moderator: a token, the next one when it has ended, a new login where that fails. Knows no verb but one.

use std::sync::{Mutex, PoisonError};

use super::{Ilfaut, unavailable};
use crate::connect::Credentials;
use crate::dialect::extension::{Seated, Sit};
use crate::dialect::fault::About;
use crate::dialect::person::{Grant, Token};
use crate::dialect::route::Operation;
use crate::dialect::secret::Secret;
use crate::dialect::{Fault, tolerance};
use crate::error::{Error, Result};
use crate::remote::http::{Body, Call};

/// What opens a moderator's desk, and the last token it gave.
pub(super) struct Login {
    credentials: Credentials,
    token: Mutex<Option<Token>>,
}

impl Login {
    pub(super) fn new(credentials: Credentials) -> Self {
        Self { credentials, token: Mutex::default() }
    }

    /// The token that speaks for the moderator, if there is one.
    pub(super) fn access(&self) -> Option<Secret> {
        self.held().map(|token| token.access_token)
    }

    fn held(&self) -> Option<Token> {
        self.token.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn hold(&self, token: Token) -> Secret {
        let access = token.access_token.clone();
        *self.token.lock().unwrap_or_else(PoisonError::into_inner) = Some(token);
        access
    }
}

impl Ilfaut {
    /// A fresh token: by the refresh token of the last, else by the password.
    pub(super) async fn log_in(&self, login: &Login) -> Result<Secret> {
        if let Some(token) = login.held().and_then(|token| token.refresh_token)
            && let Ok(token) = self.grant(&Grant::Refresh { token }).await
        {
            return Ok(login.hold(token));
        }
        let Credentials { login: username, password } = login.credentials.clone();
        let token = self.grant(&Grant::Password { username, password, approves: None }).await?;
        Ok(login.hold(token))
    }

    /// The desk of whoever logged in.
    pub(super) async fn own_seat(&self, login: &Login) -> Result<Seated> {
        let access = self.log_in(login).await?;
        self.say(Some(&access), &Sit { name: login.credentials.login.clone() }).await
    }

    async fn grant(&self, grant: &Grant) -> Result<Token> {
        let (method, _, _) = Operation::IssueToken.route();
        let mut call = Call::new(method, Operation::IssueToken.path(&[]));
        call.body = Body::Form(grant.pairs(None));
        let answer = self.http.send(call).await.map_err(unavailable)?;
        if !answer.is_success() {
            let fault = Fault::read(answer.status, &answer.body);
            let is_refused = matches!(answer.status, 400 | 401);
            let wrong = Error::NotSupported("do this without a valid login");
            return Err(if is_refused { wrong } else { fault.error(&About::default()) });
        }
        tolerance::read(&answer.body).map_err(|_| Error::Unavailable("the server's answer cannot be read".to_owned()))
    }
}

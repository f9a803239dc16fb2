//! Logging in, staying in, logging out: by e-mail address and password, or by the refresh token of an earlier answer, which
//! serves once. Knows no account's contents and no argon2.

pub(super) mod password;
pub(super) mod rest;
pub(super) mod tokens;

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use super::account;
use super::guest::{Caller, Guest};
use super::house::House;
use super::reply::{Answer, Refused, Sent, json};
use super::seal::{Purpose, Sealed, Subject};
use crate::dialect::fault::{Act, Body, Key};
use crate::dialect::header::{self, read_bearer};
use crate::dialect::person::{Grant, Token};
use crate::dialect::route::Operation;
use crate::dialect::secret::Secret;
use crate::dialect::{Fault, Moment};
use crate::error::{Error, Result};
use crate::model::Time;
use tokens::Once;

/// The other path of make.org's token endpoint: the same code, and the token in use.
pub(super) const OTHER: &str = "/oauth/access_token";

pub(super) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route(Operation::IssueToken.route().1, post(issue))
        .route(OTHER, post(issue).merge(get(current)))
        .route(Operation::Logout.route().1, post(logout))
}

async fn issue(State(house): State<Arc<House>>, guest: Guest, sent: Sent) -> Answer {
    let pairs: Vec<_> = form_urlencoded::parse(&sent.0).into_owned().collect();
    let (grant, _) = Grant::read(&pairs)?;
    let subject = match grant {
        Grant::Password { username, password, .. } => by_password(&house, &username, password).await?,
        Grant::Refresh { token } => by_refresh(&house, &token).await?,
    };
    if let Subject::Account(participant) = &subject {
        account::take_over(&house, &guest, *participant).await.map_err(|error| failed(&error))?;
    }
    Ok(json(&pair(&house, &subject)))
}

/// Refuses without a word on which of the two was wrong, and takes as long where nobody has such a login.
async fn by_password(house: &Arc<House>, name: &str, password: Secret) -> Answer<Subject> {
    let login = house.seal.link("login", name.to_lowercase().as_bytes());
    let attempt = house.rest.begin(login, house.now()).map_err(|seconds| {
        house.metrics.refused.inc();
        Refused::too_fast(seconds)
    })?;
    let known = known(house, name).await.map_err(|error| failed(&error))?;
    let (subject, kept) = known.unzip();
    let fits = house.passwords.fits(password, kept).await.map_err(|error| failed(&error))?;
    let subject = subject.filter(|_| fits).ok_or_else(|| {
        house.metrics.refused.inc();
        refused("wrong name or password")
    })?;
    attempt.succeeded();
    Ok(subject)
}

/// Who has this login, and the hash of their password.
async fn known(house: &Arc<House>, name: &str) -> Result<Option<(Subject, Secret)>> {
    if let Some(staffer) = house.staff.find(name) {
        return Ok(Some((Subject::Staff(staffer.login), staffer.password)));
    }
    let key = account::key(house, name);
    let account = house.blocking(move |house| house.accounts.find(&key)).await?;
    Ok(account.map(|account| (Subject::Account(account.participant), account.password)))
}

async fn by_refresh(house: &Arc<House>, token: &Secret) -> Answer<Subject> {
    let gone = || refused("this token is not good any more: log in again");
    let sealed = house.seal.open(token.reveal(), Purpose::Refresh, house.now()).ok_or_else(gone)?;
    let (number, until) = (sealed.number, sealed.until);
    let spent = house.blocking(move |house| house.tokens.spend(number, until, house.now())).await;
    match spent.map_err(|error| failed(&error))? {
        Once::First => {}
        Once::Again => {
            let told = "this refresh token was used already: log in again";
            return Err(Fault { status: 412, body: Body::Text(told.to_owned()) }.into());
        }
        Once::Revoked => return Err(gone()),
    }
    let stands = stands(house, &sealed.subject).map_err(|error| failed(&error))?;
    if stands { Ok(sealed.subject) } else { Err(gone()) }
}

/// Whether there still is such a login.
pub(super) fn stands(house: &House, subject: &Subject) -> Result<bool> {
    match subject {
        Subject::Account(participant) => Ok(house.accounts.of(*participant)?.is_some()),
        Subject::Staff(login) => Ok(house.staff.find(login).is_some()),
        Subject::Participant(_) | Subject::Seat(_) => Ok(true),
        Subject::Session { .. } => Ok(false),
    }
}

fn refused(why: &str) -> Refused {
    Fault::login(401, Key::InvalidGrant, why).into()
}

fn failed(error: &Error) -> Refused {
    Refused::of(error, Act::Account)
}

/// A bearer token and the one that it is exchanged for the next with: one number for both, so that they end together.
fn pair(house: &House, subject: &Subject) -> Token {
    let (now, number) = (house.now(), house.random());
    let (token, refresh) = (house.manners.token, house.manners.refresh);
    let close = |purpose, life| {
        let (subject, until) = (subject.clone(), now.plus(life));
        house.seal.close(&Sealed { purpose, subject, until, number })
    };
    Token {
        token_type: "Bearer".to_owned(),
        access_token: close(Purpose::Access, token),
        expires_in: u64::try_from(token / Time::SECOND).unwrap_or(0),
        refresh_token: Some(close(Purpose::Refresh, refresh)),
        refresh_expires_in: Some(refresh / Time::SECOND),
        created_at: Moment(now),
    }
}

/// The token in use, as it was given; none to refresh it with, which only its first answer says.
async fn current(State(house): State<Arc<House>>, headers: HeaderMap) -> Answer {
    let (token, sealed) = in_use(&house, &headers)?;
    let left = sealed.until.since(house.now()).max(0) / Time::SECOND;
    Ok(json(&Token {
        token_type: "Bearer".to_owned(),
        access_token: token,
        expires_in: u64::try_from(left).unwrap_or(0),
        refresh_token: None,
        refresh_expires_in: None,
        created_at: Moment(sealed.until.plus(-house.manners.token)),
    }))
}

/// Ends the token in use, the one it is refreshed with, and the session: whoever comes next on this device is somebody else.
async fn logout(State(house): State<Arc<House>>, guest: Guest, headers: HeaderMap) -> Answer {
    if guest.caller == Caller::Owner {
        return Err(Refused::forbidden());
    }
    let (_, sealed) = in_use(&house, &headers)?;
    let until = sealed.until.max(house.now().plus(house.manners.refresh));
    let revoked = house.blocking(move |house| house.tokens.revoke(sealed.number, until, house.now())).await;
    revoked.map_err(|error| failed(&error))?;
    guest.session.end();
    Ok(nothing())
}

/// An answer without a body.
pub(super) fn nothing() -> Response {
    StatusCode::NO_CONTENT.into_response()
}

fn in_use(house: &House, headers: &HeaderMap) -> Answer<(Secret, Sealed)> {
    let value = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = value.and_then(read_bearer).ok_or_else(Refused::unknown_caller)?;
    let sealed = house.seal.open(token.reveal(), Purpose::Access, house.now());
    sealed.map(|sealed| (token, sealed)).ok_or_else(Refused::unknown_caller)
}

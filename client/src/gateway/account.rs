//! Accounts of citizens: made, shown, ended. Of an e-mail address nothing but a keyed hash is kept, of a day of birth nothing
//! but the age. Knows no token.
//!
//! Whoever registers in a session that has voted keeps those votes: the account speaks for the session's participant. Whoever
//! logs in within another session takes its votes along (`moving`), unless that session belongs to an account of its own.

mod moving;
pub(super) mod record;
mod register;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::routing::{get, post};

use super::guest::{Caller, Desk, Guest};
use super::house::House;
use super::reply::{Answer, Refused, Sent, json};
use crate::dialect::fault::{Act, Key};
use crate::dialect::person::{CurrentUser, DeleteRequest, User};
use crate::dialect::route::Operation;
use crate::dialect::vocabulary::{Role, UserType};
use crate::dialect::{Fault, Open};
use crate::error::{Error, Result};
use crate::model::{LinkKey, ParticipantId};
use record::Account;

/// All about oneself; not one of make.org's minimal operations.
pub(super) const ME: &str = "/user/me";

pub(super) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route(Operation::Register.route().1, post(register::register))
        .route(Operation::GetCurrentUser.route().1, get(current))
        .route(ME, get(me))
        .route(Operation::DeleteAccount.route().1, post(delete))
}

/// What an address is filed under.
pub(super) fn key(house: &House, address: &str) -> LinkKey {
    house.seal.link("e-mail", address.to_lowercase().as_bytes())
}

/// Moves the votes of the session that somebody logs in from.
pub(super) async fn take_over(house: &House, guest: &Guest, account: ParticipantId) -> Result<()> {
    if guest.caller != Caller::Anonymous || !guest.session.has_joined() {
        return Ok(());
    }
    let session = guest.participant(house).await?;
    if session == account || house.accounts.of(session)?.is_some() {
        return Ok(());
    }
    moving::votes(house.backend.as_ref(), session, account).await
}

async fn current(State(house): State<Arc<House>>, guest: Guest) -> Answer {
    Ok(json(&shown(&house, &guest).await?))
}

async fn me(State(house): State<Arc<House>>, guest: Guest) -> Answer {
    let current = shown(&house, &guest).await?;
    Ok(json(&User {
        user_id: current.user_id,
        email: current.email,
        first_name: current.display_name.clone(),
        last_name: None,
        display_name: current.display_name,
        roles: current.roles,
        profile: None,
        country: current.country,
        has_password: current.has_password,
        followed_users: Vec::new(),
        user_type: current.user_type,
    }))
}

/// The address is not told: it is not known here. A moderator is the participant that they vote as.
async fn shown(house: &House, guest: &Guest) -> Answer<CurrentUser> {
    match &guest.caller {
        Caller::Anonymous => Err(Refused::unknown_caller()),
        Caller::Owner => Err(Refused::forbidden()),
        Caller::Moderator(desk) => Ok(moderator(guest.user(house).await?, desk)),
        Caller::Participant(id) => {
            let account = house.accounts.of(*id).map_err(|error| failed(&error))?;
            Ok(citizen(*id, account.map(|(_, account)| account)))
        }
    }
}

fn moderator(id: ParticipantId, desk: &Desk) -> CurrentUser {
    let admin = desk.is_admin().then_some(Role::Admin);
    let account = desk.account.as_ref();
    let roles = [Role::Citizen, Role::Moderator].into_iter().chain(admin).map(Open::from).collect();
    CurrentUser {
        user_id: id.to_string(),
        email: account.map(|account| account.login.clone()).unwrap_or_default(),
        display_name: account.map(|account| account.name.clone()),
        roles,
        has_password: account.is_some(),
        ..bare(UserType::User)
    }
}

fn citizen(id: ParticipantId, account: Option<Account>) -> CurrentUser {
    let kind = if account.is_some() { UserType::User } else { UserType::Anonymous };
    let bare = CurrentUser { user_id: id.to_string(), roles: vec![Role::Citizen.into()], ..bare(kind) };
    match account {
        None => bare,
        Some(account) => {
            let display_name = Some(account.name);
            CurrentUser { display_name, country: account.country, has_password: true, ..bare }
        }
    }
}

fn bare(kind: UserType) -> CurrentUser {
    CurrentUser {
        user_id: String::new(),
        email: String::new(),
        display_name: None,
        user_type: kind.into(),
        roles: Vec::new(),
        has_password: false,
        enabled: true,
        email_verified: true,
        country: "FR".to_owned(),
        language: None,
        avatar_url: None,
        privacy_policy_approval_date: None,
    }
}

/// Ends the account at once, with its session, and begins the erasure of everything else.
async fn delete(State(house): State<Arc<House>>, guest: Guest, Path(user): Path<String>, sent: Sent) -> Answer {
    let id = match &guest.caller {
        Caller::Anonymous => return Err(Refused::unknown_caller()),
        Caller::Participant(id) if id.to_string() == user => *id,
        _ => return Err(Refused::forbidden()),
    };
    let request = DeleteRequest::read(&sent.json()?)?;
    check(&house, id, request).await?;
    house.backend.erase(id).await.map_err(|error| failed(&error))?;
    house.blocking(move |house| house.accounts.destroy(id)).await.map_err(|error| failed(&error))?;
    guest.session.end();
    Ok(StatusCode::OK.into_response())
}

/// A password that is sent must be the right one; bad ones count as bad logins do.
async fn check(house: &Arc<House>, id: ParticipantId, request: DeleteRequest) -> Answer<()> {
    let account = house.accounts.of(id).map_err(|error| failed(&error))?;
    let (Some(password), Some((address, account))) = (request.password, account) else { return Ok(()) };
    let attempt = house.rest.begin(address, house.now()).map_err(Refused::too_fast)?;
    let fits = house.passwords.fits(password, Some(account.password)).await.map_err(|error| failed(&error))?;
    if !fits {
        return Err(Fault::one(400, "password", Key::InvalidPassword, "this is not the password").into());
    }
    attempt.succeeded();
    Ok(())
}

fn failed(error: &Error) -> Refused {
    Refused::of(error, Act::Account)
}

//! A new account. It carries no token: one logs in next, as on make.org.
//!
//! Where make.org's server asks for a day of birth it may be left out here; under fifteen the consents of a parent are
//! needed (make.org: `legalMinorConsent`, `legalAdvisorApproval`).

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde_json::Value;

use super::record::Account;
use super::{failed, key};
use crate::dialect::fault::{FieldError, Key};
use crate::dialect::front::is_supported;
use crate::dialect::person::{RegisterRequest, User};
use crate::dialect::vocabulary::{Role, UserType};
use crate::dialect::{Day, Fault, header};
use crate::error::Result;
use crate::gateway::guest::{Caller, Guest};
use crate::gateway::house::House;
use crate::gateway::reply::{Answer, Sent, with};
use crate::model::{ParticipantId, Signature, Time};

/// Ages that may have an account, in years (make.org).
const AGES: std::ops::Range<i64> = 8..120;
/// From this age on nobody else need consent, in years (make.org; France's rule too).
const ALONE: i64 = 15;

pub(super) async fn register(State(house): State<Arc<House>>, guest: Guest, headers: HeaderMap, sent: Sent) -> Answer {
    let body = sent.json()?;
    let request = RegisterRequest::read(&body)?;
    let (age, country) = beyond(&house, &request, &body, &headers)?;
    let address = key(&house, &request.email);
    let known = house.blocking(move |house| house.accounts.find(&address)).await.map_err(|error| failed(&error))?;
    if known.is_some() || house.staff.find(&request.email).is_some() {
        return Err(taken());
    }
    let hashed = house.passwords.hash(request.password.clone(), house.random()).await;
    let password = hashed.map_err(|error| failed(&error))?;
    let participant = participant(&house, &guest).await.map_err(|error| failed(&error))?;
    let name = request.first_name.clone();
    let signature = Signature { name: Some(name.clone()), age };
    house.backend.sign(participant, signature).await.map_err(|error| failed(&error))?;
    let account = Account { participant, password, name, country: country.clone() };
    let added = house.blocking(move |house| house.accounts.add(address, &account)).await;
    if !added.map_err(|error| failed(&error))? {
        return Err(taken());
    }
    Ok(with(StatusCode::CREATED, &user(participant, request, country)))
}

/// What needs a clock, a header or members that are not kept: the age, the country, a child's consents.
fn beyond(house: &House, request: &RegisterRequest, body: &Value, headers: &HeaderMap) -> Answer<(Option<u8>, String)> {
    let age = request.date_of_birth.map(|born| age(born, house.now()));
    let said = headers.get(header::COUNTRY).and_then(|value| value.to_str().ok());
    let country = request.country.as_deref().or(said).unwrap_or("FR");
    let is_child = age.is_some_and(|age| AGES.contains(&age) && age < ALONE);
    let consents = ["legalMinorConsent", "legalAdvisorApproval"];
    let faults = age.filter(|age| !AGES.contains(age)).map(|_| ("dateOfBirth", Key::InvalidAge));
    let faults = faults.into_iter().chain((!is_supported(country)).then_some(("country", Key::InvalidValue)));
    let missing = consents.into_iter().filter(|name| is_child && body.get(name) != Some(&Value::Bool(true)));
    let faults: Vec<FieldError> = faults
        .chain(missing.map(|name| (name, Key::LegalConsent)))
        .map(|(field, key)| FieldError::new(field, key, format!("{field} is not valid")))
        .collect();
    if faults.is_empty() {
        Ok((age.and_then(|age| u8::try_from(age).ok()), country.to_owned()))
    } else {
        Err(Fault::list(400, faults).into())
    }
}

/// Whole years since a day of birth.
fn age(born: Day, now: Time) -> i64 {
    let today = Day::at(now.0.div_euclid(Time::DAY));
    let had = (today.month, today.day) >= (born.month, born.day);
    today.year - born.year - i64::from(!had)
}

/// The participant of the session that has voted, if it is nobody's yet; else a new one.
async fn participant(house: &House, guest: &Guest) -> Result<ParticipantId> {
    if guest.caller == Caller::Anonymous && guest.session.has_joined() {
        let session = guest.participant(house).await?;
        if house.accounts.of(session)?.is_none() {
            return Ok(session);
        }
    }
    house.participant("account", &house.random::<16>()).await
}

fn taken() -> crate::gateway::reply::Refused {
    Fault::one(400, "email", Key::AlreadyRegistered, "this address has an account: log in").into()
}

fn user(participant: ParticipantId, request: RegisterRequest, country: String) -> User {
    User {
        user_id: participant.to_string(),
        email: request.email,
        display_name: Some(request.first_name.clone()),
        first_name: Some(request.first_name),
        last_name: None,
        roles: vec![Role::Citizen.into()],
        profile: None,
        country,
        has_password: true,
        followed_users: Vec::new(),
        user_type: UserType::User.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_grows_on_the_birthday() {
        let at = |text: &str| text.parse::<crate::dialect::Moment>().unwrap().0;
        let born = Day::new(2010, 3, 2).unwrap();
        assert_eq!(age(born, at("2026-03-01T23:59:59.000Z")), 15);
        assert_eq!(age(born, at("2026-03-02T00:00:00.000Z")), 16);
        assert_eq!(age(Day::new(2012, 2, 29).unwrap(), at("2026-02-28T12:00:00.000Z")), 13);
    }
}

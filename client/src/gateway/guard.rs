//! Every request, before and after: who asks, how often, and the headers that every answer carries.

use std::sync::Arc;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::guest::{Caller, Desk, Guest, Session};
use super::house::House;
use super::reply::{Answer, LARGE_BODY, Limit, Refused};
use super::seal::{Purpose, Sealed, Subject};
use crate::dialect::fault::Act;
use crate::dialect::header::{self, Location};
use crate::dialect::moment::Moment;
use crate::dialect::secret::Secret;
use crate::error::Result;
use crate::model::Time;

/// Longest number of a caller's own that is sent back, in bytes.
const OWN_NUMBER: usize = 100;

/// Admits a request, or answers it here.
pub(super) async fn admit(State(house): State<Arc<House>>, mut request: Request, next: Next) -> Response {
    let begun = house.now();
    let headers = request.headers().clone();
    let (session, until) = session(&house, &headers);
    let admitted = caller(&house, &headers).await;
    let mut response = match admitted {
        Ok(caller) => {
            if caller == Caller::Owner {
                request.extensions_mut().insert(Limit(LARGE_BODY));
            }
            let location = Location::read(text(&headers, header::LOCATION).unwrap_or_default());
            request.extensions_mut().insert(Guest { caller, session: session.clone(), location });
            next.run(request).await
        }
        Err(refused) => refused.into_response(),
    };
    sign(&house, &mut response, &headers, &session, until, begun);
    response
}

/// The session that a request names, or a new one; none of a caller's own making is taken.
fn session(house: &House, headers: &HeaderMap) -> (Session, Option<Time>) {
    let named = text(headers, header::SESSION);
    match named.and_then(|text| house.seal.open(text, Purpose::Session, house.now())) {
        Some(Sealed { subject: Subject::Session { link, joined }, until, .. }) => {
            (Session::new(link, joined), Some(until))
        }
        _ => (Session::new(house.random(), false), None),
    }
}

/// By which right; a token that opens nothing is refused, whatever is asked.
async fn caller(house: &House, headers: &HeaderMap) -> Answer<Caller> {
    let Some(value) = headers.get(header::AUTHORIZATION) else { return Ok(Caller::Anonymous) };
    let token = value.to_str().ok().and_then(header::read_bearer).ok_or_else(Refused::unknown_caller)?;
    let caller = bearer(house, &token).await.map_err(|error| Refused::of(&error, Act::Account))?;
    caller.ok_or_else(Refused::unknown_caller)
}

async fn bearer(house: &House, token: &Secret) -> Result<Option<Caller>> {
    if house.is_owner(token) {
        return Ok(Some(Caller::Owner));
    }
    let Some(sealed) = house.seal.open(token.reveal(), Purpose::Access, house.now()) else { return Ok(None) };
    Ok(match sealed.subject {
        Subject::Session { .. } => None,
        Subject::Participant(id) => Some(Caller::Participant(id)),
        Subject::Seat(id) => Some(Caller::Moderator(Desk { id, account: None })),
        Subject::Staff(login) => match house.staff.find(&login) {
            None => None,
            Some(staffer) => {
                let id = house.seat(&staffer.name).await?;
                Some(Caller::Moderator(Desk { id, account: Some(staffer) }))
            }
        },
    })
}

/// Writes what every answer says: the session (a new text of it where it grew old or somebody joined), numbers, times.
fn sign(
    house: &House,
    response: &mut Response,
    asked: &HeaderMap,
    session: &Session,
    until: Option<Time>,
    begun: Time,
) {
    let (now, life) = (house.now(), house.manners.session);
    let named = text(asked, header::SESSION).unwrap_or_default();
    let is_fresh = until.is_some_and(|until| until.since(now) > life / 2) && !has_just_joined(house, named, session);
    let subject = Subject::Session { link: session.link, joined: session.has_joined() };
    let (id, until) = match until.filter(|_| is_fresh) {
        Some(until) => (Secret::new(named), until),
        None => (house.sealed(Purpose::Session, subject, life), now.plus(life)),
    };
    let route = response.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let number = crate::model::hex::written(&house.random::<8>());
    let own = |name| text(asked, name).filter(|value| value.len() <= OWN_NUMBER).map(str::to_owned);
    let visitor = own(header::VISITOR).unwrap_or_else(|| crate::model::hex::written(&house.random::<16>()));
    let since = own(header::VISITOR_SINCE).unwrap_or_else(|| Moment(now).to_string());
    let took = now.since(begun).max(0).to_string();
    let headers = response.headers_mut();
    let mut say = |name: &'static str, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    };
    say(header::SESSION, id.reveal());
    say(header::SESSION_EXPIRES, &Moment(until).to_string());
    say(header::VISITOR, &visitor);
    say(header::VISITOR_SINCE, &since);
    say(header::EXTERNAL_ID, &own(header::EXTERNAL_ID).unwrap_or_else(|| number.clone()));
    say(header::REQUEST_ID, &number);
    say(header::ROUTE_TIME, &took);
    if let Some(route) = route {
        say(header::ROUTE_NAME, &route);
    }
}

/// Whether the text that was sent does not say yet that somebody takes part.
fn has_just_joined(house: &House, named: &str, session: &Session) -> bool {
    let opened = house.seal.open(named, Purpose::Session, house.now());
    let said = opened.is_some_and(|sealed| matches!(sealed.subject, Subject::Session { joined: true, .. }));
    session.has_joined() && !said
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

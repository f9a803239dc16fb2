//! Every request, before and after: who asks, how often, and the headers that every answer carries.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::guest::{Caller, Desk, Guest, Session};
use super::house::House;
use super::limits::{self, Asker};
use super::listen::Peer;
use super::login;
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
    if until.is_none() {
        house.metrics.sessions.inc();
    }
    let admitted = admitted(&house, &At::of(&request), &headers, until.map(|_| session.link)).await;
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
    let (session, until) =
        if session.has_ended() { (Session::new(house.random(), false), None) } else { (session, until) };
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

/// Who asks, unless they ask too often.
async fn admitted(house: &House, at: &At, headers: &HeaderMap, session: Option<[u8; 16]>) -> Answer<Caller> {
    let (session, address) = (session.map(Asker::Session), Asker::address(at.peer));
    let caller = caller(house, at, headers).await;
    let asker = match &caller {
        Ok((Caller::Owner, _)) => None,
        Ok((Caller::Anonymous, _)) if at.opens => Some(address),
        Ok((Caller::Anonymous, _)) | Err(_) => Some(session.unwrap_or(address)),
        Ok((_, asker)) => *asker,
    };
    asker.map_or(Ok(()), |asker| house.limits.admit(asker)).map_err(Refused::too_fast)?;
    caller.map(|(caller, _)| caller)
}

/// From where, and to which of the doors.
struct At {
    peer: IpAddr,
    opens: bool,
    is_token: bool,
}

impl At {
    fn of(request: &Request) -> Self {
        let peer = request.extensions().get::<Peer>().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.0);
        Self { peer, opens: limits::opens(request), is_token: request.uri().path().starts_with("/oauth/") }
    }
}

/// By which right, and how it is counted; a token that opens nothing is refused, whatever is asked.
async fn caller(house: &House, at: &At, headers: &HeaderMap) -> Answer<(Caller, Option<Asker>)> {
    let Some(value) = headers.get(header::AUTHORIZATION) else { return Ok((Caller::Anonymous, None)) };
    if at.is_token && value.as_bytes().get(..6).is_some_and(|scheme| scheme.eq_ignore_ascii_case(b"basic ")) {
        return Ok((Caller::Anonymous, None)); // the name of the program that asks: none is needed here
    }
    let token = value.to_str().ok().and_then(header::read_bearer).ok_or_else(Refused::unknown_caller)?;
    let caller = bearer(house, &token).await.map_err(|error| Refused::of(&error, Act::Account))?;
    caller.ok_or_else(Refused::unknown_caller)
}

/// A citizen's own login is counted; the owner's programs, which speak for many, and moderators are not.
async fn bearer(house: &House, token: &Secret) -> Result<Option<(Caller, Option<Asker>)>> {
    if house.is_owner(token) {
        return Ok(Some((Caller::Owner, None)));
    }
    let Some(sealed) = house.seal.open(token.reveal(), Purpose::Access, house.now()) else { return Ok(None) };
    if house.tokens.is_revoked(sealed.number)? || !login::stands(house, &sealed.subject)? {
        return Ok(None);
    }
    let asker = if let Subject::Account(id) = &sealed.subject { Some(Asker::Account(*id)) } else { None };
    let caller = match sealed.subject {
        Subject::Session { .. } => None,
        Subject::Participant(id) | Subject::Account(id) => Some(Caller::Participant(id)),
        Subject::Seat(id) => Some(Caller::Moderator(Desk { id, account: None })),
        Subject::Staff(login) => match house.staff.find(&login) {
            None => None,
            Some(staffer) => {
                let id = house.seat(&staffer.name).await?;
                Some(Caller::Moderator(Desk { id, account: Some(staffer) }))
            }
        },
    };
    Ok(caller.map(|caller| (caller, asker)))
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

//! The line to the server: every request goes through here with its citizen's session, and every answer is heard.

use std::sync::PoisonError;

use serde::de::DeserializeOwned;

use super::Server;
use super::account::Step;
use super::ask::Ask;
use crate::dialect::header::{self, App};
use crate::dialect::route::Method;
use crate::dialect::word::Word;
use crate::dialect::{Fault, fault, tolerance};
use crate::error::Error;
use crate::model::Time;
use crate::remote::context::Seat;
use crate::remote::http::{Answer, Away, Cause};
use crate::remote::outbox::Undelivered;

/// What an exchange ends in.
pub(super) type Heard<T> = Result<T, Undelivered>;

/// After the server could not be reached nobody waits for it again for so long, in milliseconds.
const BREATH: i64 = 5 * Time::SECOND;
/// The longest that a server's own « retry after » is believed, in milliseconds.
const BELIEVED: i64 = 60 * Time::SECOND;

impl Server {
    /// Asks, and reads the answer.
    pub(super) async fn ask<T: DeserializeOwned>(&self, seat: &mut Seat, ask: &Ask) -> Heard<T> {
        let answer = self.tell(seat, ask).await?;
        tolerance::read(&answer.body).map_err(|_| unreadable(ask))
    }

    /// Asks; any answer that says yes is one.
    pub(super) async fn tell(&self, seat: &mut Seat, ask: &Ask) -> Heard<Answer> {
        let mut step = Some(Step::Refresh);
        loop {
            let answer = self.exchange(seat, ask).await?;
            if answer.is_success() {
                return Ok(answer);
            }
            match step {
                Some(now) if answer.status == 401 && seat.context.token.is_some() => {
                    step = self.renew(seat, now).await?;
                    // What was meant for the account must not be done by nobody.
                    if seat.context.token.is_none() && ask.operation.route().0 != Method::Get {
                        return Err(Error::Unavailable("the account has to be opened again".to_owned()).into());
                    }
                }
                _ => return Err(self.refused(&answer, ask)),
            }
        }
    }

    /// One request and its answer, whatever it says.
    pub(super) async fn exchange(&self, seat: &mut Seat, ask: &Ask) -> Heard<Answer> {
        if self.is_away() {
            return Err(Error::Unavailable("the server could not be reached a moment ago".to_owned()).into());
        }
        let call = ask.call(self.headers(seat, ask.is_bare));
        match self.http.send(call).await {
            Ok(answer) => {
                seat.heard(&answer, self.now())?;
                Ok(answer)
            }
            Err(away) => Err(self.missed(away)),
        }
    }

    fn headers(&self, seat: &Seat, is_bare: bool) -> Vec<(&'static str, String)> {
        // Only for these names does make.org's server go by headers alone.
        let app = if seat.who == self.desk_seat() { App::BackOffice } else { App::Widget };
        let language = self.settings.language.to_string();
        let mut headers = vec![
            (header::APP, app.name().to_owned()),
            (header::SOURCE, "core".to_owned()),
            (header::COUNTRY, self.settings.countries.first().cloned().unwrap_or_default()),
            (header::LANGUAGE, language.clone()),
            (header::CLIENT_LANGUAGE, language),
        ];
        let context = &seat.context;
        headers.extend(context.session.as_ref().map(|session| (header::SESSION, session.reveal().to_owned())));
        headers.extend(context.visitor.as_ref().map(|visitor| (header::VISITOR, visitor.reveal().to_owned())));
        let token = context.token.as_ref().filter(|_| !is_bare);
        headers.extend(token.map(|token| (header::AUTHORIZATION, header::bearer(token))));
        headers
    }

    /// What an answer that says no means. What passes by itself may be tried again, and so may what no such server says (a
    /// redirect: somebody else's page stands between).
    pub(super) fn refused(&self, answer: &Answer, ask: &Ask) -> Undelivered {
        let again = matches!(answer.status, 300..=399 | 408 | 409 | 425 | 429 | 500 | 502..=599);
        if let Some(seconds) = answer.header("retry-after").and_then(|value| value.trim().parse::<i64>().ok()) {
            self.leave_alone(seconds.saturating_mul(Time::SECOND).clamp(0, BELIEVED));
        }
        let exact = answer.header(header::REFUSAL).and_then(fault::read_exact);
        let read = || Fault::read(answer.status, &answer.body).error(&ask.about);
        Undelivered { error: exact.map_or_else(read, Error::Refused), again }
    }

    fn missed(&self, away: Away) -> Undelivered {
        match away.cause {
            Cause::Unspeakable => Error::NotFound("what was named".to_owned()).into(),
            Cause::Unreachable | Cause::TooSlow => {
                self.leave_alone(BREATH);
                Error::from(away).into()
            }
            Cause::Cut | Cause::TooLarge => Error::from(away).into(),
        }
    }

    fn leave_alone(&self, milliseconds: i64) {
        *self.away.lock().unwrap_or_else(PoisonError::into_inner) = Some(self.now().plus(milliseconds));
    }

    fn is_away(&self) -> bool {
        self.away.lock().unwrap_or_else(PoisonError::into_inner).is_some_and(|until| until > self.now())
    }
}

/// An answer that is another than expected: never taken for « nothing ». Its words may hold anything, so none is kept.
pub(super) fn unreadable(ask: &Ask) -> Undelivered {
    Error::Unavailable(format!("the server's answer to {} cannot be read", ask.operation)).into()
}

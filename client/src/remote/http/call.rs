//! What is sent and what comes back, as plain values. None of them shows what it carries.

use std::fmt;

use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Request, Url};

use crate::dialect::page::Pairs;
use crate::dialect::route::Method;
use crate::error::Error;

/// A request.
#[derive(Clone)]
pub struct Call {
    /// What it does.
    pub method: Method,
    /// Under the server's own path, escaped already.
    pub path: String,
    /// Query values, as they are.
    pub query: Pairs,
    /// Headers.
    pub headers: Vec<(&'static str, String)>,
    /// What it carries.
    pub body: Body,
    /// Whether sending it twice ends as sending it once.
    pub repeatable: bool,
}

/// What a request carries.
#[derive(Clone)]
pub enum Body {
    /// Nothing.
    None,
    /// JSON, written already.
    Json(Vec<u8>),
    /// Pairs of a form.
    Form(Pairs),
}

/// Any answer that came whole.
#[derive(Clone)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// What it says, unpacked.
    pub body: Vec<u8>,
    headers: HeaderMap,
}

/// No answer came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{cause}")]
pub struct Away {
    /// Whether the server may have the request all the same.
    pub sent: Sent,
    /// Why.
    pub cause: Cause,
}

/// Whether a request reached the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// Certainly not.
    Never,
    /// Nobody here can say.
    Perhaps,
}

/// Why no answer came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Cause {
    /// No connection could be made.
    #[error("the server cannot be reached")]
    Unreachable,
    /// It took too long.
    #[error("the server took too long to answer")]
    TooSlow,
    /// The connection ended before the answer did.
    #[error("the server's answer was cut short")]
    Cut,
    /// The answer is larger than any that makes sense.
    #[error("the server's answer is too large")]
    TooLarge,
    /// What was asked for cannot be written as a request.
    #[error("this cannot be asked of a server")]
    Unspeakable,
}

impl Call {
    /// A request without query, headers and body; repeatable only if it reads.
    pub fn new(method: Method, path: impl Into<String>) -> Self {
        let repeatable = matches!(method, Method::Get);
        Self { method, path: path.into(), query: Pairs::new(), headers: Vec::new(), body: Body::None, repeatable }
    }

    /// The request as the library sends it; none when a header holds what no header may.
    pub(super) fn request(&self, client: &Client, url: Url) -> Option<Request> {
        let mut headers = HeaderMap::new();
        for (name, value) in &self.headers {
            let mut value = HeaderValue::from_bytes(value.as_bytes()).ok()?;
            value.set_sensitive(true);
            headers.append(HeaderName::from_bytes(name.as_bytes()).ok()?, value);
        }
        let request = client.request(self.method.into(), url).headers(headers);
        let request = match &self.body {
            Body::None => request,
            Body::Json(bytes) => request.header(CONTENT_TYPE, "application/json").body(bytes.clone()),
            Body::Form(pairs) => request.form(pairs),
        };
        request.build().ok()
    }
}

impl From<Method> for reqwest::Method {
    fn from(method: Method) -> Self {
        match method {
            Method::Get => Self::GET,
            Method::Post => Self::POST,
            Method::Put => Self::PUT,
            Method::Delete => Self::DELETE,
        }
    }
}

impl Answer {
    pub(super) const fn new(status: u16, headers: HeaderMap, body: Vec<u8>) -> Self {
        Self { status, body, headers }
    }

    /// The value of a header, whatever the capitals of its name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Whether it says yes.
    pub const fn is_success(&self) -> bool {
        matches!(self.status, 200..=299)
    }
}

impl Cause {
    /// What the library says; its own words may hold the address, so none of them is kept.
    pub(super) fn of(error: &reqwest::Error) -> Self {
        if error.is_builder() {
            Self::Unspeakable
        } else if error.is_connect() {
            Self::Unreachable
        } else if error.is_timeout() {
            Self::TooSlow
        } else {
            Self::Cut
        }
    }
}

impl From<Away> for Error {
    fn from(away: Away) -> Self {
        Self::Unavailable(away.to_string())
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Call({:?} …)", self.method)
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Answer({}, {} bytes)", self.status, self.body.len())
    }
}

//! A small client of HTTP/1.1, one connection per request. Keeps the session as make.org's front does. Knows no operation.

use std::fmt::Write as _;
use std::net::SocketAddr;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What a server answered.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// A program with one session.
#[derive(Debug, Clone)]
pub(crate) struct Program {
    address: SocketAddr,
    /// Sent with every request.
    pub(crate) headers: Vec<(String, String)>,
}

impl Told {
    fn read(bytes: &[u8]) -> Self {
        let at = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("an end of the headers");
        let head = std::str::from_utf8(&bytes[..at]).expect("headers are text");
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).expect("a status").parse().unwrap();
        let headers = lines.map(|line| line.split_once(':').expect("a header"));
        let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned())).collect();
        let mut told = Self { status, headers, body: bytes[at + 4..].to_vec() };
        if told.header("transfer-encoding") == Some("chunked") {
            told.body = joined(&told.body);
        }
        told
    }

    /// A header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The body, which must be JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The JSON body of an answer with this status.
    #[track_caller]
    pub(crate) fn with(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.body));
        if self.body.is_empty() { Value::Null } else { self.json() }
    }

    /// Fails unless this is a refusal in make.org's shape, with this status, field and key in it.
    #[track_caller]
    pub(crate) fn refuses(&self, status: u16, field: &str, key: &str) {
        let faults = self.with(status);
        assert_eq!(self.header("content-type"), Some("application/json"));
        let faults = faults.as_array().expect("a list of faults");
        let has = |fault: &&Value| fault["field"] == field && fault["key"] == key && fault.get("message").is_some();
        assert!(faults.iter().any(|fault| has(&fault)), "{field}/{key}: {faults:?}");
    }
}

/// The parts of a chunked body put together.
fn joined(mut bytes: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(at) = bytes.windows(2).position(|two| two == b"\r\n") {
        let size = usize::from_str_radix(std::str::from_utf8(&bytes[..at]).unwrap(), 16).unwrap();
        whole.extend(&bytes[at + 2..at + 2 + size]);
        bytes = &bytes[at + 4 + size..];
        if size == 0 {
            break;
        }
    }
    whole
}

impl Program {
    /// A program that knows an address and nothing else.
    pub(crate) fn at(address: SocketAddr) -> Self {
        Self { address, headers: Vec::new() }
    }

    /// Sends this header from now on.
    pub(crate) fn say(&mut self, name: &str, value: &str) -> &mut Self {
        self.headers.retain(|(known, _)| known != name);
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sends these bytes with these headers; keeps the session and the visitor that come back.
    pub(crate) async fn send(&mut self, method: &str, path: &str, kind: &str, body: &[u8]) -> Told {
        let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n", self.address);
        for (name, value) in &self.headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        let _ = write!(head, "content-type: {kind}\r\ncontent-length: {}\r\n\r\n", body.len());
        let mut socket = TcpStream::connect(self.address).await.unwrap();
        socket.write_all(head.as_bytes()).await.unwrap();
        let _ = socket.write_all(body).await; // a server may answer before it has read everything
        let mut bytes = Vec::new();
        socket.read_to_end(&mut bytes).await.unwrap();
        let told = Told::read(&bytes);
        for name in ["x-session-id", "x-visitor-id"] {
            if let Some(value) = told.header(name).map(str::to_owned) {
                self.say(name, &value);
            }
        }
        told
    }

    /// Reads.
    pub(crate) async fn get(&mut self, path: &str) -> Told {
        self.send("GET", path, "application/json", b"").await
    }

    /// Logs in as make.org's front does, and sends the token from now on.
    pub(crate) async fn log_in(&mut self, address: &str, password: &str) -> Value {
        let form = format!("grant_type=password&username={address}&password={}", password.replace(' ', "+"));
        let kind = "application/x-www-form-urlencoded";
        let token = self.send("POST", "/oauth/make_access_token", kind, form.as_bytes()).await.with(200);
        self.say("authorization", &format!("Bearer {}", token["access_token"].as_str().unwrap()));
        self.get("/user/current").await.with(200)
    }

    /// Sends JSON.
    pub(crate) async fn post(&mut self, path: &str, body: &Value) -> Told {
        self.send("POST", path, "application/json", body.to_string().as_bytes()).await
    }
}

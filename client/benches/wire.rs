//! One HTTP/1.1 connection that is kept open, as small as it can be: what it costs is hardly anything beside the server.

use std::net::SocketAddr;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// A connection.
pub(crate) struct Wire(BufReader<TcpStream>);

/// An answer.
pub(crate) struct Told {
    /// Its status; 0 where nothing came.
    pub(crate) status: u16,
    /// The session that it names.
    pub(crate) session: String,
    /// What it says.
    pub(crate) body: Vec<u8>,
}

impl Wire {
    /// Connects.
    pub(crate) async fn to(address: SocketAddr) -> Self {
        let socket = TcpStream::connect(address).await.unwrap();
        socket.set_nodelay(true).unwrap();
        Self(BufReader::new(socket))
    }

    /// Reads, in a session or without any yet.
    pub(crate) async fn get(&mut self, path: &str, session: Option<&str>) -> Told {
        self.send("GET", path, session, "").await
    }

    /// Sends JSON in a session.
    pub(crate) async fn post(&mut self, path: &str, session: &str, body: &str) -> Told {
        self.send("POST", path, Some(session), body).await
    }

    async fn send(&mut self, method: &str, path: &str, session: Option<&str>, body: &str) -> Told {
        let session = session.map(|session| format!("x-session-id: {session}\r\n")).unwrap_or_default();
        let length = body.len();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: here\r\n{session}content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        self.0.get_mut().write_all(request.as_bytes()).await.unwrap();
        self.answer().await
    }

    async fn answer(&mut self) -> Told {
        let mut told = Told { status: 0, session: String::new(), body: Vec::new() };
        let (mut line, mut length) = (String::new(), 0);
        loop {
            line.clear();
            if self.0.read_line(&mut line).await.unwrap() == 0 {
                return Told { status: 0, ..told };
            }
            match line.trim_end().split_once(": ") {
                None if line == "\r\n" => break,
                None => told.status = line.split(' ').nth(1).unwrap().parse().unwrap(),
                Some(("content-length", value)) => length = value.parse().unwrap(),
                Some(("x-session-id", value)) => value.clone_into(&mut told.session),
                Some(("transfer-encoding", _)) => panic!("an answer in pieces was not asked for"),
                Some(_) => {}
            }
        }
        told.body.resize(length, 0);
        self.0.read_exact(&mut told.body).await.unwrap();
        told
    }
}

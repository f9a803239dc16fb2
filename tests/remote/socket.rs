//! A server of plain sockets that answers as a test tells it to, also as no server should.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A request as it came.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) query: String,
    pub(super) headers: HashMap<String, String>,
    pub(super) body: String,
}

impl Request {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    /// Method and path, as tests compare them.
    pub(super) fn line(&self) -> String {
        format!("{} {}", self.method, self.path)
    }
}

/// What the server does with a request.
pub(super) enum Reply {
    /// Answers: status, headers, body.
    Answer(u16, Vec<(&'static str, String)>, String),
    /// Says nothing for so long, then hangs up.
    Silent(Duration),
    /// Promises more than it sends.
    Cut(&'static str),
    /// Sends so many bytes, promised or not.
    Flood { bytes: usize, promised: bool },
}

impl Reply {
    pub(super) fn json(status: u16, body: &serde_json::Value) -> Self {
        Self::Answer(status, vec![("content-type", "application/json".into())], body.to_string())
    }

    pub(super) fn page(status: u16) -> Self {
        let body = "<html><body>session-SECRET password-SECRET</body></html>".to_owned();
        Self::Answer(status, vec![("content-type", "text/html".into())], body)
    }

    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        if let Self::Answer(_, headers, _) = &mut self {
            headers.push((name, value.into()));
        }
        self
    }
}

type Script = Arc<dyn Fn(&Request) -> Reply + Send + Sync>;

/// A server that listens until it is dropped.
pub(super) struct Server {
    pub(super) port: u16,
    seen: Arc<Mutex<Vec<Request>>>,
    written: Arc<AtomicUsize>,
    task: JoinHandle<()>,
}

impl Server {
    pub(super) async fn start(script: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> Self {
        Self::start_at(0, script).await
    }

    pub(super) async fn start_at(port: u16, script: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", port)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (seen, written) = (Arc::default(), Arc::default());
        let task = tokio::spawn(listen(listener, Arc::new(script), Arc::clone(&seen), Arc::clone(&written)));
        Self { port, seen, written, task }
    }

    pub(super) fn base(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub(super) fn seen(&self) -> Vec<Request> {
        self.seen.lock().unwrap().clone()
    }

    /// How many requests began like this, such as `POST /proposals/p1/vote`.
    pub(super) fn count(&self, line: &str) -> usize {
        self.seen().iter().filter(|request| request.line() == line).count()
    }

    /// Bytes of bodies that the other side let us write.
    pub(super) fn written(&self) -> usize {
        self.written.load(Ordering::SeqCst)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn listen(listener: TcpListener, script: Script, seen: Arc<Mutex<Vec<Request>>>, written: Arc<AtomicUsize>) {
    while let Ok((stream, _)) = listener.accept().await {
        let (script, seen, written) = (Arc::clone(&script), Arc::clone(&seen), Arc::clone(&written));
        tokio::spawn(async move { serve(stream, script, seen, written).await });
    }
}

async fn serve(mut stream: TcpStream, script: Script, seen: Arc<Mutex<Vec<Request>>>, written: Arc<AtomicUsize>) {
    let Some(request) = read(&mut stream).await else { return };
    let reply = script(&request);
    seen.lock().unwrap().push(request);
    let _ = match reply {
        Reply::Answer(status, headers, body) => answer(&mut stream, status, &headers, &body).await,
        Reply::Silent(long) => {
            tokio::time::sleep(long).await;
            Ok(())
        }
        Reply::Cut(body) => {
            let head = format!(
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
                body.len() * 2
            );
            stream.write_all(format!("{head}{body}").as_bytes()).await
        }
        Reply::Flood { bytes, promised } => flood(&mut stream, bytes, promised, &written).await,
    };
    let _ = stream.shutdown().await;
}

async fn answer(stream: &mut TcpStream, status: u16, headers: &[(&str, String)], body: &str) -> std::io::Result<()> {
    let mut text = format!("HTTP/1.1 {status} X\r\ncontent-length: {}\r\nconnection: close\r\n", body.len());
    for (name, value) in headers {
        let _ = write!(text, "{name}: {value}\r\n");
    }
    stream.write_all(format!("{text}\r\n{body}").as_bytes()).await
}

async fn flood(stream: &mut TcpStream, bytes: usize, promised: bool, written: &AtomicUsize) -> std::io::Result<()> {
    let length = if promised { format!("content-length: {bytes}\r\n") } else { String::new() };
    let head = format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n{length}\r\n\"");
    stream.write_all(head.as_bytes()).await?;
    let piece = vec![b'a'; 1 << 16];
    for _ in 0..bytes / piece.len() {
        stream.write_all(&piece).await?;
        written.fetch_add(piece.len(), Ordering::SeqCst);
    }
    Ok(())
}

async fn read(stream: &mut TcpStream) -> Option<Request> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break end;
        }
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.lines();
    let mut first = lines.next()?.split(' ');
    let (method, target) = (first.next()?.to_owned(), first.next()?.to_owned());
    let headers: HashMap<String, String> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let length: usize = headers.get("content-length").and_then(|value| value.parse().ok()).unwrap_or(0);
    while bytes.len() < end + 4 + length {
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    }
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let body = String::from_utf8_lossy(&bytes[end + 4..]).into_owned();
    Some(Request { method, path: path.to_owned(), query: query.to_owned(), headers, body })
}

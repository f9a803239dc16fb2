//! A line between the bot and its homeserver on which every byte is counted, and every answer that says "too fast". Knows
//! nothing else of what the bytes say.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// How an answer begins that something came too fast.
const SLOW_DOWN: &[u8] = b"HTTP/1.1 429";

/// The line.
pub(super) struct Wire {
    /// Where the bot finds its homeserver.
    pub(super) url: String,
    up: Arc<AtomicU64>,
    down: Arc<AtomicU64>,
    slowed: Arc<AtomicU64>,
}

impl Wire {
    /// A line to the homeserver on this port.
    pub(super) async fn to(port: u16) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (up, down, slowed): (Arc<AtomicU64>, Arc<AtomicU64>, Arc<AtomicU64>) = Default::default();
        let counts = (Arc::clone(&up), Arc::clone(&down), Arc::clone(&slowed));
        tokio::spawn(async move {
            while let Ok((here, _)) = listener.accept().await {
                let Ok(there) = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await else { continue };
                let ((from, to), (back_from, back_to)) = (here.into_split(), there.into_split());
                tokio::spawn(copy(from, back_to, Arc::clone(&counts.0), Arc::default()));
                tokio::spawn(copy(back_from, to, Arc::clone(&counts.1), Arc::clone(&counts.2)));
            }
        });
        Self { url, up, down, slowed }
    }

    /// Bytes that the bot sent and got so far.
    pub(super) fn bytes(&self) -> [u64; 2] {
        [&self.up, &self.down].map(|count| count.load(Ordering::Relaxed))
    }

    /// How often the homeserver said that something came too fast.
    pub(super) fn slowed(&self) -> u64 {
        self.slowed.load(Ordering::Relaxed)
    }
}

async fn copy(
    mut from: impl AsyncReadExt + Unpin,
    mut to: impl AsyncWriteExt + Unpin,
    count: Arc<AtomicU64>,
    slowed: Arc<AtomicU64>,
) {
    let mut buffer = vec![0; 16_384];
    while let Ok(read @ 1..) = from.read(&mut buffer).await {
        count.fetch_add(u64::try_from(read).unwrap(), Ordering::Relaxed);
        slowed.fetch_add(u64::from(buffer.starts_with(SLOW_DOWN)), Ordering::Relaxed);
        if to.write_all(&buffer[..read]).await.is_err() {
            return;
        }
    }
    let _ = to.shutdown().await; // the other side is gone already
}

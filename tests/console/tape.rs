//! A line between a console and its server that can be made slow, or cut. Knows nothing of what is said over it.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

/// A line to a server.
pub(super) struct Tape {
    /// Where it begins.
    pub(super) host: String,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    slow: AtomicU64,
    cut: AtomicBool,
}

impl Tape {
    /// A line to the server at `to`.
    pub(super) fn to(to: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (host, to, state) = (listener.local_addr().unwrap().to_string(), to.to_owned(), Arc::new(State::default()));
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            for near in listener.incoming().flatten() {
                if shared.cut.load(Ordering::SeqCst) {
                    continue; // closed at once
                }
                let Ok(far) = TcpStream::connect(&to) else { continue };
                for (from, to) in [(&near, &far), (&far, &near)] {
                    let (from, to, shared) = (from.try_clone().unwrap(), to.try_clone().unwrap(), Arc::clone(&shared));
                    std::thread::spawn(move || carry(from, to, &shared));
                }
            }
        });
        Self { host, state }
    }

    /// Every piece takes so long from now on.
    pub(super) fn slow(&self, by: Duration) {
        self.state.slow.store(u64::try_from(by.as_millis()).unwrap(), Ordering::SeqCst);
    }

    /// Cuts the line, or mends it.
    pub(super) fn cut(&self, cut: bool) {
        self.state.cut.store(cut, Ordering::SeqCst);
    }
}

fn carry(mut from: TcpStream, mut to: TcpStream, state: &State) {
    let mut piece = [0; 16_384];
    while let Ok(read @ 1..) = from.read(&mut piece) {
        std::thread::sleep(Duration::from_millis(state.slow.load(Ordering::SeqCst)));
        if state.cut.load(Ordering::SeqCst) || to.write_all(&piece[..read]).is_err() {
            break;
        }
    }
    let _ = from.shutdown(Shutdown::Both); // whichever side is still open
    let _ = to.shutdown(Shutdown::Both);
}

//! Lines of any bytes, read beside the conversation. Knows no meaning of a line.

use std::io::{self, BufRead};

use tokio::sync::mpsc::{Receiver, Sender, channel};

/// Bytes kept of one line: more than any sentence; the rest of the line is read and dropped.
const KEPT: usize = 64 * 1024;
/// Lines read ahead of the conversation.
const AHEAD: usize = 16;

/// Lines of standard input, as they come.
pub(super) fn of_stdin() -> Receiver<String> {
    let (sender, receiver) = channel(AHEAD);
    // A thread of its own: a read of standard input cannot be called off, and the program must be able to end.
    std::thread::spawn(move || read(&mut io::stdin().lock(), &sender));
    receiver
}

fn read(input: &mut impl BufRead, lines: &Sender<String>) {
    let mut line = Vec::new();
    loop {
        line.clear();
        match read_line(input, &mut line) {
            Ok(true) => {
                if lines.blocking_send(String::from_utf8_lossy(&line).into_owned()).is_err() {
                    return;
                }
            }
            Ok(false) | Err(_) => return,
        }
    }
}

/// Reads up to the end of a line, keeping at most [`KEPT`] bytes; answers whether there was one.
fn read_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    let mut any = false;
    loop {
        let available = match input.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            available => available?,
        };
        if available.is_empty() {
            return Ok(any);
        }
        any = true;
        let end = available.iter().position(|byte| *byte == b'\n');
        let part = &available[..end.unwrap_or(available.len())];
        line.extend_from_slice(&part[..part.len().min(KEPT - line.len())]);
        let used = part.len() + usize::from(end.is_some());
        input.consume(used);
        if end.is_some() {
            return Ok(true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8]) -> Vec<Vec<u8>> {
        let mut input = io::BufReader::with_capacity(7, bytes);
        let mut lines = Vec::new();
        let mut line = Vec::new();
        while read_line(&mut input, &mut line).unwrap() {
            lines.push(std::mem::take(&mut line));
        }
        lines
    }

    #[test]
    fn lines_end_with_a_line_end_or_the_end() {
        assert_eq!(all(b"1\n2\n\nlast"), [&b"1"[..], b"2", b"", b"last"]);
        assert_eq!(all(b""), [&b""[..]; 0]);
        assert_eq!(all(b"\xff\x00\n"), [b"\xff\x00"]);
    }

    #[test]
    fn a_line_longer_than_memory_allows_is_cut_and_the_next_is_whole() {
        let long = [vec![b'a'; 3 * KEPT], b"\nnext\n".to_vec()].concat();
        let lines = all(&long);
        assert_eq!((lines[0].len(), lines[1].as_slice()), (KEPT, &b"next"[..]));
    }
}

//! A folder with a home of its own, and `ilfaut serve` running on it. Knows no case.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use crate::program::{Ran, command, ran};

/// A folder for a consultation, a home and whatever else.
pub(crate) struct Spot(TempDir);

impl Spot {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A path in it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The folder of the consultation.
    pub(crate) fn folder(&self) -> PathBuf {
        self.path("place")
    }

    /// Its address.
    pub(crate) fn address(&self) -> String {
        format!("sled:{}", self.folder().display())
    }

    /// A command of somebody who lives here.
    pub(crate) fn command(&self, program: &str, args: &[&str]) -> Command {
        let mut command = command(program, args);
        command.env("HOME", self.path("home")).env("USER", "gwenn");
        command
    }

    /// Runs a program to its end.
    pub(crate) fn run(&self, program: &str, args: &[&str], input: &str) -> Ran {
        ran(&mut self.command(program, args), input.as_bytes())
    }
}

/// A server that has said where it listens.
pub(crate) struct Daemon {
    child: Child,
    out: BufReader<ChildStdout>,
    log: PathBuf,
    /// Where it answers.
    pub(crate) url: String,
    /// The questions that it said are open.
    pub(crate) questions: Vec<String>,
}

/// How a server ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    /// From the signal to the end of the process.
    pub(crate) took: Duration,
    /// All of its log.
    pub(crate) log: String,
}

impl Daemon {
    /// Serves the folder of `spot` on any port.
    pub(crate) fn start(spot: &Spot, args: &[&str]) -> Self {
        Self::at(spot, &spot.address(), args)
    }

    /// Serves `address` on any port.
    pub(crate) fn at(spot: &Spot, address: &str, args: &[&str]) -> Self {
        Self::listening(spot, address, "127.0.0.1:0", args)
    }

    /// Serves `address` on this very port.
    pub(crate) fn listening(spot: &Spot, address: &str, listen: &str, args: &[&str]) -> Self {
        let own = ["serve", "--json", "--address", address, "--listen", listen];
        let log = spot.path("log");
        let mut command = spot.command("ilfaut", &[&own, args].concat());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(File::create(&log).unwrap());
        let mut child = command.spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while !line.contains("\"listening\"") {
            line.clear();
            let read = out.read_line(&mut line).unwrap();
            assert!(read > 0, "it ended: {}", std::fs::read_to_string(&log).unwrap());
        }
        let told: Value = serde_json::from_str(&line).unwrap();
        let open = told["questions"].as_array().unwrap().iter().filter(|question| question["open"] == true);
        let questions = open.map(|question| question["question"].as_str().unwrap().to_owned()).collect();
        Self { child, out, log, url: told["listening"].as_str().unwrap().to_owned(), questions }
    }

    /// Asks it to end (SIGTERM) and waits until it has.
    #[expect(clippy::disallowed_methods, reason = "how long a process takes to end is measured on a real clock")]
    pub(crate) fn stop(mut self) -> Ended {
        let begun = Instant::now();
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(asked.success());
        let code = self.child.wait().unwrap().code();
        let took = begun.elapsed();
        let mut rest = String::new();
        self.out.read_to_string(&mut rest).unwrap();
        Ended { code, took, log: std::fs::read_to_string(&self.log).unwrap() + &*rest }
    }

    /// Ends it as a power cut would.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        let _ = self.child.kill(); // it has ended already, unless a test failed
        let _ = self.child.wait();
    }
}

/// Asks for a page: its status and its body.
pub(crate) fn get(url: &str, path: &str) -> (u16, String) {
    let host = url.trim_start_matches("http://");
    let mut socket = TcpStream::connect(host).unwrap();
    write!(socket, "GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n").unwrap();
    let mut text = String::new();
    socket.read_to_string(&mut text).unwrap();
    let status = text.split_whitespace().nth(1).unwrap().parse().unwrap();
    (status, text.split_once("\r\n\r\n").unwrap().1.to_owned())
}

/// Whether nobody but the owner can read or write a file.
pub(crate) fn is_for_its_owner_alone(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(file).unwrap().permissions().mode() & 0o777 == 0o600
}

/// Whether a text says one of these.
pub(crate) fn says(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

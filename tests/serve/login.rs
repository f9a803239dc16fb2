//! A moderator who logs in from the console, in a terminal of its own (`script`, of util-linux): asked before the screen is
//! taken, told when it was wrong.

use std::io::{Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::daemon::{Daemon, Spot};

const PASSWORD: &str = "sésame, ouvre-toi";
/// How long to wait for the next words on the screen.
const PATIENCE: Duration = Duration::from_secs(30);

/// A program in a terminal.
struct Screen {
    child: Child,
    keys: ChildStdin,
    pieces: Receiver<Vec<u8>>,
    seen: String,
}

impl Screen {
    /// Starts a program in a terminal of 80 by 24; none where there is no `script`.
    fn open(command: &Command) -> Option<Self> {
        let quoted = |word: &std::ffi::OsStr| format!("'{}'", word.to_string_lossy());
        let own = std::env::current_exe().ok()?; // what a shell calls /proc/self/exe is the shell
        let words: Vec<String> = std::iter::once(own.as_os_str()).chain(command.get_args()).map(quoted).collect();
        let line = format!("stty rows 24 cols 80; exec {}", words.join(" "));
        let mut script = Command::new("script");
        script.args(["-qec", &line, "/dev/null"]).env("TERM", "xterm").stdin(Stdio::piped()).stdout(Stdio::piped());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => script.env(name, value),
                None => script.env_remove(name),
            };
        }
        let mut child = script.spawn().ok()?;
        let (keys, mut out) = (child.stdin.take()?, child.stdout.take()?);
        let (send, pieces) = channel();
        std::thread::spawn(move || {
            let mut piece = [0; 4096];
            while let Ok(read @ 1..) = out.read(&mut piece) {
                let _ = send.send(piece[..read].to_vec()); // nobody looks any more
            }
        });
        Some(Self { child, keys, pieces, seen: String::new() })
    }

    /// Waits for words, then types an answer.
    fn answer(&mut self, words: &str, typed: &str) {
        let mut at = self.seen.find(words);
        while at.is_none() {
            let piece = self.pieces.recv_timeout(PATIENCE);
            let piece = piece.unwrap_or_else(|_| panic!("« {words} » is not said:\n{}", self.seen));
            self.seen.push_str(&String::from_utf8_lossy(&piece));
            at = self.seen.find(words);
        }
        self.seen = self.seen.split_off(at.unwrap() + words.len());
        std::thread::sleep(Duration::from_millis(200)); // the terminal is made silent after its question
        self.keys.write_all(typed.as_bytes()).unwrap();
    }

    /// Waits for the end; what was shown last, and the exit code.
    fn end(mut self) -> (String, Option<i32>) {
        while let Ok(piece) = self.pieces.recv_timeout(PATIENCE) {
            self.seen.push_str(&String::from_utf8_lossy(&piece));
        }
        if self.child.try_wait().unwrap().is_none() {
            self.child.kill().unwrap();
        }
        (self.seen, self.child.wait().unwrap().code())
    }
}

#[test]
fn a_moderator_logs_in_from_the_console() {
    let spot = Spot::new();
    let added = spot.run("ilfaut", &["moderator", "add", "ines", "--name", "Inès"], PASSWORD);
    assert_eq!(added.code, Some(0), "{added:?}");
    let daemon = Daemon::start(&spot, &["--log", "debug"]);
    let elsewhere = Spot::new();
    let command = elsewhere.command("ilfaut-tui", &["--address", &daemon.url, "--lang", "fr"]);
    let Some(mut screen) = Screen::open(&command) else {
        println!("skipped: there is no `script` here");
        return;
    };
    screen.answer("Identifiant", "ines\n");
    screen.answer("Mot de passe", "un autre mot\n");
    screen.answer("ne vont pas ensemble", "");
    screen.answer("Identifiant", "ines\n");
    screen.answer("Mot de passe", &format!("{PASSWORD}\n"));
    screen.answer("emploi", "Q");
    let (shown, code) = screen.end();
    assert_eq!(code, Some(0), "{shown}");
    let ended = daemon.stop();
    assert!(!ended.log.contains(PASSWORD) && !ended.log.contains("un autre mot"), "a password is in the log");
}

#[test]
fn whoever_has_forgotten_the_password_is_told_whom_to_ask() {
    let spot = Spot::new();
    let daemon = Daemon::start(&spot, &[]);
    let command = spot.command("ilfaut-tui", &["--address", &daemon.url, "--lang", "fr", "--login", "nobody"]);
    let Some(mut screen) = Screen::open(&command) else {
        println!("skipped: there is no `script` here");
        return;
    };
    for _ in 0..3 {
        screen.answer("Mot de passe", "je ne sais plus\n");
    }
    let (shown, code) = screen.end();
    assert!(code == Some(1) && shown.contains("ilfaut moderator password"), "{shown}");
    assert_eq!(daemon.stop().code, Some(0));
}

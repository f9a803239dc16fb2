//! A program in a terminal of its own (`script`, of util-linux), and what stands on its screen. Knows no case.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How long to wait for words on the screen.
const PATIENCE: Duration = Duration::from_mins(1);
/// Between two looks at the screen.
const LOOK: Duration = Duration::from_millis(5);

/// A program in a terminal of 80 by 24.
pub(crate) struct Window {
    script: Child,
    keys: ChildStdin,
    screen: Arc<Mutex<vt100::Parser>>,
    reader: std::thread::JoinHandle<()>,
    pid: PathBuf,
}

/// How a program left its terminal.
#[derive(Debug)]
pub(crate) struct Left {
    /// What stood on the screen last.
    pub(crate) shown: String,
    /// Its exit code, or 128 and the number of the signal that ended it.
    pub(crate) code: Option<i32>,
}

impl Window {
    /// Starts a program; none where there is no `script`.
    pub(crate) fn open(command: &Command, pid: PathBuf) -> Option<Self> {
        let _ = std::fs::remove_file(&pid); // of the program before
        let quoted = |word: &OsStr| format!("'{}'", word.to_string_lossy());
        let own = std::env::current_exe().ok()?; // what a shell calls /proc/self/exe is the shell
        let words: Vec<String> = std::iter::once(own.as_os_str()).chain(command.get_args()).map(quoted).collect();
        let line = format!("stty rows 24 cols 80; echo $$ > '{}'; exec {}", pid.display(), words.join(" "));
        let mut script = Command::new("script");
        script.args(["-qec", &line, "/dev/null"]).env("TERM", "xterm").stdin(Stdio::piped()).stdout(Stdio::piped());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => script.env(name, value),
                None => script.env_remove(name),
            };
        }
        let mut script = script.spawn().ok()?;
        let (keys, mut out) = (script.stdin.take()?, script.stdout.take()?);
        let [rows, columns] = [24, 80].map(|cells| NonZero::new(cells).unwrap());
        let screen = Arc::new(Mutex::new(vt100::Parser::new(rows, columns, 0)));
        let drawn = Arc::clone(&screen);
        let reader = std::thread::spawn(move || {
            let mut piece = [0; 4096];
            while let Ok(read @ 1..) = out.read(&mut piece) {
                drawn.lock().unwrap().process(&piece[..read]);
            }
        });
        Some(Self { script, keys, screen, reader, pid })
    }

    /// What stands on the screen.
    pub(crate) fn shown(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    /// Types.
    pub(crate) fn keys(&mut self, typed: &str) {
        let _ = self.keys.write_all(typed.as_bytes()).and_then(|()| self.keys.flush()); // it may have been killed
    }

    /// Waits until the screen shows what is looked for.
    pub(crate) fn wait<T>(&self, what: &str, seen: impl Fn(&str) -> Option<T>) -> T {
        let most = PATIENCE.as_millis() / LOOK.as_millis();
        for _ in 0..most {
            if let Some(found) = seen(&self.shown()) {
                return found;
            }
            if self.reader.is_finished() {
                break; // the program has ended: nothing more will be shown
            }
            std::thread::sleep(LOOK);
        }
        panic!("{what} is not shown:\n{}", self.shown());
    }

    /// Waits until the screen shows these words.
    pub(crate) fn wait_for(&self, words: &str) {
        self.wait(words, |shown| shown.contains(words).then_some(()));
    }

    /// Waits until the screen does not show these words any more.
    pub(crate) fn wait_without(&self, words: &str) {
        self.wait(&format!("no more {words}"), |shown| (!shown.contains(words)).then_some(()));
    }

    /// How many proposals the header says are waiting, once it says it.
    pub(crate) fn waiting(&self) -> usize {
        self.wait("the number of those that wait", waiting)
    }

    /// Sends the program a signal, such as `HUP`.
    pub(crate) fn signal(&self, signal: &str) {
        let pid = std::fs::read_to_string(&self.pid).unwrap();
        let sent = Command::new("kill").args([&format!("-{signal}"), pid.trim()]).status().unwrap();
        assert!(sent.success(), "no program {pid}");
    }

    /// Waits for its end.
    pub(crate) fn end(mut self) -> Left {
        let code = self.script.wait().unwrap().code();
        self.reader.join().unwrap();
        let shown = self.screen.lock().unwrap().screen().contents();
        Left { shown, code }
    }

    /// Ends it as a power cut would; answers with what stood on the screen.
    pub(crate) fn kill(self) -> Left {
        self.signal("KILL");
        self.end()
    }
}

/// How many proposals a header says are waiting.
pub(crate) fn waiting(shown: &str) -> Option<usize> {
    let (_, after) = shown.lines().next()?.split_once("File ")?;
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

//! Starts any of the three programs as a real child process, without a binary of its own: the test executable runs
//! itself again and goes through one door, [`as_program`]. Knows nothing of what the programs do.
//!
//! What libtest prints before the door is cut off by [`own_words`].

use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output, Stdio};

/// Which program the child is; unset in an ordinary test run.
const RUN: &str = "ILFAUT_TEST_RUN";
/// Its arguments, one a line.
const ARGS: &str = "ILFAUT_TEST_ARGS";
/// The line after which everything on standard output is the program's own.
const DOOR: &str = "--- the program speaks ---";

/// What a program answered.
#[derive(Debug)]
pub(crate) struct Ran {
    /// The exit code; none when a signal ended it.
    pub(crate) code: Option<i32>,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

/// The test executable itself, even when it was built again since it was started.
pub(crate) fn own() -> PathBuf {
    let running = PathBuf::from("/proc/self/exe");
    if running.exists() { running } else { std::env::current_exe().unwrap() }
}

/// A command that starts `program` (`ilfaut`, `ilfaut-bots`, `ilfaut-tui`) with nothing of this machine's settings:
/// no `ILFAUT_*`, no locale, no terminal, and a home folder that does not exist unless the caller names one.
pub(crate) fn command<A: AsRef<OsStr>>(program: &str, args: &[A]) -> Command {
    let mut command = Command::new(own());
    command.args(["--exact", "program::as_program", "--nocapture", "--test-threads=2", "--quiet"]);
    for (name, _) in std::env::vars_os() {
        let own = name.to_string_lossy();
        if ["ILFAUT_", "LC_", "LANG", "XDG_", "RUST_LOG"].iter().any(|prefix| own.starts_with(prefix)) {
            command.env_remove(&name);
        }
    }
    let lines: Vec<OsString> = args.iter().map(|arg| arg.as_ref().to_owned()).collect();
    command.env("HOME", nowhere()).env(RUN, program).env(ARGS, lines.join(OsStr::new("\n")));
    command
}

/// Runs a program to its end, with `input` on its standard input.
pub(crate) fn run<A: AsRef<OsStr>>(program: &str, args: &[A], input: &[u8]) -> Ran {
    ran(&mut command(program, args), input)
}

/// As [`run`], for a command that the caller has prepared further.
pub(crate) fn ran(command: &mut Command, input: &[u8]) -> Ran {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the child starts");
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Ran { code: status.code(), out: own_words(&stdout), err: String::from_utf8_lossy(&stderr).into_owned() }
}

/// What the program itself wrote: everything after the door.
pub(crate) fn own_words(stdout: &[u8]) -> String {
    let text = String::from_utf8_lossy(stdout);
    let door = format!("{DOOR}\n");
    text.split_once(&door).map_or_else(|| panic!("no door in {text:?}"), |(_, own)| own.to_owned())
}

/// A home folder that is not there.
fn nowhere() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("no-such-home")
}

/// The body of the program that the environment names.
fn main_of(program: &str) -> fn(Vec<OsString>) -> ExitCode {
    match program {
        "ilfaut" => |args| ilfaut_config::operator::main_with(args),
        "ilfaut-bots" => |args| ilfaut_bots::main_with(args),
        "ilfaut-tui" => |args| ilfaut_tui::main_with(args),
        #[cfg(feature = "telegram")]
        "telegram-fake" => |args| crate::telegram::fake::alone::main_with(&args),
        other => panic!("no program is called {other}"),
    }
}

/// The door: in a child it becomes the program and never returns; in an ordinary run it tries itself once.
#[test]
fn as_program() {
    let Ok(program) = std::env::var(RUN) else {
        let tried = run("ilfaut", &["--version"], b"");
        assert_eq!((tried.code, tried.out.starts_with("ilfaut ")), (Some(0), true), "{tried:?}");
        return;
    };
    let lines = std::env::var_os(ARGS).unwrap_or_default().into_string().expect("arguments are UTF-8");
    let given = lines.split('\n').filter(|_| !lines.is_empty()).map(OsString::from);
    let args = std::iter::once(OsString::from(&program)).chain(given).collect();
    println!("{DOOR}");
    leave(main_of(&program)(args));
}

/// Ends the process with an exit code that is only good for returning from `main`.
fn leave(code: ExitCode) -> ! {
    std::io::stdout().flush().unwrap();
    let number = (0..=u8::MAX).find(|number| ExitCode::from(*number) == code);
    std::process::exit(number.map_or(70, i32::from))
}

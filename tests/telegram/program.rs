//! `ilfaut-bots telegram` itself, as a process on a folder, in front of the fake. Knows no case.

use std::fs::File;
use std::process::{Child, Stdio};

use super::fake::Fake;
use crate::serve::daemon::Spot;

/// Nobody is slowed down but by the machine.
const SETTINGS: &str = "[rates]\nchannel_per_second = 100000\nquestion_per_second = 100000\n\n\
                        [telegram]\nmessages_per_second = 10000\nquiet = \"00:00-00:00\"\n";

/// The program, which begins again on the same folder; it ends when this is dropped.
pub(super) struct Program<'a> {
    spot: &'a Spot,
    child: Child,
}

impl<'a> Program<'a> {
    /// Starts it.
    pub(super) fn start(spot: &'a Spot, fake: &Fake) -> Self {
        let token = spot.path("token");
        if !token.exists() {
            std::fs::write(&token, fake.token()).unwrap();
        }
        let (token, api) = (token.display().to_string(), fake.url());
        let args = ["telegram", "--token-file", &token, "--api", &api, "--address", &spot.address(), "--lang", "fr"];
        let mut command = spot.command("ilfaut-bots", &args);
        let log = File::options().create(true).append(true).open(spot.path("log")).unwrap();
        let settings = spot.path("ilfaut.toml");
        std::fs::write(&settings, SETTINGS).unwrap();
        command.env("ILFAUT_CONFIG", settings).stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        Self { spot, child: command.spawn().unwrap() }
    }

    /// SIGKILL.
    pub(super) fn kill(&mut self) {
        let log = || std::fs::read_to_string(self.spot.path("log")).unwrap_or_default();
        assert!(self.child.try_wait().unwrap().is_none(), "it ended by itself: {}", log());
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Program<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill(); // it has ended already, unless a test failed
        let _ = self.child.wait();
    }
}

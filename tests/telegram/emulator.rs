//! First contact, a vote by button, one by digit and an idea, through an emulator of the Bot API that this project did not
//! write (telegram-test-api; `emulator.sh` installs it). Knows only what the emulator shows its citizen.

use std::io::{BufRead, BufReader, Lines, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use serde_json::Value;
use tokio::time::{Instant, sleep};

use crate::program;

/// Nothing here takes longer unless it is broken.
const SOON: Duration = Duration::from_secs(30);
/// Longer than nobody reads an idea.
const READING: Duration = Duration::from_millis(900);

/// The emulator, its citizen, and our program.
struct Stage {
    node: Child,
    to: ChildStdin,
    from: Lines<BufReader<ChildStdout>>,
    bot: Child,
    _folder: tempfile::TempDir,
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = (self.bot.kill(), self.bot.wait(), self.node.kill(), self.node.wait());
    }
}

impl Stage {
    fn begin(package: &str) -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/telegram/emulator/emulator.js");
        let mut node = Command::new("node");
        node.args([script, package]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut node = node.spawn().expect("node starts");
        let to = node.stdin.take().unwrap();
        let mut from = BufReader::new(node.stdout.take().unwrap()).lines();
        let line = from.next().unwrap().unwrap();
        let (api, token) = line.split_once(' ').unwrap();
        let folder = tempfile::tempdir().unwrap();
        let mut bot = program::command("ilfaut-bots", &["telegram", "--api", api, "--address", "memory:"]);
        bot.env("HOME", folder.path()).env("ILFAUT_TELEGRAM_TOKEN", token);
        let bot = bot.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        Self { node, to, from, bot, _folder: folder }
    }

    fn does(&mut self, deed: &str) -> Value {
        writeln!(self.to, "{deed}").unwrap();
        serde_json::from_str(&self.from.next().unwrap().unwrap()).unwrap()
    }

    /// Waits until the citizen sees a message with these words; answers the last one.
    async fn sees(&mut self, words: &str) -> Value {
        let until = Instant::now() + SOON;
        loop {
            let seen = self.does("sees");
            let last = seen["messages"].as_array().and_then(|all| all.last()).cloned().unwrap_or_default();
            if last["text"].as_str().is_some_and(|text| text.contains(words)) {
                return last;
            }
            assert!(Instant::now() < until, "nobody said {words:?}: {seen:#}");
            sleep(Duration::from_millis(20)).await;
        }
    }

    fn count(&mut self, method: &str) -> u64 {
        self.does("sees")["counts"][method].as_u64().unwrap_or(0)
    }
}

#[tokio::test]
#[ignore = "needs node and telegram-test-api: tests/telegram/emulator.sh installs it and runs this"]
async fn a_citizen_takes_part_through_an_emulator_of_others() {
    let package = std::env::var("ILFAUT_EMULATOR").expect("ILFAUT_EMULATOR names the folder of the package");
    let mut stage = Stage::begin(&package);
    stage.does("say /start");
    let first = stage.sees("Idée 1").await;
    assert_eq!(first["rows"][0], serde_json::json!(["👍 Pour", "👎 Contre", "😐 Neutre"]), "{first:#}");
    sleep(READING).await;
    assert_eq!(stage.does("press Pour")["ok"], true);
    stage.sees("Noté : pour").await;
    let calls = ["sendmessage", "editmessagetext", "answercallbackquery"].map(|method| stage.count(method));
    assert_eq!(calls, [1, 1, 1], "one tap: one edit, one answer, no message");
    stage.does("say 2");
    stage.sees("Noté : contre").await;
    stage.does("say il faut des bancs à l'ombre devant chaque arrêt de car");
    stage.sees("Comment signer").await;
    stage.does("say Léa 34");
    stage.sees("Léa, 34 ans").await;
    assert_eq!(stage.does("press Envoyer")["ok"], true);
    stage.sees("Merci Léa").await;
}

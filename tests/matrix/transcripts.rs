//! Every conversation of `tests/transcripts`, played by people in encrypted rooms of a homeserver that is not ours: what they
//! read there is what is written there, line by line. Knows the marks of `tests/talk/script.rs`, not what is said.
//!
//! A room has neither buttons nor links to a question, and nothing tells there that words are another's. Where a transcript
//! has such a line, another stands for it ([`as_typed`]), the whole is played without a room first, and what that answers is
//! what must be read in the room.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ilfaut_bots::channel::{Caller, Medium};
use ilfaut_client::model::Channel as Origin;
use matrix_sdk::Room;
use matrix_sdk::ruma::OwnedEventId;
use matrix_sdk::ruma::events::room::message::{
    AudioMessageEventContent, ImageMessageEventContent, MessageType, RoomMessageEventContent,
};
use tokio::time::{Instant, sleep};

use super::citizen::Citizen;
use super::host::{Hosted, Set};
use super::program::Bot;
use super::synapse::Synapse;
use crate::talk::scene::Deed;
use crate::talk::script::{self, care, rates};
use crate::talk::{stage, transcripts};

/// Transcripts played at the same time, each by a bot with an account of its own.
const AT_ONCE: usize = 3;
/// How long a line may be waited for.
const PATIENCE: Duration = Duration::from_mins(1);
/// How much later than it was said something comes that waited long, in milliseconds.
const LONG: i64 = 900_000;
/// How long nothing more comes at the end.
const SILENCE: Duration = Duration::from_millis(500);

/// Somebody in their room.
struct Person {
    citizen: Citizen,
    room: Room,
    /// Messages of others that were read.
    read: usize,
    /// What they typed last.
    typed: Option<OwnedEventId>,
}

/// Who plays a transcript.
struct Player<'a> {
    synapse: &'a Synapse,
    /// The bot's account.
    account: &'a str,
    bot: &'a mut Hosted,
    people: BTreeMap<String, Person>,
    /// Whoever acts.
    name: String,
    /// What the accounts of its people begin with.
    prefix: String,
    patience: Duration,
}

impl Player<'_> {
    fn person(&mut self) -> &mut Person {
        self.people.get_mut(&self.name).unwrap()
    }

    /// Whoever acts opens a room and calls the bot.
    async fn arrives(&mut self) {
        let known = self.people.remove(&self.name);
        let (citizen, read) = match known {
            Some(person) => (person.citizen, person.read),
            None => (Citizen::new(self.synapse, &format!("{}-{}", self.prefix, self.people.len())).await, 0),
        };
        let room = citizen.invites(self.account, true).await;
        self.people.insert(self.name.clone(), Person { citizen, room, read, typed: None });
    }

    /// Does what a line says.
    async fn act(&mut self, line: &str) {
        let user = self.people.get(&self.name).map(|person| person.citizen.client.user_id().unwrap().to_string());
        let caller = Caller(user.unwrap_or_default());
        let Some(deed) = self.bot.scene.clone().read(line, (Origin::Matrix, &caller)).await else { return };
        match deed {
            Deed::Arrive(None) => self.arrives().await,
            Deed::As(name) => {
                self.name = name;
                self.arrives().await;
            }
            Deed::Type(words) => {
                let Person { citizen, room, typed, .. } = self.person();
                *typed = Some(citizen.says(room, &words).await);
            }
            Deed::Edit(words) => {
                let Person { citizen, room, typed, .. } = self.person();
                citizen.edits(room, typed.as_ref().unwrap(), &words).await;
            }
            Deed::Send(medium) => drop(self.person().room.send(sent(medium)).await.unwrap()),
            Deed::Late(late) => self.bot.lags(if late { LONG } else { 0 }),
            Deed::Wait => self.bot.look(),
            Deed::Restart => {
                self.bot.settled().await;
                self.bot.restart().await;
            }
            other => panic!("nobody can do so in a room: {other:?}"),
        }
    }

    /// Plays it; whether to its end. A restart that loses words on a terminal keeps them here, and ends it before.
    async fn play(mut self, written: &str) -> Result<bool, String> {
        let lines: Vec<&str> = written.lines().collect();
        let mut at = 0;
        while at < lines.len() {
            let said = lines[at + 1..].iter().take_while(|line| line.starts_with('<')).count();
            if lines[at] == "* restart" && said > 0 {
                return self.resumes().await;
            }
            self.act(lines[at]).await;
            let expected = self.expect(&lines[at + 1..=at + said]).await;
            expected.map_err(|fault| format!("{}: {}\n{fault}", at + 1, lines[at]))?;
            at += said + 1;
        }
        self.bot.settled().await;
        sleep(SILENCE).await;
        let (rest, _) = self.shown();
        if rest.is_empty() { Ok(true) } else { Err(format!("something more came at the end:\n{}", rest.join("\n"))) }
    }

    /// What was typed and not answered when the bot ended is answered when it begins again.
    async fn resumes(mut self) -> Result<bool, String> {
        self.bot.restart().await;
        let until = Instant::now() + self.patience;
        loop {
            let (told, _) = self.shown();
            let answered =
                ["< Noté : contre", "< Vous avez tout vu"].map(|sign| told.iter().any(|line| line.starts_with(sign)));
            if answered == [true; 2] {
                return Ok(false);
            }
            if Instant::now() > until {
                return Err(format!("two votes waited for the restart, read:\n{}", told.join("\n")));
            }
            sleep(Duration::from_millis(10)).await;
        }
    }

    /// What whoever acts has not read yet, and how many messages they saw in all.
    fn shown(&mut self) -> (Vec<String>, usize) {
        let Person { citizen, read, .. } = self.person();
        let seen = citizen.sees();
        let new = seen.iter().skip(*read);
        let line = |line: &str| if line.is_empty() { "<".to_owned() } else { format!("< {line}") };
        let lines = new.flat_map(|seen| {
            assert!(seen.sealed, "{seen:?}");
            trimmed(seen.body.lines().map(line).collect())
        });
        (lines.collect(), seen.len())
    }

    /// Waits until what is read is what is written; what is read otherwise, when it does not come to that.
    async fn expect(&mut self, written: &[&str]) -> Result<(), String> {
        let written = trimmed(written.iter().map(|line| (*line).to_owned()).collect());
        let until = Instant::now() + self.patience;
        loop {
            let (shown, seen) = if self.people.contains_key(&self.name) { self.shown() } else { Default::default() };
            if shown == written {
                if !shown.is_empty() {
                    self.person().read = seen;
                }
                return Ok(());
            }
            if Instant::now() > until {
                return Err(format!("--- written\n{}\n--- read\n{}", written.join("\n"), shown.join("\n")));
            }
            sleep(Duration::from_millis(10)).await;
        }
    }
}

/// What cannot be read, as it is sent to a room.
fn sent(medium: Medium) -> RoomMessageEventContent {
    RoomMessageEventContent::new(match medium {
        Medium::Voice => {
            MessageType::Audio(AudioMessageEventContent::plain("voix.ogg".to_owned(), "mxc://localhost/none".into()))
        }
        Medium::Picture => {
            MessageType::Image(ImageMessageEventContent::plain("chat.png".to_owned(), "mxc://localhost/none".into()))
        }
        other => panic!("nobody here sends {other:?}"),
    })
}

/// Without the blank lines at the edges.
fn trimmed(mut lines: Vec<String>) -> Vec<String> {
    while lines.last().is_some_and(|line| line == "<") {
        lines.pop();
    }
    let first = lines.iter().take_while(|line| *line == "<").count();
    lines.split_off(first)
}

/// The same deeds where nothing can be pressed, followed or passed on; none: they can all be done in a room as they stand.
fn as_typed(written: &str) -> Option<String> {
    let typed = |line: &str| match line.split_once(' ') {
        Some(("]", label)) => vec![format!("> {label}")],
        Some(("*", "buttons" | "send contact")) => Vec::new(),
        Some(("*", deed)) => match deed.split_once(' ') {
            Some(("hasty" | "forward", words)) => vec![format!("> {words}")],
            Some(("arrive", _)) => vec!["* arrive".to_owned()],
            _ => vec![line.to_owned()],
        },
        _ => vec![line.to_owned()],
    };
    let all = written.lines().flat_map(typed).collect::<Vec<_>>().join("\n") + "\n";
    (all != written).then_some(all)
}

/// A bot with an account of its own, on which one transcript after another is played.
struct Desk {
    synapse: Arc<Synapse>,
    account: Bot,
    bot: Option<Hosted>,
}

impl Desk {
    /// An account of this name, logged in.
    async fn new(synapse: &Arc<Synapse>, name: &str) -> Self {
        let account = Bot::called(synapse, name).await;
        let set_up = account.set_up(&[], &format!("pw-{name}\n"));
        assert_eq!(set_up.code, Some(0), "{set_up:?}");
        Self { synapse: Arc::clone(synapse), account, bot: None }
    }

    /// Plays a transcript on a consultation of its own; whether to its end.
    async fn play(&mut self, (name, written): (&str, &str), patience: Duration) -> Result<bool, String> {
        let set = Set { rates: rates(written), care: care(written), is_plain: true };
        match &mut self.bot {
            Some(bot) => bot.moves(stage().await, set).await,
            None => self.bot = Some(Hosted::start(self.synapse.url(), self.account.keys(), stage().await, set).await),
        }
        let bot = self.bot.as_mut().unwrap();
        let (people, person, prefix) = (BTreeMap::new(), "léa".to_owned(), name.to_owned());
        let account = &self.account.name;
        Player { synapse: &self.synapse, account, bot, people, name: person, prefix, patience }.play(written).await
    }
}

/// A transcript by its name, with what must be read in a room.
async fn prepared(path: &std::path::Path) -> (String, String) {
    let name = path.file_stem().unwrap().display().to_string();
    let written = std::fs::read_to_string(path).unwrap();
    let written = match as_typed(&written) {
        Some(typed) => script::play_as(Origin::Matrix, stage().await, &typed).await,
        None => written,
    };
    (name, written)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn every_transcript_is_what_is_read_in_an_encrypted_room() {
    let only = std::env::var("ILFAUT_TRANSCRIPT").unwrap_or_default();
    let synapse = Arc::new(Synapse::start().await);
    let mut waiting = VecDeque::new();
    for path in transcripts() {
        waiting.push_back(prepared(&path).await);
    }
    waiting.retain(|(name, _)| name.contains(&only));
    let (all, waiting) = (waiting.len(), Arc::new(Mutex::new(waiting)));
    let mut playing = tokio::task::JoinSet::new();
    for number in 0..AT_ONCE {
        let (synapse, waiting) = (Arc::clone(&synapse), Arc::clone(&waiting));
        playing.spawn(async move {
            let (mut whole, mut in_part, mut faults) = (0, Vec::new(), Vec::new());
            let mut desk = Desk::new(&synapse, &format!("bot-{number}")).await;
            loop {
                let Some((name, written)) = waiting.lock().unwrap().pop_front() else { break };
                let begun = Instant::now();
                match desk.play((&name, &written), PATIENCE).await {
                    Ok(true) => whole += 1,
                    Ok(false) => in_part.push(name.clone()),
                    Err(fault) => faults.push(format!("{name}:{fault}")),
                }
                println!("{name}: {:.1} s", begun.elapsed().as_secs_f64());
            }
            (whole, in_part, faults)
        });
    }
    let ended = playing.join_all().await;
    let faults: Vec<String> = ended.iter().flat_map(|(_, _, faults)| faults.clone()).collect();
    let (whole, in_part) = ended
        .iter()
        .fold((0, Vec::new()), |(whole, in_part), (more, parts, _)| (whole + more, [in_part, parts.clone()].concat()));
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
    assert!(in_part.len() <= 1 && whole + in_part.len() == all, "{whole} played to their end, in part: {in_part:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn a_room_where_something_else_is_read_is_caught() {
    let mut desk = Desk::new(&Arc::new(Synapse::start().await), "bot").await;
    let fault = desk.play(("wrong", "* arrive\n< Bonsoir !\n"), Duration::from_secs(5)).await;
    assert!(fault.is_err_and(|fault| fault.contains("< Bonjour")), "a wrong greeting passes");
}

#[test]
fn what_a_room_has_not_is_typed() {
    assert_eq!(as_typed("* arrive\n> 1\n"), None);
    let typed = as_typed("* buttons\n* arrive ecole\n] contre\n* forward il faut\n").unwrap();
    assert_eq!(typed, "* arrive\n> contre\n> il faut\n");
}

//! Every conversation of `tests/transcripts`, played by a person with a phone against the bot over sockets: what the phone
//! shows is what is written there, line by line. Knows the marks of `tests/talk/script.rs`, not what is said.
//!
//! What the phone shows after a line is everything new: messages whole, or in the parts that Telegram takes, messages that
//! changed, and the word that flashed up after a press. Blank lines at the edges of a message cannot be seen and are not
//! compared; buttons are, as words, wherever the transcript is one of buttons.

use std::collections::BTreeMap;
use std::time::Duration;

use ilfaut_bots::channel::{Caller, Limits, Medium};
use ilfaut_client::model::Channel as Origin;
use serde_json::Value;

use super::bot::{Bot, Set};
use super::fake::Fake;
use super::fake::counts::Call;
use super::fake::person::Person;
use super::fake::seen;
use super::fake::state::State;
use crate::talk::scene::{Deed, Scene};
use crate::talk::script::{self, care, rates};
use crate::talk::{stage, transcripts};

/// A press this much later has been read.
const READ: i64 = 1_000;
/// How much later than it was written something comes that waited long, in seconds.
const LONG: u64 = 900;
/// How long a line may be waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// Somebody who plays a transcript.
struct Player {
    fake: Fake,
    bot: Bot,
    people: BTreeMap<String, Person>,
    name: String,
    /// The number of what they typed last.
    typed: i64,
    /// Calls of the bot that were read.
    read: usize,
    buttons: bool,
    patience: Duration,
}

impl Player {
    async fn new(written: &str, patience: Duration) -> Self {
        let fake = Fake::start().await.unwrap();
        let buttons = written.lines().any(|line| line == "* buttons");
        let platform = buttons.then_some("Telegram");
        let limits = Limits { buttons, documents: buttons, platform, at_once: 64, ..Limits::default() };
        let usual = Set::default();
        let rates = ilfaut_config::settings::Rates { votes_per_minute: rates(written).votes_per_minute, ..usual.rates };
        let bot =
            Bot::start(&fake, stage().await, Set { limits: Some(limits), rates, care: care(written), ..usual }).await;
        let people = BTreeMap::from([("léa".to_owned(), fake.person(501, "fr"))]);
        Self { fake, bot, people, name: "léa".to_owned(), typed: 0, read: 0, buttons, patience }
    }

    fn person(&self) -> &Person {
        &self.people[&self.name]
    }

    /// Everything that was typed and that nobody had read when the bot ended is answered when it begins again.
    async fn resumes(mut self) -> Option<String> {
        self.bot.restart().await;
        self.bot.settled(&self.fake).await;
        let told = self.fake.shared.quietly(|state| self.shown(state));
        let answered =
            ["< Noté : contre", "< Vous avez tout vu"].map(|sign| told.iter().any(|line| line.starts_with(sign)));
        (answered != [true; 2]).then(|| format!("two votes waited for the restart, shown:\n{}", told.join("\n")))
    }

    /// Does what a line says; whether by a press.
    async fn act(&mut self, line: &str) -> bool {
        let scene = Scene { backend: self.bot.backend.clone(), clock: self.bot.clock.clone() };
        let caller = Caller(self.person().id.to_string());
        let Some(deed) = scene.read(line, (Origin::Telegram, &caller)).await else { return false };
        match deed {
            Deed::Arrive(question) => drop(self.person().start(question.as_deref().unwrap_or_default())),
            Deed::As(name) => {
                let next = 501 + i64::try_from(self.people.len()).unwrap();
                self.people.entry(name.clone()).or_insert_with(|| self.fake.person(next, "fr"));
                self.name = name;
                self.person().start("");
            }
            Deed::Type(words) => self.typed = self.person().say(&words),
            Deed::Press(label, hasty) => return self.press(&label, hasty).await,
            Deed::Forward(words) => drop(self.person().forward(&words)),
            Deed::Edit(words) => self.person().edit(self.typed, &words),
            Deed::Send(Medium::Voice) => drop(self.person().voice()),
            Deed::Send(Medium::Picture) => drop(self.person().photo("")),
            Deed::Send(Medium::Contact) => drop(self.person().contact()),
            Deed::Send(other) => panic!("no phone here sends {other:?}"),
            Deed::Late(late) => self.fake.set(|knobs| knobs.behind = if late { LONG } else { 0 }),
            Deed::Wait => self.bot.look(),
            Deed::Restart => {
                self.bot.settled(&self.fake).await;
                self.bot.restart().await;
            }
        }
        false
    }

    /// Presses the button so called on the newest message that has it, if it is drawn anywhere.
    async fn press(&mut self, label: &str, hasty: bool) -> bool {
        self.bot.settled(&self.fake).await;
        if !hasty {
            self.bot.hand.pass(READ);
        }
        let marked = format!("✔ {label}");
        let screen = self.person().sees();
        let all = screen.iter().rev().flat_map(|seen| seen.buttons.concat());
        let button = all.into_iter().find(|own| is(&own.label, label) || is(&own.label, &marked));
        button.is_some_and(|own| self.person().press(&own.label).is_ok())
    }

    /// What is new on the phone since it was last read.
    fn shown(&self, state: &State) -> Vec<String> {
        let chat = self.person().chat.to_string();
        let here = |call: &Call| call.params.get("chat_id").is_some_and(|id| id.to_string().trim_matches('"') == chat);
        let (mut flashes, mut shown) = (Vec::new(), Vec::new());
        for call in state.counts.calls.iter().skip(self.read).filter(|call| call.status == 200) {
            match call.method.as_str() {
                "answercallbackquery" => flashes.extend(words(call, "text").map(|text| format!("< ({text})"))),
                "sendmessage" | "editmessagetext" | "senddocument" | "sendphoto" if here(call) => {
                    shown.extend(self.message(state, call));
                }
                _ => {}
            }
        }
        trimmed(flashes.into_iter().filter(|_| self.buttons).chain(shown).collect())
    }

    /// A message as the lines of a transcript.
    fn message(&self, state: &State, call: &Call) -> Vec<String> {
        let text = words(call, "text").or_else(|| words(call, "caption")).unwrap_or_default();
        let line = |line: &str| if line.is_empty() { "<".to_owned() } else { format!("< {line}") };
        let mut lines = trimmed(text.lines().map(line).collect());
        if ["senddocument", "sendphoto"].contains(&call.method.as_str()) {
            let files = state.chats[&self.person().chat].messages.values().rev();
            let name = files.filter_map(|message| message.file.as_ref()).map(|file| file.name.as_str()).next();
            lines.insert(0, format!("< (file {})", name.unwrap_or_default()));
        }
        let markup = call.params.get("reply_markup").map(|markup| match markup {
            Value::String(written) => serde_json::from_str(written).unwrap(),
            value => value.clone(),
        });
        let labels: Vec<String> = seen::buttons(&markup.unwrap_or_default())
            .concat()
            .into_iter()
            .filter(|own| own.data.is_some())
            .map(|own| own.label)
            .collect();
        if self.buttons && !labels.is_empty() {
            lines.push(format!("< [ {}", labels.join(" | ")));
        }
        lines
    }

    /// Waits until the phone shows what is written; what it shows otherwise, when it does not come to that.
    async fn expect(&mut self, written: &[String]) -> Result<(), Vec<String>> {
        let written = trimmed(written.to_vec());
        let alike = |shown: &[String]| {
            shown.len() == written.len() && written.iter().zip(shown).all(|(written, shown)| same(written, shown))
        };
        let (mut shown, mut read) = (Vec::new(), 0);
        let came = self.fake.wait_until(self.patience, |state| {
            (shown, read) = (self.shown(state), state.counts.calls.len());
            alike(&shown)
        });
        if !came.await {
            return Err(shown);
        }
        self.read = read;
        Ok(())
    }
}

fn words(call: &Call, name: &str) -> Option<String> {
    call.params.get(name).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// Without the blank lines at the edges.
fn trimmed(mut lines: Vec<String>) -> Vec<String> {
    while lines.last().is_some_and(|line| line == "<") {
        lines.pop();
    }
    let first = lines.iter().take_while(|line| *line == "<").count();
    lines.split_off(first)
}

/// A label without its sign, as a transcript writes it.
fn bare(label: &str) -> String {
    let signs = ["👍 ", "👎 ", "😐 ", "↩ "];
    signs.iter().find_map(|sign| label.strip_prefix(sign)).unwrap_or(label).to_lowercase()
}

/// Whether a label is this word of a transcript; a long one may be cut.
fn is(label: &str, word: &str) -> bool {
    let (label, word) = (bare(label), word.to_lowercase());
    label.strip_suffix('…').map_or(label == word, |start| word.starts_with(start))
}

/// The way out, which a phone has wherever there is room.
const MENU: &str = "menu";

/// Whether a line is what is written; of the buttons on a card the less used ones may be left out, never the votes.
fn same(written: &str, shown: &str) -> bool {
    let (Some(all), Some(some)) = (written.strip_prefix("< [ "), shown.strip_prefix("< [ ")) else {
        return written == shown;
    };
    let (all, some): (Vec<&str>, Vec<&str>) = (all.split(" | ").collect(), some.split(" | ").collect());
    let votes = if all.len() > 2 { &all[..3] } else { &all };
    let drawn = |word: &&str| some.iter().any(|label| is(label, word));
    let written = |label: &&str| bare(label) == MENU || all.iter().any(|word| is(label, word));
    some.iter().all(written) && votes.iter().all(drawn)
}

/// Whether a phone can show a line: a word flashes up after a press only.
fn can_be_shown(pressed: bool, line: &str) -> bool {
    pressed || !line.starts_with("< (") || line.starts_with("< (file ")
}

/// Plays a transcript; whether to its end, or what differs. Two things can end it before: a restart that loses words on a
/// terminal and here keeps them, and a press of a word for which a card has no room.
async fn play(written: &str, patience: Duration) -> Result<bool, String> {
    let mut player = Player::new(written, patience).await;
    let lines: Vec<&str> = written.lines().collect();
    let mut at = 0;
    while at < lines.len() {
        let said = lines[at + 1..].iter().take_while(|line| line.starts_with('<')).count();
        let group = &lines[at + 1..=at + said];
        if lines[at] == "* restart" && said > 0 {
            return player.resumes().await.map_or(Ok(false), Err);
        }
        let pressed = player.act(lines[at]).await;
        if lines[at].starts_with(']') && !pressed {
            println!("{}: {} is not drawn", at + 1, lines[at]);
            return Ok(false);
        }
        let read = group.iter().any(|line| !line.starts_with("< (") && !line.starts_with("< ["));
        let shown = |line: &&&str| can_be_shown(pressed, line) && (read || !line.starts_with("< ["));
        let expected: Vec<String> = group.iter().filter(shown).map(|line| (*line).to_owned()).collect();
        if let Err(shown) = player.expect(&expected).await {
            return Err(format!(
                "{}: {}\n--- written\n{}\n--- shown\n{}",
                at + 1,
                lines[at],
                expected.join("\n"),
                shown.join("\n")
            ));
        }
        at += said + 1;
    }
    player.bot.settled(&player.fake).await;
    let (rest, counts) = (player.fake.shared.quietly(|state| player.shown(state)), player.fake.counts());
    if !rest.is_empty() {
        return Err(format!("something more came at the end:\n{}", rest.join("\n")));
    }
    if !counts.strange.is_empty() {
        return Err(format!("parameters that the Bot API does not know: {:?}", counts.strange));
    }
    Ok(true)
}

/// Plays all of them, several at once; what differs.
async fn play_all(prepare: impl AsyncFn(String) -> String) {
    let mut playing = tokio::task::JoinSet::new();
    let (mut faults, mut whole, mut in_part) = (Vec::new(), 0, Vec::new());
    for path in transcripts() {
        let name = path.file_name().unwrap().display().to_string();
        let written = prepare(std::fs::read_to_string(&path).unwrap()).await;
        playing.spawn(async move { (play(&written, PATIENCE).await, name) });
    }
    while let Some(ended) = playing.join_next().await {
        match ended.unwrap() {
            (Ok(true), _) => whole += 1,
            (Ok(false), name) => in_part.push(name),
            (Err(fault), name) => faults.push(format!("{name}:{fault}")),
        }
    }
    in_part.sort();
    println!("{whole} played to their end, in part: {in_part:?}");
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
    assert!(whole >= 20 && in_part.len() <= 2, "{whole} were played to their end, these only in part: {in_part:?}");
}

#[tokio::test]
async fn every_transcript_is_what_a_phone_shows() {
    play_all(async |written| written).await;
}

#[tokio::test]
async fn every_transcript_is_the_same_where_answers_are_buttons() {
    play_all(async |written: String| {
        if written.lines().any(|line| line == "* buttons") {
            return written;
        }
        script::play(stage().await, &format!("* buttons\n{written}")).await
    })
    .await;
}

#[tokio::test]
async fn a_phone_that_shows_something_else_is_caught() {
    let fault = play("* arrive\n< Bonsoir !\n", Duration::from_millis(500)).await;
    assert!(fault.is_err_and(|fault| fault.contains("Bonjour")), "a wrong greeting passes");
    assert!(same("< [ pour | contre | neutre | menu", "< [ 👍 Pour | 👎 Contre | 😐 Neutre"));
    assert!(!same("< [ pour | contre | neutre | menu", "< [ 👍 Pour | 👎 Contre | Menu"));
    assert!(!same("< [ pour | contre | neutre", "< [ 👍 Pour | 👎 Contre | 😐 Neutre | Passer"));
}

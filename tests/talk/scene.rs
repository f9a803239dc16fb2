//! What the lines of a transcript make happen: by the citizen, whoever plays them, and around the citizen, in the
//! consultation itself. Knows no channel and nothing of what is said.

use std::sync::Arc;

use ilfaut_bots::channel::{Caller, Medium};
use ilfaut_bots::identity::Identity;
use ilfaut_client::Backend;
use ilfaut_client::model::{Channel as Origin, Decision, RefusalReason, Status, Time};
use ilfaut_client::rules::watch::Reason;
use ilfaut_client::world::SetClock;

use super::script::KEY;

/// What the citizen does by a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    /// Comes, perhaps for a question.
    Arrive(Option<String>),
    /// Is somebody else from now on, and comes.
    As(String),
    /// Types.
    Type(String),
    /// Presses the button so called, in time or too soon.
    Press(String, bool),
    /// Passes on another's words.
    Forward(String),
    /// Changes what they typed last.
    Edit(String),
    /// Sends what cannot be read.
    Send(Medium),
    /// From now on what they say has waited long, or no more.
    Late(bool),
    /// Waits: the clock has moved.
    Wait,
    /// Sees the program end and begin again.
    Restart,
}

/// The consultation around a citizen.
#[derive(Clone)]
pub(crate) struct Scene {
    pub(crate) backend: Arc<dyn Backend>,
    pub(crate) clock: SetClock,
}

impl Scene {
    /// Reads a line that is not said by the bot; what happens around the citizen by it happens at once.
    pub(crate) async fn read(&self, line: &str, citizen: (Origin, &Caller)) -> Option<Deed> {
        match line.split_at_checked(1) {
            Some((">", typed)) => Some(Deed::Type(typed.strip_prefix(' ').unwrap_or(typed).to_owned())),
            Some(("]", label)) => Some(Deed::Press(label.trim().to_owned(), false)),
            Some(("*", happening)) => self.happen(happening.trim(), citizen).await,
            Some(("#", _)) | None => None,
            Some((mark, _)) => panic!("a line begins with {mark:?}: {line}"),
        }
    }

    async fn happen(&self, happening: &str, citizen: (Origin, &Caller)) -> Option<Deed> {
        let words: Vec<&str> = happening.split(' ').collect();
        match words[..] {
            ["arrive"] => return Some(Deed::Arrive(None)),
            ["arrive", slug] => return Some(Deed::Arrive(Some(slug.to_owned()))),
            ["as", name] => return Some(Deed::As(name.to_owned())),
            ["restart"] => return Some(Deed::Restart),
            ["late"] => return Some(Deed::Late(true)),
            ["in", "time"] => return Some(Deed::Late(false)),
            ["hasty", ref label @ ..] => return Some(Deed::Press(label.join(" "), true)),
            ["forward", ref words @ ..] => return Some(Deed::Forward(words.join(" "))),
            ["edit", ref words @ ..] => return Some(Deed::Edit(words.join(" "))),
            ["send", "voice"] => return Some(Deed::Send(Medium::Voice)),
            ["send", "picture"] => return Some(Deed::Send(Medium::Picture)),
            ["send", "contact"] => return Some(Deed::Send(Medium::Contact)),
            ["buttons"] | ["votes", "a", "minute:", _] | ["care", ..] => {} // taken before the beginning
            ["wait", count, unit] => {
                let unit = match unit {
                    "s" => Time::SECOND,
                    "h" => 3_600 * Time::SECOND,
                    "days" => Time::DAY,
                    other => panic!("no unit {other}"),
                };
                self.clock.pass(count.parse::<i64>().unwrap() * unit);
                return Some(Deed::Wait);
            }
            ["accept"] => self.decide(Decision::Accept).await,
            ["postpone"] => self.decide(Decision::Postpone).await,
            ["undo"] => self.undo().await,
            ["refuse", reason, ref words @ ..] => {
                let reason: RefusalReason = reason.parse().unwrap();
                let words = (!words.is_empty()).then(|| words.join(" "));
                self.decide(Decision::Refuse { reason, words }).await;
            }
            ["duplicate", ref of @ ..] => self.duplicate(&of.join(" ")).await,
            ["write", ref words @ ..] => self.write(words.join(" ")).await,
            ["set", "aside"] => self.set_aside(citizen).await,
            ["close", slug] => self.backend.close(&slug.into(), true).await.unwrap(),
            _ => panic!("nothing happens by {happening:?}"),
        }
        None
    }

    /// A moderator decides the oldest idea that waits, and leaves.
    pub(crate) async fn decide(&self, decision: Decision) {
        let inès = self.backend.moderator("Inès").await.unwrap();
        for view in self.backend.questions().await.unwrap() {
            let queue = self.backend.queue(inès, &view.question.id, Status::Pending).await.unwrap();
            if let Some(item) = queue.first() {
                self.backend.decide(inès, &item.proposal, Status::Pending, decision).await.unwrap();
                self.backend.leave(inès).await.unwrap();
                return;
            }
        }
        panic!("no idea waits for a moderator");
    }

    /// A moderator refuses the oldest idea that waits as saying again what this one, open to votes, says.
    async fn duplicate(&self, of: &str) {
        let inès = self.backend.moderator("Inès").await.unwrap();
        let open = self.backend.queue(inès, &"commune".into(), Status::Accepted).await.unwrap();
        let of = open.into_iter().find(|item| item.text == of).unwrap().proposal;
        self.decide(Decision::Duplicate { of, words: None }).await;
    }

    /// A moderator writes to the author of the oldest idea that waits, and leaves.
    async fn write(&self, words: String) {
        let inès = self.backend.moderator("Inès").await.unwrap();
        let queue = self.backend.queue(inès, &"commune".into(), Status::Pending).await.unwrap();
        self.backend.write(inès, &queue[0].proposal, words).await.unwrap();
        self.backend.leave(inès).await.unwrap();
    }

    /// Two moderators set the votes of whoever talks aside.
    async fn set_aside(&self, (origin, caller): (Origin, &Caller)) {
        let link = Identity::new(KEY).link(origin, caller);
        let who = self.backend.join(link, origin, None).await.unwrap();
        for name in ["Inès", "Yann"] {
            let moderator = self.backend.moderator(name).await.unwrap();
            let reason = Reason::Straight { votes: 31, seconds: 40 };
            self.backend.set_aside(moderator, &"commune".into(), vec![who], reason).await.unwrap();
        }
    }

    async fn undo(&self) {
        let inès = self.backend.moderator("Inès").await.unwrap();
        self.backend.undo(inès).await.unwrap();
        self.backend.leave(inès).await.unwrap();
    }
}

//! Telling those who asked for it, once a week at most, that ideas wait for them. Knows no channel in particular.

use ilfaut_client::model::question::Openness;
use ilfaut_client::model::{Channel as Origin, ParticipantId, Question, Time};

use super::{Around, Host, Turn};
use crate::channel::{Caller, Limits};
use crate::conversation::Dialogue;
use crate::conversation::dialogue::News;
use crate::memory::Follower;
use crate::voice::message::Message;

/// What lies between two messages at least, in milliseconds.
const WEEK: i64 = 7 * Time::DAY;

impl Host {
    /// Keeps where somebody is reached who has just asked to be told, and forgets it of whoever wants that no more.
    pub(super) async fn follow(&self, who: ParticipantId, around: Around<'_>, before: News, now: News) {
        if before == now {
            return;
        }
        let wanted = around.reach.filter(|_| now == News::Wanted);
        let follower =
            wanted.map(|(channel, reach)| Follower { channel, reach: reach.to_vec(), told: self.clock.now() });
        if follower.is_some() || before == News::Wanted {
            let _ = self.memory.follow(who, follower.as_ref()).await; // they are asked again where nothing can be kept
        }
    }

    /// Those who have been told nothing for a week, to be looked at one by one.
    pub(super) async fn find_followers(&self) {
        let (memory, before) = (self.memory.clone(), Time(self.clock.now().0.saturating_sub(WEEK)));
        let followers = tokio::task::spawn_blocking(move || memory.followers(before)).await;
        self.known().followers = followers.ok().and_then(Result::ok).unwrap_or_default();
    }

    /// Somebody for whom ideas wait, with what tells them; from now on they have been told.
    pub(super) async fn news(&self, origin: Origin, limits: Limits) -> Option<(ParticipantId, Caller, Turn)> {
        loop {
            let (who, follower) = self.known().followers.pop()?;
            if follower.channel != origin || self.known().left_alone.contains(&who) {
                continue;
            }
            let Some(caller) = self.identity.open_seal(&follower.reach) else { continue };
            let Some(turn) = self.waiting(who, limits).await else { continue };
            let told = Follower { told: self.clock.now(), ..follower };
            if self.memory.follow(who, Some(&told)).await.is_ok() {
                return Some((who, caller, turn));
            }
        }
    }

    /// What tells somebody that ideas wait for them; nothing where none do.
    async fn waiting(&self, who: ParticipantId, limits: Limits) -> Option<Turn> {
        let dialogue = self.recall(who).ok().filter(wants)?;
        let (question, count) = self.most_waiting(who, &dialogue).await?;
        let voice = self.voice(dialogue.language, limits);
        let message =
            Message { lines: voice.waiting(&question, count), choices: voice.waiting_choices(), ..Message::default() };
        Some(Turn { message, ..Turn::default() })
    }

    /// Of the open questions in which somebody has taken part, the one with the most ideas that wait, and how many.
    async fn most_waiting(&self, who: ParticipantId, dialogue: &Dialogue) -> Option<(Question, u64)> {
        let mut most = None;
        for view in self.questions().await.iter() {
            if view.openness != Openness::Open || !dialogue.places.contains_key(&view.question.id) {
                continue;
            }
            let Ok(progress) = self.backend.progress(who, &view.question.id).await else { continue };
            let count = progress.total.saturating_sub(progress.seen);
            if count > most.as_ref().map_or(0, |(_, most)| *most) {
                most = Some((Question::clone(&view.question), count));
            }
        }
        most
    }
}

/// Whether somebody wants to be told of ideas that wait, and can vote on them.
fn wants(dialogue: &Dialogue) -> bool {
    !dialogue.stopped && dialogue.erasing.is_none() && dialogue.news == News::Wanted
}

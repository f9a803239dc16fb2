//! Carries the conversation: asks the consultation what it asks, keeps the dialogue, and only then speaks.
//!
//! A crash between keeping and speaking repeats a sentence; one before keeping makes the same thing be asked again, and
//! the consultation answers the same. So no vote is ever lost or doubled. Knows no words and no channel in particular.

mod asking;
mod file;
mod known;
mod looking;
mod news;
pub mod pace;
pub mod patience;
mod post;
mod results;
mod rooms;
mod serving;
mod spoken;
mod sweep;
mod taking;
mod unasked;

use std::sync::{Arc, Mutex};

use ilfaut_client::Backend;
use ilfaut_client::model::{Channel as Origin, Language, NoticeId, ParticipantId};
use ilfaut_client::world::Clock;
use ilfaut_config::settings::Care;

use crate::channel::{Caller, Incoming, Limits, Said};
use crate::conversation::{Answer, Ask, Context, Heard, Note, Say, offers, step};
use crate::identity::Identity;
use crate::memory::{Memory, Receipt};
use crate::notices::{self, Due};
use crate::voice::message::Message;
use crate::voice::{TimeZone, Voice};
pub use known::Known;
pub use pace::Pace;
pub use patience::{Patience, RealPatience};
use serving::Outcome;
use spoken::{heard, single_blanks, spoken};
pub use unasked::Quiet;

/// Most things asked in one turn: far more than any turn needs, so that no mistake can go round for ever.
const ASKS: usize = 12;
/// Most characters read of one message.
const READ: usize = 4_000;

/// Everything a conversation needs around it.
pub struct Host {
    /// The consultation.
    pub backend: Arc<dyn Backend>,
    /// Where everybody is.
    pub memory: Memory,
    /// Who is who.
    pub identity: Identity,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Waits.
    pub patience: Arc<dyn Patience>,
    /// How fast everybody goes.
    pub pace: Pace,
    /// The time zone of dates.
    pub zone: TimeZone,
    /// The language of whoever has not chosen one.
    pub language: Language,
    /// What is said to words of distress.
    pub care: Care,
    /// When nobody is written to unasked.
    pub quiet: Option<Quiet>,
    /// What is remembered between two turns.
    pub known: Mutex<Known>,
}

/// What one turn came to.
#[derive(Debug, Default)]
pub struct Turn {
    /// What to say.
    pub message: Message,
    /// What to mark as told after it was said.
    pub told: Vec<NoticeId>,
    /// Whether the person takes leave.
    pub leave: bool,
    /// How many votes were cast in it.
    pub votes: usize,
    /// How many ideas were sent in it.
    pub ideas: usize,
}

impl Host {
    /// Hears what somebody said, when its time has come.
    async fn hear(&self, origin: Origin, limits: Limits, incoming: &Incoming) -> Outcome {
        if let Said::Looked(words) = &incoming.said {
            return answer(self.looked(words, incoming.hint.unwrap_or(self.language), limits).await);
        }
        if let Said::Cautioned(caution) = &incoming.said {
            return answer(self.cautioned(origin, limits, incoming, caution).await);
        }
        if let Said::TakenBack(mark) = &incoming.said {
            return answer(self.taken_back(origin, limits, incoming, *mark).await);
        }
        let in_private = matches!(incoming.said, Said::Typed(_) | Said::Unsure);
        if let Some(place) = incoming.among.as_ref().filter(|_| !in_private) {
            return answer(self.in_room(origin, limits, incoming, place).await);
        }
        let caller = &incoming.from;
        let reach = incoming.reachable.then(|| self.identity.seal(caller));
        let Ok(who) = self.backend.join(self.identity.link(origin, caller), origin, reach.clone()).await else {
            return answer(self.away(incoming.hint.unwrap_or(self.language), limits));
        };
        self.can_be_told_again(who, caller);
        let Some(heard) = heard(&incoming.said) else { return answer(Turn::default()) };
        if matches!(&incoming.said, Said::Typed(text) if text.chars().nth(READ).is_some()) {
            let line = self.care_for(&heard).map(|line| Say::Care(Box::new(line.clone())));
            return answer(self.only(who, limits, &line.unwrap_or(Say::Note(Note::TooMuch))));
        }
        if let Some(place) = &incoming.among {
            self.comes_from(origin, who, &place.room).await;
        }
        let question = self.recall(who).ok().and_then(|dialogue| dialogue.question);
        if let Some(wait) = question.and_then(|question| self.pace.question_waits(&question)) {
            return Outcome::Later(wait);
        }
        let reach = reach.as_deref().map(|reach| (origin, reach));
        let around = Around { limits, hint: incoming.hint, receipt: incoming.receipt.as_ref(), reach };
        let cared = self.care_for(&heard).is_some();
        let mut turn = self.turn_in(who, around, heard).await;
        if !cared && self.is_first_late(who, incoming.late) {
            let sorry = self.only(who, limits, &Say::Note(Note::Late)).message.lines;
            turn.message.lines.splice(0..0, sorry);
        }
        match self.breather(who, &turn) {
            None => answer(turn),
            Some(say) => {
                let mut at_once = self.only(who, limits, &say);
                at_once.message.more = true;
                Outcome::Pause(Box::new(turn), Box::new(at_once))
            }
        }
    }

    /// What is said to whoever goes faster than anybody reads.
    fn breather(&self, who: ParticipantId, turn: &Turn) -> Option<Say> {
        let votes = self.pace.votes_too_fast(who, turn.votes).then_some(Say::BreatherOfVotes(self.pace.pause()));
        let ideas = self.pace.ideas_too_fast(who, turn.ideas).then_some(Say::BreatherOfIdeas(self.pace.pause()));
        votes.or(ideas)
    }

    /// One sentence for somebody, outside any turn.
    async fn told(&self, origin: Origin, caller: &Caller, limits: Limits, say: &Say) -> Turn {
        match self.backend.join(self.identity.link(origin, caller), origin, None).await {
            Ok(who) => self.only(who, limits, say),
            Err(_) => self.away(self.language, limits),
        }
    }

    /// One whole turn of somebody of whom nothing more is known.
    pub async fn turn(&self, who: ParticipantId, limits: Limits, heard: Heard) -> Turn {
        self.turn_in(who, Around { limits, hint: None, receipt: None, reach: None }, heard).await
    }

    /// One whole turn: steps and answers until nothing more is asked, then kept, then put into words.
    async fn turn_in(&self, who: ParticipantId, around: Around<'_>, heard: Heard) -> Turn {
        let limits = around.limits;
        let questions = self.questions().await;
        let Ok(mut dialogue) = self.recall(who) else { return self.away(around.hint.unwrap_or(self.language), limits) };
        let pressed = matches!(&heard, Heard::Pressed(press, _) if press.gives_way());
        let gives_way = pressed || heard == Heard::Unsure;
        let whole = gives_way && !dialogue.modes.aloud;
        let aside = pressed && !limits.buttons;
        let context = Context {
            now: self.clock.now(),
            questions: &questions,
            language: around.hint.unwrap_or(self.language),
            keyboard: limits.keyboard,
            files: limits.files,
            documents: limits.documents,
            reaches: limits.reaches && around.reach.is_some(),
            whole,
            aside,
            care: self.care_for(&heard),
        };
        dialogue.refused = self.known().refused.remove(&who).or(dialogue.refused);
        let news = dialogue.news;
        let (mut heard, mut said, mut done, mut voted) = (heard, Vec::new(), Turn::default(), Vec::new());
        for _ in 0..ASKS {
            let step = step(&dialogue, heard, &context);
            said.extend(step.say);
            (dialogue, done.leave) = (step.next, done.leave || step.leave);
            let Some(ask) = step.ask else { break };
            heard = self.answer(who, &self.voice(dialogue.language, limits), ask).await;
            match &heard {
                Heard::Answered(Answer::Voted(cards, _)) => {
                    done.votes += cards.len();
                    voted.extend(cards.iter().map(|card| card.proposal.clone()));
                }
                Heard::Answered(Answer::Proposed) => done.ideas += 1,
                _ => {}
            }
        }
        let due = if dialogue.stopped || whole || context.care.is_some() {
            Due::default() // an idea that gives way to the next would take the news with it; distress goes before news
        } else {
            notices::due(self.backend.as_ref(), who, &mut |notice| self.takes_up(notice)).await
        };
        let before = due.put_before(&mut dialogue, &mut said, &context);
        let language = dialogue.language.unwrap_or(context.language);
        let voice = self.voice(Some(language), limits);
        self.follow(who, around, news, dialogue.news).await;
        self.keep(who, &dialogue, around.receipt).await;
        let mut message = Message { voted, ..spoken(&voice, &said, whole) };
        if dialogue.modes.bare {
            message.lines = voice.without_digits(message.lines);
        }
        message.lines = single_blanks(due.lines(&voice, before.as_ref()).into_iter().chain(message.lines).collect());
        message.choices =
            offers(&dialogue, language).into_iter().map(|offer| voice.choice(offer, &dialogue.scene)).collect();
        message.choices.extend(said.iter().filter_map(|say| voice.invited(say)));
        message.choices.extend(due.choices(&voice));
        message.share = due.share(&voice);
        Turn { message, told: due.told(), ..done }
    }

    async fn answer(&self, who: ParticipantId, voice: &Voice, ask: Ask) -> Heard {
        let answer = match &ask {
            Ask::Results(question) => self.results(question, false).await,
            Ask::Picture(question) => self.results(question, true).await,
            _ => asking::ask(self.backend.as_ref(), who, voice, &ask).await,
        };
        match answer {
            Ok(answer) => Heard::Answered(answer),
            Err(trouble) => Heard::Failed(ask, trouble),
        }
    }

    fn only(&self, who: ParticipantId, limits: Limits, say: &Say) -> Turn {
        let dialogue = self.recall(who).unwrap_or_default();
        let lines = self.voice(dialogue.language, limits).say(say);
        Turn { message: Message { lines, ..Message::default() }, ..Turn::default() }
    }

    fn away(&self, language: Language, limits: Limits) -> Turn {
        let lines = self.voice(Some(language), limits).say(&Say::Away(Ask::Keep));
        Turn { message: Message { lines, ..Message::default() }, ..Turn::default() }
    }

    fn voice(&self, language: Option<Language>, limits: Limits) -> Voice {
        let language = language.unwrap_or(self.language);
        Voice::new(language, self.zone.clone(), self.clock.now(), limits.manner())
    }
}

fn answer(turn: Turn) -> Outcome {
    Outcome::Answer(Box::new(turn))
}

/// What surrounds a turn beside the dialogue.
#[derive(Clone, Copy)]
struct Around<'a> {
    limits: Limits,
    hint: Option<Language>,
    receipt: Option<&'a Receipt>,
    /// Where they can be written to unasked, sealed.
    reach: Option<(Origin, &'a [u8])>,
}

#[cfg(test)]
mod tests;

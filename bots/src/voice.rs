//! From meaning to words: the only place where a citizen's sentences are put together. Knows no dialogue and asks nothing.
//!
//! What another person wrote (ideas, names, a moderator's words) is cleaned of control and invisible characters here.

mod card;
mod date;
mod draft;
pub mod export;
mod label;
mod list;
pub mod message;
mod news;
mod note;
mod page;
mod person;
mod results;
mod room;
mod toast;
mod trust;

use ilfaut_client::backend::Standing;
use ilfaut_client::model::{Ballot, Language, Notice, NoticeKind, Question, Signature, Status, Text, Time, phrase};
use ilfaut_config::locale::{Arg, Part, Words};

pub use jiff::tz::TimeZone;

use crate::conversation::command::Command;
use crate::conversation::say::Say;
use message::{Line, Tone};

/// What a channel lets its people do, as far as words depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each answers one plain question about a channel")]
pub struct Manner {
    /// People type lines at a keyboard: Enter sends, Ctrl-D leaves.
    pub keyboard: bool,
    /// Answers are drawn as buttons too.
    pub buttons: bool,
    /// Files can be sent.
    pub documents: bool,
    /// Everybody sees how somebody votes where several people read the same.
    pub open_rooms: bool,
    /// Whose messages they are, who knows that they are written.
    pub platform: Option<&'static str>,
}

/// Speaks one language, in one place of the world, at one moment.
pub struct Voice {
    words: Words,
    zone: TimeZone,
    now: Time,
    manner: Manner,
}

impl Voice {
    /// A voice for a language; dates are those of `zone`.
    pub fn new(language: Language, zone: TimeZone, now: Time, manner: Manner) -> Self {
        Self { words: Words::new(language, Part::Citizen), zone, now, manner }
    }

    /// The lines that say it.
    pub fn say(&self, say: &Say) -> Vec<Line> {
        if self.is_only_a_toast(say) {
            return Vec::new();
        }
        card::say(self, say)
            .or_else(|| draft::say(self, say))
            .or_else(|| list::say(self, say))
            .or_else(|| page::say(self, say))
            .or_else(|| person::say(self, say))
            .or_else(|| results::say(self, say))
            .or_else(|| trust::say(self, say))
            .unwrap_or_default()
    }

    /// What a moderator decided or wrote, for the author; the consultation's own sentence for a reason wins.
    pub fn notice(&self, notice: &Notice, question: Option<&Question>) -> Vec<Line> {
        let text = [("text", Arg::from(self.clean(&notice.text)))];
        match &notice.kind {
            NoticeKind::Accepted => vec![self.line("notice-accepted", &text)],
            NoticeKind::BackToQueue => vec![self.line("notice-back", &text)],
            NoticeKind::Duplicate { text: other, words, .. } => {
                let other = other.as_deref().map(|other| self.clean(other)).filter(|other| !other.is_empty());
                let id = if other.is_some() { "notice-duplicate" } else { "notice-duplicate-hidden" };
                let mut lines = vec![self.line(id, &text)];
                lines.extend(other.map(|other| self.line("notice-duplicate-other", &[("text", Arg::from(other))])));
                lines.extend(self.words_of(words.as_deref()));
                lines
            }
            NoticeKind::Written { words } => {
                let words = words.as_deref().map(|words| self.clean(words)).filter(|words| !words.is_empty());
                let [text] = text;
                words
                    .map(|words| self.line("notice-written", &[text, ("words", Arg::from(words))]))
                    .into_iter()
                    .collect()
            }
            NoticeKind::Refused { reason, words } => {
                let own = question.and_then(|question| question.refusals.get(reason)).map(|text| self.text(text));
                let sentence = own.filter(|own| !own.is_empty());
                let sentence = sentence.unwrap_or_else(|| self.words.say(&format!("refused-{}", reason.name())));
                let mut lines = vec![self.line("notice-refused", &text), Line::plain(sentence)];
                lines.extend(self.words_of(words.as_deref()));
                lines.push(self.hint("notice-contest", &[]));
                lines
            }
        }
    }

    /// The same where buttons say what digits would; nothing but digits stays as it is.
    pub fn without_digits(&self, lines: Vec<Line>) -> Vec<Line> {
        let said: Vec<Line> = lines.iter().filter(|line| line.tone != Tone::Hint).cloned().collect();
        if self.manner.buttons && said.iter().any(|line| !line.text.is_empty()) { said } else { lines }
    }

    /// How to vote on the idea that one's own says again.
    pub fn find_it(&self) -> Line {
        self.note("notice-duplicate-find")
    }

    /// A moderator's own words with a decision.
    fn words_of(&self, words: Option<&str>) -> Option<Line> {
        let words = words.map(|words| self.clean(words)).filter(|words| !words.is_empty())?;
        Some(self.line("notice-words", &[("words", Arg::from(words))]))
    }

    fn line(&self, id: &str, args: &[(&str, Arg)]) -> Line {
        Line::plain(self.words.say_with(id, args))
    }

    fn note(&self, id: &str) -> Line {
        self.line(id, &[])
    }

    fn hint(&self, id: &str, args: &[(&str, Arg)]) -> Line {
        Line { tone: Tone::Hint, text: self.words.say_with(id, args) }
    }

    /// A text of the consultation in this language, cleaned; who reads Breton reads French better than anything else.
    fn text(&self, text: &Text) -> String {
        let spoken = self.words.language();
        let known = spoken == Language::BRETON && !text.0.contains_key(&spoken);
        let written = text.within(if known { Language::FRENCH } else { spoken });
        written.lines().map(|line| self.clean(line)).collect::<Vec<_>>().join("\n").trim().to_owned()
    }

    /// What somebody wrote, fit for one line.
    #[expect(clippy::unused_self, reason = "reads as the voice's own habit wherever words of others are spoken")]
    fn clean(&self, written: &str) -> String {
        phrase::clean(written)
    }

    /// « Léa, 34 ans »; none for somebody who signed nothing.
    fn author(&self, signature: &Signature) -> Option<String> {
        let name = signature.name.as_deref().map(|name| self.clean(name)).filter(|name| !name.is_empty());
        match (name, signature.age) {
            (Some(name), Some(age)) => Some(
                self.words.say_with("author-age", &[("name", Arg::from(name)), ("age", Arg::from(i64::from(age)))]),
            ),
            (Some(name), None) => Some(name),
            (None, Some(age)) => Some(self.words.say_with("author-only-age", &[("age", Arg::from(i64::from(age)))])),
            (None, None) => None,
        }
    }

    /// « pour, réaliste ».
    fn ballot(&self, ballot: &Ballot) -> String {
        let words = ballot.qualifications.iter().map(|word| word.name());
        std::iter::once(ballot.key.name()).chain(words).map(|id| self.words.say(id)).collect::<Vec<_>>().join(", ")
    }

    fn status(&self, status: Status) -> String {
        self.words.say(match status {
            Status::Pending => "status-pending",
            Status::Accepted => "status-accepted",
            Status::Refused => "status-refused",
            Status::Postponed => "status-postponed",
            Status::Archived => "status-archived",
        })
    }

    fn word(&self, command: Command) -> &'static str {
        command.word(self.words.language())
    }
}

/// Shares of the three votes in whole percents that add up to 100 (largest remainder); none without votes.
fn shares(standing: &Standing) -> Option<[u64; 3]> {
    let counts = [standing.agree, standing.disagree, standing.neutral];
    let total: u128 = counts.iter().map(|count| u128::from(*count)).sum();
    if total == 0 {
        return None;
    }
    let exact = counts.map(|count| u128::from(count) * 100);
    let mut shares = exact.map(|exact| exact / total);
    let mut order = [0, 1, 2];
    order.sort_by_key(|at: &usize| std::cmp::Reverse(exact[*at] % total));
    let missing = usize::try_from(100 - shares.iter().sum::<u128>()).unwrap_or(0);
    for at in order.into_iter().take(missing) {
        shares[at] += 1;
    }
    Some(shares.map(|share| u64::try_from(share).unwrap_or(100)))
}

#[cfg(test)]
mod tests;

//! What a proposal shows of itself at a glance, each in one word and in one sentence: its look-alikes, the flags of the
//! consultation's rules, and what only a screen can tell: few words, too many, hidden characters. Hints: nothing is refused by them.

use ilfaut_client::model::{PhraseRule, Status};
use ilfaut_client::rules::flags::{Flag, flags};

use crate::message::QueueItem;
use crate::widget::text;

/// Something worth a second look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signal {
    /// Its author contests the refusal.
    Appealed,
    /// As a rule of the consultation reads it.
    Flag(Flag),
    /// More characters than the question allows.
    Long,
    /// Characters that nobody can see.
    Hidden,
}

/// Characters under which a proposal hardly says what and where (one published proposal in ten has fewer than 57).
const FEW: usize = 30;

impl Signal {
    /// What its messages are named after.
    fn name(self) -> &'static str {
        match self {
            Self::Appealed => "appealed",
            Self::Flag(flag) => flag.name(),
            Self::Long => "long",
            Self::Hidden => "hidden",
        }
    }

    /// The message that says it in one word.
    pub(crate) fn mark(self) -> String {
        format!("mark-{}", self.name())
    }

    /// The message that says it in full.
    pub(crate) fn sentence(self) -> String {
        format!("signal-{}", self.name())
    }
}

/// What must be seen first stands first.
const ORDER: [Flag; 10] = [
    Flag::Insult,
    Flag::Link,
    Flag::PersonalData,
    Flag::Capitals,
    Flag::TooShort,
    Flag::SeveralIdeas,
    Flag::Language,
    Flag::Test,
    Flag::Question,
    Flag::Repeated,
];

/// The signals of a proposal.
pub(crate) fn signals(item: &QueueItem, rule: &PhraseRule) -> Vec<Signal> {
    let length = item.text.chars().count();
    let shows = |flag: &Flag| item.flags.contains(flag) || (*flag == Flag::TooShort && length < FEW);
    let waits = matches!(item.status, Status::Pending | Status::Postponed);
    let contested = (item.appealed.is_some() && waits).then_some(Signal::Appealed);
    let read = ORDER.into_iter().filter(shows).map(Signal::Flag);
    let seen = [(Signal::Long, length > rule.max), (Signal::Hidden, text::shown(&item.text).contains(text::HIDDEN))];
    contested
        .into_iter()
        .chain(read)
        .chain(seen.into_iter().filter(|(_, shows)| *shows).map(|(signal, _)| signal))
        .collect()
}

/// How many of the look-alikes wait too, and how many are open to votes.
pub(crate) fn alike(item: &QueueItem) -> (usize, usize) {
    let count = |status: Status| item.similar.iter().filter(|alike| alike.status == status).count();
    (count(Status::Pending), count(Status::Accepted))
}

/// The text with each insult reduced to its first and last letter.
pub(crate) fn masked(item: &QueueItem) -> String {
    if !item.flags.contains(&Flag::Insult) {
        return item.text.clone();
    }
    let mut masked = String::with_capacity(item.text.len());
    let mut word = String::new();
    for c in item.text.chars().chain(['\n']) {
        if c.is_alphanumeric() || matches!(c, '@' | '$' | '*') {
            word.push(c);
        } else {
            masked.push_str(&covered(&std::mem::take(&mut word), item));
            masked.push(c);
        }
    }
    masked.pop();
    masked
}

/// A word, or its first and last letter when it is an insult.
fn covered(word: &str, item: &QueueItem) -> String {
    let rude = !word.is_empty() && flags(word, &[item.language], &PhraseRule::french()).contains(&Flag::Insult);
    let ends = word.chars().next().zip(word.chars().next_back());
    ends.filter(|_| rude).map_or_else(|| word.to_owned(), |(first, last)| format!("{first}…{last}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::samples::item;

    fn of(text: &str) -> Vec<Signal> {
        signals(&item(0, text), &PhraseRule::french())
    }

    #[test]
    fn each_signal_is_seen_and_ordinary_texts_show_none() {
        assert_eq!(of("Il faut des trains plus tard le soir entre Rennes et Brest"), []);
        assert_eq!(of("Il faut aller voir https://exemple.org pour comprendre"), [Signal::Flag(Flag::Link)]);
        assert_eq!(of("IL FAUT ARRÊTER DE NOUS PRENDRE POUR DES MOUTONS"), [Signal::Flag(Flag::Capitals)]);
        assert_eq!(of("Il faut plus de trains"), [Signal::Flag(Flag::TooShort)]);
        assert_eq!(of("Il faut des trains\u{200B} plus tard le soir partout"), [Signal::Hidden]);
        assert!(of(&format!("Il faut des trains {}", "plus souvent, ".repeat(10))).contains(&Signal::Long));
    }

    #[test]
    fn what_its_author_contests_is_said_first_while_it_waits() {
        let contested = QueueItem { appealed: Some("Inès".into()), ..item(0, "Il faut plus de trains") };
        let signals = |item: &QueueItem| signals(item, &PhraseRule::french());
        assert_eq!(signals(&contested), [Signal::Appealed, Signal::Flag(Flag::TooShort)]);
        let decided = QueueItem { status: Status::Accepted, ..contested };
        assert_eq!(signals(&decided), [Signal::Flag(Flag::TooShort)]);
    }

    #[test]
    fn insults_are_masked_and_nothing_else() {
        let text = "Il faut virer ces abrutis, vite";
        assert_eq!(masked(&item(0, text)), "Il faut virer ces a…s, vite");
        let text = "Il faut des nids-de-poule\nen moins";
        assert_eq!(masked(&item(0, text)), text);
    }
}

//! What a proposal shows of itself at a glance: the flags of the consultation's rules that have a mark of their own, and what
//! only a screen can tell: very few words, hidden characters. Hints for a moderator: nothing is refused by them.

use ilfaut_client::rules::flags::Flag;

use crate::message::QueueItem;
use crate::widget::text;

/// Something worth a second look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signal {
    /// A link.
    Link,
    /// Mostly capitals.
    Capitals,
    /// Hardly any words.
    Short,
    /// Characters that nobody can see.
    Hidden,
}

/// Characters under which a proposal hardly says what and where (one published proposal in ten has fewer than 57).
const FEW: usize = 30;

impl Signal {
    /// The message that says it in one word.
    pub(crate) const fn mark(self) -> &'static str {
        match self {
            Self::Link => "mark-link",
            Self::Capitals => "mark-capitals",
            Self::Short => "mark-short",
            Self::Hidden => "mark-hidden",
        }
    }

    /// The message that says it in full.
    pub(crate) const fn sentence(self) -> &'static str {
        match self {
            Self::Link => "signal-link",
            Self::Capitals => "signal-capitals",
            Self::Short => "signal-short",
            Self::Hidden => "signal-hidden",
        }
    }
}

/// The signals of a proposal.
pub(crate) fn signals(item: &QueueItem) -> Vec<Signal> {
    let flagged = |flag| item.flags.contains(&flag);
    let found = [
        (Signal::Link, flagged(Flag::Link)),
        (Signal::Capitals, flagged(Flag::Capitals)),
        (Signal::Short, flagged(Flag::TooShort) || item.text.chars().count() < FEW),
        (Signal::Hidden, text::shown(&item.text).contains(text::HIDDEN)),
    ];
    found.into_iter().filter(|(_, shows)| *shows).map(|(signal, _)| signal).collect()
}

/// The message of a flag that the signals of a text do not say already.
pub(crate) const fn sentence(flag: Flag) -> Option<&'static str> {
    match flag {
        Flag::PersonalData => Some("signal-personal-data"),
        Flag::Insult => Some("signal-insult"),
        Flag::SeveralIdeas => Some("signal-several-ideas"),
        Flag::Language => Some("signal-language"),
        Flag::Test => Some("signal-test"),
        Flag::Question => Some("signal-question"),
        Flag::Repeated => Some("signal-repeated"),
        Flag::Link | Flag::Capitals | Flag::TooShort => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::samples::item;

    #[test]
    fn each_signal_is_seen_and_ordinary_texts_show_none() {
        let of = |text: &str| signals(&item(0, text));
        assert_eq!(of("Il faut des trains plus tard le soir entre Rennes et Brest"), []);
        assert_eq!(of("Il faut aller voir https://exemple.org pour comprendre"), [Signal::Link]);
        assert_eq!(of("IL FAUT ARRÊTER DE NOUS PRENDRE POUR DES IMBÉCILES"), [Signal::Capitals]);
        assert_eq!(of("Il faut plus de trains"), [Signal::Short]);
        assert_eq!(of("Il faut des trains\u{200B} plus tard le soir partout"), [Signal::Hidden]);
    }
}

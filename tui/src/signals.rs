//! What a text shows of itself at a glance: a link, capitals, very few words, hidden characters. Hints for a moderator,
//! never a judgement: nothing is refused by them.

use ilfaut_client::rules::flags::Flag;

use crate::widget::text;

/// Something worth a second look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signal {
    /// A web or mail address.
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
/// Letters under which capitals mean nothing.
const LETTERS: usize = 12;

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

/// The signals of a text.
pub(crate) fn signals(written: &str) -> Vec<Signal> {
    let found = [
        (Signal::Link, has_address(written)),
        (Signal::Capitals, shouts(written)),
        (Signal::Short, written.chars().count() < FEW),
        (Signal::Hidden, text::shown(written).contains(text::HIDDEN)),
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

fn has_address(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mail = |word: &str| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    lower.contains("://") || lower.contains("www.") || lower.split_whitespace().any(mail)
}

fn shouts(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
    let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
    letters.len() >= LETTERS && capitals * 10 >= letters.len() * 6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_signal_is_seen_and_ordinary_texts_show_none() {
        assert_eq!(signals("Il faut des trains plus tard le soir entre Rennes et Brest"), []);
        assert_eq!(signals("Il faut aller voir https://exemple.org pour comprendre"), [Signal::Link]);
        assert_eq!(signals("Il faut m'écrire à moi@exemple.org pour en parler"), [Signal::Link]);
        assert_eq!(signals("IL FAUT ARRÊTER DE NOUS PRENDRE POUR DES IMBÉCILES"), [Signal::Capitals]);
        assert_eq!(signals("Il faut plus de trains"), [Signal::Short]);
        assert_eq!(signals("Il faut des trains\u{200B} plus tard le soir partout"), [Signal::Hidden]);
    }
}

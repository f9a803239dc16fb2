//! What a citizen can ask for, and the words for it in each language. Knows no dialogue: only words.
//!
//! Words are written here as they are shown; accents and case do not matter when they are typed. Exact words of all three
//! languages are understood at any time; near words only of the language being spoken.

mod lexicon;

use std::sync::LazyLock;

use ilfaut_client::model::{Language, VoteKey};
use serde::{Deserialize, Serialize};

use super::reading::plain;
use lexicon::{Entry, LEXICON};

/// One thing that can be asked for by a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Command {
    /// Vote for.
    Agree,
    /// Vote against.
    Disagree,
    /// Vote neutral.
    Neutral,
    /// Pour: coup de cœur.
    LikeIt,
    /// Pour: réaliste.
    Doable,
    /// Pour or contre: banalité.
    Platitude,
    /// Contre: surtout pas.
    NoWay,
    /// Contre: infaisable.
    Impossible,
    /// Neutre: pas compris.
    NotUnderstood,
    /// Neutre: pas d'avis.
    NoOpinion,
    /// Neutre: indifférent.
    NotCare,
    /// Leave this idea for later.
    Pass,
    /// Write an idea.
    Propose,
    /// All the words.
    Menu,
    /// Undo, or go back.
    Back,
    /// Yes.
    Yes,
    /// No.
    No,
    /// Ideas with these words.
    Search,
    /// Ideas by topic.
    Topics,
    /// Ideas of all topics.
    Mixed,
    /// The rest of a list.
    More,
    /// My votes.
    Votes,
    /// My ideas and their fate.
    Ideas,
    /// What is kept about me.
    Data,
    /// A copy of it.
    Export,
    /// Another name or age.
    Rename,
    /// Erase me.
    Erase,
    /// Call the erasure off.
    Keep,
    /// Context and steps.
    About,
    /// The rules of moderation.
    Charter,
    /// What is kept and what is not.
    Privacy,
    /// How far I have come.
    Progress,
    /// Five ideas in one message.
    Lot,
    /// The open questions.
    Questions,
    /// Help.
    Help,
    /// No more messages.
    Stop,
    /// Messages again.
    Resume,
    /// A break.
    Pause,
    /// Go on.
    Continue,
    /// Choose a language.
    Language,
    /// Speak French.
    French,
    /// Speak English.
    English,
    /// Speak Breton.
    Breton,
    /// Leave.
    Quit,
    /// Once more what failed.
    Retry,
    /// Take my vote or my idea back.
    Withdraw,
    /// Send what I wrote.
    Send,
    /// Write it otherwise.
    Edit,
    /// Sign otherwise.
    Sign,
    /// Without a name.
    Anonymous,
    /// Good day.
    Hello,
    /// Vote on what is there instead of sending one's own.
    Vote,
    /// Why this idea came.
    Why,
    /// Whether my votes count.
    Counted,
    /// Say why they should.
    Object,
    /// Each idea in a message of its own.
    Aloud,
    /// No digits where there are buttons.
    Bare,
    /// Digits again.
    Digits,
    /// The next idea only after a word.
    Step,
    /// The next idea by itself.
    Unstep,
    /// As it was at first.
    Normal,
    /// What everyone said, once the question is over.
    Results,
    /// The same, drawn.
    Picture,
    /// The idea begun last instead of the first.
    Replace,
    /// A message when there are new ideas.
    Tell,
    /// No such messages.
    Untell,
}

impl Command {
    /// The vote that this word casts.
    pub fn key(self) -> Option<VoteKey> {
        match self {
            Self::Agree => Some(VoteKey::Agree),
            Self::Disagree => Some(VoteKey::Disagree),
            Self::Neutral => Some(VoteKey::Neutral),
            _ => None,
        }
    }

    /// Whether it is one of the words added to a vote.
    pub fn is_qualification(self) -> bool {
        (Self::LikeIt..=Self::NotCare).contains(&self)
    }

    /// Whether a near miss of its word must never be taken for it.
    pub(super) fn is_destructive(self) -> bool {
        matches!(self, Self::Erase | Self::Stop | Self::Withdraw)
    }

    /// Whether other words may follow it: « chercher vélo ».
    pub(super) fn takes_more(self) -> bool {
        matches!(self, Self::Search | Self::Export | Self::Object)
    }

    /// The digit that means the same in front of an idea.
    pub fn digit(self) -> Option<char> {
        match self {
            Self::Agree => Some('1'),
            Self::Disagree => Some('2'),
            Self::Neutral => Some('3'),
            Self::LikeIt | Self::NoWay | Self::NotUnderstood => Some('4'),
            Self::Doable | Self::Impossible | Self::NoOpinion => Some('5'),
            Self::Platitude | Self::NotCare => Some('6'),
            Self::Pass => Some('7'),
            Self::Propose => Some('8'),
            Self::Menu => Some('9'),
            Self::Back => Some('0'),
            _ => None,
        }
    }

    /// The word for it in a language, as it can be typed.
    pub fn word(self, language: Language) -> &'static str {
        let entry = LEXICON.iter().find(|entry| entry.0 == self);
        entry.and_then(|entry| words_of(entry, language).first()).copied().unwrap_or("")
    }
}

/// Every word as it is compared, with its command and its language.
static COMPARED: LazyLock<Vec<(String, Command, Language)>> = LazyLock::new(|| {
    let languages = [Language::FRENCH, Language::ENGLISH, Language::BRETON];
    let of = |entry: &'static Entry, language| {
        words_of(entry, language).iter().map(move |word| (plain(word), entry.0, language))
    };
    LEXICON.iter().flat_map(|entry| languages.into_iter().flat_map(move |language| of(entry, language))).collect()
});

/// The command that these words, already [`plain`], are the exact name of in any language.
pub(super) fn named(words: &str) -> Option<Command> {
    COMPARED.iter().find(|(word, _, _)| word == words).map(|(_, command, _)| *command)
}

/// The words of a language, as they are compared.
pub(super) fn compared(language: Language) -> impl Iterator<Item = (&'static str, Command)> {
    let spoken = if [Language::ENGLISH, Language::BRETON].contains(&language) { language } else { Language::FRENCH };
    COMPARED.iter().filter(move |(_, _, of)| *of == spoken).map(|(word, command, _)| (word.as_str(), *command))
}

/// The words of an entry in a language; French where the language is not spoken here.
fn words_of(entry: &Entry, language: Language) -> &'static [&'static str] {
    match language {
        Language::ENGLISH => entry.2,
        Language::BRETON => entry.3,
        _ => entry.1,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn a_word_means_one_thing_in_all_languages() {
        let mut seen: HashMap<String, Command> = HashMap::new();
        for entry in LEXICON {
            for word in entry.1.iter().chain(entry.2).chain(entry.3) {
                let before = seen.insert(plain(word), entry.0);
                assert!(before.is_none_or(|before| before == entry.0), "{word}: {before:?} and {:?}", entry.0);
            }
        }
    }

    #[test]
    fn every_command_has_a_word_in_each_language() {
        for entry in LEXICON {
            for language in [Language::FRENCH, Language::ENGLISH, Language::BRETON] {
                assert!(!entry.0.word(language).is_empty(), "{:?} in {language}", entry.0);
            }
        }
    }
}

//! What a text wants, as far as a machine can tell: which way, by which verb, and what it speaks of. Compares nothing.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::vocabulary::{self, Role};
use crate::model::Language;
use crate::rules::language;
use crate::rules::words::{self, Stems};

/// Characters of a stem that are compared: « environnement » and « environnemental » are one.
pub(super) const KEPT: usize = 7;
/// What each word weighs less than the one before, as 1 / (1 + n · this).
const FADING: f32 = 0.1;
/// What a word weighs that most proposals share.
const COMMON: f32 = 0.6;
/// What a verb weighs beside its object.
const VERB: f32 = 0.25;
/// What is left of the words behind the idea: reasons, examples, remarks.
const REASON: f32 = 0.5;
/// Words among which the first verb is looked for.
const OPENING: usize = 6;

/// Which way an idea goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// To be rid of something.
    Against,
    /// To have less of it.
    Less,
    /// Neither can be told.
    #[default]
    Open,
    /// To have it, or more of it.
    More,
}

impl Direction {
    /// Whether one wants what the other does not.
    pub fn opposes(self, other: Self) -> bool {
        matches!((self, other), (Self::More, Self::Against | Self::Less) | (Self::Against | Self::Less, Self::More))
    }
}

/// The first verb of an idea.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verb {
    way: Direction,
    stem: u64,
}

impl Verb {
    /// Whether two verbs name two actions: neither the same nor of one direction.
    pub fn is_other_than(self, other: Self) -> bool {
        let both = self.way != Direction::Open && other.way != Direction::Open;
        self.stem != other.stem && (!both || self.way.opposes(other.way))
    }
}

/// A stem of an idea, and how much of the idea it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Term {
    /// The stem, hashed.
    pub stem: u64,
    /// How much of the idea it is.
    pub weight: f32,
    /// Whether it is a verb that says which way.
    pub is_verb: bool,
}

/// An idea that was read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Meaning {
    /// The normal form, hashed.
    pub normal: u64,
    /// Its stems, each once, in the order of the hashes.
    pub terms: Box<[Term]>,
    /// Stems that are said not to be wanted.
    pub unwanted: Box<[u64]>,
    /// Which way it goes.
    pub direction: Direction,
    /// Its first verb.
    pub verb: Option<Verb>,
    /// The length of its stems as a vector.
    pub norm: f32,
    /// The weight of all its stems.
    pub total: f32,
}

impl Meaning {
    /// Reads a text, in the language it seems to be in.
    pub fn of(text: &str) -> Self {
        Self::with_normal(text, &words::normalised(text))
    }

    /// As [`Meaning::of`], for a text whose normal form is at hand.
    pub(super) fn with_normal(text: &str, normal: &str) -> Self {
        let folded = words::folded(text);
        let language = language::guessed(&folded).unwrap_or(Language::FRENCH);
        let mut reader = Reader { language, stems: Stems::of(language), ..Reader::default() };
        reader.read(&marked(&folded));
        reader.finish(hash(normal))
    }

    /// Whether this idea speaks, as wanted, of something that the other says it does not want.
    pub fn wants_what_is_unwanted_by(&self, other: &Self) -> bool {
        let wanted = |stem: &u64| self.terms.binary_search_by_key(stem, |term| term.stem).is_ok();
        other.unwanted.iter().any(wanted)
    }
}

/// Stands for the end of the idea, where reasons begin.
const BEHIND: &str = "\u{1}";

/// A folded text with its sentence ends and brackets as words of their own, and percentages in one word.
fn marked(folded: &str) -> Vec<&str> {
    let mut marked = Vec::new();
    for piece in folded.split_whitespace() {
        let opens = piece.starts_with('(');
        let ends = piece.ends_with(['.', ';', ':', '!', '?', '…']);
        marked.extend(opens.then_some(BEHIND));
        marked.extend(piece.split(|c: char| !c.is_alphanumeric() && c != '%').filter(|word| !word.is_empty()));
        marked.extend((ends || piece == "(").then_some(BEHIND));
    }
    marked
}

fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    hasher.finish()
}

/// Reads one word after the other.
struct Reader {
    language: Language,
    stems: Stems,
    terms: Vec<Term>,
    unwanted: Vec<u64>,
    direction: Direction,
    verb: Option<Verb>,
    subjects: u16,
    behind: bool,
    refused: bool,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            language: Language::FRENCH,
            stems: Stems::of(Language::FRENCH),
            terms: Vec::new(),
            unwanted: Vec::new(),
            direction: Direction::Open,
            verb: None,
            subjects: 0,
            behind: false,
            refused: false,
        }
    }
}

impl Reader {
    fn read(&mut self, words: &[&str]) {
        for (at, word) in words.iter().enumerate() {
            let next = words.get(at + 1).copied().unwrap_or_default();
            if opens_reason(word, next) {
                self.behind |= self.subjects > 0;
            } else if *word == "non" && words::is_small(next) {
                self.refused = true;
            } else {
                self.word(at, word);
            }
        }
    }

    fn word(&mut self, at: usize, word: &str) {
        let stem = self.stems.stem(word);
        let role = vocabulary::role(self.language, word, &stem);
        let is_small = words::is_small(word) || role == Some(Role::Filler);
        if self.verb.is_none() && at < OPENING && self.subjects == 0 && !is_small && role != Some(Role::Any) {
            self.first_verb(word, &stem, role);
        }
        let late = if self.behind { REASON } else { 1.0 };
        match role {
            Some(Role::Way(way)) => {
                if self.direction == Direction::Open {
                    self.direction = way;
                }
                self.push(&format!("+{}", vocabulary::cut(&stem)), VERB * late, true);
            }
            _ if is_small || word.len() < 2 => {}
            Some(Role::Any) => self.push(vocabulary::cut(&stem), VERB * late, true),
            _ if is_adverb(word) => {}
            role => {
                let common = if role == Some(Role::Common) { COMMON } else { 1.0 };
                let weight = common * late / (1.0 + FADING * f32::from(self.subjects));
                self.subjects = self.subjects.saturating_add(1);
                self.subject(vocabulary::cut(&stem), weight);
            }
        }
    }

    fn first_verb(&mut self, word: &str, stem: &str, role: Option<Role>) {
        let way = if let Some(Role::Way(way)) = role { way } else { Direction::Open };
        if is_infinitive(word) {
            self.verb = Some(Verb { way, stem: hash(stem) });
        }
    }

    fn subject(&mut self, stem: &str, weight: f32) {
        if self.refused {
            self.unwanted.push(hash(stem));
            self.push(&format!("!{stem}"), weight, false);
        } else {
            self.push(stem, weight, false);
        }
    }

    fn push(&mut self, stem: &str, weight: f32, is_verb: bool) {
        let stem = hash(stem);
        if !self.terms.iter().any(|term| term.stem == stem) {
            self.terms.push(Term { stem, weight, is_verb });
        }
    }

    fn finish(mut self, normal: u64) -> Meaning {
        self.terms.sort_by_key(|term| term.stem);
        let norm = self.terms.iter().map(|term| term.weight * term.weight).sum::<f32>().sqrt();
        let total = self.terms.iter().map(|term| term.weight).sum();
        let (terms, unwanted) = (self.terms.into(), self.unwanted.into());
        Meaning { normal, terms, unwanted, direction: self.direction, verb: self.verb, norm, total }
    }
}

/// Where an idea ends and its reasons begin: the end of a sentence, « car », « afin », « pour » and an infinitive.
fn opens_reason(word: &str, next: &str) -> bool {
    matches!(word, BEHIND | "car" | "afin" | "grace" | "comme" | "because") || (word == "pour" && is_infinitive(next))
}

fn is_infinitive(word: &str) -> bool {
    word.len() > 3 && ["er", "ir", "re", "oir"].iter().any(|ending| word.ends_with(ending))
}

/// « massivement », but not « environnement ».
pub(super) fn is_adverb(word: &str) -> bool {
    const NOUNS: [&str; 5] = ["environnement", "gouvernement", "rechauffement", "confinement", "stationnement"];
    word.len() > 8 && word.ends_with("ment") && !NOUNS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_direction_and_a_verb_are_read() {
        let of = |text: &str| Meaning::of(text).direction;
        assert_eq!(of("Il faut interdire les quads"), Direction::Against);
        assert_eq!(of("Il faut moins de bruit le soir"), Direction::Less);
        assert_eq!(of("Il faut développer les quais"), Direction::More);
        assert_eq!(of("Il faut des bancs"), Direction::Open);
        assert!(Meaning::of("Il faut planter des haies").verb.is_some());
        assert!(Meaning::of("Il faut des haies").verb.is_none());
    }

    #[test]
    fn reasons_weigh_half_and_the_front_weighs_most() {
        let weights = |text: &str| {
            let mut weights: Vec<f32> = Meaning::of(text).terms.iter().map(|term| term.weight).collect();
            weights.sort_by(|a, b| b.total_cmp(a));
            weights
        };
        let found = weights("Il faut des haies. Oiseaux");
        assert!((found[0] - 1.0).abs() < 1e-6 && found[1] < 0.5, "{found:?}");
    }

    #[test]
    fn nothing_is_read_from_nothing() {
        let nothing = Meaning::of("Il faut");
        assert!(nothing.terms.is_empty() && nothing.total.abs() < f32::EPSILON);
    }
}

//! How alike two ideas are: the same action on the same object, whatever the wording. Knows texts only, nobody's proposal.
//!
//! Two texts of one normal form are the same. Else an idea is read ([`meaning`]): a direction (more, less), a first verb,
//! and the stems of what it speaks of, those at the front weighing most and the reasons given behind weighing half. Two
//! ideas are as alike as their stems, by the mean of cosine and of how much the shorter is contained in the longer; opposite
//! directions, other verbs and things said to be unwanted lower it.

pub mod index;
pub mod letters;
pub mod meaning;
mod vocabulary;

use meaning::Meaning;
use vocabulary::Role;

use crate::model::Language;

/// From here on two texts are taken for the same idea.
pub const SAME: f64 = 0.5;
/// From here on somebody who writes an idea is shown the other one.
pub const SHOWN: f64 = 0.6;

/// What opposite directions leave: « arrêter le nucléaire », « renforcer le nucléaire ».
const OPPOSITE: f32 = 0.6;
/// What two other first verbs leave: « écouter la convention », « dupliquer la convention ».
const OTHER_VERB: f32 = 0.75;
/// What is left when one wants what the other says it does not want: « et non le revenu universel ».
const UNWANTED: f32 = 0.6;
/// What one shared word leaves between longer ideas.
const ONE_WORD: f32 = 0.9;
/// From how many words on an idea is longer than that.
const LONGER: usize = 3;

/// How alike two texts are, from 0 (nothing in common) to 1 (the same).
pub fn similarity(a: &str, b: &str) -> f64 {
    likeness(&Meaning::of(a), &Meaning::of(b))
}

/// Whether two texts of this similarity are taken for the same idea.
pub fn is_same(similarity: f64) -> bool {
    similarity >= SAME
}

/// A similarity as people read it; rounded down, so that only the same words are 100 %.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
pub fn percent(similarity: f64) -> u8 {
    (similarity.clamp(0.0, 1.0) * 100.0).floor() as u8
}

/// Whether a folded word, given with its stem, names a subject: neither a verb that goes with any, nor a way, nor a filler.
pub fn is_subject(language: Language, word: &str, stem: &str) -> bool {
    !meaning::is_adverb(word) && matches!(vocabulary::role(language, word, stem), None | Some(Role::Common))
}

/// How alike two ideas are that were read before.
pub fn likeness(a: &Meaning, b: &Meaning) -> f64 {
    if a.normal == b.normal {
        return 1.0;
    }
    let shared = Shared::between(a, b);
    if shared.count == 0 {
        return 0.0;
    }
    let cosine = shared.product / (a.norm * b.norm);
    let contained = (shared.of_a / a.total).max(shared.of_b / b.total);
    let alike = f32::midpoint(cosine, contained) * guard(a, b) * shared.guard(a, b);
    // Only the same normal form is the same for certain.
    f64::from(alike.clamp(0.0, 0.99))
}

/// What the stems of two ideas have in common.
struct Shared {
    count: usize,
    subjects: usize,
    product: f32,
    of_a: f32,
    of_b: f32,
}

impl Shared {
    fn between(a: &Meaning, b: &Meaning) -> Self {
        let mut shared = Self { count: 0, subjects: 0, product: 0.0, of_a: 0.0, of_b: 0.0 };
        let (mut left, mut right) = (a.terms.iter().peekable(), b.terms.iter().peekable());
        while let (Some(one), Some(other)) = (left.peek(), right.peek()) {
            match one.stem.cmp(&other.stem) {
                std::cmp::Ordering::Less => drop(left.next()),
                std::cmp::Ordering::Greater => drop(right.next()),
                std::cmp::Ordering::Equal => {
                    shared.count += 1;
                    shared.subjects += usize::from(!one.is_verb);
                    shared.product += one.weight * other.weight;
                    shared.of_a += one.weight;
                    shared.of_b += other.weight;
                    left.next();
                    right.next();
                }
            }
        }
        shared
    }

    fn guard(&self, a: &Meaning, b: &Meaning) -> f32 {
        if self.subjects == 1 && a.terms.len().min(b.terms.len()) > LONGER { ONE_WORD } else { 1.0 }
    }
}

fn guard(a: &Meaning, b: &Meaning) -> f32 {
    let unwanted = if a.wants_what_is_unwanted_by(b) || b.wants_what_is_unwanted_by(a) { UNWANTED } else { 1.0 };
    let direction = if a.direction.opposes(b.direction) {
        OPPOSITE
    } else if a.verb.zip(b.verb).is_some_and(|(a, b)| a.is_other_than(b)) {
        OTHER_VERB
    } else {
        1.0
    };
    unwanted * direction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_idea_in_other_words_is_found() {
        for (a, b) in [
            ("Il faut interdire les écrans au volant", "Il faut bannir les écrans au volant !"),
            ("Il faut des cantines gratuites", "Il faut la gratuité de la cantine"),
            ("Il faut taxer les yachts", "Il faut que les yachts soient taxés pour financer les ports"),
            ("Il faut planter des haies", "IL FAUT PLANTER DES HAIES."),
            ("We should plant more trees", "We should plant trees"),
        ] {
            assert!(is_same(similarity(a, b)), "{a} / {b}: {}", similarity(a, b));
        }
    }

    #[test]
    fn another_action_or_another_object_is_another_idea() {
        for (a, b) in [
            ("Il faut interdire les écrans au volant", "Il faut interdire les chiens au parc"),
            ("Il faut arrêter la pêche", "Il faut développer le port de pêche et ses quais"),
            ("Il faut un impôt unique", "Il faut une baisse de la taxe foncière (et non un impôt unique)"),
            ("Il faut planter des haies", "Il faut des bus le soir"),
        ] {
            assert!(!is_same(similarity(a, b)), "{a} / {b}: {}", similarity(a, b));
        }
    }

    #[test]
    fn likeness_is_the_same_both_ways_and_within_bounds() {
        let texts = ["", "Il faut", "Il faut, non le", "🙂", "Il faut des bus", "Il faut moins de bus, car"];
        for a in texts {
            for b in texts {
                let there = similarity(a, b);
                assert!((0.0..=1.0).contains(&there), "{a} / {b}: {there}");
                assert!((there - similarity(b, a)).abs() < 1e-6, "{a} / {b}");
            }
        }
    }
}

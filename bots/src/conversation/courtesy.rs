//! What people say to each other and no machine was asked for: good day, thank you, questions, « je ne sais pas ». None of it is
//! an idea. Knows words only.

use super::reading::plain;
use super::say::Courtesy;

/// How one greets, in French, English and Breton.
const GREETINGS: &[&str] =
    &["bonjour", "bonsoir", "salut", "coucou", "hello", "hi", "good morning", "good evening", "demat", "noz vat"];
/// How one thanks.
const THANKS: &[&str] = &["merci", "je vous remercie", "thanks", "thank you", "trugarez", "mersi"];
/// How one says that one does not know.
const UNSURE: &[&str] = &[
    "je ne sais pas",
    "je sais pas",
    "j'en sais rien",
    "je n'en sais rien",
    "aucune idee",
    "pas d'idee",
    "je n'ai pas d'idee",
    "i don't know",
    "i do not know",
    "no idea",
    "i have no idea",
    "n'ouzon ket",
    "ne ouzon ket",
];
/// What a question begins with, even without its mark.
const QUESTIONS: &[&str] = &[
    "comment",
    "pourquoi",
    "qui",
    "quand",
    "ou",
    "combien",
    "quel",
    "quelle",
    "quels",
    "quelles",
    "que",
    "qu'est-ce",
    "est-ce",
    "c'est quoi",
    "puis-je",
    "peut-on",
    "faut-il",
    "how",
    "why",
    "who",
    "when",
    "where",
    "what",
    "which",
    "can i",
    "do i",
    "is it",
    "penaos",
    "perak",
    "piv",
    "pegoulz",
    "pelec'h",
    "pet",
    "petra",
];
/// What talk begins with that proposes nothing.
const TALK: &[&str] = &[
    "je", "j'ai", "j'habite", "j'suis", "tu", "vous", "ils", "elles", "c'est", "ca", "moi", "oui", "non", "ok", "i",
    "i'm", "you", "they", "yes", "no", "me", "ya", "nann", "ma", "mon", "my",
];

/// What a text is, if it is no more than what people say to each other.
pub(super) fn of(text: &str) -> Option<Courtesy> {
    let whole = plain(text);
    let rest = plain(without_greeting(text));
    if is_question(text, &rest) {
        return Some(if rest == whole { Courtesy::Question } else { Courtesy::Greeting });
    }
    if begins(&rest, UNSURE) {
        return Some(Courtesy::Unsure);
    }
    if begins(&rest, THANKS) {
        return Some(Courtesy::Thanks);
    }
    (rest != whole && (rest.is_empty() || is_talk(&rest))).then_some(Courtesy::Greeting)
}

/// The text behind « Bonjour, ».
pub(super) fn without_greeting(text: &str) -> &str {
    let trimmed = text.trim_start();
    let Some(greeting) = GREETINGS.iter().find(|greeting| begins(&plain(trimmed), &[greeting])) else { return text };
    let letters = greeting.chars().count();
    let behind = trimmed.char_indices().nth(letters).map_or(trimmed.len(), |(at, _)| at);
    trimmed[behind..].trim_start_matches(|c: char| !c.is_alphanumeric())
}

/// Whether it tells of somebody instead of proposing something.
pub(super) fn is_talk(text: &str) -> bool {
    begins(&plain(text), TALK) && !super::wish::is_one(text)
}

fn is_question(text: &str, rest: &str) -> bool {
    let marked = text.trim_end_matches(|c: char| c.is_whitespace() || "!.…»\"".contains(c)).ends_with(['?', '？']);
    marked || begins(rest, QUESTIONS)
}

fn begins(plain: &str, openings: &[&str]) -> bool {
    let goes_on = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-');
    openings.iter().any(|opening| plain.strip_prefix(opening).is_some_and(goes_on))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_say_to_each_other_is_no_idea() {
        for (text, courtesy) in [
            ("Bonjour, je suis Jeannine, comment ça marche ?", Courtesy::Greeting),
            ("bonjour je m'appelle Jeannine", Courtesy::Greeting),
            ("Bonjour !", Courtesy::Greeting),
            ("comment ça marche", Courtesy::Question),
            ("Où sont les résultats ?", Courtesy::Question),
            ("qui a écrit cette idée", Courtesy::Question),
            ("c'est vraiment anonyme ?", Courtesy::Question),
            ("Merci beaucoup pour tout !", Courtesy::Thanks),
            ("je ne sais pas", Courtesy::Unsure),
            ("Je sais pas trop quoi dire", Courtesy::Unsure),
            ("who reads this", Courtesy::Question),
            ("I don't know really", Courtesy::Unsure),
            ("thank you very much", Courtesy::Thanks),
            ("penaos e ya an traoù en-dro", Courtesy::Question),
            ("n'ouzon ket petra lavaret", Courtesy::Unsure),
        ] {
            assert_eq!(of(text), Some(courtesy), "{text}");
        }
        for text in ["plus de bus le soir", "Bonjour, plus de bus le soir", "ouvrir la gare", "je voudrais des bancs"] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn an_idea_may_come_behind_a_greeting() {
        assert_eq!(without_greeting("Bonjour, il faut des bancs"), "il faut des bancs");
        assert_eq!(without_greeting("Bonsoir ! Plus de bus"), "Plus de bus");
        assert_eq!(without_greeting("bonjourner partout"), "bonjourner partout");
        assert!(is_talk("je m'appelle Jeannine") && !is_talk("je voudrais des bancs") && !is_talk("jeter moins"));
    }
}

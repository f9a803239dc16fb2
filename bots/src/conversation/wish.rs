//! « Je voudrais des bancs »: a wish said as people say it, and the same said as an idea. Knows words only.

use super::reading::plain;

/// How a wish begins, each in the form that is compared, and what is put between the opening of an idea and the rest of it.
const WISHES: &[(&str, &str)] = &[
    ("je voudrais bien ", ""),
    ("je voudrais ", ""),
    ("j'aimerais bien ", ""),
    ("j'aimerais ", ""),
    ("je souhaiterais ", ""),
    ("je souhaite ", ""),
    ("je propose de ", ""),
    ("je propose ", ""),
    ("je veux ", ""),
    ("nous voudrions ", ""),
    ("on voudrait ", ""),
    ("on devrait ", ""),
    ("nous devrions ", ""),
    ("on pourrait ", ""),
    ("ce serait bien d'avoir ", ""),
    ("il faudrait ", ""),
    ("i would like to ", ""),
    ("i'd like to ", ""),
    ("i want to ", ""),
    ("i would like ", "have "),
    ("i'd like ", "have "),
    ("i want ", "have "),
    ("we need ", "have "),
    ("there should be ", "have "),
    ("me a garfe ", ""),
    ("me garfe ", ""),
];

/// Whether a text is a wish.
pub(super) fn is_one(text: &str) -> bool {
    rest(text).is_some()
}

/// What follows the opening of an idea that says the same; none where the text is no wish.
pub(super) fn rest(text: &str) -> Option<String> {
    let text = text.trim();
    let compared = format!("{} ", plain(text));
    let (opening, between) = WISHES.iter().find(|(opening, _)| compared.starts_with(opening))?;
    let words = opening.split_whitespace().count();
    let behind = text.split_whitespace().skip(words).collect::<Vec<_>>().join(" ");
    (!behind.is_empty()).then(|| format!("{between}{behind}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_is_what_follows_its_opening() {
        for (text, expected) in [
            ("Je voudrais des bancs à l'ombre", "des bancs à l'ombre"),
            ("J’aimerais que les bus passent le soir", "que les bus passent le soir"),
            ("on devrait planter des arbres", "planter des arbres"),
            ("Il faudrait plus de bus", "plus de bus"),
            ("I would like more buses", "have more buses"),
            ("I'd like to see more buses", "see more buses"),
        ] {
            assert_eq!(rest(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["je voudrais", "plus de bus", "il faut des bancs", "on devraitplanter"] {
            assert_eq!(rest(text), None, "{text}");
        }
    }
}

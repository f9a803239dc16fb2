//! Reading `/name@bot rest`: a command of the menu is as good as the words it stands for. Knows no update.

use super::commands::{Chosen, chosen};

/// A command as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Typed {
    /// Coming, with what the link that led here says.
    Start(Option<String>),
    /// What stands for it in words.
    Words(String),
    /// Meant for another bot.
    Foreign,
}

/// Reads `/name@bot rest`; none if it is no command.
pub(super) fn read(text: &str, bot: &str) -> Option<Typed> {
    let text = text.strip_prefix('/')?;
    let (head, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let (name, to) = head.split_once('@').map_or((head, None), |(name, to)| (name, Some(to)));
    if to.is_some_and(|to| !to.eq_ignore_ascii_case(bot)) {
        return Some(Typed::Foreign);
    }
    let (name, rest) = (name.to_lowercase(), rest.trim());
    let words = match chosen(&name) {
        Some(Chosen::Arrival) => return Some(Typed::Start(payload(rest))),
        Some(Chosen::Words(words)) => words,
        None => &name,
    };
    Some(Typed::Words([words, rest].join(" ").trim().to_owned()))
}

/// What a deep link may say.
fn payload(text: &str) -> Option<String> {
    let fits = (1..=64).contains(&text.len());
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    (fits && text.chars().all(plain)).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        match read(text, "IlfautBot") {
            Some(Typed::Words(words)) => words,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn the_bot_may_be_named_and_words_may_follow() {
        assert_eq!(words("/mesvotes@ilfautbot"), "mes votes");
        assert_eq!(words("/chercher  vélo électrique "), "chercher vélo électrique");
        assert_eq!(words("/MesVotes"), "mes votes");
        assert_eq!(words("/inconnu là"), "inconnu là");
        assert_eq!(words("/"), "");
        assert_eq!(read("/mesvotes@OtherBot", "IlfautBot"), Some(Typed::Foreign));
        assert_eq!(read("mes votes", "IlfautBot"), None);
    }

    #[test]
    fn a_link_says_where_to_go_or_nothing() {
        let start = |text: &str| match read(text, "IlfautBot") {
            Some(Typed::Start(payload)) => payload,
            other => panic!("{other:?}"),
        };
        assert_eq!(start("/start"), None);
        assert_eq!(start("/commencer bretons"), Some("bretons".into()));
        assert_eq!(start("/start@IlfautBot bretons"), Some("bretons".into()));
        assert_eq!(start("/start p_2x9k1"), Some("p_2x9k1".into()));
        assert_eq!(start("/start é"), None);
        assert_eq!(start(&format!("/start {}", "a".repeat(65))), None);
    }
}

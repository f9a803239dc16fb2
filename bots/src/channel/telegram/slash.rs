//! What begins with a slash, in words: `/mesvotes@bot` is as good as « mes votes ». Pure; knows no update.

use super::commands::{Chosen, chosen};

/// Most characters of what a link says (Bot API).
pub(super) const PAYLOAD: usize = 64;

/// A command as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Slash {
    /// Coming, with what the link that led here says.
    Start(Option<String>),
    /// What stands for it in words.
    Words(String),
    /// Meant for another bot.
    Foreign,
}

/// Reads `/name@bot rest`; none if it is no command.
pub(super) fn read(text: &str, bot: &str) -> Option<Slash> {
    let text = text.strip_prefix('/')?;
    let (head, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let (name, to) = head.split_once('@').map_or((head, None), |(name, to)| (name, Some(to)));
    if to.is_some_and(|to| !to.eq_ignore_ascii_case(bot)) {
        return Some(Slash::Foreign);
    }
    let rest = rest.trim();
    Some(match chosen(name) {
        Some(Chosen::Arrival) => Slash::Start(is_payload(rest).then(|| rest.to_owned())),
        Some(Chosen::Words(words)) => Slash::Words([words, rest].join(" ").trim().to_owned()),
        None => Slash::Words([name, rest].join(" ").trim().to_owned()),
    })
}

/// Whether a link can say it.
pub(super) fn is_payload(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    (1..=PAYLOAD).contains(&text.len()) && text.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        match read(text, "IlfautBot") {
            Some(Slash::Words(words)) => words,
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
        assert_eq!(read("/mesvotes@OtherBot", "IlfautBot"), Some(Slash::Foreign));
        assert_eq!(read("mes votes", "IlfautBot"), None);
    }

    #[test]
    fn a_link_says_where_to_go_or_nothing() {
        let start = |text: &str| match read(text, "IlfautBot") {
            Some(Slash::Start(payload)) => payload,
            other => panic!("{other:?}"),
        };
        assert_eq!(start("/start"), None);
        assert_eq!(start("/commencer"), None);
        assert_eq!(start("/start@IlfautBot bretons"), Some("bretons".into()));
        assert_eq!(start("/start p_2x9k1"), Some("p_2x9k1".into()));
        assert_eq!(start("/start é"), None);
        assert_eq!(start(&format!("/start {}", "a".repeat(PAYLOAD + 1))), None);
    }
}

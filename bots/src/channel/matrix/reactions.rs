//! Signs that people put on a message, and the votes they are. Pure; knows no message.

use super::intake::Sign;

/// The vote that a sign is, whatever the colour of the hand; none: another sign, which says nothing to us.
pub(super) fn sign(key: &str) -> Option<Sign> {
    let plain: String = key.chars().filter(|c| !is_dressing(*c)).collect();
    match plain.as_str() {
        "👍" | "1" => Some(Sign::Agree),
        "👎" | "2" => Some(Sign::Disagree),
        "😐" | "3" => Some(Sign::Neutral),
        _ => None,
    }
}

/// Skin tones, the wish to be drawn in colour or not, and the frame of a key.
fn is_dressing(c: char) -> bool {
    matches!(c, '\u{1f3fb}'..='\u{1f3ff}' | '\u{fe0e}' | '\u{fe0f}' | '\u{20e3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hands_of_every_colour_are_votes_and_other_signs_are_nothing() {
        for key in ["👍", "👍🏽", "👍\u{fe0f}", "👍🏿\u{fe0f}", "1️⃣"] {
            assert_eq!(sign(key), Some(Sign::Agree), "{key}");
        }
        for (key, is) in
            [("👎🏻", Sign::Disagree), ("😐", Sign::Neutral), ("😐\u{fe0e}", Sign::Neutral), ("3⃣", Sign::Neutral)]
        {
            assert_eq!(sign(key), Some(is), "{key}");
        }
        for key in ["", "✅", "❤️", "👍👍", "👍👎", "🙂", "pour", "\u{fe0f}", "12"] {
            assert_eq!(sign(key), None, "{key}");
        }
    }
}

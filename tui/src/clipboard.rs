//! A text for the clipboard of the reader's terminal (OSC 52), which alone knows whether it takes it. Writes nothing.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

/// The most bytes that widespread terminals take in one such sequence, as base64 (xterm, hterm: 74,994).
const LIMIT: usize = 74_994;

/// The sequence that offers `text`; within tmux once for tmux and once for the terminal around it. None when it is too long.
pub(crate) fn offer(text: &str, within_tmux: bool) -> Option<String> {
    let coded = BASE64_STANDARD.encode(text);
    let sequence = format!("\x1b]52;c;{coded}\x07");
    let passed_on = format!("\x1bPtmux;{}\x1b\\", sequence.replace('\x1b', "\x1b\x1b"));
    let all = if within_tmux { sequence + &passed_on } else { sequence };
    (coded.len() <= LIMIT).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_offered_whole_and_as_nothing_else() {
        assert_eq!(offer("Il faut été", false).as_deref(), Some("\x1b]52;c;SWwgZmF1dCDDqXTDqQ==\x07"));
        let sequence = offer("\x1b]0;ruse\x07\n", false).unwrap();
        assert_eq!(sequence.matches(['\x1b', '\x07']).count(), 2, "{sequence:?}");
    }

    #[test]
    fn tmux_is_asked_and_asked_to_pass_it_on() {
        let sequence = offer("a", true).unwrap();
        assert_eq!(sequence, "\x1b]52;c;YQ==\x07\x1bPtmux;\x1b\x1b]52;c;YQ==\x07\x1b\\");
    }

    #[test]
    fn what_no_terminal_takes_is_not_sent() {
        assert!(offer(&"a".repeat(56_000), false).is_some());
        assert_eq!(offer(&"a".repeat(57_000), false), None);
    }
}

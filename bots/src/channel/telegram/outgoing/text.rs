//! Lines as Telegram wants them: one text, and where in it something is bold, counted in UTF-16. Pure; knows no chat.

use teloxide::types::{MessageEntity, MessageEntityKind};

use crate::voice::message::{Line, Tone};

/// The text of some lines, with the idea in bold.
pub(super) fn text(lines: &[Line]) -> (String, Vec<MessageEntity>) {
    let (mut text, mut bold, mut at) = (String::new(), Vec::new(), 0);
    for line in lines {
        if !text.is_empty() {
            text.push('\n');
            at += 1;
        }
        let length = line.text.encode_utf16().count();
        if line.tone == Tone::Idea && length > 0 {
            bold.push(MessageEntity::new(MessageEntityKind::Bold, at, length));
        }
        text += line.text.as_str();
        at += length;
    }
    (text, bold)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_idea_is_bold_and_counted_as_telegram_counts() {
        let lines = [Line::plain("👍 d'accord"), Line::idea("« Il faut des œuvres 🎨 »"), Line::plain("fin")];
        let (text, bold) = text(&lines);
        assert_eq!(text, "👍 d'accord\n« Il faut des œuvres 🎨 »\nfin");
        let units: Vec<u16> = text.encode_utf16().collect();
        let (from, to) = (bold[0].offset, bold[0].offset + bold[0].length);
        assert_eq!((bold.len(), String::from_utf16(&units[from..to]).unwrap()), (1, lines[1].text.clone()));
    }

    #[test]
    fn nothing_is_nothing() {
        assert_eq!(text(&[]), (String::new(), Vec::new()));
        assert_eq!(text(&[Line::idea("")]).1, []);
    }
}

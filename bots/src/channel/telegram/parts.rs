//! A message cut where it is longer than Telegram takes, at the ends of lines. Pure; knows no chat and no button.

use crate::voice::message::Line;

/// Most UTF-16 units of one message (Bot API).
const MOST: usize = 4_096;

/// Most UTF-16 units of the words under a picture or a file (Bot API).
const CAPTION: usize = 1_024;

/// Whether these lines fit under a picture or a file.
pub(super) fn fits_under(lines: &[Line]) -> bool {
    lines.iter().map(|line| units(&line.text) + 1).sum::<usize>() <= CAPTION + 1
}

/// Lines in as few parts as they need; none when there is nothing to read.
pub(super) fn parts(lines: &[Line]) -> Vec<Vec<Line>> {
    let mut parts: Vec<Vec<Line>> = Vec::new();
    let mut room = 0;
    for line in lines.iter().flat_map(short) {
        let length = units(&line.text) + 1;
        match parts.last_mut() {
            Some(part) if length <= room => part.push(line),
            _ => {
                parts.push(vec![line]);
                room = MOST + 1; // the first line of a part has no line end before it
            }
        }
        room -= length;
    }
    parts.retain(|part| part.iter().any(|line| !line.text.trim().is_empty()));
    parts
}

/// A line as it is, or in pieces that fit.
fn short(line: &Line) -> Vec<Line> {
    if units(&line.text) <= MOST {
        return vec![line.clone()];
    }
    let mut pieces = vec![String::new()];
    let mut length = 0;
    for piece in line.text.split_inclusive('\n').flat_map(cut) {
        length += units(&piece);
        match pieces.last_mut() {
            Some(last) if length <= MOST => last.push_str(&piece),
            _ => {
                length = units(&piece);
                pieces.push(piece);
            }
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces.into_iter().map(|text| Line { tone: line.tone, text }).collect()
}

/// A text without line ends in pieces that fit.
fn cut(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut length = 0;
    for letter in text.chars() {
        length += letter.len_utf16();
        match pieces.last_mut() {
            Some(last) if length <= MOST => last.push(letter),
            _ => {
                length = letter.len_utf16();
                pieces.push(letter.into());
            }
        }
    }
    pieces
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::voice::message::Tone;

    fn text(part: &[Line]) -> String {
        part.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_fits_stays_whole() {
        let lines = [Line::plain("a"), Line::blank(), Line::idea("b")];
        assert_eq!(parts(&lines), [lines.to_vec()]);
        assert!(parts(&[]).is_empty() && parts(&[Line::blank(), Line::plain(" \n")]).is_empty());
        assert_eq!(parts(&[Line::plain("x".repeat(MOST))]).len(), 1);
        assert_eq!(parts(&[Line::plain("x".repeat(MOST - 2)), Line::plain("y")]).len(), 1);
        assert_eq!(parts(&[Line::plain("x".repeat(MOST - 1)), Line::plain("y")]).len(), 2);
    }

    #[test]
    fn units_are_counted_as_telegram_counts() {
        assert_eq!(parts(&[Line::plain("👍".repeat(MOST / 2))]).len(), 1);
        assert_eq!(parts(&[Line::plain("👍".repeat(MOST / 2 + 1))]).len(), 2);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_every_part_fits(lengths in prop::collection::vec(1usize..6_000, 1..8), end in any::<bool>()) {
            let line = |(at, length): (usize, &usize)| {
                let letter = char::from(b'a' + u8::try_from(at).unwrap());
                let mut text: String = std::iter::repeat_n(letter, *length).collect();
                if end && length > &3 {
                    text.replace_range(1..2, "\n");
                }
                Line { tone: Tone::Plain, text }
            };
            let lines: Vec<Line> = lengths.iter().enumerate().map(line).collect();
            let parts = parts(&lines);
            prop_assert!(parts.iter().all(|part| units(&text(part)) <= MOST));
            let whole = |text: String| text.replace('\n', "");
            let all: String = parts.iter().map(|part| whole(text(part))).collect();
            prop_assert_eq!(all, whole(text(&lines)));
        }
    }
}

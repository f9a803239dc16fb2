//! Lines as Matrix wants them: a plain text, and the same in HTML, with not a word more. Pure; knows no room.

use serde_json::{Value, json};

use crate::voice::message::{Line, Tone};

/// The plain text of some lines.
pub(super) fn plain(lines: &[Line]) -> String {
    lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// The same in HTML: a paragraph for what stands together, the idea in bold.
pub(super) fn html(lines: &[Line]) -> String {
    let paragraphs = lines.split(|line| line.text.trim().is_empty()).filter(|paragraph| !paragraph.is_empty());
    let written = paragraphs.map(|lines| lines.iter().map(line).collect::<Vec<_>>().join("<br/>"));
    written.flat_map(|lines| ["<p>".to_owned(), lines, "</p>".to_owned()]).collect()
}

/// The same with nothing but the signs that every telephone has, for whoever reads us as short messages.
pub(super) fn ascii(lines: Vec<Line>) -> Vec<Line> {
    lines.into_iter().map(|line| Line { text: simple(&line.text), ..line }).collect()
}

fn simple(text: &str) -> String {
    let quotes = text.replace(['«', '»', '“', '”'], "\"").replace("\"\u{a0}", "\"").replace("\u{a0}\"", "\"");
    deunicode::deunicode(&quotes.replace(['·', '–', '—'], "-"))
}

/// What sets a message apart from the rest of a room, under another; programs that know no threads show it as an answer.
pub(super) fn under(root: &str) -> Value {
    json!({ "rel_type": "m.thread", "event_id": root, "is_falling_back": true, "m.in_reply_to": { "event_id": root } })
}

fn line(line: &Line) -> String {
    let text = line.text.lines().map(escaped).collect::<Vec<_>>().join("<br/>");
    if line.tone == Tone::Idea { format!("<strong>{text}</strong>") } else { text }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_idea_is_bold_and_what_stands_together_is_a_paragraph() {
        let lines = [Line::plain("Noté : pour."), Line::blank(), Line::plain("Idée 2"), Line::idea("« Il faut <b> »")];
        assert_eq!(plain(&lines), "Noté : pour.\n\nIdée 2\n« Il faut <b> »");
        assert_eq!(html(&lines), "<p>Noté : pour.</p><p>Idée 2<br/><strong>« Il faut &lt;b&gt; »</strong></p>");
        assert_eq!((plain(&[]), html(&[Line::blank()])), (String::new(), String::new()));
    }

    /// What a reader of the HTML reads, without any line ends.
    fn read(html: &str) -> String {
        let mut text = String::new();
        let mut tag = false;
        for c in html.chars() {
            match c {
                '<' => tag = true,
                '>' => tag = false,
                c if !tag => text.push(c),
                _ => {}
            }
        }
        let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        text.replace("&amp;", "&")
    }

    #[test]
    fn a_short_message_has_no_sign_that_a_telephone_lacks() {
        assert_eq!(
            simple("Idée 2, Santé : «\u{a0}Il faut œuvrer à l’été…\u{a0}» – Noël"),
            "Idee 2, Sante : \"Il faut oeuvrer a l'ete...\" - Noel"
        );
    }

    proptest! {
        #[test]
        fn both_say_the_same(texts in prop::collection::vec("[a-z<>&\"« »\n]{0,12}", 0..6), idea in 0usize..6) {
            let tone = |at| if at == idea { Tone::Idea } else { Tone::Plain };
            let lines: Vec<Line> =
                texts.into_iter().enumerate().map(|(at, text)| Line { tone: tone(at), text }).collect();
            let words = |text: String| text.split_whitespace().collect::<String>();
            prop_assert_eq!(words(plain(&lines)), words(read(&html(&lines))));
        }
    }
}

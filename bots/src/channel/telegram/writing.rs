//! From a message to the letters that say it: texts cut, a picture with its words, buttons with what is written behind them.
//! Pure; knows no queue and nobody who waits.

use ilfaut_client::model::ProposalId;
use teloxide::types::ChatId;
use url::Url;

use super::outgoing::{Button, Data, Letter, Target};
use super::{data, entry, keyboard, parts, slash};
use crate::identity::Identity;
use crate::voice::message::Message;

/// Writes letters.
pub(super) struct Writing<'a> {
    /// Proves that a button is ours.
    pub(super) identity: &'a Identity,
    /// Our user name.
    pub(super) bot: &'a str,
}

impl Writing<'_> {
    /// The letters that say a message.
    pub(super) fn letters(&self, chat: ChatId, target: Target, message: &Message) -> Vec<Letter> {
        let mut parts = parts::parts(&message.lines);
        let shown = message.attachment.as_ref().map(|_| match parts.last() {
            Some(last) if parts::fits_under(last) => parts.len() - 1,
            other => {
                let before = usize::from(other.is_some());
                parts.insert(parts.len() - before, Vec::new()); // words that are too many follow in a message of their own
                parts.len() - 1 - before
            }
        });
        let last = parts.len().saturating_sub(1);
        let target = if last > 0 { Target::New } else { target };
        let letter = |(at, lines)| Letter {
            chat,
            target,
            lines,
            rows: if at == last { self.rows(chat, message) } else { Vec::new() },
            silent: message.silent,
            attachment: message.attachment.clone().filter(|_| shown == Some(at)),
            done: None,
        };
        parts.into_iter().enumerate().map(letter).collect()
    }

    /// The buttons under a message; one that cannot be written is left out, for its answer can be typed.
    fn rows(&self, chat: ChatId, message: &Message) -> Vec<Vec<Button>> {
        let button = |key: &keyboard::Key<'_>| {
            let data = data::written(self.identity, chat, key.press)?;
            Some(Button { label: key.label.clone(), data: Data::Press(data) })
        };
        let rows = keyboard::rows(&message.choices);
        let rows = rows.iter().map(|row| row.iter().filter_map(button).collect::<Vec<_>>());
        let share = message.share.as_ref().and_then(|(proposal, label)| {
            let link = Data::Link(self.share(proposal)?);
            Some(vec![Button { label: keyboard::capitalised(label), data: link }])
        });
        let alone = message.alone.as_ref().and_then(|(proposal, label)| {
            let data = Data::Link(to_us(self.bot, proposal.as_ref())?);
            Some(vec![Button { label: keyboard::capitalised(label), data }])
        });
        share.into_iter().chain(rows).chain(alone).filter(|row| !row.is_empty()).collect()
    }

    /// A link that lets somebody choose whom to send an idea to.
    fn share(&self, proposal: &ProposalId) -> Option<Url> {
        let idea = to_idea(self.bot, proposal)?.to_string();
        Url::parse_with_params("https://t.me/share/url", [("url", idea)]).ok()
    }
}

/// The private chat, coming for an idea; none where a link cannot say it.
pub(super) fn to_idea(bot: &str, proposal: &ProposalId) -> Option<Url> {
    let payload = format!("{}{proposal}", entry::IDEA);
    slash::is_payload(&payload).then(|| format!("https://t.me/{bot}?start={payload}").parse().ok()).flatten()
}

/// The private chat, coming for an idea where a link can say it.
fn to_us(bot: &str, proposal: Option<&ProposalId>) -> Option<Url> {
    proposal.and_then(|proposal| to_idea(bot, proposal)).or_else(|| format!("https://t.me/{bot}").parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::voice::message::{Attachment, Line};

    fn letters(lines: Vec<Line>, picture: bool) -> Vec<(usize, bool)> {
        let identity = Identity::new([7; 32]);
        let attachment = picture.then(|| Attachment { name: "x.png".into(), bytes: vec![1], picture });
        let message = Message { lines, attachment, ..Message::default() };
        let writing = Writing { identity: &identity, bot: "IlfautBot" };
        let letters = writing.letters(ChatId(1), Target::New, &message).into_iter();
        letters.map(|letter| (letter.lines.len(), letter.attachment.is_some())).collect()
    }

    #[test]
    fn words_that_do_not_fit_under_a_picture_are_a_letter_of_their_own() {
        let (short, long, longest) = (Line::plain("x"), Line::plain("x".repeat(1_025)), Line::plain("x".repeat(4_096)));
        assert_eq!(letters(vec![short.clone()], true), [(1, true)]);
        assert_eq!(letters(vec![long.clone()], true), [(0, true), (1, false)]);
        assert_eq!(letters(vec![longest.clone(), long.clone()], true), [(1, false), (0, true), (1, false)]);
        assert_eq!(letters(vec![longest, short], true), [(1, false), (1, true)]);
        assert_eq!((letters(Vec::new(), true), letters(vec![long], false)), (vec![(0, true)], vec![(1, false)]));
    }
}

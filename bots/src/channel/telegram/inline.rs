//! What is asked by typing our name in another chat, and the ideas offered there. Whoever asks is not known to us and becomes
//! nobody's caller: the question itself is. Knows no chat, and no vote: a vote is cast with us.

use teloxide::types::{
    InlineKeyboardButton, InlineKeyboardMarkup, InlineQueryId, InlineQueryResult, InlineQueryResultArticle,
    InputMessageContent, InputMessageContentText, LinkPreviewOptions,
};

use super::entry::{Entry, What};
use super::intake::{Around, Taken, cut, entry};
use super::keyboard;
use super::update::Query;
use super::writing::to_idea;
use crate::channel::Caller;
use crate::voice::message::Found;

/// What the caller of a question asked elsewhere begins with: never a number.
const ASKED: char = '?';
/// Most ideas offered.
const MOST: usize = 10;
/// Most bytes of a result's name (Bot API).
const NAME: usize = 64;

/// Somebody typed our name elsewhere.
pub(super) fn take(query: Query, around: &Around<'_>) -> Taken {
    let what = What::Looked(query.id, cut(&query.words));
    Taken::Asked(Entry { from: 0, ..entry(&query.from, around, what) })
}

/// The question, as whom it is answered to.
pub(super) fn caller(query: &str) -> Caller {
    Caller(format!("{ASKED}{query}"))
}

/// The question that is answered; none: somebody else is.
pub(super) fn query(caller: &Caller) -> Option<InlineQueryId> {
    caller.0.strip_prefix(ASKED).map(|query| InlineQueryId(query.to_owned()))
}

/// What is offered: each a message with a link to the private chat, and nothing to press but that link.
pub(super) fn results(bot: &str, found: &[Found]) -> Vec<InlineQueryResult> {
    found.iter().filter_map(|found| result(bot, found)).take(MOST).collect()
}

fn result(bot: &str, found: &Found) -> Option<InlineQueryResult> {
    let link = to_idea(bot, &found.proposal)?;
    let quiet = LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    };
    let text = InputMessageContentText::new(format!("{} {link}", found.text)).link_preview_options(quiet);
    let button = InlineKeyboardButton::url(keyboard::capitalised(&found.label), link);
    let name: String = found.proposal.0.chars().take(NAME).collect();
    let article = InlineQueryResultArticle::new(name, found.title.clone(), InputMessageContent::Text(text));
    Some(InlineQueryResult::Article(article.reply_markup(InlineKeyboardMarkup::new([[button]]))))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn found(proposal: &str) -> Found {
        let text = "« Il faut des bancs »\nVotez ici :".to_owned();
        Found { title: "Il faut des bancs".into(), text, label: "voter".into(), proposal: proposal.into() }
    }

    fn offered(found: &[Found]) -> Vec<Value> {
        results("IlfautBot", found).iter().map(|result| serde_json::to_value(result).unwrap()).collect()
    }

    #[test]
    fn an_idea_is_offered_with_one_link_and_no_vote() {
        let link = "https://t.me/IlfautBot?start=p_2x9k1";
        let offered = offered(&[found("2x9k1")]);
        assert_eq!(
            offered[0]["input_message_content"]["message_text"],
            format!("« Il faut des bancs »\nVotez ici : {link}")
        );
        assert_eq!(offered[0]["reply_markup"], json!({ "inline_keyboard": [[{ "text": "Voter", "url": link }]] }));
        assert_eq!(offered[0]["type"], "article");
    }

    #[test]
    fn what_no_link_can_say_is_not_offered_and_ten_are_enough() {
        let many: Vec<Found> = (0..30).map(|at| found(&format!("p{at}"))).collect();
        assert_eq!(offered(&many).len(), MOST);
        assert!(offered(&[found("é"), found(&"a".repeat(63))]).is_empty());
    }

    #[test]
    fn a_question_is_nobody() {
        assert_eq!(query(&caller("4711")), Some(InlineQueryId("4711".into())));
        assert_eq!(query(&Caller("4711".into())), None);
    }
}

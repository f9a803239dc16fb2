//! The one word at once for whoever pressed a button. Knows no button.

use ilfaut_config::locale::Arg;

use super::message::Toast;
use super::{Voice, note};
use crate::conversation::say::{Note, Say};

impl Voice {
    /// The word that says it at once, if it has one.
    pub fn toast(&self, say: &Say) -> Option<Toast> {
        let word = |text: String| Some(Toast { text, alert: false });
        match say {
            Say::Voted(card) if card.waiting => word(self.words.say("toast-waiting")),
            Say::Voted(card) => {
                let vote = self.ballot(card.ballot.as_ref()?);
                word(self.words.say_with("toast-vote", &[("vote", Arg::from(vote))]))
            }
            Say::Unvoted | Say::TakenBack(_) => word(self.words.say("toast-unvoted")),
            Say::Note(note @ (Note::TooSoon | Note::OldButton | Note::AlreadyBehind)) => {
                word(self.words.say(note::id(*note)))
            }
            Say::Closed(question) => {
                let title = self.text(&question.short);
                let text = self.words.say_with("toast-closed", &[("question", Arg::from(title))]);
                Some(Toast { text, alert: true })
            }
            Say::Away(_) => Some(Toast { text: self.words.say("toast-away"), alert: true }),
            _ => None,
        }
    }

    /// Whether it is said by its toast alone where buttons are pressed.
    pub(super) fn is_only_a_toast(&self, say: &Say) -> bool {
        self.manner.buttons && matches!(say, Say::Note(Note::TooSoon | Note::AlreadyBehind))
    }
}

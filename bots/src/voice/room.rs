//! What is said where several people read it together, and what is passed on to others. Knows nobody's vote.

use ilfaut_client::backend::{Row, Standing};
use ilfaut_client::model::{Question, TopicId, VoteKey};
use ilfaut_config::locale::Arg;

use super::message::{Found, Line, Toast};
use super::{Voice, card};
use crate::conversation::room::Today;

/// Most characters of a title in a list.
const TITLE: usize = 80;

impl Voice {
    /// An idea as it is passed on; none if its text is erased.
    pub(crate) fn found(&self, row: &Row, question: &Question) -> Option<Found> {
        let written = self.clean(row.text.as_deref()?);
        let idea = self.words.say_with("idea", &[("text", Arg::from(written.as_str()))]);
        let (asked, here) = (self.text(&question.wording), self.words.say("shared-here"));
        let title = if written.chars().nth(TITLE).is_none() {
            written
        } else {
            written.chars().take(TITLE - 1).chain(['…']).collect()
        };
        let text = [idea, asked, here].join("\n");
        Some(Found { title, text, label: self.words.say("shared-vote"), proposal: row.proposal.clone() })
    }

    /// Why we are in a room.
    pub(crate) fn room_hello(&self, question: &Question) -> Line {
        let id = if self.manner.open_rooms { "group-hello-open" } else { "group-hello" };
        self.line(id, &[("question", Arg::from(self.text(&question.wording)))])
    }

    /// What an idea is about, and its words; none if its text is erased.
    pub(crate) fn room_idea(&self, row: &Row, question: &Question) -> Option<[String; 2]> {
        let label =
            |id: &TopicId| question.topics.iter().find(|topic| topic.id == *id).map(|topic| self.text(&topic.label));
        let topics: Vec<String> = row.topics.iter().filter_map(label).collect();
        let head = if topics.is_empty() {
            self.words.say("group-idea")
        } else {
            self.words.say_with("group-idea-about", &[("topics", Arg::from(topics.join(", ")))])
        };
        let mut idea = self.words.say_with("idea", &[("text", Arg::from(self.clean(row.text.as_deref()?)))]);
        if let Some(author) = self.author(&row.author) {
            idea = format!("{idea} {author}");
        }
        Some([head, idea])
    }

    /// The idea in front of everybody, and how many answered: never how.
    pub(crate) fn room_card(&self, today: &Today) -> Vec<Line> {
        let count = [("count", Arg::from(today.answered.len()))];
        let last = if self.manner.open_rooms { self.note("group-open") } else { self.line("group-count", &count) };
        vec![Line::plain(today.head.clone()), Line::idea(today.idea.clone()), last]
    }

    /// What became of the idea before.
    pub(crate) fn room_before(&self, idea: &str, said: &Standing) -> Line {
        let idea = ("idea", Arg::from(idea));
        if card::is_few(said) {
            return self.line("group-before-few", &[idea]);
        }
        self.line("group-before", &[idea, ("standing", Arg::from(card::standing(self, said)))])
    }

    /// Called once more where we already are, or where silence is wanted.
    pub(crate) fn room_goes_on(&self, stopped: bool) -> Vec<Line> {
        vec![self.note(if stopped { "group-still-stopped" } else { "group-goes-on" })]
    }

    /// No more ideas.
    pub(crate) fn room_ends(&self) -> Vec<Line> {
        vec![self.note("group-stopped")]
    }

    /// Somebody must open the private chat first.
    pub(crate) fn room_private(&self) -> Vec<Line> {
        vec![self.note("group-private")]
    }

    /// The word that leads to the private chat.
    pub(crate) fn alone(&self) -> String {
        self.words.say("group-alone")
    }

    /// A vote is recorded.
    pub(crate) fn room_voted(&self, key: VoteKey) -> Toast {
        let text = self.words.say_with("group-voted", &[("vote", Arg::from(self.words.say(key.name())))]);
        Toast { text, alert: false }
    }

    /// A vote is not recorded, for a reason that is told in private.
    pub(crate) fn room_not_voted(&self) -> Toast {
        Toast { text: self.words.say("group-not-voted"), alert: true }
    }

    /// A vote is not recorded, for nobody answers.
    pub(crate) fn room_vote_away(&self) -> Toast {
        Toast { text: self.words.say("toast-away"), alert: true }
    }
}

#[cfg(test)]
mod tests {
    use ilfaut_client::model::{Language, Time};

    use super::*;
    use crate::voice::{Manner, TimeZone};

    const LANGUAGES: [Language; 3] = [Language::FRENCH, Language::ENGLISH, Language::BRETON];

    fn voice(language: Language) -> Voice {
        Voice::new(language, TimeZone::UTC, Time(0), Manner { buttons: true, ..Manner::default() })
    }

    fn today(answered: usize) -> Today {
        Today {
            question: "q".into(),
            proposal: "p".into(),
            head: "Idée du jour".into(),
            idea: "« Il faut des bancs »".into(),
            message: None,
            answered: vec![[0; 8]; answered],
            told: 0,
            changed: Time(0),
        }
    }

    #[test]
    fn a_room_is_told_how_many_and_never_how() {
        let said = |count| voice(Language::FRENCH).room_card(&today(count)).pop().unwrap().text;
        assert_eq!(said(0), "Vos réponses restent secrètes, même dans ce groupe.");
        assert_eq!(said(1), "Ici : 1 réponse (elle reste secrète, même dans ce groupe)");
        assert_eq!(said(14), "Ici : 14 réponses (elles restent secrètes, même dans ce groupe)");
        for language in LANGUAGES {
            let lines = voice(language).room_card(&today(14));
            assert!(lines[2].text.contains("14") && lines.iter().all(|line| !line.text.contains('%')), "{lines:?}");
        }
    }

    #[test]
    fn what_became_of_an_idea_is_told_once_there_is_a_result() {
        let said = |agree| {
            let standing = Standing { agree, disagree: 3, neutral: 2 };
            voice(Language::FRENCH).room_before("« Il faut des bancs »", &standing).text
        };
        assert_eq!(said(4), "Idée précédente : « Il faut des bancs » Encore trop peu de votes pour un résultat.");
        let result = said(5);
        assert!(result.contains("50 % pour, 30 % contre, 20 % neutre"), "{result}");
    }

    #[test]
    fn every_word_for_a_room_is_there_in_each_language_and_a_toast_is_short() {
        for language in LANGUAGES {
            let voice = voice(language);
            let lines = [voice.room_ends(), voice.room_private(), voice.room_goes_on(true), voice.room_goes_on(false)];
            let lines = lines.concat();
            let all: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
            assert!(all.iter().all(|line| line.len() > 20 && !line.starts_with("group-")), "{all:?}");
            let toasts = VoteKey::ALL.map(|key| voice.room_voted(key));
            let toasts = [voice.room_not_voted(), voice.room_vote_away()].into_iter().chain(toasts);
            for toast in toasts {
                assert!((10..200).contains(&toast.text.chars().count()), "{toast:?}");
            }
        }
    }
}

//! Where the moderator is, to be kept; and where one was, taken up again once the list has come.

use ilfaut_client::model::{ProposalId, Status};

use super::picker::Picker;
use super::{App, Panel, Sort};
use crate::effect::Effect;
use crate::keep::{Draft, Session};
use crate::keys::Tab;

impl App {
    /// Where the moderator is; none while that is not known, such as before the list has come.
    pub(crate) fn session(&self) -> Option<Session> {
        let Some(desk) = &self.desk else {
            let (question, drafts) = (self.asked.clone(), self.drafts.clone());
            return Some(Session { question, drafts, ..Session::default() });
        };
        let known = self.resuming.is_none() && desk.list().loaded;
        known.then(|| Session {
            question: Some(desk.id()),
            tab: Some(self.tab),
            list: Some(desk.view()),
            cursor: desk.list().selected().cloned(),
            detail: self.detail.is_some(),
            marks: desk.list().marked(),
            filter: Some(desk.limits().filter.text.clone()).filter(|text| !text.is_empty()),
            sort: Some(desk.limits().sort.name().to_owned()),
            drafts: self.drafts.clone(),
            draft: self.panels.iter().find_map(draft),
            ..Session::default()
        })
    }

    /// Goes where one was.
    pub(crate) fn resume(&mut self, session: Session) -> Vec<Effect> {
        let known = self.questions.iter().find(|view| Some(&view.question.id) == session.question.as_ref());
        let Some(question) = known.map(|view| view.question.id.clone()) else { return Vec::new() };
        if self.desk.as_ref().is_none_or(|desk| desk.question.id != question) {
            self.asked = Some(question);
            self.open_question();
        }
        if let Some(desk) = &mut self.desk {
            let view = desk.show(session.list.unwrap_or(Status::Pending));
            if !matches!(view, Status::Pending | Status::Postponed) {
                self.load(view);
            }
        }
        if let Some(tab) = session.tab.filter(|tab| *tab != Tab::Queue) {
            self.open_tab(tab);
        }
        self.drafts.clone_from(&session.drafts);
        self.resuming = Some(session);
        self.note_orders();
        std::mem::take(&mut self.effects)
    }

    /// The list has come: goes to the line, and opens what was open.
    pub(super) fn resume_in_list(&mut self, status: Status) {
        if self.desk.as_ref().is_none_or(|desk| desk.view() != status) {
            return;
        }
        let Some(session) = self.resuming.take() else { return };
        self.resume_limits(&session);
        let Some(desk) = &mut self.desk else { return };
        let found = session.cursor.as_ref().is_some_and(|cursor| desk.list_mut().select(cursor));
        self.detail = (found && session.detail).then_some(0);
        let (at, of) = (desk.list().place() + 1, desk.list().len());
        let (at, marked) = (if of == 0 { 0 } else { at }, session.marks.len());
        let args = [("at", at.into()), ("of", of.into()), ("marked", marked.into())];
        self.tell(self.setup.words.say_with("resumed", &args));
        if let Some(draft) = session.draft {
            self.resume_draft(draft);
        }
    }

    /// Limits the list as it was; a filter that is not understood any more limits nothing.
    fn resume_limits(&mut self, session: &Session) {
        let Some(desk) = &mut self.desk else { return };
        if let Some(filter) = session.filter.as_ref().and_then(|text| desk.lexicon().read(text).ok()) {
            desk.set_filter(&filter);
        }
        if let Some(sort) = session.sort.as_deref().and_then(Sort::named) {
            desk.set_sort(sort);
        }
        desk.list_mut().set_marks(session.marks.iter().cloned());
    }

    fn resume_draft(&mut self, draft: Draft) {
        let Draft::Refusal { proposal, choice, words, typing } = draft;
        match self.picker_of(&proposal) {
            Some(mut picker) => {
                (picker.choice, picker.typing) = (choice, typing);
                picker.words.insert(&words);
                self.open_panel(Panel::Reasons(picker));
            }
            None if words.is_empty() => {}
            None => self.warn(self.setup.words.say_with("resumed-words", &[("words", words.into())])),
        }
    }

    /// A picker for the proposal under the cursor, if it is this one and still waits.
    fn picker_of(&self, proposal: &ProposalId) -> Option<Picker> {
        let desk = self.desk.as_ref()?;
        let row = desk.list().current().filter(|row| row.item.proposal == *proposal && row.is_open())?;
        Some(Picker::new(row.item.proposal.clone(), desk.view(), &desk.question))
    }
}

/// What is being written there, if it is worth keeping.
fn draft(panel: &Panel) -> Option<Draft> {
    let Panel::Reasons(picker) = panel else { return None };
    let (before, after) = picker.words.halves();
    let (proposal, words) = (picker.proposal.clone(), format!("{before}{after}"));
    Some(Draft::Refusal { proposal, choice: picker.choice, words, typing: picker.typing })
}

#[cfg(test)]
mod tests {
    use ilfaut_client::model::RefusalReason;

    use super::*;
    use crate::app::samples::{NOON, console, item, question};
    use crate::keys::Key;
    use crate::message::{Message, QueueItem};

    fn listed(count: usize) -> Message {
        let items: Vec<QueueItem> = (0..count).map(|n| item(n, "Il faut des bancs")).collect();
        Message::Listed("village".into(), Status::Pending, Ok(items))
    }

    fn resumed(session: Session, count: usize) -> App {
        let mut app = console(80, 24);
        app.resume(session);
        app.update(listed(count), NOON);
        app
    }

    #[test]
    fn half_a_refusal_is_taken_up_where_it_was_left() {
        let mut app = console(80, 24);
        assert_eq!(app.session(), None, "nothing is known before the list has come");
        app.update(listed(3), NOON);
        for c in "jra".chars().chain("à demi é".chars()) {
            app.update(Message::Key(Key::Char(c)), NOON);
        }
        let session = app.session().unwrap();
        let again = resumed(session.clone(), 3);
        assert_eq!(again.session(), Some(session));
        let picker = again.picker().unwrap();
        assert_eq!((picker.choice, picker.typing), (Some(RefusalReason::Other), true));
        assert_eq!(picker.words.words().as_deref(), Some("à demi é"));
        assert_eq!(again.note.as_ref().map(|note| note.text.as_str()), Some("Repris : 2/3"));
    }

    #[test]
    fn words_for_a_proposal_that_is_gone_are_shown_not_lost() {
        let (choice, words) = (None, "à demi".to_owned());
        let draft = Some(Draft::Refusal { proposal: "p9".into(), choice, words, typing: true });
        let session =
            Session { question: Some("village".into()), cursor: Some("p9".into()), draft, ..Session::default() };
        let app = resumed(session, 2);
        assert!(app.picker().is_none());
        assert!(app.note.as_ref().is_some_and(|note| note.warning && note.text.contains("à demi")), "{:?}", app.note);
    }

    #[test]
    fn another_question_another_list_another_page() {
        let mut app = console(80, 24);
        app.questions.push(question("eau", 1));
        let (tab, list) = (Some(Tab::Journal), Some(Status::Refused));
        let session =
            Session { question: Some("eau".into()), tab, list, marks: vec!["p1".into()], ..Session::default() };
        let effects = app.resume(session);
        assert!(effects.contains(&Effect::Load("eau".into(), Status::Refused)), "{effects:?}");
        assert_eq!(app.tab, Tab::Journal);
        app.update(Message::Listed("eau".into(), Status::Refused, Ok(Vec::new())), NOON);
        assert_eq!(app.note.as_ref().map(|note| note.text.as_str()), Some("Repris : 0/0, 1 marquée"));
        assert_eq!(app.resume(Session { question: Some("air".into()), ..Session::default() }), []);
    }
}

//! The words on answers that can be drawn, and what goes with a message. Knows no button and how it is drawn.

use ilfaut_client::model::{Language, ProposalId};

use super::message::{Attachment, Choice};
use super::{Voice, export, results};
use crate::conversation::command::Command;
use crate::conversation::dialogue::Stage;
use crate::conversation::offer::{anywhere, appealed};
use crate::conversation::{Note, Offer, Press, Say, Scene};
use crate::picture;

impl Voice {
    /// An answer, with the word on it where one is.
    pub fn choice(&self, offer: Offer, scene: &Scene) -> Choice {
        let label = match offer.command {
            None => offer.typed.clone(),
            Some(command) => self.label(command, &offer.press, scene),
        };
        Choice { label, command: offer.command, typed: offer.typed, press: offer.press, on: offer.on }
    }

    /// `0` undoes, goes back or gives up; what is said yes to has the words of its question.
    fn label(&self, command: Command, press: &Press, scene: &Scene) -> String {
        let here = matches!(press, Press::Here(..));
        let stage = if let Scene::Draft(stage) = scene { Some(stage) } else { None };
        match (command, stage) {
            (Command::Back, Some(_)) if here => self.words.say("label-leave"),
            (Command::Back, _) if here => self.words.say("label-back"),
            (Command::Send, Some(Stage::Double)) => self.words.say("label-as-is"),
            (Command::Send, Some(Stage::Similar | Stage::Rude)) => self.words.say("label-anyway"),
            (Command::Pass, _) if *scene == Scene::Card && is_digit(press) => self.words.say("label-next"),
            (Command::Keep, Some(Stage::Second)) => self.words.say("label-first"),
            (Command::Keep, _) => self.words.say("label-keep"),
            (command, _) => self.name(command),
        }
    }

    /// The word on it; a language is called by its own name.
    fn name(&self, command: Command) -> String {
        match command {
            Command::French => command.word(Language::FRENCH).to_owned(),
            Command::English => "English".to_owned(),
            Command::Breton => "brezhoneg".to_owned(),
            command => self.word(command).to_owned(),
        }
    }

    /// The answer that contests the refusal of an idea.
    pub fn contest(&self, proposal: &ProposalId) -> Choice {
        self.choice(appealed(proposal, self.words.language()), &Scene::Card)
    }

    /// The answer that shows an idea.
    pub fn see(&self, proposal: &ProposalId) -> Choice {
        let typed = self.word(Command::Ideas).to_owned();
        Choice { typed, label: self.words.say("see"), command: None, press: Press::Open(proposal.clone()), on: false }
    }

    /// The answer of whoever wants no more messages.
    pub fn no_more(&self) -> Choice {
        let stop = self.choice(anywhere(Command::Stop, self.words.language()), &Scene::Card);
        Choice { label: self.words.say("label-no-more"), ..stop }
    }

    /// The word for passing an idea on.
    pub fn share(&self) -> String {
        self.words.say("share")
    }

    /// What goes with what is said, where files can be sent.
    pub fn attachment(&self, say: &Say) -> Option<Attachment> {
        match say {
            Say::Export(data, kept) if self.manner.documents => {
                let bytes = export::text(self, data, kept).into_bytes();
                Some(Attachment { name: self.words.say("export-name"), picture: false, bytes })
            }
            Say::Results(view, parts, spots) if self.manner.documents && !spots.is_empty() => {
                let bytes = picture::png(&results::caption(self, view, parts), spots)?;
                Some(Attachment { name: self.words.say("picture-name"), picture: true, bytes })
            }
            _ => None,
        }
    }

    /// The answer that something said invites to.
    pub fn invited(&self, say: &Say) -> Option<Choice> {
        let word = matches!(say, Say::Note(Note::Drawable)).then_some(Command::Picture)?;
        Some(self.choice(anywhere(word, self.words.language()), &Scene::Card))
    }
}

/// Whether it is what a digit means here.
fn is_digit(press: &Press) -> bool {
    matches!(press, Press::Here(_, typed) if typed.chars().all(|c| c.is_ascii_digit()))
}

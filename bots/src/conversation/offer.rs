//! What can be answered in each state, as digits, words and presses: the text names them, and a channel with buttons draws
//! them. Knows no button.

use ilfaut_client::model::{Language, ProposalId, Qualification, VoteKey};

use super::command::Command;
use super::dialogue::{Condition, Dialogue, Latest, Past, Scene, Stage};
use super::press::{Press, Stamp};
use super::{instead, listing, news, personal, results, voting};

/// One answer that is understood now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What to type.
    pub typed: String,
    /// What it means; none: the numbered entry of a list.
    pub command: Option<Command>,
    /// The same as a press.
    pub press: Press,
    /// Whether it stands already, and pressing takes it away.
    pub on: bool,
}

/// The answers that are understood now, the most useful first.
pub fn offers(dialogue: &Dialogue, language: Language) -> Vec<Offer> {
    use Command as C;
    let here = Here { stamp: Stamp::of(dialogue), language };
    if dialogue.stopped && !dialogue.scene.is_personal() {
        return vec![anywhere(C::Resume, language)];
    }
    match &dialogue.scene {
        Scene::Card if dialogue.erasing.is_some() => [C::Keep, C::Menu].map(|word| anywhere(word, language)).to_vec(),
        Scene::Card => card(dialogue, &here),
        Scene::Opened { proposal, key, words } => {
            let mut offers = votes(proposal).to_vec();
            offers.extend(key.iter().flat_map(|key| words_of(proposal, *key, words)));
            let withdraw = || Offer { press: Press::Unvote(proposal.clone()), ..here.word(C::Withdraw) };
            offers.extend(key.map(|_| withdraw()));
            offers.extend([here.back(), anywhere(C::Menu, language)]);
            offers
        }
        Scene::Lot(_) => {
            let votes = [C::Agree, C::Disagree, C::Neutral, C::Pass].map(|command| here.digit(command));
            let asked = if is_asked(dialogue) { vec![here.word(C::Yes), here.word(C::No)] } else { Vec::new() };
            votes.into_iter().chain(asked).chain([here.back()]).collect()
        }
        Scene::Found { shown, skip, total, .. } | Scene::Votes { shown, skip, total } => {
            let more = (skip + shown.len() < *total).then(|| here.word(C::More));
            opened(shown).chain(more).chain([here.back()]).collect()
        }
        Scene::Ideas { shown, skip, total } => {
            let more = (skip + shown.len() < *total).then(|| here.word(C::More));
            here.numbers(shown.len()).chain(more).chain([here.back()]).collect()
        }
        Scene::Idea(idea) if dialogue.refused.as_ref() == Some(idea) => vec![appealed(idea, language), here.back()],
        Scene::Idea(_) => vec![here.word(C::Withdraw), here.back()],
        Scene::Topics(topics) => here.numbers(topics.len()).chain([here.word(C::Mixed), here.back()]).collect(),
        Scene::Questions(questions) => here.numbers(questions.len()).chain([here.back()]).collect(),
        Scene::Languages => here.chosen(&[C::French, C::English, C::Breton]),
        Scene::Draft(stage) => draft(dialogue, stage, &here),
        Scene::Data => here.chosen(&personal::choices(dialogue)),
        Scene::Menu => menu(&here),
        Scene::Results(_) => here.numbers(results::PARTS).chain([here.back()]).collect(),
        Scene::Aside => here.chosen(&[C::Object]),
        Scene::Naming => vec![here.word(C::Anonymous), here.back()],
        Scene::Erasing | Scene::Searching | Scene::Objecting => vec![here.back()],
    }
}

/// Its entries mean the same anywhere; their numbers only here.
fn menu(here: &Here) -> Vec<Offer> {
    let entry =
        |(number, command): (usize, &Command)| Offer { typed: number.to_string(), ..anywhere(*command, here.language) };
    let words = [Command::Help, Command::Stop].map(|command| anywhere(command, here.language));
    let propose = anywhere_by_digit(Command::Propose, here.language);
    (1..).zip(&listing::MENU).map(entry).chain([propose]).chain(words).chain([here.back()]).collect()
}

/// Whether « oui » and « non » answer the condition of the question.
fn is_asked(dialogue: &Dialogue) -> bool {
    dialogue.place().is_some_and(|place| place.condition == Condition::Asked)
}

fn card(dialogue: &Dialogue, here: &Here) -> Vec<Offer> {
    use Command as C;
    let place = dialogue.place();
    let shown = place.and_then(|place| place.card.as_ref());
    let mut offers: Vec<Offer> = shown.map(votes).into_iter().flatten().collect();
    let last = place.and_then(|place| place.trail.last());
    let noted = last.filter(|_| dialogue.latest == Latest::Vote);
    offers.extend(noted.into_iter().flat_map(|past: &Past| words_of(&past.proposal, past.key, &past.words)));
    let asked = is_asked(dialogue);
    if asked {
        offers.extend([C::Yes, C::No, C::Pass].map(|answer| here.word(answer)));
    }
    offers.extend(dialogue.perhaps.map(|_| here.word(C::Yes)));
    offers.extend(dialogue.perhaps.and_then(news::declined).map(|_| here.word(C::No)));
    offers.extend(dialogue.retry.as_ref().map(|_| here.word(C::Retry)));
    offers.extend((!asked).then(|| shown.map_or_else(|| here.digit(C::Pass), passed)));
    offers.extend([C::Propose, C::Menu].map(|command| anywhere_by_digit(command, here.language)));
    let undone = last.filter(|_| matches!(dialogue.latest, Latest::Vote | Latest::Undone));
    offers.extend(undone.map(|past| unvoted(&past.proposal)));
    offers
}

fn draft(dialogue: &Dialogue, stage: &Stage, here: &Here) -> Vec<Offer> {
    use Command as C;
    let offer = dialogue.draft.as_ref().and_then(|draft| draft.offer.as_ref());
    match stage {
        Stage::Write | Stage::Mend(_) if offer.is_some() => here.chosen(&[C::Yes]),
        Stage::Write | Stage::Mend(_) => vec![here.back()],
        Stage::Double | Stage::Rude => here.chosen(&[C::Send, C::Edit]),
        Stage::Borrowed => here.chosen(&[C::Yes]),
        Stage::Second => here.numbered(&[C::Keep, C::Replace]).collect(),
        Stage::Similar => similar(dialogue, here),
        Stage::Sign => vec![here.word(C::Anonymous), here.back()],
        Stage::Preview => here.chosen(&[C::Send, C::Edit, C::Sign]),
    }
}

/// Numbered ideas of others, then what to do with one's own.
fn similar(dialogue: &Dialogue, here: &Here) -> Vec<Offer> {
    let shown = dialogue.compared.as_ref().map_or(0, |compared| compared.shown.len());
    let own = [(instead::SEND, Command::Send), (instead::REWRITE, Command::Edit), (0, Command::Back)];
    let own = own.map(|(digit, command)| here.typed(digit.to_string(), Some(command)));
    here.numbers(shown).chain(own).collect()
}

/// Answers that mean something in this very place only.
struct Here {
    stamp: Stamp,
    language: Language,
}

impl Here {
    fn typed(&self, typed: String, command: Option<Command>) -> Offer {
        Offer { press: Press::Here(self.stamp, typed.clone()), typed, command, on: false }
    }

    fn digit(&self, command: Command) -> Offer {
        self.typed(command.digit().map_or_else(String::new, String::from), Some(command))
    }

    fn word(&self, command: Command) -> Offer {
        self.typed(command.word(self.language).to_owned(), Some(command))
    }

    fn back(&self) -> Offer {
        self.digit(Command::Back)
    }

    fn numbers(&self, length: usize) -> impl Iterator<Item = Offer> {
        (1..=length).map(|number| self.typed(number.to_string(), None))
    }

    /// Numbered choices, then `0`.
    fn chosen(&self, commands: &[Command]) -> Vec<Offer> {
        self.numbered(commands).chain([self.back()]).collect()
    }

    fn numbered<'a>(&self, commands: &'a [Command]) -> impl Iterator<Item = Offer> + use<'_, 'a> {
        commands.iter().zip(1..).map(|(command, number): (_, usize)| self.typed(number.to_string(), Some(*command)))
    }
}

/// Ideas of a list, each of which can be opened later too.
fn opened(shown: &[ProposalId]) -> impl Iterator<Item = Offer> {
    let offer = |(number, proposal): (usize, &ProposalId)| Offer {
        typed: number.to_string(),
        command: None,
        press: Press::Open(proposal.clone()),
        on: false,
    };
    (1..).zip(shown).map(offer)
}

fn votes(proposal: &ProposalId) -> [Offer; 3] {
    let votes = [
        (Command::Agree, VoteKey::Agree),
        (Command::Disagree, VoteKey::Disagree),
        (Command::Neutral, VoteKey::Neutral),
    ];
    votes.map(|(command, key)| by_digit(command, Press::Vote(proposal.clone(), key), false))
}

fn words_of(proposal: &ProposalId, key: VoteKey, stand: &[Qualification]) -> Vec<Offer> {
    use Command as C;
    let words = match key {
        VoteKey::Agree => [C::LikeIt, C::Doable, C::Platitude],
        VoteKey::Disagree => [C::NoWay, C::Impossible, C::Platitude],
        VoteKey::Neutral => [C::NotUnderstood, C::NoOpinion, C::NotCare],
    };
    let offer = |command: Command| {
        let word = voting::qualification(command, key)?;
        let on = stand.contains(&word);
        Some(by_digit(command, Press::Qualify(proposal.clone(), word, !on), on))
    };
    words.into_iter().filter_map(offer).collect()
}

fn passed(proposal: &ProposalId) -> Offer {
    by_digit(Command::Pass, Press::Pass(proposal.clone()), false)
}

fn unvoted(proposal: &ProposalId) -> Offer {
    by_digit(Command::Back, Press::Unvote(proposal.clone()), false)
}

/// The refusal of one's own idea contested.
pub(crate) fn appealed(proposal: &ProposalId, language: Language) -> Offer {
    Offer { press: Press::Appeal(proposal.clone()), ..anywhere(Command::Object, language) }
}

fn by_digit(command: Command, press: Press, on: bool) -> Offer {
    Offer { typed: command.digit().map_or_else(String::new, String::from), command: Some(command), press, on }
}

pub(crate) fn anywhere(command: Command, language: Language) -> Offer {
    Offer { typed: command.word(language).to_owned(), command: Some(command), press: Press::Word(command), on: false }
}

/// A word with a digit of its own.
fn anywhere_by_digit(command: Command, language: Language) -> Offer {
    Offer { typed: command.digit().map_or_else(String::new, String::from), ..anywhere(command, language) }
}

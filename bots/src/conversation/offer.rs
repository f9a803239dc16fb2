//! What can be answered in each state, as digits and words: the text names them, and a channel with buttons draws them.

use ilfaut_client::model::{Language, VoteKey};

use super::command::Command;
use super::dialogue::{Condition, Dialogue, Scene, Stage};
use super::instead;

/// One answer that is understood now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What to type.
    pub typed: String,
    /// What it means; none: the numbered entry of a list.
    pub command: Option<Command>,
}

/// The answers that are understood now, the most useful first.
pub fn offers(dialogue: &Dialogue, language: Language) -> Vec<Offer> {
    use Command as C;
    if dialogue.stopped {
        return vec![word(C::Resume, language)];
    }
    match &dialogue.scene {
        Scene::Card => card(dialogue, language),
        Scene::Opened { key, .. } => {
            let mut offers = votes();
            offers.extend(key.iter().flat_map(|key| words_of(*key)));
            offers.extend(key.map(|_| word(C::Withdraw, language)));
            offers.push(digit(C::Back));
            offers
        }
        Scene::Lot(_) => votes().into_iter().chain([digit(C::Pass), digit(C::Back)]).collect(),
        Scene::Found { shown, skip, total, .. }
        | Scene::Votes { shown, skip, total }
        | Scene::Ideas { shown, skip, total } => {
            let more = (skip + shown.len() < *total).then(|| word(C::More, language));
            numbers(shown.len()).chain(more).chain([digit(C::Back)]).collect()
        }
        Scene::Idea(_) => vec![word(C::Withdraw, language), digit(C::Back)],
        Scene::Topics(topics) => numbers(topics.len()).chain([word(C::Mixed, language), digit(C::Back)]).collect(),
        Scene::Questions(questions) => numbers(questions.len()).chain([digit(C::Back)]).collect(),
        Scene::Languages => chosen(&[C::French, C::English, C::Breton]),
        Scene::Draft(stage) => draft(dialogue, stage, language),
        Scene::Data => chosen(&[C::Export, C::Rename, C::Erase, C::Counted]),
        Scene::Aside => chosen(&[C::Object]),
        Scene::Naming => vec![word(C::Anonymous, language), digit(C::Back)],
        Scene::Erasing | Scene::Searching | Scene::Objecting => vec![digit(C::Back)],
    }
}

fn card(dialogue: &Dialogue, language: Language) -> Vec<Offer> {
    use Command as C;
    let place = dialogue.place();
    let mut offers = if place.is_some_and(|place| place.card.is_some()) { votes() } else { Vec::new() };
    let last = place.and_then(|place| place.trail.last());
    offers.extend(last.into_iter().flat_map(|past| words_of(past.key)));
    if place.is_some_and(|place| place.condition == Condition::Asked) {
        offers.extend([word(C::Yes, language), word(C::No, language)]);
    }
    offers.extend(dialogue.perhaps.map(|_| word(C::Yes, language)));
    offers.extend(dialogue.retry.as_ref().map(|_| word(C::Retry, language)));
    offers.extend([C::Pass, C::Propose, C::Menu].map(digit));
    offers.extend(last.map(|_| digit(C::Back)));
    offers
}

fn draft(dialogue: &Dialogue, stage: &Stage, language: Language) -> Vec<Offer> {
    use Command as C;
    let offer = dialogue.draft.as_ref().and_then(|draft| draft.offer.as_ref());
    match stage {
        Stage::Write | Stage::Mend(_) if offer.is_some() => chosen(&[C::Yes]),
        Stage::Write | Stage::Mend(_) => vec![digit(C::Back)],
        Stage::Double => chosen(&[C::Send, C::Edit]),
        Stage::Similar => similar(dialogue),
        Stage::Sign => vec![word(C::Anonymous, language), digit(C::Back)],
        Stage::Preview => chosen(&[C::Send, C::Edit, C::Sign]),
    }
}

/// Numbered ideas of others, then what to do with one's own.
fn similar(dialogue: &Dialogue) -> Vec<Offer> {
    let shown = dialogue.compared.as_ref().map_or(0, |compared| compared.shown.len());
    let own = [(instead::SEND, Command::Send), (instead::REWRITE, Command::Edit), (0, Command::Back)];
    let own = own.map(|(digit, command)| Offer { typed: digit.to_string(), command: Some(command) });
    numbers(shown).chain(own).collect()
}

fn votes() -> Vec<Offer> {
    [Command::Agree, Command::Disagree, Command::Neutral].map(digit).into()
}

fn words_of(key: VoteKey) -> [Offer; 3] {
    use Command as C;
    match key {
        VoteKey::Agree => [C::LikeIt, C::Doable, C::Platitude],
        VoteKey::Disagree => [C::NoWay, C::Impossible, C::Platitude],
        VoteKey::Neutral => [C::NotUnderstood, C::NoOpinion, C::NotCare],
    }
    .map(digit)
}

/// Numbered choices, then `0`.
fn chosen(commands: &[Command]) -> Vec<Offer> {
    let numbered =
        commands.iter().zip(1..).map(|(command, number)| Offer { typed: number.to_string(), command: Some(*command) });
    numbered.chain([digit(Command::Back)]).collect()
}

fn numbers(length: usize) -> impl Iterator<Item = Offer> {
    (1..=length).map(|number| Offer { typed: number.to_string(), command: None })
}

fn digit(command: Command) -> Offer {
    Offer { typed: command.digit().map_or_else(String::new, String::from), command: Some(command) }
}

fn word(command: Command, language: Language) -> Offer {
    Offer { typed: command.word(language).to_owned(), command: Some(command) }
}

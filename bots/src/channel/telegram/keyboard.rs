//! Answers as rows of buttons: the thumb always finds the votes at the same place. Knows neither a chat nor what is written
//! behind a button.

use crate::conversation::Press;
use crate::conversation::command::Command;
use crate::voice::message::Choice;

/// Most characters of a label.
const LABEL: usize = 20;
/// Numbers in a row.
const NUMBERS: usize = 5;
/// Most words in a row.
const WORDS: usize = 4;
/// Most characters in a row of words, so that a phone shows them whole.
const ROW: usize = 30;
/// Most buttons beside the first three rows; the others can be typed.
const MOST: usize = 60;

/// A button, before it is known what is written behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key<'a> {
    /// The words on it.
    pub(super) label: String,
    /// What it means.
    pub(super) press: &'a Press,
}

/// The rows that these answers make.
pub(super) fn rows(choices: &[Choice]) -> Vec<Vec<Key<'_>>> {
    if choices.iter().any(|choice| choice.press.is_vote()) { on_an_idea(choices) } else { list(choices) }
}

/// Exactly three rows: the votes; words for the last vote, or the way on before there is one; what else there is.
fn on_an_idea(choices: &[Choice]) -> Vec<Vec<Key<'_>>> {
    let (votes, others): (Vec<_>, Vec<_>) = choices.iter().partition(|choice| choice.press.is_vote());
    let (words, others): (Vec<&Choice>, Vec<&Choice>) =
        others.into_iter().partition(|choice| matches!(choice.press, Press::Qualify(..)));
    let (asked, mut others): (Vec<&Choice>, Vec<&Choice>) = others.into_iter().partition(|choice| is_asked(choice));
    others.sort_by_key(|choice| !is_back(choice));
    let (second, rest) = if words.is_empty() { before_any_vote(others) } else { (words, others) };
    let third = asked.into_iter().chain(rest).collect();
    [votes, second, third].into_iter().map(|row| row.into_iter().take(WORDS).map(key).collect()).collect()
}

/// The way on, and the rest.
fn before_any_vote(others: Vec<&Choice>) -> (Vec<&Choice>, Vec<&Choice>) {
    let on = |choice: &&Choice| matches!(choice.command, Some(Command::Pass | Command::Propose));
    let (second, rest): (Vec<_>, Vec<_>) = others.into_iter().partition(on);
    if !second.is_empty() {
        return (second, rest);
    }
    let half = rest.len().div_ceil(2);
    let (second, rest) = rest.split_at(half);
    (second.to_vec(), rest.to_vec())
}

/// Numbers, then words.
fn list(choices: &[Choice]) -> Vec<Vec<Key<'_>>> {
    let (numbers, words): (Vec<&Choice>, Vec<&Choice>) = choices.iter().partition(|choice| choice.command.is_none());
    let numbers: Vec<Key> = numbers.into_iter().take(MOST).map(key).collect();
    let mut rows: Vec<Vec<Key>> = numbers.chunks(NUMBERS).map(<[Key]>::to_vec).collect();
    let mut row: Vec<Key> = Vec::new();
    for word in words.into_iter().take(MOST).map(key) {
        let length: usize = row.iter().chain([&word]).map(|key| key.label.chars().count()).sum();
        if !row.is_empty() && (length > ROW || row.len() == WORDS) {
            rows.push(std::mem::take(&mut row));
        }
        row.push(word);
    }
    rows.extend((!row.is_empty()).then_some(row));
    rows
}

fn is_asked(choice: &Choice) -> bool {
    matches!(choice.command, Some(Command::Yes | Command::No | Command::Retry))
}

fn is_back(choice: &Choice) -> bool {
    matches!(choice.command, Some(Command::Back))
}

fn key(choice: &Choice) -> Key<'_> {
    let sign = match choice.command {
        Some(Command::Agree) => "👍 ",
        Some(Command::Disagree) => "👎 ",
        Some(Command::Neutral) => "😐 ",
        Some(Command::Back) => "↩ ",
        _ if choice.on => "✔ ",
        _ => "",
    };
    Key { label: short(&format!("{sign}{}", capitalised(&choice.label))), press: &choice.press }
}

pub(super) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn short(label: &str) -> String {
    if label.chars().count() <= LABEL {
        return label.to_owned();
    }
    label.chars().take(LABEL - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests;

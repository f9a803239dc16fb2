//! One question: what it asks, when, of whom, in which languages.

use std::collections::BTreeMap;

use ilfaut_client::model::question::Rotation;
use ilfaut_client::model::{Language, Operation, PhraseRule, Question, QuestionId, Time};
use ilfaut_client::rules::rotation::settings::Settings;
use jiff::tz::TimeZone;
use toml::Spanned;
use toml::de::DeValue;

use super::{Seeded, about, phrase_rule, seeds};
use crate::reading::{Edge, Fields, Reading};

/// What the question says, and what it shares with the others.
pub(super) struct Layers<'d> {
    /// The question's own keys.
    pub(super) own: Fields<'d>,
    /// The operation's.
    pub(super) shared: Fields<'d>,
}

impl<'d> Layers<'d> {
    /// The question's own value, else the shared one.
    pub(super) fn get(&self, key: &str) -> Option<&'d Spanned<DeValue<'d>>> {
        self.own.get(key).or_else(|| self.shared.get(key))
    }
}

const WORDING: &str = "wording = \"Comment protéger l'environnement en Bretagne ?\"";

/// Reads one question; none when it lacks its slug or its wording.
pub(super) fn read(reading: &mut Reading<'_>, layers: &Layers<'_>, operation: &Operation) -> Option<Seeded> {
    let slug = layers.own.need(reading, "slug", "slug = \"environnement\"");
    let slug = slug.and_then(|value| reading.slug("slug", value, "slug = \"environnement\""));
    let languages = languages(reading, layers.get("languages"));
    let language = languages.first().copied().unwrap_or(Language::FRENCH);
    let wording = layers.own.need(reading, "wording", WORDING);
    let wording = wording.and_then(|value| reading.words("wording", value, language, WORDING));
    let short = layers.own.get("short");
    let short = short.and_then(|value| reading.words("short", value, language, "short = \"Environnement\""));
    let phrases = phrases(reading, layers, &languages);
    let mut question = Question { languages, phrases, ..Question::bare(QuestionId::from(slug.unwrap_or_default())) };
    question.operation = operation.clone();
    when(reading, layers, &mut question);
    question.rotation = rotation(reading, layers.get("rotation")).unwrap_or_default();
    question.rotation_settings = rotation_settings(reading, layers.get("rotation_settings"));
    about::read(reading, layers, language, &mut question);
    let seeds = seeds::read(reading, layers, &question);
    slug?;
    question.wording = wording?;
    question.short = short.unwrap_or_else(|| question.wording.clone());
    Some(Seeded { question, seeds })
}

/// The languages of the question; French alone when nothing is said.
pub(super) fn languages(reading: &mut Reading<'_>, value: Option<&Spanned<DeValue<'_>>>) -> Vec<Language> {
    let example = "languages = [\"fr\"]";
    let mut languages = Vec::new();
    if let Some(list) = value.and_then(|value| reading.list("languages", value, example)) {
        for letters in list {
            let text = reading.string("languages", letters, example);
            let language = text.and_then(|text| reading.check_language(text, &letters.span()));
            languages.extend(language.filter(|language| !languages.contains(language)));
        }
    }
    if languages.is_empty() {
        languages.push(Language::FRENCH);
    }
    languages
}

/// How a proposal begins in each language: the file's own openings, else the usual ones.
fn phrases(reading: &mut Reading<'_>, layers: &Layers<'_>, languages: &[Language]) -> BTreeMap<Language, PhraseRule> {
    let example = "openings.fr = [\"Il faut\", \"Il ne faut\"]";
    let table = layers.get("openings").and_then(|value| reading.table("openings", value, example));
    let at = layers.get("languages").map_or_else(|| layers.own.at.clone(), Spanned::span);
    let mut rules = BTreeMap::new();
    for (letters, list) in table.into_iter().flatten() {
        let language = reading.check_language(letters.get_ref(), &letters.span());
        let openings = openings(reading, list, example);
        if let (Some(language), Some((first, others))) = (language, openings.split_first()) {
            rules.insert(language, PhraseRule::new(first, others));
        }
    }
    for language in languages {
        match phrase_rule(*language) {
            Some(rule) => _ = rules.entry(*language).or_insert(rule),
            None if rules.contains_key(language) => {}
            None => reading.complain(&at, "no-opening", &[("language", language.as_str().into())]),
        }
    }
    rules
}

fn openings<'d>(reading: &mut Reading<'_>, value: &'d Spanned<DeValue<'d>>, example: &str) -> Vec<&'d str> {
    if value.get_ref().is_str() {
        return reading.string("openings", value, example).map(str::trim).into_iter().collect();
    }
    let Some(list) = reading.list("openings", value, example) else { return Vec::new() };
    if list.is_empty() {
        reading.complain(&value.span(), "blank", &[("key", "openings".into()), ("example", example.into())]);
    }
    list.iter().filter_map(|opening| reading.string("openings", opening, example)).map(str::trim).collect()
}

/// Its dates, and whether and how long anything is kept.
fn when(reading: &mut Reading<'_>, layers: &Layers<'_>, question: &mut Question) {
    let zone = reading.zone(layers.get("zone"));
    question.opens = date(reading, layers, "opens", &zone, Edge::First);
    question.closes = date(reading, layers, "closes", &zone, Edge::Last);
    if let (Some(opens), Some(closes)) = (question.opens, question.closes)
        && closes <= opens
    {
        let at = layers.own.get("closes").or(layers.get("opens")).map_or(0..0, Spanned::span);
        let written = |key| layers.get(key).map(|value| said(value.get_ref())).unwrap_or_default();
        let filled = [("opens", written("opens").into()), ("closes", written("closes").into())];
        reading.complain(&at, "closes-before-opens", &filled);
    }
    let example = "erase_after = \"90 jours\"";
    question.erase_after_days = layers.get("erase_after").and_then(|value| reading.days("erase_after", value, example));
}

/// What deals the cards.
fn rotation(reading: &mut Reading<'_>, value: Option<&Spanned<DeValue<'_>>>) -> Option<Rotation> {
    let (value, example) = (value?, "rotation = \"reliable\"");
    let word = reading.string("rotation", value, example)?;
    let found = Rotation::ALL.into_iter().find(|rotation| rotation.name() == word.trim());
    if found.is_none() {
        reading.complain(&value.span(), "unknown-rotation", &[("word", word.into())]);
    }
    found
}

/// What is changed of the rotation, as it is written.
fn rotation_settings(reading: &mut Reading<'_>, value: Option<&Spanned<DeValue<'_>>>) -> BTreeMap<String, String> {
    let mut settings = BTreeMap::new();
    let table =
        value.and_then(|value| reading.table("rotation_settings", value, "rotation_settings = { floor = 0.5 }"));
    for (name, value) in table.into_iter().flatten() {
        if !reading.check_known("unknown-setting", name.get_ref(), &name.span(), &Settings::NAMES) {
            continue;
        }
        let written = match value.get_ref() {
            DeValue::Integer(number) => number.as_str().to_owned(),
            DeValue::Float(number) => number.as_str().to_owned(),
            _ => String::new(),
        };
        let number = written.replace('_', "");
        if number.parse().is_ok_and(|number: f64| Settings::default().set(name.get_ref(), number)) {
            settings.insert(name.get_ref().to_string(), number);
        } else {
            let usual = Settings::default().get(name.get_ref()).map_or_else(String::new, |usual| usual.to_string());
            reading.complain(
                &value.span(),
                "bad-setting",
                &[("name", name.get_ref().to_string().into()), ("usual", usual.into())],
            );
        }
    }
    settings
}

fn date(reading: &mut Reading<'_>, layers: &Layers<'_>, key: &str, zone: &TimeZone, edge: Edge) -> Option<Time> {
    reading.instant(key, layers.get(key)?, zone, edge)
}

fn said(value: &DeValue<'_>) -> String {
    value.as_datetime().map(ToString::to_string).unwrap_or_default()
}

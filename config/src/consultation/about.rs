//! What a citizen may read about a question: context, steps, results, charter, topics, reasons to refuse.

use std::collections::BTreeMap;

use ilfaut_client::model::{Condition, Language, Question, RefusalReason, Step, Text, Topic, TopicId};
use jiff::tz::TimeZone;
use toml::Spanned;
use toml::de::DeValue;

use super::document::SHARED;
use super::question::Layers;
use crate::reading::{Edge, Fields, Reading, in_order};

/// Fills in everything that is there to be read.
pub(super) fn read(reading: &mut Reading<'_>, layers: &Layers<'_>, language: Language, question: &mut Question) {
    let mut words = |key: &str, example: &str| {
        let value = layers.get(key)?;
        reading.words(key, value, language, example)
    };
    question.context = words("context", "context = \"Pourquoi cette question, et qui décide.\"").unwrap_or_default();
    question.results = words("results", "results = \"Présentés au conseil du 15 décembre.\"").unwrap_or_default();
    question.charter = words("charter", "charter = \"Ce qui est publié, et ce qui ne l'est pas.\"").unwrap_or_default();
    question.public = words("public", "public = \"Avez-vous entre 18 et 25 ans ?\"").map(|ask| Condition { ask });
    let propose = layers.get("propose").and_then(|value| reading.flag("propose", value, "propose = false"));
    question.can_propose = propose.unwrap_or(true);
    if let Some(country) = layers.get("country").and_then(|value| country(reading, value)) {
        question.country = country;
    }
    let zone = reading.zone(layers.get("zone"));
    question.steps = steps(reading, layers.get("steps"), language, &zone);
    question.topics = topics(reading, layers.get("topics"), language);
    question.refusals = refusals(reading, layers.get("refusals"), language);
}

fn country(reading: &mut Reading<'_>, value: &Spanned<DeValue<'_>>) -> Option<String> {
    let written = reading.string("country", value, "country = \"FR\"")?;
    if written.len() == 2 && written.bytes().all(|letter| letter.is_ascii_uppercase()) {
        return Some(written.to_owned());
    }
    let capitals = written.to_ascii_uppercase();
    let near = if capitals.len() == 2 && capitals.is_ascii() { capitals.as_str() } else { "FR" };
    reading.complain(&value.span(), "bad-country", &[("country", written.into()), ("near", near.into())]);
    None
}

/// The steps of the process: words, or words with the day they begin.
fn steps(
    reading: &mut Reading<'_>,
    value: Option<&Spanned<DeValue<'_>>>,
    language: Language,
    zone: &TimeZone,
) -> Vec<Step> {
    let example = "steps = [\"On propose et on vote\", { from = 2026-12-01, label = \"Réponse du conseil\" }]";
    let list = value.and_then(|value| reading.list("steps", value, example));
    let entries = list.into_iter().flatten();
    entries.filter_map(|entry| step(reading, entry, language, zone)).collect()
}

fn step(reading: &mut Reading<'_>, entry: &Spanned<DeValue<'_>>, language: Language, zone: &TimeZone) -> Option<Step> {
    let example = "label = \"Réponse du conseil\"";
    let Some(table) = entry.get_ref().as_table() else {
        let label = reading.string("steps", entry, "\"On propose et on vote\"")?;
        return Some(Step { label: Text::one(language, label), from: None });
    };
    let fields = Fields::of(reading, table, entry.span(), "steps", &["label", "from"]);
    let from = fields.get("from").and_then(|value| reading.instant("from", value, zone, Edge::First));
    let label = fields.need(reading, "label", example);
    let label = label.and_then(|value| reading.words("label", value, language, example))?;
    Some(Step { label, from })
}

/// The topics, in the order of the file.
fn topics(reading: &mut Reading<'_>, value: Option<&Spanned<DeValue<'_>>>, language: Language) -> Vec<Topic> {
    let place = "[question.topics]";
    let table = value.and_then(|value| reading.table("topics", value, "topics = { eau = \"L'eau\" }"));
    let mut topics = Vec::new();
    for (slug, label) in table.map(in_order).unwrap_or_default() {
        if misplaced(reading, slug, label, place) {
            continue;
        }
        let good = reading.check_slug(slug.get_ref(), &slug.span());
        let label = reading.words(slug.get_ref(), label, language, &format!("{} = \"…\"", slug.get_ref()));
        if good {
            topics.push(Topic { id: TopicId::from(slug.get_ref().as_ref()), label: label.unwrap_or_default() });
        }
    }
    topics
}

/// The reasons a moderator may give: all of them with the usual sentences when nothing is said; a sentence replaces
/// the usual one, `false` takes a reason away.
fn refusals(
    reading: &mut Reading<'_>,
    value: Option<&Spanned<DeValue<'_>>>,
    language: Language,
) -> BTreeMap<RefusalReason, Text> {
    let names = RefusalReason::ALL.map(RefusalReason::name);
    let Some(table) = value.and_then(|value| reading.table("refusals", value, "[question.refusals]")) else {
        return BTreeMap::new();
    };
    let mut offered: BTreeMap<_, _> = RefusalReason::ALL.into_iter().map(|reason| (reason, Text::default())).collect();
    for (name, sentence) in in_order(table) {
        if misplaced(reading, name, sentence, "[question.refusals]")
            || !reading.check_known("unknown-reason", name.get_ref(), &name.span(), &names)
        {
            continue;
        }
        let Ok(reason) = name.get_ref().parse::<RefusalReason>() else { continue };
        if sentence.get_ref().as_bool() == Some(false) {
            offered.remove(&reason);
        } else if let Some(text) = reading.words(name.get_ref(), sentence, language, &format!("{reason} = \"…\"")) {
            offered.insert(reason, text);
        }
    }
    offered
}

/// A key of the question that slipped under a heading further down: the mistake TOML makes easiest.
pub(super) fn misplaced(
    reading: &mut Reading<'_>,
    key: &Spanned<std::borrow::Cow<'_, str>>,
    value: &Spanned<DeValue<'_>>,
    place: &str,
) -> bool {
    let name = key.get_ref().as_ref();
    let of_question = SHARED.contains(&name) || ["slug", "wording", "short"].contains(&name);
    let elsewhere = of_question && (place != "[question.topics]" || !value.get_ref().is_str() || name == "erase_after");
    if elsewhere {
        reading.complain(&key.span(), "misplaced-key", &[("key", name.into()), ("place", place.into())]);
    }
    elsewhere
}

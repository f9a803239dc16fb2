//! The whole file: its operation and its list of questions.

use std::collections::BTreeMap;
use std::ops::Range;

use ilfaut_client::model::{Language, Operation};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Consultation, Seeded, question};
use crate::reading::{Fields, Reading};

/// The keys that both `[operation]` and `[[question]]` may hold; the question wins.
pub(super) const SHARED: [&str; 17] = [
    "languages",
    "country",
    "zone",
    "opens",
    "closes",
    "propose",
    "openings",
    "context",
    "steps",
    "results",
    "charter",
    "topics",
    "refusals",
    "public",
    "erase_after",
    "rotation",
    "rotation_settings",
];

/// Reads the document; none when something that everything else hangs on is missing.
pub(super) fn read(reading: &mut Reading<'_>, document: &DeTable<'_>) -> Option<Consultation> {
    let top = 0..0;
    if document.is_empty() {
        reading.complain_missing(&top, "empty-file", &[]);
        return None;
    }
    let place = reading.say("place-file");
    let root = Fields::of(reading, document, top.clone(), &place, &["operation", "question"]);
    let table = root.need(reading, "operation", "[operation]");
    let shared = table.and_then(|value| Some((reading.table("operation", value, "[operation]")?, value.span())));
    let nothing = DeTable::new();
    let there = shared.is_some();
    let (shared, at) = shared.unwrap_or((&nothing, top));
    let known: Vec<&str> = ["slug", "title", "organiser"].into_iter().chain(SHARED).collect();
    let shared = Fields::of(reading, shared, at, "[operation]", &known);
    let operation = there.then(|| operation(reading, &shared)).flatten();
    let questions = questions(reading, &root, &shared, operation.as_ref().unwrap_or(&Operation::default()));
    Some(Consultation { operation: operation?, questions })
}

fn operation(reading: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Operation> {
    let spoken = question::languages(reading, fields.get("languages"));
    let language = spoken.first().copied().unwrap_or(Language::FRENCH);
    let slug = fields.need(reading, "slug", "slug = \"la-parole-aux-bretons\"");
    let slug = slug.and_then(|value| reading.slug("slug", value, "slug = \"la-parole-aux-bretons\""));
    let mut words = |key: &str, example: &str| {
        let value = fields.need(reading, key, example)?;
        reading.words(key, value, language, example)
    };
    let title = words("title", "title = \"La Parole aux Bretons\"");
    let organiser = words("organiser", "organiser = \"La mairie de Trébeurden\"");
    Some(Operation { slug: slug?.to_owned(), title: title?, organiser: organiser? })
}

fn questions(reading: &mut Reading<'_>, root: &Fields<'_>, shared: &Fields<'_>, operation: &Operation) -> Vec<Seeded> {
    let Some(value) = root.get("question") else {
        reading.complain_missing(&root.at, "no-question", &[]);
        return Vec::new();
    };
    let list = match value.get_ref() {
        DeValue::Array(list) if list.is_empty() => {
            reading.complain(&value.span(), "no-question", &[]);
            return Vec::new();
        }
        DeValue::Array(list) => list,
        _ => {
            reading.complain(&value.span(), "not-questions", &[]);
            return Vec::new();
        }
    };
    let mut seen = BTreeMap::new();
    list.iter().filter_map(|entry| one(reading, entry, shared, operation, &mut seen)).collect()
}

fn one(
    reading: &mut Reading<'_>,
    entry: &Spanned<DeValue<'_>>,
    shared: &Fields<'_>,
    operation: &Operation,
    seen: &mut BTreeMap<String, usize>,
) -> Option<Seeded> {
    let Some(table) = entry.get_ref().as_table() else {
        reading.complain(&entry.span(), "not-questions", &[]);
        return None;
    };
    let known: Vec<&str> = ["slug", "wording", "short", "seeds"].into_iter().chain(SHARED).collect();
    let own = Fields::of(reading, table, entry.span(), "[[question]]", &known);
    let at = own.get("slug").map_or_else(|| entry.span(), Spanned::span);
    let seeded = question::read(reading, &question::Layers { own, shared: shared.clone() }, operation)?;
    first_of_its_name(reading, seeded.question.id.to_string(), &at, seen);
    Some(seeded)
}

fn first_of_its_name(reading: &mut Reading<'_>, slug: String, at: &Range<usize>, seen: &mut BTreeMap<String, usize>) {
    if let Some(line) = seen.get(&slug) {
        reading.complain(at, "slug-twice", &[("slug", slug.into()), ("line", line.to_string().into())]);
        return;
    }
    seen.insert(slug, reading.line(at.start));
}

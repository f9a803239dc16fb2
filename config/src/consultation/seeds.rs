//! The organiser's own proposals: checked as a citizen's would be, so that nobody votes on what could not be proposed.

use std::collections::BTreeMap;
use std::ops::Range;

use ilfaut_client::backend::Imported;
use ilfaut_client::model::{Language, Phrase, PhraseFault, PhraseRule, Question, Signature, TopicId};
use sha2::{Digest, Sha256};
use toml::Spanned;
use toml::de::DeValue;

use super::about::misplaced;
use super::question::Layers;
use crate::reading::{Fields, Reading, in_order, slug_of};

const PLACE: &str = "[question.seeds]";
const EXAMPLE: &str = "eau = [\"Il faut des fontaines sur les marchés\"]";

/// The seeds of a question: lists by topic, or one list without topics.
pub(super) fn read(reading: &mut Reading<'_>, layers: &Layers<'_>, question: &Question) -> Vec<Imported> {
    let value = layers.own.get("seeds");
    let unread = question.topics.is_empty() && layers.get("topics").is_some();
    let mut gathered = Gathered { question, unread, seen: BTreeMap::new(), seeds: Vec::new() };
    match value.map(Spanned::get_ref) {
        None => {}
        Some(DeValue::Array(list)) => list.iter().for_each(|entry| gathered.add(reading, entry, None)),
        Some(DeValue::Table(table)) => {
            for (topic, list) in in_order(table) {
                if misplaced(reading, topic, list, PLACE) {
                    continue;
                }
                let known = gathered.topic(reading, topic.get_ref(), &topic.span());
                for entry in reading.list(topic.get_ref(), list, EXAMPLE).into_iter().flatten() {
                    gathered.add(reading, entry, known.as_ref());
                }
            }
        }
        Some(_) => value.into_iter().for_each(|value| reading.wrong_kind("seeds", value, "kind-table", EXAMPLE)),
    }
    gathered.seeds
}

/// What has been read so far.
struct Gathered<'q> {
    question: &'q Question,
    /// Topics were given, in a way that has been complained of already.
    unread: bool,
    /// The line of each text, as slugs see it.
    seen: BTreeMap<String, usize>,
    seeds: Vec<Imported>,
}

/// One seed with whatever was said of it.
struct Draft<'d> {
    text: &'d str,
    at: Range<usize>,
    language: Language,
    signature: Signature,
    topics: Vec<TopicId>,
}

impl Gathered<'_> {
    /// One entry of a list: words, or a table that says more.
    fn add(&mut self, reading: &mut Reading<'_>, entry: &Spanned<DeValue<'_>>, topic: Option<&TopicId>) {
        let language = self.question.languages.first().copied().unwrap_or(Language::FRENCH);
        let mut topics: Vec<TopicId> = topic.into_iter().cloned().collect();
        let Some(table) = entry.get_ref().as_table() else {
            if let Some(text) = reading.string("seeds", entry, "\"Il faut des fontaines sur les marchés\"") {
                let signature = Signature::default();
                self.check(reading, Draft { text, at: entry.span(), language, signature, topics });
            }
            return;
        };
        let fields = Fields::of(reading, table, entry.span(), "seeds", &["text", "language", "topics", "name", "age"]);
        let example = "text = \"Il faut des fontaines sur les marchés\"";
        let text = fields.need(reading, "text", example);
        let text = text.and_then(|value| reading.string("text", value, example).map(|text| (text, value.span())));
        let language = fields.get("language").map_or(Some(language), |value| self.language(reading, value));
        topics.extend(self.topics(reading, &fields));
        let signature = signature(reading, &fields);
        if let (Some((text, at)), Some(language)) = (text, language) {
            self.check(reading, Draft { text, at, language, signature, topics });
        }
    }

    /// Keeps the seed if it is a proposal that nobody has written before.
    fn check(&mut self, reading: &mut Reading<'_>, draft: Draft<'_>) {
        let rule = self.question.phrase_rule(draft.language);
        let phrase = match Phrase::parse(draft.text, &rule) {
            Ok(phrase) => phrase,
            Err(fault) => return say(reading, &draft, &rule, &fault),
        };
        let line = reading.line(draft.at.start);
        if let Some(first) = self.seen.insert(slug_of(phrase.as_str()), line) {
            return reading.complain(&draft.at, "seed-twice", &[("line", first.to_string().into())]);
        }
        self.seeds.push(Imported {
            external_id: name_of(phrase.as_str()),
            text: phrase.as_str().to_owned(),
            language: draft.language,
            signature: draft.signature,
            topics: draft.topics,
            aggregate: None,
            pending: false,
            author: None,
            sent: None,
        });
    }

    /// A language that the question reads.
    fn language(&self, reading: &mut Reading<'_>, value: &Spanned<DeValue<'_>>) -> Option<Language> {
        let letters = reading.string("language", value, "language = \"fr\"")?;
        let language = reading.check_language(letters, &value.span())?;
        let read = self.question.languages.contains(&language);
        if !read {
            reading.complain(&value.span(), "seed-language", &[("language", letters.into())]);
        }
        read.then_some(language)
    }

    fn topics(&self, reading: &mut Reading<'_>, fields: &Fields<'_>) -> Vec<TopicId> {
        let list = fields.get("topics").and_then(|value| reading.list("topics", value, "topics = [\"eau\"]"));
        let mut topics = Vec::new();
        for entry in list.into_iter().flatten() {
            let slug = reading.string("topics", entry, "topics = [\"eau\"]");
            topics.extend(slug.and_then(|slug| self.topic(reading, slug, &entry.span())));
        }
        topics
    }

    fn topic(&self, reading: &mut Reading<'_>, slug: &str, at: &Range<usize>) -> Option<TopicId> {
        if self.unread || (self.question.topics.is_empty() && !reading.is_whole()) {
            return None;
        }
        let known: Vec<&str> = self.question.topics.iter().map(|topic| topic.id.0.as_ref()).collect();
        let id = if known.is_empty() { "no-topics" } else { "unknown-topic" };
        reading.check_known(id, slug, at, &known).then(|| TopicId::from(slug))
    }
}

fn signature(reading: &mut Reading<'_>, fields: &Fields<'_>) -> Signature {
    let name = fields.get("name").and_then(|value| reading.string("name", value, "name = \"Léa\"")).map(str::to_owned);
    let age = fields.get("age").and_then(|value| {
        let DeValue::Integer(written) = value.get_ref() else {
            reading.wrong_kind("age", value, "kind-number", "age = 34");
            return None;
        };
        let age = written.as_str().parse().ok().filter(|age| (1..=120).contains(age));
        if age.is_none() {
            reading.complain(&value.span(), "bad-age", &[("age", written.to_string().into())]);
        }
        age
    });
    Signature { name, age }
}

/// Why a text is not a proposal, and how to mend it.
fn say(reading: &mut Reading<'_>, draft: &Draft<'_>, rule: &PhraseRule, fault: &PhraseFault) {
    match fault {
        PhraseFault::TooLong { length, max } => {
            let filled = [("length", (*length).into()), ("max", (*max).into()), ("over", (length - max).into())];
            reading.complain(&draft.at, "seed-long", &filled);
        }
        PhraseFault::TooShort { length, min } => {
            reading.complain(&draft.at, "seed-short", &[("length", (*length).into()), ("min", (*min).into())]);
        }
        PhraseFault::Opening { prefix } => {
            let mut rest = draft.text.trim().chars();
            let near: String = rest.next().into_iter().flat_map(char::to_lowercase).chain(rest).collect();
            let near = format!("{} {near}", rule.prefix);
            reading.complain(&draft.at, "seed-opening", &[("prefix", prefix.as_str().into()), ("near", near.into())]);
        }
        PhraseFault::Markup => reading.complain(&draft.at, "seed-markup", &[]),
    }
}

/// The name of a seed: follows from its text alone, so that lines may be moved around in the file.
fn name_of(text: &str) -> String {
    let hash = Sha256::digest(text.as_bytes());
    hash.iter().take(8).fold("seed-".to_owned(), |name, byte| format!("{name}{byte:02x}"))
}

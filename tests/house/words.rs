//! The words of every program: each language says every message, with the same arguments, in valid Fluent.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{self, Entry, Expression, InlineExpression, PatternElement};
use ilfaut_client::model::Language;
use ilfaut_config::locale::{self, Part};

use super::{files_of, none, text};

/// Each message (`id` or `id.attribute`) with the arguments it uses.
type Messages = BTreeMap<String, BTreeSet<String>>;

/// The language that everything falls back to.
const FIRST: Language = Language::FRENCH;

fn messages(source: &str) -> Result<Messages, String> {
    let resource = fluent_syntax::parser::parse(source).map_err(|(_, errors)| format!("{errors:?}"))?;
    let mut messages = Messages::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let id = message.id.name.to_owned();
        let value = message.value.iter().map(|value| (id.clone(), value));
        let attributes = message.attributes.iter().map(|a| (format!("{id}.{}", a.id.name), &a.value));
        for (id, pattern) in value.chain(attributes) {
            let mut used = BTreeSet::new();
            arguments(pattern, &mut used);
            if messages.insert(id.clone(), used).is_some() {
                return Err(format!("{id} is said twice"));
            }
        }
    }
    Ok(messages)
}

fn arguments(pattern: &ast::Pattern<&str>, used: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_arguments(expression, used);
        }
    }
}

fn expression_arguments(expression: &Expression<&str>, used: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => inline_arguments(inline, used),
        Expression::Select { selector, variants } => {
            inline_arguments(selector, used);
            for variant in variants {
                arguments(&variant.value, used);
            }
        }
    }
}

fn inline_arguments(inline: &InlineExpression<&str>, used: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            used.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => expression_arguments(expression, used),
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|inline| inline_arguments(inline, used));
        }
        _ => {}
    }
}

/// What `other` says differently from `first`; messages that it does not say count when it must be `complete`.
fn differences(first: &Messages, other: &Messages, complete: bool) -> Vec<String> {
    let missing = first.keys().filter(|id| complete && !other.contains_key(*id)).map(|id| format!("{id} is not said"));
    let unknown = other.keys().filter(|id| !first.contains_key(*id)).map(|id| format!("{id} is said nowhere else"));
    let both = other.iter().filter_map(|(id, used)| first.get(id).map(|wanted| (id, used, wanted)));
    let unlike = both.filter(|(_, used, wanted)| used != wanted);
    let unlike =
        unlike.map(|(id, used, wanted)| format!("{id} uses {used:?} where the first language uses {wanted:?}"));
    missing.chain(unknown).chain(unlike).collect()
}

fn spoken(language: Language, part: Part) -> Option<Messages> {
    let (_, _, source) = locale::sources().iter().find(|(l, p, _)| *l == language && *p == part)?;
    Some(messages(source).unwrap_or_else(|error| panic!("{language} {part:?}: {error}")))
}

/// Breton is a gift of its speakers: what it does not say yet is said in French.
fn must_be_complete(language: Language) -> bool {
    language != Language::BRETON
}

#[test]
fn every_language_says_every_message_with_the_same_arguments() {
    let mut faults = Vec::new();
    for part in locale::PARTS {
        let first = spoken(FIRST, part).expect("the first language has every part");
        for language in locale::LANGUAGES.into_iter().filter(|language| *language != FIRST) {
            let complete = must_be_complete(language);
            let found = match spoken(language, part) {
                Some(other) => differences(&first, &other, complete),
                None => complete.then(|| "no file".to_owned()).into_iter().collect(),
            };
            faults.extend(found.into_iter().map(|fault| format!("{language} {part:?}: {fault}")));
        }
    }
    none(&faults);
}

#[test]
fn every_file_of_words_is_one_that_the_programs_carry() {
    let is_carried = |words: &str| locale::sources().iter().any(|(_, _, source)| source.contains(words));
    let lost = files_of("ftl").into_iter().filter(|path| !is_carried(&text(path)));
    none(&lost.map(|path| format!("{path} is not embedded")).collect::<Vec<_>>());
}

#[test]
fn a_missing_message_and_other_arguments_are_caught() {
    let first = messages("a = { $n } votes\nb = hello\n    .key = { NUMBER($m) }\n").unwrap();
    let other = messages("a = { $count ->\n    [one] vote\n   *[other] votes\n}\nc = what\n").unwrap();
    assert_eq!(differences(&first, &other, true).len(), 4);
    assert_eq!(differences(&first, &other, false).len(), 2);
    none(&differences(&first, &first, true));
}

#[test]
fn broken_and_doubled_messages_are_caught() {
    assert!(messages("a = { $n\n").is_err());
    assert!(messages("a = one\na = two\n").is_err());
}

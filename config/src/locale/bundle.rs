//! One Fluent bundle per file of words, parsed once; how numbers are written. Knows nothing of fallback.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use ilfaut_client::model::Language;
use unic_langid::LanguageIdentifier;

use super::{FILES, Part, SOURCES};

/// The parsed words of one file.
pub(super) type Bundle = FluentBundle<FluentResource>;

static PARSED: [OnceLock<Arc<Bundle>>; FILES] = [const { OnceLock::new() }; FILES];

/// The bundle of a file, parsed on first use.
pub(super) fn of(language: Language, part: Part) -> Option<Arc<Bundle>> {
    let at = SOURCES.iter().position(|(l, p, _)| *l == language && *p == part)?;
    let parse = || Arc::new(parsed(language, SOURCES[at].2));
    Some(Arc::clone(PARSED[at].get_or_init(parse)))
}

/// A bundle of what can be read of `source`; what cannot is found by the tests, never by a citizen.
pub(super) fn parsed(language: Language, source: &str) -> Bundle {
    let locale: LanguageIdentifier = language.as_str().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(if language == Language::ENGLISH { english } else { french }));
    let _ = bundle.add_builtins(); // fails only where a name is taken, and a new bundle has none
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(readable, _)| readable);
    bundle.add_resource_overriding(resource);
    bundle
}

/// The message (or `message.attribute`) of this bundle, filled in; none when it is not there.
pub(super) fn format(bundle: &Bundle, id: &str, args: &FluentArgs<'_>) -> Option<String> {
    let (message, attribute) = id.split_once('.').map_or((id, None), |(message, rest)| (message, Some(rest)));
    let message = bundle.get_message(message)?;
    let pattern = match attribute {
        Some(attribute) => message.get_attribute(attribute)?.value(),
        None => message.value()?,
    };
    Some(bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
}

fn french<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(value, '\u{202F}', ",")
}

fn english<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(value, ',', ".")
}

/// A number with `between` every three digits, unless its message says `NUMBER($n, useGrouping: "false")`.
fn number(value: &FluentValue<'_>, between: char, point: &str) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let plain = number.as_string();
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_ref()), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let whole = grouped(number, whole, between);
    Some(fraction.map_or_else(|| format!("{sign}{whole}"), |fraction| format!("{sign}{whole}{point}{fraction}")))
}

fn grouped<'a>(number: &FluentNumber, whole: &'a str, between: char) -> Cow<'a, str> {
    if !number.options.use_grouping || whole.len() < 4 {
        return Cow::Borrowed(whole);
    }
    let mut text = String::with_capacity(whole.len() * 2);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(between);
        }
        text.push(digit);
    }
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "votes = { $n ->\n    [one] { $n } vote\n   *[other] { $n } votes\n  }\n    .short = { $n } v.\nyear = { NUMBER($n, useGrouping: \"false\") }\nhello = Bonjour { $name } !\n";

    fn said(language: Language, id: &str, n: i64) -> String {
        let bundle = parsed(language, SOURCE);
        let args = [("n", FluentValue::from(n)), ("name", "Léa".into())].into_iter().collect();
        format(&bundle, id, &args).unwrap()
    }

    #[test]
    fn numbers_are_grouped_as_the_language_writes_them() {
        assert_eq!(said(Language::FRENCH, "votes", 1_240), "1\u{202F}240 votes");
        assert_eq!(said(Language::FRENCH, "votes", 1_234_567), "1\u{202F}234\u{202F}567 votes");
        assert_eq!(said(Language::ENGLISH, "votes", -1_240), "-1,240 votes");
        assert_eq!(said(Language::FRENCH, "votes", 999), "999 votes");
        assert_eq!(said(Language::FRENCH, "year", 2_026), "2026");
    }

    #[test]
    fn singular_and_plural_follow_the_language() {
        assert_eq!(said(Language::FRENCH, "votes", 0), "0 vote");
        assert_eq!(said(Language::ENGLISH, "votes", 0), "0 votes");
        assert_eq!(said(Language::FRENCH, "votes", 1), "1 vote");
    }

    #[test]
    fn attributes_are_reached_by_a_dot_and_no_mark_is_put_around_arguments() {
        assert_eq!(said(Language::FRENCH, "votes.short", 3), "3 v.");
        assert_eq!(said(Language::FRENCH, "hello", 0), "Bonjour Léa !");
    }
}

//! Values of a file, checked one by one: words, slugs, languages, lists, spans of days. Knows no key by name.

use ilfaut_client::model::{Language, Text};
use std::num::NonZeroU32;
use std::ops::{Range, RangeInclusive};
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};
use unicode_normalization::UnicodeNormalization;

use super::Reading;
use super::fields::{in_order, nearest};

/// The languages there are (ISO 639-1).
const LANGUAGES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy \
    da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii \
    ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr \
    ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl \
    sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// What people write for the languages that consultations here are most often held in.
const NAMES: [(&str, &str); 12] = [
    ("fr", "français"),
    ("fr", "francais"),
    ("fr", "french"),
    ("fr", "fra"),
    ("en", "english"),
    ("en", "anglais"),
    ("en", "eng"),
    ("br", "breton"),
    ("br", "brezhoneg"),
    ("br", "bzh"),
    ("de", "deutsch"),
    ("es", "español"),
];

/// The language of two letters, if there is such a language.
pub(crate) fn known_language(letters: &str) -> Option<Language> {
    let known = letters.len() == 2 && LANGUAGES.split_whitespace().any(|language| language == letters);
    known.then(|| letters.parse().ok()).flatten()
}

/// `words` as a slug: `Qualité de vie` gives `qualite-de-vie`.
pub(crate) fn slug_of(words: &str) -> String {
    let plain = words.replace(['œ', 'Œ'], "oe").to_lowercase();
    let letters = plain.nfd().filter(|c| !('\u{300}'..='\u{36F}').contains(c));
    let spaced: String = letters.map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join("-")
}

impl Reading<'_> {
    /// A string that is not blank.
    pub(crate) fn string<'d>(&mut self, key: &str, value: &'d Spanned<DeValue<'d>>, example: &str) -> Option<&'d str> {
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_kind(key, value, "kind-text", example);
            return None;
        };
        if text.trim().is_empty() {
            self.complain(&value.span(), "blank", &[("key", key.into()), ("example", example.into())]);
            return None;
        }
        Some(text)
    }

    /// A slug: lower-case letters, digits, single hyphens.
    pub(crate) fn slug<'d>(&mut self, key: &str, value: &'d Spanned<DeValue<'d>>, example: &str) -> Option<&'d str> {
        let text = self.string(key, value, example)?;
        self.check_slug(text, &value.span()).then_some(text)
    }

    /// Whether `text` is a slug; complains if not.
    pub(crate) fn check_slug(&mut self, text: &str, at: &Range<usize>) -> bool {
        let slug = slug_of(text);
        if slug == text && text.len() <= 64 {
            return true;
        }
        let short: String = slug.chars().take(64).collect();
        let near = if short.is_empty() { "qualite-de-vie".to_owned() } else { short };
        self.complain(at, "bad-slug", &[("slug", text.into()), ("near", near.into())]);
        false
    }

    /// A text: words in the `default` language, or a table of words by language.
    pub(crate) fn words(
        &mut self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
        default: Language,
        example: &str,
    ) -> Option<Text> {
        let DeValue::Table(table) = value.get_ref() else {
            return self.string(key, value, example).map(|words| Text::one(default, tidy(words)));
        };
        let mut text = Text::default();
        for (letters, words) in in_order(table) {
            let language = self.check_language(letters.get_ref(), &letters.span());
            let words = self.string(&format!("{key}.{}", letters.get_ref()), words, example);
            if let (Some(language), Some(words)) = (language, words) {
                text.0.insert(language, tidy(words));
            }
        }
        if table.is_empty() {
            self.complain(&value.span(), "blank", &[("key", key.into()), ("example", example.into())]);
        }
        Some(text)
    }

    /// The language of two letters; complains if there is none.
    pub(crate) fn check_language(&mut self, letters: &str, at: &Range<usize>) -> Option<Language> {
        let language = known_language(letters);
        if language.is_none() {
            let lower = letters.to_lowercase();
            let first = lower.split(['-', '_']).next().unwrap_or_default();
            let named = NAMES.iter().find(|(_, name)| lower == *name).map(|(letters, _)| *letters);
            let near = named.or(known_language(first).map(|_| first)).unwrap_or("fr");
            self.complain(at, "unknown-language", &[("language", letters.into()), ("near", near.into())]);
        }
        language
    }

    /// One of the `known` words; complains if it is none.
    pub(crate) fn check_known(&mut self, id: &str, word: &str, at: &Range<usize>, known: &[&str]) -> bool {
        if known.contains(&word) {
            return true;
        }
        let near = nearest(word, known.iter().copied());
        let near = near.map_or_else(|| known.join(", "), str::to_owned);
        self.complain(at, id, &[("word", word.into()), ("near", near.into())]);
        false
    }

    /// A list.
    pub(crate) fn list<'d>(
        &mut self,
        key: &str,
        value: &'d Spanned<DeValue<'d>>,
        example: &str,
    ) -> Option<&'d DeArray<'d>> {
        let list = value.get_ref().as_array();
        if list.is_none() {
            self.wrong_kind(key, value, "kind-list", example);
        }
        list
    }

    /// A table.
    pub(crate) fn table<'d>(
        &mut self,
        key: &str,
        value: &'d Spanned<DeValue<'d>>,
        example: &str,
    ) -> Option<&'d DeTable<'d>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong_kind(key, value, "kind-table", example);
        }
        table
    }

    /// `true` or `false`.
    pub(crate) fn flag(&mut self, key: &str, value: &Spanned<DeValue<'_>>, example: &str) -> Option<bool> {
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_kind(key, value, "kind-flag", example);
        }
        flag
    }

    /// A span such as `"90 days"`, in days.
    pub(crate) fn days(&mut self, key: &str, value: &Spanned<DeValue<'_>>, example: &str) -> Option<u32> {
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_kind(key, value, "kind-span", example);
            return None;
        };
        let days = days_of(text);
        if days.is_none() {
            let filled = [("key", key.into()), ("written", text.into()), ("example", example.into())];
            self.complain(&value.span(), "bad-span", &filled);
        }
        days
    }

    /// A whole number within `range`; `usual` is an example.
    pub(crate) fn count(
        &mut self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
        range: RangeInclusive<u32>,
        usual: NonZeroU32,
    ) -> Option<NonZeroU32> {
        let example = format!("{key} = {usual}");
        let DeValue::Integer(written) = value.get_ref() else {
            self.wrong_kind(key, value, "kind-number", &example);
            return None;
        };
        let number =
            u32::from_str_radix(written.as_str(), written.radix()).ok().filter(|number| range.contains(number));
        if number.is_none() {
            let (least, most) = (range.start().to_string(), range.end().to_string());
            let filled = [
                ("key", key.into()),
                ("written", written.to_string().into()),
                ("least", least.into()),
                ("most", most.into()),
                ("example", example.into()),
            ];
            self.complain(&value.span(), "bad-count", &filled);
        }
        number.and_then(NonZeroU32::new)
    }

    /// Notes that a value is of another kind than `expected`.
    pub(crate) fn wrong_kind(&mut self, key: &str, value: &Spanned<DeValue<'_>>, expected: &str, example: &str) {
        let found = match value.get_ref() {
            DeValue::String(_) => "kind-text",
            DeValue::Integer(_) | DeValue::Float(_) => "kind-number",
            DeValue::Boolean(_) => "kind-flag",
            DeValue::Datetime(_) => "kind-date",
            DeValue::Array(_) => "kind-list",
            DeValue::Table(_) => "kind-table",
        };
        let (found, expected) = (self.say(found), self.say(expected));
        let filled =
            [("key", key.into()), ("found", found.into()), ("expected", expected.into()), ("example", example.into())];
        self.complain(&value.span(), "wrong-kind", &filled);
    }
}

/// Words without the line breaks and blanks that only lay the file out; an empty line stays a paragraph.
fn tidy(words: &str) -> String {
    let words = words.replace("\r\n", "\n");
    let paragraphs = words.split("\n\n").map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    paragraphs.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// The days of a span: `90 days`, `90 jours`, `12 weeks`, `12 semaines`; at most ten years.
fn days_of(span: &str) -> Option<u32> {
    let span = span.trim().to_lowercase();
    let unit = span.trim_start_matches(|c: char| c.is_ascii_digit());
    let number: u32 = span[..span.len() - unit.len()].parse().ok()?;
    let each = match unit.trim() {
        "d" | "day" | "days" | "j" | "jour" | "jours" => 1,
        "week" | "weeks" | "semaine" | "semaines" => 7,
        _ => return None,
    };
    number.checked_mul(each).filter(|days| (1..=3660).contains(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_counted_in_days() {
        for (span, days) in [("90 days", 90), ("90 jours", 90), ("1 jour", 1), ("12 semaines", 84), (" 30j ", 30)] {
            assert_eq!(days_of(span), Some(days), "{span}");
        }
        for span in ["", "days", "0 days", "3 mois", "-1 days", "99999999999 days", "4000 days", "600 weeks"] {
            assert_eq!(days_of(span), None, "{span}");
        }
    }

    #[test]
    fn words_become_slugs() {
        assert_eq!(slug_of("Qualité de vie"), "qualite-de-vie");
        assert_eq!(slug_of("  L'Œuvre & l’Été ! "), "l-oeuvre-l-ete");
        assert_eq!(slug_of("déjà--vu"), "deja-vu");
        assert_eq!(slug_of("日本"), "");
    }

    #[test]
    fn layout_is_not_part_of_the_words() {
        assert_eq!(
            tidy("\nUn  mot,\r\ndeux lignes.\r\n\r\n  Un autre\n paragraphe.\n"),
            "Un mot, deux lignes.\n\nUn autre paragraphe."
        );
    }

    #[test]
    fn there_are_a_hundred_and_eighty_odd_languages() {
        assert!(LANGUAGES.split_whitespace().all(|letters| letters.len() == 2));
        assert!((180..190).contains(&LANGUAGES.split_whitespace().count()));
        assert!(known_language("br").is_some() && known_language("xx").is_none() && known_language("FR").is_none());
    }
}

//! Words as they are compared: folded, cut, stemmed. Shared by what searches, what finds look-alikes and what flags; knows
//! none of them.

use std::cell::RefCell;
use std::sync::LazyLock;
use std::thread::LocalKey;

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::Language;

/// A text as published duplicates are found: lower case, ASCII letters and digits, single blanks; both apostrophes are one.
pub fn normalised(text: &str) -> String {
    quickly_normalised(text).unwrap_or_else(|| slowly_normalised(text))
}

fn slowly_normalised(text: &str) -> String {
    let straight = text.chars().map(|c| if c == '\u{2019}' { '\'' } else { c });
    let ascii: String = straight.flat_map(char::to_lowercase).nfkd().filter(char::is_ascii).collect();
    let words = ascii.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The same for texts of usual signs only; none where a sign needs the tables of Unicode.
fn quickly_normalised(text: &str) -> Option<String> {
    let mut normal = String::with_capacity(text.len());
    let mut apart = false;
    for c in text.chars() {
        let letter = match c {
            c if c.is_ascii_alphanumeric() => c.to_ascii_lowercase(),
            c if c.is_ascii() || matches!(c, '\u{2019}' | '\u{A0}' | '\u{202F}' | '…') => {
                apart = !normal.is_empty();
                continue;
            }
            'œ' | 'Œ' => continue,
            c if stands_alone(c) => continue,
            c => base(c)?,
        };
        if std::mem::take(&mut apart) {
            normal.push(' ');
        }
        normal.push(letter);
    }
    Some(normal)
}

/// The letter under a usual accent, in lower case.
const fn base(c: char) -> Option<char> {
    Some(match c {
        'à' | 'â' | 'ä' | 'À' | 'Â' | 'Ä' => 'a',
        'ç' | 'Ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => 'e',
        'î' | 'ï' | 'Î' | 'Ï' => 'i',
        'ñ' | 'Ñ' => 'n',
        'ô' | 'ö' | 'Ô' | 'Ö' => 'o',
        'ù' | 'û' | 'ü' | 'Ù' | 'Û' | 'Ü' => 'u',
        _ => return None,
    })
}

/// Signs that Unicode leaves as they are.
const fn stands_alone(c: char) -> bool {
    matches!(c, '«' | '»' | '–' | '—' | '€' | '“' | '”' | '‘')
}

/// Lower case, without accents or ligatures; punctuation stays.
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return joined(text.to_ascii_lowercase());
    }
    joined(quickly_folded(text).unwrap_or_else(|| slowly_folded(text)))
}

fn slowly_folded(text: &str) -> String {
    let letters = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    let mut folded = String::with_capacity(text.len());
    for letter in letters {
        match letter {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            '\u{2019}' => folded.push('\''),
            letter => folded.push(letter),
        }
    }
    folded
}

/// The same for texts of usual signs only; none where a sign needs the tables of Unicode.
fn quickly_folded(text: &str) -> Option<String> {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            '\u{2019}' => folded.push('\''),
            '\u{A0}' | '\u{202F}' => folded.push(' '),
            '…' => folded.push_str("..."),
            'œ' | 'Œ' => folded.push_str("oe"),
            c if stands_alone(c) => folded.push(c),
            c => folded.push(base(c)?),
        }
    }
    Some(folded)
}

/// The Breton letter « c'h » in one piece.
fn joined(folded: String) -> String {
    if folded.contains("c'h") { folded.replace("c'h", "ch") } else { folded }
}

/// The words of a folded text, in order.
pub fn cut(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The words of a text, without accents, in lower case.
pub fn words(text: &str) -> Vec<String> {
    cut(&folded(text)).map(str::to_owned).collect()
}

/// Stems that one thread remembers, at most, per language: the words of a whole consultation.
const REMEMBERED: usize = 30_000;

type Memory = RefCell<FxHashMap<Box<str>, Box<str>>>;

thread_local! {
    static FRENCH: Memory = RefCell::default();
    static ENGLISH: Memory = RefCell::default();
}

/// What the forms of a word have in common, in a language.
pub struct Stems(Option<(Stemmer, &'static LocalKey<Memory>)>);

impl Stems {
    /// The stemmer of a language; Breton and others have none.
    pub fn of(language: Language) -> Self {
        Self(match language {
            Language::FRENCH => Some((Stemmer::create(Algorithm::French), &FRENCH)),
            Language::ENGLISH => Some((Stemmer::create(Algorithm::English), &ENGLISH)),
            _ => None,
        })
    }

    /// The stem of a folded word. Feminine and plural endings that the stemmer leaves on short words go too, and in
    /// Breton the first consonant stands for all its mutations.
    pub fn stem(&self, word: &str) -> String {
        let Some((stemmer, memory)) = &self.0 else { return unmutated(word) };
        memory.with_borrow_mut(|memory| {
            if let Some(stem) = memory.get(word) {
                return stem.to_string();
            }
            if memory.len() >= REMEMBERED {
                memory.clear();
            }
            let stem = stemmed(stemmer, word);
            memory.insert(word.into(), stem.as_str().into());
            stem
        })
    }
}

fn stemmed(stemmer: &Stemmer, word: &str) -> String {
    if word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word.to_owned();
    }
    let stem = stemmer.stem(word);
    let single = if stem.len() > 4 { stem.trim_end_matches('s') } else { &stem };
    let bare = single.trim_end_matches('e');
    if bare.len() > 2 { bare.to_owned() } else { stem.into_owned() }
}

/// Breton words change their first letter after many others: « kêr » becomes « gêr » or « c'hêr ».
fn unmutated(word: &str) -> String {
    let (first, rest) = ["ch", "gw", "k", "g", "t", "d", "z", "p", "b", "v", "m", "f", "w"]
        .iter()
        .find_map(|first| word.strip_prefix(first).map(|rest| (*first, rest)))
        .unwrap_or(("", word));
    let class = match first {
        "ch" | "k" | "g" => "k",
        "t" | "d" | "z" => "t",
        "p" | "b" | "v" | "m" | "f" => "p",
        "gw" | "w" => "w",
        first => first,
    };
    format!("{class}{rest}")
}

/// Words that say nothing of a subject, in French, English and Breton, folded.
const SMALL: &str = "\
 il elle on ils elles faut ne pas faudrait vaut mieux le la les l un une des du de d et ou en y a au aux ce cet cette ces c s se sa \
 son ses leur leurs nos notre votre vos mes mon ma que qu qui quoi dont pour par dans sur sous avec sans vers chez entre n j je tu \
 ca cela ceci nous vous est sont soit soient ete etre as si comme quand m t toute tout tous toutes mais donc car ni plus \
 the of to and an in for with by we should must be is are that it our this at \
 ar er ur ul un eo ret e ha hag da gant war evit ma na ket an o";

/// Whether a folded word says nothing of a subject.
pub fn is_small(word: &str) -> bool {
    static KNOWN: LazyLock<FxHashSet<&str>> = LazyLock::new(|| SMALL.split_ascii_whitespace().collect());
    KNOWN.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writings_of_one_text_are_one_normal_form() {
        for text in ["Il faut  l’école d'été !", " il faut l'ecole\nd'ÉTÉ", "IL FAUT, L'ÉCOLE D'ÉTÉ\u{200D}"]
        {
            assert_eq!(normalised(text), "il faut l ecole d ete", "{text}");
        }
        assert_eq!(normalised("🙂 !"), "");
    }

    #[test]
    fn the_quick_way_and_the_long_way_agree() {
        let signs = "àâäÀÂÄçÇéèêëÉÈÊËîïÎÏñÑôöÔÖùûüÙÛÜœŒ«»–—€“”‘’\u{A0}\u{202F}…aZ9 .'!²e\u{301}æ🙂ﬁ";
        for one in signs.chars() {
            for text in [format!("{one}"), format!("Il{one}faut {one}{one}x {one}"), format!(" L{one}été{signs}")] {
                assert_eq!(normalised(&text), slowly_normalised(&text), "{text}");
                assert_eq!(folded(&text), joined(slowly_folded(&text)), "{text}");
            }
        }
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        let french = Stems::of(Language::FRENCH);
        for (a, b) in [
            ("ecoles", "ecole"),
            ("gratuite", "gratuits"),
            ("taxer", "taxees"),
            ("hopitaux", "hopital"),
            ("velos", "velo"),
        ] {
            assert_eq!(french.stem(a), french.stem(b), "{a} {b}");
        }
        let english = Stems::of(Language::ENGLISH);
        assert_eq!(english.stem("trees"), english.stem("tree"));
        assert_eq!(french.stem("5g"), "5g");
    }

    #[test]
    fn breton_mutations_are_one_word() {
        let breton = Stems::of(Language::BRETON);
        for (a, b) in [("ker", "ger"), ("ti", "di"), ("bro", "vro"), ("gwezenn", "wezenn"), ("mor", "vor")] {
            assert_eq!(breton.stem(a), breton.stem(b), "{a} {b}");
        }
        assert_ne!(breton.stem("ker"), breton.stem("ti"));
    }
}

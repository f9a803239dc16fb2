//! `console.toml`: how one moderator likes the console. Knows nothing of screens, and neither which actions nor which keys there
//! are: names are handed on with the line they stand in.
//!
//! The file stands beside `ilfaut.toml`, or where `ILFAUT_CONSOLE` says; only there it must exist. What it leaves out is as usual;
//! `ILFAUT_THEME`, `ILFAUT_MOUSE`, `ILFAUT_BELL`, `ILFAUT_FOOTER` and `ILFAUT_LOW_BANDWIDTH` are stronger than it.

mod keep;

use std::path::{Path, PathBuf};

use ilfaut_client::model::Language;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::consultation::{self, Complaint, Complaints};
use crate::environment::{self, Lookup, of_process};
use crate::locale;
use crate::places::Place;
use crate::reading::{Fields, Reading, in_order};

pub use keep::keep_filter;

/// A file of the console's settings with every key explained, to be copied and changed.
pub const SAMPLE: &str = include_str!("../console.toml");

/// What `console.toml` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Console {
    /// The file.
    pub file: PathBuf,
    /// Which colours.
    pub theme: Option<Look>,
    /// The language of the console.
    pub language: Option<Language>,
    /// Whether the mouse is heeded.
    pub mouse: bool,
    /// Whether grave alerts ring.
    pub bell: bool,
    /// Whether the keys that matter stand at the bottom.
    pub footer: bool,
    /// Whether the line is slow.
    pub low_bandwidth: bool,
    /// Filters by name, in the order of the file.
    pub filters: Vec<Saved>,
    /// Other keys, in the order of the file.
    pub keys: Vec<Rebinding>,
}

/// Which colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The terminal's own.
    Auto,
    /// For a light background.
    Light,
    /// For a dark background.
    Dark,
    /// None.
    Mono,
}

/// A filter with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// Its name.
    pub name: String,
    /// As it is typed.
    pub filter: String,
    /// The line of the file.
    pub line: usize,
}

/// Other keys for an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebinding {
    /// The action, as it is written.
    pub action: String,
    /// The keys, as they are written.
    pub keys: Vec<String>,
    /// The line of the file.
    pub line: usize,
}

impl Look {
    /// Its names: the one that is written first, then others that are understood.
    const NAMES: [(Self, &'static str); 6] = [
        (Self::Auto, "auto"),
        (Self::Light, "clair"),
        (Self::Dark, "sombre"),
        (Self::Mono, "mono"),
        (Self::Light, "light"),
        (Self::Dark, "dark"),
    ];

    /// The colours of that name, in French or English.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase();
        Self::NAMES.iter().find(|(_, known)| *known == name).map(|(look, _)| *look)
    }
}

impl Default for Console {
    /// Everything as usual.
    fn default() -> Self {
        Self {
            file: PathBuf::from("console.toml"),
            theme: None,
            language: None,
            mouse: true,
            bell: false,
            footer: true,
            low_bandwidth: false,
            filters: Vec::new(),
            keys: Vec::new(),
        }
    }
}

/// Reads the settings of the console; mistakes are told in `language`.
pub fn load(language: Language) -> Result<Console, Complaints> {
    let file = file();
    let named = of_process("ILFAUT_CONSOLE").is_some();
    let console = if !named && !file.exists() {
        Console { file, ..Console::default() }
    } else {
        let text = consultation::text_of(&file, language).map_err(Complaints)?;
        parse(&text, &file, language).map_err(Complaints)?
    };
    Ok(nearer(console, &of_process))
}

/// The file of the console's settings: `ILFAUT_CONSOLE`, else `console.toml` beside the file of settings.
pub fn file() -> PathBuf {
    let named = of_process("ILFAUT_CONSOLE").map(PathBuf::from);
    named.unwrap_or_else(|| Place::of_process().settings_file(None).with_file_name("console.toml"))
}

/// The language that the file asks for, whatever else is wrong with it: mistakes are told in it, too.
pub fn language() -> Option<Language> {
    load(Language::FRENCH).ok().and_then(|console| console.language)
}

/// With what variables say, where they say something.
fn nearer(console: Console, lookup: Lookup<'_>) -> Console {
    let said = |name: &str| environment::first(&[name], lookup);
    let flag = |name: &str, usual: bool| said(name).and_then(|said| truth(&said)).unwrap_or(usual);
    Console {
        theme: said("ILFAUT_THEME").and_then(|name| Look::named(&name)).or(console.theme),
        mouse: flag("ILFAUT_MOUSE", console.mouse),
        bell: flag("ILFAUT_BELL", console.bell),
        footer: flag("ILFAUT_FOOTER", console.footer),
        low_bandwidth: flag("ILFAUT_LOW_BANDWIDTH", console.low_bandwidth),
        ..console
    }
}

fn truth(said: &str) -> Option<bool> {
    match said.trim().to_lowercase().as_str() {
        "1" | "true" | "oui" | "yes" | "on" => Some(true),
        "0" | "false" | "non" | "no" | "off" => Some(false),
        _ => None,
    }
}

/// Reads the text of a file.
fn parse(text: &str, file: &Path, language: Language) -> Result<Console, Vec<Complaint>> {
    let name = file.display().to_string();
    let (mut reading, document) = Reading::begin(text, &name, language);
    let console = read(&mut reading, document.get_ref(), file);
    reading.finish(Some(console))
}

const KNOWN: [&str; 8] = ["theme", "language", "mouse", "bell", "footer", "low-bandwidth", "filters", "keys"];

fn read(reading: &mut Reading<'_>, document: &DeTable<'_>, file: &Path) -> Console {
    let fields = Fields::of(reading, document, 0..0, "console.toml", &KNOWN);
    let usual = Console::default();
    let mut flag = |key: &str, usual: bool| {
        fields.get(key).and_then(|value| reading.flag(key, value, &format!("{key} = {usual}"))).unwrap_or(usual)
    };
    Console {
        file: file.to_owned(),
        mouse: flag("mouse", usual.mouse),
        bell: flag("bell", usual.bell),
        footer: flag("footer", usual.footer),
        low_bandwidth: flag("low-bandwidth", usual.low_bandwidth),
        theme: theme(reading, &fields),
        language: spoken(reading, &fields),
        filters: filters(reading, fields.get("filters")),
        keys: rebindings(reading, fields.get("keys")),
    }
}

fn theme(reading: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Look> {
    let value = fields.get("theme")?;
    let name = reading.string("theme", value, "theme = \"auto\"")?;
    reading.check_known("unknown-theme", name, &value.span(), &Look::NAMES.map(|(_, name)| name));
    Look::named(name)
}

fn spoken(reading: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Language> {
    let value = fields.get("language")?;
    let letters = reading.string("language", value, "language = \"fr\"")?;
    let language = reading.check_language(letters, &value.span())?;
    let known = [Language::FRENCH, Language::ENGLISH];
    if !known.contains(&language) {
        let filled = [("language", letters.into()), ("known", "fr, en".into())];
        reading.complain(&value.span(), "language-unspoken", &filled);
    }
    Some(language)
}

fn filters(reading: &mut Reading<'_>, value: Option<&Spanned<DeValue<'_>>>) -> Vec<Saved> {
    let example = "urgent = \"signal:insulte >2h\"";
    let Some(table) = value.and_then(|value| reading.table("filters", value, "[filters]")) else { return Vec::new() };
    let mut found = Vec::new();
    for (name, value) in in_order(table) {
        if let Some(filter) = reading.string(name.get_ref(), value, example) {
            let line = reading.line(name.span().start);
            found.push(Saved { name: name.get_ref().to_string(), filter: filter.to_owned(), line });
        }
    }
    found
}

fn rebindings(reading: &mut Reading<'_>, value: Option<&Spanned<DeValue<'_>>>) -> Vec<Rebinding> {
    let example = "accept = [\"a\", \"F2\"]";
    let Some(table) = value.and_then(|value| reading.table("keys", value, "[keys]")) else { return Vec::new() };
    let mut found = Vec::new();
    for (action, value) in in_order(table) {
        let Some(list) = reading.list(action.get_ref(), value, example) else { continue };
        let keys = list.iter().filter_map(|key| match key.get_ref().as_str() {
            Some(" ") => Some("Space".to_owned()),
            _ => reading.string(action.get_ref(), key, example).map(str::to_owned),
        });
        let keys = keys.collect();
        found.push(Rebinding { action: action.get_ref().to_string(), keys, line: reading.line(action.span().start) });
    }
    found
}

/// The language to speak in the console: `flag`, else `ILFAUT_LANG`, else `console.toml`, else as every program.
pub fn chosen(flag: Option<&str>) -> Language {
    let near = flag.is_some() || of_process("ILFAUT_LANG").is_some();
    language().filter(|_| !near).unwrap_or_else(|| locale::chosen(flag))
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;

    fn parsed(text: &str) -> Result<Console, Vec<String>> {
        let told = parse(text, Path::new("/home/ines/console.toml"), Language::FRENCH);
        told.map_err(|complaints| complaints.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn everything_is_read_with_its_line() {
        let text = "theme = \"sombre\"\nbell = true\nmouse = false\n[filters]\nvieux = \">2h\"\n[keys]\nwake = [\"W\", \" \"]\naccept = []\n";
        let console = parsed(text).unwrap();
        assert_eq!((console.theme, console.bell, console.mouse, console.footer), (Some(Look::Dark), true, false, true));
        assert_eq!(console.filters, [Saved { name: "vieux".into(), filter: ">2h".into(), line: 5 }]);
        let keys: Vec<_> = console.keys.iter().map(|one| (one.action.as_str(), one.keys.join("+"), one.line)).collect();
        assert_eq!(keys, [("wake", "W+Space".to_owned(), 7), ("accept", String::new(), 8)]);
    }

    #[test]
    fn the_sample_is_read_with_and_without_its_hash_signs() {
        let usual = Console { file: PathBuf::from("/home/ines/console.toml"), ..Console::default() };
        assert_eq!(parsed(SAMPLE), Ok(usual));
        let prose = |line: &&str| !line.starts_with("# ") && *line != "#";
        let all: Vec<_> = SAMPLE.lines().filter(prose).map(|line| line.trim_start_matches('#')).collect();
        let console = parsed(&all.join("\n")).unwrap();
        assert!(console.theme.is_some() && !console.filters.is_empty() && !console.keys.is_empty());
        assert!(KNOWN.iter().all(|key| SAMPLE.contains(key)), "every key is explained");
    }

    #[test]
    fn every_mistake_is_told_with_its_line() {
        let rows = [
            ("\nthem = \"auto\"", 2, "« them »", "theme"),
            ("low_bandwidth = true", 1, "« low_bandwidth »", "low-bandwidth"),
            ("theme = \"rose\"", 1, "« rose »", "auto"),
            ("theme = \"claire\"", 1, "« claire »", "clair"),
            ("language = \"br\"", 1, "« br »", "fr, en"),
            ("mouse = \"oui\"", 1, "un texte", "mouse = true"),
            ("[filters]\na = 3", 2, "un nombre", "urgent = "),
            ("[keys]\n\naccept = \"a\"", 3, "un texte", "accept = ["),
            ("[keys]\naccept = [1]", 2, "un nombre", "accept = ["),
            ("keys = 3", 1, "un nombre", "[keys]"),
        ];
        for (text, line, what, instead) in rows {
            let told = parsed(text).unwrap_err();
            assert_eq!(told.len(), 1, "{told:?}");
            assert!(told[0].starts_with(&format!("/home/ines/console.toml:{line}: ")), "{}", told[0]);
            let (before, after) = told[0].split_once(" → ").unwrap();
            assert!(before.contains(what) && after.contains(instead), "{}", told[0]);
        }
    }

    #[test]
    fn variables_are_nearer_than_the_file() {
        let variables = [("ILFAUT_THEME", "light"), ("ILFAUT_MOUSE", "non"), ("ILFAUT_BELL", "peut-être")];
        let lookup = |name: &str| variables.iter().find(|(n, _)| *n == name).map(|(_, value)| OsString::from(value));
        let console = nearer(Console { theme: Some(Look::Mono), bell: true, ..Console::default() }, &lookup);
        assert_eq!((console.theme, console.mouse, console.bell), (Some(Look::Light), false, true));
    }
}

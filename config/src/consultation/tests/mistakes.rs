//! The table itself: one line of a good file replaced, and what must be told of it.

use super::{check, told, with};

/// What the line that starts so is replaced by; the line of the mistake, counted from there; words of both sentences.
type Row = (&'static str, &'static str, isize, &'static str, &'static str);

const KEYS: &[Row] = &[
    ("slug = \"op\"", "slgu = \"op\"\nslug = \"op\"", 0, "« slgu » n'a pas de sens dans [operation]", "écrivez slug"),
    ("wording", "wording = \"Quoi ?\"\nclose = 2026-01-01", 1, "« close »", "écrivez closes"),
    ("wording", "wording = \"Quoi ?\"\nerase-after = \"3 days\"", 1, "« erase-after »", "écrivez erase_after"),
    ("wording", "wording = \"Quoi ?\"\nplugh = 1", 1, "« plugh »", "slug, wording, short, seeds"),
    ("title", "", -2, "il manque « title » dans [operation]", "title = \""),
    ("organiser", "", -3, "il manque « organiser »", "organiser = \""),
    ("wording", "", -2, "il manque « wording » dans [[question]]", "wording = \""),
    ("slug = \"eau\"", "", -1, "il manque « slug » dans [[question]]", "slug = \""),
];

const KINDS: &[Row] = &[
    ("title", "title = 3", 0, "un nombre, alors qu'il faut un texte", "title = \""),
    ("title", "title = [\"x\"]", 0, "une liste", "title = \""),
    ("wording", "wording = true", 0, "true ou false", "wording = \""),
    ("wording", "wording = \"  \"", 0, "« wording » est vide", "wording = \""),
    ("wording", "wording = {}", 0, "« wording » est vide", "wording = \""),
    ("wording", "wording = { fr = 3 }", 0, "« wording.fr » est un nombre", "wording = \""),
    ("wording", "wording = \"Quoi ?\"\npropose = \"non\"", 1, "un texte", "propose = false"),
    ("wording", "wording = \"Quoi ?\"\nsteps = \"vote\"", 1, "un texte", "steps = ["),
    ("wording", "wording = \"Quoi ?\"\nsteps = [3]", 1, "un nombre", "\"On propose"),
    ("wording", "wording = \"Quoi ?\"\nsteps = [{ form = 2026-01-01, label = \"x\" }]", 1, "« form »", "écrivez from"),
    ("wording", "wording = \"Quoi ?\"\nsteps = [{ from = 2026-01-01 }]", 1, "« label »", "label = \""),
    ("wording", "wording = \"Quoi ?\"\nrefusals = []", 1, "une liste", "[question.refusals]"),
    ("topics", "topics = [\"mer\"]\nshort = \"x\"", 0, "une liste", "topics = {"),
];

const NAMES: &[Row] = &[
    ("wording", "wording = \"Quoi ?\"\nrotation_settings = { flor = 0.5 }", 1, "« flor »", "écrivez floor"),
    ("wording", "wording = \"Quoi ?\"\nrotation_settings = { floor = 2 }", 1, "ne convient pas", "floor = 0"),
    ("wording", "wording = \"Quoi ?\"\nrotation_settings = { floor = \"x\" }", 1, "ne convient pas", "floor = 0"),
    ("wording", "wording = \"Quoi ?\"\nrotation = \"hasard\"", 1, "« hasard » n'est pas une rotation", "reliable"),
    ("wording", "wording = \"Quoi ?\"\nrotation = 3", 1, "un nombre", "rotation = \""),
    ("slug = \"op\"", "slug = \"L'Opération !\"", 0, "« L'Opération ! »", "écrivez l-operation"),
    ("slug = \"eau\"", "slug = \"eau_douce\"", 0, "« eau_douce »", "écrivez eau-douce"),
    ("slug = \"eau\"", "slug = \"日本\"", 0, "« 日本 »", "écrivez qualite-de-vie"),
    ("topics", "topics = { mer = \"La mer\", \"L'air\" = \"Air\" }", 0, "« L'air »", "écrivez l-air"),
    ("topics", "topics = { mer = 3 }\nseeds = []\n[x]", 0, "", ""),
    ("wording", "wording = \"Quoi ?\"\ncountry = \"fr\"", 1, "« fr »", "FR"),
    ("wording", "wording = \"Quoi ?\"\ncountry = \"France\"", 1, "« France »", "FR"),
];

const LANGUAGES: &[Row] = &[
    ("title", "title = { fr = \"T\", english = \"T\" }", 0, "« english » n'est pas une langue", "exemple en"),
    ("title", "title = { fr = \"T\", xx = \"T\" }", 0, "« xx »", "deux lettres"),
    ("wording", "wording = \"Quoi ?\"\nlanguages = [\"fr\", \"fr_FR\"]", 1, "« fr_FR »", "exemple fr"),
    ("wording", "wording = \"Quoi ?\"\nlanguages = \"fr\"", 1, "un texte", "languages = [\"fr\"]"),
    ("wording", "wording = \"Quoi ?\"\nlanguages = [\"fr\", \"de\"]", 1, "« de »", "openings.de"),
    ("wording", "wording = \"Quoi ?\"\nopenings = \"Il faut\"", 1, "un texte", "openings.fr"),
    ("wording", "wording = \"Quoi ?\"\nopenings.fr = []", 1, "vide", "openings.fr"),
    ("wording", "wording = \"Quoi ?\"\nopenings.french = \"Il faut\"", 1, "« french »", "fr"),
];

const DATES: &[Row] = &[
    ("wording", "wording = \"Quoi ?\"\nopens = \"12/09/2026\"", 1, "« 12/09/2026 »", "opens = 2026-09-12"),
    ("wording", "wording = \"Quoi ?\"\nopens = 12/09/2026", 1, "« 12/09/2026 »", "opens = 2026-09-12"),
    ("wording", "wording = \"Quoi ?\"\nopens = 12/09/2026 # lundi", 1, "« 12/09/2026 »", "opens = 2026-09-12"),
    ("wording", "wording = \"Quoi ?\"\nopens = \"2026-09-12\"", 1, "« 2026-09-12 »", "sans guillemets"),
    ("wording", "wording = \"Quoi ?\"\nopens = 2026-9-2", 1, "« 2026-9-2 »", "opens = 2026-09-02"),
    ("wording", "wording = \"Quoi ?\"\nopens = 2026-02-30", 1, "« 2026-02-30 »", "opens = 2026-02-28"),
    ("wording", "wording = \"Quoi ?\"\nopens = 08:30:00", 1, "« 08:30:00 »", "opens = 2026-09-12"),
    ("wording", "wording = \"Quoi ?\"\nopens = 2026", 1, "un nombre", "opens = 2026-09-12"),
    ("wording", "wording = \"Quoi ?\"\nopens = demain", 1, "« demain » n'est pas entre guillemets", "\"demain\""),
    ("wording", "wording = \"Quoi ?\"\nzone = \"Europe/Pari\"", 1, "« Europe/Pari »", "\"Europe/Paris\""),
    ("wording", "wording = \"Quoi ?\"\nerase_after = \"3 mois\"", 1, "« 3 mois »", "90 jours"),
    ("wording", "wording = \"Quoi ?\"\nerase_after = 90", 1, "un nombre", "90 jours"),
];

const REASONS: &[Row] = &[
    ("wording", "wording = \"Quoi ?\"\nrefusals = { of-topic = \"Non.\" }", 1, "« of-topic »", "écrivez off-topic"),
    ("wording", "wording = \"Quoi ?\"\nrefusals = { bof = \"Non.\" }", 1, "« bof »", "incomprehensible, off-topic"),
    ("wording", "wording = \"Quoi ?\"\nrefusals = { legal = true }", 1, "true ou false", "legal = \""),
];

const SEEDS: &[Row] = &[
    ("mer =", "mre = [\"Il faut nettoyer les plages\"]", 0, "« mre » n'est pas un thème", "écrivez mer"),
    ("mer =", "mer = \"Il faut nettoyer les plages\"", 0, "un texte", "[\"Il faut"),
    ("mer =", "mer = [3]", 0, "un nombre", "\"Il faut"),
    ("mer =", "mer = [\"\"]", 0, "vide", "\"Il faut"),
    ("mer =", "mer = [\"Nettoyer les plages\"]", 0, "« Il faut »", "« Il faut nettoyer les plages »"),
    ("mer =", "mer = [\"Il faut ça\"]", 0, "10 caractères", "au moins 12"),
    ("mer =", "mer = [\"Il faut <b>nettoyer</b> les plages\"]", 0, "HTML", "le texte seul"),
    (
        "mer =",
        "mer = [\n\"Il faut nettoyer les plages\",\n\"il faut  nettoyer les plages !\"]",
        2,
        "déjà ligne 13",
        "enlevez",
    ),
    ("mer =", "mer = [{ text = \"Ret eo naetaat an aod\", language = \"br\" }]", 0, "« br »", "languages"),
    ("mer =", "mer = [{ txt = \"Il faut nettoyer les plages\" }]", 0, "« txt »", "écrivez text"),
    ("mer =", "mer = [{ text = \"Il faut nettoyer les plages\", age = 200 }]", 0, "200", "1 à 120"),
    ("mer =", "mer = [{ text = \"Il faut nettoyer les plages\", age = \"34\" }]", 0, "un texte", "age = 34"),
    ("mer =", "mer = [{ text = \"Il faut nettoyer les plages\", topics = [\"air\"] }]", 0, "« air »", "écrivez mer"),
    ("topics", "", 3, "pas de thème « mer »", "[question.topics]"),
    ("[question.seeds]", "seeds = 3\n[[question.steps]]\nlabel = \"x\"\n[question.refusals]", 0, "", ""),
    ("mer =", "closes = 2026-01-01", 0, "« closes » est une clé de la question", "au-dessus de [question.seeds]"),
];

const NOT_TOML: &[Row] = &[
    ("title", "title = Une opération", 0, "« Une opération » n'est pas entre guillemets", "\"Une opération\""),
    ("title", "title = « Une opération »", 0, "« Une opération »", "title = \"Une opération\""),
    ("title", "title = \"Une \"belle\" opération\"", 0, "après la valeur", "« … »"),
    ("title", "title = \"Une opération", 0, "guillemet", "fermez"),
    ("title", "title \"Une opération\"", 0, "signe =", "clé ="),
    ("title", "titre était = \"Une opération\"", 0, "", ""),
    ("title", "title = \"T\"\ntitle = \"U\"", 1, "« title » est écrit deux fois", "une seule"),
    ("mer =", "mer = [\n\"Il faut nettoyer les plages\"\n\"Il faut nettoyer les ports\"]", 2, "virgule", "virgule"),
    ("[question.seeds]", "[question.seeds", 0, "refermé", "]"),
];

fn check_rows(rows: &[Row]) {
    for (old, new, offset, what, instead) in rows {
        let (text, line) = with(old, new);
        if what.is_empty() {
            assert!(!told(&text).is_empty());
        } else {
            check(&text, line.checked_add_signed(*offset).unwrap(), what, instead);
        }
    }
}

#[test]
fn unknown_and_missing_keys() {
    check_rows(KEYS);
}

#[test]
fn values_of_another_kind() {
    check_rows(KINDS);
}

#[test]
fn bad_short_names_and_countries() {
    check_rows(NAMES);
}

#[test]
fn unknown_languages() {
    check_rows(LANGUAGES);
}

#[test]
fn bad_dates_zones_and_spans() {
    check_rows(DATES);
}

#[test]
fn unknown_reasons_to_refuse() {
    check_rows(REASONS);
}

#[test]
fn ideas_that_nobody_could_propose() {
    check_rows(SEEDS);
}

#[test]
fn lines_that_are_not_toml() {
    check_rows(NOT_TOML);
}

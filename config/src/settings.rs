//! `ilfaut.toml`: what the operator sets once for every program. Knows nothing of what is done with it.
//!
//! The file is looked for where `--config` says, else `ILFAUT_CONFIG`, else in the platform's folder of settings; only
//! the last may be absent. What it leaves out, and all relative paths in it, are as [`SAMPLE`] explains.

mod care;
mod matrix;
mod rates;
mod serve;
mod telegram;

use std::path::{Path, PathBuf};

use ilfaut_client::address::Address;
use ilfaut_client::error::OpenFault;
use ilfaut_client::model::Language;
use toml::de::DeTable;

use crate::consultation::{self, Complaints, Consultation};
use crate::environment::of_process;
use crate::locale;
use crate::places::Place;
use crate::reading::{Fields, Reading};

pub use care::Care;
pub use matrix::{Matrix, is_account, is_homeserver};
pub use rates::Rates;
pub use serve::{Serve, is_listen};
pub use telegram::{Quiet, Telegram, is_server};

/// A file of settings with every key explained, to be copied and changed.
pub const SAMPLE: &str = include_str!("../ilfaut.toml");

/// What `ilfaut.toml` says; every setting may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// The consultation to open.
    pub address: Option<Address>,
    /// The language to speak.
    pub language: Option<Language>,
    /// Files and folders that hold the questions; none: the shipped sample.
    pub questions: Vec<PathBuf>,
    /// How fast people, channels and questions may go.
    pub rates: Rates,
    /// How a consultation is served by HTTP.
    pub serve: Serve,
    /// How the bot on Telegram runs.
    pub telegram: Telegram,
    /// How the bot on Matrix runs.
    pub matrix: Matrix,
    /// What is said to words of distress.
    pub care: Care,
}

impl Settings {
    /// The consultation to open: `flag`, else `ILFAUT_ADDRESS`, else these settings, else the default folder.
    pub fn address(&self, flag: Option<&str>) -> Result<Address, OpenFault> {
        Place::of_process().address(flag, || Ok(self.clone()))
    }

    /// The language to speak: `flag`, else `ILFAUT_LANG`, else these settings, else the system's, else French.
    pub fn language(&self, flag: Option<&str>) -> Language {
        locale::choose(flag, self.language, &of_process)
    }

    /// The consultations of the files set, or the shipped one where none is; mistakes are told in `language`.
    pub fn consultations(&self, language: Language) -> Result<Vec<Consultation>, Complaints> {
        if self.questions.is_empty() {
            return Ok(vec![consultation::sample()]);
        }
        consultation::read(&self.questions, language)
    }
}

/// Reads the settings: the file of `flag`, else of `ILFAUT_CONFIG`, else the platform's; none there: no settings.
pub fn load(flag: Option<&str>) -> Result<Settings, Complaints> {
    let place = Place::of_process();
    let file = place.settings_file(flag);
    let language = locale::choose(None, None, &of_process);
    if !place.settings_named(flag) && !file.exists() {
        return Ok(Settings::default());
    }
    let text = consultation::text_of(&file, language).map_err(Complaints)?;
    parse(&text, &file, &place, language).map_err(Complaints)
}

/// Reads the text of a file of settings.
fn parse(
    text: &str,
    file: &Path,
    place: &Place<'_>,
    language: Language,
) -> Result<Settings, Vec<consultation::Complaint>> {
    let name = file.display().to_string();
    let (mut reading, document) = Reading::begin(text, &name, language);
    let settings = read(&mut reading, document.get_ref(), file, place);
    reading.finish(Some(settings))
}

fn read(reading: &mut Reading<'_>, document: &DeTable<'_>, file: &Path, place: &Place<'_>) -> Settings {
    let known = ["address", "language", "questions", "rates", "serve", "telegram", "matrix", "care"];
    let fields = Fields::of(reading, document, 0..0, "ilfaut.toml", &known);
    let folder = file.parent().unwrap_or(Path::new(""));
    Settings {
        address: address(reading, &fields, folder, place),
        language: language(reading, &fields),
        questions: questions(reading, &fields).iter().map(|path| place.path(folder, path)).collect(),
        rates: rates::read(reading, fields.get("rates")),
        serve: serve::read(reading, fields.get("serve")),
        telegram: telegram::read(reading, fields.get("telegram"), folder, place),
        matrix: matrix::read(reading, fields.get("matrix"), folder, place),
        care: care::read(reading, fields.get("care")),
    }
}

fn address(reading: &mut Reading<'_>, fields: &Fields<'_>, folder: &Path, place: &Place<'_>) -> Option<Address> {
    let value = fields.get("address")?;
    let written = reading.string("address", value, "address = \"sled:/var/lib/ilfaut\"")?;
    let address = place.read_address(written, folder);
    if address.is_err() {
        reading.complain(&value.span(), "bad-address", &[("address", written.into())]);
    }
    address.ok()
}

fn language(reading: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Language> {
    let value = fields.get("language")?;
    let letters = reading.string("language", value, "language = \"fr\"")?;
    let language = reading.check_language(letters, &value.span())?;
    if !locale::LANGUAGES.contains(&language) {
        let known = locale::LANGUAGES.map(|language| language.to_string()).join(", ");
        let filled = [("language", letters.into()), ("known", known.into())];
        reading.complain(&value.span(), "language-unspoken", &filled);
    }
    Some(language)
}

fn questions<'d>(reading: &mut Reading<'_>, fields: &Fields<'d>) -> Vec<&'d str> {
    let example = "questions = [\"/etc/ilfaut/questions\"]";
    let Some(value) = fields.get("questions") else { return Vec::new() };
    if value.get_ref().is_str() {
        return reading.string("questions", value, example).into_iter().collect();
    }
    let list = reading.list("questions", value, example);
    list.into_iter().flatten().filter_map(|path| reading.string("questions", path, example)).collect()
}

/// The fault of an address that could not be read because the settings cannot.
pub(crate) fn fault(complaints: &Complaints) -> OpenFault {
    let path = complaints.0.first().map_or_else(|| "ilfaut.toml".to_owned(), |first| first.file.clone());
    let lines = complaints.0.iter().map(|one| format!("{}: {} → {}", one.line, one.what, one.instead));
    OpenFault::System { path, what: lines.collect::<Vec<_>>().join(" ; ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<Settings, Vec<String>> {
        let place = Place::new(Some(Path::new("/home/anna")), None, &|_| None);
        let told = parse(text, Path::new("/etc/ilfaut/ilfaut.toml"), &place, Language::FRENCH);
        told.map_err(|complaints| complaints.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn every_setting_is_read_and_paths_start_from_the_file() {
        let text =
            "address = \"sled:data\"\nlanguage = \"br\"\nquestions = [\"questions\", \"/srv/q.toml\", \"~/q\"]\n";
        let settings = parsed(text).unwrap();
        assert_eq!(settings.address.unwrap().to_string(), "sled:/etc/ilfaut/data");
        assert_eq!(settings.language, Some(Language::BRETON));
        let expected = ["/etc/ilfaut/questions", "/srv/q.toml", "/home/anna/q"].map(PathBuf::from);
        assert_eq!(settings.questions, expected);
        assert_eq!(parsed("questions = \"q\"").unwrap().questions, [PathBuf::from("/etc/ilfaut/q")]);
        assert_eq!(parsed("").unwrap(), Settings::default());
    }

    #[test]
    fn the_sample_is_read_with_and_without_its_hash_signs() {
        assert_eq!(parsed(SAMPLE), Ok(Settings::default()));
        let prose = |line: &&str| !line.starts_with("# ") && *line != "#";
        let all: Vec<_> = SAMPLE.lines().filter(prose).map(|line| line.trim_start_matches('#')).collect();
        let all = all.join("\n");
        let settings = parsed(&all).unwrap();
        assert!(settings.address.is_some() && settings.language.is_some() && !settings.questions.is_empty(), "{all}");
        assert_eq!(settings.rates, Rates::default(), "the sample shows the usual rates");
        let usual = Serve { origins: settings.serve.origins.clone(), ..Serve::default() };
        assert_eq!((settings.serve, settings.address.is_some()), (usual, true), "and the usual manners");
        let usual = Telegram { token_file: None, webhook: None, secret_file: None, ..settings.telegram.clone() };
        assert_eq!(usual, Telegram::default(), "and the usual bot");
        let (rates, rest) = all.split_once("[serve]").unwrap();
        let (serve, rest) = rest.split_once("[telegram]").unwrap();
        let usual = Matrix {
            homeserver: None,
            user: None,
            folder: None,
            passphrase_file: None,
            refused_servers: Vec::new(),
            bridges: Vec::new(),
            ..settings.matrix.clone()
        };
        assert_eq!(usual, Matrix::default(), "on Matrix too");
        let (telegram, rest) = rest.split_once("[matrix]").unwrap();
        let (matrix, care) = rest.split_once("[care]").unwrap();
        assert_eq!(care.matches(" = ").count(), 2, "{care}");
        let keys = |part: &str| part.matches(" = ").count();
        assert_eq!((rates.matches("_per_").count() + 2, keys(serve), keys(telegram)), (6, 5, 8), "all of them: {all}");
        assert_eq!(keys(matrix), 9, "all of them: {all}");
    }

    #[test]
    fn every_mistake_is_told_with_its_line() {
        let rows = [
            ("\nadress = \"memory:\"", 2, "« adress »", "écrivez address"),
            ("port = 80", 1, "« port »", "address, language, questions"),
            ("[rates]\nvotes_per_minute = 0", 2, "0", "1 et 1000000"),
            ("[rates]\n\nmailbox = 1_000_000", 3, "1000000", "1 et 100000"),
            ("[rates]\npause_seconds = 99999999999999999999", 2, "pause_seconds", "pause_seconds = 20"),
            ("[rates]\npause_seconds = \"20\"", 2, "un texte", "pause_seconds = 20"),
            ("[rates]\nvotes_per_minutes = 3", 2, "« votes_per_minutes »", "votes_per_minute"),
            ("rates = 30", 1, "un nombre", "[rates]"),
            ("[serve]\nlisten = \"8040\"", 2, "« 8040 »", "127.0.0.1:8040"),
            ("[serve]\norigins = [\"participer.example.org\"]", 2, "« participer.example.org »", "https://"),
            ("[serve]\norigins = [\"https://a.example/page\"]", 2, "« https://a.example/page »", "https://"),
            ("[serve]\nsession_days = 0", 2, "0", "1 et 366"),
            ("[serve]\ntoken_seconds = 5", 2, "5", "30 et 86400"),
            ("[serve]\nport = 80", 2, "« port »", "listen"),
            ("telegram = \"123:abc\"", 1, "un texte", "[telegram]"),
            ("[telegram]\ntoken = \"123:abc\"", 2, "« token »", "token_file"),
            ("[telegram]\ntoken_file = 3", 2, "un nombre", "token_file = \"telegram.token\""),
            ("[telegram]\n\napi = \"localhost:8081\"", 3, "« localhost:8081 »", "api = \"https://api.telegram.org\""),
            ("[telegram]\nwebhook = \"http://bot.example\"", 2, "« http://bot.example »", "webhook = \"https://"),
            ("[telegram]\nlisten = \"8041\"", 2, "« 8041 »", "listen"),
            ("[telegram]\nconnections = 101", 2, "101", "1 et 100"),
            ("[telegram]\nquiet = \"la nuit\"", 2, "« la nuit »", "quiet = \"21:00-08:00\""),
            ("[matrix]\nhomeserver = \"exemple.fr\"", 2, "« exemple.fr »", "homeserver = \"https://"),
            ("[matrix]\nuser = \"ilfaut\"", 2, "« ilfaut »", "user = \"@ilfaut:"),
            ("[matrix]\npassword = \"x\"", 2, "« password »", "passphrase_file"),
            ("[matrix]\nrefused_servers = \"a.example\"", 2, "un texte", "refused_servers = ["),
            ("[matrix]\nbridges = [\"whatsappbot\"]", 2, "« whatsappbot »", "bridges = [\"@"),
            ("[matrix]\ninvitations_per_minute = 0", 2, "0", "1 et 100000"),
            ("care = \"suicide\"", 1, "un texte", "[care]"),
            ("[care]\nwords = [\"suicide\"]", 1, "line", "line = \"Si vous allez mal"),
            ("[care]\nwords = \"suicide\"", 2, "un texte", "words = [\"suicide\""),
            ("[care]\nline = \"3114\"\nwords = [\n\"suicide\",\n\"!\"]", 5, "words", "words = [\"suicide\""),
            ("[care]\nline = 3114", 2, "un nombre", "line = \"Si vous allez mal"),
            ("[care]\nline.xx = \"3114\"", 2, "« xx »", "fr"),
            ("[care]\nword = [\"suicide\"]", 2, "« word »", "words"),
            ("address = \"postgres\"", 1, "« postgres »", "sled:DOSSIER"),
            ("address = 3", 1, "un nombre", "address = \"sled:"),
            ("language = \"klingon\"", 1, "« klingon »", "fr"),
            ("language = \"de\"", 1, "« de »", "fr, en, br"),
            ("questions = 3", 1, "un nombre", "questions = ["),
            ("questions = [3]", 1, "un nombre", "questions = ["),
            ("language = fr", 1, "« fr » n'est pas entre guillemets", "language = \"fr\""),
        ];
        for (text, line, what, instead) in rows {
            let told = parsed(text).unwrap_err();
            assert_eq!(told.len(), 1, "{told:?}");
            assert!(told[0].starts_with(&format!("/etc/ilfaut/ilfaut.toml:{line}: ")), "{}", told[0]);
            let (before, after) = told[0].split_once(" → ").unwrap();
            assert!(before.contains(what) && after.contains(instead), "{}", told[0]);
        }
    }

    #[test]
    fn rates_are_read_and_those_left_out_are_as_usual() {
        let rates = parsed("[rates]\nvotes_per_minute = 12\npause_seconds = 0x0A").unwrap().rates;
        assert_eq!((rates.votes_per_minute.get(), rates.pause_seconds.get()), (12, 10));
        assert_eq!(rates.mailbox, Rates::default().mailbox);
    }

    #[test]
    fn the_bot_is_set_and_its_files_start_from_the_settings() {
        let text = "[telegram]\ntoken_file = \"telegram.token\"\nsecret_file = \"~/s\"\nquiet = \"22:00-07:30\"\n\
                    webhook = \"https://bot.example.org/telegram\"\nlisten = \"[::1]:9000\"\nconnections = 4";
        let telegram = parsed(text).unwrap().telegram;
        assert_eq!(telegram.token_file, Some("/etc/ilfaut/telegram.token".into()));
        assert_eq!(telegram.secret_file, Some("/home/anna/s".into()));
        assert_eq!((telegram.quiet, telegram.connections.get()), (Quiet { from: 1320, until: 450 }, 4));
        assert_eq!(telegram.webhook.as_deref(), Some("https://bot.example.org/telegram"));
        assert_eq!((telegram.listen.as_str(), telegram.api.as_str()), ("[::1]:9000", "https://api.telegram.org"));
    }

    #[test]
    fn the_bot_on_matrix_is_set_and_its_files_start_from_the_settings() {
        let text = "[matrix]\nhomeserver = \"http://127.0.0.1:8008\"\nuser = \"@ilfaut:localhost\"\nfolder = \"m\"\n\
                    passphrase_file = \"~/p\"\nrefused_servers = [\"Spam.Example\"]\nmessages_per_second = 5\nbridges = [\"@w:x\"]";
        let matrix = parsed(text).unwrap().matrix;
        assert_eq!(matrix.folder, Some("/etc/ilfaut/m".into()));
        assert_eq!(matrix.passphrase_file, Some("/home/anna/p".into()));
        assert_eq!(
            (matrix.homeserver.as_deref(), matrix.user.as_deref()),
            (Some("http://127.0.0.1:8008"), Some("@ilfaut:localhost"))
        );
        assert_eq!(matrix.bridges, ["@w:x"]);
        assert_eq!((matrix.refused_servers, matrix.messages_per_second.get()), (vec!["spam.example".to_owned()], 5));
    }

    #[test]
    fn words_of_distress_are_read_with_their_line_in_each_language() {
        let care = parsed("[care]\nwords = [\"en finir\"]\nline.fr = \"Appelez le 3114.\"\nline.en = \"Call.\"");
        let care = care.unwrap().care;
        let line = care.line_for("je veux EN FINIR").unwrap();
        assert_eq!((line.within(Language::FRENCH), line.within(Language::ENGLISH)), ("Appelez le 3114.", "Call."));
        assert_eq!(parsed("[care]\nwords = []").unwrap().care, Care::default());
    }

    #[test]
    fn a_broken_file_of_settings_is_a_fault_of_the_address() {
        let place = Place::new(None, None, &|_| None);
        let broken = || parse("adress = 1", Path::new("x.toml"), &place, Language::FRENCH).map_err(Complaints);
        let fault = place.address(None, broken).unwrap_err().to_string();
        assert!(fault.contains("x.toml") && fault.contains("adress"), "{fault}");
        assert!(place.address(Some("memory:"), broken).is_ok());
    }
}

//! Where data, settings and secrets live on this platform. Opens nothing, makes no folder.
//!
//! `XDG_DATA_HOME` and `XDG_CONFIG_HOME` are honoured everywhere, else the platform's own folders are taken. Where
//! there is no home at all, everything lives in `.ilfaut/` of the current folder.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use ilfaut_client::address::Address;
use ilfaut_client::error::OpenFault;

use crate::consultation::Complaints;
use crate::environment::{self, Lookup};
use crate::settings::{self, Settings};

/// The consultation to open: `flag`, else `ILFAUT_ADDRESS`, else the one in `ilfaut.toml`, else the default folder.
///
/// A bare `sled:` names that default folder too; `sled:~/…` starts from the home folder.
pub fn address(flag: Option<&str>) -> Result<Address, OpenFault> {
    Place::of_process().address(flag, || settings::load(None))
}

/// The file of settings: `flag`, else `ILFAUT_CONFIG`, else `ilfaut.toml` in the platform's folder of settings.
pub fn settings_file(flag: Option<&str>) -> PathBuf {
    Place::of_process().settings_file(flag)
}

/// The file of moderators: `flag`, else `moderators.toml` beside the file of settings.
pub fn moderators_file(flag: Option<&Path>) -> PathBuf {
    flag.map_or_else(|| settings_file(None).with_file_name("moderators.toml"), Path::to_owned)
}

/// The bots' hashing key, made on first use by whoever needs it, readable by its owner alone (mode 0600).
pub fn secret_file() -> PathBuf {
    Place::of_process().config.join("bots.key")
}

/// The file of the secret by which Telegram is known: the one set, else `telegram.secret` in the folder of settings.
pub fn webhook_secret_file(set: Option<&Path>) -> PathBuf {
    set.map_or_else(|| Place::of_process().config.join("telegram.secret"), Path::to_owned)
}

/// The folder of the session and keys on Matrix: the one set, else one beside the default consultation.
pub fn matrix_folder(set: Option<&Path>) -> PathBuf {
    set.map_or_else(|| beside(&Place::of_process().data, "matrix"), Path::to_owned)
}

/// The file of the key of a place that is served elsewhere: `flag`, else `ILFAUT_KEY_FILE`; none: no such key.
pub fn key_file(flag: Option<&Path>) -> Option<PathBuf> {
    flag.map(Path::to_owned).or_else(|| environment::of_process("ILFAUT_KEY_FILE").map(PathBuf::from))
}

/// The folder of what programs keep of consultations that are served elsewhere; beside [`data_folder`], which belongs to one
/// consultation.
pub fn remote_folder() -> PathBuf {
    beside(&Place::of_process().data, "remote")
}

/// The folder of the default consultation.
pub fn data_folder() -> PathBuf {
    Place::of_process().data
}

/// The folders of one person on one machine, and the variables that move them.
pub(crate) struct Place<'a> {
    home: Option<PathBuf>,
    data: PathBuf,
    config: PathBuf,
    lookup: Lookup<'a>,
}

impl Place<'static> {
    /// The real one.
    pub(crate) fn of_process() -> Self {
        let platform = etcetera::choose_base_strategy().ok().filter(|strategy| strategy.home_dir().is_absolute());
        let home = platform.as_ref().map(|strategy| strategy.home_dir().to_owned());
        let folders = platform.map(|strategy| (strategy.data_dir(), strategy.config_dir()));
        Self::new(home.as_deref(), folders, &environment::of_process)
    }
}

impl<'a> Place<'a> {
    /// The place where home is `home`, and the platform's folders of data and of settings are `platform`.
    pub(crate) fn new(home: Option<&Path>, platform: Option<(PathBuf, PathBuf)>, lookup: Lookup<'a>) -> Self {
        let (data, config) = platform.map_or((None, None), |(data, config)| (Some(data), Some(config)));
        let folder = |variable: &str, platform: Option<PathBuf>| {
            let moved = lookup(variable).map(PathBuf::from).filter(|folder| folder.is_absolute());
            moved.or(platform).map_or_else(|| PathBuf::from(".ilfaut"), |folder| folder.join("ilfaut"))
        };
        let (data, config) = (folder("XDG_DATA_HOME", data), folder("XDG_CONFIG_HOME", config));
        Self { home: home.map(Path::to_owned), data, config, lookup }
    }

    /// See [`settings_file`].
    pub(crate) fn settings_file(&self, flag: Option<&str>) -> PathBuf {
        let named = flag.map(PathBuf::from).or_else(|| (self.lookup)("ILFAUT_CONFIG").map(PathBuf::from));
        named.map_or_else(|| self.config.join("ilfaut.toml"), |file| self.path(Path::new(""), &file.to_string_lossy()))
    }

    /// Whether somebody named the file of settings, so that it has to exist.
    pub(crate) fn settings_named(&self, flag: Option<&str>) -> bool {
        flag.is_some() || (self.lookup)("ILFAUT_CONFIG").is_some()
    }

    /// See [`address`]; `settings` is asked only when nothing nearer says where.
    pub(crate) fn address(
        &self,
        flag: Option<&str>,
        settings: impl FnOnce() -> Result<Settings, Complaints>,
    ) -> Result<Address, OpenFault> {
        let asked = flag.map(str::to_owned).or_else(|| environment::first(&["ILFAUT_ADDRESS"], self.lookup));
        if let Some(text) = asked {
            return self.read_address(&text, Path::new(""));
        }
        let set = settings().map_err(|complaints| settings::fault(&complaints))?.address;
        Ok(set.unwrap_or_else(|| Address::Sled(self.data.clone())))
    }

    /// An address as a person writes it; its relative folder starts from `folder`.
    pub(crate) fn read_address(&self, text: &str, folder: &Path) -> Result<Address, OpenFault> {
        if text == "sled:" {
            return Ok(Address::Sled(self.data.clone()));
        }
        Ok(match text.parse()? {
            Address::Sled(path) => Address::Sled(self.path(folder, &path.to_string_lossy())),
            other => other,
        })
    }

    /// A path as a person writes it: `~/` is the home folder, a relative one starts from `folder`.
    pub(crate) fn path(&self, folder: &Path, written: &str) -> PathBuf {
        match (written.strip_prefix("~/"), &self.home) {
            (Some(rest), Some(home)) => home.join(rest),
            _ => folder.join(written),
        }
    }
}

fn beside(data: &Path, what: &str) -> PathBuf {
    let mut name = data.file_name().unwrap_or_default().to_owned();
    name.push(format!("-{what}"));
    data.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;

    const SET: &str = "memory:";

    fn told(flag: Option<&str>, variables: &[(&str, &str)], set: Option<&str>) -> String {
        let lookup = |name: &str| variables.iter().find(|(n, _)| *n == name).map(|(_, value)| OsString::from(value));
        let platform = Some((PathBuf::from("/home/anna/.local/share"), PathBuf::from("/home/anna/.config")));
        let place = Place::new(Some(Path::new("/home/anna")), platform, &lookup);
        let address = set.map(|text| text.parse().unwrap());
        let settings = || Ok(Settings { address, ..Settings::default() });
        place.address(flag, settings).map_or_else(|fault| fault.to_string(), |address| address.to_string())
    }

    #[test]
    fn the_nearest_wish_wins() {
        let both = [("ILFAUT_ADDRESS", "http://there"), ("XDG_DATA_HOME", "/data")];
        assert_eq!(told(Some("sled:/here"), &both, Some(SET)), "sled:/here");
        assert_eq!(told(None, &both, Some(SET)), "http://there");
        assert_eq!(told(None, &both[1..], Some(SET)), "memory:");
        assert_eq!(told(None, &both[1..], None), "sled:/data/ilfaut");
        assert_eq!(told(None, &[], None), "sled:/home/anna/.local/share/ilfaut");
    }

    #[test]
    fn a_bare_sled_is_the_default_folder_and_a_tilde_is_home() {
        assert_eq!(told(Some("sled:"), &[], Some(SET)), "sled:/home/anna/.local/share/ilfaut");
        assert_eq!(told(None, &[("ILFAUT_ADDRESS", "sled:")], Some(SET)), "sled:/home/anna/.local/share/ilfaut");
        assert_eq!(told(Some("sled:~/essai"), &[], None), "sled:/home/anna/essai");
        assert_eq!(told(Some("sled:essai"), &[], None), "sled:essai");
        assert!(told(Some("essai"), &[], None).contains("essai is not an address"));
    }

    #[test]
    fn a_relative_xdg_folder_is_ignored_as_its_standard_says() {
        assert_eq!(told(None, &[("XDG_DATA_HOME", "data")], None), "sled:/home/anna/.local/share/ilfaut");
    }

    #[test]
    fn without_a_home_everything_is_beside_the_caller() {
        let place = Place::new(None, None, &|_| None);
        assert_eq!(place.address(None, || Ok(Settings::default())).unwrap().to_string(), "sled:.ilfaut");
        assert_eq!(place.config.join("bots.key"), PathBuf::from(".ilfaut/bots.key"));
        assert_eq!(beside(&place.data, "remote"), PathBuf::from(".ilfaut-remote"));
        assert_eq!(place.path(Path::new("/etc"), "~/x"), PathBuf::from("/etc/~/x"));
    }

    #[test]
    fn the_file_of_settings_may_be_named() {
        let lookup = |name: &str| (name == "ILFAUT_CONFIG").then(|| OsString::from("/etc/a.toml"));
        let named = Place::new(None, None, &lookup);
        assert_eq!(named.settings_file(Some("b.toml")), PathBuf::from("b.toml"));
        assert_eq!(named.settings_file(None), PathBuf::from("/etc/a.toml"));
        assert!(named.settings_named(None));
        let config = |name: &str| (name == "XDG_CONFIG_HOME").then(|| OsString::from("/conf"));
        let place = Place::new(None, None, &config);
        assert_eq!(place.settings_file(None), PathBuf::from("/conf/ilfaut/ilfaut.toml"));
        assert!(!place.settings_named(None));
    }
}

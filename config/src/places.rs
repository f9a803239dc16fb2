//! Where data, settings and secrets live on this platform. Opens nothing, makes no folder.
//!
//! `XDG_DATA_HOME` and `XDG_CONFIG_HOME` are honoured everywhere, else the platform's own folders are taken. Where
//! there is no home at all, everything lives in `.ilfaut/` of the current folder.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use ilfaut_client::address::Address;
use ilfaut_client::error::OpenFault;

use crate::environment::{self, Lookup};
use crate::settings::{self, Settings};

/// The consultation to open: `flag`, else `ILFAUT_ADDRESS`, else the one in `ilfaut.toml`, else the default folder.
///
/// A bare `sled:` names that default folder too.
pub fn address(flag: Option<&str>) -> Result<Address, OpenFault> {
    Place::of_process().address(flag, || settings::load(None))
}

/// The file of settings: `flag`, else `ILFAUT_CONFIG`, else `ilfaut.toml` in the platform's folder of settings.
pub fn settings_file(flag: Option<&str>) -> PathBuf {
    Place::of_process().settings_file(flag)
}

/// The bots' hashing key, made on first use by whoever needs it, readable by its owner alone (mode 0600).
pub fn secret_file() -> PathBuf {
    Place::of_process().config.join("bots.key")
}

/// The folder of the default consultation.
pub fn data_folder() -> PathBuf {
    Place::of_process().data
}

/// The folders of one person on one machine, and the variables that move them.
pub(crate) struct Place<'a> {
    data: PathBuf,
    config: PathBuf,
    lookup: Lookup<'a>,
}

impl Place<'static> {
    /// The real one.
    pub(crate) fn of_process() -> Self {
        let home = etcetera::choose_base_strategy().ok().filter(|strategy| strategy.home_dir().is_absolute());
        let folders = home.map(|strategy| (strategy.data_dir(), strategy.config_dir()));
        Self::new(folders, &environment::of_process)
    }
}

impl<'a> Place<'a> {
    /// The place where the platform's folders of data and of settings are `platform`.
    pub(crate) fn new(platform: Option<(PathBuf, PathBuf)>, lookup: Lookup<'a>) -> Self {
        let (data, config) = platform.map_or((None, None), |(data, config)| (Some(data), Some(config)));
        let folder = |variable: &str, platform: Option<PathBuf>| {
            let moved = lookup(variable).map(PathBuf::from).filter(|folder| folder.is_absolute());
            moved.or(platform).map_or_else(|| PathBuf::from(".ilfaut"), |folder| folder.join("ilfaut"))
        };
        Self { data: folder("XDG_DATA_HOME", data), config: folder("XDG_CONFIG_HOME", config), lookup }
    }

    /// See [`settings_file`].
    pub(crate) fn settings_file(&self, flag: Option<&str>) -> PathBuf {
        let named = flag.map(PathBuf::from).or_else(|| (self.lookup)("ILFAUT_CONFIG").map(PathBuf::from));
        named.unwrap_or_else(|| self.config.join("ilfaut.toml"))
    }

    /// See [`address`]; `settings` is asked only when nothing nearer says where.
    pub(crate) fn address(
        &self,
        flag: Option<&str>,
        settings: impl FnOnce() -> Result<Settings, settings::Complaints>,
    ) -> Result<Address, OpenFault> {
        let asked = flag.map(str::to_owned).or_else(|| environment::first(&["ILFAUT_ADDRESS"], self.lookup));
        match asked {
            Some(text) if text == "sled:" => Ok(self.default_address()),
            Some(text) => text.parse(),
            None => Ok(settings().map_err(settings::fault)?.address.unwrap_or_else(|| self.default_address())),
        }
    }

    fn default_address(&self) -> Address {
        Address::Sled(self.data.clone())
    }
}

/// The folder that relative paths of a file of settings start from.
pub(crate) fn beside(file: &Path, path: &str) -> PathBuf {
    file.parent().map_or_else(|| PathBuf::from(path), |folder| folder.join(path))
}

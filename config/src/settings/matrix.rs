//! `[matrix]`: where the bot has its account, where its keys lie, whose invitations it takes. Reads no secret.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::DeValue;

use super::rates::known;
use super::telegram::{Quiet, is_server};
use crate::places::Place;
use crate::reading::{Fields, Reading};

/// How the bot on Matrix runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    /// The homeserver where the bot has its account.
    pub homeserver: Option<String>,
    /// The account, as `@bot:example.org`.
    pub user: Option<String>,
    /// The folder of the session and of the keys; none: the usual one.
    pub folder: Option<PathBuf>,
    /// The file of the words that open this folder.
    pub passphrase_file: Option<PathBuf>,
    /// Messages that may be written in a second, to everybody together.
    pub messages_per_second: NonZeroU32,
    /// Invitations that are followed in a minute.
    pub invitations_per_minute: NonZeroU32,
    /// Servers whose invitations are not followed.
    pub refused_servers: Vec<String>,
    /// The accounts of bridges, which are in a room beside whoever comes by them and are no reader of their own.
    pub bridges: Vec<String>,
    /// When nobody is written to unasked.
    pub quiet: Quiet,
}

impl Default for Matrix {
    /// No account; as fast as a homeserver of one's own takes it.
    fn default() -> Self {
        Self {
            homeserver: None,
            user: None,
            folder: None,
            passphrase_file: None,
            messages_per_second: known(30),
            invitations_per_minute: known(60),
            refused_servers: Vec::new(),
            bridges: Vec::new(),
            quiet: Quiet::default(),
        }
    }
}

/// The keys of the table.
const KEYS: [&str; 9] = [
    "homeserver",
    "user",
    "folder",
    "passphrase_file",
    "messages_per_second",
    "invitations_per_minute",
    "refused_servers",
    "bridges",
    "quiet",
];
/// A server of one's own takes any.
const MESSAGES: RangeInclusive<u32> = 1..=100_000;
/// More than any crowd needs.
const INVITATIONS: RangeInclusive<u32> = 1..=100_000;

/// Reads the table; what it leaves out is as usual, and relative paths start from `folder`.
pub(super) fn read(
    reading: &mut Reading<'_>,
    value: Option<&Spanned<DeValue<'_>>>,
    folder: &Path,
    place: &Place<'_>,
) -> Matrix {
    let usual = Matrix::default();
    let Some((value, table)) = value.and_then(|value| Some((value, reading.table("matrix", value, "[matrix]")?)))
    else {
        return usual;
    };
    let fields = Fields::of(reading, table, value.span(), "[matrix]", &KEYS);
    let mut text = |key: &str, example: &str, complaint: &str, fits: &dyn Fn(&str) -> bool| {
        let value = fields.get(key)?;
        let written = reading.string(key, value, &format!("{key} = \"{example}\""))?;
        if !fits(written) {
            reading.complain(&value.span(), complaint, &[("written", written.into())]);
        }
        Some(written.to_owned())
    };
    let any = |_: &str| true;
    let homeserver = text("homeserver", "https://matrix.exemple.fr", "bad-homeserver", &is_homeserver);
    let user = text("user", "@ilfaut:exemple.fr", "bad-account", &is_account);
    let own = text("folder", "matrix", "", &any).map(|path| place.path(folder, &path));
    let passphrase_file = text("passphrase_file", "matrix.passphrase", "", &any).map(|path| place.path(folder, &path));
    let quiet = text("quiet", "21:00-08:00", "bad-quiet", &|text| Quiet::read(text).is_some());
    let quiet = quiet.and_then(|text| Quiet::read(&text)).unwrap_or_default();
    let mut count = |key: &str, range: RangeInclusive<u32>, usual: NonZeroU32| {
        fields.get(key).and_then(|value| reading.count(key, value, range, usual)).unwrap_or(usual)
    };
    let messages_per_second = count("messages_per_second", MESSAGES, usual.messages_per_second);
    let invitations_per_minute = count("invitations_per_minute", INVITATIONS, usual.invitations_per_minute);
    Matrix {
        homeserver,
        user,
        folder: own,
        passphrase_file,
        messages_per_second,
        invitations_per_minute,
        refused_servers: servers(reading, &fields),
        bridges: bridges(reading, &fields),
        quiet,
    }
}

fn servers(reading: &mut Reading<'_>, fields: &Fields<'_>) -> Vec<String> {
    let example = "refused_servers = [\"spam.exemple.org\"]";
    let list = fields.get("refused_servers").and_then(|value| reading.list("refused_servers", value, example));
    let names = list.into_iter().flatten().filter_map(|name| reading.string("refused_servers", name, example));
    names.map(str::to_lowercase).collect()
}

fn bridges(reading: &mut Reading<'_>, fields: &Fields<'_>) -> Vec<String> {
    let example = "bridges = [\"@whatsappbot:exemple.fr\"]";
    let list = fields.get("bridges").and_then(|value| reading.list("bridges", value, example)).into_iter().flatten();
    let mut accounts = Vec::new();
    for value in list {
        let Some(account) = reading.string("bridges", value, example) else { continue };
        if !is_account(account) {
            reading.complain(&value.span(), "bad-bridge", &[("written", account.into())]);
        }
        accounts.push(account.to_owned());
    }
    accounts
}

/// Whether this is the name of an account: a sign, a name, a colon, a server.
pub fn is_account(text: &str) -> bool {
    let parts = text.strip_prefix('@').and_then(|rest| rest.split_once(':'));
    let plain = |part: &str| !part.is_empty() && !part.contains([' ', '/', '@']);
    parts.is_some_and(|(name, server)| plain(name) && plain(server))
}

/// Whether this is the address of a homeserver to which a password may be sent: in the clear only on this very machine.
pub fn is_homeserver(text: &str) -> bool {
    let open = text.strip_prefix("http://").and_then(|rest| rest.split('/').next());
    let host = open.map(|host| host.rsplit_once(':').map_or(host, |(host, _)| host).trim_matches(['[', ']']));
    let is_here = |host: &str| host == "localhost" || host.parse().is_ok_and(|address: IpAddr| address.is_loopback());
    is_server(text) && host.is_none_or(is_here)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_goes_in_the_clear_nowhere_but_here() {
        for good in
            ["https://matrix.exemple.fr", "http://localhost:8008", "http://127.0.0.1:8008/", "http://[::1]:8008"]
        {
            assert!(is_homeserver(good), "{good}");
        }
        for bad in
            ["http://matrix.exemple.fr", "http://localhost.exemple.fr", "http://10.0.0.1:8008", "http://", "localhost"]
        {
            assert!(!is_homeserver(bad), "{bad}");
        }
    }

    #[test]
    fn an_account_has_a_name_and_a_server() {
        for good in ["@ilfaut:exemple.fr", "@a:localhost", "@a:[::1]:8448", "@bot.2:matrix.example.org:8448"] {
            assert!(is_account(good), "{good}");
        }
        for bad in ["ilfaut", "@ilfaut", "ilfaut:exemple.fr", "@:exemple.fr", "@a:", "@a b:c", "@a:b/c", "a@b.fr"] {
            assert!(!is_account(bad), "{bad}");
        }
    }
}

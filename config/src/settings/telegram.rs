//! `[telegram]`: where the bot's token lies, how Telegram reaches the bot, when nobody is written to. Reads no token.

use std::num::NonZeroU32;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::DeValue;

use super::rates::known;
use super::serve::is_listen;
use crate::places::Place;
use crate::reading::{Fields, Reading};

/// How the bot on Telegram runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telegram {
    /// The file that holds the bot's token.
    pub token_file: Option<PathBuf>,
    /// The server of the Bot API.
    pub api: String,
    /// Where Telegram delivers what people say; none: the bot fetches it.
    pub webhook: Option<String>,
    /// Where that is listened for, as `HOST:PORT`.
    pub listen: String,
    /// The file of the secret by which Telegram is known there; none: one beside the file of settings.
    pub secret_file: Option<PathBuf>,
    /// Deliveries that Telegram may make at once.
    pub connections: NonZeroU32,
    /// Messages that may be written in a second, to everybody together.
    pub messages_per_second: NonZeroU32,
    /// When nobody is written to unasked.
    pub quiet: Quiet,
}

impl Default for Telegram {
    /// Telegram's own server and its own number of connections.
    fn default() -> Self {
        Self {
            token_file: None,
            api: "https://api.telegram.org".to_owned(),
            webhook: None,
            listen: "127.0.0.1:8041".to_owned(),
            secret_file: None,
            connections: known(40),
            messages_per_second: known(30),
            quiet: Quiet::default(),
        }
    }
}

/// Hours of the day in which nobody is written to unasked; from a time to the same time: none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiet {
    /// When they begin, in minutes since midnight.
    pub from: u16,
    /// When they are over.
    pub until: u16,
}

impl Default for Quiet {
    /// Nine in the evening to eight in the morning: nobody is woken by a message.
    fn default() -> Self {
        Self { from: 21 * 60, until: 8 * 60 }
    }
}

impl Quiet {
    /// Whether this minute of the day is one of them.
    pub fn holds(self, minute: u16) -> bool {
        if self.from <= self.until {
            (self.from..self.until).contains(&minute)
        } else {
            minute >= self.from || minute < self.until
        }
    }

    pub(super) fn read(text: &str) -> Option<Self> {
        let (from, until) = text.split_once('-')?;
        Some(Self { from: minute(from.trim())?, until: minute(until.trim())? })
    }
}

/// `21:00` in minutes since midnight.
fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let number = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<u16>().ok()).flatten();
    let (hour, minute) = (number(hour)?, number(minute)?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// The keys of the table.
const KEYS: [&str; 8] =
    ["token_file", "api", "webhook", "listen", "secret_file", "connections", "messages_per_second", "quiet"];
/// What Telegram takes.
const CONNECTIONS: RangeInclusive<u32> = 1..=100;
/// Telegram takes 30 of a bot that pays nothing, 1,000 of one that does, and a server of one's own takes any.
const MESSAGES: RangeInclusive<u32> = 1..=100_000;
/// The ports on which Telegram delivers.
const PORTS: [&str; 4] = ["443", "80", "88", "8443"];

/// Reads the table; what it leaves out is as usual, and relative paths start from `folder`.
pub(super) fn read(
    reading: &mut Reading<'_>,
    value: Option<&Spanned<DeValue<'_>>>,
    folder: &Path,
    place: &Place<'_>,
) -> Telegram {
    let usual = Telegram::default();
    let Some((value, table)) = value.and_then(|value| Some((value, reading.table("telegram", value, "[telegram]")?)))
    else {
        return usual;
    };
    let fields = Fields::of(reading, table, value.span(), "[telegram]", &KEYS);
    let mut text = |key: &str, example: &str, complaint: &str, fits: &dyn Fn(&str) -> bool| {
        let value = fields.get(key)?;
        let written = reading.string(key, value, &format!("{key} = \"{example}\""))?;
        if !fits(written) {
            reading.complain(&value.span(), complaint, &[("written", written.into())]);
        }
        Some(written.to_owned())
    };
    let any = |_: &str| true;
    let token_file = text("token_file", "telegram.token", "", &any).map(|path| place.path(folder, &path));
    let secret_file = text("secret_file", "telegram.secret", "", &any).map(|path| place.path(folder, &path));
    let api = text("api", &usual.api, "bad-api", &is_server).unwrap_or(usual.api);
    let webhook = text("webhook", "https://bot.exemple.fr/telegram", "bad-webhook", &is_webhook);
    let listen = text("listen", &usual.listen, "bad-telegram-listen", &is_listen).unwrap_or(usual.listen);
    let quiet = text("quiet", "21:00-08:00", "bad-quiet", &|text| Quiet::read(text).is_some());
    let quiet = quiet.and_then(|text| Quiet::read(&text)).unwrap_or_default();
    let mut count = |key: &str, range: RangeInclusive<u32>, usual: NonZeroU32| {
        fields.get(key).and_then(|value| reading.count(key, value, range, usual)).unwrap_or(usual)
    };
    let connections = count("connections", CONNECTIONS, usual.connections);
    let messages_per_second = count("messages_per_second", MESSAGES, usual.messages_per_second);
    Telegram { token_file, api, webhook, listen, secret_file, connections, messages_per_second, quiet }
}

/// Whether this is the address of a server, without anything that could be mistaken for a token.
pub fn is_server(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['/', ':']) && !rest.contains([' ', '?', '#', '@']))
}

/// Whether Telegram would deliver there.
fn is_webhook(text: &str) -> bool {
    let host = text.strip_prefix("https://").and_then(|rest| rest.split('/').next()).unwrap_or_default();
    let port = host.rsplit_once(':').map(|(_, port)| port);
    is_server(text) && !host.is_empty() && port.is_none_or(|port| PORTS.contains(&port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_hours_may_pass_midnight_or_be_none() {
        let night = Quiet::default();
        assert_eq!(Quiet::read("21:00-08:00"), Some(night));
        assert_eq!(Quiet::read("21:00 - 8:00"), Some(night));
        let heard = |quiet: Quiet, hour: u16| quiet.holds(hour * 60);
        assert!(heard(night, 21) && heard(night, 0) && heard(night, 7) && !heard(night, 8) && !heard(night, 20));
        let siesta = Quiet::read("12:30-14:00").unwrap();
        assert!(heard(siesta, 13) && !heard(siesta, 12) && !heard(siesta, 14));
        let never = Quiet::read("00:00-00:00").unwrap();
        assert!((0..24 * 60).all(|minute| !never.holds(minute)));
        for bad in ["21h-8h", "21:00", "24:00-08:00", "21:60-08:00", "-", "+1:00-08:00", "21:00-08:00-09:00"] {
            assert_eq!(Quiet::read(bad), None, "{bad}");
        }
    }

    #[test]
    fn telegram_delivers_by_https_on_its_ports() {
        for good in ["https://bot.example.org/telegram", "https://a.example", "https://a.example:8443/x"] {
            assert!(is_webhook(good), "{good}");
        }
        for bad in
            ["http://a.example", "https://", "https:///x", "https://a.example:8041/x", "a.example", "https://a b"]
        {
            assert!(!is_webhook(bad), "{bad}");
        }
    }
}

//! `[serve]`: where a consultation is served by HTTP, to whom, how strictly. Opens no socket.

use std::num::NonZeroU32;
use std::ops::RangeInclusive;

use ilfaut_client::gateway::Manners;
use ilfaut_client::model::Time;
use toml::Spanned;
use toml::de::DeValue;

use super::rates::known;
use crate::reading::{Fields, Reading};

/// How a consultation is served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Serve {
    /// Where to listen, as `HOST:PORT`.
    pub listen: String,
    /// Sites whose pages may ask.
    pub origins: Vec<String>,
    /// How long an anonymous session lives unused, in days.
    pub session_days: NonZeroU32,
    /// Requests that one anonymous session may make in a minute.
    pub requests_per_minute: NonZeroU32,
    /// How long the token of a login lives, in seconds.
    pub token_seconds: NonZeroU32,
}

impl Default for Serve {
    /// This machine only; the rest as make.org (300 seconds), or as the gateway proposes.
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8040".to_owned(),
            origins: Vec::new(),
            session_days: known(7),
            requests_per_minute: known(300),
            token_seconds: known(300),
        }
    }
}

impl Serve {
    /// The same, as the gateway wants it.
    pub fn manners(&self) -> Manners {
        Manners {
            origins: self.origins.clone(),
            session: i64::from(self.session_days.get()) * Time::DAY,
            token: i64::from(self.token_seconds.get()) * Time::SECOND,
            requests_per_minute: self.requests_per_minute.get(),
            ..Manners::default()
        }
    }
}

/// The keys of the table.
const KEYS: [&str; 5] = ["listen", "origins", "session_days", "requests_per_minute", "token_seconds"];
/// Days of a session.
const DAYS: RangeInclusive<u32> = 1..=366;
/// Requests in a minute.
const REQUESTS: RangeInclusive<u32> = 1..=1_000_000;
/// Seconds of a token: time enough to use it, and no longer than a day.
const SECONDS: RangeInclusive<u32> = 30..=86_400;

/// Reads the table; what it leaves out is as usual.
pub(super) fn read(reading: &mut Reading<'_>, value: Option<&Spanned<DeValue<'_>>>) -> Serve {
    let usual = Serve::default();
    let Some((value, table)) = value.and_then(|value| Some((value, reading.table("serve", value, "[serve]")?))) else {
        return usual;
    };
    let fields = Fields::of(reading, table, value.span(), "[serve]", &KEYS);
    let mut count = |key: &str, usual: NonZeroU32, range: RangeInclusive<u32>| {
        fields.get(key).and_then(|value| reading.count(key, value, range, usual)).unwrap_or(usual)
    };
    let session_days = count("session_days", usual.session_days, DAYS);
    let requests_per_minute = count("requests_per_minute", usual.requests_per_minute, REQUESTS);
    let token_seconds = count("token_seconds", usual.token_seconds, SECONDS);
    let listen = listen(reading, &fields).unwrap_or(usual.listen);
    Serve { listen, origins: origins(reading, &fields), session_days, requests_per_minute, token_seconds }
}

fn listen(reading: &mut Reading<'_>, fields: &Fields<'_>) -> Option<String> {
    let value = fields.get("listen")?;
    let written = reading.string("listen", value, "listen = \"127.0.0.1:8040\"")?;
    if !is_listen(written) {
        reading.complain(&value.span(), "bad-listen", &[("written", written.into())]);
    }
    Some(written.to_owned())
}

fn origins(reading: &mut Reading<'_>, fields: &Fields<'_>) -> Vec<String> {
    let example = "origins = [\"https://participer.example.org\"]";
    let list = fields.get("origins").and_then(|value| reading.list("origins", value, example));
    let mut found = Vec::new();
    for value in list.into_iter().flatten() {
        let Some(written) = reading.string("origins", value, example) else { continue };
        if !is_origin(written) {
            reading.complain(&value.span(), "bad-origin", &[("written", written.into())]);
        }
        found.push(written.trim_end_matches('/').to_owned());
    }
    found
}

/// Whether this is `HOST:PORT`.
pub fn is_listen(text: &str) -> bool {
    let host = |host: &str| !host.is_empty() && !host.contains([' ', '/']);
    text.rsplit_once(':').is_some_and(|(name, port)| host(name) && port.parse::<u16>().is_ok())
}

/// Whether this is a scheme and a host, as browsers name a site.
fn is_origin(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = host.map(|host| host.strip_suffix('/').unwrap_or(host));
    host.is_some_and(|host| !host.is_empty() && !host.contains(['/', ' ', '?', '#', '@', '*']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_manners_are_those_of_the_gateway() {
        assert_eq!(Serve::default().manners(), Manners::default());
    }

    #[test]
    fn places_and_sites_are_told_from_other_words() {
        for good in ["127.0.0.1:8040", "localhost:80", "[::1]:0", "0.0.0.0:65535"] {
            assert!(is_listen(good), "{good}");
        }
        for bad in ["8040", ":80", "host", "host:", "host:65536", "http://host:80", "a b:1"] {
            assert!(!is_listen(bad), "{bad}");
        }
        for good in ["https://a.example", "http://localhost:5173", "https://a.example/"] {
            assert!(is_origin(good), "{good}");
        }
        for bad in ["a.example", "https://", "*", "https://*", "https://a/b", "ftp://a", "https://u@a"] {
            assert!(!is_origin(bad), "{bad}");
        }
    }
}

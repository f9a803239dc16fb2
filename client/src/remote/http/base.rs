//! The address of a server, read once and checked; everything that is asked of it lies under its path.

use std::net::IpAddr;

use reqwest::Url;

use crate::error::{OpenFault, Result};

/// A server's address, without anything secret.
pub(super) struct Base(Url);

impl Base {
    /// Reads `http(s)://HOST[:PORT][/PATH]`. A name and a password in it are refused, and not repeated in the error.
    pub(super) fn read(text: &str) -> Result<Self> {
        let shown = || match text.rsplit_once('@') {
            Some((_, host)) => format!("https://…@{host}"),
            None => text.to_owned(),
        };
        let url = Url::parse(text).ok().filter(|url| {
            let plain = url.username().is_empty() && url.password().is_none();
            plain && matches!(url.scheme(), "http" | "https") && url.query().is_none() && url.fragment().is_none()
        });
        Ok(Self(url.ok_or_else(|| OpenFault::Address(shown()))?))
    }

    /// The address of an operation; none for a path that a URL reads as another (`..`).
    pub(super) fn join(&self, path: &str, query: &[(String, String)]) -> Option<Url> {
        let mut url = self.0.clone();
        let whole = format!("{}{path}", self.0.path().trim_end_matches('/'));
        url.set_path(&whole);
        if url.path() != whole {
            return None;
        }
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        Some(url)
    }

    /// Whether the server is on this machine.
    pub(super) fn is_here(&self) -> bool {
        let host = self.host();
        let address = host.trim_matches(['[', ']']).parse::<IpAddr>();
        host == "localhost" || address.is_ok_and(|address| address.is_loopback())
    }

    /// The server's name.
    pub(super) fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_the_server_comes_first() {
        let at = |base: &str| Base::read(base).map(|base| base.join("/a/b%2Fc", &[("q".into(), "é&".into())])).unwrap();
        for base in ["https://api.example.org/core", "https://api.example.org/core/"] {
            assert_eq!(at(base).unwrap().as_str(), "https://api.example.org/core/a/b%2Fc?q=%C3%A9%26");
        }
        assert_eq!(at("http://h:8080").unwrap().as_str(), "http://h:8080/a/b%2Fc?q=%C3%A9%26");
    }

    #[test]
    fn no_path_leaves_its_place() {
        let base = Base::read("https://h/core").unwrap();
        for path in ["/proposals/../x", "/proposals/%2E%2E/vote", "/proposals/%2e/vote", "/a b", "/a?b", "/a#b"] {
            assert!(base.join(path, &[]).is_none(), "{path}");
        }
    }

    #[test]
    fn what_is_no_server_is_refused_without_its_secret() {
        for bad in
            ["ftp://h", "http://", "h", "https://u:s3cret@h/x", "https://s3cret@h", "https://h/?k=1", "https://h/#a"]
        {
            let error = Base::read(bad).map(drop).unwrap_err();
            assert!(!format!("{error} {error:?}").contains("s3cret"), "{error}");
        }
    }

    #[test]
    fn this_machine_is_known() {
        for (base, here) in
            [("http://127.0.0.1:1", true), ("http://[::1]", true), ("http://localhost", true), ("http://h", false)]
        {
            assert_eq!(Base::read(base).unwrap().is_here(), here, "{base}");
        }
    }
}

//! How a token is asked for: pairs of a form, by password or by the refresh token of an earlier answer.

use crate::dialect::fault::{Fault, Key};
use crate::dialect::page::Pairs;
use crate::dialect::secret::Secret;
use crate::dialect::vocabulary::GrantType;
use crate::dialect::word::{Open, Word};

/// The program that asks, where a server wants to know (a header-only client needs it to refresh on make.org's).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// Its name.
    pub id: String,
    /// Its secret.
    pub secret: Secret,
}

/// What is shown for a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Grant {
    /// An e-mail address and a password.
    Password {
        /// The e-mail address.
        username: String,
        /// The password.
        password: Secret,
        /// Whether the privacy policy is approved with it.
        approves: Option<bool>,
    },
    /// The refresh token of an earlier answer; each serves once.
    Refresh {
        /// The refresh token.
        token: Secret,
    },
}

impl Grant {
    /// The pairs of the form, with the program that asks.
    pub fn pairs(&self, client: Option<&Client>) -> Pairs {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let mut pairs = match self {
            Self::Password { username, password, approves } => {
                let mut pairs = vec![
                    pair("grant_type", GrantType::Password.name()),
                    pair("username", username),
                    pair("password", password.reveal()),
                ];
                pairs.extend(approves.map(|approves| pair("approvePrivacyPolicy", &approves.to_string())));
                pairs
            }
            Self::Refresh { token } => {
                vec![pair("grant_type", GrantType::RefreshToken.name()), pair("refresh_token", token.reveal())]
            }
        };
        if let Some(client) = client {
            pairs.extend([pair("client_id", &client.id), pair("client_secret", client.secret.reveal())]);
        }
        pairs
    }

    /// Reads the pairs of a form: the grant, and the program if it names itself.
    pub fn read(pairs: &[(String, String)]) -> Result<(Self, Option<Client>), Fault> {
        let find = |name: &str| pairs.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str());
        let need =
            |name: &str| find(name).ok_or_else(|| Fault::login(400, Key::InvalidRequest, format!("{name} is needed")));
        let grant = match Open::read(need("grant_type")?) {
            Open::Known(GrantType::Password) => Self::Password {
                username: need("username")?.to_owned(),
                password: Secret::new(need("password")?),
                approves: find("approvePrivacyPolicy").map(|value| value == "true"),
            },
            Open::Known(GrantType::RefreshToken) => Self::Refresh { token: Secret::new(need("refresh_token")?) },
            Open::Other(_) => return Err(Fault::login(400, Key::UnsupportedGrantType, "password or refresh_token")),
        };
        let client = find("client_id").zip(find("client_secret"));
        Ok((grant, client.map(|(id, secret)| Client { id: id.to_owned(), secret: Secret::new(secret) })))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_missing_is_one_object_of_oauth() {
        let read = |pairs: &[(&str, &str)]| {
            let pairs: Vec<_> = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            Grant::read(&pairs).unwrap_err()
        };
        assert!(read(&[]).find("authentication", Key::InvalidRequest).is_some());
        assert!(
            read(&[("grant_type", "password"), ("username", "u")])
                .find("authentication", Key::InvalidRequest)
                .is_some()
        );
        assert!(read(&[("grant_type", "magic")]).find("authentication", Key::UnsupportedGrantType).is_some());
    }

    proptest! {
        #[test]
        fn a_grant_written_is_read_the_same(username in ".*", secret in ".*", approves: Option<bool>, with: bool) {
            let client = with.then(|| Client { id: username.clone(), secret: Secret::new(secret.clone()) });
            let password = Grant::Password { username, password: Secret::new(secret.clone()), approves };
            for grant in [password, Grant::Refresh { token: Secret::new(secret) }] {
                prop_assert_eq!(Grant::read(&grant.pairs(client.as_ref())), Ok((grant.clone(), client.clone())));
            }
        }
    }
}

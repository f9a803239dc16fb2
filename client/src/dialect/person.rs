//! Accounts and tokens on the wire. Secrets are carried in [`Secret`] and never shown.

mod grant;
mod register;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use grant::{Client, Grant};
pub use register::{RegisterRequest, User};

use super::fault::Fault;
use super::form::Form;
use super::moment::Moment;
use super::secret::Secret;
use super::tolerance::count;
use super::vocabulary::{Role, UserType};
use super::word::Open;

/// What opens an account for a while (the only body in snake_case).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// `Bearer`.
    #[serde(default)]
    pub token_type: String,
    /// What to send with each request.
    pub access_token: Secret,
    /// Seconds until it ends (make.org: 300, so a client must refresh).
    #[serde(default, deserialize_with = "count")]
    pub expires_in: u64,
    /// What the next one is asked with; none: log in again.
    #[serde(default)]
    pub refresh_token: Option<Secret>,
    /// Seconds until that ends.
    #[serde(default)]
    pub refresh_expires_in: Option<i64>,
    /// When it was made.
    #[serde(default)]
    pub created_at: Moment,
}

/// Who a token belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CurrentUser {
    /// The account.
    pub user_id: String,
    /// Its e-mail address.
    #[serde(default)]
    pub email: String,
    /// The name to show.
    #[serde(default)]
    pub display_name: Option<String>,
    /// Who it stands for.
    #[serde(default)]
    pub user_type: Open<UserType>,
    /// What it may do.
    #[serde(default)]
    pub roles: Vec<Open<Role>>,
    /// Whether it has a password.
    #[serde(default)]
    pub has_password: bool,
    /// Whether it is in use.
    #[serde(default)]
    pub enabled: bool,
    /// Whether its address was confirmed.
    #[serde(default)]
    pub email_verified: bool,
    /// Its country.
    #[serde(default)]
    pub country: String,
    /// Its language (2024).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// A picture.
    #[serde(default)]
    pub avatar_url: Option<String>,
    /// When the privacy policy was approved.
    #[serde(default)]
    pub privacy_policy_approval_date: Option<Moment>,
}

impl CurrentUser {
    /// Whether it opens the moderators' routes; of which questions is told by the dashboard only.
    pub fn moderates(&self) -> bool {
        self.roles.iter().filter_map(Open::known).any(Role::moderates)
    }
}

/// The body of an erasure.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct DeleteRequest {
    /// The account's password, if it has one.
    pub password: Option<Secret>,
}

impl DeleteRequest {
    /// Reads a body.
    pub fn read(body: &Value) -> Result<Self, Fault> {
        let mut form = Form::of(body);
        let password = form.maybe_text("password");
        form.done(|| Some(Self { password: password.map(Secret::new) }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::tolerance;

    #[test]
    fn a_token_is_read_whole_or_bare_and_never_shown() {
        let text = r#"{"token_type":"Bearer","access_token":"a-1","expires_in":300,"refresh_token":"r-1","refresh_expires_in":1500,"created_at":"2026-01-07T10:00:00.000Z"}"#;
        let token: Token = tolerance::read(text.as_bytes()).unwrap();
        assert_eq!(serde_json::to_string(&token).unwrap(), text);
        let shown = format!("{token:?}");
        assert!(!shown.contains("a-1") && !shown.contains("r-1"));
        let bare: Token =
            tolerance::read(br#"{"access_token":"a","refresh_token":null,"account_creation":true}"#).unwrap();
        assert_eq!(bare.refresh_token, None);
    }

    #[test]
    fn roles_nobody_knows_open_nothing() {
        let user = |roles: &str| {
            let text = format!(r#"{{"userId":"u","roles":[{roles}],"userType":"ROBOT"}}"#);
            tolerance::read::<CurrentUser>(text.as_bytes()).unwrap()
        };
        assert!(user(r#""ROLE_NEW","ROLE_MODERATOR""#).moderates());
        assert!(!user(r#""ROLE_NEW","ROLE_CITIZEN","ROLE_POLITICAL""#).moderates());
        assert_eq!(serde_json::to_value(user(r#""ROLE_NEW""#)).unwrap()["roles"][0], "ROLE_NEW");
    }

    #[test]
    fn an_erasure_may_carry_a_password() {
        let sent = DeleteRequest { password: Some(Secret::new("s")) };
        assert_eq!(DeleteRequest::read(&serde_json::to_value(&sent).unwrap()), Ok(sent));
        assert_eq!(DeleteRequest::read(&serde_json::json!({})), Ok(DeleteRequest::default()));
        assert!(DeleteRequest::read(&serde_json::json!({ "password": 3 })).is_err());
    }
}

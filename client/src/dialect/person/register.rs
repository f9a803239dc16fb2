//! Registration: what is sent, and the account that is answered (no token comes with it: one logs in next).

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::dialect::fault::{Fault, FieldError, Key};
use crate::dialect::form::Form;
use crate::dialect::length;
use crate::dialect::moment::Day;
use crate::dialect::secret::Secret;
use crate::dialect::vocabulary::{Role, UserType};
use crate::dialect::word::Open;

/// Fewest characters of a password (make.org).
const PASSWORD: usize = 8;

/// The body of a registration: the members that ilfaut has a use for. Profession, gender, party, web site and consents to
/// mails are neither sent nor kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RegisterRequest {
    /// E-mail address; make.org makes it lower case.
    pub email: String,
    /// Password.
    pub password: Secret,
    /// First name.
    pub first_name: String,
    /// Day of birth, of which only the age is shown.
    pub date_of_birth: Option<Day>,
    /// Five digits.
    pub postal_code: Option<String>,
    /// Country; else the header's.
    pub country: Option<String>,
    /// Language (2024).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The question one came by.
    pub question_id: Option<String>,
    /// If it is said, it must be yes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approve_privacy_policy: Option<bool>,
}

impl RegisterRequest {
    /// Reads a body. Whether the address is taken and the age fits is for whoever keeps accounts and a clock.
    pub fn read(body: &Value) -> Result<Self, Fault> {
        let mut form = Form::of(body);
        let (email, password, first_name) = (form.text("email"), form.text("password"), form.text("firstName"));
        let (born, postal_code) = (form.maybe_text("dateOfBirth"), form.maybe_text("postalCode"));
        let (country, language) = (form.maybe_text("country"), form.maybe_text("language"));
        let (question_id, approves) = (form.maybe_text("questionId"), form.maybe_flag("approvePrivacyPolicy"));
        let day = born.as_deref().filter(|born| !born.is_empty()).map(str::parse::<Day>);
        let faults = [
            email.as_deref().filter(|email| !is_address(email)).map(|_| ("email", Key::InvalidEmail)),
            password
                .as_deref()
                .filter(|text| length::units(text) < PASSWORD)
                .map(|_| ("password", Key::InvalidPassword)),
            day.as_ref().filter(|day| day.is_err()).map(|_| ("dateOfBirth", Key::Malformed)),
            postal_code.as_deref().filter(|code| !is_postal_code(code)).map(|_| ("postalCode", Key::InvalidPostalCode)),
            approves.filter(|approves| !approves).map(|_| ("approvePrivacyPolicy", Key::Mandatory)),
        ];
        for (field, key) in faults.into_iter().flatten() {
            form.also(FieldError::new(field, key, format!("{field} is not valid")));
        }
        form.done(|| {
            Some(Self {
                email: email?.to_lowercase(),
                password: Secret::new(password?),
                first_name: first_name?,
                date_of_birth: day.and_then(Result::ok),
                postal_code,
                country,
                language,
                question_id,
                approve_privacy_policy: approves,
            })
        })
    }
}

/// Something, one `@`, a name with a dot inside; no blanks.
fn is_address(text: &str) -> bool {
    let parts = text.split_once('@');
    let is_domain = |domain: &str| {
        !domain.contains('@') && domain.split('.').count() > 1 && domain.split('.').all(|label| !label.is_empty())
    };
    !text.contains(char::is_whitespace) && parts.is_some_and(|(name, domain)| !name.is_empty() && is_domain(domain))
}

fn is_postal_code(text: &str) -> bool {
    text.is_empty() || (text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit()))
}

/// An account, as a registration answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct User {
    /// The account.
    pub user_id: String,
    /// Its e-mail address.
    #[serde(default)]
    pub email: String,
    /// First name.
    #[serde(default)]
    pub first_name: Option<String>,
    /// Last name.
    #[serde(default)]
    pub last_name: Option<String>,
    /// The name to show.
    #[serde(default)]
    pub display_name: Option<String>,
    /// What it may do.
    #[serde(default)]
    pub roles: Vec<Open<Role>>,
    /// What else it says of itself, as it came.
    #[serde(default)]
    pub profile: Option<Value>,
    /// Its country.
    #[serde(default)]
    pub country: String,
    /// Whether it has a password.
    #[serde(default)]
    pub has_password: bool,
    /// Accounts it follows.
    #[serde(default)]
    pub followed_users: Vec<String>,
    /// Who it stands for.
    #[serde(default)]
    pub user_type: Open<UserType>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent() -> RegisterRequest {
        RegisterRequest {
            email: "nour@example.org".into(),
            password: Secret::new("assez long"),
            first_name: "Nour".into(),
            date_of_birth: Day::new(1992, 2, 29),
            postal_code: None,
            country: Some("FR".into()),
            language: None,
            question_id: None,
            approve_privacy_policy: Some(true),
        }
    }

    #[test]
    fn a_registration_written_is_read_the_same() {
        assert_eq!(RegisterRequest::read(&serde_json::to_value(sent()).unwrap()), Ok(sent()));
    }

    #[test]
    fn every_rule_has_its_key() {
        let body = serde_json::json!({
            "email": "a@b", "password": "court", "firstName": null, "dateOfBirth": "1993-02-29", "postalCode": "2A",
            "approvePrivacyPolicy": false
        });
        let fault = RegisterRequest::read(&body).unwrap_err();
        for (field, key) in [
            ("email", Key::InvalidEmail),
            ("password", Key::InvalidPassword),
            ("firstName", Key::Malformed),
            ("dateOfBirth", Key::Malformed),
            ("postalCode", Key::InvalidPostalCode),
            ("approvePrivacyPolicy", Key::Mandatory),
        ] {
            assert!(fault.find(field, key).is_some(), "{field}");
        }
    }

    #[test]
    fn addresses_have_a_name_and_a_domain() {
        assert!(["a@b.c", "é.x+y@sub.example.org"].into_iter().all(is_address));
        assert!(!["", "@", "a@", "@b.c", "a@b", "a@b.", "a b@c.d", "a@b@c.d"].into_iter().any(is_address));
    }
}

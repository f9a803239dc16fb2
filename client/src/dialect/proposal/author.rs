//! Who signs a proposal on the wire: a person, or an organisation. ilfaut's own signature is a first name and an age; the
//! postal code, the picture and organisations have no place in it (an organisation's name is read as the name).

use serde::{Deserialize, Serialize};

use crate::dialect::vocabulary::UserType;
use crate::dialect::word::Open;
use crate::model::Signature;

/// An author; nothing of it is said where the author asked for that.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Author {
    /// First name.
    pub first_name: Option<String>,
    /// The name to show.
    pub display_name: Option<String>,
    /// An organisation's name.
    pub organisation_name: Option<String>,
    /// An organisation's name as a path says it.
    pub organisation_slug: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Age in years.
    pub age: Option<i64>,
    /// A picture.
    pub avatar_url: Option<String>,
    /// Who it stands for.
    pub user_type: Option<Open<UserType>>,
}

/// An organisation that voted for a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Organisation {
    /// Its account.
    pub organisation_id: String,
    /// Its name.
    pub organisation_name: Option<String>,
    /// Its name as a path says it.
    pub organisation_slug: Option<String>,
}

impl From<&Signature> for Author {
    fn from(signature: &Signature) -> Self {
        let user_type = (signature.name.is_some() || signature.age.is_some()).then(|| UserType::User.into());
        Self {
            first_name: signature.name.clone(),
            display_name: signature.name.clone(),
            age: signature.age.map(i64::from),
            user_type,
            ..Self::default()
        }
    }
}

/// A name and an age as ilfaut keeps them: an empty name is none, nobody is older than 255.
pub(in crate::dialect) fn signature(names: [&Option<String>; 3], age: Option<i64>) -> Signature {
    let name = names.into_iter().flatten().find(|name| !name.trim().is_empty()).cloned();
    Signature { name, age: age.and_then(|age| u8::try_from(age).ok()) }
}

impl From<&Author> for Signature {
    fn from(author: &Author) -> Self {
        signature([&author.first_name, &author.display_name, &author.organisation_name], author.age)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_comes_back() {
        for (name, age) in [(Some("Nour"), Some(34)), (None, Some(0)), (Some("Éloïse"), None), (None, None)] {
            let signature = Signature { name: name.map(str::to_owned), age };
            assert_eq!(Signature::from(&Author::from(&signature)), signature);
        }
    }

    #[test]
    fn an_organisation_signs_with_its_name_and_odd_ages_are_none() {
        let author = Author {
            organisation_name: Some("Roue libre".into()),
            age: Some(-1),
            first_name: Some(" ".into()),
            ..Author::default()
        };
        assert_eq!(Signature::from(&author), Signature { name: Some("Roue libre".into()), age: None });
    }
}

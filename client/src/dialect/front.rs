//! What a front is told once: lengths of proposals, countries and their languages.

use serde::{Deserialize, Serialize};

use super::tolerance::count;
use crate::model::PhraseRule;

/// The countries that make.org's server knows, each with its languages, the default first.
pub const COUNTRIES: [(&str, &[&str]); 39] = [
    ("FR", &["fr"]),
    ("IT", &["it"]),
    ("GB", &["en"]),
    ("DE", &["de"]),
    ("AT", &["de"]),
    ("BE", &["nl", "fr"]),
    ("BG", &["bg"]),
    ("BR", &["pt"]),
    ("CA", &["en", "fr"]),
    ("CH", &["de", "fr", "it"]),
    ("CN", &["en"]),
    ("CY", &["el"]),
    ("CZ", &["cs"]),
    ("DK", &["da"]),
    ("EE", &["et"]),
    ("ES", &["es"]),
    ("FI", &["fi"]),
    ("GR", &["el"]),
    ("HR", &["hr"]),
    ("HU", &["hu"]),
    ("IE", &["en"]),
    ("IN", &["en"]),
    ("IS", &["en"]),
    ("JP", &["en"]),
    ("LI", &["de"]),
    ("LT", &["lt"]),
    ("LU", &["fr", "de"]),
    ("LV", &["lv"]),
    ("MT", &["mt"]),
    ("NO", &["en"]),
    ("NL", &["nl"]),
    ("PL", &["pl"]),
    ("PT", &["pt"]),
    ("RO", &["ro"]),
    ("RU", &["en"]),
    ("SE", &["sv"]),
    ("SI", &["sl"]),
    ("SK", &["sk"]),
    ("US", &["en"]),
];

/// Whether a search may name this country.
pub fn is_supported(country: &str) -> bool {
    COUNTRIES.iter().any(|(code, _)| *code == country)
}

/// A country and its languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SupportedCountry {
    /// Two capital letters.
    pub country_code: String,
    /// Two letters.
    pub default_language: String,
    /// Two letters each.
    pub supported_languages: Vec<String>,
}

/// What a front is told.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FrontConfiguration {
    /// Fewest UTF-16 units of a proposal.
    #[serde(deserialize_with = "count")]
    pub proposal_min_length: u64,
    /// Most of them.
    #[serde(deserialize_with = "count")]
    pub proposal_max_length: u64,
    /// The countries.
    pub supported_countries: Vec<SupportedCountry>,
}

impl FrontConfiguration {
    /// What our gateway tells.
    pub fn ours() -> Self {
        let country = |(code, languages): &(&str, &[&str])| SupportedCountry {
            country_code: (*code).to_owned(),
            default_language: languages.first().copied().unwrap_or_default().to_owned(),
            supported_languages: languages.iter().map(|language| (*language).to_owned()).collect(),
        };
        Self {
            proposal_min_length: PhraseRule::MIN as u64,
            proposal_max_length: PhraseRule::MAX as u64,
            supported_countries: COUNTRIES.iter().map(country).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_read_the_same() {
        let ours = FrontConfiguration::ours();
        let wire = serde_json::to_vec(&ours).unwrap();
        assert_eq!(super::super::tolerance::read::<FrontConfiguration>(&wire).unwrap(), ours);
        let codes: std::collections::BTreeSet<&str> = COUNTRIES.iter().map(|(code, _)| *code).collect();
        assert!(codes.len() == 39 && is_supported("LU") && !is_supported("fr") && !is_supported(""));
    }
}

//! `[[moderator]]`, one by one, with every mistake and its line. Tells no password and nothing that checks one.

use ilfaut_client::dialect::secret::Secret;
use ilfaut_client::gateway::Staffer;
use ilfaut_client::model::{Language, QuestionId};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::password;
use crate::reading::{Complaint, Fields, Reading};

/// The keys of one moderator.
const KEYS: [&str; 5] = ["login", "name", "questions", "admin", "password"];
/// What a file needs at least.
const EXAMPLE: &str = "[[moderator]]";
/// Longest login, in characters (an address of e-mail has 254 at most).
const LOGIN: usize = 254;

/// Whether this can be a login: letters, digits and `. _ - + @`.
pub fn is_login(text: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || "._-+@".contains(c);
    !text.is_empty() && text.chars().count() <= LOGIN && text.chars().all(fits)
}

/// All moderators of a file.
pub(super) fn all(text: &str, name: &str, language: Language) -> Result<Vec<Staffer>, Vec<Complaint>> {
    let (mut reading, document) = Reading::begin(text, name, language);
    let fields = Fields::of(&mut reading, document.get_ref(), 0..0, "moderators.toml", &["moderator"]);
    let mut found: Vec<Staffer> = Vec::new();
    let list = fields.get("moderator").and_then(|value| reading.list("moderator", value, EXAMPLE));
    for value in list.into_iter().flatten() {
        let Some(table) = reading.table("moderator", value, EXAMPLE) else { continue };
        if let Some(staffer) = one(&mut reading, table, value) {
            complain_twice(&mut reading, &found, &staffer, value);
            found.push(staffer);
        }
    }
    reading.finish(Some(found))
}

fn one(reading: &mut Reading<'_>, table: &DeTable<'_>, value: &Spanned<DeValue<'_>>) -> Option<Staffer> {
    let fields = Fields::of(reading, table, value.span(), EXAMPLE, &KEYS);
    let login = login(reading, &fields);
    let name = fields.get("name").and_then(|value| reading.string("name", value, "name = \"Inès\""));
    let questions = questions(reading, &fields);
    let admin = fields.get("admin").and_then(|value| reading.flag("admin", value, "admin = true")).unwrap_or(false);
    let password = hash(reading, &fields);
    let login = login?;
    let name = name.map_or_else(|| login.clone(), str::to_owned);
    Some(Staffer { login, name, password: password?, questions, admin })
}

fn login(reading: &mut Reading<'_>, fields: &Fields<'_>) -> Option<String> {
    let example = "login = \"ines\"";
    let value = fields.need(reading, "login", example)?;
    let login = reading.string("login", value, example)?;
    if !is_login(login) {
        reading.complain(&value.span(), "bad-login", &[("login", login.into())]);
    }
    Some(login.to_owned())
}

fn questions(reading: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Vec<QuestionId>> {
    let example = "questions = [\"emploi\"]";
    let list = fields.get("questions").and_then(|value| reading.list("questions", value, example))?;
    Some(list.iter().filter_map(|slug| reading.string("questions", slug, example)).map(Into::into).collect())
}

fn hash(reading: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Secret> {
    let example = "password = \"$argon2id$…\"";
    let value = fields.need(reading, "password", example)?;
    let hash = reading.string("password", value, example)?;
    if !password::is_hash(hash) {
        reading.complain(&value.span(), "bad-password", &[]);
    }
    Some(Secret::new(hash))
}

/// Two moderators of one login could not be told apart at the door, nor two of one name in what they decided.
fn complain_twice(reading: &mut Reading<'_>, before: &[Staffer], staffer: &Staffer, value: &Spanned<DeValue<'_>>) {
    let same = |one: &str, other: &str| one.to_lowercase() == other.to_lowercase();
    if before.iter().any(|other| same(&other.login, &staffer.login)) {
        reading.complain(&value.span(), "login-twice", &[("login", staffer.login.as_str().into())]);
    } else if before.iter().any(|other| same(&other.name, &staffer.name)) {
        reading.complain(&value.span(), "name-twice", &[("name", staffer.name.as_str().into())]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moderators::tests::HASH;

    fn told(text: &str) -> Vec<String> {
        let all = all(text, "m.toml", Language::FRENCH);
        all.map_or_else(|told| told.iter().map(ToString::to_string).collect(), |_| Vec::new())
    }

    #[test]
    fn what_is_left_out_is_as_usual() {
        let read = all(&format!("[[moderator]]\nlogin = \"ines\"\npassword = \"{HASH}\""), "m", Language::FRENCH);
        let ines = &read.unwrap()[0];
        assert_eq!((ines.name.as_str(), &ines.questions, ines.admin), ("ines", &None, false));
        assert_eq!(all("", "m", Language::FRENCH), Ok(Vec::new()));
    }

    #[test]
    fn every_mistake_is_told_with_its_line_and_without_a_secret() {
        let good = format!("[[moderator]]\nlogin = \"ines\"\npassword = \"{HASH}\"\n");
        let rows = [
            ("moderator = 3".to_owned(), 1, "un nombre"),
            ("[[moderator]]\nlogin = \"a b\"\npassword = \"$argon2id$\"".to_owned(), 2, "« a b »"),
            ("[[moderator]]\nlogin = \"a\"\npassword = \"sesame-ouvre-toi\"".to_owned(), 3, "mot de passe"),
            ("[[moderator]]\nlogin = \"a\"\npassword = sesame-ouvre-toi".to_owned(), 3, "guillemets"),
            (format!("[[moderator]]\npassword = \"{HASH}\""), 1, "« login »"),
            ("[[moderator]]\nlogin = \"a\"".to_owned(), 1, "« password »"),
            (format!("{good}{good}"), 4, "« ines »"),
            (format!("{good}{}name = \"Ines\"", good.replace("\"ines\"", "\"other\"")), 4, "« Ines »"),
            (format!("{good}admin = 1"), 4, "un nombre"),
            (format!("{good}questions = \"a\""), 4, "un texte"),
            (format!("{good}role = \"a\""), 4, "« role »"),
        ];
        for (text, line, what) in rows {
            let told = told(&text);
            assert!(told.first().is_some_and(|told| told.starts_with(&format!("m.toml:{line}: "))), "{text} {told:?}");
            let all = told.join("\n");
            assert!(all.contains(what) && !all.contains("sesame") && !all.contains("m=19456"), "{text}: {all}");
        }
    }

    #[test]
    fn a_login_is_what_fits_on_a_command_line() {
        for good in ["ines", "yann.le-goff+1@exemple.bzh", "Léa"] {
            assert!(is_login(good), "{good}");
        }
        for bad in ["", "a b", "a\n", "a/b", "\"", &"a".repeat(255)] {
            assert!(!is_login(bad), "{bad:?}");
        }
    }
}

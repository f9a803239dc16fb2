//! Whose hours are told: those of the country that asks, wherever the program runs. Knows no calendar.

use ilfaut_client::backend::QuestionView;

use crate::voice::TimeZone;

/// Countries whose people all look at the same hour, with its name.
const COUNTRIES: &[(&str, &str)] = &[
    ("AT", "Europe/Vienna"),
    ("BE", "Europe/Brussels"),
    ("CH", "Europe/Zurich"),
    ("CZ", "Europe/Prague"),
    ("DE", "Europe/Berlin"),
    ("DK", "Europe/Copenhagen"),
    ("FI", "Europe/Helsinki"),
    ("FR", "Europe/Paris"),
    ("GB", "Europe/London"),
    ("GR", "Europe/Athens"),
    ("IE", "Europe/Dublin"),
    ("IT", "Europe/Rome"),
    ("LU", "Europe/Luxembourg"),
    ("MA", "Africa/Casablanca"),
    ("NL", "Europe/Amsterdam"),
    ("PL", "Europe/Warsaw"),
    ("RO", "Europe/Bucharest"),
    ("SE", "Europe/Stockholm"),
    ("SN", "Africa/Dakar"),
    ("TN", "Africa/Tunis"),
];

/// The hours of the country of these questions; those of this machine where it has several, or they are of several.
pub(super) fn of(questions: &[QuestionView]) -> TimeZone {
    let mut countries: Vec<&str> = questions.iter().map(|view| view.question.country.as_str()).collect();
    countries.dedup();
    let [country] = countries[..] else { return TimeZone::system() };
    let name = COUNTRIES.iter().find(|(code, _)| code.eq_ignore_ascii_case(country)).map(|(_, name)| *name);
    name.and_then(|name| TimeZone::get(name).ok()).unwrap_or_else(TimeZone::system)
}

#[cfg(test)]
mod tests {
    use ilfaut_client::model::Question;
    use ilfaut_client::model::question::Openness;

    use super::*;

    fn view(country: &str) -> QuestionView {
        let question = Question { country: country.to_owned(), ..Question::bare("q".into()) };
        QuestionView {
            question: question.into(),
            openness: Openness::Open,
            participants: 0,
            proposals: 0,
            votes: 0,
            pending: 0,
        }
    }

    #[test]
    fn a_question_of_france_has_the_hours_of_france() {
        assert_eq!(of(&[view("FR"), view("FR")]), TimeZone::get("Europe/Paris").unwrap());
        for several in [&[view("US")][..], &[view("FR"), view("GB")], &[]] {
            assert_eq!(of(several), TimeZone::system());
        }
        assert!(COUNTRIES.iter().all(|(_, name)| TimeZone::get(name).is_ok()));
    }
}

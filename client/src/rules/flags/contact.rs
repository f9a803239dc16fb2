//! Ways to reach somebody, seen in a text: links, e-mail and postal addresses, telephone numbers. Judges nothing.

/// Endings that make a word an address on the web.
const DOMAINS: &[&str] = &["fr", "com", "org", "net", "eu", "bzh", "io", "info", "gouv", "be", "uk", "de", "me", "ly"];
/// Digits in a row, blanks left out, from which a number is a telephone's.
const TELEPHONE: usize = 9;
/// Digits of the longest telephone number (ITU-T E.164).
const LONGEST: usize = 15;
/// What may stand between the digits of one telephone number.
const BETWEEN: [char; 8] = [' ', '\u{A0}', '\u{202F}', '.', '-', '/', '(', ')'];
/// Digits spelled out in a row from which they are a telephone's: five groups.
const SPELLED: usize = 5;
/// Where people live, folded: a number before one of these is an address.
const STREETS: &[&str] = &[
    "rue",
    "avenue",
    "boulevard",
    "bd",
    "impasse",
    "allee",
    "chemin",
    "route",
    "place",
    "quai",
    "street",
    "road",
    "straed",
];

/// Whether a text holds a link.
pub fn has_link(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.contains("://") || lower.split_whitespace().any(is_site)
}

/// Whether a text holds an e-mail address.
pub fn has_mail(text: &str) -> bool {
    text.split_whitespace().any(is_mail)
}

/// Whether a text holds a telephone number, in digits: after a « + », beginning with 0, in one piece, or in groups that
/// are not those of thousands (« 100 000 ») nor years.
pub fn has_telephone(text: &str) -> bool {
    let mut runs = text.split(|c: char| !c.is_ascii_digit() && c != '+' && !BETWEEN.contains(&c));
    runs.any(|run| {
        run.split('+').enumerate().any(|(at, number)| {
            let groups: Vec<&str> = number.split(BETWEEN).filter(|group| !group.is_empty()).collect();
            (0..groups.len()).any(|from| is_telephone(&groups[from..], at > 0 && from == 0))
        })
    })
}

/// Whether a number begins with these groups of digits.
fn is_telephone(groups: &[&str], international: bool) -> bool {
    let mut digits = 0;
    let enough = groups.iter().position(|group| {
        digits += group.len();
        digits >= TELEPHONE
    });
    let Some(last) = enough else { return false };
    let number = &groups[..=last];
    let thousands = number.len() > 1 && number[1..].iter().all(|group| group.len() == 3);
    let years = number.iter().any(|group| group.len() == 4 && (group.starts_with("19") || group.starts_with("20")));
    let plain = number.len() == 1 || !thousands || (number[0].starts_with('0') && number[0].len() != 3);
    digits <= LONGEST && (international || (plain && !years))
}

/// Whether folded words spell a telephone number: « zéro six, douze … ».
pub fn spells_telephone(words: &[String]) -> bool {
    words
        .iter()
        .enumerate()
        .filter(|(_, word)| *word == "zero")
        .any(|(at, _)| words[at..].iter().take_while(|word| is_number(word)).count() >= SPELLED)
}

/// Whether folded words hold a postal address: « 12 rue … », « 12 bis, rue … ».
pub fn has_address(words: &[String]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let number = |back: usize| {
            at.checked_sub(back).is_some_and(|before| {
                let word = &words[before];
                word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit())
            })
        };
        let between = at.checked_sub(1).is_some_and(|before| matches!(words[before].as_str(), "bis" | "ter" | "b"));
        let named = words.get(at + 1).is_some_and(|next| next.chars().any(char::is_alphabetic));
        STREETS.contains(&word.as_str()) && named && (number(1) || (between && number(2)))
    })
}

fn is_number(word: &str) -> bool {
    const NUMBERS: &str = "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente \
        quarante cinquante soixante septante quatre nonante et";
    NUMBERS.split_ascii_whitespace().any(|number| number == word)
}

fn is_mail(word: &str) -> bool {
    word.split_once('@')
        .is_some_and(|(name, host)| name.ends_with(char::is_alphanumeric) && host.starts_with(char::is_alphanumeric))
}

fn is_site(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let host = word.split(['/', '?', '#']).next().unwrap_or(word);
    let Some((name, end)) = host.rsplit_once('.') else { return false };
    !name.contains('@')
        && (word.starts_with("www.")
            || (DOMAINS.contains(&end) && name.len() > 1 && name.ends_with(char::is_alphanumeric)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::words::words;

    #[test]
    fn ways_to_reach_somebody_are_seen() {
        assert!(has_link("Voir https://example.org") && has_link("Voir www.exemple.fr") && has_link("exemple.fr/page"));
        assert!(has_mail("Écrire à lea@exemple.fr vite") && !has_link("Écrire à lea@exemple.fr vite"));
        for number in [
            "06 12 34 56 78",
            "le 0612345678 le soir",
            "+33 6.12.34.56.78",
            "+(33) 612 345 678",
            "0 612 345 678",
            "au 5 : 02/99/12/34/56",
            "612345678",
            "555-123-4567",
            "3 enfants 06.12.34.56.78",
        ] {
            assert!(has_telephone(number), "{number}");
        }
        assert!(spells_telephone(&words("au zéro six, douze, trente-quatre, vingt")));
        assert!(has_address(&words("au 12 bis, rue des Lilas")) && has_address(&words("au 3 impasse Verte")));
    }

    #[test]
    fn figures_of_proposals_are_no_way_to_reach_somebody() {
        for text in [
            "Il faut 10 000 000 d'arbres",
            "Il faut 100 000 000 d'arbres",
            "Il faut des villes de 100.000 / 200.000 habitants",
            "Il faut un plan pour 2025 - 2030 (2035)",
            "Il faut un congé du 01/07/2027 au 31/08/2027",
            "Il faut 3.5 % du budget",
            "Il faut l'égalité h/f. Et vite",
            "Il faut des bus @ 5 h",
            "Il faut le 3919 partout",
            "Il faut 2 places de parking par rue",
            "Il faut zéro déchet et deux poubelles",
        ] {
            assert!(!has_link(text) && !has_mail(text) && !has_telephone(text), "{text}");
            assert!(!has_address(&words(text)) && !spells_telephone(&words(text)), "{text}");
        }
    }
}

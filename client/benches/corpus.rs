//! Twenty thousand texts: those of a published file, then texts made of two halves of them; or made up.

/// How many.
pub(crate) const TEXTS: usize = 20_000;

/// The texts of a file, and as many made of its halves as are missing.
pub(crate) fn texts(file: Option<&str>) -> Vec<String> {
    let own = ["haies", "bus", "écoles", "vélos", "déchets", "hôpitaux", "forêts", "impôts", "trains", "plages"];
    let made_up = |n: usize| {
        let [a, b, c, d] = [n, n / 10, n / 100, n / 1_000].map(|n| own[n % 10]);
        format!("Il faut des {a} pour les {b}, car les {c} et {d} de {n} familles comptent")
    };
    let mut texts = match file {
        Some(file) => column(&std::fs::read_to_string(file).unwrap()),
        None => (0..TEXTS).map(made_up).collect(),
    };
    let known = texts.len();
    for n in known..TEXTS {
        let (head, tail) = (&texts[n % known], &texts[(n * 7_919 + 13) % known]);
        texts.push(halves(head, tail));
    }
    texts.truncate(TEXTS);
    texts
}

/// The first half of one text and the second of another, by words.
fn halves(head: &str, tail: &str) -> String {
    let (head, tail): (Vec<&str>, Vec<&str>) = (head.split(' ').collect(), tail.split(' ').collect());
    [&head[..head.len().div_ceil(2)], &tail[tail.len() / 2..]].concat().join(" ")
}

/// The second field of each record of a published file, quotes taken off: enough to have real words.
fn column(csv: &str) -> Vec<String> {
    let field = |line: &str| {
        let rest = line.split_once(',')?.1;
        let text = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once("\",")?.0.replace("\"\"", "\""),
            None => rest.split_once(',')?.0.to_owned(),
        };
        text.starts_with("Il faut").then_some(text)
    };
    csv.lines().filter_map(field).collect()
}

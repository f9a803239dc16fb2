//! `ilfaut import`: proposals of a published file with their counts, as an opaque base to which live votes add.

use std::fs::File;
use std::path::Path;

use ilfaut_client::connect::Missing;
use ilfaut_client::model::{Language, Question, QuestionId};
use ilfaut_client::rules::score::Published;
use serde_json::{Value, json};

use super::aggregates::{self, Line};
use super::answer::{Answer, Fault, Said};
use super::arguments::Import;
use super::columns::BadLine;
use super::place::{self, Shared};
use super::progress::Progress;

/// How many rows go to the place at once: few enough to see it move, enough to be written together.
const ROWS: usize = 500;
/// How far a printed number may lie from the recomputed one.
const TOLERANCE: f64 = 1e-9;
/// Characters of a text that are enough to recognise it.
const SHORT: usize = 60;

/// What an import did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Counted {
    read: usize,
    new: usize,
}

/// Reads the whole file first: if a line is bad nothing is imported.
pub(super) fn run(asked: &Import, quiet: bool) -> Result<Answer, Fault> {
    let lines = read(&asked.aggregates, asked.pending)?;
    place::within(asked.address.as_deref(), Missing::Create, async |backend| {
        let language = spoken(backend, &asked.question).await?;
        let counted = add(backend, &asked.question, &lines, language, quiet).await?;
        Ok(report(asked, &lines, counted))
    })
}

fn read(path: &Path, pending: bool) -> Result<Vec<Line>, Fault> {
    let file = File::open(path).map_err(|error| Fault::system(path, &error))?;
    aggregates::read(file, Language::FRENCH, pending).map_err(|bad| refuse(path, bad))
}

/// All bad lines of a file, each with its number; nothing of the file is used.
pub(super) fn refuse(path: &Path, bad: Vec<BadLine>) -> Fault {
    let file = path.display().to_string();
    let mut fault = Fault::bad(Said::new("bad-file").with("file", file.as_str()).with("count", bad.len()));
    fault.said.extend(bad.into_iter().map(|bad| bad.said(&file)));
    fault
}

/// The first language of the question, which is made if nobody knows it yet.
async fn spoken(backend: &Shared, slug: &QuestionId) -> Result<Language, Fault> {
    let language = |question: &Question| question.languages.first().copied().unwrap_or(Language::FRENCH);
    if let Some(question) = place::question(backend, slug).await? {
        return Ok(language(&question));
    }
    let question = Question::bare(slug.clone());
    backend.settle(question.clone()).await?;
    Ok(language(&question))
}

async fn add(
    backend: &Shared,
    question: &QuestionId,
    lines: &[Line],
    language: Language,
    quiet: bool,
) -> Result<Counted, Fault> {
    let progress = Progress::of(lines.len(), quiet);
    let mut counted = Counted { read: lines.len(), new: 0 };
    for chunk in lines.chunks(ROWS) {
        let rows = chunk.iter().map(|line| ilfaut_client::backend::Imported { language, ..line.row.clone() }).collect();
        let answers = backend.import(question, rows).await?;
        counted.new += answers.iter().filter(|(_, new)| *new).count();
        progress.step(chunk.len());
    }
    Ok(counted)
}

fn report(asked: &Import, lines: &[Line], counted: Counted) -> Answer {
    let odd: Vec<(&Line, Published)> = lines.iter().filter_map(|line| Some((line, inconsistent(line)?))).collect();
    let skipped = counted.read - counted.new;
    let mut said = vec![
        Said::new(if asked.pending { "import-pending" } else { "import-done" })
            .with("question", asked.question.to_string())
            .with("read", counted.read)
            .with("new", counted.new)
            .with("skipped", skipped),
    ];
    if !odd.is_empty() {
        said.push(Said::new("import-inconsistent").with("count", odd.len()));
        said.extend(odd.iter().map(|(line, numbers)| difference(line, numbers)));
    }
    let named: Vec<Value> = odd.iter().map(|(line, numbers)| odd_json(line, numbers)).collect();
    let json = json!({
        "question": asked.question.to_string(),
        "read": counted.read,
        "new": counted.new,
        "skipped": skipped,
        "inconsistent": named,
    });
    Answer::done(said, json)
}

/// What follows from a line's counts, if the file prints something else.
fn inconsistent(line: &Line) -> Option<Published> {
    let numbers = Published::of(&line.counts);
    let all = [numbers.adhesion, numbers.engagement, numbers.score];
    let differs = |(printed, recomputed): (Option<f64>, f64)| {
        printed.is_some_and(|printed| (printed - recomputed).abs() > TOLERANCE || printed.is_nan())
    };
    line.printed.into_iter().zip(all).any(differs).then_some(numbers)
}

fn difference(line: &Line, numbers: &Published) -> Said {
    let printed = |at: usize| line.printed[at].map_or_else(|| "—".to_owned(), |number| number.to_string());
    Said::new("import-difference")
        .with("name", line.row.external_id.as_str())
        .with("text", short(&line.row.text))
        .with("adhesion", printed(0))
        .with("engagement", printed(1))
        .with("score", printed(2))
        .with("counted-adhesion", numbers.adhesion.to_string())
        .with("counted-engagement", numbers.engagement.to_string())
        .with("counted-score", numbers.score.to_string())
}

fn odd_json(line: &Line, numbers: &Published) -> Value {
    let [adhesion, engagement, score] = line.printed;
    json!({
        "external_id": line.row.external_id,
        "text": line.row.text,
        "printed": { "adhesion": adhesion, "engagement": engagement, "score": score },
        "recomputed": { "adhesion": numbers.adhesion, "engagement": numbers.engagement, "score": numbers.score },
    })
}

/// Enough of a text to recognise it, on one line.
fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHORT {
        return line;
    }
    line.chars().take(SHORT - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(printed: [Option<f64>; 3]) -> Line {
        let text = "row,text,votes,scored,agree,disagree,neutral,net\n7,Il faut oser,47,45,39,0,7,17\n";
        let mut lines = aggregates::read(text.as_bytes(), Language::FRENCH, false).unwrap();
        Line { printed, ..lines.remove(0) }
    }

    #[test]
    fn a_row_whose_numbers_do_not_follow_from_its_counts_is_named() {
        let adhesion = 39.33 / 46.0;
        assert_eq!(inconsistent(&line([None; 3])), None);
        assert_eq!(inconsistent(&line([Some(adhesion), Some(0.425), None])), None);
        let odd = inconsistent(&line([Some(adhesion), Some(0.435_897_435_897_435), None])).unwrap();
        assert!((odd.engagement - 0.425).abs() < 1e-12);
        assert!(inconsistent(&line([Some(f64::NAN), None, None])).is_some());
    }

    #[test]
    fn a_long_text_is_cut_on_a_character() {
        assert_eq!(short("Il faut\n  oser"), "Il faut oser");
        let cut = short(&"é".repeat(200));
        assert_eq!((cut.chars().count(), cut.ends_with('…')), (SHORT, true));
    }
}

//! What a command answers: sentences for people, one JSON object for machines, and an exit code for scripts.

use std::io::Write;
use std::process::ExitCode;

use ilfaut_client::error::{Difference, Flaw, OpenFault};
use ilfaut_client::{Error, Refusal};
use serde_json::{Value, json};

use crate::fault;
use crate::locale::{Arg, Words};

/// How a command ended, as its exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Code {
    /// Done.
    Done = 0,
    /// The place, the files or a rule says no; nothing was left half done.
    No = 1,
    /// The arguments or the input cannot be read.
    BadInput = 2,
    /// A recount found a difference or a broken entry.
    Differs = 3,
}

/// What is said to the operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// A message of the operator's words, with what goes into it.
    Message(&'static str, Vec<(&'static str, Arg)>),
    /// Why a place could not be opened, in the words of every program.
    Opening(OpenFault),
    /// The first broken entry.
    Broken(u64, Flaw),
    /// How a recount differs.
    Differs(Difference),
}

impl Said {
    /// The message `id`.
    pub(super) fn new(id: &'static str) -> Self {
        Self::Message(id, Vec::new())
    }

    /// With one more argument.
    #[must_use]
    pub(super) fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        if let Self::Message(_, args) = &mut self {
            args.push((name, value.into()));
        }
        self
    }

    /// The sentence.
    pub(super) fn to_text(&self, words: &Words) -> String {
        let language = words.language();
        match self {
            Self::Message(id, args) => words.say_with(id, args),
            Self::Opening(fault) => fault::opening(fault, language),
            Self::Broken(entry, flaw) => {
                let what = fault::flaw(flaw, language);
                words.say_with("recount-broken", &[("entry", (*entry).into()), ("what", what.into())])
            }
            Self::Differs(difference) => {
                words.say_with("recount-differs", &[("what", fault::difference(difference, language).into())])
            }
        }
    }
}

/// The answer of a command that could be carried out.
#[derive(Debug)]
pub(super) struct Answer {
    /// The exit code.
    pub(super) code: Code,
    /// For people; where there is nothing to say, they get what machines get.
    pub(super) said: Vec<Said>,
    /// For machines.
    pub(super) json: Value,
}

impl Answer {
    /// A command that did what was asked.
    pub(super) fn done(said: Vec<Said>, json: Value) -> Self {
        Self { code: Code::Done, said, json }
    }
}

/// Why a command was not carried out.
#[derive(Debug)]
pub(super) struct Fault {
    /// The exit code.
    pub(super) code: Code,
    /// One or more sentences.
    pub(super) said: Vec<Said>,
}

impl Fault {
    /// The place or a rule says no.
    pub(super) fn no(said: Said) -> Self {
        Self { code: Code::No, said: vec![said] }
    }

    /// The input cannot be read.
    pub(super) fn bad(said: Said) -> Self {
        Self { code: Code::BadInput, said: vec![said] }
    }

    /// The input cannot be read, for several reasons.
    pub(super) fn many(said: Vec<Said>) -> Self {
        Self { code: Code::BadInput, said }
    }

    /// The system refused to read or write a file.
    pub(super) fn system(path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::no(Said::Opening(OpenFault::System { path: path.display().to_string(), what: error.to_string() }))
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::no(match error {
            Error::Closed(fault) => Said::Opening(fault),
            Error::Refused(refusal) => refused(&refusal),
            Error::NotFound(what) => Said::new("fault-not-found").with("what", what),
            Error::NotSupported(what) => Said::new("fault-not-supported").with("what", what),
            Error::Unavailable(what) => Said::new("fault-unavailable").with("what", what),
        })
    }
}

impl From<OpenFault> for Fault {
    fn from(fault: OpenFault) -> Self {
        let code = if matches!(fault, OpenFault::Address(_)) { Code::BadInput } else { Code::No };
        Self { code, said: vec![Said::Opening(fault)] }
    }
}

/// The rules that an organiser's file can break have a sentence of their own.
fn refused(refusal: &Refusal) -> Said {
    match refusal {
        Refusal::NotOpenYet { .. } => Said::new("fault-not-open-yet"),
        Refusal::Finished { .. } => Said::new("fault-finished"),
        Refusal::NotVotable(status) => Said::new("fault-not-votable").with("status", status.name()),
        other => Said::new("fault-refused").with("what", other.to_string()),
    }
}

/// Prints an answer or a fault and gives its exit code; a closed pipe is nobody's mistake.
pub(super) fn tell(answer: Result<Answer, Fault>, for_machines: bool, words: &Words) -> ExitCode {
    let (code, said, json) = match answer {
        Ok(answer) => (answer.code, answer.said, Some(answer.json)),
        Err(fault) => (fault.code, fault.said, None),
    };
    let lines: Vec<String> = said.iter().map(|said| said.to_text(words)).collect();
    match json {
        Some(json) if lines.is_empty() => out(&json.to_string()),
        _ if for_machines => out(&for_machine(code, json, &lines)),
        Some(_) => lines.iter().for_each(|line| out(line)),
        None => lines.iter().for_each(|line| complain(&format!("ilfaut : {line}"))),
    }
    ExitCode::from(code as u8)
}

/// One object whatever happened: what the command answers, or the sentences of its fault; and the exit code.
fn for_machine(code: Code, json: Option<Value>, lines: &[String]) -> String {
    let mut object = json.unwrap_or_else(|| json!({ "error": lines.join("\n") }));
    if let Value::Object(members) = &mut object {
        members.insert("code".to_owned(), json!(code as u8));
    }
    object.to_string()
}

/// A line on standard output.
pub(super) fn out(line: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}

/// A line on standard error.
pub(super) fn complain(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

#[cfg(test)]
mod tests {
    use ilfaut_client::model::{Language, Status, Time};

    use super::*;
    use crate::locale::Part;

    #[test]
    fn every_fault_has_a_sentence_in_both_languages() {
        let text = || "x".to_owned();
        let faults = [
            Error::Refused(Refusal::NotOpenYet { opens: Time(0) }),
            Error::Refused(Refusal::Finished { closed: Time(0) }),
            Error::Refused(Refusal::NotVotable(Status::Refused)),
            Error::NotFound(text()),
            Error::NotSupported("x"),
            Error::Unavailable(text()),
            Error::Refused(Refusal::NothingToUndo),
            Error::Closed(OpenFault::Address(text())),
            Error::Closed(OpenFault::Missing(text())),
            Error::Closed(OpenFault::Locked(text())),
            Error::Closed(OpenFault::Foreign(text())),
            Error::Closed(OpenFault::Newer { path: text(), found: 2, known: 1 }),
            Error::Closed(OpenFault::Damaged { path: text(), what: ilfaut_client::error::Damage::Head }),
            Error::Closed(OpenFault::System { path: text(), what: text() }),
        ];
        for fault in faults.map(Fault::from) {
            assert_eq!(fault.code, Code::No);
            for language in [Language::FRENCH, Language::ENGLISH] {
                let sentence = fault.said[0].to_text(&Words::new(language, Part::Operator));
                assert!(
                    !sentence.starts_with('[') && !sentence.contains('{') && !sentence.contains('\n'),
                    "{sentence}"
                );
            }
        }
    }

    #[test]
    fn machines_get_one_object_with_the_code() {
        let told = for_machine(Code::No, None, &["a".to_owned(), "b".to_owned()]);
        assert_eq!(told, r#"{"code":1,"error":"a\nb"}"#);
        assert_eq!(for_machine(Code::Done, Some(json!({ "new": 3 })), &[]), r#"{"code":0,"new":3}"#);
    }
}

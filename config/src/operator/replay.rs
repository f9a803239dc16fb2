//! `ilfaut replay`: a published conversation of pol.is, line by line through the path that a bot's votes take.
//!
//! Lines are applied in their order and a vote replaces the one before it, so the whole file again, after a crash or
//! not, ends in the same state. A comment that only votes tell of is made with an empty text; one that nobody voted on
//! is made too.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use ilfaut_client::backend::{Imported, ReplayedVote};
use ilfaut_client::connect::Missing;
use ilfaut_client::model::question::Policy;
use ilfaut_client::model::{Channel, Language, LinkKey, ParticipantId, ProposalId, Question, QuestionId, Signature};
use serde_json::json;
use sha2::{Digest, Sha256};
use tokio::task::JoinSet;

use super::answer::{Answer, Fault, Said};
use super::arguments::Replay;
use super::columns::BadLine;
use super::import::refuse;
use super::log::{self, Comment, Vote};
use super::place::{self, Shared};
use super::progress::Progress;

/// Lines or comments that go to the place at once.
const LINES: usize = 500;
/// Participants that join at once, so that the engine writes them together.
const JOINING: usize = 256;

/// A conversation, read and completed.
struct Conversation {
    comments: Vec<Comment>,
    votes: Vec<Vote>,
    /// Comments that only votes tell of.
    textless: usize,
}

/// Reads both files first: if a line is bad nothing is replayed.
pub(super) fn run(asked: &Replay, quiet: bool) -> Result<Answer, Fault> {
    let comments = read(&asked.comments, log::comments)?;
    let votes = read(&asked.votes, log::votes)?;
    let talk = completed(comments, votes);
    place::within(asked.address.as_deref(), Missing::Create, async |backend| {
        let language = settle(backend, &asked.question).await?;
        let people = join(backend, &asked.question, participants(&talk)).await?;
        let (proposals, new) = add(backend, &asked.question, &talk.comments, &people, language).await?;
        let changed = replay(backend, &asked.question, &talk.votes, &people, &proposals, quiet).await?;
        Ok(report(asked, &talk, people.len(), new, changed))
    })
}

fn read<T>(path: &Path, parse: impl FnOnce(File) -> Result<T, Vec<BadLine>>) -> Result<T, Fault> {
    let file = File::open(path).map_err(|error| Fault::system(path, &error))?;
    parse(file).map_err(|bad| refuse(path, bad))
}

/// The comments of the file, then those that only votes tell of.
fn completed(mut comments: Vec<Comment>, votes: Vec<Vote>) -> Conversation {
    let mut known: HashSet<&str> = comments.iter().map(|comment| comment.id.as_str()).collect();
    let mut missing = Vec::new();
    for vote in &votes {
        if known.insert(&vote.comment) {
            missing.push(Comment { id: vote.comment.clone(), author: None, at: Some(vote.at), text: String::new() });
        }
    }
    let textless = missing.len();
    comments.extend(missing);
    Conversation { comments, votes, textless }
}

/// Everyone who wrote or voted, each once.
fn participants(talk: &Conversation) -> BTreeSet<String> {
    let authors = talk.comments.iter().filter_map(|comment| comment.author.clone());
    authors.chain(talk.votes.iter().map(|vote| vote.participant.clone())).collect()
}

/// Makes the question, or makes sure that it was made for a replay: a citizens' question stays strict.
async fn settle(backend: &Shared, slug: &QuestionId) -> Result<Language, Fault> {
    let policy = Policy { own_votes: true, accept_all: true };
    let question = match place::question(backend, slug).await? {
        Some(question) if question.policy == policy => question,
        Some(_) => return Err(Fault::no(Said::new("replay-strict").with("question", slug.to_string()))),
        None => {
            let question = Question { policy, ..Question::bare(slug.clone()) };
            backend.settle(question.clone()).await?;
            Arc::new(question)
        }
    };
    Ok(question.languages.first().copied().unwrap_or(Language::FRENCH))
}

async fn join(
    backend: &Shared,
    question: &QuestionId,
    names: BTreeSet<String>,
) -> Result<HashMap<String, ParticipantId>, Fault> {
    let mut people = HashMap::with_capacity(names.len());
    let mut joining = JoinSet::new();
    let mut names = names.into_iter();
    loop {
        while joining.len() < JOINING {
            let Some(name) = names.next() else { break };
            let (backend, link) = (backend.clone(), link(question, &name));
            joining.spawn(async move { (name, backend.join(link, Channel::File, None).await) });
        }
        let Some(joined) = joining.join_next().await else { return Ok(people) };
        let (name, who) =
            joined.map_err(|error| Fault::no(Said::new("fault-runtime").with("what", error.to_string())))?;
        people.insert(name, who?);
    }
}

/// The link of a published participant: their number in the file is public, so it is hashed without a key.
fn link(question: &QuestionId, participant: &str) -> LinkKey {
    LinkKey(Sha256::digest(format!("replay:{question}:{participant}")).into())
}

/// Adds the comments; answers with the proposal of each, and how many are new.
async fn add(
    backend: &Shared,
    question: &QuestionId,
    comments: &[Comment],
    people: &HashMap<String, ParticipantId>,
    language: Language,
) -> Result<(HashMap<String, ProposalId>, usize), Fault> {
    let (mut proposals, mut new) = (HashMap::with_capacity(comments.len()), 0);
    for chunk in comments.chunks(LINES) {
        let rows = chunk.iter().map(|comment| imported(comment, people, language)).collect();
        for (comment, (proposal, is_new)) in chunk.iter().zip(backend.import(question, rows).await?) {
            proposals.insert(comment.id.clone(), proposal);
            new += usize::from(is_new);
        }
    }
    Ok((proposals, new))
}

fn imported(comment: &Comment, people: &HashMap<String, ParticipantId>, language: Language) -> Imported {
    Imported {
        external_id: comment.id.clone(),
        text: comment.text.clone(),
        language,
        signature: Signature::default(),
        topics: Vec::new(),
        aggregate: None,
        pending: false,
        author: comment.author.as_ref().and_then(|author| people.get(author)).copied(),
        sent: comment.at,
    }
}

async fn replay(
    backend: &Shared,
    question: &QuestionId,
    votes: &[Vote],
    people: &HashMap<String, ParticipantId>,
    proposals: &HashMap<String, ProposalId>,
    quiet: bool,
) -> Result<u64, Fault> {
    let progress = Progress::of(votes.len(), quiet);
    let mut changed = 0;
    for chunk in votes.chunks(LINES) {
        let lines = chunk.iter().filter_map(|vote| {
            let voter = *people.get(&vote.participant)?;
            let proposal = proposals.get(&vote.comment)?.clone();
            Some(ReplayedVote { voter, proposal, key: vote.key, at: vote.at })
        });
        changed += backend.replay(question, lines.collect()).await?;
        progress.step(chunk.len());
    }
    Ok(changed)
}

fn report(asked: &Replay, talk: &Conversation, people: usize, new: usize, changed: u64) -> Answer {
    let said = Said::new("replay-done")
        .with("question", asked.question.to_string())
        .with("comments", talk.comments.len())
        .with("new", new)
        .with("participants", people)
        .with("lines", talk.votes.len())
        .with("changed", changed);
    let mut said = vec![said];
    if talk.textless > 0 {
        said.push(Said::new("replay-textless").with("count", talk.textless));
    }
    let json = json!({
        "question": asked.question.to_string(),
        "comments": talk.comments.len(),
        "new": new,
        "participants": people,
        "lines": talk.votes.len(),
        "changed": changed,
        "without_text": talk.textless,
    });
    Answer::done(said, json)
}

#[cfg(test)]
mod tests {
    use ilfaut_client::model::{Time, VoteKey};

    use super::*;

    fn comment(id: &str, author: &str) -> Comment {
        Comment { id: id.to_owned(), author: Some(author.to_owned()), at: None, text: "Il faut oser".to_owned() }
    }

    fn vote(participant: &str, comment: &str) -> Vote {
        Vote { at: Time(5), participant: participant.to_owned(), comment: comment.to_owned(), key: VoteKey::Agree }
    }

    #[test]
    fn comments_that_only_votes_tell_of_are_made_once_without_text() {
        let talk =
            completed(vec![comment("1", "a"), comment("2", "b")], vec![vote("c", "3"), vote("d", "3"), vote("a", "1")]);
        assert_eq!((talk.comments.len(), talk.textless), (3, 1));
        assert_eq!((talk.comments[2].text.as_str(), talk.comments[2].at), ("", Some(Time(5))));
        assert_eq!(participants(&talk).into_iter().collect::<String>(), "abcd");
    }

    #[test]
    fn the_same_number_is_somebody_else_in_another_question() {
        let (a, b) = (QuestionId::from("a"), QuestionId::from("b"));
        assert_eq!(link(&a, "1"), link(&a, "1"));
        assert_ne!(link(&a, "1"), link(&b, "1"));
        assert_ne!(link(&a, "1"), link(&a, "2"));
    }
}

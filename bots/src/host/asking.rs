//! Each thing that the conversation can ask, asked. Knows no dialogue.

use ilfaut_client::backend::{Card, Draft, Query, Shown};
use ilfaut_client::model::{ParticipantId, ProposalId, Qualification, QuestionId, Status, TopicId};
use ilfaut_client::rules::similar::{SHOWN, percent};
use ilfaut_client::{Backend, Error};

use super::file;
use crate::conversation::{Answer, Ask, Marked, Trouble};
use crate::voice::Voice;

/// Ideas looked at together where one of a topic is wanted.
const PAGE: usize = 100;
/// Similar ideas looked at: more than are shown, for those that are one's own.
const LIKE: usize = 6;

type Result<T> = std::result::Result<T, Trouble>;

/// Asks it.
pub(super) async fn ask(backend: &dyn Backend, who: ParticipantId, voice: &Voice, ask: &Ask) -> Result<Answer> {
    match ask {
        Ask::Next { question, topic, passed, count } => {
            let cards = match topic {
                None => backend.next(who, question, *count).await.map_err(trouble)?,
                Some(topic) => of_topic(backend, who, question, topic, passed, *count).await?,
            };
            Ok(Answer::Next { cards, count: *count })
        }
        Ask::Card(proposal) => Ok(Answer::Card(Box::new(backend.card(who, proposal).await.map_err(trouble)?))),
        Ask::Pass { left, count } => {
            pass(backend, who, left).await?;
            Ok(Answer::Passed { left: left.clone(), count: *count })
        }
        Ask::Vote { votes, left } => vote(backend, who, votes, left).await,
        Ask::Unvote(proposal) => Ok(Answer::Unvoted(Box::new(backend.unvote(who, proposal).await.map_err(trouble)?))),
        Ask::Qualify(proposal, words) => Ok(Answer::Qualified(Box::new(qualify(backend, who, proposal, words).await?))),
        Ask::Propose { question, phrase, language, signature } => {
            let draft = Draft { phrase: phrase.clone(), language: *language, signature: signature.clone() };
            backend.propose(who, question, draft).await.map_err(trouble)?;
            Ok(Answer::Proposed)
        }
        _ => about_oneself(backend, who, voice, ask).await,
    }
}

async fn about_oneself(backend: &dyn Backend, who: ParticipantId, voice: &Voice, ask: &Ask) -> Result<Answer> {
    let answer = match ask {
        Ask::Withdraw(proposal) => backend.withdraw(who, proposal).await.map(|()| Answer::Withdrawn),
        Ask::Mine(question) => backend.mine(who, question).await.map(Answer::Mine),
        Ask::Voted(question) => backend.voted(who, question).await.map(Answer::Votes),
        Ask::Search(question, query) => {
            backend.search(who, question, query).await.map(|page| Answer::Found(query.clone(), page))
        }
        Ask::Topics(question) => backend.topics(question).await.map(Answer::Topics),
        Ask::Progress(question) => backend.progress(who, question).await.map(Answer::Progress),
        Ask::Declare(question, inside) => backend.declare(who, question, *inside).await.map(|()| Answer::Declared),
        Ask::Data => backend.data(who).await.map(|data| Answer::Data(Box::new(data))),
        Ask::Copy => backend.data(who).await.map(|data| Answer::Copy(Box::new(data))),
        Ask::Export { path, kept } => {
            let data = backend.data(who).await.map_err(trouble)?;
            return match file::write(voice, &data, kept, path) {
                Ok(()) => Ok(Answer::Exported { path: path.clone() }),
                Err(error) => Err(Trouble::File(file::fault(&error))),
            };
        }
        Ask::Similar(question, text) => return Ok(Answer::Similar(similar(backend, who, question, text).await?)),
        Ask::Why(proposals) => return Ok(Answer::Why(why(backend, who, proposals).await?)),
        Ask::Counted(question, objecting) => {
            backend.marked(who, question).await.map(|marked| Answer::Counted(marked, *objecting))
        }
        Ask::Object(question, words) => backend.object(who, question, words.clone()).await.map(|()| Answer::Objected),
        Ask::Appeal(proposal) => backend.appeal(who, proposal).await.map(|()| Answer::Appealed),
        Ask::Sign(signature) => backend.sign(who, signature.clone()).await.map(|()| Answer::Signed(signature.clone())),
        Ask::Erase => backend.erase(who).await.map(Answer::Erasing),
        Ask::Keep => backend.keep(who).await.map(|()| Answer::Kept),
        _ => return Err(Trouble::NotSupported),
    };
    answer.map_err(trouble)
}

async fn why(backend: &dyn Backend, who: ParticipantId, proposals: &[ProposalId]) -> Result<Vec<Shown>> {
    let mut reasons = Vec::with_capacity(proposals.len());
    for proposal in proposals {
        reasons.push(backend.why(who, proposal).await.map_err(trouble)?);
    }
    Ok(reasons)
}

/// Ideas of others that say about the same, as this person may see them: an idea of one's own takes no vote of one's own.
async fn similar(
    backend: &dyn Backend,
    who: ParticipantId,
    question: &QuestionId,
    text: &str,
) -> Result<Vec<(u8, Card)>> {
    let mut alike = Vec::new();
    for like in backend.similar(question, text, LIKE).await.map_err(trouble)? {
        if like.percent < percent(SHOWN) {
            continue;
        }
        let card = backend.card(who, &like.proposal).await.map_err(trouble)?;
        if !card.mine && card.status == Status::Accepted {
            alike.push((like.percent, card));
        }
    }
    Ok(alike)
}

/// What can be done about an error.
pub(super) fn trouble(error: Error) -> Trouble {
    match error {
        Error::Refused(refusal) => Trouble::Refused(refusal),
        Error::NotFound(_) => Trouble::NotFound,
        Error::NotSupported(_) => Trouble::NotSupported,
        Error::Closed(_) | Error::Unavailable(_) => Trouble::Away,
    }
}

/// Ideas of one topic that have no vote of this person's, those left for later last.
async fn of_topic(
    backend: &dyn Backend,
    who: ParticipantId,
    question: &QuestionId,
    topic: &TopicId,
    passed: &[ProposalId],
    count: usize,
) -> Result<Vec<Card>> {
    let mut query = Query { words: String::new(), topic: Some(topic.clone()), skip: 0, limit: PAGE };
    let (mut fresh, mut later) = (Vec::new(), Vec::new());
    while fresh.len() < count {
        let page = backend.search(who, question, &query).await.map_err(trouble)?;
        if page.cards.is_empty() {
            break;
        }
        query.skip += page.cards.len();
        let votable = page.cards.into_iter().filter(|card| card.ballot.is_none() && !card.mine);
        let (left, new): (Vec<Card>, Vec<Card>) = votable.partition(|card| passed.contains(&card.proposal));
        fresh.extend(new);
        later.extend(left);
    }
    if fresh.is_empty() {
        fresh = later;
    }
    fresh.truncate(count);
    Ok(fresh)
}

async fn pass(backend: &dyn Backend, who: ParticipantId, left: &[ProposalId]) -> Result<()> {
    for proposal in left {
        backend.pass(who, proposal).await.map_err(trouble)?;
    }
    Ok(())
}

/// Votes in order; what was recorded before something went wrong is told as recorded.
async fn vote(backend: &dyn Backend, who: ParticipantId, votes: &[Marked], left: &[ProposalId]) -> Result<Answer> {
    let mut cards = Vec::with_capacity(votes.len());
    for marked in votes {
        match vote_once(backend, who, marked).await {
            Ok(card) => cards.push(card),
            Err(trouble) if cards.is_empty() => return Err(trouble),
            Err(trouble) => return Ok(Answer::Voted(cards, Some(trouble))),
        }
    }
    let passed = pass(backend, who, left).await;
    Ok(Answer::Voted(cards, passed.err()))
}

async fn vote_once(backend: &dyn Backend, who: ParticipantId, marked: &Marked) -> Result<Card> {
    let card = backend.vote(who, &marked.proposal, marked.key).await.map_err(trouble)?;
    let words: Vec<(Qualification, bool)> = marked.words.iter().map(|word| (*word, true)).collect();
    if words.is_empty() { Ok(card) } else { qualify(backend, who, &marked.proposal, &words).await }
}

async fn qualify(
    backend: &dyn Backend,
    who: ParticipantId,
    proposal: &ProposalId,
    words: &[(Qualification, bool)],
) -> Result<Card> {
    let mut card = None;
    for (word, on) in words {
        card = Some(backend.qualify(who, proposal, *word, *on).await.map_err(trouble)?);
    }
    match card {
        Some(card) => Ok(card),
        None => backend.card(who, proposal).await.map_err(trouble),
    }
}

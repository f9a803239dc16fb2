//! A small make.org of our own: sessions that it mints, proposals with keys that fit a session and a place, votes counted
//! per session, one moderator. It checks as little as the real one does.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use super::socket::{Reply, Request, Server};

/// What the fake remembers.
#[derive(Default)]
pub(super) struct State {
    /// The vote of each session on each proposal.
    pub(super) votes: BTreeMap<(String, String), String>,
    /// The words said with it.
    pub(super) words: BTreeMap<(String, String), BTreeSet<String>>,
    /// Votes whose key did not fit: the server would count them apart.
    pub(super) trolls: usize,
    /// Sessions minted so far.
    pub(super) sessions: usize,
    /// Sessions that are over.
    pub(super) over: BTreeSet<String>,
    /// Where each proposal stands, when it is not accepted.
    pub(super) status: BTreeMap<String, String>,
    /// Proposals that citizens sent.
    pub(super) sent: Vec<String>,
    /// Tokens given, and which the newest is: only that one opens.
    pub(super) tokens: usize,
    /// Whether refresh tokens work.
    pub(super) refreshes: bool,
    /// Everything that moderators did.
    pub(super) acts: Vec<String>,
}

/// A running fake.
pub(super) struct Fake {
    pub(super) server: Server,
    pub(super) state: Arc<Mutex<State>>,
}

const TEXTS: [&str; 4] = [
    "Il faut des arceaux devant chaque école",
    "Il faut réparer les pistes cyclables",
    "Il faut des bus la nuit",
    "Il faut planter des arbres",
];

impl Fake {
    pub(super) async fn start() -> Self {
        Self::start_at(0, Arc::default()).await
    }

    pub(super) async fn start_at(port: u16, state: Arc<Mutex<State>>) -> Self {
        let shared = Arc::clone(&state);
        let server = Server::start_at(port, move |request| reply(&mut shared.lock().unwrap(), request)).await;
        Self { server, state }
    }

    pub(super) fn votes_on(&self, proposal: &str) -> Vec<String> {
        let state = self.state.lock().unwrap();
        state.votes.iter().filter(|((_, on), _)| on == proposal).map(|(_, vote)| vote.clone()).collect()
    }

    /// Every session ends, as after twenty minutes.
    pub(super) fn end_sessions(&self) {
        let mut state = self.state.lock().unwrap();
        let all = (1..=state.sessions).map(|number| format!("session-SECRET-{number}"));
        state.over = all.collect();
    }

    /// The token that was given last opens nothing any more.
    pub(super) fn end_token(&self) {
        self.state.lock().unwrap().tokens += 1;
    }
}

/// One request; also what tests with servers of their own fall back to.
pub(super) fn reply(state: &mut State, request: &Request) -> Reply {
    let told = request.header("x-session-id").filter(|session| !state.over.contains(*session));
    let session = told.map_or_else(
        || {
            state.sessions += 1;
            format!("session-SECRET-{}", state.sessions)
        },
        str::to_owned,
    );
    let token = request.header("authorization").map(|value| value.trim_start_matches("Bearer ").to_owned());
    let opened = token.as_deref() == Some(&format!("token-SECRET-{}", state.tokens));
    let answer = if token.is_some() && !opened {
        Reply::Answer(401, vec![], "no".into())
    } else {
        route(state, request, &session, opened)
    };
    answer.with("x-session-id", session).with("x-visitor-id", "visitor-SECRET")
}

fn route(state: &mut State, request: &Request, session: &str, opened: bool) -> Reply {
    let parts: Vec<&str> = request.path.trim_matches('/').split('/').collect();
    let at = request.header("x-make-location").unwrap_or_default();
    match (request.method.as_str(), &parts[..]) {
        ("GET", ["questions"]) => Reply::json(200, &json!({ "total": 1, "results": [question()] })),
        ("GET", ["questions", "velo", "details"]) => Reply::json(200, &details()),
        ("GET", ["questions", "velo", "popular-tags"]) => {
            Reply::json(200, &json!([{ "tagId": "t1", "label": "Stationnement", "proposalCount": 2 }]))
        }
        ("GET", ["sequences", "standard", "velo"]) => {
            let left = (1..=TEXTS.len()).map(|n| format!("p{n}"));
            let left = left.filter(|id| !state.votes.contains_key(&(session.to_owned(), id.clone())));
            let proposals: Vec<Value> = left.map(|id| proposal(state, &id, session, at)).collect();
            Reply::json(200, &json!({ "proposals": proposals }))
        }
        ("GET", ["proposals"]) => {
            let found = vec![proposal(state, "p2", session, at)];
            Reply::json(200, &json!({ "total": 1, "results": found, "seed": null }))
        }
        ("GET", ["proposals", id]) if number(id).is_some() => Reply::json(200, &proposal(state, id, session, at)),
        ("POST", ["proposals", id, verb]) if number(id).is_some() => vote(state, request, (session, id, at), verb),
        ("POST", ["oauth", "make_access_token"]) => grant(state, request),
        _ if !opened => {
            Reply::Answer(if parts[0] == "moderation" || parts[0] == "user" { 401 } else { 404 }, vec![], String::new())
        }
        ("GET", ["user", "current"]) => {
            Reply::json(200, &json!({ "userId": "u1", "email": "camille@example.org", "roles": ["ROLE_MODERATOR"] }))
        }
        ("GET", ["user", "u1", "proposals"]) => {
            let own: Vec<Value> =
                state.sent.iter().map(|text| json!({ "id": "p77", "content": text, "status": "Pending" })).collect();
            Reply::json(200, &json!({ "total": own.len(), "results": own }))
        }
        ("POST", ["proposals"]) => {
            let body: Value = serde_json::from_str(&request.body).unwrap();
            state.sent.push(body["content"].as_str().unwrap().to_owned());
            Reply::json(201, &json!({ "id": "p77", "proposalId": "p77" }))
        }
        (method, ["moderation", rest @ ..]) => moderate(state, method, rest, request),
        _ => Reply::Answer(404, vec![], String::new()),
    }
}

fn number(id: &str) -> Option<usize> {
    id.strip_prefix('p')?.parse().ok().filter(|number| (1..=TEXTS.len()).contains(number))
}

fn question() -> Value {
    json!({ "questionId": "velo", "questionSlug": "velo", "question": "Comment faciliter le vélo ?", "countries": ["FR"],
        "language": "fr", "startDate": "2026-01-05T08:00:00.000Z", "endDate": "2026-03-01T22:00:00.000Z",
        "participantsCount": "310", "proposalsCount": 4 })
}

fn details() -> Value {
    let mut details = question();
    details["canPropose"] = json!(true);
    details["proposalPrefix"] = json!("Il faut");
    details["wording"] = json!({ "title": "La ville à vélo", "question": "Comment ?", "description": "Pourquoi" });
    details["highlights"] = json!({ "participantsCount": 310, "proposalsCount": 4, "votesCount": 99 });
    details
}

fn key(id: &str, session: &str, at: &str) -> String {
    format!("{id}|{session}|{at}")
}

fn tally(state: &State, id: &str, session: &str, vote: &str) -> Value {
    let on = |(_, other): &(String, String)| other == id;
    let count = state.votes.iter().filter(|(of, key)| on(of) && *key == vote).count();
    let own = (session.to_owned(), id.to_owned());
    let has = state.votes.get(&own).map(String::as_str) == Some(vote);
    let said: Vec<Value> = state
        .words
        .get(&own)
        .filter(|_| has)
        .into_iter()
        .flatten()
        .map(|word| json!({ "qualificationKey": word, "count": 1, "hasQualified": true }))
        .collect();
    json!({ "voteKey": vote, "count": count, "qualifications": said, "hasVoted": has })
}

fn proposal(state: &State, id: &str, session: &str, at: &str) -> Value {
    let status = state.status.get(id).map_or("Accepted", String::as_str);
    let votes: Vec<Value> =
        ["agree", "disagree", "neutral"].iter().map(|vote| tally(state, id, session, vote)).collect();
    json!({ "id": id, "content": TEXTS[number(id).unwrap() - 1], "status": status, "votes": votes, "userId": id,
        "author": { "firstName": "Nour", "age": 34 }, "proposalKey": key(id, session, at),
        "question": { "questionId": "velo", "slug": "velo", "language": "fr" }, "newField": { "of": 2030 } })
}

fn vote(state: &mut State, request: &Request, (session, id, at): (&str, &str, &str), verb: &str) -> Reply {
    let body: Value = serde_json::from_str(&request.body).unwrap();
    let own = (session.to_owned(), id.to_owned());
    let vote = body["voteKey"].as_str().unwrap().to_owned();
    if body["proposalKey"] != json!(key(id, session, at)) {
        state.trolls += 1;
    }
    match verb {
        "vote" => {
            if state.votes.insert(own.clone(), vote.clone()).is_some_and(|before| before != vote) {
                state.words.remove(&own);
            }
        }
        "unvote" => {
            state.votes.remove(&own);
            state.words.remove(&own);
        }
        _ => {
            let word = body["qualificationKey"].as_str().unwrap().to_owned();
            let words = state.words.entry(own).or_default();
            let on = verb == "qualification";
            if on {
                words.insert(word.clone())
            } else {
                words.remove(&word)
            };
            return Reply::json(200, &json!({ "qualificationKey": word, "count": 1, "hasQualified": on }));
        }
    }
    Reply::json(200, &tally(state, id, session, &vote))
}

fn grant(state: &mut State, request: &Request) -> Reply {
    let right = request.body.contains("password=password-SECRET");
    let refreshed = state.refreshes && request.body.contains("refresh_token=refresh-SECRET");
    if !right && !refreshed {
        return Reply::json(400, &json!({ "field": "authentication", "key": "invalid_grant", "message": "no" }));
    }
    state.tokens += 1;
    state.acts.push(if right { "login" } else { "refresh" }.to_owned());
    Reply::json(
        200,
        &json!({ "token_type": "Bearer", "access_token": format!("token-SECRET-{}", state.tokens),
        "expires_in": 300, "refresh_token": "refresh-SECRET", "created_at": "2026-01-10T00:00:00.000Z" }),
    )
}

fn moderate(state: &mut State, method: &str, rest: &[&str], request: &Request) -> Reply {
    let item = |state: &State, id: &str| {
        let status = state.status.get(id).map_or("Accepted", String::as_str);
        json!({ "id": id, "proposalId": id, "content": TEXTS[number(id).unwrap() - 1], "status": status,
            "createdAt": "2026-01-06T09:00:00.000Z", "tags": [] })
    };
    match (method, rest) {
        ("GET", ["operations-of-questions", "infos"]) => {
            Reply::json(200, &json!([{ "questionId": "velo", "proposalToModerateCount": 7 }]))
        }
        ("GET", ["proposals"]) => {
            let asked = |status: &str| request.query.contains(&format!("status={status}"));
            let found: Vec<Value> =
                state.status.iter().filter(|(_, status)| asked(status)).map(|(id, _)| item(state, id)).collect();
            Reply::json(200, &json!(found))
        }
        ("GET", ["proposals", id]) => Reply::json(200, &item(state, id)),
        ("POST", ["proposals", id, verb]) => {
            state.acts.push(format!("{verb} {id}"));
            let status = match *verb {
                "accept" => "Accepted",
                "refuse" => "Refused",
                "postpone" => "Postponed",
                _ => return Reply::Answer(204, vec![], String::new()),
            };
            state.status.insert((*id).to_owned(), status.to_owned());
            Reply::json(200, &item(state, id))
        }
        _ => Reply::Answer(404, vec![], String::new()),
    }
}

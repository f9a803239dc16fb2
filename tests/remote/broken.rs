//! Whatever a server answers ends as a clear error: no panic, no secret told, nothing taken for « nothing left ».

use std::time::Duration;

use ilfaut_client::backend::{Query, UNDO_GRACE};
use ilfaut_client::model::{Decision, Status, VoteKey};
use ilfaut_client::{Backend, Error};
use serde_json::json;

use super::socket::{Reply, Server};
use super::{Far, tells_no_secret};

/// Answers that no client may trust; a fresh one each time.
fn answers() -> Vec<fn() -> Reply> {
    vec![
        || Reply::page(200),
        || Reply::page(500),
        || Reply::page(404),
        || Reply::page(403),
        || Reply::page(302).with("location", "/questions"),
        || Reply::Cut(r#"{"results":[{"questionId":"#),
        || Reply::json(200, &json!({})),
        || Reply::json(200, &json!([])),
        || Reply::json(200, &json!(null)),
        || Reply::json(200, &json!({ "results": "many", "proposals": 3, "access_token": 7 })),
        || Reply::json(200, &json!({ "results": [{ "id": 4 }], "proposals": [{}] })),
        || Reply::json(400, &json!([{ "field": "token-SECRET" }])),
        || Reply::json(401, &json!("session-SECRET")),
        || Reply::Answer(200, vec![("content-encoding", "gzip".into())], "not gzip, password-SECRET".into()),
        || Reply::Answer(200, vec![("x-session-id", "\u{e9}\u{fffd}".into())], "[".repeat(100_000)),
        || Reply::Flood { bytes: 20 << 20, promised: true },
    ]
}

#[tokio::test]
async fn no_answer_stops_us_or_passes_for_nothing_left() {
    for answer in answers() {
        let server = Server::start(move |_| answer()).await;
        let far = Far::at(&server.base());
        let (who, velo) = (far.join(1).await, "velo".into());
        let mut errors = vec![
            far.backend.next(who, &velo, 3).await.unwrap_err(),
            far.backend.search(who, &velo, &Query { limit: 3, ..Query::default() }).await.unwrap_err(),
            far.backend.card(who, &"p1".into()).await.unwrap_err(),
            far.backend.vote(who, &"p1".into(), VoteKey::Agree).await.unwrap_err(),
            far.backend.similar(&velo, "Il faut des arceaux", 3).await.unwrap_err(),
            far.backend.moderator("Camille").await.unwrap_err(),
        ];
        errors.extend(far.backend.questions().await.err());
        for error in &errors {
            tells_no_secret(error);
            assert!(!matches!(error, Error::Closed(_)), "{error}");
        }
        assert!(errors.len() >= 6);
    }
}

#[tokio::test]
async fn an_empty_list_is_only_what_says_so() {
    let server = Server::start(|request| match request.path.as_str() {
        "/questions" => Reply::json(200, &json!({ "total": 0, "results": [] })),
        "/sequences/standard/velo" => Reply::json(200, &json!({ "proposals": [] })),
        "/questions/velo/details" => Reply::json(200, &json!({ "questionId": "velo" })),
        _ => Reply::json(200, &json!([])),
    })
    .await;
    let far = Far::at(&server.base());
    let who = far.join(1).await;
    assert_eq!(far.backend.questions().await.unwrap(), []);
    assert_eq!(far.backend.next(who, &"velo".into(), 3).await.unwrap(), []);
}

#[tokio::test]
async fn a_redirect_loop_is_not_walked_and_nothing_is_sent_elsewhere() {
    let other = Server::start(|_| Reply::json(200, &json!({ "total": 0, "results": [] }))).await;
    let target = format!("{}/questions", other.base());
    for to in [target, "/questions".to_owned()] {
        let server = Server::start(move |_| Reply::page(307).with("location", to.clone())).await;
        let far = Far::at(&server.base());
        let error = far.backend.questions().await.unwrap_err();
        assert!(matches!(error, Error::Unavailable(_)), "{error:?}");
        assert_eq!(server.seen().len(), 1);
    }
    assert_eq!(other.seen().len(), 0);
}

#[tokio::test]
async fn nothing_that_was_refused_is_kept_for_later() {
    let server = Server::start(|_| Reply::Silent(Duration::from_secs(1))).await;
    let far = Far::at(&server.base());
    let error = far.backend.moderator("Camille").await.unwrap_err();
    tells_no_secret(&error);
    let nobody = ilfaut_client::model::ModeratorId(1);
    let decided = far.backend.decide(nobody, &"p1".into(), Status::Pending, Decision::Accept).await;
    assert!(matches!(decided, Err(Error::NotFound(_))));
    far.clock.pass(UNDO_GRACE);
    let before = server.seen().len();
    far.backend.sweep().await.unwrap();
    assert_eq!(server.seen().len(), before);
}

//! A program written against make.org's API, with nothing known of ilfaut, from the first page to a moderated proposal.

use serde_json::{Value, json};

use super::stage::{Stage, ids, run};

#[test]
fn a_citizen_who_never_heard_of_ilfaut() {
    run(async |stage: &Stage| {
        let mut citizen = stage.program();
        let list = citizen.get("/questions?country=FR&language=fr&status=open&sortAlgorithm=featured").await.with(200);
        let question = list["results"][0]["questionId"].as_str().unwrap().to_owned();
        citizen.say("x-make-location", &format!("sequence {question}")).say("x-make-question-id", &question);
        let sequence = citizen.get(&format!("/sequences/standard/{question}")).await.with(200);
        for proposal in sequence["proposals"].as_array().unwrap() {
            let path = format!("/proposals/{}", proposal["id"].as_str().unwrap());
            let vote = json!({ "voteKey": "agree", "proposalKey": proposal["proposalKey"] });
            assert_eq!(citizen.post(&format!("{path}/vote"), &vote).await.with(200)["hasVoted"], true);
            let word =
                json!({ "voteKey": "agree", "qualificationKey": "likeIt", "proposalKey": proposal["proposalKey"] });
            assert_eq!(citizen.post(&format!("{path}/qualification"), &word).await.with(200)["hasQualified"], true);
        }
        let first = format!("/proposals/{}", sequence["proposals"][0]["id"].as_str().unwrap());
        citizen.post(&format!("{first}/unvote"), &json!({ "voteKey": "agree" })).await.with(200);
        assert_eq!(citizen.get(&first).await.with(200)["votes"][0]["hasVoted"], false);
        let next = citizen.get(&format!("/sequences/standard/{question}")).await.with(200);
        let seen = ids(&sequence["proposals"]);
        let voted = ids(&next["proposals"]).into_iter().filter(|id| seen[1..].contains(id)).count();
        assert_eq!(voted, 0, "what was voted on does not come again");
        let found = citizen.get(&format!("/proposals?questionId={question}&content=phares")).await.with(200);
        assert_eq!(found["total"], 1);
        let body =
            json!({ "content": "Il faut des hamacs", "questionId": question, "language": "fr", "country": "FR" });
        citizen.post("/proposals", &body).await.refuses(401, "authorization", "invalid_token");
        let view = stage.backend.questions().await.unwrap().remove(0);
        assert_eq!((view.participants, view.votes), (1, 11));
    });
}

#[test]
fn both_years_say_the_same_in_their_own_words() {
    run(async |stage: &Stage| {
        let (mut old, mut new) = (stage.program(), stage.program());
        old.say("x-make-app-name", "main-front").say("x-make-language", "fr").say("x-make-country", "FR");
        new.say("x-make-client-language", "fr")
            .say("x-make-question-language", "fr")
            .say("x-make-question-slug", "essai");
        let of_2022 = old.get("/proposals?questionId=essai&language=fr&limit=3&sortAlgorithm=B2BFirst").await.with(200);
        let of_2024 = new.get("/proposals?questionId=essai&preferredLanguage=fr&country=FR&limit=3").await.with(200);
        assert_eq!(ids(&of_2022["results"]), ids(&of_2024["results"]));
        let (one, other) = (&of_2022["results"][0], &of_2024["results"][0]);
        assert_eq!(
            (&one["question"]["language"], &other["question"]["returnedLanguage"]),
            (&json!("fr"), &json!("fr"))
        );
        assert_eq!(
            (&one["trending"], &one["labels"], &other["translatedContent"]),
            (&Value::Null, &json!([]), &Value::Null)
        );
        let told = new.get("/questions/essai/details?preferredLanguage=fr").await;
        for header in ["x-session-id", "x-session-id-expiration", "x-visitor-id", "x-request-id", "x-route-time"] {
            assert!(told.header(header).is_some(), "{header}");
        }
    });
}

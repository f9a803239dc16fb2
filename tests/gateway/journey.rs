//! A program written against make.org's API, with nothing known of ilfaut, from the first page to a moderated proposal.

use serde_json::{Value, json};

use super::stage::{PASSWORD, Stage, ids, run};

#[test]
fn a_citizen_who_never_heard_of_ilfaut() {
    run(&async |stage: &Stage| {
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
    run(&async |stage: &Stage| {
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

#[test]
fn an_account_proposes_and_its_own_moderators_decide() {
    run(&async |stage: &Stage| {
        let mut author = stage.program();
        let account = json!({ "email": "nour@example.org", "password": PASSWORD, "firstName": "Nour",
            "dateOfBirth": "1992-04-01", "country": "FR", "approvePrivacyPolicy": true });
        author.post("/user", &account).await.with(201);
        let user = author.log_in("nour@example.org", PASSWORD).await["userId"].as_str().unwrap().to_owned();
        let body =
            json!({ "content": "Des préaux couverts", "questionId": "essai", "language": "fr", "country": "FR" });
        let id = author.post("/proposals", &body).await.with(201)["id"].as_str().unwrap().to_owned();
        let mine = author.get(&format!("/user/{user}/proposals")).await.with(200);
        assert_eq!(
            (&mine["results"][0]["userId"], &mine["results"][0]["author"]["firstName"]),
            (&json!(user), &json!("Nour"))
        );
        let (mut lou, mut ana) = (stage.program(), stage.program());
        lou.log_in("lou@example.org", PASSWORD).await;
        ana.log_in("ana@example.org", PASSWORD).await;
        let path = format!("/moderation/proposals/{id}");
        lou.get(&path).await.refuses(403, "authorization", "access_denied");
        lou.get(&format!("/proposals/{id}")).await.refuses(403, "authorization", "access_denied");
        let refusal = json!({ "sendNotificationEmail": true, "refusalReason": "Test" });
        lou.post(&format!("{path}/refuse"), &refusal).await.refuses(403, "authorization", "access_denied");
        lou.post(&format!("{path}/lock"), &json!({})).await.refuses(403, "authorization", "access_denied");
        let next = json!({ "questionId": "essai", "toEnrich": false });
        lou.post("/moderation/proposals/next", &next).await.refuses(403, "authorization", "access_denied");
        let bulk = lou.post("/moderation/proposals/accept", &json!({ "proposalIds": [id] })).await.with(200);
        assert_eq!((&bulk["successes"], &bulk["failures"][0]["key"]), (&json!([]), &json!("access_denied")));
        assert_eq!(ids(&lou.get("/moderation/proposals?status=Pending").await.with(200)).len(), 0);
        let infos = lou.get("/moderation/operations-of-questions/infos?moderationMode=Moderation").await.with(200);
        assert_eq!((infos.as_array().unwrap().len(), &infos[0]["questionId"]), (1, &json!("fini")));
        assert_eq!(ids(&ana.get("/moderation/proposals?status=Pending").await.with(200)), std::slice::from_ref(&id));
        assert_eq!(ana.get(&format!("/proposals/{id}")).await.with(200)["status"], "Pending");
        let accept = json!({ "sendNotificationEmail": true, "tags": [] });
        ana.post(&format!("{path}/accept"), &accept).await.with(200);
        assert_eq!(
            stage.program().get(&format!("/proposals/{id}")).await.with(200)["content"],
            "Il faut des préaux couverts"
        );
    });
}

#[test]
fn from_one_citizens_idea_to_anothers_vote() {
    run(&async |stage: &Stage| {
        let (mut author, account) = stage.citizen(1).await;
        let content = "Il faut des serre partagées";
        let body = json!({ "content": content, "questionId": "essai", "language": "fr", "country": "FR" });
        let id = author.post("/proposals", &body).await.with(201)["proposalId"].as_str().unwrap().to_owned();
        let mut moderator = stage.moderator("Camille").await;
        let infos =
            moderator.get("/moderation/operations-of-questions/infos?moderationMode=Moderation").await.with(200);
        let question = infos[0]["questionId"].as_str().unwrap();
        let next = json!({ "questionId": question, "toEnrich": false });
        let page = moderator.post("/moderation/proposals/next", &next).await.with(200);
        assert_eq!((&page["id"], &page["content"]), (&json!(id), &json!(content)));
        let path = format!("/moderation/proposals/{id}");
        let tags = moderator.get(&format!("{path}/tags")).await.with(200)["tags"][0]["id"].clone();
        assert_eq!(moderator.post(&format!("{path}/lock"), &json!({})).await.status, 204);
        let accept =
            json!({ "newContent": "Il faut des serres partagées", "sendNotificationEmail": true, "tags": [tags] });
        moderator.post(&format!("{path}/accept"), &accept).await.with(200);
        let fate = author.get(&format!("/user/{account}/proposals")).await.with(200)["results"][0].clone();
        assert_eq!((&fate["status"], &fate["content"]), (&json!("Accepted"), &json!("Il faut des serres partagées")));
        let own = author.post(&format!("/proposals/{id}/vote"), &json!({ "voteKey": "agree" })).await;
        own.refuses(400, "proposalId", "own_proposal");
        let mut voter = stage.program();
        let found = voter.get("/proposals?questionId=essai&content=serres%20partag%C3%A9es").await.with(200);
        assert_eq!((ids(&found["results"]), &found["results"][0]["myProposal"]), (vec![id.clone()], &json!(false)));
        let vote = json!({ "voteKey": "agree", "proposalKey": found["results"][0]["proposalKey"] });
        assert_eq!(voter.post(&format!("/proposals/{id}/vote"), &vote).await.with(200)["count"], 1);
        let seen = moderator.get(&path).await.with(200);
        assert_eq!((&seen["votes"][0]["count"], &seen["votes"][0]["countSequence"]), (&json!(1), &json!(0)));
    });
}

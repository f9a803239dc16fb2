//! What citizens' programs ask, operation by operation, with the statuses and bodies that make.org's programs read.

use serde_json::{Value, json};

use super::stage::{Stage, ids, run};
use super::wire::Program;

#[test]
fn questions_are_listed_for_programs_of_both_years() {
    run(&async |stage: &Stage| {
        let mut program = stage.program();
        let old = program.get("/questions?country=FR&language=fr&status=OPEN&sortAlgorithm=featured&limit=5").await;
        let old = old.with(200);
        assert_eq!((&old["total"], &old["results"][0]["questionId"]), (&json!(1), &json!("essai")));
        let new = program.get("/questions?country=FR&preferredLanguage=en&limit=1&skip=1").await.with(200);
        assert_eq!((&new["total"], &new["results"][0]["questionSlug"]), (&json!(2), &json!("fini")));
        assert_eq!(new["results"][0]["returnedLanguage"], "en");
        assert_eq!(program.get("/questions?country=FR&language=en").await.with(200)["total"], 0);
        assert_eq!(program.get("/questions?country=BE").await.with(200)["results"][0]["questionId"], "demain");
        program.get("/questions?country=FR&status=asleep").await.refuses(400, "status", "malformed");
        program.get("/questions?limit=many").await.refuses(400, "limit", "malformed");
    });
}

#[test]
fn the_page_of_a_question_its_tags_and_what_a_front_is_told() {
    run(&async |stage: &Stage| {
        let mut program = stage.program();
        let page = program.get("/questions/essai/details").await.with(200);
        assert_eq!((&page["canPropose"], &page["proposalPrefix"]), (&json!(true), &json!("Il faut")));
        assert_eq!((&page["highlights"]["proposalsCount"], &page["language"]), (&json!(30), &json!("fr")));
        program.get("/questions/nulle-part/details").await.refuses(404, "question", "not_found");
        let tags = program.get("/questions/essai/popular-tags?limit=1").await.with(200);
        assert_eq!((tags.as_array().unwrap().len(), &tags[0]["proposalCount"]), (1, &json!(15)));
        program.get("/questions/nulle-part/popular-tags").await.refuses(404, "question", "not_found");
        let words = program.get("/questions/essai/keywords?limit=3").await.with(200);
        assert_eq!((words.as_array().unwrap().len(), &words[0]["topKeyword"]), (3, &json!(true)));
        let key = words[0]["key"].as_str().unwrap();
        let spoken = program.get(&format!("/sequences/keyword/essai/{key}")).await.with(200);
        assert_eq!(
            (&spoken["label"], ids(&spoken["proposals"]).len() as u64),
            (&words[0]["label"], words[0]["count"].as_u64().unwrap())
        );
        program.get("/questions/essai/keywords").await.refuses(404, "limit", "mandatory");
        program.get("/questions/nulle-part/keywords?limit=3").await.refuses(404, "question", "not_found");
        let front = program.get("/configurations/front").await.with(200);
        assert_eq!((&front["proposalMinLength"], &front["proposalMaxLength"]), (&json!(12), &json!(140)));
    });
}

#[test]
fn a_sequence_has_twelve_cards_with_keys_and_begins_with_those_asked_for() {
    run(&async |stage: &Stage| {
        let mut program = stage.program();
        program.say("x-make-location", "sequence essai");
        let all = ids(&program.get("/proposals?questionId=essai&limit=30").await.with(200)["results"]);
        let session = program.headers.clone();
        let asked = format!("/sequences/standard/essai?include={},nobody,{}", all[3], all[7]);
        let dealt = program.get(&asked).await.with(200);
        assert_ne!(program.headers, session, "the session says now that somebody takes part");
        let shown = ids(&dealt["proposals"]);
        assert_eq!((shown.len(), &shown[..2]), (12, &[all[3].clone(), all[7].clone()][..]));
        let first = &dealt["proposals"][0];
        assert_eq!(first["proposalKey"].as_str().unwrap().len(), 128);
        assert_eq!((first["votes"].as_array().unwrap().len(), &first["userId"]), (3, &Value::Null));
        let again = program.get(&asked).await.with(200);
        assert_eq!(again["proposals"], dealt["proposals"]);
        let other = stage.program().say("x-make-location", "sequence essai").get(&asked).await.with(200);
        assert_ne!(other["proposals"][0]["proposalKey"], first["proposalKey"]);
        program.get("/sequences/standard/nulle-part").await.refuses(404, "question", "not_found");
        program.get("/sequences/loved/essai").await.refuses(404, "sequence", "not_found");
        program.get("/sequences/standard/demain").await.refuses(400, "status", "invalid_state");
        program.get("/sequences/consensus/essai").await.refuses(501, "unknown", "unknown");
        assert_eq!(program.get("/sequences/consensus/fini").await.status, 200);
    });
}

#[test]
fn a_keyword_and_a_first_proposal_are_shown_without_making_anybody() {
    run(&async |stage: &Stage| {
        let mut program = stage.program();
        program.get("/questions").await;
        let session = program.headers.clone();
        let found = program.get("/sequences/keyword/essai/phares").await.with(200);
        assert_eq!((ids(&found["proposals"]).len(), &found["key"]), (1, &json!("phares")));
        program.get("/sequences/keyword/essai/licorne").await.refuses(404, "keyword", "not_found");
        let first = program.get("/sequences/standard/essai/first-proposal").await.with(200);
        assert_eq!((&first["sequenceSize"], &first["proposal"]["status"]), (&json!(12), &json!("Accepted")));
        program.get("/sequences/standard/nulle-part/first-proposal").await.refuses(404, "question", "not_found");
        assert_eq!(program.headers, session);
    });
}

async fn voted(program: &mut Program, proposal: &str, what: &str, body: Value) -> super::wire::Told {
    program.post(&format!("/proposals/{proposal}/{what}"), &body).await
}

#[test]
fn a_vote_answers_its_own_tally_and_can_be_changed_and_taken_back() {
    run(&async |stage: &Stage| {
        let mut program = stage.program();
        program.say("x-make-location", "sequence essai");
        let dealt = program.get("/sequences/standard/essai").await.with(200);
        let (id, key) =
            (dealt["proposals"][0]["id"].as_str().unwrap().to_owned(), &dealt["proposals"][0]["proposalKey"]);
        let agree = json!({ "voteKey": "agree", "proposalKey": key });
        let told = voted(&mut program, &id, "vote", agree.clone()).await.with(200);
        assert_eq!((&told["voteKey"], &told["count"], &told["hasVoted"]), (&json!("agree"), &json!(1), &json!(true)));
        assert_eq!(voted(&mut program, &id, "vote", agree.clone()).await.with(200), told);
        let said =
            voted(&mut program, &id, "qualification", json!({ "voteKey": "agree", "qualificationKey": "doable" }));
        assert_eq!(said.await.with(200), json!({ "qualificationKey": "doable", "count": 1, "hasQualified": true }));
        let back =
            voted(&mut program, &id, "unqualification", json!({ "voteKey": "agree", "qualificationKey": "doable" }));
        assert_eq!(back.await.with(200), json!({ "qualificationKey": "doable", "count": 0, "hasQualified": false }));
        let wrong = json!({ "voteKey": "disagree", "proposalKey": "not-the-key" });
        assert_eq!(voted(&mut program, &id, "vote", wrong).await.with(200)["count"], 1);
        let gone = voted(&mut program, &id, "unvote", agree).await.with(200);
        assert_eq!((&gone["hasVoted"], &gone["voteKey"]), (&json!(false), &json!("agree")));
        let row =
            stage.backend.all(&"essai".into()).await.unwrap().into_iter().find(|row| row.proposal.to_string() == id);
        assert_eq!(row.unwrap().tally.count.total(), 0);
    });
}

#[test]
fn a_vote_that_answers_a_dealt_card_is_of_the_sequence_whatever_its_key() {
    run(&async |stage: &Stage| {
        let mut program = stage.program();
        let dealt = ids(&program.get("/sequences/standard/essai").await.with(200)["proposals"]);
        voted(&mut program, &dealt[0], "vote", json!({ "voteKey": "agree" })).await.with(200);
        let all = ids(&program.get("/proposals?questionId=essai&limit=30").await.with(200)["results"]);
        let chosen = all.iter().find(|id| !dealt.contains(id)).unwrap();
        program.say("x-make-location", "sequence essai");
        let key = program.get(&format!("/proposals/{chosen}")).await.with(200)["proposalKey"].clone();
        voted(&mut program, chosen, "vote", json!({ "voteKey": "agree", "proposalKey": key })).await.with(200);
        let rows = stage.backend.all(&"essai".into()).await.unwrap();
        let of = |id: &str| rows.iter().find(|row| &*row.proposal.0 == id).unwrap().tally;
        assert_eq!(
            (of(&dealt[0]).sequence.total(), of(chosen).verified.total(), of(chosen).sequence.total()),
            (1, 1, 0)
        );
    });
}

#[test]
fn what_cannot_be_voted_or_qualified_is_refused_in_make_orgs_shape() {
    run(&async |stage: &Stage| {
        let mut program = stage.program();
        let all = ids(&program.get("/proposals?questionId=essai").await.with(200)["results"]);
        let old = ids(&program.get("/proposals?questionId=fini").await.with(200)["results"]);
        let agree = json!({ "voteKey": "agree", "proposalKey": null });
        voted(&mut program, "nobody", "vote", agree.clone()).await.refuses(404, "id", "not_found");
        voted(&mut program, &all[0], "vote", json!({ "voteKey": "Agree" })).await.refuses(400, "voteKey", "malformed");
        voted(&mut program, &all[0], "vote", json!([])).await.refuses(400, "voteKey", "malformed");
        voted(&mut program, &old[0], "vote", agree.clone()).await.refuses(400, "status", "invalid_state");
        let word = |word: &str| json!({ "voteKey": "agree", "qualificationKey": word });
        let early = voted(&mut program, &all[0], "qualification", word("likeIt")).await;
        early.refuses(400, "qualificationKey", "invalid_value");
        voted(&mut program, &all[0], "vote", agree).await.with(200);
        voted(&mut program, &all[0], "qualification", word("noWay")).await.refuses(
            400,
            "qualificationKey",
            "invalid_value",
        );
        voted(&mut program, &all[0], "qualification", word("blue")).await.refuses(400, "qualificationKey", "malformed");
        let sent = program.send("POST", &format!("/proposals/{}/vote", all[0]), "application/json", b"{").await;
        sent.refuses(400, "body", "malformed");
    });
}

fn new(content: &str) -> Value {
    json!({ "content": content, "questionId": "essai", "language": "fr", "country": "FR" })
}

#[test]
fn a_proposal_needs_an_account_gets_its_opening_and_waits() {
    run(&async |stage: &Stage| {
        stage.program().post("/proposals", &new("Il faut des passerelles")).await.refuses(
            401,
            "authorization",
            "invalid_token",
        );
        let (mut author, account) = stage.citizen(1).await;
        author.say("x-make-country", "FR");
        let sent = author.post("/proposals", &new("Des passerelles sur le canal")).await.with(201);
        assert_eq!(sent["id"], sent["proposalId"]);
        let path = format!("/proposals/{}", sent["id"].as_str().unwrap());
        let own = author.get(&path).await.with(200);
        assert_eq!(
            (&own["content"], &own["status"]),
            (&json!("Il faut des passerelles sur le canal"), &json!("Pending"))
        );
        assert_eq!((&own["myProposal"], &own["userId"]), (&json!(true), &json!(account)));
        stage.program().get(&path).await.refuses(404, "id", "not_found");
        let mine = author.get(&format!("/user/{account}/proposals")).await.with(200);
        assert_eq!((&mine["total"], &mine["results"][0]["id"]), (&json!(1), &sent["id"]));
        assert!(!mine["results"][0]["createdAt"].as_str().unwrap().starts_with("1970"));
        author.post("/proposals", &new("Des passerelles sur le canal")).await.refuses(
            400,
            "content",
            "already_proposed",
        );
    });
}

#[test]
fn a_proposal_that_cannot_be_is_refused_field_by_field() {
    run(&async |stage: &Stage| {
        let (mut author, _) = stage.citizen(1).await;
        let bad = author.post("/proposals", &json!({ "content": "<b>", "questionId": "essai" })).await;
        bad.refuses(400, "content", "invalid_content");
        bad.refuses(400, "language", "malformed");
        bad.refuses(400, "country", "malformed");
        author.post("/proposals", &new("")).await.refuses(400, "content", "too_short");
        author.post("/proposals", &new(&"é".repeat(133))).await.refuses(400, "content", "too_long");
        author.post("/proposals", &new(&"é".repeat(132))).await.with(201);
        let elsewhere = |question: &str| json!({ "content": "Il faut des ponts neufs", "questionId": question, "language": "fr", "country": "FR" });
        author.post("/proposals", &elsewhere("nulle-part")).await.refuses(400, "question", "mandatory");
        author.post("/proposals", &elsewhere("fini")).await.refuses(400, "questionId", "closed");
        author.post("/proposals", &elsewhere("demain")).await.refuses(400, "questionId", "closed");
    });
}

#[test]
fn a_name_is_hidden_where_its_owner_asks() {
    run(&async |stage: &Stage| {
        let (mut author, account) = stage.citizen(1).await;
        let who = account.parse().unwrap();
        let signature = ilfaut_client::model::Signature { name: Some("Nour".to_owned()), age: Some(34) };
        stage.backend.sign(who, signature).await.unwrap();
        let signed = author.post("/proposals", &new("Il faut des bancs publics")).await.with(201)["id"].clone();
        let told = author.get(&format!("/proposals/{}", signed.as_str().unwrap())).await.with(200);
        assert_eq!((&told["author"]["firstName"], &told["author"]["age"]), (&json!("Nour"), &json!(34)));
        let mut body = new("Il faut des préaux couverts");
        body["isAnonymous"] = json!(true);
        let hidden = author.post("/proposals", &body).await.with(201)["id"].clone();
        let told = author.get(&format!("/proposals/{}", hidden.as_str().unwrap())).await.with(200);
        assert_eq!((&told["author"]["firstName"], &told["author"]["age"]), (&Value::Null, &Value::Null));
    });
}

#[test]
fn ones_own_votes_are_ones_own() {
    run(&async |stage: &Stage| {
        let (mut voter, account) = stage.citizen(1).await;
        let all = ids(&voter.get("/proposals?questionId=essai").await.with(200)["results"]);
        for (id, key) in all.iter().zip(["agree", "disagree", "agree"]) {
            voted(&mut voter, id, "vote", json!({ "voteKey": key })).await.with(200);
        }
        let path = format!("/user/{account}/votes");
        assert_eq!(voter.get(&path).await.with(200)["total"], 3);
        let some = voter.get(&format!("{path}?votes=disagree&limit=5")).await.with(200);
        assert_eq!(ids(&some["results"]), [all[1].clone()]);
        assert_eq!(some["results"][0]["votes"][1]["hasVoted"], true);
        voter.get(&format!("{path}?votes=perhaps")).await.refuses(400, "votes", "malformed");
        let (mut other, _) = stage.citizen(2).await;
        other.get(&path).await.refuses(403, "authorization", "access_denied");
        other.get(&format!("/user/{account}/proposals")).await.refuses(403, "authorization", "access_denied");
        stage.program().get(&path).await.refuses(401, "authorization", "invalid_token");
    });
}

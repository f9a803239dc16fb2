//! What moderators' programs ask, operation by operation: the queue, leases, decisions, tags, many at once.

use ilfaut_client::backend::LEASE;
use serde_json::{Value, json};

use super::stage::{Stage, ids, run};
use super::wire::{Program, Told};

/// A proposal of citizen number `number` that waits.
async fn sent(stage: &Stage, number: u8, content: &str) -> String {
    stage.clock.pass(1_000);
    let (mut author, _) = stage.citizen(number).await;
    let body = json!({ "content": content, "questionId": "essai", "language": "fr", "country": "FR" });
    author.post("/proposals", &body).await.with(201)["id"].as_str().unwrap().to_owned()
}

async fn three(stage: &Stage) -> [String; 3] {
    [
        sent(stage, 1, "Il faut des passerelles").await,
        sent(stage, 2, "Il faut des lampadaires").await,
        sent(stage, 1, "Il faut des abribus chauffés").await,
    ]
}

async fn next(moderator: &mut Program, enrich: bool) -> Told {
    moderator.post("/moderation/proposals/next", &json!({ "questionId": "essai", "toEnrich": enrich })).await
}

async fn act(moderator: &mut Program, id: &str, what: &str, body: &Value) -> Told {
    moderator.post(&format!("/moderation/proposals/{id}/{what}"), body).await
}

fn accepting(tags: &[&str], text: Option<&str>) -> Value {
    json!({ "newContent": text, "sendNotificationEmail": true, "tags": tags, "questionId": "essai",
        "predictedTags": null, "predictedTagsModelName": null })
}

fn refusing(reason: &str) -> Value {
    json!({ "sendNotificationEmail": true, "refusalReason": reason })
}

#[test]
fn only_moderators_come_in() {
    run(&async |stage: &Stage| {
        let (mut citizen, _) = stage.citizen(1).await;
        let mut nobody = stage.program();
        for path in ["/moderation/proposals", "/moderation/proposals/1", "/moderation/proposals/1/tags"] {
            citizen.get(path).await.refuses(403, "authorization", "access_denied");
            nobody.get(path).await.refuses(401, "authorization", "invalid_token");
        }
        for path in
            ["next", "next-author-to-moderate", "lock", "tag", "accept", "1/lock", "1/accept", "1/refuse", "1/postpone"]
        {
            let path = format!("/moderation/proposals/{path}");
            citizen.post(&path, &json!({})).await.refuses(403, "authorization", "access_denied");
            nobody.post(&path, &json!({})).await.refuses(401, "authorization", "invalid_token");
        }
        citizen.get("/moderation/operations-of-questions/infos").await.refuses(403, "authorization", "access_denied");
    });
}

#[test]
fn what_moderators_do_together_is_theirs_and_of_their_questions() {
    run(&async |stage: &Stage| {
        let id = sent(stage, 1, "Il faut des lanternes").await;
        let (mut lou, mut nobody) = (stage.program(), stage.program());
        lou.log_in("lou@example.org", super::stage::PASSWORD).await;
        let (mut citizen, mut ines) = (stage.citizen(1).await.0, stage.moderator("Inès").await);
        let words = json!({ "proposal": id, "words": "Vu." });
        let back = json!({ "proposal": id, "seen": "Accepted" });
        let calls = [("note", &words), ("write", &words), ("seize", &words), ("take-back", &back)];
        for (verb, body) in calls {
            let path = format!("/ilfaut/v1/{verb}");
            nobody.post(&path, body).await.refuses(401, "authorization", "invalid_token");
            citizen.post(&path, body).await.refuses(403, "authorization", "access_denied");
            lou.post(&path, body).await.refuses(403, "authorization", "access_denied");
        }
        act(&mut ines, &id, "accept", &accepting(&[], None)).await.with(200);
        for (verb, body) in calls {
            ines.post(&format!("/ilfaut/v1/{verb}"), body).await.with(200);
        }
        let empty = json!({ "proposal": id, "words": " " });
        ines.post("/ilfaut/v1/note", &empty).await.refuses(400, "words", "mandatory");
        let item = ines.post("/ilfaut/v1/item", &json!({ "proposal": id })).await.with(200);
        assert_eq!((&item["status"], &item["notes"][0]["words"]), (&json!("Pending"), &json!("Vu.")));
    });
}

#[test]
fn the_dashboard_tells_what_waits_of_questions_that_have_begun() {
    run(&async |stage: &Stage| {
        three(stage).await;
        let mut moderator = stage.moderator("Camille").await;
        let told = moderator.get("/moderation/operations-of-questions/infos?moderationMode=Moderation").await;
        assert_eq!(told.header("x-total-count"), Some("2"));
        let infos = told.with(200);
        assert_eq!((&infos[0]["questionId"], &infos[0]["proposalToModerateCount"]), (&json!("essai"), &json!(3)));
        assert_eq!((&infos[0]["totalProposalCount"], &infos[0]["hasTags"]), (&json!(33), &json!(true)));
        let path = "/moderation/operations-of-questions/infos";
        moderator.get(path).await.refuses(404, "moderationMode", "mandatory");
        moderator.get(&format!("{path}?moderationMode=Dreaming")).await.refuses(400, "moderationMode", "malformed");
        let id = sent(stage, 3, "Il faut des glycines").await;
        act(&mut moderator, &id, "accept", &accepting(&[], None)).await.with(200);
        let enrich = moderator.get(&format!("{path}?moderationMode=Enrichment")).await.with(200);
        assert_eq!(enrich[0]["proposalToModerateCount"], 1);
    });
}

#[test]
fn the_queue_is_asked_by_status_and_more() {
    run(&async |stage: &Stage| {
        let [one, two, three] = three(stage).await;
        let mut moderator = stage.moderator("Camille").await;
        let accepted = moderator.get("/moderation/proposals?questionId=essai&_start=0&_end=10").await;
        assert_eq!(accepted.header("x-total-count"), Some("30"));
        let accepted = accepted.with(200);
        assert!(accepted.as_array().unwrap().iter().all(|item| item["status"] == "Accepted"));
        let mut asked =
            async |query: &str| ids(&moderator.get(&format!("/moderation/proposals?{query}")).await.with(200));
        assert_eq!(asked("status=Pending").await, [&*one, &two, &three]);
        assert_eq!(
            asked("status=Pending&status=Refused,Postponed&_sort=createdAt&_order=DESC").await,
            [&*three, &two, &one]
        );
        assert_eq!(asked("status=Pending&_start=1&_end=2").await, [&*two]);
        assert_eq!(asked("status=Pending&content=lampadaire").await, [&*two]);
        assert_eq!(asked(&format!("status=Pending&id={one},{three}")).await, [&*one, &three]);
        assert_eq!(asked("status=Pending&initialProposal=true").await.len(), 0);
        assert_eq!(asked("initialProposal=true&questionId=fini").await.len(), 4);
        assert_eq!(asked("tagId=eau&questionId=essai&_end=5000").await.len(), 15);
        assert_eq!(asked("status=Pending&userType=ORGANISATION").await.len(), 0);
        let row = moderator.get("/moderation/proposals?status=Pending&_end=1").await.with(200)[0].clone();
        assert!(
            row["author"]["id"].as_str().unwrap().len() == 32
                && row["votesCount"] == 0
                && row["votes"][0]["key"] == "agree"
        );
        let by = row["author"]["id"].as_str().unwrap();
        let of_one = moderator.get(&format!("/moderation/proposals?status=Pending&userId={by}")).await.with(200);
        assert_eq!(ids(&of_one), [one, three]);
        moderator.get("/moderation/proposals?status=Dreamt").await.refuses(400, "status", "malformed");
        moderator.get("/moderation/proposals?_sort=colour").await.refuses(400, "_sort", "invalid_value");
    });
}

#[test]
fn the_next_one_is_held_and_others_get_the_one_after() {
    run(&async |stage: &Stage| {
        let [one, two, three] = three(stage).await;
        let (mut camille, mut ines) = (stage.moderator("Camille").await, stage.moderator("Inès").await);
        let first = next(&mut camille, false).await.with(200);
        assert_eq!(
            (&first["proposalId"], &first["id"], &first["status"]),
            (&json!(one), &json!(one), &json!("Pending"))
        );
        assert_eq!((&first["events"][0]["actionType"], &first["questionId"]), (&json!("propose"), &json!("essai")));
        assert_eq!(next(&mut camille, false).await.with(200)["id"], json!(one));
        assert_eq!(next(&mut ines, false).await.with(200)["id"], json!(two));
        let held = act(&mut ines, &one, "lock", &json!({})).await;
        held.refuses(400, "moderatorName", "already_locked");
        assert_eq!(held.json()[0]["message"], "Camille");
        act(&mut ines, &one, "accept", &accepting(&[], None)).await.refuses(400, "moderatorName", "already_locked");
        act(&mut ines, &one, "refuse", &refusing("Legal")).await.refuses(400, "moderatorName", "already_locked");
        assert_eq!(act(&mut camille, &one, "lock", &json!({})).await.status, 204);
        stage.clock.pass(LEASE + 1);
        assert_eq!(act(&mut ines, &one, "lock", &json!({})).await.status, 204);
        for id in [&one, &two, &three] {
            act(&mut ines, id, "lock", &json!({})).await.with(204);
            act(&mut ines, id, "postpone", &Value::Null).await.with(200);
        }
        next(&mut camille, false).await.refuses(404, "proposal", "not_found");
        let bad = camille.post("/moderation/proposals/next", &json!({ "questionId": "essai" })).await;
        bad.refuses(400, "toEnrich", "malformed");
        let far =
            camille.post("/moderation/proposals/next", &json!({ "questionId": "nulle-part", "toEnrich": false })).await;
        far.refuses(404, "question", "not_found");
    });
}

#[test]
fn everything_of_one_author_is_held_at_once() {
    run(&async |stage: &Stage| {
        let [one, two, three] = three(stage).await;
        let (mut camille, mut ines) = (stage.moderator("Camille").await, stage.moderator("Inès").await);
        let path = "/moderation/proposals/next-author-to-moderate";
        let body = json!({ "questionId": "essai", "toEnrich": false });
        let first = camille.post(path, &body).await.with(200);
        assert_eq!((ids(&first["proposals"]), &first["total"]), (vec![one.clone(), three.clone()], &json!(2)));
        assert_eq!(first["author"], first["proposals"][1]["author"]);
        assert_eq!(ids(&ines.post(path, &body).await.with(200)["proposals"]), [two]);
        let all = ines.post("/moderation/proposals/lock", &json!({ "proposalIds": [one, three] })).await;
        all.refuses(400, "moderatorName", "already_locked");
        let unknown = ines.post("/moderation/proposals/lock", &json!({ "proposalIds": [one, "nobody"] })).await;
        unknown.refuses(400, "proposalIds", "invalid_value");
        let again = camille.post("/moderation/proposals/lock", &json!({ "proposalIds": [one, three] })).await;
        assert_eq!(again.status, 204);
    });
}

#[test]
fn a_proposal_is_corrected_tagged_accepted_and_shown_to_all() {
    run(&async |stage: &Stage| {
        let id = sent(stage, 1, "Il faut des passerelle").await;
        let mut moderator = stage.moderator("Camille").await;
        let tags = moderator.get(&format!("/moderation/proposals/{id}/tags")).await.with(200);
        assert_eq!((tags["tags"].as_array().unwrap().len(), &tags["tags"][0]["checked"]), (2, &json!(false)));
        let markup = act(&mut moderator, &id, "accept", &accepting(&[], Some("<b>Il faut</b> des passerelles"))).await;
        markup.refuses(400, "newContent", "invalid_content");
        act(&mut moderator, &id, "accept", &accepting(&["rouge"], None)).await.refuses(400, "tags", "invalid_value");
        act(&mut moderator, &id, "accept", &json!({ "tags": [] })).await.refuses(
            400,
            "sendNotificationEmail",
            "malformed",
        );
        let mut moved = accepting(&[], None);
        moved["questionId"] = json!("fini");
        act(&mut moderator, &id, "accept", &moved).await.refuses(400, "questionId", "invalid_value");
        moved["questionId"] = json!("nulle-part");
        act(&mut moderator, &id, "accept", &moved).await.refuses(400, "questionId", "not_found");
        let text = "Il faut des passerelles piétonnes";
        let page = act(&mut moderator, &id, "accept", &accepting(&["eau"], Some(text))).await.with(200);
        assert_eq!(
            (&page["status"], &page["content"], &page["tags"]),
            (&json!("Accepted"), &json!(text), &json!(["eau"]))
        );
        assert_eq!(
            (&page["events"][0]["actionType"], &page["slug"]),
            (&json!("accept"), &json!("il-faut-des-passerelles-pietonnes"))
        );
        let shown = stage.program().get(&format!("/proposals/{id}")).await.with(200);
        assert_eq!((&shown["content"], &shown["tags"][0]["tagId"]), (&json!(text), &json!("eau")));
        act(&mut moderator, &id, "accept", &accepting(&[], None)).await.refuses(400, "status", "invalid_state");
        act(&mut moderator, &id, "postpone", &Value::Null).await.refuses(400, "status", "invalid_state");
        act(&mut moderator, "nobody", "accept", &accepting(&[], None)).await.refuses(404, "id", "not_found");
    });
}

#[test]
fn the_states_are_those_of_make_org() {
    run(&async |stage: &Stage| {
        let id = sent(stage, 1, "Il faut des passerelles").await;
        let mut moderator = stage.moderator("Camille").await;
        let put = async |moderator: &mut Program, body: &Value| {
            let body = body.to_string();
            moderator.send("PUT", &format!("/moderation/proposals/{id}"), "application/json", body.as_bytes()).await
        };
        let update = json!({ "newContent": "Il faut des passerelles en bois", "tags": ["air"] });
        put(&mut moderator, &update).await.refuses(400, "status", "invalid_state");
        act(&mut moderator, &id, "postpone", &Value::Null).await.with(200);
        let waits = moderator.get("/moderation/proposals?status=Postponed").await.with(200);
        assert_eq!(ids(&waits), std::slice::from_ref(&id));
        act(&mut moderator, &id, "refuse", &json!({ "sendNotificationEmail": true })).await.refuses(
            400,
            "refusalReason",
            "mandatory",
        );
        act(&mut moderator, &id, "refuse", &refusing("Other")).await.refuses(400, "refusalReason", "mandatory");
        act(&mut moderator, &id, "refuse", &refusing("<i>")).await.refuses(400, "refusalReason", "invalid_content");
        let refused = act(&mut moderator, &id, "refuse", &refusing("MultipleIdeas: une par texte")).await.with(200);
        assert_eq!(
            (&refused["status"], &refused["refusalReason"]),
            (&json!("Refused"), &json!("MultipleIdeas: une par texte"))
        );
        assert_eq!(refused["events"][0]["user"]["displayName"], "Camille");
        act(&mut moderator, &id, "postpone", &Value::Null).await.refuses(400, "status", "invalid_state");
        act(&mut moderator, &id, "accept", &accepting(&[], None)).await.with(200);
        let page = put(&mut moderator, &update).await.with(200);
        assert_eq!((&page["content"], &page["tags"]), (&json!("Il faut des passerelles en bois"), &json!(["air"])));
        act(&mut moderator, &id, "refuse", &refusing("Des mots libres")).await.with(200);
        let page = moderator.get(&format!("/moderation/proposals/{id}")).await.with(200);
        assert_eq!((&page["status"], &page["refusalReason"]), (&json!("Refused"), &json!("Other: Des mots libres")));
        assert_eq!(moderator.get(&format!("/proposals/{id}")).await.with(200)["status"], "Refused");
        stage.program().get(&format!("/proposals/{id}")).await.refuses(404, "id", "not_found");
    });
}

#[test]
fn many_at_once_have_each_their_own_end() {
    run(&async |stage: &Stage| {
        let [one, two, three] = three(stage).await;
        let mut moderator = stage.moderator("Camille").await;
        let path = "/moderation/proposals";
        let done =
            moderator.post(&format!("{path}/accept"), &json!({ "proposalIds": [one, two, one, "nobody"] })).await;
        let done = done.with(200);
        assert_eq!((&done["successes"], &done["failures"][0]["key"]), (&json!([one, two]), &json!("not_found")));
        let tag = json!({ "proposalIds": [one, three], "tagIds": ["eau", "air"] });
        let tagged = moderator.post(&format!("{path}/tag"), &tag).await.with(200);
        assert_eq!((&tagged["successes"], &tagged["failures"][0]["proposalId"]), (&json!([one]), &json!(three)));
        assert_eq!(tagged["failures"][0]["key"], "invalid_state");
        let red = moderator.post(&format!("{path}/tag"), &json!({ "proposalIds": [one], "tagIds": ["rouge"] })).await;
        red.refuses(400, "tagId", "invalid_value");
        let untag = json!({ "proposalIds": [one, two], "tagId": "eau" }).to_string();
        let untagged = moderator.send("DELETE", &format!("{path}/tag"), "application/json", untag.as_bytes()).await;
        assert_eq!(untagged.with(200)["successes"], json!([one, two]));
        let page = moderator.get(&format!("{path}/{one}")).await.with(200);
        assert_eq!(page["tags"], json!(["air"]));
        let many = json!({ "proposalIds": (0..1_001).collect::<Vec<_>>() });
        moderator.post(&format!("{path}/accept"), &many).await.refuses(400, "proposalIds", "malformed");
        let many = json!({ "proposalIds": (0..1_001).map(|n| n.to_string()).collect::<Vec<_>>() });
        moderator.post(&format!("{path}/accept"), &many).await.refuses(400, "proposalIds", "invalid_value");
        let bare = next(&mut moderator, true).await.with(200);
        assert_eq!((&bare["id"], &bare["status"]), (&json!(two), &json!("Accepted")));
    });
}

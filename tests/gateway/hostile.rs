//! Nothing that a stranger can send stops the gateway, nor makes it answer in another shape.

use serde_json::{Value, json};

use super::stage::{Stage, run};

#[test]
fn odd_names_and_values_are_refused_or_passed_over() {
    run(&async |stage: &Stage| {
        let mut program = stage.program();
        let long = "x".repeat(6_000);
        let odd = ["%00", "%FF%FE", "..%2F..", "%F0%9F%8C%B3", "'%20or%201=1", "{id}", long.as_str()];
        for name in odd {
            for path in [
                format!("/questions/{name}/details"),
                format!("/questions/{name}/popular-tags"),
                format!("/sequences/standard/{name}"),
                format!("/sequences/{name}/essai"),
                format!("/sequences/keyword/essai/{name}"),
                format!("/proposals/{name}"),
                format!(
                    "/proposals?content={name}&questionId={name}&proposalIds={name},{name}&slug={name}&keywords={name}"
                ),
                format!("/proposals?tagsIds={name}&seed={name}&limit={name}"),
                format!("/questions?country={name}&language={name}&preferredLanguage={name}"),
                format!("/sequences/standard/essai?include={name}"),
            ] {
                let told = program.get(&path).await;
                assert!(told.status < 500, "{path}: {told:?}");
                if told.status >= 400 {
                    assert!(told.json().is_array(), "{path}: {told:?}");
                }
            }
        }
        for (limit, skip) in [("18446744073709551615", "18446744073709551615"), ("0", "0"), ("1000000", "5")] {
            program.get(&format!("/proposals?limit={limit}&skip={skip}")).await.with(200);
            program.get(&format!("/proposals?sortAlgorithm=random&limit={limit}&skip={skip}")).await.with(200);
        }
        program.get("/proposals?seed=99999999999").await.refuses(400, "seed", "malformed");
        assert_eq!(stage.program().get("/questions").await.with(200)["total"], 3);
    });
}

#[test]
fn odd_bodies_are_refused_in_make_orgs_shape() {
    run(&async |stage: &Stage| {
        let (mut author, _) = stage.citizen(1).await;
        let deep = "[".repeat(10_000);
        let bodies = ["", "null", "[]", "{", "\u{0}", "{\"content\":[1]}", "\"\\ud800\"", deep.as_str()];
        for body in bodies {
            for path in ["/proposals", "/proposals/1/vote", "/proposals/1/unvote", "/proposals/1/qualification"] {
                let told = author.send("POST", path, "application/json", body.as_bytes()).await;
                assert!(told.status == 400 && told.json().is_array(), "{path} {body:?}: {told:?}");
            }
        }
        let huge = vec![b' '; 100_000];
        let told = author.send("POST", "/proposals", "application/json", &huge).await;
        assert_eq!(told.status, 413);
        let odd = json!({ "content": "Il faut \u{202e}des \u{0}ponts\r\n neufs", "questionId": "essai", "language": "zz", "country": "FR" });
        let sent = author.post("/proposals", &odd).await.with(201);
        let told = author.get(&format!("/proposals/{}", sent["id"].as_str().unwrap())).await.with(200);
        assert_eq!(
            (&told["content"], &told["contentLanguage"]),
            (&Value::from("Il faut des ponts neufs"), &json!("fr"))
        );
    });
}

#[test]
fn a_session_of_somebody_elses_making_is_a_new_one() {
    run(&async |stage: &Stage| {
        let mut program = stage.program();
        program.say("x-session-id", "00000000-made-up");
        let told = program.get("/questions").await;
        let session = told.header("x-session-id").unwrap();
        assert!(told.status == 200 && session != "00000000-made-up" && session.len() > 40);
        program.say("authorization", "Bearer nonsense");
        program.get("/questions").await.refuses(401, "authorization", "invalid_token");
    });
}

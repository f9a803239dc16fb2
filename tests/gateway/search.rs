//! The search of proposals: every way to ask, and the orders that may be asked for.

use serde_json::{Value, json};

use super::stage::{Stage, ids, run};
use super::wire::Program;

async fn found(program: &mut Program, query: &str) -> Vec<String> {
    ids(&program.get(&format!("/proposals?{query}")).await.with(200)["results"])
}

#[test]
fn proposals_are_found_by_anything_that_one_may_ask() {
    run(&async |stage: &Stage| {
        let mut program = stage.program();
        let page = program.get("/proposals").await.with(200);
        assert_eq!((&page["total"], ids(&page["results"]).len(), &page["seed"]), (&json!(34), 10, &Value::Null));
        let all = found(&mut program, "questionId=essai&limit=1000").await;
        assert_eq!((all.len(), found(&mut program, "questionId=essai,fini&limit=99").await.len()), (30, 34));
        assert_eq!(found(&mut program, "questionId=essai&skip=28").await, all[28..]);
        assert_eq!(found(&mut program, "questionId=essai&content=phares").await.len(), 1);
        assert_eq!(found(&mut program, "content=phares&country=FR").await.len(), 1);
        assert_eq!(found(&mut program, "content=phares&country=BE").await.len(), 0);
        assert_eq!(found(&mut program, "questionId=essai&keywords=phares,digues").await.len(), 2);
        assert_eq!(found(&mut program, "questionId=essai&tagsIds=eau&limit=99").await.len(), 15);
        assert_eq!(found(&mut program, "questionId=essai&tagsIds=eau,air&limit=99").await.len(), 30);
        assert_eq!(
            found(&mut program, &format!("proposalIds={},nobody,{}", all[9], all[2])).await,
            [all[9].clone(), all[2].clone()]
        );
        assert_eq!(found(&mut program, "slug=il-faut-des-phares").await.len(), 1);
        assert_eq!(found(&mut program, "userType=ORGANISATION").await.len(), 0);
        assert_eq!(found(&mut program, "userType=USER").await.len(), 10);
        assert_eq!(found(&mut program, "operationId=essai&limit=99").await.len(), 34);
        assert_eq!(found(&mut program, "operationId=autre").await.len(), 0);
        assert_eq!(found(&mut program, "questionId=nulle-part").await.len(), 0);
        assert_eq!(found(&mut program, "questionId=essai&isRandom=1&context=x").await.len(), 10);
    });
}

#[test]
fn what_one_has_voted_on_can_be_left_out() {
    run(&async |stage: &Stage| {
        let mut program = stage.program();
        let all = found(&mut program, "questionId=essai&limit=99").await;
        program.post(&format!("/proposals/{}/vote", all[4]), &json!({ "voteKey": "neutral" })).await.with(200);
        let left = found(&mut program, "questionId=essai&isNotVoted=true&limit=99").await;
        assert!(left.len() == 29 && !left.contains(&all[4]));
        assert_eq!(found(&mut stage.program(), "questionId=essai&isNotVoted=true&limit=99").await.len(), 30);
    });
}

#[test]
fn chance_repeats_itself_for_its_seed() {
    run(&async |stage: &Stage| {
        let mut program = stage.program();
        let first = program.get("/proposals?questionId=essai&sortAlgorithm=random&limit=15").await.with(200);
        let seed = first["seed"].as_i64().expect("a seed");
        let next =
            found(&mut program, &format!("questionId=essai&sortAlgorithm=random&limit=15&skip=15&seed={seed}")).await;
        let mut both: Vec<String> = ids(&first["results"]).into_iter().chain(next).collect();
        let drawn =
            found(&mut stage.program(), &format!("questionId=essai&sortAlgorithm=random&limit=30&seed={seed}")).await;
        assert_eq!(both, drawn);
        both.sort();
        both.dedup();
        assert_eq!(both.len(), 30);
        assert_ne!(
            found(&mut program, &format!("questionId=essai&sortAlgorithm=random&limit=30&seed={}", seed ^ 1)).await,
            drawn
        );
    });
}

#[test]
fn orders_are_those_of_make_org_and_what_votes_say_is_told_at_the_end() {
    run(&async |stage: &Stage| {
        let mut program = stage.program();
        let newest = found(&mut program, "questionId=essai&sort=createdAt&order=DESC&limit=30").await;
        assert_eq!(newest.len(), 30);
        let texts = program.get("/proposals?questionId=essai&sort=content.keyword&limit=30").await.with(200);
        let texts: Vec<String> =
            texts["results"].as_array().unwrap().iter().map(|one| one["content"].to_string()).collect();
        assert!(texts.is_sorted_by_key(|text| text.to_lowercase()));
        for (query, field) in
            [("sort=content", "sort"), ("sortAlgorithm=POPULAR", "sortAlgorithm"), ("country=ZZ", "country")]
        {
            program.get(&format!("/proposals?{query}")).await.refuses(400, field, "invalid_value");
        }
        program.get("/proposals?order=up").await.refuses(400, "order", "malformed");
        for query in ["sortAlgorithm=popular", "sortAlgorithm=controversy", "sortAlgorithm=realistic"] {
            program.get(&format!("/proposals?questionId=essai&{query}")).await.refuses(
                400,
                "sortAlgorithm",
                "invalid_value",
            );
        }
        program.get("/proposals?questionId=essai&sort=agreementRate").await.refuses(400, "sort", "invalid_value");
        let agreement = |page: Vec<String>| async move {
            let rows = stage.backend.all(&"fini".into()).await.unwrap();
            let of = |id: &String| rows.iter().find(|row| *row.proposal.0 == **id).unwrap().aggregate.unwrap().agree;
            page.iter().map(of).collect::<Vec<_>>()
        };
        let liked = found(&mut program, "questionId=fini&sortAlgorithm=popular").await;
        assert_eq!(agreement(liked).await, [90, 70, 50, 20]);
        let falling = found(&mut program, "questionId=fini&sort=agreementRate&order=desc").await;
        assert_eq!(agreement(falling).await, [90, 70, 50, 20]);
        let rising = found(&mut program, "questionId=fini&sort=scores.topScoreAjustedWithVotes").await;
        assert_eq!(agreement(rising).await, [20, 50, 70, 90]);
        let divides = found(&mut program, "questionId=fini&sortAlgorithm=controversy").await;
        assert_eq!(agreement(divides).await[0], 50);
    });
}

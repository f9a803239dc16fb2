//! `ilfaut score`: counts in, scores out, in the edition that is asked for. Needs no place, only standard input.

use std::io::Read;

use ilfaut_client::model::{Aggregate, Counts, Status, Tally};
use ilfaut_client::rules::score::keys::Key;
use ilfaut_client::rules::score::{
    Beta, Class, DEFAULT_WEIGHT, Estimate, Pool, PoolConfig, Published, Scores, Trending, Weight,
};
use ilfaut_client::rules::zone::Zone;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::answer::{Answer, Fault, Said};
use super::arguments::{Edition, Score};

/// Reads standard input and prints the vectors, filled; a machine and a person get the same.
pub(super) fn run(asked: &Score) -> Result<Answer, Fault> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| unreadable(&error.to_string()))?;
    Ok(Answer::done(Vec::new(), filled(&bytes, asked.edition)?))
}

/// `{"vectors": […]}` with every vector filled, in the same order.
fn filled(bytes: &[u8], edition: Edition) -> Result<Value, Fault> {
    #[derive(Deserialize)]
    struct Vectors {
        vectors: Vec<Map<String, Value>>,
    }
    let input: Vectors = serde_json::from_slice(bytes).map_err(|error| unreadable(&error.to_string()))?;
    let fill = match edition {
        Edition::Engine2022 => fill_2022,
        Edition::Export2020 => fill_2020,
    };
    let mut vectors = Vec::with_capacity(input.vectors.len());
    for (at, mut vector) in input.vectors.into_iter().enumerate() {
        fill(&mut vector).map_err(|error| unreadable(&format!("vectors[{at}]: {error}")))?;
        vectors.push(Value::Object(vector));
    }
    Ok(json!({ "vectors": vectors }))
}

/// Every fault of the input is told in one line, with where it was found.
fn unreadable(what: &str) -> Fault {
    Fault::bad(Said::new("score-unreadable").with("what", what.replace(['\n', '\r'], " ")))
}

/// The twelve counts of one class.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an object with twelve counts")]
struct Given {
    agree: u64,
    disagree: u64,
    neutral: u64,
    like_it: u64,
    doable: u64,
    platitude_agree: u64,
    no_way: u64,
    impossible: u64,
    platitude_disagree: u64,
    do_not_understand: u64,
    no_opinion: u64,
    do_not_care: u64,
}

impl From<Given> for Counts {
    fn from(given: Given) -> Self {
        Self {
            votes: [given.agree, given.disagree, given.neutral],
            qualifications: [
                given.like_it,
                given.doable,
                given.platitude_agree,
                given.no_way,
                given.impossible,
                given.platitude_disagree,
                given.do_not_understand,
                given.no_opinion,
                given.do_not_care,
            ],
        }
    }
}

/// The counts of the four classes; a proposal without a segment has no fourth.
#[derive(Deserialize)]
#[serde(expecting = "an object with count, verified, sequence and segment")]
struct Classes {
    count: Given,
    verified: Given,
    sequence: Given,
    segment: Option<Given>,
}

/// What the 2022 edition needs; only the counts must be given.
#[derive(Deserialize)]
struct Input2022 {
    input: Classes,
    #[serde(default = "accepted")]
    status: Status,
    #[serde(default = "half")]
    non_sequence_votes_weight: f64,
    #[serde(default)]
    pool_config: PoolConfig,
}

const fn accepted() -> Status {
    Status::Accepted
}

const fn half() -> f64 {
    DEFAULT_WEIGHT
}

fn fill_2022(vector: &mut Map<String, Value>) -> Result<(), String> {
    let given = Input2022::deserialize(&*vector).map_err(|error| error.to_string())?;
    let weight = Weight::new(given.non_sequence_votes_weight);
    let weight = weight.ok_or_else(|| "non_sequence_votes_weight: 0 ≤ … ≤ 1".to_owned())?;
    let has_segment = given.input.segment.is_some();
    let tally = Tally {
        count: given.input.count.into(),
        verified: given.input.verified.into(),
        sequence: given.input.sequence.into(),
        segment: given.input.segment.map_or_else(Counts::default, Counts::from),
    };
    let of = |class| scored(&tally, class, weight, given.status, &given.pool_config);
    let segment = if has_segment { of(Class::Segment) } else { without_segment() };
    vector.insert("trending".to_owned(), json!(Trending::of(&tally.count).map(Trending::name)));
    vector.insert("sequence".to_owned(), of(Class::Sequence));
    vector.insert("segment".to_owned(), segment);
    Ok(())
}

/// Everything that follows from one class of a tally.
fn scored(tally: &Tally, class: Class, weight: Weight, status: Status, config: &PoolConfig) -> Value {
    let scores = Scores::of(tally, class, weight);
    let total = class.of(tally).total();
    let pool = Pool::of(status, total, &scores, config);
    printed(total, scores.zone(), pool, &scores.named(), |key| key.beta(tally, class))
}

/// A proposal without a segment: nothing scored, in limbo, never shown (make.org 2022).
fn without_segment() -> Value {
    let nothing = Scores::of(&Tally::default(), Class::Segment, Weight::default());
    let named = nothing.named().map(|(name, _)| (name, Estimate::default()));
    printed(0, Zone::Limbo, Pool::Excluded, &named, |key| key.beta(&Tally::default(), Class::Segment))
}

fn printed(total: u64, zone: Zone, pool: Pool, named: &[(&str, Estimate)], beta: impl Fn(Key) -> Beta) -> Value {
    let scores: Map<String, Value> = named.iter().map(|(name, score)| ((*name).to_owned(), estimate(*score))).collect();
    let betas = Key::all().map(|key| (key.name().to_owned(), beta(key)));
    let betas: Map<String, Value> = betas.map(|(name, Beta { alpha, beta })| (name, json!([alpha, beta]))).collect();
    json!({ "total_votes": total, "zone": zone.name(), "pool": pool.name(), "scores": scores, "beta": betas })
}

fn estimate(score: Estimate) -> Value {
    json!({
        "score": score.score,
        "confidence": score.confidence,
        "lower": score.lower(),
        "upper": score.upper(),
    })
}

/// What the 2020 edition needs.
#[derive(Deserialize)]
struct Input2020 {
    scored: u64,
    agree: u64,
    disagree: u64,
    neutral: u64,
    net: i64,
}

/// The counts stand in the vector itself, or in its `input`.
fn fill_2020(vector: &mut Map<String, Value>) -> Result<(), String> {
    let given = match vector.get("input") {
        Some(input) => Input2020::deserialize(input),
        None => Input2020::deserialize(&*vector),
    };
    let Input2020 { scored, agree, disagree, neutral, net } = given.map_err(|error| error.to_string())?;
    let numbers = Published::of(&Aggregate { votes: scored, scored, agree, disagree, neutral, net });
    for (name, number) in [("adhesion", numbers.adhesion), ("engagement", numbers.engagement), ("score", numbers.score)]
    {
        vector.insert(name.to_owned(), json!(number));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use ilfaut_client::model::{Qualification, VoteKey};

    use super::*;

    fn zeros() -> Value {
        Key::all().map(|key| (key.name().to_owned(), json!(0))).collect::<Map<_, _>>().into()
    }

    fn vector() -> Value {
        json!({ "count": zeros(), "verified": zeros(), "sequence": zeros(), "segment": zeros() })
    }

    fn fill(vectors: &Value, edition: Edition) -> Result<Value, Fault> {
        filled(json!({ "vectors": vectors, "more": 1 }).to_string().as_bytes(), edition)
    }

    #[test]
    fn only_the_counts_are_needed_and_the_order_stays() {
        let given = json!([{ "input": vector(), "name": "a", "odd": [] }, { "input": vector(), "name": "b" }]);
        let filled = fill(&given, Edition::Engine2022).unwrap();
        assert_eq!(filled["vectors"][1]["name"], "b");
        let first = &filled["vectors"][0];
        assert_eq!((&first["trending"], &first["odd"]), (&Value::Null, &json!([])));
        assert_eq!((&first["sequence"]["zone"], &first["segment"]["pool"]), (&json!("controversy"), &json!("new")));
        assert_eq!(first["sequence"]["scores"].as_object().unwrap().len(), 20);
        assert_eq!(first["sequence"]["beta"]["likeIt"], json!([0.01, 1.0]));
    }

    #[test]
    fn a_proposal_without_a_segment_is_scored_in_no_segment() {
        let mut input = vector();
        input.as_object_mut().unwrap().remove("segment");
        let filled = fill(&json!([{ "input": input }]), Edition::Engine2022).unwrap();
        let segment = &filled["vectors"][0]["segment"];
        assert_eq!((&segment["zone"], &segment["pool"]), (&json!("limbo"), &json!("excluded")));
        assert_eq!(segment["scores"]["agree"]["confidence"], json!(0.0));
    }

    #[test]
    fn the_2020_edition_takes_five_counts() {
        let row = json!({ "scored": 449, "agree": 438, "disagree": 0, "neutral": 11, "net": 286, "row": 0 });
        for given in [json!([row]), json!([{ "input": row }])] {
            let filled = fill(&given, Edition::Export2020).unwrap();
            let score = filled["vectors"][0]["score"].as_f64().unwrap();
            assert!((score - 1.625_547_304_479_878_8).abs() < 1e-12);
        }
    }

    #[test]
    fn bad_input_is_one_sentence_with_the_place() {
        let words = crate::locale::Words::new(ilfaut_client::model::Language::FRENCH, crate::locale::Part::Operator);
        for bad in [
            "",
            "[]",
            "{",
            "{\"vectors\": 3}",
            "{\"vectors\": [1]}",
            "{\"vectors\": [{}]}",
            "\u{0}",
            "{\"vectors\":[{\"input\":\n3}]}",
        ] {
            let fault = filled(bad.as_bytes(), Edition::Engine2022).unwrap_err();
            let sentence = fault.said[0].to_text(&words);
            assert_eq!(
                (fault.code, sentence.contains('\n')),
                (super::super::answer::Code::BadInput, false),
                "{sentence}"
            );
        }
        let heavy = json!([{ "input": vector(), "non_sequence_votes_weight": 1.5 }]);
        assert!(fill(&heavy, Edition::Engine2022).is_err());
        assert!(filled(b"\xff\xfe", Edition::Export2020).is_err());
    }

    #[test]
    fn every_count_lands_under_its_own_name() {
        let counts: Map<String, Value> =
            Key::all().zip(1_u64..).map(|(key, n)| (key.name().to_owned(), json!(n))).collect();
        let counts = Counts::from(Given::deserialize(&counts).unwrap());
        assert_eq!(VoteKey::ALL.map(|key| counts.vote(key)), [1, 2, 3]);
        assert_eq!(Qualification::ALL.map(|word| counts.qualification(word)), [4, 5, 6, 7, 8, 9, 10, 11, 12]);
    }
}

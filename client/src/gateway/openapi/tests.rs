//! The committed document against what it speaks of: the types of our own verbs, the list of make.org's operations.

use std::collections::BTreeSet;

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::{TEXT, entries, follow};
use crate::dialect::extension::{Described, PREFIX, Welcome, Who, described};
use crate::dialect::route::{Method, Operation};
use crate::dialect::word::Word;

/// What the names of generated schemas begin with.
const OURS: &str = "Ilfaut";

fn document() -> Value {
    serde_json::from_str(TEXT).unwrap()
}

fn refers(name: &str) -> Value {
    json!({ "$ref": format!("#/components/responses/{name}") })
}

/// What may always be answered, and the answer itself.
fn responses(answer: &Value, is_closed: bool) -> Value {
    let mut responses = json!({
        "200": { "description": "done", "content": { "application/json": { "schema": answer } } },
        "400": refers("Invalid"),
        "401": refers("Unauthenticated"),
        "404": refers("NotFound"),
        "413": refers("TooLarge"),
        "429": refers("TooFast"),
        "501": refers("NotHere"),
        "503": refers("OutOfReach"),
    });
    if is_closed {
        responses["403"] = refers("Forbidden");
    }
    responses
}

fn path(verb: &Described) -> Value {
    let who = match verb.who {
        Who::Anyone => "anyone",
        Who::Participant => "the participant whose token it is",
        Who::Moderator => "a moderator",
        Who::Owner => "whoever holds the key of the place",
    };
    let mut members = verb.members.as_value().clone();
    let summary = members.as_object_mut().and_then(|members| members.remove("description"));
    let is_closed = verb.who != Who::Anyone;
    let mut operation = json!({
        "operationId": format!("ilfaut-{}", verb.name),
        "tags": ["ilfaut"],
        "summary": summary,
        "description": format!("For {who}."),
        "requestBody": { "required": true, "content": { "application/json": { "schema": members } } },
        "responses": responses(verb.answer.as_value(), is_closed),
    });
    if is_closed {
        operation["security"] = json!([{ "bearer": [] }]);
    }
    json!({ "post": operation })
}

/// Paths and schemas of our own verbs, from their types.
fn ours() -> (Map<String, Value>, Map<String, Value>) {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    let mut schemas = SchemaGenerator::new(settings);
    let verbs = described(&mut schemas);
    let mut paths: Map<_, _> = verbs.iter().map(|verb| (format!("{PREFIX}/{}", verb.name), path(verb))).collect();
    let welcome = schemas.subschema_for::<Welcome>();
    let greeting = json!({ "get": {
        "operationId": "ilfaut", "tags": ["ilfaut"], "summary": "What this place is and can do",
        "responses": responses(welcome.as_value(), false),
    } });
    paths.insert(PREFIX.to_owned(), greeting);
    let definitions = schemas.take_definitions(true);
    let mut both = json!([paths, definitions]);
    pairs_as_lists(&mut both);
    let both = both.to_string();
    let both = both.replace("\"#/components/schemas/", &format!("\"#/components/schemas/{OURS}"));
    let (paths, definitions): (Map<_, _>, Map<String, Value>) = serde_json::from_str(&both).unwrap();
    (paths, definitions.into_iter().map(|(name, schema)| (format!("{OURS}{name}"), schema)).collect())
}

/// A pair as a list of two of either kind: fewer programs read `prefixItems`.
fn pairs_as_lists(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.values_mut().for_each(pairs_as_lists);
            if let Some(kinds) = members.remove("prefixItems") {
                members.insert("items".to_owned(), json!({ "anyOf": kinds }));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(pairs_as_lists),
        _ => {}
    }
}

/// The committed document with its generated part made anew.
fn renewed() -> Value {
    let mut document = document();
    let (paths, schemas) = ours();
    let at = document["paths"].as_object_mut().unwrap();
    at.retain(|path, _| !path.starts_with(PREFIX));
    at.extend(paths);
    let at = document["components"]["schemas"].as_object_mut().unwrap();
    at.retain(|name, _| !name.starts_with(OURS));
    at.extend(schemas);
    document
}

#[test]
fn the_document_says_what_our_verbs_are() {
    let renewed = format!("{}\n", serde_json::to_string_pretty(&renewed()).unwrap());
    if option_env!("BLESS").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/gateway/openapi.json");
        std::fs::write(path, &renewed).unwrap();
        return;
    }
    assert!(renewed == TEXT, "the types have changed: BLESS=1 cargo test -p ilfaut-client openapi");
}

#[test]
fn make_orgs_operations_are_all_there_under_their_names() {
    let document = document();
    for operation in Operation::ALL {
        let (method, path, _) = operation.route();
        let method = match method {
            Method::Get => "get",
            Method::Post => "post",
            Method::Put => "put",
            Method::Delete => "delete",
        };
        assert_eq!(document["paths"][path][method]["operationId"], operation.name(), "{method} {path}");
    }
}

#[test]
fn every_reference_leads_somewhere_and_every_name_is_used_once() {
    fn walk<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
        match value {
            Value::Object(members) => {
                found.extend(members.get("$ref").and_then(Value::as_str));
                members.values().for_each(|value| walk(value, found));
            }
            Value::Array(items) => items.iter().for_each(|value| walk(value, found)),
            _ => {}
        }
    }
    let document = document();
    let mut found = Vec::new();
    walk(&document, &mut found);
    let lost: BTreeSet<_> = found.into_iter().filter(|name| follow(&document, name).is_null()).collect();
    assert!(lost.is_empty(), "{lost:?}");
    let paths = document["paths"].as_object().unwrap().values();
    let names: Vec<_> = paths
        .flat_map(|methods| methods.as_object().unwrap().values())
        .map(|operation| operation["operationId"].as_str().unwrap())
        .collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    assert_eq!(entries(&document).len(), names.len());
}

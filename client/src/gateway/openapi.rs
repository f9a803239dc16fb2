//! The document of everything that is served: make.org's operations written by hand, ilfaut's own from their types. Knows no
//! route: a test compares.

use serde_json::Value;

/// The document (OpenAPI 3.1). What is under `/ilfaut/v1` in it is generated: `BLESS=1 cargo test -p ilfaut-client openapi`.
pub(super) const TEXT: &str = include_str!("openapi.json");

/// One operation of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry<'a> {
    /// What it belongs to.
    pub(super) tag: &'a str,
    /// The method, in capitals.
    pub(super) method: String,
    /// The path.
    pub(super) path: &'a str,
    /// What it does.
    pub(super) summary: &'a str,
    /// Whether it needs a token.
    pub(super) is_closed: bool,
    /// A body to send, with its media type.
    pub(super) body: Option<(&'a str, String)>,
}

/// Every operation of a document, by tag, then by path.
pub(super) fn entries(document: &Value) -> Vec<Entry<'_>> {
    let paths = document["paths"].as_object().into_iter().flatten();
    let mut entries: Vec<Entry<'_>> = paths
        .flat_map(|(path, methods)| {
            methods.as_object().into_iter().flatten().map(|(method, of)| entry(document, path, method, of))
        })
        .collect();
    let order = |tag: &str| document["tags"].as_array().and_then(|tags| tags.iter().position(|of| of["name"] == tag));
    entries.sort_by_key(|entry| (order(entry.tag), entry.path));
    entries
}

fn entry<'a>(document: &'a Value, path: &'a str, method: &str, of: &'a Value) -> Entry<'a> {
    let body = of["requestBody"]["$ref"].as_str().map_or(&of["requestBody"], |name| follow(document, name));
    let content = body["content"].as_object().and_then(|content| content.iter().next());
    Entry {
        tag: of["tags"][0].as_str().unwrap_or_default(),
        method: method.to_uppercase(),
        path,
        summary: of["summary"].as_str().unwrap_or_default(),
        is_closed: of["security"].as_array().is_some_and(|ways| !ways.is_empty()),
        body: content.map(|(kind, content)| (kind.as_str(), content["example"].to_string())),
    }
}

/// What a reference such as `#/components/requestBodies/Vote` names.
fn follow<'a>(document: &'a Value, name: &str) -> &'a Value {
    document.pointer(name.trim_start_matches('#')).unwrap_or(&Value::Null)
}

#[cfg(test)]
mod tests;

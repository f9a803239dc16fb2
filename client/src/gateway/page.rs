//! The document of everything that is served, and the same as one page for whoever comes with a browser: no script, no
//! picture, headings and lists only. Knows no operation but from the document.

use std::fmt::Write;
use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::routing::get;
use serde_json::Value;

use super::house::House;
use super::openapi::{Entry, TEXT, entries};

/// Where the document is.
pub(super) const DOCUMENT: &str = "/openapi.json";

/// The page, written once.
static PAGE: LazyLock<String> = LazyLock::new(|| written(&serde_json::from_str(TEXT).unwrap_or_default()));

pub(super) fn routes() -> Router<Arc<House>> {
    let policy = (CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'");
    let page = move || async move { ([(CONTENT_TYPE, "text/html; charset=utf-8"), policy], PAGE.as_str()) };
    let document = || async { ([(CONTENT_TYPE, "application/json")], TEXT) };
    Router::new().route("/", get(page)).route(DOCUMENT, get(document))
}

const STYLE: &str = "body{max-width:60rem;margin:auto;padding:1rem;font:1rem/1.5 sans-serif}\
    pre{overflow-x:auto;padding:.5rem;border:1px solid}h3{margin-bottom:0}code{overflow-wrap:anywhere}";

fn written(document: &Value) -> String {
    let text = |at: &str| escaped(document.pointer(at).and_then(Value::as_str).unwrap_or_default());
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n\
         <main>\n<h1>{title}</h1>\n<p>{summary}</p>\n<p><a href=\"{DOCUMENT}\">OpenAPI document</a></p>\n",
        title = text("/info/title"),
        summary = text("/info/summary"),
    );
    for part in text("/info/description").split("\n\n") {
        let _ = writeln!(page, "<p>{}</p>", part.replace('\n', "<br>\n"));
    }
    let mut tag = "";
    for entry in entries(document) {
        if entry.tag != tag {
            tag = entry.tag;
            let _ = writeln!(page, "<h2>{}</h2>", escaped(tag)); // into a text it cannot fail
        }
        page += &shown(&entry);
    }
    page + "</main>\n</html>\n"
}

fn shown(entry: &Entry<'_>) -> String {
    let who = if entry.is_closed { "With a token." } else { "For anyone." };
    let (method, path, summary) = (&entry.method, escaped(entry.path), escaped(entry.summary));
    let curl = escaped(&curl(entry));
    format!("<h3><code>{method} {path}</code></h3>\n<p>{summary}. {who}</p>\n<pre><code>{curl}</code></pre>\n")
}

/// How to ask from a terminal.
fn curl(entry: &Entry<'_>) -> String {
    let mut line = "curl".to_owned();
    if entry.method != "GET" {
        let _ = write!(line, " -X {}", entry.method);
    }
    if entry.is_closed {
        line += " -H \"Authorization: Bearer $TOKEN\"";
    }
    if let Some((kind, body)) = &entry.body {
        let body = if body == "null" { "{…}" } else { body };
        let _ = write!(line, " -H 'Content-Type: {kind}' -d '{}'", body.replace('\'', "’"));
    }
    format!("{line} \"$PLACE{}\"", entry.path)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_every_operation_and_runs_nothing() {
        let document: Value = serde_json::from_str(TEXT).unwrap();
        for entry in entries(&document) {
            let head = format!("<h3><code>{} {}</code></h3>", entry.method, entry.path);
            assert!(PAGE.contains(&head) && !entry.summary.is_empty() && !entry.tag.is_empty(), "{head}");
        }
        assert!(!PAGE.contains("<script") && PAGE.contains("<html lang=\"en\">") && PAGE.contains("<h1>"));
    }

    #[test]
    fn what_is_shown_is_never_markup() {
        let document = serde_json::json!({ "info": { "title": "<b>&\"", "summary": "", "description": "" } });
        assert!(written(&document).contains("<h1>&lt;b&gt;&amp;&quot;</h1>"));
    }
}

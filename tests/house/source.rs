//! A Rust file as tokens with their lines: comments, strings and test modules set apart from what runs.

use std::ops::RangeInclusive;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// One Rust file.
pub(crate) struct Source {
    /// Its path from the project's root.
    pub(crate) path: String,
    /// All of its text.
    pub(crate) text: String,
    /// What it says outside test modules.
    pub(crate) tokens: Vec<Token>,
    /// The functions outside test modules.
    pub(crate) functions: Vec<Function>,
    /// Lines outside test modules.
    pub(crate) lines: usize,
}

/// A name, a sign or a bracket.
pub(crate) struct Token {
    /// As written; a literal is an empty text.
    pub(crate) text: String,
    /// Counted from 1.
    pub(crate) line: usize,
}

/// A function with a body.
pub(crate) struct Function {
    /// Its name.
    pub(crate) name: String,
    /// Where `fn` stands, counted from 1.
    pub(crate) line: usize,
    /// From `fn` to the closing brace.
    pub(crate) lines: usize,
}

impl Source {
    /// Reads `text` as the file `path`.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let stream: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut reading = Reading::default();
        reading.stream(stream);
        let in_tests: usize = reading.tests.iter().map(|lines| lines.clone().count()).sum();
        let lines = text.lines().count() - in_tests;
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            tokens: reading.tokens,
            functions: reading.functions,
            lines,
        }
    }

    /// Every Rust file of the project.
    pub(crate) fn all() -> Vec<Self> {
        super::files_of("rs").into_iter().map(|path| Self::new(&path, &super::text(&path))).collect()
    }

    /// Whether the file is the room `room` or lies in it (`client/src/model` is `model.rs` and `model/*`).
    pub(crate) fn is_in(&self, room: &str) -> bool {
        self.path.strip_prefix(room).is_some_and(|rest| rest == ".rs" || rest.starts_with('/') || rest.is_empty())
    }

    /// Whether the whole file is a test.
    pub(crate) fn is_test(&self) -> bool {
        self.path.starts_with("tests/") || self.path.ends_with("/tests.rs")
    }

    /// The lines where `name` (one or more tokens, such as `tokio`, `std::fs`, `now()`) is named.
    pub(crate) fn naming(&self, name: &str) -> Vec<usize> {
        let (name, own) = name.strip_prefix("extern ").map_or((name, false), |name| (name, true));
        let wanted = flat(name);
        let hits = self.places(&wanted).into_iter().filter(|at| !own || !self.is_a_path_before(*at));
        hits.map(|at| self.tokens[at].line).collect()
    }

    /// The lines where these tokens follow each other.
    pub(crate) fn lines_of(&self, tokens: &[&str]) -> Vec<usize> {
        self.places(tokens).into_iter().map(|at| self.tokens[at].line).collect()
    }

    fn places(&self, wanted: &[impl AsRef<str>]) -> Vec<usize> {
        let starts = self.tokens.windows(wanted.len()).enumerate();
        let is_it = |window: &[Token]| window.iter().zip(wanted).all(|(a, b)| a.text == b.as_ref());
        starts.filter(|(_, window)| is_it(window)).map(|(at, _)| at).collect()
    }

    /// Whether `a::` stands before the token at `at`: then it is a module of ours and no crate.
    fn is_a_path_before(&self, at: usize) -> bool {
        at >= 3
            && self.tokens[at - 1].text == ":"
            && self.tokens[at - 3].text.chars().all(|c| c == '_' || c.is_alphanumeric())
    }
}

fn flat(text: &str) -> Vec<String> {
    let mut reading = Reading::default();
    reading.stream(text.parse().expect("a rule names tokens"));
    reading.tokens.into_iter().map(|token| token.text).collect()
}

#[derive(Default)]
struct Reading {
    tokens: Vec<Token>,
    functions: Vec<Function>,
    tests: Vec<RangeInclusive<usize>>,
}

impl Reading {
    fn stream(&mut self, stream: TokenStream) {
        let trees: Vec<TokenTree> = stream.into_iter().collect();
        let mut at = 0;
        while at < trees.len() {
            if let Some(end) = test_item(&trees, at) {
                self.tests.push(trees[at].span().start().line..=trees[end].span().end().line);
                at = end + 1;
                continue;
            }
            self.function(&trees[at..]);
            self.tree(&trees[at]);
            at += 1;
        }
    }

    fn tree(&mut self, tree: &TokenTree) {
        let line = tree.span().start().line;
        match tree {
            TokenTree::Group(group) => self.group(group),
            TokenTree::Ident(name) => self.tokens.push(Token { text: name.to_string(), line }),
            TokenTree::Punct(sign) => self.tokens.push(Token { text: sign.as_char().to_string(), line }),
            TokenTree::Literal(_) => self.tokens.push(Token { text: String::new(), line }),
        }
    }

    fn group(&mut self, group: &Group) {
        let (open, close) = match group.delimiter() {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Brace => ("{", "}"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::None => ("", ""),
        };
        self.tokens.push(Token { text: open.to_owned(), line: group.span_open().start().line });
        self.stream(group.stream());
        self.tokens.push(Token { text: close.to_owned(), line: group.span_close().start().line });
    }

    /// Notes the function that begins at the first of `trees`, if one does.
    fn function(&mut self, trees: &[TokenTree]) {
        let [TokenTree::Ident(word), TokenTree::Ident(name), rest @ ..] = trees else { return };
        if word != "fn" {
            return;
        }
        if let Some(TokenTree::Group(body)) = rest.iter().find(|tree| is_end(tree)) {
            let line = word.span().start().line;
            let lines = body.span_close().end().line - line + 1;
            self.functions.push(Function { name: name.to_string(), line, lines });
        }
    }
}

/// A body or a semicolon: where an item ends.
fn is_end(tree: &TokenTree) -> bool {
    match tree {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(sign) => sign.as_char() == ';',
        _ => false,
    }
}

/// The place of the last tree of an item under `#[cfg(test)]` that begins at `at`.
fn test_item(trees: &[TokenTree], at: usize) -> Option<usize> {
    let [TokenTree::Punct(hash), TokenTree::Group(attribute), ..] = &trees[at..] else { return None };
    let is_test = hash.as_char() == '#' && attribute.stream().to_string().replace(' ', "") == "cfg(test)";
    if !is_test {
        return None;
    }
    trees[at..].iter().position(is_end).map(|end| at + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "//! tokio in a comment\nuse std::fs;\nfn a() {\n  let x = \"async\";\n}\n#[cfg(test)]\nmod tests {\n  use tokio;\n}\n";

    #[test]
    fn comments_strings_and_tests_name_nothing() {
        let source = Source::new("a.rs", TEXT);
        assert!(source.naming("tokio").is_empty() && source.naming("async").is_empty());
        assert_eq!(source.naming("std::fs"), [2]);
    }

    #[test]
    fn lines_and_functions_are_measured_without_tests() {
        let source = Source::new("a.rs", TEXT);
        assert_eq!((source.lines, source.functions.len(), source.functions[0].lines), (5, 1, 3));
    }

    #[test]
    fn a_crate_is_told_from_a_module_of_the_same_name() {
        let source = Source::new("a.rs", "fn a() { sled::open(); crate::journal::sled::open(); clock.now(); now(1); }");
        assert_eq!((source.naming("extern sled::").len(), source.naming("now()").len()), (1, 1));
    }

    #[test]
    fn a_room_is_a_file_and_its_folder() {
        let is_in = |path: &str| Source::new(path, "").is_in("client/src/model");
        assert!(is_in("client/src/model.rs") && is_in("client/src/model/time.rs") && !is_in("client/src/models.rs"));
    }
}

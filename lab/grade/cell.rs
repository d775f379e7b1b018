//! An answer cell's text: its items are kept, at the lines where the student wrote them.

use std::thread;

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::parse::Parser;
use syn::spanned::Spanned;
use syn::{Block, Item, Stmt};

/// An answer as it is compiled.
pub struct Kept {
    /// The text, in which all that is no item is blank.
    pub text: String,
    /// The names of the functions in it.
    pub functions: Vec<String>,
    /// The lines, from 1, at which something was left out.
    pub left_out: Vec<usize>,
}

/// The longest cell: an answer has a tenth of it.
const LONGEST: usize = 64 * 1024;

/// The parser calls itself for every bracket and sign: what it may need for each byte, at most.
const STACK_A_BYTE: usize = 32 * 1024;
/// What it needs in any case.
const STACK: usize = 16 << 20;

/// Keeps the items of a cell. An error is what the parser says.
pub fn kept(source: &str) -> Result<Kept, String> {
    if source.len() > LONGEST {
        return Err(format!("expected at most {LONGEST} bytes, but the cell has {}", source.len()));
    }
    let source = source.to_owned();
    let stack = STACK + STACK_A_BYTE * source.len();
    let parser = thread::Builder::new().stack_size(stack).spawn(move || parsed(&source));
    let parser = parser.map_err(|error| format!("no memory to read the cell in: {error}"))?;
    parser.join().map_err(|_| "it cannot be read".to_owned())?
}

fn parsed(source: &str) -> Result<Kept, String> {
    let mut left_out = vec![];
    let text = without_commands(source, &mut left_out);
    if let Some(word) = forbidden(&text) {
        return Err(format!("expected safe Rust, but it says `{word}`"));
    }
    let statements = Block::parse_within.parse_str(&text).map_err(|error| {
        let place = error.span().start();
        format!("line {}, column {}: {error}", place.line, place.column + 1)
    })?;
    let (mut functions, mut loose) = (vec![], vec![]);
    for statement in &statements {
        match statement {
            Stmt::Item(item) => functions.extend(function(item)),
            other => loose.push(other.span()),
        }
    }
    left_out.extend(loose.iter().map(|span| span.start().line));
    Ok(Kept { text: blank(&text, &loose), functions, left_out })
}

/// The compiler denies unsafe code, and these words would allow it again. It cannot forbid it: some
/// macros of ndarray use it.
fn forbidden(text: &str) -> Option<String> {
    fn find(tokens: TokenStream) -> Option<String> {
        tokens.into_iter().find_map(|token| match token {
            TokenTree::Group(group) => find(group.stream()),
            TokenTree::Ident(ident) => {
                let word = ident.to_string();
                ["unsafe", "unsafe_code"].contains(&word.trim_start_matches("r#")).then_some(word)
            }
            _ => None,
        })
    }
    find(text.parse().ok()?)
}

fn function(item: &Item) -> Option<String> {
    match item {
        Item::Fn(function) => Some(function.sig.ident.to_string()),
        _ => None,
    }
}

/// The kernel's commands, and attributes for the whole program, stand at the top of a cell.
fn without_commands(source: &str, left_out: &mut Vec<usize>) -> String {
    let (mut text, mut at_the_top) = (String::new(), true);
    for (i, line) in source.split_inclusive('\n').enumerate() {
        let start = line.trim_start();
        let command = start.starts_with(':') || start.starts_with("#![");
        at_the_top &= command || start.is_empty() || start.starts_with("//");
        if at_the_top && command {
            left_out.push(i + 1);
            text.push('\n');
        } else {
            text += line;
        }
    }
    text
}

/// Replaces what the spans cover by spaces; lines stay lines.
fn blank(text: &str, spans: &[Span]) -> String {
    let covered = |at: usize| spans.iter().any(|span| span.byte_range().contains(&at));
    let kept = |(at, c): (usize, char)| if c != '\n' && covered(at) { ' ' } else { c };
    text.char_indices().map(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_stay_where_they_are_and_statements_go() {
        let kept = kept("let a = \"é\";\nfn f() -> u8 {\n    1\n}\n\nf(); fn g() {}\nf()").unwrap();
        let lines: Vec<&str> = kept.text.lines().map(str::trim).collect();
        assert_eq!(lines, ["", "fn f() -> u8 {", "1", "}", "", "fn g() {}", ""]);
        assert_eq!(kept.functions, ["f", "g"]);
        assert_eq!(kept.left_out, [1, 6, 7]);
    }

    #[test]
    fn several_statements_go_although_letters_have_several_bytes() {
        let kept = kept("let a = \"ééé\"; let b = 1;\nfn f() {}").unwrap();
        assert_eq!(kept.text.trim(), "fn f() {}");
    }

    #[test]
    fn commands_and_attributes_of_the_program_go() {
        let kept = kept(":dep evil = \"1\"\n#![allow(unused)]\nfn f() {}").unwrap();
        assert_eq!((kept.text.trim(), kept.left_out), ("fn f() {}", vec![1, 2]));
    }

    #[test]
    fn what_does_not_end_is_named_with_its_line() {
        let error = kept("fn f() {\n    1\n").err().expect("it does not end");
        assert!(error.starts_with("line "), "{error}");
    }

    #[test]
    fn depth_is_no_danger() {
        for deep in ["(", "!", "[", "&", "-", "{", "if x {} else "] {
            let source = format!("fn f() {{ {} }}", deep.repeat(60_000 / deep.len()));
            assert!(kept(&source).is_err(), "{deep}");
        }
    }
}

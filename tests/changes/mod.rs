//! Small changes of Rust code, one at a time: what a slip of the pen makes of an answer.
//!
//! This knows nothing of the checks. It changes text: operators, numbers, names, methods, ranges;
//! it deletes an operand, a method call, or a line. Most of what does not compile is never tried.

/// The pieces of a text: names, numbers, signs, and the blanks between them.
fn pieces(text: &str) -> Vec<String> {
    let signs = ["..=", "..", "&&", "==", ">=", "<=", "->", "=>", "::"];
    let mut pieces: Vec<String> = vec![];
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let sign = signs.iter().find(|sign| rest.starts_with(**sign));
        let length = if let Some(sign) = sign {
            sign.len()
        } else if first.is_ascii_digit() {
            number_length(rest)
        } else if first == '"' {
            2 + rest[1..].find('"').expect("a closed string")
        } else if is_name(first) {
            rest.find(|c| !is_name(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        pieces.push(rest[..length].into());
        rest = &rest[length..];
    }
    pieces
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn number_length(text: &str) -> usize {
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let whole = digits(text);
    let fraction = text[whole..].strip_prefix('.').map_or(0, digits);
    if fraction > 0 { whole + 1 + fraction } else { whole }
}

/// Methods that are taken for each other.
const METHODS: [&[&str]; 6] = [
    &["ln", "log2", "log10", "exp", "sqrt", "abs"],
    &["tanh", "tan", "sin", "cos", "exp"],
    &["nrows", "ncols", "len"],
    &["min", "max"],
    &["INFINITY", "NEG_INFINITY"],
    &["sum_axis", "mean_axis"],
];

/// Every small change of the body of a function.
pub fn changes(function: &str) -> Vec<String> {
    let body = function.find('{').expect("a body");
    let (head, body) = function.split_at(body);
    let pieces = pieces(body);
    let names = names(head, &pieces);
    let mut changed = vec![];
    for at in 1..pieces.len() {
        for (range, new) in changes_at(&pieces, at, &names) {
            let mut all = pieces.clone();
            all.splice(range, [new]);
            let text = format!("{head}{}", all.concat());
            if text != function && !changed.contains(&text) {
                changed.push(text);
            }
        }
    }
    changed
}

/// The variables and the fields of a function.
fn names(head: &str, body: &[String]) -> Vec<String> {
    let mut names = vec![];
    let head = self::pieces(head);
    for (i, piece) in head.iter().enumerate() {
        if head.get(i + 1).is_some_and(|next| next == ":") {
            names.push(piece.clone());
        }
    }
    let small = |p: &String| p.starts_with(|c: char| c.is_lowercase());
    let words = ["let", "mut", "for", "in", "as", "usize", "f64", "if", "true", "false", "vec"];
    for (i, piece) in body.iter().enumerate() {
        let next = body.get(i + 1).map_or("", String::as_str);
        let called = ["(", "!", "::"].contains(&next);
        if small(piece) && !called && !words.contains(&piece.as_str()) && !names.contains(piece) {
            names.push(piece.clone());
        }
    }
    names
}

type Edit = (std::ops::Range<usize>, String);

fn changes_at(pieces: &[String], at: usize, names: &[String]) -> Vec<Edit> {
    let piece = pieces[at].as_str();
    let here = |new: &str| (at..at + 1, new.to_string());
    let mut edits: Vec<Edit> = vec![];
    if ["+", "-", "*", "/", ">"].contains(&piece) {
        edits.extend(operators(pieces, at));
    }
    if piece == ".." {
        edits.push(here("..="));
    }
    if piece.starts_with(|c: char| c.is_ascii_digit()) {
        edits.extend(numbers(piece).iter().map(|new| here(new)));
    }
    if names.iter().any(|name| name == piece) {
        edits.extend(names.iter().filter(|name| *name != piece).map(|new| here(new)));
    }
    for group in METHODS.iter().filter(|group| group.contains(&piece)) {
        edits.extend(group.iter().filter(|name| **name != piece).map(|new| here(new)));
    }
    // `.t()`, or any call without arguments.
    let call = |i: usize, text: &str| pieces.get(i).is_some_and(|p| p == text);
    if piece == "." && call(at + 2, "(") && call(at + 3, ")") {
        edits.push((at..at + 4, String::new()));
    }
    // A line that is no `let`.
    if piece == "\n" {
        let end = pieces[at + 1..].iter().position(|p| p == "\n").map(|n| at + 1 + n);
        if let Some(end) = end
            && pieces[end - 1] == ";"
            && !pieces[at..end].iter().any(|p| p == "let")
        {
            edits.push((at..end, String::new()));
        }
    }
    edits
}

/// Another operator; or without what stands on one side of it.
fn operators(pieces: &[String], at: usize) -> Vec<Edit> {
    let piece = pieces[at].as_str();
    let others: &[&str] = if piece == ">" { &[">=", "<"] } else { &["+", "-", "*", "/"] };
    let mut edits: Vec<Edit> = others.iter().map(|new| (at..at + 1, new.to_string())).collect();
    if pieces[at - 1] != " " {
        return vec![(at..at + 1, String::new())]; // a sign in front
    }
    let end = operand(pieces, at + 2);
    edits.push((at - 1..end, String::new()));
    // The left side, back to the bracket or the `=` that it begins after.
    let before = (0..at - 1).rev().find(|&i| ["(", "=", ",", "\n"].contains(&pieces[i].as_str()));
    if let Some(before) = before
        && !pieces[before + 1..at].iter().any(|p| p == ")" || p == "[")
    {
        edits.push((before + 1..at + 1, String::new()));
        let left = pieces[before + 1..at - 1].concat();
        let right = pieces[at + 2..end].concat();
        edits.push((before + 1..end, format!(" {} {piece} {}", right.trim(), left.trim())));
    }
    edits
}

/// Where an operand ends: a name or bracket with all its calls.
fn operand(pieces: &[String], start: usize) -> usize {
    let mut depth = 0;
    for (i, piece) in pieces.iter().enumerate().skip(start) {
        match piece.as_str() {
            "(" | "[" => depth += 1,
            ")" | "]" if depth == 0 => return i,
            ")" | "]" => depth -= 1,
            " " | ";" | "," | "\n" | ".." if depth == 0 => return i,
            _ => {}
        }
    }
    pieces.len()
}

/// Other numbers of the same type.
fn numbers(text: &str) -> Vec<String> {
    if text.contains('.') {
        let v: f64 = text.parse().expect("a number");
        let all = [0.0, v + 1.0, v - 1.0, 2.0 * v, v / 2.0, 10.0 * v, v / 10.0];
        return all.iter().map(|v| format!("{v:?}")).collect();
    }
    let n: usize = text.parse().expect("a whole number");
    let all = [Some(0), Some(n + 1), n.checked_sub(1), Some(2 * n)];
    all.iter().flatten().map(usize::to_string).collect()
}

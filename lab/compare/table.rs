//! The result as an aligned table, and as JSON.

use nnlab::numpy::{Comparison, Difference};
use serde_json::{Value, json};

use super::Outcome;

const HEAD: [&str; 7] =
    ["array", "shape", "dtype", "largest difference", "relative", "verdict", "why"];

/// One row an array, and a line that counts them.
pub fn text(outcomes: &[(String, Outcome)]) -> String {
    let mut rows = vec![HEAD.map(str::to_owned)];
    rows.extend(outcomes.iter().map(|(name, outcome)| row(name, outcome)));
    let width = |k: usize| rows.iter().map(|row| row[k].chars().count()).max().unwrap_or(0);
    let widths: [usize; 7] = std::array::from_fn(width);

    let mut text = String::new();
    for row in &rows {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
        text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    let agree = outcomes.iter().filter(|(_, outcome)| outcome.agrees()).count();
    text + &format!("{agree} of {} arrays agree\n", outcomes.len())
}

fn row(name: &str, outcome: &Outcome) -> [String; 7] {
    let cells = match outcome {
        Outcome::Compared(c) => compared(c),
        Outcome::MissingLeft => {
            ["", "", "", "", "missing", "only the right side has it"].map(String::from)
        }
        Outcome::MissingRight => {
            ["", "", "", "", "missing", "only the left side has it"].map(String::from)
        }
        Outcome::Unreadable(why) => ["", "", "", "", "unreadable", why].map(String::from),
    };
    let [shape, dtype, absolute, relative, verdict, why] = cells;
    [name.to_owned(), shape, dtype, absolute, relative, verdict, why]
}

fn compared(c: &Comparison) -> [String; 6] {
    let shapes = (format!("{:?}", c.shapes.0), format!("{:?}", c.shapes.1));
    let verdict = match (c.agree, c.equal_bits) {
        (_, true) => "equal bits",
        (true, _) => "agree",
        (false, _) => "DIFFER",
    };
    let numbers = c.dtypes != ("bool", "bool");
    let absolute = match &c.absolute {
        Some(d) if numbers && d.absolute > 0.0 => place(d),
        _ => String::new(),
    };
    let relative = match &c.relative {
        Some(d) if numbers && d.relative > 0.0 => format!("{:.1e}", d.relative),
        _ => String::new(),
    };
    // Equal bits need no sentence beside them.
    let why = match (c.equal_bits, numbers) {
        (true, _) => String::new(),
        (_, false) if c.shapes.0 == c.shapes.1 => format!("{} differ", c.differing),
        _ if c.agree => String::new(),
        _ => c.to_string(),
    };
    [
        both(&shapes.0, &shapes.1),
        both(c.dtypes.0, c.dtypes.1),
        absolute,
        relative,
        verdict.into(),
        why,
    ]
}

/// `2.2e-16 at [0, 3]: 0.5 | 0.5000000000000002`
fn place(d: &Difference) -> String {
    // `{:?}` writes 1e308 where `{}` writes 309 digits.
    format!("{:.1e} at {:?}: {:?} | {:?}", d.absolute, d.at, d.left, d.right)
}

fn both(left: &str, right: &str) -> String {
    if left == right { left.into() } else { format!("{left} | {right}") }
}

/// The same facts for programs: `{"agree": …, "arrays": [{"name": …, …}, …]}`.
pub fn json(outcomes: &[(String, Outcome)]) -> String {
    let arrays: Vec<Value> = outcomes.iter().map(|(name, outcome)| array(name, outcome)).collect();
    let agree = outcomes.iter().all(|(_, outcome)| outcome.agrees());
    format!("{:#}", json!({ "agree": agree, "arrays": arrays }))
}

fn array(name: &str, outcome: &Outcome) -> Value {
    match outcome {
        Outcome::MissingLeft => json!({ "name": name, "agree": false, "missing": "left" }),
        Outcome::MissingRight => json!({ "name": name, "agree": false, "missing": "right" }),
        Outcome::Unreadable(why) => json!({ "name": name, "agree": false, "unreadable": why }),
        Outcome::Compared(c) => json!({
            "name": name,
            "agree": c.agree,
            "equal_bits": c.equal_bits,
            "differing": c.differing,
            "outside": c.outside,
            "why": c.to_string(),
            "left": { "shape": c.shapes.0, "dtype": c.dtypes.0 },
            "right": { "shape": c.shapes.1, "dtype": c.dtypes.1 },
            "largest_absolute": c.absolute.as_ref().map(difference),
            "largest_relative": c.relative.as_ref().map(difference),
        }),
    }
}

/// JSON has no NaN and no infinity: they become strings.
fn difference(d: &Difference) -> Value {
    let number = |x: f64| if x.is_finite() { json!(x) } else { json!(x.to_string()) };
    json!({
        "at": d.at,
        "left": number(d.left),
        "right": number(d.right),
        "absolute": number(d.absolute),
        "relative": number(d.relative),
    })
}

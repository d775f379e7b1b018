//! The result as an aligned table, and as JSON.

use nnlab::numpy::{Comparison, Difference};
use serde_json::{Value, json};

use super::Outcome;

const HEAD: [&str; 7] =
    ["array", "shape", "dtype", "largest difference", "relative", "verdict", "why"];

/// A line is no longer, if it can be helped.
const COLUMNS: usize = 100;
/// So many names of what was passed over are listed.
const MOST_NAMES: usize = 8;

/// One row an array, and a line that counts them. `over` was passed over.
pub fn text(outcomes: &[(String, Outcome)], over: &[&str]) -> String {
    let mut rows = vec![HEAD.map(str::to_owned)];
    rows.extend(outcomes.iter().map(|(name, outcome)| row(name, outcome)));
    let count = |cell: &String| cell.chars().count();
    let width = |k: usize| rows.iter().skip(1).map(|row| count(&row[k])).max().unwrap_or(0);
    // A column that says nothing has no head either.
    let widths: [usize; 7] = std::array::from_fn(|k| match width(k) {
        0 => 0,
        width => width.max(HEAD[k].len()),
    });

    let mut text = String::new();
    for row in &rows {
        let shown = (0..6).filter(|&k| widths[k] > 0);
        let cells = shown.map(|k| format!("{:1$}", row[k], widths[k])).collect::<Vec<_>>();
        let (line, why) = (cells.join("  "), if widths[6] > 0 { &row[6] } else { "" });
        if count(&line) + 2 + why.chars().count() <= COLUMNS {
            text += &format!("{}\n", format!("{line}  {why}").trim_end());
        } else {
            text += &format!("{}\n{}", line.trim_end(), below(why));
        }
    }
    let agree = outcomes.iter().filter(|(_, outcome)| outcome.agrees()).count();
    text += &format!("{agree} of {} arrays agree\n", outcomes.len());
    if !over.is_empty() {
        let more = over.len().saturating_sub(MOST_NAMES);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let names = over[..over.len().min(MOST_NAMES)].join(", ");
        text += &format!("{} only on the left were passed over: {names}{more}\n", over.len());
    }
    text
}

/// A long reason, in lines below its row.
fn below(why: &str) -> String {
    let mut lines = vec![String::from("   ")];
    for word in why.split(' ') {
        let last = lines.len() - 1;
        if lines[last].chars().count() + 1 + word.chars().count() > COLUMNS {
            lines.push(format!("    {word}"));
        } else {
            lines[last] += &format!(" {word}");
        }
    }
    lines.join("\n") + "\n"
}

fn row(name: &str, outcome: &Outcome) -> [String; 7] {
    let cells = match outcome {
        Outcome::Compared(c) => compared(c),
        Outcome::MissingLeft(near) => {
            let hint = near.as_ref().map_or(String::new(), |n| format!(": did you mean {n}?"));
            let why = format!("only the right side has it{hint}");
            ["", "", "", "", "missing", &why].map(String::from)
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
        if c.dtypes == ("float64", "float64") {
            String::new()
        } else {
            both(c.dtypes.0, c.dtypes.1)
        },
        absolute,
        relative,
        verdict.into(),
        why,
    ]
}

/// `2.2e-1 at [0, 3]: 0.5 | 0.7200001`
fn place(d: &Difference) -> String {
    // `{:?}` writes 1e308 where `{}` writes 309 digits.
    let short = |v: f64| format!("{v:.6e}").parse().unwrap_or(v);
    let (left, right): (f64, f64) = (short(d.left), short(d.right));
    format!("{:.1e} at {:?}: {left:?} | {right:?}", d.absolute, d.at)
}

fn both(left: &str, right: &str) -> String {
    if left == right { left.into() } else { format!("{left} | {right}") }
}

/// The same facts for programs: `{"agree": …, "arrays": [{"name": …, …}, …]}`.
pub fn json(outcomes: &[(String, Outcome)], over: &[&str]) -> String {
    let arrays: Vec<Value> = outcomes.iter().map(|(name, outcome)| array(name, outcome)).collect();
    let agree = outcomes.iter().all(|(_, outcome)| outcome.agrees());
    format!("{:#}", json!({ "agree": agree, "arrays": arrays, "passed_over": over }))
}

fn array(name: &str, outcome: &Outcome) -> Value {
    match outcome {
        Outcome::MissingLeft(near) => {
            json!({ "name": name, "agree": false, "missing": "left", "did_you_mean": near })
        }
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

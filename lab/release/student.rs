//! nbgrader's rules for the student version of a notebook.

use std::path::Path;

use serde_json::{Value, json};

use super::notebook::{self, cells, name, set_source, source};

/// What stands where an answer belongs: the only line at which every Rust kernel stops.
pub const CODE_STUB: &str = r#"compile_error!("write your answer here, then run this cell again")"#;
/// The same in words.
pub const TEXT_STUB: &str = "*Write your answer here.*";

/// The text of the student version of a source notebook.
pub fn version(path: &Path) -> Result<String, String> {
    let mut notebook = notebook::read(path)?;
    for cell in cells(&mut notebook) {
        clear(cell)
            .map_err(|sentence| format!("{}, cell `{}`: {sentence}", path.display(), name(cell)))?;
        if cell["cell_type"] == "code" {
            cell["outputs"] = json!([]);
            cell["execution_count"] = Value::Null;
        }
    }
    Ok(notebook::text(&notebook))
}

/// The name of the first cell of a student version that somebody has written an answer into.
pub fn answered(text: &str) -> Option<String> {
    let mut notebook: Value = serde_json::from_str(text).ok()?;
    notebook["cells"].as_array()?;
    let written = |cell: &&mut Value| {
        let source = source(cell);
        is(cell, "solution") && !source.contains(CODE_STUB) && !source.contains(TEXT_STUB)
    };
    cells(&mut notebook).iter_mut().find(written).map(|cell| name(cell).to_owned())
}

fn is(cell: &Value, what: &str) -> bool {
    cell["metadata"]["nbgrader"][what] == true
}

/// Takes what students must not see out of a cell's source: answers, hidden tests, mark schemes.
pub fn clear(cell: &mut Value) -> Result<(), String> {
    lock(cell);
    let code = cell["cell_type"] == "code";
    let stub = if code { CODE_STUB } else { TEXT_STUB };
    let text = source(cell);
    let (mut text, replaced) = without(&text, "SOLUTION", Some(stub))?;
    if replaced && !is(cell, "solution") {
        return Err(
            "it holds a solution, but its metadata do not mark it as a solution cell".into()
        );
    }
    if !replaced && is(cell, "solution") {
        text = stub.into();
    }
    set_source(cell, &text);
    without_marking(cell)
}

/// Takes hidden tests and mark schemes out of a cell's source, and leaves the answers.
pub fn without_marking(cell: &mut Value) -> Result<(), String> {
    let (text, _) = without(&source(cell), "HIDDEN TESTS", None)?;
    let (text, _) = without(&text, "MARK SCHEME", None)?;
    set_source(cell, &text);
    Ok(())
}

/// What students must not delete, and what they must not even change.
fn lock(cell: &mut Value) {
    let (solution, grade, locked) = (is(cell, "solution"), is(cell, "grade"), is(cell, "locked"));
    if solution || grade || locked {
        cell["metadata"]["deletable"] = json!(false);
    }
    if !solution && (grade || locked) {
        cell["metadata"]["editable"] = json!(false);
    }
}

/// A text without the regions between `BEGIN what` and `END what`, and whether there were any. In
/// place of each stands the stub, as far to the right as the first line of the region.
fn without(text: &str, what: &str, stub: Option<&str>) -> Result<(String, bool), String> {
    let (begin, end) = (format!("BEGIN {what}"), format!("END {what}"));
    let (mut kept, mut inside, mut found) = (Vec::new(), false, false);
    for line in text.split('\n') {
        if line.contains(&begin) {
            if inside {
                return Err(format!("expected END {what} before the next BEGIN {what}"));
            }
            (inside, found) = (true, true);
            let indent = &line[..line.len() - line.trim_start().len()];
            kept.extend(stub.map(|stub| format!("{indent}{stub}")));
        } else if line.contains(&end) {
            inside = false;
        } else if !inside {
            kept.push(line.to_owned());
        }
    }
    match inside {
        true => Err(format!("BEGIN {what} has no END {what}")),
        false => Ok((kept.join("\n"), found)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_becomes_the_stub_at_its_indent() {
        let text = "fn f() {\n    // BEGIN SOLUTION\n    1\n    // END SOLUTION\n}";
        let (text, found) = without(text, "SOLUTION", Some("stub!()")).unwrap();
        assert!(found);
        assert_eq!(text, "fn f() {\n    stub!()\n}");
    }

    #[test]
    fn regions_that_do_not_end_are_named() {
        let one = without("BEGIN SOLUTION\n1", "SOLUTION", None).unwrap_err();
        assert_eq!(one, "BEGIN SOLUTION has no END SOLUTION");
        let two = without("BEGIN SOLUTION\nBEGIN SOLUTION\n", "SOLUTION", None).unwrap_err();
        assert_eq!(two, "expected END SOLUTION before the next BEGIN SOLUTION");
    }
}

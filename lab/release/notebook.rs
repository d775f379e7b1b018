//! Notebook files: JSON with the sources of cells as lists of lines.

use std::fs;
use std::path::Path;

use serde::Serialize;
use serde_json::ser::{PrettyFormatter, Serializer};
use serde_json::{Value, json};

/// Reads a notebook of format 4.
pub fn read(path: &Path) -> Result<Value, String> {
    let text = fs::read_to_string(path)
        .map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    let notebook: Value = serde_json::from_str(&text)
        .map_err(|error| format!("{} is no notebook: {error}", path.display()))?;
    if notebook["nbformat"] != 4 || !notebook["cells"].is_array() {
        let format = &notebook["nbformat"];
        return Err(format!(
            "expected {} in notebook format 4, but it has {format}",
            path.display()
        ));
    }
    Ok(notebook)
}

/// The text of a notebook file, as Jupyter itself writes it.
pub fn text(notebook: &Value) -> String {
    let mut bytes = Vec::new();
    let mut writer = Serializer::with_formatter(&mut bytes, PrettyFormatter::with_indent(b" "));
    notebook.serialize(&mut writer).expect("it is plain JSON");
    String::from_utf8(bytes).expect("JSON is text") + "\n"
}

/// The cells of a notebook that [`read`] has accepted.
pub fn cells(notebook: &mut Value) -> &mut Vec<Value> {
    notebook["cells"].as_array_mut().expect("a notebook has cells")
}

/// A cell's source as one text.
pub fn source(cell: &Value) -> String {
    joined(&cell["source"])
}

/// A text of a notebook; files may have it as one or as a list of lines.
pub fn joined(text: &Value) -> String {
    match text {
        Value::Array(lines) => lines.iter().filter_map(Value::as_str).collect(),
        other => other.as_str().unwrap_or_default().to_owned(),
    }
}

/// Puts a source into a cell, as a list of lines that keep their ends.
pub fn set_source(cell: &mut Value, text: &str) {
    cell["source"] = json!(text.split_inclusive('\n').collect::<Vec<_>>());
}

/// A cell's name for people: its `grade_id`, else its id.
pub fn name(cell: &Value) -> &str {
    let grade_id = cell["metadata"]["nbgrader"]["grade_id"].as_str();
    grade_id.or(cell["id"].as_str()).unwrap_or("without an id")
}

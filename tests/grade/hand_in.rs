//! What students hand in, and what the command makes of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A folder of a test's own, empty.
pub fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

/// A notebook as it is handed out.
pub fn released(stem: &str) -> Value {
    read(&Path::new(ROOT).join(format!("notebooks/{stem}.ipynb")))
}

/// A notebook with its solutions.
pub fn solved(stem: &str) -> Value {
    read(&Path::new(ROOT).join(format!("notebooks/source/lab8/{stem}.ipynb")))
}

fn read(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The names of all notebooks with exercises.
pub const STEMS: [&str; 10] = [
    "01_structure",
    "02_init",
    "03_forward",
    "04_cost",
    "05_backward",
    "06_update",
    "07_model",
    "08_dataset",
    "09_train",
    "10_visualize",
];

/// The cell with that `grade_id`.
pub fn cell<'a>(notebook: &'a mut Value, name: &str) -> &'a mut Value {
    let cells = notebook["cells"].as_array_mut().unwrap();
    let found = cells.iter_mut().find(|cell| cell["metadata"]["nbgrader"]["grade_id"] == name);
    found.unwrap_or_else(|| panic!("there is a cell {name}"))
}

/// A notebook with one answer written into it.
pub fn answered(stem: &str, name: &str, answer: &str) -> Value {
    let mut notebook = released(stem);
    cell(&mut notebook, name)["source"] = json!(answer);
    notebook
}

/// Writes a notebook.
pub fn write(path: &Path, notebook: &Value) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, notebook.to_string()).unwrap();
}

/// The command.
pub fn lab(submissions: &Path, out: &Path, more: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lab"));
    command.arg("grade").arg(submissions).arg("--out").arg(out).args(more);
    command
}

/// Grades; the command's words are shown if a test fails.
pub fn grade(submissions: &Path, out: &Path, more: &[&str]) -> Output {
    let output = lab(submissions, out, more).output().unwrap();
    println!("{}", String::from_utf8_lossy(&output.stdout));
    println!("{}", String::from_utf8_lossy(&output.stderr));
    output
}

/// The students in `grades.json`, in order.
pub fn students(out: &Path) -> Vec<Value> {
    read(&out.join("grades.json"))["students"].as_array().unwrap().clone()
}

/// The mark of one exercise.
pub fn mark<'a>(student: &'a Value, exercise: &str) -> &'a Value {
    let marks = student["marks"].as_array().unwrap();
    marks.iter().find(|mark| mark["exercise"] == exercise).unwrap()
}

/// All that is said about a mark.
pub fn said(mark: &Value) -> String {
    let sentences = mark["sentences"].as_array().unwrap().iter().filter_map(Value::as_str);
    let more = [&mark["diagnosis"], &mark["compiler"]].into_iter().filter_map(Value::as_str);
    sentences.chain(more).collect::<Vec<_>>().join("\n")
}

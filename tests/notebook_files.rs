//! What every source notebook has in common, read from the files: no kernel runs.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use nnlab::check::EXERCISES;
use serde_json::Value;

/// Every notebook's first line of code: word for word, since the kernel has compiled just that.
const DEPENDENCY: &str = r#":dep nnlab = { path = "../nnlab" }"#;
const MOST_LINES: usize = 12;
/// An answer has its signature too: `nn_model` is the longest.
const MOST_ANSWER_LINES: usize = 15;
/// Longer lines get a scroll bar in a window 1280 pixels wide.
const MOST_COLUMNS: usize = 100;
const MOST_CELLS: usize = 22;
/// A second exercise brings its task, its answer and its check.
const CELLS_OF_AN_EXERCISE: usize = 3;
/// Tables, folded hints and model answers are counted too, formulas are not.
const MOST_WORDS: usize = 700;

struct Lesson {
    name: String,
    cells: Vec<Value>,
    all: Value,
}

fn lessons() -> Vec<Lesson> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("notebooks/source/lab8");
    let mut lessons = Vec::new();
    for entry in fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("it is readable").path();
        if path.extension().is_none_or(|e| e != "ipynb") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("it is text");
        let all: Value = serde_json::from_str(&text).expect("it is JSON");
        let name = path.file_stem().expect("it has a name").to_string_lossy().into_owned();
        lessons.push(Lesson { name, cells: all["cells"].as_array().expect("cells").clone(), all });
    }
    assert!(!lessons.is_empty(), "no source notebooks");
    lessons
}

fn source(cell: &Value) -> String {
    cell["source"].as_array().expect("lines").iter().filter_map(Value::as_str).collect()
}

/// How many words stand outside of formulas.
fn words(text: &str) -> usize {
    let inline = text.replace("$$", "$");
    let outside = inline.split('$').step_by(2);
    let is_word = |word: &&str| word.contains(char::is_alphabetic);
    outside.map(|part| part.split_whitespace().filter(is_word).count()).sum()
}

fn is_code(cell: &&Value) -> bool {
    cell["cell_type"] == "code"
}

/// The cell of an exercise that the student fills in.
fn is_answer(cell: &&Value) -> bool {
    is_code(cell) && cell["metadata"]["nbgrader"]["solution"] == true
}

#[test]
fn every_notebook_is_for_the_rust_kernel_and_clean() {
    for Lesson { name, cells, all } in lessons() {
        assert_eq!(all["metadata"]["kernelspec"]["name"], "rust", "{name}");
        let ids: HashSet<&str> = cells.iter().filter_map(|cell| cell["id"].as_str()).collect();
        assert_eq!(ids.len(), cells.len(), "{name}: every cell has an id of its own");
        for cell in cells.iter().filter(is_code) {
            assert_eq!(cell["outputs"].as_array().map(Vec::len), Some(0), "{name}: {}", cell["id"]);
            assert!(cell["execution_count"].is_null(), "{name}: {}", cell["id"]);
        }
    }
}

#[test]
fn every_notebook_loads_the_crate_in_its_first_cell_and_nowhere_else() {
    for Lesson { name, cells, .. } in lessons() {
        let code: Vec<String> = cells.iter().filter(is_code).map(source).collect();
        let mut lines = code[0].lines();
        assert_eq!(lines.next(), Some(DEPENDENCY), "{name}");
        assert_eq!(lines.next(), Some("#![allow(unused_variables, dead_code)]"), "{name}");
        let loads = code.iter().filter(|text| text.contains(":dep")).count();
        assert_eq!(loads, 1, "{name}: a second `:dep` compiles everything again");
    }
}

#[test]
fn cells_and_lessons_are_short() {
    for Lesson { name, cells, .. } in lessons() {
        let exercises = cells.iter().filter(is_answer).count();
        let most = MOST_CELLS + CELLS_OF_AN_EXERCISE * exercises.saturating_sub(1);
        assert!(cells.len() <= most, "{name} has {} cells", cells.len());
        for cell in cells.iter().filter(is_code) {
            let (text, id) = (source(cell), &cell["id"]);
            let most = if is_answer(&cell) { MOST_ANSWER_LINES } else { MOST_LINES };
            let lines = text.lines().filter(|line| !line.contains(" SOLUTION")).count();
            assert!(lines <= most, "{name}: cell {id} has {lines} lines");
            let widest = text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
            assert!(widest <= MOST_COLUMNS, "{name}: cell {id} is {widest} columns wide");
        }
        let prose = cells.iter().filter(|cell| !is_code(cell)).map(source);
        let words: usize = prose.map(|text| words(&text)).sum();
        assert!(words <= MOST_WORDS, "{name} has {words} words");
    }
}

#[test]
fn a_lesson_asks_for_its_exercises_checks_them_and_never_imports_them() {
    for Lesson { name, cells, .. } in lessons() {
        let (number, stem) = name.split_once('_').expect("a number, then a stem");
        let number: u8 = number.parse().expect("a number");
        let code: Vec<String> = cells.iter().filter(is_code).map(source).collect();
        for exercise in EXERCISES.iter().filter(|e| e.step == number) {
            assert_eq!(exercise.stem, stem, "one stem a step");
            let function = exercise.function;
            let at = |wanted: String| code.iter().position(|text| text.contains(&wanted));
            let answer = at(format!("fn {function}(")).expect("the lesson asks for the function");
            let check = at(format!("check::{}({function})", exercise.name));
            assert_eq!(check, Some(answer + 1), "{name}: the check follows the answer");
            for text in &code {
                let imports = text.lines().filter(|line| line.starts_with("use nnlab::"));
                for line in imports {
                    assert!(!line.contains('*') && !line.contains(function), "{name}: {line}");
                }
            }
            let graded = cells.iter().find(|c| source(c).contains(&format!("({function})")));
            let nbgrader = &graded.expect("the check is there")["metadata"]["nbgrader"];
            assert_eq!(nbgrader["points"], exercise.points, "{name}: points of the check");
        }
    }
}

//! The assignment, as the instructor's own notebooks have it.

use std::collections::BTreeMap;
use std::path::Path;

use nnlab::check::{EXERCISES, Exercise};
use serde_json::Value;

use crate::checkout::root;
use crate::release::notebook::{self, cells, source};

/// One notebook of the assignment.
pub struct Lesson {
    /// The stem of its file, such as `03_forward`.
    pub stem: String,
    /// Its exercises.
    pub exercises: Vec<Asked>,
    /// Its written questions by `grade_id`, each with its points.
    pub questions: BTreeMap<String, f64>,
    /// What the answers may use without importing it, as `use` items.
    pub given: String,
}

/// One exercise of a notebook.
pub struct Asked {
    /// What is asked for.
    pub exercise: &'static Exercise,
    /// The `grade_id` of the answer's cell.
    pub cell: String,
    /// The instructor's own answer.
    pub solution: String,
}

/// The notebooks that have an exercise, in order.
pub fn lessons() -> Result<Vec<Lesson>, String> {
    let folder = root().join("notebooks/source/lab8");
    let mut lessons = vec![];
    for name in crate::release::notebooks_in(&folder)? {
        let lesson = lesson(&folder.join(&name))?;
        lessons.extend((!lesson.exercises.is_empty()).then_some(lesson));
    }
    Ok(lessons)
}

fn lesson(path: &Path) -> Result<Lesson, String> {
    let mut notebook = notebook::read(path)?;
    let stem = path.file_stem().expect("it has a name").to_string_lossy().into_owned();
    let mut lesson = Lesson {
        stem,
        exercises: vec![],
        questions: BTreeMap::new(),
        given: "pub use ::nnlab::*;".into(),
    };
    for cell in cells(&mut notebook) {
        let grader = &cell["metadata"]["nbgrader"];
        let name = grader["grade_id"].as_str().unwrap_or_default().to_owned();
        if cell["cell_type"] == "code" {
            let solution = source(cell);
            let asked = exercise_of(&name).map(|exercise| Asked { exercise, cell: name, solution });
            lesson.exercises.extend(asked);
            lesson.given += &arrays_used(cell);
        } else if grader["grade"] == true {
            lesson.questions.insert(name, grader["points"].as_f64().unwrap_or_default());
        }
    }
    Ok(lesson)
}

/// The exercise that a cell's `grade_id` names, such as `predict-grid-answer`.
fn exercise_of(grade_id: &str) -> Option<&'static Exercise> {
    let name = grade_id.strip_suffix("-answer")?.replace('-', "_");
    EXERCISES.into_iter().find(|exercise| exercise.name == name)
}

/// What the notebook imports of ndarray: the rest is a `nnlab` of its own.
fn arrays_used(cell: &Value) -> String {
    let text = source(cell);
    let uses = text.lines().filter(|line| line.starts_with("use nnlab::ndarray::"));
    uses.map(|line| line.replacen("use nnlab", " pub use ::nnlab", 1)).collect()
}

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
    /// What people grade by `grade_id`, with its points: written questions, and tests of another kind.
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
    /// The points that the notebook gives.
    pub out_of: f64,
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

impl Lesson {
    /// What marks depend on.
    pub fn text(&self) -> String {
        let asked = |asked: &Asked| format!("{} {} ", asked.cell, asked.out_of);
        let exercises: String = self.exercises.iter().map(asked).collect();
        format!("{} {} {exercises}{:?}", self.stem, self.given, self.questions)
    }
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
        if cell["cell_type"] == "code" {
            lesson.given += &arrays_used(cell);
        }
        let grader = &cell["metadata"]["nbgrader"];
        let name = grader["grade_id"].as_str().unwrap_or_default();
        let points = grader["points"].as_f64().unwrap_or_default();
        if let Some(exercise) = exercise_of(name, "-answer") {
            let (cell, solution, out_of) = (name.to_owned(), source(cell), exercise.points.into());
            lesson.exercises.push(Asked { exercise, cell, solution, out_of });
        } else if let Some(exercise) = exercise_of(name, "-check") {
            let asked = lesson.exercises.iter_mut().filter(|asked| asked.exercise == exercise);
            asked.for_each(|asked| asked.out_of = points);
        } else if grader["grade"] == true {
            lesson.questions.insert(name.to_owned(), points);
        }
    }
    Ok(lesson)
}

/// The exercise that a cell's `grade_id` names, such as `predict-grid-answer`.
fn exercise_of(grade_id: &str, ending: &str) -> Option<&'static Exercise> {
    let name = grade_id.strip_suffix(ending)?.replace('-', "_");
    EXERCISES.into_iter().find(|exercise| exercise.name == name)
}

/// What the notebook imports of ndarray: the rest is a `nnlab` of its own.
fn arrays_used(cell: &Value) -> String {
    let text = source(cell);
    let uses = text.lines().filter(|line| line.starts_with("use nnlab::ndarray::"));
    uses.map(|line| line.replacen("use nnlab", " pub use ::nnlab", 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_instructors_points_and_questions_count() {
        let mut notebook =
            notebook::read(&root().join("notebooks/source/lab8/09_train.ipynb")).unwrap();
        let cells = cells(&mut notebook);
        for cell in cells.iter_mut() {
            if cell["metadata"]["nbgrader"]["grade_id"] == "predict-check" {
                cell["metadata"]["nbgrader"]["points"] = json!(20);
            }
        }
        let mine = json!({ "grade_id": "mine", "grade": true, "solution": true, "points": 7 });
        cells.push(
            json!({ "cell_type": "markdown", "source": "?", "metadata": { "nbgrader": mine } }),
        );
        let path = std::env::temp_dir().join(format!("09_train.{}.ipynb", std::process::id()));
        std::fs::write(&path, notebook.to_string()).unwrap();
        let lesson = lesson(&path).unwrap();
        std::fs::remove_file(&path).unwrap();
        let points: Vec<f64> = lesson.exercises.iter().map(|asked| asked.out_of).collect();
        assert_eq!(points, [20.0, 5.0]);
        assert_eq!(lesson.questions["mine"], 7.0);
        assert!(lesson.given.contains("pub use ::nnlab::ndarray::{Array2, array};"));
    }
}

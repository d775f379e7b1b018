//! What a student handed in: the answers, by the `grade_id` of their cells. All else is left alone.

use std::collections::BTreeMap;

use serde_json::Value;

use super::assignment::Lesson;
use crate::release::notebook::{cells, source};
use crate::release::student::{CODE_STUB, TEXT_STUB};

/// The cells of one notebook that count.
#[derive(Clone, Default)]
pub struct Answers {
    /// The sources of the cells with a `grade_id`; more than one if the cell was copied.
    cells: BTreeMap<String, Vec<String>>,
}

/// What there is of an answer.
pub enum Found<'a> {
    /// There is no such cell.
    Missing,
    /// The cell is as it was handed out.
    Untouched,
    /// One text; several if the cell was copied.
    Written(Vec<&'a str>),
}

impl Answers {
    /// Reads a notebook.
    pub fn read(bytes: &[u8]) -> Result<Answers, String> {
        let mut notebook: Value =
            serde_json::from_slice(bytes).map_err(|error| format!("it is no notebook: {error}"))?;
        if notebook["nbformat"] != 4 || !notebook["cells"].is_array() {
            let format = &notebook["nbformat"];
            return Err(format!("expected notebook format 4, but it has {format}"));
        }
        let mut answers = Answers::default();
        for cell in cells(&mut notebook) {
            if let Some(name) = cell["metadata"]["nbgrader"]["grade_id"].as_str() {
                let text = source(cell);
                answers.cells.entry(name.to_owned()).or_default().push(text);
            }
        }
        Ok(answers)
    }

    /// The cells of both: those that both have are copies.
    pub fn and(mut self, other: Answers) -> Answers {
        for (name, texts) in other.cells {
            self.cells.entry(name).or_default().extend(texts);
        }
        self
    }

    /// Whether it is a version of that lesson: it has one of its answers.
    pub fn is_of(&self, lesson: &Lesson) -> bool {
        lesson.exercises.iter().any(|asked| self.cells.contains_key(&asked.cell))
    }

    /// The answer in a code cell. The stub may stay as a comment.
    pub fn code(&self, name: &str) -> Found<'_> {
        let stub = |line: &str| line.trim_start().starts_with(CODE_STUB);
        self.found(name, &|text| !text.lines().any(stub))
    }

    /// The answer in words, which stands below the question.
    pub fn words(&self, name: &str) -> Found<'_> {
        self.found(name, &|text| !text.trim_end().ends_with(TEXT_STUB))
    }

    fn found(&self, name: &str, is_written: &dyn Fn(&str) -> bool) -> Found<'_> {
        let Some(texts) = self.cells.get(name) else { return Found::Missing };
        let texts: Vec<&str> = texts.iter().map(String::as_str).filter(|t| is_written(t)).collect();
        if texts.is_empty() { Found::Untouched } else { Found::Written(texts) }
    }
}

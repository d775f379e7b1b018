//! Marks: points, and what explains them.

use nnlab::check::Score;
use serde::{Deserialize, Serialize};

use super::assignment::Asked;
use super::cell::{self, Kept};
use super::process::KILLED;
use super::submission::Found;
use super::trial::{Laboratory, Outcome, Task};

/// The mark of one exercise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// The exercise's name.
    pub exercise: String,
    /// The function that was asked for.
    pub function: String,
    /// The points.
    pub points: f64,
    /// The points that there are.
    pub out_of: f64,
    /// What the student should know beside the verdict, in sentences.
    pub sentences: Vec<String>,
    /// What is wrong with the outputs.
    pub diagnosis: Option<String>,
    /// The verdict on each case with the diagnosis, as HTML.
    pub table: Option<String>,
    /// What the compiler said.
    pub compiler: Option<String>,
}

impl Mark {
    /// Whether this machine may be to blame for it.
    pub fn is_doubtful(&self) -> bool {
        let killed = |words: &Option<String>| words.as_ref().is_some_and(|w| w.contains(KILLED));
        killed(&self.diagnosis) || killed(&self.compiler)
    }
}

/// Marks what was found of an answer. An error is about this machine.
pub fn mark(laboratory: &Laboratory, task: &Task, found: Found) -> Result<Mark, String> {
    let name = &task.asked.cell;
    let texts = match found {
        Found::Missing => {
            let sentence = format!(
                "The notebook has no cell `{name}`: it was deleted, or lost what names it when it was copied or merged. Nothing could be graded."
            );
            return Ok(none(task.asked, sentence));
        }
        Found::Untouched => {
            let sentence = format!(
                "The cell `{name}` still has the line `compile_error!(…)`: the answer belongs in its place."
            );
            return Ok(none(task.asked, sentence));
        }
        Found::Written(texts) => texts,
    };
    let count = texts.len();
    let marks = texts.into_iter().map(|text| one(laboratory, task, text));
    let marks = marks.collect::<Result<Vec<_>, _>>()?;
    // Which of several copies the student means is not known: the points of the worst are sure.
    let worst = marks.into_iter().min_by(|a, b| a.points.total_cmp(&b.points));
    let mut mark = worst.expect("there is a text");
    if count > 1 {
        let sentence = format!(
            "There are {count} cells `{name}`: the one with the fewest points counts. Delete the others."
        );
        mark.sentences.insert(0, sentence);
    }
    Ok(mark)
}

fn one(laboratory: &Laboratory, task: &Task, text: &str) -> Result<Mark, String> {
    let Asked { cell: name, exercise, .. } = task.asked;
    let kept = match cell::kept(text) {
        Ok(kept) => kept,
        Err(error) => {
            let sentence = format!("The cell `{name}` is not Rust that can be read: {error}.");
            return Ok(Mark {
                compiler: said(laboratory, task, text)?,
                ..none(task.asked, sentence)
            });
        }
    };
    if !kept.functions.iter().any(|function| function == exercise.function) {
        let there = match kept.functions.as_slice() {
            [] => "no function".into(),
            names => format!("only `{}`", names.join("`, `")),
        };
        let function = exercise.function;
        let sentence =
            format!("Expected a function `{function}` in the cell `{name}`, but there is {there}.");
        return Ok(none(task.asked, sentence));
    }
    let mut mark = match laboratory.attempt(task, &kept)? {
        Outcome::Tried(score) => scored(task.asked, &score),
        Outcome::NotCompiled(words) => {
            let sentence = not_compiled(name, &words);
            Mark { compiler: Some(words), ..none(task.asked, sentence) }
        }
    };
    mark.sentences.extend(left_out(&kept));
    Ok(mark)
}

/// What the compiler says of a text that cannot be read; it says it better.
fn said(laboratory: &Laboratory, task: &Task, text: &str) -> Result<Option<String>, String> {
    let raw = Kept { text: text.to_owned(), functions: vec![], left_out: vec![] };
    Ok(match laboratory.attempt(task, &raw)? {
        Outcome::NotCompiled(words) => Some(words),
        Outcome::Tried(_) => None,
    })
}

/// The errors of names that are not there.
const UNKNOWN_NAMES: [&str; 6] = ["E0405", "E0412", "E0425", "E0432", "E0433", "cannot find macro"];

fn not_compiled(name: &str, words: &str) -> String {
    let unknown = UNKNOWN_NAMES.iter().any(|error| words.contains(error));
    let advice = if unknown {
        " by itself. What it needs and you wrote elsewhere (`use` lines, functions of your own) belongs into this cell. It cannot call what the step asks for, or a later step."
    } else {
        "."
    };
    format!("The cell `{name}` does not compile{advice}")
}

fn scored(asked: &Asked, score: &Score) -> Mark {
    Mark {
        points: tenths(score.points() / score.out_of() * asked.out_of),
        sentences: vec![],
        diagnosis: score.finding().map(|finding| finding.sentence),
        table: Some(score.html()),
        ..none(asked, String::new())
    }
}

/// Cut down, as the check's own points are.
fn tenths(points: f64) -> f64 {
    (points * 10.0 + 1e-9).floor() / 10.0
}

/// No points, and why.
pub fn none(asked: &Asked, sentence: String) -> Mark {
    Mark {
        exercise: asked.exercise.name.into(),
        function: asked.exercise.function.into(),
        points: 0.0,
        out_of: asked.out_of,
        sentences: vec![sentence],
        diagnosis: None,
        table: None,
        compiler: None,
    }
}

fn left_out(kept: &Kept) -> Option<String> {
    let lines: Vec<String> = kept.left_out.iter().map(usize::to_string).collect();
    let word = if lines.len() == 1 { "line" } else { "lines" };
    (!lines.is_empty()).then(|| {
        format!(
            "Only functions and other items count: what stands in {word} {} was left out.",
            lines.join(", ")
        )
    })
}

//! Marks: points, and what explains them.

use nnlab::check::{Exercise, Score};
use serde::{Deserialize, Serialize};

use super::cell::{self, Kept};
use super::submission::Found;
use super::trial::Laboratory;

/// The mark of one exercise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// The exercise's name.
    pub exercise: String,
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

/// Marks what was found of an answer.
pub fn mark(
    laboratory: &Laboratory,
    exercise: &'static Exercise,
    (name, found): (&str, Found),
    given: &str,
    (seed, worker): (u64, usize),
) -> Result<Mark, String> {
    let texts = match found {
        Found::Missing => {
            let sentence = format!(
                "The notebook has no cell `{name}`: it was deleted, or lost what names it when it was copied or merged. Nothing could be graded."
            );
            return Ok(none(exercise, sentence));
        }
        Found::Untouched => {
            let sentence = format!(
                "The cell `{name}` still has the line `compile_error!(…)`: the answer belongs in its place."
            );
            return Ok(none(exercise, sentence));
        }
        Found::Written(texts) => texts,
    };
    let mut marks = vec![];
    for text in texts {
        marks.push(one(laboratory, exercise, (name, text), given, (seed, worker))?);
    }
    // Which of several copies the student means is not known: the points of the worst are sure.
    let worst = |a: &Mark, b: &Mark| a.points.total_cmp(&b.points);
    let count = marks.len();
    let mut mark = marks.into_iter().min_by(worst).expect("there is a text");
    if count > 1 {
        let sentence = format!(
            "There are {count} cells `{name}`: the one with the fewest points counts. Delete the others."
        );
        mark.sentences.insert(0, sentence);
    }
    Ok(mark)
}

fn one(
    laboratory: &Laboratory,
    exercise: &'static Exercise,
    (name, text): (&str, &str),
    given: &str,
    (seed, worker): (u64, usize),
) -> Result<Mark, String> {
    let function = exercise.function;
    let kept = match cell::kept(text) {
        Ok(kept) => kept,
        Err(error) => {
            let sentence = format!("The cell `{name}` is not Rust that can be read: {error}.");
            // The compiler says it better; whatever it says, there are no points.
            let raw = Kept { text: text.to_owned(), functions: vec![], left_out: vec![] };
            let compiled = laboratory.score(exercise, &raw, given, seed, worker)?;
            return Ok(Mark { compiler: compiled.err(), ..none(exercise, sentence) });
        }
    };
    if !kept.functions.iter().any(|f| f == function) {
        let there = match kept.functions.as_slice() {
            [] => "no function".into(),
            names => format!("only `{}`", names.join("`, `")),
        };
        let sentence =
            format!("Expected a function `{function}` in the cell `{name}`, but there is {there}.");
        return Ok(none(exercise, sentence));
    }
    let mut mark = match laboratory.score(exercise, &kept, given, seed, worker)? {
        Ok(score) => scored(exercise, &score),
        Err(words) => {
            let sentence = format!(
                "The cell `{name}` does not compile by itself. What the answer needs (`use` lines, functions of your own) belongs into this cell."
            );
            Mark { compiler: Some(words), ..none(exercise, sentence) }
        }
    };
    mark.sentences.extend(left_out(&kept));
    Ok(mark)
}

fn scored(exercise: &Exercise, score: &Score) -> Mark {
    Mark {
        points: score.points(),
        sentences: vec![],
        diagnosis: score.finding().map(|finding| finding.sentence),
        table: Some(score.html()),
        ..none(exercise, String::new())
    }
}

/// No points, and why.
pub fn none(exercise: &Exercise, sentence: String) -> Mark {
    Mark {
        exercise: exercise.name.into(),
        points: 0.0,
        out_of: exercise.points.into(),
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

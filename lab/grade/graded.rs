//! One student's marks, from the files to the record that is kept.

use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::assignment::Lesson;
use super::class::Submission;
use super::files::{Found, Notebook};
use super::mark::{self, Mark};
use super::process::KILLED;
use super::student::{Student, original, plain};
use super::submission::{self, Answers};
use super::trial::{Laboratory, Task};

/// What is known of a student's work: all that explains a mark.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Graded {
    /// Who.
    pub student: Student,
    /// SHA-256 of what was handed in, of the seed, and of the grader.
    pub made_of: String,
    /// The notebooks, each with its SHA-256.
    pub notebooks: Vec<(String, String)>,
    /// The marks, in the order of the exercises.
    pub marks: Vec<Mark>,
    /// The written questions.
    pub questions: Vec<Question>,
    /// What the instructor should look at.
    pub notes: Vec<String>,
}

/// A written question, which people grade.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The notebook's stem and the cell's name.
    pub name: String,
    /// Whether there is an answer.
    pub answered: bool,
    /// The points that there are.
    pub out_of: f64,
}

/// What is the same for every student of a run.
pub struct Run {
    /// The assignment.
    pub lessons: Vec<Lesson>,
    /// Where answers are tried.
    pub laboratory: Laboratory,
    /// The seed of the hidden inputs.
    pub seed: u64,
    /// The compiler's version and target.
    pub rustc: String,
    /// SHA-256 of the grader, its compiler and the assignment.
    pub grader: String,
}

impl Run {
    /// Grades a submission; one that has not changed since `before` is not graded again.
    pub fn grade(
        &self,
        submission: &Submission,
        before: Option<Graded>,
        worker: usize,
    ) -> Result<Graded, String> {
        let mut found = Found::default();
        for place in &submission.places {
            let name = plain(&place.file_name().unwrap_or_default().to_string_lossy());
            found.add(place, &name, 0);
        }
        let made_of = self.made_of(&found);
        if let Some(before) = before.filter(|before| before.made_of == made_of) {
            return Ok(before);
        }
        let mut graded = Graded {
            student: submission.student.clone(),
            made_of,
            notebooks: found
                .notebooks
                .iter()
                .map(|n| (n.name.clone(), hex(&Sha256::digest(&n.bytes))))
                .collect(),
            marks: vec![],
            questions: vec![],
            notes: found.notes,
        };
        if found.notebooks.is_empty() && graded.notes.is_empty() {
            graded.notes.push("No notebook was handed in.".into());
        }
        let mut read = vec![];
        for Notebook { name, bytes } in &found.notebooks {
            match Answers::read(bytes) {
                Ok(answers) => read.push((name.as_str(), answers)),
                Err(sentence) => graded.notes.push(format!("{name}: {sentence}.")),
            }
        }
        for lesson in &self.lessons {
            let answers = of_lesson(lesson, &read, &mut graded.notes);
            self.grade_lesson(lesson, answers.as_ref(), &mut graded, worker)?;
        }
        Ok(graded)
    }

    /// Proves that a right answer gets its points here: what ails this machine, such as a compiler
    /// that the sandbox hides, is not to be blamed on a class.
    pub fn prove(&self) -> Result<(), String> {
        let Some(lesson) = self.lessons.first() else { return Ok(()) };
        let asked = &lesson.exercises[0];
        let task = Task { asked, given: &lesson.given, seed: self.seed, worker: 0 };
        let mark =
            mark::mark(&self.laboratory, &task, submission::Found::Written(vec![&asked.solution]))?;
        if mark.points == mark.out_of {
            return Ok(());
        }
        let said = [
            mark.sentences.concat(),
            mark.diagnosis.unwrap_or_default(),
            mark.compiler.unwrap_or_default(),
        ];
        Err(format!(
            "grading does not work on this machine: the instructor's own answer in `{}` gets {} of {} points. {}",
            asked.cell,
            mark.points,
            mark.out_of,
            said.join("\n")
        ))
    }

    fn grade_lesson(
        &self,
        lesson: &Lesson,
        answers: Option<&Answers>,
        graded: &mut Graded,
        worker: usize,
    ) -> Result<(), String> {
        for asked in &lesson.exercises {
            let Some(answers) = answers else {
                let sentence = format!("No notebook `{}` was handed in.", lesson.stem);
                graded.marks.push(mark::none(asked, sentence));
                continue;
            };
            let (given, seed) = (lesson.given.as_str(), self.seed);
            let task = Task { asked, given, seed, worker };
            let mark = mark::mark(&self.laboratory, &task, answers.code(&asked.cell))?;
            if mark.is_doubtful() {
                let name = asked.exercise.name;
                graded.notes.push(format!("{name}: {KILLED} Grade again with fewer --jobs."));
            }
            graded.marks.push(mark);
        }
        for (name, &out_of) in &lesson.questions {
            let words = answers.map(|answers| answers.words(name));
            let answered = matches!(words, Some(submission::Found::Written(_)));
            let name = format!("{} {name}", lesson.stem);
            graded.questions.push(Question { name, answered, out_of });
        }
        Ok(())
    }

    fn made_of(&self, found: &Found) -> String {
        let seed = self.seed.to_string();
        let mut parts: Vec<&[u8]> = vec![self.grader.as_bytes(), seed.as_bytes()];
        parts.extend(found.notes.iter().map(String::as_bytes));
        for Notebook { name, bytes } in &found.notebooks {
            parts.extend([name.as_bytes(), bytes]);
        }
        sha256(&parts)
    }
}

/// The notebooks of a lesson: those with its own name if there are any. Several count as copies.
fn of_lesson(
    lesson: &Lesson,
    read: &[(&str, Answers)],
    notes: &mut Vec<String>,
) -> Option<Answers> {
    let all: Vec<_> = read.iter().filter(|(_, answers)| answers.is_of(lesson)).collect();
    let named = |name: &str| {
        let stem = Path::new(name).file_stem().unwrap_or_default().to_string_lossy();
        original(&stem).ends_with(&lesson.stem)
    };
    let own: Vec<_> = all.iter().copied().filter(|(name, _)| named(name)).collect();
    let chosen = if own.is_empty() { all } else { own };
    if chosen.len() > 1 {
        let names: Vec<&str> = chosen.iter().map(|(name, _)| *name).collect();
        notes.push(format!(
            "There are {} notebooks `{}`: {}.",
            names.len(),
            lesson.stem,
            names.join(", ")
        ));
    }
    let mut answers = chosen.into_iter().map(|(_, answers)| answers.clone());
    let first = answers.next()?;
    Some(answers.fold(first, Answers::and))
}

/// SHA-256 of parts, each with its length.
pub fn sha256(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    hex(&hash.finalize())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Graded {
    /// The sum of the marks.
    pub fn points(&self) -> f64 {
        let tenths: f64 = self.marks.iter().map(|mark| (mark.points * 10.0).round()).sum();
        tenths / 10.0
    }

    /// The points that there are, without the written questions.
    pub fn out_of(&self) -> f64 {
        self.marks.iter().map(|mark| mark.out_of).sum()
    }
}

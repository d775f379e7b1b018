//! `grades.csv` and `grades.json`.

use std::path::Path;

use serde::Serialize;

use super::graded::{Graded, Run};
use crate::files;

/// All that a run found out.
#[derive(Serialize)]
struct Record<'a> {
    version: &'static str,
    rustc: &'a str,
    grader: &'a str,
    seed: u64,
    sandbox: bool,
    students: &'a [Graded],
}

/// Writes both tables.
pub fn write(folder: &Path, run: &Run, students: &[Graded]) -> Result<(), String> {
    let record = Record {
        version: env!("CARGO_PKG_VERSION"),
        rustc: &run.rustc,
        grader: &run.grader,
        seed: run.seed,
        sandbox: run.laboratory.confines(),
        students,
    };
    let json = serde_json::to_string_pretty(&record).map_err(|error| error.to_string())?;
    files::write(&folder.join("grades.json"), json + "\n")?;
    let csv = csv(students).map_err(|error| format!("grades.csv: {error}"))?;
    files::write(&folder.join("grades.csv"), csv)
}

/// One row a student. Written questions are for people: `to grade`, or `empty`.
///
/// It begins with a byte order mark: without one, Excel does not read Chinese names.
fn csv(students: &[Graded]) -> Result<Vec<u8>, csv::Error> {
    let mut csv = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    let Some(first) = students.first() else { return Ok(vec![]) };
    let mut heads: Vec<String> = ["group", "id", "name"].map(String::from).into();
    heads.extend(first.marks.iter().map(|mark| format!("{} ({})", mark.exercise, mark.out_of)));
    heads.extend(first.questions.iter().map(|q| format!("{} ({})", q.name, q.out_of)));
    heads.extend([format!("total of exercises ({})", first.out_of()), "to look at".into()]);
    csv.write_record(heads)?;
    for student in students {
        let who = &student.student;
        let mut row: Vec<String> = [&who.group, &who.id, &who.name].map(|text| inert(text)).into();
        row.extend(student.marks.iter().map(|mark| mark.points.to_string()));
        let state = |answered| if answered { "to grade" } else { "empty" }.to_owned();
        row.extend(student.questions.iter().map(|question| state(question.answered)));
        row.extend([student.points().to_string(), inert(&student.notes.join(" "))]);
        csv.write_record(row)?;
    }
    csv.into_inner().map_err(|error| error.into_error().into())
}

/// A text that spreadsheets do not take for a formula.
fn inert(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula { format!("'{text}") } else { text.to_owned() }
}

//! `cargo lab grade`: marks that can be trusted.

mod assignment;
mod cell;
mod class;
mod exercise;
mod feedback;
mod files;
mod graded;
mod mark;
mod offered;
mod parts;
mod process;
mod sandbox;
mod student;
mod submission;
mod table;
mod trial;

use std::collections::VecDeque;
use std::fs::{self, File};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};
use std::thread;

use indicatif::ProgressBar;
use rand::TryRng;
use rand::rngs::SysRng;

use crate::machine::Rust;
use crate::{checkout, console};
use assignment::Lesson;
use class::Submission;
use graded::{Graded, Run, sha256};
use sandbox::Sandbox;
use trial::Laboratory;

/// Grade what a class handed in: compile each answer, run it in a sandbox, try it on hidden inputs.
#[derive(clap::Args)]
#[command(after_help = "\
SUBMISSIONS is a folder with a folder, a notebook or a zip a student, named as the handout says \
(01-2023001-Anna Li), or in nbgrader's layout (submitted/STUDENT/lab8/…); or one notebook.

Of a notebook only the answer cells count, found by their grade_id. Nothing else in it is read or run. Each \
answer is compiled alone, against what comes before its step, and is asked for outputs in a process of its \
own, without network, files or the right answers. Written questions are left to people.

DIR gets grades.csv, grades.json and a page a student in feedback/. A run that was interrupted goes on where \
it was; what has not changed since is not graded again. The seed of the hidden inputs is kept in DIR: the \
same seed gives the same marks.

Exit code: 0 if all is graded, 1 if there is something to look at in a submission, 2 if nothing could be \
done.")]
pub struct Args {
    /// What was handed in
    #[arg(value_name = "SUBMISSIONS")]
    submissions: PathBuf,
    /// The folder for the marks
    #[arg(long, value_name = "DIR", default_value = "grades")]
    out: PathBuf,
    /// How many students are graded at once [default: as many as there are cores]
    #[arg(long, value_name = "N")]
    jobs: Option<NonZero<usize>>,
    /// The seed of the hidden inputs [default: the one kept in DIR, or a random one]
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Run the students' programs with all that you may do: only for answers that you trust
    #[arg(long)]
    no_sandbox: bool,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<ExitCode, String> {
    checkout::is_the_instructors("the notebooks' sources")?;
    let sandbox = Sandbox::find(args.no_sandbox)?;
    let lessons = assignment::lessons()?;
    let submissions = class::submissions(&args.submissions, &lessons)?;
    let out = folder(&args.out)?;
    let lock = File::create(out.join("lock")).map_err(|error| cannot_write(&out, &error))?;
    if lock.try_lock().is_err() {
        return Err(format!("another `cargo lab grade` writes to {}", out.display()));
    }
    let seed = seed(&out, args.seed)?;
    let Rust { release, host } = Rust::of_this_machine()?;
    let rustc = format!("{release} {host}");
    let assignment: String = lessons.iter().map(Lesson::text).collect();
    let run = Run {
        laboratory: Laboratory::prepare(sandbox, out.join("work"))?,
        lessons,
        seed,
        grader: grader(&assignment, &rustc)?,
        rustc,
    };
    run.prove()?;
    let students = all(&run, &submissions, &out, jobs(args.jobs))?;
    let _ = fs::remove_dir_all(out.join("work"));
    table::write(&out, &run, &students)?;
    for (submission, student) in submissions.iter().zip(&students) {
        feedback::write(&out.join("feedback"), &submission.key, student)?;
    }
    summary(&out, &students)
}

fn summary(out: &Path, students: &[Graded]) -> Result<ExitCode, String> {
    let bar = ProgressBar::hidden();
    let notes = students.iter().filter(|student| !student.notes.is_empty());
    let mut code = ExitCode::SUCCESS;
    for student in notes {
        console::line(&bar, &format!("{}: {}", student.student.shown(), student.notes.join(" ")))?;
        code = ExitCode::from(1);
    }
    let count = students.len();
    let people = if count == 1 { "student" } else { "students" };
    console::line(&bar, &format!("{count} {people} graded: {}", out.join("grades.csv").display()))?;
    Ok(code)
}

/// Grades all submissions on several threads; each result is on the disk before the next is begun.
fn all(
    run: &Run,
    submissions: &[Submission],
    out: &Path,
    jobs: usize,
) -> Result<Vec<Graded>, String> {
    let bar = &console::bar(submissions.len(), "grading");
    let queue = &Mutex::new((0..submissions.len()).collect::<VecDeque<_>>());
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    let work = |worker: usize| -> Result<Vec<(usize, Graded)>, String> {
        let mut done = vec![];
        while let Some(i) = next() {
            done.push((i, one(run, &submissions[i], out, worker, bar)?));
        }
        Ok(done)
    };
    let mut graded = thread::scope(|scope| {
        let workers: Vec<_> = (0..jobs).map(|worker| scope.spawn(move || work(worker))).collect();
        let results = workers.into_iter().map(|worker| worker.join().expect("no panic"));
        results.collect::<Result<Vec<_>, _>>().map(|lists| lists.concat())
    })?;
    bar.finish_and_clear();
    graded.sort_by_key(|(i, _)| *i);
    Ok(graded.into_iter().map(|(_, student)| student).collect())
}

fn one(
    run: &Run,
    submission: &Submission,
    out: &Path,
    worker: usize,
    bar: &ProgressBar,
) -> Result<Graded, String> {
    let record = out.join("students").join(format!("{}.json", submission.key));
    let kept = fs::read(&record).ok();
    let before = kept.and_then(|bytes| serde_json::from_slice::<Graded>(&bytes).ok());
    let known = before.clone();
    let mut student = run.grade(submission, before, worker)?;
    if known.as_ref() != Some(&student) {
        let json = serde_json::to_string_pretty(&student).map_err(|error| error.to_string())?;
        crate::files::write(&record, json)?;
    }
    let (points, out_of) = (student.points(), student.out_of());
    console::line(bar, &format!("{}: {points} of {out_of}", student.student.shown()))?;
    bar.inc(1);
    // They depend on the others' files, so they are no part of what is kept.
    student.notes.splice(0..0, submission.notes.iter().cloned());
    Ok(student)
}

fn jobs(asked: Option<NonZero<usize>>) -> usize {
    asked.or(thread::available_parallelism().ok()).map_or(1, NonZero::get)
}

/// The seed that was asked for, or is kept, or a new one that nobody knows.
fn seed(out: &Path, asked: Option<u64>) -> Result<u64, String> {
    let path = out.join("seed");
    let kept = fs::read_to_string(&path).ok().and_then(|text| text.trim().parse().ok());
    let seed = match asked.or(kept) {
        Some(seed) => seed,
        None => SysRng.try_next_u64().map_err(|error| format!("no random seed: {error}"))?,
    };
    if kept != Some(seed) {
        crate::files::write(&path, format!("{seed}\n"))?;
    }
    Ok(seed)
}

/// What grades: this program, its compiler, and the assignment.
fn grader(assignment: &str, rustc: &str) -> Result<String, String> {
    let this = std::env::current_exe().and_then(fs::read);
    let this = this.map_err(|error| format!("this program cannot read itself: {error}"))?;
    Ok(sha256(&[&this, rustc.as_bytes(), assignment.as_bytes()]))
}

fn folder(path: &Path) -> Result<PathBuf, String> {
    let made = fs::create_dir_all(path.join("work")).and_then(|()| fs::canonicalize(path));
    made.map_err(|error| cannot_write(path, &error))
}

fn cannot_write(path: &Path, error: &std::io::Error) -> String {
    format!("{} cannot be written: {error}", path.display())
}

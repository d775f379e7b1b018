//! One answer: compiled, run, and judged by what it returns.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use nnlab::check::{Exercise, Score};

use super::assignment::Asked;
use super::cell::Kept;
use super::exercise;
use super::parts::Parts;
use super::process::Process;
use super::sandbox::{self, Sandbox, View};

/// Which answer is tried, and on what.
pub struct Task<'a> {
    /// What was asked for.
    pub asked: &'a Asked,
    /// What the answer may use without importing it, as `use` items.
    pub given: &'a str,
    /// The seed of the cases.
    pub seed: u64,
    /// Who tries it.
    pub worker: usize,
}

/// What came of it.
pub enum Outcome {
    /// It ran.
    Tried(Score),
    /// What the compiler said.
    NotCompiled(String),
}

/// What answers are tried with.
pub struct Laboratory {
    parts: Parts,
    sandbox: Sandbox,
    /// What every answer needs to run.
    libraries: Vec<PathBuf>,
    /// The folder with a folder for each worker.
    folder: PathBuf,
}

const MOST_COMPILING: Duration = Duration::from_secs(40);
const MOST_RUNNING: Duration = Duration::from_secs(20);

impl Laboratory {
    /// Prepares all that is the same for every answer.
    pub fn prepare(sandbox: Sandbox, folder: PathBuf) -> Result<Laboratory, String> {
        let parts = Parts::prepare()?;
        let libraries = if sandbox.confines() { sandbox::libraries()? } else { vec![] };
        Ok(Laboratory { parts, sandbox, libraries, folder })
    }

    /// Whether answers are run in a sandbox.
    pub fn confines(&self) -> bool {
        self.sandbox.confines()
    }

    /// Compiles an answer, and tries it on the cases. An error is about this machine.
    pub fn attempt(&self, task: &Task, answer: &Kept) -> Result<Outcome, String> {
        let folder = self.folder.join(task.worker.to_string());
        let _ = fs::remove_dir_all(&folder);
        let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
        fs::create_dir_all(&folder).map_err(failed)?;
        fs::write(folder.join(&task.asked.cell), module(task, answer)).map_err(failed)?;
        fs::write(folder.join("main.rs"), main(&task.asked.cell)).map_err(failed)?;
        self.sandbox.give(&folder, task.worker)?;
        let outcome = match self.compile(task, &folder)? {
            None => Outcome::Tried(self.run(task, &folder)?),
            Some(words) => Outcome::NotCompiled(words),
        };
        fs::remove_dir_all(&folder).map_err(failed)?;
        Ok(outcome)
    }

    /// Returns the compiler's words if it found an error.
    fn compile(&self, task: &Task, folder: &Path) -> Result<Option<String>, String> {
        let mut view = View { folder: folder.to_owned(), compiles: true, ..View::of_the_system() };
        let library = Parts::offered(task.asked.exercise);
        view.read.extend([self.parts.sysroot.clone(), self.parts.crates.clone()]);
        view.read.extend([self.parts.answer.clone(), library.clone()]);
        let mut command = self.sandbox.command(&view, task.worker, &self.parts.rustc);
        command.args(["main.rs", "--edition=2024"]);
        command.args(["--crate-name=answer", "-D", "unsafe_code", "-A", "warnings", "-C"]);
        command.args(["opt-level=1", "-o", "answer", "--color=never", "--extern"]);
        command.arg(format!("nnlab={}", library.display())).arg("--extern");
        command.arg(format!("nnlab_answer={}", self.parts.answer.display())).arg("-L");
        command.arg(format!("dependency={}", self.parts.crates.display()));
        let ended = Process::start(&mut command, MOST_COMPILING)?.wait();
        if ended.well() && folder.join("answer").is_file() {
            return Ok(None);
        }
        if !self.parts.unchanged() {
            return Err("nnlab was compiled anew meanwhile: run this again".into());
        }
        let words = if ended.words.trim().is_empty() {
            format!("the compiler could not do it: {}", ended.sentence())
        } else {
            // How many errors there were, and where to read on, is not about this answer.
            ended.words.split("error: aborting due to").next().unwrap_or_default().trim().into()
        };
        Ok(Some(words))
    }

    fn run(&self, task: &Task, folder: &Path) -> Result<Score, String> {
        let read = self.libraries.clone();
        let view = View { read, folder: folder.to_owned(), compiles: false };
        let mut command = self.sandbox.command(&view, task.worker, &folder.join("answer"));
        if self.confines() {
            command.arg(nnlab_answer::CONFINED);
        }
        let process = Process::start(&mut command, MOST_RUNNING)?;
        Ok(exercise::score(task.asked.exercise, task.seed, process))
    }
}

/// The student's items from line 1 on; what we add comes after them.
fn module(task: &Task, answer: &Kept) -> String {
    let Exercise { name, function, .. } = task.asked.exercise;
    let given = task.given;
    format!(
        "{}\nuse given::*;\nmod given {{ {given} }}\npub(super) fn serve_this_answer() {{ ::nnlab_answer::{name}({function}) }}\n",
        answer.text
    )
}

fn main(cell: &str) -> String {
    format!("#[path = \"{cell}\"] mod answer;\nfn main() {{ answer::serve_this_answer() }}\n")
}

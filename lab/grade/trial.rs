//! One answer: compiled, run, and judged by what it returns.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use nnlab::check::{Exercise, Score};

use super::cell::Kept;
use super::exercise;
use super::parts::Parts;
use super::process::Process;
use super::sandbox::{Sandbox, View, program};

/// What answers are tried with.
pub struct Laboratory {
    parts: Parts,
    sandbox: Sandbox,
    /// The libraries that every answer needs to run.
    libraries: View,
    /// The folder with a folder for each worker.
    folder: PathBuf,
    prlimit: PathBuf,
}

/// What the compiler may use: seconds of processor time, bytes of memory and of a file.
const COMPILER: [&str; 5] =
    ["--cpu=10:12", "--as=4294967296", "--fsize=268435456", "--core=0", "--nproc=256"];
const MOST_COMPILING: Duration = Duration::from_secs(40);
const MOST_RUNNING: Duration = Duration::from_secs(20);

impl Laboratory {
    /// Prepares all that is the same for every answer.
    pub fn prepare(sandbox: Sandbox, folder: PathBuf) -> Result<Laboratory, String> {
        let parts = Parts::prepare()?;
        let (prlimit, setpriv) = (program("prlimit")?, program("setpriv")?);
        // An answer needs the libraries that any program of Rust needs.
        let this = std::env::current_exe().map_err(|error| error.to_string())?;
        let mut libraries = View::of_programs(&[&this, &setpriv])?;
        libraries.read.retain(|path| *path != this);
        Ok(Laboratory { parts, sandbox, libraries, folder, prlimit })
    }

    /// Whether answers are run in a sandbox.
    pub fn confines(&self) -> bool {
        self.sandbox.confines()
    }

    /// Compiles an answer, and tries it on the cases of a seed. An error is the compiler's words.
    pub fn score(
        &self,
        exercise: &'static Exercise,
        answer: &Kept,
        given: &str,
        seed: u64,
        worker: usize,
    ) -> Result<Result<Score, String>, String> {
        let folder = self.folder.join(worker.to_string());
        let _ = fs::remove_dir_all(&folder);
        let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
        fs::create_dir_all(&folder).map_err(failed)?;
        let cell = format!("{}-answer", exercise.name.replace('_', "-"));
        fs::write(folder.join(&cell), module(exercise, answer, given)).map_err(failed)?;
        fs::write(folder.join("main.rs"), main(&cell)).map_err(failed)?;
        self.sandbox.give(&folder, worker)?;
        let result = match self.compile(exercise, &folder, worker)? {
            None => Ok(self.run(exercise, &folder, seed, worker)?),
            Some(words) => Err(words),
        };
        fs::remove_dir_all(&folder).map_err(failed)?;
        Ok(result)
    }

    /// Returns the compiler's words if it found an error.
    fn compile(
        &self,
        exercise: &Exercise,
        folder: &Path,
        worker: usize,
    ) -> Result<Option<String>, String> {
        let mut view = View { folder: folder.to_owned(), compiles: true, ..View::of_the_system() };
        let library = Parts::offered(exercise);
        view.read.extend([self.parts.sysroot.clone(), self.parts.crates.clone()]);
        view.read.extend([self.parts.answer.clone(), library.clone()]);
        let mut command = self.sandbox.command(&view, worker, &self.prlimit);
        command.args(COMPILER).arg(&self.parts.rustc).args(["main.rs", "--edition=2024"]);
        command.args(["--crate-name=answer", "-D", "unsafe_code", "-A", "warnings", "-C"]);
        command.args(["opt-level=1", "-o", "answer", "--color=never", "--extern"]);
        command.arg(format!("nnlab={}", library.display())).arg("--extern");
        command.arg(format!("nnlab_answer={}", self.parts.answer.display())).arg("-L");
        command.arg(format!("dependency={}", self.parts.crates.display()));
        let ended = Process::start(&mut command, MOST_COMPILING)?.wait();
        if ended.well() && folder.join("answer").is_file() {
            return Ok(None);
        }
        let words = if ended.words.trim().is_empty() {
            format!("the compiler could not do it: {}", ended.sentence())
        } else {
            ended.words
        };
        Ok(Some(words))
    }

    fn run(
        &self,
        exercise: &'static Exercise,
        folder: &Path,
        seed: u64,
        worker: usize,
    ) -> Result<Score, String> {
        let read = self.libraries.read.clone();
        let view = View { read, folder: folder.to_owned(), compiles: false };
        let mut command = self.sandbox.command(&view, worker, &folder.join("answer"));
        if self.confines() {
            command.arg(nnlab_answer::CONFINED);
        }
        let process = Process::start(&mut command, MOST_RUNNING)?;
        Ok(exercise::score(exercise, seed, process))
    }
}

/// The student's items from line 1 on; what we add comes after them.
fn module(exercise: &Exercise, answer: &Kept, given: &str) -> String {
    let Exercise { name, function, .. } = exercise;
    format!(
        "{}\nuse given::*;\nmod given {{ {given} }}\npub(super) fn serve_this_answer() {{ ::nnlab_answer::{name}({function}) }}\n",
        answer.text
    )
}

fn main(cell: &str) -> String {
    format!("#[path = \"{cell}\"] mod answer;\nfn main() {{ answer::serve_this_answer() }}\n")
}

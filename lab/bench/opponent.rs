//! Another library, in a Python of its own, that does a task whenever it is told.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::Value;

use crate::checkout::lab_folder;
use crate::console;
use crate::python::{self, Environment};

const PROGRAM: &str = include_str!("opponent.py");

/// A running library.
pub struct Opponent {
    /// What it calls itself, with its version.
    pub name: String,
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

/// The Python to use: the one that was named, the notebooks' if it is there, or a small one with NumPy.
pub fn python(named: Option<&PathBuf>) -> Result<PathBuf, String> {
    if let Some(named) = named {
        return Ok(named.clone());
    }
    if let Some(notebooks) = python::of_the_lab().ok().filter(Environment::ready) {
        return Ok(notebooks.python());
    }
    let environment = Environment::new(lab_folder("bench-python"), "numpy>=2.0\n".into());
    let bar = console::spinner("NumPy");
    let installed = environment.begin(&bar).and_then(|()| environment.finish(&bar));
    bar.finish_and_clear();
    installed.map(|()| environment.python())
}

impl Opponent {
    /// Starts it; it makes its data before it answers.
    pub fn start(python: &PathBuf, library: &str, without_avx512: bool) -> Result<Self, String> {
        let mut command = Command::new(python);
        command.args(["-c", PROGRAM, library]);
        if without_avx512 {
            command.env("NPY_DISABLE_CPU_FEATURES", "X86_V4 AVX512_ICL AVX512F AVX512_SKX");
        }
        let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = pipes
            .spawn()
            .map_err(|error| format!("`{}` cannot be started: {error}", python.display()))?;
        let input = child.stdin.take().expect("a pipe");
        let output = BufReader::new(child.stdout.take().expect("a pipe"));
        let mut opponent = Opponent { name: library.into(), child, input, output };
        let hello = opponent.answer()?;
        opponent.name = hello["name"].as_str().unwrap_or(library).into();
        Ok(opponent)
    }

    /// Lets it do a task: the seconds, and the number of its result.
    pub fn timed(&mut self, task: &str) -> Result<(f64, f64), String> {
        // What went wrong, if it went away, its answer says.
        let _ = writeln!(self.input, "{task}");
        let answer = self.answer()?;
        match (answer["seconds"].as_f64(), answer["check"].as_f64()) {
            (Some(seconds), Some(check)) => Ok((seconds, check)),
            _ => Err(format!("{} has no finite result in \"{task}\"", self.name)),
        }
    }

    fn answer(&mut self) -> Result<Value, String> {
        let mut line = String::new();
        let _ = self.output.read_line(&mut line);
        serde_json::from_str(&line).map_err(|_| {
            let _ = self.child.kill();
            let mut text = String::new();
            if let Some(errors) = &mut self.child.stderr {
                let _ = errors.read_to_string(&mut text);
            }
            let last = text.lines().last().unwrap_or("it said nothing").to_owned();
            format!("{} ended: {last}; `--python` names a Python that has it", self.name)
        })
    }
}

impl Drop for Opponent {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

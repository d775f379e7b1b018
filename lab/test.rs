//! `cargo lab test`: everything that CI checks.

use std::io::{BufRead, BufReader};
use std::process::{Command, ExitCode, Stdio};

use crate::checkout::{self, cargo};
use crate::python::{self, LAB_FOLDER};

/// Check everything: format, lints, docs, and every test, those against NumPy included.
#[derive(clap::Args)]
#[command(after_help = "\
Needs rustfmt, clippy and Python 3 with venv; says which is missing and how to get it. The packages that
the tests want go into .lab/. `cargo test` alone is the quick part and needs no Python.")]
pub struct Args {}

/// How many checks passed and failed.
#[derive(Default)]
struct Tally {
    passed: usize,
    failed: usize,
}

/// Runs the command.
pub fn run(_: &Args) -> Result<ExitCode, String> {
    let root = checkout::root();
    let mut tally = Tally::default();

    tally.check("format", with("rustfmt", "fmt", &["fmt", "--all", "--check"]));
    let lints = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    tally.check("lints", with("clippy", "clippy", &lints));
    // Alone, without the features that `lab` turns on: as the notebooks compile it.
    let alone = ["clippy", "--package", "nnlab", "--", "-D", "warnings"];
    tally.check("lints of nnlab without features", with("clippy", "clippy", &alone));
    let docs = ["doc", "--workspace", "--no-deps"];
    tally.check("documentation", succeeds(cargo(&docs).env("RUSTDOCFLAGS", "-D warnings")));

    let venv = root.join(LAB_FOLDER).join("test-python");
    match python::environment(&venv, &root.join("tests/reference/requirements.txt")) {
        Ok(python) => {
            let args = ["test", "--workspace", "--no-fail-fast", "--", "--include-ignored"];
            count_tests(cargo(&args).env("LAB_TEST_PYTHON", python), &mut tally)?;
        }
        Err(sentence) => {
            tally.check("Python for the tests against NumPy", Err(sentence));
            count_tests(&mut cargo(&["test", "--workspace", "--no-fail-fast"]), &mut tally)?;
        }
    }

    println!("\n{} passed, {} failed", tally.passed, tally.failed);
    Ok(if tally.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl Tally {
    fn check(&mut self, name: &str, result: Result<(), String>) {
        match result {
            Ok(()) => {
                self.passed += 1;
                println!("{name}: ok");
            }
            Err(sentence) => {
                self.failed += 1;
                println!("{name}: FAILED: {sentence}");
            }
        }
    }
}

fn succeeds(command: &mut Command) -> Result<(), String> {
    match command.stdin(Stdio::null()).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err("see above".into()),
        Err(error) => Err(format!("cargo cannot be started: {error}")),
    }
}

/// Runs cargo with a component of rustup, or says how to get it.
fn with(component: &str, subcommand: &str, args: &[&str]) -> Result<(), String> {
    let there = cargo(&[subcommand, "--version"]).output();
    if !there.is_ok_and(|output| output.status.success()) {
        return Err(format!("{component} is missing: `rustup component add {component}` gets it"));
    }
    succeeds(&mut cargo(args))
}

/// Runs the tests, shows what they print, and adds up the result lines of all test programs.
fn count_tests(command: &mut Command, tally: &mut Tally) -> Result<(), String> {
    let failed_to = |error| format!("cargo test cannot be run: {error}");
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().map_err(failed_to)?;
    let output = child.stdout.take().expect("stdout is piped");
    let before = tally.failed;
    for line in BufReader::new(output).lines() {
        let line = line.map_err(failed_to)?;
        println!("{line}");
        if let Some(counts) = line.strip_prefix("test result: ") {
            tally.passed += number_before(counts, "passed");
            tally.failed += number_before(counts, "failed");
        }
    }
    let status = child.wait().map_err(failed_to)?;
    // A test program that does not compile, or dies, prints no result line.
    if !status.success() && tally.failed == before {
        tally.check("cargo test", Err("see above".into()));
    }
    Ok(())
}

/// The number before `word`: 34 in "ok. 34 passed; 0 failed".
fn number_before(line: &str, word: &str) -> usize {
    let words: Vec<&str> = line.split([' ', ';']).collect();
    let at = words.iter().position(|w| *w == word);
    at.and_then(|at| words[at.checked_sub(1)?].parse().ok()).unwrap_or(0)
}

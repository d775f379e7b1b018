//! `cargo lab test`: everything that CI checks.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};

use indicatif::ProgressBar;

use crate::checkout::{self, cargo};
use crate::machine::said;
use crate::python::Environment;
use crate::setup;

/// Check everything: format, lints, docs, and every test, those against NumPy included.
#[derive(clap::Args)]
#[command(after_help = "\
Needs rustfmt, clippy and what `cargo lab setup` needs; says which is missing and how to get it. The packages \
that the tests want go into .lab/. The tests in a browser want `chromium` and `chromedriver`, those of grading \
`bwrap` (bubblewrap); without them they are left out, and that is said. `cargo test` alone is the quick part and needs no Python.")]
pub struct Args {}

/// How many checks passed and failed.
#[derive(Default)]
struct Tally {
    passed: usize,
    failed: usize,
}

/// Runs the command.
pub fn run(_: &Args) -> Result<ExitCode, String> {
    checkout::is_the_instructors("tests")?;
    let mut tally = Tally::default();

    tally.check("format", with("rustfmt", "fmt", &["fmt", "--all", "--check"]));
    let lints = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    tally.check("lints", with("clippy", "clippy", &lints));
    // Alone, without the features that `lab` turns on: as the notebooks compile it.
    let alone = ["clippy", "--package", "nnlab", "--", "-D", "warnings"];
    tally.check("lints of nnlab without features", with("clippy", "clippy", &alone));
    let docs = ["doc", "--workspace", "--no-deps"];
    tally.check("documentation", succeeds(cargo(&docs).env("RUSTDOCFLAGS", "-D warnings")));

    // The kernel's tests find the lab where this puts it.
    let ready = setup::prepare();
    let is_ready = ready.is_ok();
    tally.check("the lab's set-up", ready);
    match test_python() {
        Ok(python) if is_ready => {
            let args = ["test", "--workspace", "--no-fail-fast", "--", "--include-ignored"];
            let mut command = cargo(&args);
            if !has(&["chromium", "chromedriver"]) {
                println!("browser tests: LEFT OUT: there are no `chromium` and `chromedriver`");
                command.args(["--skip", "in_a_browser"]);
            }
            if !has(&["bwrap"]) {
                println!("tests of grading: LEFT OUT: there is no `bwrap`, install bubblewrap");
                command.args(["--skip", "in_a_sandbox"]);
            }
            count_tests(command.env("LAB_TEST_PYTHON", python), &mut tally)?;
        }
        python => {
            tally.check("Python for the tests", python.map(|_| ()));
            count_tests(&mut cargo(&["test", "--workspace", "--no-fail-fast"]), &mut tally)?;
        }
    }

    println!("\n{} passed, {} failed", tally.passed, tally.failed);
    Ok(if tally.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Whether programs of these names are on the search path.
fn has(names: &[&str]) -> bool {
    names.iter().all(|name| said(Command::new(name).arg("--version")).is_ok())
}

/// The Python of the tests: NumPy in the version that wrote the reference, and what they use.
fn test_python() -> Result<PathBuf, String> {
    let mut requirements = String::new();
    for list in ["tests/reference/requirements.txt", "tests/jupyter/requirements.txt"] {
        let path = checkout::root().join(list);
        requirements += &fs::read_to_string(&path)
            .map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    }
    let environment = Environment::new(checkout::lab_folder("test-python"), requirements);
    environment.begin(&ProgressBar::hidden())?;
    environment.finish(&ProgressBar::hidden())?;
    Ok(environment.python())
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

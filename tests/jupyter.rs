//! What runs inside Jupyter, in Python: each file of `tests/jupyter` is one test here.

mod common;

use std::path::PathBuf;
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use common::registration;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Kernels share two cores, and some points are seconds: one file at a time.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// The Python of the tests, with Jupyter's folders where `cargo lab setup` put them.
fn python() -> Command {
    let python = std::env::var_os("LAB_TEST_PYTHON").expect("run it by `cargo lab test`");
    let jupyter = PathBuf::from(ROOT).join(".lab/jupyter");
    let mut command = Command::new(python);
    command.env("JUPYTER_PATH", jupyter.join("data"));
    command.env("JUPYTER_DATA_DIR", jupyter.join("data"));
    command.env("JUPYTER_CONFIG_DIR", jupyter.join("config"));
    command.env("JUPYTER_RUNTIME_DIR", jupyter.join("runtime"));
    command.env("IPYTHONDIR", jupyter.join("ipython"));
    command.env("LAB", env!("CARGO_BIN_EXE_lab"));
    command.env("PICTURES", concat!(env!("CARGO_TARGET_TMPDIR"), "/pictures"));
    command
}

#[track_caller]
fn passes(folder: &str, args: &[&str]) {
    let _guard = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let output = python()
        .args(["-m"])
        .args(args)
        .current_dir(PathBuf::from(ROOT).join(folder))
        .output()
        .expect("Python starts");
    let (out, err) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "python -m {} fails:\n{out}\n{err}", args.join(" "));
}

#[test]
#[ignore = "needs the lab set up: `cargo lab test` runs it"]
fn every_cell_of_a_hurried_student_is_answered() {
    passes("tests/jupyter", &["unittest", "-v", "test_cells"]);
}

#[test]
#[ignore = "needs the lab set up: `cargo lab test` runs it"]
fn no_end_of_a_kernel_leaves_anything_behind() {
    passes("tests/jupyter", &["unittest", "-v", "test_ends"]);
}

#[test]
#[ignore = "needs the lab set up: `cargo lab test` runs it"]
fn the_kernel_passes_jupyters_own_test() {
    passes("tests/jupyter", &["unittest", "-v", "test_protocol"]);
}

/// `cargo lab test` leaves it out, and says so, where there is no Chromium.
#[test]
#[ignore = "needs the lab set up and Chromium: `cargo lab test` runs it"]
fn in_a_browser_run_all_stops_where_it_should() {
    passes("tests/jupyter", &["unittest", "-v", "test_browser"]);
}

/// `cargo lab test` leaves it out, and says so, where there is no Chromium.
#[test]
#[ignore = "needs the lab set up and Chromium: `cargo lab test` runs it"]
fn in_a_browser_lessons_are_done_by_the_keyboard_enlarged_and_at_night() {
    passes("tests/jupyter", &["unittest", "-v", "test_lessons"]);
}

#[test]
#[ignore = "needs the tools of the tests: `cargo lab test` runs it"]
fn the_python_files_are_formatted_linted_and_typed() {
    let settings = "--config=../../lab/jupyter/pyproject.toml";
    let types = "--config-file=../../lab/jupyter/pyproject.toml";
    // What runs inside Jupyter is held to the packages of the lab's own Python.
    let own = format!("--python-executable={}", python().get_program().to_string_lossy());
    let labs =
        format!("--python-executable={}", registration()["argv"][0].as_str().expect("a path"));
    for folder in ["lab/jupyter", "tests/jupyter", "lab/bench", "lab/site"] {
        passes(folder, &["ruff", "format", "--check", settings, "."]);
        passes(folder, &["ruff", "check", settings, "."]);
    }
    for (folder, packages) in [("lab/jupyter", labs), ("tests/jupyter", own)] {
        passes(folder, &["mypy", types, &packages, "."]);
    }
}

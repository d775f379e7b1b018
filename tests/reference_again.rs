//! Runs the reference programs again: does NumPy still write the committed arrays?

mod common;

use std::env::{temp_dir, var_os};
use std::fs::{copy, create_dir_all, read, remove_dir_all};
use std::path::{Path, PathBuf};
use std::process::{self, Command};

use common::{ARRAYS, array_in, close};
use ndarray::ArrayD;

/// A temporary folder where a program of `tests/reference` ran; deleted when dropped.
struct Again(PathBuf);

impl Again {
    /// Runs a copy, because some of the programs write beside themselves, into `arrays`.
    fn run(program: &str) -> Again {
        let python = var_os("LAB_TEST_PYTHON").expect(
            "expected LAB_TEST_PYTHON to name a Python that has NumPy, but it is not set; `cargo lab test` sets it, tests/reference/README.md says how to make one",
        );
        let again = Again(temp_dir().join(format!("nnlab-again-{}-{program}", process::id())));
        let script = again.0.join(program);
        create_dir_all(&again.0).expect("the temporary folder can be made");
        copy(Path::new(ARRAYS).with_file_name(program), &script)
            .unwrap_or_else(|e| panic!("tests/reference/{program}: {e}"));
        let output = Command::new(&python).arg(script).arg(again.arrays()).output();
        let output = output.unwrap_or_else(|e| {
            panic!("LAB_TEST_PYTHON is {}, which does not start: {e}", python.display())
        });
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{program} failed; is NumPy installed?\n{complaint}");
        again
    }

    fn arrays(&self) -> PathBuf {
        self.0.join("arrays")
    }
}

impl Drop for Again {
    fn drop(&mut self) {
        let _ = remove_dir_all(&self.0); // a temporary folder left behind fails no test
    }
}

/// Every array under a folder, as `step/name`, sorted.
fn names_in(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in next.read_dir().unwrap_or_else(|e| panic!("{}: {e}", next.display())) {
            let path = entry.expect("the folder can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "npy") {
                let name = path.strip_prefix(folder).expect("it lies in the folder");
                let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
                names.push(parts.join("/").trim_end_matches(".npy").to_owned());
            }
        }
    }
    names.sort();
    names
}

/// How far an array may be from the committed one; README.md has the differences that processors
/// make. `None`: not at all, every byte of the file is the same.
fn tolerance(name: &str) -> Option<f64> {
    match name {
        "sharpness/values" => Some(1e-9), // a difference quotient: 1e-16 / 1e-5, some times over
        "accuracies/after_5000" => Some(0.25), // one point of 400
        "accuracies/after_10000" => Some(0.75), // three
        _ => match name.split('/').next() {
            Some("forward" | "cost" | "backward" | "update" | "costs_to_6000") => Some(1e-12),
            Some("model_100") if !is_grid(name) => Some(1e-12),
            _ => None,
        },
    }
}

/// Booleans, and axes that come from the data set alone.
fn is_grid(name: &str) -> bool {
    ["predictions", "xx", "yy", "Z"].iter().any(|last| name.ends_with(last))
}

#[test]
#[ignore = "needs Python with NumPy: cargo lab test runs it"]
fn reference_py_writes_the_committed_arrays_again() {
    let run = Again::run("reference.py");
    let again = run.arrays();
    let names = names_in(&again);
    let mut committed = names_in(Path::new(ARRAYS));
    committed.retain(|name| !name.starts_with("random/") && !name.starts_with("npy/"));
    assert_eq!(names, committed, "reference.py and the committed arrays; run it again?");
    for name in names {
        match tolerance(&name) {
            None => same_file(&again, &name),
            Some(tolerance) => {
                let (got, expected): (ArrayD<f64>, ArrayD<f64>) =
                    (array_in(&again, &name), array_in(Path::new(ARRAYS), &name));
                close(&name, &got, &expected, tolerance, "NumPy's version and processor kernel");
            }
        }
    }
}

#[test]
#[ignore = "needs Python with NumPy: cargo lab test runs it"]
fn random_numbers_py_writes_the_committed_arrays_again() {
    let run = Again::run("random_numbers.py");
    let again = run.arrays();
    let names = names_in(&again);
    assert!(!names.is_empty(), "random_numbers.py wrote nothing into {}", again.display());
    for name in names {
        same_file(&again, &name);
    }
}

#[track_caller]
fn same_file(again: &Path, name: &str) {
    let bytes = |folder: &Path| {
        let path = folder.join(format!("{name}.npy"));
        read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
    };
    assert!(
        bytes(again) == bytes(Path::new(ARRAYS)),
        "{name}.npy is not the same bytes as the committed one: look at NumPy's version, and at the C library's ln, sin and cos"
    );
}

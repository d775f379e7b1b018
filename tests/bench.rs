//! `cargo lab bench` as a user runs it. What it measures is not judged: a test machine is busy.

use std::process::{Command, Output};

use serde_json::Value;

fn bench(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lab"));
    command.arg("bench").args(args).output().expect("lab starts")
}

/// Both sides compute the same, or the command ends with an error: so this is a test of both.
#[test]
#[ignore = "needs NumPy: `cargo lab test` runs it"]
fn every_task_is_measured_on_both_sides() {
    let python = std::env::var("LAB_TEST_PYTHON").expect("`cargo lab test` sets LAB_TEST_PYTHON");
    let figure = concat!(env!("CARGO_TARGET_TMPDIR"), "/times.svg");
    let output = bench(&["--rounds", "1", "--json", "--python", &python, "--figure", figure]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let figure = std::fs::read_to_string(figure).expect("the figure");
    assert!(
        figure.contains("the step functions in a loop") && figure.contains("NumPy"),
        "{figure}"
    );
    let rows: Vec<Value> = serde_json::from_slice(&output.stdout).expect("JSON");
    let names: Vec<&str> = rows.iter().map(|row| row["task"].as_str().unwrap()).collect();
    let training = ["training", "training with costs", "sweep", "grid", "four million"];
    assert_eq!(names, [&training[..], &["steps", "steps of 64"]].concat());
    for row in &rows {
        let sides = row["sides"].as_array().expect("sides");
        assert!(sides[0]["name"].as_str().unwrap().starts_with("nnlab "), "{row}");
        assert!(sides[1]["name"].as_str().unwrap().starts_with("NumPy "), "{row}");
        for side in sides {
            assert_eq!(side["rounds"].as_array().map(Vec::len), Some(1), "{row}");
            let (median, ours) = (&side["median"], &sides[0]["median"]);
            let ratio = median.as_f64().unwrap() / ours.as_f64().unwrap();
            assert!((side["times_ours"].as_f64().unwrap() - ratio).abs() < 1e-9, "{row}");
        }
    }
}

#[test]
fn a_python_that_is_missing_is_named() {
    let output = bench(&["--python", "/no/such/python"]);
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(error.starts_with("error: `/no/such/python` cannot be started"), "{error}");
}

#[test]
fn a_figure_of_another_kind_is_refused_before_anything_is_measured() {
    let output = bench(&["--figure", "times.txt", "--python", "/no/such/python"]);
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(error.contains("times.txt") && error.contains(".svg or .png"), "{error}");
}

#[test]
#[ignore = "needs Python: `cargo lab test` runs it"]
fn a_library_that_is_missing_is_named() {
    let python = std::env::var("LAB_TEST_PYTHON").expect("`cargo lab test` sets LAB_TEST_PYTHON");
    let output = bench(&["--against", "jax", "--python", &python]);
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(error.contains("No module named 'jax'") && error.contains("--python"), "{error}");
}

#[test]
#[ignore = "takes a while: `cargo lab test` runs it"]
fn the_growth_is_a_table_and_a_figure() {
    let folder = concat!(env!("CARGO_TARGET_TMPDIR"), "/bench");
    let output = bench(&["--growth", folder, "--rounds", "1"]);
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(text.matches("ns an example and unit").count(), 9, "{text}");
    let figure = std::fs::read_to_string(format!("{folder}/growth.svg")).expect("the figure");
    assert!(figure.contains("more hidden units"), "{figure}");
}

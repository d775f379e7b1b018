//! The helper that saves the arrays of a student's own NumPy lab.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The reference with two habits of the handout: the cost takes the parameters too, and the update
/// changes its input.
const HANDOUT: &str = "\
import sys
sys.path[:0] = ['tests/reference', 'notebooks']
import reference
from numpy_arrays import save_arrays

def compute_cost(A2, Y, parameters):
    return reference.compute_cost(A2, Y)

def update_parameters(parameters, grads, learning_rate=1.2):
    for name in parameters:
        parameters[name] -= grads['d' + name] * learning_rate
    return parameters

lab = vars(reference) | {'compute_cost': compute_cost, 'update_parameters': update_parameters}
for missing in sys.argv[2:]:
    del lab[missing]
save_arrays(lab, sys.argv[1])
";

fn run(name: &str, missing: &[&str]) -> (PathBuf, String) {
    let python = std::env::var_os("LAB_TEST_PYTHON")
        .expect("LAB_TEST_PYTHON names a Python with NumPy: `cargo lab test` makes one");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    let mut command = Command::new(python);
    command.args(["-B", "-c", HANDOUT]).arg(&folder).args(missing).current_dir(ROOT);
    let output = command.output().expect("Python starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    (folder, String::from_utf8(output.stdout).expect("text"))
}

#[test]
#[ignore = "needs Python with NumPy: `cargo lab test` runs it"]
fn the_arrays_of_a_numpy_lab_agree_with_the_reference_in_one_command() {
    let (folder, words) = run("numpy_arrays", &[]);
    let compared = Command::new(env!("CARGO_BIN_EXE_lab"))
        .args(["compare", "--common", "tests/reference/arrays"])
        .arg(&folder)
        .current_dir(ROOT)
        .output()
        .expect("lab starts");
    let table = String::from_utf8_lossy(&compared.stdout).into_owned();
    assert!(compared.status.success(), "{table}\n{words}");
    for name in ["dataset/Y", "structure/layer_sizes", "init/W1", "forward/Z2", "cost/cost"] {
        assert!(table.contains(name), "{name} is missing:\n{table}");
    }
    for name in ["backward/db1", "update/b2", "model_100/W2", "model_100/predictions"] {
        assert!(table.contains(name), "{name} is missing:\n{table}");
    }
}

#[test]
#[ignore = "needs Python with NumPy: `cargo lab test` runs it"]
fn an_unfinished_numpy_lab_saves_the_steps_that_it_has() {
    let (folder, words) = run("numpy_arrays_unfinished", &["backward_propagation", "nn_model"]);
    assert!(folder.join("cost/cost.npy").is_file(), "{words}");
    assert!(!folder.join("backward").exists(), "{words}");
    let told = "stopped there: backward_propagation is not in your program yet";
    assert!(words.contains(told), "{words}");
}

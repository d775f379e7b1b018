//! Every notebook on the real kernel, by `cargo lab run`.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::registration;

const LAB: &str = env!("CARGO_BIN_EXE_lab");
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn notebooks(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(Path::new(ROOT).join(folder)).expect("the folder is there");
    let mut paths: Vec<PathBuf> = entries.map(|e| e.expect("it is readable").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "ipynb"));
    paths.sort();
    assert!(!paths.is_empty(), "no notebooks in {folder}");
    paths
}

/// Runs notebooks: the exit code, what was printed, and where the pages are.
fn run(paths: &[PathBuf], name: &str) -> (Option<i32>, String, PathBuf) {
    let pages = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages").join(name);
    let _ = fs::remove_dir_all(&pages);
    let output = Command::new(LAB)
        .arg("run")
        .arg("--html")
        .arg(&pages)
        .args(paths)
        .output()
        .expect("lab starts");
    let words = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(words).expect("the output is text"), pages)
}

#[test]
#[ignore = "needs the lab set up: `cargo lab test` runs it"]
fn every_source_runs_to_its_end_with_full_points_and_exports_numpys_arrays() {
    let exports = Path::new(ROOT).join("notebooks/exports");
    let paths = notebooks("notebooks/source/lab8");
    let (code, words, pages) = run(&paths, "sources");
    assert_eq!(code, Some(0), "{words}");
    assert!(!words.contains("standard error"), "{words}");
    for path in &paths {
        let name = path.file_stem().expect("it has a name").to_string_lossy();
        let page = fs::read_to_string(pages.join(format!("{name}.html"))).expect("a page");
        assert!(page.contains("<img alt="), "{name}: no figure on its page");
        // evcxr shows the fields where the last line takes one of the cell's own variables away.
        let fields = ["Figure {", "Parameters {", "Confusion {", "GradientCheck {"];
        let shown = fields.iter().find(|f| page.contains(&format!("<pre>{f}")));
        assert_eq!(shown, None, "{name}: something is shown as its fields");
        for line in page.lines().filter(|line| line.contains("cases right")) {
            assert!(line.contains("10 of 10 points"), "{name}: {line}");
        }
    }
    let compared = Command::new(LAB)
        .args(["compare", "--common", "tests/reference/arrays"])
        .arg(&exports)
        .current_dir(ROOT)
        .output()
        .expect("lab starts");
    let table = String::from_utf8_lossy(&compared.stdout).into_owned();
    assert!(compared.status.success(), "exported arrays differ from NumPy's:\n{table}");
    for name in [
        "structure/layer_sizes",
        "init/W2",
        "forward/A2",
        "cost/cost",
        "backward/dW1",
        "update/W1",
        "model_100/W1",
    ] {
        assert!(table.contains(name), "{name} was not exported:\n{table}");
    }
}

#[test]
#[ignore = "needs the lab set up: `cargo lab test` runs it"]
fn every_untouched_student_version_stops_at_its_exercise() {
    let paths = notebooks("notebooks");
    let (code, words, _) = run(&paths, "students");
    assert_eq!(code, Some(1), "{words}");
    for path in &paths {
        let name = path.file_stem().expect("it has a name").to_string_lossy();
        let start = format!("{name}: ");
        let last = words.lines().rfind(|line| line.starts_with(&start)).expect("it was run");
        let stop = "stops: Exercise: write your answer here, then run this cell again";
        assert!(last.ends_with(stop), "{name} should stop at its exercise, but: {last}");
    }
}

#[test]
#[ignore = "needs the lab set up: `cargo lab test` runs it"]
fn a_file_that_is_no_notebook_is_named() {
    let (code, words, _) = run(&[Path::new(ROOT).join("README.md")], "none");
    assert_eq!(code, Some(2), "{words}");
    assert!(words.contains("README.md") && !words.contains("Traceback"), "{words}");
}

/// The lessons must not need our kernel. evcxr's own finds `../nnlab` from the notebook's folder.
#[cfg(unix)]
#[test]
#[ignore = "needs the lab set up: `cargo lab test` runs it"]
fn the_sources_run_on_evcxrs_own_kernel_too() {
    let course = std::env::temp_dir().join(format!("nnlab-stock-{}", std::process::id()));
    let (folder, kernels) = (course.join("notebooks"), course.join("jupyter/kernels/rust"));
    fs::create_dir_all(&folder).expect("it can be made");
    fs::create_dir_all(&kernels).expect("it can be made");
    std::os::unix::fs::symlink(Path::new(ROOT).join("nnlab"), course.join("nnlab"))
        .expect("a link");
    let mut copies = Vec::new();
    for path in notebooks("notebooks/source/lab8") {
        let copy = folder.join(path.file_name().expect("it has a name"));
        fs::copy(&path, &copy).expect("it can be copied");
        copies.push(copy);
    }

    let ours = registration();
    let argv: Vec<&str> =
        ours["argv"].as_array().expect("a list").iter().filter_map(|word| word.as_str()).collect();
    let evcxr =
        argv.iter().find_map(|a| a.strip_prefix("--RustKernel.evcxr=")).expect("its program");
    let spec = serde_json::json!({
        "argv": [evcxr, "--control_file", "{connection_file}"],
        "display_name": "Rust", "language": "rust", "interrupt_mode": "message",
    });
    fs::write(kernels.join("kernel.json"), spec.to_string()).expect("it can be written");
    fs::write(kernels.join("version.txt"), "1").expect("it can be written");

    let output = Command::new(argv[0])
        .arg(Path::new(ROOT).join("lab/jupyter/run.py"))
        .args(&copies)
        .env("JUPYTER_PATH", course.join("jupyter"))
        .output()
        .expect("Python starts");
    let words = [output.stdout, output.stderr].concat();
    let _ = fs::remove_dir_all(&course);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&words));
}

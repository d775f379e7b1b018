//! Every notebook on the real kernel, by `cargo lab run`.

#[path = "../common/mod.rs"]
mod common;
mod site;
#[cfg(unix)]
mod stock;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use nnlab::check::{EXERCISES, Exercise};

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

/// What became of the sources, which are run once: the exit code, what was printed, the pages, and
/// the notebooks with their results.
static SOURCES: LazyLock<(Option<i32>, String, PathBuf, PathBuf)> = LazyLock::new(|| {
    let ran = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ran");
    let _ = fs::remove_dir_all(&ran);
    let option = format!("--ipynb={}", ran.display());
    let (code, words, pages) = run(&notebooks("notebooks/source/lab8"), "sources", &[&option]);
    (code, words, pages, ran)
});

/// Runs notebooks: the exit code, what was printed, and where the pages are.
fn run(paths: &[PathBuf], name: &str, options: &[&str]) -> (Option<i32>, String, PathBuf) {
    let pages = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages").join(name);
    let _ = fs::remove_dir_all(&pages);
    let output = Command::new(LAB)
        .arg("run")
        .arg("--html")
        .arg(&pages)
        .args(options)
        .args(paths)
        .output()
        .expect("lab starts");
    let words = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(words).expect("the output is text"), pages)
}

/// Numbers of the texts that no cell shows: −ln 0.9, the cost of saying 0.9 to everything, 10⁻³, the
/// angle of a class, 2/1.2.
const BY_HAND: [f64; 5] = [
    0.105_360_515_657_826_3,
    0.5 * (0.105_360_515_657_826_3 + std::f64::consts::LN_10),
    1e-3,
    3.12,
    2.0 / 1.2,
];

/// The numbers of two or more decimals in a notebook's Markdown.
fn numbers_stated(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).expect("it is text");
    let notebook: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let cells = notebook["cells"].as_array().expect("cells").iter();
    let lines = cells.filter(|c| c["cell_type"] == "markdown").flat_map(|c| {
        c["source"].as_array().expect("lines").iter().filter_map(serde_json::Value::as_str)
    });
    lines.flat_map(numbers).filter(|number| decimals(number) >= 2).collect()
}

/// The numbers in what a page's code cells show, figures' sentences included.
fn numbers_shown(page: &str) -> Vec<f64> {
    let cells = page.split("class=\"jp-Cell jp-").skip(1);
    let outputs = cells.filter_map(|cell| cell.split_once("jp-Cell-outputWrapper"));
    let shown = outputs.flat_map(|(_, output)| {
        // A figure's data has no spaces, and is no words.
        output.split_whitespace().filter(|word| word.len() < 200).flat_map(numbers)
    });
    shown.filter_map(|number| number.parse().ok()).collect()
}

/// The numbers in a text, without signs; a full stop at the end is none of it.
fn numbers(text: &str) -> Vec<String> {
    let pieces = text.split(|c: char| !c.is_ascii_digit() && c != '.');
    let pieces = pieces.map(|piece| piece.trim_matches('.').to_owned());
    pieces.filter(|piece| piece.parse::<f64>().is_ok()).collect()
}

fn decimals(number: &str) -> i32 {
    number.split_once('.').map_or(0, |(_, after)| after.len() as i32)
}

#[test]
#[ignore = "needs the lab set up: `cargo lab test` runs it"]
fn every_source_runs_to_its_end_with_full_points_and_exports_numpys_arrays() {
    let exports = Path::new(ROOT).join("notebooks/exports");
    let paths = notebooks("notebooks/source/lab8");
    let (code, words, pages, _) = &*SOURCES;
    assert_eq!(*code, Some(0), "{words}");
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
            let full = |e: &&Exercise| line.contains(&format!(", {0} of {0} points", e.points));
            assert!(EXERCISES.iter().any(full), "{name}: {line}");
        }
    }
    let shown = paths.iter().flat_map(|path| {
        let name = path.file_stem().expect("it has a name").to_string_lossy();
        numbers_shown(&fs::read_to_string(pages.join(format!("{name}.html"))).expect("a page"))
    });
    let shown: Vec<f64> = shown.chain(BY_HAND).collect();
    for path in &paths {
        for stated in numbers_stated(path) {
            let (value, decimals) = (stated.parse::<f64>().expect("a number"), decimals(&stated));
            let half = 0.5001 * 10_f64.powi(-decimals);
            let computed = shown.iter().any(|s| (s - value).abs() <= half);
            assert!(computed, "{}: no cell shows the {stated} of its text", path.display());
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
    let (code, words, _) = run(&paths, "students", &["--student"]);
    assert_eq!(code, Some(0), "{words}");
    for path in paths.iter().filter(|path| !path.ends_with("11_playground.ipynb")) {
        let name = path.file_stem().expect("it has a name").to_string_lossy();
        let start = format!("{name}: ");
        let last = words.lines().rfind(|line| line.starts_with(&start)).expect("it was run");
        let stop = "stops: Exercise: write your answer here, then run this cell again";
        assert!(last.ends_with(stop), "{name} should stop at its exercise, but: {last}");
    }
    let solved = Path::new(ROOT).join("notebooks/source/lab8/04_cost.ipynb");
    let (code, words, _) = run(&[solved], "solved", &["--student"]);
    assert_eq!(code, Some(1), "{words}");
    assert!(words.contains("04_cost: it should stop at its exercise, but it ran to its end"));
}

#[test]
#[ignore = "needs the lab set up: `cargo lab test` runs it"]
fn a_file_that_is_no_notebook_is_named() {
    let (code, words, _) = run(&[Path::new(ROOT).join("README.md")], "none", &[]);
    assert_eq!(code, Some(2), "{words}");
    assert!(words.contains("README.md") && !words.contains("Traceback"), "{words}");
}

//! How many small changes of the lab's own answers the checks catch, and how many they name.
//!
//! Each answer of the source notebooks, and some in other styles, is changed at one place, in all ways
//! that `changes` knows; those that compile are checked. What is caught must be told its cause in most cases.

#[path = "changes/mod.rs"]
mod changes;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

/// Each exercise: the cell with its answer, its notebook, its check and its function.
const EXERCISES: [(&str, &str, &str, &str); 13] = [
    ("structure-answer", "01_structure", "structure", "layer_sizes"),
    ("init-answer", "02_init", "init", "initialize_parameters"),
    ("forward-answer", "03_forward", "forward", "forward_propagation"),
    ("cost-answer", "04_cost", "cost", "compute_cost"),
    ("backward-answer", "05_backward", "backward", "backward_propagation"),
    ("update-answer", "06_update", "update", "update_parameters"),
    ("model-answer", "07_model", "model", "nn_model"),
    ("dataset-answer", "08_dataset", "dataset", "create_dataset"),
    ("predict-answer", "09_train", "predict", "predict"),
    ("accuracy-answer", "09_train", "accuracy", "accuracy"),
    ("grid-answer", "10_visualize", "grid", "boundary_grid"),
    ("predict-grid-answer", "10_visualize", "predict_grid", "predict_grid"),
    ("sweep-answer", "10_visualize", "sweep", "sweep"),
];

/// For each check, the share of the wrong answers whose cause is named, in per cent: of those made
/// from the notebooks' answers, and of those made from other right answers, of which a handful are
/// tried. It may only rise.
const SHARES: [(&str, usize, usize); 13] = [
    ("structure", 100, 0),
    ("init", 94, 0),
    ("forward", 100, 83),
    ("cost", 79, 72),
    ("backward", 86, 85),
    ("update", 90, 85),
    ("model", 100, 0),
    ("dataset", 82, 66),
    ("predict", 100, 0),
    ("accuracy", 90, 0),
    ("grid", 100, 0),
    ("predict_grid", 100, 0),
    ("sweep", 66, 0),
];

/// What is only seen in the numbers: no cause is named.
const SEEN: [&str; 8] = ["entry", "nan", "zeros", "columns", "rows", "digits", "where", "same"];

/// A changed answer: its check, a file that holds it, and its function's name.
type Tried = (String, String, String);

#[test]
#[ignore = "compiles some hundred changed answers: a minute or two"]
fn most_small_changes_of_the_notebooks_answers_are_told_their_cause() {
    let mut tried = vec![];
    for (cell, notebook, check, function) in EXERCISES {
        let (uses, answer) = answer(notebook, cell);
        let all = changes::changes(&answer);
        let every = if all.len() > MANY { 3 } else { 1 };
        for changed in all.into_iter().step_by(every) {
            tried.push((check.to_string(), format!("{uses}\n{changed}\n"), function.to_string()));
        }
    }
    are_told("changes", &tried, &SHARES.map(|(check, notebooks, _)| (check, notebooks)));
}

#[test]
#[ignore = "compiles some hundred changed answers: a minute or two"]
fn most_small_changes_of_answers_in_other_styles_are_told_their_cause() {
    let mut tried = vec![];
    for (check, uses, function, text) in styles() {
        for changed in changes::changes(&text) {
            tried.push((check.clone(), format!("{uses}{changed}\n"), function.clone()));
        }
    }
    let some: Vec<Tried> = tried.into_iter().step_by(EVERY).collect();
    are_told("styles", &some, &SHARES.map(|(check, _, styles)| (check, styles)));
}

/// Of more changes of one answer than these, each third is tried: they take a minute to compile.
const MANY: usize = 200;

/// There are some thousand changes of answers in other styles: each so-manieth is tried.
const EVERY: usize = 26;

/// The right answers of `check_styles`: the check, the file, the function's name and its text.
fn styles() -> Vec<(String, String, String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check_styles");
    let mut styles = vec![];
    for stem in ["backward", "cost", "forward", "others", "update"] {
        let file = fs::read_to_string(folder.join(stem).with_extension("rs")).expect("styles");
        // Those that call another file's are left out.
        let (uses, functions) = file.split_at(file.find("pub fn").expect("a function"));
        let uses: String = uses
            .lines()
            .filter(|line| !line.contains("super::"))
            .map(|l| format!("{l}\n"))
            .collect();
        let alone =
            |text: &&str| !["forward::", "backward::", "update::"].iter().any(|f| text.contains(f));
        let functions: Vec<String> = functions
            .split("\npub fn ")
            .map(|text| text.trim_start_matches("pub fn "))
            .filter(alone)
            .map(|text| format!("pub fn {text}\n"))
            .collect();
        for text in functions {
            let name = text["pub fn ".len()..].split('(').next().expect("a name").to_string();
            let known =
                SHARES.iter().map(|(check, ..)| *check).filter(|check| name.starts_with(check));
            let check = if stem == "others" {
                known.max_by_key(|c| c.len()).expect("a check")
            } else {
                stem
            };
            styles.push((check.to_string(), uses.clone(), name, text));
        }
    }
    styles
}

/// Tries all of them; fails if fewer are named than these shares.
fn are_told(name: &str, tried: &[Tried], shares: &[(&str, usize)]) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    write(&folder, tried).expect("the changed answers are written");
    let compiled = compile(&folder, tried.len());
    let told = run(&folder);
    let mut report = String::new();
    let mut low = vec![];
    for &(check, least) in shares {
        let of = |i: &usize| tried[*i].0 == check;
        let of_this: Vec<usize> = compiled.iter().copied().filter(of).collect();
        let count = |name: &str| {
            of_this.iter().filter(|i| told.get(i).is_some_and(|t| t.0 == name)).count()
        };
        let (right, panicked) = (count("full"), count("panicked"));
        let returned = |i: &&usize| told.get(i).is_some_and(|t| t.0 != "full" && t.0 != "panicked");
        let wrong: Vec<_> = of_this.iter().filter(returned).collect();
        let named = wrong.iter().filter(|i| !SEEN.contains(&told[i].0.as_str())).count();
        let share = 100 * named / wrong.len().max(1);
        let silent = of_this.iter().filter(|i| !told.contains_key(i)).count();
        report += &format!(
            "{check}: {} compile, {right} right, {panicked} panic, {silent} do not end, {} wrong, {named} named: {share} %\n",
            of_this.len(),
            wrong.len()
        );
        if share < least || (least > 0 && wrong.is_empty()) {
            low.push(check);
        }
    }
    let mut list = String::new();
    for i in &compiled {
        let (check, text, _) = &tried[*i];
        let (name, sentence) = told.get(i).cloned().unwrap_or_default();
        let function = text.find("fn ").map_or("", |at| &text[at..]);
        list += &format!("=== {check} {i}: {name}: {sentence}\n{function}\n");
    }
    fs::write(folder.join("told.txt"), list).unwrap();
    println!("{report}");
    assert!(
        low.is_empty(),
        "{report}fewer are named than before: {low:?}; see {}",
        folder.join("told.txt").display()
    );
}

/// The `use` lines of a notebook, and the answer in one of its cells.
fn answer(notebook: &str, cell: &str) -> (String, String) {
    let path = format!("{}/notebooks/source/lab8/{notebook}.ipynb", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(&path).expect("a source notebook");
    let notebook: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let source = |id: &str| {
        let cells = notebook["cells"].as_array().expect("cells");
        let cell = cells.iter().find(|cell| cell["id"] == id).unwrap_or_else(|| panic!("no {id}"));
        let lines = cell["source"].as_array().expect("lines");
        lines.iter().map(|line| line.as_str().unwrap()).collect::<String>()
    };
    let set_up = source("set-up");
    let uses = set_up[set_up.find("use ").expect("a use")..].to_string();
    let answer = source(cell);
    let code = answer.lines().filter(|line| !line.trim_start().starts_with("//"));
    (uses, code.map(|line| format!("{line}\n")).collect())
}

/// A crate with one file for each changed answer.
fn write(folder: &Path, tried: &[Tried]) -> io::Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    let nnlab = Path::new(env!("CARGO_MANIFEST_DIR")).join("nnlab");
    let name = folder.file_name().expect("it has a name");
    let manifest = format!(
        "[package]\nname = {name:?}\nedition = \"2024\"\n[dependencies]\nnnlab = {{ path = {nnlab:?} }}\n[workspace]\n[profile.dev]\nopt-level = 1\ndebug = false\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock");
    fs::copy(lock, folder.join("Cargo.lock"))?;
    for (i, (check, text, function)) in tried.iter().enumerate() {
        let check = format!(
            "pub fn check() -> nnlab::check::Score {{ nnlab::check::{check}({function}) }}"
        );
        fs::write(folder.join(format!("src/m{i}.rs")), format!("{text}{check}\n"))?;
    }
    Ok(())
}

/// Compiles them, without those that do not; returns the numbers of the others.
fn compile(folder: &Path, count: usize) -> Vec<usize> {
    let mut all: Vec<usize> = (0..count).collect();
    for _ in 0..30 {
        fs::write(folder.join("src/main.rs"), main(&all)).unwrap();
        let output = cargo(folder, "build");
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        if output.status.success() {
            return all;
        }
        let file = |line: &str| {
            let start = line.strip_prefix("src/m")?;
            start.split(".rs:").next()?.parse::<usize>().ok()
        };
        let errors = text.lines().filter(|line| line.contains(" error"));
        let bad: BTreeSet<usize> = errors.filter_map(file).collect();
        assert!(!bad.is_empty(), "nothing to leave out, but it does not compile:\n{text}");
        all.retain(|i| !bad.contains(i));
    }
    panic!("still does not compile");
}

fn cargo(folder: &Path, command: &str) -> std::process::Output {
    let target: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join("changes-target");
    Command::new(env!("CARGO"))
        .args([command, "--quiet", "--offline", "--message-format=short"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .env("RUSTFLAGS", "--cap-lints=allow")
        .output()
        .expect("cargo runs")
}

/// Runs each in a thread of its own, for the sake of those that do not end.
fn main(all: &[usize]) -> String {
    let modules: String = all.iter().map(|i| format!("mod m{i};\n")).collect();
    let list: String = all.iter().map(|i| format!("({i}, m{i}::check),\n")).collect();
    format!(
        r#"#![allow(warnings)]
{modules}
const ALL: &[(usize, fn() -> nnlab::check::Score)] = &[{list}];
fn main() {{
    for &(i, check) in ALL {{
        let (send, receive) = std::sync::mpsc::channel();
        std::thread::spawn(move || send.send(check()));
        if let Ok(score) = receive.recv_timeout(std::time::Duration::from_secs(5)) {{
            let finding = score.finding();
            let name = finding.as_ref().map_or("full", |f| f.name);
            let sentence = finding.as_ref().map_or("", |f| &f.sentence);
            println!("@@{{i}}\t{{name}}\t{{sentence}}");
        }}
    }}
    std::process::exit(0);
}}
"#
    )
}

/// What each was told: the finding's name and its sentence.
fn run(folder: &Path) -> BTreeMap<usize, (String, String)> {
    let output = cargo(folder, "run");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut told = BTreeMap::new();
    for line in text.lines().filter_map(|line| line.strip_prefix("@@")) {
        let [i, name, sentence] = line.split('\t').collect::<Vec<_>>()[..] else { continue };
        told.insert(i.parse().unwrap(), (name.into(), sentence.into()));
    }
    told
}

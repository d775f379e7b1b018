//! `cargo lab report`: from saved notebooks to a report that keeps what the student wrote.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

const LAB: &str = env!("CARGO_BIN_EXE_lab");
const STUB: &str = r#"compile_error!("write your answer here, then run this cell again")"#;

fn cell(kind: &str, id: &str, source: &str, more: Value) -> Value {
    let mut cell = json!({ "cell_type": kind, "id": id, "metadata": {}, "source": source });
    for (key, value) in more.as_object().expect("an object") {
        cell[key] = value.clone();
    }
    cell
}

fn solution(id: &str) -> Value {
    json!({ "nbgrader": { "grade_id": id, "solution": true } })
}

fn ran(outputs: Value) -> Value {
    json!({ "execution_count": 3, "outputs": outputs })
}

/// A finished notebook and one that was never run.
fn course(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("report").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let figure = nnlab::plot_network(2, 4, 1);
    let html = format!("<img src=\"data:image/svg+xml;base64,{}\">", STANDARD.encode(figure.svg()));
    let finished = [
        cell("markdown", "title", "# Step 3 of 10 · Forward", json!({})),
        cell("code", "set-up", "use nnlab::*;", ran(json!([]))),
        cell(
            "code",
            "a",
            "fn forward() -> f64 { 0.5 }",
            json!({ "metadata": solution("forward-answer"), "execution_count": 2, "outputs": [] }),
        ),
        cell(
            "code",
            "check",
            "check::forward(forward)",
            ran(json!([
                { "output_type": "display_data", "data": { "text/html": ["<div><p><b>forward: 5 of 5 cases right, 10 of 10 points</b></p><p>z &lt; 0</p><table>"], "text/plain": ["10"] }, "metadata": {} },
            ])),
        ),
        cell(
            "code",
            "look",
            "plot_network(2, 4, 1)",
            ran(json!([
                { "output_type": "stream", "name": "stdout", "text": ["Sum: 0.5\n", "``` odd\n"] },
                { "output_type": "execute_result", "data": { "text/html": [html], "text/plain": [figure.alt()] }, "metadata": {} },
            ])),
        ),
        cell(
            "markdown",
            "q",
            "**Question 1.** Why?\n\nSince $\\tanh$ bends.",
            json!({ "metadata": solution("question-1") }),
        ),
    ];
    let untouched = [
        cell("markdown", "title", "# Step 4 of 10 · Cost", json!({})),
        cell(
            "code",
            "a",
            STUB,
            json!({ "metadata": solution("cost-answer"), "execution_count": null, "outputs": [] }),
        ),
        cell(
            "code",
            "check",
            "check::cost(cost)",
            json!({ "execution_count": null, "outputs": [] }),
        ),
        cell(
            "markdown",
            "q",
            "**Question 2.** And?\n\n*Write your answer here.*",
            json!({ "metadata": solution("question-2") }),
        ),
    ];
    for (file, cells) in [("03_forward", &finished[..]), ("04_cost", &untouched[..])] {
        let notebook =
            json!({ "cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5 });
        fs::write(folder.join(format!("{file}.ipynb")), notebook.to_string()).unwrap();
    }
    folder
}

const STUDENT: [&str; 6] = ["--group", "01", "--id", "2023001", "--name", "王小明"];

fn report(folder: &Path, more: &[&str]) -> (Option<i32>, String) {
    let mut lab = Command::new(LAB);
    lab.arg("report")
        .args(more)
        .arg("--out")
        .arg(folder.join("out"))
        .arg("--notebooks")
        .arg(folder);
    let output = lab.output().expect("lab starts");
    (output.status.code(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into())
}

fn drafted(folder: &Path) -> (String, String) {
    let (code, said) = report(folder, &[&STUDENT[..], &["--draft"]].concat());
    assert_eq!(code, Some(0), "{said}");
    (said, fs::read_to_string(folder.join("out/01-2023001-王小明.md")).expect("named by the rule"))
}

#[test]
fn a_report_has_the_students_code_results_and_answers_and_says_what_is_missing() {
    let folder = course("whole");
    let (said, text) = drafted(&folder);
    let sections = ["1. Aim", "2. Content", "3. Principle", "4. Code", "5. Results", "6. Summary"];
    let places: Vec<usize> =
        sections.iter().map(|s| text.find(&format!("## {s}")).expect(s)).collect();
    assert!(places.is_sorted(), "{places:?}");
    let (code, results) = (&text[places[3]..places[4]], &text[places[4]..places[5]]);
    assert!(code.contains("```rust\nfn forward() -> f64 { 0.5 }\n```"), "{code}");
    assert!(!code.contains("use nnlab"), "only answers: {code}");
    for there in [
        "forward: 5 of 5 cases right, 10 of 10 points\nz < 0\n",
        "````\nSum: 0.5\n``` odd\n````",
        "](figures/03_forward-1.png)",
        "Since $\\tanh$ bends.",
    ] {
        assert!(results.contains(there), "{there:?} is not in:\n{results}");
    }
    assert_eq!(&fs::read(folder.join("out/figures/03_forward-1.png")).unwrap()[1..4], b"PNG");
    for missing in [
        "`cost-answer` is not written",
        "04_cost: 1 cell was not run",
        "`question-2` is not written",
    ] {
        assert!(text.contains(missing) && said.contains(missing), "{missing}: {said}");
    }
    assert!(!text.contains("compile_error"), "the stub is no code of the student's");
}

#[test]
fn written_again_it_keeps_what_the_student_wrote() {
    let folder = course("again");
    let (_, first) = drafted(&folder);
    let path = folder.join("out/01-2023001-王小明.md");
    let mine = first
        .replace("*Write here: What did you want to learn?*", "To see *how* it learns.\n\nReally.");
    assert_ne!(mine, first);
    fs::write(&path, &mine).unwrap();
    fs::copy(folder.join("03_forward.ipynb"), folder.join("05_backward.ipynb")).unwrap();
    let (_, second) = drafted(&folder);
    assert!(second.contains("To see *how* it learns.\n\nReally."), "{second}");
    assert!(second.contains("figures/05_backward-1.png"), "the rest is brought up to date");
    let before = fs::read_to_string(path.with_extension("before.md")).expect("it is kept");
    assert_eq!(before, mine);
}

#[test]
fn a_name_that_is_no_file_name_and_a_foreign_report_get_a_sentence() {
    let folder = course("refused");
    for (name, group) in [("../../up", "01"), ("a|b", "01"), ("", "01"), ("Li", "3")] {
        let (code, said) =
            report(&folder, &["--group", group, "--id", "7", "--name", name, "--draft"]);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains("GROUP-NUMBER-NAME"), "{said}");
    }
    fs::create_dir_all(folder.join("out")).unwrap();
    fs::write(folder.join("out/01-2023001-王小明.md"), "my own words").unwrap();
    let (code, said) = report(&folder, &[&STUDENT[..], &["--draft"]].concat());
    assert!(code == Some(2) && said.contains("move it away"), "{said}");
    assert_eq!(
        fs::read_to_string(folder.join("out/01-2023001-王小明.md")).unwrap(),
        "my own words"
    );
}

#[test]
#[ignore = "installs pandoc where there is none: cargo lab test runs it"]
fn pandoc_makes_html_and_docx_of_it() {
    let folder = course("pandoc");
    let (code, said) = report(&folder, &STUDENT);
    assert_eq!(code, Some(0), "{said}");
    let html = fs::read_to_string(folder.join("out/01-2023001-王小明.html")).unwrap();
    for there in ["data:image/png;base64", "<math", "实验目的", "Missing."] {
        assert!(html.contains(there), "{there} is not in the HTML");
    }
    assert!(!html.contains("write below"), "the marks are for the .md alone");
    let docx = fs::File::open(folder.join("out/01-2023001-王小明.docx")).unwrap();
    let mut docx = zip::ZipArchive::new(docx).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut docx.by_name("word/document.xml").unwrap(), &mut text)
        .unwrap();
    assert!(text.contains("实验小结") && text.contains("<m:oMath>"), "headings and formulas");
    assert!(
        docx.file_names().any(|name| name.is_ok_and(|name| name.starts_with("word/media/"))),
        "the figure"
    );
}

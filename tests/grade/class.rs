//! Classes: what is handed in, and how.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::net::TcpListener;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use std::{iter, thread};

use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::attacks::{self, ATTACKS, RIGHT};
use super::hand_in::{
    STEMS, answered, cell, folder, grade, lab, mark, released, said, solved, students, write,
};
use super::honest::HONEST;

#[test]
#[ignore = "needs bubblewrap"]
fn every_answer_gets_its_points_and_its_sentence_in_a_sandbox() {
    let (class, out) = (folder("grade/attacks"), folder("grade/attacks-out"));
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let all: Vec<_> = HONEST.iter().chain(ATTACKS).collect();
    for (i, answer) in all.iter().enumerate() {
        let text = attacks::text(answer, port);
        let notebook = answered("04_cost", "cost-answer", &text);
        write(&class.join(format!("student-{i:02}/04_cost.ipynb")), &notebook);
    }
    let output = grade(&class, &out, &[]);
    assert_eq!(output.status.code(), Some(0));
    let students = students(&out);
    assert_eq!(students.len(), all.len());
    let mut wrong = vec![];
    for (student, answer) in students.iter().zip(&all) {
        let mark = mark(student, "cost");
        let (points, said) = (mark["points"].as_f64().unwrap(), said(mark));
        if points != answer.points || !said.contains(answer.says) {
            let (name, expected, says) = (answer.name, answer.points, answer.says);
            wrong.push(format!(
                "{name}: expected {expected} points and \"{says}\", got {points}:\n{said}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n\n{}", wrong.len(), all.len(), wrong.join("\n\n"));
    nothing_is_left(&out);
}

/// No process, no file outside of `--out`.
fn nothing_is_left(out: &Path) {
    let work = out.join("work").display().to_string();
    let left = Command::new("pgrep").args(["-f", &work]).output().unwrap();
    assert!(left.stdout.is_empty(), "left: {}", String::from_utf8_lossy(&left.stdout));
    assert!(!Path::new("/tmp/was_here").exists());
    let names: BTreeSet<String> = fs::read_dir(out)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let expected = ["feedback", "grades.csv", "grades.json", "lock", "seed", "students"];
    assert_eq!(names, expected.map(String::from).into());
}

#[test]
#[ignore = "needs bubblewrap"]
fn solutions_are_full_and_stubs_are_nothing_in_a_sandbox() {
    let (class, out) = (folder("grade/both"), folder("grade/both-out"));
    for stem in STEMS {
        // nbgrader's layout.
        write(&class.join(format!("submitted/anna/lab8/{stem}.ipynb")), &solved(stem));
        write(&class.join(format!("submitted/ben/lab8/{stem}.ipynb")), &released(stem));
    }
    assert!(grade(&class, &out, &[]).status.success());
    let students = students(&out);
    for mark in students[0]["marks"].as_array().unwrap() {
        assert_eq!(mark["points"], mark["out_of"], "{}: {}", mark["exercise"], said(mark));
    }
    for mark in students[1]["marks"].as_array().unwrap() {
        assert_eq!(mark["points"], 0.0, "{}", mark["exercise"]);
        assert!(said(mark).contains("still has the line `compile_error!"), "{}", said(mark));
    }
    let csv = fs::read_to_string(out.join("grades.csv")).unwrap();
    let rows: Vec<&str> = csv.lines().collect();
    assert_eq!(rows.len(), 3);
    assert!(rows[1].starts_with(",anna,,10,10,") && rows[1].contains("to grade"), "{csv}");
    assert!(rows[2].starts_with(",ben,,0,0,") && rows[2].contains("empty"), "{csv}");
    let page = fs::read_to_string(out.join("feedback/anna.html")).unwrap();
    assert!(page.contains("100 of 100 points"), "{page}");
}

#[test]
#[ignore = "needs bubblewrap"]
fn the_same_seed_gives_the_same_marks_on_one_job_or_many_and_after_kills_in_a_sandbox() {
    let class = folder("grade/jobs");
    for (i, answer) in HONEST.iter().take(10).enumerate() {
        let notebook = answered("04_cost", "cost-answer", answer.text);
        write(&class.join(format!("01-20230{i:02}-Name {i}-04_cost.ipynb")), &notebook);
        let solved = solved(STEMS[i]);
        write(&class.join(format!("01-20230{i:02}-Name {i}-{}.ipynb", STEMS[i])), &solved);
    }
    let marks = |out: &Path| fs::read_to_string(out.join("grades.json")).unwrap();
    let (one, many) = (folder("grade/jobs-1"), folder("grade/jobs-5"));
    assert!(grade(&class, &one, &["--jobs", "1", "--seed", "5"]).status.success());
    assert!(grade(&class, &many, &["--jobs", "5", "--seed", "5"]).status.success());
    assert_eq!(marks(&one), marks(&many));

    let killed = folder("grade/jobs-killed");
    for i in 0..8 {
        let seed: &[&str] = if i == 0 { &["--seed", "5"] } else { &[] };
        let mut child = lab(&class, &killed, seed).spawn().unwrap();
        while !killed.join("seed").exists() {
            thread::sleep(Duration::from_millis(10));
        }
        thread::sleep(Duration::from_millis(1000 - 370 * i % 900));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    assert!(grade(&class, &killed, &[]).status.success());
    assert_eq!(marks(&one), marks(&killed));
    nothing_is_left(&killed);

    let before = fs::metadata(killed.join("students/01-2023003-Name_3.json")).unwrap();
    assert!(grade(&class, &killed, &[]).status.success());
    let after = fs::metadata(killed.join("students/01-2023003-Name_3.json")).unwrap();
    let changed = [before, after].map(|data| data.modified().unwrap());
    assert_eq!(changed[0], changed[1], "what did not change was graded again");
}

#[test]
#[ignore = "needs bubblewrap"]
fn cells_that_were_moved_copied_or_lost_cost_their_own_points_only_in_a_sandbox() {
    let (class, out) = (folder("grade/cells"), folder("grade/cells-out"));
    let lesson = |change: &dyn Fn(&mut Value)| {
        let mut notebook = solved("09_train");
        change(&mut notebook);
        notebook
    };
    let cells = |notebook: &mut Value| notebook["cells"].as_array().unwrap().clone();
    let copied = lesson(&|notebook| {
        let mut copy = cell(notebook, "predict-answer").clone();
        copy["source"] = json!(
            "fn predict(parameters: &Parameters, x: &Array2<f64>) -> Array2<bool> { forward_propagation(x, parameters).0.mapv(|_| true) }"
        );
        notebook["cells"].as_array_mut().unwrap().push(copy);
    });
    let renamed = lesson(&|notebook| {
        cell(notebook, "predict-answer")["metadata"]["nbgrader"]["grade_id"] = json!("mine");
    });
    let deleted = lesson(&|notebook| {
        let mut left = cells(notebook);
        left.retain(|cell| cell["metadata"]["nbgrader"]["grade_id"] != "predict-answer");
        notebook["cells"] = json!(left);
    });
    let merged = lesson(&|notebook| {
        let lines = |cell: &Value| {
            let lines = cell["source"].as_array().unwrap().iter();
            lines.filter_map(Value::as_str).collect::<String>()
        };
        let both = lines(cell(notebook, "predict-answer"))
            + "\n"
            + &lines(cell(notebook, "accuracy-answer"));
        cell(notebook, "predict-answer")["source"] = json!(both);
        let mut left = cells(notebook);
        left.retain(|cell| cell["metadata"]["nbgrader"]["grade_id"] != "accuracy-answer");
        notebook["cells"] = json!(left);
    });
    let odd = lesson(&|notebook| {
        for cell in notebook["cells"].as_array_mut().unwrap() {
            cell["id"] = json!("another");
            cell["metadata"]["nbgrader"]["points"] = json!(1000);
            cell["outputs"] =
                json!([{"output_type": "execute_result", "data": {"text/plain": "1000"}}]);
        }
        notebook["cells"]
            .as_array_mut()
            .unwrap()
            .push(json!({"cell_type": "code", "source": "fn predict() { loop {} }"}));
    });
    let all = [
        ("1 copied", copied, [0.0, 5.0], "There are 2 cells `predict-answer`"),
        ("2 renamed", renamed, [0.0, 5.0], "no cell `predict-answer`"),
        ("3 deleted", deleted, [0.0, 5.0], "no cell `predict-answer`"),
        ("4 merged", merged, [5.0, 0.0], ""),
        ("5 odd", odd, [5.0, 5.0], ""),
    ];
    for (name, notebook, ..) in &all {
        write(&class.join(name).join("09_train.ipynb"), notebook);
    }
    assert!(grade(&class, &out, &[]).status.success());
    for (student, (name, _, points, says)) in students(&out).iter().zip(&all) {
        let marks = ["predict", "accuracy"].map(|exercise| mark(student, exercise));
        let said = said(marks[0]);
        assert_eq!(marks[0]["points"], points[0], "{name}: {said}");
        assert_eq!(marks[1]["points"], points[1], "{name}: {said}");
        assert!(said.contains(says), "{name}: {said}");
    }
}

#[test]
#[ignore = "needs bubblewrap"]
fn whatever_is_handed_in_the_others_are_graded_in_a_sandbox() {
    let (class, out) = (folder("grade/odd"), folder("grade/odd-out"));
    let right = answered("04_cost", "cost-answer", RIGHT);
    let hand_in = |name: &str| write(&class.join(name), &right);
    hand_in("01-2023001-Anna-04_cost.ipynb");
    hand_in("02-2023001-Ben-04_cost.ipynb");
    hand_in("03-2023003-=cmd|'x'!A1, \"a\" <b onload='x'>-04_cost.ipynb");
    hand_in("04-2023004-Li\u{202e}Na-04_cost.ipynb");
    let file = |name: &str| File::create(class.join(name)).unwrap();
    file("05-2023005-Broken.ipynb").write_all(b"{\"cells\": [").unwrap();
    file("06-2023006-Large.ipynb").set_len(500 << 20).unwrap();
    symlink("/etc/passwd", class.join("07-2023007-Link.ipynb")).unwrap();
    fs::create_dir(class.join("08-2023008-Below")).unwrap();
    symlink("/root", class.join("08-2023008-Below/root\u{1b}[31m\n")).unwrap();
    Command::new("mkfifo").arg(class.join("09-2023009-Pipe.ipynb")).status().unwrap();
    let zip = |name: &str, entries: &[(&str, &[u8])]| {
        let mut zip = ZipWriter::new(file(name));
        for (name, bytes) in entries {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap();
    };
    let text = right.to_string();
    zip("10-2023010-Zip.zip", &[("work/04_cost.ipynb", text.as_bytes()), ("evcxr.toml", b"x")]);
    zip("11-2023011-Slip.zip", &[("../../../../../tmp/was_here.ipynb", text.as_bytes())]);
    zip("12-2023012-Bomb.zip", &[("04_cost.ipynb", &vec![b' '; 300 << 20])]);
    file("13-2023013-NoZip.zip").write_all(b"PK").unwrap();
    file("14-2023014-Old.ipynb").write_all(b"{\"nbformat\": 3}").unwrap();
    file("15-2023015-Report.pdf").write_all(b"%PDF").unwrap();
    let deep = iter::repeat_n("[", 100_000).collect::<String>();
    file("16-2023016-Deep.ipynb").write_all(deep.as_bytes()).unwrap();

    assert_eq!(grade(&class, &out, &[]).status.code(), Some(1));
    let students = students(&out);
    let expected = [
        ("2023001", 10.0, "number 2023001 was handed in under 2 names"),
        ("2023001", 10.0, "number 2023001"),
        ("2023003", 10.0, ""),
        ("2023004", 10.0, ""),
        ("2023005", 0.0, "no notebook"),
        ("2023006", 0.0, "too large"),
        ("2023007", 0.0, "is a link"),
        ("2023008", 0.0, "is a link"),
        ("2023009", 0.0, "is no file"),
        ("2023010", 10.0, ""),
        ("2023011", 10.0, ""),
        ("2023012", 0.0, "too large"),
        ("2023013", 0.0, "no zip that can be read"),
        ("2023014", 0.0, "expected notebook format 4, but it has 3"),
        ("2023016", 0.0, "no notebook"),
    ];
    for (student, (id, points, says)) in students.iter().zip(expected) {
        assert_eq!(student["student"]["id"], id);
        let notes = student["notes"].to_string();
        assert_eq!(mark(student, "cost")["points"], points, "{id}: {notes}");
        assert!(notes.contains(says), "{id}: {notes}");
        assert!(!notes.contains("\\u001b") && !notes.contains("\\n"), "{id}: {notes}");
    }
    assert_eq!(students.len(), expected.len());
    let csv = fs::read_to_string(out.join("grades.csv")).unwrap();
    assert!(csv.contains("\"'=cmd|'x'!A1, \"\"a\"\" <b onload='x'>\""), "{csv}");
    assert!(csv.contains(",LiNa,"), "{csv}");
    for entry in fs::read_dir(out.join("feedback")).unwrap() {
        let page = fs::read_to_string(entry.unwrap().path()).unwrap();
        assert!(!page.contains("<b onload"), "{page}");
    }
    nothing_is_left(&out);
}

#[test]
fn without_bubblewrap_nothing_is_run() {
    let (class, out) = (folder("grade/without"), folder("grade/without-out"));
    write(&class.join("anna/04_cost.ipynb"), &solved("04_cost"));
    let output = lab(&class, &out, &[]).env("PATH", &class).output().unwrap();
    let words = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{words}");
    assert!(words.contains("apt install bubblewrap") && words.contains("--no-sandbox"), "{words}");
    assert!(!out.join("grades.csv").exists());
}

#[test]
#[ignore = "needs the first build of what answers are linked to"]
fn without_a_sandbox_if_asked_for_and_that_is_recorded() {
    let (class, out) = (folder("grade/open"), folder("grade/open-out"));
    write(&class.join("anna/04_cost.ipynb"), &solved("04_cost"));
    assert!(grade(&class, &out, &["--no-sandbox"]).status.success());
    assert_eq!(mark(&students(&out)[0], "cost")["points"], 10.0);
    let record = fs::read_to_string(out.join("grades.json")).unwrap();
    assert!(record.contains("\"sandbox\": false"), "{record}");
}

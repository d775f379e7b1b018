//! nbgrader's own gradebook, with the marks of `cargo lab grade`.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Child, Command};
use std::time::Duration;
use std::{fs, iter, thread};

use serde_json::Value;

use super::hand_in::{answered, folder, grade, solved, write};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Runs nbgrader in the course as the README says; returns all that it prints.
fn nbgrader(course: &Path, args: &[&str]) -> (bool, String) {
    let mut lab = Command::new(env!("CARGO_BIN_EXE_lab"));
    lab.args(["python", "-m", "nbgrader"]).args(args).current_dir(course);
    let output = lab.output().expect("lab starts");
    let words = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&words).into_owned())
}

#[test]
#[ignore = "needs bubblewrap and the lab set up"]
fn nbgrader_keeps_the_marks_and_shows_them_in_a_sandbox() {
    let root = folder("grade/gradebook");
    let course = root.join("notebooks");
    fs::create_dir_all(course.join("source/lab8")).unwrap();
    symlink(Path::new(ROOT).join("lab"), root.join("lab")).unwrap();
    let from = Path::new(ROOT).join("notebooks");
    for name in ["nbgrader_config.py", "source/lab8/04_cost.ipynb", "source/lab8/09_train.ipynb"] {
        fs::copy(from.join(name), course.join(name)).unwrap();
    }
    write(&course.join("submitted/anna/lab8/09_train.ipynb"), &solved("09_train"));
    // What nbgrader would believe: a result that the student wrote into the notebook, or prints.
    let forged = "fn compute_cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    -(a2.ln() * y + (1.0 - a2).ln() * (1.0 - y)).sum()
}";
    let forged = answered("04_cost", "cost-answer", forged);
    write(&course.join("submitted/ben/lab8/04_cost.ipynb"), &forged);

    let done = |args: &[&str]| {
        let (success, words) = nbgrader(&course, args);
        assert!(success, "nbgrader {}:\n{words}", args.join(" "));
    };
    done(&["generate_assignment", "lab8"]);
    let (success, words) = nbgrader(&course, &["autograde", "lab8"]);
    assert!(!success && words.contains("run `cargo lab grade`"), "{words}");
    assert!(grade(&course, &course.join("grades"), &[]).status.success());
    done(&["autograde", "lab8"]);
    done(&["generate_feedback", "lab8"]);
    done(&["export"]);

    let csv = fs::read_to_string(course.join("grades.csv")).unwrap();
    assert!(csv.contains("anna,,,,10.0,0.0,10.0,32.0"), "{csv}");
    assert!(csv.contains("ben,,,,5.0,0.0,5.0,32.0"), "{csv}");
    let page = fs::read_to_string(course.join("feedback/ben/lab8/04_cost.html")).unwrap();
    assert!(page.contains("1/m is missing"), "the check's table is not in the feedback");

    let path = course.join("submitted/ben/lab8/04_cost.ipynb");
    write(&path, &solved("04_cost"));
    let (success, words) = nbgrader(&course, &["autograde", "lab8", "--student=ben", "--force"]);
    assert!(!success && words.contains("has changed since it was graded"), "{words}");
}

/// A server that ends with the test.
struct Server(Child);

impl Drop for Server {
    /// Asked to end, Jupyter takes away the file that tells where it runs.
    fn drop(&mut self) {
        let _ = Command::new("kill").arg(self.0.id().to_string()).status();
        let _ = self.0.wait();
    }
}

/// What the Jupyter server of this port answers to its owner, if it runs.
fn answer(port: u64, path: &str) -> Option<String> {
    let folder = fs::read_dir(Path::new(ROOT).join(".lab/jupyter/runtime")).ok()?;
    let texts = folder.filter_map(|entry| fs::read_to_string(entry.ok()?.path()).ok());
    let mut servers = texts.filter_map(|text| serde_json::from_str::<Value>(&text).ok());
    let token = servers.find(|server| server["port"] == port)?["token"].as_str()?.to_owned();
    let mut stream = TcpStream::connect(("127.0.0.1", port as u16)).ok()?;
    write!(stream, "GET {path}?token={token} HTTP/1.0\r\nHost: localhost\r\n\r\n").ok()?;
    let mut words = String::new();
    stream.read_to_string(&mut words).ok()?;
    words.contains(" 200 OK").then_some(words)
}

#[test]
#[ignore = "needs the lab set up"]
fn an_instructors_jupyterlab_has_nbgraders_menus_and_a_students_has_not() {
    let database = Path::new(ROOT).join("notebooks/gradebook.db");
    let there_before = database.exists();
    for (port, options) in [(8941, &["--instructor"][..]), (8951, &[])] {
        let mut lab = Command::new(env!("CARGO_BIN_EXE_lab"));
        lab.args(["open", "--no-browser", "--port", &port.to_string()]).args(options);
        let _server = Server(lab.spawn().expect("lab starts"));
        let within_a_minute = |holds: &dyn Fn() -> bool| {
            iter::repeat_n((), 600).any(|()| {
                thread::sleep(Duration::from_millis(100));
                holds()
            })
        };
        let runs = within_a_minute(&|| answer(port, "/api").is_some());
        assert!(runs, "JupyterLab does not answer on port {port}");
        let assignments = || answer(port, "/formgrader/api/assignments");
        if options.is_empty() {
            assert!(assignments().is_none(), "a student has Formgrader");
        } else {
            let lab8 = || assignments().is_some_and(|words| words.contains("\"lab8\""));
            assert!(within_a_minute(&lab8), "Formgrader does not know lab8");
        }
    }
    if !there_before {
        let _ = fs::remove_file(database);
    }
}

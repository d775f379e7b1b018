//! `cargo lab train` as a user runs it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use nnlab::numpy::load;

const LAB: &str = env!("CARGO_BIN_EXE_lab");

fn train(out: &Path, args: &[&str]) -> Output {
    Command::new(LAB).arg("train").arg("--out").arg(out).args(args).output().expect("lab starts")
}

fn fresh(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("train").join(name);
    let _ = fs::remove_dir_all(&folder);
    folder
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the output is text")
}

/// Every file below a folder, as relative paths with `/`.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(next).expect("the folder is there") {
            let path = entry.expect("the entry is readable").path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("it lies in the folder");
                found.push(name.to_str().expect("names are ASCII").replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn the_whole_lab_prints_the_handouts_lines_and_writes_every_array_and_figure() {
    let out = fresh("whole");
    let output = train(&out, &[]);
    let printed = text(&output.stdout);
    assert!(output.status.success(), "stderr: {}", text(&output.stderr));

    let handout = [
        "Cost after iteration 0: 0.693162",
        "Cost after iteration 1000: 0.258625",
        "Cost after iteration 2000: 0.239334",
        "Cost after iteration 3000: 0.230802",
        "Cost after iteration 4000: 0.225528",
        "Cost after iteration 5000: 0.221845",
        "Cost after iteration 6000: 0.219094",
        "Accuracy: 90%",
        "Accuracy for 1 hidden units: 67.5 %",
        "Accuracy for 2 hidden units: 67.25 %",
        "Accuracy for 3 hidden units: 90.75 %",
        "Accuracy for 4 hidden units: 90.5 %",
        "Accuracy for 5 hidden units: 91.25 %",
        "Accuracy for 10 hidden units: 91.25 %",
    ];
    for line in handout {
        assert!(printed.lines().any(|l| l == line), "no line {line:?} in:\n{printed}");
    }
    assert_eq!(printed.matches("Cost after iteration").count(), 10, "{printed}");
    assert_eq!(printed.matches("hidden units:").count(), 7, "{printed}");
    assert!(!printed.contains('\r') && !printed.contains('\u{1b}'), "a pipe gets plain lines");
    assert_eq!(text(&output.stderr), "", "a pipe gets no progress bar");

    let arrays = files(&out.join("arrays"));
    let expected = "backward/dW1 backward/dW2 backward/db1 backward/db2 cost/cost dataset/X dataset/Y \
        forward/A1 forward/A2 forward/Z1 forward/Z2 init/W1 init/W2 init/b1 init/b2 \
        model/W1 model/W2 model/b1 model/b2 model/costs structure/layer_sizes train/predictions \
        update/W1 update/W2 update/b1 update/b2 visualize/Z visualize/xx visualize/yy";
    let expected: Vec<String> = expected.split_whitespace().map(|n| format!("{n}.npy")).collect();
    assert_eq!(arrays, expected);
    let dtype = |name: &str| load(out.join("arrays").join(name)).expect("it loads").dtype();
    assert_eq!(dtype("dataset/Y.npy"), "uint8");
    assert_eq!(dtype("train/predictions.npy"), "bool");
    assert_eq!(dtype("visualize/Z.npy"), "bool");

    let figures = files(&out.join("figures"));
    assert_eq!(figures.iter().filter(|f| f.ends_with(".svg")).count(), 12, "{figures:?}");
    assert_eq!(figures.iter().filter(|f| f.ends_with(".png")).count(), 12, "{figures:?}");
    for step in
        "structure init forward cost backward update model dataset train visualize".split(' ')
    {
        assert!(figures.iter().any(|f| f.starts_with(step)), "no figure of {step} in {figures:?}");
    }
}

#[test]
fn options_change_the_run() {
    let out = fresh("options");
    let args = ["--hidden", "3", "--iterations", "7", "--learning-rate", "0.5", "--seed", "9"];
    let output = train(&out, &args);
    assert!(output.status.success(), "stderr: {}", text(&output.stderr));
    let array = |name: &str| load(out.join("arrays").join(name)).expect("it loads");
    assert_eq!(array("init/W1.npy").shape(), [3, 2]);
    assert_eq!(array("model/costs.npy").shape(), [7]);

    let first = nnlab::RandomState::new(9).randn(3, 2) * 0.01;
    let written = nnlab::numpy::load_f64(out.join("arrays/init/W1.npy")).expect("it loads");
    assert_eq!(written, first, "--seed 9 draws what RandomState::new(9) draws");
    let gradient = nnlab::numpy::load_f64(out.join("arrays/backward/dW1.npy")).expect("it loads");
    let updated = nnlab::numpy::load_f64(out.join("arrays/update/W1.npy")).expect("it loads");
    let off = (&updated - &(first - 0.5 * gradient)).mapv(f64::abs);
    assert!(off.iter().all(|d| *d < 1e-15), "update/W1 is not init/W1 - 0.5 dW1: {off}");
}

#[test]
fn bad_options_get_a_sentence_and_exit_code_2() {
    let cases = [
        (["--hidden", "0"], "expected at least 1, but got 0"),
        (["--iterations", "0"], "expected at least 1, but got 0"),
        (["--iterations", "many"], "expected a whole number of at least 1, but got \"many\""),
        (["--learning-rate", "0"], "expected a positive, finite number"),
        (["--learning-rate", "nan"], "expected a positive, finite number"),
        (["--seed", "4294967296"], "4294967296 is not in 0..=4294967295"),
        (["--seed", "-1"], "-1 is not in 0..=4294967295"),
        (["--hidden", "-3"], "expected a whole number of at least 1, but got \"-3\""),
        (["--hidden", "1000000000"], "expected at most 10000, but got 1000000000"),
        (["--iterations", "100000000000"], "expected at most 10000000, but got 100000000000"),
    ];
    for (args, sentence) in cases {
        let output = train(&fresh("bad"), &args);
        let complaint = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {complaint}");
        assert!(complaint.contains(sentence), "{args:?}: expected {sentence:?} in: {complaint}");
    }
}

#[test]
fn a_diverging_learning_rate_is_named() {
    let out = fresh("diverging");
    for rate in ["1000", "1e300"] {
        let output = train(&out, &["--learning-rate", rate]);
        let complaint = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{complaint}");
        let rate = rate.replace("1000", "1000.0");
        assert!(
            complaint.contains(&format!("the learning rate {rate} is too large")),
            "{complaint}"
        );
        assert!(!complaint.contains("panicked"), "{complaint}");
    }
    let figures = ["cost.png", "cost.svg", "update.png", "update.svg"];
    assert_eq!(files(&out.join("figures")), figures, "what can be drawn is drawn");
    assert!(out.join("arrays/model/costs.npy").exists(), "the costs up to there are written");
}

#[test]
fn a_size_that_diverges_in_the_comparison_is_named() {
    let output = train(&fresh("one-diverges"), &["--learning-rate", "8", "--hidden", "1"]);
    let (printed, complaint) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(1), "{complaint}");
    let line = "Accuracy for 20 hidden units: none, the cost diverged at iteration 24";
    assert!(printed.contains(line), "{printed}");
    assert!(complaint.contains("diverged with [20] hidden units"), "{complaint}");
}

#[test]
fn results_are_replaced_whole_or_not_at_all() {
    let out = fresh("again");
    assert!(train(&out, &["--iterations", "3", "--hidden", "2"]).status.success());
    let before = files(&out);
    assert!(before.iter().all(|name| !name.starts_with(".nnlab-new")), "{before:?}");
    fs::write(out.join("mine.txt"), "not the command's").expect("it can be written");

    // Interrupted while it trains: the old results are whole.
    let mut child = Command::new(LAB)
        .args(["train", "--iterations", "10000000", "--out"])
        .arg(&out)
        .stdout(Stdio::null())
        .spawn()
        .expect("lab starts");
    while !out.join(".nnlab-new/arrays/update/b2.npy").exists() {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    child.kill().expect("it runs");
    child.wait().expect("it ends");
    let sizes = load(out.join("arrays/init/W1.npy")).expect("it loads");
    assert_eq!(sizes.shape(), [2, 2], "the array of the first run");

    assert!(train(&out, &["--iterations", "3", "--hidden", "5"]).status.success());
    let after = files(&out);
    assert_eq!(
        after.iter().filter(|name| *name != "mine.txt").collect::<Vec<_>>(),
        before.iter().collect::<Vec<_>>()
    );
    let sizes = load(out.join("arrays/init/W1.npy")).expect("it loads");
    assert_eq!(sizes.shape(), [5, 2], "the array of the last run");
    assert!(out.join("mine.txt").exists(), "what is not the command's stays");
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let out = fresh("unwritable");
    fs::create_dir_all(out.parent().expect("it has one")).expect("it can be made");
    fs::write(&out, "a file where the folder should be").expect("it can be written");
    let output = train(&out, &["--iterations", "1"]);
    let complaint = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{complaint}");
    assert!(complaint.contains("unwritable"), "the path is not named: {complaint}");
    assert!(!complaint.contains("panicked"), "{complaint}");
    assert_eq!(
        fs::read_to_string(&out).expect("still a file"),
        "a file where the folder should be"
    );
}

/// `ulimit -f` makes a write fail in the middle of a file, as a full disk does, for any user.
#[cfg(unix)]
#[test]
fn a_full_disk_is_named_and_leaves_no_half_written_file() {
    let out = fresh("full");
    let script = format!(
        "trap '' XFSZ; ulimit -f 1; exec '{LAB}' train --iterations 1 --out '{}'",
        out.display()
    );
    let output = Command::new("sh").args(["-c", &script]).output().expect("sh starts");
    let complaint = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{complaint}");
    assert!(complaint.contains("X.npy"), "the file is not named: {complaint}");
    assert_eq!(files(&out), [""; 0], "X (6.5 kB) does not fit: nothing of it may be left");
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_does_not_end_the_work() {
    let out = fresh("pipe");
    let mut child = Command::new(LAB)
        .args(["train", "--iterations", "1500", "--out"])
        .arg(&out)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("lab starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("lab ends");
    assert!(output.status.success(), "stderr: {}", text(&output.stderr));
    assert!(out.join("arrays/visualize/Z.npy").exists(), "the work was not finished");
}

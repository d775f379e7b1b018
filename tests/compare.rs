//! `cargo lab compare` as a user runs it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use ndarray::{Array2, array};
use nnlab::numpy::save;

const LAB: &str = env!("CARGO_BIN_EXE_lab");

/// Two empty folders, `left` and `right`.
fn folders(name: &str) -> (PathBuf, PathBuf) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compare").join(name);
    let _ = fs::remove_dir_all(&folder);
    let (left, right) = (folder.join("left"), folder.join("right"));
    for side in [&left, &right] {
        fs::create_dir_all(side).expect("the folder can be made");
    }
    (left, right)
}

fn compare(left: &Path, right: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(LAB);
    command.arg("compare").args([left, right]).args(args).output().expect("lab starts")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("the output is text")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("the output is text")
}

/// The row of one array, with what stands below it.
fn row(output: &Output, name: &str) -> String {
    let text = stdout(output);
    let mut lines = text.lines().skip_while(|line| line.split_whitespace().next() != Some(name));
    let found = lines.next().unwrap_or_else(|| panic!("no row {name:?} in:\n{text}"));
    let below: String = lines.take_while(|line| line.starts_with("    ")).collect();
    format!("{found}{below}")
}

fn put(path: PathBuf, array: &Array2<f64>) {
    save(path, array).expect("the array can be written");
}

#[test]
fn equal_folders_agree_bit_for_bit() {
    let (left, right) = folders("equal");
    for side in [&left, &right] {
        put(side.join("forward/Z1.npy"), &array![[0.1, f64::NAN]]);
        put(side.join("deep/er/A.npy"), &array![[1.0]]);
    }
    let output = compare(&left, &right, &[]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert!(row(&output, "forward/Z1").contains("equal bits"));
    assert!(row(&output, "deep/er/A").contains("equal bits"));
    assert!(stdout(&output).ends_with("2 of 2 arrays agree\n"));
}

#[test]
fn the_largest_difference_is_shown_with_its_place_and_both_values() {
    let (left, right) = folders("largest");
    put(left.join("a.npy"), &array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]);
    put(right.join("a.npy"), &array![[1.0, 2.25, 3.0], [4.0, 5.5, 6.0]]);
    let output = compare(&left, &right, &[]);
    assert_eq!(output.status.code(), Some(1));
    let row = row(&output, "a");
    assert!(row.contains("5.0e-1 at [1, 1]: 5.0 | 5.5"), "{row}");
    assert!(row.contains("1.1e-1"), "the largest relative difference is 0.25 / 2.25: {row}");
    assert!(row.contains("DIFFER") && row.contains("2 of 6 numbers are too far away"), "{row}");
}

#[test]
fn a_tolerance_decides_what_agrees() {
    let (left, right) = folders("tolerance");
    put(left.join("a.npy"), &array![[100.0]]);
    put(right.join("a.npy"), &array![[101.0]]);
    let code = |args: &[&str]| compare(&left, &right, args).status.code();
    assert_eq!(code(&[]), Some(1));
    assert_eq!(code(&["--atol", "1.5"]), Some(0));
    assert_eq!(code(&["--rtol", "0.0100"]), Some(0));
    assert_eq!(code(&["--rtol", "0.0098"]), Some(1), "0.0098 * 101 is less than 1");
    assert_eq!(code(&["--atol", "-1"]), Some(2));
    assert_eq!(code(&["--rtol", "nan"]), Some(2));
}

#[test]
fn nan_agrees_with_nan_only() {
    let (left, right) = folders("nan");
    put(left.join("same.npy"), &array![[f64::NAN, f64::INFINITY]]);
    put(right.join("same.npy"), &array![[-f64::NAN, f64::INFINITY]]);
    put(left.join("one.npy"), &array![[f64::NAN]]);
    put(right.join("one.npy"), &array![[0.0]]);
    put(left.join("signs.npy"), &array![[f64::INFINITY]]);
    put(right.join("signs.npy"), &array![[f64::NEG_INFINITY]]);
    let output = compare(&left, &right, &["--rtol", "1e300", "--atol", "1e300"]);
    assert!(row(&output, "same").contains("agree"), "{}", stdout(&output));
    assert!(row(&output, "one").contains("DIFFER"), "{}", stdout(&output));
    assert!(row(&output, "signs").contains("DIFFER"), "{}", stdout(&output));
}

#[test]
fn shapes_and_types_are_compared_too() {
    let (left, right) = folders("shapes");
    put(left.join("shape.npy"), &array![[1.0, 2.0]]);
    put(right.join("shape.npy"), &array![[1.0], [2.0]]);
    put(left.join("type.npy"), &array![[1.0, 0.0]]);
    save(right.join("type.npy"), &array![[1_u8, 0]]).expect("it can be written");
    put(left.join("bool.npy"), &array![[1.0, 0.0]]);
    save(right.join("bool.npy"), &array![[true, false]]).expect("it can be written");
    let output = compare(&left, &right, &[]);
    assert_eq!(output.status.code(), Some(1));
    let shape = row(&output, "shape");
    assert!(shape.contains("[1, 2] | [2, 1]") && shape.contains("transpose"), "{shape}");
    let kind = row(&output, "type");
    assert!(kind.contains("float64 | uint8") && kind.contains(" agree"), "{kind}");
    let truth = row(&output, "bool");
    assert!(truth.contains("DIFFER") && truth.contains("one is bool"), "{truth}");
}

#[test]
fn differing_truths_are_counted() {
    let (left, right) = folders("bool");
    save(left.join("p.npy"), &array![[true, true, false, false]]).expect("it can be written");
    save(right.join("p.npy"), &array![[true, false, true, false]]).expect("it can be written");
    let output = compare(&left, &right, &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(row(&output, "p").contains("2 differ"), "{}", stdout(&output));
}

#[test]
fn missing_and_extra_arrays_fail_unless_only_common_ones_are_asked_for() {
    let (left, right) = folders("missing");
    for side in [&left, &right] {
        put(side.join("both.npy"), &array![[1.0]]);
    }
    put(left.join("extra.npy"), &array![[1.0]]);
    put(right.join("other.npy"), &array![[1.0]]);
    let output = compare(&left, &right, &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(row(&output, "extra").contains("only the left side has it"));
    assert!(row(&output, "other").contains("only the right side has it"));

    let output = compare(&left, &right, &["--common"]);
    assert_eq!(output.status.code(), Some(1), "`other` has no array to agree with");
    assert!(stdout(&output).contains("1 of 2 arrays agree\n"), "{}", stdout(&output));

    fs::remove_file(right.join("other.npy")).expect("it was there");
    let output = compare(&left, &right, &["--common"]);
    assert_eq!(output.status.code(), Some(0));
    let words = stdout(&output);
    let end = "1 of 1 arrays agree\n1 only on the left were passed over: extra\n";
    assert!(words.ends_with(end), "{words}");
}

#[test]
fn an_array_under_a_wrong_name_is_told_the_right_one() {
    let (left, right) = folders("near");
    for name in ["forward/A1.npy", "forward/Z1.npy", "cost/cost.npy"] {
        put(left.join(name), &array![[1.0]]);
    }
    for name in ["forward/a1.npy", "Z1.npy", "cost/cost.npy"] {
        put(right.join(name), &array![[1.0]]);
    }
    let output = compare(&left, &right, &["--common"]);
    assert_eq!(output.status.code(), Some(1), "two arrays were not compared");
    assert!(row(&output, "forward/a1").contains("did you mean forward/A1?"));
    assert!(row(&output, "Z1").contains("did you mean forward/Z1?"));

    fs::remove_file(right.join("cost/cost.npy")).expect("it was there");
    let output = compare(&left, &right, &["--common"]);
    assert_eq!(output.status.code(), Some(2), "nothing is in common");
    assert!(stderr(&output).contains("for Z1, did you mean forward/Z1?"), "{}", stderr(&output));
}

#[test]
fn the_table_of_arrays_that_differ_fits_a_terminal() {
    let (left, right) = folders("wide");
    put(left.join("backward/dW1.npy"), &Array2::from_elem((4, 400), 1.0 / 3.0));
    put(right.join("backward/dW1.npy"), &Array2::from_elem((4, 400), -2.0e-7 / 3.0));
    let words = stdout(&compare(&left, &right, &[]));
    let widest = words.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    assert!(widest <= 100, "{widest} columns:\n{words}");
}

#[test]
fn nothing_to_compare_is_no_success() {
    let (left, right) = folders("nothing");
    put(left.join("a.npy"), &array![[1.0]]);
    put(right.join("b.npy"), &array![[1.0]]);
    let output = compare(&left, &right, &["--common"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("no array of the same name"), "{}", stderr(&output));

    let output = compare(&left, &right.join("nowhere"), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("nowhere cannot be read"), "{}", stderr(&output));
}

#[test]
fn a_damaged_file_has_its_sentence_and_the_others_are_still_compared() {
    let (left, right) = folders("damaged");
    for side in [&left, &right] {
        for name in ["a", "m", "z"] {
            put(side.join(format!("{name}.npy")), &array![[1.0]]);
        }
    }
    fs::write(right.join("m.npy"), "no array at all").expect("it can be written");
    let output = compare(&left, &right, &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(row(&output, "m").contains("unreadable"), "{}", stdout(&output));
    assert!(row(&output, "z").contains("equal bits"), "{}", stdout(&output));
}

#[test]
fn two_files_are_compared_as_well() {
    let (left, right) = folders("files");
    put(left.join("a.npy"), &array![[1.0]]);
    put(right.join("b.npy"), &array![[1.0]]);
    let output = compare(&left.join("a.npy"), &right.join("b.npy"), &[]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));

    let output = compare(&left.join("a.npy"), &right, &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("two folders or two files"), "{}", stderr(&output));
}

#[test]
fn programs_get_json() {
    let (left, right) = folders("json");
    put(left.join("a.npy"), &array![[1.0, f64::NAN]]);
    put(right.join("a.npy"), &array![[1.5, 2.0]]);
    put(left.join("only.npy"), &array![[1.0]]);
    let output = compare(&left, &right, &["--json"]);
    assert_eq!(output.status.code(), Some(1));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(json["agree"], false);
    assert_eq!(json["arrays"][0]["name"], "a");
    assert_eq!(json["arrays"][0]["left"]["shape"], serde_json::json!([1, 2]));
    assert_eq!(json["arrays"][0]["largest_absolute"]["left"], "NaN");
    assert_eq!(json["arrays"][0]["outside"], 2);
    assert_eq!(json["arrays"][1]["missing"], "right");
}

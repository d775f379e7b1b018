//! `cargo lab compare` on names and links that could hide a difference.

#![cfg(unix)]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use ndarray::array;
use nnlab::numpy::save;

/// Two folders with one equal array, `left` and `right`.
fn folders(name: &str) -> (PathBuf, PathBuf) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compare_names").join(name);
    let _ = fs::remove_dir_all(&folder);
    let (left, right) = (folder.join("left"), folder.join("right"));
    for side in [&left, &right] {
        put(side.join("same.npy"), 1.0);
    }
    (left, right)
}

fn put(path: PathBuf, number: f64) {
    save(path, &array![[number]]).expect("the array can be written");
}

/// The exit code and what was printed.
fn compare(left: &Path, right: &Path) -> (Option<i32>, String) {
    let lab = env!("CARGO_BIN_EXE_lab");
    let output = Command::new(lab).arg("compare").args([left, right]).output().expect("it starts");
    let text = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(text).expect("the output is text"))
}

#[test]
fn a_link_that_leads_in_a_circle_ends() {
    let (left, right) = folders("circle");
    symlink(&left, left.join("again")).expect("it can be made");
    let (code, text) = compare(&left, &right);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.ends_with("1 of 1 arrays agree\n"), "{text}");
}

#[test]
fn arrays_in_a_linked_folder_are_compared_not_passed_over() {
    let (left, right) = folders("linked");
    for (side, number) in [(&left, 1.0), (&right, 99.0)] {
        let elsewhere = side.with_extension("elsewhere");
        put(elsewhere.join("y.npy"), number);
        symlink(elsewhere, side.join("step")).expect("it can be made");
    }
    let (code, text) = compare(&left, &right);
    assert_eq!(code, Some(1), "the difference behind the link is hidden:\n{text}");
    assert!(text.contains("step/y") && text.contains("1.0 | 99.0"), "{text}");
}

#[test]
fn a_link_that_leads_nowhere_is_no_array() {
    let (left, right) = folders("nowhere");
    for side in [&left, &right] {
        symlink("nowhere", side.join("z.npy")).expect("it can be made");
    }
    let (code, text) = compare(&left, &right);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("no such file") && text.contains("1 of 2 arrays agree"), "{text}");
}

// macOS refuses such names.
#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_text_are_still_two_names() {
    let (left, right) = folders("no-text");
    for (side, number) in [(&left, 1.0), (&right, 2.0)] {
        put(side.join(OsStr::from_bytes(b"\xfe.npy")), number);
        put(side.join(OsStr::from_bytes(b"\xff.npy")), 1.0);
    }
    let (code, text) = compare(&left, &right);
    assert_eq!(code, Some(1), "one of the two names was taken for the other:\n{text}");
    assert!(text.ends_with("2 of 3 arrays agree\n"), "{text}");
}

#[test]
fn a_name_cannot_break_the_table() {
    let (left, right) = folders("control");
    for side in [&left, &right] {
        put(side.join("a\nb\u{1b}[31m.npy"), 1.0);
    }
    let (code, text) = compare(&left, &right);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("a\\nb\\u{1b}[31m") && !text.contains('\u{1b}'), "{text}");
    assert_eq!(text.lines().count(), 4, "a heading, two rows, a count:\n{text}");
}

#[test]
fn a_huge_number_does_not_widen_the_table() {
    let (left, right) = folders("huge");
    put(left.join("x.npy"), 1e308);
    put(right.join("x.npy"), -1e-300);
    let (code, text) = compare(&left, &right);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("1e308 | -1e-300"), "{text}");
    assert!(text.lines().all(|line| line.chars().count() < 200), "{text}");
}

#[test]
fn an_array_without_its_ending_is_named_and_not_passed_over() {
    let (left, right) = folders("ending");
    put(left.join("step/y.npy"), 1.0);
    fs::create_dir_all(right.join("step")).unwrap();
    fs::copy(left.join("step/y.npy"), right.join("step/y")).unwrap();
    let (code, text) = compare(&left, &right);
    assert_eq!(code, Some(2), "{text}");
    assert!(text.contains("step/y has no ending: rename it to step/y.npy"), "{text}");
}

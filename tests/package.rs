//! `cargo lab release --zip`: what an instructor hands out, unpacked elsewhere and used.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use zip::ZipArchive;

const LAB: &str = env!("CARGO_BIN_EXE_lab");
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn temporary(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("package").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("it can be made");
    folder
}

fn package(file: &Path) -> Vec<u8> {
    let made = Command::new(LAB).args(["release", "--zip"]).arg(file).output().expect("lab starts");
    let said = String::from_utf8_lossy(&[made.stdout, made.stderr].concat()).into_owned();
    assert!(made.status.success() && said.contains("files"), "{said}");
    fs::read(file).expect("the package is there")
}

fn files(package: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(package)).expect("it is a zip");
    let mut files = BTreeMap::new();
    for k in 0..zip.len() {
        let mut file = zip.by_index(k).expect("a file");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("it can be read");
        files.insert(file.name().expect("a name").into_owned(), bytes);
    }
    files
}

#[test]
fn a_package_holds_what_a_student_needs_and_nothing_of_the_instructors() {
    let file = temporary("contents").join("lab8.zip");
    let bytes = package(&file);
    assert_eq!(package(&file), bytes, "the same input gives the same bytes");
    let files = files(&bytes);
    for name in [
        "README.md",
        "Cargo.lock",
        ".cargo/config.toml",
        "lab/main.rs",
        "lab/jupyter/kernel.py",
        "notebooks/evcxr.toml",
    ] {
        assert!(files.contains_key(&format!("lab8/{name}")), "{name} is missing");
    }
    let notebooks: Vec<&String> = files.keys().filter(|name| name.ends_with(".ipynb")).collect();
    assert_eq!(notebooks.len(), 12, "{notebooks:?}");
    for name in notebooks {
        let there = Path::new(ROOT).join(name.replacen("lab8/", "", 1));
        assert!(files[name] == fs::read(there).unwrap(), "{name} is not the released one");
    }
    for (name, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        let instructors = ["lab8/tests", "source/", "nbgrader_config", "__pycache__", "CHANGELOG"];
        assert!(!instructors.iter().any(|part| name.contains(part)), "{name} is the instructor's");
        let hidden = !name.ends_with(".rs") && text.contains("BEGIN HIDDEN TESTS");
        assert!(!hidden, "{name} holds hidden tests");
    }
}

#[test]
fn a_package_needs_a_name_that_ends_in_zip() {
    let run =
        Command::new(LAB).args(["release", "--zip", "lab8.tar"]).output().expect("lab starts");
    assert_eq!(run.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&run.stderr).contains("ends in .zip, but it is lab8.tar"));
}

/// As a student runs it, but for the optimisation.
#[test]
#[ignore = "compiles the lab once more: cargo lab test runs it"]
fn an_unpacked_package_trains_and_refuses_what_is_the_instructors() {
    let folder = temporary("used");
    for (name, bytes) in files(&package(&folder.join("lab8.zip"))) {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let root = folder.join("lab8");
    let lab = |args: &[&str]| {
        let run = Command::new(env!("CARGO"))
            .args(["lab"])
            .args(args)
            .current_dir(&root)
            .env_remove("CARGO_MANIFEST_DIR")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0") // compiles in a third of the time
            .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("package/target"))
            .output()
            .expect("cargo starts");
        let said = String::from_utf8_lossy(&[run.stdout, run.stderr].concat()).into_owned();
        (run.status.code(), said)
    };
    let (code, said) = lab(&["train", "--iterations", "100"]);
    assert!(code == Some(0) && said.contains("Cost after iteration 0: 0.693162"), "{said}");
    assert!(root.join("out/arrays/forward/A2.npy").exists(), "{said}");
    let (_, said) = lab(&["doctor"]);
    assert!(said.contains("Rust kernel") && !said.contains("cannot be read"), "{said}");
    for command in ["release", "test"] {
        let (code, said) = lab(&[command]);
        assert!(code == Some(2) && said.contains("this is a student's package"), "{said}");
    }
}

//! What answers are linked to, compiled once: the crates, and an `nnlab` for every exercise.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;

use nnlab::check::{EXERCISES, Exercise};
use serde_json::Value;

use super::offered;
use crate::checkout::{cargo, lab_folder, root};
use crate::files;
use crate::machine::said;

/// Where the compiled parts are.
pub struct Parts {
    /// The compiler.
    pub rustc: PathBuf,
    /// The folder of Rust's own libraries and programs.
    pub sysroot: PathBuf,
    /// The folder of compiled crates.
    pub crates: PathBuf,
    /// What every answer is linked to, and calls.
    pub answer: PathBuf,
    /// The real nnlab, and when it was compiled.
    whole: (PathBuf, Option<SystemTime>),
}

impl Parts {
    /// Compiles what is not there yet.
    pub fn prepare() -> Result<Parts, String> {
        // In the checkout, where cargo looks for its toolchain too.
        let asked = said(Command::new("rustc").args(["--print", "sysroot"]).current_dir(root()));
        let sysroot = PathBuf::from(asked?.trim());
        // Another grader may prepare them too, for another class: one after the other.
        let _held = files::lock(&lab_folder("grade/lock"))?;
        let built = built()?;
        let of = |name: &str| {
            let path =
                built.iter().find(|(target, _)| target == name).map(|(_, path)| path.clone());
            path.ok_or_else(|| format!("cargo has not said where it put {name}"))
        };
        let (answer, whole) = (of("nnlab_answer")?, of("nnlab")?);
        let crates = whole.parent().expect("it lies in a folder").to_owned();
        let (rustc, at) = (sysroot.join("bin/rustc"), changed(&whole));
        let parts = Parts { rustc, sysroot, crates, answer, whole: (whole, at) };
        for exercise in EXERCISES {
            parts.offer(exercise)?;
        }
        Ok(parts)
    }

    /// Whether they are as they were: whoever changes nnlab and grades another class meanwhile
    /// compiles it anew, and answers do not compile against half of it.
    pub fn unchanged(&self) -> bool {
        changed(&self.whole.0) == self.whole.1
    }

    /// The `nnlab` that an exercise's answer is compiled against.
    pub fn offered(exercise: &Exercise) -> PathBuf {
        lab_folder("grade/offered").join(exercise.name).join("libnnlab.rlib")
    }

    /// Compiles it, unless one of these sources and this crate is there.
    fn offer(&self, exercise: &Exercise) -> Result<(), String> {
        let whole = &self.whole.0;
        let library = Parts::offered(exercise);
        let folder = library.parent().expect("it lies in a folder");
        let source = offered::source(exercise);
        let made_of = format!("{source}\n// {}, {:?}\n", whole.display(), changed(whole));
        let (file, stamp) = (folder.join("nnlab.rs"), folder.join("made_of"));
        if library.exists() && fs::read_to_string(&stamp).is_ok_and(|text| text == made_of) {
            return Ok(());
        }
        let _ = fs::remove_file(&stamp);
        files::write(&file, &source)?;
        let mut rustc = Command::new(&self.rustc);
        rustc.args(["--edition=2024", "--crate-type=rlib", "--crate-name=nnlab", "-o"]);
        rustc.arg(&library).arg(&file).args(["--extern", &format!("whole={}", whole.display())]);
        rustc.args(["-L", &format!("dependency={}", self.crates.display())]);
        said(&mut rustc)
            .map_err(|error| format!("{} does not compile: {error}", file.display()))?;
        files::write(&stamp, &made_of)
    }
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|data| data.modified()).ok()
}

/// Builds the crates with cargo; returns the library of each.
fn built() -> Result<Vec<(String, PathBuf)>, String> {
    let package = ["build", "--release", "--locked", "--package", "nnlab-answer"];
    let output = cargo(&package)
        .args(["--message-format", "json-render-diagnostics", "--target-dir"])
        .arg(lab_folder("grade/target"))
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("cargo cannot be started: {error}"))?;
    if !output.status.success() {
        return Err("what answers are linked to could not be built: see above".into());
    }
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    let messages = lines.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let library = |message: Value| {
        let name = message["target"]["name"].as_str()?.to_owned();
        let files = message["filenames"].as_array()?;
        let path = files.iter().filter_map(Value::as_str).find(|file| file.ends_with(".rlib"))?;
        Some((name, PathBuf::from(path)))
    };
    Ok(messages.filter_map(library).collect())
}

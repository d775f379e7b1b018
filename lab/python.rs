//! The Python that tests and comparisons need, in a virtual environment of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Everything that `cargo lab` installs goes into this folder of the checkout.
pub const LAB_FOLDER: &str = ".lab";

/// Makes a virtual environment with the packages of a requirements file and returns its Python.
///
/// Nothing is done if it is there already, made from the same requirements.
pub fn environment(folder: &Path, requirements: &Path) -> Result<PathBuf, String> {
    let wanted = fs::read_to_string(requirements)
        .map_err(|error| format!("{} cannot be read: {error}", requirements.display()))?;
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    // The stamp is written last: an environment without it was interrupted.
    let stamp = folder.join("requirements.txt");
    if python.exists() && fs::read_to_string(&stamp).is_ok_and(|made_from| made_from == wanted) {
        return Ok(python);
    }
    let base = find_python()?;
    run(Command::new(base).args(["-m", "venv", "--clear"]).arg(folder)).map_err(|error| {
        format!(
            "{base} cannot make a virtual environment: {error}. On Debian and Ubuntu `apt install python3-venv` adds what is missing"
        )
    })?;
    run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "-r"]).arg(requirements))
        .map_err(|error| {
            format!(
                "pip cannot install what {} names: {error}. Is there a network?",
                requirements.display()
            )
        })?;
    fs::write(&stamp, wanted)
        .map_err(|error| format!("{} cannot be written: {error}", stamp.display()))?;
    Ok(python)
}

/// The name of a Python 3 on the search path.
fn find_python() -> Result<&'static str, String> {
    let is_three = |name: &&str| {
        Command::new(name)
            .args(["-c", "import sys; sys.exit(sys.version_info < (3, 11))"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    };
    ["python3", "python"].into_iter().find(is_three).ok_or_else(|| {
        "expected Python 3.11 or newer as `python3`, but there is none: install it (on Debian and Ubuntu `apt install python3 python3-venv`)".into()
    })
}

/// Runs a command to its end; an error is the last line that it printed.
fn run(command: &mut Command) -> Result<(), String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(());
    }
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8_lossy(&text);
    let last = text.lines().rev().find(|line| !line.trim().is_empty());
    Err(last.unwrap_or("it failed without a word").to_owned())
}

//! Where this checkout is, and the cargo that started us.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

/// The folder of the workspace. `cargo run` tells it; started by hand, the program knows where it
/// was built.
pub fn root() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR")
        .unwrap_or_else(|| OsString::from(env!("CARGO_MANIFEST_DIR")))
        .into()
}

/// A folder or file below `.lab`: everything that `cargo lab` installs in this checkout is there.
pub fn lab_folder(below: &str) -> PathBuf {
    root().join(".lab").join(below)
}

/// A cargo command in the folder of the workspace.
pub fn cargo(args: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(args).current_dir(root());
    command
}

/// Refuses what only works where the notebooks' sources are: a student's package has none.
pub fn is_the_instructors(what: &str) -> Result<(), String> {
    if root().join("notebooks/source").is_dir() {
        return Ok(());
    }
    Err(format!("this is a student's package, without {what}: run it in the instructor's checkout"))
}

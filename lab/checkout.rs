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

//! evcxr_jupyter, which runs Rust for Jupyter: where it is on this machine, and how it gets there.

use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{ChildStderr, Stdio};

use indicatif::ProgressBar;

use crate::checkout::cargo;
use crate::files;
use crate::machine::{self, Rust};

/// The one version that the lab was tried with.
pub const VERSION: &str = "0.22.0";

/// The program, if the right version is on this machine: in the active conda environment, in our
/// cache, on the search path, or in cargo's own folder.
pub fn find() -> Option<PathBuf> {
    let mut folders: Vec<PathBuf> = Vec::new();
    folders.extend(machine::conda().map(|prefix| machine::programs_of(&prefix)));
    folders.extend(installed().ok().and_then(|path| path.parent().map(Path::to_owned)));
    folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    folders.extend(cargo_folder());
    folders.into_iter().map(|folder| folder.join(program())).find(|path| is_right(path))
}

/// Where [`build`] puts the program: in the user's cache, for every clone of the lab.
pub fn installed() -> Result<PathBuf, String> {
    let Rust { release, host } = Rust::of_this_machine()?;
    let name = format!("evcxr_jupyter-{VERSION}-rust-{release}-{host}");
    Ok(cache()?.join(name).join(program()))
}

/// The lab's folder in the user's cache.
pub fn cache() -> Result<PathBuf, String> {
    dirs::cache_dir().map(|folder| folder.join("nnlab")).ok_or_else(|| {
        "no folder for caches: the environment variable HOME is not set; set it".into()
    })
}

/// Builds the program with cargo, in minutes. What an interrupted build compiled is used again.
pub fn build(bar: &ProgressBar) -> Result<PathBuf, String> {
    let path = installed()?;
    let folder = path.parent().expect("it lies in a folder");
    let mut work = folder.as_os_str().to_owned();
    work.push(".build");
    let work = PathBuf::from(work);
    let failed = |error: std::io::Error| format!("{} cannot be written: {error}", work.display());
    // Two clones may be set up at once: the second one waits, and finds what the first one made.
    let _held = files::lock(&work.join("lock"))?;
    if is_right(&path) {
        return Ok(path);
    }
    compile(&work, bar)?;
    let _ = fs::remove_dir_all(folder);
    // Whoever finds the folder finds the whole program in it: a rename is all or nothing.
    fs::rename(work.join("root/bin"), folder).map_err(failed)?;
    let _ = fs::remove_dir_all(&work);
    Ok(path)
}

/// Optimised less than as released: a quarter of the work, and rust-analyzer in it is fast enough.
const PROFILE: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "false"),
];

fn compile(work: &Path, bar: &ProgressBar) -> Result<(), String> {
    let name = ["install", "evcxr_jupyter", "--version", VERSION, "--locked", "--force", "--root"];
    let mut child = cargo(&name)
        .arg(work.join("root"))
        .current_dir(work)
        .envs(PROFILE)
        .env("CARGO_TARGET_DIR", work.join("target"))
        .env("CARGO_TERM_PROGRESS_WHEN", "always")
        .env("CARGO_TERM_PROGRESS_WIDTH", "80")
        .env("CARGO_TERM_COLOR", "never")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cargo cannot be started: {error}"))?;
    let lines = follow(child.stderr.take().expect("stderr is piped"), bar);
    let status = child.wait().map_err(|error| error.to_string())?;
    if status.success() {
        return Ok(());
    }
    let at = lines.iter().position(|line| line.starts_with("error")).unwrap_or(0);
    let words = lines[at..].join("\n  ");
    Err(format!(
        "evcxr_jupyter {VERSION} could not be built:\n  {words}\n  If the network was lost or the disk is full, mend that and run this again: what is compiled is kept"
    ))
}

/// Reads cargo's words to their end and moves the bar; returns all but the progress.
fn follow(mut stderr: ChildStderr, bar: &ProgressBar) -> Vec<String> {
    let (mut lines, mut line, mut bytes) = (Vec::new(), Vec::new(), [0; 4096]);
    while let Ok(count @ 1..) = stderr.read(&mut bytes) {
        for &byte in &bytes[..count] {
            if byte != b'\r' && byte != b'\n' {
                line.push(byte);
                continue;
            }
            let text = String::from_utf8_lossy(&line).trim().to_owned();
            line.clear();
            if let Some((done, all)) = counts(&text) {
                bar.set_length(all);
                bar.set_position(done);
            } else if !text.is_empty() {
                lines.push(text);
            }
        }
    }
    lines
}

/// Cargo's own count of crates: (126, 329) in "Building [====>    ] 126/329: syn, quote".
fn counts(line: &str) -> Option<(u64, u64)> {
    let (done, all) = line.strip_prefix("Building [")?.split_once("] ")?.1.split_once('/')?;
    let all = all.split(|c: char| !c.is_ascii_digit()).next()?;
    Some((done.trim().parse().ok()?, all.parse().ok()?))
}

/// A program names the sources that it was built from, in the places of its panics. It has no
/// option that prints its version.
fn is_right(path: &Path) -> bool {
    let needle = format!("evcxr-{VERSION}");
    fs::read(path).is_ok_and(|bytes| bytes.windows(needle.len()).any(|w| w == needle.as_bytes()))
}

fn cargo_folder() -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    home.or_else(|| dirs::home_dir().map(|home| home.join(".cargo"))).map(|home| home.join("bin"))
}

fn program() -> &'static OsStr {
    OsStr::new(if cfg!(windows) { "evcxr_jupyter.exe" } else { "evcxr_jupyter" })
}

#[cfg(test)]
mod tests {
    use super::counts;

    #[test]
    fn cargos_progress_is_read_and_nothing_else() {
        assert_eq!(counts("Building [=======>      ] 126/329: syn, quote"), Some((126, 329)));
        assert_eq!(counts("Building [> ]   0/329: syn"), Some((0, 329)));
        assert_eq!(counts("Compiling a/b v0.1"), None);
        assert_eq!(counts("error: could not compile [1/2]"), None);
    }
}

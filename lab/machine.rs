//! What the machine must have before we start: Rust, its sources, a C compiler; or a conda environment.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The oldest Rust that compiles evcxr_jupyter.
pub const OLDEST_RUST: (u32, u32) = (1, 95);

/// The compiler on the search path, which the notebooks use.
pub struct Rust {
    /// Such as `1.95.0`.
    pub release: String,
    /// Such as `x86_64-unknown-linux-gnu`.
    pub host: String,
}

impl Rust {
    /// Asks `rustc`.
    pub fn of_this_machine() -> Result<Rust, String> {
        let text = said(Command::new("rustc").arg("-vV")).map_err(|error| {
            format!("`rustc` cannot be started ({error}): install Rust from https://rustup.rs")
        })?;
        let field = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(name));
            line.map(|value| value.trim().to_owned()).unwrap_or_default()
        };
        Ok(Rust { release: field("release:"), host: field("host:") })
    }

    fn new_enough(&self) -> bool {
        let mut numbers = self.release.split(['.', '-']).map_while(|n| n.parse::<u32>().ok());
        let version = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
        version >= OLDEST_RUST
    }
}

/// What is there, in a few words, or what to do about it.
pub type State = Result<String, String>;

/// Rust, new enough for the kernel.
pub fn rust() -> State {
    let rust = Rust::of_this_machine()?;
    let (major, minor) = OLDEST_RUST;
    if rust.new_enough() {
        return Ok(format!("{} for {}", rust.release, rust.host));
    }
    Err(format!(
        "the notebooks need Rust {major}.{minor} or newer, but `rustc` is {}: `rustup update` gets it",
        rust.release
    ))
}

/// A C compiler, which links every Rust program.
pub fn c_compiler() -> State {
    let compiler = std::env::var("CC").unwrap_or_else(|_| "cc".into());
    if cfg!(windows) {
        return Ok("that of Visual Studio, which Rust finds by itself".into());
    }
    let words = said(Command::new(&compiler).arg("--version")).map_err(|_| {
        format!("there is no C compiler `{compiler}`: install one (Debian and Ubuntu `apt install gcc`, Fedora `dnf install gcc`, macOS `xcode-select --install`)")
    })?;
    Ok(words.lines().next().unwrap_or(&compiler).to_owned())
}

/// The sources of Rust's library, which evcxr reads to know types.
pub fn rust_src() -> State {
    let sysroot = said(Command::new("rustc").args(["--print", "sysroot"]))?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/std");
    if library.exists() {
        return Ok(library.display().to_string());
    }
    Err("the sources of Rust's library are missing: `rustup component add rust-src` gets them (or your system's package `rust-src`)".into())
}

/// Adds the sources of Rust's library by rustup.
pub fn add_rust_src() -> Result<(), String> {
    said(Command::new("rustup").args(["component", "add", "rust-src"]))
        .map_err(|error| format!("`rustup component add rust-src` failed: {error}"))?;
    rust_src().map(|_| ())
}

/// The active conda environment, if it was made for the lab: it has JupyterLab and evcxr.
pub fn conda() -> Option<PathBuf> {
    let prefix = PathBuf::from(std::env::var_os("CONDA_PREFIX")?);
    let has = |name: &str| programs_of(&prefix).join(name).exists();
    let ours = prefix.join("conda-meta").is_dir()
        && (has("jupyter-lab") || has("jupyter-lab.exe"))
        && (has("evcxr_jupyter") || has("evcxr_jupyter.exe"));
    ours.then_some(prefix)
}

/// Where an environment keeps its programs.
pub fn programs_of(prefix: &Path) -> PathBuf {
    prefix.join(if cfg!(windows) { "Scripts" } else { "bin" })
}

/// Runs a command to its end and returns what it printed; an error is its last words.
pub fn said(command: &mut Command) -> Result<String, String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8_lossy(&text);
    let last = text.lines().rev().find(|line| !line.trim().is_empty());
    Err(last.unwrap_or("it failed without a word").to_owned())
}

#[cfg(test)]
mod tests {
    use super::Rust;

    #[test]
    fn versions_are_compared_as_numbers() {
        let of = |release: &str| Rust { release: release.into(), host: String::new() }.new_enough();
        assert!(of("1.95.0") && of("1.100.0") && of("2.0.0") && of("1.96.0-nightly"));
        assert!(!of("1.94.1") && !of("1.9.0") && !of(""));
    }
}

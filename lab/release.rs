//! `cargo lab release`: the student versions of the notebooks, from their sources.

mod differ;
pub mod notebook;
mod package;
pub mod student;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use indicatif::ProgressBar;

use crate::checkout::{self, root};
use crate::{console, files};

/// Make the student versions in notebooks/ from the sources in notebooks/source/lab8/.
#[derive(clap::Args)]
#[command(after_help = "\
By nbgrader's rules: what stands between BEGIN SOLUTION and END SOLUTION becomes one line that stops the \
notebook, hidden tests, mark schemes and outputs are dropped, ids and metadata stay. Needs no Python. \
A notebook that somebody has written answers into is never overwritten without --force.

Exit code: 0 if all is released (or, with --check, up to date), 1 if --check found a difference, 2 if \
nothing could be done.")]
pub struct Args {
    /// Write nothing; fail if a student version is not what its source gives, and say where
    #[arg(long)]
    check: bool,
    /// Overwrite notebooks that hold answers
    #[arg(long, conflicts_with = "check")]
    force: bool,
    /// Write nothing into notebooks/, but the package for students: their notebooks, the crate and the tool
    #[arg(long, value_name = "FILE", conflicts_with_all = ["check", "force"])]
    zip: Option<PathBuf>,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<ExitCode, String> {
    checkout::is_the_instructors("the notebooks' sources")?;
    let (sources, students) = (root().join("notebooks/source/lab8"), root().join("notebooks"));
    let names = notebooks_in(&sources)?;
    if names.is_empty() {
        return Err(format!("{} holds no notebook", sources.display()));
    }
    let mut released = Vec::new();
    for name in &names {
        released.push((students.join(name), student::version(&sources.join(name))?));
    }
    if let Some(file) = &args.zip {
        say(&package::write(file, &released)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut code = ExitCode::SUCCESS;
    for sentence in strangers(&names, &students)? {
        say(&sentence)?;
        code = ExitCode::FAILURE;
    }
    if !args.check && !args.force {
        refuse_to_lose(&released)?;
    }
    for (path, text) in &released {
        let there = fs::read_to_string(path).unwrap_or_default();
        if there == *text {
            continue;
        }
        if args.check {
            say(&format!("{}: {}", path.display(), differ::sentence(text, &there)))?;
            code = ExitCode::FAILURE;
        } else {
            files::write(path, text)?;
            say(&format!("wrote {}", path.display()))?;
        }
    }
    Ok(code)
}

fn say(line: &str) -> Result<(), String> {
    console::line(&ProgressBar::hidden(), line)
}

/// The names of the notebooks in a folder, in order.
pub fn notebooks_in(folder: &Path) -> Result<BTreeSet<OsString>, String> {
    let entries = fs::read_dir(folder)
        .map_err(|error| format!("{} cannot be read: {error}", folder.display()))?;
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    let notebooks = paths.filter(|path| path.extension().is_some_and(|e| e == "ipynb"));
    Ok(notebooks.filter_map(|path| path.file_name().map(ToOwned::to_owned)).collect())
}

/// A sentence for every numbered notebook that has no source: a step was renamed or left behind.
fn strangers(sources: &BTreeSet<OsString>, students: &Path) -> Result<Vec<String>, String> {
    let numbered =
        |name: &OsString| name.as_encoded_bytes().first().is_some_and(u8::is_ascii_digit);
    let all = notebooks_in(students)?;
    let without = all.iter().filter(|name| numbered(name) && !sources.contains(*name));
    let sentence = |name: &OsString| {
        format!("{} has no source: remove or rename it", students.join(name).display())
    };
    Ok(without.map(sentence).collect())
}

/// Students may work in this very folder.
fn refuse_to_lose(released: &[(PathBuf, String)]) -> Result<(), String> {
    for (path, _) in released {
        let Ok(text) = fs::read_to_string(path) else { continue };
        if let Some(cell) = student::answered(&text) {
            return Err(format!(
                "{} holds an answer, in its cell `{cell}`, which would be lost: move the file away, or say --force",
                path.display()
            ));
        }
    }
    Ok(())
}

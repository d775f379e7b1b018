//! `cargo lab run`: notebooks without a browser.

use std::path::PathBuf;
use std::process::ExitCode;

use crate::checkout::root;
use crate::{jupyter, setup};

/// Run notebooks without a browser, cell by cell, and say where each of them stops.
#[derive(clap::Args)]
#[command(after_help = "\
Without a name, all notebooks in notebooks/ are run. The notebooks themselves stay as they are; --html and \
--ipynb keep what they show.

With --student, an untouched notebook should stop at its first exercise, and nowhere else.

Exit code: 0 if all cells of all notebooks ran (or, with --student, each stopped as it should), 1 if a \
notebook did otherwise, 2 if one could not be run.")]
pub struct Args {
    /// The notebooks
    #[arg(value_name = "NOTEBOOK")]
    notebooks: Vec<PathBuf>,
    /// Expect each notebook to stop at its first exercise
    #[arg(long)]
    student: bool,
    /// Write each notebook with its results and figures to this folder, as a page
    #[arg(long, value_name = "DIR")]
    html: Option<PathBuf>,
    /// Write each notebook with its results to this folder, as a notebook
    #[arg(long, value_name = "DIR")]
    ipynb: Option<PathBuf>,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<ExitCode, String> {
    setup::prepare()?;
    let mut command = jupyter::program("run.py")?;
    for (name, folder) in [("--html", &args.html), ("--ipynb", &args.ipynb)] {
        command.args(folder.iter().flat_map(|folder| [name.as_ref(), folder.as_os_str()]));
    }
    if args.student {
        command.arg("--student");
    }
    if args.notebooks.is_empty() {
        command.args(all()?);
    }
    jupyter::become_it(command.args(&args.notebooks))
}

fn all() -> Result<Vec<PathBuf>, String> {
    let folder = root().join("notebooks");
    let entries = std::fs::read_dir(&folder)
        .map_err(|error| format!("{} cannot be read: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|e| e.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "ipynb"));
    paths.sort();
    Ok(paths)
}

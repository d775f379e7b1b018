//! `cargo lab clean`: removes what `cargo lab` put on the machine.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::process::ExitCode;

use indicatif::ProgressBar;

use crate::checkout::lab_folder;
use crate::{console, evcxr, open};

/// Remove what `cargo lab` installed: .lab/ here, and the kernel in the user's cache folder.
#[derive(clap::Args)]
#[command(after_help = "\
What you wrote stays: notebooks, exports, out/. So do `target/` (`cargo clean` removes it) and what cargo, \
rustup and pip cache themselves.")]
pub struct Args {
    /// Leave the kernel, which takes minutes to build again and which other clones use too
    #[arg(long)]
    keep_kernel: bool,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<ExitCode, String> {
    if let Some(address) = open::running() {
        return Err(format!("JupyterLab runs in it, at {address}: end it first (File, Shut Down)"));
    }
    remove(&lab_folder(""))?;
    if !args.keep_kernel {
        remove(&evcxr::cache()?)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn remove(folder: &Path) -> Result<(), String> {
    let words = match fs::remove_dir_all(folder) {
        Ok(()) => "removed",
        Err(error) if error.kind() == ErrorKind::NotFound => "not there",
        Err(error) => return Err(format!("{} cannot be removed: {error}", folder.display())),
    };
    console::line(&ProgressBar::hidden(), &format!("{words}: {}", folder.display()))
}

//! `cargo lab python`: the lab's own Python, for nbgrader and the like.

use std::ffi::OsString;
use std::process::ExitCode;

use crate::{jupyter, setup};

/// Run the Python that the notebooks' side uses: `cargo lab python -m nbgrader --help`.
#[derive(clap::Args)]
#[command(after_help = "\
It has the packages of environment.yml, and Jupyter's folders are the lab's: `-m nbgrader …`, `-m jupyter …` \
and `-m pip …` work on the lab alone. The exit code is the program's.")]
pub struct Args {
    /// What Python is told
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    args: Vec<OsString>,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<ExitCode, String> {
    setup::prepare()?;
    jupyter::become_it(jupyter::python()?.args(&args.args))
}

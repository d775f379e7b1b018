//! `cargo lab doctor`: what is there, what is not, and what to do about it.

use std::process::ExitCode;

use indicatif::ProgressBar;

use crate::machine::State;
use crate::{console, evcxr, jupyter, machine, python, warm};

/// Tell what the notebooks need and have: versions, places, and what to do about what is missing.
#[derive(clap::Args)]
#[command(after_help = "Exit code: 0 if all is there, 1 if something is missing.")]
pub struct Args {}

/// Runs the command.
pub fn run(_: &Args) -> Result<ExitCode, String> {
    let environment = python::of_the_lab()?;
    let mut parts = vec![
        ("Rust", machine::rust()),
        ("C compiler", machine::c_compiler()),
        ("Rust's sources", machine::rust_src()),
        ("Python packages", packages(&environment)),
        ("Rust kernel", kernel()),
        ("registration", jupyter::registered()),
        ("first build of nnlab", warm::state()),
    ];
    match machine::conda() {
        Some(prefix) => parts.insert(2, ("conda environment", Ok(prefix.display().to_string()))),
        None => parts.insert(2, ("Python", python::state())),
    }
    let missing = parts.iter().filter(|(_, state)| state.is_err()).count();
    for (name, state) in parts {
        let (mark, words) = match state {
            Ok(words) => ("ok     ", words),
            Err(words) => ("MISSING", words),
        };
        console::line(&ProgressBar::hidden(), &format!("{mark}  {name:20}  {words}"))?;
    }
    Ok(if missing == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn packages(environment: &python::Environment) -> State {
    if !environment.ready() {
        return Err(environment.cure().into());
    }
    Ok(format!("{} in {}", environment.versions()?, environment.folder().display()))
}

fn kernel() -> State {
    match evcxr::find() {
        Some(path) => Ok(format!("evcxr_jupyter {}, {}", evcxr::VERSION, path.display())),
        None => Err(format!(
            "there is no evcxr_jupyter {}: `cargo lab setup` builds it in about 5 minutes, into {}",
            evcxr::VERSION,
            evcxr::installed()?.display()
        )),
    }
}

//! The warm build: nnlab compiled once as the kernel compiles it, cloned for every notebook.
//!
//! `lab/jupyter/warm.py` makes it and knows where it is, since the kernel refreshes it too.

use crate::machine::{State, said};
use crate::{evcxr, jupyter};

/// Whether there is one for this compiler and for nnlab as it stands.
pub fn state() -> State {
    let fresh = run("state").map_err(|_| STALE.to_owned())?;
    Ok(fresh.trim().to_owned())
}

const STALE: &str = "nnlab is not built for the notebooks: `cargo lab setup` builds it in about a minute (without it, the first cell of a notebook takes that minute)";

/// Builds it.
pub fn build() -> Result<(), String> {
    run("build").map(|_| ()).map_err(|error| format!("nnlab could not be built: {error}"))
}

fn run(what: &str) -> Result<String, String> {
    let evcxr = evcxr::find().ok_or("evcxr_jupyter is missing")?;
    said(jupyter::program("warm.py")?.arg(what).arg(crate::checkout::root()).arg(evcxr))
}

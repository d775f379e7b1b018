//! `cargo lab kernel`: the lab's kernel in the user's own Jupyter, VS Code and nbgrader.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use indicatif::ProgressBar;
use serde_json::Value;

use crate::machine::said;
use crate::{console, jupyter, python, setup};

/// Register the lab's kernel for your own Jupyter, VS Code and nbgrader, or take it away again.
#[derive(clap::Args)]
#[command(after_help = "\
`cargo lab` itself needs none of this. A notebook asks for a kernel named `rust`: installed, it is the lab's, \
which stops at panics and at checks that are not full, in every Jupyter of yours. It stays that of this \
checkout: if you move or remove the folder, uninstall it first.")]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Register it under the name `rust`
    Install {
        /// Put another kernel of that name aside; `uninstall` brings it back
        #[arg(long)]
        replace: bool,
    },
    /// Take it away, and bring back what was there before
    Uninstall,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<ExitCode, String> {
    let sentence = match args.what {
        What::Install { replace } => {
            setup::prepare()?;
            Place::of_the_user()?.install(replace)
        }
        What::Uninstall => Place::of_the_user()?.uninstall(),
    }?;
    console::line(&ProgressBar::hidden(), &sentence)?;
    Ok(ExitCode::SUCCESS)
}

/// Where Jupyter looks for a kernel `rust`, and where another one waits meanwhile.
pub struct Place {
    kernel: PathBuf,
    aside: PathBuf,
}

fn jupyters_own(python: &Path) -> Result<PathBuf, String> {
    let question = "from jupyter_core.paths import jupyter_data_dir; print(jupyter_data_dir())";
    Ok(PathBuf::from(said(Command::new(python).args(["-c", question]))?.trim()))
}

fn by_default() -> Result<PathBuf, String> {
    let asked = std::env::var_os("JUPYTER_DATA_DIR").map(PathBuf::from);
    let system = if cfg!(target_os = "macos") {
        dirs::home_dir().map(|home| home.join("Library/Jupyter"))
    } else {
        dirs::data_dir().map(|data| data.join("jupyter"))
    };
    asked.or(system).ok_or_else(|| "the environment variable HOME is not set; set it".into())
}

impl Place {
    fn of_the_user() -> Result<Place, String> {
        let python = python::of_the_lab()?.python();
        // After `cargo lab clean` there is no Jupyter to ask: it is where it is by default.
        let data = if python.exists() { jupyters_own(&python)? } else { by_default()? };
        Ok(Place::below(&data))
    }

    /// Below one of Jupyter's data folders.
    pub fn below(data: &Path) -> Place {
        Place { kernel: data.join("kernels/rust"), aside: data.join("rust-before-nnlab") }
    }

    /// Registers the lab's kernel; another one is refused, or put aside if it may be replaced.
    pub fn install(&self, replace: bool) -> Result<String, String> {
        let shown = self.kernel.display();
        if self.kernel.exists() && !self.is_the_labs() {
            if !replace {
                return Err(format!(
                    "{shown} is another kernel, such as evcxr's own: say --replace to put it aside"
                ));
            }
            if self.aside.exists() {
                let aside = self.aside.display();
                return Err(format!("{aside} holds an earlier kernel already: move it away first"));
            }
            self.moved(&self.kernel, &self.aside)?;
        }
        jupyter::register_in(&self.kernel)?;
        Ok(format!("installed {shown}: choose the kernel Rust, and restart it where one runs"))
    }

    fn uninstall(&self) -> Result<String, String> {
        let shown = self.kernel.display();
        if !self.kernel.exists() {
            return Ok(format!("there is no {shown}"));
        }
        if !self.is_the_labs() {
            return Err(format!("{shown} is another kernel, not the lab's: it stays"));
        }
        fs::remove_dir_all(&self.kernel).map_err(|error| format!("{shown}: {error}"))?;
        if self.aside.exists() {
            self.moved(&self.aside, &self.kernel)?;
            return Ok(format!("{shown} is the kernel again that was there before"));
        }
        Ok(format!("removed {shown}"))
    }

    /// Whether this or another checkout of the lab has registered it.
    fn is_the_labs(&self) -> bool {
        let text = fs::read_to_string(self.kernel.join("kernel.json")).unwrap_or_default();
        let spec: Value = serde_json::from_str(&text).unwrap_or_default();
        let ours = |arg: &Value| arg.as_str().is_some_and(|a| a.starts_with(jupyter::CHECKOUT));
        spec["argv"].as_array().is_some_and(|argv| argv.iter().any(ours))
    }

    fn moved(&self, from: &Path, to: &Path) -> Result<(), String> {
        fs::rename(from, to).map_err(|error| {
            format!("{} cannot be moved to {}: {error}", from.display(), to.display())
        })
    }
}

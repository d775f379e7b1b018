//! `cargo lab open`, or `cargo lab` alone: JupyterLab on the notebooks.

use std::fs;
use std::net::{Ipv4Addr, TcpStream};
use std::process::ExitCode;
use std::time::Duration;

use indicatif::ProgressBar;
use serde_json::Value;

use crate::checkout::{lab_folder, root};
use crate::{console, jupyter, setup};

/// Open the notebooks in JupyterLab; what is missing is set up first.
#[derive(clap::Args)]
#[command(after_help = "\
JupyterLab listens on this machine only, and asks for the token in its address. Ctrl-C ends it. If it runs
already, its address is shown.")]
pub struct Args {
    /// Show the address, and open no browser
    #[arg(long)]
    no_browser: bool,
    /// The port; if it is taken, the next free one
    #[arg(long, value_name = "N", default_value_t = PORT)]
    port: u16,
}

/// JupyterLab's own.
const PORT: u16 = 8888;

impl Default for Args {
    fn default() -> Args {
        Args { no_browser: false, port: PORT }
    }
}

/// Runs the command.
pub fn run(args: &Args) -> Result<ExitCode, String> {
    if let Some(address) = running() {
        console::line(&ProgressBar::hidden(), &format!("JupyterLab runs already: {address}"))?;
        return Ok(ExitCode::SUCCESS);
    }
    setup::prepare()?;
    let mut command = jupyter::python()?;
    command.args(["-m", "jupyterlab", "--ServerApp.ip=127.0.0.1", "--ServerApp.log_level=ERROR"]);
    // Containers run as root, and the server listens on this machine only.
    command.args(["--allow-root", "--LabApp.default_url=/lab/tree/00_start.ipynb"]);
    command.arg(format!("--ServerApp.port={}", args.port));
    command.arg(format!("--ServerApp.root_dir={}", root().join("notebooks").display()));
    command.args(args.no_browser.then_some("--no-browser"));
    jupyter::become_it(&mut command)
}

/// The address of a JupyterLab on these notebooks that answers.
pub fn running() -> Option<String> {
    let files = fs::read_dir(lab_folder("jupyter/runtime")).ok()?;
    for file in files.filter_map(Result::ok) {
        let name = file.file_name().to_string_lossy().into_owned();
        if !(name.starts_with("jpserver-") && name.ends_with(".json")) {
            continue;
        }
        let Ok(text) = fs::read_to_string(file.path()) else { continue };
        let Ok(server) = serde_json::from_str::<Value>(&text) else { continue };
        let port = server["port"].as_u64().and_then(|port| u16::try_from(port).ok());
        let answers = port.is_some_and(|port| {
            let address = (Ipv4Addr::LOCALHOST, port).into();
            TcpStream::connect_timeout(&address, Duration::from_millis(300)).is_ok()
        });
        if answers {
            let text = |name: &str| server[name].as_str().unwrap_or_default().to_owned();
            return Some(format!("{}lab?token={}", text("url"), text("token")));
        }
    }
    None
}

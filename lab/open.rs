//! `cargo lab open`, or `cargo lab` alone: JupyterLab on the notebooks.

use std::fs;
use std::io::{Read, Write};
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
JupyterLab listens on this machine only, and asks for the token in its address. Ctrl-C ends it. If it runs \
already, its address is shown.

With --instructor it has nbgrader's Create Assignment and Formgrader, for the course in notebooks/.")]
pub struct Args {
    /// Show the address, and open no browser
    #[arg(long)]
    no_browser: bool,
    /// Show nbgrader's menus too
    #[arg(long)]
    instructor: bool,
    /// The port; if it is taken, the next free one
    #[arg(long, value_name = "N", default_value_t = PORT, allow_negative_numbers = true)]
    port: u16,
}

/// JupyterLab's own.
const PORT: u16 = 8888;

impl Default for Args {
    fn default() -> Args {
        Args { no_browser: false, instructor: false, port: PORT }
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
    if args.instructor {
        // nbgrader reads its settings from the folder that it is started in.
        command.current_dir(root().join("notebooks"));
        command.env("JUPYTER_CONFIG_DIR", jupyter::instructors_settings()?);
    }
    jupyter::become_it(&mut command)
}

/// The address of a JupyterLab on these notebooks that answers.
pub fn running() -> Option<String> {
    let files = fs::read_dir(lab_folder("jupyter/runtime")).ok()?;
    files.filter_map(Result::ok).find_map(|file| {
        let name = file.file_name().to_string_lossy().into_owned();
        let ours = name.starts_with("jpserver-") && name.ends_with(".json");
        let text = ours.then(|| fs::read_to_string(file.path()).ok()).flatten()?;
        let server: Value = serde_json::from_str(&text).ok()?;
        let port = u16::try_from(server["port"].as_u64()?).ok()?;
        let (url, token) = (server["url"].as_str()?, server["token"].as_str()?);
        // A killed server leaves its file behind, and another program may have its port.
        answers(port).then(|| format!("{url}lab?token={token}"))
    })
}

/// Whether a Jupyter server listens on a port of this machine: each tells its version to everybody.
fn answers(port: u16) -> bool {
    let ask = || -> std::io::Result<String> {
        let patience = Duration::from_secs(1);
        let mut stream = TcpStream::connect_timeout(&(Ipv4Addr::LOCALHOST, port).into(), patience)?;
        stream.set_read_timeout(Some(patience))?;
        write!(stream, "GET /api HTTP/1.0\r\nHost: localhost\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    };
    ask().is_ok_and(|answer| answer.contains("\"version\""))
}

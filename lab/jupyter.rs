//! Jupyter for the lab: its folders, its kernel's registration, the programs that run inside it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use serde_json::{Map, Value, json};

use crate::checkout::{lab_folder, root};
use crate::kernel::Place;
use crate::machine::{self, State};
use crate::{evcxr, files, python};

/// A program of the lab's Python environment, with Jupyter's folders redirected into `.lab`.
pub fn python() -> Result<Command, String> {
    let python = python::of_the_lab()?.python();
    let mut command = Command::new(&python);
    let programs = python.parent().expect("it lies in a folder");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let paths = std::iter::once(programs.to_owned()).chain(std::env::split_paths(&path));
    command.env("PATH", std::env::join_paths(paths).map_err(|error| error.to_string())?);
    for (name, folder) in [
        ("JUPYTER_CONFIG_DIR", "jupyter/config"),
        ("JUPYTER_DATA_DIR", "jupyter/data"),
        ("JUPYTER_RUNTIME_DIR", "jupyter/runtime"),
        // Comes before what an environment, a user or a system has registered as `rust`.
        ("JUPYTER_PATH", "jupyter/data"),
        ("IPYTHONDIR", "jupyter/ipython"),
    ] {
        command.env(name, lab_folder(folder));
    }
    Ok(command)
}

/// One of the programs in `lab/jupyter`.
pub fn program(name: &str) -> Result<Command, String> {
    let mut command = python()?;
    command.arg(root().join("lab/jupyter").join(name));
    Ok(command)
}

/// Lets a program take our place: Ctrl-C and signals reach it, its exit code is ours.
#[cfg(unix)]
pub fn become_it(command: &mut Command) -> Result<ExitCode, String> {
    use std::os::unix::process::CommandExt;
    Err(format!("Python cannot be started: {}", command.exec()))
}

/// Runs a program to its end; its exit code is ours.
#[cfg(not(unix))]
pub fn become_it(command: &mut Command) -> Result<ExitCode, String> {
    let status = command.status().map_err(|error| format!("Python cannot be started: {error}"))?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::from(2), ExitCode::from))
}

/// Jupyter's data folder for the lab alone.
const DATA: &str = "jupyter/data";

/// The kernel's registration below Jupyter's data folder.
const KERNEL: &str = "kernels/rust/kernel.json";

/// The data folder of the active conda environment, whose kernel is the lab's too.
fn of_conda() -> Option<PathBuf> {
    machine::conda().map(|prefix| prefix.join("share/jupyter"))
}

/// Whether the kernel is registered as it should be.
pub fn registered() -> State {
    let wanted = registration()?;
    let specs = [Some(lab_folder(DATA)), of_conda()].into_iter().flatten().map(|d| d.join(KERNEL));
    let specs: Vec<PathBuf> = specs.collect();
    let right = |spec: &PathBuf| {
        let there = fs::read(spec).ok();
        there.and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok()).as_ref()
            == Some(&wanted)
    };
    if specs.iter().all(right) {
        return Ok(specs
            .iter()
            .map(|spec| spec.display().to_string())
            .collect::<Vec<_>>()
            .join(", "));
    }
    Err("the kernel is not registered: `cargo lab setup` does that, at once".into())
}

/// Registers the kernel under the name `rust`.
pub fn register() -> Result<(), String> {
    register_in(lab_folder(DATA).join(KERNEL).parent().expect("it lies in a folder"))?;
    if let Some(data) = of_conda() {
        Place::below(&data).install(true)?;
    }
    // nbgrader's menus and servers are no student's, and take a second of every start.
    without("config", &[NEWS, "@jupyter/nbgrader"])?;
    let names = ["assignment_list", "course_list", "formgrader", "validate_assignment"];
    let off: Map<String, Value> = names
        .iter()
        .map(|name| (format!("nbgrader.server_extensions.{name}"), json!(false)))
        .collect();
    let server = json!({ "ServerApp": { "jpserver_extensions": off } });
    files::write(&lab_folder("jupyter/config/jupyter_server_config.json"), server.to_string())
}

/// A folder of settings with nbgrader's menus and servers.
pub fn instructors_settings() -> Result<PathBuf, String> {
    without("instructor", &[NEWS])?;
    Ok(lab_folder("jupyter/instructor"))
}

/// A pop-up that would cover a corner of the first notebook.
const NEWS: &str = "@jupyterlab/apputils-extension:announcements";

/// Turns off extensions of JupyterLab in a folder of settings.
fn without(folder: &str, extensions: &[&str]) -> Result<(), String> {
    let off: Map<String, Value> =
        extensions.iter().map(|name| ((*name).to_owned(), json!(true))).collect();
    let path = lab_folder("jupyter").join(folder).join("labconfig/page_config.json");
    files::write(&path, json!({ "disabledExtensions": off }).to_string())
}

/// Registers the kernel in a folder `kernels/rust`.
pub fn register_in(folder: &Path) -> Result<(), String> {
    let text = serde_json::to_string_pretty(&registration()?).expect("it is plain JSON");
    files::write(&folder.join("kernel.json"), text)?;
    // evcxr writes its own registration over one that has another number.
    files::write(&folder.join("version.txt"), "1")
}

/// By this argument a registration is known as the lab's.
pub const CHECKOUT: &str = "--RustKernel.checkout=";

fn registration() -> Result<Value, String> {
    let evcxr = evcxr::find().ok_or("evcxr_jupyter is missing: `cargo lab setup` builds it")?;
    Ok(json!({
        "argv": [
            python::of_the_lab()?.python(),
            root().join("lab/jupyter/kernel.py"),
            "-f", "{connection_file}",
            format!("{CHECKOUT}{}", root().display()),
            format!("--RustKernel.evcxr={}", evcxr.display()),
        ],
        "display_name": "Rust",
        "language": "rust",
        "interrupt_mode": "message",
    }))
}

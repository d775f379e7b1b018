//! Jupyter for the lab: its folders, its kernel's registration, the programs that run inside it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::checkout::{lab_folder, root};
use crate::machine::State;
use crate::{evcxr, python};

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

/// The kernel's registration: `kernels/rust` below Jupyter's data folder.
fn kernelspec() -> PathBuf {
    lab_folder("jupyter/data/kernels/rust/kernel.json")
}

/// Whether the kernel is registered as it should be.
pub fn registered() -> State {
    let wanted = registration()?;
    let there = fs::read(kernelspec()).ok();
    let there = there.and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    if there.as_ref() == Some(&wanted) {
        return Ok(kernelspec().display().to_string());
    }
    Err("the kernel is not registered: `cargo lab setup` does that, at once".into())
}

/// Registers the kernel under the name `rust`.
pub fn register() -> Result<(), String> {
    let text = serde_json::to_string_pretty(&registration()?).expect("it is plain JSON");
    write(&kernelspec(), &text)?;
    // evcxr writes its own registration over one that has another number.
    write(&kernelspec().with_file_name("version.txt"), "1")?;
    // A pop-up about news would cover a corner of the first notebook, and nbgrader's menus are no
    // student's.
    let quiet = json!({"disabledExtensions": {
        "@jupyterlab/apputils-extension:announcements": true,
        "@jupyter/nbgrader": true,
    }});
    write(&lab_folder("jupyter/config/labconfig/page_config.json"), &quiet.to_string())
}

fn registration() -> Result<Value, String> {
    let evcxr = evcxr::find().ok_or("evcxr_jupyter is missing: `cargo lab setup` builds it")?;
    Ok(json!({
        "argv": [
            python::of_the_lab()?.python(),
            root().join("lab/jupyter/kernel.py"),
            "-f", "{connection_file}",
            format!("--RustKernel.checkout={}", root().display()),
            format!("--RustKernel.evcxr={}", evcxr.display()),
        ],
        "display_name": "Rust",
        "language": "rust",
        "interrupt_mode": "message",
    }))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let temporary = path.with_extension("tmp");
    let folder = path.parent().expect("it lies in a folder");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&temporary, text))
        .and_then(|()| fs::rename(&temporary, path))
        .map_err(|error| format!("{} cannot be written: {error}", path.display()))
}

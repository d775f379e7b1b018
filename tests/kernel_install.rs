//! `cargo lab kernel`: a user's own Jupyter gets the lab's kernel, and gets rid of it again.

use std::fs;
use std::path::Path;
use std::process::Command;

const LAB: &str = env!("CARGO_BIN_EXE_lab");
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Starts the kernel `rust` as any Jupyter does, and tells what became of a panic.
const PROGRAM: &str = "\
from jupyter_client.manager import start_new_kernel
manager, client = start_new_kernel(kernel_name='rust', startup_timeout=120)
reply = client.execute_interactive('panic!(\"stop here\")', output_hook=lambda m: None)['content']
print(reply['status'], reply['ename'], reply['evalue'])
client.stop_channels(); manager.shutdown_kernel()
";

#[test]
#[ignore = "needs the lab's set-up: cargo lab test runs it"]
fn an_installed_kernel_stops_at_a_panic_and_uninstalled_it_is_gone() {
    let data = Path::new(env!("CARGO_TARGET_TMPDIR")).join("kernel_install");
    let _ = fs::remove_dir_all(&data);
    let spec = data.join("kernels/rust/kernel.json");
    fs::create_dir_all(spec.parent().unwrap()).unwrap();
    fs::write(&spec, r#"{"argv": ["evcxr_jupyter"], "display_name": "Rust"}"#).unwrap();
    let lab = |args: &[&str]| {
        let run = Command::new(LAB).args(args).env("JUPYTER_DATA_DIR", &data).output().unwrap();
        let said = String::from_utf8_lossy(&[run.stdout, run.stderr].concat()).into_owned();
        (run.status.code(), said)
    };
    let (code, said) = lab(&["kernel", "install"]);
    assert!(code == Some(2) && said.contains("say --replace"), "{said}");
    let (code, said) = lab(&["kernel", "install", "--replace"]);
    assert!(code == Some(0) && said.contains("installed"), "{said}");

    let python = Path::new(ROOT).join(".lab/python/bin/python");
    let run =
        Command::new(python).args(["-c", PROGRAM]).env("JUPYTER_DATA_DIR", &data).output().unwrap();
    let said = String::from_utf8_lossy(&run.stdout);
    let why = String::from_utf8_lossy(&run.stderr);
    assert!(said.contains("error Panic stop here"), "{said}{why}");

    let (code, said) = lab(&["kernel", "uninstall"]);
    assert!(code == Some(0) && said.contains("that was there before"), "{said}");
    assert!(fs::read_to_string(&spec).unwrap().contains("evcxr_jupyter"));
    let (code, said) = lab(&["kernel", "uninstall"]);
    assert!(code == Some(2) && said.contains("it stays"), "{said}");
}

//! What prepares the lab on machines that are not here: Binder and development containers.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(ROOT).join(name)).expect(name)
}

/// They cannot be run here; what can be held is that they ask for what there is.
#[test]
fn binder_and_containers_run_commands_that_exist() {
    let container: Value = serde_json::from_str(&read(".devcontainer/devcontainer.json")).unwrap();
    let in_container = container["postCreateCommand"].as_str().expect("a command").to_owned();
    let scripts = in_container.replace("&&", "\n") + "\n" + &read("postBuild");
    let commands: Vec<&str> =
        scripts.lines().filter_map(|line| line.trim().strip_prefix("cargo lab ")).collect();
    assert_eq!(commands.len(), 4, "{commands:?}");
    for command in commands {
        let mut lab = Command::new(env!("CARGO_BIN_EXE_lab"));
        let help = lab.args(command.split(' ')).arg("--help").output().expect("lab starts");
        assert!(help.status.success(), "{command}: {}", String::from_utf8_lossy(&help.stderr));
    }
}

#[test]
fn binder_finds_the_environment() {
    assert!(!Path::new(ROOT).join("binder").exists(), "Binder would look nowhere else");
    assert!(read("environment.yml").contains("evcxr >="));
}

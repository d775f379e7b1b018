//! `cargo lab setup`, `doctor`, `clean` and `open` on machines that lack something. Nothing is
//! installed here: the programs that are asked are stand-ins.
#![cfg(unix)]

use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const LAB: &str = env!("CARGO_BIN_EXE_lab");

/// A checkout of its own on a machine of its own: a search path, a cache, nothing else.
struct Machine {
    root: PathBuf,
}

impl Machine {
    fn new(name: &str) -> Machine {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("setup").join(name);
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("bin")).expect("it can be made");
        let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("environment.yml");
        fs::copy(list, root.join("environment.yml")).expect("it can be copied");
        Machine { root }
    }

    /// Puts a program on the search path, or elsewhere: a shell script.
    fn program(&self, path: &str, script: &str) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("it can be made");
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("it can be written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it can be changed");
    }

    /// Rust and a C compiler, as far as a question for their version goes.
    fn with_tools(name: &str) -> Machine {
        let machine = Machine::new(name);
        machine
            .program("bin/rustc", "echo 'release: 1.95.0'; echo 'host: x86_64-unknown-linux-gnu'");
        machine.program("bin/cc", "echo 'cc 12'");
        machine
    }

    fn lab(&self, args: &[&str], conda: Option<&str>) -> Output {
        let mut command = Command::new(LAB);
        command.args(args).env_clear();
        command.env("PATH", self.root.join("bin")).env("HOME", self.root.join("home"));
        command.env("XDG_CACHE_HOME", self.root.join("cache"));
        command.env("CARGO_MANIFEST_DIR", &self.root);
        command.envs(conda.map(|prefix| ("CONDA_PREFIX", self.root.join(prefix))));
        command.output().expect("lab starts")
    }
}

fn words(output: &Output) -> String {
    String::from_utf8([&output.stdout[..], &output.stderr].concat()).expect("it is text")
}

#[track_caller]
fn says(output: &Output, code: i32, pieces: &[&str]) {
    let words = words(output);
    assert_eq!(output.status.code(), Some(code), "{words}");
    for piece in pieces {
        assert!(words.contains(piece), "no {piece:?} in:\n{words}");
    }
}

#[test]
fn the_doctor_names_all_that_is_missing_and_what_to_do_about_it() {
    let output = Machine::new("bare").lab(&["doctor"], None);
    let cures = [
        "install Rust from https://rustup.rs",
        "there is no C compiler `cc`",
        "expected Python 3.11 or newer",
        "`cargo lab setup` installs what is missing",
    ];
    says(&output, 1, &cures);
    assert!(words(&output).lines().filter(|l| l.starts_with("MISSING")).count() >= 6);
}

#[test]
fn a_setup_that_cannot_begin_says_everything_at_once_and_installs_nothing() {
    let machine = Machine::new("nothing");
    let output = machine.lab(&["setup"], None);
    says(&output, 2, &["https://rustup.rs", "no C compiler", "Python 3.11 or newer"]);
    assert!(!machine.root.join(".lab/python").exists() && !machine.root.join("cache").exists());
}

#[test]
fn an_old_rust_is_told_both_versions() {
    let machine = Machine::with_tools("old_rust");
    machine.program("bin/rustc", "echo 'release: 1.88.0'; echo 'host: x86_64-unknown-linux-gnu'");
    says(&machine.lab(&["setup"], None), 2, &["1.95 or newer", "is 1.88.0", "`rustup update`"]);
}

#[test]
fn a_python_without_its_module_venv_is_told_the_package() {
    let machine = Machine::with_tools("no_venv");
    machine.program("bin/python3", "case \"$*\" in *venv*) exit 1;; esac");
    says(&machine.lab(&["setup"], None), 2, &["`apt install python3-venv`"]);
}

#[test]
fn an_active_conda_environment_with_jupyterlab_and_evcxr_is_used() {
    let machine = Machine::with_tools("conda");
    machine.program("conda/bin/jupyter-lab", "");
    machine.program("conda/bin/python", "echo 'jupyterlab 4.6.6, numpy 2.4.6'");
    machine.program("conda/bin/evcxr_jupyter", "# /src/evcxr-0.22.0/src/lib.rs");
    fs::create_dir_all(machine.root.join("conda/conda-meta")).expect("it can be made");
    let output = machine.lab(&["doctor"], Some("conda"));
    let prefix = machine.root.join("conda").display().to_string();
    let kernel = format!("evcxr_jupyter 0.22.0, {prefix}/bin/evcxr_jupyter");
    says(&output, 1, &["conda environment", &kernel, &format!("numpy 2.4.6 in {prefix}")]);

    fs::remove_file(machine.root.join("conda/bin/jupyter-lab")).expect("it is there");
    let other = words(&machine.lab(&["doctor"], Some("conda")));
    assert!(!other.contains("conda environment"), "another environment is none of ours: {other}");
}

#[test]
fn a_conda_environments_kernel_becomes_the_labs_and_its_own_is_put_aside() {
    let machine = Machine::with_tools("conda_kernel");
    let library = "lib/rustlib/src/rust/library/std";
    fs::create_dir_all(machine.root.join("rust").join(library)).expect("it can be made");
    let sysroot = machine.root.join("rust").display().to_string();
    let rustc = "echo 'release: 1.95.0'; echo 'host: x86_64-unknown-linux-gnu'";
    machine.program("bin/rustc", &format!("[ $1 = --print ] && echo {sysroot} || {{ {rustc}; }}"));
    machine.program("conda/bin/jupyter-lab", "");
    machine.program("conda/bin/python", "echo 'jupyterlab 4.6.6'");
    machine.program("conda/bin/evcxr_jupyter", "# /src/evcxr-0.22.0/src/lib.rs");
    fs::create_dir_all(machine.root.join("conda/conda-meta")).expect("it can be made");
    let share = machine.root.join("conda/share/jupyter");
    fs::create_dir_all(share.join("kernels/rust")).expect("it can be made");
    fs::write(share.join("kernels/rust/kernel.json"), "{\"argv\": [\"evcxr_jupyter\"]}").unwrap();

    for _ in 0..2 {
        says(&machine.lab(&["setup"], Some("conda")), 0, &["The lab is ready"]);
        let now = fs::read_to_string(share.join("kernels/rust/kernel.json")).expect("a kernel");
        assert!(now.contains("lab/jupyter/kernel.py"), "{now}");
        let aside = fs::read_to_string(share.join("rust-before-nnlab/kernel.json")).unwrap();
        assert!(aside.contains("[\"evcxr_jupyter\"]"), "{aside}");
    }
    let output = machine.lab(&["doctor"], Some("conda"));
    says(&output, 0, &[&share.join("kernels/rust/kernel.json").display().to_string()]);
}

#[test]
fn an_evcxr_of_another_version_is_not_taken() {
    let machine = Machine::with_tools("old_evcxr");
    machine.program("bin/evcxr_jupyter", "# /src/evcxr-0.21.1/src/lib.rs");
    says(&machine.lab(&["doctor"], None), 1, &["there is no evcxr_jupyter 0.22.0"]);
    machine.program("bin/evcxr_jupyter", "# /src/evcxr-0.22.0/src/lib.rs");
    says(&machine.lab(&["doctor"], None), 1, &["evcxr_jupyter 0.22.0, "]);
}

#[test]
fn clean_removes_what_was_installed_and_keeps_what_was_written() {
    let machine = Machine::with_tools("clean");
    let (written, lab) = (machine.root.join("notebooks/mine.ipynb"), machine.root.join(".lab"));
    let kernel = machine.root.join("cache/nnlab/evcxr");
    for folder in [&lab, &kernel, &machine.root.join("notebooks")] {
        fs::create_dir_all(folder).expect("it can be made");
    }
    fs::write(&written, "{}").expect("it can be written");
    says(&machine.lab(&["clean", "--keep-kernel"], None), 0, &["removed"]);
    assert!(!lab.exists() && kernel.exists() && written.exists());
    says(&machine.lab(&["clean"], None), 0, &["not there", "removed"]);
    assert!(!machine.root.join("cache/nnlab").exists() && written.exists());
}

#[test]
fn a_jupyterlab_that_runs_is_shown_and_not_cleaned_away() {
    let machine = Machine::with_tools("running");
    let server = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = server.local_addr().expect("it is bound").port();
    // Twice a Jupyter server, then another program that took its port.
    let stand_in = std::thread::spawn(move || {
        for answer in [r#"{"version": "2.21.1"}"#, r#"{"version": "2.21.1"}"#, "hello"] {
            let (mut client, _) = server.accept().expect("somebody asks");
            let _ = client.read(&mut [0; 512]);
            write!(client, "HTTP/1.0 200 OK\r\n\r\n{answer}").expect("it can be answered");
        }
    });
    let runtime = machine.root.join(".lab/jupyter/runtime");
    fs::create_dir_all(&runtime).expect("it can be made");
    let facts = format!(r#"{{"port": {port}, "url": "http://127.0.0.1:{port}/", "token": "abc"}}"#);
    fs::write(runtime.join("jpserver-7.json"), facts).expect("it can be written");

    let address = format!("http://127.0.0.1:{port}/lab?token=abc");
    says(&machine.lab(&[], None), 0, &["runs already", &address]);
    says(&machine.lab(&["clean"], None), 2, &[&address, "end it first"]);
    assert!(runtime.exists());
    says(&machine.lab(&["clean"], None), 0, &["removed"]);
    stand_in.join().expect("it was asked three times");
}

//! The lessons must not need our kernel, nor `cargo lab`: evcxr's own kernel, and nbgrader on it.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;

use super::common::registration;
use super::{ROOT, notebooks};

/// A course beside the crate, as in a clone, and evcxr's own kernel as `rust`.
struct Course {
    root: PathBuf,
    /// The folder of a Python that has Jupyter and nbgrader.
    programs: PathBuf,
}

impl Course {
    fn new() -> Course {
        let root = std::env::temp_dir().join(format!("nnlab-stock-{}", std::process::id()));
        let sources = root.join("notebooks/source/lab8");
        fs::create_dir_all(&sources).expect("it can be made");
        for part in ["nnlab", "lab"] {
            symlink(Path::new(ROOT).join(part), root.join(part)).expect("a link");
        }
        for settings in ["notebooks/evcxr.toml", "notebooks/nbgrader_config.py"] {
            fs::copy(Path::new(ROOT).join(settings), root.join(settings)).expect("it is there");
        }
        for path in notebooks("notebooks/source/lab8") {
            let name = path.file_name().expect("it has a name");
            fs::copy(&path, sources.join(name)).expect("it can be copied");
            fs::copy(&path, root.join("notebooks").join(name)).expect("it can be copied");
        }

        let ours = registration();
        let mut argv =
            ours["argv"].as_array().expect("a list").iter().filter_map(|word| word.as_str());
        let python = Path::new(argv.next().expect("a Python"));
        let evcxr = argv.find_map(|a| a.strip_prefix("--RustKernel.evcxr=")).expect("its program");
        // One kernel at a time: the second one need not compile the crate again.
        let builds = root.join("builds");
        fs::create_dir_all(&builds).expect("it can be made");
        let spec = json!({
            "argv": [evcxr, "--control_file", "{connection_file}"],
            "display_name": "Rust", "language": "rust", "interrupt_mode": "message",
            "env": { "EVCXR_TMPDIR": builds },
        });
        let kernel = root.join("jupyter/kernels/rust");
        fs::create_dir_all(&kernel).expect("it can be made");
        fs::write(kernel.join("kernel.json"), spec.to_string()).expect("it can be written");
        fs::write(kernel.join("version.txt"), "1").expect("it can be written");
        Course { root, programs: python.parent().expect("it lies in a folder").to_owned() }
    }

    /// Runs Python in the notebooks' folder: whether it succeeded, and all that it printed.
    fn python(&self, args: &[&str]) -> (bool, String) {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let paths = std::iter::once(self.programs.clone()).chain(std::env::split_paths(&path));
        let output = Command::new(self.programs.join("python"))
            .args(args)
            .current_dir(self.root.join("notebooks"))
            .env("PATH", std::env::join_paths(paths).expect("paths"))
            .env("JUPYTER_PATH", self.root.join("jupyter"))
            .output()
            .expect("Python starts");
        let words = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8_lossy(&words).into_owned())
    }
}

impl Drop for Course {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

#[test]
#[ignore = "needs the lab set up: `cargo lab test` runs it"]
fn on_evcxrs_own_kernel_the_sources_run_and_nbgrader_validates() {
    let course = Course::new();
    let sources = notebooks("notebooks/source/lab8");
    let names =
        sources.iter().map(|path| path.file_name().expect("a name").to_str().expect("text"));
    let run: Vec<&str> = std::iter::once("../lab/jupyter/run.py").chain(names).collect();
    let (success, words) = course.python(&run);
    assert!(success, "{words}");

    let validate = |name: &str| course.python(&["-m", "nbgrader", "validate", name]).1;
    let solved = validate("source/lab8/04_cost.ipynb");
    assert!(solved.contains("Success! Your notebook passes all the tests."), "{solved}");
    let student = Path::new(ROOT).join("notebooks/04_cost.ipynb");
    fs::copy(student, course.root.join("notebooks/04_cost.ipynb")).expect("it can be copied");
    let untouched = validate("04_cost.ipynb");
    assert!(untouched.contains("VALIDATION FAILED ON 1 CELL(S)!"), "{untouched}");
    assert!(untouched.contains("cannot find value `compute_cost`"), "{untouched}");
}

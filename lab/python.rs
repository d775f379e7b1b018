//! The Python side: environments, and the packages that they hold.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use indicatif::ProgressBar;

use crate::checkout::{lab_folder, root};
use crate::files;
use crate::machine::{self, State, programs_of, said};

/// The oldest Python that the lab was tried with.
const OLDEST: (u32, u32) = (3, 11);

/// Packages of `environment.yml` that are no Python packages: the machine and `cargo lab` have them.
const NOT_FROM_PIP: [&str; 3] = ["python", "evcxr", "c-compiler"];

/// What pip is to install for the lab: the packages of `environment.yml`.
fn lab_requirements() -> Result<String, String> {
    let path = root().join("environment.yml");
    let text = fs::read_to_string(&path)
        .map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    Ok(requirements(&text))
}

/// The list below `dependencies:`, one requirement a line, as pip writes them.
fn requirements(environment: &str) -> String {
    let lines = environment.lines().skip_while(|line| !line.starts_with("dependencies:"));
    let packages = lines.filter_map(|line| line.trim().strip_prefix("- "));
    let from_pip = packages.filter(|package| {
        let name = package.split([' ', '<', '>', '=']).next().unwrap_or_default();
        !NOT_FROM_PIP.contains(&name)
    });
    from_pip.map(|package| package.replace(' ', "") + "\n").collect()
}

/// A Python environment and what it must hold.
pub struct Environment {
    folder: PathBuf,
    requirements: String,
    /// Whether `cargo lab` made it, and may make it again. A conda environment is the user's.
    ours: bool,
}

impl Environment {
    /// An environment of our own in `folder`, with these requirements, one a line.
    pub fn new(folder: PathBuf, requirements: String) -> Environment {
        Environment { folder, requirements, ours: true }
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Its Python.
    pub fn python(&self) -> PathBuf {
        programs_of(&self.folder).join(if cfg!(windows) { "python.exe" } else { "python" })
    }

    // The stamp is written last: an environment without it was interrupted.
    fn stamp(&self) -> PathBuf {
        self.folder.join("requirements.txt")
    }

    /// Whether it is there, whole, and made from the same requirements.
    pub fn ready(&self) -> bool {
        if !self.ours {
            return self.versions().is_ok();
        }
        self.python().exists()
            && fs::read_to_string(self.stamp()).is_ok_and(|made| made == self.requirements)
    }

    /// The packages with their versions: `jupyterlab 4.6.6, …`.
    pub fn versions(&self) -> State {
        let names = self.requirements.lines().filter_map(|line| line.split(['<', '>', '=']).next());
        let program = "import sys, importlib.metadata as m; print(', '.join(f'{n} {m.version(n)}' for n in sys.argv[1:]))";
        let text = said(Command::new(self.python()).args(["-c", program]).args(names));
        text.map(|text| text.trim().to_owned()).map_err(|error| format!("{error}. {}", self.cure()))
    }

    /// How it gets what it lacks.
    pub fn cure(&self) -> &'static str {
        match self.ours {
            true => "`cargo lab setup` installs what is missing, in about a minute",
            false => "`conda env update --file environment.yml` installs what is missing",
        }
    }

    /// Makes it, as far as the kernel needs it, unless it is ready. The bar shows what pip says.
    pub fn begin(&self, bar: &ProgressBar) -> Result<(), String> {
        if self.ready() {
            return Ok(());
        }
        if !self.ours {
            return self.versions().map(|_| ());
        }
        let base = find()?;
        said(Command::new(base).args(["-m", "venv", "--clear"]).arg(&self.folder)).map_err(
            |error| format!("{base} cannot make a virtual environment: {error}. {NO_VENV}"),
        )?;
        self.install(&|package| OF_THE_KERNEL.iter().any(|name| package.starts_with(name)), bar)
    }

    /// Makes the rest of it, unless it is ready.
    pub fn finish(&self, bar: &ProgressBar) -> Result<(), String> {
        if self.ready() {
            return Ok(());
        }
        self.install(&|_| true, bar)?;
        files::write(&self.stamp(), &self.requirements)
    }

    fn install(&self, wanted: &dyn Fn(&str) -> bool, bar: &ProgressBar) -> Result<(), String> {
        let lines = self.requirements.lines();
        let packages: Vec<&str> = lines.filter(|p| !p.is_empty() && wanted(p)).collect();
        if packages.is_empty() {
            return Ok(());
        }
        let mut pip = Command::new(self.python());
        pip.args(["-m", "pip", "install", "--disable-pip-version-check", "--progress-bar=off"]);
        follow(pip.args(packages), bar).map_err(|error| {
            format!("pip cannot install what the lab needs: {error}\n  Is there a network, and room on the disk? Run this again: pip keeps what it has downloaded")
        })
    }
}

/// What the kernel is made of: with these alone, nnlab can be built for it.
const OF_THE_KERNEL: [&str; 2] = ["ipykernel", "jupyter_client"];

const NO_VENV: &str =
    "Its module venv is missing: on Debian and Ubuntu `apt install python3-venv` adds it";

/// The Python that makes environments: its version, and that it has what that takes.
pub fn state() -> State {
    let base = find()?;
    let version = said(Command::new(base).args([
        "-c",
        "import venv, ensurepip, sys; print(sys.version.split()[0], sys.executable)",
    ]))
    .map_err(|_| format!("{base} cannot make environments. {NO_VENV}"))?;
    Ok(version.trim().to_owned())
}

/// The name of a Python on the search path that is new enough.
fn find() -> Result<&'static str, String> {
    let (major, minor) = OLDEST;
    let question = format!("import sys; sys.exit(sys.version_info < ({major}, {minor}))");
    let fits = |name: &&str| said(Command::new(name).args(["-c", &question])).is_ok();
    ["python3", "python"].into_iter().find(fits).ok_or_else(|| {
        format!("expected Python {major}.{minor} or newer as `python3`, but there is none: install it (on Debian and Ubuntu `apt install python3 python3-venv`)")
    })
}

/// The Python that the notebooks' side runs on: that of the active conda environment, or ours.
pub fn of_the_lab() -> Result<Environment, String> {
    let ours = Environment::new(lab_folder("python"), lab_requirements()?);
    Ok(match machine::conda() {
        Some(folder) => Environment { folder, ours: false, ..ours },
        None => ours,
    })
}

/// Runs pip to its end; the bar shows its last line. An error is its lines that say so.
fn follow(pip: &mut Command, bar: &ProgressBar) -> Result<(), String> {
    let mut child = pip
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    let mut stderr = child.stderr.take().expect("stderr is piped");
    let complaints = std::thread::spawn(move || {
        let mut text = String::new();
        let _ = stderr.read_to_string(&mut text);
        text
    });
    let stdout = BufReader::new(child.stdout.take().expect("stdout is piped"));
    for line in stdout.lines().map_while(Result::ok) {
        bar.set_message(line.trim().to_owned());
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    if status.success() {
        return Ok(());
    }
    let complaints = complaints.join().unwrap_or_default();
    let errors: Vec<&str> = complaints.lines().filter(|l| l.starts_with("ERROR")).collect();
    Err(if errors.is_empty() { complaints } else { errors.join("\n  ") })
}

#[cfg(test)]
mod tests {
    use super::requirements;

    #[test]
    fn the_packages_of_an_environment_become_requirements_in_their_order() {
        let text = "name: nnlab\nchannels:\n  - conda-forge\ndependencies:\n  - python >=3.11\n  - jupyterlab >=4.2\n  - evcxr >=0.22\n  - numpy\n  - c-compiler\n";
        assert_eq!(requirements(text), "jupyterlab>=4.2\nnumpy\n");
    }
}

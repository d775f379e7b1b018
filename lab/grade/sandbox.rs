//! Where the compiler and the students' programs run: bubblewrap's sandbox.
//!
//! No network, no processes but their own, no files but those of a [`View`], no environment. Root
//! becomes an ordinary user inside: limits on processes do not bind root.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::machine::said;

/// What a program sees of the machine; every path lies where it lies outside.
#[derive(Default)]
pub struct View {
    /// Files and folders to read.
    pub read: Vec<PathBuf>,
    /// The folder that it works in.
    pub folder: PathBuf,
    /// Whether it may write there, and finds out about itself in /proc: compilers want to.
    pub compiles: bool,
}

/// How programs are kept apart.
pub enum Sandbox {
    /// By bubblewrap, started as root or not.
    Bubblewrap { root: bool },
    /// Not at all: someone asked for it.
    Nothing,
}

/// The first of the users that root becomes, one a worker, so that none uses up another's processes.
/// Nobody has these numbers: other users end before, `nobody` comes after.
const FIRST_USER: u32 = 65_100;
const USERS: u32 = 400;

/// What every program needs to start: the loader's cache, and where Debian says which `cc` it means.
const SYSTEM: [&str; 6] =
    ["/usr", "/bin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/alternatives"];

/// What the compiler may use: seconds of processor time, bytes of memory and of a file, processes.
const COMPILER: [&str; 5] =
    ["--cpu=10:12", "--as=4294967296", "--fsize=268435456", "--core=0", "--nproc=256"];

impl Sandbox {
    /// Finds out how programs can be kept apart here, and that it works.
    pub fn find(without: bool) -> Result<Sandbox, String> {
        if without {
            return Ok(Sandbox::Nothing);
        }
        let instead = "`--no-sandbox` runs the students' programs with all that you may do: use it only for answers that you trust";
        said(Command::new("bwrap").arg("--version")).map_err(|_| {
            format!("students' programs are run in bubblewrap, and there is no `bwrap` here: install it (Debian and Ubuntu `apt install bubblewrap`, Fedora `dnf install bubblewrap`; other systems than Linux do not have it). {instead}")
        })?;
        let sandbox = Sandbox::Bubblewrap { root: rustix::process::geteuid().is_root() };
        let view = View { folder: "/".into(), ..View::of_the_system() };
        said(&mut sandbox.command(&view, 0, Path::new("/usr/bin/env"))).map_err(|error| {
            format!("bubblewrap does not work here ({error}): users must be allowed to make user namespaces (Ubuntu 24.04 and newer: `sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0`), and a container needs CAP_SYS_ADMIN. {instead}")
        })?;
        Ok(sandbox)
    }

    /// Whether programs are kept apart.
    pub fn confines(&self) -> bool {
        matches!(self, Sandbox::Bubblewrap { .. })
    }

    /// Gives a worker's folder to the user that its programs run as.
    pub fn give(&self, path: &Path, worker: usize) -> Result<(), String> {
        if let Sandbox::Bubblewrap { root: true } = self {
            let user = Some(user(worker));
            chown(path, user, user)
                .map_err(|error| format!("{} cannot be given away: {error}", path.display()))?;
        }
        Ok(())
    }

    /// A command that runs `program` and sees nothing but the view.
    pub fn command(&self, view: &View, worker: usize, program: &Path) -> Command {
        let Sandbox::Bubblewrap { root } = self else {
            let mut command = Command::new(program);
            command.current_dir(&view.folder);
            return command;
        };
        let mut command = Command::new("bwrap");
        command.args(["--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"]);
        command.args(["--unshare-cgroup-try", "--die-with-parent", "--new-session"]);
        command.args(["--clearenv", "--setenv", "PATH", PATH, "--hostname", "nnlab"]);
        if !root {
            command.arg("--unshare-user");
        }
        view.show(&mut command);
        if *root {
            let user = user(worker).to_string();
            command.args(["setpriv", "--reuid", &user, "--regid", &user, "--clear-groups"]);
            command.args(["--no-new-privs", "--inh-caps=-all", "--bounding-set=-all"]);
        }
        if view.compiles {
            command.arg("prlimit").args(COMPILER);
        }
        command.arg(program);
        command
    }
}

impl View {
    /// The system's programs and libraries.
    pub fn of_the_system() -> View {
        let there = SYSTEM.iter().map(PathBuf::from).filter(|path| path.exists());
        View { read: there.collect(), ..View::default() }
    }

    /// Tells bubblewrap what to show.
    fn show(&self, command: &mut Command) {
        command.args(["--dev", "/dev", "--remount-ro", "/dev"]);
        if self.compiles {
            command.args(["--proc", "/proc"]);
        }
        for folder in self.folders_above() {
            command.args(["--perms", "0755", "--dir"]).arg(folder);
        }
        for path in &self.read {
            command.arg("--ro-bind").args([path, path]);
        }
        if self.folder != Path::new("/") {
            let bind = if self.compiles { "--bind" } else { "--ro-bind" };
            command.arg(bind).args([&self.folder, &self.folder]);
        }
        command.args(["--remount-ro", "/", "--chdir"]).arg(&self.folder);
    }

    /// The folders that are not shown but lead to what is, from above: bubblewrap would close them to
    /// everyone but root.
    fn folders_above(&self) -> BTreeSet<&Path> {
        let paths = self.read.iter().chain([&self.folder]);
        let all = paths.flat_map(|path| path.ancestors().skip(1));
        all.filter(|folder| *folder != Path::new("/")).collect()
    }
}

/// The libraries that any program of Rust needs, and what root starts it with.
pub fn libraries() -> Result<Vec<PathBuf>, String> {
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    let setpriv = program("setpriv")?;
    let mut paths = vec![];
    for program in [&this, &setpriv] {
        let words = said(Command::new("ldd").arg(program))
            .map_err(|error| format!("`ldd {}` failed: {error}", program.display()))?;
        paths.extend(words.split_whitespace().filter(|w| w.starts_with('/')).map(PathBuf::from));
    }
    paths.push(setpriv);
    paths.sort();
    paths.dedup();
    Ok(paths)
}

/// A program of the search path inside.
fn program(name: &str) -> Result<PathBuf, String> {
    let folders = PATH.split(':').map(|folder| Path::new(folder).join(name));
    let found = folders.into_iter().find_map(|path| fs::canonicalize(path).ok());
    found.ok_or_else(|| {
        format!("there is no `{name}` in {PATH}: it belongs to util-linux, install that")
    })
}

/// The search path inside.
const PATH: &str = "/usr/bin:/bin";

fn user(worker: usize) -> u32 {
    FIRST_USER + (std::process::id() * 16 + worker as u32) % USERS
}

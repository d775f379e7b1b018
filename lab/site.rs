//! `cargo lab site`: the lessons as they look when they are done, as a site to read.

mod index;
mod lesson;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use indicatif::ProgressBar;

use crate::checkout::{self, lab_folder, root};
use crate::python::Environment;
use crate::{console, files, jupyter, release, setup};
use lesson::Lesson;

/// Make a site of the lessons with their figures, to read without installing anything.
#[derive(clap::Args)]
#[command(after_help = "\
The sources are run, which takes some minutes, and Sphinx makes the pages, with search, formulas and a dark \
mode; they ask no other server for anything. Put the folder on a course page, or open its index.html.

Exit code: 0 if the site is written, 2 if not; an earlier site in the folder then stays as it is.")]
pub struct Args {
    /// The folder for the site; an earlier site in it is replaced
    dir: PathBuf,
    /// Show the answers, and what a good written answer says
    #[arg(long)]
    solutions: bool,
    /// Run nothing: take what `cargo lab run notebooks/source/lab8/*.ipynb --ipynb DIR` has written
    #[arg(long, value_name = "DIR")]
    from: Option<PathBuf>,
}

/// What makes the pages, and the formulas without another server.
const SPHINX: &str = "\
sphinx>=9.0
myst-nb>=1.4
sphinx-book-theme>=1.4
sphinx-design>=0.8
sphinx-mathjax-offline>=0.0.2
";

/// Runs the command.
pub fn run(args: &Args) -> Result<ExitCode, String> {
    checkout::is_the_instructors("the notebooks' sources")?;
    refuse_to_lose(&args.dir)?;
    let _held = files::lock(&lab_folder("site/lock"))?;
    let sources = root().join("notebooks/source/lab8");
    let names = release::notebooks_in(&sources)?;
    let sphinx = sphinx()?;
    let ran = match &args.from {
        Some(folder) => folder.clone(),
        None => executed(names.iter().map(|name| sources.join(name)))?,
    };
    let mut lessons = Vec::new();
    for name in &names {
        lessons.push(Lesson::new(&sources.join(name), &ran.join(name), args.solutions)?);
    }
    let pages = lab_folder("site/pages");
    emptied(&pages)?;
    for lesson in &lessons {
        lesson.write(&pages)?;
    }
    files::write(&pages.join("index.md"), index::page(&lessons, args.solutions))?;
    let trouble = root().join("docs/trouble.md");
    fs::copy(&trouble, pages.join("trouble.md"))
        .map_err(|error| format!("{} cannot be copied: {error}", trouble.display()))?;
    let new = beside(&args.dir, "new");
    emptied(&new)?;
    // A folder deeper: myst-nb writes beside the pages too.
    let built = build(&sphinx, &pages, &new.join("html"));
    let replaced = built.and_then(|()| replace(&args.dir, &new.join("html")));
    // What cannot be removed now is removed by the next run.
    let _ = fs::remove_dir_all(&new);
    replaced?;
    say(&format!("wrote {}", args.dir.join("index.html").display()))?;
    Ok(ExitCode::SUCCESS)
}

fn say(line: &str) -> Result<(), String> {
    console::line(&ProgressBar::hidden(), line)
}

/// Every site of Sphinx's has a file of this name.
const MARK: &str = ".buildinfo";

fn refuse_to_lose(dir: &Path) -> Result<(), String> {
    let is_empty = fs::read_dir(dir).map_or(true, |mut entries| entries.next().is_none());
    if is_empty && !dir.is_file() || dir.join(MARK).exists() {
        return Ok(());
    }
    Err(format!("{} holds something else than a site, which would be lost", dir.display()))
}

fn sphinx() -> Result<Environment, String> {
    let environment = Environment::new(lab_folder("sphinx"), SPHINX.into());
    if !environment.ready() {
        say("Sphinx: about 20 seconds, once")?;
        environment.begin(&ProgressBar::hidden())?;
        environment.finish(&ProgressBar::hidden())?;
    }
    Ok(environment)
}

/// A folder with the notebooks as they are after they were run to their ends.
fn executed(sources: impl Iterator<Item = PathBuf>) -> Result<PathBuf, String> {
    setup::prepare()?;
    let folder = lab_folder("site/ran");
    emptied(&folder)?;
    let mut command = jupyter::program("run.py")?;
    let status = command.arg("--ipynb").arg(&folder).args(sources).status();
    let status = status.map_err(|error| format!("Python cannot be started: {error}"))?;
    match status.success() {
        true => Ok(folder),
        false => Err("a lesson did not run to its end, see above: no site was written".into()),
    }
}

fn emptied(folder: &Path) -> Result<(), String> {
    let removed = if folder.exists() { fs::remove_dir_all(folder) } else { Ok(()) };
    removed
        .and_then(|()| fs::create_dir_all(folder))
        .map_err(|error| format!("{} cannot be emptied: {error}", folder.display()))
}

/// Sphinx is silent where all is well; its warnings are for who wrote the lessons.
fn build(sphinx: &Environment, pages: &Path, site: &Path) -> Result<(), String> {
    let mut command = Command::new(sphinx.python());
    command.args(["-m", "sphinx", "--builder=html", "--quiet", "--fresh-env", "--jobs=auto"]);
    command.arg("--conf-dir").arg(root().join("lab/site"));
    command.arg("--doctree-dir").arg(lab_folder("site/doctrees"));
    let output = command.arg(pages).arg(site).output();
    let output = output.map_err(|error| format!("Sphinx cannot be started: {error}"))?;
    let words = String::from_utf8_lossy(&output.stderr);
    eprint!("{words}");
    if output.status.success() { Ok(()) } else { Err("Sphinx failed, see above".into()) }
}

/// A folder beside the site that nobody else has a name for: there, a rename is all or nothing.
fn beside(dir: &Path, what: &str) -> PathBuf {
    let name = dir.file_name().unwrap_or_default().to_string_lossy();
    dir.with_file_name(format!(".nnlab-{what}-{name}"))
}

/// Puts the new site where the old one was. An old one that cannot be replaced stays.
fn replace(dir: &Path, new: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{} cannot be replaced: {error}", dir.display());
    let old = beside(dir, "old");
    emptied(&old)?;
    if dir.exists() {
        fs::rename(dir, &old).map_err(failed)?;
    }
    fs::rename(new, dir).map_err(|error| {
        // The first error is the one to report.
        let _ = fs::rename(&old, dir);
        failed(error)
    })?;
    fs::remove_dir_all(&old).map_err(failed)
}

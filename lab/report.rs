//! `cargo lab report`: the lab report, from the student's own notebooks.

mod draft;
mod gaps;
pub mod outputs;
mod pandoc;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use indicatif::ProgressBar;

use crate::checkout::root;
use crate::release::notebook;
use crate::{console, files};
use draft::Draft;

/// Write the lab report: your code, your figures and results, and room for your own words.
#[derive(clap::Args)]
#[command(after_help = "\
The notebooks are read as they were saved: run them, and save them, first. What is not written or not run \
is said to be missing; nothing is made up. The report is report/GROUP-ID-NAME.md, with an .html and a .docx \
made from it. Write your own text into the .md, between the marks, and run the command again: it keeps \
what stands there, and brings the rest up to date. The version before is kept as .before.md.

Exit code: 0 if the report is written, also where something is missing, 2 if not.")]
pub struct Args {
    /// Your group: 01 or 02
    #[arg(long)]
    group: String,
    /// Your student number
    #[arg(long)]
    id: String,
    /// Your name
    #[arg(long)]
    name: String,
    /// The folder for the report
    #[arg(long, value_name = "DIR", default_value = "report")]
    out: PathBuf,
    /// Write only the .md, which needs no pandoc
    #[arg(long)]
    draft: bool,
    /// The folder with the notebooks
    #[arg(long, value_name = "DIR")]
    notebooks: Option<PathBuf>,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<ExitCode, String> {
    let stem = stem(args)?;
    let folder = args.notebooks.clone().unwrap_or_else(|| root().join("notebooks"));
    let file = args.out.join(format!("{stem}.md"));
    let before = fs::read_to_string(&file).ok();
    let written = match &before {
        Some(text) => {
            gaps::written(text).map_err(|sentence| format!("{}: {sentence}", file.display()))?
        }
        None => gaps::Written::new(),
    };

    let mut draft = Draft::new(args, &written);
    for path in steps(&folder)? {
        draft.step(&path, notebook::read(&path)?, &args.out)?;
    }
    let (text, missing) = draft.finish();
    if let Some(before) = before.filter(|before| *before != text) {
        files::write(&args.out.join(format!("{stem}.before.md")), before)?;
    }
    files::write(&file, text)?;
    say(&format!("wrote {}", file.display()))?;
    if !args.draft {
        for path in pandoc::convert(&file)? {
            say(&format!("wrote {}", path.display()))?;
        }
    }
    for sentence in &missing {
        say(&format!("missing: {sentence}"))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn say(line: &str) -> Result<(), String> {
    console::line(&ProgressBar::hidden(), line)
}

/// The file's name by the course's rule: group, number, name.
fn stem(args: &Args) -> Result<String, String> {
    let rule = "the report's file is named GROUP-NUMBER-NAME";
    for (what, text) in [("--group", &args.group), ("--id", &args.id), ("--name", &args.name)] {
        let wrong = |c: char| c.is_control() || "/\\:*?\"<>|-".contains(c);
        if text.trim().is_empty() || text.starts_with('.') || text.contains(wrong) {
            return Err(format!(
                "expected {what} without / \\ : * ? \" < > | and -, but it is {text:?}: {rule}"
            ));
        }
    }
    if !["01", "02"].contains(&&*args.group) {
        return Err(format!("expected --group 01 or 02, but it is {:?}: {rule}", args.group));
    }
    Ok(format!("{}-{}-{}", args.group, args.id.trim(), args.name.trim()))
}

/// The notebooks of the ten steps, in their order.
fn steps(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let unreadable = |error| format!("{} cannot be read: {error}", folder.display());
    let entries = fs::read_dir(folder).map_err(unreadable)?;
    let number = |path: &PathBuf| {
        let name = path.file_name()?.to_str()?;
        name.ends_with(".ipynb").then(|| name.split('_').next()?.parse::<u32>().ok())?
    };
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    let mut steps: Vec<PathBuf> =
        paths.filter(|path| number(path).is_some_and(|n| (1..=10).contains(&n))).collect();
    steps.sort();
    if steps.is_empty() {
        return Err(format!("{} holds no notebook of a step, 01_….ipynb", folder.display()));
    }
    Ok(steps)
}

//! HTML and DOCX, by pandoc: the user's own, or the one that PyPI has as a package.

use std::path::{Path, PathBuf};
use std::process::Command;

use indicatif::ProgressBar;

use crate::checkout::{lab_folder, root};
use crate::machine::said;
use crate::python::Environment;

/// The oldest pandoc that has all the options below.
const OLDEST: u32 = 3;

/// The files that were made beside `report`, a Markdown file.
pub fn convert(report: &Path) -> Result<Vec<PathBuf>, String> {
    let pandoc = program()?;
    let folder = report.parent().expect("it lies in a folder");
    let name = report.file_name().expect("it has a name");
    let mut made = Vec::new();
    for (ending, options) in [
        (
            "html",
            &[
                "--standalone",
                "--embed-resources",
                "--mathml",
                "--strip-comments",
                "--variable=maxwidth:60em",
            ][..],
        ),
        ("docx", &["--standalone", "--strip-comments"]),
    ] {
        let file = Path::new(name).with_extension(ending);
        let mut command = Command::new(&pandoc);
        // Pandoc's own, on A4 and with code of 8 points, whose lines of 100 characters fit.
        command.arg("--reference-doc").arg(root().join("lab/report/reference.docx"));
        command.args(["--from", "markdown"]).args(options).arg("--output").arg(&file).arg(name);
        said(command.current_dir(folder)).map_err(|error| format!("pandoc failed: {error}"))?;
        made.push(folder.join(file));
    }
    Ok(made)
}

fn program() -> Result<PathBuf, String> {
    let version = said(Command::new("pandoc").arg("--version")).unwrap_or_default();
    let major = version.trim_start_matches("pandoc ").split('.').next().unwrap_or_default();
    if major.parse().is_ok_and(|major: u32| major >= OLDEST) {
        return Ok("pandoc".into());
    }
    let environment = Environment::new(lab_folder("pandoc"), "pypandoc_binary>=1.15\n".into());
    let bar = ProgressBar::hidden();
    environment.begin(&bar)?;
    environment.finish(&bar)?;
    let question = "import pypandoc; print(pypandoc.get_pandoc_path())";
    let path = said(Command::new(environment.python()).args(["-c", question]))?;
    Ok(path.trim().into())
}

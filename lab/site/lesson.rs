//! One lesson of the site: its source with what it showed when it was run.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::files;
use crate::release::{notebook, student};
use crate::report::outputs::{self, Shown};

/// A lesson that ran to its end.
pub struct Lesson {
    /// Its name, such as `03_forward`.
    pub stem: String,
    /// Its heading.
    pub title: String,
    /// The question below its heading.
    pub question: String,
    /// The figure that stands for it, and what it shows.
    pub figure: Option<(String, String)>,
    notebook: Value,
}

/// What stands on the site where an answer was.
const YOURS: &str = "// your answer";

impl Lesson {
    /// The lesson of the notebook `source` with the outputs of `ran`.
    pub fn new(source: &Path, ran: &Path, solutions: bool) -> Result<Lesson, String> {
        let mut notebook = notebook::read(ran)?;
        is_whole(&notebook, &notebook::read(source)?)
            .map_err(|sentence| format!("{}: {sentence}", ran.display()))?;
        let figure = figure(&notebook);
        for cell in notebook::cells(&mut notebook) {
            let clear = if solutions { student::without_marking } else { student::clear };
            clear(cell).map_err(|sentence| format!("{}: {sentence}", ran.display()))?;
            notebook::set_source(cell, &to_read(&notebook::source(cell)));
        }
        let first = notebook::source(&notebook["cells"][0]);
        let mut lines = first.lines().filter(|line| !line.is_empty());
        let title = lines.next().unwrap_or_default().trim_start_matches("# ").to_owned();
        let question = question(lines.next().unwrap_or_default()).to_owned();
        let stem = source.file_stem().expect("a notebook has a name").to_string_lossy().into();
        Ok(Lesson { stem, title, question, figure, notebook })
    }

    /// Writes the notebook and its figure into the folder of Sphinx's pages.
    pub fn write(&self, pages: &Path) -> Result<(), String> {
        let path = pages.join(format!("{}.ipynb", self.stem));
        files::write(&path, notebook::text(&self.notebook))?;
        match &self.figure {
            Some((svg, _)) => files::write(&pages.join(self.figure_file()), svg),
            None => Ok(()),
        }
    }

    /// The figure's file, in the folder of Sphinx's pages.
    pub fn figure_file(&self) -> PathBuf {
        format!("figures/{}.svg", self.stem).into()
    }
}

/// The emphasized question that a lesson begins with, or else its first sentence.
fn question(line: &str) -> &str {
    let emphasized = line.strip_prefix('*').and_then(|line| line.split_once('*'));
    emphasized.map(|(question, _)| question).or(line.split_inclusive('.').next()).unwrap_or(line)
}

/// A cell's source as a reader wants it: without what tells tools where an answer is.
fn to_read(source: &str) -> String {
    let is_mark = |line: &&str| line.contains("BEGIN SOLUTION") || line.contains("END SOLUTION");
    let lines = source.split_inclusive('\n').filter(|line| !is_mark(line));
    lines.collect::<String>().replace(student::CODE_STUB, YOURS)
}

/// Whether what was run is this source, to its last cell.
fn is_whole(ran: &Value, source: &Value) -> Result<(), String> {
    let empty = Vec::new();
    let cells = |notebook: &'_ Value| notebook["cells"].as_array().unwrap_or(&empty).clone();
    let texts = |cells: &[Value]| cells.iter().map(notebook::source).collect::<Vec<_>>();
    let (ran, source) = (cells(ran), cells(source));
    if texts(&ran) != texts(&source) {
        return Err("its source has changed since it was run: run it again".into());
    }
    let code = |cell: &&Value| cell["cell_type"] == "code";
    match ran.iter().filter(code).find(|cell| cell["execution_count"].is_null()) {
        None => Ok(()),
        Some(cell) => Err(format!("its cell `{}` was not run: run it again", notebook::name(cell))),
    }
}

/// The first figure: what a lesson is about.
fn figure(notebook: &Value) -> Option<(String, String)> {
    let cells = notebook["cells"].as_array()?.iter();
    cells.flat_map(outputs::of).find_map(|shown| match shown {
        Shown::Figure { svg, alt } => Some((svg, alt)),
        _ => None,
    })
}

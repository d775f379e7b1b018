//! The notebooks in a student's files, folders and zips. Nothing is unpacked, no link is followed.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use zip::ZipArchive;

use super::student::plain;

/// A notebook that was handed in.
pub struct Notebook {
    /// Its path, as the student would know it.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// All that was found in a place.
#[derive(Default)]
pub struct Found {
    /// The notebooks, in the order of their names.
    pub notebooks: Vec<Notebook>,
    /// What could not be read, in sentences.
    pub notes: Vec<String>,
}

/// The largest notebook: one with all its figures has a tenth of it.
const LARGEST: u64 = 32 << 20;
/// All notebooks of a student together.
const LARGEST_IN_ALL: usize = 256 << 20;
const MOST_FILES: usize = 1000;
const DEEPEST: usize = 8;

/// Whether nobody handed it in: what editors and systems put beside the files.
pub fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || name == "__MACOSX"
}

impl Found {
    /// Reads a file, or what lies below a folder.
    pub fn add(&mut self, path: &Path, name: &str, depth: usize) {
        let Ok(data) = fs::symlink_metadata(path) else {
            return self.note(format!("{name} cannot be read."));
        };
        let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            _ if data.is_symlink() => {
                self.note(format!("{name} is a link, which is not followed."))
            }
            _ if data.is_dir() => self.add_folder(path, name, depth),
            Some("ipynb" | "zip") if !data.is_file() => self.note(format!("{name} is no file.")),
            Some("ipynb") => match File::open(path) {
                Ok(file) => self.add_notebook(file, data.len(), name),
                Err(error) => self.note(format!("{name} cannot be read: {error}.")),
            },
            Some("zip") => self.add_zip(path, name),
            _ => {}
        }
    }

    fn add_folder(&mut self, path: &Path, name: &str, depth: usize) {
        let Ok(entries) = fs::read_dir(path) else {
            return self.note(format!("{name} cannot be read."));
        };
        let mut paths: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
        if depth == DEEPEST || paths.len() > MOST_FILES {
            return self.note(format!("{name} holds too many folders or files."));
        }
        paths.sort();
        for path in paths {
            let below = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if !is_hidden(&below) {
                self.add(&path, &format!("{name}/{below}"), depth + 1);
            }
        }
    }

    fn add_notebook(&mut self, from: impl Read, said: u64, name: &str) {
        let in_all: usize = self.notebooks.iter().map(|notebook| notebook.bytes.len()).sum();
        let mut bytes = vec![];
        // What a zip says of a size is not to be believed.
        let read =
            if said > LARGEST { Ok(0) } else { from.take(LARGEST + 1).read_to_end(&mut bytes) };
        if let Err(error) = read {
            return self.note(format!("{name} cannot be read: {error}."));
        }
        if said.max(bytes.len() as u64) > LARGEST || in_all + bytes.len() > LARGEST_IN_ALL {
            let (most, all) = (LARGEST >> 20, LARGEST_IN_ALL >> 20);
            return self.note(format!(
                "{name} is too large: a notebook may have {most} MB, all of them {all} MB."
            ));
        }
        self.notebooks.push(Notebook { name: plain(name), bytes });
    }

    fn add_zip(&mut self, path: &Path, name: &str) {
        let opened = File::open(path).map_err(|error| error.to_string());
        let zip = opened.and_then(|file| ZipArchive::new(file).map_err(|error| error.to_string()));
        let mut zip = match zip {
            Ok(zip) if zip.len() <= MOST_FILES => zip,
            Ok(zip) => return self.note(format!("{name} holds {} files: too many.", zip.len())),
            Err(error) => return self.note(format!("{name} is no zip that can be read: {error}.")),
        };
        for i in 0..zip.len() {
            let file = match zip.by_index(i) {
                Ok(file) => file,
                Err(error) => {
                    self.note(format!("{name} cannot be read: {error}."));
                    continue;
                }
            };
            let inside = file.name().map(|n| n.into_owned()).unwrap_or_default();
            let shown = inside.split('/').all(|part| part == ".." || !is_hidden(part));
            if inside.to_lowercase().ends_with(".ipynb") && shown && file.is_file() {
                let size = file.size();
                self.add_notebook(file, size, &format!("{name}/{inside}"));
            }
        }
    }

    /// Names of files may hold what a terminal or a spreadsheet obeys.
    fn note(&mut self, sentence: String) {
        self.notes.push(plain(&sentence));
    }
}

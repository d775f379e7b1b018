//! What a class handed in: folders, notebooks and zips, in nbgrader's layout or as a learning
//! platform exports them.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use super::assignment::Lesson;
use super::files::is_hidden;
use super::student::{Student, original, plain};

/// What one student handed in.
pub struct Submission {
    /// Who.
    pub student: Student,
    /// A name for files that no other student has.
    pub key: String,
    /// The files and folders.
    pub places: Vec<PathBuf>,
    /// What the instructor should look at.
    pub notes: Vec<String>,
}

/// Finds all submissions, in the order of their names.
pub fn submissions(place: &Path, lessons: &[Lesson]) -> Result<Vec<Submission>, String> {
    let failed = |error| format!("{} cannot be read: {error}", place.display());
    let place = &fs::canonicalize(place).map_err(failed)?;
    let mut found: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    if place.is_file() {
        found.insert(label(place, lessons), vec![place.clone()]);
    } else {
        let submitted = place.join("submitted");
        let place = if submitted.is_dir() { &submitted } else { place };
        for entry in fs::read_dir(place).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            if handed_in(&path) {
                found.entry(label(&path, lessons)).or_default().push(path);
            }
        }
    }
    if found.is_empty() {
        return Err(format!("{} holds no folder, no notebook and no zip", place.display()));
    }
    Ok(named(found))
}

/// Reports and the like lie beside the notebooks; nobody hands in what is hidden.
fn handed_in(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    let known = ending.is_some_and(|e| e == "ipynb" || e == "zip");
    !is_hidden(&name) && (known || path.is_dir() || path.is_symlink())
}

/// Whose a path is: the name of a folder; of a file, without what tells which notebook it is.
fn label(path: &Path, lessons: &[Lesson]) -> String {
    let name = if path.is_dir() { path.file_name() } else { path.file_stem() };
    let name = plain(&name.unwrap_or_default().to_string_lossy());
    let name = if path.is_dir() { name } else { original(&name).to_owned() };
    let of = |lesson: &Lesson| name.strip_suffix(&lesson.stem).map(str::to_owned);
    match lessons.iter().find_map(of) {
        // A student's own folder was given.
        Some(rest) if rest.is_empty() => label(path.parent().unwrap_or(Path::new("/")), &[]),
        Some(rest) => rest.trim_end_matches(['-', '_', ' ']).to_owned(),
        None => name,
    }
}

fn named(found: BTreeMap<String, Vec<PathBuf>>) -> Vec<Submission> {
    let (mut keys, mut ids) = (HashMap::<String, usize>::new(), HashMap::<String, usize>::new());
    let mut submissions = vec![];
    for (label, mut places) in found {
        places.sort();
        let student = Student::of(&label);
        let count = keys.entry(student.key()).or_default();
        *count += 1;
        let key = if *count == 1 { student.key() } else { format!("{}.{count}", student.key()) };
        *ids.entry(student.id.clone()).or_default() += 1;
        submissions.push(Submission { student, key, places, notes: vec![] });
    }
    for submission in &mut submissions {
        let id = &submission.student.id;
        if ids[id] > 1 {
            let note = format!("The number {id} was handed in under {} names.", ids[id]);
            submission.notes.push(note);
        }
    }
    submissions
}

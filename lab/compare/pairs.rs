//! Which files of two folders belong together.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// An array by its relative path, where either side has it.
pub struct Pair {
    /// The path below the folder, with `/` and without `.npy`.
    pub name: String,
    /// The left file.
    pub left: Option<PathBuf>,
    /// The right file.
    pub right: Option<PathBuf>,
}

/// Pairs two files, or the files of two folders, in the order of their names.
pub fn find(left: &Path, right: &Path) -> Result<Vec<Pair>, String> {
    for path in [left, right] {
        fs::metadata(path)
            .map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    }
    match (left.is_dir(), right.is_dir()) {
        (true, true) => {}
        (false, false) => {
            let name = left.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            return Ok(vec![Pair { name, left: Some(left.into()), right: Some(right.into()) }]);
        }
        _ => {
            let (left, right) = (left.display(), right.display());
            return Err(format!(
                "expected two folders or two files, but of {left} and {right} one is a folder and one is not"
            ));
        }
    }
    let mut pairs: BTreeMap<String, Pair> = BTreeMap::new();
    for (name, path) in arrays(left)? {
        pairs.insert(name.clone(), Pair { name, left: Some(path), right: None });
    }
    for (name, path) in arrays(right)? {
        let new = Pair { name: name.clone(), left: None, right: None };
        pairs.entry(name).or_insert(new).right = Some(path);
    }
    Ok(pairs.into_values().collect())
}

/// Every .npy file below a folder. Links to folders are not followed: they may lead in a circle.
fn arrays(folder: &Path) -> Result<Vec<(String, PathBuf)>, String> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        let unreadable = |error| format!("{} cannot be read: {error}", next.display());
        for entry in fs::read_dir(&next).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let path = entry.path();
            if entry.file_type().map_err(unreadable)?.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|ending| ending == "npy") {
                found.push((name(folder, &path), path));
            }
        }
    }
    Ok(found)
}

fn name(folder: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(folder).unwrap_or(path).with_extension("");
    let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

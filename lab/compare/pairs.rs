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
            let name = show(Path::new(left.file_name().unwrap_or_default()));
            return Ok(vec![Pair { name, left: Some(left.into()), right: Some(right.into()) }]);
        }
        _ => {
            let (left, right) = (left.display(), right.display());
            return Err(format!(
                "expected two folders or two files, but of {left} and {right} one is a folder and one is not"
            ));
        }
    }
    // Keyed by the path itself: two names that are no text would be shown, and taken, as the same.
    let mut pairs: BTreeMap<PathBuf, Pair> = BTreeMap::new();
    for relative in arrays(left)? {
        let (name, left) = (show(&relative), Some(left.join(&relative)));
        pairs.insert(relative, Pair { name, left, right: None });
    }
    for relative in arrays(right)? {
        let (name, path) = (show(&relative), right.join(&relative));
        let new = Pair { name, left: None, right: None };
        pairs.entry(relative).or_insert(new).right = Some(path);
    }
    Ok(pairs.into_values().collect())
}

/// A name of the left side that an array of the right side may have meant: in other case, or in
/// another folder.
pub fn near(pair: &Pair, all: &[Pair]) -> Option<String> {
    let plain = |name: &str| name.to_lowercase();
    let last = |name: &str| plain(name.rsplit('/').next().unwrap_or(name));
    let lefts = || all.iter().filter(|other| other.left.is_some()).map(|other| &other.name);
    let same = lefts().find(|name| plain(name) == plain(&pair.name));
    same.or_else(|| lefts().find(|name| last(name) == last(&pair.name))).cloned()
}

/// Every .npy file below a folder, by its relative path.
fn arrays(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    walk(folder, Path::new(""), &mut Vec::new(), &mut found)?;
    Ok(found)
}

/// Links to folders are followed, since what is passed over would count as equal; but not into a
/// folder that we are in already, which would lead in a circle.
fn walk(
    root: &Path,
    below: &Path,
    inside: &mut Vec<PathBuf>,
    found: &mut Vec<PathBuf>,
) -> Result<(), String> {
    let folder = root.join(below);
    let unreadable = |error| format!("{} cannot be read: {error}", folder.display());
    let real = fs::canonicalize(&folder).map_err(unreadable)?;
    if inside.contains(&real) {
        return Ok(());
    }
    inside.push(real);
    for entry in fs::read_dir(&folder).map_err(unreadable)? {
        let name = entry.map_err(unreadable)?.file_name();
        let relative = below.join(name);
        if root.join(&relative).is_dir() {
            walk(root, &relative, inside, found)?;
        } else if relative.extension().is_some_and(|ending| ending == "npy") {
            found.push(relative);
        }
    }
    inside.pop();
    Ok(())
}

/// The name as text. Control characters would break the table, or steer the terminal.
fn show(relative: &Path) -> String {
    let relative = relative.with_extension("");
    let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
    let escape = |c: char| {
        if c.is_control() { c.escape_default().to_string() } else { c.to_string() }
    };
    parts.join("/").chars().map(escape).collect()
}

//! Writing files so that nobody ever sees half of one.

use std::fs;
use std::path::Path;

/// Writes to a temporary file beside `path`, then renames it; missing folders are made.
pub fn write(path: &Path, contents: impl AsRef<[u8]>) -> Result<(), String> {
    let temporary = path.with_extension(format!("{}.tmp", std::process::id()));
    let folder = path.parent().expect("it lies in a folder");
    let written = fs::create_dir_all(folder)
        .and_then(|()| fs::write(&temporary, contents))
        .and_then(|()| fs::rename(&temporary, path));
    written.map_err(|error| {
        let _ = fs::remove_file(&temporary);
        format!("{} cannot be written: {error}", path.display())
    })
}

//! Writing files so that nobody ever sees half of one.

use std::fs::{self, File};
use std::path::Path;

/// Waits until nobody else holds the lock, a file; it is held until the result is dropped.
pub fn lock(path: &Path) -> Result<File, String> {
    let folder = path.parent().expect("it lies in a folder");
    let failed = |error: std::io::Error| format!("{} cannot be locked: {error}", path.display());
    let file = fs::create_dir_all(folder).and_then(|()| File::create(path)).map_err(failed)?;
    if file.try_lock().is_err() {
        eprintln!("Another `cargo lab` works in {}: waiting for it.", folder.display());
        file.lock().map_err(failed)?;
    }
    Ok(file)
}

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

//! The folder of a run's results, which replace those of an earlier run whole or not at all.

use std::fs;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

/// Written beside the old results: nothing else may have that name.
const NEW: &str = ".nnlab-new";
const FOLDERS: [&str; 2] = ["arrays", "figures"];

/// A place for new results, removed again unless they are kept.
pub struct Place {
    out: PathBuf,
    new: PathBuf,
}

impl Place {
    /// A new place below `out`. What an interrupted run left there is removed.
    pub fn below(out: &Path) -> Result<Place, String> {
        let new = out.join(NEW);
        absent(fs::remove_dir_all(&new))
            .and_then(|()| fs::create_dir_all(&new))
            .map_err(|error| format!("{} cannot be made: {error}", new.display()))?;
        Ok(Place { out: out.into(), new })
    }

    /// Where the new results go.
    pub fn path(&self) -> &Path {
        &self.new
    }

    /// Puts the new results in the place of the old ones. A folder that cannot be replaced stays.
    pub fn keep(self) -> Result<(), String> {
        for name in FOLDERS {
            let (new, old, now) =
                (self.new.join(name), self.new.join("old").join(name), self.out.join(name));
            fs::create_dir_all(self.new.join("old"))
                .and_then(|()| absent(fs::rename(&now, &old)))
                .and_then(|()| absent(fs::rename(new, &now)))
                .map_err(|error| {
                    // The first error is the one to report.
                    let _ = fs::rename(&old, &now);
                    format!("{} cannot be replaced: {error}", now.display())
                })?;
        }
        Ok(())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next run.
        let _ = fs::remove_dir_all(&self.new);
    }
}

/// What is not there needs neither to be removed nor moved.
fn absent(result: Result<(), Error>) -> Result<(), Error> {
    match result {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

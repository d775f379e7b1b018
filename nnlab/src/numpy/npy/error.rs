//! What went wrong with a file, as one sentence.

use std::error::Error;
use std::fmt;
use std::path::Path;

/// Why an array could not be saved, loaded or converted: a sentence that names the file.
///
/// # Examples
/// ```
/// use nnlab::numpy;
///
/// let error = numpy::load("no/such.npy").unwrap_err();
/// assert_eq!(error.to_string(), "no/such.npy: there is no such file: look for a slip in its name");
/// ```
///
/// # In NumPy
/// `ValueError`, `OSError`, `EOFError`, …
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NpyError {
    sentence: String,
}

impl NpyError {
    pub(super) fn new(sentence: String) -> Self {
        NpyError { sentence }
    }

    pub(super) fn at(path: &Path, why: impl fmt::Display) -> Self {
        NpyError { sentence: format!("{}: {why}", path.display()) }
    }
}

impl fmt::Display for NpyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl Error for NpyError {}

//! Why a figure was not saved.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why a figure was not saved, as a sentence.
///
/// # Examples
/// ```
/// use nnlab::figure::FigureError;
///
/// let error = nnlab::plot_activations().save("curves.bmp").unwrap_err();
/// assert!(matches!(error, FigureError::Ending(_)));
/// ```
#[derive(Debug)]
pub enum FigureError {
    /// The path ends neither in `.svg` nor in `.png`.
    Ending(PathBuf),
    /// The file could not be written.
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A PNG was asked for, but nnlab was built without its feature `png`.
    NoPng(PathBuf),
    /// The drawing could not be turned into a PNG.
    Render(String),
}

impl fmt::Display for FigureError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            FigureError::Ending(path) => write!(
                f,
                "expected a figure's file to end in .svg or .png, but {} does not",
                path.display()
            ),
            FigureError::Write { path, source } => write!(
                f,
                "the figure could not be written to {}: {source}; check that the folder may be written to and the disk has room",
                path.display()
            ),
            FigureError::NoPng(path) => write!(
                f,
                "{} cannot be written: this build of nnlab draws SVG only; save it as .svg, or build nnlab with its feature `png`",
                path.display()
            ),
            FigureError::Render(reason) => {
                write!(f, "the figure could not be turned into a PNG: {reason}; save it as .svg")
            }
        }
    }
}

impl std::error::Error for FigureError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            FigureError::Write { source, .. } => Some(source),
            _ => None,
        }
    }
}

//! Figures: drawn as SVG, shown in a notebook, saved to files.
//!
//! The functions of [`visualize`](crate::visualize) return a [`Figure`]. As the last line of a
//! notebook cell it shows itself; in a program, [`Figure::save`] writes it.

pub(crate) mod axes;
pub(crate) mod canvas;
pub(crate) mod contour;
mod curve;
mod display;
mod error;
pub(crate) mod header;
pub(crate) mod marks;
pub(crate) mod palette;
#[cfg(feature = "png")]
pub(crate) mod png;
#[cfg(test)]
mod tests;
pub(crate) mod text;

use std::path::Path;

pub(crate) use display::{blocks, escaped};
pub use error::FigureError;
#[cfg(feature = "png")]
pub use png::png_of;

use canvas::{Canvas, WIDTH};

/// A finished figure: a drawing and a sentence that says what it shows.
///
/// # Examples
/// ```
/// let figure = nnlab::plot_network(2, 4, 1);
/// assert!(figure.svg().starts_with("<svg"));
/// assert!(figure.alt().contains("4 hidden"));
/// ```
///
/// # In NumPy
/// Matplotlib's `Figure`.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    svg: String,
    alt: String,
    width: u32,
}

impl Figure {
    /// Draws a figure of the usual width and the given height, both in pixels of the sheet.
    pub(crate) fn draw(height: f64, alt: String, strokes: impl FnOnce(&mut Canvas)) -> Figure {
        Figure { svg: canvas::draw(height, strokes), alt, width: WIDTH as u32 / 2 }
    }

    /// The drawing, as SVG.
    ///
    /// # Examples
    /// ```
    /// assert!(nnlab::plot_activations().svg().ends_with("</svg>\n"));
    /// ```
    pub fn svg(&self) -> &str {
        &self.svg
    }

    /// What the figure shows, in words and numbers, for whoever cannot see it.
    ///
    /// # Examples
    /// ```
    /// assert!(nnlab::plot_cost(&[0.7, 0.5]).alt().contains("0.5"));
    /// ```
    pub fn alt(&self) -> &str {
        &self.alt
    }

    /// The width at which a notebook shows the figure, in CSS pixels.
    ///
    /// # Examples
    /// ```
    /// assert_eq!(nnlab::plot_activations().width(), 560);
    /// ```
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Saves the figure as `.svg` or `.png`, by the ending of the path.
    ///
    /// The folder is made if it is missing. The file appears whole or not at all.
    ///
    /// # Examples
    /// ```
    /// let folder = std::env::temp_dir().join("nnlab-doc-save");
    /// nnlab::plot_network(2, 4, 1).save(folder.join("network.svg"))?;
    /// assert!(folder.join("network.svg").exists());
    ///
    /// let error = nnlab::plot_network(2, 4, 1).save("network.gif").unwrap_err();
    /// assert_eq!(error.to_string(), "expected a figure's file to end in .svg or .png, but network.gif does not");
    /// # std::fs::remove_dir_all(folder).unwrap();
    /// # Ok::<(), nnlab::figure::FigureError>(())
    /// ```
    ///
    /// # Errors
    /// If the path ends otherwise, the file cannot be written, or it is a PNG and nnlab was built
    /// without its feature `png`.
    ///
    /// # In NumPy
    /// `plt.savefig(path)`
    pub fn save(&self, path: impl AsRef<Path>) -> Result<(), FigureError> {
        self.save_to(path.as_ref())
    }

    fn save_to(&self, path: &Path) -> Result<(), FigureError> {
        let ending = path.extension().map(|e| e.to_ascii_lowercase());
        let bytes = match ending.as_ref().and_then(|e| e.to_str()) {
            Some("svg") => self.svg.clone().into_bytes(),
            Some("png") => self.png_or_reason(path)?,
            _ => return Err(FigureError::Ending(path.into())),
        };
        crate::files::write_atomically(path, &bytes)
            .map_err(|source| FigureError::Write { path: path.into(), source })
    }

    #[cfg(feature = "png")]
    fn png_or_reason(&self, _: &Path) -> Result<Vec<u8>, FigureError> {
        self.png()
    }

    #[cfg(not(feature = "png"))]
    fn png_or_reason(&self, path: &Path) -> Result<Vec<u8>, FigureError> {
        Err(FigureError::NoPng(path.into()))
    }
}

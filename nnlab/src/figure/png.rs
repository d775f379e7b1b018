//! Figures as PNG: the same SVG, rendered with a font that is part of the program.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::{Figure, FigureError};

/// DejaVu Sans and nothing else, so that every machine draws the same letters.
pub(crate) static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_source(fontdb::Source::Binary(Arc::new(dejavu::sans::regular())));
    fonts.load_font_source(fontdb::Source::Binary(Arc::new(dejavu::sans::bold())));
    fonts.set_sans_serif_family("DejaVu Sans");
    Arc::new(fonts)
});

impl Figure {
    /// The figure as a PNG file's bytes, twice as wide as a notebook shows it.
    ///
    /// # Examples
    /// ```
    /// let png = nnlab::plot_network(2, 4, 1).png()?;
    /// assert_eq!(&png[1..4], b"PNG");
    /// # Ok::<(), nnlab::figure::FigureError>(())
    /// ```
    ///
    /// # Errors
    /// If there is no memory for the pixels.
    ///
    /// # In NumPy
    /// `plt.savefig(buffer, format="png")`
    pub fn png(&self) -> Result<Vec<u8>, FigureError> {
        png_of(&self.svg)
    }
}

/// The pixels of a figure that was kept as SVG, as a PNG file's bytes.
///
/// # Examples
/// ```
/// let figure = nnlab::plot_network(2, 4, 1);
/// assert_eq!(nnlab::figure::png_of(figure.svg())?, figure.png()?);
/// # Ok::<(), nnlab::figure::FigureError>(())
/// ```
///
/// # Errors
/// If it is no SVG, or there is no memory for the pixels.
pub fn png_of(svg: &str) -> Result<Vec<u8>, FigureError> {
    let reason = |error: &dyn std::fmt::Display| FigureError::Render(error.to_string());
    let options =
        Options { font_family: "DejaVu Sans".into(), fontdb: FONTS.clone(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|e| reason(&e))?;
    let size = tree.size().to_int_size();
    let mut pixels = Pixmap::new(size.width(), size.height())
        .ok_or_else(|| reason(&"there is no memory for its pixels"))?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    pixels.encode_png().map_err(|e| reason(&e))
}

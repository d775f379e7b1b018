//! Showing a figure in a notebook.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::Figure;

impl Figure {
    /// Shows the figure; evcxr calls this for the last expression of a cell.
    ///
    /// Prints evcxr's blocks: the image as `text/html`, its sentence as `text/plain`.
    ///
    /// # Examples
    /// ```
    /// nnlab::plot_activations().evcxr_display();
    /// // EVCXR_BEGIN_CONTENT text/html
    /// // <img alt="Two charts over z from −4 to 4. …" width="560" src="data:image/svg+xml;base64,…">
    /// // EVCXR_END_CONTENT
    /// // …
    /// ```
    ///
    /// # In NumPy
    /// `plt.show()`
    ///
    /// # Source
    /// The custom display protocol of evcxr.
    pub fn evcxr_display(&self) {
        println!("{}", blocks(&self.html(), &self.alt));
    }

    /// The figure as one HTML element, which notebooks show even if they are not trusted.
    ///
    /// # Examples
    /// ```
    /// assert!(nnlab::plot_activations().html().starts_with("<img alt=\""));
    /// ```
    pub fn html(&self) -> String {
        format!(
            "<img alt=\"{}\" width=\"{}\" src=\"data:image/svg+xml;base64,{}\">",
            escaped(&self.alt),
            self.width,
            STANDARD.encode(&self.svg)
        )
    }
}

/// One result in two forms; evcxr hands a notebook both.
pub(crate) fn blocks(html: &str, text: &str) -> String {
    format!(
        "EVCXR_BEGIN_CONTENT text/html\n{html}\nEVCXR_END_CONTENT\nEVCXR_BEGIN_CONTENT text/plain\n{text}\nEVCXR_END_CONTENT"
    )
}

/// `text` as it may stand in HTML, also between the quotes of an attribute.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_cannot_break_out_of_its_attribute() {
        let alt = "a < b & \"c\" > d".to_string();
        let figure = Figure { svg: "<svg/>".into(), alt, width: 560 };
        let expected = "<img alt=\"a &lt; b &amp; &quot;c&quot; &gt; d\" width=\"560\" \
                        src=\"data:image/svg+xml;base64,PHN2Zy8+\">";
        assert_eq!(figure.html(), expected);
    }

    #[test]
    fn a_notebook_gets_one_block_of_html_and_one_of_text() {
        let figure = Figure { svg: "<svg/>".into(), alt: "Two lines.".into(), width: 560 };
        let blocks = blocks(&figure.html(), &figure.alt);
        let lines: Vec<&str> = blocks.lines().collect();
        assert_eq!(lines.len(), 6, "{blocks}");
        assert_eq!(lines[0], "EVCXR_BEGIN_CONTENT text/html");
        assert_eq!(lines[1], figure.html());
        assert_eq!(lines[3], "EVCXR_BEGIN_CONTENT text/plain");
        assert_eq!(lines[4], "Two lines.");
        assert_eq!([lines[2], lines[5]], ["EVCXR_END_CONTENT"; 2]);
    }
}

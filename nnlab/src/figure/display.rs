//! Showing a figure in a notebook.

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
            base64(self.svg.as_bytes())
        )
    }
}

/// One result in two forms; evcxr hands a notebook both.
pub(crate) fn blocks(html: &str, text: &str) -> String {
    format!(
        "EVCXR_BEGIN_CONTENT text/html\n{html}\nEVCXR_END_CONTENT\nEVCXR_BEGIN_CONTENT text/plain\n{text}\nEVCXR_END_CONTENT"
    )
}

/// `text` as it may stand between the quotes of an HTML attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Base 64 of RFC 4648, with padding.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |k: usize| u32::from(*three.get(k).unwrap_or(&0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for k in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * k)) as usize & 63];
            text.push(if k > three.len() { '=' } else { char::from(digit) });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_equals_the_vectors_of_rfc_4648() {
        let of = |text: &str| base64(text.as_bytes());
        assert_eq!([of(""), of("f"), of("fo"), of("foo")], ["", "Zg==", "Zm8=", "Zm9v"]);
        assert_eq!([of("foob"), of("fooba"), of("foobar")], ["Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]);
        assert_eq!(base64(&[0xfb, 0xff, 0xfe]), "+//+");
    }

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

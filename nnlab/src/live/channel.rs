//! How a figure reaches the reader before its cell has ended.
//!
//! A line of standard output that begins with a control character, which `lab/jupyter/live.py`
//! takes out of what the cell prints: `\u{2}` place `\u{3}` HTML `\u{3}` plain text.

use std::env::var_os;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::figure::Figure;

/// Where figures go.
#[derive(Debug)]
pub(super) enum Channel {
    /// A notebook that shows them at once.
    Open(Place),
    /// A notebook that shows one, when the cell has ended.
    AtTheEnd,
    /// No notebook.
    Closed,
}

/// Frames with the same number replace each other.
#[derive(Debug)]
pub(super) struct Place(usize);

/// A folder in which the lab's kernel and this crate leave each other word, one file a word. Each
/// cell has statics of its own, so the crate could not remember.
pub(super) fn folder() -> Option<PathBuf> {
    var_os("NNLAB_LIVE").map(PathBuf::from)
}

pub(super) fn channel() -> Channel {
    static PLACES: AtomicUsize = AtomicUsize::new(0);
    if folder().is_some_and(|folder| !folder.join("off").exists()) {
        Channel::Open(Place(PLACES.fetch_add(1, Ordering::Relaxed)))
    } else if var_os("EVCXR_IS_RUNTIME").is_some() {
        Channel::AtTheEnd
    } else {
        Channel::Closed
    }
}

impl Place {
    pub fn send_figure(&self, figure: &Figure) {
        println!("\u{2}{}\u{3}{}\u{3}{}", self.0, figure.html(), one_line(figure.alt()));
    }

    pub fn send_text(&self, line: &str) {
        println!("\u{2}{} progress\u{3}\u{3}{}", self.0, one_line(line));
    }
}

fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

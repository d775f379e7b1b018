//! Lines for people and pipes, and a progress bar that shows on a terminal only.

use std::io::{ErrorKind, Write};

use indicatif::{ProgressBar, ProgressStyle};

/// Prints a line on standard output above a progress bar.
///
/// A reader that went away (`cargo lab train | head`) ends neither the work nor, as `println!`
/// would, the program.
pub fn line(bar: &ProgressBar, text: &str) -> Result<(), String> {
    bar.suspend(|| match writeln!(std::io::stdout(), "{text}") {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(format!("standard output cannot be written: {error}"))
        }
        _ => Ok(()),
    })
}

/// A progress bar over `steps`; on anything but a terminal it is silent.
pub fn bar(steps: usize, what: &str) -> ProgressBar {
    let template = "{msg:28} [{bar:30}] {pos}/{len} {eta} left";
    let style = ProgressStyle::with_template(template).expect("the template is a constant");
    ProgressBar::new(steps as u64)
        .with_style(style.progress_chars("=> "))
        .with_message(what.to_owned())
}

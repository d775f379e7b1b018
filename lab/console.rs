//! Lines for people and pipes, and progress that shows on a terminal only.

use std::io::{ErrorKind, Write};
use std::time::Duration;

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
    ProgressBar::new(steps as u64)
        .with_style(style(template).progress_chars("=> "))
        .with_message(what.to_owned())
}

/// A line for work of unknown length: its name, the time that it has taken, what it says.
pub fn spinner(name: &str) -> ProgressBar {
    let bar = ProgressBar::new_spinner()
        .with_style(style("{spinner} {prefix:22} {elapsed:>4} {wide_msg}"))
        .with_prefix(name.to_owned());
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// The look of a [`spinner`] whose work is counted. Crates are unequal: a time left computed from
/// their number would be wrong by minutes.
pub fn counted() -> ProgressStyle {
    style("{spinner} {prefix:22} {elapsed:>4} [{bar:24}] {pos}/{len} crates, {wide_msg}")
        .progress_chars("=> ")
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).expect("the template is a constant")
}

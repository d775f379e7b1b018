//! A reader who interrupts a cell, asked for by a file: evcxr itself can only be killed, and all
//! variables with it.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::figure::text::{count, fixed};

/// So often the file is looked for: one look takes about a microsecond.
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// Whether the reader has interrupted the cell.
#[derive(Debug)]
pub(crate) struct Stop {
    /// The lab's kernel makes this file; elsewhere there is none.
    file: Option<PathBuf>,
    looked: Instant,
}

impl Stop {
    pub fn new() -> Stop {
        let file = super::channel::folder().map(|folder| folder.join("stop"));
        Stop { file, looked: Instant::now() }
    }

    /// Whether to stop; cheap enough for every iteration.
    pub fn wanted(&mut self) -> bool {
        let Some(file) = &self.file else { return false };
        let now = Instant::now();
        if now.duration_since(self.looked) < BETWEEN_LOOKS {
            return false;
        }
        self.looked = now;
        file.exists()
    }
}

/// Ends the cell with a sentence, as an error that keeps the variables of earlier cells.
pub(crate) fn stop(iteration: usize, cost: Option<f64>) -> ! {
    let cost = cost.map_or(String::new(), |cost| format!("; the cost is {}", fixed(cost, 6)));
    panic!("stopped at iteration {}{cost}", count(iteration));
}

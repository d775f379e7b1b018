//! Checks that say what is wrong: one an exercise, for the notebooks and for the grader.
//!
//! In a notebook, `check::forward(forward_propagation)` tries your function on the lab's data
//! and on random cases of other sizes, and shows the verdict and a table. A wrong answer is compared
//! with the *known mistakes* of its step, and with all small changes of its formulas.
//!
//! Every exercise is a module of the same name with `cases(seed)`, `reference(case)`,
//! `diagnose(case, output)` and `MISTAKES`. `diagnose` never panics, whatever the output.
//!
//! ```
//! use nnlab::check;
//!
//! let score = check::update(nnlab::update_parameters);
//! assert_eq!(score.points(), 10.0);
//! ```

mod arrays;
mod change;
mod draw;
mod formula;
mod judge;
mod others;
mod part;
mod score;
mod sentences;
mod slip;
mod structural;
mod verdict;

pub mod backward;
pub mod cost;
pub mod dataset;
pub mod forward;
pub mod init;
pub mod model;
pub mod structure;
pub mod train;
pub mod update;
pub mod visualize;

pub use judge::score;
pub use part::{Kind, Part};
pub use score::{Row, Score};
pub use verdict::{Finding, Mistake, Verdict};

pub use backward::check as backward;
pub use cost::check as cost;
pub use dataset::check as dataset;
pub use forward::check as forward;
pub use init::check as init;
pub use model::check as model;
pub use structure::check as structure;
pub use train::{accuracy, predict};
pub use update::check as update;
pub use visualize::{grid, predict_grid, sweep};

/// An exercise of the lab.
///
/// # Examples
/// ```
/// use nnlab::check;
///
/// assert_eq!(check::forward::EXERCISE.function, "forward_propagation");
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct Exercise {
    /// The number of its step, 1 to 10.
    pub step: u8,
    /// The stem of its step: notebook, module and tests have it in their names.
    pub stem: &'static str,
    /// The name of its check.
    pub name: &'static str,
    /// The function that the learner writes.
    pub function: &'static str,
    /// Its points; 10 a notebook.
    pub points: u8,
}

/// All exercises, in the order of the notebooks.
pub const EXERCISES: [&Exercise; 13] = [
    &structure::EXERCISE,
    &init::EXERCISE,
    &forward::EXERCISE,
    &cost::EXERCISE,
    &backward::EXERCISE,
    &update::EXERCISE,
    &model::EXERCISE,
    &dataset::EXERCISE,
    &predict::EXERCISE,
    &accuracy::EXERCISE,
    &grid::EXERCISE,
    &predict_grid::EXERCISE,
    &sweep::EXERCISE,
];

/// Whether the lab's kernel runs this: it sets the variable.
fn in_a_notebook() -> bool {
    std::env::var_os("NNLAB_KERNEL").is_some()
}

/// Ends the cell as an error where the kernel knows how to: Run All stops there.
///
/// A block of a type of its own, beside the table's: `lab/jupyter/kernel.py` takes it out. Another
/// kernel would not know what to do with it.
fn stop_the_notebook(sentence: &str) {
    if in_a_notebook() {
        println!("EVCXR_BEGIN_CONTENT application/vnd.nnlab.stop\n{sentence}\nEVCXR_END_CONTENT");
    }
}

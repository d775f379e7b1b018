//! The check of step 1: the sizes of the layers.

use ndarray::Array2;

use super::draw::{Draw, Sizes};
use super::formula::{Line, Step, count, number, scalar};
use super::judge::{self, Judge, NOTEBOOK_SEED};
use super::others::Others;
use super::slip::{Changed, Slips, Wrong};
use super::{Exercise, Mistake, Part, Score, Verdict};

/// The exercise.
pub const EXERCISE: Exercise =
    Exercise { step: 1, stem: "structure", name: "structure", function: "layer_sizes", points: 10 };

/// The inputs: `x` (n_x, m) and `y` (n_y, m).
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Inputs, (n_x, m).
    pub x: Array2<f64>,
    /// Labels, (n_y, m).
    pub y: Array2<f64>,
}

/// What the function returns: (n_x, n_h, n_y).
pub type Output = (usize, usize, usize);

/// The lab's data, then random ones of other sizes.
pub fn cases(seed: u64) -> Vec<Case> {
    let draw = &mut Draw::new(seed);
    let (x, y) = crate::create_dataset();
    let mut cases = vec![Case { x, y }];
    for Sizes { n_x, n_y, m, .. } in draw.several_sizes() {
        cases.push(Case { x: draw.normal(n_x, m), y: draw.labels(n_y, m) });
    }
    cases
}

/// The right answer.
pub fn reference(case: &Case) -> Output {
    (case.x.nrows(), 4, case.y.nrows())
}

/// The lines of the step, on a case.
fn step(c: &Case) -> Step {
    Step {
        arrays: vec![],
        counts: vec![
            ("x.nrows()", scalar(c.x.nrows())),
            ("y.nrows()", scalar(c.y.nrows())),
            ("x.ncols()", scalar(c.x.ncols())),
            ("y.ncols()", scalar(c.y.ncols())),
            ("x.len()", scalar(c.x.len())),
            ("y.len()", scalar(c.y.len())),
        ],
        lines: vec![
            Line::new("n_x", count("x.nrows()")),
            Line::new("n_h", number(4.0)),
            Line::new("n_y", count("y.nrows()")),
        ],
        returned: &["n_x", "n_h", "n_y"],
    }
}

fn slips(c: &Case, wrong: &Wrong) -> Vec<Changed> {
    static MADE: Slips = Slips::new();
    step(c).changes(&MADE, wrong)
}

const JUDGE: Judge<Case, Output> =
    Judge { reference, parts, sizes, mistakes: MISTAKES, slips, others: Others::of };

/// Judges an output.
pub fn diagnose(case: &Case, output: &Output) -> Verdict {
    JUDGE.diagnose(case, output)
}

/// Checks your `layer_sizes`.
///
/// It wants a function of this form:
///
/// ```text
/// fn layer_sizes(x: &Array2<f64>, y: &Array2<f64>) -> (usize, usize, usize)
/// ```
///
/// # Examples
/// ```
/// assert!(nnlab::check::structure(nnlab::layer_sizes).full());
/// ```
pub fn check(layer_sizes: fn(&Array2<f64>, &Array2<f64>) -> Output) -> Score {
    judge::check(&EXERCISE, cases(NOTEBOOK_SEED), sizes, diagnose, &|c| layer_sizes(&c.x, &c.y))
}

fn parts(output: &Output) -> Vec<Part> {
    let &(n_x, n_h, n_y) = output;
    vec![Part::count("n_x", n_x), Part::count("n_h", n_h).given(), Part::count("n_y", n_y)]
}

/// The sizes that the table shows, by their names.
pub fn sizes(case: &Case) -> Vec<(&'static str, usize)> {
    vec![("n_x", case.x.nrows()), ("n_y", case.y.nrows()), ("m", case.x.ncols())]
}

/// The known mistakes.
pub const MISTAKES: &[Mistake<Case, Output>] = &[
    Mistake {
        name: "columns",
        sentence: "n_x and n_y count columns, and those are the examples: every example has n_x inputs, one a row. Count rows: `x.nrows()`, in Python `X.shape[0]`.",
        output: |c| (c.x.ncols(), 4, c.y.ncols()),
    },
    Mistake {
        name: "elements",
        sentence: "these are the numbers of all entries, rows times columns. A layer has one unit a row: `x.nrows()`.",
        output: |c| (c.x.len(), 4, c.y.len()),
    },
    Mistake {
        name: "swapped",
        sentence: "n_x and n_y are exchanged: the first comes from the rows of x, the last from the rows of y.",
        output: |c| (c.y.nrows(), 4, c.x.nrows()),
    },
    Mistake {
        name: "order",
        sentence: "the three sizes are in another order: return (n_x, n_h, n_y), from the input to the output.",
        output: |c| (c.x.nrows(), c.y.nrows(), 4),
    },
    Mistake {
        name: "hidden_from_x",
        sentence: "n_h follows the data here. The lab chooses it: the hidden layer has 4 units whatever the data.",
        output: |c| (c.x.nrows(), c.x.nrows(), c.y.nrows()),
    },
    Mistake {
        name: "lab_only",
        sentence: "these are the sizes of the lab's own data, written out. Read them off x and y, so that other data work too.",
        output: |_| (2, 4, 1),
    },
];

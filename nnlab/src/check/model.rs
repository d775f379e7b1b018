//! The check of step 7: the model, trained for a few iterations.

mod mistakes;

use ndarray::Array2;

use super::draw::Draw;
use super::judge::{self, Judge, NOTEBOOK_SEED};
use super::others::{Others, keep};
use super::update::parts;
use super::{Exercise, Score, Verdict};
use crate::init::Parameters;

pub use mistakes::MISTAKES;
use mistakes::changes;

/// The exercise.
pub const EXERCISE: Exercise =
    Exercise { step: 7, stem: "model", name: "model", function: "nn_model", points: 10 };

/// The inputs: data, hidden units and iterations. The cost is not printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Inputs, (n_x, m).
    pub x: Array2<f64>,
    /// Labels, (n_y, m).
    pub y: Array2<f64>,
    /// Hidden units.
    pub n_h: usize,
    /// Iterations.
    pub num_iterations: usize,
}

/// What the function returns: the trained parameters.
pub type Output = Parameters;

/// The lab's data for 30 iterations, then random data of other sizes for fewer.
///
/// So few that differences of rounding stay far below the tolerance.
pub fn cases(seed: u64) -> Vec<Case> {
    let draw = &mut Draw::new(seed);
    let (x, y) = crate::create_dataset();
    let mut cases = vec![Case { x, y, n_h: 4, num_iterations: 30 }];
    for (sizes, num_iterations) in draw.several_sizes().into_iter().zip([12, 20, 7, 1]) {
        let (x, y) = (draw.normal(sizes.n_x, sizes.m), draw.labels(sizes.n_y, sizes.m));
        cases.push(Case { x, y, n_h: sizes.n_h, num_iterations });
    }
    cases
}

/// The right answer.
pub fn reference(case: &Case) -> Output {
    crate::nn_model(&case.x, &case.y, case.n_h, case.num_iterations, false)
}

/// Other inputs that may have been used.
fn others(c: &Case) -> Others<Case> {
    fn times(c: &mut Case) -> &mut usize {
        &mut c.num_iterations
    }
    let mut others = Others::of(c)
        .with("n_h and num_iterations are exchanged: look at the order of the arguments.", |c| {
            (c.n_h, c.num_iterations) = (c.num_iterations, c.n_h);
        })
        .count("num_iterations", times)
        .count("n_h", |c| &mut c.n_h)
        .array("x", |c| &mut c.x)
        .labels("y", |c| &mut c.y)
        .examples(c.x.ncols(), |c, some| {
            keep(&mut c.x, some);
            keep(&mut c.y, some);
        });
    for (words, n) in
        [("n_x", c.x.nrows()), ("n_h", c.n_h), ("n_y", c.y.nrows()), ("m", c.x.ncols())]
    {
        others = others.one_count(words, "num_iterations", times, n);
    }
    for n in [1000, 5000, 10_000] {
        others = others.one_count(&n.to_string(), "num_iterations", times, n);
    }
    others
}

const JUDGE: Judge<Case, Output> =
    Judge { reference, parts, sizes, mistakes: MISTAKES, slips: |c, _| changes(c), others };

/// Judges an output.
pub fn diagnose(case: &Case, output: &Output) -> Verdict {
    JUDGE.diagnose(case, output)
}

/// Checks your `nn_model`. What it prints is not judged.
///
/// It wants a function of this form:
///
/// ```text
/// fn nn_model(x: &Array2<f64>, y: &Array2<f64>, n_h: usize, num_iterations: usize, print_cost: bool) -> Parameters
/// ```
///
/// # Examples
/// ```
/// assert!(nnlab::check::model(nnlab::nn_model).full());
/// ```
pub fn check(nn_model: fn(&Array2<f64>, &Array2<f64>, usize, usize, bool) -> Parameters) -> Score {
    judge::check(&EXERCISE, cases(NOTEBOOK_SEED), sizes, diagnose, &|c| {
        nn_model(&c.x, &c.y, c.n_h, c.num_iterations, false)
    })
}

/// The sizes that the table shows, by their names.
pub fn sizes(case: &Case) -> Vec<(&'static str, usize)> {
    vec![
        ("n_x", case.x.nrows()),
        ("n_h", case.n_h),
        ("n_y", case.y.nrows()),
        ("m", case.x.ncols()),
        ("num_iterations", case.num_iterations),
    ]
}

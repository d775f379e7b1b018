//! The check of step 6: the update.

mod mistakes;

use super::draw::{Draw, Sizes};
use super::formula::{Line, Step, name, scope};
use super::judge::{self, Judge, NOTEBOOK_SEED};
use super::others::Others;
use super::slip::{Changed, Slips, Wrong};
use super::{Exercise, Part, Score, Verdict};
use crate::backward::Gradients;
use crate::init::Parameters;
use crate::update::LEARNING_RATE;

pub use mistakes::MISTAKES;

/// The exercise.
pub const EXERCISE: Exercise =
    Exercise { step: 6, stem: "update", name: "update", function: "update_parameters", points: 10 };

/// The inputs: parameters, gradients of the same shapes, and the learning rate.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The parameters before the update.
    pub parameters: Parameters,
    /// Their gradients.
    pub gradients: Gradients,
    /// The learning rate.
    pub learning_rate: f64,
}

/// What the function returns: the new parameters.
pub type Output = Parameters;

/// The lab's first pass, then random parameters, gradients and rates.
pub fn cases(seed: u64) -> Vec<Case> {
    let draw = &mut Draw::new(seed);
    let first_pass = super::backward::cases(seed).swap_remove(0);
    let mut cases = vec![Case {
        gradients: super::backward::reference(&first_pass),
        parameters: first_pass.parameters,
        learning_rate: LEARNING_RATE,
    }];
    for sizes in draw.several_sizes() {
        let rate = draw.between(0.01, 0.7);
        cases.push(case(draw, sizes, rate));
    }
    cases
}

fn case(draw: &mut Draw, sizes: Sizes, learning_rate: f64) -> Case {
    let gradients = draw.parameters(sizes);
    let Parameters { w1: dw1, b1: db1, w2: dw2, b2: db2 } = gradients;
    let gradients = Gradients { dw1, db1, dw2, db2 };
    Case { parameters: draw.parameters(sizes), gradients, learning_rate }
}

/// The right answer.
pub fn reference(case: &Case) -> Output {
    crate::update_parameters(&case.parameters, &case.gradients, case.learning_rate)
}

/// The lines of the step, on a case.
fn step(c: &Case) -> Step {
    let Parameters { w1, b1, w2, b2 } = &c.parameters;
    let Gradients { dw1, db1, dw2, db2 } = &c.gradients;
    let rate = ndarray::Array2::from_elem((1, 1), c.learning_rate);
    let line = |new, old, gradient| Line::new(new, name(old) - name("α") * name(gradient));
    Step {
        arrays: scope([
            ("α", &rate),
            ("W1", w1),
            ("b1", b1),
            ("W2", w2),
            ("b2", b2),
            ("dW1", dw1),
            ("db1", db1),
            ("dW2", dw2),
            ("db2", db2),
        ]),
        counts: vec![],
        lines: vec![
            line("new W1", "W1", "dW1"),
            line("new b1", "b1", "db1"),
            line("new W2", "W2", "dW2"),
            line("new b2", "b2", "db2"),
        ],
        returned: &["new W1", "new b1", "new W2", "new b2"],
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

/// Checks your `update_parameters`.
///
/// It wants a function of this form:
///
/// ```text
/// fn update_parameters(parameters: &Parameters, gradients: &Gradients, learning_rate: f64) -> Parameters
/// ```
///
/// # Examples
/// ```
/// assert!(nnlab::check::update(nnlab::update_parameters).full());
/// ```
pub fn check(update_parameters: fn(&Parameters, &Gradients, f64) -> Parameters) -> Score {
    judge::check(&EXERCISE, cases(NOTEBOOK_SEED), sizes, diagnose, &|c| {
        update_parameters(&c.parameters, &c.gradients, c.learning_rate)
    })
}

/// The four parameters. Three steps return them.
pub(super) fn parts(p: &Output) -> Vec<Part> {
    vec![
        Part::matrix("w1", "(n_h, n_x)", &p.w1),
        Part::matrix("b1", "(n_h, 1)", &p.b1),
        Part::matrix("w2", "(n_y, n_h)", &p.w2),
        Part::matrix("b2", "(n_y, 1)", &p.b2),
    ]
}

/// The sizes that the table shows, by their names.
pub fn sizes(case: &Case) -> Vec<(&'static str, usize)> {
    let Parameters { w1, w2, .. } = &case.parameters;
    vec![("n_x", w1.ncols()), ("n_h", w1.nrows()), ("n_y", w2.nrows())]
}

//! The check of step 3: forward propagation.

mod mistakes;

use ndarray::Array2;

use super::draw::{Draw, Sizes};
use super::formula::{Line, Step, name, scalar, scope};
use super::judge::{self, Judge, NOTEBOOK_SEED};
use super::others::{Others, keep};
use super::slip::{Changed, Slips, Wrong};
use super::{Exercise, Part, Score, Verdict};
use crate::forward::Cache;
use crate::init::Parameters;
use crate::numpy::RandomState;

pub use mistakes::MISTAKES;

/// The exercise.
pub const EXERCISE: Exercise = Exercise {
    step: 3,
    stem: "forward",
    name: "forward",
    function: "forward_propagation",
    points: 10,
};

/// The inputs: `x` (n_x, m) and the parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Inputs, (n_x, m).
    pub x: Array2<f64>,
    /// The parameters, whose biases are not 0 in most cases.
    pub parameters: Parameters,
}

/// What the function returns: A2 and the cache.
pub type Output = (Array2<f64>, Cache);

/// The lab's data with the lab's initial parameters, then random ones of other sizes.
pub fn cases(seed: u64) -> Vec<Case> {
    let draw = &mut Draw::new(seed);
    let (x, _) = crate::create_dataset();
    let parameters = crate::initialize_parameters(2, 4, 1, &mut RandomState::new(3));
    let mut cases = vec![Case { x, parameters }];
    for sizes in draw.several_sizes() {
        let Sizes { n_x, m, .. } = sizes;
        cases.push(Case { x: draw.normal(n_x, m), parameters: draw.parameters(sizes) });
    }
    cases
}

/// The right answer.
pub fn reference(case: &Case) -> Output {
    crate::forward_propagation(&case.x, &case.parameters)
}

/// The lines of the step, on a case.
fn step(c: &Case) -> Step {
    let Parameters { w1, b1, w2, b2 } = &c.parameters;
    Step {
        arrays: scope([("X", &c.x), ("W1", w1), ("b1", b1), ("W2", w2), ("b2", b2)]),
        counts: vec![("n_x", scalar(w1.ncols())), ("n_h", scalar(w1.nrows()))],
        lines: vec![
            Line::new("Z1", name("W1").dot(name("X")) + name("b1")),
            Line::new("A1", name("Z1").each("tanh")),
            Line::new("Z2", name("W2").dot(name("A1")) + name("b2")),
            Line::new("A2", name("Z2").each("σ")),
            Line::new("the returned a2", name("A2")),
        ],
        returned: &["Z1", "A1", "Z2", "A2", "the returned a2"],
    }
}

fn slips(c: &Case, wrong: &Wrong) -> Vec<Changed> {
    static MADE: Slips = Slips::new();
    step(c).changes(&MADE, wrong)
}

/// Other inputs that may have been used.
fn others(c: &Case) -> Others<Case> {
    Others::of(c)
        .array("x", |c| &mut c.x)
        .examples(c.x.ncols(), |c, some| keep(&mut c.x, some))
        .parameters(|c| &mut c.parameters)
}

const JUDGE: Judge<Case, Output> =
    Judge { reference, parts, sizes, mistakes: MISTAKES, slips, others };

/// Judges an output. What follows from the learner's own earlier arrays counts.
pub fn diagnose(case: &Case, output: &Output) -> Verdict {
    let mut verdict = JUDGE.diagnose(case, output);
    let follows = step(case).follows(&verdict.values);
    for (earned, follows) in verdict.earned.iter_mut().zip(follows) {
        *earned |= follows;
    }
    verdict
}

/// Checks your `forward_propagation`.
///
/// It wants a function of this form:
///
/// ```text
/// fn forward_propagation(x: &Array2<f64>, parameters: &Parameters) -> (Array2<f64>, Cache)
/// ```
///
/// # Examples
/// ```
/// assert!(nnlab::check::forward(nnlab::forward_propagation).full());
/// ```
pub fn check(forward_propagation: fn(&Array2<f64>, &Parameters) -> Output) -> Score {
    judge::check(&EXERCISE, cases(NOTEBOOK_SEED), sizes, diagnose, &|c| {
        forward_propagation(&c.x, &c.parameters)
    })
}

/// In the order of the computation, so that the first wrong part is where to look.
fn parts((a2, cache): &Output) -> Vec<Part> {
    vec![
        Part::matrix("cache.z1", "(n_h, m)", &cache.z1),
        Part::matrix("cache.a1", "(n_h, m)", &cache.a1),
        Part::matrix("cache.z2", "(n_y, m)", &cache.z2),
        Part::matrix("cache.a2", "(n_y, m)", &cache.a2),
        Part::matrix("the returned a2", "(n_y, m)", a2),
    ]
}

/// The sizes that the table shows, by their names.
pub fn sizes(case: &Case) -> Vec<(&'static str, usize)> {
    let Parameters { w1, w2, .. } = &case.parameters;
    vec![("n_x", w1.ncols()), ("n_h", w1.nrows()), ("n_y", w2.nrows()), ("m", case.x.ncols())]
}

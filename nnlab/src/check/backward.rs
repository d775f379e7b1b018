//! The check of step 5: backward propagation.

mod mistakes;

use ndarray::Array2;

use super::draw::{Draw, Sizes};
use super::formula::{Along, Line, Step, count, name, number, scalar, scope};
use super::judge::{self, Judge, NOTEBOOK_SEED};
use super::others::{Others, keep};
use super::slip::{Changed, Slips, Wrong};
use super::{Exercise, Part, Score, Verdict};
use crate::backward::Gradients;
use crate::forward::Cache;
use crate::init::Parameters;
use crate::numpy::RandomState;

pub use mistakes::MISTAKES;

/// The exercise.
pub const EXERCISE: Exercise = Exercise {
    step: 5,
    stem: "backward",
    name: "backward",
    function: "backward_propagation",
    points: 10,
};

/// The inputs: the parameters, the cache of the forward pass through them, `x` and `y`.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The parameters.
    pub parameters: Parameters,
    /// What forward propagation computed from them: A1 = tanh Z1, A2 = σ(Z2).
    pub cache: Cache,
    /// Inputs, (n_x, m).
    pub x: Array2<f64>,
    /// Labels, (n_y, m).
    pub y: Array2<f64>,
}

/// What the function returns: the gradients.
pub type Output = Gradients;

/// The lab's first pass, then random networks of other sizes.
pub fn cases(seed: u64) -> Vec<Case> {
    let draw = &mut Draw::new(seed);
    let (x, y) = crate::create_dataset();
    let parameters = crate::initialize_parameters(2, 4, 1, &mut RandomState::new(3));
    let mut cases = vec![case(parameters, x, y)];
    for sizes in draw.several_sizes() {
        let Sizes { n_x, n_y, m, .. } = sizes;
        cases.push(case(draw.parameters(sizes), draw.normal(n_x, m), draw.labels(n_y, m)));
    }
    cases
}

fn case(parameters: Parameters, x: Array2<f64>, y: Array2<f64>) -> Case {
    let (_, cache) = crate::forward_propagation(&x, &parameters);
    Case { parameters, cache, x, y }
}

/// The right answer.
pub fn reference(case: &Case) -> Output {
    crate::backward_propagation(&case.parameters, &case.cache, &case.x, &case.y)
}

/// The lines of the step, on a case.
fn step(c: &Case) -> Step {
    let Parameters { w1, b1, w2, b2 } = &c.parameters;
    let Cache { z1, a1, z2, a2 } = &c.cache;
    let slope = number(1.0) - name("A1") * name("A1");
    let mean = |dz| name(dz).sum(Along::Rows) / count("m");
    Step {
        arrays: scope([
            ("X", &c.x),
            ("Y", &c.y),
            ("A1", a1),
            ("A2", a2),
            ("Z1", z1),
            ("Z2", z2),
            ("W1", w1),
            ("b1", b1),
            ("W2", w2),
            ("b2", b2),
        ]),
        counts: sizes(c).into_iter().map(|(name, size)| (name, scalar(size))).collect(),
        lines: vec![
            Line::new("dZ2", name("A2") - name("Y")),
            Line::new("dW2", name("dZ2").dot(name("A1").t()) / count("m")),
            Line::new("db2", mean("dZ2")),
            Line::new("dZ1", name("W2").t().dot(name("dZ2")) * slope),
            Line::new("dW1", name("dZ1").dot(name("X").t()) / count("m")),
            Line::new("db1", mean("dZ1")),
        ],
        returned: &["dW2", "db2", "dW1", "db1"],
    }
}

fn slips(c: &Case, wrong: &Wrong) -> Vec<Changed> {
    static MADE: Slips = Slips::new();
    step(c).changes(&MADE, wrong)
}

/// Other inputs that may have been used.
fn others(c: &Case) -> Others<Case> {
    fn keep_some(c: &mut Case, some: &[usize]) {
        let Cache { z1, a1, z2, a2 } = &mut c.cache;
        for array in [&mut c.x, &mut c.y, z1, a1, z2, a2] {
            keep(array, some);
        }
    }
    let m = c.x.ncols();
    Others::of(c)
        .array("x", |c| &mut c.x)
        .array("w2", |c| &mut c.parameters.w2)
        .array("cache.a1", |c| &mut c.cache.a1)
        .array("cache.a2", |c| &mut c.cache.a2)
        .labels("y", |c| &mut c.y)
        .examples(m, keep_some)
        .sums(m, keep_some)
}

const JUDGE: Judge<Case, Output> =
    Judge { reference, parts, sizes, mistakes: MISTAKES, slips, others };

/// Judges an output.
pub fn diagnose(case: &Case, output: &Output) -> Verdict {
    JUDGE.diagnose(case, output)
}

/// Checks your `backward_propagation`.
///
/// It wants a function of this form:
///
/// ```text
/// fn backward_propagation(parameters: &Parameters, cache: &Cache, x: &Array2<f64>, y: &Array2<f64>) -> Gradients
/// ```
///
/// # Examples
/// ```
/// assert!(nnlab::check::backward(nnlab::backward_propagation).full());
/// ```
pub fn check(
    backward_propagation: fn(&Parameters, &Cache, &Array2<f64>, &Array2<f64>) -> Gradients,
) -> Score {
    judge::check(&EXERCISE, cases(NOTEBOOK_SEED), sizes, diagnose, &|c| {
        backward_propagation(&c.parameters, &c.cache, &c.x, &c.y)
    })
}

/// From the last layer back, so that the first wrong part is where to look.
fn parts(g: &Output) -> Vec<Part> {
    vec![
        Part::matrix("dw2", "(n_y, n_h)", &g.dw2),
        Part::matrix("db2", "(n_y, 1)", &g.db2),
        Part::matrix("dw1", "(n_h, n_x)", &g.dw1),
        Part::matrix("db1", "(n_h, 1)", &g.db1),
    ]
}

/// The sizes that the table shows, by their names.
pub fn sizes(case: &Case) -> Vec<(&'static str, usize)> {
    let Parameters { w1, w2, .. } = &case.parameters;
    vec![("n_x", w1.ncols()), ("n_h", w1.nrows()), ("n_y", w2.nrows()), ("m", case.x.ncols())]
}

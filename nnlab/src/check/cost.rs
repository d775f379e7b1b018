//! The check of step 4: the cost.

mod mistakes;

use ndarray::Array2;

use super::arrays::table;
use super::draw::{Draw, Sizes};
use super::formula::{Along, Line, Step, count, name, number, scalar, scope};
use super::judge::{self, Judge, NOTEBOOK_SEED};
use super::others::{Others, keep};
use super::slip::{Changed, Slips, Wrong};
use super::{Exercise, Part, Score, Verdict};
use crate::numpy::RandomState;

pub use mistakes::MISTAKES;

/// The exercise.
pub const EXERCISE: Exercise =
    Exercise { step: 4, stem: "cost", name: "cost", function: "compute_cost", points: 10 };

/// The inputs: `a2` and `y`, both (n_y, m).
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Answers, strictly between 0 and 1, (n_y, m).
    pub a2: Array2<f64>,
    /// Labels, (n_y, m).
    pub y: Array2<f64>,
}

/// What the function returns: the cost.
pub type Output = f64;

/// The lab's first pass, then random answers of other sizes.
pub fn cases(seed: u64) -> Vec<Case> {
    let draw = &mut Draw::new(seed);
    let (x, y) = crate::create_dataset();
    let parameters = crate::initialize_parameters(2, 4, 1, &mut RandomState::new(3));
    let (a2, _) = crate::forward_propagation(&x, &parameters);
    let mut cases = vec![Case { a2, y }];
    for Sizes { n_y, m, .. } in draw.several_sizes() {
        let mut a2 = table((n_y, m), &mut |_, _| draw.between(0.02, 0.98));
        let y = draw.labels(n_y, m);
        // One answer is sure, and wrong: who cuts off what is close to 0 and 1 has another cost.
        a2[[0, 0]] = if y[[0, 0]] == 1.0 { SURE } else { 1.0 - SURE };
        cases.push(Case { a2, y });
    }
    cases
}

/// Small enough to tell a cut at 0.01; 1e-11 beside it still is lost in the rounding.
const SURE: f64 = 3e-3;

/// The right answer.
pub fn reference(case: &Case) -> Output {
    crate::compute_cost(&case.a2, &case.y)
}

/// The lines of the step, on a case.
fn step(c: &Case) -> Step {
    let (a2, y) = (|| name("A2"), || name("Y"));
    let logprobs = a2().each("ln") * y() + (number(1.0) - a2()).each("ln") * (number(1.0) - y());
    Step {
        arrays: scope([("A2", &c.a2), ("Y", &c.y)]),
        counts: vec![
            ("m", scalar(c.y.ncols())),
            ("n_y", scalar(c.y.nrows())),
            ("n_y·m", scalar(c.y.len())),
            ("sum(Y)", scalar(c.y.sum() as usize)),
        ],
        lines: vec![Line::new("L", -logprobs.sum(Along::All) / count("m"))],
        returned: &["L"],
    }
}

/// Slips in the lines, and others.
fn slips(c: &Case, wrong: &Wrong) -> Vec<Changed> {
    static MADE: Slips = Slips::new();
    let mut slips = step(c).changes(&MADE, wrong);
    slips.extend(mistakes::small_numbers(c));
    slips.extend(mistakes::clipped(c));
    slips.extend(mistakes::one_example(c));
    slips
}

/// Other inputs that may have been used.
fn others(c: &Case) -> Others<Case> {
    fn keep_some(c: &mut Case, some: &[usize]) {
        keep(&mut c.a2, some);
        keep(&mut c.y, some);
    }
    let m = c.y.ncols();
    let others = Others::of(c).array("a2", |c| &mut c.a2).labels("y", |c| &mut c.y);
    others.examples(m, keep_some).sums(m, keep_some)
}

const JUDGE: Judge<Case, Output> =
    Judge { reference, parts, sizes, mistakes: MISTAKES, slips, others };

/// Judges an output.
pub fn diagnose(case: &Case, output: &Output) -> Verdict {
    JUDGE.diagnose(case, output)
}

/// Checks your `compute_cost`.
///
/// It wants a function of this form:
///
/// ```text
/// fn compute_cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64
/// ```
///
/// # Examples
/// ```
/// assert!(nnlab::check::cost(nnlab::compute_cost).full());
/// ```
pub fn check(compute_cost: fn(&Array2<f64>, &Array2<f64>) -> f64) -> Score {
    judge::check(&EXERCISE, cases(NOTEBOOK_SEED), sizes, diagnose, &|c| compute_cost(&c.a2, &c.y))
}

fn parts(cost: &Output) -> Vec<Part> {
    vec![Part::number("the cost", *cost)]
}

/// The sizes that the table shows, by their names.
pub fn sizes(case: &Case) -> Vec<(&'static str, usize)> {
    vec![("n_y", case.y.nrows()), ("m", case.y.ncols())]
}

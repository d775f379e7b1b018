//! The check of step 2: the initial parameters.

mod mistakes;

use ndarray::Array2;

use super::draw::{Draw, Sizes};
use super::formula::{Line, Step, name, number, scope};
use super::slip::{Slips, Wrong};
use super::verdict::Answer;
use super::{Exercise, Part, Score, Verdict, run};
use crate::{Parameters, RandomState};

pub use mistakes::MISTAKES;

/// The exercise.
pub const EXERCISE: Exercise =
    Exercise { step: 2, stem: "init", name: "init", function: "initialize_parameters", points: 10 };

/// The inputs: the sizes, and the seed of the generator that the function gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Inputs of an example.
    pub n_x: usize,
    /// Hidden units.
    pub n_h: usize,
    /// Outputs.
    pub n_y: usize,
    /// The seed of the generator.
    pub seed: u32,
}

/// What the function returns: the parameters.
pub type Output = Parameters;

/// The lab's sizes and seed, then random ones.
pub fn cases(seed: u64) -> Vec<Case> {
    let draw = &mut Draw::new(seed);
    let mut cases = vec![Case { n_x: 2, n_h: 4, n_y: 1, seed: 3 }];
    for Sizes { n_x, n_h, n_y, .. } in draw.several_sizes() {
        cases.push(Case { n_x, n_h, n_y, seed: draw.seed() });
    }
    cases
}

/// The right answer.
pub fn reference(case: &Case) -> Output {
    let rng = &mut RandomState::new(case.seed);
    crate::initialize_parameters(case.n_x, case.n_h, case.n_y, rng)
}

/// All slips of the lines, made when they are needed first.
static SLIPS: Slips = Slips::new();

/// The lines of the step, on a case.
fn step(c: &Case) -> Step {
    let rng = &mut RandomState::new(c.seed);
    let (first, second) = (rng.randn(c.n_h, c.n_x), rng.randn(c.n_y, c.n_h));
    let zeros = |rows| Array2::zeros((rows, 1));
    Step {
        arrays: scope([
            ("randn(n_h, n_x)", &first),
            ("randn(n_y, n_h)", &second),
            ("zeros(n_h, 1)", &zeros(c.n_h)),
            ("zeros(n_y, 1)", &zeros(c.n_y)),
        ]),
        counts: vec![],
        lines: vec![
            Line::new("W1", name("randn(n_h, n_x)") * number(0.01)),
            Line::new("b1", name("zeros(n_h, 1)")),
            Line::new("W2", name("randn(n_y, n_h)") * number(0.01)),
            Line::new("b2", name("zeros(n_y, 1)")),
        ],
        returned: &["W1", "b1", "W2", "b2"],
    }
}

/// Judges an output.
pub fn diagnose(case: &Case, output: &Output) -> Verdict {
    let known = |i: usize| MISTAKES[i].on(case, parts);
    let changes = |wrong: &Wrong| {
        let mut changes = step(case).changes(&SLIPS, wrong);
        changes.extend(mistakes::own_seeds(case));
        changes
    };
    Answer {
        sizes: sizes(case),
        expected: parts(&reference(case)),
        got: parts(output),
        count: MISTAKES.len(),
        known: &known,
        changes: &changes,
    }
    .judge()
}

/// Checks your `initialize_parameters`.
///
/// It wants a function of this form:
///
/// ```text
/// fn initialize_parameters(n_x: usize, n_h: usize, n_y: usize, rng: &mut RandomState) -> Parameters
/// ```
///
/// # Examples
/// ```
/// assert!(nnlab::check::init(nnlab::initialize_parameters).full());
/// ```
pub fn check(
    initialize_parameters: fn(usize, usize, usize, &mut RandomState) -> Parameters,
) -> Score {
    let cases = cases(run::NOTEBOOK_SEED);
    let judged = |i: usize| {
        let c = &cases[i];
        diagnose(c, &initialize_parameters(c.n_x, c.n_h, c.n_y, &mut RandomState::new(c.seed)))
    };
    run::run(&EXERCISE, cases.len(), &|i| sizes(&cases[i]), &judged)
}

/// The biases are 0 for all data.
fn parts(p: &Output) -> Vec<Part> {
    let given = |part: Part| if part.name.starts_with('b') { part.given() } else { part };
    super::update::parts(p).into_iter().map(given).collect()
}

fn sizes(case: &Case) -> Vec<(&'static str, usize)> {
    vec![("n_x", case.n_x), ("n_h", case.n_h), ("n_y", case.n_y)]
}

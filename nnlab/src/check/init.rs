//! The check of step 2: the initial parameters.

mod mistakes;

use ndarray::Array2;

use super::draw::{Draw, Sizes};
use super::formula::{Line, Step, name, number, scope};
use super::judge::{self, Judge, NOTEBOOK_SEED};
use super::others::Others;
use super::slip::{Changed, Slips, Wrong};
use super::{Exercise, Part, Score, Verdict};
use crate::init::Parameters;
use crate::numpy::RandomState;

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

/// Slips in the lines, and others.
fn slips(c: &Case, wrong: &Wrong) -> Vec<Changed> {
    static MADE: Slips = Slips::new();
    let mut slips = step(c).changes(&MADE, wrong);
    slips.extend(mistakes::other_scales(c));
    slips.extend(mistakes::drawn_before(c));
    slips.extend(mistakes::uniform_around_0(c));
    slips
}

/// Other inputs that may have been used.
fn others(c: &Case) -> Others<Case> {
    Others::of(c)
        .count("n_x", |c| &mut c.n_x)
        .count("n_h", |c| &mut c.n_h)
        .count("n_y", |c| &mut c.n_y)
        .with("n_x and n_y are exchanged: W1 is (n_h, n_x), W2 is (n_y, n_h).", |c| {
            std::mem::swap(&mut c.n_x, &mut c.n_y);
        })
        .seed(|c| &mut c.seed)
}

const JUDGE: Judge<Case, Output> =
    Judge { reference, parts, sizes, mistakes: MISTAKES, slips, others };

/// Judges an output.
pub fn diagnose(case: &Case, output: &Output) -> Verdict {
    JUDGE.diagnose(case, output)
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
    judge::check(&EXERCISE, cases(NOTEBOOK_SEED), sizes, diagnose, &|c| {
        initialize_parameters(c.n_x, c.n_h, c.n_y, &mut RandomState::new(c.seed))
    })
}

/// The biases are 0 for all data.
fn parts(p: &Output) -> Vec<Part> {
    let given = |part: Part| if part.name.starts_with('b') { part.given() } else { part };
    super::update::parts(p).into_iter().map(given).collect()
}

/// The sizes that the table shows, by their names.
pub fn sizes(case: &Case) -> Vec<(&'static str, usize)> {
    vec![("n_x", case.n_x), ("n_h", case.n_h), ("n_y", case.n_y)]
}

//! The check of step 8: the data set.

mod mistakes;

use ndarray::Array2;

use super::draw::Draw;
use super::verdict::judge;
use super::{Exercise, Part, Score, Verdict, run};
use crate::RandomState;

pub use mistakes::MISTAKES;
use mistakes::{Recipe, flower};

/// The exercise.
pub const EXERCISE: Exercise =
    Exercise { step: 8, stem: "dataset", name: "dataset", function: "create_dataset", points: 10 };

/// The inputs: the number of points, the noise, and the seed of the generator.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Number of points, even.
    pub m: usize,
    /// Standard deviation of the noise.
    pub noise: f64,
    /// The seed of the generator that the function gets.
    pub seed: u32,
}

/// What the function returns: X (2, m) and Y (1, m).
pub type Output = (Array2<f64>, Array2<f64>);

/// The lab's flower, then random ones of other sizes, one of them without noise.
pub fn cases(seed: u64) -> Vec<Case> {
    let draw = &mut Draw::new(seed);
    let mut cases = vec![Case { m: 400, noise: 0.2, seed: 1 }];
    for _ in 0..3 {
        let m = 6 + 2 * draw.below(30);
        cases.push(Case { m, noise: draw.between(0.05, 0.6), seed: draw.seed() });
    }
    cases.push(Case { m: 10, noise: 0.0, seed: draw.seed() });
    cases
}

/// The right answer.
pub fn reference(case: &Case) -> Output {
    flower(case, &Recipe::RIGHT)
}

/// Judges an output.
pub fn diagnose(case: &Case, output: &Output) -> Verdict {
    let known = |i: usize| MISTAKES[i].on(case, parts);
    let (expected, got) = (parts(&reference(case)), parts(output));
    judge(&[("m", case.m)], &expected, &got, MISTAKES.len(), &known)
}

/// Checks your `create_dataset`.
///
/// # Examples
/// ```
/// assert!(nnlab::check::dataset(nnlab::create_dataset_with).full());
/// ```
pub fn check(create_dataset: fn(usize, f64, &mut RandomState) -> Output) -> Score {
    let cases = cases(run::NOTEBOOK_SEED);
    let judged = |i: usize| {
        let c = &cases[i];
        diagnose(c, &create_dataset(c.m, c.noise, &mut RandomState::new(c.seed)))
    };
    run::run(&EXERCISE, cases.len(), &|i| vec![("m", cases[i].m)], &judged)
}

fn parts((x, y): &Output) -> Vec<Part> {
    vec![Part::matrix("x", "(2, m)", x), Part::matrix("y", "(1, m)", y)]
}

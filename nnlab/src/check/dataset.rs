//! The check of step 8: the data set.

mod mistakes;

use ndarray::Array2;

use super::draw::Draw;
use super::formula::{Head, Line, Step, made, name, number, scope, stacked};
use super::judge::{self, Judge, NOTEBOOK_SEED};
use super::others::Others;
use super::slip::{Changed, Slips, Wrong};
use super::{Exercise, Part, Score, Verdict};
use crate::numpy::RandomState;

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

/// The lines of the step, on a case: each array is a row of all points.
fn step(c: &Case) -> Step {
    let rng = &mut RandomState::new(c.seed);
    let n = c.m / 2;
    let row = |f: &dyn Fn(usize) -> f64| Array2::from_shape_fn((1, c.m), |(_, i)| f(i));
    let drawn: Vec<Vec<f64>> = (0..4).map(|_| rng.standard_normal(n).to_vec()).collect();
    let class = |i: usize| (i / n) as f64;
    let share = |i: usize| (i % n) as f64 / (n - 1) as f64;
    let half_turn = |j| number(3.12) * j;
    let noise = || name("noise");
    Step {
        arrays: scope([
            ("noise", &Array2::from_elem((1, 1), c.noise)),
            ("randn", &row(&|i| drawn[2 * (i / n)][i % n])),
            ("randn anew", &row(&|i| drawn[2 * (i / n) + 1][i % n])),
            ("j", &row(&class)),
            ("…", &row(&share)),
        ]),
        counts: vec![],
        lines: vec![
            Line::new(
                "angles",
                made(
                    Head::Linspace,
                    vec![half_turn(name("j")), half_turn(name("j") + number(1.0))],
                ),
            ),
            Line::new("t", name("angles") + noise() * name("randn")),
            Line::new(
                "r",
                number(4.0) * (number(4.0) * name("t")).each("sin") + noise() * name("randn anew"),
            ),
            Line::new(
                "x",
                stacked(name("r") * name("t").each("sin"), name("r") * name("t").each("cos")),
            ),
            Line::new("y", name("j")),
        ],
        returned: &["x", "y"],
    }
}

fn slips(c: &Case, wrong: &Wrong) -> Vec<Changed> {
    static MADE: Slips = Slips::new();
    step(c).changes(&MADE, wrong)
}

/// Other inputs that may have been used.
fn others(c: &Case) -> Others<Case> {
    Others::of(c)
        .one_count("400", "m", |c| &mut c.m, 400)
        .one_count("m / 2", "m", |c| &mut c.m, c.m / 4 * 2)
        .seed(|c| &mut c.seed)
}

const JUDGE: Judge<Case, Output> =
    Judge { reference, parts, sizes, mistakes: MISTAKES, slips, others };

/// Judges an output.
pub fn diagnose(case: &Case, output: &Output) -> Verdict {
    JUDGE.diagnose(case, output)
}

/// Checks your `create_dataset`.
///
/// It wants a function of this form:
///
/// ```text
/// fn create_dataset(m: usize, noise: f64, rng: &mut RandomState) -> (Array2<f64>, Array2<f64>)
/// ```
///
/// # Examples
/// ```
/// assert!(nnlab::check::dataset(nnlab::create_dataset_with).full());
/// ```
pub fn check(create_dataset: fn(usize, f64, &mut RandomState) -> Output) -> Score {
    judge::check(&EXERCISE, cases(NOTEBOOK_SEED), sizes, diagnose, &|c| {
        create_dataset(c.m, c.noise, &mut RandomState::new(c.seed))
    })
}

/// The sizes that the table shows, by their names.
pub fn sizes(case: &Case) -> Vec<(&'static str, usize)> {
    vec![("m", case.m)]
}

fn parts((x, y): &Output) -> Vec<Part> {
    vec![Part::matrix("x", "(2, m)", x), Part::matrix("y", "(1, m)", y).given()]
}

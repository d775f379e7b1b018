//! The check of `predict_grid`.

use ndarray::Array2;

use crate::check::arrays::{decide, table};
use crate::check::draw::{Draw, Sizes};
use crate::check::judge::{self, Judge, NOTEBOOK_SEED};
use crate::check::others::Others;
use crate::check::slip::Changed;
use crate::check::train::predict::{behind_it, split_elsewhere};
use crate::check::{Exercise, Mistake, Part, Score, Verdict};
use crate::forward::forward_propagation;
use crate::init::Parameters;

/// The exercise.
pub const EXERCISE: Exercise = Exercise {
    step: 10,
    stem: "visualize",
    name: "predict_grid",
    function: "predict_grid",
    points: 3,
};

/// The inputs: a network of two inputs and one output, and a grid.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The parameters.
    pub parameters: Parameters,
    /// The first coordinate of each point of the grid.
    pub xx: Array2<f64>,
    /// The second one, of the same shape.
    pub yy: Array2<f64>,
}

/// What the function returns: the answers, in the shape of the grid.
pub type Output = Array2<bool>;

/// Random networks on grids of several shapes; in one case, points whose answer is exactly 0.5.
pub fn cases(seed: u64) -> Vec<Case> {
    let draw = &mut Draw::new(seed);
    let mut cases: Vec<Case> = (0..4).map(|_| telling(draw)).collect();
    let mut tie = telling(draw);
    tie.parameters.b1.fill(0.0);
    tie.parameters.b2.fill(0.0);
    // Zeros in both coordinates: there every network without biases says 0.5.
    let (row, column) = (draw.below(tie.xx.nrows()), draw.below(tie.xx.ncols()));
    tie.xx.column_mut(column).fill(0.0);
    tie.yy.row_mut(row).fill(0.0);
    cases.push(tie);
    cases
}

/// A random case on which every mistake but that of the tie shows.
fn telling(draw: &mut Draw) -> Case {
    loop {
        let (rows, columns) = (6 + draw.below(4), 11 + draw.below(4));
        let axis = |low: f64, n: usize, i: usize| low + 5.0 * i as f64 / n as f64;
        let (left, bottom) = (draw.between(-3.0, -2.0), draw.between(-3.0, -2.0));
        let sizes = Sizes { n_x: 2, n_y: 1, ..draw.sizes() };
        let case = Case {
            parameters: draw.parameters(sizes),
            xx: table((rows, columns), &mut |_, j| axis(left, columns, j)),
            yy: table((rows, columns), &mut |i, _| axis(bottom, rows, i)),
        };
        let right = reference(&case);
        let shows = |m: &Mistake<Case, Output>| m.name == "tie" || (m.output)(&case) != right;
        if MISTAKES.iter().all(shows) {
            return case;
        }
    }
}

/// The right answer.
pub fn reference(case: &Case) -> Output {
    in_grid(case, answers(&case.parameters, &case.xx, &case.yy, |a| a > 0.5))
}

/// Another forward pass, or another threshold.
fn changes(c: &Case, got: &Array2<f64>) -> Vec<Changed> {
    let (inputs, shape) = (stack(&c.xx, &c.yy), c.xx.dim());
    let (a2, _) = forward_propagation(&inputs, &c.parameters);
    let a2 = table(shape, &mut |i, j| a2[[0, i * shape.1 + j]]);
    let mut changes = behind_it(&c.parameters, &inputs, shape);
    changes.extend(split_elsewhere(&a2, got));
    changes
}

/// Other inputs that may have been used.
fn others(c: &Case) -> Others<Case> {
    Others::of(c)
        .with("both rows of the points are xx: the second is yy.", |c| c.yy = c.xx.clone())
        .with("both rows of the points are yy: the first is xx.", |c| c.xx = c.yy.clone())
        .array("xx", |c| &mut c.xx)
        .array("yy", |c| &mut c.yy)
        .both("xx and yy", |c| &mut c.xx, |c| &mut c.yy)
        .with("only xx is used: the second row of the points is yy.", |c| c.yy.fill(0.0))
        .with("only yy is used: the first row of the points is xx.", |c| c.xx.fill(0.0))
        .parameters(|c| &mut c.parameters)
}

const JUDGE: Judge<Case, Output> = Judge {
    reference,
    parts,
    sizes,
    mistakes: MISTAKES,
    slips: |c, wrong| changes(c, wrong.value),
    others,
};

/// Judges an output.
pub fn diagnose(case: &Case, output: &Output) -> Verdict {
    JUDGE.diagnose(case, output)
}

/// Checks your `predict_grid`.
///
/// It wants a function of this form:
///
/// ```text
/// fn predict_grid(parameters: &Parameters, xx: &Array2<f64>, yy: &Array2<f64>) -> Array2<bool>
/// ```
///
/// # Examples
/// ```
/// let score = nnlab::check::predict_grid(|_, xx, _| xx.mapv(|_| true));
/// assert_eq!(score.finding().unwrap().name, "always");
/// ```
pub fn check(predict_grid: fn(&Parameters, &Array2<f64>, &Array2<f64>) -> Output) -> Score {
    judge::check(&EXERCISE, cases(NOTEBOOK_SEED), sizes, diagnose, &|c| {
        predict_grid(&c.parameters, &c.xx, &c.yy)
    })
}

fn parts(answers: &Output) -> Vec<Part> {
    vec![Part::truths("the answers", "the shape of xx", answers)]
}

/// The sizes that the table shows, by their names.
pub fn sizes(case: &Case) -> Vec<(&'static str, usize)> {
    vec![
        ("n_h", case.parameters.w1.nrows()),
        ("rows", case.xx.nrows()),
        ("columns", case.xx.ncols()),
    ]
}

/// The answers for the points of a grid, row after row.
fn answers(
    parameters: &Parameters,
    xx: &Array2<f64>,
    yy: &Array2<f64>,
    question: fn(f64) -> bool,
) -> Vec<bool> {
    forward_propagation(&stack(xx, yy), parameters).0.iter().map(|&a| question(a)).collect()
}

/// The points of a grid as columns, row after row.
fn stack(xx: &Array2<f64>, yy: &Array2<f64>) -> Array2<f64> {
    let points: Vec<f64> = xx.iter().chain(yy).copied().collect();
    Array2::from_shape_vec((2, xx.len()), points).expect("two rows of points")
}

/// A row of answers in the shape of the case's grid.
fn in_grid(c: &Case, answers: Vec<bool>) -> Output {
    Array2::from_shape_vec(c.xx.dim(), answers).expect("one answer a point")
}

/// The known mistakes.
pub const MISTAKES: &[Mistake<Case, Output>] = &[
    Mistake {
        name: "coordinates_swapped",
        sentence: "the coordinates are exchanged: xx is the first row of the network's input, yy the second.",
        output: |c| in_grid(c, answers(&c.parameters, &c.yy, &c.xx, |a| a > 0.5)),
    },
    Mistake {
        name: "not_reshaped",
        sentence: "the answers stand in one long row: bring them back into the shape of xx.",
        output: |c| {
            let row = answers(&c.parameters, &c.xx, &c.yy, |a| a > 0.5);
            Array2::from_shape_vec((1, row.len()), row).expect("one row")
        },
    },
    Mistake {
        name: "transposed",
        sentence: "the answers are transposed: they have the shape of xx, rows for y and columns for x.",
        output: |c| reference(c).t().to_owned(),
    },
    Mistake {
        name: "by_column",
        sentence: "the points were taken column by column and put back row by row: use the same order both times.",
        output: |c| in_grid(c, reference(c).t().iter().copied().collect()),
    },
    Mistake {
        name: "inverted",
        sentence: "true and false are exchanged: class 1 is where a2 is more than 0.5.",
        output: |c| in_grid(c, answers(&c.parameters, &c.xx, &c.yy, |a| a <= 0.5)),
    },
    Mistake {
        name: "always",
        sentence: "everything is true: compare a2 with 0.5.",
        output: |c| decide(&c.xx, |_| true),
    },
    Mistake {
        name: "never",
        sentence: "everything is false: compare a2 with 0.5.",
        output: |c| decide(&c.xx, |_| false),
    },
    Mistake {
        name: "tie",
        sentence: "an answer of exactly 0.5 became true: the lab asks for more than 0.5, `>` and not `>=`.",
        output: |c| in_grid(c, answers(&c.parameters, &c.xx, &c.yy, |a| a >= 0.5)),
    },
];

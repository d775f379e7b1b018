//! The check of `boundary_grid`.

use ndarray::Array2;

use crate::check::arrays::table;
use crate::check::draw::Draw;
use crate::check::formula::{Head, Line, Step, made, name, number, scope};
use crate::check::judge::{self, Judge, NOTEBOOK_SEED};
use crate::check::others::{Others, keep};
use crate::check::slip::{Changed, Slips, Wrong};
use crate::check::{Exercise, Mistake, Part, Score, Verdict};

/// The exercise.
pub const EXERCISE: Exercise =
    Exercise { step: 10, stem: "visualize", name: "grid", function: "boundary_grid", points: 4 };

/// The inputs: the points and the distance of the grid.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Points, (2, m).
    pub x: Array2<f64>,
    /// The distance between neighbours of the grid.
    pub h: f64,
}

/// What the function returns: xx and yy, as `np.meshgrid` makes them.
pub type Output = (Array2<f64>, Array2<f64>);

/// The lab's points with a coarse grid, then random ones.
pub fn cases(seed: u64) -> Vec<Case> {
    let draw = &mut Draw::new(seed);
    let mut cases = vec![Case { x: crate::create_dataset().0, h: 0.5 }];
    while cases.len() < 5 {
        let m = 3 + draw.below(6);
        // Flat, and away from the centre, so that the two directions differ.
        let points = draw.normal(2, m);
        let x = table((2, m), &mut |i, j| [2.0, 0.8][i] * points[[i, j]] + [0.0, 3.0][i]);
        let case = Case { x, h: draw.between(0.15, 0.45) };
        if is_clear(&case) {
            cases.push(case);
        }
    }
    cases
}

/// Whether rounding cannot change the number of points, and each mistake can.
fn is_clear(c: &Case) -> bool {
    let steps = |row| (range(c, row, 1.0).1 - range(c, row, 1.0).0) / c.h;
    let clear = |steps: f64| (0.05..0.95).contains(&steps.fract());
    clear(steps(0)) && clear(steps(1)) && steps(0).ceil() != steps(1).ceil()
}

/// The right answer.
pub fn reference(case: &Case) -> Output {
    meshgrid(&arange(case, 0, 1.0, 0.0), &arange(case, 1, 1.0, 0.0))
}

/// The lines of the step, on a case.
fn step(c: &Case) -> Step {
    let one = |v| Array2::from_elem((1, 1), v);
    let ((low1, high1), (low2, high2)) = (range(c, 0, 0.0), range(c, 1, 0.0));
    let axis = |low, high| {
        let ends = [name(low) - number(1.0), name(high) + number(1.0)];
        made(Head::Range, ends.into_iter().chain([name("h")]).collect())
    };
    let both = |head| made(head, vec![name("xs"), name("ys")]);
    Step {
        arrays: scope([
            ("min x1", &one(low1)),
            ("max x1", &one(high1)),
            ("min x2", &one(low2)),
            ("max x2", &one(high2)),
            ("h", &one(c.h)),
        ]),
        counts: vec![],
        lines: vec![
            Line::new("xs", axis("min x1", "max x1")),
            Line::new("ys", axis("min x2", "max x2")),
            Line::new("xx", both(Head::Across)),
            Line::new("yy", both(Head::Down)),
        ],
        returned: &["xx", "yy"],
    }
}

fn slips(c: &Case, wrong: &Wrong) -> Vec<Changed> {
    static MADE: Slips = Slips::new();
    step(c).changes(&MADE, wrong)
}

/// Other inputs that may have been used.
fn others(c: &Case) -> Others<Case> {
    fn small(c: &Case) -> bool {
        let steps = |row| (range(c, row, 1.0).1 - range(c, row, 1.0).0) / c.h;
        steps(0) * steps(1) < 20_000.0
    }
    Others::of(c)
        .array("x", |c| &mut c.x)
        .examples(c.x.ncols(), |c, some| keep(&mut c.x, some))
        .only(small)
}

const JUDGE: Judge<Case, Output> =
    Judge { reference, parts, sizes, mistakes: MISTAKES, slips, others };

/// Judges an output.
pub fn diagnose(case: &Case, output: &Output) -> Verdict {
    JUDGE.diagnose(case, output)
}

/// Checks your `boundary_grid`.
///
/// It wants a function of this form:
///
/// ```text
/// fn boundary_grid(x: &Array2<f64>, h: f64) -> (Array2<f64>, Array2<f64>)
/// ```
///
/// # Examples
/// ```
/// use nnlab::ndarray::array;
///
/// let score = nnlab::check::grid(|_, _| (array![[0.0]], array![[0.0]]));
/// assert_eq!(score.points(), 0.0);
/// ```
pub fn check(boundary_grid: fn(&Array2<f64>, f64) -> Output) -> Score {
    judge::check(&EXERCISE, cases(NOTEBOOK_SEED), sizes, diagnose, &|c| boundary_grid(&c.x, c.h))
}

fn parts((xx, yy): &Output) -> Vec<Part> {
    let shape = "(number of y values, number of x values)";
    vec![Part::matrix("xx", shape, xx), Part::matrix("yy", shape, yy)]
}

/// The sizes that the table shows, by their names.
pub fn sizes(case: &Case) -> Vec<(&'static str, usize)> {
    vec![("m", case.x.ncols())]
}

/// From the smallest value of a row less the padding, to the largest and the padding.
fn range(c: &Case, row: usize, padding: f64) -> (f64, f64) {
    let row = c.x.row(row);
    let low = row.iter().copied().fold(f64::INFINITY, f64::min);
    let high = row.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    (low - padding, high + padding)
}

/// NumPy's `arange` over a range, with so many points more.
fn arange(c: &Case, row: usize, padding: f64, more: f64) -> Vec<f64> {
    let (start, stop) = range(c, row, padding);
    let n = ((stop - start) / c.h).ceil() + more;
    (0..n as usize).map(|i| start + i as f64 * c.h).collect()
}

fn meshgrid(x: &[f64], y: &[f64]) -> Output {
    let shape = (y.len(), x.len());
    (table(shape, &mut |_, j| x[j]), table(shape, &mut |i, _| y[i]))
}

/// The known mistakes.
pub const MISTAKES: &[Mistake<Case, Output>] = &[
    Mistake {
        name: "padding_missing",
        sentence: "the margin is missing: the grid goes from the smallest value - 1 to the largest + 1.",
        output: |c| meshgrid(&arange(c, 0, 0.0, 0.0), &arange(c, 1, 0.0, 0.0)),
    },
    Mistake {
        name: "padding_inside",
        sentence: "the margin has the wrong sign: subtract 1 from the smallest value and add 1 to the largest.",
        output: |c| meshgrid(&arange(c, 0, -1.0, 0.0), &arange(c, 1, -1.0, 0.0)),
    },
    Mistake {
        name: "transposed",
        sentence: "rows and columns are exchanged: `np.meshgrid` puts x along the columns and y down the rows, so every row of xx is the same.",
        output: |c| {
            let (xx, yy) = reference(c);
            (xx.t().to_owned(), yy.t().to_owned())
        },
    },
    Mistake {
        name: "swapped",
        sentence: "xx and yy are exchanged: xx grows along the columns, yy down the rows.",
        output: |c| {
            let (xx, yy) = reference(c);
            (yy, xx)
        },
    },
    Mistake {
        name: "one_more",
        sentence: "one point too many in each direction: `np.arange` leaves its end out, so it has ceil((stop - start) / h) points.",
        output: |c| meshgrid(&arange(c, 0, 1.0, 1.0), &arange(c, 1, 1.0, 1.0)),
    },
    Mistake {
        name: "one_less",
        sentence: "the last point is missing in each direction: round (stop - start) / h up, with `ceil`, not down.",
        output: |c| meshgrid(&arange(c, 0, 1.0, -1.0), &arange(c, 1, 1.0, -1.0)),
    },
    Mistake {
        name: "one_range",
        sentence: "both directions have the range of row 0: the vertical one comes from row 1 of x.",
        output: |c| meshgrid(&arange(c, 0, 1.0, 0.0), &arange(c, 0, 1.0, 0.0)),
    },
    Mistake {
        name: "even_steps",
        sentence: "the steps end exactly at the largest value + 1, as with `linspace`: `arange` takes steps of h from the start.",
        output: |c| {
            let even = |row| {
                let points = arange(c, row, 1.0, 0.0);
                let (start, stop) = range(c, row, 1.0);
                let step = (stop - start) / (points.len() - 1) as f64;
                (0..points.len()).map(|i| start + i as f64 * step).collect::<Vec<_>>()
            };
            meshgrid(&even(0), &even(1))
        },
    },
    Mistake {
        name: "all_values",
        sentence: "both directions have the range of all values of x: the first comes from row 0, the second from row 1.",
        output: |c| {
            let all = c.x.iter().copied().collect();
            let all = Array2::from_shape_vec((1, c.x.len()), all).expect("one row");
            let all = arange(&Case { x: all, h: c.h }, 0, 1.0, 0.0);
            meshgrid(&all, &all)
        },
    },
    Mistake {
        name: "symmetric",
        sentence: "each direction begins at minus its largest value: it begins at its smallest, less 1.",
        output: |c| {
            let even = |row| {
                let (_, most) = range(c, row, 1.0);
                let n = (2.0 * most / c.h).ceil();
                (0..n.max(0.0) as usize).map(|i| -most + i as f64 * c.h).collect::<Vec<_>>()
            };
            meshgrid(&even(0), &even(1))
        },
    },
    Mistake {
        name: "columns",
        sentence: "the ranges were read off columns 0 and 1, which are two examples: take row 0 and row 1.",
        output: |c| {
            let turned = Case { x: c.x.t().to_owned(), h: c.h };
            meshgrid(&arange(&turned, 0, 1.0, 0.0), &arange(&turned, 1, 1.0, 0.0))
        },
    },
];

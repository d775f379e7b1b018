//! The check of `accuracy`.

use ndarray::Array2;

use crate::check::arrays::{decide, table};
use crate::check::draw::{Draw, Sizes};
use crate::check::formula::{Along, Line, Step, count, name, number, scalar, scope};
use crate::check::judge::{self, Judge, NOTEBOOK_SEED};
use crate::check::others::{Others, keep};
use crate::check::slip::{Changed, Slips, Wrong};
use crate::check::{Exercise, Mistake, Part, Score, Verdict};

/// The exercise.
pub const EXERCISE: Exercise =
    Exercise { step: 9, stem: "train", name: "accuracy", function: "accuracy", points: 5 };

/// The inputs: `y` and the predictions, both (1, m).
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Labels, (1, m).
    pub y: Array2<f64>,
    /// Predictions, (1, m).
    pub predictions: Array2<bool>,
}

/// What the function returns: a percentage.
pub type Output = f64;

/// The lab's labels with 362 of 400 right, then random ones.
pub fn cases(seed: u64) -> Vec<Case> {
    let draw = &mut Draw::new(seed);
    let (_, y) = crate::create_dataset();
    let flipped = |i: usize| if i < 200 { i < 15 } else { i < 223 };
    let guess = table((1, 400), &mut |_, i| if flipped(i) { 1.0 - y[[0, i]] } else { y[[0, i]] });
    let mut cases = vec![Case { y, predictions: decide(&guess, |g| g == 1.0) }];
    for _ in 0..3 {
        cases.push(counted(draw));
    }
    let y = draw.labels(1, 9);
    cases.push(Case { predictions: decide(&y, |y| y == 1.0), y });
    cases
}

/// A random case in which the four kinds of right and wrong have four different counts.
fn counted(draw: &mut Draw) -> Case {
    let Sizes { n_x, n_h, n_y, m } = draw.sizes();
    let kinds = [(n_x, 1.0, 1.0), (n_h, 0.0, 0.0), (n_y, 1.0, 0.0), (m, 0.0, 1.0)];
    let mut examples = Vec::new();
    for (count, label, prediction) in kinds {
        for _ in 0..count {
            examples.insert(draw.below(examples.len() + 1), (label, prediction));
        }
    }
    Case {
        y: table((1, examples.len()), &mut |_, i| examples[i].0),
        predictions: decide(&table((1, examples.len()), &mut |_, i| examples[i].1), |p| p == 1.0),
    }
}

/// The right answer.
pub fn reference(case: &Case) -> Output {
    crate::accuracy(&case.y, &case.predictions)
}

/// The lines of the step, on a case.
fn step(c: &Case) -> Step {
    let ones = (name("Y") * name("P")).sum(Along::All);
    let zeros = ((number(1.0) - name("Y")) * (number(1.0) - name("P"))).sum(Along::All);
    Step {
        arrays: scope([("Y", &c.y), ("P", &c.predictions.mapv(f64::from))]),
        counts: vec![("m", scalar(c.y.len())), ("the number of rows", scalar(c.y.nrows()))],
        lines: vec![Line::new("accuracy", (ones + zeros) / count("m") * number(100.0))],
        returned: &["accuracy"],
    }
}

fn slips(c: &Case, wrong: &Wrong) -> Vec<Changed> {
    static MADE: Slips = Slips::new();
    step(c).changes(&MADE, wrong)
}

/// Other inputs that may have been used.
fn others(c: &Case) -> Others<Case> {
    Others::of(c).labels("y", |c| &mut c.y).examples(c.y.ncols(), |c, some| {
        keep(&mut c.y, some);
        keep(&mut c.predictions, some);
    })
}

const JUDGE: Judge<Case, Output> =
    Judge { reference, parts, sizes, mistakes: MISTAKES, slips, others };

/// Judges an output.
pub fn diagnose(case: &Case, output: &Output) -> Verdict {
    JUDGE.diagnose(case, output)
}

/// Checks your `accuracy`.
///
/// It wants a function of this form:
///
/// ```text
/// fn accuracy(y: &Array2<f64>, predictions: &Array2<bool>) -> f64
/// ```
///
/// # Examples
/// ```
/// assert!(nnlab::check::accuracy(nnlab::accuracy).full());
/// ```
pub fn check(accuracy: fn(&Array2<f64>, &Array2<bool>) -> f64) -> Score {
    judge::check(&EXERCISE, cases(NOTEBOOK_SEED), sizes, diagnose, &|c| {
        accuracy(&c.y, &c.predictions)
    })
}

fn parts(accuracy: &Output) -> Vec<Part> {
    vec![Part::number("the accuracy", *accuracy)]
}

/// The sizes that the table shows, by their names.
pub fn sizes(case: &Case) -> Vec<(&'static str, usize)> {
    vec![("m", case.y.ncols())]
}

/// The known mistakes.
pub const MISTAKES: &[Mistake<Case, Output>] = &[
    Mistake {
        name: "fraction",
        sentence: "this is a fraction: the lab wants per cent, so multiply by 100.",
        output: |c| reference(c) / 100.0,
    },
    Mistake {
        name: "count",
        sentence: "this counts the right answers: divide by the number of examples, and multiply by 100.",
        output: |c| reference(c) * c.y.len() as f64 / 100.0,
    },
    Mistake {
        name: "count_times_100",
        sentence: "the division is missing: divide by the number of examples, `y.len()`.",
        output: |c| reference(c) * c.y.len() as f64,
    },
    Mistake {
        name: "errors",
        sentence: "this is the share of the wrong answers: count where the prediction equals the label.",
        output: |c| 100.0 - reference(c),
    },
    Mistake {
        name: "ones_only",
        sentence: "only the ones that were found count: the zeros that were found are right too, (1 - y)·(1 - ŷ).",
        output: |c| percent(c, |y, p| y && p, |_, _| true),
    },
    Mistake {
        name: "recall",
        sentence: "this divides by the number of ones: divide by all examples, and count the zeros that were found.",
        output: |c| percent(c, |y, p| y && p, |y, _| y),
    },
    Mistake {
        name: "precision",
        sentence: "this divides by the number of predicted ones: divide by all examples, and count the zeros that were found.",
        output: |c| percent(c, |y, p| y && p, |_, p| p),
    },
    Mistake {
        name: "f1",
        sentence: "this is the F1 score, which looks at the ones only: the accuracy is the share of all examples that are right.",
        output: |c| {
            let [recall, precision] =
                [|y, _| y, |_, p| p].map(|among| percent(c, |y, p| y && p, among));
            2.0 * recall * precision / (recall + precision)
        },
    },
    Mistake {
        name: "class_by_class",
        sentence: "this is the mean of both classes' accuracies: divide the right ones of both by all examples.",
        output: |c| {
            let ones = percent(c, |y, p| y && p, |y, _| y);
            (ones + percent(c, |y, p| !y && !p, |y, _| !y)) / 2.0
        },
    },
    Mistake {
        name: "right_minus_wrong",
        sentence: "the wrong ones were subtracted: count the right ones, and divide by all.",
        output: |c| 2.0 * reference(c) - 100.0,
    },
    Mistake {
        name: "whole_hundredths",
        sentence: "`100 / m` of whole numbers is cut down to a whole number: write `100.0 / m as f64`.",
        output: |c| reference(c) / 100.0 * (c.y.len() * (100 / c.y.len())) as f64,
    },
    Mistake {
        name: "cut_down",
        sentence: "the decimals are cut off, as the lab's `%d` does when it prints: return the whole number, 90.5.",
        output: |c| reference(c).floor(),
    },
    Mistake {
        name: "rounded",
        sentence: "the percentage is rounded: return it with its decimals, and round only where it is printed.",
        output: |c| reference(c).round(),
    },
];

/// The percentage of those of `among` that are `counted`.
fn percent(c: &Case, counted: fn(bool, bool) -> bool, among: fn(bool, bool) -> bool) -> f64 {
    let number = |wanted: fn(bool, bool) -> bool| {
        let pairs = c.y.iter().zip(&c.predictions);
        pairs.filter(|&(&y, &p)| wanted(y == 1.0, p)).count() as f64
    };
    number(counted) / number(among) * 100.0
}

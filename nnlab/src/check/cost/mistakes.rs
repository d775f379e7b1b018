//! What goes wrong in the cost.

use ndarray::{Array2, s};

use super::{Case, Output, reference};
use crate::check::Mistake;
use crate::check::arrays::table;
use crate::check::slip::Changed;

/// The known mistakes.
pub const MISTAKES: &[Mistake<Case, Output>] = &[
    Mistake {
        name: "sum",
        sentence: "1/m is missing: this is the sum over the examples, not their mean. m is `y.ncols()`.",
        output: |c| reference(c) * m(c),
    },
    Mistake {
        name: "sign",
        sentence: "the minus in front is missing: the logarithm of a probability is negative, and a cost is positive.",
        output: |c| -reference(c),
    },
    Mistake {
        name: "sum_and_sign",
        sentence: "both the minus in front and the 1/m are missing: L = -1/m · Σ.",
        output: |c| -reference(c) * m(c),
    },
    Mistake {
        name: "first_half",
        sentence: "only y·ln(a2) is there: examples of label 0 cost nothing then. Add (1 - y)·ln(1 - a2).",
        output: |c| mean(c, |a, y| y * a.ln()),
    },
    Mistake {
        name: "second_half",
        sentence: "only (1 - y)·ln(1 - a2) is there: examples of label 1 cost nothing then. Add y·ln(a2).",
        output: |c| mean(c, |a, y| (1.0 - y) * (1.0 - a).ln()),
    },
    Mistake {
        name: "labels_swapped",
        sentence: "the labels are the wrong way round: y goes with ln(a2), and 1 - y with ln(1 - a2).",
        output: |c| mean(c, |a, y| (1.0 - y) * a.ln() + y * (1.0 - a).ln()),
    },
    Mistake {
        name: "log10",
        sentence: "this is the logarithm to base 10: `.ln()` is the natural one, as NumPy's `np.log`.",
        output: |c| reference(c) / std::f64::consts::LN_10,
    },
    Mistake {
        name: "log2",
        sentence: "this is the logarithm to base 2: `.ln()` is the natural one, as NumPy's `np.log`.",
        output: |c| reference(c) / std::f64::consts::LN_2,
    },
    Mistake {
        name: "error_rate",
        sentence: "this is the share of wrong answers: the lab's cost is the cross-entropy, which asks how sure they are.",
        output: |c| mean(c, |a, y| -(a.round() - y).abs()),
    },
    Mistake {
        name: "log_of_mean",
        sentence: "this is the logarithm of a mean: take the logarithm of each answer first, then the mean.",
        output: |c| {
            let given = c.a2.iter().zip(&c.y).map(|(a, y)| if *y == 1.0 { *a } else { 1.0 - a });
            -(given.sum::<f64>() / m(c)).ln()
        },
    },
    Mistake {
        name: "squared_error",
        sentence: "this is the mean squared error: the lab's cost is the cross-entropy, with logarithms.",
        output: |c| mean(c, |a, y| -(a - y).powi(2)),
    },
    Mistake {
        name: "mean_of_squares",
        sentence: "this is the mean of all squared errors: the lab's cost is the cross-entropy, with logarithms.",
        output: |c| mean(c, |a, y| -(a - y).powi(2)) / c.y.nrows() as f64,
    },
    Mistake {
        name: "half_squared_error",
        sentence: "this is half the mean squared error: the lab's cost is the cross-entropy, with logarithms.",
        output: |c| mean(c, |a, y| -(a - y).powi(2) / 2.0),
    },
    Mistake {
        name: "root_of_squares",
        sentence: "this is the root of the mean squared error: the lab's cost is the cross-entropy, with logarithms.",
        output: |c| mean(c, |a, y| -(a - y).powi(2)).sqrt(),
    },
    Mistake {
        name: "hinge",
        sentence: "this is the hinge loss: the lab's cost is the cross-entropy, with logarithms.",
        output: |c| mean(c, |a, y| -(1.0 - (2.0 * y - 1.0) * (2.0 * a - 1.0)).max(0.0)),
    },
    Mistake {
        name: "share_of_ones",
        sentence: "only the ones count, and are divided by their number: add (1 - y)·ln(1 - a2), and divide by m.",
        output: |c| mean(c, |a, y| y * a.ln()) * m(c) / c.y.sum(),
    },
    Mistake {
        name: "absolute_error",
        sentence: "this is the mean distance between a2 and y: the cross-entropy takes logarithms.",
        output: |c| mean(c, |a, y| -(a - y).abs()),
    },
    Mistake {
        name: "difference",
        sentence: "this is the mean of a2 - y: right and wrong answers cancel. The cross-entropy takes logarithms.",
        output: |c| mean(c, |a, y| y - a),
    },
    Mistake {
        name: "outer_product",
        sentence: "every label meets every answer, m times m pairs: a `.t()` is too much. Each label goes with its own answer.",
        output: |c| {
            let ones = c.y.sum() * c.a2.ln().sum();
            let zeros = (1.0 - &c.y).sum() * (1.0 - &c.a2).ln().sum();
            -(ones + zeros) / m(c)
        },
    },
    Mistake {
        name: "no_logarithm",
        sentence: "the logarithms are missing: this multiplies y with a2 itself, not with ln(a2).",
        output: |c| mean(c, |a, y| y * a + (1.0 - y) * (1.0 - a)),
    },
    Mistake {
        name: "first_row",
        sentence: "only the first row was counted: with several outputs, add up all rows.",
        output: |c| {
            let row = |a: &Array2<f64>| a.slice(s![0..1, ..]).to_owned();
            reference(&Case { a2: row(&c.a2), y: row(&c.y) })
        },
    },
];

/// A small number inside of both logarithms, as some write against ln 0.
pub(super) fn small_numbers(c: &Case) -> Vec<Changed> {
    let change = |exponent: i32| {
        let small = 10_f64.powi(-exponent);
        let term = &mut |i: usize, j: usize| {
            let (a, y) = (c.a2[[i, j]], c.y[[i, j]]);
            y * (a + small).ln() + (1.0 - y) * (1.0 - a + small).ln()
        };
        let sentence = format!(
            "{small:e} is added inside of the logarithms: the lab's cost has no such number."
        );
        changed("constant", sentence, -table(c.y.dim(), term).sum() / m(c))
    };
    (1..=15).map(change).collect()
}

/// Answers that were kept away from 0 and 1.
pub(super) fn clipped(c: &Case) -> Vec<Changed> {
    let change = |limit: f64| {
        let a2 = table(c.y.dim(), &mut |i, j| c.a2[[i, j]].clamp(limit, 1.0 - limit));
        let sentence =
            format!("the answers are clipped at {limit}: the lab's cost takes them as they are.");
        changed("constant", sentence, reference(&Case { a2, y: c.y.clone() }))
    };
    [0.5, 0.4, 0.3, 0.25, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005].map(change).into()
}

/// The cost of the first, or of the last example alone.
pub(super) fn one_example(c: &Case) -> Vec<Changed> {
    let mut changes = vec![];
    for (which, j) in [("first", 0), ("last", c.y.ncols() - 1)] {
        for rows in [1, c.y.nrows()] {
            let one = |a: &Array2<f64>| a.slice(s![..rows, j..=j]).to_owned();
            let cost = reference(&Case { a2: one(&c.a2), y: one(&c.y) });
            for cost in [cost, cost / m(c)] {
                let sentence = format!("only the {which} example was counted: add up all of them.");
                changes.push(changed("one_example", sentence, cost));
            }
        }
    }
    changes
}

fn changed(name: &'static str, sentence: String, cost: f64) -> Changed {
    Changed { name, sentence, returned: vec![Array2::from_elem((1, 1), cost)] }
}

fn m(c: &Case) -> f64 {
    c.y.ncols() as f64
}

/// -1/m times the sum of a term over all entries.
fn mean(c: &Case, term: fn(f64, f64) -> f64) -> f64 {
    -table(c.y.dim(), &mut |i, j| term(c.a2[[i, j]], c.y[[i, j]])).sum() / m(c)
}

//! What goes wrong in the cost.

use ndarray::Array2;

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
        name: "squared_error",
        sentence: "this is the mean squared error: the lab's cost is the cross-entropy, with logarithms.",
        output: |c| mean(c, |a, y| -(a - y).powi(2)),
    },
    Mistake {
        name: "half_squared_error",
        sentence: "this is half the mean squared error: the lab's cost is the cross-entropy, with logarithms.",
        output: |c| mean(c, |a, y| -(a - y).powi(2) / 2.0),
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
            let row = |a: &ndarray::Array2<f64>| a.slice(ndarray::s![0..1, ..]).to_owned();
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
        Changed {
            name: "constant",
            sentence: format!(
                "{small:e} is added inside of the logarithms: the lab's cost has no such number."
            ),
            returned: vec![Array2::from_elem((1, 1), -table(c.y.dim(), term).sum() / m(c))],
        }
    };
    (1..=15).map(change).collect()
}

fn m(c: &Case) -> f64 {
    c.y.ncols() as f64
}

/// -1/m times the sum of a term over all entries.
fn mean(c: &Case, term: fn(f64, f64) -> f64) -> f64 {
    -table(c.y.dim(), &mut |i, j| term(c.a2[[i, j]], c.y[[i, j]])).sum() / m(c)
}

//! Arrays from formulas. Each function here is compiled once, whoever calls it with whatever: with
//! a closure of its own, every call of `mapv` or `from_shape_fn` would be compiled anew.

use ndarray::Array2;

/// A matrix from a formula of row and column.
pub(super) fn table(
    (rows, columns): (usize, usize),
    entry: &mut dyn FnMut(usize, usize) -> f64,
) -> Array2<f64> {
    let mut table = Array2::zeros((rows, columns));
    for row in 0..rows {
        for column in 0..columns {
            table[[row, column]] = entry(row, column);
        }
    }
    table
}

/// A formula of each entry.
pub(super) fn map(a: &Array2<f64>, formula: fn(f64) -> f64) -> Array2<f64> {
    a.mapv(formula)
}

/// A yes or no for each entry.
pub(super) fn decide(a: &Array2<f64>, question: fn(f64) -> bool) -> Array2<bool> {
    a.mapv(question)
}

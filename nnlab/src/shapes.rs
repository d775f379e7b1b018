//! The sentences that a wrong shape gets: what was expected, what came, and where to look.

use ndarray::Array2;

/// Panics if `array` has no elements.
#[track_caller]
pub(crate) fn not_empty(name: &str, array: &Array2<f64>) {
    let (rows, columns) = array.dim();
    assert!(
        !array.is_empty(),
        "expected {name} to have at least one row and one column, but its shape is ({rows}, {columns})"
    );
}

/// Panics unless both arrays have one column an example, of the same examples.
#[track_caller]
pub(crate) fn same_examples(a: &str, left: &Array2<f64>, b: &str, right: &Array2<f64>) {
    let (m, n) = (left.ncols(), right.ncols());
    assert!(
        m == n,
        "expected {a} and {b} to have the same number of examples (columns): {a} of shape {:?} has {m} but {b} of shape {:?} has {n}",
        left.dim(),
        right.dim()
    );
}

/// Panics unless `left`'s columns match `right`'s rows, as a matrix product needs.
#[track_caller]
pub(crate) fn multiplies(a: &str, left: &Array2<f64>, b: &str, right: &Array2<f64>) {
    let (columns, rows) = (left.ncols(), right.nrows());
    assert!(
        columns == rows,
        "expected {a} of shape {:?} to match {b} of shape {:?}: {a} has {columns} {} but {b} has {rows} {}",
        left.dim(),
        right.dim(),
        plural(columns, "column"),
        plural(rows, "row")
    );
}

/// Panics unless `array` has the shape `expected`; `because` says where that shape comes from.
#[track_caller]
pub(crate) fn is(name: &str, array: &Array2<f64>, expected: (usize, usize), because: &str) {
    let shape = array.dim();
    assert!(
        shape == expected,
        "expected {name} of shape {expected:?} to match {because}, but its shape is {shape:?}"
    );
}

fn plural(n: usize, word: &str) -> String {
    if n == 1 { word.into() } else { format!("{word}s") }
}

//! Step 1, the structure: how many units each layer has.

use ndarray::Array2;

use crate::shapes;

/// The number of hidden units that the lab uses unless told otherwise.
pub const HIDDEN_UNITS: usize = 4;

/// Reads the sizes of the three layers off the data.
///
/// n_x is the number of rows of X, n_y the number of rows of Y, and n_h = 4.
///
/// # Shapes
/// - `x`: (n_x, m), one example a column
/// - `y`: (n_y, m), the label of each
/// - returns (n_x, n_h, n_y)
///
/// # Examples
/// ```
/// use nnlab::{layer_sizes, ndarray::Array2};
///
/// let x = Array2::zeros((2, 400));
/// let y = Array2::zeros((1, 400));
/// assert_eq!(layer_sizes(&x, &y), (2, 4, 1));
/// ```
///
/// # Panics
/// If an array is empty, or if `x` and `y` do not have the same number of columns.
///
/// # In NumPy
/// `n_x, n_h, n_y = X.shape[0], 4, Y.shape[0]`
///
/// # Source
/// Step (1) of the lab, `layer_sizes`.
pub fn layer_sizes(x: &Array2<f64>, y: &Array2<f64>) -> (usize, usize, usize) {
    shapes::not_empty("x", x);
    shapes::not_empty("y", y);
    shapes::same_examples("x", x, "y", y);
    (x.nrows(), HIDDEN_UNITS, y.nrows())
}

//! Step 6, the update: one step downhill.

use crate::backward::Gradients;
use crate::init::Parameters;
use crate::shapes;

/// The learning rate of the lab.
pub const LEARNING_RATE: f64 = 1.2;

/// Moves every parameter a step against its gradient.
///
/// V ← V − α dV, for V = W^\[1\], b^\[1\], W^\[2\], b^\[2\] and the learning rate α.
///
/// # Shapes
/// - `parameters`: `w1` (n_h, n_x), `b1` (n_h, 1), `w2` (n_y, n_h), `b2` (n_y, 1)
/// - `gradients`: the same shapes
/// - returns new parameters of the same shapes
///
/// # Examples
/// ```
/// use nnlab::{Gradients, LEARNING_RATE, Parameters, ndarray::array, update_parameters};
///
/// let p = Parameters { w1: array![[1.0]], b1: array![[0.0]], w2: array![[2.0]], b2: array![[0.5]] };
/// let g = Gradients { dw1: array![[0.5]], db1: array![[0.0]], dw2: array![[-1.0]], db2: array![[0.0]] };
/// let p = update_parameters(&p, &g, LEARNING_RATE);
/// assert_eq!(p.w1, array![[0.4]]); // 1.0 - 1.2 * 0.5
/// assert_eq!(p.w2, array![[3.2]]); // 2.0 + 1.2 * 1.0
/// ```
///
/// # Panics
/// If a gradient's shape is not its parameter's.
///
/// # In NumPy
/// `W1 = W1 - learning_rate * dW1`, and so for the other three. (The original's `-=` changes the
/// caller's arrays as well.)
///
/// # Source
/// Step (6) of the lab, `update_parameters`: gradient descent.
pub fn update_parameters(
    parameters: &Parameters,
    gradients: &Gradients,
    learning_rate: f64,
) -> Parameters {
    let Parameters { w1, b1, w2, b2 } = parameters;
    let Gradients { dw1, db1, dw2, db2 } = gradients;
    shapes::is("dw1", dw1, w1.dim(), "w1");
    shapes::is("db1", db1, b1.dim(), "b1");
    shapes::is("dw2", dw2, w2.dim(), "w2");
    shapes::is("db2", db2, b2.dim(), "b2");

    Parameters {
        w1: w1 - learning_rate * dw1,
        b1: b1 - learning_rate * db1,
        w2: w2 - learning_rate * dw2,
        b2: b2 - learning_rate * db2,
    }
}

#[track_caller]
pub(crate) fn check_rate(learning_rate: f64) {
    assert!(
        learning_rate > 0.0 && learning_rate.is_finite(),
        "expected a positive, finite learning rate, but learning_rate = {learning_rate}"
    );
}

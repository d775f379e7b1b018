//! Step 5, backward propagation: how the cost changes with every parameter.

mod chain;
mod check;

use ndarray::{Array2, Axis};

use crate::forward::Cache;
use crate::init::Parameters;
use crate::shapes;

pub use chain::{Neuron, NeuronGradient, chain_backward, chain_forward, chain_loss};
pub(crate) use check::RIGHT;
pub use check::{Backward, CheckedEntry, GradientCheck, gradient_check};

/// The derivatives of the cost with respect to every parameter.
///
/// # Shapes
/// Those of the parameters: `dw1` (n_h, n_x), `db1` (n_h, 1), `dw2` (n_y, n_h), `db2` (n_y, 1).
///
/// # Examples
/// ```
/// use nnlab::{Gradients, ndarray::array};
///
/// let g = Gradients {
///     dw1: array![[0.1, 0.0]],
///     db1: array![[0.0]],
///     dw2: array![[-0.2]],
///     db2: array![[0.3]],
/// };
/// assert_eq!(g.dw1.dim(), (1, 2));
/// ```
///
/// # In NumPy
/// `grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}`
///
/// # Source
/// Step (5) of the lab.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Gradients {
    /// ∂L/∂W^\[1\], (n_h, n_x).
    pub dw1: Array2<f64>,
    /// ∂L/∂b^\[1\], (n_h, 1).
    pub db1: Array2<f64>,
    /// ∂L/∂W^\[2\], (n_y, n_h).
    pub dw2: Array2<f64>,
    /// ∂L/∂b^\[2\], (n_y, 1).
    pub db2: Array2<f64>,
}

/// Computes the gradients of the cost, from the last layer back to the first.
///
/// dZ^\[2\] = A^\[2\] − Y, dW^\[2\] = 1/m dZ^\[2\] A^\[1\]ᵀ, db^\[2\] = 1/m Σ dZ^\[2\],
/// dZ^\[1\] = W^\[2\]ᵀ dZ^\[2\] ∗ (1 − A^\[1\]²), dW^\[1\] = 1/m dZ^\[1\] Xᵀ, db^\[1\] = 1/m Σ dZ^\[1\].
/// Each Σ runs over the examples; ∗ multiplies entry by entry; 1 − A^\[1\]² is tanh's derivative.
///
/// # Shapes
/// - `parameters`: `w1` (n_h, n_x), `w2` (n_y, n_h); the biases are not read
/// - `cache`: `a1` (n_h, m), `a2` (n_y, m); `z1` and `z2` are not read
/// - `x`: (n_x, m), `y`: (n_y, m)
/// - returns `dw1` (n_h, n_x), `db1` (n_h, 1), `dw2` (n_y, n_h), `db2` (n_y, 1)
///
/// # Examples
/// ```
/// use nnlab::{Parameters, backward_propagation, forward_propagation, ndarray::array};
///
/// let p = Parameters { w1: array![[0.0]], b1: array![[0.0]], w2: array![[2.0]], b2: array![[0.0]] };
/// let (x, y) = (array![[3.0]], array![[1.0]]);
/// let (_, cache) = forward_propagation(&x, &p); // a1 = 0, a2 = 0.5
/// let g = backward_propagation(&p, &cache, &x, &y);
/// assert_eq!(g.db2, array![[-0.5]]); // a2 - y
/// assert_eq!(g.dw2, array![[0.0]]); // times a1
/// assert_eq!(g.dw1, array![[-3.0]]); // 2.0 * -0.5 * (1 - 0²) * 3.0
/// ```
///
/// # Panics
/// If the shapes do not fit together, or an array is empty. NaN and infinity pass through.
///
/// # In NumPy
/// `dW2 = 1/m * np.dot(A2 - Y, A1.T)`,
/// `dZ1 = np.dot(W2.T, A2 - Y) * (1 - np.power(A1, 2))`, `dW1 = 1/m * np.dot(dZ1, X.T)`
///
/// # Source
/// Step (5) of the lab, `backward_propagation`. The handout's formulas leave out the 1/m that its
/// code has; its db = dz means the mean over the examples.
pub fn backward_propagation(
    parameters: &Parameters,
    cache: &Cache,
    x: &Array2<f64>,
    y: &Array2<f64>,
) -> Gradients {
    check_shapes(parameters, cache, x, y);
    let one_over_m = 1.0 / x.ncols() as f64; // times this, as the original has it: the same rounding
    let w2 = &parameters.w2;
    let Cache { a1, a2, .. } = cache;

    let dz2 = a2 - y;
    let dw2 = dz2.dot(&a1.t()) * one_over_m;
    let db2 = mean_of_examples(&dz2);
    let mut dz1 = w2.t().dot(&dz2);
    dz1.zip_mut_with(a1, |dz, a| *dz *= 1.0 - a * a); // in place: another array would cost time
    let dw1 = dz1.dot(&x.t()) * one_over_m;
    let db1 = mean_of_examples(&dz1);

    Gradients { dw1, db1, dw2, db2 }
}

/// The mean along each row, kept as a column.
fn mean_of_examples(dz: &Array2<f64>) -> Array2<f64> {
    dz.sum_axis(Axis(1)).insert_axis(Axis(1)) * (1.0 / dz.ncols() as f64)
}

#[track_caller]
fn check_shapes(parameters: &Parameters, cache: &Cache, x: &Array2<f64>, y: &Array2<f64>) {
    let Parameters { w1, w2, .. } = parameters;
    let m = x.ncols();
    shapes::not_empty("x", x);
    shapes::not_empty("w1", w1);
    shapes::not_empty("w2", w2);
    shapes::same_examples("x", x, "y", y);
    shapes::multiplies("w1", w1, "x", x);
    shapes::multiplies("w2", w2, "w1", w1);
    shapes::is("a1", &cache.a1, (w1.nrows(), m), "w1's rows and x's columns");
    shapes::is("a2", &cache.a2, (w2.nrows(), m), "w2's rows and x's columns");
    shapes::is("y", y, cache.a2.dim(), "a2");
}

//! Step 3, forward propagation: from the inputs to the network's answer.

use ndarray::Array2;

use crate::fused::{sigmoid_of, tanh_of};
use crate::init::Parameters;
use crate::shapes;

/// What forward propagation computed on the way, kept for the way back.
///
/// # Shapes
/// `z1` and `a1` (n_h, m), `z2` and `a2` (n_y, m).
///
/// # Examples
/// ```
/// use nnlab::{Parameters, forward_propagation, ndarray::array};
///
/// let p = Parameters { w1: array![[1.0]], b1: array![[0.0]], w2: array![[1.0]], b2: array![[0.0]] };
/// let (_, cache) = forward_propagation(&array![[0.5, -0.5]], &p);
/// assert_eq!(cache.a1, cache.z1.mapv(f64::tanh));
/// ```
///
/// # In NumPy
/// `cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}`
///
/// # Source
/// Step (3) of the lab.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Cache {
    /// Weighted sums of the hidden layer, (n_h, m).
    pub z1: Array2<f64>,
    /// Activations of the hidden layer, tanh of `z1`, (n_h, m).
    pub a1: Array2<f64>,
    /// Weighted sums of the output layer, (n_y, m).
    pub z2: Array2<f64>,
    /// The network's answer, σ of `z2`, between 0 and 1, (n_y, m).
    pub a2: Array2<f64>,
}

/// The sigmoid of one number.
///
/// σ(z) = 1 / (1 + e^−z), which maps any number to one between 0 and 1.
///
/// # Shapes
/// One number in, one number out; `z.mapv(sigmoid)` takes a whole array.
///
/// # Examples
/// ```
/// use nnlab::sigmoid;
///
/// assert_eq!(sigmoid(0.0), 0.5);
/// assert!((sigmoid(2.0) - 0.880797077977882).abs() < 1e-15);
/// assert_eq!(sigmoid(-1000.0), 0.0);
/// ```
///
/// # Panics
/// Never. NaN stays NaN; ±∞ give 1 and 0.
///
/// # In NumPy
/// `1 / (1 + np.exp(-z))`
///
/// # Source
/// Step (3) of the lab; the handout uses it without writing it out.
pub fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

/// Computes the network's answer for every example.
///
/// Z^\[1\] = W^\[1\] X + b^\[1\], A^\[1\] = tanh Z^\[1\],
/// Z^\[2\] = W^\[2\] A^\[1\] + b^\[2\], A^\[2\] = σ(Z^\[2\]).
///
/// # Shapes
/// - `x`: (n_x, m)
/// - `parameters`: `w1` (n_h, n_x), `b1` (n_h, 1), `w2` (n_y, n_h), `b2` (n_y, 1)
/// - returns A2 (n_y, m) and the cache: `z1`, `a1` (n_h, m), `z2`, `a2` (n_y, m)
///
/// # Examples
/// ```
/// use nnlab::{Parameters, forward_propagation, ndarray::array};
///
/// let p = Parameters {
///     w1: array![[1.0, -1.0]],
///     b1: array![[0.5]],
///     w2: array![[2.0]],
///     b2: array![[-1.0]],
/// };
/// let (a2, cache) = forward_propagation(&array![[0.5], [1.0]], &p);
/// assert_eq!(cache.z1, array![[0.0]]); // 1.0 * 0.5 - 1.0 * 1.0 + 0.5
/// assert!((a2[[0, 0]] - 0.2689414213699951).abs() < 1e-15); // sigmoid(-1)
/// ```
///
/// # Panics
/// If the shapes of `x` and `parameters` do not fit together, or an array is empty. NaN and
/// infinity pass through.
///
/// # In NumPy
/// `A1 = np.tanh(np.dot(W1, X) + b1); A2 = sigmoid(np.dot(W2, A1) + b2)`
///
/// # Source
/// Step (3) of the lab, `forward_propagation`. The handout's second formula writes a^\[2\] where
/// a^\[1\] is meant.
pub fn forward_propagation(x: &Array2<f64>, parameters: &Parameters) -> (Array2<f64>, Cache) {
    let Parameters { w1, b1, w2, b2 } = parameters;
    shapes::not_empty("x", x);
    check_layers(x, parameters);

    let z1 = w1.dot(x) + b1;
    let a1 = tanh_of(&z1);
    let z2 = w2.dot(&a1) + b2;
    let a2 = sigmoid_of(&z2);

    (a2.clone(), Cache { z1, a1, z2, a2 })
}

#[track_caller]
pub(crate) fn check_layers(x: &Array2<f64>, parameters: &Parameters) {
    let Parameters { w1, b1, w2, b2 } = parameters;
    shapes::not_empty("w1", w1);
    shapes::not_empty("w2", w2);
    shapes::multiplies("w1", w1, "x", x);
    shapes::is("b1", b1, (w1.nrows(), 1), "the rows of w1");
    shapes::multiplies("w2", w2, "w1", w1);
    shapes::is("b2", b2, (w2.nrows(), 1), "the rows of w2");
}

//! Step 4, the cost: how wrong the network's answers are, as one number.

use ndarray::{Array2, Zip};

use crate::shapes;

/// The mean cross-entropy between the answers and the labels.
///
/// L = −1/m · Σᵢ₌₁ᵐ \[ y⁽ⁱ⁾ ln a^\[2\]⁽ⁱ⁾ + (1 − y⁽ⁱ⁾) ln(1 − a^\[2\]⁽ⁱ⁾) \]
///
/// A factor of 0 leaves its logarithm out: 0 · ln 0 counts as 0, its limit. So an answer of
/// exactly 0 or 1 costs nothing where it is right and ∞ where it is wrong.
///
/// # Shapes
/// - `a2`: (n_y, m), answers between 0 and 1
/// - `y`: (n_y, m), labels
/// - returns one number, in nats (natural logarithms)
///
/// # Examples
/// ```
/// use nnlab::{compute_cost, ndarray::array};
///
/// let cost = compute_cost(&array![[0.8, 0.4]], &array![[1.0, 0.0]]);
/// assert!((cost - -(0.8_f64.ln() + 0.6_f64.ln()) / 2.0).abs() < 1e-15);
///
/// assert_eq!(compute_cost(&array![[1.0, 0.0]], &array![[1.0, 0.0]]), 0.0); // sure and right
/// assert_eq!(compute_cost(&array![[1.0]], &array![[0.0]]), f64::INFINITY); // sure and wrong
/// ```
///
/// # Panics
/// If the shapes differ or the arrays are empty. An `a2` that is NaN or outside 0 to 1 gives NaN.
///
/// # In NumPy
/// `-1/m * np.sum(np.log(A2) * Y + np.log(1 - A2) * (1 - Y))`, but that gives `nan` (0 · −∞) for
/// a sure and right answer; `scipy.special.xlogy(Y, A2)` in its place does as we do.
///
/// # Source
/// Step (4) of the lab, `compute_cost`. The handout starts its sum at i = 0; it has m terms, from
/// 1 to m. Its third argument, `parameters`, is never used, so it is left out here.
pub fn compute_cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    shapes::not_empty("a2", a2);
    shapes::is("y", y, a2.dim(), "a2");

    let m = y.ncols() as f64;
    let logprobs =
        Zip::from(a2).and(y).map_collect(|&a, &y| times_ln(y, a) + times_ln(1.0 - y, 1.0 - a));
    0.0 - logprobs.sum() / m // not `-sum / m`: a perfect answer would cost -0
}

/// `factor` · ln(`p`), with 0 · ln 0 = 0. A NaN or negative `p` gives NaN whatever the factor.
fn times_ln(factor: f64, p: f64) -> f64 {
    if factor == 0.0 && p >= 0.0 { 0.0 } else { factor * p.ln() }
}

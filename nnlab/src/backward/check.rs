//! The gradient check: backward propagation against finite differences of the cost.

use ndarray::{Array2, Zip};

use crate::backward::Gradients;
use crate::forward::{Cache, forward_propagation, sigmoid};
use crate::init::Parameters;

/// The step of the finite differences, for inputs of at most 1.
///
/// The central difference errs by about ε² from its formula and by 1e-16 / ε from rounding;
/// ε = 1e-5 keeps both near 1e-11.
const EPSILON: f64 = 1e-5;
/// Below this relative error the gradients are right.
pub(crate) const RIGHT: f64 = 1e-7;

/// A backward propagation function: the crate's or your own.
///
/// # Examples
/// ```
/// let _: nnlab::backward::Backward = nnlab::backward_propagation;
/// ```
///
/// # Source
/// Step (5) of the lab: the signature of `backward_propagation`.
pub type Backward = fn(&Parameters, &Cache, &Array2<f64>, &Array2<f64>) -> Gradients;

/// One parameter's derivative, computed in two ways.
///
/// # Examples
/// ```
/// use nnlab::backward::CheckedEntry;
///
/// let entry = CheckedEntry { array: "dw1", row: 0, column: 1, analytic: 0.25, numeric: 0.25 };
/// assert_eq!(entry.array, "dw1");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct CheckedEntry {
    /// The array: `"dw1"`, `"db1"`, `"dw2"` or `"db2"`.
    pub array: &'static str,
    /// Row in that array.
    pub row: usize,
    /// Column in that array.
    pub column: usize,
    /// What the function under check returned.
    pub analytic: f64,
    /// What the finite difference says.
    pub numeric: f64,
}

/// The result of a gradient check.
///
/// # Examples
/// ```
/// use nnlab::{backward_propagation, create_dataset, gradient_check, nn_model};
///
/// let (x, y) = create_dataset();
/// let check = gradient_check(backward_propagation, &nn_model(&x, &y, 4, 100, false), &x, &y);
/// assert_eq!(check.entries.len(), 8 + 4 + 4 + 1); // one a parameter
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct GradientCheck {
    /// Every parameter's derivative, both ways.
    pub entries: Vec<CheckedEntry>,
    /// ‖analytic − numeric‖ / (‖analytic‖ + ‖numeric‖): below 1e-7 the gradients are right. Gradients
    /// as small as the rounding of the finite differences cannot be told from 0, and count as right.
    pub relative_error: f64,
}

/// Compares a backward propagation with finite differences of the cost.
///
/// ∂L/∂θ ≈ (L(θ + ε) − L(θ − ε)) / 2ε with ε = 1e-5, for every single parameter θ (less for the
/// weights of inputs above 1); then ‖analytic − numeric‖ / (‖analytic‖ + ‖numeric‖) over all of them.
/// The difference of the costs is computed from Z2, example by example: it loses no digits where the
/// network is sure.
///
/// # Shapes
/// - `backward`: your `backward_propagation`, or the crate's
/// - `parameters`: `w1` (n_h, n_x), `b1` (n_h, 1), `w2` (n_y, n_h), `b2` (n_y, 1)
/// - `x`: (n_x, m), `y`: (n_y, m)
/// - returns one entry a parameter
///
/// # Examples
/// ```
/// use nnlab::{backward_propagation, gradient_check, Parameters, ndarray::array};
///
/// let p = Parameters {
///     w1: array![[0.3, -0.2]],
///     b1: array![[0.1]],
///     w2: array![[0.7]],
///     b2: array![[-0.4]],
/// };
/// let (x, y) = (array![[1.0, -2.0], [0.5, 1.5]], array![[1.0, 0.0]]);
/// assert!(gradient_check(backward_propagation, &p, &x, &y).relative_error < 1e-9);
///
/// // 1/m forgotten: every derivative is twice too large.
/// let wrong = gradient_check(|p, c, x, y| {
///     let g = backward_propagation(p, c, x, y);
///     nnlab::Gradients { dw1: g.dw1 * 2.0, db1: g.db1 * 2.0, dw2: g.dw2 * 2.0, db2: g.db2 * 2.0 }
/// }, &p, &x, &y);
/// assert!((wrong.relative_error - 1.0 / 3.0).abs() < 1e-9);
/// ```
///
/// # Panics
/// If the shapes do not fit together, or `backward` returns an array of the wrong shape.
///
/// # In NumPy
/// `(cost(theta + eps) - cost(theta - eps)) / (2 * eps)`, once a parameter
///
/// # Source
/// Step (5) of the lab; the central difference, e.g. Press et al., *Numerical Recipes*, §5.7.
pub fn gradient_check(
    backward: Backward,
    parameters: &Parameters,
    x: &Array2<f64>,
    y: &Array2<f64>,
) -> GradientCheck {
    let (_, cache) = forward_propagation(x, parameters);
    let gradients = backward(parameters, &cache, x, y);

    let mut entries = Vec::new();
    for (array, analytic, pick) in arrays(&gradients) {
        let mut nudged = parameters.clone();
        let shape = pick(&mut nudged).dim();
        crate::shapes::is(array, analytic, shape, "its parameter");
        for ((row, column), &analytic) in analytic.indexed_iter() {
            let mut z2_at = |offset: f64| {
                let theta = pick(&mut nudged)[[row, column]];
                pick(&mut nudged)[[row, column]] = theta + offset;
                let (_, cache) = forward_propagation(x, &nudged);
                pick(&mut nudged)[[row, column]] = theta;
                cache.z2
            };
            let step = if array == "dw1" { step(x, column) } else { EPSILON };
            let numeric = difference(&z2_at(step), &z2_at(-step), y) / (2.0 * step);
            entries.push(CheckedEntry { array, row, column, analytic, numeric });
        }
    }
    let rounding = rounding(parameters, &cache, y) * (entries.len() as f64).sqrt();
    let relative_error = relative_error(&entries, rounding);
    GradientCheck { entries, relative_error }
}

/// A weight of large inputs takes smaller steps: the cost bends as their square.
fn step(x: &Array2<f64>, row: usize) -> f64 {
    EPSILON / x.row(row).iter().fold(1.0, |largest: f64, v| largest.max(v.abs()))
}

/// L(θ + ε) − L(θ − ε), example by example from Z2: ln(1 + e^a) − ln(1 + e^b) is
/// ln(1 + σ(b)·(e^(a − b) − 1)), which loses no digits.
fn difference(ahead: &Array2<f64>, behind: &Array2<f64>, y: &Array2<f64>) -> f64 {
    let softplus = |a: f64, b: f64| ((a - b).exp_m1() * sigmoid(b)).ln_1p();
    let mut sum = 0.0;
    Zip::from(ahead).and(behind).and(y).for_each(|&a, &b, &y| {
        sum += y * softplus(-a, -b) + (1.0 - y) * softplus(a, b);
    });
    sum / y.ncols() as f64
}

/// How far rounding may lead the finite differences off: by that of Z2, which is divided by ε, and by
/// that of the sum over the examples.
fn rounding(parameters: &Parameters, cache: &Cache, y: &Array2<f64>) -> f64 {
    let sizes = parameters.w2.mapv(f64::abs).dot(&cache.a1.mapv(f64::abs));
    let sizes = (sizes + parameters.b2.mapv(f64::abs)) / EPSILON + 1.0;
    let mean = ((&cache.a2 - y).mapv(f64::abs) * sizes).sum() / y.ncols() as f64;
    4.0 * f64::EPSILON * mean
}

type Pick = fn(&mut Parameters) -> &mut Array2<f64>;

/// Each gradient with its name and the parameter that it belongs to.
fn arrays(g: &Gradients) -> [(&'static str, &Array2<f64>, Pick); 4] {
    [
        ("dw1", &g.dw1, |p| &mut p.w1),
        ("db1", &g.db1, |p| &mut p.b1),
        ("dw2", &g.dw2, |p| &mut p.w2),
        ("db2", &g.db2, |p| &mut p.b2),
    ]
}

/// Gradients that are as small as the `rounding` of the finite differences cannot be compared.
fn relative_error(entries: &[CheckedEntry], rounding: f64) -> f64 {
    let norm =
        |f: fn(&CheckedEntry) -> f64| entries.iter().map(|e| f(e).powi(2)).sum::<f64>().sqrt();
    let scale = (norm(|e| e.analytic) + norm(|e| e.numeric)).max(rounding / RIGHT);
    if scale == 0.0 { 0.0 } else { norm(|e| e.analytic - e.numeric) / scale }
}

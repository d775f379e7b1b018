//! Step 2, the initial parameters: small random weights, biases of zero.

use ndarray::Array2;
use rand::SeedableRng;
use rand::rngs::StdRng;
use rand_distr::{Distribution, Normal};

use crate::numpy::RandomState;

/// The factor that makes the initial weights small.
///
/// Small weights keep tanh in its steep middle, where its derivative is near 1.
pub const WEIGHT_SCALE: f64 = 0.01;

/// The weights and biases of both layers: what training changes.
///
/// # Shapes
/// `w1` (n_h, n_x), `b1` (n_h, 1), `w2` (n_y, n_h), `b2` (n_y, 1).
///
/// # Examples
/// ```
/// use nnlab::{Parameters, ndarray::array};
///
/// let p = Parameters {
///     w1: array![[1.0, -1.0]],
///     b1: array![[0.0]],
///     w2: array![[2.0]],
///     b2: array![[0.5]],
/// };
/// assert_eq!(p.w1.dim(), (1, 2));
/// ```
///
/// # In NumPy
/// `parameters = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}`
///
/// # Source
/// Step (2) of the lab.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Parameters {
    /// Weights from the input to the hidden layer, (n_h, n_x).
    pub w1: Array2<f64>,
    /// Biases of the hidden layer, (n_h, 1).
    pub b1: Array2<f64>,
    /// Weights from the hidden to the output layer, (n_y, n_h).
    pub w2: Array2<f64>,
    /// Biases of the output layer, (n_y, 1).
    pub b2: Array2<f64>,
}

/// Draws small random weights and sets the biases to zero.
///
/// W^\[1\], W^\[2\] ~ N(0, 1) × 0.01 and b^\[1\] = b^\[2\] = 0. `W1` is drawn first, then `W2`,
/// both row by row, so the same seed gives the same bits as NumPy.
///
/// # Shapes
/// - returns `w1` (n_h, n_x), `b1` (n_h, 1), `w2` (n_y, n_h), `b2` (n_y, 1)
///
/// # Examples
/// ```
/// use nnlab::{RandomState, initialize_parameters};
///
/// let mut rng = RandomState::new(3);
/// let p = initialize_parameters(2, 4, 1, &mut rng);
/// assert_eq!(p.w1[[0, 0]], 0.017886284734303187);
/// assert_eq!(p.b2[[0, 0]], 0.0);
/// ```
///
/// # Panics
/// If a size is 0.
///
/// # In NumPy
/// `W1 = np.random.randn(n_h, n_x) * 0.01; b1 = np.zeros((n_h, 1))`, and so for layer 2.
///
/// # Source
/// Step (2) of the lab, `initialize_parameters`.
pub fn initialize_parameters(
    n_x: usize,
    n_h: usize,
    n_y: usize,
    rng: &mut RandomState,
) -> Parameters {
    sizes_are_positive(n_x, n_h, n_y);
    Parameters {
        w1: rng.randn(n_h, n_x) * WEIGHT_SCALE,
        b1: Array2::zeros((n_h, 1)),
        w2: rng.randn(n_y, n_h) * WEIGHT_SCALE,
        b2: Array2::zeros((n_y, 1)),
    }
}

/// Draws the same distribution as [`initialize_parameters`], the way a Rust programmer would.
///
/// W^\[1\], W^\[2\] ~ N(0, 0.01²) and b^\[1\] = b^\[2\] = 0, from `rand`'s own generator, started
/// with `seed`: equal in distribution to NumPy's weights, but other numbers.
///
/// # Shapes
/// - returns `w1` (n_h, n_x), `b1` (n_h, 1), `w2` (n_y, n_h), `b2` (n_y, 1)
///
/// # Examples
/// ```
/// use nnlab::initialize_parameters_rust;
///
/// let p = initialize_parameters_rust(2, 4, 1, 3);
/// assert!(p.w1.iter().all(|w| w.abs() < 0.1));
/// ```
///
/// # Panics
/// If a size is 0.
///
/// # In NumPy
/// `np.random.default_rng(3).normal(0, 0.01, (n_h, n_x))`: the newer interface, again other numbers.
///
/// # Source
/// Step (2) of the lab, with [`rand_distr::Normal`] in place of `np.random.randn`.
pub fn initialize_parameters_rust(n_x: usize, n_h: usize, n_y: usize, seed: u64) -> Parameters {
    sizes_are_positive(n_x, n_h, n_y);
    let rng = &mut StdRng::seed_from_u64(seed);
    let normal = Normal::new(0.0, WEIGHT_SCALE).expect("the scale is a positive constant");
    Parameters {
        w1: Array2::from_shape_simple_fn((n_h, n_x), || normal.sample(rng)),
        b1: Array2::zeros((n_h, 1)),
        w2: Array2::from_shape_simple_fn((n_y, n_h), || normal.sample(rng)),
        b2: Array2::zeros((n_y, 1)),
    }
}

#[track_caller]
fn sizes_are_positive(n_x: usize, n_h: usize, n_y: usize) {
    assert!(
        n_x > 0 && n_h > 0 && n_y > 0,
        "expected every layer to have at least 1 unit, but n_x = {n_x}, n_h = {n_h}, n_y = {n_y}"
    );
}

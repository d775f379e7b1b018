//! The sharpness of the cost: its largest curvature.

use ndarray::{Array1, Array2};

use crate::backward::{Gradients, backward_propagation};
use crate::forward::forward_propagation;
use crate::init::Parameters;

/// How far [`sharpness`] steps to each side for its finite differences.
const EPSILON: f64 = 1e-4;
/// [`sharpness`] stops when its answer misses being an eigenvalue by less than this, relatively.
const TOLERANCE: f64 = 1e-7;
/// [`sharpness`] stops after so many directions in any case.
const MOST_DIRECTIONS: usize = 100;

/// The sharpness of the cost: its largest curvature in any direction.
///
/// The largest eigenvalue of the Hessian H of the cost, by Lanczos' method: the products of H with
/// one direction after the other, each orthogonal to all before, make H a small matrix T of three
/// diagonals, whose largest eigenvalue is H's. Hv ≈ (∇L(θ + εv) − ∇L(θ − εv)) / 2ε.
///
/// Gradient descent with learning rate α multiplies an error along an eigenvector of H by
/// 1 − αλ in each iteration. It shrinks while λ < 2/α; above that it grows. So the sharpness
/// against 2/α tells whether training is stable: see below.
///
/// # Shapes
/// - `parameters`: `w1` (n_h, n_x), `b1` (n_h, 1), `w2` (n_y, n_h), `b2` (n_y, 1)
/// - `x`: (n_x, m), `y`: (n_y, m)
/// - returns one number, the curvature in cost over parameter squared
///
/// # Examples
/// Training walks to the edge of stability, and over it:
/// ```
/// use nnlab::{LEARNING_RATE, Settings, create_dataset, nn_model_with, sharpness};
///
/// let (x, y) = create_dataset();
/// let settings = Settings { num_iterations: 6200, snapshots: vec![1000, 5000, 6200], ..Settings::default() };
/// let history = nn_model_with(&x, &y, &settings);
/// let at: Vec<f64> = history.snapshots.iter().map(|(_, p)| sharpness(p, &x, &y)).collect();
/// assert!((at[0] - 1.07).abs() < 0.01);
/// assert!((at[1] - 1.57).abs() < 0.01);
/// assert!(at[2] > 2.0 / LEARNING_RATE); // 1.667: from here rounding errors grow
/// ```
///
/// # Panics
/// If the shapes do not fit together.
///
/// # In NumPy
/// `np.linalg.eigvalsh(H).max()`, with H the finite differences of the gradient, column by column
///
/// # Source
/// Step (9) of the lab, where the cost rises between iterations 6000 and 7000. Cohen et al.,
/// *Gradient Descent on Neural Networks Typically Occurs at the Edge of Stability*, 2021. Lanczos'
/// method: Golub and Van Loan, *Matrix Computations*, chapter 10.
pub fn sharpness(parameters: &Parameters, x: &Array2<f64>, y: &Array2<f64>) -> f64 {
    let sizes = Sizes::of(parameters);
    let mut directions = vec![start(sizes.count())];
    let (mut diagonal, mut beside) = (vec![], vec![]);
    loop {
        let last = &directions[directions.len() - 1];
        let mut product = hessian_times(&sizes.gradients(last), parameters, x, y);
        diagonal.push(product.dot(last));
        // Twice, since rounding leaves a little of each after the first time.
        for direction in directions.iter().chain(&directions) {
            let share = product.dot(direction);
            product.scaled_add(-share, direction);
        }
        let rest = product.dot(&product).sqrt();
        if rest.is_nan() {
            return f64::NAN;
        }
        let (largest, share) = largest_eigenvalue(&diagonal, &beside);
        let all = directions.len() == sizes.count().min(MOST_DIRECTIONS);
        if all || rest * share <= TOLERANCE * largest.abs() {
            return largest;
        }
        beside.push(rest);
        directions.push(product / rest);
    }
}

/// The largest eigenvalue of the matrix with this diagonal and these numbers on both sides of it, and
/// the last entry of its eigenvector of length 1, without its sign.
fn largest_eigenvalue(diagonal: &[f64], beside: &[f64]) -> (f64, f64) {
    let n = diagonal.len();
    let at = |k: usize| beside.get(k).copied().unwrap_or(0.0).abs();
    // Gershgorin: no eigenvalue lies above the largest sum of a row.
    let row = |k: usize| diagonal[k] + at(k) + if k > 0 { at(k - 1) } else { 0.0 };
    let mut high = (0..n).map(row).fold(f64::NEG_INFINITY, f64::max);
    let mut low = diagonal.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    // Below λ lie as many eigenvalues as T − λ has negative pivots.
    let above_all = |value: f64| pivots(diagonal, beside, value).iter().all(|&pivot| pivot < 0.0);
    while high - low > f64::EPSILON * high.abs().max(low.abs()) {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            break;
        }
        if above_all(middle) { high = middle } else { low = middle }
    }
    (high, last_entry(diagonal, beside, high))
}

/// The pivots of T − `value`: all are negative if `value` lies above every eigenvalue.
fn pivots(diagonal: &[f64], beside: &[f64], value: f64) -> Vec<f64> {
    let mut pivots: Vec<f64> = vec![];
    for (k, entry) in diagonal.iter().enumerate() {
        let before = if k > 0 { beside[k - 1] * beside[k - 1] / pivots[k - 1] } else { 0.0 };
        let pivot = entry - value - before;
        pivots.push(if pivot == 0.0 { -f64::MIN_POSITIVE } else { pivot });
    }
    pivots
}

/// The last entry of the eigenvector, from (T − λ)v = 0 solved from the end: each entry follows from
/// the one behind it.
fn last_entry(diagonal: &[f64], beside: &[f64], value: f64) -> f64 {
    let pivots = pivots(diagonal, beside, value);
    let (mut entry, mut squares) = (1.0_f64, 1.0_f64);
    for k in (0..diagonal.len() - 1).rev() {
        entry *= -beside[k] / pivots[k];
        squares += entry * entry;
    }
    1.0 / squares.sqrt()
}

/// Where each gradient stands in one long row.
struct Sizes {
    n_x: usize,
    n_h: usize,
    n_y: usize,
}

impl Sizes {
    fn of(parameters: &Parameters) -> Sizes {
        let (w1, w2) = (&parameters.w1, &parameters.w2);
        Sizes { n_x: w1.ncols(), n_h: w1.nrows(), n_y: w2.nrows() }
    }

    fn count(&self) -> usize {
        self.n_h * (self.n_x + 1 + self.n_y) + self.n_y
    }

    fn gradients(&self, row: &Array1<f64>) -> Gradients {
        let mut rest = row.iter().copied();
        let mut next = |rows, columns| {
            Array2::from_shape_simple_fn((rows, columns), || rest.next().unwrap_or(0.0))
        };
        let Sizes { n_x, n_h, n_y } = *self;
        Gradients { dw1: next(n_h, n_x), db1: next(n_h, 1), dw2: next(n_y, n_h), db2: next(n_y, 1) }
    }
}

fn flat(g: &Gradients) -> Array1<f64> {
    g.dw1.iter().chain(&g.db1).chain(&g.dw2).chain(&g.db2).copied().collect()
}

/// Hv by central differences of the gradient, as one long row.
fn hessian_times(v: &Gradients, at: &Parameters, x: &Array2<f64>, y: &Array2<f64>) -> Array1<f64> {
    let gradient_at = |offset: f64| {
        let moved = crate::update_parameters(at, v, -offset);
        let (_, cache) = forward_propagation(x, &moved);
        flat(&backward_propagation(&moved, &cache, x, y))
    };
    (gradient_at(EPSILON) - gradient_at(-EPSILON)) / (2.0 * EPSILON)
}

/// A direction of length 1 that no symmetry of the network makes orthogonal to the answer.
fn start(count: usize) -> Array1<f64> {
    let uneven: Array1<f64> = (1..=count).map(|k| (1.7 * k as f64).sin() + 0.1).collect();
    let length = uneven.dot(&uneven).sqrt();
    uneven / length
}

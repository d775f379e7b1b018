//! Step 8, the data set: a flower with two kinds of petals.

mod ideal;
mod others;

use ndarray::{Array1, Array2, s};

use crate::numpy::RandomState;

pub use ideal::ideal_rule;
pub use others::{create_blobs, create_circles, create_moons, create_spiral, create_xor};

/// The number of points of the lab's flower.
pub const EXAMPLES: usize = 400;
/// The standard deviation of the noise on angle and radius.
pub const NOISE: f64 = 0.2;
/// The seed of the lab's flower.
pub const DATASET_SEED: u32 = 1;

/// The length of a petal.
const PETAL: f64 = 4.0;
/// The angle (radians) that one class covers, a little less than π.
const HALF_TURN: f64 = 3.12;

/// Makes the flower of the lab: 400 points in two classes.
///
/// For class j: t = linspace(3.12 j, 3.12 (j + 1)) + 0.2 N(0, 1), r = 4 sin 4t + 0.2 N(0, 1),
/// and the point is (r sin t, r cos t). A straight line cannot part the petals.
///
/// # Shapes
/// - returns X (2, 400), the coordinates, and Y (1, 400): 200 labels 0, then 200 labels 1
///
/// # Examples
/// ```
/// use nnlab::create_dataset;
///
/// let (x, y) = create_dataset();
/// assert_eq!(x.dim(), (2, 400));
/// assert_eq!(x[[0, 0]], 1.204442292254319);
/// assert_eq!(y.sum(), 200.0);
/// ```
///
/// # In NumPy
/// The original's `create_dataset()`, bit for bit where sin, cos and ln of the platform agree
/// with those that NumPy was built with.
///
/// # Source
/// Step (8) of the lab, `create_dataset`, with its seed 1.
pub fn create_dataset() -> (Array2<f64>, Array2<f64>) {
    create_dataset_with(EXAMPLES, NOISE, &mut RandomState::new(DATASET_SEED))
}

/// Makes a flower of another size, with more or less noise, from any seed.
///
/// As [`create_dataset`], with `m` points and N(0, `noise`²) on angle and radius.
///
/// # Shapes
/// - `m`: number of points, even
/// - `noise`: standard deviation on the angle (radians) and the radius
/// - returns X (2, m) and Y (1, m), the first half of the labels 0, the second 1
///
/// # Examples
/// ```
/// use nnlab::{RandomState, create_dataset, create_dataset_with};
///
/// let (x, y) = create_dataset_with(400, 0.2, &mut RandomState::new(1));
/// assert_eq!((x, y), create_dataset());
///
/// let (x, _) = create_dataset_with(6, 0.0, &mut RandomState::new(1));
/// assert_eq!(x[[0, 0]], 0.0); // t = 0: the flower's centre
/// ```
///
/// # Panics
/// If `m` is odd or 0, or if `noise` is negative, NaN or infinite.
///
/// # In NumPy
/// `t = np.linspace(j*3.12, (j+1)*3.12, N) + np.random.randn(N)*noise`,
/// `r = 4*np.sin(4*t) + np.random.randn(N)*noise`, `X[ix] = np.c_[r*np.sin(t), r*np.cos(t)]`
///
/// # Source
/// Step (8) of the lab, `create_dataset`.
pub fn create_dataset_with(
    m: usize,
    noise: f64,
    rng: &mut RandomState,
) -> (Array2<f64>, Array2<f64>) {
    check_size(m, noise);
    let n = m / 2;
    let mut x = Array2::zeros((2, m));
    let mut y = Array2::zeros((1, m));
    for class in 0..2 {
        let j = class as f64;
        let angles = linspace(j * HALF_TURN, (j + 1.0) * HALF_TURN, n);
        let t = angles + rng.standard_normal(n) * noise;
        let r = t.mapv(|t| PETAL * (4.0 * t).sin()) + rng.standard_normal(n) * noise;

        let columns = class * n..(class + 1) * n;
        x.slice_mut(s![0, columns.clone()]).assign(&(&r * &t.mapv(f64::sin)));
        x.slice_mut(s![1, columns.clone()]).assign(&(&r * &t.mapv(f64::cos)));
        y.slice_mut(s![0, columns]).fill(j);
    }
    (x, y)
}

#[track_caller]
fn check_size(m: usize, noise: f64) {
    assert!(
        m > 0 && m.is_multiple_of(2),
        "expected m to be an even number of points, half of each class, but m = {m}"
    );
    assert!(
        noise >= 0.0 && noise.is_finite(),
        "expected noise to be 0 or more and finite, but noise = {noise}"
    );
}

/// NumPy's `linspace`. `ndarray`'s rounds otherwise: it does not set the last point to `stop`.
fn linspace(start: f64, stop: f64, n: usize) -> Array1<f64> {
    let steps = n.saturating_sub(1);
    let step = (stop - start) / steps as f64;
    Array1::from_shape_fn(n, |i| match i {
        0 => start,
        i if i == steps => stop,
        i => i as f64 * step + start,
    })
}

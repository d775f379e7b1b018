//! Data sets to play with: two classes in other shapes than the flower's, about as large.

use std::f64::consts::{PI, TAU};

use ndarray::{Array1, Array2};

use super::check_size;
use crate::numpy::RandomState;

/// A point from its class, its place in its class from 0 to 1, and two random numbers from 0 to 1.
type Place = fn(class: usize, share: f64, random: (f64, f64)) -> (f64, f64);

/// Makes two moons, each with its tip inside the other.
///
/// For class 0 the point is 2·(cos t − 0.5, sin t − 0.25), for class 1 2·(0.5 − cos t, 0.25 − sin t),
/// t from 0 to π; with `noise`·N(0, 1) on both coordinates.
///
/// # Shapes
/// - `m`: number of points, even
/// - `noise`: standard deviation of the noise
/// - returns X (2, m) and Y (1, m), the first half of the labels 0, the second 1
///
/// # Examples
/// ```
/// use nnlab::{RandomState, dataset::create_moons};
///
/// let (x, y) = create_moons(6, 0.0, &mut RandomState::new(1));
/// assert_eq!((x[[0, 0]], x[[1, 0]]), (1.0, -0.5));
/// assert_eq!(y.sum(), 3.0);
/// ```
///
/// # Panics
/// As [`create_dataset_with`](crate::create_dataset_with).
///
/// # In NumPy
/// `sklearn.datasets.make_moons(m, noise=noise)`, moved to the middle and twice as large
///
/// # Source
/// The optional data sets of the course that the lab comes from.
pub fn create_moons(m: usize, noise: f64, rng: &mut RandomState) -> (Array2<f64>, Array2<f64>) {
    points(m, noise, rng, |class, share, _| {
        let (sin, cos) = (PI * share).sin_cos();
        let side = if class == 0 { 1.0 } else { -1.0 };
        (2.0 * side * (cos - 0.5), 2.0 * side * (sin - 0.25))
    })
}

/// Makes two circles, of radius 3.5 (class 0) and 1.5 (class 1).
///
/// r·(cos t, sin t), t evenly over the circle, with `noise`·N(0, 1) on both coordinates.
///
/// # Shapes
/// As [`create_moons`].
///
/// # Examples
/// ```
/// use nnlab::{RandomState, dataset::create_circles};
///
/// let (x, _) = create_circles(6, 0.0, &mut RandomState::new(1));
/// assert_eq!((x[[0, 0]], x[[0, 3]]), (3.5, 1.5));
/// ```
///
/// # Panics
/// As [`create_dataset_with`](crate::create_dataset_with).
///
/// # In NumPy
/// `sklearn.datasets.make_circles(m, noise=noise)`, with other radii
///
/// # Source
/// The optional data sets of the course that the lab comes from.
pub fn create_circles(m: usize, noise: f64, rng: &mut RandomState) -> (Array2<f64>, Array2<f64>) {
    points(m, noise, rng, |class, share, _| {
        let (sin, cos) = (TAU * share).sin_cos();
        let radius = [3.5, 1.5][class];
        (radius * cos, radius * sin)
    })
}

/// Makes two spirals that wind into each other.
///
/// r·(cos t, sin t) with r from 0 to 4 and t from 0 to 2π; class 1 begins half a turn later. With
/// `noise`·N(0, 1) on both coordinates.
///
/// # Shapes
/// As [`create_moons`].
///
/// # Examples
/// ```
/// use nnlab::{RandomState, dataset::create_spiral};
///
/// let (x, _) = create_spiral(6, 0.0, &mut RandomState::new(1));
/// assert_eq!((x[[0, 0]], x[[0, 2]]), (0.0, 4.0));
/// ```
///
/// # Panics
/// As [`create_dataset_with`](crate::create_dataset_with).
///
/// # In NumPy
/// `r = 4 * s; t = 2 * np.pi * s + np.pi * j; X = np.array([r * np.cos(t), r * np.sin(t)])`
///
/// # Source
/// The spirals of many courses, one turn of them.
pub fn create_spiral(m: usize, noise: f64, rng: &mut RandomState) -> (Array2<f64>, Array2<f64>) {
    points(m, noise, rng, |class, share, _| {
        let (sin, cos) = (TAU * share + PI * class as f64).sin_cos();
        (4.0 * share * cos, 4.0 * share * sin)
    })
}

/// Makes four squares like those of a chessboard: class 1 where x1 and x2 have different signs.
///
/// Each point is uniform in its square, 0.3 to 3.3 from the axes; with `noise`·N(0, 1) on both
/// coordinates.
///
/// # Shapes
/// As [`create_moons`].
///
/// # Examples
/// ```
/// use nnlab::{RandomState, dataset::create_xor};
///
/// let (x, y) = create_xor(100, 0.0, &mut RandomState::new(1));
/// for k in 0..100 {
///     assert_eq!(x[[0, k]] * x[[1, k]] < 0.0, y[[0, k]] == 1.0);
/// }
/// ```
///
/// # Panics
/// As [`create_dataset_with`](crate::create_dataset_with).
///
/// # In NumPy
/// `Y = np.logical_xor(X[0] > 0, X[1] > 0)`
///
/// # Source
/// The exclusive or, which Minsky and Papert showed one layer cannot learn (*Perceptrons*, 1969).
pub fn create_xor(m: usize, noise: f64, rng: &mut RandomState) -> (Array2<f64>, Array2<f64>) {
    points(m, noise, rng, |class, share, (first, second)| {
        // The first half of a class is on the right.
        let right = if share < 0.5 { 1.0 } else { -1.0 };
        let up = if class == 0 { right } else { -right };
        (right * (0.3 + 3.0 * first), up * (0.3 + 3.0 * second))
    })
}

/// Makes two clouds around (−1.5, −1.5) and (1.5, 1.5).
///
/// The centre of the class, with `noise`·N(0, 1) on both coordinates: `noise` is the clouds' size.
///
/// # Shapes
/// As [`create_moons`].
///
/// # Examples
/// ```
/// use nnlab::{RandomState, dataset::create_blobs};
///
/// let (x, _) = create_blobs(2, 0.0, &mut RandomState::new(1));
/// assert_eq!((x[[0, 0]], x[[0, 1]]), (-1.5, 1.5));
/// ```
///
/// # Panics
/// As [`create_dataset_with`](crate::create_dataset_with).
///
/// # In NumPy
/// `sklearn.datasets.make_blobs(m, centers=[(-1.5, -1.5), (1.5, 1.5)], cluster_std=noise)`
///
/// # Source
/// The optional data sets of the course that the lab comes from.
pub fn create_blobs(m: usize, noise: f64, rng: &mut RandomState) -> (Array2<f64>, Array2<f64>) {
    points(m, noise, rng, |class, _, _| [(-1.5, -1.5), (1.5, 1.5)][class])
}

#[track_caller]
fn points(m: usize, noise: f64, rng: &mut RandomState, place: Place) -> (Array2<f64>, Array2<f64>) {
    check_size(m, noise);
    let n = m / 2;
    let random: Array1<f64> = rng.random_sample(2 * m);
    let mut x = rng.randn(2, m) * noise;
    for k in 0..m {
        let share = (k % n) as f64 / (n - 1).max(1) as f64;
        let (x1, x2) = place(k / n, share, (random[k], random[m + k]));
        x[[0, k]] += x1;
        x[[1, k]] += x2;
    }
    (x, Array2::from_shape_fn((1, m), |(_, k)| (k / n) as f64))
}

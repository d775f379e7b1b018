//! The grid of points on which the decision boundary is found.

use ndarray::{Array1, Array2, Axis, s, stack};

use crate::shapes;

/// The distance between the original's grid points.
pub(crate) const STEP: f64 = 0.01;
/// How far the original's grid reaches beyond the data.
const PADDING: f64 = 1.0;
/// More points than this would not fit into memory.
const MOST_POINTS: f64 = 1e8;
/// `predict_grid` asks for so many rows at once, to keep the arrays between small.
const ROWS_AT_ONCE: usize = 16;

/// The coordinates of every grid point.
///
/// # Shapes
/// `xx` and `yy`: (rows, columns), one row a value of x2, one column a value of x1.
///
/// # Examples
/// ```
/// use nnlab::{boundary_grid_with, ndarray::array};
///
/// let grid = boundary_grid_with(&array![[0.0, 1.0], [0.0, 0.0]], 0.5);
/// assert_eq!(grid.xx.row(0).to_vec(), [-1.0, -0.5, 0.0, 0.5, 1.0, 1.5]);
/// assert_eq!(grid.yy.column(0).to_vec(), [-1.0, -0.5, 0.0, 0.5]);
/// ```
///
/// # In NumPy
/// `xx, yy`
///
/// # Source
/// Step (10) of the lab, `plot_decision_boundary`.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// x1 of every point; every row is the same.
    pub xx: Array2<f64>,
    /// x2 of every point; every column is the same.
    pub yy: Array2<f64>,
}

impl Grid {
    /// The first and the last x1, the first and the last x2.
    pub(crate) fn edges(&self) -> ((f64, f64), (f64, f64)) {
        let (rows, columns) = self.xx.dim();
        let (x, y) = (&self.xx, &self.yy);
        ((x[[0, 0]], x[[0, columns - 1]]), (y[[0, 0]], y[[rows - 1, 0]]))
    }
}

/// The original's grid: around the data with 1 to spare, a point every 0.01.
///
/// # Shapes
/// - `x`: (2, m), finite
/// - returns `xx` and `yy`; (1008, 1030) for the lab's data
///
/// # Examples
/// ```
/// use nnlab::{boundary_grid, create_dataset};
///
/// let (x, _) = create_dataset();
/// let grid = boundary_grid(&x);
/// assert_eq!(grid.xx.dim(), (1008, 1030));
/// ```
///
/// # Panics
/// If `x` does not have two rows, is empty or not finite, or spreads over more than a hundred
/// million grid points.
///
/// # In NumPy
/// `np.meshgrid(np.arange(x_min, x_max, 0.01), np.arange(y_min, y_max, 0.01))`
///
/// # Source
/// Step (10) of the lab, `plot_decision_boundary`.
pub fn boundary_grid(x: &Array2<f64>) -> Grid {
    boundary_grid_with(x, STEP)
}

/// The grid around the data with another distance between its points.
///
/// # Shapes
/// - `x`: (2, m), finite
/// - `h`: the distance
/// - returns `xx` and `yy`, of the same shape
///
/// # Examples
/// ```
/// use nnlab::{boundary_grid_with, create_dataset};
///
/// let (x, _) = create_dataset();
/// assert_eq!(boundary_grid_with(&x, 0.1).xx.dim(), (101, 103));
/// ```
///
/// # Panics
/// As [`boundary_grid`]; also if `h` is not positive and finite.
///
/// # In NumPy
/// `np.meshgrid(np.arange(x_min, x_max, h), np.arange(y_min, y_max, h))`
///
/// # Source
/// Step (10) of the lab, `plot_decision_boundary`.
pub fn boundary_grid_with(x: &Array2<f64>, h: f64) -> Grid {
    assert!(h > 0.0 && h.is_finite(), "expected a positive, finite distance, but h = {h}");
    let ((left, right), (low, high)) = padded_ranges(x);
    let points = (right - left) / h * ((high - low) / h);
    assert!(
        points <= MOST_POINTS,
        "expected a grid of at most {MOST_POINTS:e} points, but x spreads over {points:.1e} of distance {h}: scale x down, or choose a larger h with boundary_grid_with"
    );
    let (across, up) = (arange(left, right, h), arange(low, high, h));
    let shape = (up.len(), across.len());
    Grid {
        xx: Array2::from_shape_fn(shape, |(_, column)| across[column]),
        yy: Array2::from_shape_fn(shape, |(row, _)| up[row]),
    }
}

/// The model's answer at every grid point.
///
/// The model sees some rows of the grid at a time, so that the arrays between stay small.
///
/// # Shapes
/// - `model`: takes points (2, k), returns answers (1, k)
/// - `grid`: `xx` and `yy` (rows, columns)
/// - returns Z (rows, columns)
///
/// # Examples
/// ```
/// use nnlab::{boundary_grid_with, ndarray::array, predict_grid};
///
/// let grid = boundary_grid_with(&array![[0.0, 1.0], [0.0, 0.0]], 0.5);
/// let right_half = |x: &nnlab::ndarray::Array2<f64>| x.slice(nnlab::ndarray::s![0..1, ..]).mapv(|v| v > 0.0);
/// let z = predict_grid(&right_half, &grid);
/// assert_eq!(z.row(0).to_vec(), [false, false, false, true, true, true]);
/// ```
///
/// # Panics
/// If the model's answers do not have the shape (1, k).
///
/// # In NumPy
/// `Z = model(np.c_[xx.ravel(), yy.ravel()]).reshape(xx.shape)`
///
/// # Source
/// Step (10) of the lab, `plot_decision_boundary`.
pub fn predict_grid(model: &dyn Fn(&Array2<f64>) -> Array2<bool>, grid: &Grid) -> Array2<bool> {
    let (rows, columns) = grid.xx.dim();
    let mut z = Array2::from_elem((rows, columns), false);
    for first in (0..rows).step_by(ROWS_AT_ONCE) {
        let last = rows.min(first + ROWS_AT_ONCE);
        let answers = model(&points_of_rows(grid, first, last));
        let expected = (1, (last - first) * columns);
        assert!(
            answers.dim() == expected,
            "expected the model to answer points of shape (2, {}) with answers of shape {expected:?}, but their shape is {:?}",
            expected.1,
            answers.dim()
        );
        let part = z.slice_mut(s![first..last, ..]);
        for (place, answer) in part.into_iter().zip(&answers) {
            *place = *answer;
        }
    }
    z
}

/// The points of some rows of the grid, as columns.
pub(crate) fn points_of_rows(grid: &Grid, first: usize, last: usize) -> Array2<f64> {
    let flat =
        |a: &Array2<f64>| a.slice(s![first..last, ..]).iter().copied().collect::<Array1<_>>();
    let (xs, ys) = (flat(&grid.xx), flat(&grid.yy));
    stack(Axis(0), &[xs.view(), ys.view()]).expect("xx and yy have the same shape")
}

/// The range of x1 and of x2 with the original's padding.
#[track_caller]
pub(crate) fn padded_ranges(x: &Array2<f64>) -> ((f64, f64), (f64, f64)) {
    shapes::not_empty("x", x);
    assert!(
        x.nrows() == 2,
        "expected x to have 2 rows, the two coordinates of every point, but its shape is {:?}",
        x.dim()
    );
    if let Some(((row, column), value)) = x.indexed_iter().find(|(_, v)| !v.is_finite()) {
        panic!("expected every entry of x to be finite, but x[{row}, {column}] is {value}");
    }
    let padded = |row: usize| {
        let values = x.row(row);
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        (low - PADDING, high + PADDING)
    };
    (padded(0), padded(1))
}

/// NumPy's `arange`, bit for bit: the step is the difference of the first two values.
fn arange(start: f64, stop: f64, step: f64) -> Array1<f64> {
    let length = ((stop - start) / step).ceil() as usize;
    let delta = (start + step) - start;
    Array1::from_shape_fn(length, |k| start + k as f64 * delta)
}

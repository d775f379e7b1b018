//! The grid of points on which the decision boundary is found.

#[cfg(test)]
mod tests;

use ndarray::{Array1, Array2, Axis, s, stack};

use super::data::plane_shape;
use crate::forward::check_layers;
use crate::init::Parameters;
use crate::{fused, shapes};

/// How far the original's grid reaches beyond the data.
const PADDING: f64 = 1.0;
/// More points than this would not fit into memory.
const MOST_POINTS: f64 = 1e8;
/// `answers_on` asks for so many rows at once, to keep the arrays between small.
const ROWS_AT_ONCE: usize = 16;

/// The coordinates of the points of a grid around the data, with 1 to spare on each side.
///
/// x1 = min − 1, min − 1 + h, … below max + 1, and so x2.
///
/// # Shapes
/// - `x`: (2, m), finite
/// - `h`: the distance of neighbours; the original's is 0.01
/// - returns `xx` and `yy`, both (rows, columns), one row a value of x2, one column a value of x1
///
/// # Examples
/// ```
/// use nnlab::{boundary_grid, create_dataset, ndarray::array};
///
/// let (xx, yy) = boundary_grid(&array![[0.0, 1.0], [0.0, 0.0]], 0.5);
/// assert_eq!(xx.row(0).to_vec(), [-1.0, -0.5, 0.0, 0.5, 1.0, 1.5]);
/// assert_eq!(yy.column(0).to_vec(), [-1.0, -0.5, 0.0, 0.5]);
///
/// let (xx, _) = boundary_grid(&create_dataset().0, 0.01);
/// assert_eq!(xx.dim(), (1008, 1030));
/// ```
///
/// # Panics
/// If `x` does not have two rows, is empty or not finite, spreads over more than a hundred million
/// grid points, or `h` is not positive and finite.
///
/// # In NumPy
/// `np.meshgrid(np.arange(x_min, x_max, h), np.arange(y_min, y_max, h))`
///
/// # Source
/// Step (10) of the lab, `plot_decision_boundary`.
pub fn boundary_grid(x: &Array2<f64>, h: f64) -> (Array2<f64>, Array2<f64>) {
    assert!(h > 0.0 && h.is_finite(), "expected a positive, finite distance, but h = {h}");
    let ((left, right), (low, high)) = padded_ranges(x);
    let points = (right - left) / h * ((high - low) / h);
    assert!(
        points <= MOST_POINTS,
        "expected a grid of at most {MOST_POINTS:e} points, but x spreads over {points:.1e} of distance {h}: scale x down, or choose a larger h"
    );
    let (across, up) = (arange(left, right, h), arange(low, high, h));
    let shape = (up.len(), across.len());
    let xx = Array2::from_shape_fn(shape, |(_, column)| across[column]);
    (xx, Array2::from_shape_fn(shape, |(row, _)| up[row]))
}

/// A grid of so many points across for a chart of the data: its step has nothing to do with the
/// scales of x1 and x2, which may be far apart.
pub(crate) fn picture_grid(x: &Array2<f64>, across: f64) -> (Array2<f64>, Array2<f64>) {
    let ranges = chart_ranges(x);
    let shape = ((across * plane_shape(ranges)).round() as usize, across.round() as usize);
    let at = |(low, high): (f64, f64), k: usize, n: usize| {
        low + (high - low) * k as f64 / (n.max(2) - 1) as f64
    };
    let columns = Array2::from_shape_fn((1, shape.1), |(_, column)| at(ranges.0, column, shape.1));
    let rows = Array2::from_shape_fn((shape.0, 1), |(row, _)| at(ranges.1, row, shape.0));
    let everywhere = |a: &Array2<f64>| a.broadcast(shape).expect("one row or column").to_owned();
    (everywhere(&columns), everywhere(&rows))
}

/// The first and the last x1, the first and the last x2.
pub(crate) fn edges(xx: &Array2<f64>, yy: &Array2<f64>) -> ((f64, f64), (f64, f64)) {
    let (rows, columns) = xx.dim();
    ((xx[[0, 0]], xx[[0, columns - 1]]), (yy[[0, 0]], yy[[rows - 1, 0]]))
}

/// A network's answer at every point of a grid.
///
/// # Shapes
/// - `parameters`: a network of two inputs and one output
/// - `xx`, `yy`: (rows, columns), as [`boundary_grid`] makes them
/// - returns Z (rows, columns), true where the network says 1
///
/// # Examples
/// ```
/// use nnlab::{Parameters, boundary_grid, ndarray::array, predict_grid};
///
/// let (xx, yy) = boundary_grid(&array![[0.0, 1.0], [0.0, 0.0]], 0.5);
/// let right_half = Parameters {
///     w1: array![[1.0, 0.0]], b1: array![[0.0]], w2: array![[1.0]], b2: array![[0.0]],
/// };
/// let z = predict_grid(&right_half, &xx, &yy);
/// assert_eq!(z.row(0).to_vec(), [false, false, false, true, true, true]);
/// ```
///
/// # Panics
/// If the shapes of `xx` and `yy` differ, or the network has not two inputs and one output.
///
/// # In NumPy
/// `predict(parameters, np.c_[xx.ravel(), yy.ravel()].T).reshape(xx.shape)`
///
/// # Source
/// Step (10) of the lab, `plot_decision_boundary`.
pub fn predict_grid(parameters: &Parameters, xx: &Array2<f64>, yy: &Array2<f64>) -> Array2<bool> {
    shapes::is("yy", yy, xx.dim(), "xx");
    if xx.is_empty() {
        return Array2::from_elem(xx.dim(), false);
    }
    check_layers(&points_of_rows(xx, yy, 0, 1), parameters);
    shapes::is("w2", &parameters.w2, (1, parameters.w1.nrows()), "one answer a point");
    let (xx, yy) = (xx.as_standard_layout(), yy.as_standard_layout());
    let inputs = [&xx, &yy].map(|a| a.as_slice().expect("row by row"));
    let answers = fused::answers(parameters, &inputs);
    Array2::from_shape_vec(xx.dim(), answers).expect("one answer a point")
}

/// The answers of any model on a grid.
///
/// The model sees some rows of the grid at a time, so that the arrays between stay small.
#[track_caller]
pub(crate) fn answers_on(
    model: &dyn Fn(&Array2<f64>) -> Array2<bool>,
    xx: &Array2<f64>,
    yy: &Array2<f64>,
) -> Array2<bool> {
    let (rows, columns) = xx.dim();
    let mut z = Array2::from_elem((rows, columns), false);
    for first in (0..rows).step_by(ROWS_AT_ONCE) {
        let last = rows.min(first + ROWS_AT_ONCE);
        let answers = answers_of(model, &points_of_rows(xx, yy, first, last));
        let answers = answers.to_shape((last - first, columns)).expect("an answer a point");
        z.slice_mut(s![first..last, ..]).assign(&answers);
    }
    z
}

/// A model's answers, of the right shape.
#[track_caller]
pub(crate) fn answers_of(
    model: &dyn Fn(&Array2<f64>) -> Array2<bool>,
    points: &Array2<f64>,
) -> Array2<bool> {
    let (answers, expected) = (model(points), (1, points.ncols()));
    assert!(
        answers.dim() == expected,
        "expected the model to answer points of shape (2, {}) with answers of shape {expected:?}, but their shape is {:?}",
        expected.1,
        answers.dim()
    );
    answers
}

/// The points of some rows of the grid, as columns.
pub(crate) fn points_of_rows(
    xx: &Array2<f64>,
    yy: &Array2<f64>,
    first: usize,
    last: usize,
) -> Array2<f64> {
    let (xs, ys) = (xx.slice(s![first..last, ..]), yy.slice(s![first..last, ..]));
    let [xs, ys] = [&xs, &ys].map(|a| a.to_shape(a.len()).expect("the same points in a row"));
    stack(Axis(0), &[xs.view(), ys.view()]).expect("xx and yy have the same shape")
}

/// The ranges of a chart: with the original's padding, or more where that would vanish beside the
/// numbers.
#[track_caller]
pub(crate) fn chart_ranges(x: &Array2<f64>) -> ((f64, f64), (f64, f64)) {
    padded_ranges(x);
    let padded = |row: usize| {
        let (low, high) = extremes(x, row);
        let padding = PADDING.max(0.02 * (high - low)).max(1e-6 * low.abs().max(high.abs()));
        (low - padding, high + padding)
    };
    (padded(0), padded(1))
}

/// The range of x1 and of x2 with the original's padding.
#[track_caller]
fn padded_ranges(x: &Array2<f64>) -> ((f64, f64), (f64, f64)) {
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
        let (low, high) = extremes(x, row);
        (low - PADDING, high + PADDING)
    };
    (padded(0), padded(1))
}

fn extremes(x: &Array2<f64>, row: usize) -> (f64, f64) {
    let ends = (f64::INFINITY, f64::NEG_INFINITY);
    x.row(row).iter().fold(ends, |(low, high), &v| (low.min(v), high.max(v)))
}

/// NumPy's `arange`, bit for bit: the step is the difference of the first two values.
fn arange(start: f64, stop: f64, step: f64) -> Array1<f64> {
    let length = ((stop - start) / step).ceil() as usize;
    let delta = (start + step) - start;
    Array1::from_shape_fn(length, |k| start + k as f64 * delta)
}

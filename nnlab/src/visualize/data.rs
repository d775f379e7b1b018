//! The data: a frame for it, and its scatter.

use ndarray::Array2;

use super::grid::chart_ranges;
use crate::figure::Figure;
use crate::figure::axes::{Axes, left_edge};
use crate::figure::canvas::{Canvas, Frame, WIDTH};
use crate::figure::header::{Header, class_legend};
use crate::figure::palette::WHITE;
use crate::figure::text::{count, counted, span};
use crate::{model, shapes};

/// Draws the data set.
///
/// # Shapes
/// - `x`: (2, m), finite
/// - `y`: (1, m), labels 0 and 1
///
/// # Examples
/// ```
/// use nnlab::{create_dataset, plot_dataset};
///
/// let (x, y) = create_dataset();
/// assert!(plot_dataset(&x, &y).alt().contains("200 points of class 0"));
/// ```
///
/// # Panics
/// If `x` or `y` has another shape, `x` is not finite, or `y` has a label other than 0 and 1.
///
/// # In NumPy
/// `plt.scatter(X[0, :], X[1, :], c=Y[0], s=40, cmap=plt.cm.Spectral)`
///
/// # Source
/// Step (8) of the lab.
pub fn plot_dataset(x: &Array2<f64>, y: &Array2<f64>) -> Figure {
    check_plane(x, y);
    let ones = y.iter().filter(|&&label| label == 1.0).count();
    let zeros = y.len() - ones;
    let points = counted(y.len(), "point");
    let header = Header {
        title: match (zeros, ones) {
            (_, 0) => format!("{points} of class 0"),
            (0, _) => format!("{points} of class 1"),
            _ => format!("{points} in two classes"),
        },
        note: format!(
            "{} of class 0 and {} of class 1, in the plane of x1 and x2",
            count(zeros),
            count(ones)
        ),
        legend: class_legend(),
    };
    let axes = plane(chart_ranges(x), header.height());
    let alt = format!(
        "Scatter of the data: {} of class 0 and {} of class 1. x1 {}, x2 {}.",
        counted(zeros, "point"),
        count(ones),
        span(x.row(0).iter()),
        span(x.row(1).iter()),
    );
    Figure::draw(axes.frame.bottom + 96.0, alt, |canvas| {
        header.draw(canvas);
        axes.paper(canvas);
        examples(canvas, &axes, x, y, 8.0);
        plane_border(canvas, &axes);
    })
}

/// Panics unless x is (2, m) and y is (1, m) with labels 0 and 1.
#[track_caller]
pub(crate) fn check_plane(x: &Array2<f64>, y: &Array2<f64>) {
    chart_ranges(x);
    model::check_data(x, y);
    shapes::is("y", y, (1, x.ncols()), "one label a column of x");
}

/// A chart as wide as the sheet, as high as the data is in the same scale (within reason).
pub(crate) fn plane(ranges: ((f64, f64), (f64, f64)), top: f64) -> Axes {
    let (x, y) = ranges;
    let (left, right) = (left_edge(y, 6), f64::from(WIDTH) - 30.0);
    let bottom = top + (right - left) * plane_shape(ranges);
    Axes { frame: Frame { left, top, right, bottom }, x, y, ticks: (6, 6) }
}

/// Height over width.
pub(crate) fn plane_shape((x, y): ((f64, f64), (f64, f64))) -> f64 {
    let shape = (y.1 - y.0) / (x.1 - x.0);
    if (0.6..=1.2).contains(&shape) { shape } else { 0.8 }
}

pub(crate) fn plane_border(canvas: &mut Canvas, axes: &Axes) {
    axes.border(canvas);
    axes.x_label(canvas, "x1");
    axes.y_label(canvas, "x2");
}

/// Every example as its class's mark; the classes take turns, so that neither covers the other.
pub(crate) fn examples(
    canvas: &mut Canvas,
    axes: &Axes,
    x: &Array2<f64>,
    y: &Array2<f64>,
    radius: f64,
) {
    let of_class = |class: usize| {
        let labels = y.row(0);
        (0..x.ncols()).filter(move |&k| labels[k] == class as f64).collect::<Vec<_>>()
    };
    let (zeros, ones) = (of_class(0), of_class(1));
    canvas.edged(WHITE, radius / 6.0, |canvas| {
        for turn in 0..zeros.len().max(ones.len()) {
            for (class, members) in [&zeros, &ones].into_iter().enumerate() {
                if let Some(&k) = members.get(turn) {
                    canvas.example(class, axes.at(x[[0, k]], x[[1, k]]), radius);
                }
            }
        }
    });
}

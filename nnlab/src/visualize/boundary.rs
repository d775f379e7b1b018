//! The decision boundary of one model.

use ndarray::{Array2, Axis};

use super::data::{check_plane, examples, plane, plane_border};
use super::grid::{answers_of, answers_on, chart_ranges, edges, picture_grid};
use crate::figure::Figure;
use crate::figure::axes::Axes;
use crate::figure::canvas::{Canvas, Point};
use crate::figure::contour;
use crate::figure::header::{Entry, Header, Sample, class_legend};
use crate::figure::palette::{INK, REGIONS};
use crate::figure::text::{count, percent};
use crate::shapes;
use crate::train::accuracy;

/// Draws where a model answers 0 and where 1, with the data on top and a ring around the wrong.
///
/// # Shapes
/// - `model`: takes points (2, k), returns answers (1, k)
/// - `x`: (2, m), finite
/// - `y`: (1, m), labels 0 and 1
///
/// # Examples
/// ```
/// use nnlab::{create_dataset, nn_model, plot_decision_boundary, predict};
///
/// let (x, y) = create_dataset();
/// let parameters = nn_model(&x, &y, 4, 1000, false);
/// let figure = plot_decision_boundary(&|x| predict(&parameters, x), &x, &y);
/// assert!(figure.alt().contains("of 400 points"));
/// ```
///
/// # Panics
/// If `x`, `y` or the model's answers have another shape, `x` is not finite, or `y` has a label
/// other than 0 and 1.
///
/// # In NumPy
/// `plot_decision_boundary(lambda x: predict(parameters, x.T), X, Y[0])`
///
/// # Source
/// Step (10) of the lab, `plot_decision_boundary`, with a grid as fine as the picture.
pub fn plot_decision_boundary(
    model: &dyn Fn(&Array2<f64>) -> Array2<bool>,
    x: &Array2<f64>,
    y: &Array2<f64>,
) -> Figure {
    check_plane(x, y);
    let answers = answers_of(model, x);
    let share = accuracy(y, &answers);
    let right = (share / 100.0 * y.len() as f64).round() as usize;

    let header = Header {
        title: format!(
            "{} of {} points predicted right: {}",
            count(right),
            count(y.len()),
            percent(share)
        ),
        note: String::new(),
        legend: legend().into_iter().chain([wrong_entry()]).collect(),
    };
    let axes = plane(chart_ranges(x), header.height());
    // One question a pixel.
    let (xx, yy) = picture_grid(x, axes.frame.width());
    let z = answers_on(model, &xx, &yy);
    let ones = share_of_ones(&z);
    let alt = format!(
        "Decision boundary: {} of {} points are predicted right ({}). Class 1 is predicted on {ones:.0} % of the area shown.",
        count(right),
        count(y.len()),
        percent(share),
    );
    Figure::draw(axes.frame.bottom + 96.0, alt, |canvas| {
        header.draw(canvas);
        regions(canvas, &axes, &z);
        examples(canvas, &axes, x, y, 7.0);
        for k in (0..y.len()).filter(|&k| (y[[0, k]] == 1.0) != answers[[0, k]]) {
            canvas.ring(axes.at(x[[0, k]], x[[1, k]]), 14.0, INK, 3);
        }
        plane_border(canvas, &axes);
    })
}

/// Draws the answers on a grid of your own, with the data on top.
///
/// # Shapes
/// - `xx`, `yy`: (rows, columns), as [`boundary_grid`](crate::boundary_grid) makes them
/// - `z`: (rows, columns), the answers, as [`predict_grid`](crate::predict_grid) makes them
/// - `x`: (2, m), finite
/// - `y`: (1, m), labels 0 and 1
///
/// # Examples
/// ```
/// use nnlab::{boundary_grid, create_dataset, nn_model, plot_grid, predict_grid};
///
/// let (x, y) = create_dataset();
/// let parameters = nn_model(&x, &y, 4, 1000, false);
/// let (xx, yy) = boundary_grid(&x, 0.1);
/// let figure = plot_grid(&xx, &yy, &predict_grid(&parameters, &xx, &yy), &x, &y);
/// assert!(figure.alt().contains("grid of 101 × 103 points"));
/// ```
///
/// # Panics
/// If the shapes of `xx`, `yy` and `z` differ, the grid is less than 2 × 2 or does not ascend, or `x`
/// or `y` is not as [`plot_decision_boundary`] takes them.
///
/// # In NumPy
/// `plt.contourf(xx, yy, Z); plt.scatter(X[0, :], X[1, :], c=Y[0])`
///
/// # Source
/// Step (10) of the lab, `plot_decision_boundary`.
pub fn plot_grid(
    xx: &Array2<f64>,
    yy: &Array2<f64>,
    z: &Array2<bool>,
    x: &Array2<f64>,
    y: &Array2<f64>,
) -> Figure {
    check_plane(x, y);
    check_grid(xx, yy, z);
    let (rows, columns) = z.dim();
    let ones = share_of_ones(z);
    let header = Header {
        title: format!("Class 1 is predicted on {ones:.0} % of this area"),
        note: format!("{rows} × {columns} points were asked."),
        legend: legend(),
    };
    let alt = format!(
        "Answers on a grid of {rows} × {columns} points: class 1 on {ones:.0} % of the area shown, with {} points of data.",
        count(y.len())
    );
    let axes = plane(edges(xx, yy), header.height());
    Figure::draw(axes.frame.bottom + 96.0, alt, |canvas| {
        header.draw(canvas);
        regions(canvas, &axes, z);
        let inside = |k: &usize| {
            let within = |v: f64, (low, high): (f64, f64)| (low..=high).contains(&v);
            within(x[[0, *k]], axes.x) && within(x[[1, *k]], axes.y)
        };
        let shown: Vec<usize> = (0..y.len()).filter(inside).collect();
        let (x, y) = (x.select(Axis(1), &shown), y.select(Axis(1), &shown));
        examples(canvas, &axes, &x, &y, 7.0);
        plane_border(canvas, &axes);
    })
}

#[track_caller]
fn check_grid(xx: &Array2<f64>, yy: &Array2<f64>, z: &Array2<bool>) {
    shapes::is("yy", yy, xx.dim(), "xx");
    let (rows, columns) = xx.dim();
    assert!(
        z.dim() == xx.dim(),
        "expected z of shape {:?} to match xx, but its shape is {:?}",
        xx.dim(),
        z.dim()
    );
    assert!(
        rows > 1 && columns > 1,
        "expected a grid of at least 2 × 2 points, but it has {rows} × {columns}"
    );
    for (name, (first, last)) in [("xx", edges(xx, yy).0), ("yy", edges(xx, yy).1)] {
        assert!(
            first < last,
            "expected {name} to ascend (xx along its rows, yy down its columns), but it goes from {first} to {last}"
        );
    }
}

fn share_of_ones(z: &Array2<bool>) -> f64 {
    z.iter().filter(|&&one| one).count() as f64 / z.len() as f64 * 100.0
}

fn wrong_entry() -> Entry {
    Entry { sample: Sample::Ring, colour: INK, words: "predicted wrong".into() }
}

/// The legend of points and regions.
pub(crate) fn legend() -> Vec<Entry> {
    let region = |class: usize| Entry {
        sample: Sample::Patch,
        colour: REGIONS[class],
        words: format!("predicted {class}"),
    };
    class_legend().into_iter().chain([region(0), region(1)]).collect()
}

/// Colours the chart by the model's answers on a grid that fills it.
pub(crate) fn regions(canvas: &mut Canvas, axes: &Axes, z: &Array2<bool>) {
    canvas.rectangle(axes.frame, REGIONS[0]);
    for piece in contour::loops(z) {
        let corners = on_sheet(axes, z.dim(), &piece.corners);
        canvas.polygon(&corners, REGIONS[usize::from(piece.inside)]);
    }
}

/// Corners in steps of the grid, as places on the sheet, inside the chart.
pub(crate) fn on_sheet(axes: &Axes, shape: (usize, usize), corners: &[Point]) -> Vec<Point> {
    let (f, last) = (&axes.frame, |n: usize| (n.max(2) - 1) as f64);
    let (rows, columns) = (last(shape.0), last(shape.1));
    let place = |&(column, row): &Point| {
        let (across, up) = ((column / columns).clamp(0.0, 1.0), (row / rows).clamp(0.0, 1.0));
        (f.left + across * f.width(), f.bottom - up * f.height())
    };
    corners.iter().map(place).collect()
}

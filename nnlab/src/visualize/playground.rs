//! All of one network in one figure.

use ndarray::Array2;

use super::boundary::regions;
use super::data::{check_plane, examples};
use super::fields::{Forward, HIDDEN, fields, shade};
use super::grid::{edges, picture_grid, predict_grid};
use super::panel::Panels;
use crate::figure::Figure;
use crate::figure::axes::{Axes, iterations, range};
use crate::figure::canvas::{Canvas, Frame};
use crate::figure::header::{Header, class_legend};
use crate::figure::palette::{BLUE, FRAME};
use crate::figure::text::{count, counted, fixed, percent, significant};
use crate::forward::forward_propagation;
use crate::init::Parameters;
use crate::shapes;
use crate::train::{accuracy, predict};

/// A chart gets so many grid points across.
const ACROSS: f64 = 100.0;
/// So many hidden units are drawn.
const MOST_UNITS: usize = 7;
const COLUMNS: usize = 3;

/// Draws what a network answers, what its hidden units do, and how its cost has fallen.
///
/// # Shapes
/// - `parameters`: `w1` (n_h, 2), `b1` (n_h, 1), `w2` (1, n_h), `b2` (1, 1); 7 units are drawn
/// - `costs`: the cost of every iteration so far
/// - `x`: (2, m), finite
/// - `y`: (1, m), labels 0 and 1
///
/// # Examples
/// ```
/// use nnlab::{Settings, create_dataset, nn_model_with, plot_playground};
///
/// let (x, y) = create_dataset();
/// let history = nn_model_with(&x, &y, &Settings { num_iterations: 100, ..Settings::default() });
/// let figure = plot_playground(&history.parameters, &history.costs, &x, &y);
/// assert!(figure.alt().contains("after 100 iterations"));
/// ```
///
/// # Panics
/// If an array has another shape, `x` is not finite, `y` has a label other than 0 and 1, or there
/// are no costs.
///
/// # In NumPy
/// `plt.contourf` of A2 and of each row of A1, and `plt.plot(costs)`
///
/// # Source
/// Steps (3), (9) and (10) of the lab in one; after TensorFlow's playground.
pub fn plot_playground(
    parameters: &Parameters,
    costs: &[f64],
    x: &Array2<f64>,
    y: &Array2<f64>,
) -> Figure {
    check_plane(x, y);
    let n_h = parameters.w1.nrows();
    shapes::is("w2", &parameters.w2, (1, n_h), "one output and the rows of w1");
    assert!(!costs.is_empty(), "expected at least one cost, but there are none");
    let share = percent(accuracy(y, &predict(parameters, x)));
    let cost = fixed(costs[costs.len() - 1], 4);
    let header = Header {
        title: format!("{share} right after {}", counted(costs.len(), "iteration")),
        note: "x1 across, x2 upwards; W2 is a unit's weight in the answer.".into(),
        legend: class_legend(),
    };
    let alt = format!(
        "Maps of the plane, one of the answer and one for each of {}, and the cost: {share} of {} points predicted right after {}, cost {cost}.",
        counted(n_h.min(MOST_UNITS), "hidden unit"),
        count(y.len()),
        counted(costs.len(), "iteration"),
    );
    let (xx, yy) = picture_grid(x, ACROSS);
    let panels = Panels { ranges: edges(&xx, &yy), columns: COLUMNS, top: header.height() };
    let charts = 1 + n_h.min(MOST_UNITS);
    let fields = fields(forward_propagation as Forward, parameters, (&xx, &yy));

    Figure::draw(panels.bottom(charts + 1), alt, |canvas| {
        header.draw(canvas);
        regions(canvas, &panels.axes(0), &predict_grid(parameters, &xx, &yy));
        examples(canvas, &panels.axes(0), x, y, panels.radius());
        panels.finish(canvas, 0, "the answer", &share);
        for (k, field) in fields.iter().enumerate().take(charts - 1) {
            shade(canvas, &panels.axes(k + 1), field, HIDDEN);
            let weight = format!("W2 = {}", significant(parameters.w2[[0, k]]));
            panels.finish(canvas, k + 1, &format!("hidden unit {}", k + 1), &weight);
        }
        let frame = rest(&panels, charts);
        panels.caption(canvas, frame, "cost", &cost);
        curve(canvas, frame, costs);
    })
}

/// The places from number `k` to the end of its row, or of the next one.
fn rest(panels: &Panels, k: usize) -> Frame {
    panels.rest_of_row(k).unwrap_or_else(|| {
        let (first, last) = (panels.frame(k), panels.frame(k + COLUMNS - 1));
        Frame { left: first.left + 48.0, right: last.right, ..first }
    })
}

fn curve(canvas: &mut Canvas, frame: Frame, costs: &[f64]) {
    let (x, ticks) = iterations(costs.len());
    let axes = Axes { frame, x, y: range(costs.iter().copied()), ticks: (ticks.min(5), 5) };
    let points: Vec<(f64, f64)> = costs.iter().enumerate().map(|(k, &c)| (k as f64, c)).collect();
    axes.paper(canvas);
    axes.curve(canvas, &points, BLUE, 4);
    axes.x_ticks(canvas);
    axes.y_ticks(canvas);
    canvas.outline(frame, FRAME, 2);
}

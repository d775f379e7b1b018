//! Many boundaries side by side: over the number of hidden units, and over time.

use ndarray::Array2;

use super::boundary::{legend, regions};
use super::data::{check_plane, examples};
use super::grid::{boundary_grid_with, padded_ranges, predict_grid};
use super::panel::Panels;
use crate::figure::header::Header;
use crate::figure::text::{count, counted, percent};
use crate::{Figure, Parameters, accuracy, predict};

/// A small chart gets so many grid points across; it has fewer than twice as many pixels.
const ACROSS: f64 = 240.0;

/// Draws the boundary of networks with different numbers of hidden units.
///
/// # Shapes
/// - `models`: (number of hidden units, trained parameters), in the order of the charts
/// - `x`: (2, m), finite
/// - `y`: (1, m), labels 0 and 1
///
/// # Examples
/// ```
/// use nnlab::{create_dataset, nn_model, plot_hidden_layer_sizes};
///
/// let (x, y) = create_dataset();
/// let models: Vec<_> = [1, 4].map(|n_h| (n_h, nn_model(&x, &y, n_h, 100, false))).into();
/// assert!(plot_hidden_layer_sizes(&models, &x, &y).alt().contains("Hidden Layer of size 4"));
/// ```
///
/// # Panics
/// If there are no models, an array has another shape, `x` is not finite, or `y` has a label other
/// than 0 and 1.
///
/// # In NumPy
/// `plt.subplot(5, 2, i + 1); plt.title('Hidden Layer of size %d' % n_h); plot_decision_boundary(…)`
///
/// # Source
/// Step (10) of the lab, its panel over 1, 2, 3, 4, 5, 10 and 20 hidden units.
pub fn plot_hidden_layer_sizes(
    models: &[(usize, Parameters)],
    x: &Array2<f64>,
    y: &Array2<f64>,
) -> Figure {
    let (charts, shares) = charts(models, x, y, &|n_h| format!("Hidden Layer of size {n_h}"));
    let best = best_of(&shares);
    let title = format!(
        "{}: {} right, the most of all",
        counted(models[best].0, "hidden unit"),
        percent(shares[best])
    );
    draw(title, "Decision boundaries by the size of the hidden layer", &charts, x, y)
}

/// Draws the boundary at several moments of a training run.
///
/// # Shapes
/// - `snapshots`: (iteration, parameters), as [`History`](crate::History) keeps them
/// - `x`: (2, m), finite
/// - `y`: (1, m), labels 0 and 1
///
/// # Examples
/// ```
/// use nnlab::{Settings, create_dataset, nn_model_with, plot_boundary_moments};
///
/// let (x, y) = create_dataset();
/// let settings = Settings { num_iterations: 200, snapshots: vec![0, 200], ..Settings::default() };
/// let history = nn_model_with(&x, &y, &settings);
/// assert!(plot_boundary_moments(&history.snapshots, &x, &y).alt().contains("iteration 200"));
/// ```
///
/// # Panics
/// If there are no snapshots, an array has another shape, `x` is not finite, or `y` has a label
/// other than 0 and 1.
///
/// # In NumPy
/// `plot_decision_boundary`, called every so many iterations of `nn_model`'s loop
///
/// # Source
/// Step (7) of the lab, seen with step (10).
pub fn plot_boundary_moments(
    snapshots: &[(usize, Parameters)],
    x: &Array2<f64>,
    y: &Array2<f64>,
) -> Figure {
    let name = |iteration| format!("iteration {}", count(iteration));
    let (charts, shares) = charts(snapshots, x, y, &name);
    let last = shares.len() - 1;
    let title = format!(
        "Training moves the boundary: {} right at first, {} at iteration {}",
        percent(shares[0]),
        percent(shares[last]),
        count(snapshots[last].0)
    );
    draw(title, "Decision boundaries over time", &charts, x, y)
}

/// One chart: its name, its accuracy in words, the network.
struct Chart<'a> {
    name: String,
    finding: String,
    parameters: &'a Parameters,
}

/// The charts and their accuracies.
#[track_caller]
fn charts<'a>(
    models: &'a [(usize, Parameters)],
    x: &Array2<f64>,
    y: &Array2<f64>,
    name: &dyn Fn(usize) -> String,
) -> (Vec<Chart<'a>>, Vec<f64>) {
    assert!(!models.is_empty(), "expected at least one network to draw, but there are none");
    check_plane(x, y);
    let share = |(_, p): &(usize, Parameters)| accuracy(y, &predict(p, x));
    let shares: Vec<f64> = models.iter().map(share).collect();
    let chart = |((key, parameters), &share): (&'a (usize, Parameters), &f64)| Chart {
        name: name(*key),
        finding: percent(share),
        parameters,
    };
    (models.iter().zip(&shares).map(chart).collect(), shares)
}

fn best_of(shares: &[f64]) -> usize {
    let mut best = 0;
    for (k, share) in shares.iter().enumerate() {
        if *share > shares[best] {
            best = k;
        }
    }
    best
}

fn draw(title: String, what: &str, charts: &[Chart], x: &Array2<f64>, y: &Array2<f64>) -> Figure {
    let note = "In every chart: x1 across, x2 upwards, and the share of points predicted right.";
    let header = Header { title, note: note.into(), legend: legend() };
    let ((left, right), _) = padded_ranges(x);
    let grid = boundary_grid_with(x, (right - left) / ACROSS);
    let columns = charts.len().min(3);
    let panels = Panels { ranges: grid.edges(), columns, top: header.height() };
    let list: Vec<String> = charts.iter().map(|c| format!("{}: {}", c.name, c.finding)).collect();
    let alt = format!("{what}, with the share of points predicted right. {}.", list.join(", "));

    Figure::draw(panels.bottom(charts.len()), alt, |canvas| {
        header.draw(canvas);
        for (k, chart) in charts.iter().enumerate() {
            let axes = panels.axes(k);
            regions(
                canvas,
                &axes,
                &predict_grid(&|points| predict(chart.parameters, points), &grid),
            );
            examples(canvas, &axes, x, y, 3.0);
            panels.finish(canvas, k, &chart.name, &chart.finding);
        }
    })
}

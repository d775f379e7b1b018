//! Many boundaries side by side: over the number of hidden units, and over time.

use ndarray::Array2;

use super::multiples::{Chart, Multiples, charts};
use crate::figure::Figure;
use crate::figure::text::{count, counted, listed, percent};
use crate::init::Parameters;

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
    let charts = charts(models, x, y, &|n_h| format!("Hidden Layer of size {n_h}"));
    let title = best(&charts);
    let what = "Decision boundaries by the size of the hidden layer";
    Multiples { title, what, charts, summary: Some("hidden units") }.draw(x, y)
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
    let charts = charts(snapshots, x, y, &|iteration| format!("iteration {}", count(iteration)));
    let (first, last) = (&charts[0], &charts[charts.len() - 1]);
    let start = format!("{} right at iteration {}", percent(first.share), count(first.key));
    let title = match charts.len() {
        1 => start,
        _ => format!("{start}, {} at {}", percent(last.share), count(last.key)),
    };
    let what = "Decision boundaries over time";
    Multiples { title, what, charts, summary: None }.draw(x, y)
}

/// Which sizes have the most points right, and how many points that is.
fn best(charts: &[Chart]) -> String {
    let most = charts.iter().map(|c| c.share).fold(0.0, f64::max);
    let sizes: Vec<usize> = charts.iter().filter(|c| c.share == most).map(|c| c.key).collect();
    let share = percent(most);
    match sizes[..] {
        [one] => format!("At best {share} right, with {}", counted(one, "hidden unit")),
        _ if sizes.len() == charts.len() => format!("{share} right with every size"),
        _ => format!("At best {share} right, with {} hidden units", listed(sizes)),
    }
}

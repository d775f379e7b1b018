//! The cost curves of several learning rates.

use super::curves::{curve, entry};
use crate::figure::Figure;
use crate::figure::axes::{Axes, iterations, left_edge, range};
use crate::figure::canvas::{Frame, WIDTH};
use crate::figure::header::{Entry, Header};
use crate::figure::text::{apart, count, counted, fixed, plain};

/// The chart shows costs up to so many times the first one.
const HEADROOM: f64 = 1.4;

/// Draws the costs of several training runs, one a learning rate.
///
/// A run that diverged ends where its cost leaves the chart, and the legend says so.
///
/// # Shapes
/// - `runs`: (learning rate, its cost at every iteration)
///
/// # Examples
/// ```
/// let runs = [(0.1, vec![0.7, 0.6, 0.5]), (50.0, vec![0.7, 9.0, f64::NAN])];
/// let figure = nnlab::plot_learning_rates(&runs);
/// assert!(figure.alt().contains("0.1 ends at 0.500"));
/// assert!(figure.alt().contains("50 diverges at iteration 2"));
/// ```
///
/// # Panics
/// If there are no runs, or a run has no costs.
///
/// # In NumPy
/// `for rate in rates: plt.plot(costs[rate], label=rate)`
///
/// # Source
/// Step (6) of the lab, which takes 1.2 without saying why.
pub fn plot_learning_rates(runs: &[(f64, Vec<f64>)]) -> Figure {
    check_runs(runs);
    let header = Header {
        title: title(runs),
        note: "Learning rates, and the cost that each run ends at:".into(),
        legend: legend(runs),
    };
    let top = header.height();
    let longest = runs.iter().map(|(_, costs)| costs.len()).max().unwrap_or(1);
    let (x, whole) = iterations(longest);
    let y = heights(runs);
    let left = left_edge(y, 6);
    let frame = Frame { left, top, right: f64::from(WIDTH) - 60.0, bottom: top + 600.0 };
    let axes = Axes { frame, x, y, ticks: (whole, 6) };
    let list: Vec<String> =
        runs.iter().map(|(rate, costs)| format!("{} {}", plain(*rate), fate(costs))).collect();
    let alt = format!(
        "Line chart of the cost for {}. {}.",
        counted(runs.len(), "learning rate"),
        list.join("; ")
    );

    Figure::draw(frame.bottom + 96.0, alt, |canvas| {
        header.draw(canvas);
        axes.paper(canvas);
        for (k, (_, costs)) in runs.iter().enumerate() {
            let points: Vec<(f64, f64)> = (0..).map(f64::from).zip(costs.iter().copied()).collect();
            curve(canvas, &axes, &points, k, runs.len());
        }
        axes.border(canvas);
        axes.x_label(canvas, "iteration");
        axes.y_label(canvas, "cost");
    })
}

#[track_caller]
fn check_runs(runs: &[(f64, Vec<f64>)]) {
    assert!(!runs.is_empty(), "expected at least one training run, but there are none");
    if let Some((rate, _)) = runs.iter().find(|(_, costs)| costs.is_empty()) {
        panic!("expected at least one cost a run, but the run of learning rate {rate} has none");
    }
}

/// The heights that show all runs that stay near their start.
fn heights(runs: &[(f64, Vec<f64>)]) -> (f64, f64) {
    let first =
        runs.iter().map(|(_, costs)| costs[0]).filter(|c| c.is_finite()).fold(0.0, f64::max);
    let costs = runs.iter().flat_map(|(_, costs)| costs.iter().copied());
    range(costs.filter(|c| *c <= HEADROOM * first))
}

fn title(runs: &[(f64, Vec<f64>)]) -> String {
    let last = |costs: &[f64]| costs[costs.len() - 1];
    let finished = runs.iter().filter(|(_, costs)| costs.iter().all(|c| c.is_finite()));
    let mut ends: Vec<(f64, f64)> = finished.map(|(rate, costs)| (last(costs), *rate)).collect();
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    match ends[..] {
        [] => "Every one of these learning rates diverges".into(),
        [(cost, rate)] => format!("Learning rate {} ends at cost {}", plain(rate), fixed(cost, 3)),
        [(cost, rate), (next, _), ..] => {
            let (lowest, second) = apart(cost, next, 3);
            if lowest == second {
                return format!("No learning rate ends below cost {lowest}");
            }
            format!("Learning rate {} ends lowest, at cost {lowest}", plain(rate))
        }
    }
}

/// How a run ends, in words.
fn fate(costs: &[f64]) -> String {
    match costs.iter().position(|c| !c.is_finite()) {
        Some(iteration) => format!("diverges at iteration {}", count(iteration)),
        None => format!("ends at {}", fixed(costs[costs.len() - 1], 3)),
    }
}

fn legend(runs: &[(f64, Vec<f64>)]) -> Vec<Entry> {
    let words = |(rate, costs): &(f64, Vec<f64>)| format!("{}: {}", plain(*rate), fate(costs));
    runs.iter().enumerate().map(|(k, run)| entry(k, words(run))).collect()
}

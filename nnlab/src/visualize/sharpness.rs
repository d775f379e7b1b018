//! Cost and sharpness over the iterations: the edge of stability.

mod events;

use super::cost::{Rise, largest_rise};
use crate::figure::Figure;
use crate::figure::axes::{Axes, iterations, left_edge, range};
use crate::figure::canvas::{BODY, Canvas, Font, Frame, WIDTH};
use crate::figure::header::Header;
use crate::figure::marks::Mark;
use crate::figure::palette::{BLUE, GREEN};
use crate::update::check_rate;
use events::Events;

/// The cost chart leaves out this first part of the iterations, where the cost falls steeply.
const STEEP: f64 = 0.1;

/// Draws the cost above the sharpness, with the line that the sharpness must not cross.
///
/// Gradient descent with learning rate α is stable while the sharpness is below 2/α.
///
/// # Shapes
/// - `costs`: one number an iteration
/// - `sharpness`: (iteration, sharpness there), in order
/// - `learning_rate`: α
///
/// # Examples
/// ```
/// let costs = [0.7, 0.5, 0.4, 0.45, 0.3];
/// let figure = nnlab::plot_cost_and_sharpness(&costs, &[(0, 0.5), (2, 1.5), (4, 2.5)], 1.0);
/// assert!(figure.alt().contains("crosses 2/α = 2.00 at iteration 3"));
/// ```
///
/// # Panics
/// If there are no costs or no sharpness, or the learning rate is not positive and finite.
///
/// # Source
/// Step (9) of the lab, where the cost rises between iterations 6000 and 7000. Cohen et al.,
/// *Gradient Descent on Neural Networks Typically Occurs at the Edge of Stability*, 2021.
pub fn plot_cost_and_sharpness(
    costs: &[f64],
    sharpness: &[(usize, f64)],
    learning_rate: f64,
) -> Figure {
    check(costs, sharpness, learning_rate);
    let edge = 2.0 / learning_rate;
    let up = (costs.windows(2).filter(|pair| pair[1] > pair[0]).count(), costs.len());
    let events = Events { edge, crossing: crossing(sharpness, edge), rise: late_rise(costs), up };
    let header = Header { title: events.title(), note: events.note(), legend: events.legend() };
    let top = header.height() + 40.0;
    let (x, whole) = iterations(costs.len().max(sharpness[sharpness.len() - 1].0 + 1));
    let ticks = (whole, 5);
    let low = cost_heights(costs);
    let high = (0.0, range(sharpness.iter().map(|s| s.1).chain([0.0, edge])).1);
    let (upper, lower) = frames(left_edge(low, 5).max(left_edge(high, 5)), top);
    let costs_chart = Axes { frame: upper, x, y: low, ticks };
    let sharp_chart = Axes { frame: lower, x, y: high, ticks };
    let alt = events.alt(costs, sharpness);

    Figure::draw(lower.bottom + 96.0, alt, |canvas| {
        header.draw(canvas);
        events.draw(canvas, &costs_chart, &sharp_chart);
        let points: Vec<(f64, f64)> =
            costs.iter().enumerate().map(|(k, &c)| (k as f64, c)).collect();
        costs_chart.curve(canvas, &points, BLUE, 4);
        let points: Vec<(f64, f64)> = sharpness.iter().map(|&(k, s)| (k as f64, s)).collect();
        sharp_chart.curve(canvas, &points, GREEN, 3);
        for &(x, y) in points.iter().filter(|p| p.1.is_finite()) {
            canvas.mark(Mark::Square, sharp_chart.at(x, y.max(0.0)), 6.0, GREEN);
        }
        let cut = costs[0] > costs_chart.y.1;
        let heading = if cut { "cost (its first fall is cut off)" } else { "cost" };
        finish(canvas, &costs_chart, heading, "cost");
        finish(canvas, &sharp_chart, "largest curvature of the cost", "sharpness");
        sharp_chart.x_label(canvas, "iteration");
    })
}

#[track_caller]
fn check(costs: &[f64], sharpness: &[(usize, f64)], learning_rate: f64) {
    assert!(!costs.is_empty(), "expected at least one cost, but there are none");
    assert!(
        !sharpness.is_empty(),
        "expected the sharpness of at least one iteration, but there is none"
    );
    check_rate(learning_rate);
}

fn frames(left: f64, top: f64) -> (Frame, Frame) {
    let right = f64::from(WIDTH) - 60.0;
    let upper = Frame { left, top, right, bottom: top + 370.0 };
    (upper, Frame { left, top: upper.bottom + 110.0, right, bottom: upper.bottom + 480.0 })
}

fn finish(canvas: &mut Canvas, axes: &Axes, heading: &str, label: &str) {
    axes.border(canvas);
    axes.y_label(canvas, label);
    let place = (axes.frame.left, axes.frame.top - 26.0);
    canvas.text(place, heading, Font::new(BODY).bold());
}

/// The heights that show what happens after the first steep fall.
fn cost_heights(costs: &[f64]) -> (f64, f64) {
    range(costs.iter().skip(steep_part(costs)).copied())
}

fn steep_part(costs: &[f64]) -> usize {
    (costs.len() as f64 * STEEP) as usize
}

/// The largest rise after the steep part, which alone can be seen.
fn late_rise(costs: &[f64]) -> Option<Rise> {
    let skipped = steep_part(costs);
    let late = largest_rise(&costs[skipped..])?;
    Some(Rise { from: late.from + skipped, to: late.to + skipped, ..late })
}

/// Where the sharpness first comes above the edge, between two of its points.
fn crossing(sharpness: &[(usize, f64)], edge: f64) -> Option<usize> {
    let finite: Vec<(usize, f64)> = sharpness.iter().copied().filter(|s| s.1.is_finite()).collect();
    let pair = finite.windows(2).find(|pair| pair[0].1 <= edge && pair[1].1 > edge)?;
    let ((from, low), (to, high)) = (pair[0], pair[1]);
    let share = (edge - low) / (high - low);
    Some((from as f64 + share * (to - from) as f64).round() as usize)
}

//! The cost over the iterations.

mod inset;

use crate::figure::Figure;
use crate::figure::axes::{Axes, iterations, left_edge, range};
use crate::figure::canvas::{Frame, WIDTH};
use crate::figure::header::{Entry, Header, Sample};
use crate::figure::palette::{BLUE, VERMILLION};
use crate::figure::text::{apart, count, counted};
use inset::Inset;

/// A rise counts from this share of the whole range of costs.
const VISIBLE: f64 = 0.003;

/// Draws the cost of every iteration.
///
/// # Shapes
/// - `costs`: one number an iteration, from iteration 0
///
/// # Examples
/// ```
/// let figure = nnlab::plot_cost(&[0.7, 0.5, 0.4]);
/// assert!(figure.alt().contains("from 0.700 to 0.400"));
/// ```
///
/// # Panics
/// If there are no costs.
///
/// # In NumPy
/// `plt.plot(costs)`
///
/// # Source
/// Step (4) of the lab; the curve behind the lines `Cost after iteration …`.
pub fn plot_cost(costs: &[f64]) -> Figure {
    assert!(!costs.is_empty(), "expected at least one cost, but there are none");
    draw(costs, costs)
}

/// Draws the cost up to an iteration, on the axes of all: to see the curve grow.
///
/// # Shapes
/// - `costs`: one number an iteration, from iteration 0
/// - `iteration`: the last one to draw
///
/// # Examples
/// ```
/// let figure = nnlab::plot_cost_until(&[0.7, 0.5, 0.4], 1);
/// assert!(figure.alt().contains("from 0.700 to 0.500"));
/// ```
///
/// # Panics
/// If there is no cost of that iteration.
///
/// # In NumPy
/// `plt.axis(…); plt.plot(costs[: iteration + 1])`
///
/// # Source
/// Step (4) of the lab; the curve behind the lines `Cost after iteration …`.
pub fn plot_cost_until(costs: &[f64], iteration: usize) -> Figure {
    let n = costs.len();
    assert!(
        iteration < n,
        "expected an iteration below the {n} that have a cost, but it is {iteration}"
    );
    draw(&costs[..=iteration], costs)
}

/// Draws some costs on the axes of all.
fn draw(costs: &[f64], all: &[f64]) -> Figure {
    let points: Vec<(f64, f64)> = costs.iter().enumerate().map(|(k, &c)| (k as f64, c)).collect();
    let rise = largest_rise(costs).filter(|_| costs.iter().all(|c| c.is_finite()));
    let ((x, whole), y) = (iterations(all.len()), range(all.iter().copied()));
    let left = left_edge(y, 6);
    let frame = Frame { left, top: 0.0, right: f64::from(WIDTH) - 60.0, bottom: 560.0 };
    let axes = Axes { frame, x, y, ticks: (whole, 6) };
    let closer = rise.and_then(|rise| Inset::of(&axes, costs, rise));
    let ringed = rise.filter(|_| closer.is_none());
    let header = Header { title: title(costs), note: note(costs, rise), legend: legend(ringed) };
    let top = header.height();
    let frame = Frame { top, bottom: top + 560.0, ..frame };
    let axes = Axes { frame, ..axes };
    let alt = format!("Line chart of the cost. {}. {}", title(costs), note(costs, rise));

    Figure::draw(frame.bottom + 96.0, alt, |canvas| {
        header.draw(canvas);
        axes.paper(canvas);
        axes.curve(canvas, &points, BLUE, 4);
        if points.len() == 1 && costs[0].is_finite() {
            canvas.disc(axes.at(0.0, costs[0]), 9.0, BLUE);
        }
        if let Some(closer) = closer {
            closer.draw(canvas, &axes, &points);
        }
        if let Some(rise) = ringed {
            canvas.ring(axes.at(rise.to as f64, rise.high), 17.0, VERMILLION, 4);
        }
        axes.border(canvas);
        axes.x_label(canvas, "iteration");
        axes.y_label(canvas, "cost");
    })
}

/// The part of a training run in which the cost rises most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rise {
    /// The iteration of the low before it.
    pub from: usize,
    /// The iteration of the high after it.
    pub to: usize,
    pub low: f64,
    pub high: f64,
}

/// The largest rise from a low to a later high, if it can be seen at all.
pub(crate) fn largest_rise(costs: &[f64]) -> Option<Rise> {
    let finite = || costs.iter().copied().enumerate().filter(|(_, c)| c.is_finite());
    let (mut low, mut from) = (f64::INFINITY, 0);
    let mut best: Option<Rise> = None;
    for (to, high) in finite() {
        if high < low {
            (low, from) = (high, to);
        }
        if best.is_none_or(|b| high - low > b.high - b.low) {
            best = Some(Rise { from, to, low, high });
        }
    }
    let (least, most) =
        finite().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), (_, c)| (l.min(c), h.max(c)));
    // What rounding alone may do is no rise.
    let real = |rise: &Rise| rise.high - rise.low > 1e-12 * most.abs();
    best.filter(|rise| rise.high - rise.low > VISIBLE * (most - least)).filter(real)
}

fn title(costs: &[f64]) -> String {
    let (first, last) = (costs[0], costs[costs.len() - 1]);
    if let Some(bad) = costs.iter().position(|c| !c.is_finite()) {
        return format!("The cost diverges: it is {} at iteration {}", costs[bad], count(bad));
    }
    let (from, to) = apart(first, last, 3);
    if costs.len() == 1 {
        return format!("The cost is {from} at iteration 0");
    }
    if from == to {
        return format!("The cost stays at {from}");
    }
    let verb = if last < first { "falls" } else { "does not fall: it goes" };
    format!("The cost {verb} from {from} to {to}")
}

fn note(costs: &[f64], rise: Option<Rise>) -> String {
    let length = counted(costs.len(), "iteration");
    match rise {
        None => format!("{length}."),
        Some(Rise { from, to, low, high }) => {
            let (low, high) = apart(low, high, 4);
            let (from, to) = (count(from), count(to));
            format!("{length}. Its largest rise: from {low} at {from} to {high} at {to}.")
        }
    }
}

fn legend(rise: Option<Rise>) -> Vec<Entry> {
    let ring =
        |_| Entry { sample: Sample::Ring, colour: VERMILLION, words: "the top of the rise".into() };
    let line = Entry { sample: Sample::Line, colour: BLUE, words: "cost".into() };
    std::iter::once(line).chain(rise.map(ring)).collect()
}

//! The cost over the iterations.

use crate::Figure;
use crate::figure::axes::{Axes, range};
use crate::figure::canvas::{Frame, WIDTH};
use crate::figure::header::{Entry, Header, Sample};
use crate::figure::palette::{BLUE, VERMILLION};
use crate::figure::text::{count, counted, fixed};

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
    let points: Vec<(f64, f64)> = costs.iter().enumerate().map(|(k, &c)| (k as f64, c)).collect();
    let rise = largest_rise(costs);
    let header = Header { title: title(costs), note: note(rise), legend: legend(rise) };
    let top = header.height();
    let frame = Frame { left: 130.0, top, right: f64::from(WIDTH) - 40.0, bottom: top + 560.0 };
    let x = (0.0, (costs.len() - 1).max(1) as f64);
    let axes = Axes { frame, x, y: range(costs.iter().copied()) };
    let alt = format!("Line chart of the cost. {}. {}", title(costs), note(rise));

    Figure::draw(frame.bottom + 90.0, alt.trim_end().to_string(), |canvas| {
        header.draw(canvas);
        axes.paper(canvas);
        axes.curve(canvas, &points, BLUE, 4);
        if points.len() == 1 && costs[0].is_finite() {
            canvas.disc(axes.at(0.0, costs[0]), 9.0, BLUE);
        }
        if let Some(rise) = rise {
            canvas.ring(axes.at(rise.to as f64, rise.high), 17.0, VERMILLION, 4);
        }
        axes.border(canvas, 6);
        axes.x_label(canvas, "iteration");
        axes.y_label(canvas, "cost", 100.0);
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
    best.filter(|rise| rise.high - rise.low > VISIBLE * (most - least))
}

fn title(costs: &[f64]) -> String {
    let (first, last) = (costs[0], costs[costs.len() - 1]);
    let iterations = counted(costs.len(), "iteration");
    if let Some(bad) = costs.iter().position(|c| !c.is_finite()) {
        return format!("The cost diverges: it is {} at iteration {}", costs[bad], count(bad));
    }
    if costs.len() == 1 {
        return format!("The cost is {} at iteration 0", fixed(first, 3));
    }
    let verb = if last < first { "falls" } else { "does not fall: it goes" };
    format!("The cost {verb} from {} to {} in {iterations}", fixed(first, 3), fixed(last, 3))
}

fn note(rise: Option<Rise>) -> String {
    let Some(Rise { from, to, low, high }) = rise else { return String::new() };
    let (low, high) = (fixed(low, 4), fixed(high, 4));
    format!(
        "On the way it rises once from {low} to {high}, at iterations {} to {}.",
        count(from),
        count(to)
    )
}

fn legend(rise: Option<Rise>) -> Vec<Entry> {
    let ring =
        |_| Entry { sample: Sample::Ring, colour: VERMILLION, words: "the top of the rise".into() };
    let line = Entry { sample: Sample::Line, colour: BLUE, words: "cost".into() };
    std::iter::once(line).chain(rise.map(ring)).collect()
}

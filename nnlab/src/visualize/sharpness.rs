//! Cost and sharpness over the iterations: the edge of stability.

use super::cost::{Rise, largest_rise};
use crate::Figure;
use crate::figure::axes::{Axes, range};
use crate::figure::canvas::{BODY, Canvas, Font, Frame, WIDTH};
use crate::figure::header::{Entry, Header, Sample};
use crate::figure::marks::Mark;
use crate::figure::palette::{BLUE, FRAME, GREEN, MUTED, ORANGE, VERMILLION};
use crate::figure::text::{count, counted, fixed, significant};

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
    let events = Events { edge, crossing: crossing(sharpness, edge), rise: late_rise(costs) };
    let header = Header { title: events.title(), note: events.note(), legend: events.legend() };
    let top = header.height() + 40.0;
    let (upper, lower) = frames(top);
    let last = (costs.len() - 1).max(sharpness[sharpness.len() - 1].0).max(1) as f64;
    let costs_chart = Axes { frame: upper, x: (0.0, last), y: cost_heights(costs) };
    let sharp = range(sharpness.iter().map(|s| s.1).chain([0.0, edge]));
    let sharp_chart = Axes { frame: lower, x: (0.0, last), y: (0.0, sharp.1) };
    let alt = events.alt(costs, sharpness);

    Figure::draw(lower.bottom + 90.0, alt, |canvas| {
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
        finish(canvas, &costs_chart, "cost (its first fall is cut off)", "cost");
        finish(canvas, &sharp_chart, "sharpness", "largest curvature");
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
    assert!(
        learning_rate > 0.0 && learning_rate.is_finite(),
        "expected a positive, finite learning rate, but learning_rate = {learning_rate}"
    );
}

fn frames(top: f64) -> (Frame, Frame) {
    let (left, right) = (140.0, f64::from(WIDTH) - 40.0);
    let upper = Frame { left, top, right, bottom: top + 370.0 };
    (upper, Frame { left, top: upper.bottom + 110.0, right, bottom: upper.bottom + 480.0 })
}

fn finish(canvas: &mut Canvas, axes: &Axes, heading: &str, label: &str) {
    axes.border(canvas, 5);
    axes.y_label(canvas, label, 108.0);
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
    let pair = sharpness.windows(2).find(|pair| pair[0].1 <= edge && pair[1].1 > edge)?;
    let ((from, low), (to, high)) = (pair[0], pair[1]);
    let share = (edge - low) / (high - low);
    Some((from as f64 + share * (to - from) as f64).round() as usize)
}

/// What happens in the run.
struct Events {
    edge: f64,
    crossing: Option<usize>,
    rise: Option<Rise>,
}

impl Events {
    fn title(&self) -> String {
        match (self.crossing, self.rise) {
            (Some(at), Some(rise)) if rise.to > at => {
                format!("The sharpness crosses 2/α at iteration {}; then the cost rises", count(at))
            }
            (Some(at), _) => format!("The sharpness crosses 2/α at iteration {}", count(at)),
            (None, _) => "The sharpness never crosses 2/α from below".into(),
        }
    }

    fn note(&self) -> String {
        let edge = significant(self.edge);
        let stable = format!("Below 2/α = {edge} gradient descent is stable.");
        match self.rise {
            Some(Rise { from, to, low, high }) => format!(
                "{stable} From iteration {} to {} the cost rises from {} to {}.",
                count(from),
                count(to),
                fixed(low, 4),
                fixed(high, 4)
            ),
            None => stable,
        }
    }

    fn legend(&self) -> Vec<Entry> {
        let entry = |sample, colour, words: &str| Entry { sample, colour, words: words.into() };
        let mut legend = vec![
            entry(Sample::Line, BLUE, "cost"),
            entry(Sample::LineWithMark(Mark::Square), GREEN, "sharpness"),
            entry(Sample::Dashes, VERMILLION, &format!("2/α = {}", significant(self.edge))),
        ];
        if let Some(at) = self.crossing {
            legend.push(entry(Sample::Dashes, MUTED, &format!("crossed at {}", count(at))));
        }
        if self.rise.is_some() {
            legend.push(entry(Sample::Ring, ORANGE, "top of the rise"));
        }
        legend
    }

    fn alt(&self, costs: &[f64], sharpness: &[(usize, f64)]) -> String {
        let crossed = match self.crossing {
            Some(at) => {
                format!("It crosses 2/α = {} at iteration {}.", significant(self.edge), count(at))
            }
            None => format!("It never crosses 2/α = {} from below.", significant(self.edge)),
        };
        let (first, last) = (sharpness[0].1, sharpness[sharpness.len() - 1].1);
        format!(
            "Two charts over {}. Cost: from {} to {}. Sharpness: from {} to {}. {crossed} {}",
            counted(costs.len(), "iteration"),
            fixed(costs[0], 3),
            fixed(costs[costs.len() - 1], 3),
            significant(first),
            significant(last),
            self.note()
        )
    }

    /// Paper, the edge, the crossing through both charts, and the top of the rise.
    fn draw(&self, canvas: &mut Canvas, costs: &Axes, sharp: &Axes) {
        costs.paper(canvas);
        sharp.paper(canvas);
        canvas.dashed(
            sharp.at(sharp.x.0, self.edge),
            sharp.at(sharp.x.1, self.edge),
            VERMILLION,
            4,
        );
        if let Some(at) = self.crossing {
            for axes in [costs, sharp] {
                let x = at as f64;
                canvas.dashed(axes.at(x, axes.y.1), axes.at(x, axes.y.0), MUTED, 3);
            }
        }
        if let Some(rise) = self.rise {
            canvas.ring(costs.at(rise.to as f64, rise.high), 17.0, ORANGE, 5);
        }
        canvas.outline(costs.frame, FRAME, 2);
    }
}

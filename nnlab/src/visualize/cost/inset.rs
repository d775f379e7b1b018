//! A closer look at a part of a curve, in the free corner above it.

use super::Rise;
use crate::figure::axes::{Axes, range};
use crate::figure::canvas::{Canvas, Font, Frame, Point, SMALL};
use crate::figure::palette::{BLUE, VERMILLION};

/// Where the corner begins and ends: shares of the chart's width and height, from its upper left.
const CORNER: [f64; 4] = [0.36, 0.06, 0.96, 0.56];

/// The iterations and the costs that are looked at.
pub(super) struct Inset {
    x: (f64, f64),
    y: (f64, f64),
}

impl Inset {
    /// None where the curve itself is in that corner.
    pub fn of(axes: &Axes, costs: &[f64], rise: Rise) -> Option<Inset> {
        let last = costs.len() - 1;
        let beside = (2 * (rise.to - rise.from)).max(costs.len() / 50).max(2);
        let (from, to) = (rise.from.saturating_sub(beside), last.min(rise.to + beside));
        let first_below = (axes.x.0 + (CORNER[0] - 0.06) * (axes.x.1 - axes.x.0)).max(0.0) as usize;
        let ceiling = axes.y.1 - (CORNER[3] + 0.16) * (axes.y.1 - axes.y.0);
        let free = costs.iter().skip(first_below).all(|&cost| cost < ceiling);
        let y = range(costs[from..=to].iter().copied());
        free.then_some(Inset { x: (from as f64, to as f64), y })
    }

    /// Both frames in one colour: the part of the chart, and the corner that shows it large.
    pub fn draw(&self, canvas: &mut Canvas, chart: &Axes, points: &[Point]) {
        let (left, bottom) = chart.at(self.x.0, self.y.0);
        let (right, top) = chart.at(self.x.1, self.y.1);
        canvas.outline(Frame { left, top: top - 8.0, right, bottom: bottom + 8.0 }, VERMILLION, 3);

        let f = chart.frame;
        let across = |share: f64| f.left + share * f.width();
        let down = |share: f64| f.top + share * f.height();
        let [left, top, right, bottom] = CORNER;
        let frame = Frame {
            left: across(left),
            top: down(top),
            right: across(right),
            bottom: down(bottom),
        };
        let axes = Axes { frame, x: self.x, y: self.y, ticks: (5, 4) };
        axes.paper(canvas);
        let inside = points[self.x.0 as usize..=self.x.1 as usize].to_vec();
        axes.curve(canvas, &inside, BLUE, 4);
        axes.x_ticks(canvas);
        axes.y_ticks(canvas);
        canvas.outline(frame, VERMILLION, 3);
        canvas.text((frame.left + 14.0, frame.top + 22.0), "the rise, closer", Font::new(SMALL));
    }
}

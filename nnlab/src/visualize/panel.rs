//! Small multiples: several charts of the same plane, side by side.

use super::data::plane_shape;
use crate::figure::axes::Axes;
use crate::figure::canvas::{BODY, Canvas, Font, Frame, MARGIN, SMALL, WIDTH};
use crate::figure::palette::{FRAME, MUTED};

/// Room for the numbers left of the first column.
const LEFT: f64 = 48.0;
const GAP: f64 = 30.0;
/// Room for the two lines above a chart.
const CAPTION: f64 = 74.0;
/// Room for the numbers below a chart.
const BELOW: f64 = 46.0;

/// Where each chart stands.
pub(crate) struct Panels {
    pub ranges: ((f64, f64), (f64, f64)),
    pub columns: usize,
    pub top: f64,
}

impl Panels {
    fn side(&self) -> f64 {
        let columns = self.columns as f64;
        (f64::from(WIDTH) - 2.0 * MARGIN - LEFT - GAP * (columns - 1.0)) / columns
    }

    fn chart_height(&self) -> f64 {
        self.side() * plane_shape(self.ranges)
    }

    fn row_height(&self) -> f64 {
        CAPTION + self.chart_height() + BELOW
    }

    /// The height of the sheet under `count` charts.
    pub fn bottom(&self, count: usize) -> f64 {
        self.top + self.row_height() * count.div_ceil(self.columns) as f64 + 10.0
    }

    /// The place of chart number `k`, from 0.
    pub fn frame(&self, k: usize) -> Frame {
        let (row, column) = ((k / self.columns) as f64, (k % self.columns) as f64);
        let left = MARGIN + LEFT + column * (self.side() + GAP);
        let top = self.top + row * self.row_height() + CAPTION;
        Frame { left, top, right: left + self.side(), bottom: top + self.chart_height() }
    }

    /// Chart number `k` over the plane of the data.
    pub fn axes(&self, k: usize) -> Axes {
        Axes { frame: self.frame(k), x: self.ranges.0, y: self.ranges.1 }
    }

    /// The chart's name, its number, its frame and ticks.
    pub fn finish(&self, canvas: &mut Canvas, k: usize, name: &str, finding: &str) {
        let axes = self.axes(k);
        self.caption(canvas, axes.frame, name, finding);
        axes.x_ticks(canvas, 4);
        if k.is_multiple_of(self.columns) {
            axes.y_ticks(canvas, 4);
        }
        canvas.outline(axes.frame, FRAME, 2);
    }

    /// Two lines above a chart.
    pub fn caption(&self, canvas: &mut Canvas, frame: Frame, name: &str, finding: &str) {
        canvas.text((frame.left, frame.top - 52.0), name, Font::new(SMALL).colour(MUTED));
        canvas.text((frame.left, frame.top - 20.0), finding, Font::new(BODY).bold());
    }
}
